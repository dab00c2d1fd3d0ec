//! What keeps a quotation verified, and what never does, over a long text.

use unicode_normalization::UnicodeNormalization;

use super::prose::{Lot, prose};
use super::*;

/// What is done to a passage: whether it is still verified must not change, or must.
type Change = fn(&mut Lot, &[&str]) -> Option<String>;

/// So many of the last of [`KEEPING`] are of the markup.
const OF_MARKUP: usize = 2;

/// Changes that a reader accepts: the words are the source's still.
const KEEPING: &[(&str, Change)] = &[
    ("nothing", |_, words| Some(words.join(" "))),
    ("an ellipsis for a part in the middle", |lot, words| {
        let (from, to) = middle(lot, words)?;
        let sign = lot.pick(&["…", "...", ". . .", "[...]", "[…]", "(…)"]);
        Some(format!("{} {sign} {}", words[..from].join(" "), words[to..].join(" ")))
    }),
    ("an insertion", |lot, words| {
        let (at, _) = middle(lot, words)?;
        let sign = lot.pick(&["[the mayor]", "[of all things]", "(that is, nobody)", "[sic]"]);
        let before = words[..at].join(" ");
        // An insertion in parentheses is part of what is in parentheses.
        let is_outside = before.matches('(').count() == before.matches(')').count();
        Some(format!("{before} {sign} {}", words[at..].join(" "))).filter(|_| is_outside)
    }),
    ("a letter in brackets", |_, words| {
        let mut chars = words[0].chars();
        let first = chars.next().filter(|c| c.is_alphabetic())?;
        let other: String =
            if first.is_lowercase() { first.to_uppercase().collect() } else { first.to_lowercase().collect() };
        let bracketed = format!("[{other}]{}", chars.as_str());
        Some(format!("{bracketed} {}", words[1..].join(" ")))
            .filter(|_| chars.as_str().starts_with(char::is_alphabetic))
    }),
    ("another capital at the start", |_, words| {
        let mut chars = words[0].chars();
        let first = chars.next()?;
        let other: String =
            if first.is_lowercase() { first.to_uppercase().collect() } else { first.to_lowercase().collect() };
        Some(format!("{other}{} {}", chars.as_str(), words[1..].join(" ")))
    }),
    ("other marks", |lot, words| {
        let (open, close) = lot.pick(&[("'", "'"), ("\"", "\""), ("‘", "’"), ("«", "»"), ("„", "“")]);
        let apostrophe = lot.pick(&["'", "’"]);
        let text = words.join(" ");
        if text.matches('“').count() != text.matches('”').count() {
            return None;
        }
        Some(text.replace(['’', '\''], apostrophe).replace('“', open).replace('”', close))
    }),
    ("other dashes", |lot, words| {
        Some(words.join(" ").replace(" — ", lot.pick(&["—", " – ", "--", " -- ", " - ", "---"])))
    }),
    ("other hyphens", |_, words| Some(words.join(" ").replace('-', "\u{2010}"))),
    ("soft hyphens", |lot, words| {
        let at = lot.below(words.len());
        let word = words[at];
        let cut = word.char_indices().nth(3).map(|(at, _)| at)?;
        Some(format!("{} {}\u{ad}{} {}", words[..at].join(" "), &word[..cut], &word[cut..], words[at + 1..].join(" ")))
    }),
    ("other punctuation at the end", |lot, words| {
        let text = words.join(" ");
        let bare = text.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        Some(format!("{bare}{}", lot.pick(&["", ".", ",", "!", "?", ";"])))
            .filter(|_| bare.ends_with(char::is_alphanumeric))
    }),
    ("accents apart", |_, words| Some(words.join(" ").nfd().collect())),
    ("a soft line break", |lot, words| {
        let (at, _) = middle(lot, words)?;
        // A line that starts so starts something else.
        let starts_other = words[at].starts_with(|c: char| c.is_ascii_digit() || "—–-+*#>".contains(c));
        Some(format!("{}\n{}", words[..at].join(" "), words[at..].join(" "))).filter(|_| !starts_other)
    }),
    ("emphasis", |lot, words| {
        let at = lot.below(words.len());
        let is_plain = words[at].chars().all(char::is_alphanumeric);
        let word = format!("*{}*", words[at]);
        Some(format!("{} {word} {}", words[..at].join(" "), words[at + 1..].join(" "))).filter(|_| is_plain)
    }),
];

