//! Keys as the values of files have them: quoted and escaped.

use crate::sources::Format;
use crate::text::{Span, Text};

/// How a value of a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Spelling {
    /// As it is: `.bib`, `.ris`, and YAML's `|`.
    Verbatim,
    /// YAML without quotation marks.
    Plain,
    /// `'…'` in YAML.
    SingleQuoted,
    /// `"…"` in YAML and JSON.
    DoubleQuoted,
    /// A number in JSON.
    Number,
}

impl Spelling {
    /// How the value at `span` of `text` is written: the marks around it tell. An `@` before a key is none of it.
    pub(in crate::analysis) fn of_value(format: Format, text: &Text, span: Span) -> Self {
        let before = text.slice(Span::new(line_start(text, span.start()), span.start()));
        let is_after = |mark: char| before.strip_suffix('@').unwrap_or(&before).ends_with(mark);
        match format {
            Format::BibTex | Format::Ris => Self::Verbatim,
            Format::Json | Format::Yaml if is_after('"') => Self::DoubleQuoted,
            Format::Json => Self::Number,
            Format::Yaml if is_after('\'') => Self::SingleQuoted,
            Format::Yaml if before.trim().is_empty() && is_block(text, span.start()) => Self::Verbatim,
            Format::Yaml => Self::Plain,
        }
    }

    /// `key` in the place of all of the value.
    pub(in crate::analysis) fn whole(self, key: &str) -> String {
        match self {
            Self::Plain if !is_plain(key) => format!("'{}'", Self::SingleQuoted.part(key)),
            Self::Number if !is_integer(key) => format!("\"{}\"", Self::DoubleQuoted.part(key)),
            spelling => spelling.part(key),
        }
    }

    /// `key` within the value.
    pub(in crate::analysis) fn part(self, key: &str) -> String {
        match self {
            Self::Verbatim | Self::Plain | Self::Number => key.to_owned(),
            Self::SingleQuoted => key.replace('\'', "''"),
            Self::DoubleQuoted => key.replace('\\', "\\\\").replace('"', "\\\""),
        }
    }

    /// The key that is meant by `written`, within the value: [`Spelling::part`] the other way.
    pub(in crate::analysis) fn meant(self, written: &str) -> String {
        match self {
            Self::Verbatim | Self::Plain | Self::Number => written.to_owned(),
            Self::SingleQuoted => written.replace("''", "'"),
            Self::DoubleQuoted => written.replace("\\\"", "\"").replace("\\\\", "\\"),
        }
    }
}

/// How far back the start of a line is looked for, in bytes: JSON may be one line.
const NEAR: usize = 256;

/// Where the line of byte `offset` starts, if that is near.
fn line_start(text: &Text, offset: usize) -> usize {
    let from = offset.saturating_sub(NEAR);
    let before = text.slice(Span::new(from, offset));
    before.rfind(['\n', '\r']).map_or(from, |at| offset - before.len() + at + 1)
}

/// Whether the lines that the one at `offset` is among are a block, `|` or `>`: the last line before them that is
/// indented less ends in its sign.
fn is_block(text: &Text, offset: usize) -> bool {
    let line_of = |at: usize| text.line(at).into_owned();
    let here = text.line_of(offset);
    let indent = |line: &str| line.len() - line.trim_start().len();
    let own = indent(&line_of(here));
    let header = (0..here).rev().map(line_of).find(|line| !line.trim().is_empty() && indent(line) < own);
    header.is_some_and(|line| {
        let line = line.trim_end().trim_end_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        line.ends_with(['|', '>'])
    })
}

/// Whether YAML reads `key` without quotation marks as this very text, in brackets too and whichever version of YAML it
/// is: `yes` and `1e3` are something else to some.
fn is_plain(key: &str) -> bool {
    const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    let is_word = WORDS.iter().any(|word| word.eq_ignore_ascii_case(key));
    let is_like_number = key.starts_with(|c: char| c.is_ascii_digit())
        && (key.starts_with("0x") || key.chars().all(|c| c.is_ascii_digit() || "-+.:_eEoTtZz".contains(c)));
    let starts_well = key.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let is_safe = |c: char| c.is_alphanumeric() || "_-./:+#%&*!?~$=<>^|;()@'\"\\".contains(c);
    let ends_well = !key.ends_with(':');
    starts_well && ends_well && key.chars().all(is_safe) && !is_word && (!is_like_number || is_integer(key))
}

