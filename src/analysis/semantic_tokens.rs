//! What the words of a text are: quoted, claimed, who said them and when, keys and locators.
//!
//! Prose has no tokens, nor has what a grammar of Markdown or YAML knows: they add to an editor's colours. Tokens rest on
//! the document alone, so that a library that changes changes none of them; that a key is undefined a diagnostic says.

use std::cmp::Reverse;
use std::path::Path;

use super::shared::key::TO_COME;
use super::shared::mention;
use super::shared::subject::written_keys;
use crate::sources::{Entry, Field, FieldName, Format};
use crate::syntax::{Attribution, Citation, Need, Placed, Statement, StatementKind};
use crate::text::Span;
use crate::workspace::{Document, Home, Snapshot};

/// A piece of the text with what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands. It may have several lines.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether a key is defined there.
    pub is_definition: bool,
}

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Quoted words, their marks left out.
    Quotation,
    /// The words of a claim.
    Claim,
    /// The name of who said them.
    Speaker,
    /// When they did.
    Date,
    /// A key, with the `@` of a citation.
    Key,
    /// `@TK`, in the place of a key that is still to come.
    ToCome,
    /// The place in a source that a citation names.
    Locator,
    /// The type of an entry.
    EntryType,
    /// The name of a field that ibid knows.
    FieldName,
}

/// The tokens of the file at `path` that have a byte in `span`, in order of place; no two overlap. They are those of all of
/// the file, whole: none ends where the span does. A document has them where it has diagnostics (`markup.md` §2).
pub fn semantic_tokens(snapshot: &Snapshot, path: &Path, span: Span) -> Vec<Token> {
    let Some(home) = snapshot.home(path) else { return Vec::new() };
    let mut found = tokens_in(snapshot, home, span);
    // What lies in one of them parts it, also behind the end of the span.
    let reach = found.iter().map(|token| token.span).fold(span, Span::join);
    if reach != span {
        found = tokens_in(snapshot, home, reach);
    }
    let mut tokens = apart(found);
    tokens.retain(|token| token.span.overlaps(span));
    tokens
}

/// The tokens that have a byte in `span`; they may lie in one another.
fn tokens_in(snapshot: &Snapshot, home: Home<'_>, span: Span) -> Vec<Token> {
    let mut tokens = Tokens { span, found: Vec::new() };
    match home {
        Home::Document(document) if !snapshot.wants_diagnostics(document) => {}
        Home::Document(document) => tokens.document(home, document),
        Home::Library(..) | Home::Config(_) => tokens.entries(home),
    }
    tokens.found
}

struct Tokens {
    span: Span,
    found: Vec<Token>,
}

impl Tokens {
    fn add(&mut self, span: Span, kind: TokenKind) {
        self.push(Token { span, kind, is_definition: false });
    }

    fn push(&mut self, token: Token) {
        if token.span.overlaps(self.span) && !token.span.is_empty() {
            self.found.push(token);
        }
    }

    fn document(&mut self, home: Home<'_>, document: &Document) {
        let syntax = &document.syntax;
        if syntax.metadata().any(|yaml| yaml.overlaps(self.span)) {
            self.entries(home);
            self.mentions(home);
        }
        syntax.statements_in(self.span).filter(is_shown).for_each(|statement| self.statement(&statement));
        for group in syntax.blocks_in(self.span).flat_map(|index| syntax.groups_of(index)) {
            let citations = group.citations.iter().map(|fact| Placed { base: group.base, fact });
            citations.for_each(|citation| self.citation(&citation));
        }
    }

    fn statement(&mut self, statement: &Statement<'_>) {
        let kind = match statement.kind {
            StatementKind::Claim => TokenKind::Claim,
            StatementKind::BlockQuotation | StatementKind::InlineQuotation => TokenKind::Quotation,
        };
        statement.words.iter().for_each(|words| self.add(*words, kind));
        statement.attribution.iter().for_each(|attribution| self.attribution(attribution));
    }

    /// Who is called by name, and when. “She” and “a spokesman” are words like others.
    fn attribution(&mut self, attribution: &Attribution) {
        if let Some(speaker) = &attribution.speaker
            && speaker.kind.is_name()
        {
            self.add(speaker.span, TokenKind::Speaker);
        }
        if let Some(date) = &attribution.date {
            self.add(date.span, TokenKind::Date);
        }
    }

