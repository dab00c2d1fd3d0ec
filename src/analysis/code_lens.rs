//! What stands above the text: over each entry how often it is quoted or cited, over a document how its quotations and claims fare.

use std::path::Path;

use super::shared::tally;
use super::shared::usage::{Count, Usage, times, usage};
use super::shared::verification::Memo;
use crate::sources::{Entry, Library};
use crate::text::Span;
use crate::workspace::{Home, Snapshot};

/// A place for a line of its own above the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// What it is over.
    pub subject: LensSubject,
    /// Where that is.
    pub span: Span,
}

/// What a lens is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LensSubject {
    /// A document.
    Document,
    /// The entry with this key.
    Entry(String),
}

/// What the lenses of one file say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How often its entries are used.
    pub usage: Usage,
    /// How its quotations and claims fare, in words. `None`: it has none, or is no document.
    pub tally: Option<String>,
}

/// Those of the file at `path`: one for each entry, and over a document that has quotations or claims one. A document without
/// diagnostics (`markup.md` §2) has none.
pub fn lenses(snapshot: &Snapshot, path: &Path) -> Vec<Lens> {
    let entry = |entry: &Entry| Lens { subject: LensSubject::Entry(entry.key.clone()), span: entry.key_span };
    let Some(home) = snapshot.home(path) else { return Vec::new() };
    let mut lenses = Vec::new();
    if let Home::Document(document) = home {
        if !snapshot.wants_diagnostics(document) {
            return lenses;
        }
        let first_line = Lens { subject: LensSubject::Document, span: Span::default() };
        lenses.extend(tally::has_any(snapshot, document).then_some(first_line));
    }
    lenses.extend(home.library().entries().iter().map(entry));
    lenses
}

/// What those lenses say. What `memo` has compared before is not compared again.
pub fn counts(snapshot: &Snapshot, path: &Path, memo: &Memo) -> Counts {
    let tally = snapshot.document(path).and_then(|document| tally::tally(snapshot, document, memo));
    Counts { usage: usage(snapshot, path, memo), tally }
}

/// The entry of `library` that a lens for `key` at byte `offset` is of, and how often it is used. The file may have
/// changed since the lens was made: of several entries with the key it is the nearest.
pub fn count<'a>(library: &'a Library, usage: &Usage, key: &str, offset: usize) -> Option<(&'a Entry, Count)> {
    let own = library.all(key).filter(|entry| entry.key == key);
    let entry = own.min_by_key(|entry| entry.key_span.start().abs_diff(offset))?;
    // One that another overrides is cited by nobody.
    let is_in_force = library.get(key).is_some_and(|in_force| std::ptr::eq(in_force, entry));
    Some((entry, if is_in_force { usage.of(key) } else { Count::default() }))
}

