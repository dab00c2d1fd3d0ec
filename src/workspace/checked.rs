//! `.ibid-checked`: who has checked which quotations against their sources, and when (`markup.md` §10).
//!
//! A line for each, in the order of their hashes, so that those that two people add meet in one place of the file only by
//! chance, and version control merges them:
//!
//! ```text
//! 3f9ac2d17b60e481 13 0c1f22ab… 2026-11-20 @lincoln-1863 MT
//! ```
//!
//! The hash is of the words as comparing folds them, so it survives another quotation mark, line break or place. Then come
//! how many words there are, and a sketch of them: a few of the hashes of pairs of words, of which most stay the same when
//! one word changes. These tell which quotation was checked before somebody changed it; nothing gives the words away. The
//! keys are there by name, as a rename has to find them.

use std::fmt::Write;
use std::hash::Hasher;
use std::path::Path;
use std::sync::Arc;

use siphasher::sip::SipHasher13;

use crate::syntax::Statement;
use crate::text::{Span, Text};
use crate::verify::Quoted;

/// The name of the file.
pub const CHECKED: &str = ".ibid-checked";

/// How many hashes a sketch has.
const SKETCH: usize = 8;

/// How many of them are the same in what one word was changed in.
const NEAR: usize = 4;

/// Fewer words are too few to know a changed quotation by.
const FEW: usize = 5;

/// What the file begins with that somebody may open.
const HEAD: &str = "# Quotations that somebody has checked against their sources. Written by ibid; meant to be committed.\n\
                    # A hash of the words, how many they are, a sketch of them, the day, the keys, and who.\n";

/// The file, and what is in it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Where it is.
    pub path: Arc<Path>,
    /// Its text.
    pub text: Text,
    /// In order of their hashes.
    signed: Vec<SignOff>,
}

/// That somebody has checked a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOff {
    /// What was checked.
    pub of: Fingerprint,
    /// The day, `2026-11-20`.
    pub date: String,
    /// Who, as they call themselves.
    pub by: String,
}

/// What tells a quotation with its sources from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    words: u64,
    count: usize,
    sketch: [u16; SKETCH],
    /// The keys it cites, sorted, each once.
    pub keys: Vec<String>,
}

