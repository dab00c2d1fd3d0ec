//! Completion of keys.

use std::collections::HashSet;
use std::path::Path;

use super::FilePosition;
use super::shared::card::Card;
use super::shared::markdown::code;
use super::shared::{credit, key};
use crate::sources::{Entry, FieldName};
use crate::syntax::citation::{Braces, KeyAtCaret};
use crate::syntax::{Speaker, Statement};
use crate::text::Span;
use crate::workspace::{Document, Snapshot};

/// A list of keys for one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// What an item replaces: the key under the caret, all of it.
    pub replace: Span,
    /// The items, best first.
    pub items: Vec<CompletionItem>,
}

/// One key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompletionItem {
    /// The key.
    pub key: String,
    /// What is put in its place (braced where Pandoc needs it).
    pub insert: String,
    /// Speaker and date, beside the key.
    pub detail: String,
    /// What a client filters by: key, speaker, title, year.
    pub filter: String,
}

/// How many blocks before and after the caret are looked through for what is cited already: an article, or a chapter.
const NEAR: usize = 500;

/// The keys that may stand at `position`. `None`: no key is being typed there.
///
/// The speaker's, whose words stand before the caret, come first; then the keys that are cited around it already; then
/// the rest. All are listed: clients filter as the typing goes on.
pub fn complete(snapshot: &Snapshot, position: &FilePosition) -> Option<Completion> {
    let document = snapshot.document(&position.path)?;
    let caret = document.syntax.key_at(position.offset)?;
    let sources = snapshot.sources(document);
    let cited: HashSet<&str> = document
        .syntax
        .citations_near(position.offset, NEAR)
        .filter(|citation| citation.place(citation.key_span) != caret.replace)
        .map(|citation| citation.fact.key.as_str())
        .collect();
    let speaker = speaker_before(document, position.offset);
    let mut seen = HashSet::new();
    let mut ranked: Vec<(bool, bool, CompletionItem)> = Vec::new();
    for key in sources.iter().map(|source| source.entry.key.as_str()) {
        if !seen.insert(key) {
            continue;
        }
        let Some(source) = sources.get(key) else { continue };
        let is_by = speaker.as_ref().is_some_and(|speaker| credit::is_by(source.entry, speaker));
        ranked.push((!is_by, !cited.contains(key), item(source.entry, &caret)));
    }
    ranked.sort_by_cached_key(|(by, cited, item)| (*by, *cited, item.key.to_lowercase()));
    Some(Completion { replace: caret.replace, items: ranked.into_iter().map(|(_, _, item)| item).collect() })
}

/// The card of a key, for an item that is looked at.
pub fn documentation(snapshot: &Snapshot, document: &Path, key: &str) -> Option<String> {
    let document = snapshot.document(document)?;
    let sources = snapshot.sources(document);
    let mut card = Card::of(Some(sources.get(key)?.entry), None);
    if card.is_empty() {
        card.line(code(key));
    }
    Some(card.render())
}

/// Whose words stand right before the caret, as the text has it.
fn speaker_before(document: &Document, caret: usize) -> Option<Speaker> {
    let is_before = |statement: &Statement<'_>| statement.span.start() < caret;
    document.syntax.statements_near(caret).filter(is_before).last()?.attribution?.speaker
}

