//! Names in RIS: `Lincoln, Abraham`, `King, Martin Luther, Jr.`

use super::text::plain;
use crate::sources::Name;

/// The names on one line: mostly one, but some programs put all of them there, between semicolons.
pub(super) fn names(written: &str) -> impl Iterator<Item = Name> {
    let text = plain(written);
    let names: Vec<Name> = text.split(';').map(name).filter(|name| !name.is_empty()).collect();
    names.into_iter()
}

/// A name without a comma is an organisation's, as in Zotero. Pandoc takes it apart as BibTeX does, which makes a family
/// of the last word of “World Health Organization”; the comma is what RIS asks for in the names of people.
fn name(text: &str) -> Name {
    let text = text.trim();
    if matches!(text.trim_end_matches('.').to_ascii_lowercase().as_str(), "et al" | "others") {
        return Name::others();
    }
    let parts: Vec<&str> = text.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [] => Name::default(),
        [one] => Name::literal(one),
        [family, suffix, ref given @ ..] if is_suffix(suffix) && !given.is_empty() => {
            of_parts(family, &given.join(" "), suffix)
        }
        [family, ref given @ .., suffix] if is_suffix(suffix) && !given.is_empty() => {
            of_parts(family, &given.join(" "), suffix)
        }
        [family, ref given @ ..] => of_parts(family, &given.join(" "), ""),
    }
}

fn is_suffix(text: &str) -> bool {
    matches!(text.trim_end_matches('.'), "Jr" | "jr" | "Sr" | "sr" | "II" | "III" | "IV")
}

/// Words in small letters before the family's are its particle: “van der Rohe”.
fn of_parts(family: &str, given: &str, suffix: &str) -> Name {
    let words: Vec<&str> = family.split(' ').collect();
    let is_small = |word: &&&str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    let particles = words.iter().take(words.len() - 1).take_while(is_small).count();
    let (particle, family) = words.split_at(particles);
    Name {
        family: family.join(" "),
        given: given.to_owned(),
        particle: particle.join(" "),
        suffix: suffix.to_owned(),
        literal: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart_at_their_commas() {
        for (written, expected) in [
            ("Lincoln, Abraham", "Abraham||Lincoln|"),
            ("Lincoln,Abraham", "Abraham||Lincoln|"),
            ("King, Martin Luther, Jr.", "Martin Luther||King|Jr."),
            ("King, Jr., Martin Luther", "Martin Luther||King|Jr."),
            ("de la Vallée Poussin, Charles", "Charles|de la|Vallée Poussin|"),
            ("van, Beethoven", "Beethoven||van|"),
            ("Baldwin,S.A.", "S.A.||Baldwin|"),
            ("Smith &amp; Jones, Ann", "Ann||Smith & Jones|"),
        ] {
            let name = name(&plain(written));
            let shown = [name.given, name.particle, name.family, name.suffix].join("|");
            assert_eq!((shown.as_str(), name.literal), (expected, None), "{written}");
        }
    }

    #[test]
    fn a_name_without_a_comma_is_not_taken_apart() {
        let shown = |written| names(written).map(|name| name.literal.unwrap_or_default()).collect::<Vec<_>>().join("|");
        assert_eq!(shown("World Health Organization"), "World Health Organization");
        assert_eq!(shown("Amnesty International,"), "Amnesty International");
        assert_eq!(shown("Plato; ;Cher;et al."), "Plato|Cher|et al.");
        assert_eq!(shown(" , "), "");
    }
}
