//! What to select around a caret, step by step: the word, what it belongs to, and so on up to the whole text.

use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use super::shared::section::sections;
use crate::sources::Entry;
use crate::sources::tree::{Content, Node, Pair};
use crate::syntax::{Block, BlockKind, CitationGroup, Placed, Statement, StatementKind};
use crate::text::{Span, Text, pattern};
use crate::workspace::{Document, Home, Snapshot};

/// What to select around `offset` of the file at `path`: each lies in the one after it and is shorter. In a document: the
/// word; key, locator, citation and its brackets; the quoted words between two ellipses, all of them, the quotation; the
/// sentence, the paragraph, the block, the sections. In metadata and in libraries: the value, the field, the entry. At
/// last the whole text.
pub fn selection_ranges(snapshot: &Snapshot, path: &Path, offset: usize) -> Vec<Span> {
    let Some(text) = snapshot.text(path) else { return Vec::new() };
    let mut around = Around { text, offset, found: Vec::new() };
    around.word();
    match snapshot.home(path) {
        Some(Home::Document(document)) => around.document(document),
        Some(home) => {
            home.library().entry_at(offset).into_iter().for_each(|entry| around.entry(entry));
            around.fields(home.metadata().map_or(&[], |metadata| metadata.fields()));
        }
        None => {}
    }
    around.steps()
}

/// What stands around a place.
struct Around<'a> {
    text: &'a Text,
    offset: usize,
    found: Vec<Span>,
}

