//! What blocks say of others: footnotes, link definitions, example lists.

use std::borrow::Cow;
use std::sync::LazyLock;

use rpds::HashTrieMapSync;

use super::Block;

/// What a block is called by others, or can be found by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Label<'a> {
    /// A footnote that it defines.
    Note(Cow<'a, str>),
    /// A link that it defines, folded.
    Link(Cow<'a, str>),
    /// An item of an example list: what looks like a narrative citation of one refers to its number.
    Example(Cow<'a, str>),
}

impl Label<'_> {
    fn owned(&self) -> Label<'static> {
        let owned = |label: &str| Cow::from(label.to_owned());
        match self {
            Self::Note(label) => Label::Note(owned(label)),
            Self::Link(label) => Label::Link(owned(label)),
            Self::Example(label) => Label::Example(owned(label)),
        }
    }
}

impl Block {
    /// What it is called.
    pub(super) fn labels(&self) -> impl Iterator<Item = Label<'_>> + Clone {
        let notes = self.definitions.iter().map(|definition| Label::Note(Cow::from(&definition.label)));
        let links = self.link_labels.iter().map(|label| Label::Link(Cow::from(label)));
        let examples = self.examples.iter().map(|example| Label::Example(Cow::from(&example.label)));
        notes.chain(links).chain(examples)
    }
}

/// The labels of a document, each with the chunks of blocks that have it. Cloning shares everything.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    chunks: HashTrieMapSync<Label<'static>, Vec<u32>>,
}

impl Labels {
    /// The chunks with blocks of that name.
    pub(super) fn chunks(&self, label: &Label<'_>) -> &[u32] {
        self.chunks.get(&label.owned()).map_or(&[], Vec::as_slice)
    }

    /// Whether a block has that name.
    pub(super) fn has(&self, label: &Label<'_>) -> bool {
        self.chunks.contains_key(&label.owned())
    }

    /// Takes the labels `gone`, each with its chunk, for `new` ones: mostly the same.
    pub(super) fn replace<'a>(
        &mut self,
        gone: impl Iterator<Item = (Label<'a>, u32)> + Clone,
        new: impl Iterator<Item = (Label<'a>, u32)> + Clone,
    ) {
        if gone.clone().eq(new.clone()) {
            return;
        }
        for (label, chunk) in gone {
            let label = label.owned();
            let Some(chunks) = self.chunks.get(&label) else { continue };
            let rest: Vec<u32> = chunks.iter().copied().filter(|other| *other != chunk).collect();
            if rest.is_empty() {
                self.chunks.remove_mut(&label);
            } else {
                self.chunks.insert_mut(label, rest);
            }
        }
        for (label, chunk) in new {
            let chunks = self.chunks(&label);
            if !chunks.iter().rev().any(|other| *other == chunk) {
                let chunks = chunks.iter().copied().chain([chunk]).collect();
                self.chunks.insert_mut(label.owned(), chunks);
            }
        }
    }
}

/// A block without facts.
pub(super) fn nothing() -> &'static Block {
    static NOTHING: LazyLock<Block> = LazyLock::new(Block::default);
    &NOTHING
}
