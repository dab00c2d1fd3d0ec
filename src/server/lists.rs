//! What an editor lists beside the text: requests of ours, which `protocol.md` describes.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types as lsp;
use tower_lsp::ls_types::notification::Notification;

use super::closed::Progress;
use super::from_proto;
use super::session::Session;
use super::to_proto::ToProto;
use super::uri;
use crate::analysis::FilePosition;
use crate::analysis::code_lens;
use crate::analysis::lists::citations::{CitationList, CitationRow};
use crate::analysis::lists::quotations::QuotationRow;
use crate::analysis::lists::sources::SourceRow;
use crate::analysis::shared::tally::State;
use crate::analysis::shared::usage;
use crate::sources::Date;
use crate::syntax::StatementKind;
use crate::text::Text;
use crate::workspace::{Document, Found, Home, Silence, Snapshot, TranscriptState};

/// The requests.
pub(super) const QUOTATIONS_METHOD: &str = "ibid/quotations";
pub(super) const SOURCES_METHOD: &str = "ibid/sources";
pub(super) const CITATIONS_METHOD: &str = "ibid/citations";

/// `ibid/refresh`
pub(super) enum Refresh {}

impl Notification for Refresh {
    type Params = ();
    const METHOD: &'static str = "ibid/refresh";
}

/// Whose quotations, or sources, are wanted. Without a document: all there are.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Params {
    pub(super) text_document: Option<lsp::TextDocumentIdentifier>,
    pub(super) work_done_token: Option<lsp::ProgressToken>,
}

