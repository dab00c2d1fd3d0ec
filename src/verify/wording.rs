//! Mending a quotation: the source's words in place of others, or marks that say what was changed.

use super::brackets::REPLACED;
use super::corpus::Case;
use super::signs::{is_dash, is_unspaced};
use super::{Corpus, Difference, Quoted};
use crate::text::{Span, Text};

/// An edit of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

impl Difference {
    /// The edit that puts the source's words in place of those quoted, with the white space they need and without what
    /// they leave behind. With that of each difference done, in any order that keeps their ranges, the quotation is
    /// the source's.
    pub fn in_source_words(&self, corpus: &Corpus, text: &Text) -> Wording {
        let around = Around::new(text, self.quoted);
        let mut source = one_line(corpus.words().get(self.source.range()).unwrap_or_default());
        if source.is_empty() {
            return around.without(self.quoted);
        }
        if corpus.case == Case::Capitals {
            source = in_small_letters(&source, text.slice(self.quoted).starts_with(char::is_uppercase));
        }
        let words = corpus.words();
        let before = words.get(..self.source.start()).unwrap_or_default();
        let after = words.get(self.source.end()..).unwrap_or_default();
        around.with(self.quoted, &source, (before, after))
    }

    /// The edit that marks the difference as a change: `…` where words were dropped, `[ ]` around words that were added
    /// or changed. `None` where that would hide what no mark excuses, a negation or a number; where nothing but marks
    /// differs; and where brackets would read as something else.
    pub fn as_marked(&self, quoted: &Quoted, corpus: &Corpus, text: &Text) -> Option<Wording> {
        let (words, tokens, must_stand) = corpus.weigh(self.source);
        if must_stand || quoted.is_in_brackets(self.quoted) {
            return None;
        }
        let around = Around::new(text, self.quoted);
        let gap = |c: Option<char>| match c {
            Some(c) if !c.is_whitespace() && !is_mark(c) => " ",
            _ => "",
        };
        if self.quoted.is_empty() {
            let text = format!("{}…{}", gap(around.before), gap(around.after));
            return (words > 0).then_some(Wording { span: self.quoted, text });
        }
        let ours = text.slice(self.quoted);
        let is_glued = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '\'' | '’'));
        let reads_otherwise = around.after.is_some_and(|c| matches!(c, '(' | '[' | ':' | '{'))
            || around.before.is_some_and(|c| matches!(c, '!' | ']' | '^' | '\\'))
            || ours.starts_with(['^', '@'])
            || ours.contains(['[', ']', '…']);
        if !ours.contains(char::is_alphanumeric) || reads_otherwise || is_glued(around.before) || is_glued(around.after)
        {
            return None;
        }
        let omission = if words > REPLACED || tokens > 2 * REPLACED { "… " } else { "" };
        Some(Wording { span: self.quoted, text: format!("{omission}[{ours}]") })
    }
}

