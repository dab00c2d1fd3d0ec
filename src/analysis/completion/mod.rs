//! Completion: what may be typed at a place. One file per provider; they are tried in turn, and the first that knows the
//! place answers.
//!
//! All items of a list replace the same bytes: the word under the caret, all of it. So a menu stays where it is while the
//! word is typed, and what an item is filtered by begins with what it replaces. What has to stand elsewhere too (an opening
//! bracket, a comma) is an edit beside it.

mod around;
mod details;
mod entries;
mod files;
mod front_matter;
mod ignores;
mod keys;
mod locators;
mod nocite;
mod quotation;
mod rank;
mod speakers;
#[cfg(test)]
mod tests;
mod trigger;

pub use files::{Listing, listing};
pub(super) use locators::of_words as locator_of_words;
pub use trigger::{TRIGGERS, is_asked};

use std::path::Path;

use super::FilePosition;
use super::shared::card::Card;
use super::shared::holding::Search;
use super::shared::likely::context::Context;
use super::shared::markdown::code;
use crate::syntax::Statement;
use crate::text::Span;
use crate::workspace::{Document, Home, Snapshot, Sources};

/// A list of what may stand at one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// What every item replaces: the word under the caret, all of it.
    pub replace: Span,
    /// The items, best first.
    pub items: Vec<CompletionItem>,
    /// Whether there are more, which other letters bring up.
    pub is_incomplete: bool,
    /// The transcripts that nobody has read, of those that may have the words that are to be sourced: what they are found
    /// in comes first.
    pub search: Option<Search>,
}

/// Something that may stand there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompletionItem {
    /// What it is.
    pub kind: ItemKind,
    /// What a menu calls it.
    pub label: String,
    /// What is put there.
    pub insert: String,
    /// Where in that the writer goes on, one place after the other: between the braces of a value.
    pub blanks: Vec<usize>,
    /// What else is edited, none of it right beside the word.
    pub also: Vec<(Span, String)>,
    /// What stands beside its label: speaker and date of a key.
    pub detail: String,
    /// What it means, in Markdown; empty where its label says all, or where it has a `key`.
    pub documentation: String,
    /// What it is filtered by.
    pub filter: String,
    /// The key whose card [`documentation`] has.
    pub key: Option<String>,
}

/// What an item is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ItemKind {
    /// A key, or a whole citation.
    #[default]
    Key,
    /// A label, page or time.
    Locator,
    /// Somebody who speaks.
    Speaker,
    /// A field of an entry, or of a document's metadata.
    Field,
    /// A type of sources.
    Type,
    /// A value of a field.
    Value,
    /// A file.
    File,
    /// A rule.
    Rule,
}

/// What knows a place in the text of a document.
type Provider = for<'a, 'b> fn(&'a At<'b>) -> Option<Completion>;

/// In the order in which they are tried.
const PROVIDERS: [Provider; 7] = [
    keys::complete,
    locators::complete,
    keys::after_semicolon,
    details::complete,
    quotation::complete,
    speakers::complete,
    ignores::complete,
];

/// How many items are listed at most: nobody reads more, and every one is written, sent and sorted with every letter. Of a
/// larger library a list is cut, and says so, and other letters bring up others.
const MOST: usize = 100;

/// What may stand at `position`. `None`: nothing that is known. `files` are the names of those in
/// [`listing`].
pub fn complete(snapshot: &Snapshot, position: &FilePosition, files: &[String]) -> Option<Completion> {
    let home = snapshot.home(&position.path)?;
    let completion = match home {
        Home::Document(document) => {
            let at = At { snapshot, document, sources: snapshot.sources(document), offset: position.offset };
            // What is not closed yet reads as prose.
            let is_prose = front_matter::unclosed(document, position.offset).is_none();
            let providers = if is_prose { &PROVIDERS[..] } else { &[] };
            let found = providers.iter().find_map(|provider| provider(&at));
            let found = found.or_else(|| nocite::complete(&at));
            found.or_else(|| entries::complete(snapshot, home, position.offset, files))
        }
        Home::Library(..) | Home::Config(_) => entries::complete(snapshot, home, position.offset, files),
    };
    completion.filter(|completion| !completion.items.is_empty())
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

/// A place in the text of a document.
struct At<'a> {
    snapshot: &'a Snapshot,
    document: &'a Document,
    sources: Sources<'a>,
    offset: usize,
}

impl<'a> At<'a> {
    /// What stands around a citation at `place`.
    fn around(&'a self, place: Span) -> Context<'a> {
        Context::around(self.snapshot, self.document, &self.sources, place)
    }

    /// The same where it is to source `statement`.
    fn context(&self, place: Span, statement: Option<&Statement<'_>>) -> Context<'a> {
        Context::of(self.snapshot, self.document, &self.sources, place, statement)
    }
}
