//! Which findings a comment silences (`markup.md` §3): the one place where that is decided.

use std::collections::{HashMap, HashSet};

use super::{Diagnostic, unsourced_claim, unsourced_quote};
use crate::syntax::{Block, Ignore, IgnoreScope, Placed, StatementKind, Syntax};
use crate::text::Span;
use crate::workspace::Document;

/// The ignores of a document, in order of place.
pub(super) struct Ignores<'a> {
    document: &'a Document,
    all: Vec<Silencer<'a>>,
}

impl<'a> Ignores<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let of_block = |(index, block): (usize, Placed<'a, Block>)| {
            block.fact.ignores.iter().map(move |ignore| Silencer { index, block, ignore })
        };
        Self { document, all: document.syntax.ignores().flat_map(of_block).collect() }
    }

    /// Takes out of `found`, which is in order of place, what they silence.
    pub(super) fn silence(&self, found: &mut Vec<&Diagnostic>) {
        let of = |scope| self.all.iter().filter(move |silencer| silencer.ignore.scope == scope);
        let in_file: HashSet<&str> = of(IgnoreScope::File).map(|silencer| silencer.ignore.rule.as_str()).collect();
        let inline: Vec<&Silencer<'_>> = of(IgnoreScope::Inline).collect();
        found.retain(|finding| {
            !in_file.contains(finding.rule.code)
                && !inline_around(&inline, finding.span).any(|it| it.silences(self.document, finding))
        });
        for silencer in of(IgnoreScope::Block) {
            let has_findings = |place: &Span| found.iter().any(|finding| silencer.is_about(finding, *place));
            if let Some(place) = silencer.places(self.document).into_iter().flatten().find(has_findings) {
                found.retain(|finding| !silencer.is_about(finding, place));
            }
        }
    }

    /// Those that silence nothing of `found`, even if they were alone.
    pub(super) fn unused<'b>(&'b self, found: &[&Diagnostic]) -> impl Iterator<Item = &'b Silencer<'a>> {
        let mut by_rule: HashMap<&str, Vec<&Diagnostic>> = HashMap::new();
        for finding in found.iter().filter(|_| !self.all.is_empty()) {
            by_rule.entry(finding.rule.code).or_default().push(*finding);
        }
        self.all.iter().filter(move |silencer| {
            let found = by_rule.get(silencer.ignore.rule.as_str()).map_or(&[][..], Vec::as_slice);
            !silencer.has_use(self.document, found)
        })
    }
}

/// Of the quotations and claims at these places, which have no source and are in order of place, those that no comment
/// excuses.
pub(in crate::analysis) fn unexcused(document: &Document, lacking: Vec<(StatementKind, Span)>) -> Vec<Span> {
    let rule = |kind| if kind == StatementKind::Claim { &unsourced_claim::RULE } else { &unsourced_quote::RULE };
    let findings: Vec<_> = lacking.into_iter().map(|(kind, span)| Diagnostic::new(rule(kind), span, "")).collect();
    let mut left: Vec<&Diagnostic> = findings.iter().collect();
    Ignores::of(document).silence(&mut left);
    left.into_iter().map(|finding| finding.span).collect()
}

/// An ignore and the block it stands in.
pub(super) struct Silencer<'a> {
    index: usize,
    block: Placed<'a, Block>,
    pub(super) ignore: &'a Ignore,
}

impl Silencer<'_> {
    /// Where the comment stands.
    pub(super) fn comment(&self) -> Span {
        self.block.place(self.ignore.span)
    }

    /// Where the code of the rule stands.
    pub(super) fn rule_span(&self) -> Span {
        self.block.place(self.ignore.rule_span)
    }

    /// Whether it silences one of `found`, which are all findings of its rule.
    fn has_use(&self, document: &Document, found: &[&Diagnostic]) -> bool {
        match self.ignore.scope {
            IgnoreScope::File => !found.is_empty(),
            IgnoreScope::Inline => found.iter().any(|finding| self.silences(document, finding)),
            IgnoreScope::Block if found.is_empty() => false,
            IgnoreScope::Block => {
                let mut places = self.places(document).into_iter().flatten();
                places.any(|place| found.iter().any(|finding| self.is_about(finding, place)))
            }
        }
    }

    /// Where this, an ignore on lines of its own, looks for what it silences, one after the other.
    fn places(&self, document: &Document) -> [Option<Span>; 2] {
        if self.ignore.container > 0 {
            beside(&self.block, self.ignore)
        } else {
            neighbours(&document.syntax, self.index)
        }
    }

    /// Whether `finding`, in `place`, is one of its rule.
    fn is_about(&self, finding: &Diagnostic, place: Span) -> bool {
        finding.rule.code == self.ignore.rule && finding.span.overlaps(place)
    }

    /// Whether this, an inline ignore, silences `finding`.
    fn silences(&self, document: &Document, finding: &Diagnostic) -> bool {
        finding.rule.code == self.ignore.rule && ends_right_before(document, &self.block, finding.span, self.comment())
    }
}

/// Those of `inline`, which are in order of place, that may be about `span`: not before it, and in the block it ends in.
fn inline_around<'a, 'b>(inline: &'a [&'b Silencer<'b>], span: Span) -> impl Iterator<Item = &'a &'b Silencer<'b>> {
    let from = inline.partition_point(|silencer| silencer.comment().start() < span.start());
    inline[from..].iter().take_while(move |silencer| silencer.block.base <= span.end())
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

/// What comes after `ignore` and what comes before it in its list item.
fn beside(block: &Placed<'_, Block>, ignore: &Ignore) -> [Option<Span>; 2] {
    let mut units = block.fact.units.iter().filter(|unit| unit.container == ignore.container);
    let before = units.clone().rfind(|unit| unit.span.end() <= ignore.span.start());
    let after = units.find(|unit| unit.span.start() >= ignore.span.end());
    [after, before].map(|unit| unit.map(|unit| block.place(unit.span)))
}

/// The block after the one at `index` and the one before it; those that are such comments themselves are passed over.
fn neighbours(syntax: &Syntax, index: usize) -> [Option<Span>; 2] {
    let is_comment = |ignore: &Ignore| ignore.scope != IgnoreScope::Inline;
    let is_text = |block: &Placed<'_, Block>| !block.fact.ignores.iter().any(is_comment);
    let span = |index| syntax.block_at(index).filter(is_text).map(|_| syntax.whole_block(index));
    [(index + 1..syntax.block_count()).find_map(span), (0..index).rev().find_map(span)]
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
                                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-ignore: This silences nothing: no `unsourced-quote` is found here.

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
                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-ignore: This silences nothing: no `bare-link` is found here.

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
    fn a_list_is_one_block() {
        check(&expect![[r#"
            //- /a.ibid
            <!-- ibid-ignore unsourced-quote: a saying -->

            1. “The choice of copy shall rest with the reader,” she said.
            2. “The choice of copy shall rest with the reader,” he said.

               That was all.
            3. “The choice of copy shall rest with the reader,” they said.

            - “The choice of copy shall rest with the reader,” she said.
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
            - “The choice of copy shall rest with the reader,” he said.
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
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-ignore: This silences nothing: no `unsourced-quote` is found here.

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
