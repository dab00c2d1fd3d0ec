//! Straight marks for typographic ones and the other way, as the document's language has them: for the quotation at hand,
//! and for all quotations of the document.

use super::trial::says_the_same;
use super::{Action, At};
use crate::syntax::{Lang, Mark, Role, Statement, StatementKind};
use crate::text::{Span, Text};
use crate::workspace::Document;

/// Which marks are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marks {
    Straight,
    Typographic,
}

/// The marks of a house: those around a quotation, and those around one within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pairs {
    pub(super) outer: (&'static str, &'static str),
    pub(super) inner: (&'static str, &'static str),
}

const fn house(outer: (&'static str, &'static str), inner: (&'static str, &'static str)) -> Pairs {
    Pairs { outer, inner }
}

const HIGH: (&str, &str) = ("“", "”");
const HIGH_SINGLE: (&str, &str) = ("‘", "’");
const LOW: (&str, &str) = ("„", "“");
const LOW_SINGLE: (&str, &str) = ("‚", "‘");
const OUTWARD: (&str, &str) = ("«", "»");
const SPACED: (&str, &str) = ("«\u{a0}", "\u{a0}»");

const STRAIGHT: [Pairs; 2] = [house(("\"", "\""), ("'", "'")), house(("'", "'"), ("\"", "\""))];

/// The houses of a language. The first is the one that is written; what is set in another is left as it is.
fn houses(lang: Lang) -> &'static [Pairs] {
    const ENGLISH: &[Pairs] = &[house(HIGH, HIGH_SINGLE), house(HIGH_SINGLE, HIGH)];
    const GERMAN: &[Pairs] = &[house(LOW, LOW_SINGLE), house(("»", "«"), ("›", "‹")), house(OUTWARD, ("‹", "›"))];
    const FRENCH: &[Pairs] = &[house(SPACED, HIGH)];
    const SOUTHERN: &[Pairs] = &[house(OUTWARD, HIGH), house(HIGH, HIGH_SINGLE)];
    const PORTUGUESE: &[Pairs] = &[house(HIGH, HIGH_SINGLE), house(OUTWARD, HIGH)];
    const DUTCH: &[Pairs] = &[house(HIGH, HIGH_SINGLE), house(HIGH_SINGLE, HIGH), house(("„", "”"), ("‚", "’"))];
    const JAPANESE: &[Pairs] = &[house(("「", "」"), ("『", "』")), house(("『", "』"), ("「", "」"))];
    const CHINESE: &[Pairs] = &[house(HIGH, HIGH_SINGLE), house(("「", "」"), ("『", "』"))];
    const OTHER: &[Pairs] = &[
        house(HIGH, HIGH_SINGLE),
        house(HIGH_SINGLE, HIGH),
        house(("”", "”"), ("’", "’")),
        house(("„", "”"), ("‚", "’")),
        house(LOW, LOW_SINGLE),
        house(("»", "«"), ("›", "‹")),
        house(("»", "»"), ("›", "›")),
        house(OUTWARD, HIGH),
    ];
    match lang {
        Lang::English => ENGLISH,
        Lang::German => GERMAN,
        Lang::French => FRENCH,
        Lang::Spanish | Lang::Italian => SOUTHERN,
        Lang::Portuguese => PORTUGUESE,
        Lang::Dutch => DUTCH,
        Lang::Japanese => JAPANESE,
        Lang::Chinese => CHINESE,
        Lang::Other => OTHER,
    }
}

/// The marks that a document in `lang` quotes with.
pub(super) fn pairs(lang: Lang) -> Pairs {
    houses(lang).first().copied().unwrap_or(house(HIGH, HIGH_SINGLE))
}

