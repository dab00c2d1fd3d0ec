//! Quotation marks: which opens, which closes, which is an apostrophe (`markup.md` §3).
//!
//! One pass with a stack. A mark's role follows from the marks that are open and from its neighbours, not from a table
//! of languages: `“` closes after `„` and opens elsewhere, `»` opens where nothing is open and a word follows.

use super::mask::{LITERAL, MARKUP, OBJECT};
use super::{Unpaired, UnpairedKind};
use crate::text::Span;

/// How many open marks are looked back through for a partner: quotations do not nest deeper.
const DEPTH: usize = 64;

/// The marks of one paragraph.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Pairing {
    /// The outermost pairs, in order; spans include the marks.
    pub pairs: Vec<Pair>,
    /// Marks that certainly lack a partner.
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
pub(super) fn pair(text: &str) -> Pairing {
    let tokens: Vec<Token> =
        text.char_indices().filter(|(_, c)| is_mark(*c)).map(|(at, c)| Token::new(text, at, c)).collect();
    let mut pairer = Pairer { text, tokens: &tokens, stack: Vec::new(), closed: Vec::new(), unpaired: Vec::new() };
    for index in 0..tokens.len() {
        pairer.step(index);
    }
    pairer.finish()
}

/// Whether `c` can be a quotation mark.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '"' | '‘' | '’' | '‚' | '\'' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』')
}

/// A mark with its neighbours, markup looked through.
#[derive(Clone, Copy)]
struct Token {
    at: usize,
    mark: char,
    before: Option<char>,
    after: Option<char>,
}

impl Token {
    fn new(text: &str, at: usize, mark: char) -> Self {
        let visible = |c: &char| *c != MARKUP;
        let before = text[..at].chars().rev().find(visible);
        let after = text[at + mark.len_utf8()..].chars().find(visible);
        Self { at, mark, before, after }
    }

    fn span(self) -> Span {
        Span::new(self.at, self.at + self.mark.len_utf8())
    }

    /// Whether it stands where words begin: after space or an opening sign, before something that is not space.
    fn may_open(self) -> bool {
        let starts = self.before.is_none_or(|c| c.is_whitespace() || is_opening(c) || is_dash(c));
        starts && self.after.is_some_and(|c| !c.is_whitespace() && !is_closing_punctuation(c))
    }

    /// Whether it stands where words end: after something that is not space, before something that is not a word.
    fn may_close(self) -> bool {
        let ends = self.before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '['));
        ends && self.after.is_none_or(|c| !is_word(c))
    }

    fn is_inside_word(self) -> bool {
        self.before.is_some_and(is_word) && self.after.is_some_and(is_word)
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == OBJECT
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '―' | '-' | '/' | '=')
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '¿'
            | '¡'
            | '“'
            | '„'
            | '‘'
            | '‚'
            | '«'
            | '‹'
            | '"'
            | '\''
            | '>'
            | '|'
            | '「'
            | '『'
            | ':'
            | '*'
            | '_'
    )
}

fn is_closing_punctuation(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '”' | '’' | '»' | '›' | '」' | '』')
}

/// A mark that is open.
struct Open {
    token: Token,
    /// The last `’` after it that may have been an apostrophe, and may have been its partner.
    maybe: Option<Token>,
}

struct Pairer<'a> {
    text: &'a str,
    tokens: &'a [Token],
    stack: Vec<Open>,
    closed: Vec<Pair>,
    unpaired: Vec<Unpaired>,
}

