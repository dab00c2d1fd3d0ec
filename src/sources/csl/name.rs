//! Names as in CSL-JSON.

use crate::sources::Name;
use crate::sources::tree::{Content, Node};

/// The names of a field: a list, or a single one. `None`: it holds something else.
pub(super) fn names(node: &Node) -> Option<Vec<Name>> {
    let names = node.items().iter().map(name).collect::<Option<Vec<_>>>()?;
    Some(names.into_iter().filter(|name| !name.is_empty()).collect())
}

/// One name: its parts, or a text, which is not taken apart (as in Pandoc).
fn name(node: &Node) -> Option<Name> {
    match &node.content {
        Content::Null => Some(Name::default()),
        Content::Scalar { value, .. } => Some(Name::from_text(value)),
        Content::Sequence(_) => None,
        Content::Mapping(_) => {
            let literal = part(node, "literal").or_else(|| part(node, "name"));
            if let Some(literal) = literal {
                // What BibTeX's `and others` is where it was converted.
                if literal == "others" {
                    return Some(Name::others());
                }
                return Some(Name::literal(literal));
            }
            let particles = ["dropping-particle", "non-dropping-particle"].map(|key| part(node, key));
            // Where there are both, the one that stays says how it is cited.
            let drops_particle = matches!(particles, [Some(_), None]);
            let particle = particles.into_iter().flatten().collect::<Vec<_>>().join(" ");
            let [family, given, suffix] = ["family", "given", "suffix"].map(|key| part(node, key).unwrap_or_default());
            let (given, suffix) = if suffix.is_empty() { suffix_in(&given) } else { (given, suffix) };
            Some(Name { family, given, particle, drops_particle, suffix, literal: None })
        }
    }
}

/// Zotero has no field for a suffix, and citation processors take it from the given names: `Martin Luther, Jr.`, or
/// `Frank G.,! Jr.` where the comma is to be printed.
fn suffix_in(given: &str) -> (String, String) {
    match given.split_once(',') {
        Some((given, suffix)) => (given.trim().to_owned(), suffix.trim_start_matches('!').trim().to_owned()),
        None => (given.to_owned(), String::new()),
    }
}

/// A part of a name; given names may be a list.
fn part(node: &Node, key: &str) -> Option<String> {
    let texts = node.get(key)?.items().iter().map(|item| item.text().map(str::trim));
    let part = texts.collect::<Option<Vec<_>>>()?.join(" ");
    (!part.is_empty()).then_some(part)
}

#[cfg(test)]
mod tests {
    use crate::sources::{FieldName, json};

    #[test]
    fn names_are_read_as_citation_processors_do() {
        for (name, expected) in [
            (r#""family": "King", "given": "Martin Luther, Jr.""#, "Martin Luther King Jr."),
            (r#""family": "Bennett", "given": "Frank G.,! Jr.""#, "Frank G. Bennett Jr."),
            (r#""family": "King", "given": "Martin, Luther", "suffix": "Jr.""#, "Martin, Luther King Jr."),
            (r#""literal": "others""#, "et al."),
        ] {
            let library = json::read(&format!("[{{\"id\": \"x\", \"author\": [{{{name}}}]}}]"));
            let names = library.entries().iter().flat_map(|entry| entry.names(&FieldName::Author));
            assert_eq!(names.map(super::Name::display).collect::<Vec<_>>(), [expected]);
        }
    }
}
