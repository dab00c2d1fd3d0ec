//! What stands in a `.bib` file, by its places. A library may have a million fields, so these are small.

use crate::text::Span;

/// `@type{key, name = value, …}`
pub(super) struct RawEntry {
    /// From its `@` to what closes it.
    pub(super) span: Span,
    pub(super) kind: Span,
    pub(super) key: Span,
    pub(super) fields: Box<[RawField]>,
}

/// `name = value`
pub(super) struct RawField {
    pub(super) name: Span,
    pub(super) value: Pieces,
}

/// What `#` joins; most values are one piece.
pub(super) enum Pieces {
    One(Piece),
    Several(Box<[Piece]>),
}

impl Pieces {
    /// At least one.
    pub(super) fn all(&self) -> &[Piece] {
        match self {
            Self::One(piece) => std::slice::from_ref(piece),
            Self::Several(pieces) => pieces,
        }
    }

    /// Puts another piece in the place of the last.
    pub(super) fn replace_last(&mut self, piece: Piece) {
        let last = match self {
            Self::One(last) => Some(last),
            Self::Several(pieces) => pieces.last_mut(),
        };
        if let Some(last) = last {
            *last = piece;
        }
    }
}

/// A part of a value.
#[derive(Clone, Copy)]
pub(super) enum Piece {
    /// In braces or quotation marks, which are left out.
    Delimited(Span),
    /// A number, or the name of a macro.
    Bare(Span),
}

impl Piece {
    /// Where it stands.
    pub(super) fn span(self) -> Span {
        let (Self::Delimited(span) | Self::Bare(span)) = self;
        span
    }
}