/// What is known of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checking<'a> {
    /// Nobody has checked it.
    Never,
    /// It was checked as it is.
    Valid(&'a SignOff),
    /// It was checked when its words were others.
    OtherWords(&'a SignOff),
    /// It was checked against other sources.
    OtherKeys(&'a SignOff),
}

impl Fingerprint {
    /// That of `statement` in `text`.
    pub fn of(statement: &Statement<'_>, text: &Text) -> Self {
        let quoted = Quoted::new(statement, text);
        let words: Vec<&str> = quoted.folded().collect();
        let hash = |words: &[&str], seed: u64| {
            let mut hasher = SipHasher13::new_with_keys(seed, 0);
            for word in words {
                hasher.write(word.as_bytes());
                hasher.write_u8(0xff);
            }
            hasher.finish()
        };
        let mut sketch = [u16::MAX; SKETCH];
        for (seed, least) in (1..).zip(&mut sketch) {
            let pairs = words.windows(words.len().clamp(1, 2));
            // The lower bits: the upper ones of the least of many are all small.
            let smallest = pairs.map(|pair| hash(pair, seed)).min().unwrap_or_default();
            #[allow(clippy::cast_possible_truncation)] // A part of it.
            let part = smallest as u16;
            *least = part;
        }
        let mut keys: Vec<String> = statement.citations().iter().map(|citation| citation.key.clone()).collect();
        keys.sort();
        keys.dedup();
        Self { words: hash(&words, 0), count: words.len(), sketch, keys }
    }

    /// Whether these are most likely the same words of the same source, but for one or two. What was cut to its half is
    /// another quotation.
    fn is_near(&self, other: &Self) -> bool {
        let (few, many) = (self.count.min(other.count), self.count.max(other.count));
        let is_as_long = few >= FEW && many - few <= 1 + many / 8;
        let same = || self.sketch.iter().zip(&other.sketch).filter(|(a, b)| a == b).count();
        is_as_long && same() >= NEAR && self.keys.iter().any(|key| other.keys.contains(key))
    }
}

impl Checked {
    /// Reads the file at `path`. Lines that are no sign-offs are left alone.
    pub(super) fn read(path: &Arc<Path>, text: &str) -> Self {
        let mut signed: Vec<SignOff> = text.lines().filter_map(SignOff::read).collect();
        signed.sort_by_key(|it| it.of.words);
        Self { path: Arc::clone(path), text: Text::new(text), signed }
    }

    /// Where the file names `key`, without the `@`, in order.
    pub fn naming(&self, key: &str) -> Vec<Span> {
        let (text, word) = (self.text.to_string(), format!("@{}", escaped(key)));
        let mut found = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let is_it = |at: &usize| {
                let after = line[at + word.len()..].chars().next();
                line[..*at].ends_with(' ') && after.is_none_or(char::is_whitespace)
            };
            let places = line.match_indices(&word).map(|(at, _)| at).filter(is_it);
            if SignOff::read(line).is_some_and(|it| it.of.keys.iter().any(|known| known == key)) {
                found.extend(places.map(|at| Span::new(start + at + 1, start + at + word.len())));
            }
            start += line.len();
        }
        found
    }

    /// What is known of what has `fingerprint`.
    pub fn of(&self, fingerprint: &Fingerprint) -> Checking<'_> {
        let from = self.signed.partition_point(|it| it.of.words < fingerprint.words);
        let same = self.signed[from..].iter().take_while(|it| it.of.words == fingerprint.words);
        if let Some(valid) = same.clone().filter(|it| it.of.keys == fingerprint.keys).max_by_key(|it| &it.date) {
            return Checking::Valid(valid);
        }
        if let Some(other) = same.max_by_key(|it| &it.date) {
            return Checking::OtherKeys(other);
        }
        let near = self.signed.iter().filter(|it| it.of.is_near(fingerprint));
        near.max_by_key(|it| &it.date).map_or(Checking::Never, Checking::OtherWords)
    }
}

impl SignOff {
    fn read(line: &str) -> Option<Self> {
        let mut rest = line.trim();
        let mut next = || {
            let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
            rest = after.trim_start();
            word
        };
        let words = u64::from_str_radix(Some(next()).filter(|it| it.len() == 16)?, 16).ok()?;
        let count = next().parse().ok()?;
        let written = Some(next()).filter(|it| it.len() == SKETCH * 4 && it.is_ascii())?;
        let mut sketch = [0; SKETCH];
        for (at, part) in sketch.iter_mut().enumerate() {
            *part = u16::from_str_radix(written.get(at * 4..at * 4 + 4)?, 16).ok()?;
        }
        let date = next().to_owned();
        let mut keys = Vec::new();
        while let Some(written) = rest.strip_prefix('@') {
            let (key, after) = written.split_once(' ').unwrap_or((written, ""));
            keys.push(key.replace("%20", " ").replace("%25", "%"));
            rest = after.trim_start();
        }
        keys.sort();
        Some(Self { of: Fingerprint { words, count, sketch, keys }, date, by: rest.to_owned() })
    }

    fn written(&self) -> String {
        let mut line = format!("{:016x} {} ", self.of.words, self.of.count);
        for part in self.of.sketch {
            let _ = write!(line, "{part:04x}");
        }
        let _ = write!(line, " {}", self.date);
        for key in &self.of.keys {
            let _ = write!(line, " @{}", escaped(key));
        }
        // A line is a line, and what begins with `@` is a key.
        let by: Vec<&str> = self.by.split_whitespace().collect();
        let _ = write!(line, " {}", by.join(" ").trim_start_matches('@'));
        line
    }
}

