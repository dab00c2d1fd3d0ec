//! BibTeX's lists of names.

use super::latex;
use crate::sources::name::{Name, is_suffix};

/// The names in a field, which ` and ` separates. Whatever is in braces is one word.
pub(in crate::sources) fn names(source: &str) -> Vec<Name> {
    let names = split_names(source).into_iter().map(name);
    names.filter(|name| !name.is_empty()).collect()
}

fn name(source: &str) -> Name {
    let source = source.trim();
    if source.eq_ignore_ascii_case("others") {
        return Name::others();
    }
    if let Some(literal) = literal(source) {
        return Name::literal(latex::text(literal));
    }
    let parts = split(source, |c| c == ',');
    if let Some(name) = labelled(&parts) {
        return name;
    }
    let parts: Vec<Vec<&str>> = parts.into_iter().map(words).collect();
    match &parts[..] {
        [] => Name::default(),
        [all] => first_von_last(all, &[]),
        // “Martin Luther King, Jr.”, which is not BibTeX's way, and common.
        [all, suffix] if all.len() > 1 && suffix.len() == 1 && suffix.iter().all(|word| is_suffix(word)) => {
            first_von_last(all, suffix)
        }
        [von_last, first] => von_last_first(von_last, &[], first),
        [von_last, suffix, first @ ..] => von_last_first(von_last, suffix, &first.concat()),
    }
}

/// What is in the braces of a name that is all in braces.
fn literal(source: &str) -> Option<&str> {
    let inner = source.strip_prefix('{')?.strip_suffix('}')?;
    let mut depth = 0_usize;
    for c in inner.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    // `{\'E}tienne` and the like have no brace of their own around them.
    (!inner.starts_with('\\')).then_some(inner)
}

/// BibLaTeX's extended format: `family=Beethoven, given=Ludwig, prefix=van`. What stands so before a list, and is about
/// all its names, is nobody's: `useprefix=true and …`.
fn labelled(parts: &[&str]) -> Option<Name> {
    let mut name = Name::default();
    for part in parts {
        let (label, value) = part.split_once('=')?;
        let value = latex::text(value.trim().trim_matches('"'));
        match label.trim() {
            "family" => name.family = value,
            "given" => name.given = value,
            "prefix" => name.particle = value,
            "suffix" => name.suffix = value,
            // Initials, settings (`juniorcomma`), and parts of names that a style may define (`middle`).
            label if label.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-') => {}
            _ => return None,
        }
    }
    let is_option = |part: &&str| {
        let label = part.split('=').next().unwrap_or_default().trim();
        label == "useprefix" || label.ends_with("templatename")
    };
    (!name.is_empty() || parts.iter().all(is_option)).then_some(name)
}

/// “First von Last”: the particle starts with the first word in lower case and ends with the last one, but one word is
/// left for the family.
fn first_von_last(words: &[&str], suffix: &[&str]) -> Name {
    let before_last = words.get(..words.len().saturating_sub(1)).unwrap_or_default();
    let first = before_last.iter().position(|word| is_lower(word)).unwrap_or(before_last.len());
    let (given, von_last) = words.split_at(first);
    von_last_first(von_last, suffix, given)
}

/// “von Last”: the particle ends with the last word in lower case, but one word is left for the family. Where the first
/// word is in upper case there is none: “Mollat du Jourdin” (BibTeX would take “Mollat du” for it, Pandoc does not).
fn von_last_first(von_last: &[&str], suffix: &[&str], given: &[&str]) -> Name {
    let before_last = von_last.get(..von_last.len().saturating_sub(1)).unwrap_or_default();
    let starts_lower = von_last.first().is_some_and(|word| is_lower(word));
    let von = before_last.iter().rposition(|word| starts_lower && is_lower(word)).map_or(0, |last| last + 1);
    let (particle, family) = von_last.split_at(von);
    let [family, given, particle, suffix] =
        [family, given, particle, suffix].map(|words| latex::text(&words.join(" ")));
    Name { family, given, particle, suffix, ..Name::default() }
}

/// Whether a word is in lower case, as a particle is. One that starts with a brace has no case.
fn is_lower(word: &str) -> bool {
    if word.starts_with('{') && !word.starts_with("{\\") {
        return false;
    }
    // Most words need not be read for that.
    match word.bytes().next() {
        Some(first) if first.is_ascii_alphabetic() => return first.is_ascii_lowercase(),
        _ => {}
    }
    latex::text(word).chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
}

fn words(part: &str) -> Vec<&str> {
    split(part, |c| c.is_whitespace() || c == '~').into_iter().filter(|word| !word.is_empty()).collect()
}

