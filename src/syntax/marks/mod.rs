//! Quotation marks: which opens, which closes, which is an apostrophe (`markup.md` §3).
//!
//! One pass with a stack. A mark's role follows from the marks that are open and from its neighbours ([`Look`](token::Look)), not
//! from a table of languages: `“` closes after `„` and opens elsewhere, `»` opens where nothing is open and a word
//! follows. The document's language is asked only where two houses read the same signs in two ways.
//!
//! What the rules come to, language by language, is in the fixtures: `fixtures/*.md`.

mod apostrophe;
mod double;
mod guillemet;
mod pairer;
mod report;
mod role;
mod single;
#[cfg(test)]
mod tests;
mod token;

use super::{Lang, Unpaired, UnpairedKind};
use crate::syntax::mask::MARKUP;
use crate::text::Span;
use pairer::Pairer;
pub(super) use role::marks_of;
pub use role::{Mark, Role};
use token::{TWO_BACKTICKS, TWO_COMMAS, Token, tokens};

/// The marks of one paragraph.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pairing {
    /// The outermost pairs, in order; spans include the marks.
    pub pairs: Vec<Pair>,
    /// Marks that certainly lack a partner in the paragraph.
    pub unpaired: Vec<Unpaired>,
    /// The last mark that is still open at the end, which a next paragraph may continue.
    pub open: Option<Unpaired>,
}

/// An outermost pair of marks.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// Both marks and what is between.
    pub span: Span,
    /// What is between.
    pub inner: Span,
}

/// Pairs the quotation marks of `text`, a masked paragraph.
pub(super) fn pair(text: &str, lang: Lang) -> Pairing {
    let tokens = tokens(text);
    let mut pairer = Pairer::new(text, lang, &tokens);
    pairer.run();
    pairer.finish()
}

/// The marks of `paragraphs` of the masked `text` that lack a partner, where a quotation may run on from one into the next.
pub(super) fn unpaired_over(text: &str, paragraphs: &[Span], lang: Lang) -> Vec<Unpaired> {
    let mut found = Vec::new();
    let mut open: Option<(char, Unpaired)> = None;
    for span in paragraphs {
        let plain = &text[*span];
        let mut pairing = pair(plain, lang);
        if let Some((mark, left)) = open.take() {
            let first = plain.trim_start_matches(|c: char| c.is_whitespace() || c == MARKUP).chars().next();
            let is_reopened = first.is_some_and(|first| continues(first, mark));
            let is_closed = pairing
                .unpaired
                .first()
                .is_some_and(|unpaired| unpaired.kind == UnpairedKind::StrayClosing && is_akin(unpaired.partner, mark));
            if is_closed {
                pairing.unpaired.remove(0);
            } else if !is_reopened && !plain.contains(|c| is_akin(c, mark)) {
                open = Some((mark, left));
            } else if !is_reopened {
                found.push(left);
            }
        }
        let placed = |unpaired: Unpaired| Unpaired { span: unpaired.span.shifted(span.start()), ..unpaired };
        found.extend(pairing.unpaired.into_iter().map(placed));
        if let Some(unpaired) = pairing.open {
            found.extend(open.take().map(|(_, left)| left));
            open = plain[unpaired.span].chars().next().map(|mark| (mark, placed(unpaired)));
        }
    }
    found.extend(open.map(|(_, left)| left));
    found.sort_by_key(|unpaired| unpaired.span);
    found
}

/// Whether `c` can be a quotation mark.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '"' | '‘' | '’' | '‚' | '\'' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』')
}

/// The mark that usually pairs `mark`.
pub(super) fn partner(mark: char) -> char {
    match mark {
        '“' => '”',
        '”' | '„' => '“',
        '‘' => '’',
        '’' | '‚' => '‘',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        '「' => '」',
        '『' => '』',
        other => other,
    }
}

/// Whether a paragraph that opens with `mark` goes on with a quotation that `open` left open: with the same mark, or,
/// in French, Spanish, Italian and Portuguese, with the one that closes it.
pub(super) fn continues(mark: char, open: char) -> bool {
    mark == open || matches!((open, mark), ('«', '»') | ('‹', '›') | ('“', '”'))
}

/// Whether two marks may stand in each other's stead: all double ones, all pointed ones.
pub(super) fn is_akin(a: char, b: char) -> bool {
    let kind = |c: char| match c {
        '“' | '”' | '„' | '"' | TWO_BACKTICKS | TWO_COMMAS => 1,
        '«' | '»' => 2,
        '‹' | '›' => 3,
        '‘' | '’' | '‚' | '\'' => 4,
        _ => 5,
    };
    kind(a) == kind(b)
}

/// The pairs that lie in no other and hold something.
fn outermost(closed: &[(Token, Token)]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = closed
        .iter()
        .filter(|(open, close)| open.end() < close.at)
        .map(|(open, close)| Pair { span: open.span().join(close.span()), inner: Span::new(open.end(), close.at) })
        .collect();
    pairs.sort_by_key(|pair| (pair.span.start(), std::cmp::Reverse(pair.span.end())));
    let mut end = 0;
    pairs.retain(|pair| {
        let keep = pair.span.start() >= end;
        end = end.max(pair.span.end());
        keep
    });
    pairs
}
