//! Sentences: what a citation or an attribution can reach within a paragraph (`markup.md` §6.1, §7).

mod abbreviation;
#[cfg(test)]
pub(crate) mod tests;

use self::abbreviation::{Full, starts_sentence};
use super::lexicon::{Class, Lexicon, fold};
use super::mask::{MARKUP, OBJECT};
use super::{Lang, citation};
use crate::text::Span;

/// The sentences of a paragraph. They tile `text`; white space belongs to the sentence before it.
///
/// `text` is masked, and `quotations` are the spans of its outermost inline quotations, marks included, in order. A full
/// stop inside a quotation ends nothing; one before its closing mark ends the sentence where the words after it start
/// another (`“Why?” she asked.` is one). Citations, footnote references and short parentheses that follow the end of a
/// sentence belong to it.
pub fn sentences(text: &str, quotations: &[Span], lang: Lang) -> Vec<Span> {
    let splitter = Splitter { text, islands: islands(text, quotations), lexicon: Lexicon::of(lang), lang };
    let mut ends = splitter.ends();
    ends.retain(|&end| end < text.len());
    if let Some(&last) = ends.last()
        && is_appendix(&text[last..])
    {
        ends.pop();
    }
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let ends = ends.iter().copied().chain(std::iter::once(text.len()));
    starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| Span::new(start, end)).collect()
}

/// A stretch in which no sentence of the paragraph ends.
#[derive(Clone, Copy)]
struct Island {
    span: Span,
    is_quotation: bool,
}

struct Splitter<'t> {
    text: &'t str,
    islands: Vec<Island>,
    lexicon: &'static Lexicon,
    lang: Lang,
}

/// The beginning of a sentence.
#[derive(Clone, Copy)]
struct Opening {
    start: usize,
    /// Its first letter or digit.
    word: usize,
    /// Its first character that is more than a number, white space or markup.
    text: usize,
}

/// What may be the end of a sentence.
struct Stop {
    /// Where the stop begins: its first mark, or the island that ends in one.
    start: usize,
    /// Past its last mark, or past the island.
    end: usize,
    mark: Mark,
    /// The quotation that holds it, or the bracket.
    island: Option<Island>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    FullStop,
    /// Dots that leave something out.
    Ellipsis,
    /// `?`, `!`
    Cry,
    /// `。`, `！`, `？`: no white space follows.
    Wide,
}

