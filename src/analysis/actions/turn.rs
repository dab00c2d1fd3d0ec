//! A block quotation as an inline one, and the other way. The attribution line stays one, behind a dash; who was said to
//! speak in a clause stands on such a line afterwards.

use super::trial::says_the_same;
use super::typography::pairs;
use super::{Action, At};
use crate::analysis::shared::entry_edit::newline;
use crate::syntax::attribution::Origin;
use crate::syntax::{BlockKind, Placed, StatementKind};
use crate::text::Span;

pub(super) fn action(at: &At<'_>) -> Option<Action> {
    let (title, ways) = match at.statement.kind {
        StatementKind::BlockQuotation => ("Turn into an inline quotation", vec![to_inline(at)?]),
        StatementKind::InlineQuotation => {
            ("Turn into a block quotation", Role::WAYS.into_iter().filter_map(|role| to_block(at, role)).collect())
        }
        StatementKind::Claim => return None,
    };
    let edits = ways.into_iter().find(|edits| says_the_same(at.document, edits))?;
    Some(at.rewrite(title.to_owned(), edits))
}

/// Where a role goes that stands before the name, as one with the name: “said Mayor Doe”.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// It stays there.
    Before,
    /// Behind a comma, where roles stand on such a line.
    Behind,
}

impl Role {
    const WAYS: [Self; 2] = [Self::Before, Self::Behind];
}

/// The top-level block of a kind that holds all of the quotation.
fn block<'a>(at: &At<'a>, kind: BlockKind) -> Option<(usize, Placed<'a, crate::syntax::Block>)> {
    let syntax = &at.document.syntax;
    let blocks = syntax.blocks_around(at.statement.span, 0).filter_map(|index| Some((index, syntax.block_at(index)?)));
    blocks.into_iter().find(|(_, block)| block.kind == kind && block.all().covers(at.statement.span))
}

fn to_inline(at: &At<'_>) -> Option<Vec<(Span, String)>> {
    let (index, block) = block(at, BlockKind::BlockQuote)?;
    let text = &at.document.text;
    let (first, last) = (at.statement.words.first()?, at.statement.words.last()?);
    let whole = at.statement.span;
    let head = text.slice(Span::new(whole.start(), first.start())).into_owned();
    if !head.trim_matches([' ', '>']).is_empty() {
        return None;
    }
    let pairs = pairs(at.document.syntax.context().lang);
    // What ends emphasis belongs to the words that it ends.
    let behind = text.slice(Span::new(last.end(), whole.end())).into_owned();
    let last_end = last.end() + behind.len() - behind.trim_start_matches(['*', '_', '~']).len();
    let words = unquoted(&text.slice(Span::new(first.start(), last_end)))?;
    if words.contains("\n\n") {
        return None;
    }
    let words = nested(&words.replace('\n', " "), pairs.outer, pairs.inner);
    let mut rest = unquoted(&text.slice(Span::new(last_end, whole.end())))?.replace('\n', " ");
    let mut end = whole.end();
    // The line that says who spoke may stand right behind the block.
    let dash = at.statement.attribution.as_ref().filter(|it| it.origin == Origin::DashLine && it.span.start() >= end);
    if let Some(dash) = dash {
        let next = at.document.syntax.block_at(index + 1)?;
        let unit = next.fact.units.first().map(|unit| next.place(unit.span)).filter(|unit| unit.covers(dash.span))?;
        rest = format!("{rest} {}", text.slice(unit).lines().collect::<Vec<_>>().join(" "));
        end = unit.end();
    }
    let rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    let gap = if rest.is_empty() { "" } else { " " };
    let quotation = format!("{}{}{}{gap}{rest}", pairs.outer.0, words.trim(), pairs.outer.1);
    // What leads up to it goes on with it.
    let before = index.checked_sub(1).and_then(|index| at.document.syntax.block_at(index));
    let lead = before.filter(|before| before.kind == BlockKind::Paragraph).map(|before| before.all());
    let lead = lead.filter(|lead| text.slice(*lead).trim_end().ends_with(':'));
    Some(match lead {
        Some(lead) => {
            let start = lead.start() + text.slice(lead).trim_end().len();
            vec![(Span::new(start, end), format!(" {quotation}"))]
        }
        None => vec![(Span::new(block.base.max(whole.start()), end), quotation)],
    })
}

