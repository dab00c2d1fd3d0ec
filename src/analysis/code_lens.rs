//! What stands above each entry of a library: how often it is quoted or cited.

use std::path::Path;

use super::shared::usage::{Count, Usage, times};
use crate::sources::{Entry, Library};
use crate::text::Span;
use crate::workspace::{Home, Snapshot};

/// A place for a line of its own above an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// The key of the entry.
    pub key: String,
    /// Where it is defined.
    pub span: Span,
}

/// One for each entry of the file at `path`. A document has none: its text says what it cites.
pub fn lenses(snapshot: &Snapshot, path: &Path) -> Vec<Lens> {
    let lens = |entry: &Entry| Lens { key: entry.key.clone(), span: entry.key_span };
    match snapshot.home(path) {
        None | Some(Home::Document(_)) => Vec::new(),
        Some(home) => home.library().entries().iter().map(lens).collect(),
    }
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

/// What is said of an entry: “quoted 3 times in 2 documents”, “cited once”, “not cited”.
pub fn title(count: Count) -> String {
    let (done, number, documents) = match count {
        Count { quotations: 1.., .. } => ("quoted", count.quotations, count.quoting),
        Count { citations: 1.., .. } => ("cited", count.citations, count.citing),
        _ => return "not cited".to_owned(),
    };
    let places = if documents > 1 { format!(" in {documents} documents") } else { String::new() };
    format!("{done} {}{places}", times(number))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use expect_test::expect;

    use super::*;
    use crate::analysis::fixture::Fixture;
    use crate::analysis::shared::usage::usage;

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
        let usage = usage(&fixture.snapshot, path);
        let library = fixture.snapshot.home(path).unwrap().library();
        let shown: Vec<String> = lenses(&fixture.snapshot, path)
            .into_iter()
            .map(|lens| {
                let (entry, of) = count(library, &usage, &lens.key, lens.span.start()).unwrap();
                assert_eq!(entry.key_span, lens.span);
                format!("{}: {}", lens.key, title(of))
            })
            .collect();
        expect![[r#"
            quoted: quoted 3 times in 2 documents
            cited: cited once
            claimed: cited twice
            none: not cited
            own: not cited
            twice: not cited
            twice: cited once"#]]
        .assert_eq(&shown.join("\n"));
        assert!(lenses(&fixture.snapshot, Path::new("/one.md")).is_empty());
        assert!(count(library, &usage, "gone", 0).is_none());
    }
}
