//! Documents that are not open: of each its facts are kept, not its text.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::scope::{self, Named};
use super::surroundings::Surroundings;
use super::{Document, Language};
use crate::sources::Metadata;
use crate::syntax::{Citation, Dialect, Need, Placed, Statement, StatementKind, Syntax};
use crate::text::{Encoding, Position, Span, Text};

/// What is known of a document that is not open.
#[derive(Clone, Debug)]
pub struct Summary {
    /// Where it is.
    pub path: Arc<Path>,
    /// What it is written in.
    pub language: Language,
    /// What it says of itself.
    pub metadata: Arc<Metadata>,
    /// The files that speak for it.
    pub surroundings: Arc<Surroundings>,
    /// The libraries that its metadata name.
    pub(super) names: Arc<[Named]>,
    /// The keys it cites.
    cited: Arc<Cited>,
}

/// The keys that a document cites, and where.
#[derive(Debug, Default)]
struct Cited {
    /// In the order of the keys.
    keys: Box<[(Box<str>, Uses)]>,
    /// In the order they stand.
    places: Box<[CitedAt]>,
}

/// A place where a document that is not open cites a key: what it takes to say where without its text.
#[derive(Clone, Copy, Debug)]
struct CitedAt {
    /// Which of the keys it is.
    key: u32,
    /// The byte at which the key starts.
    start: u32,
    line: u32,
    /// The column in each encoding: UTF-8, UTF-16, UTF-32.
    columns: [u32; 3],
}

/// How often a document uses a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// How often it is cited.
    pub citations: u32,
    /// How many quotations it sources.
    pub quotations: u32,
}

/// A document as it was read, before anything is known of what stands around it.
#[derive(Debug)]
pub struct Reading {
    path: Arc<Path>,
    metadata: Metadata,
    cited: Cited,
}

impl Reading {
    /// Reads the document `text`.
    pub fn new(path: Arc<Path>, text: &str) -> Self {
        let syntax = Syntax::parse(text, Language::of_path(&path).dialect());
        let metadata = Metadata::read(text, &syntax.metadata().collect::<Vec<_>>());
        Self { path, metadata: metadata.summarised(), cited: Cited::new(&syntax, &Text::new(text)) }
    }

    /// Where it is.
    pub fn path(&self) -> &Arc<Path> {
        &self.path
    }
}

impl Summary {
    pub(super) fn new(reading: Reading, surroundings: Arc<Surroundings>) -> Self {
        let Reading { path, metadata, cited } = reading;
        let names = scope::names(&path, &metadata, &surroundings).into();
        let (language, metadata, cited) = (Language::of_path(&path), Arc::new(metadata), Arc::new(cited));
        Self { path, language, metadata, surroundings, names, cited }
    }

    /// The same in other surroundings.
    pub(super) fn within(&self, surroundings: Arc<Surroundings>) -> Self {
        let names = if surroundings.has_bases_of(&self.surroundings) {
            Arc::clone(&self.names)
        } else {
            scope::names(&self.path, &self.metadata, &surroundings).into()
        };
        Self { surroundings, names, ..self.clone() }
    }

    /// What its Markdown is written in.
    pub fn dialect(&self) -> Dialect {
        self.language.dialect()
    }

    /// How often it uses `key`; `None`: never.
    pub fn uses(&self, key: &str) -> Option<Uses> {
        self.cited.keys.get(self.cited.index(key)?).map(|(_, uses)| *uses)
    }

    /// The keys it uses, in their order.
    pub fn keys(&self) -> impl Iterator<Item = (&str, Uses)> {
        self.cited.keys.iter().map(|(key, uses)| (&**key, *uses))
    }

    /// The places where it cites `key`, the key alone, in the order they stand.
    pub fn places(&self, key: &str) -> impl Iterator<Item = Span> {
        let (index, len) = (self.cited.index(key), key.len());
        let places = self.cited.places.iter().filter(move |place| Some(place.key as usize) == index);
        places.map(move |place| Span::new(place.start as usize, place.start as usize + len))
    }

