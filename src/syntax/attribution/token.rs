//! The words of a stretch of masked text, each with what it can be.

use super::super::Lang;
use super::super::lexicon::{Class, Classes, Lexicon, fold};
use super::super::mask::{LITERAL, MARKUP, OBJECT};
use crate::text::Span;

/// A word, a mark, or something that is looked past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Where it stands.
    pub(super) span: Span,
    pub(super) kind: Kind,
    /// What it can be; for an entry of several words, what they are together.
    pub(super) classes: Classes,
    /// The word as words are compared; empty for anything else. An entry of several words has spaces.
    pub(super) folded: String,
    /// Whether it starts with a capital, or with a particle and then one: “al-Sisi”.
    pub(super) is_capitalised: bool,
    /// Whether it is an English genitive: “Smith’s”.
    pub(super) is_possessive: bool,
    pub(super) markup: Markup,
}

/// Whether markup that a reader does not see stands right beside a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Markup {
    pub(super) is_before: bool,
    pub(super) is_after: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// It starts with a digit: `2017`, `19th`, `2017-07-01`, `3:16`.
    Number,
    /// A quotation.
    Quotation,
    /// Code, an image, a URL: something that is no word.
    Object,
    /// Any other character. Every dash is `—`, and so are `--` and `---`.
    Mark(char),
}

impl Token {
    pub(super) fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    pub(super) fn is_any(&self, classes: &[Class]) -> bool {
        self.classes.any(classes)
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(super) fn is_word_or_number(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }

    pub(super) fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// “J.”, “J.K.”, and neither “U.S.” nor the « À » that opens a sentence.
    pub(super) fn is_initial(&self) -> bool {
        let mut letters = self.folded.chars().filter(|c| c.is_alphabetic());
        let one = letters.next().is_some() && letters.next().is_none() && !self.classes.is_function_word();
        self.is_capitalised && (one || self.folded.contains('.')) && !self.is(Class::Ending)
    }
}

/// The tokens of `text` between `from` and `to`. `quotations` (in order, not nested) are one token each.
pub(super) fn tokens(text: &str, from: usize, to: usize, quotations: &[Span], lang: Lang) -> Vec<Token> {
    let mut reader = Reader { text: &text[..to], at: from, lexicon: Lexicon::of(lang), tokens: Vec::new() };
    let first = quotations.partition_point(|span| span.start() < from);
    let mut quotations = quotations[first..].iter().take_while(|span| span.end() <= to).peekable();
    while let Some(c) = reader.text[reader.at..].chars().next() {
        while quotations.next_if(|span| span.start() < reader.at).is_some() {}
        match quotations.next_if(|span| span.start() == reader.at) {
            Some(span) => reader.push(span.end(), Kind::Quotation),
            None => reader.read(c),
        }
    }
    without_nicknames(text, merge(&reader.tokens, reader.lexicon))
}

/// Leaves out what stands in quotation marks within a name: Bob “Mountain” Beck.
fn without_nicknames(text: &str, mut tokens: Vec<Token>) -> Vec<Token> {
    let capital = |token: Option<&Token>| {
        token.is_some_and(|token| token.is_word() && token.is_capitalised && !token.classes.is_function_word())
    };
    let is_word = |span: Span| {
        let inside = text[span].trim_matches(|c: char| !c.is_alphanumeric());
        inside.len() < 20 && inside.chars().all(char::is_alphabetic)
    };
    let mut at = 1;
    while at < tokens.len() {
        let marks = matches!(
            tokens[at..],
            [
                Token { kind: Kind::Mark('“' | '"' | '‘' | '„' | '«'), .. },
                Token { kind: Kind::Word, is_capitalised: true, .. },
                Token { kind: Kind::Mark('”' | '"' | '’' | '“' | '»'), .. },
                ..
            ]
        );
        let quoted = tokens[at].kind == Kind::Quotation && is_word(tokens[at].span);
        let length = if quoted { 1 } else { 3 };
        if (marks || quoted) && capital(tokens.get(at - 1)) && capital(tokens.get(at + length)) {
            tokens.drain(at..at + length);
        }
        at += 1;
    }
    tokens
}

struct Reader<'t> {
    /// Up to where it is read.
    text: &'t str,
    at: usize,
    lexicon: &'static Lexicon,
    tokens: Vec<Token>,
}

