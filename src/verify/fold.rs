//! Folding: a text as the words and marks that count when two texts are compared (`markup.md` §9).
//!
//! Two texts say the same where their tokens are the same. White space only parts words; how a quotation mark, a dash or
//! an ellipsis is written does not count; a word counts in its compatibility form.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub(super) use super::signs::{is_apostrophe, is_dash, is_ignorable, is_quote};
use super::signs::{is_letter, is_small_number, is_unspaced, is_word};
pub(super) use super::token::{DASH, ELLIPSIS, QUOTE, Token, mark};
use super::token::{ELIDED, JOINED_AFTER, JOINED_BEFORE, NUMBER, REOPENS, SOFT, UNSPACED};

/// The longest word, in bytes; a longer one is cut.
const LONGEST: usize = 60_000;

/// The tokens of `text`, in order. `intern` gives each form of a word its number, below 2³¹.
pub(super) fn tokens(text: &str, intern: impl FnMut(&str) -> u32) -> Vec<Token> {
    // English has a token every five bytes.
    let mut folder =
        Folder { text, at: 0, tokens: Vec::with_capacity(text.len() / 5), intern, lines: 2, buffer: String::new() };
    while folder.at < text.len() {
        folder.step();
    }
    folder.tokens.shrink_to_fit();
    folder.tokens
}

struct Folder<'t, F> {
    text: &'t str,
    at: usize,
    tokens: Vec<Token>,
    intern: F,
    /// Line breaks since the last token.
    lines: usize,
    buffer: String,
}