/// A key as the file has it, without the `@`.
pub fn escaped(key: &str) -> String {
    key.replace('%', "%25").replace(' ', "%20")
}

/// The text of the file, which is `text` now (empty where there is none), with `new`: in their places, in the stead of
/// those of the same words and keys. All other lines stay as they are.
pub fn signed(text: &str, new: &[SignOff]) -> String {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let head = if text.is_empty() { HEAD } else { "" };
    let mut left: Vec<&SignOff> = new.iter().collect();
    left.sort_by(|a, b| (a.of.words, &a.of.keys).cmp(&(b.of.words, &b.of.keys)));
    left.dedup_by(|a, b| a.of == b.of);
    let is_replaced = |old: &SignOff| new.iter().any(|it| it.of == old.of);
    let mut left = left.into_iter().peekable();
    let mut lines: Vec<String> = head.lines().map(ToOwned::to_owned).collect();
    for line in text.lines() {
        let Some(old) = SignOff::read(line) else {
            lines.push(line.to_owned());
            continue;
        };
        while let Some(before) = left.next_if(|it| it.of.words < old.of.words) {
            lines.push(before.written());
        }
        if !is_replaced(&old) {
            lines.push(line.to_owned());
        }
    }
    lines.extend(left.map(SignOff::written));
    lines.into_iter().map(|line| line + newline).collect()
}

