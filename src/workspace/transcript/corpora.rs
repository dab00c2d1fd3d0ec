//! The words of transcripts, made ready to be compared with: kept while it pays.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use crate::verify::Corpus;

/// The words that were made ready last, as many as are worth their memory; the least recently used go first.
#[derive(Debug)]
pub(in crate::workspace) struct Corpora {
    pub(super) limit: usize,
    pub(super) kept: Mutex<VecDeque<Arc<Corpus>>>,
}

/// As many bytes as they may take together: some twenty books.
const LIMIT: usize = 96 << 20;

impl Default for Corpora {
    fn default() -> Self {
        Self { limit: LIMIT, kept: Mutex::default() }
    }
}

impl Corpora {
    pub(super) fn keep(&self, corpus: &Arc<Corpus>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|known| !Arc::ptr_eq(known, corpus));
        kept.push_back(Arc::clone(corpus));
        let mut size: usize = kept.iter().map(|corpus| corpus.size()).sum();
        while size > self.limit && kept.len() > 1 {
            size -= kept.pop_front().map_or(0, |corpus| corpus.size());
        }
    }

    /// Nobody will compare with these words again.
    pub(super) fn forget(&self, corpus: &Weak<Corpus>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|known| !std::ptr::eq(Arc::as_ptr(known), corpus.as_ptr()));
    }
}