/// For the quotation at hand, with all that is said in one go with it, and for all of them. Those of the document are looked for where `lazily` does not say that
/// somebody asks first.
pub(super) fn actions(at: &At<'_>, lazily: bool) -> Vec<Action> {
    let mut actions = Vec::new();
    for marks in [Marks::Typographic, Marks::Straight] {
        let whole: Vec<_> = in_one_go(at).iter().flat_map(|part| edits(at.document, part, marks)).collect();
        let own = edits(at.document, at.statement, marks);
        if own.is_empty() {
            continue;
        }
        let mut ways = [whole, own].into_iter();
        let Some(edits) = ways.find(|edits| is_apart(edits) && says_the_same(at.document, edits)) else { continue };
        let lang = at.document.syntax.context().lang;
        let (name, pair) = match marks {
            Marks::Straight => ("straight", ("\"", "\"")),
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

/// The quotations of what is said in one go, in order: those with the same attribution; and those of the same sentence that
/// are nobody else's: “…,” she said; “…”.
fn in_one_go<'a>(at: &At<'a>) -> Vec<Statement<'a>> {
    let (own, sentence) = (at.statement, sentence(at));
    let of = |it: &Statement<'_>| it.attribution.as_ref().map(|it| it.span);
    let is_part = |other: &Statement<'_>| {
        let is_beside = sentence.is_some_and(|sentence| sentence.covers(other.span));
        let is_one = of(other).is_none() || of(own).is_none() || of(other) == of(own);
        other.span == own.span || is_one && (is_beside || of(own).is_some() && of(other).is_some())
    };
    let near = at.document.syntax.statements_near(own.span.start());
    near.filter(|other| other.kind == own.kind && is_part(other)).collect()
}

/// The sentence that the quotation is in, with what else it says.
fn sentence(at: &At<'_>) -> Option<Span> {
    let own = at.statement.span;
    let block = at.document.syntax.block_around(own.start())?;
    let sentences = block.fact.units.iter().flat_map(|unit| &unit.sentences).map(|span| block.place(*span));
    sentences.filter(|span| span.covers(own)).min_by_key(|span| span.len())
}

/// The edits for all quotations that stay what they are with them. A block's marks are looked for once, and all of it is
/// tried at once; its quotations one by one only where something would be another then.
fn all(document: &Document, marks: Marks) -> Vec<(Span, String)> {
    let mut all: Vec<(Span, String)> = Vec::new();
    for index in document.syntax.blocks_in(Span::new(0, document.text.len())) {
        let statements = document.syntax.statements_of(index);
        let Some(place) = statements.iter().map(|statement| statement.span).reduce(Span::join) else { continue };
        let found = document.syntax.marks_in(place);
        let each: Vec<Vec<_>> = statements.iter().map(|it| edits_of(document, it, &found, marks)).collect();
        let mut together = Vec::new();
        for edits in &each {
            if is_behind(edits, &all) && is_behind(edits, &together) {
                together.extend_from_slice(edits);
            }
        }
        if says_the_same(document, &together) {
            all.extend(together);
            continue;
        }
        for edits in each {
            if is_behind(&edits, &all) && says_the_same(document, &edits) {
                all.extend(edits);
            }
        }
    }
    all
}

/// Whether `edits` begin where `others` end, or behind it.
fn is_behind(edits: &[(Span, String)], others: &[(Span, String)]) -> bool {
    others.last().is_none_or(|(last, _)| edits.first().is_none_or(|(first, _)| last.end() <= first.start()))
}

/// The edits that give a quotation these marks; none: it has them.
fn edits(document: &Document, statement: &Statement<'_>, marks: Marks) -> Vec<(Span, String)> {
    edits_of(document, statement, &document.syntax.marks_in(statement.span), marks)
}