impl Pairer<'_> {
    fn step(&mut self, index: usize) {
        let token = self.tokens[index];
        match token.mark {
            '„' | '「' | '『' => self.open(token),
            '‚' if token.may_open() => self.open(token),
            '“' => self.left_double(token),
            '”' => self.right_double(token),
            '«' | '‹' | '»' | '›' => self.guillemet(token),
            '‘' => self.left_single(token),
            '’' => self.right_single(index),
            '"' => self.straight_double(token),
            '\'' => self.straight_single(index),
            '」' => self.close_or_stray(token, &['「']),
            '』' => self.close_or_stray(token, &['『']),
            _ => {}
        }
    }

    /// Opens in English, closes in German, and by mistake closes in English too.
    fn left_double(&mut self, token: Token) {
        let closes_here = token.may_close() && !token.may_open();
        if self.is_open(&['„']) || closes_here && self.is_open(&['“', '"']) {
            self.close(token, &['„', '“', '"']);
        } else {
            self.open(token);
        }
    }

    /// Closes; opens in Swedish and Finnish, and in Chinese by mistake.
    fn right_double(&mut self, token: Token) {
        if !self.is_open(&['“', '„', '"', '”']) && token.may_open() && !token.may_close() {
            self.open(token);
        } else {
            self.close_or_stray(token, &['“', '„', '"', '”']);
        }
    }

    fn guillemet(&mut self, token: Token) {
        let (same, other) = match token.mark {
            '«' => ('«', '»'),
            '»' => ('»', '«'),
            '‹' => ('‹', '›'),
            _ => ('›', '‹'),
        };
        let points_left = matches!(token.mark, '«' | '‹');
        if self.is_open(&[other]) && !(points_left && token.may_open()) {
            self.close(token, &[other]);
        } else if points_left || token.may_open() && !token.may_close() {
            // `»so«` and, in Sweden, `»so»`.
            if !points_left && self.is_open(&[same]) && token.may_close() {
                self.close(token, &[same]);
            } else {
                self.open(token);
            }
        } else if self.is_open(&[same]) {
            self.close(token, &[same]);
        } else {
            self.stray(token, other);
        }
    }

    /// Opens in English, closes in German, and is often an apostrophe turned the wrong way.
    fn left_single(&mut self, token: Token) {
        if token.is_inside_word() {
            return;
        }
        if self.is_open(&['‚']) {
            self.close(token, &['‚']);
        } else if token.may_open() {
            if !is_elision(self.text, token) {
                self.open(token);
            }
        } else if token.may_close() {
            self.close(token, &['‘']);
        }
    }

    /// Closes, if a single mark is open; most often it is an apostrophe.
    fn right_single(&mut self, index: usize) {
        let token = self.tokens[index];
        self.close_single(index, token, &['‘', '‚']);
    }

    fn straight_single(&mut self, index: usize) {
        let token = self.tokens[index];
        if self.is_open(&['\'', '‘']) && !token.may_open() {
            self.close_single(index, token, &['\'', '‘']);
        } else if token.may_open() && !is_elision(self.text, token) && self.has_straight_partner(index) {
            self.open(token);
        }
    }

    fn close_single(&mut self, index: usize, token: Token, partners: &[char]) {
        if token.is_inside_word() || token.before.is_none_or(char::is_whitespace) || !self.is_open(partners) {
            return;
        }
        if self.may_be_possessive(token) && self.has_later_closing(index) {
            let found = self.stack.iter_mut().rev().take(DEPTH).find(|open| partners.contains(&open.token.mark));
            if let Some(open) = found {
                open.maybe = Some(token);
            }
            return;
        }
        self.close(token, partners);
    }

    /// `the boys’ claim`, `rock ’n’ roll`, `nothin’ doing`: a letter before, and a word that goes on after.
    fn may_be_possessive(&self, token: Token) -> bool {
        let rest = &self.text[token.span().end()..];
        let next = rest.trim_start_matches(MARKUP).strip_prefix(' ').and_then(|rest| rest.chars().next());
        token.before.is_some_and(|c| matches!(c, 's' | 'S' | 'n' | 'x' | 'z'))
            && next.is_some_and(char::is_alphanumeric)
    }

    /// Whether a mark that surely closes comes before the next one that opens. (It looks a little way ahead only.)
    fn has_later_closing(&self, index: usize) -> bool {
        self.tokens[index + 1..]
            .iter()
            .take(32)
            .take_while(|token| token.mark != '‘' && !(token.mark == '\'' && token.may_open()))
            .any(|token| matches!(token.mark, '’' | '\'') && token.may_close() && !self.may_be_possessive(*token))
    }

    fn has_straight_partner(&self, index: usize) -> bool {
        self.tokens[index + 1..].iter().take(64).any(|token| matches!(token.mark, '\'' | '’') && token.may_close())
    }

    fn straight_double(&mut self, token: Token) {
        let is_open = self.is_open(&['"', '“', '„']);
        let is_measure = token.before.is_some_and(|c| c.is_ascii_digit());
        if is_open && (token.may_close() || !token.may_open()) {
            self.close(token, &['"', '“', '„']);
        } else if is_measure && !is_open {
            // 6′ 2″ typed as 6' 2".
        } else if token.may_open() || token.before.is_none_or(char::is_whitespace) || self.is_glued_opening(token) {
            self.open(token);
        } else {
            self.stray(token, '"');
        }
    }

    /// `said,"words"`: the space before the mark is missing.
    fn is_glued_opening(&self, token: Token) -> bool {
        !self.is_open(&['"']) && matches!(token.before, Some(',' | ';' | ':')) && token.after.is_some_and(is_word)
    }

    fn open(&mut self, token: Token) {
        self.stack.push(Open { token, maybe: None });
    }

    fn is_open(&self, marks: &[char]) -> bool {
        self.stack.iter().rev().take(DEPTH).any(|open| marks.contains(&open.token.mark))
    }

    fn close_or_stray(&mut self, token: Token, partners: &[char]) {
        if self.is_open(partners) {
            self.close(token, partners);
        } else {
            self.stray(token, partners.first().copied().unwrap_or(token.mark));
        }
    }

    /// Closes the nearest open one of `partners`; what was opened after it is unclosed.
    fn close(&mut self, token: Token, partners: &[char]) {
        if !self.is_open(partners) {
            return;
        }
        while let Some(open) = self.stack.pop() {
            if partners.contains(&open.token.mark) {
                self.closed.push(between(open.token, token));
                return;
            }
            self.unclosed(&open);
        }
    }

    fn unclosed(&mut self, open: &Open) {
        if let Some(maybe) = open.maybe {
            self.closed.push(between(open.token, maybe));
        } else if is_reported(open.token) {
            self.unpaired.push(unclosed(open.token));
        }
    }

    fn stray(&mut self, token: Token, partner: char) {
        if is_reported(token) {
            self.unpaired.push(Unpaired { span: token.span(), kind: UnpairedKind::StrayClosing, partner });
        }
    }

    fn finish(mut self) -> Pairing {
        // The last double mark may run on into the next paragraph; so may a single one where no double is left.
        let runs_on =
            |open: &Open| !matches!(open.token.mark, '「' | '『') && is_reported(open.token) && open.maybe.is_none();
        let last = self.stack.iter().rposition(|open| runs_on(open) && !matches!(open.token.mark, '‘' | '‚'));
        let last = last.or_else(|| self.stack.iter().rposition(runs_on));
        let open = last.map(|index| self.stack.remove(index).token);
        for unclosed in std::mem::take(&mut self.stack) {
            self.unclosed(&unclosed);
        }
        self.unpaired.sort_by_key(|unpaired| unpaired.span);
        Pairing { pairs: outermost(self.closed), unpaired: self.unpaired, open: open.map(unclosed) }
    }
}