/// Changes that make them other words.
const FALSIFYING: &[(&str, Change)] = &[
    ("a word dropped", |lot, words| {
        let (at, _) = middle(lot, words)?;
        let has_word = words[at].contains(char::is_alphanumeric);
        Some(format!("{} {}", words[..at].join(" "), words[at + 1..].join(" "))).filter(|_| has_word)
    }),
    ("a word added", |lot, words| {
        let (at, _) = middle(lot, words)?;
        let word = lot.pick(&["really", "the", "and", "old", "Nadia", "seven", "harbour", "not"]);
        Some(format!("{} {word} {}", words[..at].join(" "), words[at..].join(" ")))
    }),
    ("a word doubled", |lot, words| {
        let (at, _) = middle(lot, words)?;
        let bare = words[at].trim_matches(|c: char| !c.is_alphanumeric());
        Some(format!("{} {bare} {}", words[..at].join(" "), words[at..].join(" "))).filter(|_| !bare.is_empty())
    }),
    ("two neighbours swapped", |lot, words| {
        let (at, _) = middle(lot, words)?;
        let (one, other) = (words[at], *words.get(at + 1)?);
        let is_word = |word: &str| word.chars().all(char::is_alphanumeric);
        let swapped = format!("{} {other} {one} {}", words[..at].join(" "), words[at + 2..].join(" "));
        Some(swapped).filter(|_| is_word(one) && is_word(other) && one != other)
    }),
    ("a word changed", |lot, words| {
        let (at, _) = middle(lot, words)?;
        let bare = words[at].trim_matches(|c: char| !c.is_alphanumeric());
        let other = lot.pick(&["wheelbarrow", "island", "because", "they", "might", "watched"]);
        let word = words[at].replacen(bare, other, 1);
        Some(format!("{} {word} {}", words[..at].join(" "), words[at + 1..].join(" ")))
            .filter(|_| !bare.is_empty() && bare != other)
    }),
    ("a letter changed", |lot, words| {
        let at = lot.below(words.len());
        let letters: Vec<(usize, char)> = words[at].char_indices().filter(|(_, c)| c.is_ascii_lowercase()).collect();
        let (index, letter) = *letters.get(lot.below(letters.len()))?;
        let other = if letter == 'q' { 'v' } else { 'q' };
        let word = format!("{}{other}{}", &words[at][..index], &words[at][index + 1..]);
        Some(format!("{} {word} {}", words[..at].join(" "), words[at + 1..].join(" ")))
    }),
    ("a digit changed", |lot, words| {
        let numbers: Vec<usize> =
            (0..words.len()).filter(|at| words[*at].contains(|c: char| c.is_ascii_digit())).collect();
        let at = *numbers.get(lot.below(numbers.len()))?;
        let digits: Vec<(usize, char)> = words[at].char_indices().filter(|(_, c)| c.is_ascii_digit()).collect();
        let (index, digit) = *digits.get(lot.below(digits.len()))?;
        let other = char::from_digit((digit.to_digit(10)? + 1 + u32::try_from(lot.below(8)).ok()?) % 10, 10)?;
        let word = format!("{}{other}{}", &words[at][..index], &words[at][index + 1..]);
        Some(format!("{} {word} {}", words[..at].join(" "), words[at + 1..].join(" ")))
    }),
    ("a denial dropped", |_, words| {
        let text = words.join(" ");
        [(" not ", " "), (" never ", " "), ("dn't", "d")]
            .iter()
            .find_map(|(denial, rest)| text.contains(denial).then(|| text.replacen(denial, rest, 1)))
    }),
    ("another name", |lot, words| {
        let names: Vec<usize> = (1..words.len()).filter(|at| words[*at].starts_with(char::is_uppercase)).collect();
        let at = *names.get(lot.below(names.len()))?;
        let bare = words[at].trim_matches(|c: char| !c.is_alphanumeric());
        let word = words[at].replacen(bare, "Balthasar", 1);
        Some(format!("{} {word} {}", words[..at].join(" "), words[at + 1..].join(" ")))
    }),
    ("a name in small letters", |lot, words| {
        let names: Vec<usize> = (1..words.len()).filter(|at| words[*at].starts_with(char::is_uppercase)).collect();
        let at = *names.get(lot.below(names.len()))?;
        Some(format!("{} {} {}", words[..at].join(" "), words[at].to_lowercase(), words[at + 1..].join(" ")))
    }),
    ("two fragments in the wrong order", |lot, words| {
        let (from, to) = middle(lot, words)?;
        let is_long = from >= 4 && words.len() - to >= 4;
        let swapped = format!("{} … {}", words[to..].join(" "), words[..from].join(" "));
        // What is in parentheses may be the writer's, and the rest stand in this order elsewhere.
        Some(swapped).filter(|swapped| is_long && !swapped.contains('('))
    }),
];

