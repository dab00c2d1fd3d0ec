//! Which findings a comment silences (`markup.md` §3): the one place where that is decided.

use super::Diagnostic;
use crate::syntax::{Block, Ignore, IgnoreScope, Placed};
use crate::text::Span;
use crate::workspace::Document;

/// Takes out of `found` what the ignores of `document` silence.
pub(super) fn silence(document: &Document, found: &mut Vec<Diagnostic>) {
    let blocks: Vec<_> = document.syntax.blocks().collect();
    for (index, block) in blocks.iter().enumerate() {
        for ignore in &block.fact.ignores {
            let is_its_rule = |finding: &Diagnostic| finding.rule.code == ignore.rule;
            match ignore.scope {
                IgnoreScope::File => found.retain(|finding| !is_its_rule(finding)),
                IgnoreScope::Inline => {
                    let comment = block.place(ignore.span);
                    found.retain(|finding| {
                        !is_its_rule(finding) || !ends_right_before(document, block, finding.span, comment)
                    });
                }
                IgnoreScope::Block => {
                    let is_in =
                        |finding: &Diagnostic, block: Span| is_its_rule(finding) && finding.span.overlaps(block);
                    let has_findings = |place: &Span| found.iter().any(|finding| is_in(finding, *place));
                    let places = neighbours(&blocks, index, ignore);
                    if let Some(place) = places.into_iter().flatten().find(has_findings) {
                        found.retain(|finding| !is_in(finding, place));
                    }
                }
            }
        }
    }
}

/// Whether what stands at `span` ends right before the comment at `comment` of `block`, or holds it: between them are
/// only marks, spaces, citations, links, notes and other comments.
fn ends_right_before(document: &Document, block: &Placed<'_, Block>, span: Span, comment: Span) -> bool {
    if span.covers(comment) {
        return true;
    }
    if span.end() < block.base || span.end() > comment.start() {
        return false;
    }
    let between = Span::new(span.end(), comment.start());
    let text = document.text.slice(between);
    let groups = block.fact.groups.iter().map(|group| group.span);
    let links = block.fact.links.iter().map(|link| link.span);
    let notes = block.fact.notes.iter().map(|note| note.span);
    let facts = groups.chain(links).chain(notes).map(|span| block.place(span));
    let comments = text.match_indices("<!--").map(|(start, _)| {
        let end = text[start..].find("-->").map_or(text.len(), |end| start + end);
        Span::new(start, end).shifted(between.start())
    });
    let skipped: Vec<Span> = facts.filter(|span| span.overlaps(between)).chain(comments).collect();
    let mut letters = text.char_indices().filter(|(_, c)| c.is_alphanumeric());
    letters.all(|(index, _)| skipped.iter().any(|span| span.contains(between.start() + index)))
}