#[derive(Debug, Serialize)]
pub(super) struct QuotationsResult {
    documents: Vec<DocumentQuotations>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct DocumentQuotations {
    uri: lsp::Uri,
    version: Option<i32>,
    is_checked: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    silence: Option<SilenceReason>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tally: Option<String>,
    counts: BTreeMap<&'static str, usize>,
    quotations: Vec<Quotation>,
}

/// Why a document is not checked.
#[derive(Debug, Serialize)]
struct SilenceReason {
    reason: &'static str,
    message: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Quotation {
    range: lsp::Range,
    kind: &'static str,
    words: String,
    state: &'static str,
    is_problem: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    keys: Vec<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SourcesResult {
    libraries: Vec<Library>,
    is_incomplete: bool,
}

#[derive(Debug, Serialize)]
struct Library {
    uri: lsp::Uri,
    name: String,
    sources: Vec<Source>,
}

#[derive(Debug, Serialize)]
struct Source {
    key: String,
    range: lsp::Range,
    speakers: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "String::is_empty")]
    kind: String,
    usage: String,
    citations: u32,
    quotations: u32,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CitationsResult {
    version: Option<i32>,
    citations: Vec<CitationCandidate>,
    is_incomplete: bool,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct CitationCandidate {
    key: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    locator: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    container: Option<String>,
    has_words: bool,
    edits: Vec<lsp::TextEdit>,
}

impl Session {
    /// `ibid/quotations`
    pub(super) async fn quotations(self: &Arc<Self>, params: Params) -> Result<QuotationsResult> {
        let snapshot = self.snapshot();
        match params.text_document {
            Some(of) => self.quotations_of(snapshot, &of.uri).await,
            None => self.all_quotations(snapshot, params.work_done_token).await,
        }
    }

    async fn quotations_of(self: &Arc<Self>, snapshot: Arc<Snapshot>, uri: &lsp::Uri) -> Result<QuotationsResult> {
        let Some(path) = from_proto::path(uri) else { return Ok(QuotationsResult { documents: Vec::new() }) };
        let snapshot = self.with_libraries(snapshot, &path).await;
        let work = move |session: &Self| {
            let document = snapshot.document(&path);
            QuotationsResult { documents: document.and_then(|it| session.listed(&snapshot, it)).into_iter().collect() }
        };
        self.compute("listing quotations", work).await
    }

    /// Those of all documents, one after the other: of those that are not open text and transcripts are let go again.
    async fn all_quotations(
        self: &Arc<Self>,
        snapshot: Arc<Snapshot>,
        token: Option<lsp::ProgressToken>,
    ) -> Result<QuotationsResult> {
        let (snapshot, _) = self.with_workspace(snapshot, Path::new("")).await;
        let open = snapshot.documents().map(|document| Arc::clone(&document.path));
        let closed = snapshot.closed().map(|summary| Arc::clone(&summary.path));
        let mut paths: Vec<Arc<Path>> = open.chain(closed).collect();
        paths.sort();
        paths.dedup();
        let mut progress = Progress::begin(&self.client, token, "ibid: looking at quotations").await;
        let (mut documents, count) = (Vec::new(), paths.len());
        for (index, path) in paths.into_iter().enumerate() {
            let now = Arc::clone(&snapshot);
            let list = move |session: &Self| {
                let snapshot = now.reading(&*session.fs(), &[Arc::clone(&path)]);
                let document = snapshot.document(&path)?;
                let snapshot = session.with_cited_transcripts(&snapshot, document);
                session.listed(&snapshot, document)
            };
            documents.extend(self.compute("listing quotations", list).await?);
            progress.report(index + 1, count).await;
        }
        progress.finish().await;
        Ok(QuotationsResult { documents })
    }

    /// `snapshot`, with all transcripts that the quotations of `document` are to be compared with.
    fn with_cited_transcripts(&self, snapshot: &Snapshot, document: &Document) -> Snapshot {
        let unread = self.features.unread_transcripts(snapshot, document);
        let read = |path: &Arc<Path>| match self.reading_words(path).run(&*self.fs()) {
            Found::Transcript(path, TranscriptState::Loaded(file)) => Some((path, file)),
            _ => None,
        };
        snapshot.with_transcripts(unread.iter().filter_map(read))
    }

    fn listed(&self, snapshot: &Snapshot, document: &Document) -> Option<DocumentQuotations> {
        let list = self.features.quotations(snapshot, document, self.lenses.memo());
        let to_proto = ToProto { snapshot, agreed: self.agreed() };
        Some(DocumentQuotations {
            uri: uri::from_path(&document.path)?,
            version: document.version,
            is_checked: snapshot.wants_diagnostics(document),
            silence: snapshot.silence(document).map(|it| silence(snapshot, &it)),
            tally: list.tally_in_words(),
            counts: list.tally().parts().map(|(state, count)| (name(state), count)).collect(),
            quotations: list.rows.into_iter().map(|row| quotation(&to_proto, &document.text, row)).collect(),
        })
    }

    /// `ibid/sources`
    pub(super) async fn sources(self: &Arc<Self>, params: Params) -> Result<SourcesResult> {
        let snapshot = self.snapshot();
        let path = params.text_document.and_then(|of| from_proto::path(&of.uri));
        let snapshot = match &path {
            Some(path) => self.with_libraries(snapshot, path).await,
            None => self.with_workspace(snapshot, Path::new("")).await.0,
        };
        let work = move |session: &Self| {
            let (paths, is_incomplete) = homes(&snapshot, path.as_deref());
            let libraries = paths.iter().filter_map(|path| session.library(&snapshot, path)).collect();
            SourcesResult { libraries, is_incomplete }
        };
        self.compute("listing sources", work).await
    }

    fn library(&self, snapshot: &Arc<Snapshot>, path: &Arc<Path>) -> Option<Library> {
        let home = snapshot.home(path)?;
        let counts = self.lenses.counts(&*self.features, snapshot, path);
        let to_proto = ToProto { snapshot, agreed: self.agreed() };
        let rows = self.features.sources(home.library(), &counts.usage);
        Some(Library {
            uri: uri::from_path(path)?,
            name: usage::name(snapshot, path),
            sources: rows.into_iter().map(|row| source(&to_proto, home, row)).collect(),
        })
    }

    /// `ibid/citations`
    pub(super) async fn citations(
        self: &Arc<Self>,
        params: lsp::TextDocumentPositionParams,
    ) -> Result<Option<CitationsResult>> {
        const WHAT: &str = "listing what can be cited";
        let snapshot = self.snapshot();
        let Some(path) = from_proto::path(&params.text_document.uri) else { return Ok(None) };
        let position = from_proto::position(params.position);
        let snapshot = self.with_libraries(snapshot, &path).await;
        let snapshot = self.with_transcripts(snapshot, &path, Some(position)).await;
        let Some(text) = snapshot.text(&path) else { return Ok(None) };
        let at = FilePosition { offset: text.offset(position, self.encoding()), path };
        let list = |snapshot: &Arc<Snapshot>| {
            let (snapshot, at) = (Arc::clone(snapshot), at.clone());
            self.compute(WHAT, move |session| session.features.citations(&snapshot, &at))
        };
        let listed = list(&snapshot).await?;
        let listed = match listed.as_ref().and_then(|listed| listed.search.clone()) {
            Some(search) => list(&self.found_soon(WHAT, &snapshot, search).await?.0).await?,
            None => listed,
        };
        let to_proto = ToProto { snapshot: &snapshot, agreed: self.agreed() };
        let in_document = |listed| Some(citations(&to_proto, snapshot.document(&at.path)?, listed));
        Ok(listed.and_then(in_document))
    }
}

/// The files with the sources that the document at `path` sees, or all of them, and whether some are still to be read.
fn homes(snapshot: &Snapshot, path: Option<&Path>) -> (Vec<Arc<Path>>, bool) {
    if let Some(path) = path {
        let Some(document) = snapshot.document(path) else { return (Vec::new(), false) };
        let sources = snapshot.sources(document);
        let with_entries = sources.homes().filter(|(_, library)| !library.entries().is_empty());
        return (with_entries.map(|(path, _)| Arc::clone(path)).collect(), sources.incomplete);
    }
    let with_entries = snapshot.homes().filter(|home| !home.library().entries().is_empty());
    let mut paths: Vec<Arc<Path>> = with_entries.map(|home| Arc::clone(home.path())).collect();
    paths.sort();
    paths.dedup();
    (paths, snapshot.is_reading())
}

fn silence(snapshot: &Snapshot, silence: &Silence) -> SilenceReason {
    let (reason, message) = match silence {
        Silence::Excluded(path) => ("excluded", format!("`{}` excludes it.", usage::name(snapshot, path))),
        Silence::Never => ("never", "The setting `ibid.markdown` is “never”.".to_owned()),
        Silence::OptedOut => ("opted-out", "Its metadata say `ibid: false`.".to_owned()),
        Silence::NotAsked => {
            let message = "No ibid.toml stands in its folder or above, and it names no sources of its own.";
            ("not-asked", message.to_owned())
        }
    };
    SilenceReason { reason, message }
}

fn quotation(to_proto: &ToProto<'_>, text: &Text, row: QuotationRow) -> Quotation {
    Quotation {
        range: to_proto.range(text, row.span),
        kind: match row.kind {
            StatementKind::InlineQuotation => "quotation",
            StatementKind::BlockQuotation => "block-quotation",
            StatementKind::Claim => "claim",
        },
        words: row.words,
        state: name(row.state),
        is_problem: row.state.is_problem(),
        speaker: row.speaker,
        date: row.date.as_ref().map(Date::words),
        keys: row.keys,
    }
}

/// What a state is called in the protocol.
fn name(state: State) -> &'static str {
    match state {
        State::Unsourced => "unsourced",
        State::ToCome => "source-to-come",
        State::Misquoted => "misquoted",
        State::NotFound => "not-found",
        State::Sourced => "sourced",
        State::Checked => "checked",
        State::Verified => "verified",
        State::Excused => "excused",
    }
}

fn source(to_proto: &ToProto<'_>, home: Home<'_>, row: SourceRow) -> Source {
    Source {
        range: to_proto.range_in(home, row.span),
        key: row.key,
        speakers: row.speakers,
        people: row.people,
        title: row.title,
        date: row.date.as_ref().map(Date::words),
        kind: row.kind,
        usage: code_lens::title(row.count),
        citations: row.count.citations,
        quotations: row.count.quotations,
    }
}

fn citations(to_proto: &ToProto<'_>, document: &Document, listed: CitationList) -> CitationsResult {
    let candidate = |row: CitationRow| CitationCandidate {
        key: row.key,
        locator: row.locator,
        people: row.people,
        title: row.title,
        date: row.date.as_ref().map(Date::words),
        container: row.container,
        has_words: row.has_words,
        edits: vec![lsp::TextEdit { range: to_proto.range(&document.text, row.edit.0), new_text: row.edit.1 }],
    };
    CitationsResult {
        version: document.version,
        citations: listed.rows.into_iter().map(candidate).collect(),
        is_incomplete: listed.is_incomplete,
    }
}
