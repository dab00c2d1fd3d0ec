//! From our types to the protocol's.

mod completion;
mod edits;
mod jumps;
mod places;

pub(super) use edits::action_kind;

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use serde_json::json;
use tower_lsp::jsonrpc::{Error, ErrorCode};
use tower_lsp::ls_types::{self as lsp, HoverContents, LocationLink, MarkupContent, MarkupKind};

use super::capabilities::{Agreed, SHOW_REFERENCES};
use super::{plain_text, uri};
use crate::analysis::code_lens::{Lens, LensSubject};
use crate::analysis::definition::Definition;
use crate::analysis::diagnostics::{Diagnostic, RULES, Related, Rule, Severity};
use crate::analysis::document_symbol::{Symbol, SymbolKind};
use crate::analysis::hover::Hover;
use crate::analysis::rename::{Refusal, Renameable};
use crate::analysis::{FilePosition, FileSpan, NavigationTarget};
use crate::text::{Position, Span, Text};
use crate::workspace::{Home, Snapshot};

/// Converts what was found in one snapshot for one client. A place in a file that the snapshot does not know has no
/// line and column: what is there is left out.
#[derive(Clone, Copy)]
pub(super) struct ToProto<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) agreed: &'a Agreed,
}

impl ToProto<'_> {
    pub(super) fn hover(&self, text: &Text, hover: &Hover) -> lsp::Hover {
        lsp::Hover {
            contents: HoverContents::Markup(markup(&hover.markdown, self.agreed.hover_markdown)),
            range: Some(self.range(text, hover.span)),
        }
    }

    /// A list of links where the client knows them: they say what was jumped from, and show all of the target.
    pub(super) fn definition(&self, text: &Text, definition: &Definition) -> lsp::GotoDefinitionResponse {
        let targets = definition.targets.iter();
        if self.agreed.definition_links {
            let origin = self.range(text, definition.origin);
            targets.filter_map(|target| self.link(origin, target)).collect::<Vec<_>>().into()
        } else {
            targets.filter_map(|target| self.location(&target.path, target.focus)).collect::<Vec<_>>().into()
        }
    }

    fn link(&self, origin: lsp::Range, target: &NavigationTarget) -> Option<LocationLink> {
        let home = self.snapshot.home(&target.path)?;
        Some(LocationLink {
            origin_selection_range: Some(origin),
            target_uri: uri::from_path(&target.path)?,
            target_range: self.range_in(home, target.full.join(target.focus)),
            target_selection_range: self.range_in(home, target.focus),
        })
    }

    pub(super) fn references(&self, references: &[FileSpan]) -> Vec<lsp::Location> {
        references.iter().filter_map(|place| self.location(&place.path, place.span)).collect()
    }

    pub(super) fn renameable(&self, text: &Text, renameable: Renameable) -> lsp::PrepareRenameResponse {
        let range = self.range(text, renameable.span);
        lsp::PrepareRenameResponse::RangeWithPlaceholder { range, placeholder: renameable.key }
    }

    pub(super) fn lenses(&self, path: &Path, lenses: Vec<Lens>) -> Option<Vec<lsp::CodeLens>> {
        let (text, uri) = (self.snapshot.text(path)?, uri::from_path(path)?);
        let lens = |lens: Lens| {
            let data = Some(match lens.subject {
                LensSubject::Document => json!({"uri": uri}),
                LensSubject::Entry(key) => json!({"uri": uri, "key": key}),
            });
            lsp::CodeLens { range: self.range(text, lens.span), command: None, data }
        };
        Some(lenses.into_iter().map(lens).collect())
    }

    /// What a lens says, and the references that a click on it shows. Where there are none to show the command has no
    /// name: VS Code and those like it show the title alone then, and Neovim does nothing but say so.
    pub(super) fn lens_command(&self, at: &FilePosition, title: String, references: &[FileSpan]) -> lsp::Command {
        let references = self.references(references);
        let place = self.location(&at.path, Span::empty(at.offset)).filter(|_| !references.is_empty());
        match place {
            None => self::title(title),
            Some(lsp::Location { uri, range }) => lsp::Command {
                title,
                command: SHOW_REFERENCES.to_owned(),
                arguments: Some(vec![json!({"uri": uri, "position": range.start, "locations": references})]),
            },
        }
    }

    pub(super) fn symbols(&self, path: &Path, symbols: &[Symbol]) -> Option<lsp::DocumentSymbolResponse> {
        let text = self.snapshot.text(path)?;
        Some(if self.agreed.symbol_tree {
            symbols.iter().map(|symbol| self.symbol(text, symbol)).collect::<Vec<_>>().into()
        } else {
            let uri = uri::from_path(path)?;
            let mut flat = Vec::new();
            self.flatten(text, &uri, symbols, None, &mut flat);
            flat.into()
        })
    }

    #[allow(deprecated)] // The field `deprecated` has to be given.
    fn symbol(&self, text: &Text, symbol: &Symbol) -> lsp::DocumentSymbol {
        let children: Vec<_> = symbol.children.iter().map(|child| self.symbol(text, child)).collect();
        lsp::DocumentSymbol {
            name: symbol.name.clone(),
            detail: Some(symbol.detail.clone()).filter(|detail| !detail.is_empty()),
            kind: symbol_kind(symbol.kind),
            tags: None,
            deprecated: None,
            // Clients refuse a selection outside of its symbol.
            range: self.range(text, symbol.full.join(symbol.focus)),
            selection_range: self.range(text, symbol.focus),
            children: Some(children).filter(|children| !children.is_empty()),
        }
    }

    #[allow(deprecated)]
    fn flatten(
        &self,
        text: &Text,
        uri: &lsp::Uri,
        symbols: &[Symbol],
        parent: Option<&str>,
        flat: &mut Vec<lsp::SymbolInformation>,
    ) {
        for symbol in symbols {
            flat.push(lsp::SymbolInformation {
                name: symbol.name.clone(),
                kind: symbol_kind(symbol.kind),
                tags: None,
                deprecated: None,
                location: lsp::Location { uri: uri.clone(), range: self.range(text, symbol.full.join(symbol.focus)) },
                container_name: parent.map(ToOwned::to_owned),
            });
            self.flatten(text, uri, &symbol.children, Some(&symbol.name), flat);
        }
    }

    pub(super) fn diagnostic(&self, text: &Text, diagnostic: &Diagnostic) -> lsp::Diagnostic {
        let code = diagnostic.rule.code;
        let related =
            || diagnostic.related.iter().filter_map(|related| self.related(text, related)).collect::<Vec<_>>();
        lsp::Diagnostic {
            range: self.range(text, diagnostic.span),
            severity: Some(severity(diagnostic.severity)),
            code: Some(lsp::NumberOrString::String(code.into())),
            code_description: self.agreed.code_description.then(|| explanation(diagnostic.rule)).flatten(),
            source: Some("ibid".into()),
            message: diagnostic.message.clone(),
            related_information: (self.agreed.related_information && !diagnostic.related.is_empty()).then(related),
            tags: (self.agreed.unnecessary_tag && diagnostic.unnecessary)
                .then(|| vec![lsp::DiagnosticTag::UNNECESSARY]),
            data: None,
        }
    }

    /// A place that explains a finding in a file with `text`. What another file than that says of itself is in a library,
    /// which is no transcript.
    fn related(&self, text: &Text, related: &Related) -> Option<lsp::DiagnosticRelatedInformation> {
        let FileSpan { path, span } = &related.place;
        let is_own = self.snapshot.text(path).is_some_and(|own| std::ptr::eq(own, text));
        let in_transcript = if is_own { None } else { self.in_transcript(path, *span) };
        let location = in_transcript.or_else(|| self.location(path, *span))?;
        Some(lsp::DiagnosticRelatedInformation { location, message: related.message.clone() })
    }

    pub(super) fn location(&self, path: &Arc<Path>, span: Span) -> Option<lsp::Location> {
        let range = if let Some(home) = self.snapshot.home(path) {
            self.range_in(home, span)
        } else {
            let (start, end) = self.snapshot.summary(path)?.position(span, self.agreed.encoding)?;
            lsp::Range { start: position(start), end: position(end) }
        };
        Some(lsp::Location { uri: uri::from_path(path)?, range })
    }

    pub(super) fn range_in(&self, home: Home<'_>, span: Span) -> lsp::Range {
        if home.version().is_none() { self.range_of_disk(home.text(), span) } else { self.range(home.text(), span) }
    }

    /// A range of a file as the client will have it when it opens it: a byte order mark, which is in a file of the disk,
    /// is in no editor's text.
    fn range_of_disk(&self, text: &Text, span: Span) -> lsp::Range {
        const MARK: &str = "\u{feff}";
        let mut range = self.range(text, span);
        let mark = Span::new(0, MARK.len());
        if text.slice(mark) == MARK {
            let width = text.position(mark.end(), self.agreed.encoding).column;
            for place in [&mut range.start, &mut range.end] {
                place.character -= if place.line == 0 { width.min(place.character) } else { 0 };
            }
        }
        range
    }

    pub(super) fn range(&self, text: &Text, span: Span) -> lsp::Range {
        let at = |offset| position(text.position(offset, self.agreed.encoding));
        lsp::Range { start: at(span.start()), end: at(span.end()) }
    }
}