impl Splitter<'_> {
    /// Where sentences end: each offset is past the white space after one.
    fn ends(&self) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut islands = self.islands.iter().peekable();
        let mut at = 0;
        let mut opening = self.opening(0, None);
        while at < self.text.len() {
            while islands.next_if(|island| island.span.start() < at).is_some() {}
            let stop = if let Some(&island) = islands.next_if(|island| island.span.start() == at) {
                self.island_stop(island).ok_or(island.span.end())
            } else {
                let shore = islands.peek().map_or(self.text.len(), |island| island.span.start());
                let found = self.text[at..shore].char_indices().find(|(_, c)| mark(*c).is_some());
                found.and_then(|(skipped, c)| self.stop(at + skipped, c)).ok_or(shore)
            };
            match stop {
                Err(next) => at = next,
                Ok(stop) => {
                    at = stop.end;
                    if let Some(end) = self.sentence_end(&stop, opening) {
                        ends.push(end);
                        at = end;
                        opening = self.opening(end, Some(opening));
                    }
                }
            }
        }
        ends
    }

    /// The beginning of the sentence that starts at `start`, `before` being that of one before it.
    fn opening(&self, start: usize, before: Option<Opening>) -> Opening {
        let rest = &self.text[start..];
        let is_count = |c: char| c.is_ascii_digit() || c.is_whitespace() || c == MARKUP;
        // What is the first after an earlier place is so after this one, too: it is not looked for again.
        let word = before.map(|before| before.word).filter(|word| *word >= start);
        let text = before.map(|before| before.text).filter(|text| *text >= start);
        Opening {
            start,
            word: word.unwrap_or_else(|| start + rest.find(char::is_alphanumeric).unwrap_or(rest.len())),
            text: text.unwrap_or_else(|| start + rest.find(|c| !is_count(c)).unwrap_or(rest.len())),
        }
    }

    /// The stop that starts at `at` with `c`.
    fn stop(&self, at: usize, c: char) -> Option<Stop> {
        let mark = mark(c)?;
        let mut end = at + c.len_utf8();
        let mut dots = usize::from(c == '.');
        let mut stop = Stop { start: at, end, mark, island: None };
        loop {
            let rest = &self.text[end..];
            let gap = if dots > 0 { rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len() } else { 0 };
            let next = rest[gap..].chars().next();
            match next.and_then(|next| mark_after(stop.mark, next).map(|mark| (next, mark))) {
                Some((next, mark)) if gap == 0 || next == '.' => {
                    dots += usize::from(next == '.');
                    end += gap + next.len_utf8();
                    stop.mark = if dots >= 3 { Mark::Ellipsis } else { mark };
                }
                _ => break,
            }
        }
        stop.end = end;
        Some(stop)
    }

    /// The stop that an island ends in.
    fn island_stop(&self, island: Island) -> Option<Stop> {
        let span = island.span;
        let words = self.text[span].trim_end_matches(|c: char| is_closing(c) || c.is_whitespace());
        let mark = words.chars().next_back().and_then(mark)?;
        if mark == Mark::FullStop && !words.contains(char::is_whitespace) {
            let next = self.text[span.end()..].trim_start();
            let word = words.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end_matches('.');
            if abbreviation::is_abbreviation(self.lexicon, word) && !starts_sentence(self.lexicon, next) {
                return None;
            }
        }
        Some(Stop { start: span.start(), end: span.end(), mark, island: Some(island) })
    }

    /// Where the sentence that opens at `opening` ends, if it ends at `stop`.
    fn sentence_end(&self, stop: &Stop, opening: Opening) -> Option<usize> {
        let opens = opening.word >= stop.start;
        match stop.island {
            Some(island) if !island.is_quotation && !opens => return None,
            // The number of a list, dots that stand for words left out.
            None if opening.text >= stop.start => return None,
            _ => {}
        }
        let closed = self.after_closing(stop.end);
        let end = self.after_citations(closed);
        let rest = &self.text[end..];
        let space = rest.len() - rest.trim_start().len();
        let next = rest.trim_start().trim_start_matches([MARKUP, '¿', '¡']);
        if rest.is_empty() || next.is_empty() {
            return Some(self.text.len());
        }
        if space == 0 && !(stop.mark == Mark::Wide && (end > closed || self.ends_without_space(stop, end))) {
            return None;
        }
        let goes_on = match next.chars().next() {
            Some(c) if c.is_lowercase() => true,
            Some(',' | ';' | ':' | '.' | '!' | '?' | ')' | ']') => true,
            Some('—' | '–' | '―' | '-') => {
                let word = next.trim_start_matches(['—', '–', '―', '-', ' ', '\u{a0}', MARKUP]);
                stop.island.is_some() || word.starts_with(char::is_lowercase)
            }
            _ => match stop.island {
                Some(island) => island.is_quotation && opens && stop.mark != Mark::FullStop && self.attributes(next),
                None => stop.mark == Mark::FullStop && self.is_abbreviated(&self.text[opening.start..stop.start], next),
            },
        };
        (!goes_on).then_some(end + space)
    }

    /// Whether a sentence ends at a wide stop with nothing between it and what follows at `end`. In 「…。」と言った the
    /// words about a quotation follow it so, and without a sign of their case.
    fn ends_without_space(&self, stop: &Stop, end: usize) -> bool {
        let Some(island) = stop.island else { return true };
        let quotation_follows = self.island_at(end).is_some_and(|island| island.is_quotation);
        quotation_follows || self.text[..island.span.start()].ends_with(['：', ':'])
    }

    /// Past the closing marks and brackets at `at`.
    fn after_closing(&self, at: usize) -> usize {
        let next = self.islands.partition_point(|island| island.span.start() < at);
        let limit = self.islands.get(next).map_or(self.text.len(), |island| island.span.start());
        let rest = &self.text[at..limit];
        at + rest.len() - rest.trim_start_matches(is_closing).len()
    }

    /// Past the citations, footnote references and short parentheses that follow `at`, with or without white space.
    fn after_citations(&self, mut at: usize) -> usize {
        loop {
            let rest = &self.text[at..];
            // `[@a], [@b]`
            let comma = rest.starts_with([',', ';']) && rest[1..].trim_start().starts_with('[');
            let rest = if comma { &rest[1..] } else { rest };
            let mut open = self.text.len() - rest.trim_start().len();
            if let Some(end) = self.after_narrative(open) {
                return end;
            }
            open += usize::from(self.text[open..].starts_with('^'));
            let Some(island) = self.island_at(open).filter(|island| !island.is_quotation) else {
                return at;
            };
            let inside = &self.text[island.span];
            let cites = inside.starts_with("[^") || inside.contains('@') || self.text[..open].ends_with('^');
            let aside = inside.starts_with('(') && open > at && self.island_stop(island).is_none();
            if !cites && !aside {
                return at;
            }
            at = self.after_closing(island.span.end());
            // `“…” [@a].`
            at += self.text[at..].chars().take_while(|&c| mark(c).is_some()).map(char::len_utf8).sum::<usize>();
        }
    }

    /// Past a narrative citation at `at` that only cites: no words of its sentence follow it.
    fn after_narrative(&self, at: usize) -> Option<usize> {
        let sign = at + usize::from(self.text[at..].starts_with("-@"));
        if !self.text[sign..].starts_with('@') {
            return None;
        }
        let mut end = citation::key_end(self.text, sign)?;
        let rest = &self.text[end..];
        let open = end + rest.len() - rest.trim_start().len();
        if let Some(locator) = self.island_at(open).filter(|_| self.text[open..].starts_with('[')) {
            end = locator.span.end();
        }
        end += self.text[end..].chars().take_while(|&c| mark(c).is_some()).map(char::len_utf8).sum::<usize>();
        let next = self.text[end..].trim_start();
        let ends = next.is_empty() || end + next.len() < self.text.len() && !next.starts_with(char::is_lowercase);
        (ends && !next.starts_with([',', ';', ':', '(', '—', '–'])).then_some(end)
    }

    fn island_at(&self, start: usize) -> Option<Island> {
        let found = self.islands.binary_search_by_key(&start, |island| island.span.start()).ok()?;
        self.islands.get(found).copied()
    }

    /// Whether the full stop between `before` and `next` belongs to a word, and ends nothing.
    fn is_abbreviated(&self, before: &str, next: &str) -> bool {
        Full { before, next, lexicon: self.lexicon, lang: self.lang }.is_of_abbreviation()
    }

    /// Whether `rest`, which follows the quotation that opens a sentence, says whose words it is: `Jane Doe asked.`
    fn attributes(&self, rest: &str) -> bool {
        let clause = rest.split(['.', ',', ';', ':', '!', '?', '“', '"', '«', '„']).next().unwrap_or_default();
        let mut words = clause.split_whitespace().take(9).map(|word| self.lexicon.classes(&fold(word)));
        let Some(first) = words.next() else { return false };
        let subject = !first.is_function_word() || rest.starts_with("I ");
        subject && words.any(|word| word.any(&[Class::Verb, Class::WeakVerb]))
    }
}