impl<F: FnMut(&str) -> u32> Folder<'_, F> {
    fn step(&mut self) {
        let Some(c) = self.char_at(self.at) else {
            self.at = self.text.len();
            return;
        };
        match c {
            '\n' => {
                self.lines += 1;
                self.at += 1;
            }
            c if is_word(c) && !is_quote(c) => self.word(),
            c if c.is_whitespace() || is_ignorable(c) || c.is_control() => self.at += c.len_utf8(),
            c => self.mark(c),
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.text.get(at..)?.chars().next(),
        }
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The first character from `at` on that is not ignorable, and where it is.
    fn visible_at(&self, mut at: usize) -> Option<(usize, char)> {
        loop {
            let c = self.char_at(at)?;
            if !is_ignorable(c) {
                return Some((at, c));
            }
            at += c.len_utf8();
        }
    }

    fn push(&mut self, id: u32, start: usize, end: usize, flags: u16) {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let len = u16::try_from(end.saturating_sub(start)).unwrap_or(u16::MAX);
        self.tokens.push(Token { id, start: narrow(start), len, flags });
        self.lines = 0;
    }

    /// Past the word at `start` if it is of nothing but ASCII letters and digits, as most are.
    fn past_plain(&self, start: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(start..)?;
        let len = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let last = len.checked_sub(1).and_then(|last| rest.get(last))?;
        let is_past = match rest.get(len) {
            None => true,
            Some(b'.' | b',' | b':' | b'/') => !last.is_ascii_digit(),
            Some(next) => next.is_ascii() && !matches!(next, b'\'' | b'`'),
        };
        (is_past && len <= LONGEST).then_some(start + len)
    }

    /// The word that starts here.
    fn word(&mut self) {
        let start = self.at;
        if let Some(end) = self.past_plain(start) {
            let word = &self.text[start..end];
            let mut flags = if word.bytes().any(|byte| byte.is_ascii_digit()) { NUMBER } else { 0 };
            self.at = end;
            self.flag_joined(start, end, &mut flags);
            let id = (self.intern)(word);
            self.push(id, start, end, flags);
            return;
        }
        let mut is_plain = true;
        let mut elision = None;
        let mut flags = 0;
        let mut end = start;
        let mut last = None;
        while let Some(c) = self.char_at(end) {
            if end - start > LONGEST {
                break;
            }
            if c.is_ascii_alphanumeric() {
                if c.is_ascii_digit() {
                    if last.is_some_and(is_small_number) {
                        break;
                    }
                    flags |= NUMBER;
                }
                end += 1;
            } else if is_unspaced(c) {
                if end > start {
                    break;
                }
                flags |= UNSPACED;
                end += c.len_utf8();
                while let Some(c) = self.char_at(end).filter(|c| is_combining_mark(*c) || matches!(c, 'ﾞ' | 'ﾟ')) {
                    end += c.len_utf8();
                    if end - start > LONGEST {
                        break;
                    }
                }
                is_plain = false;
                break;
            } else if c.is_ascii() {
                let next = match self.char_at(end + 1) {
                    Some(next) if !next.is_ascii() => self.visible_at(end + 1).map(|(_, next)| next),
                    next => next,
                };
                let between = |test: fn(char) -> bool| last.is_some_and(test) && next.is_some_and(test);
                let joins = match c {
                    '\'' | '`' => between(is_letter) || next == Some('[') && is_elision(&self.text[start..end]),
                    '.' | ',' | ':' | '/' => between(|c| c.is_ascii_digit()),
                    _ => false,
                };
                if !joins {
                    break;
                }
                if is_quote(c) && elision.is_none() {
                    elision = Some(end);
                }
                is_plain &= !is_quote(c);
                end += 1;
            } else {
                is_plain = false;
                if !self.wide(c, last, start, &mut end, &mut flags, &mut elision) {
                    break;
                }
            }
            if !is_ignorable(c) {
                last = Some(c);
            }
        }
        // A step is taken whatever stands here.
        if end == start {
            end += self.char_at(start).map_or(1, char::len_utf8);
        }
        self.at = end;
        self.flag_joined(start, end, &mut flags);
        if is_plain {
            let id = (self.intern)(&self.text[start..end]);
            self.push(id, start, end, flags);
            return;
        }
        let split = elision.and_then(|at| {
            let after = at + self.char_at(at)?.len_utf8();
            is_elision(&self.text[start..at]).then_some(after)
        });
        match split {
            Some(at) => {
                self.push_form(start, at, flags & !JOINED_AFTER | ELIDED);
                // `l’[homme]`
                if at == end {
                    return;
                }
                self.push_form(at, end, flags & !JOINED_BEFORE);
            }
            None => self.push_form(start, end, flags),
        }
    }

    /// Goes on with a word at `end`, where `c` is not ASCII; says whether it does go on.
    fn wide(
        &self,
        c: char,
        last: Option<char>,
        start: usize,
        end: &mut usize,
        flags: &mut u16,
        elision: &mut Option<usize>,
    ) -> bool {
        let after = *end + c.len_utf8();
        if is_ignorable(c) {
            // One that ends a word belongs to nothing.
            let goes_on = |(at, next): (usize, char)| {
                let is_within =
                    || last.is_some_and(is_letter) && self.char_at(at + next.len_utf8()).is_some_and(is_letter);
                is_word(next) && !is_unspaced(next) || is_apostrophe(next) && is_within()
            };
            if !self.visible_at(after).is_some_and(goes_on) {
                return false;
            }
            if c == '\u{ad}' {
                *flags |= SOFT;
            }
        } else if is_quote(c) {
            let next = self.char_at(after);
            let is_in_brackets = next == Some('[') && is_elision(&self.text[start..*end]);
            if !(is_apostrophe(c) && last.is_some_and(is_letter) && (next.is_some_and(is_letter) || is_in_brackets)) {
                return false;
            }
            elision.get_or_insert(*end);
        } else if c == '\u{2044}' {
            if !(last.is_some_and(|c| c.is_ascii_digit()) && self.char_at(after).is_some_and(|c| c.is_ascii_digit())) {
                return false;
            }
        } else if is_word(c) {
            if c.is_numeric() {
                // `10²` is not `102`, and `2½` not `21/2`.
                if last.is_some_and(|last| last.is_numeric() && is_small_number(last) != is_small_number(c)) {
                    return false;
                }
                *flags |= NUMBER;
            }
        } else {
            return false;
        }
        *end = after;
        true
    }

    fn push_form(&mut self, start: usize, end: usize, flags: u16) {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        buffer.extend(folded(&self.text[start..end]));
        let id = (self.intern)(&buffer);
        self.buffer = buffer;
        self.push(id, start, end, flags);
    }

    /// Whether the hyphen before a word at `start` joins it to the last, or is the sign of a number.
    fn flag_joined(&mut self, start: usize, end: usize, flags: &mut u16) {
        let Some(dash) = self.tokens.last().copied().filter(|last| last.id == DASH && last.end() == start) else {
            return;
        };
        let number = self.text[start..end].starts_with(|c: char| c.is_ascii_digit());
        let count = self.tokens.len();
        let sign = &self.text[dash.span()];
        let before = count.checked_sub(2).and_then(|index| self.tokens.get_mut(index));
        if let Some(before) = before.filter(|before| before.is_word() && before.end() == dash.start()) {
            if matches!(sign, "-" | "‐" | "‑") || number && matches!(sign, "–" | "−") {
                before.flags |= JOINED_AFTER;
                *flags |= JOINED_BEFORE;
            }
            return;
        }
        let opens = |c: char| c.is_whitespace() || is_quote(c) || matches!(c, '(' | '[');
        if number && self.before(dash.start()).is_none_or(opens) && matches!(sign, "-" | "−" | "–") {
            *flags |= JOINED_BEFORE;
        }
    }

    /// The mark `c` that stands here.
    fn mark(&mut self, c: char) {
        let start = self.at;
        let mut end = start + c.len_utf8();
        let id = if is_quote(c) {
            // `''`, ` `` `, and the marks of two quotations that begin or end together.
            while let Some(next) = self.char_at(end).filter(|next| is_quote(*next)) {
                end += next.len_utf8();
                if end - start > LONGEST {
                    break;
                }
            }
            QUOTE
        } else if is_dash(c) {
            while let Some(next) = self.char_at(end).filter(|next| is_dash(*next) && end - start < LONGEST) {
                end += next.len_utf8();
            }
            DASH
        } else if let Some(past) = self.past_ellipsis(start) {
            end = past;
            ELLIPSIS
        } else {
            sign(c)
        };
        let flags = if id == QUOTE && self.lines > 1 { REOPENS } else { 0 };
        self.at = end;
        self.push(id, start, end, flags);
    }

    /// Past the ellipsis at `start`: `…`, `...`, `. . .`, `....`.
    fn past_ellipsis(&self, start: usize) -> Option<usize> {
        let (mut dots, mut end, mut at) = (0, start, start);
        while let Some(c) = self.char_at(at) {
            match c {
                '.' => dots += 1,
                '…' | '⋯' | '‥' | '︙' => dots += 3,
                // Dots that belong together are at most a space apart.
                ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' if at == end && dots > 0 => {
                    at += c.len_utf8();
                    continue;
                }
                _ => break,
            }
            at += c.len_utf8();
            end = at;
            if end - start > LONGEST {
                break;
            }
        }
        (dots >= 3).then_some(end)
    }
}

