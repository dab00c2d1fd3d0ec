//! How far each construct reaches: Pandoc's inline grammar, solved without backtracking.
//!
//! Pandoc tries, at each `[`, a citation, then a span, then a link, then a plain character, and at each straight quote a
//! quotation to the end of the text: nested failures cost it exponential time. But what a construct is depends only on
//! what comes after its first character (and on whether it stands in a quotation). So the answers are filled in from
//! the last token to the first, each from answers that are there already: one step per token.

use super::link;
use super::token::{Kind, Token};
use crate::syntax::mask::MARKUP;

/// No token: the reader would run into the end of the text.
const NONE: usize = usize::MAX;

/// The quotation that surrounds a token: in one of its own kind, a quote only closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotation {
    None,
    Single,
    Double,
}

use Quotation::{Double, Single};

/// What is known of a token within one kind of quotation. All are indices of tokens.
#[derive(Clone, Copy)]
struct Answers {
    /// The token after the construct that starts here.
    next: usize,
    /// From here on, the `;` or `]` that ends a suffix.
    suffix_end: usize,
    /// From here on, the key, `;` or `]` that ends a prefix.
    prefix_end: usize,
    /// The `]` that ends the items of a citation that start here.
    items_end: usize,
    /// From here on, the quote that closes the quotation.
    closing: usize,
}

const UNREACHED: Answers = Answers { next: NONE, suffix_end: NONE, prefix_end: NONE, items_end: NONE, closing: NONE };

/// The answers for all tokens of a text.
pub(super) struct Reach<'a> {
    text: &'a str,
    source: &'a str,
    tokens: &'a [Token],
    /// For brackets, and for marks that open, their partner.
    partners: Vec<usize>,
    /// By kind of quotation, then by token, one more than there are.
    answers: [Vec<Answers>; 3],
}

impl<'a> Reach<'a> {
    pub(super) fn new(text: &'a str, source: &'a str, tokens: &'a [Token]) -> Self {
        let opens = |kind| match kind {
            Kind::DoubleQuote { opens } | Kind::SingleQuote { opens, .. } => opens,
            _ => false,
        };
        // Most paragraphs need one table, not three.
        let kinds = if tokens.iter().any(|token| opens(token.kind)) { 3 } else { 1 };
        let table = |index| vec![UNREACHED; if index < kinds { tokens.len() + 1 } else { 0 }];
        let answers = [table(0), table(1), table(2)];
        let mut reach = Self { text, source, tokens, partners: partners(tokens), answers };
        for at in (0..tokens.len()).rev() {
            for within in [Quotation::None, Single, Double].into_iter().take(kinds) {
                reach.answers[within as usize][at] = reach.solve(at, within);
                reach.answers[within as usize][at].items_end = reach.solve_items_end(at, within).unwrap_or(NONE);
            }
        }
        reach
    }

    /// The token after the construct at `at`, which may lie past the end of the brackets that surround it.
    pub(super) fn next(&self, at: usize, within: Quotation) -> usize {
        self.answers(at, within).next
    }

    /// From `at` on, the `;` or `]` that ends a suffix.
    pub(super) fn suffix_end(&self, at: usize, within: Quotation) -> Option<usize> {
        some(self.answers(at, within).suffix_end)
    }

    /// The item of a citation that starts at `at`.
    pub(super) fn item(&self, at: usize, within: Quotation) -> Option<Item> {
        let prefix_end = self.answers(at, within).prefix_end;
        let key = match self.kind(prefix_end)? {
            Kind::Key(_) => prefix_end,
            // Pandoc's reader lets a `]` end a prefix if a key follows at once: `[sic]@a]`.
            Kind::Close if self.adjoins(prefix_end) => prefix_end + 1,
            _ => return None,
        };
        matches!(self.kind(key), Some(Kind::Key(_))).then_some(Item { prefix_end, key })
    }

    /// The `]` that ends the items that start at `at`, whatever follows it.
    pub(super) fn items_end(&self, at: usize, within: Quotation) -> Option<usize> {
        some(self.answers(at, within).items_end)
    }