/// The same, of the marks that are `found` in a place around the quotation.
fn edits_of(document: &Document, statement: &Statement<'_>, found: &[Mark], marks: Marks) -> Vec<(Span, String)> {
    if statement.kind == StatementKind::Claim {
        return Vec::new();
    }
    let text = &document.text;
    let found: Vec<Mark> = found.iter().filter(|mark| statement.span.covers(mark.span)).copied().collect();
    let mut pairs = found.iter().filter(|mark| mark.role != Role::Apostrophe);
    if statement.kind == StatementKind::InlineQuotation {
        // Over several paragraphs each opens again.
        let is = |mark: &Mark, role| mark.role == role;
        let opens = found.first().is_some_and(|it| is(it, Role::Opens(0)) && it.span.start() == statement.span.start());
        let closes = found.last().is_some_and(|it| is(it, Role::Closes(0)) && it.span.end() == statement.span.end());
        if !opens || !closes {
            return Vec::new();
        }
    }
    let Some(first) = pairs.next() else { return Vec::new() };
    let last = pairs.find(|mark| mark.role == Role::Closes(0));
    let houses = if marks == Marks::Straight { &STRAIGHT } else { houses(document.syntax.context().lang) };
    let is_of = |mark: &Mark, house: &str| text.slice(mark.span) == house.trim_matches(is_space);
    let is_set_in = |house: &&Pairs| is_of(first, house.outer.0) && last.is_some_and(|last| is_of(last, house.outer.1));
    let Some(house) = houses.iter().find(is_set_in).or(houses.first()) else { return Vec::new() };
    let mut edits: Vec<(Span, String)> = Vec::new();
    for mark in found.iter().filter(|mark| mark.role != Role::Apostrophe) {
        edits.extend(exchanged(text, statement.span, *mark, *house));
    }
    // Apostrophes go with the marks, and are not changed for their own sake.
    if !edits.is_empty() {
        let apostrophe = if marks == Marks::Straight { "'" } else { "’" };
        let found = found.iter().filter(|mark| mark.role == Role::Apostrophe && !is_of(mark, apostrophe));
        edits.extend(found.map(|mark| (mark.span, apostrophe.to_owned())));
    }
    edits.sort();
    // Between two marks with nothing but a space it would be taken twice.
    if is_apart(&edits) { edits } else { Vec::new() }
}

/// Whether no two of `edits` are at one place, nor one before the other.
fn is_apart(edits: &[(Span, String)]) -> bool {
    edits.windows(2).all(|two| matches!(two, [(a, _), (b, _)] if a.end() <= b.start()))
}

/// A mark as `house` writes it, with the spaces that belong to it, if it is written in another way.
fn exchanged(text: &Text, within: Span, mark: Mark, house: Pairs) -> Option<(Span, String)> {
    let (depth, opens) = match mark.role {
        Role::Opens(depth) => (depth, true),
        Role::Closes(depth) => (depth, false),
        Role::Apostrophe => return None,
    };
    let pair = if depth % 2 == 0 { house.outer } else { house.inner };
    let new = if opens { pair.0 } else { pair.1 };
    // What the old mark has of spaces is taken away with it; where a line breaks there, none belongs between.
    let (gap, is_broken) = if opens {
        let beside = text.slice(Span::new(mark.span.end(), within.end().max(mark.span.end()))).into_owned();
        let rest = beside.trim_start_matches(is_space);
        (beside.len() - rest.len(), rest.starts_with(['\n', '\r']))
    } else {
        let beside = text.slice(Span::new(within.start().min(mark.span.start()), mark.span.start())).into_owned();
        let rest = beside.trim_end_matches(is_space);
        (beside.len() - rest.len(), rest.ends_with(['\n', '\r', '>']))
    };
    let bare = new.trim_matches(is_space);
    if is_broken {
        // The line breaks there: no space belongs between.
        return (text.slice(mark.span) != bare).then(|| (mark.span, bare.to_owned()));
    }
    let place = if opens {
        Span::new(mark.span.start(), mark.span.end() + gap)
    } else {
        Span::new(mark.span.start() - gap, mark.span.end())
    };
    let written = text.slice(place).into_owned();
    let is_mark = text.slice(mark.span) == bare;
    let spaces = written.trim_matches(|c| !is_space(c));
    let is_set = is_mark && (bare == new || matches!(spaces, "\u{a0}" | "\u{202f}"));
    (!is_set).then(|| (place, new.to_owned()))
}

/// The spaces that a language puts inside its marks.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{200a}' | '\u{202f}')
}