/// Two places in `words`, in order, neither of them at an end.
fn middle(lot: &mut Lot, words: &[&str]) -> Option<(usize, usize)> {
    let room = words.len().checked_sub(4).filter(|room| *room > 0)?;
    let from = 2 + lot.below(room);
    Some((from, from + 1 + lot.below((words.len() - 2).saturating_sub(from + 1).max(1))))
}

/// A text as the words and marks that a simple reader sees, each between spaces.
fn seen(text: &str) -> String {
    let mut out = String::from(" ");
    let mut last = ' ';
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        let c = match c {
            '’' | '‘' | '“' | '”' | '"' => '\'',
            c => *c,
        };
        let within = c == '\'' && last.is_alphabetic() && next.is_alphabetic()
            || c == ',' && last.is_ascii_digit() && next.is_ascii_digit();
        if c.is_alphanumeric() || within {
            out.push(c);
        } else if c.is_whitespace() {
            out.push(' ');
        } else {
            out.push(' ');
            out.push(c);
            out.push(' ');
        }
        last = c;
    }
    out.push(' ');
    out.split_whitespace().fold(String::from(" "), |mut out, word| {
        out.push_str(word);
        out.push(' ');
        out
    })
}

/// Whether a simple reader finds `words` in `text`, which is [`seen`]: each fragment after the one before, the case of its
/// first letter and the punctuation at its ends aside.
fn is_there(text: &str, words: &str) -> bool {
    let mut from = 0;
    for fragment in words.split('…') {
        let fragment = seen(fragment.trim_matches(|c: char| " .,;:!?“”’'‘".contains(c)));
        let bare = fragment.trim();
        let Some(first) = bare.chars().next() else { continue };
        let rest = &bare[first.len_utf8()..];
        let ways = [first.to_lowercase().to_string(), first.to_uppercase().to_string()];
        let found = ways.iter().filter_map(|way| {
            let needle = format!(" {way}{rest} ");
            Some(from + text[from..].find(&needle)? + needle.len() - 1)
        });
        match found.min() {
            Some(end) => from = end,
            None => return false,
        }
    }
    true
}

