//! What can be folded away: sections, quotations, metadata and the entries in them, comments.

use std::cmp::Reverse;
use std::path::Path;

use super::shared::section::sections;
use crate::syntax::{Block, BlockKind, Placed, UnitKind};
use crate::text::{Span, Text};
use crate::workspace::{Document, Home, Snapshot};

/// Something of more than one line that can be folded away. Its first line stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// All of it, the first line included.
    pub span: Span,
    /// What it is, where the protocol has a word for it.
    pub kind: Option<FoldKind>,
}

/// What can be folded by its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FoldKind {
    /// A comment.
    Comment,
    /// Metadata, and what stands between two `:::` lines.
    Region,
}

/// What can be folded in the file at `path`: in order of place, the outer before the inner, and no two cross.
pub fn folding_ranges(snapshot: &Snapshot, path: &Path) -> Vec<Fold> {
    let Some(home) = snapshot.home(path) else { return Vec::new() };
    let mut folds: Vec<Fold> = home.library().entries().iter().map(|entry| plain(entry.span)).collect();
    let fields = home.metadata().map_or(&[][..], |metadata| metadata.fields());
    let references = fields.iter().filter(|pair| pair.key == "references");
    folds.extend(references.map(|pair| plain(pair.key_span.join(pair.value.span))));
    if let Home::Document(document) = home {
        folds.extend(sections(document).into_iter().map(|section| plain(section.full)));
        folds.extend(document.syntax.blocks().flat_map(|block| in_block(&document.text, &block)));
        folds.extend(divs(document));
    }
    nested(home.text(), folds)
}

fn plain(span: Span) -> Fold {
    Fold { span, kind: None }
}

fn region(span: Span) -> Fold {
    Fold { span, kind: Some(FoldKind::Region) }
}

/// Metadata, quotations, code and HTML.
fn in_block(text: &Text, block: &Placed<'_, Block>) -> Vec<Fold> {
    if matches!(block.kind, BlockKind::Metadata(_)) {
        return vec![region(block.all())];
    }
    let units = block.fact.units.iter().filter(|unit| matches!(unit.kind, UnitKind::BlockQuote(_) | UnitKind::Opaque));
    units.map(|unit| plain(block.place(unit.span))).chain(comment(text, block)).collect()
}

/// The comment that a block of HTML begins with.
fn comment(text: &Text, block: &Placed<'_, Block>) -> Option<Fold> {
    let all = text.slice(block.all());
    let start = all.len() - all.trim_start().len();
    let rest = Some(&all[start..]).filter(|rest| block.kind == BlockKind::Other && rest.starts_with("<!--"))?;
    let end = rest.find("-->").map_or(rest.len(), |at| at + 3);
    let span = Span::new(start, start + end).shifted(block.base);
    Some(Fold { span, kind: Some(FoldKind::Comment) })
}

/// What stands between a `:::` line with attributes and the one without that ends it.
fn divs(document: &Document) -> Vec<Fold> {
    let mut divs = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for block in document.syntax.blocks().filter(|block| block.fact.fenced || block.kind == BlockKind::Other) {
        // What stands before the end of its last piece is the block's own, code with such lines in it for example.
        let own = block.fact.units.last().map_or(0, |unit| unit.span.end());
        let rest = Span::new(block.base + own, block.all().end());
        let mut start = rest.start();
        for line in document.text.slice(rest).split_inclusive(['\n', '\r']) {
            let end = start + line.trim_end().len();
            match fence(line) {
                Some(Fence::Opens) => open.push(start),
                Some(Fence::Closes) => divs.extend(open.pop().map(|from| region(Span::new(from, end)))),
                None => {}
            }
            start += line.len();
        }
    }
    divs
}

enum Fence {
    Opens,
    Closes,
}

fn fence(line: &str) -> Option<Fence> {
    let bare = line.trim_start_matches(' ');
    let rest = bare.trim_start_matches(':');
    let is_fence = line.len() - bare.len() <= 3 && bare.len() - rest.len() >= 3;
    is_fence.then(|| if rest.trim().is_empty() { Fence::Closes } else { Fence::Opens })
}

/// `folds` in order, without the white space at their ends, without those of one line, and each within the one that it
/// begins in.
fn nested(text: &Text, mut folds: Vec<Fold>) -> Vec<Fold> {
    for fold in &mut folds {
        fold.span = Span::new(fold.span.start(), end_of_words(text, fold.span));
    }
    folds.sort_by_key(|fold| (fold.span.start(), Reverse(fold.span.end()), fold.kind.is_none()));
    folds.dedup_by_key(|fold| fold.span);
    let mut open: Vec<Span> = Vec::new();
    for fold in &mut folds {
        let start = fold.span.start();
        while open.pop_if(|outer| outer.end() <= start).is_some() {}
        if let Some(outer) = open.last().filter(|outer| outer.end() < fold.span.end()) {
            fold.span = Span::new(start, end_of_words(text, Span::new(start, outer.end())));
        }
        open.push(fold.span);
    }
    folds.retain(|fold| text.line_of(fold.span.start()) < text.line_of(fold.span.end()));
    folds
}