/// Whether a mark without a partner is worth a word: a straight one may be an apostrophe, a minute, an inch.
fn is_reported(token: Token) -> bool {
    let beside = |wanted: fn(char) -> bool| [token.before, token.after].into_iter().flatten().any(wanted);
    match token.mark {
        '\'' => false,
        // An inch, or a piece of code that nobody marked as code.
        '"' => !beside(|c| c.is_ascii_digit() || is_code(c)),
        // 5’ 10”
        '”' => token.before.is_none_or(|c| !c.is_ascii_digit()),
        _ => true,
    }
}

/// Signs that stand beside a straight mark in code, and hardly in prose.
fn is_code(c: char) -> bool {
    matches!(c, '{' | '}' | '[' | ']' | '=' | '<' | '>' | '\\' | '$' | '#' | '|' | '+' | '~' | '^' | OBJECT | LITERAL)
}

fn unclosed(token: Token) -> Unpaired {
    Unpaired { span: token.span(), kind: UnpairedKind::Unclosed, partner: partner(token.mark) }
}

fn between(open: Token, close: Token) -> Pair {
    Pair { span: open.span().join(close.span()), inner: Span::new(open.span().end(), close.at) }
}

fn outermost(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_by_key(|pair| (pair.span.start(), std::cmp::Reverse(pair.span.end())));
    let mut end = 0;
    pairs.retain(|pair| {
        let keep = pair.span.start() >= end;
        end = end.max(pair.span.end());
        keep
    });
    pairs
}

/// The mark that usually pairs `mark`.
pub(super) fn partner(mark: char) -> char {
    match mark {
        '“' => '”',
        '„' => '“',
        '‘' => '’',
        '‚' => '‘',
        '«' => '»',
        '»' => '«',
        '‹' => '›',
        '›' => '‹',
        '「' => '」',
        '『' => '』',
        other => other,
    }
}

