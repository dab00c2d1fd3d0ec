//! Completion: the files that a field may name are listed first; sources that nobody cites come up among the first when
//! their transcripts have the words, for which these are looked through.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types as lsp;

use super::from_proto;
use super::session::Session;
use super::to_proto::ToProto;
use crate::analysis::FilePosition;
use crate::analysis::completion::Completion;
use crate::analysis::shared::holding::Search;
use crate::workspace::Snapshot;

/// How long a menu waits for the transcripts. Who types sees no delay in it; a folder of ordinary size is read by then, and
/// the next letter finds what was read of a larger one.
const PATIENCE: Duration = Duration::from_millis(80);

/// Of how many items a client that does not ask for what they mean is told so at once: a menu shows no more before somebody
/// types on.
const DESCRIBED: usize = 20;

const WHAT: &str = "completing";

impl Session {
    /// Whether who has just typed `sign` before `position` may ask for something there.
    pub(super) async fn is_asked(
        self: &Arc<Self>,
        snapshot: &Arc<Snapshot>,
        path: &Arc<Path>,
        position: lsp::Position,
        sign: String,
    ) -> Result<bool> {
        let Some(text) = snapshot.text(path) else { return Ok(false) };
        let offset = text.offset(from_proto::position(position), self.encoding());
        let (snapshot, at) = (Arc::clone(snapshot), FilePosition { path: Arc::clone(path), offset });
        self.compute(WHAT, move |session| session.features.is_asked(&snapshot, &at, &sign)).await
    }

    /// What may stand at `position` of the file at `path`.
    pub(super) async fn completion(
        self: &Arc<Self>,
        snapshot: Arc<Snapshot>,
        path: Arc<Path>,
        position: lsp::Position,
    ) -> Result<Option<lsp::CompletionResponse>> {
        let Some(text) = snapshot.text(&path) else { return Ok(None) };
        let offset = text.offset(from_proto::position(position), self.encoding());
        let at = FilePosition { path, offset };
        let (now, place) = (Arc::clone(&snapshot), at.clone());
        let completion = self.compute(WHAT, move |session| session.complete(&now, &place)).await?;
        let completion = match completion {
            Some(completion) if completion.search.is_some() => self.searched(&snapshot, &at, completion).await?,
            completion => completion,
        };
        let list = |completion| {
            let to_proto = ToProto { snapshot: &snapshot, agreed: self.agreed() };
            Some(to_proto.completion(&at.path, snapshot.text(&at.path)?, completion).into())
        };
        Ok(completion.and_then(list))
    }

    fn complete(&self, snapshot: &Snapshot, at: &FilePosition) -> Option<Completion> {
        let listing = self.features.listing(snapshot, at);
        let files = listing.map(|listing| self.file_names(&listing)).unwrap_or_default();
        let mut completion = self.features.complete(snapshot, at, &files)?;
        if !self.agreed().resolves_documentation {
            for item in completion.items.iter_mut().take(DESCRIBED) {
                let card = item.key.as_deref().and_then(|key| self.features.documentation(snapshot, &at.path, key));
                item.documentation = card.unwrap_or_else(|| std::mem::take(&mut item.documentation));
            }
        }
        Some(completion)
    }

    /// `snapshot`, with what `search` finds in a moment, and whether that is all.
    pub(super) async fn found_soon(
        self: &Arc<Self>,
        what: &'static str,
        snapshot: &Arc<Snapshot>,
        search: Search,
    ) -> Result<(Arc<Snapshot>, bool)> {
        let (now, wanted) = (Arc::clone(snapshot), search.clone());
        // Once begun it goes on to its end, also when nobody waits for it any more.
        let looking = self.compute(what, move |session| session.with_found(&now, &wanted, true));
        Ok(match timeout(PATIENCE, looking).await {
            Ok(found) => (found?, true),
            Err(_) => self.with_kept(snapshot, &search),
        })
    }

    /// `completion`, but with what its search finds. It is said to be incomplete while that is not all.
    async fn searched(
        self: &Arc<Self>,
        snapshot: &Arc<Snapshot>,
        at: &FilePosition,
        completion: Completion,
    ) -> Result<Option<Completion>> {
        let Some(search) = completion.search.clone() else { return Ok(Some(completion)) };
        let (found, is_all) = self.found_soon(WHAT, snapshot, search).await?;
        let is_known = Arc::ptr_eq(&found, snapshot);
        let at = at.clone();
        let better = move |session: &Self| if is_known { Some(completion) } else { session.complete(&found, &at) };
        let better = self.compute(WHAT, better).await?;
        let with_more = |completion: Completion| {
            let is_incomplete = completion.is_incomplete || !is_all;
            Completion { is_incomplete, ..completion }
        };
        Ok(better.map(with_more))
    }
}
