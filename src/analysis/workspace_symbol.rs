//! What can be looked for in the whole workspace: sources, who speaks in them, and quotations by their words.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::FileSpan;
use super::shared::credit;
use super::shared::words::first_words;
use crate::sources::{Entry, FieldName, Name};
use crate::text::{Span, folded};
use crate::workspace::{Document, Home, Snapshot, Summary, is_quoted};

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkspaceSymbol {
    /// `lincoln-1863: Abraham Lincoln, Gettysburg Address`; a speaker; `Abraham Lincoln: “The world will …”`. What was
    /// looked for is in it: clients filter by it once more.
    pub name: String,
    /// What it is.
    pub kind: WorkspaceSymbolKind,
    /// Where: a key, the name of a speaker, a quotation.
    pub place: FileSpan,
}

/// What is found. Of two that fit alike the first of these goes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkspaceSymbolKind {
    /// Somebody whose words there are.
    Speaker,
    /// An entry.
    Source,
    /// A quotation.
    Quotation,
}

/// As many are found: nobody looks through more, and most clients ask again as the typing goes on.
const LIMIT: usize = 300;

/// What fits `query`, the best first: whatever has all of its words in it, by whichever part of each. Nothing in
/// particular is what the open documents define and say, then the sources of libraries.
///
/// Of documents that are not open the quotations are known by their first words.
pub fn workspace_symbols(snapshot: &Snapshot, query: &str) -> Vec<WorkspaceSymbol> {
    let words: Vec<String> = query.split_whitespace().map(folded).collect();
    let mut search = Search { words, found: Vec::new(), speakers: HashMap::new() };
    for home in snapshot.homes() {
        let is_near = matches!(home, Home::Document(_));
        home.library().entries().iter().for_each(|entry| search.entry(home.path(), entry, is_near));
    }
    snapshot.documents().for_each(|document| search.quotations(document));
    if !search.words.is_empty() {
        snapshot.closed().for_each(|summary| search.summary(summary));
    }
    search.best()
}

struct Search<'a> {
    /// What is looked for, folded.
    words: Vec<String>,
    found: Vec<Found<'a>>,
    /// Each once, where they are named first.
    speakers: HashMap<String, (Rank, &'a Arc<Path>, Span)>,
}

/// How well something fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// It is what is looked for.
    Whole,
    /// It begins so.
    Start,
    /// A word of it does.
    Word,
    /// It is in the middle of a word.
    Within,
}

struct Found<'a> {
    rank: Rank,
    path: &'a Arc<Path>,
    span: Span,
    what: What<'a>,
}

/// What was found; its name is made once it is known that it is among the best.
enum What<'a> {
    Speaker(String),
    Entry(&'a Entry),
    /// Who said it, and the words.
    Quotation(Option<String>, String),
}

impl What<'_> {
    fn kind(&self) -> WorkspaceSymbolKind {
        match self {
            Self::Speaker(_) => WorkspaceSymbolKind::Speaker,
            Self::Entry(_) => WorkspaceSymbolKind::Source,
            Self::Quotation(..) => WorkspaceSymbolKind::Quotation,
        }
    }
}

