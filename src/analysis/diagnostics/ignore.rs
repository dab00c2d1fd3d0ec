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
