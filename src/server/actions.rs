//! Code actions: what is read before they are found, which of them the client asks for, and what is left for later.

use std::path::Path;
use std::sync::Arc;

use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types as lsp;

use super::capabilities::{FIX_ALL, SIGN_ALL};
use super::from_proto::{self, Deferred};
use super::session::Session;
use super::to_proto::{self, ToProto};
use crate::analysis::FilePosition;
use crate::analysis::actions::{Action, ActionKind};
use crate::workspace::{Home, Snapshot};

impl Session {
    /// What can be done about `range` of the file at `path`, as far as `context` asks for it; where that is nothing, about
    /// the nearest of the findings that the client shows along with it: one line of text is a whole paragraph.
    pub(super) fn actions(
        &self,
        snapshot: &Arc<Snapshot>,
        path: &Path,
        range: lsp::Range,
        context: &lsp::CodeActionContext,
    ) -> Option<lsp::CodeActionResponse> {
        let is_asked_for = |kind| from_proto::is_asked_for(context, &to_proto::action_kind(kind));
        let kinds = [ActionKind::QuickFix, ActionKind::Create, ActionKind::Rewrite, ActionKind::Move, ActionKind::Sign];
        let mut actions = Vec::new();
        if kinds.into_iter().any(is_asked_for) {
            let text = snapshot.text(path)?;
            let span = |range| from_proto::range(range, text, self.encoding());
            actions = self.actions_at(snapshot, path, range, context)?;
            let ranges = context.diagnostics.iter().map(|shown| shown.range);
            let nearest = ranges.min_by_key(|shown| span(*shown).start().abs_diff(span(range).start()));
            if let Some(nearest) = nearest.filter(|_| actions.is_empty()) {
                actions = self.actions_at(snapshot, path, nearest, context)?;
            }
        }
        let all = self.of_all(snapshot, path, context);
        Some(actions.into_iter().chain(all).map(Into::into).collect())
    }

    /// What can be done about `range`. Where the words of unsourced quotations are from is looked up in the transcripts for
    /// it.
    fn actions_at(
        &self,
        snapshot: &Arc<Snapshot>,
        path: &Path,
        range: lsp::Range,
        context: &lsp::CodeActionContext,
    ) -> Option<Vec<lsp::CodeAction>> {
        let is_asked_for = |kind| from_proto::is_asked_for(context, &to_proto::action_kind(kind));
        let span = from_proto::range(range, snapshot.text(path)?, self.encoding());
        let search = self.features.search(snapshot, path, span).filter(|_| is_asked_for(ActionKind::QuickFix));
        // A client asks by itself with every move of the caret.
        let is_thorough = context.trigger_kind != Some(lsp::CodeActionTriggerKind::AUTOMATIC);
        let snapshot = match search {
            Some(search) => self.with_found(snapshot, &search, is_thorough),
            None => Arc::clone(snapshot),
        };
        let snapshot = match self.features.listing_for_actions(&snapshot, path, span) {
            Some(listing) => self.with_listed(&snapshot, &listing),
            None => snapshot,
        };
        let text = snapshot.text(path)?;
        let to_proto = ToProto { snapshot: &snapshot, agreed: self.agreed() };
        let mut actions = self.features.actions(&snapshot, path, span, self.agreed().deferred_actions);
        actions.retain(|action| is_asked_for(action.kind));
        let overtaken = self.overtaken(&snapshot, actions.iter().flat_map(|action| &action.edits));
        let is_overtaken = |action: &Action| action.edits.iter().any(|edit| overtaken.contains(&edit.path));
        let actions = actions.into_iter().filter(|action| !is_overtaken(action));
        let actions = actions.filter_map(|action| {
            Some((action.kind, to_proto.action(path, text, action, range, &context.diagnostics)?))
        });
        let mut actions: Vec<(ActionKind, lsp::CodeAction)> = actions.collect();
        // What somebody asks for from a finding answers that one first.
        actions.sort_by_key(|(kind, action)| (kind.place(), action.diagnostics.is_none()));
        Some(actions.into_iter().map(|(_, action)| action).collect())
    }

