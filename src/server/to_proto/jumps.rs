//! Jumps to transcripts, and links.

use std::path::Path;

use tower_lsp::ls_types::{self as lsp, LocationLink};

use super::{ToProto, uri};
use crate::analysis::NavigationTarget;
use crate::analysis::definition::Definition;
use crate::analysis::document_link::{DocumentLink, Target};
use crate::analysis::inlay_hint::{HintTarget, InlayHint};
use crate::text::{Span, Text};

impl ToProto<'_> {
    /// As [`ToProto::definition`], of places in transcripts.
    pub(in crate::server) fn implementation(&self, text: &Text, passages: &Definition) -> lsp::GotoDefinitionResponse {
        let targets = passages.targets.iter();
        if self.agreed.implementation_links {
            let origin = self.range(text, passages.origin);
            let link = |target: &NavigationTarget| {
                let full = self.in_transcript(&target.path, target.full.join(target.focus))?;
                let focus = self.in_transcript(&target.path, target.focus)?;
                Some(LocationLink {
                    origin_selection_range: Some(origin),
                    target_uri: focus.uri,
                    target_range: full.range,
                    target_selection_range: focus.range,
                })
            };
            targets.filter_map(link).collect::<Vec<_>>().into()
        } else {
            targets.filter_map(|target| self.in_transcript(&target.path, target.focus)).collect::<Vec<_>>().into()
        }
    }

    /// A place in a transcript, whose text may be another than that of a document with its name. Of one that no editor
    /// shows it is a place in the text that the server gives out, else the file.
    pub(in crate::server) fn in_transcript(&self, path: &Path, span: Span) -> Option<lsp::Location> {
        let transcript = &self.snapshot.transcript(path)?.transcript;
        let (uri, range) = match (transcript.is_extracted, self.agreed.text_content) {
            (false, _) => (uri::from_path(path)?, self.range_of_disk(&transcript.text, span)),
            (true, true) => (uri::of_text(path)?, self.range(&transcript.text, span)),
            (true, false) => (uri::from_path(path)?, lsp::Range::default()),
        };
        Some(lsp::Location { uri, range })
    }

    /// The word of each hint leads to the passage, or to the entry.
    pub(in crate::server) fn inlay_hints(&self, text: &Text, hints: Vec<InlayHint>) -> Vec<lsp::InlayHint> {
        let hint = |hint: InlayHint| {
            let location = match hint.target {
                Some(HintTarget::Passage(passage)) => self.in_transcript(&passage.path, passage.span),
                Some(HintTarget::Entry(entry)) => self.location(&entry.path, entry.span),
                None => None,
            };
            let part = lsp::InlayHintLabelPart { value: hint.label, location, ..Default::default() };
            lsp::InlayHint {
                position: self.range(text, Span::empty(hint.offset)).start,
                label: lsp::InlayHintLabel::LabelParts(vec![part]),
                kind: None,
                text_edits: None,
                tooltip: hint.tooltip.map(lsp::InlayHintTooltip::String),
                padding_left: Some(true),
                padding_right: None,
                data: None,
            }
        };
        hints.into_iter().map(hint).collect()
    }

    /// A link whose target is no URI is left out.
    pub(in crate::server) fn document_links(
        &self,
        path: &Path,
        links: Vec<DocumentLink>,
    ) -> Option<Vec<lsp::DocumentLink>> {
        let text = self.snapshot.text(path)?;
        let link = |link: DocumentLink| {
            let target = match &link.target {
                Target::Web(url) => uri::normalise(url).parse().ok()?,
                Target::File(path) => uri::from_path(path)?,
            };
            let range = self.range(text, link.span);
            Some(lsp::DocumentLink { range, target: Some(target), tooltip: Some(link.tooltip), data: None })
        };
        Some(links.into_iter().filter_map(link).collect())
    }
}
