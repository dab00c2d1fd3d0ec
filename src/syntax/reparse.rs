//! From a text to its facts, and from an edit to the facts of the blocks it touches.
//!
//! An edit is parsed in a window of whole blocks: from the one before it to some way behind it. Every block of the
//! window but its last is trusted, for the text behind the window can make only the last another. Where a trusted block
//! ends and an old block began, what follows is as it was: what a block is follows from its own text and from what
//! stands behind it, never from what stands before. (The exceptions are told by [`Block::decided_by`].) If there is no
//! such place, the window doubles.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use regex::Regex;

use super::sequence::Sequence;
use super::split::{Piece, split, with_line_feeds};
use super::{Block, BlockKind, Context, Dialect, Locale, Syntax, scan};
use crate::pool::in_shares;
use crate::text::{Span, Text, pattern};

/// How many blocks behind an edit are parsed again at first.
const LOOK_AHEAD: usize = 2;

impl Syntax {
    pub(super) fn parse_text(text: Text, dialect: Dialect) -> Self {
        let source = with_line_feeds(text.to_string().into());
        let pieces = split(&source, true);
        let Locale { lang, region } = locale_of(pieces.iter().filter_map(|piece| Some(&source[piece.yaml()?])));
        let context = Context { lang, region, dialect };
        let scan = |pieces: &[Piece]| pieces.iter().map(|piece| scan_piece(&source, piece, context)).collect();
        let blocks = in_shares(&pieces, |piece| piece.span.len(), scan);
        Self::new(text, context, Sequence::default().spliced(0..0, blocks))
    }

    /// The facts of `text`, which is this document's text with `edit` (of the old text) replaced by `inserted` bytes.
    /// What [`Syntax::parse`] of it would give, at the cost of the blocks that the edit touches.
    #[must_use]
    pub fn edited(&self, text: Text, edit: Span, inserted: usize) -> Self {
        let window = Window { old: self, text: &text, edit, inserted };
        let Some((range, blocks)) = window.parse() else { return Self::parse_text(text, self.context.dialect) };
        let changes_metadata = |block: &Block| matches!(block.kind, BlockKind::Metadata(_));
        let touches_metadata = blocks.iter().any(|block| changes_metadata(block))
            || range.clone().any(|index| changes_metadata(self.block(index)));
        let blocks = self.blocks.spliced(range, blocks);
        let edited = Self::new(text, self.context, blocks);
        if touches_metadata && edited.locale() != self.context.locale() {
            return Self::parse_text(edited.text, self.context.dialect);
        }
        edited
    }

    fn locale(&self) -> Locale {
        let yaml: Vec<_> = self.metadata().map(|span| with_line_feeds(self.text.slice(span))).collect();
        locale_of(yaml.iter().map(|yaml| &**yaml))
    }
}

struct Window<'a> {
    old: &'a Syntax,
    text: &'a Text,
    edit: Span,
    inserted: usize,
}

