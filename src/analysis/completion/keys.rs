//! Keys after an `@`.

use super::around::Missing;
use super::context::Context;
use super::{At, Completion, CompletionItem, rank};
use crate::analysis::shared::key;
use crate::sources::Entry;
use crate::syntax::citation::{Braces, KeyAtCaret};
use crate::text::Span;

/// The keys that may stand at the place, if a key is being typed there.
pub(super) fn complete(at: &At<'_>) -> Option<Completion> {
    let caret = at.document.syntax.key_at(at.offset)?;
    let typed = at.document.text.slice(caret.typed);
    let context = Context::around(at, caret.replace);
    let ranked = rank::ranked(at, &context, &typed);
    let missing = Missing::around(at, &caret);
    let items = ranked.entries.into_iter().map(|entry| item(entry, &caret, &missing)).collect();
    Some(Completion { replace: caret.replace, items, is_incomplete: ranked.is_cut || at.sources.incomplete })
}

fn item(entry: &Entry, caret: &KeyAtCaret, missing: &Missing) -> CompletionItem {
    let key = entry.key.as_str();
    let mut also: Vec<(Span, String)> = missing.before.clone().into_iter().collect();
    let insert = match caret.braces {
        None => format!("{}{}", key::written(key), missing.after),
        Some(Braces::Open) => format!("{key}}}{}", missing.after),
        Some(Braces::Closed) => {
            let behind = Span::empty(caret.replace.end() + 1);
            also.extend((!missing.after.is_empty()).then(|| (behind, missing.after.to_owned())));
            key.to_owned()
        }
    };
    CompletionItem { insert, also, ..rank::item(entry) }
}
