//! What was meant to be a citation and is read as something else.

use super::MalformedKind;
use super::locator;
use super::reach::{Quotation, Reach};
use super::token::{Kind, Token};
use crate::syntax::Locale;
use crate::text::Span;

/// Looks into brackets. Only tokens at their own level count: nested brackets and quotations are stepped over.
pub(super) struct Brackets<'a> {
    pub(super) text: &'a str,
    pub(super) locale: Locale,
    pub(super) tokens: &'a [Token],
    pub(super) reach: &'a Reach<'a>,
}

impl Brackets<'_> {
    /// In a group: keys that nothing but a comma, or nothing at all, keeps apart.
    ///
    /// A key in a suffix is no mistake where it is a part of what is said: `[@a, see also @b’s review]`.
    pub(super) fn in_group(&self, open: usize, close: usize, within: Quotation) -> Option<MalformedKind> {
        let mut last_key = None;
        let mut at = open + 1;
        while at < close {
            let mut next = self.reach.next(at, within);
            match self.tokens[at].kind {
                Kind::Semicolon => last_key = None,
                Kind::Key(_) => {
                    if let Some(last) = last_key {
                        let found = self.between(last, at).filter(|_| self.stands_alone(at));
                        if found.is_some() {
                            return found;
                        }
                    }
                    // The key of an item takes no brackets of its own.
                    next = if last_key.is_none() { at + 1 } else { next };
                    last_key = Some(at);
                }
                _ => {}
            }
            at = next;
        }
        None
    }

    /// In brackets that would be a group but for the next brackets, which `limit` does not cut off: the end of these.
    pub(super) fn next_group(&self, open: usize, close: usize, within: Quotation, limit: usize) -> Option<usize> {
        let (second, end) = self.reach.brackets_after(close, limit)?;
        let are_groups = [(open, close), (second, end)]
            .into_iter()
            .all(|(open, close)| self.reach.items_end(open + 1, within) == Some(close));
        are_groups.then_some(end)
    }

    /// In brackets that are no group though keys stand in them.
    pub(super) fn in_link(&self, open: usize, close: usize, within: Quotation) -> Option<MalformedKind> {
        if self.reach.items_end(open + 1, within) == Some(close) {
            return None;
        }
        let (mut keys, mut keyless, mut empty, mut items) = (0, 0, 0, 0);
        let (mut start, mut keys_before) = (open, 0);
        let mut at = open + 1;
        while at <= close {
            match self.tokens[at].kind {
                Kind::Key(_) => keys += 1,
                Kind::Semicolon | Kind::Close => {
                    let item = &self.text[self.tokens[start].span.end()..self.tokens[at].span.start()];
                    items += 1;
                    empty += usize::from(item.trim().is_empty());
                    keyless += usize::from(keys == keys_before);
                    (start, keys_before) = (at, keys);
                }
                _ => {}
            }
            at = self.reach.next(at, within);
        }
        match (keys, items) {
            (_, ..2) | (0, _) => None,
            _ if empty > 0 => Some(MalformedKind::EmptyItem),
            _ => (keyless > 0).then_some(MalformedKind::ItemWithoutKey),
        }
    }

    /// What is missing between two keys, a locator of the first aside.
    fn between(&self, first: usize, second: usize) -> Option<MalformedKind> {
        let gap = Span::new(self.tokens[first].span.end(), self.tokens[second].span.start());
        let rest = locator::read(self.text, gap, self.locale).rest;
        match self.text[rest..gap.end()].trim() {
            "" => Some(MalformedKind::NothingBetweenKeys),
            words => words.ends_with(',').then_some(MalformedKind::CommaBetweenKeys),
        }
    }

    /// Whether the key at `at` is not a part of a phrase that goes on after it.
    fn stands_alone(&self, at: usize) -> bool {
        let after = Span::new(self.tokens[at].span.end(), self.tokens[at + 1].span.start());
        let rest = self.text[after].trim_start();
        match self.tokens[at + 1].kind {
            Kind::Key(_) | Kind::Semicolon | Kind::Close if rest.is_empty() => true,
            _ => rest.starts_with(',') || locator::read(self.text, after, self.locale).locator.is_some(),
        }
    }
}