impl Window<'_> {
    /// The numbers of the old blocks that give way, and those that take their place. `None`: everything is to be parsed.
    fn parse(&self) -> Option<(Range<usize>, Vec<Arc<Block>>)> {
        let count = self.old.blocks.len();
        if count == 0 {
            return None;
        }
        let mut first = self.first();
        let mut ahead = LOOK_AHEAD;
        loop {
            let touched = self.old.blocks.index_at(self.edit.end());
            let last = (touched + 1 + ahead).min(count);
            let start = self.old.base(first);
            let end = if last == count { self.text.len() } else { self.moved(self.old.base(last)) };
            let source = with_line_feeds(self.text.slice(Span::new(start, end)));
            let pieces = split(&source, start == 0);
            // What stands before the first block would be the end of the block before the window.
            let begins_with_block = start == 0 || pieces.first().is_some_and(|piece| !piece.content.is_empty());
            if !begins_with_block {
                first = first.checked_sub(1)?;
                continue;
            }
            if let Some((kept, until)) = self.converged(&pieces, start, last == count) {
                let scanned =
                    |piece| self.known(piece, start).unwrap_or_else(|| scan_piece(&source, piece, self.old.context));
                return Some((first..until, pieces[..kept].iter().map(scanned).collect()));
            }
            ahead *= 2;
        }
    }

    /// The old block that `piece` of the window is again: it has the same bytes, and is cut from the text the same way.
    fn known(&self, piece: &Piece, window: usize) -> Option<Arc<Block>> {
        let span = piece.span.shifted(window);
        let base = if span.end() <= self.edit.start() {
            span.start()
        } else {
            (span.start() >= self.edit.start() + self.inserted).then(|| self.unmoved(span.start()))?
        };
        let index = self.old.blocks.index_at(base);
        let block = self.old.blocks.arc(index).filter(|_| self.old.base(index) == base)?;
        (piece.cut() == (block.len, block.own, block.kind, block.decided_by)).then(|| Arc::clone(block))
    }

    /// The block to begin with: the one before the edit, or an earlier one that the edited text had a part in deciding.
    fn first(&self) -> usize {
        let edited = self.old.blocks.index_at(self.edit.start());
        let far = self.old.blocks.first_decided_by(self.edit.start(), edited);
        let mut first = far.unwrap_or(edited).min(edited.saturating_sub(1));
        // Whether `---` begins metadata depends on the line before it.
        while first > 0 && self.old.block(first).kind == BlockKind::Other && self.starts_with_rule(first) {
            first -= 1;
        }
        first
    }

    fn starts_with_rule(&self, index: usize) -> bool {
        let start = self.old.base(index);
        self.old.text.slice(Span::new(start, start + 3)) == "---"
    }

    /// An old offset behind the edit, in the new text.
    fn moved(&self, offset: usize) -> usize {
        offset - self.edit.len() + self.inserted
    }

    /// A new offset behind the edit, in the old text.
    fn unmoved(&self, offset: usize) -> usize {
        offset - self.inserted + self.edit.len()
    }

    /// How many of the window's blocks are right, and the number of the old block that comes after them.
    fn converged(&self, pieces: &[Piece], start: usize, is_whole: bool) -> Option<(usize, usize)> {
        let edit_end = self.edit.start() + self.inserted;
        let len = pieces.last().map_or(0, |piece| piece.span.end());
        let is_decided = |piece: &Piece| is_whole || piece.decided_by < len;
        let trusted = pieces.iter().take(pieces.len().saturating_sub(1)).take_while(|piece| is_decided(piece)).count();
        let meets = |kept: &usize| {
            let (before, at) = (&pieces[kept - 1], start + pieces[*kept].span.start());
            let old = (start + before.span.start() >= edit_end).then(|| self.unmoved(at))?;
            let index = self.old.blocks.index_at(old);
            (self.old.base(index) == old).then_some((*kept, index))
        };
        let met = (1..=trusted).find_map(|kept| meets(&kept));
        met.or_else(|| is_whole.then_some((pieces.len(), self.old.blocks.len())))
    }
}

fn scan_piece(source: &str, piece: &Piece, context: Context) -> Arc<Block> {
    let (_, own, kind, decided_by) = piece.cut();
    Arc::new(Block { decided_by, ..scan::scan(&source[piece.span], own, kind, context) })
}

/// The document's language: `lang:` of its metadata, the last one given, read even where the rest is broken.
fn locale_of<'a>(yaml: impl Iterator<Item = &'a str>) -> Locale {
    static LANG: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?m)^lang:[ \t]*["']?([A-Za-z][A-Za-z0-9_-]*)"#));
    let tag = |yaml| Some(Locale::from_tag(LANG.captures(yaml)?.get(1)?.as_str()));
    yaml.filter_map(tag).last().unwrap_or_default()
}

#[cfg(test)]
mod tests;
