//! Which keys a document cites, without looking at its citations.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use super::Syntax;
use super::sequence::Chunk;

impl Syntax {
    /// Whether the document cites `key` anywhere. Each chunk of the document remembers the keys in it, so that an edit
    /// costs the keys of one chunk; a key that is the label of an example counts as cited where that is referred to.
    pub fn has_cited(&self, key: &str) -> bool {
        let key = hash(key);
        self.blocks.chunks().any(|chunk| chunk.cited(|| keys(chunk)).binary_search(&key).is_ok())
    }
}

fn keys(chunk: &Chunk) -> Box<[u64]> {
    let groups = chunk.iter().flat_map(|block| &block.fact.groups);
    let mut keys: Vec<u64> = groups.flat_map(|group| &group.citations).map(|citation| hash(&citation.key)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_boxed_slice()
}

/// Compared within one run of the program only.
fn hash(key: &str) -> u64 {
    FixedState::with_seed(0).hash_one(key)
}