fn mark(c: char) -> Option<Mark> {
    match c {
        '.' => Some(Mark::FullStop),
        '…' => Some(Mark::Ellipsis),
        '?' | '!' | '‽' => Some(Mark::Cry),
        '。' | '！' | '？' | '｡' => Some(Mark::Wide),
        _ => None,
    }
}

/// The mark of a stop that `c` goes on with.
fn mark_after(so_far: Mark, c: char) -> Option<Mark> {
    let next = mark(c)?;
    Some(if so_far == Mark::FullStop || next == Mark::Wide { next } else { so_far })
}

/// What may stand between the end of a sentence's words and its end.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        MARKUP
            | ')'
            | ']'
            | '”'
            | '“'
            | '"'
            | '’'
            | '‘'
            | '\''
            | '»'
            | '«'
            | '›'
            | '‹'
            | '」'
            | '』'
            | '）'
            | '*'
            | '_'
    )
}

/// Whether the last stretch of a paragraph is no sentence, only what hangs on the one before: links, objects, marks.
fn is_appendix(text: &str) -> bool {
    let trimmed = text.trim();
    let words = trimmed.split_whitespace().count();
    let bare = !trimmed.contains(|c: char| c.is_alphanumeric());
    let trimmed = trimmed.trim_end_matches('.');
    // `](x)`; what ends in less is emphasised.
    let ends_as_link = trimmed.ends_with(OBJECT) || trimmed.len() - trimmed.trim_end_matches(MARKUP).len() >= 4;
    let linked = words <= 6 && trimmed.starts_with([MARKUP, OBJECT]) && ends_as_link;
    bare || linked && !trimmed.contains(|c| mark(c).is_some())
}

/// The quotations and the outermost pairs of brackets, in order; of two that overlap, the one that starts first.
fn islands(text: &str, quotations: &[Span]) -> Vec<Island> {
    let mut islands: Vec<Island> = quotations
        .iter()
        .filter(|span| text.get(span.range()).is_some_and(|words| !words.is_empty()))
        .map(|&span| Island { span, is_quotation: true })
        .collect();
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut quoted = islands.clone().into_iter().map(|island| island.span).peekable();
    for (at, c) in text.char_indices() {
        while quoted.next_if(|span| span.end() <= at).is_some() {}
        if quoted.peek().is_some_and(|span| span.contains(at)) {
            continue;
        }
        let closes = match c {
            '(' | '[' => {
                open.push((at, c));
                continue;
            }
            ')' => '(',
            ']' => '[',
            _ => continue,
        };
        if let Some(depth) = open.iter().rposition(|&(_, bracket)| bracket == closes) {
            islands.push(Island { span: Span::new(open[depth].0, at + 1), is_quotation: false });
            open.truncate(depth);
        }
    }
    islands.sort_by_key(|island| (island.span.start(), std::cmp::Reverse(island.span.end())));
    let mut reached = 0;
    islands.retain(|island| {
        let outermost = island.span.start() >= reached;
        reached = reached.max(island.span.end());
        outermost
    });
    islands
}
