//! The quotations and claims of a document that need a source, for a list beside the text: of each what it takes to tell it
//! from others, and how it fares. What a checker asks of it besides is in [`sheet`](crate::analysis::sheet).

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::analysis::shared::credit;
use crate::analysis::shared::tally::{self, Faring, State, Tally, faring};
use crate::analysis::shared::verification::Memo;
use crate::sources::Date;
use crate::syntax::StatementKind;
use crate::text::Span;
use crate::workspace::{Document, Snapshot, Sources};

/// The quotations and claims of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuotationList {
    /// In order of place.
    pub rows: Vec<QuotationRow>,
}

/// A quotation or claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotationRow {
    /// Where it stands, in bytes of the document.
    pub span: Span,
    /// What it is.
    pub kind: StatementKind,
    /// Its words, on one line.
    pub words: String,
    /// How it fares.
    pub state: State,
    /// Whose words they are.
    pub speaker: Option<String>,
    /// When it was said.
    pub date: Option<Date>,
    /// The keys it cites.
    pub keys: Vec<String>,
}

impl QuotationList {
    /// How all of them fare.
    pub fn tally(&self) -> Tally {
        self.rows.iter().map(|row| row.state).collect()
    }

    /// The same in words.
    pub fn tally_in_words(&self) -> Option<String> {
        tally::in_words(self.rows.iter().map(|row| (row.kind, row.state)))
    }
}

/// Those of `document`. What `memo` has compared before is not compared again.
pub fn quotations(snapshot: &Snapshot, document: &Document, memo: &Memo) -> QuotationList {
    let sources = snapshot.sources(document);
    let all = faring(snapshot, document, &sources, memo);
    QuotationList { rows: all.iter().map(|faring| row(document, &sources, faring)).collect() }
}

fn row(document: &Document, sources: &Sources<'_>, faring: &Faring<'_>) -> QuotationRow {
    let Faring { statement, state, verification } = faring;
    let credit = credit::credit(sources, statement, verification);
    let words = statement.text(&document.text);
    let mut keys: Vec<String> = Vec::new();
    for citation in statement.citations() {
        if !keys.contains(&citation.key) {
            keys.push(citation.key.clone());
        }
    }
    QuotationRow {
        span: statement.span,
        kind: statement.kind,
        words: words.split_whitespace().collect::<Vec<_>>().join(" "),
        state: *state,
        speaker: credit.speaker.or(credit.role),
        date: credit.date,
        keys,
    }
}

/// The transcripts that nobody has read of those that the quotations of `document` are to be compared with: it may be one
/// that is not open.
pub fn unread_transcripts(snapshot: &Snapshot, document: &Document) -> Vec<Arc<Path>> {
    let sources = snapshot.sources(document);
    let mut paths = BTreeSet::new();
    for statement in document.syntax.statements() {
        for source in statement.citations().iter().filter_map(|citation| sources.get(&citation.key)) {
            let named = snapshot.transcripts_of(source, &sources).into_iter().filter_map(|named| named.path);
            paths.extend(named.filter(|path| snapshot.transcript(path).is_none()));
        }
    }
    paths.into_iter().collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use expect_test::expect;

    use super::*;
    use crate::analysis::fixture::Fixture;

    /// A line for each, after the tally.
    fn shown(list: &QuotationList) -> String {
        let row = |row: &QuotationRow| {
            let of = [row.speaker.clone(), row.date.map(|date| date.words())];
            let of: Vec<String> =
                of.into_iter().flatten().chain(row.keys.iter().map(|key| format!("@{key}"))).collect();
            format!("{}: {} ({})", row.state.name(), row.words, of.join(", "))
        };
        let tally = list.tally_in_words().unwrap_or_default();
        [tally].into_iter().chain(list.rows.iter().map(row)).collect::<Vec<_>>().join("\n")
    }

    const LIBRARY: &str = "//- /refs.bib
@speech{lincoln, author = {Lincoln, Abraham}, date = {1863-11-19}, transcript = {speech.txt}}
//- /speech.txt
The world will little note, nor long remember what we say here.
";

    const BODY: &str = "---
bibliography: refs.bib
---

> The world will little note,
> nor long remember
>
> — Abraham Lincoln [@lincoln; @lincoln, p. 2]

“The world will hardly note what we say here,” he said [@lincoln].

“It is over, and nobody can mend it,” she told the council. ==Five copies survive.== “It will not do,” said a
spokesman [@TK].

“So it goes and goes and goes,” <!-- ibid-ignore unsourced-quote: her own --> she said.
";

    #[test]
    fn each_is_listed_with_how_it_fares() {
        let fixture = Fixture::new(&format!("{BODY}{LIBRARY}"));
        let list = quotations(&fixture.snapshot, fixture.document(), &Memo::default());
        expect![[r#"
            5 quotations: 1 verified, 2 source to come, 1 misquoted, 1 excused; 1 claim, source to come
            verified: The world will little note, nor long remember (Abraham Lincoln, 19 November 1863, @lincoln)
            misquoted: The world will hardly note what we say here, (Abraham Lincoln, 19 November 1863, @lincoln)
            source to come: It is over, and nobody can mend it, (@TK)
            source to come: Five copies survive. (@TK)
            source to come: It will not do, (spokesman, @TK)
            excused: So it goes and goes and goes, ()"#]]
        .assert_eq(&shown(&list));
    }

    #[test]
    fn what_is_not_open_is_read_with_its_transcripts() {
        let fixture = Fixture::new(&format!("//- /a.md closed\n{BODY}{LIBRARY}"));
        let snapshot = fixture.reading(&[Arc::clone(&fixture.path)]);
        let document = snapshot.document(&fixture.path).unwrap();
        let unread = unread_transcripts(&snapshot, document);
        assert_eq!(unread, [Arc::from(Path::new("/speech.txt"))]);
        let snapshot = fixture.with_transcripts(&unread).with_documents([Arc::clone(document)]);
        assert_eq!(unread_transcripts(&snapshot, document), []);
        let list = quotations(&snapshot, document, &Memo::default());
        assert_eq!(
            list.tally_in_words().unwrap(),
            "5 quotations: 1 verified, 2 source to come, 1 misquoted, 1 excused; 1 claim, source to come"
        );
    }
}
