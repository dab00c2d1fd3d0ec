//! What was found in a document, kept so that an edit costs the blocks it touches.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::context::{BlockContext, Context, Near};
use super::{Check, Diagnostic, RULES, Rule};
use crate::analysis::shared::verification::Memo;
use crate::pool::in_shares;
use crate::syntax::{BlockKind, Changes, Replaced};
use crate::text::Span;
use crate::workspace::{Document, Inputs, Snapshot};

/// What was found in one document when it was looked at last. Empty at first.
#[derive(Debug, Default)]
pub struct Cache {
    last: Option<Last>,
    memo: Memo,
    near: Near,
}

#[derive(Debug)]
struct Last {
    inputs: Inputs,
    document: Arc<Document>,
    findings: Findings,
}

/// What the rules find in a document, before it is known of each whether it is to be shown.
#[derive(Debug, Default)]
pub(super) struct Findings {
    /// By the rules that look at the document.
    pub(super) of_document: Vec<Diagnostic>,
    /// By those that look at the document and at which keys it cites.
    pub(super) by_key: Vec<Diagnostic>,
    /// By those that look at its blocks: with the number of the block, in their order.
    pub(super) of_blocks: Vec<(usize, Diagnostic)>,
    /// The transcripts that blocks rest on: with the number of the block, in no order.
    pub(super) consulted: Vec<(usize, Arc<Path>)>,
}

impl Cache {
    /// What is wrong with `document`, at the cost of what has changed since the last time.
    pub(super) fn update(&mut self, snapshot: &Snapshot, document: &Arc<Document>) -> &Findings {
        let inputs = snapshot.inputs_of(document);
        let context = Context::new(snapshot, document, &self.memo, &self.near);
        let findings = match self.last.take() {
            Some(last) if inputs.has_surroundings_of(&last.inputs) => {
                let stale = snapshot.transcripts_changed_since(&last.inputs.transcripts);
                last.findings.updated(&context, &last.document, &stale)
            }
            _ => {
                self.near.forget();
                Findings::new(&context)
            }
        };
        &self.last.insert(Last { inputs, document: Arc::clone(document), findings }).findings
    }
}

impl Findings {
    pub(super) fn new(context: &Context<'_>) -> Self {
        let mut findings = Self { of_document: by_document(context), by_key: by_cited(context), ..Self::default() };
        for part in look_at_all(context) {
            findings.of_blocks.extend(part.of_blocks);
            findings.consulted.extend(part.consulted);
        }
        findings
    }

    /// What the rules find in `blocks`; of the document as a whole where those have metadata in them.
    pub(super) fn near(context: &Context<'_>, blocks: Range<usize>) -> Self {
        let syntax = &context.document.syntax;
        let is_metadata = |index| syntax.block_at(index).is_some_and(|it| matches!(it.kind, BlockKind::Metadata(_)));
        let mut findings = Self::default();
        if blocks.clone().any(is_metadata) {
            (findings.of_document, findings.by_key) = (by_document(context), by_cited(context));
        }
        findings.look_at(context, blocks);
        findings
    }

    /// What was found in `old`, for the document of `context`, which has the same metadata and the same surroundings, but
    /// for the transcripts in `stale`.
    fn updated(mut self, context: &Context<'_>, old: &Document, stale: &HashSet<Arc<Path>>) -> Self {
        let new = context.document;
        let Some(changes) = new.syntax.changes_since(&old.syntax) else { return Self::new(context) };
        let Changes { replaced, affected } = changes;
        self.by_key = by_cited(context);
        let is_stale = |(block, path): &(usize, Arc<Path>)| stale.contains(path).then_some(*block);
        let stale: BTreeSet<usize> = self.consulted.iter().filter_map(is_stale).collect();
        let is_kept = |index: usize| {
            let moved = replaced.moved(index).filter(|_| !stale.contains(&index));
            moved.filter(|moved| affected.binary_search(moved).is_err())
        };
        self.of_blocks.retain_mut(|(block, finding)| {
            let Some(moved) = is_kept(*block) else { return false };
            *block = moved;
            finding.shift(&replaced, new);
            true
        });
        self.consulted.retain_mut(|(block, _)| is_kept(*block).map(|moved| *block = moved).is_some());
        let stale = stale.iter().filter_map(|index| replaced.moved(*index));
        let stale = stale.filter(|index| affected.binary_search(index).is_err());
        self.look_at(context, affected.iter().copied().chain(replaced.new.clone()).chain(stale));
        self.of_blocks.sort_by_key(|(block, _)| *block);
        self
    }

