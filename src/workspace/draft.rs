//! Edits that are made and not yet read. Changes arrive faster than they can be read, one for each letter of a burst;
//! a draft takes them into the text at once, and what they amount to is read when somebody looks.

use std::sync::Arc;

use super::Document;
use crate::sources::Metadata;
use crate::syntax::Syntax;
use crate::text::{Change, Encoding, Span, Text};

/// Edits no further apart than this are read as one: reading what lies between costs no more than reading twice.
const NEAR: usize = 512;

/// A document with edits that are not yet read.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Its text, version and last edit are the newest; its facts are those of before `unread`.
    document: Document,
    unread: Option<Splice>,
}

/// What of a text has been replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Splice {
    /// The place of the text as it was.
    old: Span,
    /// The length of what stands there now.
    len: usize,
}

impl Splice {
    /// The place of the text as it is.
    fn now(self) -> Span {
        Span::new(self.old.start(), self.old.start() + self.len)
    }

    /// This splice and then `next`, whose old text is this one's new one, as one. `None`: they are far apart.
    fn then(self, next: Self) -> Option<Self> {
        let new = self.now();
        let is_near = next.old.start() <= new.end() + NEAR && new.start() <= next.old.end() + NEAR;
        let between = new.join(next.old);
        let old = Span::new(between.start(), between.end() - self.len + self.old.len());
        is_near.then(|| Self { old, len: between.len() - next.old.len() + next.len })
    }
}

impl Draft {
    /// `document`, and nothing unread.
    pub(super) fn new(document: &Document) -> Self {
        Self { document: document.clone(), unread: None }
    }

    /// The draft after `changes`, applied one after the other.
    #[must_use]
    pub(super) fn edited(&self, version: Option<i32>, changes: &[Change], encoding: Encoding) -> Self {
        let mut edited = self.clone();
        edited.document.version = version;
        for change in changes {
            edited.apply(change, encoding);
        }
        edited
    }

    /// The document with everything read. It costs the blocks that the edits touch.
    pub(super) fn read(&self) -> Document {
        let mut draft = self.clone();
        let text = draft.document.text.clone();
        draft.read_until_now(&text);
        draft.document
    }

    /// The document with nothing read from its text: it keeps up with the editor where reading it has failed.
    pub(super) fn unread(&self) -> Document {
        let nothing = Arc::new(Syntax::parse("", self.document.language.dialect()));
        Document { syntax: nothing, metadata: Arc::default(), names: Arc::default(), ..self.document.clone() }
    }

    fn apply(&mut self, change: &Change, encoding: Encoding) {
        let before = self.document.text.clone();
        let (old, len) = self.document.text.apply(change, encoding);
        self.document.last_edit = change.range.map(|_| Span::new(old.start(), old.start() + len));
        let splice = Splice { old, len };
        let joined = self.unread.and_then(|unread| unread.then(splice));
        if joined.is_none() {
            self.read_until_now(&before);
        }
        self.unread = Some(joined.unwrap_or(splice));
    }

    /// Reads what is unread; `text` is what that made of the text.
    fn read_until_now(&mut self, text: &Text) {
        let Some(Splice { old, len }) = self.unread.take() else { return };
        let document = &mut self.document;
        let syntax = document.syntax.edited(text.clone(), old, len);
        let blocks: Vec<Span> = syntax.metadata().collect();
        // Behind the metadata nothing of it moves.
        let is_behind = document.syntax.metadata().eq(blocks.iter().copied())
            && blocks.last().is_none_or(|last| last.end() < old.start());
        if !is_behind {
            document.set_metadata(Metadata::read(&text.to_string(), &blocks));
        }
        document.syntax = Arc::new(syntax);
    }
}

impl Document {
    /// This document after `edits`, which are in order of place; no two overlap. It costs the blocks that they touch.
    #[must_use]
    pub fn edited(&self, edits: &[(Span, String)]) -> Self {
        let mut draft = Draft::new(self);
        for (span, new) in edits.iter().rev() {
            let at = |offset| draft.document.text.position(offset, Encoding::Utf8);
            let change = Change { range: Some((at(span.start()), at(span.end()))), text: new.clone() };
            draft.apply(&change, Encoding::Utf8);
        }
        draft.read()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;
    use crate::workspace::Language;

    fn document(text: &str) -> Document {
        Document::new(Path::new("/a.ibid").into(), Language::Ibid, Some(1), Text::new(text), Arc::default())
    }

    fn change(text: &Text, start: usize, end: usize, new: &str) -> Change {
        let at = |offset| text.position(offset, Encoding::Utf8);
        Change { range: Some((at(start), at(end))), text: new.into() }
    }

    fn facts(document: &Document) -> String {
        let blocks: Vec<_> = document.syntax.blocks().map(|block| (block.base, block.fact)).collect();
        format!("{blocks:?} {:?}", document.metadata)
    }

    #[test]
    fn what_is_typed_in_one_place_is_read_as_one_edit() {
        let mut draft = Draft::new(&document(&"A paragraph.\n\n".repeat(1000)));
        for nth in 0..200 {
            let change = change(&draft.document.text, 700 + nth, 700 + nth, "x");
            draft = draft.edited(None, &[change], Encoding::Utf8);
        }
        assert_eq!(draft.unread, Some(Splice { old: Span::empty(700), len: 200 }));
        let change = change(&draft.document.text, 9000, 9000, "x");
        draft = draft.edited(None, &[change], Encoding::Utf8);
        assert_eq!(draft.unread, Some(Splice { old: Span::empty(9000), len: 1 }), "what is far away is another");
    }

    proptest! {
        #[test]
        fn what_is_read_late_is_read_right(
            paragraphs in 1usize..120,
            edits in prop::collection::vec(
                (0.0..1.0, 0usize..40, prop::sample::select(vec!["", "x", "\n\n", "> ", "---\ntitle: y\n---\n", "- “a” [@b]\n"])),
                1..12,
            ),
        ) {
            let mut text = Text::new(&format!("---\ntitle: x\n---\n\n{}", "She said “so” [@a].\n\n- b\n".repeat(paragraphs)));
            let mut draft = Draft::new(&document(&text.to_string()));
            for (share, removed, inserted) in edits {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
                let start = text.to_string().floor_char_boundary((text.len() as f64 * share) as usize);
                let end = text.to_string().floor_char_boundary(start + removed).max(start);
                let change = change(&text, start, end, inserted);
                text.apply(&change, Encoding::Utf8);
                draft = draft.edited(Some(2), &[change], Encoding::Utf8);
            }
            let read = draft.read();
            prop_assert_eq!(read.text.to_string(), text.to_string());
            prop_assert_eq!(facts(&read), facts(&document(&text.to_string())));
        }
    }
}
