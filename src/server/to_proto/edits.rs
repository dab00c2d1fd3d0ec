//! Edits of files: renames and actions.

use std::collections::HashMap;
use std::path::Path;

use serde_json::{Value, json};
use tower_lsp::ls_types as lsp;

use super::ToProto;
use crate::analysis::FileSpan;
use crate::analysis::actions::{Action, ActionKind, Fixed, Then};
use crate::analysis::rename::{Refusal, Rename};
use crate::analysis::shared::edit::{FileEdit, edited};
use crate::server::capabilities::{CHECK, CREATE, SELECT, SIGN, WITHDRAW};
use crate::server::uri;
use crate::sources::Format;
use crate::text::{Span, Text};
use crate::workspace::Home;

/// What is said of edits of libraries outside of the workspace. No others are to be confirmed: an editor that asks about
/// one of two edits may do the other alone.
const OUTSIDE: &str = "ibid-outside";

impl ToProto<'_> {
    /// Edits with the versions that they are of, where the client knows them. A library outside of the workspace is
    /// edited only by a client that has the user confirm it.
    pub(in crate::server) fn rename(&self, rename: &Rename) -> Result<lsp::WorkspaceEdit, Refusal> {
        if let Some(outside) = rename.files.iter().find(|file| file.is_outside && !self.agreed.confirmed_changes) {
            return Err(Refusal(format!(
                "`{}` lies outside of the workspace, where nothing is edited without confirmation, and this editor cannot \
                 ask for one",
                outside.path.display()
            )));
        }
        Ok(self.workspace_edit(&rename.files))
    }

    /// Edits of which those outside of the workspace are said to be so, and are to be confirmed.
    pub(in crate::server) fn workspace_edit(&self, files: &[FileEdit]) -> lsp::WorkspaceEdit {
        let mut edit = lsp::WorkspaceEdit::default();
        if self.agreed.document_changes {
            let changes = files.iter().filter_map(|file| self.document_edit(file)).collect();
            edit.document_changes = Some(lsp::DocumentChanges::Edits(changes));
            let is_any_outside = files.iter().any(|file| file.is_outside);
            edit.change_annotations = is_any_outside.then(|| HashMap::from([(OUTSIDE.to_owned(), outside())]));
        } else {
            let changes =
                files.iter().filter_map(|file| Some((uri::from_path(&file.path)?, self.text_edits(file)?.collect())));
            edit.changes = Some(changes.collect());
        }
        edit
    }

    /// An action on the file at `path`, which has `text`, with those of the client's diagnostics that it answers. What is
    /// deferred carries what [`from_proto::deferred`](crate::server::from_proto::deferred) reads. `None`: it edits a library
    /// outside of the workspace, and the client has nobody confirm that; or makes or shows a file, and the client does not.
    pub(in crate::server) fn action(
        &self,
        path: &Path,
        text: &Text,
        action: Action,
        range: lsp::Range,
        known: &[lsp::Diagnostic],
    ) -> Option<lsp::CodeAction> {
        if action.edits.iter().any(|file| file.is_outside) && !self.agreed.confirmed_actions {
            return None;
        }
        let is_made = action.creates.is_none() || self.agreed.created_files;
        let does_nothing = action.does_nothing();
        let command = self.command(path, text, &action);
        if !is_made || does_nothing && command.is_none() {
            return None;
        }
        let answers = |fixed: &Fixed, diagnostic: &lsp::Diagnostic| {
            let range = self.range(text, fixed.span);
            let is_there = diagnostic.range.start <= range.end && range.start <= diagnostic.range.end;
            let is_rule = matches!(&diagnostic.code, Some(lsp::NumberOrString::String(code)) if code == fixed.code);
            is_rule && is_there
        };
        let diagnostics = known.iter().filter(|known| action.fixes.iter().any(|fixed| answers(fixed, known)));
        let diagnostics: Vec<lsp::Diagnostic> = diagnostics.cloned().collect();
        let version = self.snapshot.home(path).and_then(Home::version);
        let data = || json!({"uri": uri::from_path(path), "version": version, "range": range, "title": action.title});
        Some(lsp::CodeAction {
            data: action.is_deferred.then(data),
            kind: Some(action_kind(action.kind)),
            diagnostics: Some(diagnostics).filter(|diagnostics| !diagnostics.is_empty()),
            edit: (!action.is_deferred && !does_nothing).then(|| match &action.creates {
                Some(new) => created(new),
                None => self.workspace_edit(&action.edits),
            }),
            command,
            is_preferred: (self.agreed.preferred_actions && action.is_preferred).then_some(true),
            title: action.title,
            ..lsp::CodeAction::default()
        })
    }

    /// The command that does what happens after an action, where the client can have it done.
    fn command(&self, path: &Path, text: &Text, action: &Action) -> Option<lsp::Command> {
        let (command, title, argument) = match action.then.as_ref()? {
            Then::Select(place) => (SELECT, "Fill in what is missing", self.selected(action, place)?),
            Then::Sign(span) => (CHECK, "Mark as checked", self.checked(path, text, *span)?),
            Then::Withdraw(span) => (WITHDRAW, "Withdraw the check", self.checked(path, text, Some(*span))?),
        };
        let title = if action.does_nothing() { action.title.clone() } else { title.to_owned() };
        Some(lsp::Command { title, command: command.to_owned(), arguments: Some(vec![argument]) })
    }

    /// What is signed, or no longer.
    fn checked(&self, path: &Path, text: &Text, span: Option<Span>) -> Option<Value> {
        let range = span.map(|span| self.range(text, span));
        let version = self.snapshot.home(path).and_then(Home::version);
        Some(json!({"uri": uri::from_path(path)?, "version": version, "range": range}))
    }

    /// Where the writer goes on from an action, where the client shows what it is asked to.
    fn selected(&self, action: &Action, FileSpan { path, span }: &FileSpan) -> Option<Value> {
        if !self.agreed.show_document {
            return None;
        }
        let range = match action.edits.iter().find(|file| file.path == *path) {
            Some(file) => {
                let after = Text::new(&edited(self.snapshot.home(path)?.text(), &file.edits));
                self.range(&after, *span)
            }
            None if action.creates.as_ref() == Some(path) => lsp::Range::default(),
            None => self.range(self.snapshot.text(path)?, *span),
        };
        Some(json!({"uri": uri::from_path(path)?, "range": range}))
    }

    fn document_edit(&self, file: &FileEdit) -> Option<lsp::TextDocumentEdit> {
        let (uri, version) = (uri::from_path(&file.path)?, file.version);
        let annotated = |text_edit: lsp::TextEdit| {
            if file.is_outside {
                lsp::OneOf::Right(lsp::AnnotatedTextEdit { text_edit, annotation_id: OUTSIDE.to_owned() })
            } else {
                lsp::OneOf::Left(text_edit)
            }
        };
        Some(lsp::TextDocumentEdit {
            text_document: lsp::OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: self.text_edits(file)?.map(annotated).collect(),
        })
    }

    fn text_edits<'t>(&'t self, file: &'t FileEdit) -> Option<impl Iterator<Item = lsp::TextEdit> + 't> {
        let text = match self.snapshot.home(&file.path) {
            Some(home) => home.text(),
            None => &self.snapshot.checked(&file.path)?.text,
        };
        let is_of_disk = file.version.is_none();
        let edit = move |(span, new): &(Span, String)| {
            let range = if is_of_disk { self.range_of_disk(text, *span) } else { self.range(text, *span) };
            lsp::TextEdit { range, new_text: new.clone() }
        };
        Some(file.edits.iter().map(edit))
    }
}

