//! Names: `Family, Given`, or their parts.

use crate::sources::FieldName;
use crate::sources::name::{Name, is_suffix};
use crate::sources::tree::{Content, Node};

/// The names of a field: a list, or a single one. `None`: it holds something else.
pub(super) fn names(node: &Node) -> Option<Vec<Name>> {
    let names = node.items().iter().map(name).collect::<Option<Vec<_>>>()?;
    Some(names.into_iter().filter(|name| !name.is_empty()).collect())
}

fn name(node: &Node) -> Option<Name> {
    match &node.content {
        Content::Null => Some(Name::default()),
        Content::Scalar { value, .. } => Some(from_text(value)),
        Content::Sequence(_) => None,
        Content::Mapping(_) => {
            let part = |key| node.get(key).and_then(Node::text).unwrap_or_default().trim().to_owned();
            let [family, given, particle, suffix] = ["name", "given-name", "prefix", "suffix"].map(part);
            let is_whole = given.is_empty() && particle.is_empty() && suffix.is_empty();
            Some(match (is_whole, family.is_empty()) {
                // Another name than the one somebody was given, on the internet for the most part.
                (true, true) => Name::literal(part("alias")),
                (true, false) => Name::literal(family),
                (false, _) => Name { family, given, particle, suffix, ..Name::default() },
            })
        }
    }
}

/// `von der Leyen, Ursula`; `King, Jr., Martin Luther` or `King, Martin Luther, Jr.`. Without a comma it is not to be
/// taken apart: `UNICEF`.
fn from_text(text: &str) -> Name {
    let parts: Vec<&str> = text.split(',').map(str::trim).collect();
    let (family, given, suffix) = match parts[..] {
        [family, given] => (family, given, ""),
        [family, given, suffix] if is_suffix(suffix) => (family, given, suffix),
        [family, suffix, given] => (family, given, suffix),
        _ => return Name::from_text(text),
    };
    Name::from_parts(family, given, suffix)
}

/// The field for people with this role; neither case nor hyphens count.
pub(super) fn of_role(role: &str) -> FieldName {
    let role: String = role.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect();
    match role.as_str() {
        "castmember" => FieldName::Performer,
        "founder" => FieldName::SeriesCreator,
        "writer" => FieldName::ScriptWriter,
        "executiveproducer" => FieldName::ExecutiveProducer,
        "translator" | "compiler" | "organizer" | "composer" | "producer" | "director" | "illustrator" | "narrator"
        // Roles that CSL has, and Hayagriva does not.
        | "speaker" | "interviewer" | "host" | "guest" | "recipient" | "chair" | "curator" => FieldName::from_csl(&role),
        _ => FieldName::Contributor,
    }
}