impl<'a> Search<'a> {
    /// How well a thing with these `texts` fits: as well as the word that fits it worst. `None`: some word does not. Where
    /// nothing is looked for, what `is_near` goes first.
    fn rank<'t>(&self, texts: &(impl Iterator<Item = &'t str> + Clone), is_near: bool) -> Option<Rank> {
        let of_word = |word: &String| texts.clone().filter_map(|text| rank(text, word)).min();
        let mut worst = if is_near || !self.words.is_empty() { Rank::Whole } else { Rank::Within };
        for word in &self.words {
            worst = worst.max(of_word(word)?);
        }
        Some(worst)
    }

    fn entry(&mut self, path: &'a Arc<Path>, entry: &'a Entry, is_near: bool) {
        let names = entry.people().iter().flat_map(parts);
        let title = entry.text(&FieldName::Title).unwrap_or_default();
        if let Some(rank) = self.rank(&[entry.key.as_str(), title].into_iter().chain(names), is_near) {
            self.found.push(Found { rank, path, span: entry.key_span, what: What::Entry(entry) });
        }
        if !is_near && self.words.is_empty() {
            return;
        }
        if let Some(field) = entry.speakers() {
            for name in field.names() {
                if let Some(rank) = self.rank(&parts(name), is_near) {
                    self.speaker(name.display(), rank, path, field.span);
                }
            }
        }
    }

    fn speaker(&mut self, name: String, rank: Rank, path: &'a Arc<Path>, span: Span) {
        if name.is_empty() {
            return;
        }
        let first = self.speakers.entry(name).or_insert((rank, path, span));
        // Whichever file comes first, it is the same one each time.
        if (path, span) < (first.1, first.2) {
            *first = (rank, path, span);
        }
    }

    fn quotations(&mut self, document: &'a Document) {
        for statement in document.syntax.statements().filter(is_quoted) {
            let speaker = statement.attribution.as_ref().and_then(|attribution| attribution.speaker.as_ref());
            let speaker = speaker.filter(|it| it.kind.is_name());
            if let Some(speaker) = speaker
                && let Some(rank) = self.rank(&[speaker.name.as_str()].into_iter(), true)
            {
                self.speaker(speaker.name.clone(), rank, &document.path, speaker.span);
            }
            let name = speaker.map(|speaker| speaker.name.clone());
            self.quotation(&document.path, statement.span, name, statement.text(&document.text));
        }
    }

    fn quotation(&mut self, path: &'a Arc<Path>, span: Span, speaker: Option<String>, words: String) {
        let rank = self.rank(&[words.as_str(), speaker.as_deref().unwrap_or_default()].into_iter(), true);
        if let Some(rank) = rank {
            self.found.push(Found { rank, path, span, what: What::Quotation(speaker, words) });
        }
    }

    fn summary(&mut self, summary: &'a Summary) {
        summary.metadata.library.entries().iter().for_each(|entry| self.entry(&summary.path, entry, false));
        for quotation in summary.quotations() {
            let (at, speaker) = (Span::empty(quotation.start), quotation.speaker.map(ToOwned::to_owned));
            self.quotation(&summary.path, at, speaker, quotation.words.to_owned());
        }
    }

    fn best(mut self) -> Vec<WorkspaceSymbol> {
        let speakers = std::mem::take(&mut self.speakers).into_iter();
        self.found.extend(speakers.map(|(name, (rank, path, span))| Found {
            rank,
            path,
            span,
            what: What::Speaker(name),
        }));
        let order = |it: &Found<'a>| (it.rank, it.what.kind(), it.path, it.span);
        if self.found.len() > LIMIT {
            self.found.select_nth_unstable_by(LIMIT, |a, b| order(a).cmp(&order(b)));
            self.found.truncate(LIMIT);
        }
        self.found.sort_unstable_by(|a, b| order(a).cmp(&order(b)));
        let first = self.words.first().map_or("", String::as_str);
        self.found.into_iter().map(|found| symbol(found, first)).collect()
    }
}

fn symbol(found: Found<'_>, word: &str) -> WorkspaceSymbol {
    let kind = found.what.kind();
    let name = match found.what {
        What::Speaker(name) => name,
        What::Entry(entry) => {
            let title = entry.text(&FieldName::Title).map(ToOwned::to_owned);
            let details: Vec<String> =
                [credit::people(entry), title].into_iter().flatten().filter(|it| !it.trim().is_empty()).collect();
            if details.is_empty() { entry.key.clone() } else { format!("{}: {}", entry.key, details.join(", ")) }
        }
        What::Quotation(speaker, words) => {
            let words = words_around(&words, word);
            speaker.map_or_else(|| format!("“{words}”"), |speaker| format!("{speaker}: “{words}”"))
        }
    };
    // Clients refuse a symbol without a name.
    let name = if name.trim().is_empty() { "Source".to_owned() } else { name };
    WorkspaceSymbol { name, kind, place: FileSpan { path: Arc::clone(found.path), span: found.span } }
}

/// The first words of `text`; where `word` is not among them, those around it.
fn words_around(text: &str, word: &str) -> String {
    const BEFORE: usize = 3;
    let first = first_words(text);
    let has = |text: &str| rank(text, word).is_some();
    if word.is_empty() || has(&first) || !has(text) {
        return first;
    }
    let starts = text.split_whitespace().map(|part| part.as_ptr() as usize - text.as_ptr() as usize);
    // From the last of its words on in which it is still to come, and some before.
    let starts: Vec<usize> = starts.take_while(|start| has(&text[*start..])).collect();
    let from = starts.len().checked_sub(1 + BEFORE).and_then(|index| starts.get(index)).copied().unwrap_or(0);
    format!("… {}", first_words(&text[from..]))
}

/// The parts of a name that somebody may look for.
fn parts(name: &Name) -> impl Iterator<Item = &str> + Clone {
    let parts = [name.family.as_str(), &name.given, &name.particle, name.literal.as_deref().unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty())
}

/// How well `word`, which is folded, fits `text`.
fn rank(text: &str, word: &str) -> Option<Rank> {
    // As it stands it is looked through first: folding takes longer, and most is ASCII.
    let found = rank_in(text, word);
    if found.is_some() || text.is_ascii() { found } else { rank_in(&folded(text), word) }
}