/// `’90s`, `’tis`, `’em`, Dutch `’s avonds`: what follows is a word that has lost its beginning.
fn is_elision(text: &str, token: Token) -> bool {
    const WORDS: &[&str] = &[
        "tis", "twas", "twere", "twill", "em", "til", "till", "cause", "cos", "bout", "round", "n", "neath", "gainst",
        "tween", "s", "t", "k", "m", "ns", "ere", "ow", "im", "er",
    ];
    let rest = &text[token.span().end()..];
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(12).collect();
    let is_decade =
        word.len() >= 2 && word.starts_with(|c: char| c.is_ascii_digit()) && word.trim_end_matches('s').len() == 2;
    is_decade || WORDS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The paragraph with each outermost pair in `⟦⟧`, what is still open after `⟨`, and marks without a partner in `{}`.
    fn drawn(text: &str) -> String {
        let pairing = pair(text);
        let mut signs: Vec<(usize, &str)> = Vec::new();
        for pair in &pairing.pairs {
            signs.extend([(pair.span.start(), "⟦"), (pair.span.end(), "⟧")]);
        }
        signs.extend(pairing.open.iter().map(|open| (open.span.start(), "⟨")));
        for unpaired in &pairing.unpaired {
            signs.extend([(unpaired.span.start(), "{"), (unpaired.span.end(), "}")]);
        }
        signs.sort_by_key(|sign| std::cmp::Reverse(sign.0));
        let mut out = text.to_owned();
        for (at, sign) in signs {
            out.insert_str(at, sign);
        }
        out
    }

    fn check(cases: &[&str]) {
        for expected in cases {
            let text = expected.replace(['⟦', '⟧', '⟨', '{', '}'], "");
            assert_eq!(drawn(&text), *expected);
        }
    }

    #[test]
    fn marks_of_every_language() {
        check(&[
            "He said ⟦“no ‘never’ again”⟧ and ⟦‘why “so”?’⟧.",
            "Er sagte: ⟦„So ‚ist‘ es“⟧, und ⟦»so«⟧, ⟦›so‹⟧.",
            "⟦„Ein“⟧-Wort",
            "Il dit ⟦« bon “jour” »⟧ et ⟦«non»⟧, ⟦« oui\u{a0}»⟧",
            "Schweiz: ⟦«so «und» so»⟧",
            "⟦”Så”⟧, sade hon, ⟦»och så»⟧",
            "他说⟦「好」⟧和⟦『书』⟧",
            "She said \u{1}⟦“a\u{1} b”⟧\u{1}.",
            "⟦\"straight 'nested' words\"⟧ and ⟦'single ones'⟧.",
            "(⟦“a”⟧) —⟦“b”⟧— [⟦\"c\"⟧]",
            "⟦“Stop,”⟧ he said, ⟦“or I’ll…”⟧",
        ]);
    }

    #[test]
    fn apostrophes_are_no_marks() {
        check(&[
            "the boys’ claim and the dogs' bowls, it's, l’État, dell'altro",
            "’tis the ’90s, ‘90s and '90s, rock ’n’ roll, zo’n ’s avonds, 'em",
            "⟦‘the boys’ claim is weak’⟧, he said",
            "⟦‘He doesn’t know’⟧ it’s",
            "N‘Haraven",
            "a 6' 2\" man and a 12\" record",
            "⟦‘boys’⟧ and the boys’ claim",
        ]);
    }

    #[test]
    fn damage_is_survived() {
        check(&[
            "⟦“curly opened, straight closed\"⟧ and on",
            "⟦“wrong way“⟧ and on",
            "⟦“same “marks” nested”⟧",
            "⟨“never closed and on",
            "{“}never closed, then ⟦“closed”⟧ and ⟨“open",
            "stray{”} and on",
            "⟨\"never closed",
            "closed\u{20}only{\"} here",
        ]);
    }

    proptest! {
        #[test]
        fn pairs_lie_in_the_text(text in "[ab .,5s\u{1}“”„‘’‚\"'«»‹›「」]{0,40}") {
            let text = text.as_str();
            let pairing = pair(text);
            for pair in &pairing.pairs {
                prop_assert!(is_mark(text[pair.span].chars().next().unwrap()));
                prop_assert!(is_mark(text[pair.span].chars().next_back().unwrap()));
                prop_assert!(text.get(pair.inner.range()).is_some());
            }
            prop_assert!(pairing.pairs.windows(2).all(|two| two[0].span.end() <= two[1].span.start()));
        }
    }
}