    /// Adds what the rules find in `blocks`.
    fn look_at(&mut self, context: &Context<'_>, blocks: impl Iterator<Item = usize>) {
        let mut found = Vec::new();
        for index in blocks {
            let block = BlockContext::new(context, index);
            for rule in on(context) {
                if let Some(check) = rule.check.of_block() {
                    check(&block, &mut found);
                }
            }
            self.of_blocks.extend(found.drain(..).map(|finding| (index, finding)));
            self.consulted.extend(block.consulted().map(|path| (index, Arc::clone(path))));
        }
    }
}

/// What the rules find in all blocks, in parts: somebody waits who has just opened the document.
fn look_at_all(context: &Context<'_>) -> Vec<Findings> {
    let Context { snapshot, document, memo, .. } = *context;
    let blocks: Vec<usize> = (0..document.syntax.block_count()).collect();
    let len = |index: &usize| document.syntax.block_at(*index).map_or(0, |block| block.len);
    let look_at = |blocks: &[usize]| {
        let near = Near::default();
        let mut part = Findings::default();
        part.look_at(&Context::new(snapshot, document, memo, &near), blocks.iter().copied());
        vec![part]
    };
    in_shares(&blocks, len, look_at)
}

impl Diagnostic {
    /// Moves it to where it is after an edit that did not touch it.
    fn shift(&mut self, replaced: &Replaced, document: &Document) {
        let here =
            self.related.iter_mut().map(|related| &mut related.place).filter(|place| place.path == document.path);
        for span in std::iter::once(&mut self.span).chain(here.map(|place| &mut place.span)) {
            if span.start() >= replaced.gone_end {
                let start = span.start() - replaced.gone_end + replaced.new_end;
                *span = Span::new(start, start + span.len());
            }
        }
    }
}

/// The rules that are on.
fn on<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'static Rule> + 'a {
    RULES.iter().copied().filter(|rule| rule.is_on(&context.settings))
}

fn by_document(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in on(context) {
        if let Some(check) = rule.check.of_document() {
            check(context, &mut found);
        }
    }
    found
}