impl Around<'_> {
    fn add(&mut self, span: Span) {
        if span.touches(self.offset) && !span.is_empty() {
            self.found.push(span);
        }
    }

    /// The same without the white space around it.
    fn add_trimmed(&mut self, span: Span) {
        if span.touches(self.offset) {
            self.add(trimmed(self.text, span));
        }
    }

    fn add_all(&mut self, spans: impl IntoIterator<Item = Span>) {
        for span in spans {
            self.add(span);
        }
    }

    fn add_all_trimmed(&mut self, spans: impl IntoIterator<Item = Span>) {
        for span in spans {
            self.add_trimmed(span);
        }
    }

    /// From the shortest to all of the text, each in the next. Of two that cross it is the shorter.
    fn steps(mut self) -> Vec<Span> {
        let all = Span::new(0, self.text.len());
        // At the seam of two things of one length it is the one that begins there.
        self.found.sort_by_key(|span| (span.len(), !span.contains(self.offset)));
        let mut steps: Vec<Span> = Vec::new();
        for span in self.found {
            if steps.last().is_none_or(|inner| span.covers(*inner) && span != *inner) && all.covers(span) {
                steps.push(span);
            }
        }
        if steps.last() != Some(&all) {
            steps.push(all);
        }
        steps
    }

    fn word(&mut self) {
        let before = self.text.slice(Span::new(self.offset.saturating_sub(LONGEST), self.offset));
        let after = self.text.slice(Span::new(self.offset, self.offset + LONGEST));
        let len = |chars: &mut dyn Iterator<Item = char>| -> usize {
            chars.take_while(|c| is_in_word(*c)).map(char::len_utf8).sum()
        };
        let start = self.offset - len(&mut before.chars().rev());
        let written = Span::new(start, self.offset + len(&mut after.chars()));
        let word = self.text.slice(written);
        let bare = word.trim_matches(is_joint);
        let inner =
            Span::new(0, bare.len()).shifted(written.start() + word.len() - word.trim_start_matches(is_joint).len());
        self.add(inner);
    }

    fn document(&mut self, document: &Document) {
        let syntax = &document.syntax;
        for index in syntax.blocks_in(Span::empty(self.offset)) {
            if let Some(block) = syntax.block_at(index) {
                self.block(&block);
                syntax.groups_of(index).for_each(|group| self.citations(&group));
                self.whole_block(document, index, &block);
            }
        }
        syntax.statements_near(self.offset).for_each(|statement| self.statement(&statement));
        self.add_all_trimmed(sections(document).iter().map(|section| section.full));
        self.fields(document.metadata.fields());
    }

    fn block(&mut self, block: &Placed<'_, Block>) {
        for unit in &block.fact.units {
            let spans = unit.sentences.iter().chain([&unit.span]);
            self.add_all_trimmed(spans.map(|span| block.place(*span)));
        }
        let facts = [
            block.fact.headings.iter().map(|it| it.span).collect::<Vec<_>>(),
            block.fact.notes.iter().map(|it| it.span).collect(),
            block.fact.definitions.iter().map(|it| it.span).collect(),
            block.fact.links.iter().flat_map(|it| [it.target, it.span]).collect(),
        ];
        self.add_all_trimmed(facts.concat().into_iter().map(|span| block.place(span)));
    }

    /// The block, and of an item the list as well.
    fn whole_block(&mut self, document: &Document, index: usize, block: &Placed<'_, Block>) {
        self.add_trimmed(block.all());
        match block.kind {
            BlockKind::Metadata(yaml) => self.add_trimmed(block.place(yaml)),
            BlockKind::Item(_) if block.all().touches(self.offset) => {
                self.add_trimmed(document.syntax.whole_block(index));
            }
            _ => {}
        }
    }

    fn citations(&mut self, group: &Placed<'_, CitationGroup>) {
        self.add(group.place(group.span));
        for citation in &group.citations {
            let locator = citation.locator.iter().flat_map(|locator| [locator.value, locator.span]);
            let parts = [citation.key_span, citation.at_span, citation.prefix, citation.suffix, citation.span];
            self.add_all(parts.into_iter().chain(locator).map(|span| group.place(span)));
        }
    }

    fn statement(&mut self, statement: &Statement<'_>) {
        self.add(statement.span);
        if let (Some(first), Some(last)) = (statement.words.first(), statement.words.last()) {
            let words = first.join(*last);
            self.add(words);
            if statement.kind != StatementKind::Claim && words.touches(self.offset) {
                self.fragments(words);
            }
        }
        if let Some(attribution) = &statement.attribution {
            let speaker = attribution.speaker.as_ref().map(|speaker| speaker.span);
            let date = attribution.date.as_ref().map(|date| date.span);
            self.add_all([speaker, date, Some(attribution.span)].into_iter().flatten());
        }
    }

    /// What stands between the ellipses among `words`.
    fn fragments(&mut self, words: Span) {
        static ELLIPSIS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[\[(]?(?:…|\.(?:[ \u{a0}]?\.){2,})[\])]?"));
        let written = self.text.slice(words);
        let mut start = 0;
        for found in ELLIPSIS.find_iter(&written) {
            self.add_trimmed(Span::new(start, found.start()).shifted(words.start()));
            start = found.end();
        }
        if start > 0 {
            self.add_trimmed(Span::new(start, written.len()).shifted(words.start()));
        }
    }

    fn entry(&mut self, entry: &Entry) {
        self.add_all([entry.span, entry.key_span, entry.kind_span]);
        self.add_all(entry.aliases.iter().map(|(_, span)| *span));
        for field in entry.fields.iter().filter(|field| !field.is_inherited) {
            let value = self.with_marks(field.span);
            self.add_all([field.span, value, field.name_span, field.name_span.join(value)]);
        }
    }

    /// A value with the braces or quotation marks that it stands in.
    fn with_marks(&self, value: Span) -> Span {
        let around = Span::new(value.start().saturating_sub(1), value.end() + 1);
        let written = self.text.slice(around);
        let marks = (written.chars().next(), written.chars().next_back());
        if matches!(marks, (Some('{'), Some('}')) | (Some('"'), Some('"'))) { around } else { value }
    }

    /// The fields of YAML, and what is in them.
    fn fields(&mut self, pairs: &[Pair]) {
        for pair in pairs {
            self.add_all_trimmed([pair.key_span, pair.key_span.join(pair.value.span)]);
            self.node(&pair.value);
        }
    }

    fn node(&mut self, node: &Node) {
        if !node.span.touches(self.offset) {
            return;
        }
        self.add_trimmed(node.span);
        match &node.content {
            Content::Mapping(pairs) => self.fields(pairs),
            Content::Sequence(items) => items.iter().for_each(|item| self.node(item)),
            Content::Null | Content::Scalar { .. } => {}
        }
    }
}

/// As far as a word reaches to either side of the caret, in bytes: a line may be a whole file.
const LONGEST: usize = 256;

