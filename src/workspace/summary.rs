//! Documents that are not open: of each its facts are kept, not its text.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::scope::{self, Named};
use super::surroundings::Surroundings;
use super::{CitationReach, Document, Language};
use crate::sources::Metadata;
use crate::syntax::{Citation, Dialect, Need, Placed, Sourcing, Statement, StatementKind, Syntax};
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
    /// What it says.
    said: Arc<Said>,
}

/// The keys that a document cites, and where.
#[derive(Debug, Default)]
struct Cited {
    /// In the order of the keys.
    keys: Box<[(Box<str>, Uses)]>,
    /// In the order they stand.
    places: Box<[CitedAt]>,
}

/// A place where a document that is not open cites a key.
#[derive(Clone, Copy, Debug)]
struct CitedAt {
    /// Which of the keys it is.
    key: u32,
    /// Where that starts.
    at: At,
}

/// A place in a document that is not open: what it takes to say where without its text.
#[derive(Clone, Copy, Debug)]
struct At {
    /// The byte.
    start: u32,
    line: u32,
    /// The column in each encoding: UTF-8, UTF-16, UTF-32.
    columns: [u32; 3],
}

/// What a document defines and says that is looked for in the whole workspace.
#[derive(Debug, Default)]
struct Said {
    /// Where the keys of its entries stand, in the order of the entries.
    defined: Box<[Option<At>]>,
    quotations: Box<[Beginning]>,
}

/// How a quotation begins.
#[derive(Debug)]
struct Beginning {
    at: At,
    words: Box<str>,
    speaker: Option<Box<str>>,
}

/// A quotation of a document that is not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotationBeginning<'a> {
    /// The byte at which it begins.
    pub start: usize,
    /// Its first words.
    pub words: &'a str,
    /// Who is named as the speaker.
    pub speaker: Option<&'a str>,
}

/// As many characters of a quotation are kept: some more than are shown, so that it is seen that more follow. Of 10,000
/// documents all words would be much.
const WORDS: usize = 60;

/// How often a document uses a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// How often it is cited.
    pub citations: u32,
    /// How many quotations it sources by a citation of their own.
    pub quotations: u32,
    /// How many more it covers from the end of their paragraph.
    pub covered: u32,
}

impl Uses {
    /// How many quotations it sources, where citations reach so far.
    pub fn quoted(self, reach: CitationReach) -> u32 {
        match reach {
            CitationReach::Sentence => self.quotations,
            CitationReach::Paragraph => self.quotations + self.covered,
        }
    }
}

/// A document as it was read, before anything is known of what stands around it.
#[derive(Debug)]
pub struct Reading {
    path: Arc<Path>,
    metadata: Metadata,
    cited: Cited,
    said: Said,
}

impl Reading {
    /// Reads the document `text`.
    pub fn new(path: Arc<Path>, text: &str) -> Self {
        let syntax = Syntax::parse(text, Language::of_path(&path).dialect());
        let metadata = Metadata::read(text, &syntax.metadata().collect::<Vec<_>>());
        let places = Places::new(text);
        let (cited, said) = (Cited::new(&syntax, &places), Said::new(&syntax, &metadata, &places));
        Self { path, metadata: metadata.summarised(), cited, said }
    }

    /// Where it is.
    pub fn path(&self) -> &Arc<Path> {
        &self.path
    }
}

impl Summary {
    pub(super) fn new(reading: Reading, surroundings: Arc<Surroundings>) -> Self {
        let Reading { path, metadata, cited, said } = reading;
        let names = scope::names(&path, &metadata, &surroundings).into();
        let (language, metadata) = (Language::of_path(&path), Arc::new(metadata));
        Self { path, language, metadata, surroundings, names, cited: Arc::new(cited), said: Arc::new(said) }
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
        places.map(move |place| Span::new(place.at.start as usize, place.at.start as usize + len))
    }

    /// Its quotations, in the order they stand.
    pub fn quotations(&self) -> impl Iterator<Item = QuotationBeginning<'_>> {
        self.said.quotations.iter().map(|it| QuotationBeginning {
            start: it.at.start as usize,
            words: &it.words,
            speaker: it.speaker.as_deref(),
        })
    }

    /// Where a place begins and ends: one that [`Summary::places`] has, the key of an entry, the beginning of a quotation.
    pub fn position(&self, place: Span, encoding: Encoding) -> Option<(Position, Position)> {
        let (at, written) = self.at(place.start())?;
        let index = ENCODINGS.iter().position(|known| *known == encoding)?;
        let start = Position { line: at.line, column: *at.columns.get(index)? };
        // Of a quotation nothing is known but where it begins. A key has no line break in it.
        let end = Text::new(written).position(place.len().min(written.len()), encoding).column;
        Some((start, Position { column: start.column + end, ..start }))
    }

    /// The place that starts at byte `start`, and the key that stands there.
    fn at(&self, start: usize) -> Option<(At, &str)> {
        if let Ok(index) = self.cited.places.binary_search_by_key(&start, |place| place.at.start as usize) {
            let CitedAt { key, at } = *self.cited.places.get(index)?;
            return Some((at, &self.cited.keys.get(key as usize)?.0));
        }
        let entries = self.metadata.library.entries().iter().zip(&self.said.defined);
        let mut defined = entries.filter_map(|(entry, at)| Some(((*at)?, entry.key.as_str())));
        let is_here = |at: &At| at.start as usize == start;
        defined.find(|(at, _)| is_here(at)).or_else(|| {
            let quotation = self.said.quotations.iter().find(|quotation| is_here(&quotation.at))?;
            Some((quotation.at, ""))
        })
    }

    /// The document that it is of, whose text is now `text`.
    pub(super) fn document(&self, text: &str) -> Document {
        Document::new(Arc::clone(&self.path), self.language, None, Text::new(text), Arc::clone(&self.surroundings))
    }
}

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

