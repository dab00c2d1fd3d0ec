//! Quotation marks: which opens, which closes, which is an apostrophe (`markup.md` §3).
//!
//! One pass with a stack. A mark's role follows from the marks that are open and from its neighbours ([`Look`]), not
//! from a table of languages: `“` closes after `„` and opens elsewhere, `»` opens where nothing is open and a word
//! follows. The document's language is asked only where two houses read the same signs in two ways.
//!
//! What the rules come to, language by language, is in the fixtures: `fixtures/*.md`.

mod apostrophe;
#[cfg(test)]
mod tests;
mod token;

use super::{Lang, Unpaired, UnpairedKind, lexicon};
use crate::syntax::mask::{LITERAL, MARKUP, OBJECT};
use crate::text::Span;
use token::{Look, TWO_BACKTICKS, TWO_COMMAS, Token, tokens};

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
    let mut pairer =
        Pairer { text, lang, tokens: &tokens, stack: Vec::new(), closed: Vec::new(), unpaired: Vec::new(), done: 0 };
    for index in 0..tokens.len() {
        if tokens[index].at >= pairer.done {
            pairer.step(index);
        }
    }
    pairer.finish()
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

/// What a double mark of any shape may close: damage pairs them in every way.
const DOUBLES: &[char] = &['“', '„', '"', '”', TWO_BACKTICKS, TWO_COMMAS];
/// How far ahead and how deep the pairing looks; what is farther is another matter.
const REACH: usize = 64;

/// A mark that is open.
struct Open {
    token: Token,
    /// The last `’` after it that may have been an apostrophe, and may have been its partner.
    maybe: Option<Token>,
}

struct Pairer<'a> {
    text: &'a str,
    lang: Lang,
    tokens: &'a [Token],
    stack: Vec<Open>,
    closed: Vec<(Token, Token)>,
    unpaired: Vec<Unpaired>,
    /// Up to where the marks are dealt with.
    done: usize,
}

