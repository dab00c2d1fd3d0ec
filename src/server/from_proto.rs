//! From the protocol's types to ours.

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::ls_types::{self as lsp, InitializeParams, TextDocumentContentChangeEvent};

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::capabilities::{CHECK, SELECT, WITHDRAW};
use super::uri;
use crate::analysis::code_lens::LensSubject;
use crate::analysis::file_rename::FileMove;
use crate::sources::tree::{Content, Node, Pair, Style};
use crate::text::{Change, Encoding, Position, Span, Text};
use crate::workspace::{self, Language, Setting};

/// The file that `uri` names; `None`: no file to us.
pub(super) fn path(uri: &lsp::Uri) -> Option<Arc<Path>> {
    uri::to_path(uri.as_str()).map(Into::into)
}

/// A position, still in the client's units.
pub(super) fn position(position: lsp::Position) -> Position {
    Position { line: position.line, column: position.character }
}

/// What of `text` lies in `range`.
pub(super) fn range(range: lsp::Range, text: &Text, encoding: Encoding) -> Span {
    let at = |place| text.offset(position(place), encoding);
    Span::new(at(range.start), at(range.end))
}

/// Whether the actions of `kind` are asked for: by their own kind, by one that it is a sort of, or with all others.
pub(super) fn is_asked_for(context: &lsp::CodeActionContext, kind: &lsp::CodeActionKind) -> bool {
    let is_sort_of = |only: &lsp::CodeActionKind| {
        let rest = kind.as_str().strip_prefix(only.as_str());
        only.as_str().is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    context.only.as_ref().is_none_or(|only| only.iter().any(is_sort_of))
}

/// Whether actions of `kind` are asked for by name: those that are for programs more than for a menu.
pub(super) fn is_asked_for_by_name(context: &lsp::CodeActionContext, kind: &lsp::CodeActionKind) -> bool {
    let names = |only: &lsp::CodeActionKind| !only.as_str().is_empty();
    context.only.as_ref().is_some_and(|only| only.iter().any(names)) && is_asked_for(context, kind)
}

/// An action whose edits are still to be found (see `ToProto::action`): where, in which version, and what it is called.
#[derive(Debug, Deserialize)]
pub(super) struct Deferred {
    pub(super) uri: String,
    pub(super) version: Option<i32>,
    pub(super) range: lsp::Range,
    pub(super) title: String,
}

/// What an action that was deferred carries; `None`: it was not.
pub(super) fn deferred(action: &lsp::CodeAction) -> Option<(Arc<Path>, Deferred)> {
    let deferred = Deferred::deserialize(action.data.as_ref()?).ok()?;
    Some((uri::to_path(&deferred.uri)?.into(), deferred))
}

/// The place that a command is to show. `Err`: why it shows none.
pub(super) fn place_to_select(params: &lsp::ExecuteCommandParams) -> Result<lsp::Location, String> {
    let lsp::ExecuteCommandParams { command, arguments, .. } = params;
    if command != SELECT {
        return Err(format!("ibid has no command “{command}”, only “{SELECT}”, “{CHECK}” and “{WITHDRAW}”"));
    }
    let [place] = arguments.as_slice() else {
        return Err(format!("“{SELECT}” has one argument, a Location; it was given {}", arguments.len()));
    };
    lsp::Location::deserialize(place)
        .map_err(|error| format!("the argument of “{SELECT}” must be a Location, with a uri and a range: {error}"))
}

/// The changes of one notification.
pub(super) fn changes(events: Vec<TextDocumentContentChangeEvent>) -> Vec<Change> {
    events
        .into_iter()
        .map(|event| Change {
            range: event.range.map(|range| (position(range.start), position(range.end))),
            text: event.text,
        })
        .collect()
}

/// The file and the key that a completion item was made for (see `ToProto::completion`).
pub(super) fn completion_key(item: &lsp::CompletionItem) -> Option<(Arc<Path>, String)> {
    let data = item.data.as_ref()?;
    let path = uri::to_path(data.get("uri")?.as_str()?)?;
    Some((path.into(), data.get("key")?.as_str()?.to_owned()))
}

/// The file and what in it a code lens was made for (see `ToProto::lenses`).
pub(super) fn lens_subject(lens: &lsp::CodeLens) -> Option<(Arc<Path>, LensSubject)> {
    let data = lens.data.as_ref()?;
    let path = uri::to_path(data.get("uri")?.as_str()?)?;
    let subject = match data.get("key") {
        None => LensSubject::Document,
        Some(key) => LensSubject::Entry(key.as_str()?.to_owned()),
    };
    Some((path.into(), subject))
}

/// The files and folders that get other paths, those of this machine.
pub(super) fn moves(params: &lsp::RenameFilesParams) -> Vec<FileMove> {
    let file = |uri: &str| uri::to_path(uri).filter(|path| path.is_absolute());
    let moves =
        params.files.iter().filter_map(|it| Some(FileMove { from: file(&it.old_uri)?, to: file(&it.new_uri)? }));
    moves.collect()
}

/// The folders that are open: `workspaceFolders`, else `rootUri`.
pub(super) fn roots(params: &InitializeParams) -> Vec<PathBuf> {
    #[allow(deprecated)] // Clients without folders still say it so.
    let root = params.root_uri.as_ref();
    match &params.workspace_folders {
        Some(folders) if !folders.is_empty() => folders.iter().filter_map(root_of).collect(),
        _ => root.and_then(|uri| uri::to_path(uri.as_str())).into_iter().collect(),
    }
}

/// The folder, if it is one of this machine.
pub(super) fn root_of(folder: &lsp::WorkspaceFolder) -> Option<PathBuf> {
    uri::to_path(folder.uri.as_str()).filter(|path| path.is_absolute())
}

/// What a file that is opened is to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    /// A document.
    Document(Language),
    /// A library, or what speaks for documents.
    Other,
}

