//! Walks the tokens of a paragraph and writes down what is cited.

use std::borrow::Cow;

use super::locator;
use super::malformed::Brackets;
use super::reach::{Item, NarrativeBrackets, Quotation, Reach};
use super::token::{Kind, Token, Tokens, tokens};
use super::{Citation, CitationGroup, GroupKind, InlineNote, Malformed, MalformedKind, Mode, NoteRef, Scan};
use crate::syntax::Locale;
use crate::syntax::mask::{LITERAL, MARKUP};
use crate::text::Span;

/// All that `text` cites. `source`, `paragraph`: see [`tokens`].
pub(super) fn collect(text: &str, source: &str, locale: Locale, paragraph: bool) -> Scan {
    // Without one of these there is neither a citation nor a note, and most paragraphs have none.
    if !text.bytes().any(|byte| matches!(byte, b'@' | b'[')) {
        return Scan::default();
    }
    let Tokens { list, note_refs, examples } = tokens(text, source, paragraph);
    let words = words(text, source, &note_refs);
    let mut collector = Collector {
        text: &words,
        locale,
        tokens: &list,
        reach: Reach::new(text, source, &list),
        regions: vec![Region { from: 0, to: list.len(), within: Quotation::None, limit: text.len() }],
        scan: Scan { note_refs, examples, ..Scan::default() },
    };
    while let Some(region) = collector.regions.pop() {
        collector.region(region);
    }
    let mut scan = collector.scan;
    scan.groups.sort_by_key(|group| group.span);
    scan.malformed.sort_by_key(|malformed| malformed.span);
    scan.notes.sort_by_key(|note| note.span);
    scan
}

/// `text` as a locator is read in it: escaped characters, which are single bytes, as they are in `source`, references to
/// notes painted over, and so is the backslash of a space that Pandoc does not break.
fn words<'a>(text: &'a str, source: &str, note_refs: &[NoteRef]) -> Cow<'a, str> {
    if note_refs.is_empty() && !text.contains([LITERAL, '\\']) {
        return Cow::Borrowed(text);
    }
    let written = |at: usize| source.as_bytes().get(at).filter(|byte| byte.is_ascii()).map(|&byte| char::from(byte));
    let restored = text.char_indices().map(|(at, c)| match c {
        LITERAL => written(at).unwrap_or(LITERAL),
        '\\' if text[at + 1..].starts_with(' ') => MARKUP,
        c => c,
    });
    let mut words = restored.collect::<String>().into_bytes();
    for note in note_refs {
        words[note.span.range()].fill(MARKUP as u8);
    }
    Cow::Owned(String::from_utf8_lossy(&words).into_owned())
}

/// Tokens that are read by themselves: a text, or what stands in brackets or quotation marks.
#[derive(Clone, Copy)]
struct Region {
    from: usize,
    to: usize,
    within: Quotation,
    /// The offset where the region ends.
    limit: usize,
}

struct Collector<'a> {
    /// See [`words`].
    text: &'a str,
    locale: Locale,
    tokens: &'a [Token],
    reach: Reach<'a>,
    /// Still to be read. A list instead of recursion: brackets may be nested as deep as the text is long.
    regions: Vec<Region>,
    scan: Scan,
}