impl Reader<'_> {
    /// Reads what starts with `c` at `self.at`.
    fn read(&mut self, c: char) {
        let rest = &self.text[self.at..];
        let length = |is: fn(char) -> bool| rest.len() - rest.trim_start_matches(is).len();
        match c {
            MARKUP => {
                if let Some(last) = self.tokens.last_mut()
                    && last.span.end() == self.at
                {
                    last.markup.is_after = true;
                }
                self.at += length(|c| c == MARKUP);
            }
            OBJECT | LITERAL => self.push(self.at + length(|c| c == OBJECT || c == LITERAL), Kind::Object),
            '—' | '–' | '―' => self.push(self.at + c.len_utf8(), Kind::Mark('—')),
            '-' if rest.starts_with("--") => self.push(self.at + length(|c| c == '-'), Kind::Mark('—')),
            c if c.is_whitespace() => self.at += c.len_utf8(),
            c if c.is_ascii_digit() => {
                let length = number(rest);
                // “42-year-old”
                let is_word =
                    rest[..length].split_once('-').is_some_and(|(_, rest)| rest.starts_with(char::is_alphabetic));
                self.push(self.at + length, if is_word { Kind::Word } else { Kind::Number });
            }
            // “’t Hooft”
            '\'' | '’' if self.is_cut_article(&rest[c.len_utf8()..]) => {
                self.push(self.at + c.len_utf8() + 1, Kind::Word);
            }
            c if c.is_alphabetic() => match self.word(rest) {
                // To Unicode the apostrophe “ʼ” is a letter: alone it is no word.
                0 => self.push(self.at + c.len_utf8(), Kind::Mark(c)),
                length => self.push(self.at + length, Kind::Word),
            },
            c => self.push(self.at + c.len_utf8(), Kind::Mark(c)),
        }
    }

    fn push(&mut self, end: usize, kind: Kind) {
        let written = &self.text[self.at..end];
        let markup = Markup { is_before: self.text[..self.at].ends_with(MARKUP), is_after: false };
        let mut token = Token {
            span: Span::new(self.at, end),
            kind,
            classes: Classes::default(),
            folded: String::new(),
            is_capitalised: false,
            is_possessive: false,
            markup,
        };
        self.at = end;
        if matches!(kind, Kind::Word | Kind::Number) {
            let clean: String = written.chars().filter(|&c| c != MARKUP).collect();
            token.folded = fold(&clean);
            token.is_capitalised = is_capitalised(&clean);
            let initial = token.is_capitalised && clean.ends_with('.') && is_letter(&token.folded);
            if let Some(owner) = self.owner(&token.folded) {
                token.is_possessive = true;
                token.classes = self.lexicon.classes(owner);
            } else {
                token.classes = self.lexicon.classes(&token.folded);
            }
            if token.classes == Classes::default() && !token.is_capitalised && self.lexicon.is_adverb(&token.folded) {
                token.classes = token.classes.with(Class::Adverb);
            }
            // “WHO” is no pronoun.
            if clean.chars().nth(1).is_some() && clean.chars().all(char::is_uppercase) {
                token.classes = token.classes.only(NAMING);
            }
            // “A. Doe” opens with no article.
            if initial {
                token.classes = token.classes.only(INITIAL);
            }
        }
        if kind == Kind::Word
            && let Some((stem, joint)) = self.lexicon.enclitic(&token.folded)
            && written.is_char_boundary(stem)
            && written.len() == token.folded.len()
        {
            return self.push_joined(&token, stem, joint);
        }
        self.tokens.push(token);
    }

    /// The owner that an English genitive names: “Smith’s”, “the boys’”.
    fn owner<'w>(&self, folded: &'w str) -> Option<&'w str> {
        let plural = || folded.strip_suffix('\'').filter(|owner| owner.ends_with('s'));
        folded.strip_suffix("'s").or_else(plural).filter(|_| !self.lexicon.elides())
    }

    /// “a-t-il”: the verb and its pronoun, each a token.
    fn push_joined(&mut self, token: &Token, stem: usize, joint: usize) {
        let (start, end) = (token.span.start(), token.span.end());
        let part = |from: usize, to: usize| {
            let folded = token.folded[from..to].to_owned();
            let classes = self.lexicon.classes(&folded);
            Token { span: Span::new(start + from, start + to), classes, folded, ..token.clone() }
        };
        let verb = part(0, stem);
        let pronoun = Token { is_capitalised: false, ..part(stem + joint, end - start) };
        self.tokens.extend([verb, pronoun]);
    }

    /// The length of the word that `rest` starts with: hyphens and apostrophes within it included, the full stop of an
    /// initial or an abbreviation too.
    fn word(&self, rest: &str) -> usize {
        let mut end = 0;
        for (at, c) in rest.char_indices() {
            let next = rest[at + c.len_utf8()..].chars().find(|&c| c != MARKUP);
            let inner = match c {
                MARKUP => next.is_some_and(char::is_alphanumeric) && !rest[at..].trim_start_matches(MARKUP).is_empty(),
                '\'' | '’' | 'ʼ' => {
                    if self.lexicon.is_elision(&fold(&rest[..at + c.len_utf8()])) && self.elides(&rest[..at], next) {
                        return at + c.len_utf8();
                    }
                    next.is_some_and(char::is_alphabetic) || rest[..at].ends_with('s') || &rest[..at] == "de"
                }
                '-' | '‐' | '‑' => next.is_some_and(char::is_alphanumeric),
                '.' => {
                    let joined =
                        rest[at + 1..].strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
                    let dotted =
                        next_is_short(&rest[at + 1..]) && rest[..at].rsplit('.').next().is_some_and(is_short) || joined;
                    if !dotted {
                        // “D-Ore., said”: no sentence ends before a comma.
                        let goes_on = rest[at + 1..].starts_with(',');
                        return if goes_on || self.takes_full_stop(&rest[..at]) { at + 1 } else { end };
                    }
                    true
                }
                // “M° Rossi”
                '°' => at < 3,
                c => c.is_alphanumeric() || is_combining(c),
            };
            if !inner {
                break;
            }
            end = at + c.len_utf8();
        }
        rest[..end].trim_end_matches(MARKUP).len()
    }

    /// Whether the Dutch article “’t” of a family name follows an apostrophe.
    fn is_cut_article(&self, rest: &str) -> bool {
        let name = rest.strip_prefix("t ");
        name.is_some_and(|name| name.starts_with(char::is_uppercase)) && self.lexicon.classes("'t").has(Class::Particle)
    }

    /// Whether an apostrophe after `stem` cuts a word from the next: “l’État” and “L’Union” are two words, “D’Alema” and
    /// “O’Brien” are one.
    fn elides(&self, stem: &str, next: Option<char>) -> bool {
        let Some(next) = next.filter(|next| next.is_alphabetic()) else { return false };
        let starts_text = self.tokens.iter().all(|token| !token.is_word());
        let capital = stem.starts_with(char::is_uppercase);
        !capital || next.is_lowercase() || (starts_text && stem.eq_ignore_ascii_case("l"))
    }

    /// Whether the full stop after `stem` belongs to it.
    fn takes_full_stop(&self, stem: &str) -> bool {
        let classes = self.lexicon.classes(&fold(stem));
        let mut chars = stem.chars();
        let initial = chars.next().is_some_and(char::is_uppercase) && chars.next().is_none();
        initial || stem.contains('.') || classes.any(&[Class::Abbreviation, Class::Ending])
    }
}

