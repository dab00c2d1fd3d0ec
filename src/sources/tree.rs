//! What is written in YAML or JSON, as a tree in which every node has its byte range.

use crate::text::Span;

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it stands: quotes, anchors and tags excluded, the brackets of a collection included where it has any. An
    /// alias has the place of the alias, and what is in it that of the anchor.
    pub span: Span,
    /// What it is.
    pub content: Content,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Nothing, `null`, and YAML's `~`.
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
    pub(super) fn count(&self) -> usize {
        1 + match &self.content {
            Content::Null | Content::Scalar { .. } => 0,
            Content::Sequence(items) => items.iter().map(Node::count).sum(),
            Content::Mapping(pairs) => pairs.iter().map(|pair| pair.value.count()).sum(),
        }
    }
}
