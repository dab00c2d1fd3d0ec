//! A key for a new source, in the manner of those that a document knows: `lincoln-1863`.

use super::folded::letters;
use crate::sources::Name;
use crate::workspace::Sources;

/// What a key is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::analysis) struct Parts {
    /// Whose source it is.
    pub(in crate::analysis) name: Option<Name>,
    /// What it is called, or where it is: what a key is made of where nobody is named.
    pub(in crate::analysis) title: String,
    /// The year.
    pub(in crate::analysis) year: Option<i64>,
}

/// How the keys of a document are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Style {
    is_capital: bool,
    separator: &'static str,
}

/// How many keys are looked at.
const MOST: usize = 400;

/// A key for a source of `parts` that no source has yet, nor any of `taken`.
pub(in crate::analysis) fn new_key(sources: &Sources<'_>, parts: &Parts, taken: &[&str]) -> String {
    let style = Style::of(sources.iter().take(MOST).map(|source| source.entry.key.as_str()));
    let base = style.key(parts);
    let is_free = |key: &str| sources.get(key).is_none() && !taken.contains(&key);
    let numbered = (b'b'..=b'z').map(|letter| format!("{base}{}", char::from(letter)));
    let numbered = numbered.chain((2..).map(|number| format!("{base}-{number}")));
    // `lincoln-1863b`; what ends in a letter already would be another word.
    let numbered = numbered.filter(|key| parts.year.is_some() || key.ends_with(|c: char| c.is_ascii_digit()));
    std::iter::once(base.clone()).chain(numbered).find(|key| is_free(key)).unwrap_or(base)
}

impl Style {
    /// That of most of `keys` that are a name and a year.
    fn of<'a>(keys: impl Iterator<Item = &'a str>) -> Self {
        let styles = [true, false].into_iter().flat_map(|is_capital| {
            ["-", "_", ":", ".", ""].into_iter().map(move |separator| Self { is_capital, separator })
        });
        let mut counts: Vec<(Self, usize)> = styles.map(|style| (style, 0)).collect();
        for style in keys.filter_map(Self::of_key) {
            if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == style) {
                *count += 1;
            }
        }
        let most = counts.into_iter().filter(|(_, count)| *count > 0).max_by_key(|(_, count)| *count);
        most.map_or(Self { is_capital: false, separator: "-" }, |(style, _)| style)
    }

    fn of_key(key: &str) -> Option<Self> {
        let key = key.strip_suffix(|c: char| c.is_ascii_lowercase()).filter(|it| ends_in_year(it)).unwrap_or(key);
        let (head, year) = key.split_at_checked(key.len().checked_sub(4)?)?;
        if !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let separator = ["-", "_", ":", "."].into_iter().find(|mark| head.ends_with(*mark)).unwrap_or("");
        let name = head.strip_suffix(separator)?;
        let is_name = !name.is_empty() && name.chars().all(char::is_alphabetic);
        is_name.then(|| Self { is_capital: name.starts_with(char::is_uppercase), separator })
    }

    fn key(self, parts: &Parts) -> String {
        let name = parts.name.as_ref().map(name_words).filter(|words| !words.is_empty());
        let words = name.unwrap_or_else(|| words(&parts.title, 2));
        let words: Vec<String> = words.into_iter().map(|word| self.cased(&word)).collect();
        let separator = if self.separator.is_empty() { "" } else { self.separator };
        let mut key = words.join(separator);
        if key.is_empty() {
            key = self.cased("source");
        }
        if let Some(year) = parts.year {
            key = format!("{key}{separator}{year}");
        }
        key
    }

    fn cased(self, word: &str) -> String {
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if self.is_capital => first.to_uppercase().chain(chars).collect(),
            _ => word.to_owned(),
        }
    }
}

fn ends_in_year(key: &str) -> bool {
    key.len() > 4 && key.bytes().rev().take(4).all(|byte| byte.is_ascii_digit())
}

/// The family name with its particle, as reference managers have it; of who has none, the first words of the name.
fn name_words(name: &Name) -> Vec<String> {
    if name.literal.is_some() || name.family.is_empty() {
        return words(&name.display(), 2);
    }
    // A family of two names is one word, and “l’Élysée” is none of a family.
    let family = name.family_name().unwrap_or_default();
    let bare = family.strip_prefix("l’").or(family.strip_prefix("l'")).unwrap_or(&family);
    let family = letters(bare);
    if family.is_empty() { Vec::new() } else { vec![family] }
}

/// The first `count` words of `text` that say something, in small letters without accents.
fn words(text: &str, count: usize) -> Vec<String> {
    // An article that has lost its vowel stands before an apostrophe: « l’Élysée ».
    const SMALL: [&str; 30] = [
        "the", "a", "an", "of", "and", "for", "in", "on", "to", "der", "die", "das", "des", "dem", "den", "von", "und",
        "le", "la", "les", "de", "du", "el", "il", "van", "l", "d", "dell", "all", "dall",
    ];
    let fold = |word: &str| -> String { letters(word).chars().take(24).collect() };
    let all: Vec<String> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/' | '.' | '_' | '\'' | '’'))
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect();
    let said: Vec<String> = all.iter().filter(|word| !SMALL.contains(&word.as_str())).take(count).cloned().collect();
    if said.is_empty() { all.into_iter().take(count.min(2)).collect() } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(known: &[&str], name: Option<Name>, title: &str, year: Option<i64>) -> String {
        Style::of(known.iter().copied()).key(&Parts { name, title: title.to_owned(), year })
    }

    #[test]
    fn keys_are_written_as_their_neighbours_are() {
        let lincoln = || Some(Name { family: "Lincoln".into(), given: "Abraham".into(), ..Name::default() });
        for (known, expected) in [
            (&[][..], "lincoln-1863"),
            (&["Wills1992", "Boritt2006a", "x"], "Lincoln1863"),
            (&["wills_1992", "Boritt2006", "foo_1999b"], "lincoln_1863"),
            (&["wills:1992"], "lincoln:1863"),
        ] {
            assert_eq!(key(known, lincoln(), "", Some(1863)), expected);
        }
        let literal = |name: &str| Some(Name::literal(name));
        let family = |family: &str| Some(Name { family: family.into(), ..Name::default() });
        assert_eq!(key(&[], literal("the Ministry of Health"), "", Some(2001)), "ministry-health-2001");
        assert_eq!(key(&[], family("Müller Großmann"), "", None), "mullergroßmann");
        assert_eq!(key(&[], family("O’Neill"), "", None), "oneill");
        let with = |particle: &str, family: &str| {
            Some(Name { particle: particle.into(), family: family.into(), ..Name::default() })
        };
        assert_eq!(key(&[], with("zu", "Guttenberg"), "", Some(2011)), "zuguttenberg-2011");
        assert_eq!(key(&["Wills1992"], with("von der", "Leyen"), "", Some(2019)), "Vonderleyen2019");
        assert_eq!(key(&[], family("Le Pen"), "", None), "lepen");
        assert_eq!(key(&[], family("Giscard d’Estaing"), "", None), "giscarddestaing");
        assert_eq!(key(&[], family("l’Élysée"), "", None), "elysee");
        assert_eq!(key(&[], literal("l'Assemblée nationale"), "", Some(2019)), "assemblee-nationale-2019");
        assert_eq!(key(&[], None, "example", None), "example");
        assert_eq!(key(&[], None, "The end of the world", Some(2012)), "end-world-2012");
        assert_eq!(key(&[], None, "…", None), "source");
    }
}
