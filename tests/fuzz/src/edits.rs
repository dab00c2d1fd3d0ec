//! Edits: what is parsed after each is what a fresh parse of the text gives.

use ibid::syntax::{Dialect, Syntax};
use ibid::text::{Span, Text};

use super::spans;

/// What NULs part: a document, and then edits, each of two bytes that say where, one that says how much goes, and what
/// comes in its place.
pub fn run(bytes: &[u8]) {
    let mut parts = bytes.split(|byte| *byte == 0);
    let source = String::from_utf8_lossy(parts.next().unwrap_or_default());
    let mut text = Text::new(&source);
    let mut syntax = Syntax::parse(&source, Dialect::Markdown);
    for edit in parts {
        let [low, high, length, new @ ..] = edit else { continue };
        let (new, old) = (String::from_utf8_lossy(new), text.to_string());
        let start = spans::place(&old, usize::from(*low) + (usize::from(*high) << 8));
        let end = old.floor_char_boundary(start + usize::from(*length)).max(start);
        text.replace(Span::new(start, end), &new);
        let edited = syntax.edited(text.clone(), Span::new(start, end), new.len());
        check(&edited, &text.to_string());
        if let Some(changes) = edited.changes_since(&syntax) {
            let kept = (0..syntax.block_count()).filter(|index| changes.replaced.moved(*index).is_some());
            for index in kept {
                let moved = changes.replaced.moved(index).and_then(|moved| edited.block_at(moved));
                assert_eq!(syntax.block_at(index).map(|block| block.fact), moved.map(|block| block.fact));
            }
        }
        syntax = edited;
    }
}

fn check(edited: &Syntax, text: &str) {
    let fresh = Syntax::parse(text, Dialect::Markdown);
    assert_eq!(edited.context(), fresh.context(), "{text:?}");
    let blocks = |syntax: &Syntax| {
        syntax
            .blocks()
            .map(|block| (block.base, block.fact.clone(), syntax.lead_ins(block).to_vec()))
            .collect::<Vec<_>>()
    };
    assert_eq!(blocks(edited), blocks(&fresh), "{text:?}");
    let statements =
        |syntax: &Syntax| syntax.statements().map(|statement| format!("{statement:?}")).collect::<Vec<_>>();
    assert_eq!(statements(edited), statements(&fresh), "{text:?}");
}
