//! Names of people and organisations.

use std::hash::{Hash, Hasher};

/// A name as CSL has it (CSL-JSON, “name variables”).
#[derive(Clone, Debug, Eq, Default)]
pub struct Name {
    /// `family`; empty for a literal name.
    pub family: String,
    /// `given`
    pub given: String,
    /// `dropping-particle` and `non-dropping-particle`: “de”, “van der”.
    pub particle: String,
    /// Whether it is the former, which is dropped where the family name stands alone. That is how a name is cited, not
    /// whose it is: two names that differ in it are equal.
    pub drops_particle: bool,
    /// `suffix`: “Jr.”
    pub suffix: String,
    /// `literal`: an organisation, or a name that is not to be taken apart.
    pub literal: Option<String>,
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}

impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().hash(state);
    }
}

/// What stands for the names a list leaves out (`and others` in BibTeX).
const OTHERS: &str = "et al.";

impl Name {
    /// What tells it from others.
    fn parts(&self) -> (&str, &str, &str, &str, Option<&str>) {
        (&self.family, &self.given, &self.particle, &self.suffix, self.literal.as_deref())
    }

    /// The CSL variable of its particle.
    pub fn csl_particle(&self) -> &'static str {
        if self.drops_particle { "dropping-particle" } else { "non-dropping-particle" }
    }

    /// A name that is not to be taken apart.
    pub fn literal(name: impl Into<String>) -> Self {
        Self { literal: Some(name.into()), ..Self::default() }
    }

    /// A name written as one text, which is not taken apart but at Zotero's `||`: `Lincoln || Abraham`.
    pub fn from_text(text: &str) -> Self {
        match text.split_once("||") {
            Some((family, given)) => {
                Self { family: family.trim().to_owned(), given: given.trim().to_owned(), ..Self::default() }
            }
            None => Self::literal(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        }
    }

    /// A name in three parts. Words in small letters before the family's are its particle: `van der Rohe`.
    pub fn from_parts(family: &str, given: &str, suffix: &str) -> Self {
        let words: Vec<&str> = family.split_whitespace().collect();
        let is_small = |word: &&&str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
        let particles = words.iter().take(words.len().saturating_sub(1)).take_while(is_small).count();
        let (particle, family) = words.split_at(particles);
        let [given, suffix] = [given, suffix].map(ToOwned::to_owned);
        Self { family: family.join(" "), given, particle: particle.join(" "), suffix, ..Self::default() }
    }

    /// The end of a list that leaves names out.
    pub fn others() -> Self {
        Self::literal(OTHERS)
    }

    /// Whether it stands for names left out, and is nobody's.
    pub fn is_others(&self) -> bool {
        self.literal.as_deref() == Some(OTHERS)
    }

    /// `literal` as citation processors have it, for which `others` stands for names left out; empty: it has none.
    pub fn csl_literal(&self) -> &str {
        if self.is_others() { "others" } else { self.literal.as_deref().unwrap_or_default() }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        match &self.literal {
            Some(literal) => literal.is_empty(),
            None => self.family.is_empty() && self.given.is_empty(),
        }
    }

    /// In reading order: “Ludwig van Beethoven”, “Martin Luther King Jr.”, “毛泽东”.
    pub fn display(&self) -> String {
        if let Some(literal) = &self.literal {
            return literal.clone();
        }
        if self.family.chars().any(is_east_asian) {
            return format!("{}{}{}", self.particle, self.family, self.given);
        }
        join(&[&self.given, &self.particle, &self.family, &self.suffix])
    }

    /// The family name with its particle: “van Beethoven”, “King”. `None`: the name has none, or is not to be taken
    /// apart.
    pub fn family_name(&self) -> Option<String> {
        if self.literal.is_some() || self.family.is_empty() {
            return None;
        }
        Some(join(&[&self.particle, &self.family]))
    }
}

/// Whether `word` stands behind names as a suffix: “Jr.”, “III”.
pub(super) fn is_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Jr" | "jr" | "Sr" | "sr" | "II" | "III" | "IV")
}

/// The parts that are not empty, a space between them; none after an apostrophe: “d’Alembert”.
fn join(parts: &[&str]) -> String {
    let mut name = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !name.is_empty() && !name.ends_with(['\'', '’']) {
            name.push(' ');
        }
        name.push_str(part);
    }
    name
}

/// Whether `c` is of a script whose names put the family first and have no space.
fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(given: &str, particle: &str, family: &str, suffix: &str) -> Name {
        let [given, particle, family, suffix] = [given, particle, family, suffix].map(ToOwned::to_owned);
        Name { family, given, particle, suffix, ..Name::default() }
    }

    #[test]
    fn names_are_shown_in_reading_order() {
        for (name, display, family) in [
            (name("Ludwig", "van", "Beethoven", ""), "Ludwig van Beethoven", Some("van Beethoven")),
            (name("Martin Luther", "", "King", "Jr."), "Martin Luther King Jr.", Some("King")),
            (name("Jean", "d’", "Alembert", ""), "Jean d’Alembert", Some("d’Alembert")),
            (name("", "", "Plato", ""), "Plato", Some("Plato")),
            (name("Cher", "", "", ""), "Cher", None),
            (name("泽东", "", "毛", ""), "毛泽东", Some("毛")),
            (Name::literal("Ministry of Health"), "Ministry of Health", None),
            (Name::default(), "", None),
        ] {
            assert_eq!(name.display(), display);
            assert_eq!(name.family_name().as_deref(), family);
        }
    }
}