/// What `ignore` in the block at `index` stands between: what comes after it and what comes before it, in the document or
/// in its list item.
fn neighbours(blocks: &[Placed<'_, Block>], index: usize, ignore: &Ignore) -> [Option<Span>; 2] {
    if ignore.container > 0 {
        let block = blocks[index];
        let mut units = block.fact.units.iter().filter(|unit| unit.container == ignore.container);
        let before = units.clone().rfind(|unit| unit.span.end() <= ignore.span.start());
        let after = units.find(|unit| unit.span.start() >= ignore.span.end());
        return [after, before].map(|unit| unit.map(|unit| block.place(unit.span)));
    }
    // Blocks that are such comments themselves are passed over.
    let is_comment = |ignore: &Ignore| ignore.scope != IgnoreScope::Inline;
    let is_text = |block: &&Placed<'_, Block>| !block.fact.ignores.iter().any(is_comment);
    let span = |block: &Placed<'_, Block>| Span::new(block.base, block.base + block.len);
    [blocks[index + 1..].iter().find(is_text).map(span), blocks[..index].iter().rfind(is_text).map(span)]
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn inline_it_silences_what_ends_right_before_it() {
        check(&expect![[r#"
            //- /a.ibid
            “The choice of copy shall rest with the reader,” <!-- ibid-ignore unsourced-quote: a saying --> she said, and “The choice of copy shall rest with the reader,” he said.
                                                                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for “The choice of copy shall rest with the …”.

            “The choice of copy shall rest with the reader,” she said. <!-- ibid-ignore unsourced-quote: a saying -->
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for “The choice of copy shall rest with the …”.

            “The choice of copy shall rest with the reader,”[^1] <!-- note --> <!-- ibid-ignore unsourced-quote: a saying --> So she said.

            > We sat still until the end.
            > And clapped. <!-- ibid-ignore unsourced-quote: a saying -->
            >
            > — Eunice Harlan

            [^1]: It was late.
        "#]]);
    }

    #[test]
    fn it_silences_its_own_rule_only() {
        check(&expect![[r#"
            //- /a.ibid
            “The choice of copy shall rest with the reader,” <!-- ibid-ignore bare-link --> she said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for “The choice of copy shall rest with the …”.

            It ended,” <!-- ibid-ignore stray-closing-quote --> and went on [@a] <!-- ibid-ignore undefined-source -->.
        "#]]);
    }

    #[test]
    fn on_a_line_of_its_own_it_silences_the_block_after_it() {
        check(&expect![[r#"
            //- /a.ibid
            “The choice of copy shall rest with the reader,” she said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for “The choice of copy shall rest with the …”.

            <!-- ibid-ignore unsourced-quote: a saying -->

            “The choice of copy shall rest with the reader,” he said.

            “The choice of copy shall rest with the reader,” they said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for “The choice of copy shall rest with the …”.
        "#]]);
    }

    #[test]
    fn on_a_line_of_its_own_in_a_list_item_it_silences_what_stands_beside_it_there() {
        check(&expect![[r#"
            //- /a.ibid
            - “The choice of copy shall rest with the reader,” she said.
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for “The choice of copy shall rest with the …”.

              <!-- ibid-ignore unsourced-quote: a saying -->

              “The choice of copy shall rest with the reader,” he said.
            - “The choice of copy shall rest with the reader,” they said.

              <!-- ibid-ignore unsourced-quote: a saying -->
            - “The choice of copy shall rest with the reader,” we said.
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for “The choice of copy shall rest with the …”.
              <!-- ibid-ignore unsourced-quote: a saying -->
              > We sat still until the end.
              >
              > — Eunice Harlan

            “The choice of copy shall rest with the reader,” you said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for “The choice of copy shall rest with the …”.
        "#]]);
    }

    #[test]
    fn it_may_stand_right_above_a_block_or_behind_a_citation_and_a_full_stop() {
        check(&expect![[r#"
            //- /a.ibid
            <!-- ibid-ignore unsourced-quote: a saying -->
            > We sat still until the end.
            >
            > — Eunice Harlan

            The council resolved: “The choice of copy shall rest with the reader.” <!-- ibid-ignore unsourced-quote -->

            The council resolved that “the choice of copy shall rest with the reader”. <!-- ibid-ignore unsourced-quote -->

            - The council resolved that “the choice of copy shall rest with the reader” ([minutes](https://example.org)). <!-- ibid-ignore bare-link -->

            | “The choice of copy shall rest with the reader,” she said. | “The choice of copy shall rest with the reader.” <!-- ibid-ignore unsourced-quote --> |
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for “The choice of copy shall rest with the …”.
            |---|---|
        "#]]);
    }

    #[test]
    fn or_else_the_block_before_it() {
        check(&expect![[r#"
            //- /a.ibid
            “The choice of copy shall rest with the reader,” she said.

            <!-- ibid-ignore unsourced-quote: a saying -->

            That was all.
        "#]]);
        check(&expect![[r#"
            //- /a.ibid
            “The choice of copy shall rest with the reader,” she said.

            <!-- ibid-ignore unsourced-quote: a saying -->
        "#]]);
    }

    #[test]
    fn several_may_stand_together() {
        check(&expect![[r#"
            //- /a.ibid
            <!-- ibid-ignore unsourced-quote: a saying -->

            <!-- ibid-ignore undefined-source -->

            “The choice of copy shall rest with the reader,” she said, and so it is [@a].

            “The choice of copy shall rest with the reader,” she said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for “The choice of copy shall rest with the …”.
        "#]]);
    }

    #[test]
    fn a_file_may_silence_a_rule() {
        check(&expect![[r#"
            //- /a.ibid
            “The choice of copy shall rest with the reader,” she said [@a].
                                                                       ^^ error undefined-source: No source has the key `a`.

            “The choice of copy shall rest with the reader,” she said.

            <!-- ibid-ignore-file unsourced-quote -->
        "#]]);
    }
}
