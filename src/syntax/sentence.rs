//! Sentences: what a citation or an attribution can reach within a paragraph (`markup.md` §6.1, §7).

use super::Lang;
use super::lexicon::{Class, Lexicon, fold};
use super::mask::{MARKUP, OBJECT};
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
        let mut opening = self.opening(0);
        while let Some(c) = self.text[at..].chars().next() {
            while islands.next_if(|island| island.span.start() < at).is_some() {}
            let stop = match islands.next_if(|island| island.span.start() == at) {
                Some(&island) => self.island_stop(island).ok_or(island.span.end()),
                None => self.stop(at, c).ok_or(at + c.len_utf8()),
            };
            match stop {
                Err(next) => at = next,
                Ok(stop) => {
                    at = stop.end;
                    if let Some(end) = self.sentence_end(&stop, opening) {
                        ends.push(end);
                        at = end;
                        opening = self.opening(end);
                    }
                }
            }
        }
        ends
    }

    fn opening(&self, start: usize) -> Opening {
        let rest = &self.text[start..];
        let is_count = |c: char| c.is_ascii_digit() || c.is_whitespace() || c == MARKUP;
        Opening {
            start,
            word: start + rest.find(char::is_alphanumeric).unwrap_or(rest.len()),
            text: start + rest.find(|c| !is_count(c)).unwrap_or(rest.len()),
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
        if mark == Mark::FullStop && !words.contains(char::is_whitespace) && self.is_abbreviation(words) {
            return None;
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
        let end = self.after_citations(self.after_closing(stop.end));
        let rest = &self.text[end..];
        let space = rest.len() - rest.trim_start().len();
        let next = rest.trim_start().trim_start_matches([MARKUP, '¿', '¡']);
        if rest.is_empty() || next.is_empty() {
            return Some(self.text.len());
        }
        // 「…。」と言った: the words about a quotation follow it without a space, and without a sign of their case.
        let quotation_follows = self.island_at(end).is_some_and(|island| island.is_quotation);
        if space == 0 && (stop.mark != Mark::Wide || stop.island.is_some() && !quotation_follows) {
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
            let mut open = at + rest.len() - rest.trim_start().len();
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

    fn island_at(&self, start: usize) -> Option<Island> {
        let found = self.islands.binary_search_by_key(&start, |island| island.span.start()).ok()?;
        self.islands.get(found).copied()
    }

    /// Whether `rest`, which follows the quotation that opens a sentence, says whose words it is: `Jane Doe asked.`
    fn attributes(&self, rest: &str) -> bool {
        let clause = rest.split(['.', ',', ';', ':', '!', '?', '“', '"', '«', '„']).next().unwrap_or_default();
        let mut words = clause.split_whitespace().take(9).map(|word| self.lexicon.classes(&fold(word)));
        let Some(first) = words.next() else { return false };
        let subject = !first.is_function_word() || rest.starts_with("I ");
        subject && words.any(|word| word.any(&[Class::Verb, Class::WeakVerb]))
    }

    /// Whether the full stop after `before` belongs to its last word, and `next` does not start a sentence.
    fn is_abbreviated(&self, before: &str, next: &str) -> bool {
        let word = last_word(before);
        let folded = fold(word);
        let classes = self.lexicon.classes(&folded);
        let number_follows = next.starts_with(|c: char| c.is_ascii_digit());
        // “z. B.”, “J. R. R. Doe”
        if is_letter(word) && next.split_once('.').is_some_and(|(next, _)| is_letter(next)) {
            return true;
        }
        if classes.has(Class::Abbreviation) {
            let is_word = classes.is_function_word() || classes.has(Class::Clitic) || NUMBERED.contains(&&*folded);
            return number_follows || !is_word;
        }
        if ALWAYS_ENDING.contains(&&*folded) {
            return false;
        }
        let ordinal = self.lang == Lang::German && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        (self.is_abbreviation(word) || ordinal && !word.is_empty()) && !self.starts_sentence(next)
    }

    /// Whether `word`, without or with its last full stop, is an initial or an abbreviation.
    fn is_abbreviation(&self, word: &str) -> bool {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let stem = word.trim_end_matches('.');
        let mut chars = stem.chars();
        let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
        let dotted = stem.contains('.') && stem.split('.').all(|part| (1..=2).contains(&part.chars().count()));
        initial || dotted || self.lexicon.classes(&fold(stem)).any(&[Class::Ending, Class::Abbreviation])
    }

    /// Whether `next` opens with a word or a mark that a name would not.
    fn starts_sentence(&self, next: &str) -> bool {
        let word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        word.is_empty() || self.lexicon.classes(&fold(word)).is_function_word()
    }
}

/// Abbreviations that are words too, and abbreviations only before a number.
const NUMBERED: [&str; 24] = [
    "abs", "art", "bd", "c", "cap", "ch", "f", "ff", "fig", "figs", "i", "max", "min", "n", "o", "p", "par", "pp", "s",
    "sec", "t", "u", "v", "z",
];

/// Abbreviations that end a sentence whenever a capital follows.
const ALWAYS_ENDING: [&str; 8] = ["etc", "usw", "usf", "ecc", "enz", "a.m", "p.m", "et al"];

/// Whether `word` is one letter.
fn is_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// The last word of `text`, full stops within it included.
fn last_word(text: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | 'º' | '°');
    let start = text.char_indices().rev().take(24).take_while(|&(_, c)| is_part(c)).last();
    start.map_or("", |(at, _)| &text[at..])
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
    let linked = words <= 6 && trimmed.starts_with([MARKUP, OBJECT]) && trimmed.ends_with([MARKUP, OBJECT]);
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

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The outermost quotations of `text` by typographic marks alone, for tests.
    pub(crate) fn quotations(text: &str) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut open: Option<(usize, char)> = None;
        for (at, c) in text.char_indices() {
            match (open, c) {
                (None, '“') => open = Some((at, '”')),
                (None, '«') => open = Some((at, '»')),
                (None, '»') => open = Some((at, '«')),
                (None, '「') => open = Some((at, '」')),
                (None, '„') => open = Some((at, '“')),
                (Some((start, close)), c) if c == close => {
                    spans.push(Span::new(start, at + c.len_utf8()));
                    open = None;
                }
                _ => {}
            }
        }
        spans
    }

    /// `|` stands where a sentence ends.
    fn split(lang: Lang, marked: &str) -> String {
        let text = marked.replace('|', "");
        let found: Vec<&str> =
            sentences(&text, &quotations(&text), lang).into_iter().map(|span| &text[span.range()]).collect();
        found.join("|")
    }

    #[track_caller]
    fn check(cases: &[(Lang, &str)]) {
        let found: Vec<String> = cases.iter().map(|&(lang, marked)| split(lang, marked)).collect();
        let expected: Vec<&str> = cases.iter().map(|&(_, marked)| marked).collect();
        let wrong: Vec<_> = found.iter().zip(expected).filter(|(found, expected)| found != expected).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn english() {
        let cases = [
            "",
            "One.",
            "One. |Two! |Three? |Four",
            "One.\n|Two goes on\nhere. |Three.",
            "Dr. Doe met Mr. Roe on St. James St. with Rep. Poe. |She left.",
            "See p. 3 and pp. 4–5, fig. 2, vol. 3, No. 7. |No. |He left.",
            "It is modern art. |The museum is open.",
            "He lives in the U.S. and in the U.S. Virgin Islands. |She does not.",
            "He lives in the U.S. |The others do not.",
            "J. R. R. Doe and George W. Roe wrote it, e.g. in 1863. |They did, i.e. both.",
            "Pens, ink, etc. |Paper was bought at 5 p.m. |Doe paid.",
            "Acme Inc. chairman Jane Doe and Martin Roe Jr. left. |They came back.",
            "It cost $3.50 at example.com today. |Version 2.0 is out.",
            "He left … and came back. |Then … he left ... |He came back.",
            "He waited . . . and waited. |Then he left.",
            "“Why?” she asked. |“Because.” |He left.",
            "“Why?” Jane Doe asked. |Nobody knew.",
            "“Why?” I asked. |Nobody knew.",
            "She asked, “Why?” |Nobody knew.",
            "She asked “Why?” and left. |He stayed.",
            "“It is late,” said Doe. |“We go.”",
            "“It is late.” said Doe. |“We go.”",
            "She said: “One. Two.” |Then she left.",
            "She said: “One. Two,” and then she left. |He stayed.",
            "The “U.S.” Army came. |It left.",
            "“… a new nation.” [@a] |The end.",
            "“… a new nation.”[^1] |The end.",
            "“… a new nation” [@a]. |The end.",
            "It is a nation. [@a; see @b, p. 3] |The end.",
            "It is a nation.^[See @a. And @b.] |The end.",
            "It is a nation. (Doe 1863) |The end.",
            "It is a nation. |(Doe said so.) |The end.",
            "It is a nation (see fig. 3. and so on). |The end.",
            "It is a nation (he said so. She did.) by law. |The end.",
            "“Be yourself.” — Jane Doe",
            "It was late!—that is, early. |Then noon.",
            "\u{1}\u{1}One.\u{1}\u{1} |\u{1}Two.\u{1}",
            "One. |\u{1}\u{1}Two\u{1}\u{1} is it.",
            "A nation. \u{1}The Times\u{1}\u{1}\u{1}\u{1}\u{1}",
            "A nation. \u{2}\u{2}\u{2}\u{2}",
            "1. First of all. |2. Then this.",
            "Wait?! |Really?! |Yes…",
            "a) He left (in 1863. |She stayed.",
        ];
        check(&cases.map(|marked| (Lang::English, marked)));
    }

    #[test]
    fn other_languages() {
        check(&[
            (Lang::German, "Am 3. Mai kam er, z. B. um 5 Uhr, vgl. S. 12. |Sie kam nicht."),
            (Lang::German, "Im 19. Jahrhundert war das so. |Dann kam Dr. Müller usw. |Alle gingen."),
            (Lang::German, "„Warum?“, fragte Anna. |„Darum.“ |Sie ging."),
            (Lang::German, "„Warum?“ fragte sie. |Er ging."),
            (Lang::French, "M. Martin et Mme Petit sont là. |« Pourquoi ? » demanda-t-elle. |Il partit."),
            (Lang::French, "Il en a sept. |Le 3 sept. 2017, il partit. |« Ah ! » |Elle resta."),
            (Lang::Spanish, "El Sr. García llegó a las 5. |¿Por qué? |¡Nadie lo sabe! |«Sí.» |La Sra. Ruiz se fue."),
            (Lang::Italian, "Il dott. Rossi e l’on. Bianchi, cfr. p. 3. |«Perché?» chiese lei. |Nessuno rispose."),
            (Lang::Portuguese, "O Sr. Silva chegou. |“Por quê?”, perguntou ela. |Ninguém sabe."),
            (Lang::Dutch, "Dr. Jansen kwam o.a. om 5 uur, enz. |“Waarom?” vroeg hij. |Niemand wist het."),
            (Lang::Japanese, "雨だ。|「はい。」と言った。|終わり。"),
            (Lang::Japanese, "「はい。」|「いいえ。」終わり。"),
            (Lang::Other, "Jeden. |Dwa! |Trzy."),
        ]);
    }

    proptest! {
        #[test]
        fn they_tile_the_text(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "One", "two ", ". ", ".", "!", "? ", "“", "”", "« ", " »", "(", ")", "[@a]", "[^1]", "^[", "]", "…",
                    ". . .", "\n", "\u{1}", "\u{2}", "\u{3}", "Dr. ", "U.S. ", "é", "。", "— ", "3", "said ", "\u{a0}", "'",
                ]),
                0..40,
            ),
            lang in prop::sample::select(vec![Lang::English, Lang::German, Lang::French, Lang::Japanese, Lang::Other]),
        ) {
            let text = parts.concat();
            let found = sentences(&text, &quotations(&text), lang);
            let joined: String = found.iter().map(|&span| &text[span.range()]).collect();
            prop_assert_eq!(joined, text.as_str());
            prop_assert!(found.iter().all(|span| !span.is_empty()));
        }

        #[test]
        fn any_text_and_any_spans(text in ".{0,60}", spans in prop::collection::vec((0_usize..80, 0_usize..80), 0..4)) {
            let spans: Vec<Span> = spans.into_iter().map(|(start, len)| Span::new(start, start + len)).collect();
            let found = sentences(&text, &spans, Lang::English);
            let joined: String = found.iter().map(|&span| &text[span.range()]).collect();
            prop_assert_eq!(joined, text.as_str());
        }
    }
}
