//! Which findings a comment silences (`markup.md` §3): the one place where that is decided.

use super::Diagnostic;
use crate::syntax::{Ignore, IgnoreScope};
use crate::text::Span;
use crate::workspace::Document;

/// Takes out of `found` what the ignores of `document` silence.
pub(super) fn silence(document: &Document, found: &mut Vec<Diagnostic>) {
    for ignore in document.syntax.ignores() {
        let place = ignore.place(ignore.span);
        let is_its_rule = |finding: &Diagnostic| finding.rule.code == ignore.rule;
        match ignore.scope {
            IgnoreScope::File => found.retain(|finding| !is_its_rule(finding)),
            IgnoreScope::Inline => {
                found.retain(|finding| !(is_its_rule(finding) && ends_right_before(document, finding.span, place)));
            }
            IgnoreScope::Block => {
                let blocks = neighbours(document, place);
                let is_in = |finding: &Diagnostic, block: Span| is_its_rule(finding) && finding.span.overlaps(block);
                let has_findings = |block: &&Span| found.iter().any(|finding| is_in(finding, **block));
                if let Some(block) = blocks.iter().flatten().find(has_findings) {
                    found.retain(|finding| !is_in(finding, *block));
                }
            }
        }
    }
}

/// Whether what stands at `span` ends right before the comment at `comment`, or holds it: between them are only marks,
/// spaces, citations, links, notes and other comments.
fn ends_right_before(document: &Document, span: Span, comment: Span) -> bool {
    if span.covers(comment) {
        return true;
    }
    if span.end() > comment.start() {
        return false;
    }
    let between = Span::new(span.end(), comment.start());
    let mut skipped: Vec<Span> = Vec::new();
    for block in
        document.syntax.blocks().filter(|block| between.overlaps(Span::new(block.base, block.base + block.len)))
    {
        let groups = block.fact.groups.iter().map(|group| group.span);
        let links = block.fact.links.iter().map(|link| link.span);
        let notes = block.fact.notes.iter().map(|note| note.span);
        let ignores = block.fact.ignores.iter().map(|ignore: &Ignore| ignore.span);
        skipped.extend(groups.chain(links).chain(notes).chain(ignores).map(|span| block.place(span)));
    }
    let text = document.text.slice(between);
    for (start, _) in text.match_indices("<!--") {
        let end = text[start..].find("-->").map_or(text.len(), |end| start + end);
        skipped.push(Span::new(start, end).shifted(between.start()));
    }
    text.char_indices()
        .filter(|(_, c)| c.is_alphanumeric())
        .all(|(index, _)| skipped.iter().any(|span| span.contains(between.start() + index)))
}

/// The block after the comment at `comment` and the one before it, comments passed over.
fn neighbours(document: &Document, comment: Span) -> [Option<Span>; 2] {
    let mut before = None;
    for block in document.syntax.blocks() {
        let span = Span::new(block.base, block.base + block.len);
        let is_comment = block.fact.ignores.iter().any(|ignore| ignore.scope != IgnoreScope::Inline);
        if is_comment {
            continue;
        }
        if span.start() >= comment.end() {
            return [Some(span), before];
        }
        before = Some(span);
    }
    [None, before]
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
