//! Lists of what may be typed at a place.

use std::path::Path;

use serde_json::json;
use tower_lsp::ls_types::{self as lsp, CompletionItemKind, Documentation, InsertTextFormat};

use super::{ToProto, markup, uri};
use crate::analysis::completion::{Completion, CompletionItem, ItemKind};
use crate::text::{Span, Text};

impl ToProto<'_> {
    /// The client filters the list while the word is typed, and asks again where it is incomplete.
    pub(in crate::server) fn completion(
        &self,
        path: &Path,
        text: &Text,
        completion: Completion,
    ) -> lsp::CompletionList {
        let Completion { replace, items, is_incomplete, .. } = completion;
        let range = self.range(text, replace);
        let uri = uri::from_path(path);
        let items = items.into_iter().enumerate();
        let items = items.map(|(rank, item)| self.completion_item(text, range, uri.as_ref(), rank, item)).collect();
        lsp::CompletionList { is_incomplete, items }
    }

    fn completion_item(
        &self,
        text: &Text,
        range: lsp::Range,
        uri: Option<&lsp::Uri>,
        rank: usize,
        item: CompletionItem,
    ) -> lsp::CompletionItem {
        let detail = Some(item.detail).filter(|detail| !detail.is_empty());
        let (beside, below) = if self.agreed.label_details { (detail, None) } else { (None, detail) };
        let edit = |(span, new_text): (Span, String)| lsp::TextEdit { range: self.range(text, span), new_text };
        let also: Vec<lsp::TextEdit> = item.also.into_iter().map(edit).collect();
        // Of several words Neovim 0.11 puts all there only if they are a snippet.
        let needs_snippet = !item.blanks.is_empty() || item.insert.contains(char::is_whitespace);
        let is_snippet = self.agreed.completion_snippets && needs_snippet;
        let new_text = if is_snippet { snippet(&item.insert, &item.blanks) } else { up_to(item.insert, &item.blanks) };
        lsp::CompletionItem {
            label: item.label,
            label_details: beside
                .map(|description| lsp::CompletionItemLabelDetails { detail: None, description: Some(description) }),
            detail: below,
            kind: Some(self.item_kind(item.kind)),
            documentation: (!item.documentation.is_empty()).then(|| self.documentation(&item.documentation)),
            // Clients sort by it as text; the order is ours.
            sort_text: Some(format!("{rank:06}")),
            filter_text: Some(item.filter),
            insert_text_format: is_snippet.then_some(InsertTextFormat::SNIPPET),
            text_edit: Some(lsp::TextEdit { range, new_text }.into()),
            additional_text_edits: Some(also).filter(|also| !also.is_empty()),
            data: uri.zip(item.key).map(|(uri, key)| json!({"uri": uri, "key": key})),
            ..lsp::CompletionItem::default()
        }
    }

    pub(in crate::server) fn documentation(&self, markdown: &str) -> Documentation {
        Documentation::MarkupContent(markup(markdown, self.agreed.completion_markdown))
    }

    /// Every client knows the kinds up to `REFERENCE`.
    fn item_kind(&self, kind: ItemKind) -> CompletionItemKind {
        match kind {
            ItemKind::Key => CompletionItemKind::REFERENCE,
            ItemKind::Locator => CompletionItemKind::UNIT,
            ItemKind::Speaker => CompletionItemKind::TEXT,
            ItemKind::Field => CompletionItemKind::FIELD,
            ItemKind::Type | ItemKind::Rule if self.agreed.enum_members => CompletionItemKind::ENUM_MEMBER,
            ItemKind::Type | ItemKind::Rule => CompletionItemKind::ENUM,
            ItemKind::Value => CompletionItemKind::VALUE,
            ItemKind::File => CompletionItemKind::FILE,
        }
    }
}

/// `text` up to the first of `blanks`, where the caret is to be: the writer goes on there and types the rest, as they would
/// without us.
fn up_to(mut text: String, blanks: &[usize]) -> String {
    let first = blanks.first().filter(|blank| text.is_char_boundary(**blank));
    text.truncate(first.copied().unwrap_or(text.len()));
    text
}

/// `text` as a snippet that stands for itself, but for the caret, which is to be at each of `blanks` in turn.
fn snippet(text: &str, blanks: &[usize]) -> String {
    let mut from = 0;
    let mut parts: Vec<String> = Vec::new();
    for (number, blank) in blanks.iter().enumerate() {
        let Some(before) = text.get(from..*blank) else { break };
        // The last one is `$0`, at which a snippet is done.
        let stop = if number + 1 == blanks.len() { 0 } else { number + 1 };
        parts.push(format!("{}${stop}", escaped(before)));
        from = *blank;
    }
    parts.push(escaped(text.get(from..).unwrap_or_default()));
    parts.concat()
}

/// `text` without what means something in a snippet.
fn escaped(text: &str) -> String {
    let mut snippet = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '$' | '}') {
            snippet.push('\\');
        }
        snippet.push(c);
    }
    snippet
}