fn rank_in(text: &str, word: &str) -> Option<Rank> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some(first) = word.first() else { return Some(Rank::Within) };
    let last = text.len().checked_sub(word.len())?;
    let mut best = None;
    for (at, byte) in text.iter().enumerate().take(last + 1) {
        let is_here = || text.get(at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word));
        if !byte.eq_ignore_ascii_case(first) || !is_here() {
            continue;
        }
        match at.checked_sub(1).and_then(|before| text.get(before)) {
            None if last == 0 => return Some(Rank::Whole),
            None => return Some(Rank::Start),
            Some(before) if before.is_ascii_alphanumeric() || !before.is_ascii() => best = Some(Rank::Within),
            Some(_) => return Some(Rank::Word),
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use expect_test::expect;

    use super::*;
    use crate::analysis::fixture::Fixture;

    const WORKSPACE: &str = "\
//- /one.md
---
bibliography: refs.bib
references:
- {id: own, title: A Letter to Lincoln}
---

“Four score and seven years ago our fathers brought forth on this continent a new nation,” Abraham Lincoln said [@lincoln-1863].

“It began here,” Ray Castellano told them. A “term”.
//- /two.md closed
---
bibliography: refs.bib
references: [{id: closed-lincoln, title: Another}]
---
“The nation will little note what we say here,” said Eunice Harlan.
//- /refs.bib
@speech{lincoln-1863, speaker = {Lincoln, Abraham}, title = {Gettysburg Address}}
@book{boritt, author = {Boritt, Gabor}, title = {The Lincoln Enigma}}
@book{müller, author = {Müller, Jan-Werner}, title = {Was ist Populismus?}}
";

    fn found(query: &str) -> String {
        let fixture = Fixture::new(WORKSPACE);
        let line = |it: &WorkspaceSymbol| {
            let text = fixture.snapshot.text(&it.place.path).map(|text| text.slice(it.place.span).into_owned());
            let text = text.map_or(String::new(), |text| format!(" [{}]", first_words(&text)));
            format!("{:?} {} ({}{text})\n", it.kind, it.name, it.place.path.display())
        };
        workspace_symbols(&fixture.snapshot, query).iter().map(line).collect()
    }

    #[test]
    fn sources_are_found_by_key_speaker_and_title() {
        expect![[r#"
            Source lincoln-1863: Abraham Lincoln, Gettysburg Address (/refs.bib [lincoln-1863])
            Speaker Abraham Lincoln (/one.md [Abraham Lincoln])
            Source own: A Letter to Lincoln (/one.md [own])
            Source boritt: Gabor Boritt, The Lincoln Enigma (/refs.bib [boritt])
            Source closed-lincoln: Another (/two.md)
            Quotation Abraham Lincoln: “Four score and seven years ago our …” (/one.md [“Four score and seven years ago our …])
        "#]].assert_eq(&found("lincoln"));
        expect![[r#"
            Source lincoln-1863: Abraham Lincoln, Gettysburg Address (/refs.bib [lincoln-1863])
        "#]]
        .assert_eq(&found("address LINC"));
        expect![[r#"
            Source müller: Jan-Werner Müller, Was ist Populismus? (/refs.bib [müller])
        "#]]
        .assert_eq(&found("muller"));
        assert_eq!(found("Müller"), found("muller"));
        assert_eq!(found("lincoln nobody"), "");
    }

    #[test]
    fn quotations_are_found_by_their_words_and_speakers() {
        expect![[r#"
            Quotation Abraham Lincoln: “… continent a new nation” (/one.md [“Four score and seven years ago our …])
            Quotation Eunice Harlan: “The nation will little note what we say …” (/two.md)
        "#]]
        .assert_eq(&found("nation"));
        expect![[r#"
            Speaker Ray Castellano (/one.md [Ray Castellano])
            Quotation Ray Castellano: “It began here” (/one.md [“It began here,”])
        "#]]
        .assert_eq(&found("castellano"));
    }

    #[test]
    fn nothing_in_particular_is_what_is_open() {
        expect![[r#"
            Speaker Abraham Lincoln (/one.md [Abraham Lincoln])
            Speaker Ray Castellano (/one.md [Ray Castellano])
            Source own: A Letter to Lincoln (/one.md [own])
            Quotation Abraham Lincoln: “Four score and seven years ago our …” (/one.md [“Four score and seven years ago our …])
            Quotation Ray Castellano: “It began here” (/one.md [“It began here,”])
            Source lincoln-1863: Abraham Lincoln, Gettysburg Address (/refs.bib [lincoln-1863])
            Source boritt: Gabor Boritt, The Lincoln Enigma (/refs.bib [boritt])
            Source müller: Jan-Werner Müller, Was ist Populismus? (/refs.bib [müller])
        "#]].assert_eq(&found(" "));
    }

    #[test]
    fn the_best_come_first_and_not_all_come() {
        let mut library = String::from("//- /refs.bib\n");
        for number in 0..2000 {
            writeln!(library, "@book{{key{number}, title = {{On many things, volume {number}}}}}").unwrap();
        }
        let fixture = Fixture::new(&format!("{library}//- /a.md\n---\nbibliography: refs.bib\n---\n"));
        let found = workspace_symbols(&fixture.snapshot, "key1");
        assert_eq!(found.len(), LIMIT);
        assert_eq!(found[0].name, "key1: On many things, volume 1", "it is that one");
        let found = workspace_symbols(&fixture.snapshot, "volume 1999");
        assert_eq!(found.len(), 1);
    }
}
