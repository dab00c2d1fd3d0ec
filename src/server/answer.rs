//! How requests are answered: from the state as it is when they arrive, with what is still to be read for them, off the
//! protocol's task.

use std::path::Path;
use std::sync::Arc;

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types as lsp;
use tower_lsp::ls_types::TextDocumentPositionParams;

use super::backend::Backend;
use super::features::Features;
use super::from_proto;
use super::session::Session;
use super::to_proto::ToProto;
use crate::analysis::FilePosition;
use crate::analysis::shared::holding::Search;
use crate::text::{Position, Span, Text};
use crate::workspace::Snapshot;

/// Which documents that are not open a request about a place has to read.
pub(super) type Unread = fn(&dyn Features, &Snapshot, &FilePosition) -> Vec<Arc<Path>>;

/// What a request about a place waits for, for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// Nothing: it is asked with every move of the caret, and what is known will do.
    Nothing,
    /// The libraries that the document names.
    Libraries,
    /// The transcripts, too, that the words there rest on.
    Words,
    /// And those in which they may stand that nobody cites.
    Search,
}

/// A request about a place in a file.
pub(super) struct Question<'a> {
    pub(super) features: &'a dyn Features,
    pub(super) session: &'a Session,
    pub(super) text: &'a Text,
    pub(super) at: FilePosition,
    /// Holds the snapshot as well.
    pub(super) to_proto: ToProto<'a>,
}

impl Backend {
    /// Answers a request about a place.
    pub(super) async fn answer<T: Send + 'static>(
        &self,
        what: &'static str,
        place: TextDocumentPositionParams,
        needs: Needs,
        answer: impl FnOnce(Question<'_>) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let snapshot = self.session.snapshot();
        let Some(path) = from_proto::path(&place.text_document.uri) else { return Ok(None) };
        let mut snapshot = match needs {
            Needs::Nothing => snapshot,
            Needs::Libraries | Needs::Words | Needs::Search => self.session.with_libraries(snapshot, &path).await,
        };
        let position = from_proto::position(place.position);
        if matches!(needs, Needs::Words | Needs::Search) {
            snapshot = self.session.with_transcripts(snapshot, &path, Some(position)).await;
        }
        if needs == Needs::Search
            && let Some(search) = self.search(&snapshot, &path, position)
        {
            (snapshot, _) = self.session.found_soon(what, &snapshot, search).await?;
        }
        let work = move |session: &Session| {
            let text = snapshot.text(&path)?;
            let offset = text.offset(position, session.encoding());
            let at = FilePosition { path: Arc::clone(&path), offset };
            let to_proto = ToProto { snapshot: &snapshot, agreed: session.agreed() };
            answer(Question { features: &*session.features, session, text, at, to_proto })
        };
        self.session.compute_soon(what, work).await
    }

    /// What is to be looked through for words at `position` that have no source.
    fn search(&self, snapshot: &Snapshot, path: &Path, position: Position) -> Option<Search> {
        let offset = snapshot.text(path)?.offset(position, self.session.encoding());
        self.session.features.search(snapshot, path, Span::empty(offset))
    }

    /// Answers a request about a place from all documents of the workspace. Those that are not open and whose text it takes,
    /// as `unread` says, are read for it, as they are on disk now; the client is shown how far that is. `is_complete` says whether all documents were found in
    /// time.
    pub(super) async fn answer_from_all<T: Send + 'static>(
        &self,
        what: &'static str,
        place: TextDocumentPositionParams,
        (unread, progress): (Unread, lsp::WorkDoneProgressParams),
        answer: impl FnOnce(Question<'_>, bool) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let snapshot = self.session.snapshot();
        let Some(path) = from_proto::path(&place.text_document.uri) else { return Ok(None) };
        let (snapshot, is_complete) = self.session.with_workspace(snapshot, &path).await;
        let Some(text) = snapshot.text(&path) else { return Ok(None) };
        let offset = text.offset(from_proto::position(place.position), self.session.encoding());
        let at = FilePosition { path: Arc::clone(&path), offset };
        let (now, from) = (Arc::clone(&snapshot), at.clone());
        let unread = move |session: &Session| unread(&*session.features, &now, &from);
        let unread = self.session.compute(what, unread).await?;
        let snapshot = self.session.with_closed(snapshot, unread, progress.work_done_token).await?;
        let work = move |session: &Session| {
            let to_proto = ToProto { snapshot: &snapshot, agreed: session.agreed() };
            let text = snapshot.text(&path)?;
            answer(Question { features: &*session.features, session, text, at, to_proto }, is_complete)
        };
        self.session.compute(what, work).await
    }

    /// Answers a request about all of the file at `uri`: from the state as it is now, with the libraries that are still to
    /// be read.
    pub(super) async fn answer_about<T: Send + 'static>(
        &self,
        what: &'static str,
        uri: &lsp::Uri,
        answer: impl FnOnce(&dyn Features, &ToProto<'_>, &Path) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let snapshot = self.session.snapshot();
        let Some(path) = from_proto::path(uri) else { return Ok(None) };
        let snapshot = self.session.with_libraries(snapshot, &path).await;
        let work = move |session: &Session| {
            let to_proto = ToProto { snapshot: &snapshot, agreed: session.agreed() };
            answer(&*session.features, &to_proto, &path)
        };
        self.session.compute(what, work).await
    }

    /// The same of what rests on the file alone: a document is looked at without its libraries.
    pub(super) async fn answer_from_text<T: Send + 'static>(
        &self,
        what: &'static str,
        uri: &lsp::Uri,
        answer: impl FnOnce(&dyn Features, &ToProto<'_>, &Path) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        let snapshot = self.session.snapshot();
        let Some(path) = from_proto::path(uri) else { return Ok(None) };
        let snapshot = match snapshot.document(&path) {
            Some(_) => snapshot,
            None => self.session.with_libraries(snapshot, &path).await,
        };
        let work = move |session: &Session| {
            let to_proto = ToProto { snapshot: &snapshot, agreed: session.agreed() };
            answer(&*session.features, &to_proto, &path)
        };
        self.session.compute(what, work).await
    }
}