    fn citation(&mut self, citation: &Placed<'_, Citation>) {
        let kind = if citation.key == TO_COME { TokenKind::ToCome } else { TokenKind::Key };
        self.add(citation.place(citation.at_span), kind);
        if let Some(locator) = &citation.locator {
            self.add(citation.place(locator.span), TokenKind::Locator);
        }
    }

    /// Of those formats that editors know the grammar of, keys alone; of metadata the fields of entries, too, among which
    /// other things stand.
    fn entries(&mut self, home: Home<'_>) {
        let has_fields = match home {
            Home::Document(_) | Home::Config(_) => true,
            Home::Library(..) => matches!(home.format(), Format::BibTex | Format::Ris),
        };
        let entries = home.library().entries();
        // The one that the span begins in may be the one before.
        let first = entries.partition_point(|entry| entry.span.start() < self.span.start()).saturating_sub(1);
        let end = self.span.end();
        let entries = entries.iter().skip(first).take_while(|entry| entry.span.start() < end);
        entries.for_each(|entry| self.entry(home, entry, has_fields));
    }

    fn entry(&mut self, home: Home<'_>, entry: &Entry, has_fields: bool) {
        for (_, span) in written_keys(home, entry) {
            self.push(Token { span, kind: TokenKind::Key, is_definition: true });
        }
        for mention in mention::in_entry(entry, home.format(), home.text()) {
            self.add(mention.span, TokenKind::Key);
        }
        if has_fields {
            self.add(entry.kind_span, TokenKind::EntryType);
            let known = |field: &&Field| !field.is_inherited && !matches!(field.name, FieldName::Other(_));
            entry.fields.iter().filter(known).for_each(|field| self.add(field.name_span, TokenKind::FieldName));
        }
    }

    fn mentions(&mut self, home: Home<'_>) {
        for mention in mention::in_nocite_of(home) {
            self.add(mention.span, TokenKind::Key);
        }
    }
}

/// Whether somebody is quoted there, or something claimed. A title in quotation marks is one that has a source at most.
fn is_shown(statement: &Statement<'_>) -> bool {
    statement.need != Need::No || !statement.citations().is_empty()
}

/// `tokens` in order of place, where they lie in one another the inner in the place of the outer's words.
fn apart(mut tokens: Vec<Token>) -> Vec<Token> {
    tokens.sort_by_key(|token| (token.span.start(), Reverse(token.span.end())));
    let mut apart = Apart { done: Vec::with_capacity(tokens.len()), end: 0 };
    let mut open: Vec<Token> = Vec::new();
    for token in tokens {
        let start = token.span.start();
        while let Some(over) = open.pop_if(|outer| outer.span.end() <= start) {
            apart.up_to(over.span.end(), over);
        }
        if let Some(outer) = open.last() {
            apart.up_to(start, *outer);
        }
        open.push(token);
    }
    while let Some(over) = open.pop() {
        apart.up_to(over.span.end(), over);
    }
    apart.done
}

/// Tokens one after the other.
struct Apart {
    done: Vec<Token>,
    /// Where the last one ends.
    end: usize,
}