    /// Where a place that [`Summary::places`] has begins and ends.
    pub fn position(&self, place: Span, encoding: Encoding) -> Option<(Position, Position)> {
        let index = self.cited.places.binary_search_by_key(&place.start(), |place| place.start as usize).ok()?;
        let CitedAt { key, line, columns, .. } = *self.cited.places.get(index)?;
        let (key, _) = self.cited.keys.get(key as usize)?;
        let index = ENCODINGS.iter().position(|known| *known == encoding)?;
        let start = Position { line, column: *columns.get(index)? };
        // A key has no line break in it.
        let end = Text::new(key).position(key.len(), encoding).column;
        Some((start, Position { line, column: start.column + end }))
    }

    /// The document that it is of, whose text is now `text`.
    pub(super) fn document(&self, text: &str) -> Document {
        Document::new(Arc::clone(&self.path), self.language, None, Text::new(text), Arc::clone(&self.surroundings))
    }
}

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

/// What a file may begin with and no editor's text does.
const BYTE_ORDER_MARK: char = '\u{feff}';

impl Cited {
    fn new(syntax: &Syntax, text: &Text) -> Self {
        let mut keys: Vec<_> = uses(syntax).into_iter().collect();
        keys.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let mut cited = Self { keys: keys.into(), places: Box::default() };
        let has_mark = text.slice(Span::new(0, BYTE_ORDER_MARK.len_utf8())).starts_with(BYTE_ORDER_MARK);
        let place = |citation: Placed<'_, Citation>| {
            let start = citation.place(citation.key_span).start();
            let position = |encoding| text.position(start, encoding);
            let line = position(Encoding::Utf8).line;
            let mark = |encoding| text.position(BYTE_ORDER_MARK.len_utf8(), encoding).column;
            let column = |encoding| {
                let column = position(encoding).column;
                if has_mark && line == 0 { column.saturating_sub(mark(encoding)) } else { column }
            };
            let [key, start] = [cited.index(&citation.key)?, start].map(|number| u32::try_from(number).ok());
            Some(CitedAt { key: key?, start: start?, line, columns: ENCODINGS.map(column) })
        };
        let mut places: Vec<CitedAt> = syntax.citations().filter_map(place).collect();
        places.sort_unstable_by_key(|place| place.start);
        cited.places = places.into();
        cited
    }

    fn index(&self, key: &str) -> Option<usize> {
        self.keys.binary_search_by(|(known, _)| (**known).cmp(key)).ok()
    }
}

/// How often each key is used. It walks the whole document.
pub fn uses(syntax: &Syntax) -> HashMap<Box<str>, Uses> {
    let mut uses: HashMap<Box<str>, Uses> = HashMap::new();
    for citation in syntax.citations() {
        uses.entry(citation.key.as_str().into()).or_default().citations += 1;
    }
    let is_quoted = |it: &Statement<'_>| it.kind != StatementKind::Claim && it.need != Need::No;
    for statement in syntax.statements().filter(is_quoted) {
        let mut keys: Vec<&str> = statement.citations().iter().map(|citation| citation.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            uses.entry(key.into()).or_default().quotations += 1;
        }
    }
    uses
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn places_are_what_the_text_says(pieces in prop::collection::vec(prop::sample::select(&[
            "“é𝄞” ", "[@a] ", "@{b é} ", "[see @a; -@c, p. 3]", "\n", "\r\n", "\r", "\n\n> ", "- ", "x ", "[^1]: @a\n\n",
        ][..]), 0..20), has_mark in any::<bool>()) {
            let text = pieces.concat();
            let on_disk = if has_mark { format!("\u{feff}{text}") } else { text.clone() };
            let reading = Reading::new(Path::new("/w/a.md").into(), &on_disk);
            let summary = Summary::new(reading, Arc::default());
            let (shown, shift) = (Text::new(&text), on_disk.len() - text.len());
            for (key, uses) in summary.keys() {
                let places: Vec<Span> = summary.places(key).collect();
                prop_assert_eq!(places.len(), uses.citations as usize);
                for place in places {
                    prop_assert_eq!(&on_disk[place], key);
                    for encoding in ENCODINGS {
                        let at = |offset: usize| shown.position(offset - shift, encoding);
                        prop_assert_eq!(summary.position(place, encoding), Some((at(place.start()), at(place.end()))));
                    }
                }
            }
        }
    }
}