/// The text of the file, which is `text` now, without the sign-offs `of` these. All other lines stay as they are.
pub fn withdrawn(text: &str, of: &[&Fingerprint]) -> String {
    let is_kept = |line: &&str| SignOff::read(line).is_none_or(|it| !of.contains(&&it.of));
    text.split_inclusive('\n').filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::syntax::{Dialect, Syntax};

    /// The fingerprint of the first quotation in `text`.
    fn of(text: &str) -> Fingerprint {
        let (text, syntax) = (Text::new(text), Syntax::parse(text, Dialect::default()));
        let statement = syntax.statements().next().unwrap();
        Fingerprint::of(&statement, &text)
    }

    fn checked(texts: &[&str]) -> Checked {
        let sign = |text: &&str| SignOff { of: of(text), date: "2026-11-20".to_owned(), by: "M. Tolland".to_owned() };
        let text = signed("", &texts.iter().map(sign).collect::<Vec<_>>());
        Checked::read(&Path::new("/.ibid-checked").into(), &text)
    }

    const SIGNED: &str = "“The world will little note, nor long remember what we say here” [@lincoln].";

    #[test]
    fn it_is_the_words_and_keys_that_are_checked() {
        let known = checked(&[SIGNED]);
        let same = [
            "He said: “The world will little note, nor long remember what we say here” [@lincoln, p. 3].",
            "\"The world will *little* note,\nnor long remember what we say here\" [@lincoln].",
            "> The world will little note — nor long remember what we say here.\n>\n> — Lincoln [@lincoln]",
        ];
        for text in same {
            assert!(matches!(known.of(&of(text)), Checking::Valid(_)), "{text}");
        }
        let others = [
            "“The world will hardly note, nor long remember what we say here” [@lincoln].",
            "“The world will note, nor long remember what we say here” [@lincoln].",
        ];
        for text in others {
            assert!(matches!(known.of(&of(text)), Checking::OtherWords(_)), "{text}");
        }
        let elsewhere = "“The world will little note, nor long remember what we say here” [@hay].";
        assert!(matches!(known.of(&of(elsewhere)), Checking::OtherKeys(_)));
        let cut = "“The world will little note” [@lincoln].";
        assert_eq!(known.of(&of(cut)), Checking::Never, "a part of it is another quotation");
        let others = "“The world will hardly note, nor long remember what we say here” [@hay].";
        assert_eq!(known.of(&of(others)), Checking::Never, "other words of another source");
        let unlike = "“Four score and seven years ago our fathers brought forth a new nation” [@lincoln].";
        assert_eq!(known.of(&of(unlike)), Checking::Never);
    }

    #[test]
    fn a_hash_is_the_same_on_every_machine() {
        let texts = [SIGNED, "« Ça va être ﬁni … [dit-il] à 3 °C », dit-il [@é].", "「我有一个梦想。」[@king]"];
        let known = checked(&texts);
        let text = known.text.to_string();
        let lines: Vec<&str> = text.lines().skip(2).collect();
        expect_test::expect![[r#"
            613275994cca0801 12 426234562e985b6605aed9daad52851f 2026-11-20 @lincoln M. Tolland
            bee1a2b0c503cdff 6 e418d226cc34611bceab69a27c84e85a 2026-11-20 @king M. Tolland
            d760236413fe00b4 10 c4e74df41e94d431cc7eed9b503240d7 2026-11-20 @é M. Tolland"#]]
        .assert_eq(&lines.join("\n"));
    }

    #[test]
    fn what_two_people_add_is_merged_line_by_line() {
        let (one, two) = (checked(&[SIGNED]), checked(&["“Four score and seven years ago” [@lincoln]."]));
        let both: String = format!("{}{}", one.text, two.text.to_string().lines().last().unwrap());
        let merged = Checked::read(&one.path, &both);
        assert_eq!(merged.signed.len(), 2);
        let again = signed(&both, &[merged.signed.clone(), merged.signed.clone()].concat());
        let lines: Vec<&str> = again.lines().skip(2).collect();
        assert!(lines.is_sorted());
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn who_signs_again_replaces_their_line_and_no_other() {
        let known = checked(&[SIGNED, "“Four score and seven years ago” [@lincoln]."]);
        let text = format!("<<<<<<< ours\n{}", known.text);
        let mut new = known.signed[0].clone();
        new.date = "2026-12-01".to_owned();
        let after = signed(&text, std::slice::from_ref(&new));
        assert_eq!(after.lines().count(), text.lines().count());
        assert!(after.starts_with("<<<<<<< ours\n"));
        assert!(after.contains(&new.written()) && !after.contains(&known.signed[0].written()));
        assert_eq!(signed(&after, &[new]), after);
    }

    #[test]
    fn what_is_withdrawn_is_gone_and_nothing_else() {
        let known = checked(&[SIGNED, "“Four score and seven years ago” [@lincoln]."]);
        let text = format!("<<<<<<< ours\r\n{}", known.text);
        let [first, second] = known.signed.as_slice() else { panic!("two") };
        let after = withdrawn(&text, &[&first.of]);
        assert_eq!(after, text.replace(&format!("{}\n", first.written()), ""));
        assert!(after.contains(&second.written()));
        assert_eq!(withdrawn(&after, &[&first.of]), after);
    }

    #[test]
    fn a_key_is_named_where_it_is_one() {
        let known = checked(&[SIGNED, "“Four score and seven years ago” [@lincoln; @lincoln-2]."]);
        let text = known.text.to_string();
        let spans = known.naming("lincoln");
        assert_eq!(spans.iter().map(|span| &text[span.range()]).collect::<Vec<_>>(), ["lincoln"; 2]);
        assert!(known.naming("Tolland").is_empty() && known.naming("lin").is_empty());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            words in any::<u64>(),
            count in any::<u16>(),
            sketch in any::<[u16; SKETCH]>(),
            keys in proptest::collection::btree_set("[a-zé%@][a-z%. 0-9:/-]{0,8}", 0..3),
            by in "[A-Za-zÀ-ž]{1,8}( [A-Za-z.@]{1,4})?",
        ) {
            let of = Fingerprint { words, count: count.into(), sketch, keys: keys.into_iter().collect() };
            let sign_off = SignOff { of, date: "2026-11-20".to_owned(), by };
            prop_assert_eq!(SignOff::read(&sign_off.written()), Some(sign_off));
        }
    }
}
