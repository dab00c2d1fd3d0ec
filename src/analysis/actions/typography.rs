//! Straight marks for typographic ones and the other way, as the document's language has them: for the quotation at hand,
//! and for all quotations of the document.

use super::trial::says_the_same;
use super::{Action, At};
use crate::syntax::{Lang, Statement, StatementKind};
use crate::text::{Span, Text};
use crate::workspace::Document;

/// Which marks are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marks {
    Straight,
    Typographic,
}

/// The marks of a language: those around a quotation, and those around one within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pairs {
    pub(super) outer: (&'static str, &'static str),
    pub(super) inner: (&'static str, &'static str),
}

/// The marks that a document in `lang` quotes with.
pub(super) fn pairs(lang: Lang) -> Pairs {
    let (outer, inner) = match lang {
        Lang::German => (("„", "“"), ("‚", "‘")),
        Lang::French => (("«\u{a0}", "\u{a0}»"), ("“", "”")),
        Lang::Spanish | Lang::Italian => (("«", "»"), ("“", "”")),
        Lang::Japanese => (("「", "」"), ("『", "』")),
        Lang::English | Lang::Portuguese | Lang::Dutch | Lang::Chinese | Lang::Other => (("“", "”"), ("‘", "’")),
    };
    Pairs { outer, inner }
}

const STRAIGHT: Pairs = Pairs { outer: ("\"", "\""), inner: ("'", "'") };

/// For the quotation at hand, and for all of them. Those of the document are looked for where `lazily` does not say that
/// somebody asks first.
pub(super) fn actions(at: &At<'_>, lazily: bool) -> Vec<Action> {
    let mut actions = Vec::new();
    for marks in [Marks::Typographic, Marks::Straight] {
        let edits = edits(at.document, at.statement, marks);
        if edits.is_empty() || !says_the_same(at.document, &edits) {
            continue;
        }
        let lang = at.document.syntax.context().lang;
        let (name, pair) = match marks {
            Marks::Straight => ("straight", STRAIGHT.outer),
            Marks::Typographic => ("typographic", pairs(lang).outer),
        };
        actions.push(at.rewrite(format!("Use {name} marks: {}…{}", pair.0, pair.1), edits));
        let title = format!("Use {name} marks in all of the document");
        if lazily {
            actions.push(Action { is_deferred: true, ..at.rewrite(title, Vec::new()) });
        } else {
            let all = all(at.document, marks);
            actions.extend((!all.is_empty()).then(|| at.rewrite(title, all)));
        }
    }
    actions
}

/// The edits for all quotations that stay what they are with them.
fn all(document: &Document, marks: Marks) -> Vec<(Span, String)> {
    let mut all: Vec<(Span, String)> = Vec::new();
    for statement in document.syntax.statements() {
        let edits = edits(document, &statement, marks);
        let is_apart =
            all.last().is_none_or(|(last, _)| edits.first().is_none_or(|(first, _)| last.end() <= first.start()));
        if !edits.is_empty() && is_apart && says_the_same(document, &edits) {
            all.extend(edits);
        }
    }
    all
}

/// The edits that give a quotation these marks; none: it has them.
fn edits(document: &Document, statement: &Statement<'_>, marks: Marks) -> Vec<(Span, String)> {
    if statement.kind == StatementKind::Claim {
        return Vec::new();
    }
    let (text, lang) = (&document.text, document.syntax.context().lang);
    let wanted = if marks == Marks::Straight { STRAIGHT } else { pairs(lang) };
    let mut edits = Vec::new();
    let is_inline = statement.kind == StatementKind::InlineQuotation;
    if is_inline {
        let Some((open, close)) = outer(text, statement) else { return Vec::new() };
        edits.extend(changed(text, open, wanted.outer.0));
        edits.extend(changed(text, close, wanted.outer.1));
    }
    // What stands in a block is a quotation of its own; what stands in marks is one within another.
    let (double, single) = if is_inline { (wanted.inner, wanted.inner) } else { (wanted.outer, wanted.inner) };
    let mut open_single = false;
    for piece in &statement.words {
        let words = text.slice(*piece).into_owned();
        let chars: Vec<(usize, char)> = words.char_indices().collect();
        for (index, (offset, c)) in chars.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| chars.get(index)).map(|it| it.1);
            let after = chars.get(index + 1).map(|it| it.1);
            let span = Span::new(piece.start() + offset, piece.start() + offset + c.len_utf8());
            let new = match marks {
                Marks::Straight => match c {
                    '’' | '‘' | '‚' | '‹' | '›' => Some("'"),
                    '“' | '”' | '„' | '«' | '»' => Some(if is_inline { "'" } else { "\"" }),
                    _ => None,
                },
                Marks::Typographic => match c {
                    '"' => Some(if opens(before, after) { double.0 } else { double.1 }),
                    '\'' if before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric) => {
                        Some("’")
                    }
                    '\'' if opens(before, after) && chars.iter().skip(index + 1).any(|(_, c)| *c == '\'') => {
                        open_single = true;
                        Some(single.0)
                    }
                    '\'' if open_single => {
                        open_single = false;
                        Some(single.1)
                    }
                    '\'' => Some("’"),
                    _ => None,
                },
            };
            edits.extend(new.and_then(|new| changed(text, span, new)));
        }
    }
    edits.sort();
    edits
}

/// The marks of an inline quotation, with the spaces that belong to them.
fn outer(text: &Text, statement: &Statement<'_>) -> Option<(Span, Span)> {
    let written = text.slice(statement.span).into_owned();
    let is_space = |c: char| matches!(c, '\u{a0}' | '\u{202f}');
    let first = written.chars().next()?;
    let last = written.chars().next_back()?;
    let inner = written.get(first.len_utf8()..written.len().checked_sub(last.len_utf8())?)?;
    // Over several paragraphs each opens again.
    if inner.contains("\n\n") || inner.contains("\r\n\r\n") {
        return None;
    }
    let start = first.len_utf8() + (inner.len() - inner.trim_start_matches(is_space).len());
    let end = written.len() - last.len_utf8() - (inner.len() - inner.trim_end_matches(is_space).len());
    let base = statement.span.start();
    (start <= end).then(|| (Span::new(base, base + start), Span::new(base + end, statement.span.end())))
}

fn changed(text: &Text, span: Span, new: &str) -> Option<(Span, String)> {
    (text.slice(span) != new).then(|| (span, new.to_owned()))
}

fn opens(before: Option<char>, after: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '“' | '„' | '«' | '"'))
        && after.is_some_and(|c| !c.is_whitespace())
}