/// The pieces of `source` between separators that are in no braces; what a backslash stands before is no separator.
fn split(source: &str, is_separator: impl Fn(char) -> bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut depth, mut escaped) = (0, 0_usize, false);
    for (at, c) in source.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 && !escaped && is_separator(c) => {
                pieces.push(source.get(start..at).unwrap_or_default());
                start = at + c.len_utf8();
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    pieces.push(source.get(start..).unwrap_or_default());
    pieces
}

/// The pieces between words `and` that are in no braces.
pub(super) fn split_names(source: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut start = 0;
    let mut end = 0;
    for word in split(source, char::is_whitespace) {
        let word_start = end;
        end = (word_start + word.len() + 1).min(source.len());
        if word.eq_ignore_ascii_case("and") {
            names.push(source.get(start..word_start).unwrap_or_default());
            start = word_start + word.len();
        }
        // White space may be longer than a byte.
        while !source.is_char_boundary(end) {
            end += 1;
        }
    }
    names.push(source.get(start..).unwrap_or_default());
    names
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_taken_apart_as_bibtex_does() {
        for (source, expected) in [
            ("Abraham Lincoln", "Abraham||Lincoln|"),
            ("Lincoln, Abraham", "Abraham||Lincoln|"),
            ("Plato", "||Plato|"),
            ("Ludwig van Beethoven", "Ludwig|van|Beethoven|"),
            ("van Beethoven, Ludwig", "Ludwig|van|Beethoven|"),
            (
                "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
                "Charles Louis Xavier Joseph|de la|Vallée Poussin|",
            ),
            ("de la Vall{\\'e}e~Poussin, Charles", "Charles|de la|Vallée Poussin|"),
            ("King, Jr., Martin Luther", "Martin Luther||King|Jr."),
            ("Martin Luther King, Jr.", "Martin Luther||King|Jr."),
            ("{\\'E}tienne {\\o}rsted Br{\\\"u}ck", "Étienne|ørsted|Brück|"),
            ("Mollat du Jourdin, Michel", "Michel||Mollat du Jourdin|"),
            ("bell hooks", "|bell|hooks|"),
            ("Jean {de la Fontaine}", "Jean||de la Fontaine|"),
            ("d'Alembert, Jean", "Jean||d’Alembert|"),
            ("family=Beethoven, given={Ludwig}, prefix=van, useprefix=true", "Ludwig|van|Beethoven|"),
            ("family=Stevenson, given={Adlai E.}, suffix=III, juniorcomma=true", "Adlai E.||Stevenson|III"),
            ("given=Alan, middle=Simon, family=Smith", "Alan||Smith|"),
            ("E=mc, x=y", "x=y||E=mc|"),
            ("Knuth,Donald E.", "Donald E.||Knuth|"),
            ("a, b, c, d", "c d||a|b"),
            ("毛泽东", "||毛泽东|"),
        ] {
            let name = name(source);
            let shown = [name.given, name.particle, name.family, name.suffix].join("|");
            assert_eq!((shown.as_str(), name.literal), (expected, None), "{source}");
        }
    }

    #[test]
    fn names_in_braces_are_not_taken_apart() {
        for (source, expected) in [
            ("{Amnesty International}", "Amnesty International"),
            ("{Simon {\\&} Schuster}", "Simon & Schuster"),
            ("others", "et al."),
        ] {
            assert_eq!(name(source).literal.as_deref(), Some(expected));
        }
        assert_eq!(name("{\\'E}tienne {Br}").literal, None);
        assert_eq!(name("{A} {B}").literal, None);
    }

    #[test]
    fn and_separates_names() {
        let shown = |source| names(source).iter().map(Name::display).collect::<Vec<_>>().join("; ");
        assert_eq!(shown("A B and C, D\nAND {E and F} and\tothers"), "A B; D C; E and F; et al.");
        assert_eq!(shown("Anderson, Andy and"), "Andy Anderson");
        assert_eq!(shown(" and and "), "");
        assert_eq!(shown("useprefix=false and Alan von Animal"), "Alan von Animal");
        assert_eq!(shown("sortingnamekeytemplatename=snks1 and Simon Smith"), "Simon Smith");
        assert_eq!(shown("A\u{2003}and\u{2003}B"), "A; B");
    }

    proptest! {
        #[test]
        fn any_source_is_a_list_of_names(source in r#"( and |[A-Zaé{}\\,=~ ."\u{2003}-]| van | others){0,20}"#) {
            for name in names(&source) {
                prop_assert!(!name.is_empty());
            }
        }
    }
}
