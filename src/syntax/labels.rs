//! What blocks say of others: footnotes, link definitions, example lists.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::Block;
use super::sequence::Sequence;

/// The labels of a document.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// The numbers of the blocks that define each footnote.
    pub notes: HashMap<String, Vec<usize>>,
    /// The labels of link definitions, folded.
    pub links: HashSet<String>,
    /// The labels of example lists: what looks like a narrative citation of one refers to its number.
    pub examples: HashSet<String>,
}

impl Labels {
    pub(super) fn of(blocks: &Sequence) -> Self {
        let mut labels = Self::default();
        for (index, block) in blocks.landmarks() {
            for definition in &block.definitions {
                labels.notes.entry(definition.label.clone()).or_default().push(index);
            }
            labels.links.extend(block.link_labels.iter().cloned());
            labels.examples.extend(block.examples.iter().map(|example| example.label.clone()));
        }
        labels
    }
}

/// A block without facts.
pub(super) fn nothing() -> &'static Block {
    static NOTHING: LazyLock<Block> = LazyLock::new(Block::default);
    &NOTHING
}