/// What is said of an entry: “quoted 3 times in 2 documents, 2 verified”, “cited once”, “not cited”. How many are verified
/// is known where all documents that quote it are open.
pub fn title(count: Count) -> String {
    let (done, number, documents) = match count {
        Count { quotations: 1.., .. } => ("quoted", count.quotations, count.quoting),
        Count { citations: 1.., .. } => ("cited", count.citations, count.citing),
        _ => return "not cited".to_owned(),
    };
    let places = if documents > 1 { format!(" in {documents} documents") } else { String::new() };
    let verified = match (count.verified, count.quotations) {
        (0, _) => String::new(),
        _ if count.unopened > 0 => String::new(),
        (1, 1) => ", verified".to_owned(),
        (verified, quotations) if verified == quotations => ", all verified".to_owned(),
        (verified, _) => format!(", {verified} verified"),
    };
    format!("{done} {}{places}{verified}", times(number))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use expect_test::expect;

    use super::*;
    use crate::analysis::fixture::Fixture;

    /// What each lens of a file is over, and what it says.
    fn shown(fixture: &Fixture, path: &Path) -> Vec<String> {
        let counts = counts(&fixture.snapshot, path, &Memo::default());
        let library = fixture.snapshot.home(path).unwrap().library();
        let lens = |lens: Lens| match lens.subject {
            LensSubject::Document => format!("({})", counts.tally.as_ref().unwrap()),
            LensSubject::Entry(key) => {
                let (entry, of) = count(library, &counts.usage, &key, lens.span.start()).unwrap();
                assert_eq!(entry.key_span, lens.span);
                format!("{key}: {}", title(of))
            }
        };
        lenses(&fixture.snapshot, path).into_iter().map(lens).collect()
    }

    #[test]
    fn each_entry_says_how_often_it_is_used() {
        let document = |name: &str, body: &str| format!("//- /{name}\n---\nbibliography: refs.bib\n---\n\n{body}\n");
        let quoted = "“The world will little note what we say here,” Lincoln told them [@quoted].";
        let fixture = Fixture::new(&[
            "//- /refs.bib\n@book{quoted}\n@book{cited}\n@book{claimed}\n@book{none}\n@book{own}\n@book{twice}\n@book{twice}\n",
            &document("one.md", &format!("{quoted} {quoted}\n\nSee [@cited; @twice].")),
            &document("two.md closed", &format!("{quoted} See @quoted.\n\n==Five copies survive== [@claimed; @claimed, p. 3]")),
            "//- /own.md closed\n---\nbibliography: refs.bib\nreferences: [{id: own}]\n---\n[@own] [@nobody]\n",
            "//- /other.md closed\n[@quoted]\n",
        ]
        .concat());
        let path = Path::new("/refs.bib");
        let shown = shown(&fixture, path);
        expect![[r#"
            quoted: quoted 3 times in 2 documents
            cited: cited once
            claimed: cited twice
            none: not cited
            own: not cited
            twice: not cited
            twice: cited once"#]]
        .assert_eq(&shown.join("\n"));
        let counts = counts(&fixture.snapshot, path, &Memo::default());
        let library = fixture.snapshot.home(path).unwrap().library();
        assert!(count(library, &counts.usage, "gone", 0).is_none());
    }

    const DOCUMENT: &str = "\
---
references:
- {id: speech, transcript: speech.txt}
- {id: letter, quoted-in: speech}
- {id: book}
---

“The world will little note, nor long remember” [@speech], and “The world will hardly note what we say” [@speech].

“The world … what we say here,” he said [@letter; @book]. “We shall never speak of it again,” she said [@speech].

“The world will little note, nor long remember,” we say, and then our voices trail off [@speech].

“We cannot follow it,” said Ray Castellano. “Nobody can follow it,” he said. That is all there is [@book].

“We cannot dedicate it,” said Ray Castellano [@book]. “Nobody can dedicate this ground again,” said Ray Castellano.

“So it goes and goes and goes and goes,” <!-- ibid-ignore unsourced-quote: her own words --> she said.
//- /speech.txt
The world will little note, nor long remember what we say here.
";

    #[test]
    fn a_document_says_how_its_quotations_fare_and_how_its_entries_do() {
        let fixture = Fixture::new(DOCUMENT);
        expect![[r#"
            (10 quotations: 3 verified, 1 sourced, 3 unsourced, 1 misquoted, 1 not found, 1 excused)
            speech: quoted 4 times, 2 verified
            letter: quoted once, verified
            book: quoted twice"#]]
        .assert_eq(&shown(&fixture, &fixture.path).join("\n"));
    }

    #[test]
    fn how_many_are_verified_is_said_where_all_documents_are_open() {
        let document = |name: &str| {
            format!(
                "//- /{name}\n---\nbibliography: refs.bib\n---\n\n“The world will little note, nor long remember,” he said [@a].\n"
            )
        };
        let files = "//- /refs.bib\n@book{a, transcript = {a.txt}}\n//- /a.txt\nThe world will little note, nor long remember.\n";
        for (second, expected) in [
            ("two.md", "a: quoted twice in 2 documents, all verified"),
            ("two.md closed", "a: quoted twice in 2 documents"),
        ] {
            let fixture = Fixture::new(&[files, &document("one.md"), &document(second)].concat());
            assert_eq!(shown(&fixture, Path::new("/refs.bib")), [expected]);
        }
    }

    #[test]
    fn one_that_has_not_opted_in_or_has_none_says_nothing() {
        for source in ["“So it goes and goes and goes,” she said.\n", "---\nbibliography: a.bib\n---\nText.\n"] {
            let fixture = Fixture::new(source);
            assert!(lenses(&fixture.snapshot, &fixture.path).is_empty(), "{source}");
        }
    }
}