/// The edit that makes the file at `path`, a library: with nothing in it, or what its format has for that. One that is
/// there by now stays as it is.
fn created(path: &Path) -> lsp::WorkspaceEdit {
    let nothing = if Format::of_path(path) == Some(Format::Json) { "[]\n" } else { "" };
    // What is there by now must not be written into.
    let options = lsp::CreateFileOptions { overwrite: None, ignore_if_exists: Some(nothing.is_empty()) };
    let create = |uri| lsp::CreateFile { uri, options: Some(options), annotation_id: None };
    let made = |uri| lsp::DocumentChangeOperation::Op(lsp::ResourceOp::Create(create(uri)));
    let filled = |uri| {
        let edit = lsp::TextEdit { range: lsp::Range::default(), new_text: nothing.to_owned() };
        lsp::DocumentChangeOperation::Edit(lsp::TextDocumentEdit {
            text_document: lsp::OptionalVersionedTextDocumentIdentifier { uri, version: None },
            edits: vec![lsp::OneOf::Left(edit)],
        })
    };
    let is_filled = !nothing.is_empty();
    let operations = uri::from_path(path).map(|uri| {
        let filled = is_filled.then(|| filled(uri.clone()));
        std::iter::once(made(uri)).chain(filled).collect()
    });
    let changes = lsp::DocumentChanges::Operations(operations.unwrap_or_default());
    lsp::WorkspaceEdit { document_changes: Some(changes), ..lsp::WorkspaceEdit::default() }
}

fn outside() -> lsp::ChangeAnnotation {
    lsp::ChangeAnnotation {
        label: "Sources outside of the workspace".to_owned(),
        needs_confirmation: Some(true),
        description: Some("Others may use them, too.".to_owned()),
    }
}

/// What the protocol calls a sort of actions.
pub(in crate::server) fn action_kind(kind: ActionKind) -> lsp::CodeActionKind {
    match kind {
        ActionKind::QuickFix | ActionKind::Ignore => lsp::CodeActionKind::QUICKFIX,
        ActionKind::Create => lsp::CodeActionKind::from(CREATE),
        ActionKind::Rewrite => lsp::CodeActionKind::REFACTOR_REWRITE,
        ActionKind::Sign => lsp::CodeActionKind::from(SIGN),
        ActionKind::Move => lsp::CodeActionKind::from("refactor.move"),
    }
}
