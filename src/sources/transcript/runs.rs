//! What is so from one word of a transcript to another: the page they are on, who speaks.

use crate::text::Span;

/// What is so of which words, by the bytes from which on it is; `None`: nothing that is known, as before the first.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Runs<T>(Vec<(usize, Option<T>)>);

impl<T> Default for Runs<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq> Runs<T> {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in order.
    #[cfg(test)]
    pub(super) fn as_slice(&self) -> &[(usize, Option<T>)] {
        &self.0
    }

    /// From byte `at` on, which is not before any other, it is `value`.
    pub(super) fn set(&mut self, at: usize, value: Option<T>) {
        // No word is in what begins here, too.
        while self.0.pop_if(|(last, _)| *last >= at).is_some() {}
        if self.0.last().and_then(|(_, last)| last.as_ref()) != value.as_ref() {
            self.0.push((at, value));
        }
    }

    /// The words from byte `at` on are taken back: what comes next is what was so of the last of them.
    pub(super) fn cut(&mut self, at: usize) {
        let mut last = None;
        while let Some((_, value)) = self.0.pop_if(|(start, _)| *start > at) {
            last = last.or(Some(value));
        }
        if let Some(value) = last {
            self.set(at, value);
        }
    }

    /// What is so of the words in `span`, and from where on, in order.
    pub(super) fn within(&self, span: Span) -> impl Iterator<Item = (usize, Option<&T>)> {
        let first = self.0.partition_point(|(at, _)| *at <= span.start());
        let last = self.0.partition_point(|(at, _)| *at < span.end().max(span.start() + 1));
        let before = first.checked_sub(1).and_then(|it| self.0.get(it)).and_then(|(_, value)| value.as_ref());
        let later = self.0.get(first..last).unwrap_or_default();
        std::iter::once((span.start(), before)).chain(later.iter().map(|(at, value)| (*at, value.as_ref())))
    }

    /// Where each begins.
    pub(super) fn starts(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|(at, _)| *at)
    }
}
