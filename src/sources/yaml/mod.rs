//! YAML as a tree in which every node has its byte range.
//!
//! A text that is valid YAML 1.2 is read as such ([`tree`]). One that is not is split along its indentation into the
//! fields and items that make it up, and each of them is read alone, down to the broken one ([`recover`]): that one
//! becomes a [`Problem`], in the words of a writer ([`explain`]), and its neighbours stay what they are.

mod explain;
mod recover;
#[cfg(test)]
mod tests;
mod tree;

use super::Problem;
use crate::text::Span;

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it stands: quotes, anchors and tags excluded, the brackets of a flow collection included. An alias has the
    /// place of the alias, and what is in it that of the anchor.
    pub span: Span,
    /// What it is.
    pub content: Content,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Nothing, `~` or `null`.
    Null,
    /// Text. Numbers, dates and truth values are text too: what they mean is for the reader to say.
    Scalar {
        /// The text, its quotes, escapes and line breaks resolved.
        value: String,
        /// How it is written.
        style: Style,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// Fields, in the order they stand; merged ones (`<<`) last.
    Mapping(Vec<Pair>),
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// As it is.
    Plain,
    /// `'…'`
    SingleQuoted,
    /// `"…"`
    DoubleQuoted,
    /// `|`
    Literal,
    /// `>`
    Folded,
}

/// A field of a mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its name.
    pub key: String,
    /// Where the name stands, quotes excluded.
    pub key_span: Span,
    /// Its value.
    pub value: Node,
}

/// What a text was read as.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The tree; `None` where there is nothing that can be read.
    pub root: Option<Node>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Reads the first YAML document of `text`, which stands at byte `base` of its file: ranges are the file's.
pub fn parse(text: &str, base: usize) -> Document {
    match tree::read(text, base) {
        Ok(root) => Document { root, problems: Vec::new() },
        Err(failure) => recover::read(text, base, failure),
    }
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { value, .. } => Some(value),
            _ => None,
        }
    }

    /// The items of a sequence; the node itself where it is anything else but null: `bibliography: a.bib` and
    /// `bibliography: [a.bib]` are one to Pandoc.
    pub fn items(&self) -> &[Node] {
        match &self.content {
            Content::Null => &[],
            Content::Sequence(items) => items,
            Content::Scalar { .. } | Content::Mapping(_) => std::slice::from_ref(self),
        }
    }

    /// The fields of a mapping; none of anything else.
    pub fn pairs(&self) -> &[Pair] {
        match &self.content {
            Content::Mapping(pairs) => pairs,
            _ => &[],
        }
    }

    /// The value of the field called `key`: of several, the last that is written here, as in Pandoc.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.pairs().iter().rfind(|pair| pair.key == key).map(|pair| &pair.value)
    }

    /// Whether it is null.
    pub fn is_null(&self) -> bool {
        self.content == Content::Null
    }

    /// How many nodes it is made of, itself included.
    fn count(&self) -> usize {
        1 + match &self.content {
            Content::Null | Content::Scalar { .. } => 0,
            Content::Sequence(items) => items.iter().map(Node::count).sum(),
            Content::Mapping(pairs) => pairs.iter().map(|pair| pair.value.count()).sum(),
        }
    }
}