/// Whether `key` is a whole number as anybody writes it.
fn is_integer(key: &str) -> bool {
    let is_short = key.len() <= 15;
    is_short
        && !key.is_empty()
        && key.bytes().all(|byte| byte.is_ascii_digit())
        && (key == "0" || !key.starts_with('0'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;
    use crate::sources::yaml;

    fn spelt(format: Format, text: &str, key: &str) -> String {
        let start = text.find("old").unwrap();
        let span = Span::new(start, start + 3);
        let spelling = Spelling::of_value(format, &Text::new(text), span).whole(key);
        text.replace("old", &spelling)
    }

    #[test]
    fn yaml_is_quoted_where_it_has_to_be() {
        for (text, key, expected) in [
            ("id: old", "new", "id: new"),
            ("id: old", "a#b", "id: a#b"),
            ("id: old", "#b", "id: '#b'"),
            ("id: old", "b:", "id: 'b:'"),
            ("id: old", "a,b", "id: 'a,b'"),
            ("id: old", "o'neill", "id: o'neill"),
            ("id: old", "'neill", "id: '''neill'"),
            ("id: old", "yes", "id: 'yes'"),
            ("id: old", "1863", "id: 1863"),
            ("id: old", "01863", "id: '01863'"),
            ("id: old", "1e3", "id: '1e3'"),
            ("id: old", "1863-11-19", "id: '1863-11-19'"),
            ("id: old", "1863-a-x", "id: 1863-a-x"),
            ("id: 'old'", "o'neill", "id: 'o''neill'"),
            ("id: '@old'", "new", "id: '@new'"),
            ("id: \"old\"", "a\"\\b", "id: \"a\\\"\\\\b\""),
            ("id: |\n  old", "yes", "id: |\n  yes"),
            ("id: >-\n  see\n  old", "yes", "id: >-\n  see\n  yes"),
            ("id:\n  old", "yes", "id:\n  'yes'"),
        ] {
            assert_eq!(spelt(Format::Yaml, text, key), expected);
        }
    }

    #[test]
    fn json_is_always_quoted_but_for_numbers() {
        for (text, key, expected) in [
            ("{\"id\": \"old\"}", "a\"\\b", "{\"id\": \"a\\\"\\\\b\"}"),
            ("{\"id\": old}", "17", "{\"id\": 17}"),
            ("{\"id\": old}", "a", "{\"id\": \"a\"}"),
        ] {
            assert_eq!(spelt(Format::Json, text, key), expected);
        }
        assert_eq!(spelt(Format::BibTex, "@book{old,", "a"), "@book{a,");
    }

    proptest! {
        #[test]
        fn yaml_reads_what_was_spelt(key in r#"[a-z0-9é'"\\:#@&*!|>%~=,?\[\]{}./_<-]{1,8}|yes|1e3|0o7|1_0|~|null"#, text in 0_usize..6) {
            let text = ["id: old\n", "{id: old, x: y}\n", "- [old, x]\n", "id: 'old'\n", "id: \"old\"\n", "id: '@old'\n"][text];
            prop_assume!(!key.starts_with('@'));
            let document = yaml::parse(&spelt(Format::Yaml, text, &key), 0);
            prop_assert!(document.problems.is_empty());
            let root = document.root.unwrap();
            let node = root.get("id").or_else(|| root.items().first()?.items().first()).unwrap();
            prop_assert_eq!(node.text().map(|text| text.trim_start_matches('@')), Some(&*key));
            for spelling in [Spelling::Verbatim, Spelling::SingleQuoted, Spelling::DoubleQuoted] {
                prop_assert_eq!(spelling.meant(&spelling.part(&key)), &*key);
            }
        }
    }
}
