//! One top-level block → its facts.

use std::borrow::Cow;

use super::attribution::{self, Attribution};
use super::block::{Form, covering, within};
use super::citation::{KeyAtCaret, LocatorAtCaret};
use super::mask::{LITERAL, MARKUP, Masked, OBJECT, Piece, mask, trim_end};
use super::prose::{Prose, is_prose, painted};
use super::{
    Block, BlockKind, Context, GroupKind, Heading, Locale, Need, Note, NoteDefinition, QuotationFact, QuotationKind,
    Unit, UnitKind, Unpaired, citation, comment, lexicon, link, marks, need, pull_quote, quotation, sentence, split,
};
use crate::text::Span;

/// The facts of one top-level block. `text` is all of it; `own` is [`Block::own`].
pub(super) fn scan(text: &str, own: usize, kind: BlockKind, context: Context) -> Block {
    let fenced = text[own..].split(['\n', '\r']).any(split::is_fence);
    let mut block =
        Block { len: text.len(), own, kind, fenced, link_labels: link::definitions(text), ..Block::default() };
    let source = &text[..own];
    if matches!(kind, BlockKind::Metadata(_)) {
        return block;
    }
    let masked = mask(source);
    block.ignores.extend(masked.comments.iter().filter_map(|found| comment::ignore(source, found)));
    let definition = |(span, label): &(Span, String)| NoteDefinition { span: *span, label: label.clone() };
    block.definitions.extend(masked.definitions.iter().map(definition));
    let mut scanner = Scanner { source, prose: Prose::new(source, masked, context, &mut block), context, block };
    scanner.headings();
    scanner.units();
    scanner.claims();
    scanner.notes();
    scanner.block.openings = pull_quote::openings(source, &scanner.block.quotations);
    scanner.block
}

/// The pieces of the block `text` within `span` that are words.
pub(super) fn words_of(text: &str, span: Span, context: Context) -> Vec<Span> {
    let mut block = Block::default();
    let prose = Prose::new(text, mask(text), context, &mut block);
    Scanner { source: text, prose, context, block }.words(span)
}

/// The citation key that is being typed at byte `caret` of the block `source`, in the block's ranges.
pub(super) fn key_at(source: &str, caret: usize) -> Option<KeyAtCaret> {
    let (text, span) = prose_at(source, caret)?;
    let base = span.start();
    let key = citation::key_at_caret(&text, &source[span], caret - base)?;
    Some(KeyAtCaret { replace: key.replace.shifted(base), typed: key.typed.shifted(base), ..key })
}

/// The locator that is being typed there.
pub(super) fn locator_at(source: &str, caret: usize, locale: Locale) -> Option<LocatorAtCaret> {
    let (text, span) = prose_at(source, caret)?;
    let base = span.start();
    let at = citation::locator_at_caret(&text, caret - base, locale)?;
    let (key, replace) = (at.key.shifted(base), at.replace.shifted(base));
    Some(LocatorAtCaret { key, replace, key_end: at.key_end + base, ..at })
}

/// The piece of prose that byte `caret` of the block `source` is in, masked, and where it stands; the spaces after its last
/// word, which are being typed, are part of it.
pub(super) fn prose_at(source: &str, caret: usize) -> Option<(String, Span)> {
    let Masked { text, pieces, .. } = mask(source);
    let urls = link::urls(&text);
    let text = painted(&text, urls.iter().map(|url| (*url, OBJECT)));
    let words = source.get(..caret)?.trim_end_matches([' ', '\t', '\u{a0}']).len();
    let around = |at: usize| pieces.iter().rfind(|piece| is_prose(piece.kind) && piece.span.touches(at));
    let span = around(caret).or_else(|| around(words))?.span.join(Span::empty(caret));
    Some((text[span].to_owned(), span))
}

struct Scanner<'a> {
    source: &'a str,
    prose: Prose,
    context: Context,
    block: Block,
}