impl Collector<'_> {
    fn region(&mut self, region: Region) {
        let mut at = region.from;
        while at < region.to {
            let next = match self.tokens[at].kind {
                Kind::Key(_) => self.narrative(at, region),
                Kind::Open { .. } => self.brackets(at, region),
                Kind::Caret => self.note(at, region),
                Kind::DoubleQuote { .. } => self.quotation(at, region, Quotation::Double),
                Kind::SingleQuote { .. } => self.quotation(at, region, Quotation::Single),
                _ => None,
            };
            at = next.unwrap_or(at + 1);
        }
    }

    /// Reads the tokens between `open` and `close` later.
    fn later(&mut self, open: usize, close: usize, within: Quotation) {
        if open + 1 < close {
            let limit = self.tokens[close].span.start();
            self.regions.push(Region { from: open + 1, to: close, within, limit });
        }
    }

    /// The quotation that opens at `at`, if it does and ends within the region.
    fn quotation(&mut self, at: usize, region: Region, kind: Quotation) -> Option<usize> {
        let next = self.reach.next(at, region.within);
        let quotes = next > at + 1 && next <= region.to;
        quotes.then(|| self.later(at, next - 1, kind))?;
        Some(next)
    }

    /// The inline note whose `^` is at `at`.
    fn note(&mut self, at: usize, region: Region) -> Option<usize> {
        let close = self.reach.note_end(at, region.limit)?;
        let (open_span, close_span) = (self.tokens[at + 1].span, self.tokens[close].span);
        self.scan.notes.push(InlineNote {
            span: self.tokens[at].span.join(close_span),
            content: Span::new(open_span.end(), close_span.start()),
        });
        self.later(at + 1, close, region.within);
        Some(close + 1)
    }

    /// `@key`, with the brackets that belong to it.
    fn narrative(&mut self, at: usize, region: Region) -> Option<usize> {
        let brackets = self.reach.narrative_brackets(at, region.within, region.limit);
        let mut citation = self.citation(at)?;
        if citation.mode == Mode::Normal {
            citation.mode = Mode::AuthorInText;
        }
        let mut group = CitationGroup { span: citation.span, kind: GroupKind::Narrative, citations: vec![citation] };
        if let Some(NarrativeBrackets { open, close, starts_with_suffix }) = brackets {
            group.span = group.span.join(self.tokens[close].span);
            let mut item = open;
            if starts_with_suffix {
                item = self.reach.suffix_end(open + 1, region.within).unwrap_or(close);
                if let Some(first) = group.citations.first_mut() {
                    self.suffix(first, open, item, region.within);
                }
            }
            self.items(&mut group.citations, item, close, region.within);
            let kind = self.look().in_group(open, close, region.within);
            self.malformed(open, close, kind);
        }
        self.scan.groups.push(group);
        Some(brackets.map_or(at + 1, |found| found.close + 1))
    }

    /// A group in brackets, or brackets around something else.
    fn brackets(&mut self, at: usize, region: Region) -> Option<usize> {
        if let Some(close) = self.reach.group_end(at, region.within, region.limit) {
            let span = self.tokens[at].span.join(self.tokens[close].span);
            let mut citations = Vec::new();
            self.items(&mut citations, at, close, region.within);
            let kind = self.look().in_group(at, close, region.within);
            self.malformed(at, close, kind);
            self.scan.groups.push(CitationGroup { span, kind: GroupKind::Bracketed, citations });
            return Some(close + 1);
        }
        let link = self.reach.link(at, region.within, region.limit)?;
        let kind = self.look().in_link(at, link.close, region.within);
        self.malformed(at, link.close, kind);
        if let Some(close) = self.look().next_group(at, link.close, region.within, region.limit) {
            self.malformed(at, close, Some(MalformedKind::AdjacentGroups));
        }
        self.later(at, link.close, region.within);
        if let Some((open, close)) = link.label {
            let limit = self.tokens[close].span.end();
            self.regions.push(Region { from: open, to: close + 1, within: region.within, limit });
        }
        Some(link.next)
    }

    /// The items after the `[` or `;` at `start`, up to the `]` at `close`.
    fn items(&mut self, citations: &mut Vec<Citation>, mut start: usize, close: usize, within: Quotation) {
        while start < close {
            let Some(Item { prefix_end, key }) = self.reach.item(start + 1, within) else { return };
            let Some(mut citation) = self.citation(key) else { return };
            self.later(start, prefix_end, within);
            citation.prefix = self.trimmed(self.tokens[start].span.end(), self.tokens[prefix_end].span.start());
            if !citation.prefix.is_empty() {
                citation.span = citation.span.join(citation.prefix);
            }
            let end = self.reach.suffix_end(key + 1, within).unwrap_or(close);
            self.suffix(&mut citation, key, end, within);
            if !citation.suffix.is_empty() {
                citation.span = citation.span.join(citation.suffix);
            }
            if let Some(locator) = &citation.locator {
                citation.span = citation.span.join(locator.span);
            }
            citations.push(citation);
            start = end;
        }
    }

    /// The bare citation of the key at `at`, in its brackets.
    fn citation(&self, at: usize) -> Option<Citation> {
        let token = self.tokens.get(at)?;
        let Kind::Key(key) = token.kind else { return None };
        Some(Citation {
            span: token.span,
            at_span: token.span,
            key_span: key.name,
            key: self.text[key.name].to_owned(),
            braced: key.braced,
            mode: if key.suppress_author { Mode::SuppressAuthor } else { Mode::Normal },
            prefix: Span::empty(token.span.start()),
            locator: None,
            suffix: Span::empty(token.span.end()),
        })
    }

    /// Gives `citation` the locator and suffix that stand between the tokens `start` and `end`.
    fn suffix(&mut self, citation: &mut Citation, start: usize, end: usize, within: Quotation) {
        let (from, to) = (self.tokens[start].span.end(), self.tokens[end].span.start());
        // A locator ends before another citation or a note begins.
        let within_suffix = &self.tokens[start + 1..end];
        let nested = within_suffix.iter().find(|token| matches!(token.kind, Kind::Key(_) | Kind::Caret));
        let readable = Span::new(from, nested.map_or(to, |token| token.span.start()));
        let read = locator::read(self.text, readable, self.locale);
        citation.locator = read.locator;
        citation.suffix = self.trimmed(read.rest, to);
        self.later(start, end, within);
    }

    fn look(&self) -> Brackets<'_> {
        Brackets { text: self.text, locale: self.locale, tokens: self.tokens, reach: &self.reach }
    }

    /// Records what is wrong from the bracket `open` to the bracket `close`.
    fn malformed(&mut self, open: usize, close: usize, kind: Option<MalformedKind>) {
        let span = self.tokens[open].span.join(self.tokens[close].span);
        self.scan.malformed.extend(kind.map(|kind| Malformed { span, kind }));
    }

    fn trimmed(&self, start: usize, end: usize) -> Span {
        let text = &self.text[start..end];
        let start = start + (text.len() - text.trim_start().len());
        Span::new(start, start + text.trim().len())
    }
}