fn item(entry: &Entry, caret: &KeyAtCaret) -> CompletionItem {
    let key = entry.key.as_str();
    let insert = match caret.braces {
        None => key::written(key).into_owned(),
        Some(Braces::Open) => format!("{key}}}"),
        Some(Braces::Closed) => key.to_owned(),
    };
    let people = credit::people(entry);
    let title = entry.text(&FieldName::Title);
    let year = credit::year_of(entry).map(|year| year.to_string());
    let detail: Vec<&str> = people.as_deref().or(title).into_iter().chain(year.as_deref()).collect();
    let filter: Vec<&str> = [Some(key), people.as_deref(), title, year.as_deref()]
        .into_iter()
        .flatten()
        .filter(|it| !it.is_empty())
        .collect();
    CompletionItem { key: key.to_owned(), insert, detail: detail.join(", "), filter: filter.join(" ") }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::analysis::fixture::Fixture;

    const HEAD: &str = "\
---
bibliography: refs.bib
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  title: Gettysburg Address
  issued: 1863-11-19
---

";

    const SOURCES: &str = "
//- /refs.bib
@book{wills-1992, author = {Wills, Garry}, title = {Lincoln at Gettysburg}, date = {1992}}
@letter{everett-1863, author = {Everett, Edward}, title = {To Lincoln}, date = {1863-11-20}}
@misc{https://x.org/a/, title = {A page}}
@book{lincoln-1863, title = {Overridden}}
@book{Boritt-2006, editor = {Boritt, Gabor}, date = {2006}}
";

    fn completed(body: &str) -> (Fixture, Option<Completion>) {
        let fixture = Fixture::new(&format!("{HEAD}{body}\n{SOURCES}"));
        let completion = complete(&fixture.snapshot, fixture.caret());
        (fixture, completion)
    }

    /// The keys, best first.
    fn keys(body: &str) -> Vec<String> {
        completed(body).1.unwrap_or_default().items.into_iter().map(|item| item.key).collect()
    }

    #[test]
    fn every_key_once_with_what_it_is_found_by() {
        let items = completed("So [@$0]").1.unwrap_or_default().items;
        let shown = items.iter().map(|item| format!("{} · {} · {}\n", item.insert, item.detail, item.filter));
        expect![[r#"
            Boritt-2006 · Gabor Boritt, 2006 · Boritt-2006 Gabor Boritt 2006
            everett-1863 · Edward Everett, 1863 · everett-1863 Edward Everett To Lincoln 1863
            {https://x.org/a/} · A page · https://x.org/a/ A page
            lincoln-1863 · Abraham Lincoln, 1863 · lincoln-1863 Abraham Lincoln Gettysburg Address 1863
            wills-1992 · Garry Wills, 1992 · wills-1992 Garry Wills Lincoln at Gettysburg 1992
        "#]]
        .assert_eq(&shown.collect::<String>());
    }

    #[test]
    fn the_whole_key_is_replaced() {
        for (body, replaced, insert) in [
            ("So [see @wil$0ls-1982, p. 3]", "wills-1982", "{https://x.org/a/}"),
            ("So @wil$0ls says", "wills", "{https://x.org/a/}"),
            ("So [@{wil$0ls}]", "wills", "https://x.org/a/"),
            ("So [@{wil$0", "wil", "https://x.org/a/}"),
        ] {
            let (fixture, completion) = completed(body);
            let Completion { replace, items } = completion.unwrap_or_default();
            assert_eq!(fixture.slice(&fixture.path, replace), replaced, "{body}");
            assert!(items.iter().any(|item| item.insert == insert), "{body}");
        }
    }

    #[test]
    fn cited_keys_come_before_others_and_the_speakers_before_all() {
        assert_eq!(keys("It is [@wills-1992]. So [@$0]")[0], "wills-1992");
        assert_eq!(
            keys("It is [@wills-1992]. “I should be glad if I could,” Edward Everett wrote [@$0].")[..2],
            ["everett-1863", "wills-1992"]
        );
        assert_eq!(keys("> I should be glad if I could\n>\n> — Edward Everett [@$0]\n")[0], "everett-1863");
        assert_eq!(keys("So [@wills-19$0]")[0], "Boritt-2006", "what is being typed is not cited yet");
    }

    #[test]
    fn where_no_key_is_typed_there_is_nothing_to_complete() {
        for body in ["So it$0 is", "Write me@$0", "`[@$0]`", "```\n[@$0]\n```", "<https://x.org/@$0>"] {
            assert!(completed(body).1.is_none(), "{body}");
        }
    }

    #[test]
    fn a_key_has_a_card() {
        let (fixture, _) = completed("So [@$0]");
        let card = |key| documentation(&fixture.snapshot, &fixture.path, key);
        assert!(card("lincoln-1863").is_some_and(|card| card.starts_with("**Abraham Lincoln**")));
        assert_eq!(card("https://x.org/a/").as_deref(), Some("in *A page*"));
        assert_eq!(card("nobody"), None);
    }
}