impl Scanner<'_> {
    fn headings(&mut self) {
        for (span, level) in &self.prose.levels {
            let text = readable(&self.prose.masked[*span]);
            let text = text.trim_start_matches('#').trim().to_owned();
            self.block.headings.push(Heading { span: *span, level: *level, text });
        }
    }

    fn units(&mut self) {
        for index in 0..self.prose.pieces.len() {
            let Piece { span, kind, container, quote } = self.prose.pieces[index];
            let in_quotation = quote.is_some_and(|quote| self.is_quotation(quote));
            let mut unit = Unit { span, kind, container, sentences: Vec::new(), form: Form::Plain, closing: None };
            match kind {
                UnitKind::BlockQuote(_) => unit.kind = UnitKind::BlockQuote(self.block_quotation(index)),
                UnitKind::Paragraph | UnitKind::Cell if !in_quotation => {
                    unit.sentences = self.running_text(span, container > 0);
                    self.asides(span);
                    unit.closing = self.closing(span);
                    unit.form = self.form(span, kind);
                }
                _ => {}
            }
            self.block.units.push(unit);
        }
    }

    /// The words of the claims.
    fn claims(&mut self) {
        for index in 0..self.block.claims.len() {
            self.block.claims[index].words = self.words(self.block.claims[index].inner());
        }
    }

    /// The sentences of the inline notes: to the paragraph around it, a note is one thing.
    fn notes(&mut self) {
        for index in 0..self.block.notes.len() {
            let Note { span, label: None, .. } = self.block.notes[index] else { continue };
            let inner = Span::new(span.start() + "^[".len(), span.end() - 1);
            let quotations = within(&self.block.quotations, inner, |fact| fact.span).iter();
            let quotations: Vec<Span> = quotations
                .filter(|fact| inner.covers(fact.span))
                .map(|fact| Span::new(fact.span.start() - inner.start(), fact.span.end() - inner.start()))
                .collect();
            let sentences = sentence::sentences(&self.prose.masked[inner], &quotations, self.context.lang);
            self.block.notes[index].sentences =
                sentences.into_iter().map(|sentence| sentence.shifted(inner.start())).collect();
        }
    }

    /// Whether the `>` block that is the piece `quote` was taken for a quotation.
    fn is_quotation(&self, quote: usize) -> bool {
        matches!(self.block.units.get(quote).map(|unit| unit.kind), Some(UnitKind::BlockQuote(Some(_))))
    }

    /// Inline quotations, claims and the sentences of a paragraph or cell.
    fn running_text(&mut self, span: Span, in_list: bool) -> Vec<Span> {
        let base = span.start();
        let plain = &self.prose.plain[span];
        let pairing = marks::pair(plain, self.context.lang);
        let quotations: Vec<Span> = pairing.pairs.iter().map(|pair| pair.span).collect();
        let sentences = sentence::sentences(&self.prose.masked[span], &quotations, self.context.lang);
        let start = plain.find(|c: char| !c.is_whitespace() && c != MARKUP).unwrap_or(0);
        let writers = painted(plain, quotations.iter().map(|span| (*span, MARKUP)));
        let needs = need::Paragraph::new(plain, &writers, &quotations, in_list, self.context.lang);
        let first_mark = |at: usize| plain[at..].chars().next().unwrap_or_default();

        let sentence_of = |pair: &marks::Pair| {
            let sentence = sentences.partition_point(|sentence| sentence.end() <= pair.span.start());
            around(plain, sentences.get(sentence).copied().unwrap_or(pair.span), pair.span)
        };
        // The marks around a name are to who reads the words beside it what emphasis is.
        let is_name = |pair: &&marks::Pair| needs.is_name(pair.inner, sentence_of(pair));
        let (names, spoken): (Vec<&marks::Pair>, Vec<&marks::Pair>) = pairing.pairs.iter().partition(is_name);
        let marks_of = |pair: &marks::Pair| {
            [Span::new(pair.span.start(), pair.inner.start()), Span::new(pair.inner.end(), pair.span.end())]
        };
        let unmarked = if names.is_empty() {
            Cow::Borrowed(plain)
        } else {
            painted(plain, names.iter().copied().flat_map(marks_of).map(|span| (span, MARKUP))).into()
        };
        let spoken: Vec<Span> = spoken.iter().map(|pair| pair.span).collect();
        let paragraph = attribution::Paragraph::new(&unmarked, &spoken, &sentences, self.context.lang);
        for pair in &pairing.pairs {
            let sentence = sentence_of(pair);
            let attribution = spoken.binary_search(&pair.span).ok().and_then(|index| paragraph.around(index));
            let mark = first_mark(pair.span.start());
            self.block.quotations.push(QuotationFact {
                span: self.with_reference(pair.span.shifted(base)),
                kind: QuotationKind::Inline,
                words: self.words(pair.inner.shifted(base)),
                need: needs.need(pair.inner, sentence, attribution.is_some()),
                attribution: attribution.map(|attribution| attribution.shifted(base)),
                open: None,
                reopens: (pair.span.start() == start).then_some(mark),
                mark,
                is_prose: true,
            });
        }
        if let Some(unpaired) = pairing.open {
            let (open, mark) = (unpaired.span, first_mark(unpaired.span.start()));
            self.block.quotations.push(QuotationFact {
                span: Span::new(open.start(), span.len()).shifted(base),
                kind: QuotationKind::Inline,
                words: self.words(Span::new(open.end(), span.len()).shifted(base)),
                need: Need::Yes,
                attribution: None,
                open: Some(Unpaired { span: open.shifted(base), ..unpaired }),
                reopens: (open.start() == start).then_some(mark),
                mark,
                is_prose: true,
            });
        }
        self.block.unpaired.extend(pairing.unpaired.into_iter().map(|mut unpaired| {
            unpaired.span = unpaired.span.shifted(base);
            unpaired
        }));
        sentences.into_iter().map(|sentence| sentence.shifted(base)).collect()
    }

    /// `span`, to the end of the character reference that stands for the mark it ends with: `&rdquo;`.
    fn with_reference(&self, span: Span) -> Span {
        let read = |text: &str| text[..span.end()].ends_with(marks::is_mark);
        let is_reference = read(&self.prose.plain) && !self.source.get(..span.end()).is_some_and(read);
        let end = self.source.get(span.end()..).filter(|_| is_reference).and_then(|rest| rest.find(';'));
        Span::new(span.start(), end.map_or(span.end(), |at| span.end() + at + 1))
    }

    /// The citations and notes after which no more words of the paragraph come: `… [@a] [@b].`, `… (see @a, p. 3)`.
    fn closing(&self, paragraph: Span) -> Option<Span> {
        let notes = within(&self.block.notes, paragraph, |note| note.span);
        let groups = within(&self.block.groups, paragraph, |group| group.span).iter().map(|group| group.span);
        let outside = groups.filter(|group| covering(notes, *group, |note| note.span).next().is_none());
        let mut sources: Vec<Span> = outside.chain(notes.iter().map(|note| note.span)).collect();
        sources.sort();
        let words_between = |start: usize, end: usize| {
            let between = self.prose.plain.get(start..end).unwrap_or_default();
            between.contains(|c: char| c.is_alphanumeric() || c == OBJECT)
        };
        let last = *sources.last()?;
        let end = aside_around(&self.prose.plain[paragraph], last, paragraph.start()).map_or(last.end(), Span::end);
        if words_between(end, paragraph.end()) {
            return None;
        }
        let together = sources.windows(2).rev().take_while(|pair| !words_between(pair[0].end(), pair[1].start()));
        Some(together.last().map_or(last, |pair| pair[0].join(last)))
    }

    /// The narrative citations that stand in parentheses.
    fn asides(&mut self, paragraph: Span) {
        let groups =
            within(&self.block.groups, paragraph, |group| group.span).iter().map(|group| (group.kind, group.span));
        let narrative = groups.filter(|(kind, _)| *kind == GroupKind::Narrative).map(|(_, span)| span);
        let in_aside = |span: &Span| aside_around(&self.prose.plain[paragraph], *span, paragraph.start()).is_some();
        self.block.asides.extend(narrative.filter(in_aside));
    }

    /// What the paragraph may be to a block quotation beside it, or the cell to its row.
    fn form(&self, span: Span, kind: UnitKind) -> Form {
        let plain = &self.prose.plain[span];
        let lang = self.context.lang;
        if kind == UnitKind::Paragraph && starts_with_dash(plain) {
            let whole = visible(&self.prose.plain, span);
            let attribution = attribution::dash_line(plain, lang).map(|attribution| attribution.shifted(span.start()));
            let attribution = attribution.or_else(|| signs(plain).then(|| nameless(whole)));
            return Form::Dash(attribution.map(Box::new));
        }
        let has_sources = !within(&self.block.groups, span, |group| group.span).is_empty()
            || !within(&self.prose.links, span, |link| *link).is_empty()
            || !within(&self.block.notes, span, |note| note.span).is_empty();
        if has_sources && !quotation::has_prose_outside(&self.prose.plain, span, &self.prose.links) {
            return Form::Sources;
        }
        Form::Plain
    }

    /// Records the `>` block that is the piece `index`, if it is a quotation; its place among the quotations.
    fn block_quotation(&mut self, index: usize) -> Option<usize> {
        let span = self.prose.pieces[index].span;
        let inside = self.prose.pieces[index + 1..].iter().take_while(|piece| piece.quote == Some(index));
        let is_running = |piece: &&Piece| matches!(piece.kind, UnitKind::Paragraph | UnitKind::Cell);
        let running: Vec<&Piece> = inside.filter(is_running).collect();
        // A table alone is no quotation.
        running.iter().find(|piece| piece.kind == UnitKind::Paragraph)?;
        let prose: Vec<Span> = running.iter().map(|piece| piece.span).collect();
        let first = prose.first()?;
        let opens_with_prose = self.prose.pieces.get(index + 1).is_some_and(|piece| piece.span == *first);
        let has_prose =
            prose.iter().any(|span| quotation::has_prose_outside(&self.prose.plain, *span, &self.prose.links));
        if opens_with_prose && quotation::is_callout(&self.prose.plain[*first], self.context.lang) || !has_prose {
            return None;
        }
        let attribution = self.attribution_line(&prose);
        let end = attribution.as_ref().map_or(span.end(), |(line, _)| line.start());
        let start = first.start() + quotation::callout_head(&self.prose.plain[*first]);
        let own = prose.iter().map(|span| Span::new(span.start().max(start), span.end().min(end)));
        let own: Vec<Span> = own.filter(|span| !span.is_empty()).collect();
        let (own, in_marks) = self.without_outer_marks(&own);
        if !own.iter().any(|span| self.prose.plain[*span].contains(char::is_alphanumeric)) {
            return None;
        }
        self.block.unpaired.extend(marks::unpaired_over(&self.prose.plain, &prose, self.context.lang));
        let cued = own.iter().any(|span| lexicon::speech_cue(&self.prose.plain[*span], self.context.lang).is_some());
        let need = if attribution.is_some() || in_marks || cued { Need::Yes } else { Need::Weak };
        self.block.quotations.push(QuotationFact {
            span,
            kind: QuotationKind::Block,
            words: own.iter().flat_map(|span| self.words(*span)).collect(),
            need,
            attribution: attribution.and_then(|(_, attribution)| attribution),
            open: None,
            reopens: None,
            mark: '>',
            is_prose: opens_with_prose && quotation::is_prose(&self.prose.plain, &own),
        });
        Some(self.block.quotations.len() - 1)
    }

    /// The attribution that ends a block: a dash line that is a paragraph of its own or the last line of the last one, or
    /// what follows a dash behind the closing mark: `> “Words.” — Name`.
    fn attribution_line(&self, prose: &[Span]) -> Option<(Span, Option<Attribution>)> {
        let last = *prose.last()?;
        let plain = &self.prose.plain[last];
        let line_start = plain.trim_end().rfind(['\n', '\r']).map_or(0, |at| at + 1);
        let line = Span::new(last.start() + line_start, last.end());
        let behind_mark = plain[line_start..].char_indices().rev().find_map(|(at, c)| {
            let rest = &plain[line_start + at + c.len_utf8()..];
            (marks::is_mark(c) && starts_with_dash(rest)).then_some(line.start() + at + c.len_utf8())
        });
        let behind_mark = behind_mark.map(|start| Span::new(start, last.end()));
        [Some(last), Some(line), behind_mark].into_iter().flatten().find_map(|line| {
            let text = &self.prose.plain[line];
            if !starts_with_dash(text) {
                return None;
            }
            match attribution::dash_line(text, self.context.lang) {
                Some(attribution) => Some((line, Some(attribution.shifted(line.start())))),
                // `— [@lincoln]`, `— graffiti in Paris`: whoever it is, it is no sentence of theirs.
                None => {
                    (line != last || prose.len() > 1).then_some(line).filter(|_| signs(text)).map(|line| (line, None))
                }
            }
        })
    }

    /// A block whose words stand in quotation marks as well: the words without them, and whether it is one.
    fn without_outer_marks(&self, paragraphs: &[Span]) -> (Vec<Span>, bool) {
        let as_is = || (paragraphs.to_vec(), false);
        let bare: Vec<Span> = paragraphs.iter().map(|span| visible(&self.prose.plain, *span)).collect();
        let (Some(first), Some(last)) = (bare.first(), bare.last()) else { return as_is() };
        let Some(mark) = self.prose.plain[*first].chars().next().filter(|c| marks::is_mark(*c)) else { return as_is() };
        let pairing = marks::pair(&self.prose.plain[*first], self.context.lang);
        let closes = |span: &Span| {
            self.prose.plain[*span]
                .chars()
                .next_back()
                .is_some_and(|c| c != mark && marks::is_mark(c) || c == mark && mark == '"')
        };
        let wraps = match (bare.len(), pairing.pairs.as_slice(), pairing.open) {
            (1, [pair], None) => pair.span == Span::new(0, first.len()),
            (2.., _, Some(open)) => open.span.start() == 0 && closes(last),
            _ => false,
        };
        if !wraps {
            return as_is();
        }
        let without = |(index, span): (usize, &Span)| {
            let text = &self.prose.plain[*span];
            let start = if text.starts_with(mark) { mark.len_utf8() } else { 0 };
            let close = text.chars().next_back().map_or(0, char::len_utf8);
            let end = if index + 1 == bare.len() { text.len() - close } else { text.len() };
            Span::new(start, end.max(start)).shifted(span.start())
        };
        (bare.iter().enumerate().map(without).collect(), true)
    }

    /// The pieces of source text within `span` that are words: no markup, no line prefix, no citation, no note.
    fn words(&self, span: Span) -> Vec<Span> {
        let (source, plain) = (self.source.as_bytes(), self.prose.plain.as_bytes());
        // A character reference is painted as what it stands for: bytes that are not the source's.
        let is_read = |reference: &Span| char::from(plain[reference.start()]) != MARKUP;
        let references =
            super::statement::character_references(&self.source[span]).map(|found| found.shifted(span.start()));
        let references: Vec<Span> = references.filter(is_read).collect();
        let is_word = |at: &usize| match plain[*at] {
            _ if covering(&references, Span::new(*at, *at + 1), |found| *found).next().is_some() => true,
            b' ' | b'\n' | b'\r' => source[*at].is_ascii_whitespace(),
            byte => byte == source[*at] || matches!(char::from(byte), OBJECT | LITERAL),
        };
        let mut words = Vec::new();
        let mut at = span.start();
        while at < span.end() {
            let start = (at..span.end()).find(is_word).unwrap_or(span.end());
            let end = (start..span.end()).find(|at| !is_word(at)).unwrap_or(span.end());
            if !self.source[start..end].trim().is_empty() || !words.is_empty() && start < end {
                words.push(Span::new(start, end));
            }
            at = end;
        }
        for index in 0..words.len() {
            let next = words.get(index + 1).copied();
            // Between `work [@a].` and its full stop there is nothing once the citation is gone.
            let meets_stop = |next: Span| self.source[next].starts_with(['.', ',', ';', ':', '!', '?']);
            if next.is_none_or(meets_stop) {
                words[index] = trim_end(self.source, words[index]);
            }
        }
        words.retain(|span| !span.is_empty());
        words
    }
}