    /// The `]` of the group that opens at `at`. Here and below, only what stands before the offset `limit` counts: what
    /// is in brackets that are no group, Pandoc reads again by itself.
    pub(super) fn group_end(&self, at: usize, within: Quotation, limit: usize) -> Option<usize> {
        self.items_end(at + 1, within).filter(|&close| {
            let after = self.after(close, limit);
            after.is_some_and(|text| link::destination(text).or_else(|| link::attributes(text)).is_none())
                && self.brackets_after(close, limit).is_none()
                && !self.link_follows(close, limit)
        })
    }

    /// The brackets of the narrative key at `key`: `@a [p. 3]`, `@a [see @b]`.
    pub(super) fn narrative_brackets(&self, key: usize, within: Quotation, limit: usize) -> Option<NarrativeBrackets> {
        let open = key + 1;
        let gap = self.tokens[key].span.end()..self.tokens.get(open)?.span.start();
        if !matches!(self.kind(open), Some(Kind::Open { .. }))
            || !self.text[gap].bytes().all(|b| b.is_ascii_whitespace())
        {
            return None;
        }
        if let Some(close) = self.group_end(open, within, limit) {
            return Some(NarrativeBrackets { open, close, starts_with_suffix: false });
        }
        let suffix_end = self.suffix_end(open + 1, within)?;
        let close = match self.kind(suffix_end)? {
            Kind::Semicolon => self.items_end(suffix_end + 1, within)?,
            _ => suffix_end,
        };
        let is_link =
            self.after(close, limit)?.starts_with(['[', '(', '{']) || self.after(open, limit)?.starts_with('^');
        let is_link = is_link || self.link_follows(close, limit);
        (!is_link).then_some(NarrativeBrackets { open, close, starts_with_suffix: true })
    }

    /// The `]` of the inline note whose `^` is at `caret`.
    pub(super) fn note_end(&self, caret: usize, limit: usize) -> Option<usize> {
        let close = self.partner(caret + 1)?;
        let after = self.after(close, limit)?;
        let is_link = after.starts_with(['(', '[']) || link::attributes(after).is_some();
        (!is_link).then_some(close)
    }

    /// Brackets that open at `at` and are no group: Pandoc takes them for a span or a link, even one without a target.
    pub(super) fn link(&self, at: usize, within: Quotation, limit: usize) -> Option<Link> {
        let close = self.partner(at)?;
        let after = self.after(close, limit)?;
        let mut end = self.tokens[close].span.end();
        let mut label = None;
        if let Some(length) = link::attributes(after) {
            return Some(Link { close, label, next: self.token_from(end + length) });
        }
        if self.kind(at) == Some(Kind::Open { in_link: true }) {
            return None;
        }
        if let Some(length) = link::destination(after) {
            end += length;
        } else if let Some((open, close)) = self.brackets_after(close, limit)
            && self.group_end(open, within, limit).is_none()
        {
            label = Some((open, close));
            end = self.tokens[close].span.end();
        }
        end += link::attributes(&self.text[end..limit]).unwrap_or(0);
        Some(Link { close, label, next: self.token_from(end) })
    }

    /// The brackets right after the `]` at `close`.
    pub(super) fn brackets_after(&self, close: usize, limit: usize) -> Option<(usize, usize)> {
        let open = close + 1;
        let opens = self.adjoins(close) && matches!(self.kind(open), Some(Kind::Open { .. }));
        let end = self.partner(open).filter(|&end| opens && self.after(end, limit).is_some())?;
        Some((open, end))
    }

    /// Whether the brackets of a masked link stand right after the `]` at `close`: `[@a][text](url)`.
    fn link_follows(&self, close: usize, limit: usize) -> bool {
        let end = self.tokens[close].span.end();
        end < limit && self.source[end..].starts_with('[') && self.text[end..].starts_with(MARKUP)
    }

    /// The partner of the bracket or opening mark at `at`.
    pub(super) fn partner(&self, at: usize) -> Option<usize> {
        self.partners.get(at).copied().and_then(some)
    }

    fn answers(&self, at: usize, within: Quotation) -> &Answers {
        self.answers[within as usize].get(at).unwrap_or(&UNREACHED)
    }

    /// The text from the end of the token at `at` to `limit`, if the token ends there or before.
    fn after(&self, at: usize, limit: usize) -> Option<&str> {
        self.text.get(self.tokens[at].span.end()..limit)
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// Whether the token after the one at `at` follows it at once.
    fn adjoins(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| next.span.start() == self.tokens[at].span.end())
    }