/// What a file of this name and language id is; `None`: nothing of ours. The id decides where it says more than
/// “Markdown”; a name that we know does where the id is strange, as with editors that have no id for `*.ibid`.
pub(super) fn file_kind(path: &Path, language_id: &str) -> Option<FileKind> {
    if workspace::is_library(path) || workspace::is_config(path) {
        return Some(FileKind::Other);
    }
    let by_name = Language::of_path(path);
    match Language::of_id(language_id) {
        Some(Language::Markdown) => Some(FileKind::Document(by_name)),
        Some(language) => Some(FileKind::Document(language)),
        None => workspace::is_document(path).then_some(FileKind::Document(by_name)),
    }
}

/// The settings in `value`: `initializationOptions`, or what a client sends when its configuration changes, with or
/// without `ibid` around it. `None`: it says nothing of ours.
pub(super) fn settings(value: &Value) -> Option<Node> {
    let is_ours = || value.as_object().is_some_and(|fields| fields.keys().any(|name| is_setting(&kebab(name))));
    let ours = value.get("ibid").or_else(|| is_ours().then_some(value)).filter(|ours| !ours.is_null())?;
    let mut node = node(ours);
    if let Content::Mapping(pairs) = &mut node.content {
        // What is none keeps its spelling, for who has to find it.
        for pair in pairs.iter_mut().filter(|pair| is_setting(&kebab(&pair.key))) {
            pair.key = kebab(&pair.key);
        }
        pairs.retain(|pair| !OF_THE_CLIENT.contains(&pair.key.as_str()));
    }
    Some(node)
}

/// What a client keeps beside our settings for itself: where the server is, and whether to log what is said to it.
const OF_THE_CLIENT: [&str; 2] = ["server", "trace"];

fn is_setting(name: &str) -> bool {
    Setting::named(name).is_some()
}

/// `citationReach` → `citation-reach`
fn kebab(name: &str) -> String {
    let mut kebab = String::with_capacity(name.len());
    for char in name.chars() {
        if char.is_ascii_uppercase() {
            kebab.push('-');
        }
        kebab.push(char.to_ascii_lowercase());
    }
    kebab
}

/// JSON as the tree that settings are read from. It stands nowhere.
fn node(value: &Value) -> Node {
    let span = Span::default();
    let scalar = |value: String, style| Content::Scalar { value, style };
    let content = match value {
        Value::Null => Content::Null,
        Value::Bool(value) => scalar(value.to_string(), Style::Plain),
        Value::Number(value) => scalar(value.to_string(), Style::Plain),
        Value::String(value) => scalar(value.clone(), Style::DoubleQuoted),
        Value::Array(items) => Content::Sequence(items.iter().map(node).collect()),
        Value::Object(fields) => {
            let pair = |(key, value): (&String, &Value)| Pair { key: key.clone(), key_span: span, value: node(value) };
            Content::Mapping(fields.iter().map(pair).collect())
        }
    };
    Node { span, content }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn settings_are_found_with_and_without_their_name() {
        for (value, expected) in [
            (json!({"transcriptRoots": ["~/Zotero"]}), Some("transcript-roots")),
            (json!({"ibid": {"verdictHints": true, "server": {"path": "x"}, "trace": {}}}), Some("verdict-hints")),
            (json!({"markdown": "always"}), Some("markdown")),
            (json!({"citation-reach": "paragraph", "colour": 1}), Some("citation-reach colour")),
            (json!({"ibid": {}}), Some("")),
            (json!({"ibid": null}), None),
            (json!({}), None),
            (json!(null), None),
            (json!({"editor": {"tabSize": 4}}), None),
        ] {
            let names = |node: Node| node.pairs().iter().map(|pair| pair.key.clone()).collect::<Vec<_>>().join(" ");
            assert_eq!(settings(&value).map(names).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn kinds_of_actions_are_sorts_of_others() {
        let rewrite = lsp::CodeActionKind::REFACTOR_REWRITE;
        for (only, expected) in [
            (None, true),
            (Some(vec![""]), true),
            (Some(vec!["refactor"]), true),
            (Some(vec!["quickfix", "refactor.rewrite"]), true),
            (Some(vec!["refactor.rewrite.x"]), false),
            (Some(vec!["ref"]), false),
            (Some(vec![]), false),
        ] {
            let kinds = only.clone().map(|only| only.into_iter().map(Into::into).collect());
            let context = lsp::CodeActionContext { only: kinds, ..lsp::CodeActionContext::default() };
            assert_eq!(is_asked_for(&context, &rewrite), expected, "{only:?}");
        }
    }

    #[test]
    fn name_and_language_id_decide_together() {
        for (name, id, expected) in [
            ("a.md", "markdown", Some(FileKind::Document(Language::Markdown))),
            ("a.ibid", "markdown", Some(FileKind::Document(Language::Ibid))),
            ("a.ibid", "plaintext", Some(FileKind::Document(Language::Ibid))),
            ("a.md", "pandoc", Some(FileKind::Document(Language::Markdown))),
            ("a.qmd", "quarto", Some(FileKind::Document(Language::Quarto))),
            ("Untitled-1", "ibid", Some(FileKind::Document(Language::Ibid))),
            ("a.bib", "bibtex", Some(FileKind::Other)),
            ("a.bib", "plaintext", Some(FileKind::Other)),
            ("a.rs", "rust", None),
            ("Untitled-1", "plaintext", None),
        ] {
            assert_eq!(file_kind(Path::new(name), id), expected, "{name} as {id}");
        }
    }
}