    /// What is about all of a document, if it is asked for by name.
    fn of_all(&self, snapshot: &Arc<Snapshot>, path: &Path, context: &lsp::CodeActionContext) -> Vec<lsp::CodeAction> {
        self.fix_all(snapshot, path, context).into_iter().chain(self.sign_all(snapshot, path, context)).collect()
    }

    /// The action that signs all that can be signed.
    fn sign_all(
        &self,
        snapshot: &Arc<Snapshot>,
        path: &Path,
        context: &lsp::CodeActionContext,
    ) -> Option<lsp::CodeAction> {
        let kind = lsp::CodeActionKind::from(SIGN_ALL);
        let document = snapshot.document(path).filter(|_| from_proto::is_asked_for_by_name(context, &kind))?;
        let action = self.features.sign_all(snapshot, document)?;
        let to_proto = ToProto { snapshot, agreed: self.agreed() };
        let action = to_proto.action(path, &document.text, action, lsp::Range::default(), &[])?;
        Some(lsp::CodeAction { kind: Some(kind), ..action })
    }

    /// The action that fixes all that can be fixed without asking anybody, if it is asked for.
    fn fix_all(
        &self,
        snapshot: &Arc<Snapshot>,
        path: &Path,
        context: &lsp::CodeActionContext,
    ) -> Option<lsp::CodeAction> {
        let kind = lsp::CodeActionKind::from(FIX_ALL);
        let document = snapshot.document(path).filter(|_| from_proto::is_asked_for_by_name(context, &kind))?;
        let files = self.features.fix_all(snapshot, document);
        let to_proto = ToProto { snapshot, agreed: self.agreed() };
        let action = || lsp::CodeAction {
            title: "Fix all that has one right answer".to_owned(),
            kind: Some(kind),
            edit: Some(to_proto.workspace_edit(&files)),
            ..lsp::CodeAction::default()
        };
        (!files.is_empty() && self.overtaken(snapshot, &files).is_empty()).then(action)
    }

    /// `action` with its edits, for which documents that are not open are read; `is_complete` says whether all were found.
    pub(super) async fn resolved(
        self: &Arc<Self>,
        snapshot: Arc<Snapshot>,
        is_complete: bool,
        path: Arc<Path>,
        deferred: Deferred,
        action: lsp::CodeAction,
    ) -> Result<lsp::CodeAction> {
        const WHAT: &str = "doing what can be done";
        let Some(text) = snapshot.text(&path) else { return Ok(action) };
        let offset = from_proto::range(deferred.range, text, self.encoding()).start();
        let (now, position) = (Arc::clone(&snapshot), FilePosition { path: Arc::clone(&path), offset });
        let closed = self.compute(WHAT, move |session| session.features.closed(&now, &position)).await?;
        let snapshot = self.with_closed(snapshot, closed, None).await?;
        let work = move |session: &Self| session.edits_of(&snapshot, is_complete, &path, &deferred, action);
        self.compute(WHAT, work).await?
    }

    fn edits_of(
        &self,
        snapshot: &Arc<Snapshot>,
        is_complete: bool,
        path: &Arc<Path>,
        deferred: &Deferred,
        action: lsp::CodeAction,
    ) -> Result<lsp::CodeAction> {
        let refuse = |reason: &str| {
            let message = format!("“{}” cannot be done: {reason}", deferred.title).into();
            Error { code: ErrorCode::ContentModified, message, data: None }
        };
        let gone = || refuse("the text is another by now");
        let home = snapshot.home(path).filter(|home| Home::version(*home) == deferred.version).ok_or_else(gone)?;
        let span = from_proto::range(deferred.range, home.text(), self.encoding());
        let found = self.features.actions(snapshot, path, span, false).into_iter();
        let found = found.into_iter().find(|found| found.title == deferred.title).ok_or_else(gone)?;
        let to_proto = ToProto { snapshot, agreed: self.agreed() };
        if !is_complete && found.edits.iter().any(|file| file.path != *path) {
            return Err(refuse("the documents of the workspace are still being read; try again"));
        }
        if found.edits.iter().any(|file| file.is_outside) && !self.agreed().confirmed_actions {
            return Err(refuse("it edits a file outside of the workspace, and the editor cannot ask you first"));
        }
        self.refuse_overtaken(snapshot, &found.edits)?;
        Ok(lsp::CodeAction { edit: Some(to_proto.workspace_edit(&found.edits)), ..action })
    }
}
