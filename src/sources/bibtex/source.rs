//! The fields of an entry as they are written: before it is known what they mean.

use std::borrow::Cow;

use super::macros::Macros;
use super::raw::{Piece, RawEntry, RawField};
use crate::text::Span;

/// A field with its name in lower case and its value with macros expanded.
#[derive(Clone)]
pub(super) struct Source<'t> {
    pub(super) name: Cow<'t, str>,
    pub(super) name_span: Span,
    pub(super) value: Cow<'t, str>,
    pub(super) span: Span,
    /// Whether `value` is, byte for byte, what stands at `span`.
    pub(super) is_literal: bool,
    /// Whether it stands in another entry.
    pub(super) is_inherited: bool,
}

impl Source<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.value.trim().is_empty()
    }
}

/// The entries of a file, by their places in it.
#[derive(Clone, Copy)]
pub(super) struct File<'t, 's> {
    pub(super) text: &'t str,
    pub(super) entries: &'s [RawEntry],
    pub(super) macros: &'s Macros<'t>,
}

impl<'t> File<'t, '_> {
    /// The fields that stand in an entry, the empty ones too.
    pub(super) fn sources(&self, entry: &RawEntry) -> Vec<Source<'t>> {
        entry.fields.iter().map(|field| self.source(field)).collect()
    }

    fn source(&self, field: &RawField) -> Source<'t> {
        let pieces = field.value.all();
        let (span, is_literal) = match pieces {
            [Piece::Delimited(span)] => (*span, true),
            pieces => {
                let mut all = pieces.iter().map(|piece| self.whole(*piece));
                let first = all.next().unwrap_or(field.name);
                (all.fold(first, Span::join), false)
            }
        };
        // Spaces inside the braces are none of the value.
        let written = self.slice(span);
        let start = span.start() + (written.len() - written.trim_start().len());
        Source {
            name: lowercase(self.slice(field.name)),
            name_span: field.name,
            span: Span::new(start, start + written.trim().len()),
            value: if is_literal { Cow::Borrowed(written.trim()) } else { self.macros.expand(pieces) },
            is_literal,
            is_inherited: false,
        }
    }

    /// The type of an entry as it is written, in lower case.
    pub(super) fn kind(&self, entry: &RawEntry) -> Cow<'t, str> {
        lowercase(self.slice(entry.kind))
    }

    /// Where a piece stands with what is around it.
    fn whole(&self, piece: Piece) -> Span {
        match piece {
            Piece::Delimited(span) => Span::new(span.start().saturating_sub(1), (span.end() + 1).min(self.text.len())),
            Piece::Bare(span) => span,
        }
    }

    /// What stands at `span`.
    pub(super) fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.range()).unwrap_or_default()
    }
}

/// A name as it is looked up.
pub(super) fn lowercase(name: &str) -> Cow<'_, str> {
    if name.chars().any(char::is_uppercase) { Cow::Owned(name.to_lowercase()) } else { Cow::Borrowed(name) }
}

/// The keys in a list of them, which commas separate, each with its place.
pub(super) fn keys<'t>(source: &Source<'t>) -> Vec<(Cow<'t, str>, Span)> {
    let key = |(start, written): (usize, &str)| {
        let key = written.trim();
        let start = start + (written.len() - written.trim_start().len());
        let value = match &source.value {
            Cow::Borrowed(value) => Cow::Borrowed(value.get(start..start + key.len()).unwrap_or_default()),
            Cow::Owned(_) => Cow::Owned(key.to_owned()),
        };
        let place = source.span.start() + start;
        (value, if source.is_literal { Span::new(place, place + key.len()) } else { source.span })
    };
    let mut start = 0;
    let mut keys = Vec::new();
    for written in source.value.split(',') {
        keys.push(key((start, written)));
        start += written.len() + 1;
    }
    keys.retain(|(key, _)| !key.is_empty());
    keys
}
