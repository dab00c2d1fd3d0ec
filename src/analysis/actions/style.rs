//! A source's words as a document would write them: with its marks, and without what Markdown would make of them.

use super::At;
use crate::syntax::StatementKind;
use crate::text::{Span, Text};

/// How a quotation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    /// The marks of a quotation within it; `None`: as the source has them.
    nested: Option<(char, char)>,
    /// Its apostrophe; `None`: as the source has it.
    apostrophe: Option<char>,
    /// How it leaves words out.
    pub(super) omission: &'static str,
}

/// The forms of an omission (`markup.md` §9) that are looked for, those in brackets first: they hold others.
const OMISSIONS: [&str; 5] = ["[…]", "[...]", ". . .", "…", "..."];

impl Style {
    /// How the quotation at hand is written.
    pub(super) fn of(at: &At<'_>) -> Self {
        let written = at.document.text.slice(at.statement.span);
        let nested = match at.statement.kind {
            StatementKind::InlineQuotation => written.chars().next().and_then(nested),
            _ => ['“', '«', '„', '"'].into_iter().find(|mark| written.contains(*mark)).and_then(same),
        };
        let around = around(&at.document.text, at.statement.span);
        let apostrophe = ['’', '\''].into_iter().find(|mark| is_apostrophe_in(&around, *mark));
        let omission = OMISSIONS.into_iter().find(|form| written.contains(form)).unwrap_or("…");
        Self { nested, apostrophe, omission }
    }

    /// `words`, of a source, on one line, as the document would write them.
    pub(super) fn words(&self, words: &str) -> String {
        escaped(&self.with_marks(words))
    }

    /// The same with the document's marks.
    fn with_marks(&self, words: &str) -> String {
        let chars: Vec<char> = words.chars().collect();
        let mut out = String::with_capacity(words.len());
        for (index, &c) in chars.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|index| chars.get(index)).copied();
            let after = chars.get(index + 1).copied();
            out.push(match c {
                '’' | '\'' if before.is_some_and(char::is_alphanumeric) => self.apostrophe.unwrap_or(c),
                '"' | '“' | '”' | '«' | '»' | '„' => match self.nested {
                    Some((open, close)) => {
                        let opens = c == '„'
                            || match after {
                                Some(after) => opens_here(before) && !after.is_whitespace(),
                                // A mark alone is what it is, but for one that closes what is opened low.
                                None => opens_here(before) && (c == '«' || c == '“' && open != '‚'),
                            };
                        if opens { open } else { close }
                    }
                    None => c,
                },
                c => c,
            });
        }
        out
    }
}

fn opens_here(before: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '‘' | '\''))
}

/// The marks within a quotation that opens with `mark`.
fn nested(mark: char) -> Option<(char, char)> {
    Some(match mark {
        '“' => ('‘', '’'),
        '‘' | '«' => ('“', '”'),
        '"' => ('\'', '\''),
        '\'' => ('"', '"'),
        '„' => ('‚', '‘'),
        '»' => ('›', '‹'),
        _ => return None,
    })
}

/// The marks that go with `mark`.
fn same(mark: char) -> Option<(char, char)> {
    Some(match mark {
        '“' => ('“', '”'),
        '"' => ('"', '"'),
        '«' => ('«', '»'),
        '„' => ('„', '“'),
        _ => return None,
    })
}

/// How far around a quotation its document's habits are looked for, in bytes.
const AROUND: usize = 2_000;

fn around(text: &Text, span: Span) -> String {
    text.slice(Span::new(span.start().saturating_sub(AROUND), span.end() + AROUND)).into_owned()
}

fn is_apostrophe_in(text: &str, mark: char) -> bool {
    text.match_indices(mark).any(|(at, _)| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        is_letter(text[..at].chars().next_back()) && is_letter(text[at + mark.len_utf8()..].chars().next())
    })
}

/// `text` such that Markdown reads it as it is. What would be nothing but text anyway is left alone.
fn escaped(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (index, &c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| chars.get(index)).copied();
        let after = chars.get(index + 1).copied();
        if acts(before, c, after) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether `c` could be more than text between these two.
fn acts(before: Option<char>, c: char, after: Option<char>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' => after.is_none_or(|c| c.is_ascii_punctuation()),
        '`' | '[' | ']' | '|' => true,
        // Between spaces it is a sign by itself.
        '*' => [before, after].iter().any(|c| c.is_none_or(|c| !c.is_whitespace())),
        '_' => !(is_word(before) && is_word(after)),
        '<' => after.is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
        '&' => after.is_none_or(|c| c.is_ascii_alphanumeric() || c == '#'),
        '@' => !is_word(before) && after.is_none_or(|c| !c.is_whitespace()),
        '~' | '=' => [before, after].contains(&Some(c)),
        '^' => after == Some('['),
        '$' => after.is_none_or(|c| !c.is_whitespace()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_those_of_the_document() {
        let curly = Style { nested: Some(('‘', '’')), apostrophe: Some('’'), omission: "…" };
        let straight = Style { nested: Some(('\'', '\'')), apostrophe: Some('\''), omission: "…" };
        let own = Style { nested: None, apostrophe: None, omission: "…" };
        for (style, from, to) in [
            (curly, "he said \"no,\" it's late", "he said ‘no,’ it’s late"),
            (curly, "“No” (“never”)", "‘No’ (‘never’)"),
            (straight, "he said “no,” it’s late", "he said 'no,' it's late"),
            (curly, "“", "‘"),
            (curly, "he said: “", "he said: ‘"),
            (curly, ",”", ",’"),
            (own, "he said \"no,\" it’s late", "he said \"no,\" it’s late"),
        ] {
            assert_eq!(style.words(from), to, "{from}");
        }
    }

    #[test]
    fn what_would_act_is_escaped_and_nothing_else() {
        for (from, to) in [
            ("the people, for the people", "the people, for the people"),
            ("*a* _b_ `c` snake_case 2 * 3", "\\*a\\* \\_b\\_ \\`c\\` snake_case 2 * 3"),
            ("[laughter] a < b <i>", "\\[laughter\\] a < b \\<i>"),
            ("AT&T & sons", "AT\\&T & sons"),
            ("me@example.org, @me", "me@example.org, \\@me"),
            ("a == b = c ~~d~~", "a \\=\\= b = c \\~\\~d\\~\\~"),
        ] {
            assert_eq!(escaped(from), to, "{from}");
        }
    }
}