/// Takes `cases` passages of `text` and changes each in a way that keeps it the source's, and in one that does not. Says
/// how many of the two were tried.
pub(in crate::verify) fn holds_over(text: &str, cases: usize, seed: u64) -> (usize, usize) {
    let corpus = Corpus::new(text);
    let read = seen(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut lot = Lot(seed);
    let (mut kept, mut falsified) = (0, 0);
    for case in 0..cases {
        let len = 8 + lot.below(if case % 16 == 0 { 30 } else { 8 });
        let start = lot.below(words.len() - len);
        let passage = &words[start..start + len];
        // A cut in a quotation of the source's, or at a mark that says nothing.
        let is_cut = |word: &str| !word.contains(char::is_alphanumeric) || word.contains(['“', '”', '(', ')']);
        // `1940.` would be an item of a list.
        let is_item = passage[0].starts_with(|c: char| c.is_ascii_digit());
        if is_item || is_cut(passage[0]) || is_cut(passage[len - 1]) {
            continue;
        }
        // Reading Markdown is what takes the time.
        let is_markup = case % 32 == 0;
        let (name, change) = lot.pick(if is_markup { KEEPING } else { &KEEPING[..KEEPING.len() - OF_MARKUP] });
        if let Some(words) = change(&mut lot, passage) {
            let quotation = if is_markup { Quotation::block(&words) } else { Quotation::plain(&words) };
            let comparison = quotation.compare(&corpus);
            assert!(comparison.verdict >= Verdict::MarkedChanges, "{name}: {words}\n{comparison:?}");
            kept += 1;
        }
        let (name, change) = lot.pick(FALSIFYING);
        if let Some(words) = change(&mut lot, passage).filter(|words| !is_there(&read, words)) {
            let quotation = if is_markup { Quotation::block(&words) } else { Quotation::plain(&words) };
            let comparison = quotation.compare(&corpus);
            assert!(comparison.verdict < Verdict::MarkedChanges, "{name}: {words}\n{comparison:?}");
            if comparison.verdict == Verdict::Differs {
                mends_as(
                    name,
                    &quotation,
                    &comparison,
                    &corpus,
                    if is_markup { Quotation::of } else { Quotation::plain },
                );
            }
            falsified += 1;
        }
    }
    (kept, falsified)
}

/// Asserts that what is said to differ is all that does: that a document mended there, as `read` reads it, is verified.
pub(super) fn mends_as(
    name: &str,
    quotation: &Quotation,
    comparison: &Comparison,
    corpus: &Corpus,
    read: fn(&str) -> Quotation,
) {
    let before = quotation.edited(Vec::new());
    assert!(!comparison.differences.is_empty(), "{name}: {before}");
    let mended = quotation.in_source_words(comparison, corpus);
    let again = read(&mended).compare(corpus);
    assert!(again.verdict >= Verdict::MarkedChanges, "{name}: {before}{mended}{comparison:?}\n{again:?}");
    let odd = odd_joins(&mended, &[&before, corpus.words()]);
    assert!(odd.is_empty(), "{name}: {odd:?}\n{before}{mended}{comparison:?}");
    if let Some(marked) = quotation.as_marked(comparison, corpus) {
        let again = read(&marked).compare(corpus);
        assert_eq!(again.verdict, Verdict::MarkedChanges, "{name}: {before}{marked}{comparison:?}\n{again:?}");
    }
}

/// Where words and marks of `text` meet as they do in none of `others`: a space before a comma, two spaces, a lost one.
pub(super) fn odd_joins<'t>(text: &'t str, others: &[&str]) -> Vec<&'t str> {
    let closing = |c: char| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')' | '”' | '’');
    let opening = |c: char| matches!(c, '(' | '“' | '‘');
    let is_odd = |a: char, b: char| {
        a == ' ' && (b == ' ' || closing(b))
            || opening(a) && b == ' '
            || closing(a) && b.is_alphanumeric()
            || a.is_alphanumeric() && opening(b)
            || is_dash(a) && b == ' '
            || a == ' ' && is_dash(b)
    };
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let pairs = chars.windows(2).filter_map(|two| match *two {
        [(at, a), (next, b)] if is_odd(a, b) => text.get(at..next + b.len_utf8()),
        _ => None,
    });
    let is_known = |pair: &str| others.iter().any(|other| other.contains(pair));
    pairs.filter(|pair| !is_known(pair)).collect()
}

fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–')
}

#[test]
fn what_is_the_sources_stays_so_and_what_is_not_never_is() {
    let text = prose(2_500, 1);
    let (mut kept, mut falsified) = (0, 0);
    for seed in 0..10 {
        let (more_kept, more_falsified) = holds_over(&text, 1_200, 100 + seed);
        kept += more_kept;
        falsified += more_falsified;
    }
    assert!(kept + falsified > 10_000, "{kept} and {falsified} cases");
}