/// Where the last word of `span` ends. Looked for from the end: a section is long.
fn end_of_words(text: &Text, span: Span) -> usize {
    const STEP: usize = 256;
    let mut end = span.end().min(text.len());
    while end > span.start() {
        let tail = text.slice(Span::new(end.saturating_sub(STEP).max(span.start()), end));
        let kept = tail.trim_end_matches(|c: char| c.is_whitespace()).len();
        if kept > 0 || tail.is_empty() {
            return end - (tail.len() - kept);
        }
        end -= tail.len();
    }
    end
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::fixture::Fixture;

    /// Each fold as the numbers of its lines from 1 on, what it is, and its first line.
    #[track_caller]
    fn check(source: &str, expected: &Expect) {
        let fixture = Fixture::new(source);
        let text = fixture.snapshot.home(&fixture.path).map(Home::text).cloned().unwrap_or_default();
        let line = |fold: &Fold| {
            let [first, last] = [fold.span.start(), fold.span.end()].map(|at| text.line_of(at));
            let kind = fold.kind.map_or(String::new(), |kind| format!(" {kind:?}"));
            format!("{}–{}{kind}: {}\n", first + 1, last + 1, text.line(first))
        };
        expected.assert_eq(&folding_ranges(&fixture.snapshot, &fixture.path).iter().map(line).collect::<String>());
    }

    #[test]
    fn a_document_folds_by_what_is_in_it() {
        check(
            "\
---
title: Speeches
references:
- id: a
  type: book
- {id: b}
---

# One

> Quoted words
> and more
>
> — Jane Doe

<!-- A comment
of two lines -->

## Two

Text <!-- and one
within -->.

```
::: code
:::
```

# Three

- An item

  > quoted
  > in it


One line
",
            &expect![[r#"
                1–7 Region: ---
                3–6: references:
                4–5: - id: a
                9–27: # One
                11–14: > Quoted words
                16–17 Comment: <!-- A comment
                19–27: ## Two
                24–27: ```
                29–37: # Three
                33–34:   > quoted
            "#]],
        );
    }

    #[test]
    fn divs_fold_and_hold_what_begins_in_them() {
        check(
            "\
::: {.callout-note}
Text

::: inner
More
:::

# Heading

Text

:::

After

:::

::: unclosed
> a
> b
",
            &expect![[r#"
                1–12 Region: ::: {.callout-note}
                4–6 Region: ::: inner
                8–12: # Heading
                19–20: > a
            "#]],
        );
    }

    #[test]
    fn a_library_folds_by_its_entries() {
        check(
            "//- /refs.bib\n@book{a,\n  title = {A}\n}\n@book{b}\n\n@book{c, title =\n {C}}\n//- /a.md\n---\nbibliography: refs.bib\n---\n",
            &expect![[r#"
                1–3: @book{a,
                6–7: @book{c, title =
            "#]],
        );
        check(
            "//- /_quarto.yml\nproject:\n  type: book\nreferences:\n- id: a\n  title: A\n- {id: b}\n\n//- /a.qmd\nText\n",
            &expect![[r#"
                3–6: references:
                4–5: - id: a
            "#]],
        );
    }

    proptest! {
        #[test]
        fn they_are_in_order_and_nested(pieces in proptest::collection::vec(proptest::sample::select(&[
            "---\nreferences:\n- {id: a}\n- id: b\n  note: |\n    x\n---\n", "::: note\n", ":::\n", "# One\n\n", "## Two\n", "> a\n> b\n\n",
            "<!-- a\nb -->\n\n", "<!--", "```\n", "text\n", "\n\n", "\r\n", "- item\n", "  > b\n  > c\n", "é𝄞",
        ][..]), 0..14)) {
            let text = pieces.concat();
            let fixture = Fixture::new(&format!("//- /a.md\n{text}"));
            let text = &fixture.document().text;
            let folds = folding_ranges(&fixture.snapshot, &fixture.path);
            let spans: Vec<Span> = folds.iter().map(|fold| fold.span).collect();
            prop_assert!(spans.is_sorted_by_key(|span| span.start()));
            for (index, span) in spans.iter().enumerate() {
                prop_assert!(span.end() <= text.len() && text.line_of(span.start()) < text.line_of(span.end()));
                for later in &spans[index + 1..] {
                    prop_assert!(span.covers(*later) || later.start() >= span.end(), "{:?} crosses {:?}", later, span);
                }
            }
        }
    }
}