/// A command that says something and does nothing.
pub(super) fn title(title: String) -> lsp::Command {
    lsp::Command { title, command: String::new(), arguments: None }
}

/// The answer to a request that cannot be met.
pub(super) fn refusal(refusal: &Refusal) -> Error {
    // Of the protocol's own codes this says that the request is all right, and that there is nothing to mend in us.
    const REQUEST_FAILED: i64 = -32803;
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: refusal.to_string().into(), data: None }
}

/// A position that is in the client's units already.
fn position(position: Position) -> lsp::Position {
    lsp::Position { line: position.line, character: position.column }
}

fn markup(markdown: &str, client_knows_markdown: bool) -> MarkupContent {
    if client_knows_markdown {
        MarkupContent { kind: MarkupKind::Markdown, value: markdown.to_owned() }
    } else {
        MarkupContent { kind: MarkupKind::PlainText, value: plain_text::of_markdown(markdown) }
    }
}

/// Where a rule is explained. There may be thousands of findings of one, each time one types a letter.
fn explanation(rule: &Rule) -> Option<lsp::CodeDescription> {
    static ADDRESSES: LazyLock<HashMap<&str, lsp::Uri>> =
        LazyLock::new(|| RULES.iter().filter_map(|rule| Some((rule.code, rule.url().parse().ok()?))).collect());
    Some(lsp::CodeDescription { href: ADDRESSES.get(rule.code)?.clone() })
}

fn severity(severity: Severity) -> lsp::DiagnosticSeverity {
    match severity {
        Severity::Hint => lsp::DiagnosticSeverity::HINT,
        Severity::Information => lsp::DiagnosticSeverity::INFORMATION,
        Severity::Warning => lsp::DiagnosticSeverity::WARNING,
        Severity::Error => lsp::DiagnosticSeverity::ERROR,
    }
}

/// The protocol has kinds for code alone; these have fitting icons.
fn symbol_kind(kind: SymbolKind) -> lsp::SymbolKind {
    match kind {
        SymbolKind::Heading => lsp::SymbolKind::NAMESPACE,
        SymbolKind::Quotation => lsp::SymbolKind::STRING,
        SymbolKind::Claim => lsp::SymbolKind::BOOLEAN,
        SymbolKind::Source => lsp::SymbolKind::KEY,
    }
}