/// What of a sentence is near the quotation `span` in it. Longer ones are not prose.
fn around(text: &str, sentence: Span, span: Span) -> Span {
    let start = attribution::boundary(text, span.start().saturating_sub(attribution::WINDOW));
    let end = attribution::boundary(text, span.end() + attribution::WINDOW);
    Span::new(sentence.start().max(start), sentence.end().min(end))
}

/// The parenthesis that `source` stands in, if that is no long one; `paragraph` is its text, and starts at `base`.
fn aside_around(paragraph: &str, source: Span, base: usize) -> Option<Span> {
    const LONG: usize = 400;
    let is_bracket = |byte: &u8| matches!(byte, b'(' | b')');
    let before = paragraph.as_bytes()[..source.start() - base].iter().rev().take(LONG);
    let after = paragraph.as_bytes()[source.end() - base..].iter().take(LONG);
    let (back, _) = before.enumerate().find(|(_, byte)| is_bracket(byte)).filter(|(_, byte)| **byte == b'(')?;
    let (on, _) = after.enumerate().find(|(_, byte)| is_bracket(byte)).filter(|(_, byte)| **byte == b')')?;
    Some(Span::new(source.start() - back - 1, source.end() + on + 1))
}

/// Whether masked `text`, which starts with a dash, may name somebody or a place whom no list knows, and is no sentence:
/// `— graffiti in Paris`, `— Séneca, filósofo latino.`
fn signs(text: &str) -> bool {
    let blank = |c: char| c.is_whitespace() || c == MARKUP;
    let bare =
        text.trim_end_matches(blank).trim_start_matches(|c: char| blank(c) || matches!(c, '-' | '—' | '–' | '―'));
    let is_titled = bare.starts_with(char::is_uppercase) && bare.contains(',');
    let ends = match bare.chars().next_back() {
        Some('.') => is_titled,
        Some(c) if marks::is_mark(c) => is_titled,
        Some(c) => !matches!(c, '!' | '?' | '…' | ':'),
        None => false,
    };
    ends && bare.split_whitespace().count() <= 12
}