fn by_cited(context: &Context<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in on(context) {
        if let Check::Cited(check) = rule.check {
            check(context, &mut found);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::path::Path;

    use proptest::prelude::*;

    use super::super::{diagnose, diagnose_again};
    use super::*;
    use crate::fs::Memory;
    use crate::sources::date::Day;
    use crate::text::{Change, Encoding};
    use crate::workspace::{Language, Wanted, Workspace};

    /// Paragraphs and pieces of them: all that blocks say of each other.
    const PIECES: &[&str] = &[
        "“Never again in this town,” said Ann Roe [@a].\n\n",
        "“Never again in this town,” said Ann Roe.\n\n",
        "“It went on and on, she said.\n\n",
        "“And it ended,” she said [@TK].\n\n",
        "and it ended,” she said.\n\n",
        "> Never again in this town, nor in the next.\n\n",
        "> Quoted\n>\n> — Ann Roe, 1998 [@b]\n\n",
        "Never again in this town, nor in the next.\n\n",
        "— Ann Roe [@TK]\n\n",
        "As Ann Roe wrote:\n\n",
        "[@b]\n\n",
        "==All of it== is so[^1].\n\n",
        "[^1]: [@c]\n\n",
        "[^1]: [@TK]\n\n",
        "See [x] and (@e).\n\n",
        "[x]: http://x.org\n\n",
        "(@e) One.\n\n",
        "“Of all of it nothing is left,” he said [here][x].\n\n",
        "<!-- ibid-ignore unsourced-quote -->\n\n",
        "<!-- ibid-ignore-file undefined-source -->\n\n",
        "one [@c, @d] two\n\n",
        "- “Item one of the list,” he said\n- [@a]\n\n",
        "- “Item one of the list,” he said\n\n  <!-- ibid-ignore unsourced-quote -->\n\n",
        ":::\n\n",
        "> All of ==it is so== and so\n\n",
        "<!-- ibid-ignore unsourced-quote -->",
        "\n",
        " ",
        "> ",
        "“",
        "”",
        "é",
        "---\nreferences: [{id: a}, {id: b, author: [{family: Roe}]}]\n---\n\n",
        HEAD,
        "“Never ever again in this town,” said Ann Roe [@a, p. 2; @b].\n\n",
        "---\nlang: de\n---\n\n",
        "---\nnocite: '@a, @f'\nreferences: [{id: f, issued: 2017-02-30, quoted-in: g}, {id: g}]\n---\n\n",
        "as @f and @e say\n\n",
        "“Never again in this town,” Zoe Bauer said in 1997 [@b].\n\n",
        "As Zoe Bauer wrote in May 1997:\n\n",
        "<!-- ibid-ignore misquote --> <!-- ibid-ignore speaker-mismatch -->",
        "<!-- ibid-ignore unsourced-qoute -->\n\n",
        "“So it *was* in the hаll,” a senior official said [@i; @f].\n\n",
        "*Source:*\n",
        STRICT,
    ];

    /// What the quotations of [`PIECES`] are compared with.
    const HEAD: &str =
        "---\nreferences: [{id: a, transcript: t.txt}, {id: b, author: [{family: Roe}], transcript: no.txt}]\n---\n\n";

    /// The rules that are off until asked for, and sources for them.
    const STRICT: &str = "---\nlang: en\ndate: 2016\nibid: {rules: {missing-locator: on, secondary-source: on, \
        anonymous-source: on, unchecked-quote: on, missing-url: on, missing-archive: on, missing-accessed: on, \
        long-inline-quote: {severity: hint, words: 4}, emphasis-unmarked: on, translated-without-original: on, \
        mixed-script-word: on, empty-caption: on}}\nreferences: [{id: i, type: book, language: de, issued: 2046}, \
        {id: f, type: webpage, quoted-in: i, issued: 2017, spaeker: x}, \
        {id: b, type: speech, author: [{family: Roe}], issued: 1998}]\n---\n\n";

    fn workspace(document: &str) -> (Workspace, Arc<Path>) {
        let path: Arc<Path> = Path::new("/a.ibid").into();
        let mut workspace = Workspace::new(Arc::new(disk("Never again in this town, nor in the next.")));
        workspace.set_today(Day { year: 2026, month: 11, day: 30 });
        workspace.open(&path, Language::Ibid, Some(1), document);
        (workspace, path)
    }

    fn disk(transcript: &str) -> Memory {
        let mut disk = Memory::default();
        disk.write("/t.txt", transcript);
        disk
    }

    /// The transcript is read, as it is or as it became, or is gone.
    fn happens(workspace: &mut Workspace, event: usize) {
        let disk = match event {
            0 => return workspace.load_all(),
            1 => disk("Never ever again in this town."),
            _ => Memory::default(),
        };
        let found = workspace.task(&Wanted::Transcript(Path::new("/t.txt").into())).run(&disk);
        workspace.take(found);
    }

    proptest! {
        #[test]
        fn what_is_kept_is_what_would_be_found(
            document in proptest::collection::vec(proptest::sample::select(PIECES), 0..30),
            strict in any::<bool>(),
            edits in proptest::collection::vec((0.0..1.0, 0.0..0.1, proptest::sample::select(PIECES), 0usize..6), 1..8),
        ) {
            let head = if strict { STRICT } else { HEAD };
            let (mut workspace, path) = workspace(&(head.to_owned() + &document.concat()));
            let mut cache = Cache::default();
            // And once more at the end.
            for (start, length, inserted, event) in edits.into_iter().chain([(0.0, 0.0, "", 6)]) {
                let snapshot = workspace.snapshot();
                let document = snapshot.document(&path).unwrap();
                let kept = diagnose_again(&snapshot, document, &mut cache);
                prop_assert_eq!(format!("{:?}", kept), format!("{:?}", diagnose(&snapshot, document)), "{}", document.text.to_string());

                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
                let at = |share: f64| (document.text.len() as f64 * share) as usize;
                let place = |offset| document.text.position(offset, Encoding::Utf8);
                let range = (place(at(start)), place(at(start + length)));
                let change = Change { range: Some(range), text: inserted.to_owned() };
                workspace.edit(&path, None, &[change], Encoding::Utf8);
                if event < 3 {
                    happens(&mut workspace, event);
                }
            }
        }
    }
}
