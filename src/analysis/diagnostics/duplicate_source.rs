//! `duplicate-source`

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use super::{Check, Context, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::FileSpan;
use crate::sources::{Entry, Library};
use crate::workspace::Snapshot;

pub(super) static RULE: Rule = Rule {
    code: "duplicate-source",
    severity: Severity::Error,
    summary: "Two entries have one key; a warning where they stand in different files and differ",
    why: "A citation can mean only one of them: Pandoc takes one without a word, and it may be the wrong one.",
    fires: "\
---
references:
- id: wills
  type: book
  title: Lincoln at Gettysburg
  issued: 1992
- id: wills
  type: book
  title: Inventing America
  issued: 1978
---

Five copies survive [@wills].
",
    silent: "\
---
references:
- id: wills-1992
  type: book
  title: Lincoln at Gettysburg
  issued: 1992
- id: wills-1978
  type: book
  title: Inventing America
  issued: 1978
---

Five copies survive [@wills-1992; @wills-1978].
",
    waits: true,
    is_on: true,
    fixes: &["give one of the two another key, and its citations with it"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Document(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let own = &context.document.metadata.library;
    within(&context.document.path, own, found);
    // The document's own entries come first in force, so the others are the ones overridden.
    let others = context.sources.homes().filter(|(path, _)| **path != context.document.path);
    across(own, &others.collect::<Vec<_>>(), found);
}

/// The same in a library file: within it, and against the others that a document sees beside it.
pub(super) fn in_library(snapshot: &Snapshot, path: &Path, library: &Library, found: &mut Vec<Diagnostic>) {
    let Some((path, _)) = snapshot.libraries().find(|(known, _)| ***known == *path) else { return };
    within(path, library, found);
    let (mut seen, mut beside) = (HashSet::from([path]), Vec::new());
    for document in snapshot.documents() {
        let homes: Vec<_> = snapshot.sources(document).homes().collect();
        if homes.iter().any(|(home, _)| *home == path) {
            beside.extend(homes.into_iter().filter(|(home, _)| seen.insert(*home)));
        }
    }
    across(library, &beside, found);
}

/// Entries of one file with a key that an earlier one has taken.
fn within(path: &Arc<Path>, library: &Library, found: &mut Vec<Diagnostic>) {
    for (entry, first) in library.entries().iter().filter_map(|entry| Some((entry, first_of(library, entry)?))) {
        let message = format!("An earlier entry has the key `{}`; Pandoc silently takes the last.", entry.key);
        let place = FileSpan { path: Arc::clone(path), span: first.key_span };
        found.push(Diagnostic::new(&RULE, entry.key_span, message).see(place, "the first entry with this key"));
    }
}

/// The first entry of the library that has the key of `entry`, if that is another.
fn first_of<'a>(library: &'a Library, entry: &Entry) -> Option<&'a Entry> {
    library.all(&entry.key).next().filter(|first| first.key_span != entry.key_span)
}

/// Entries that another file defines too, and differently.
fn across(library: &Library, others: &[(&Arc<Path>, &Library)], found: &mut Vec<Diagnostic>) {
    let mut seen = HashSet::new();
    for entry in library.entries().iter().rev().filter(|entry| seen.insert(entry.key.as_str())) {
        let other = others.iter().find_map(|(path, library)| {
            let other = library.get(&entry.key).filter(|other| !entry.says_what(other))?;
            Some((*path, other))
        });
        if let Some((path, other)) = other {
            let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            let message = format!("The key `{}` means another source in {file}.", entry.key);
            let place = FileSpan { path: Arc::clone(path), span: other.key_span };
            found.push(
                Diagnostic::new(&RULE, entry.key_span, message)
                    .at(Severity::Warning)
                    .see(place, "the other entry with this key"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn of_three_the_later_two_are_reported() {
        check(&expect![[r#"
            ---
            references:
            - {id: a, type: book, title: A}
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `a`.
            - {id: b, type: book, title: A}
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `b`.
            - {id: a, type: book, title: A}
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `a`.
                   ^ error duplicate-source: An earlier entry has the key `a`; Pandoc silently takes the last.
            - {id: a, type: book, title: C}
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `a`.
                   ^ error duplicate-source: An earlier entry has the key `a`; Pandoc silently takes the last.
            ---
        "#]]);
    }

    #[test]
    fn one_key_in_several_files_is_reported_where_the_entries_differ() {
        check(&expect![[r#"
            //- /article.md
            ---
            bibliography: [a.bib, b.bib]
            references:
            - {id: own, type: book, title: A}
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `own`.
                   ^^^ warning duplicate-source: The key `own` means another source in a.bib.
            - {id: same, type: book, title: A}
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `same`.
            ---
            //- /a.bib
            @book{own, title = {B}}
                  ^^^ warning duplicate-source: The key `own` means another source in article.md.
            @book{same, title = {A}}
            @book{wills, title = {A}}
                  ^^^^^ warning duplicate-source: The key `wills` means another source in b.bib.
            @book{boritt, title = {A}, date = {2006}}
            //- /b.bib
            @book{wills, title = {B}}
                  ^^^^^ warning duplicate-source: The key `wills` means another source in a.bib.
            @book{boritt, date = {2006}, title = {A}}
        "#]]);
    }

    #[test]
    fn libraries_that_no_document_sees_together_are_not_compared() {
        check(&expect![[r#"
            //- /article.md
            ---
            bibliography: a.bib
            ---
            //- /other.md
            ---
            bibliography: b.bib
            ---
            //- /a.bib
            @book{wills, title = {A}}
            //- /b.bib
            @book{wills, title = {B}}
            @book{wills, title = {B}}
                  ^^^^^ error duplicate-source: An earlier entry has the key `wills`; Pandoc silently takes the last.
        "#]]);
    }
}