/// The attribution of a block to somebody whose name cannot be told.
fn nameless(span: Span) -> Attribution {
    let origin = attribution::Origin::DashLine;
    Attribution { span, origin, speaker: None, role: None, place: None, date: None, outlet: None, inferred: false }
}

/// Whether the first thing in masked `text` is a dash that may introduce an attribution.
fn starts_with_dash(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == MARKUP);
    let after =
        text.strip_prefix("--").map(|rest| rest.trim_start_matches('-')).or_else(|| text.strip_prefix(['—', '–', '―']));
    after.is_some_and(|rest| !rest.is_empty())
}

/// `span` of masked `text` without the white space and markup at its ends.
fn visible(text: &str, span: Span) -> Span {
    let blank = |c: char| c.is_whitespace() || c == MARKUP;
    let start = span.len() - text[span].trim_start_matches(blank).len();
    let end = text[span].trim_end_matches(blank).len();
    Span::new(start, end.max(start)).shifted(span.start())
}

/// A piece of a paragraph as it reads: without markup and the `>` of its lines, white space as single spaces.
pub fn plain(piece: &str) -> String {
    // The word before it keeps it from opening a list or a heading.
    let source = format!("x {piece}");
    let masked = mask(&source).text;
    let seen = masked.char_indices().skip(1).filter_map(|(at, c)| match c {
        MARKUP => None,
        OBJECT | LITERAL => source.get(at..)?.chars().next(),
        c => Some(c),
    });
    seen.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Masked text as it reads.
fn readable(text: &str) -> String {
    let text: String = text.chars().filter(|c| !matches!(*c, MARKUP | OBJECT | LITERAL)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
