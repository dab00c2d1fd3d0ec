//! Library files in CSL's shape: a list of sources, be it in an object.

use super::{Markup, entry, id};
use crate::sources::tree::{Content, Node};
use crate::sources::{Entry, FieldName, Problem, kind};

/// The entries of the file `text`, which was read as `root`. `None`: it is no library, but something else.
pub(in crate::sources) fn library(
    root: &Node,
    text: &str,
    markup: Markup,
    problems: &mut Vec<Problem>,
) -> Option<Vec<Entry>> {
    let sources = sources(root)?;
    Some(
        sources
            .iter()
            .filter(|source| !source.is_null())
            .filter_map(|node| entry(node, text, markup, problems))
            .collect(),
    )
}

/// The nodes that are sources: those of a list; of `references:` (Pandoc) or `items:` (Zotero); or the only one.
fn sources(root: &Node) -> Option<&[Node]> {
    let list = root.get("references").or_else(|| root.get("items"));
    let sources = match (&root.content, list) {
        (Content::Scalar { .. }, _) => return None,
        (Content::Mapping(pairs), None) if pairs.is_empty() => &[],
        (Content::Mapping(_), None) => {
            return is_the_only_source(root).then(|| std::slice::from_ref(root));
        }
        (Content::Null | Content::Mapping(_) | Content::Sequence(_), list) => list.unwrap_or(root).items(),
    };
    (sources.is_empty() || sources.iter().any(is_source)).then_some(sources)
}

/// Whether all that a file holds is a source. Many other files have an `id` and a `title` too.
fn is_the_only_source(node: &Node) -> bool {
    has_key(node) && is_source(node) && node.get("type").is_none_or(is_csl_type)
}

/// Whether an item of a list is a source, rather than something else that programs keep in such files.
fn is_source(node: &Node) -> bool {
    let is_of_csl =
        |key: &str| matches!(key, "type" | "custom") || !matches!(FieldName::from_csl(key), FieldName::Other(_));
    node.get("type").is_some_and(is_csl_type)
        || (has_key(node) && (node.pairs().len() == 1 || node.pairs().iter().any(|pair| is_of_csl(&pair.key))))
}

fn has_key(node: &Node) -> bool {
    ["id", "citation-key"].iter().any(|name| id(node, name).is_some())
}

fn is_csl_type(node: &Node) -> bool {
    node.text().is_some_and(|name| kind::by_name(name).is_some())
}