impl Pairer<'_> {
    fn step(&mut self, index: usize) {
        let token = self.tokens[index];
        match token.mark {
            // `ja.„`
            '„' if token.closes() && self.is_open(DOUBLES) => self.close(token, DOUBLES),
            '„' | '「' | '『' => self.open(token),
            '‚' if token.opens() => self.open(token),
            '“' => self.left_double(index),
            '”' => self.right_double(index),
            '«' | '‹' => self.left_guillemet(index),
            '»' | '›' => self.right_guillemet(index),
            '‘' => self.left_single(token),
            '’' => self.right_single(index),
            '"' => self.straight_double(index),
            '\'' => self.straight_single(index),
            '」' => self.close_or_stray(token, &['「'], '「'),
            '』' => self.close_or_stray(token, &['『'], '『'),
            TWO_BACKTICKS | TWO_COMMAS if token.opens() && self.has_typed_partner(index) => self.open(token),
            _ => {}
        }
    }

    /// Opens in English, closes in German, and by mistake closes in English too.
    fn left_double(&mut self, index: usize) {
        let token = self.tokens[index];
        let low_is_open = self.is_open(&['„', TWO_COMMAS]);
        let is_open = self.is_open(DOUBLES);
        match token.look() {
            // `„a “b” c“`, where one of the other house is nested; else a space got before it.
            Look::Opens if low_is_open && !self.comes(index, &['”']) => self.close(token, DOUBLES),
            Look::Opens => self.open(token),
            Look::Closes if is_open => self.close(token, DOUBLES),
            Look::Closes if token.is_cjk() => self.open(token),
            Look::Closes => self.stray(token, if self.lang == Lang::English { '“' } else { '„' }),
            _ if low_is_open => self.close(token, DOUBLES),
            // `bản“dài“`
            Look::Inside if is_open && !token.is_cjk() && !self.comes(index, &['”', '"']) => {
                self.close(token, DOUBLES)
            }
            Look::Either if is_open && token.precedes_space() => self.close(token, DOUBLES),
            Look::Either if token.precedes_space() && !self.comes(index, DOUBLES) => {}
            _ => self.open(token),
        }
    }

    /// Closes; opens in Swedish and Finnish, and in Chinese by mistake.
    fn right_double(&mut self, index: usize) {
        let token = self.tokens[index];
        let is_open = self.is_open(DOUBLES);
        let reopens = self.is_open(&['”']) && !self.is_open(&['“', '„', '"']);
        match token.look() {
            Look::Opens if !is_open || reopens => self.open(token),
            _ if is_open => self.close(token, DOUBLES),
            // 5’ 10”
            _ if token.follows_digit() => {}
            Look::Inside | Look::Either if !token.precedes_space() && self.comes(index, &['”', '"']) => {
                self.open(token);
            }
            Look::Either if token.is_spaced() => {}
            _ => self.stray(token, '“'),
        }
    }

    fn left_guillemet(&mut self, index: usize) {
        let token = self.tokens[index];
        let [same, other] = [token.mark, partner(token.mark)];
        match token.look() {
            // `‹ back`
            _ if same == '‹' && token.is_spaced() && token.after == Some(' ') && !self.is_open(&[other]) => {}
            Look::Opens => self.open(token),
            Look::Closes if self.is_open(&[other]) => self.close(token, &[other]),
            Look::Closes if self.follows_apostrophe(token) => self.open(token),
            // `«so«`
            Look::Closes if self.is_open(&[same]) => self.close(token, &[same]),
            Look::Closes => self.stray(token, other),
            Look::Either | Look::Inside if self.is_open(&[other]) => self.close(token, &[other]),
            // `–« tal`, where a dash introduces what is said; `Warte –«`, where one breaks it off.
            Look::Either if !token.follows_space() && token.precedes_space() && !self.comes(index, &[other]) => {
                self.close_or_stray(token, &[same], other);
            }
            Look::Either | Look::Inside => self.open(token),
        }
    }

    fn right_guillemet(&mut self, index: usize) {
        let token = self.tokens[index];
        let [same, other] = [token.mark, partner(token.mark)];
        let may_reopen = matches!(token.look(), Look::Opens | Look::Either) && self.starts_line(token);
        match token.look() {
            // French, in letters and verse: each line opens with it, and the last closes.
            _ if may_reopen && self.is_open(&[other]) && self.comes(index, &[same]) => {}
            _ if self.is_open(&[other]) => self.close(token, &[other]),
            Look::Opens => self.open(token),
            _ if self.is_open(&[same]) => self.close(token, &[same]),
            Look::Either if may_reopen => {
                if self.lang == Lang::French || self.comes(index, &[same, other]) {
                    self.open(token);
                }
            }
            // `» Nej.»`
            Look::Either if token.is_spaced() && self.next_closes(index, same) => self.open(token),
            // `File » Open`, `next »`
            Look::Either if token.is_spaced() && !self.ends_words(token) => {}
            Look::Either if !token.precedes_space() && !self.ends_words(token) => self.open(token),
            Look::Inside if self.comes(index, &[same, other]) => self.open(token),
            _ => self.stray(token, other),
        }
    }

    /// Opens in English, closes in German, and is often an apostrophe turned the wrong way.
    fn left_single(&mut self, token: Token) {
        match token.look() {
            Look::Inside if !token.is_cjk() => {}
            Look::Opens if !apostrophe::is_elision(self.text, token) => self.open(token),
            Look::Opens => {}
            _ if self.is_open(&['‚']) => self.close(token, &['‚']),
            Look::Closes => self.close(token, &['‘']),
            Look::Either if token.precedes_space() => {}
            _ => self.open(token),
        }
    }

    /// Closes, if a single mark is open; most often it is an apostrophe.
    fn right_single(&mut self, index: usize) {
        let token = self.tokens[index];
        if self.is_open(&['‘', '‚', '’']) {
            self.close_single(index, &['‘', '‚', '’']);
        } else if self.lang == Lang::Other && token.opens() && !apostrophe::is_elision(self.text, token) {
            // Swedish and Finnish.
            if self.comes(index, &['’']) {
                self.open(token);
            }
        }
    }

    fn straight_single(&mut self, index: usize) {
        let token = self.tokens[index];
        let next_too = self.tokens.get(index + 1).filter(|next| next.mark == '\'' && next.at == token.end());
        if let Some(next) = next_too.filter(|_| self.is_open(&[TWO_BACKTICKS, TWO_COMMAS])) {
            self.done = next.end();
            self.close(Token { len: 2, ..token }, &[TWO_BACKTICKS, TWO_COMMAS]);
        } else if self.is_open(&['\'', '‘']) && !token.opens() {
            self.close_single(index, &['\'', '‘']);
        } else if token.opens() && !apostrophe::is_elision(self.text, token) && self.comes(index, &['\'', '’']) {
            self.open(token);
        }
    }

    fn close_single(&mut self, index: usize, partners: &[char]) {
        let token = self.tokens[index];
        let starts_word = token.follows_space() && !token.precedes_space();
        if token.is_inside_word() && !token.is_cjk() || starts_word || !self.is_open(partners) {
            return;
        }
        if apostrophe::may_end_word(self.text, token) && self.closes_later(index) {
            let found = self.stack.iter_mut().rev().find(|open| partners.contains(&open.token.mark));
            if let Some(open) = found {
                open.maybe = Some(token);
            }
            return;
        }
        self.close(token, partners);
    }

    /// Whether a single mark that surely closes comes before the next one that opens, and before the quotation around
    /// it ends.
    fn closes_later(&self, index: usize) -> bool {
        let is_within = |token: &&Token| {
            let ends = matches!(token.mark, '”' | '"') && token.look() == Look::Closes && self.is_open(&['“', '"']);
            token.mark != '‘' && !(token.mark == '\'' && token.opens()) && !ends
        };
        self.tokens[index + 1..].iter().take(REACH).take_while(is_within).any(|token| {
            matches!(token.mark, '’' | '\'') && token.closes() && !apostrophe::may_end_word(self.text, *token)
        })
    }

    fn straight_double(&mut self, index: usize) {
        let token = self.tokens[index];
        let is_open = self.is_open(DOUBLES);
        if token.is_gershayim() || token.is_spoken_of() || self.is_measure(index, is_open) {
            return;
        }
        match token.look() {
            Look::Opens if !(is_open && token.is_cjk()) => self.open(token),
            _ if is_open => self.close(token, DOUBLES),
            Look::Either if self.comes(index, DOUBLES) => self.open(token),
            // `said,"words`: the space before the mark is missing.
            Look::Inside if matches!(token.before, Some(',' | ';')) || self.comes(index, DOUBLES) => self.open(token),
            Look::Closes if token.is_cjk() && self.comes(index, DOUBLES) => self.open(token),
            // `l'" ami "`
            Look::Closes if self.follows_apostrophe(token) && self.comes(index, DOUBLES) => self.open(token),
            Look::Closes if self.is_empty_string(index) => {}
            Look::Closes => self.stray(token, '"'),
            // `" `, alone: a ditto mark, an inch, a sign that is spoken of.
            _ => {}
        }
    }

    /// An inch: after a digit, with nothing open, or within a quotation that goes on and is closed by another.
    fn is_measure(&self, index: usize, is_open: bool) -> bool {
        let closes_later = || {
            let following = self.tokens[index + 1..].iter().take(REACH).filter(|token| DOUBLES.contains(&token.mark));
            let mut following = following.take_while(|token| token.closes());
            following.any(|token| !token.follows_digit())
        };
        let token = self.tokens[index];
        token.follows_digit() && !token.opens() && (!is_open || closes_later())
    }

    /// `f(x, "")`
    fn is_empty_string(&mut self, index: usize) -> bool {
        let token = self.tokens[index];
        let next = self.tokens.get(index + 1).filter(|next| next.mark == '"' && next.at == token.end());
        if let Some(next) = next {
            self.done = next.end();
        }
        next.is_some()
    }

    /// Whether one of `marks` that may close comes after the mark `index`.
    fn comes(&self, index: usize, marks: &[char]) -> bool {
        let following = self.tokens[index + 1..].iter().take(REACH);
        following.filter(|token| marks.contains(&token.mark)).any(|token| !token.opens())
    }

    /// Whether the next mark of this kind closes by its look.
    fn next_closes(&self, index: usize, mark: char) -> bool {
        let next = self.tokens[index + 1..].iter().take(REACH).find(|token| token.mark == mark);
        next.is_some_and(|next| next.closes())
    }

    /// Whether what closes a typed pair comes: `''`, `"` or a mark of the pair's own kind.
    fn has_typed_partner(&self, index: usize) -> bool {
        let following: &[Token] = &self.tokens[index + 1..(index + 1 + REACH).min(self.tokens.len())];
        let is_two = |two: &[Token]| two[0].mark == '\'' && two[1].mark == '\'' && two[0].end() == two[1].at;
        following.windows(2).any(is_two) || self.comes(index, &['“', '”', '"'])
    }

    /// Whether nothing but space stands before it on its line.
    fn starts_line(&self, token: Token) -> bool {
        let blank = |c: char| c.is_whitespace() && !matches!(c, '\n' | '\r') || c == MARKUP;
        let before = self.text[..token.at].trim_end_matches(blank);
        before.is_empty() || before.ends_with(['\n', '\r'])
    }

    /// Whether a `»` with a space before it is where words end, which in French have it so, and not an arrow.
    fn ends_words(&self, token: Token) -> bool {
        let words = self.text[..token.at].trim_end_matches(|c: char| c == ' ' || c == MARKUP);
        let ends_sentence = words.ends_with(['.', '!', '?', '…', ',']);
        let is_long = || words.split_whitespace().rev().nth(3).is_some();
        match token.before {
            Some('\u{a0}' | '\u{202f}' | '\u{2009}') => true,
            Some(' ' | '\n' | '\r') if matches!(token.after, Some(',' | ';' | ')')) => true,
            Some(' ' | '\n' | '\r') => {
                self.lang == Lang::French && (ends_sentence || is_long() && self.ends_paragraph(token))
            }
            _ => false,
        }
    }

    /// Whether nothing follows it but a full stop.
    fn ends_paragraph(&self, token: Token) -> bool {
        self.text[token.end()..].trim_matches(|c: char| c.is_whitespace() || c == MARKUP).len() < 2
    }

    /// `l’« ami »`
    fn follows_apostrophe(&self, token: Token) -> bool {
        self.text[..token.at].trim_end_matches(MARKUP).ends_with(['’', '\''])
    }

    fn open(&mut self, token: Token) {
        self.stack.push(Open { token, maybe: None });
    }

    fn is_open(&self, marks: &[char]) -> bool {
        self.stack.iter().rev().take(REACH).any(|open| marks.contains(&open.token.mark))
    }

    fn close_or_stray(&mut self, token: Token, partners: &[char], partner: char) {
        if self.is_open(partners) {
            self.close(token, partners);
        } else {
            self.stray(token, partner);
        }
    }

    /// Closes the nearest open one of `partners`; what was opened after it is unclosed.
    fn close(&mut self, token: Token, partners: &[char]) {
        if !self.is_open(partners) {
            return;
        }
        while let Some(open) = self.stack.pop() {
            if partners.contains(&open.token.mark) {
                self.closed.push((open.token, token));
                return;
            }
            self.unclosed(&open, true);
        }
    }

    /// `open` has no partner. `is_nested`: within a pair that has.
    fn unclosed(&mut self, open: &Open, is_nested: bool) {
        if let Some(maybe) = open.maybe {
            self.closed.push((open.token, maybe));
        } else if self.is_reported(open.token) && !(is_nested && self.may_be_apostrophe(open.token)) {
            self.unpaired.push(self.as_unclosed(open.token));
        }
    }

    /// Whether a `‘` within double marks is rather an apostrophe turned the wrong way (`Mr. ‘Eathcote`) than the
    /// beginning of a quotation, which something leads up to: `He said, ‘Go`.
    fn may_be_apostrophe(&self, token: Token) -> bool {
        token.mark == '‘' && !self.is_led_up_to(token)
    }

    /// `he said, ‘`, `as follows: ‘`
    fn is_led_up_to(&self, token: Token) -> bool {
        let lead = self.text[..token.at].trim_end();
        let words = lead.rmatch_indices(' ').nth(2).map_or(lead, |(at, _)| &lead[at..]);
        lead.ends_with(':') || lead.ends_with(',') && lexicon::speech_cue(words, self.lang).is_some()
    }

    fn stray(&mut self, token: Token, partner: char) {
        if self.is_reported(token) {
            self.unpaired.push(Unpaired { span: token.span(), kind: UnpairedKind::StrayClosing, partner });
        }
    }

    fn as_unclosed(&self, token: Token) -> Unpaired {
        let partner = match (token.mark, self.lang) {
            // A paragraph that goes on with a quotation.
            ('»', Lang::French | Lang::Spanish | Lang::Italian | Lang::Portuguese) => '»',
            ('»' | '”', Lang::Other) => token.mark,
            ('”', _) => '”',
            (TWO_BACKTICKS | TWO_COMMAS, _) => '\'',
            (mark, _) => partner(mark),
        };
        Unpaired { span: token.span(), kind: UnpairedKind::Unclosed, partner }
    }

    /// Whether a mark without a partner is worth a word. It may be an apostrophe, a minute, an inch, a piece of code that
    /// nobody marked as code, the arrow of a menu or of a page's navigation.
    fn is_reported(&self, token: Token) -> bool {
        let beside = |wanted: fn(char) -> bool| [token.before, token.after].into_iter().flatten().any(wanted);
        match token.mark {
            '\'' | TWO_BACKTICKS | TWO_COMMAS => false,
            '"' => !beside(|c| c.is_ascii_digit() || is_code(c)),
            '”' => !token.follows_digit(),
            '‘' => self.is_in_house_of_singles(token) && !apostrophe::may_have_lost_its_h(self.text, token),
            '’' => self.lang != Lang::Other,
            '‹' | '›' => !token.follows_space() || !token.precedes_space(),
            // With a plain space inside it is French, or an arrow.
            '«' if token.after == Some(' ') && !token.closes() => self.lang == Lang::French && !self.is_alone(token),
            _ => true,
        }
    }

    /// Whether the paragraph is known to quote in single marks; otherwise a lone `‘` is an apostrophe turned the wrong
    /// way, or a letter of Arabic or Hawaiian.
    fn is_in_house_of_singles(&self, token: Token) -> bool {
        let lead = self.text[..token.at].trim_end();
        !lead.contains(char::is_alphabetic)
            || self.is_led_up_to(token)
            || self.closed.iter().take(REACH).any(|(open, _)| open.mark == '‘' && open.at < token.at)
    }

    /// `« Back`, and nothing else.
    fn is_alone(&self, token: Token) -> bool {
        let words = &self.text[token.end()..];
        let is_sentence = words.trim_end().ends_with(['.', '!', '?', '…', ',', ':', ';']);
        token.before.is_none() && !is_sentence && words.split_whitespace().take(4).count() < 4
    }

    fn finish(mut self) -> Pairing {
        self.close_shared();
        // The last double mark may run on into the next paragraph; so may a single one where no double is left.
        let runs_on = |open: &Open| {
            !matches!(open.token.mark, '「' | '『')
                && self.is_reported(open.token)
                && open.maybe.is_none()
                && !self.is_followed_by_its_like(open.token)
        };
        let last = self.stack.iter().rposition(|open| runs_on(open) && !matches!(open.token.mark, '‘' | '‚'));
        let last = last.or_else(|| self.stack.iter().rposition(runs_on));
        // What is open inside it runs on as well.
        let nested = last.map_or_else(Vec::new, |last| self.stack.split_off(last));
        for unclosed in std::mem::take(&mut self.stack) {
            self.unclosed(&unclosed, false);
        }
        let open = nested.first().map(|open| self.as_unclosed(open.token));
        self.closed.extend(nested.iter().filter_map(|open| Some((open.token, open.maybe?))));
        self.unpaired.sort_by_key(|unpaired| unpaired.span);
        Pairing { pairs: outermost(&self.closed), unpaired: self.unpaired, open }
    }

    /// Whether a pair of the same mark closes after it: where it is not the house to nest the same marks, it lacks its
    /// partner here, rather than running on.
    fn is_followed_by_its_like(&self, token: Token) -> bool {
        let is_like = |(open, _): &(Token, Token)| open.at > token.at && open.mark == token.mark;
        token.mark != '«' && self.closed.iter().rev().take(REACH).any(is_like)
    }

    /// A mark that closes two: where a quotation within a quotation ends with it, `»` is often written once; and where each
    /// line opens with a mark, one closes them all.
    fn close_shared(&mut self) {
        let mut index = self.stack.len();
        let last = index.saturating_sub(REACH);
        while index > last {
            index -= 1;
            let open = self.stack[index].token;
            let shares = |(inner, close): &&(Token, Token)| {
                let ends_both = open.mark == '«' && (self.lang == Lang::French || self.ends_paragraph(*close));
                inner.at > open.at && inner.mark == open.mark && (ends_both || self.starts_line(*inner))
            };
            let close = self.closed.iter().rev().take(REACH).find(shares).map(|(_, close)| *close);
            if let Some(close) = close {
                self.closed.push((open, close));
                self.stack.remove(index);
            }
        }
    }
}

/// Signs that stand beside a straight mark in code, and hardly in prose.
fn is_code(c: char) -> bool {
    matches!(c, '{' | '}' | '[' | ']' | '=' | '<' | '>' | '\\' | '$' | '#' | '|' | '+' | '~' | '^' | OBJECT | LITERAL)
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