/// Words of a source that is written in capitals, as they are written elsewhere, as far as that can be told: names lose
/// theirs. With `has_initial` the first letter is a capital.
fn in_small_letters(words: &str, has_initial: bool) -> String {
    let is_i = |word: &str| word.strip_prefix('I').is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let small = |word: &str| if is_i(word) { word.to_owned() } else { word.to_lowercase() };
    let mut out = words.split(' ').map(small).collect::<Vec<_>>().join(" ");
    if let Some(first) = out.chars().next().filter(|_| has_initial) {
        out.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    out
}

/// What stands around a place of the document.
struct Around {
    before: Option<char>,
    after: Option<char>,
    head: String,
    tail: String,
}

impl Around {
    fn new(text: &Text, span: Span) -> Self {
        const NEAR: usize = 32;
        let head = text.slice(Span::new(span.start().saturating_sub(NEAR), span.start())).into_owned();
        let tail = text.slice(Span::new(span.end(), (span.end() + NEAR).min(text.len()))).into_owned();
        Self { before: head.chars().next_back(), after: tail.chars().next(), head, tail }
    }

    /// The edit that puts `source` in the place of `span`. White space parts it from what stands around it as it does in
    /// the source, which goes on so `before` and `after`: a comma has none before it, a dash perhaps on neither side.
    fn with(&self, span: Span, source: &str, (before, after): (&str, &str)) -> Wording {
        let (first, last) = (source.chars().next(), source.chars().next_back());
        let (gap_before, gap_after) = (self.gap_before(), self.gap_after());
        let left = self.head.strip_suffix(gap_before).and_then(|head| head.chars().next_back());
        let right = self.tail.strip_prefix(gap_after).and_then(|tail| tail.chars().next());
        // What the source has beside it may not be what the document has there.
        let is_same = |theirs: Option<char>, ours: Option<char>| {
            let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            theirs.is_some() && theirs == ours || is_word(theirs) && is_word(ours)
        };
        // Whether dashes have spaces around them is the house's style, and no difference.
        let is_style = |ours: Option<char>| ours.is_some_and(is_dash);
        let is_same_before = !is_style(left) && is_same(before.trim_end().chars().next_back(), left);
        let is_same_after = !is_style(right) && is_same(after.trim_start().chars().next(), right);
        let (before, after) = (before.chars().next_back(), after.chars().next());
        let is_glued_before = !is_apart(before) && (is_same_before || first.is_some_and(is_closing));
        let is_glued_after = !is_apart(after) && is_same_after;
        let is_broken = |gap: &str| gap.contains(['\n', '\r']);
        let mut out = String::new();
        let (mut start, mut end) = (span.start(), span.end());
        if is_glued_before && !gap_before.is_empty() && (!is_broken(gap_before) || is_apart(after)) {
            start -= gap_before.len();
        } else if is_apart(before) {
            let is_bare = self.before.is_some_and(|c| c.is_alphanumeric() || is_closing(c));
            let is_bare = is_bare || is_same_before && gap_before.is_empty();
            if is_bare || meets(self.before, first) {
                out.push(spacing(before));
            }
        } else if meets(self.before, first) {
            out.push(' ');
        }
        out.push_str(source);
        if start < span.start() && is_broken(gap_before) {
            // The line breaks behind it.
            end += gap_after.len();
            out.push_str(gap_before);
        } else if is_glued_after && !is_broken(gap_after) {
            end += gap_after.len();
        } else if is_apart(after) {
            let is_bare = self.after.is_some_and(|c| !c.is_whitespace() && !is_closing(c) && !is_mark(c));
            let is_bare = is_bare || is_same_after && gap_after.is_empty();
            if is_bare || meets(last, self.after) {
                out.push(spacing(after));
            }
        }
        if !is_apart(after) && end == span.end() && meets(last, self.after) {
            out.push(' ');
        }
        Wording { span: Span::new(start, end), text: out }
    }

    /// The white space right before the place, if what stands before that is parted by it: not that within marks, nor what
    /// a line begins with.
    fn gap_before(&self) -> &str {
        let words = self.head.trim_end_matches([' ', '\t', '>', '\n', '\r']);
        let gap = &self.head[words.len()..];
        let is_of_mark = words.is_empty() || words.ends_with(['“', '„', '«', '»', '‘', '‚', '"', '\'']);
        let is_plain = gap.chars().all(|c| c == ' ');
        if is_of_mark || !(is_plain || gap.contains(['\n', '\r'])) { "" } else { gap }
    }

    /// The white space right behind the place.
    fn gap_after(&self) -> &str {
        let words = self.tail.trim_start_matches([' ', '\t', '\n', '\r']);
        &self.tail[..self.tail.len() - words.len()]
    }

    /// The edit that takes out `span`, with the markup that is then around nothing and the white space that is then too
    /// much.
    fn without(&self, span: Span) -> Wording {
        let (mut head, mut tail) = (self.head.as_str(), self.tail.as_str());
        while let (Some(before), Some(after)) = (head.chars().next_back(), tail.chars().next())
            && before == after
            && matches!(before, '*' | '_' | '~' | '=')
        {
            head = head.strip_suffix(before).unwrap_or(head);
            tail = tail.strip_prefix(after).unwrap_or(tail);
        }
        let is_blank = |c: Option<char>| c.is_none_or(|c| matches!(c, ' ' | '\n' | '\r'));
        let ends = |c: char| is_closing(c) || matches!(c, '”' | '"' | '»' | '…' | '\u{a0}' | '\u{202f}');
        let is_open = |c: char| c.is_whitespace() || is_mark(c) || matches!(c, '[' | '>');
        if head.ends_with(' ') && tail.chars().next().is_none_or(|c| is_blank(Some(c)) || ends(c)) {
            head = head.trim_end_matches(' ');
        } else if tail.starts_with(' ') && head.chars().next_back().is_none_or(is_open) {
            tail = tail.trim_start_matches(' ');
        }
        let gap = if meets(head.chars().next_back(), tail.chars().next()) { " " } else { "" };
        let start = span.start() - (self.head.len() - head.len());
        let end = span.end() + (self.tail.len() - tail.len());
        Wording { span: Span::new(start, end), text: gap.to_owned() }
    }
}

/// Whether white space, or nothing, stands there.
fn is_apart(c: Option<char>) -> bool {
    c.is_none_or(char::is_whitespace)
}

/// The white space that parts two words like `c` does in a source.
fn spacing(c: Option<char>) -> char {
    c.filter(|c| matches!(c, '\u{a0}' | '\u{202f}')).unwrap_or(' ')
}

/// Whether the two would be one word, or one mark.
fn meets(before: Option<char>, after: Option<char>) -> bool {
    let both = |is: fn(char) -> bool| before.is_some_and(is) && after.is_some_and(is);
    both(|c| c.is_alphanumeric() && !is_unspaced(c))
        || both(is_dash)
        || both(super::fold::is_quote)
        || both(|c| c == '.')
}

fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']')
}

/// Marks that white space is not put beside.
fn is_mark(c: char) -> bool {
    matches!(c, '*' | '_' | '“' | '”' | '„' | '«' | '»' | '"' | '‘' | '’' | '\'' | '(' | '—' | '–' | '-' | '「' | '」')
}

/// `text` as it stands in a line: white space as single spaces, without what is not seen.
fn one_line(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !super::fold::is_ignorable(*c)).collect();
    seen.split([' ', '\t', '\n', '\r', '\u{c}']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
