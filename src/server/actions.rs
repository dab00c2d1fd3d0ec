//! Code actions: what is read before they are found, and which of them the client asks for.

use std::path::Path;
use std::sync::Arc;

use tower_lsp::ls_types as lsp;

use super::from_proto;
use super::session::Session;
use super::to_proto::{self, ToProto};
use crate::analysis::actions::ActionKind;
use crate::workspace::Snapshot;

impl Session {
    /// What can be done about `range` of the file at `path`, as far as `context` asks for it. Where the words of unsourced
    /// quotations are from is looked up in the transcripts for it.
    pub(super) fn actions(
        &self,
        snapshot: &Arc<Snapshot>,
        path: &Path,
        range: lsp::Range,
        context: &lsp::CodeActionContext,
    ) -> Option<lsp::CodeActionResponse> {
        let is_asked_for = |kind| from_proto::is_asked_for(context, &to_proto::action_kind(kind));
        let span = from_proto::range(range, snapshot.text(path)?, self.encoding());
        let search = self.features.search(snapshot, path, span).filter(|_| is_asked_for(ActionKind::QuickFix));
        // A client asks by itself with every move of the caret.
        let is_thorough = context.trigger_kind != Some(lsp::CodeActionTriggerKind::AUTOMATIC);
        let snapshot = match search {
            Some(search) => self.with_found(snapshot, &search, is_thorough),
            None => Arc::clone(snapshot),
        };
        let text = snapshot.text(path)?;
        let to_proto = ToProto { snapshot: &snapshot, agreed: self.agreed() };
        let actions = self.features.actions(&snapshot, path, span).into_iter();
        let actions = actions.filter(|action| is_asked_for(action.kind));
        Some(actions.map(|action| to_proto.action(text, action, &context.diagnostics).into()).collect())
    }
}