impl Apart {
    /// Adds what of `token` is left before `end`.
    fn up_to(&mut self, end: usize, token: Token) {
        let left = Span::new(token.span.start().max(self.end), end.min(token.span.end()));
        if !left.is_empty() {
            self.done.push(Token { span: left, ..token });
            self.end = left.end();
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::fixture::Fixture;

    #[track_caller]
    fn check(source: &str, expected: &Expect) {
        let fixture = Fixture::new(source);
        let len = fixture.snapshot.home(&fixture.path).map_or(0, |home| home.text().len());
        let tokens = semantic_tokens(&fixture.snapshot, &fixture.path, Span::new(0, len));
        let line = |token: &Token| {
            let sign = if token.is_definition { " *" } else { "" };
            format!("{:?}{sign}: {}\n", token.kind, fixture.slice(&fixture.path, token.span).replace('\n', "↵"))
        };
        expected.assert_eq(&tokens.iter().map(line).collect::<String>());
    }

    #[test]
    fn a_document_has_those_of_its_statements_and_citations() {
        check(
            "\
---
title: “Speeches” of @nobody
nocite: '@b'
references:
- id: a
  type: speech
  author: [{family: Roe}]
  spaeker: Jane
  issued: 1863
- {id: b, quoted-in: a}
---

“Four *score* and seven … a new nation,” Abraham Lincoln said on 19 November 1863 [see @a, p. 33; -@{b}].

> The world will little note
> what we say here
>
> — Abraham Lincoln, 1863

She read “The Gettysburg Gospel” and nothing, said “==it was== long ago and I do not know”, she said [@a].

==Nobody knows== that `“so it was,” he said [@a]`. ==So they say== [@TK].
",
            &expect![[r#"
                Key: b
                Key *: a
                EntryType: speech
                FieldName: author
                FieldName: issued
                Key *: b
                FieldName: quoted-in
                Key: a
                Quotation: Four 
                Quotation: score
                Quotation:  and seven … a new nation,
                Speaker: Abraham Lincoln
                Date: 19 November 1863
                Key: @a
                Locator: p. 33
                Key: -@{b}
                Quotation: The world will little note↵
                Quotation:  what we say here
                Speaker: Abraham Lincoln
                Date: 1863
                Quotation: The Gettysburg Gospel
                Claim: it was
                Quotation:  long ago and I do not know
                Key: @a
                Claim: Nobody knows
                Claim: So they say
                ToCome: @TK
            "#]],
        );
    }

    #[test]
    fn one_that_has_not_opted_in_has_none() {
        check("“Four score and seven years ago,” Lincoln said [@a].\n", &expect![[r#""#]]);
    }

    #[test]
    fn a_library_has_its_keys_and_fields() {
        let user = "//- /x.md\n---\nbibliography: [refs.bib, refs.json]\n---\n";
        let bib = "//- /refs.bib\n@book{a, ids = {b}, title = {A}, foo = {x}}\n@inbook{c, crossref = {a}}\n";
        let json = "//- /refs.json\n[{\"id\": \"d\", \"type\": \"book\", \"quoted-in\": \"a\"}]\n";
        check(
            &format!("{bib}{json}{user}"),
            &expect![[r#"
            EntryType: book
            Key *: a
            Key *: b
            FieldName: title
            EntryType: inbook
            Key *: c
            Key: a
        "#]],
        );
        check(
            &format!("{json}{bib}{user}"),
            &expect![[r#"
            Key *: d
            Key: a
        "#]],
        );
    }

    #[test]
    fn a_span_has_the_tokens_of_the_whole_that_touch_it() {
        let fixture = Fixture::new("//- /a.ibid\n==claim “in it” @a and more== end\n");
        let tokens = |from, to| semantic_tokens(&fixture.snapshot, &fixture.path, Span::new(from, to));
        let all = tokens(0, fixture.document().text.len());
        assert_eq!(tokens(0, 4), all[..1]);
    }

    proptest! {
        #[test]
        fn they_are_in_order_and_apart(pieces in proptest::collection::vec(proptest::sample::select(&[
            "---\nreferences: [{id: a, quoted-in: b, note: |\n  x\n}, {id: b}]\nnocite: '@a'\n---\n", "“é𝄞 and so it goes,” she said. ",
            "“open,” said Jane Doe, “and\n\n", "[@a; see @b, p. 3] ", "\r\n", "> quoted ... more [@a]\n>\n> — Jane Doe, 1863\n\n", "==claim “in it” @a== ",
            "# One\n\n", "- item\n", "[^1]: note @a\n\n", "```\ncode\n", "| a | “b” |\n|---|---|\n", "Text.",
        ][..]), 0..10), from in any::<proptest::sample::Index>(), to in any::<proptest::sample::Index>()) {
            let fixture = Fixture::new(&format!("//- /a.ibid\n{}", pieces.concat()));
            let len = fixture.document().text.len();
            let all = semantic_tokens(&fixture.snapshot, &fixture.path, Span::new(0, len));
            prop_assert!(all.iter().all(|token| !token.span.is_empty() && token.span.end() <= len));
            prop_assert!(all.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "{:?}", all);
            let span = Span::new(from.index(len + 1), to.index(len + 1));
            let some = semantic_tokens(&fixture.snapshot, &fixture.path, span);
            let touching: Vec<Token> = all.into_iter().filter(|token| token.span.overlaps(span)).collect();
            prop_assert_eq!(some, touching);
        }
    }
}