/// The length of the number that `rest` starts with, its inner marks and what is joined to it included.
fn number(rest: &str) -> usize {
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        let next = rest[at + c.len_utf8()..].chars().next();
        let inner = c.is_alphanumeric()
            || matches!(c, '-' | '.' | '/' | ':' | ',') && next.is_some_and(|next| next.is_ascii_digit())
            || c == '-' && next.is_some_and(char::is_alphabetic);
        if !inner {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Whether a part of at most two letters follows, as in “U.S.” and not in “W.Thackeray”.
fn next_is_short(rest: &str) -> bool {
    let letters = rest.chars().take(3).take_while(|c| c.is_alphabetic()).count();
    (1..=2).contains(&letters)
}

fn is_short(part: &str) -> bool {
    (1..=2).contains(&part.chars().count())
}

/// What one letter and a full stop can be.
const INITIAL: &[Class] = &[Class::Title, Class::Courtesy, Class::Masculine, Class::Feminine, Class::Network];

/// What a word in capitals can be.
const NAMING: &[Class] = &[
    Class::Title,
    Class::Courtesy,
    Class::Masculine,
    Class::Feminine,
    Class::Role,
    Class::Organisation,
    Class::Known,
    Class::Place,
    Class::Particle,
    Class::Suffix,
    Class::Given,
    Class::FamilyFirst,
    Class::Surname,
    Class::Work,
    Class::Outlet,
    Class::Magazine,
    Class::Broadcaster,
    Class::Agency,
    Class::Network,
    Class::Programme,
    Class::Committee,
    Class::Abbreviation,
    Class::Ending,
];

fn is_letter(folded: &str) -> bool {
    folded.chars().count() == 1
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether `word` starts with a capital, or has one after a short part that is joined to it: “al-Sisi”, “d’Arc”.
fn is_capitalised(word: &str) -> bool {
    let capital = |part: &str| part.starts_with(char::is_uppercase);
    let joined = word.split_once(['-', '\'', '’']).is_some_and(|(first, rest)| first.len() <= 3 && capital(rest));
    capital(word) || joined
}

/// Joins the entries of several words.
fn merge(tokens: &[Token], lexicon: &Lexicon) -> Vec<Token> {
    let mut merged: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(first) = tokens.get(at) {
        let following = |skip: usize| {
            let token = tokens.get(at + 1 + skip)?;
            (token.is_word() && !token.is_possessive).then_some(token.folded.as_str())
        };
        let found = if first.is_word() { lexicon.phrase(&first.folded, following) } else { None };
        let (words, classes) = found.unwrap_or((1, first.classes));
        let parts = &tokens[at..(at + words).min(tokens.len())];
        let mut token = first.clone();
        if let [_, .., last] = parts {
            token.span = first.span.join(last.span);
            token.classes = classes;
            token.folded = parts.iter().map(|part| part.folded.as_str()).collect::<Vec<_>>().join(" ");
            token.markup.is_after = last.markup.is_after;
        }
        merged.push(token);
        at += words;
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(lang: Lang, text: &str) -> String {
        let found = tokens(text, 0, text.len(), &[], lang);
        found.iter().map(|token| &text[token.span.range()]).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words() {
        for (lang, text, expected) in [
            (Lang::English, "Rep. J. R. Doe-Roe’s dog, 3rd.", "Rep.|J.|R.|Doe-Roe’s|dog|,|3rd|."),
            (
                Lang::English,
                "the U.S. Prime Minister said --- 2017-07-01, 3:16",
                "the|U.S.|Prime Minister|said|---|2017-07-01|,|3:16",
            ),
            (Lang::English, "O’Brien’s boys’ al-Sisi", "O’Brien’s|boys’|al-Sisi"),
            (Lang::English, "According\n  to Nov. 1, 2017.", "According\n  to|Nov.|1|,|2017|."),
            (Lang::English, "\u{1}J\u{1}ane \u{1}\u{1}Doe\u{1}\u{1} \u{2}\u{2}", "J\u{1}ane|Doe|\u{2}\u{2}"),
            (
                Lang::French,
                "L’État, d’après l’Élysée, a-t-il dit à d’Estaing",
                "L’|État|,|d’après|l’|Élysée|,|a|il|dit|à|d’|Estaing",
            ),
            (Lang::French, "D’après lui, s’est", "D’après|lui|,|s’|est"),
            (Lang::French, "peut-être, répond-on, D’Alembert", "peut-être|,|répond|on|,|D’Alembert"),
            (Lang::Italian, "l’on. Rossi dell’Unione", "l’|on.|Rossi|dell’|Unione"),
            (Lang::German, "die Dipl.-Ing. z. B. am 3. Mai", "die|Dipl.-Ing.|z. B.|am|3|.|Mai"),
        ] {
            assert_eq!(read(lang, text), expected);
        }
    }

    proptest! {
        #[test]
        fn they_lie_in_the_text(
            text in "[A-Za-zéİßĳ\u{1}\u{2}\u{3}'’. ,—0-9-]{0,40}|.{0,30}",
            lang in prop::sample::select(vec![Lang::English, Lang::French, Lang::Portuguese, Lang::Other]),
        ) {
            let mut end = 0;
            for token in tokens(&text, 0, text.len(), &[], lang) {
                prop_assert!(end <= token.span.start() && !token.span.is_empty());
                end = token.span.end();
                prop_assert!(text.get(token.span.range()).is_some());
            }
        }
    }
}