    /// The first token that starts at or after `offset`.
    fn token_from(&self, offset: usize) -> usize {
        self.tokens.partition_point(|token| token.span.start() < offset)
    }

    /// [`Answers::next`], from the answers for later tokens.
    fn solve_next(&self, at: usize, within: Quotation) -> usize {
        let limit = self.text.len();
        let next = match self.tokens[at].kind {
            Kind::Key(_) => self.narrative_brackets(at, within, limit).map(|brackets| brackets.close + 1),
            Kind::Open { .. } => match self.group_end(at, within, limit) {
                Some(close) => Some(close + 1),
                None => self.link(at, within, limit).map(|link| link.next),
            },
            Kind::Caret => self.note_end(at, limit).map(|close| close + 1),
            Kind::DoubleQuote { opens: true } if within != Double => self.quotation_end(at, Double),
            Kind::SingleQuote { opens: true, .. } if within != Single => self.quotation_end(at, Single),
            Kind::MarkOpen => self.partner(at),
            _ => None,
        };
        next.unwrap_or(at + 1)
    }

    /// The token after the quotation that opens at `at`; one without content is none.
    fn quotation_end(&self, at: usize, kind: Quotation) -> Option<usize> {
        let closing = some(self.answers(at + 1, kind).closing)?;
        let is_empty = closing == at + 1 && self.adjoins(at);
        (!is_empty).then_some(closing + 1)
    }

    /// The answers for the token at `at`, from those for later tokens.
    fn solve(&self, at: usize, within: Quotation) -> Answers {
        let kind = self.tokens[at].kind;
        let next = self.solve_next(at, within);
        let later = self.answers(next, within);
        let stops = matches!(kind, Kind::Close | Kind::Semicolon);
        let closes = match kind {
            Kind::DoubleQuote { .. } => within == Double,
            Kind::SingleQuote { closes, .. } => closes && within == Single,
            _ => false,
        };
        let here_or = |stops: bool, later: usize| if stops { at } else { later };
        Answers {
            next,
            suffix_end: here_or(stops, later.suffix_end),
            prefix_end: here_or(stops || matches!(kind, Kind::Key(_)), later.prefix_end),
            closing: here_or(closes, later.closing),
            items_end: NONE,
        }
    }

    /// [`Answers::items_end`], from the other answers for the token at `at` and those for later tokens.
    fn solve_items_end(&self, at: usize, within: Quotation) -> Option<usize> {
        let item = self.item(at, within)?;
        let end = self.suffix_end(item.key + 1, within)?;
        match self.kind(end)? {
            Kind::Semicolon => self.items_end(end + 1, within),
            _ => Some(end),
        }
    }
}

fn some(index: usize) -> Option<usize> {
    (index != NONE).then_some(index)
}

/// One citation of a group, `see @a, p. 3`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) prefix_end: usize,
    pub(super) key: usize,
}

/// The brackets of a narrative citation.
#[derive(Clone, Copy, Debug)]
pub(super) struct NarrativeBrackets {
    pub(super) open: usize,
    pub(super) close: usize,
    /// Whether they start with what is said of the key before them: `@a [p. 3; @b]`, not `@a [see @b]`.
    pub(super) starts_with_suffix: bool,
}

/// Brackets that Pandoc takes for a link, found or not, or a span.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) close: usize,
    /// The second brackets of `[text][label]`.
    pub(super) label: Option<(usize, usize)>,
    /// The token after all that belongs to it.
    pub(super) next: usize,
}

/// Pairs brackets, and the ends of emphasis and links that do not cross a bracket.
fn partners(tokens: &[Token]) -> Vec<usize> {
    let mut partners = vec![NONE; tokens.len()];
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open { .. } => open.push(at),
            Kind::Close => {
                if let Some(start) = open.pop() {
                    (partners[start], partners[at]) = (at, start);
                }
            }
            _ => {}
        }
    }
    open.clear();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open { .. } | Kind::Close if partners[at] == NONE => {}
            Kind::Open { .. } | Kind::MarkOpen => open.push(at),
            // Whatever is still open above the bracket's partner crosses the bracket.
            Kind::Close => while open.pop().is_some_and(|start| start != partners[at]) {},
            Kind::MarkClose => {
                if let Some(start) = open.pop_if(|start| tokens[*start].kind == Kind::MarkOpen) {
                    partners[start] = at;
                }
            }
            _ => {}
        }
    }
    partners
}