/// `word` in the form that counts.
pub(super) fn folded(word: &str) -> impl Iterator<Item = char> {
    let kept = word.chars().filter(|c| !is_ignorable(*c)).map(|c| if is_quote(c) { '\'' } else { c });
    kept.nfkc().map(|c| if c == '\u{2044}' { '/' } else { c })
}

/// The sign that stands for `c`, which is a mark.
fn sign(c: char) -> u32 {
    if c.is_ascii() {
        return mark(c);
    }
    let mut folded = std::iter::once(c).nfkc();
    match (folded.next(), folded.next()) {
        (Some(one), None) if !one.is_whitespace() => mark(if one == '｡' { '。' } else { one }),
        _ => mark(c),
    }
}

/// Whether `before`, which stands before an apostrophe, is a word of its own: `l’homme`, `dell’arte`. Not `n’`: who cuts
/// there drops a negation.
pub(super) fn is_elision(before: &str) -> bool {
    const WORDS: &[&str] = &[
        "l", "d", "j", "m", "t", "s", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "un", "dell", "all", "nell",
        "dall", "sull", "quell", "quest",
    ];
    let before = before.trim_end_matches(is_ignorable);
    WORDS.iter().any(|word| before.eq_ignore_ascii_case(word))
}

/// `form` in small letters.
pub(super) fn lower(form: &str) -> Cow<'_, str> {
    if form.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(form);
    }
    if form.is_ascii() {
        return Cow::Owned(form.to_ascii_lowercase());
    }
    // `ſ` and `ς` are other letters than `s` and `σ` only to the eye; `İ` keeps its dot.
    Cow::Owned(form.chars().flat_map(char::to_lowercase).map(|c| if c == 'ς' { 'σ' } else { c }).collect())
}

/// Whether `a` and `b` are the same but for the case of the first letter.
pub(super) fn same_but_initial(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    match (a.next(), b.next()) {
        (Some(first), Some(second)) => a.as_str() == b.as_str() && first.to_lowercase().eq(second.to_lowercase()),
        _ => false,
    }
}
