//! From an entry or a citation to all its uses.

use std::path::Path;
use std::sync::Arc;

use super::subject::{self, Fact, Reader, Subject};
use super::{FilePosition, FileSpan};
use crate::workspace::{Document, Snapshot};

/// Every citation of the key at `position` (in a citation or an entry, of a document or a library), in the open
/// documents that mean the same entry by it; with `declaration`, the entry's key too. Sorted by file and place.
pub fn references(snapshot: &Snapshot, position: &FilePosition, declaration: bool) -> Vec<FileSpan> {
    let source = match subject::at(snapshot, position) {
        Some(Subject::Entry(source)) => source,
        Some(Subject::InDocument(Reader { document, sources }, Fact::Citation(citation))) => {
            match sources.get(&citation.key) {
                Some(source) => source,
                None => return citations(document, &citation.key).collect(),
            }
        }
        _ => return Vec::new(),
    };
    let mut found = uses(snapshot, source.path, &source.entry.key);
    if declaration {
        found.push(FileSpan { path: Arc::clone(source.path), span: source.entry.key_span });
        found.sort();
    }
    found
}

/// Every citation, in open documents, that means the entry `key` of the file `home`. Sorted by file and place.
pub(super) fn uses(snapshot: &Snapshot, home: &Path, key: &str) -> Vec<FileSpan> {
    let means_it =
        |document: &&Arc<Document>| snapshot.sources(document).get(key).is_some_and(|source| **source.path == *home);
    let mut found: Vec<FileSpan> =
        snapshot.documents().filter(means_it).flat_map(|document| citations(document, key)).collect();
    found.sort();
    found
}

/// The citations of `key` in one document.
fn citations<'a>(document: &'a Document, key: &'a str) -> impl Iterator<Item = FileSpan> + 'a {
    let cites = document.syntax.citations().filter(move |citation| citation.key == key);
    cites.map(|citation| FileSpan { path: Arc::clone(&document.path), span: citation.place(citation.key_span) })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::analysis::fixture::Fixture;

    /// The uses, then the declaration besides; each as the line it stands in, with the use in brackets.
    fn found(source: &str) -> String {
        let fixture = Fixture::new(source);
        let line = |found: &FileSpan| {
            let text = fixture.snapshot.text(&found.path).map(ToString::to_string).unwrap_or_default();
            let (before, after) = (&text[..found.span.start()], &text[found.span.end()..]);
            let before = before.rsplit('\n').next().unwrap_or_default();
            let after = after.split('\n').next().unwrap_or_default();
            format!("{}: {before}⟦{}⟧{after}\n", found.path.display(), &text[found.span])
        };
        let uses = references(&fixture.snapshot, fixture.caret(), false);
        let all = references(&fixture.snapshot, fixture.caret(), true);
        let declaration: Vec<_> = all.iter().filter(|found| !uses.contains(found)).collect();
        assert!(uses.iter().all(|found| all.contains(found)) && all.is_sorted());
        uses.iter().chain(declaration).map(line).collect()
    }

    const WORKSPACE: &str = "\
//- /one.md
---
bibliography: refs.bib
---
So [@wills-1992; @boritt].[^1]

[^1]: See @wills-1992.
//- /two.md
---
bibliography: ./refs.bib
---
“So it is” [@{wills-1992}], and [@unknown].
//- /own.md
---
bibliography: refs.bib
references: [{id: wills-1992, type: book}]
---
Another [@wills-1992], and [@unknown], @unknown.
//- /refs.bib
@book{wills-1992, title = {Lincoln at Gettysburg}}
";

    #[test]
    fn of_an_entry_of_a_library() {
        let uses = found(&WORKSPACE.replace("So [@wills", "So [@wi$0lls"));
        expect![[r#"
            /one.md: So [@⟦wills-1992⟧; @boritt].[^1]
            /one.md: [^1]: See @⟦wills-1992⟧.
            /two.md: “So it is” [@{⟦wills-1992⟧}], and [@unknown].
            /refs.bib: @book{⟦wills-1992⟧, title = {Lincoln at Gettysburg}}
        "#]]
        .assert_eq(&uses);
        assert_eq!(found(&WORKSPACE.replace("Lincoln at", "Lincoln$0 at")), uses, "from the entry they are the same");
    }

    #[test]
    fn of_an_entry_of_the_documents_own() {
        let uses = found(&WORKSPACE.replace("Another [@wills", "Another [@wi$0lls"));
        expect![[r#"
            /own.md: Another [@⟦wills-1992⟧], and [@unknown], @unknown.
            /own.md: references: [{id: ⟦wills-1992⟧, type: book}]
        "#]]
        .assert_eq(&uses);
        assert_eq!(found(&WORKSPACE.replace("id: wills", "id: wi$0lls")), uses);
    }

    #[test]
    fn of_a_key_without_an_entry() {
        expect![[r#"
            /own.md: Another [@wills-1992], and [@⟦unknown⟧], @unknown.
            /own.md: Another [@wills-1992], and [@unknown], @⟦unknown⟧.
        "#]]
        .assert_eq(&found(&WORKSPACE.replace("and [@unknown],", "and [@unk$0nown],")));
    }

    #[test]
    fn of_nothing() {
        assert_eq!(found(&WORKSPACE.replace("“So it is”", "“So it$0 is”")), "");
    }
}