/// What a file may begin with and no editor's text does.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The places of a document, as an editor will have them.
struct Places {
    text: Text,
    has_mark: bool,
}

impl Places {
    fn new(text: &str) -> Self {
        Self { text: Text::new(text), has_mark: text.starts_with(BYTE_ORDER_MARK) }
    }

    /// The place of byte `start`. `None`: there is none so far on.
    fn at(&self, start: usize) -> Option<At> {
        let line = self.text.position(start, Encoding::Utf8).line;
        let column = |encoding| {
            let column = self.text.position(start, encoding).column;
            let mark = self.text.position(BYTE_ORDER_MARK.len_utf8(), encoding).column;
            if self.has_mark && line == 0 { column.saturating_sub(mark) } else { column }
        };
        Some(At { start: u32::try_from(start).ok()?, line, columns: ENCODINGS.map(column) })
    }
}

impl Said {
    fn new(syntax: &Syntax, metadata: &Metadata, places: &Places) -> Self {
        let defined = metadata.library.entries().iter().map(|entry| places.at(entry.key_span.start()));
        let quotations = syntax.statements().filter(is_quoted).filter_map(|statement| {
            let speaker = statement.attribution.as_ref().and_then(|attribution| attribution.speaker.as_ref());
            let speaker = speaker.filter(|it| it.kind.is_name());
            Some(Beginning {
                at: places.at(statement.span.start())?,
                words: beginning(&statement.text(&places.text)).into(),
                speaker: speaker.map(|speaker| speaker.name.as_str().into()),
            })
        });
        Self { defined: defined.collect(), quotations: quotations.collect() }
    }
}

/// The first words of `text`.
fn beginning(text: &str) -> &str {
    let Some((end, _)) = text.char_indices().nth(WORDS) else { return text };
    let head = &text[..end];
    // Scripts without spaces have no words to stop between.
    head.rfind(char::is_whitespace).map_or(head, |space| &head[..space])
}

impl Cited {
    fn new(syntax: &Syntax, places: &Places) -> Self {
        let mut keys: Vec<_> = uses(syntax).into_iter().collect();
        keys.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let mut cited = Self { keys: keys.into(), places: Box::default() };
        let place = |citation: Placed<'_, Citation>| {
            let key = u32::try_from(cited.index(&citation.key)?).ok()?;
            Some(CitedAt { key, at: places.at(citation.place(citation.key_span).start())? })
        };
        let mut places: Vec<CitedAt> = syntax.citations().filter_map(place).collect();
        places.sort_unstable_by_key(|place| place.at.start);
        cited.places = places.into();
        cited
    }

    fn index(&self, key: &str) -> Option<usize> {
        self.keys.binary_search_by(|(known, _)| (**known).cmp(key)).ok()
    }
}

/// Whether somebody is quoted there: it is no claim, and no title or term.
pub fn is_quoted(statement: &Statement<'_>) -> bool {
    statement.kind != StatementKind::Claim && statement.need != Need::No
}

/// How often each key is used. It walks the whole document.
pub fn uses(syntax: &Syntax) -> HashMap<Box<str>, Uses> {
    let mut uses: HashMap<Box<str>, Uses> = HashMap::new();
    for citation in syntax.citations() {
        uses.entry(citation.key.as_str().into()).or_default().citations += 1;
    }
    for statement in syntax.statements().filter(is_quoted) {
        let mut keys: Vec<&str> = statement.citations().iter().map(|citation| citation.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let uses = uses.entry(key.into()).or_default();
            match statement.sourcing {
                Sourcing::Paragraph(_) => uses.covered += 1,
                _ => uses.quotations += 1,
            }
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
            "---\nreferences: [{id: b}]\n---\n", "“Never é𝄞 again and again,” she said. ",
        ][..]), 0..20), has_mark in any::<bool>()) {
            let text = pieces.concat();
            let on_disk = if has_mark { format!("\u{feff}{text}") } else { text.clone() };
            let reading = Reading::new(Path::new("/w/a.md").into(), &on_disk);
            let summary = Summary::new(reading, Arc::default());
            let (shown, shift) = (Text::new(&text), on_disk.len() - text.len());
            let defined = summary.metadata.library.entries().iter().map(|entry| entry.key_span);
            let said = summary.quotations().map(|quotation| Span::empty(quotation.start));
            for place in defined.chain(said) {
                for encoding in ENCODINGS {
                    let at = |offset: usize| shown.position(offset - shift, encoding);
                    prop_assert_eq!(summary.position(place, encoding), Some((at(place.start()), at(place.end()))));
                }
            }
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