fn is_in_word(c: char) -> bool {
    // The accents that follow their letters.
    c.is_alphanumeric() || c == '_' || is_joint(c) || matches!(c, '\u{300}'..='\u{36f}')
}

/// What joins two parts of a word: “well-known”, “l’état”. Around a word it is something else.
fn is_joint(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\'' | '’')
}

/// `span` of `text` without the white space around it, and without the signs of a quotation before a next line that is
/// not there.
fn trimmed(text: &Text, span: Span) -> Span {
    let written = text.slice(span);
    let start = written.len() - written.trim_start().len();
    let end = written.trim_end_matches(|c: char| c.is_whitespace() || c == '>').len();
    // An address may end in the sign: `<https://example.org>`.
    let end = if written[end..].contains(['\n', '\r']) { end } else { written.trim_end().len() };
    Span::new(start, end).shifted(span.start())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::fixture::Fixture;

    /// Each step, from the shortest, with its line breaks as ↵.
    #[track_caller]
    fn check(source: &str, expected: &Expect) {
        let fixture = Fixture::new(source);
        let at = fixture.caret();
        let steps = selection_ranges(&fixture.snapshot, &at.path, at.offset);
        let shown: Vec<_> = steps.iter().map(|span| fixture.slice(&at.path, *span).replace('\n', "↵")).collect();
        expected.assert_eq(&(shown.join("\n") + "\n"));
    }

    const DOCUMENT: &str = "\
---
lang: en
references:
- id: a
  author: [{family: Roe, given: Jane}]
- {id: b}
---

First.

# One

Before. “Four score … a new na$0tion,” Lincoln said [see @a, p. 33; @b]. After.

## Two

- item
- other

# Three
";

    #[test]
    fn from_a_quoted_word_outwards() {
        check(
            DOCUMENT,
            &expect![[r#"
                nation
                a new nation,
                Four score … a new nation,
                “Four score … a new nation,”
                “Four score … a new nation,” Lincoln said [see @a, p. 33; @b].
                Before. “Four score … a new nation,” Lincoln said [see @a, p. 33; @b]. After.
                # One↵↵Before. “Four score … a new nation,” Lincoln said [see @a, p. 33; @b]. After.↵↵## Two↵↵- item↵- other
                ---↵lang: en↵references:↵- id: a↵  author: [{family: Roe, given: Jane}]↵- {id: b}↵---↵↵First.↵↵# One↵↵Before. “Four score … a new nation,” Lincoln said [see @a, p. 33; @b]. After.↵↵## Two↵↵- item↵- other↵↵# Three↵
            "#]],
        );
    }

    #[test]
    fn from_a_citation_outwards() {
        let sentence = "“So it was,” she said [see @a$0, p. 33; @b]. After.\n";
        check(
            sentence,
            &expect![[r#"
            a
            @a
            see @a, p. 33
            [see @a, p. 33; @b]
            “So it was,” she said [see @a, p. 33; @b].
            “So it was,” she said [see @a, p. 33; @b]. After.
            “So it was,” she said [see @a, p. 33; @b]. After.↵
        "#]],
        );
        check(
            &sentence.replace("$0", "").replace("33", "3$03"),
            &expect![[r#"
            33
            p. 33
            see @a, p. 33
            [see @a, p. 33; @b]
            “So it was,” she said [see @a, p. 33; @b].
            “So it was,” she said [see @a, p. 33; @b]. After.
            “So it was,” she said [see @a, p. 33; @b]. After.↵
        "#]],
        );
    }

    #[test]
    fn in_a_list_the_list_comes_after_its_item() {
        check(
            "- one\n- tw$0o. And more\n- three\n\nEnd\n",
            &expect![[r#"
            two
            two.
            two. And more
            - two. And more
            - one↵- two. And more↵- three
            - one↵- two. And more↵- three↵↵End↵
        "#]],
        );
    }

    #[test]
    fn in_a_block_its_words_come_before_it() {
        check(
            "He wrote:\n\n> The world will\n> little no$0te\n>\n> — Abraham Lincoln, 1863\n\nEnd\n",
            &expect![[r#"
                note
                The world will↵> little note
                > The world will↵> little note↵>↵> — Abraham Lincoln, 1863
                He wrote:↵↵> The world will↵> little note↵>↵> — Abraham Lincoln, 1863↵↵End↵
            "#]],
        );
        check(
            "> The world\n>\n> — Abraham Lin$0coln, 1863 [@a]\n",
            &expect![[r#"
            Lincoln
            Abraham Lincoln
            — Abraham Lincoln, 1863
            — Abraham Lincoln, 1863 [@a]
            > The world↵>↵> — Abraham Lincoln, 1863 [@a]
            > The world↵>↵> — Abraham Lincoln, 1863 [@a]↵
        "#]],
        );
    }

    #[test]
    fn in_an_entry_from_the_value_to_the_entry() {
        check(
            &DOCUMENT.replace("$0", "").replace("Roe", "R$0oe"),
            &expect![[r#"
            Roe
            family: Roe
            {family: Roe, given: Jane}
            [{family: Roe, given: Jane}]
            author: [{family: Roe, given: Jane}]
            id: a↵  author: [{family: Roe, given: Jane}]
            id: a↵  author: [{family: Roe, given: Jane}]↵- {id: b}
            references:↵- id: a↵  author: [{family: Roe, given: Jane}]↵- {id: b}
            lang: en↵references:↵- id: a↵  author: [{family: Roe, given: Jane}]↵- {id: b}
            ---↵lang: en↵references:↵- id: a↵  author: [{family: Roe, given: Jane}]↵- {id: b}↵---
            ---↵lang: en↵references:↵- id: a↵  author: [{family: Roe, given: Jane}]↵- {id: b}↵---↵↵First.↵↵# One↵↵Before. “Four score … a new nation,” Lincoln said [see @a, p. 33; @b]. After.↵↵## Two↵↵- item↵- other↵↵# Three↵
        "#]],
        );
        check(
            "//- /refs.bib\n@book{a, title = {One $0Two}, year = 1863}\n\n@book{b}\n//- /a.md\n---\nbibliography: refs.bib\n---\n",
            &expect![[r#"
                Two
                One Two
                {One Two}
                title = {One Two}
                @book{a, title = {One Two}, year = 1863}
                @book{a, title = {One Two}, year = 1863}↵↵@book{b}↵
            "#]],
        );
    }

    #[test]
    fn words_have_joints_and_accents() {
        for (source, expected) in [
            ("A well-kno$0wn e\u{301}tat\n", "well-known"),
            ("A 'we$0ll' word\n", "well"),
            ("An e\u{301}t$0at\n", "e\u{301}tat"),
            ("l’é$0tat\n", "l’état"),
            ("$0\n", "\n"),
            ("“Never”$0\n", "“Never”"),
        ] {
            let fixture = Fixture::new(source);
            let at = fixture.caret();
            let steps = selection_ranges(&fixture.snapshot, &at.path, at.offset);
            assert_eq!(fixture.slice(&at.path, steps[0]), expected);
        }
    }

    proptest! {
        #[test]
        fn each_step_lies_in_the_next(pieces in proptest::collection::vec(proptest::sample::select(&[
            "---\nreferences: [{id: a, note: |\n  x\n}, {id: b}]\n---\n", "“é𝄞 … and [@a]” ", "“open\n\n", "[@a; see @b, p. 3] ", "\r\n",
            "> quoted ... more\n>\n> — Jane Doe\n\n", "==claim== ", "# One\n\n", "## Two\n", "- item\n", "[^1]: note @a\n\n", "```\ncode\n",
            "| a | “b” |\n|---|---|\n", "---\n",
        ][..]), 0..10)) {
            let text = pieces.concat();
            let fixture = Fixture::new(&format!("//- /a.md\n{text}"));
            let len = fixture.document().text.len();
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let steps = selection_ranges(&fixture.snapshot, &fixture.path, offset);
                prop_assert_eq!(steps.last(), Some(&Span::new(0, len)));
                prop_assert!(steps.iter().all(|step| step.touches(offset)));
                prop_assert!(steps.windows(2).all(|pair| pair[1].covers(pair[0]) && pair[1] != pair[0]), "{:?}", steps);
            }
        }
    }
}
