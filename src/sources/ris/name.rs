//! Names in RIS: `Lincoln, Abraham`, `King, Martin Luther, Jr.`

use super::text::plain;
use crate::sources::name::{Name, is_suffix};

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
            Name::from_parts(family, &given.join(" "), suffix)
        }
        [family, ref given @ .., suffix] if is_suffix(suffix) && !given.is_empty() => {
            Name::from_parts(family, &given.join(" "), suffix)
        }
        [family, ref given @ ..] => Name::from_parts(family, &given.join(" "), ""),
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