fn to_block(at: &At<'_>, role: Role) -> Option<Vec<(Span, String)>> {
    let (_, block) = block(at, BlockKind::Paragraph)?;
    let [unit] = block.fact.units.as_slice() else { return None };
    let (text, unit, span) = (&at.document.text, block.place(unit.span), at.statement.span);
    let pairs = pairs(at.document.syntax.context().lang);
    let newline = newline(text);
    let written = text.slice(span).into_owned();
    let (first, last) = (written.chars().next()?, written.chars().next_back()?);
    let inner = written.get(first.len_utf8()..written.len().checked_sub(last.len_utf8())?)?;
    let words = nested(inner.trim(), pairs.inner, pairs.outer);
    let before = text.slice(Span::new(unit.start(), span.start())).trim().to_owned();
    let after = text.slice(Span::new(span.end(), unit.end().max(span.end()))).trim().to_owned();
    let is_led = before.ends_with(':');
    if !(before.is_empty() || is_led) || words.contains(['\n', '\r']) && words.contains("> ") {
        return None;
    }
    let lines = |text: &str| text.lines().map(|line| format!("> {}", line.trim())).collect::<Vec<_>>().join(newline);
    let tail = tail(at, span, unit, &after, role)?;
    let is_clause = matches!(tail, Tail::Said(_));
    let words = if is_clause { words.strip_suffix(',').unwrap_or(&words) } else { &words };
    let quotation = match tail {
        Tail::Nothing => lines(words),
        Tail::Cited(cited) => lines(&format!("{words} {cited}")),
        Tail::Said(line) | Tail::Dash(line) => format!("{}{newline}>{newline}> {line}", lines(words)),
    };
    Some(if is_led {
        let start = unit.start() + text.slice(Span::new(unit.start(), span.start())).trim_end().len();
        vec![(Span::new(start, unit.end().max(span.end())), format!("{newline}{newline}{quotation}"))]
    } else {
        vec![(Span::new(unit.start(), unit.end().max(span.end())), quotation)]
    })
}

/// What stands behind an inline quotation, to the end of its paragraph.
enum Tail {
    Nothing,
    /// Citations alone.
    Cited(String),
    /// A line behind a dash.
    Dash(String),
    /// Who spoke, as such a line.
    Said(String),
}

fn tail(at: &At<'_>, span: Span, unit: Span, after: &str, role: Role) -> Option<Tail> {
    if ["—", "–", "―", "--"].iter().any(|dash| after.starts_with(dash)) {
        return Some(Tail::Dash(after.to_owned()));
    }
    let (text, syntax) = (&at.document.text, &at.document.syntax);
    let rest = Span::new(span.end(), unit.end().max(span.end()));
    let groups = syntax.blocks_around(span, 0).flat_map(|index| syntax.groups_of(index));
    let cited: Vec<Span> = groups.map(|group| group.place(group.span)).filter(|group| rest.covers(*group)).collect();
    let citations: Vec<String> = cited.iter().map(|group| text.slice(*group).into_owned()).collect();
    let attribution = at.statement.attribution.as_ref().filter(|it| rest.covers(it.span));
    let written = text.slice(rest);
    let letters = written.char_indices().filter(|(_, c)| c.is_alphanumeric()).map(|(at, _)| rest.start() + at);
    let said: Vec<usize> = letters.filter(|at| !cited.iter().any(|group| group.contains(*at))).collect();
    if said.is_empty() {
        return Some(if citations.is_empty() { Tail::Nothing } else { Tail::Cited(citations.join(" ")) });
    }
    let attribution = attribution.filter(|it| !it.inferred && said.iter().all(|at| it.span.contains(*at)))?;
    let speaker = attribution.speaker.as_ref().filter(|it| it.kind.is_name())?;
    let name = text.slice(speaker.span).split_whitespace().collect::<Vec<_>>().join(" ");
    let stated = attribution.role.clone();
    let with_role = stated.as_deref().and_then(|role| name.strip_prefix(role)).filter(|rest| rest.starts_with(' '));
    let (name, stated) = match (with_role, role) {
        (Some(_), Role::Before) => (name, None),
        (Some(bare), Role::Behind) => (bare.trim().to_owned(), stated),
        (None, _) => (name, stated),
    };
    let date = attribution.date.as_ref().map(|date| text.slice(date.span).into_owned());
    let parts = [Some(name), stated, attribution.place.clone(), date];
    let line = format!("— {}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
    Some(Tail::Said([vec![line], citations].concat().join(" ")))
}

/// The lines of a block without what begins them. `None`: a break in them is meant.
fn unquoted(written: &str) -> Option<String> {
    let mut lines: Vec<&str> = Vec::new();
    for (index, line) in written.lines().enumerate() {
        let bare = line.trim_start_matches([' ', '\t']);
        let bare = if index == 0 { line } else { bare.strip_prefix('>').unwrap_or(bare) };
        if bare.ends_with("  ") || bare.ends_with('\\') || bare.trim_start().starts_with('>') {
            return None;
        }
        lines.push(bare.trim());
    }
    Some(lines.join("\n"))
}

/// `words` with the marks `from` as `to`.
fn nested(words: &str, from: (&str, &str), to: (&str, &str)) -> String {
    let is_apostrophe = from.1 == "’";
    let opened = words.replace(from.0, to.0);
    // An apostrophe closes nothing.
    if is_apostrophe && !words.contains(from.0) { opened } else { opened.replace(from.1, to.1) }
}
