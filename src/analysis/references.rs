//! From an entry or a citation to all its uses.

use std::path::Path;
use std::sync::Arc;

use super::shared::mention::{self, Mention, MentionKind, is_same};
use super::shared::nocite;
use super::shared::subject::{self, Fact, Reader, Subject};
use super::shared::usage::meaning;
use super::{FilePosition, FileSpan};
use crate::sources::Format;
use crate::text::Span;
use crate::workspace::{Document, Home, Snapshot, Source, Summary};

/// A place where an entry is named.
#[derive(Clone, Debug)]
pub(super) struct Use {
    /// The key alone.
    pub(super) place: FileSpan,
    /// By which of its keys.
    pub(super) key: String,
    /// How it is written.
    pub(super) form: Form,
}

/// How a key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// In a citation of the text: `@key`, or `@{key}` if it is braced.
    Citation {
        /// Whether it is.
        braced: bool,
    },
    /// As a citation within a value of the metadata.
    Nocite {
        /// Whether it is braced.
        braced: bool,
        /// The value.
        value: Span,
    },
    /// In a field, as all of its value or, in a list or a note, within one.
    Field {
        /// The value.
        value: Span,
    },
}

/// Every use of the key at `position` (in a citation or an entry, of a document or a library), in all documents and the
/// files that define keys; with `declaration`, the entry's key too. Sorted by file and place.
///
/// Documents that are not open have no text: of their metadata it is known that it names a key, not where. Which of them
/// do so [`unread`] says; to have those places too, open them.
pub fn references(snapshot: &Snapshot, position: &FilePosition, declaration: bool) -> Vec<FileSpan> {
    let mut found: Vec<FileSpan> = match subject_of(snapshot, position) {
        None => return Vec::new(),
        Some(Wanted::Undefined(document, key)) => undefined(document, &key).map(|it| it.place).collect(),
        Some(Wanted::Entry(target)) => {
            let own = FileSpan { path: Arc::clone(target.path), span: target.entry.key_span };
            let own = Some(own).filter(|_| declaration);
            let open = uses(snapshot, target).into_iter().map(|it| it.place);
            open.chain(closed_citations(snapshot, target)).chain(own).collect()
        }
    };
    found.sort();
    found.dedup();
    found
}

/// The citations of `target` in documents that are not open, as they were when these were read.
fn closed_citations(snapshot: &Snapshot, target: Source<'_>) -> Vec<FileSpan> {
    let mut found = Vec::new();
    for summary in snapshot.closed() {
        for key in mention::keys(target.entry).filter(|key| summary.uses(key).is_some()) {
            if means(snapshot, summary, key, target) {
                found.extend(summary.places(key).map(|span| FileSpan { path: Arc::clone(&summary.path), span }));
            }
        }
    }
    found
}

/// The documents that are not open and name what stands at `position` in their metadata, or define it there.
pub fn unread(snapshot: &Snapshot, position: &FilePosition) -> Vec<Arc<Path>> {
    match subject_of(snapshot, position) {
        Some(Wanted::Entry(target)) => closed_with(snapshot, target, &|summary, key| metadata_names(summary, key)),
        Some(Wanted::Undefined(..)) | None => Vec::new(),
    }
}

/// The documents that no editor has open and that use what stands at `position`, as far as it is known of them: also
/// those that were read for their diagnostics, perhaps some time ago.
pub fn closed(snapshot: &Snapshot, position: &FilePosition) -> Vec<Arc<Path>> {
    match subject_of(snapshot, position) {
        Some(Wanted::Entry(target)) => {
            let is_its = |document: &Arc<Document>| {
                document.path == *target.path || !uses_in(snapshot, Home::Document(document), target).is_empty()
            };
            let read = snapshot.documents().filter(|it| it.version.is_none() && is_its(it));
            closed_uses(snapshot, target).into_iter().chain(read.map(|it| Arc::clone(&it.path))).collect()
        }
        Some(Wanted::Undefined(..)) | None => Vec::new(),
    }
}

/// What the uses are wanted of.
enum Wanted<'a> {
    Entry(Source<'a>),
    /// A key that the document cites and nothing defines.
    Undefined(&'a Document, String),
}

fn subject_of<'a>(snapshot: &'a Snapshot, position: &FilePosition) -> Option<Wanted<'a>> {
    match subject::at(snapshot, position)? {
        Subject::Entry(source) => Some(Wanted::Entry(source)),
        Subject::Mention(home, mention, meant) => match (meant.first(), home) {
            (Some(source), _) => Some(Wanted::Entry(*source)),
            (None, Home::Document(document)) => Some(Wanted::Undefined(document, mention.key)),
            (None, _) => None,
        },
        Subject::InDocument(Reader { document, sources }, Fact::Citation(citation)) => {
            let key = citation.key.clone();
            Some(sources.get(&key).map_or_else(|| Wanted::Undefined(document, key), Wanted::Entry))
        }
        Subject::InDocument(..) => None,
    }
}

/// Every use of `target`, by whichever of its keys, where the text is known. In no order.
pub(super) fn uses(snapshot: &Snapshot, target: Source<'_>) -> Vec<Use> {
    snapshot.homes().flat_map(|home| uses_in(snapshot, home, target)).collect()
}

/// Those in the file `home`. In no order.
pub(super) fn uses_in<'a>(snapshot: &'a Snapshot, home: Home<'a>, target: Source<'a>) -> Vec<Use> {
    let mut found = mentions(snapshot, home, target);
    if let Home::Document(document) = home {
        let sources = snapshot.sources(document);
        let keys: Vec<&str> = meaning(&sources, target).collect();
        if !keys.is_empty() {
            found.extend(cited(document).filter(|it| keys.contains(&it.key.as_str())));
        }
    }
    found
}

/// The uses of a key that nothing defines.
pub(super) fn undefined(document: &Document, key: &str) -> impl Iterator<Item = Use> {
    let dialect = document.syntax.context().dialect;
    let nocite = mention::in_nocite(&document.metadata, &document.text, dialect);
    let nocite = nocite.into_iter().map(|mention| mentioned(&document.path, mention));
    cited(document).chain(nocite).filter(move |it| it.key == key)
}

/// The citations of a document's text.
fn cited(document: &Document) -> impl Iterator<Item = Use> {
    document.syntax.citations().map(|citation| Use {
        place: FileSpan { path: Arc::clone(&document.path), span: citation.place(citation.key_span) },
        key: citation.key.clone(),
        form: Form::Citation { braced: citation.braced },
    })
}

/// Where the fields of a file's entries, and its `nocite`, name `target`.
fn mentions<'a>(snapshot: &'a Snapshot, home: Home<'a>, target: Source<'a>) -> Vec<Use> {
    let is_key = |key: &str| mention::keys(target.entry).any(|known| known == key);
    let names_it = |mention: &Mention| {
        let meant = || mention::meant(snapshot, home, mention.kind, &mention.key);
        is_key(&mention.key) && meant().into_iter().any(|source| is_same(source, target))
    };
    let format = home.format();
    let entries = home.library().entries().iter().filter(|entry| mention::names(entry, format).any(is_key));
    let fields = entries.flat_map(|entry| mention::in_entry(entry, format, home.text()));
    fields.chain(mention::in_nocite_of(home)).filter(names_it).map(|mention| mentioned(home.path(), mention)).collect()
}

fn mentioned(path: &Arc<Path>, mention: Mention) -> Use {
    let value = mention.value;
    let form = match mention.kind {
        MentionKind::Field => Form::Field { value },
        MentionKind::Nocite { braced } => Form::Nocite { braced, value },
    };
    Use { place: FileSpan { path: Arc::clone(path), span: mention.span }, key: mention.key, form }
}

/// The documents that are not open and use `target`. Sorted.
pub(super) fn closed_uses(snapshot: &Snapshot, target: Source<'_>) -> Vec<Arc<Path>> {
    closed_with(snapshot, target, &|summary, key| summary.uses(key).is_some() || metadata_names(summary, key))
}

/// The documents that are not open and mean `target` by a key that they have, as `has` says; the one that defines it is
/// among them. Sorted.
fn closed_with(snapshot: &Snapshot, target: Source<'_>, has: &dyn Fn(&Summary, &str) -> bool) -> Vec<Arc<Path>> {
    let uses_it = |summary: &Summary| {
        mention::keys(target.entry).any(|key| has(summary, key) && means(snapshot, summary, key, target))
    };
    let concerned = snapshot.closed().filter(|summary| summary.path == *target.path || uses_it(summary));
    let mut paths: Vec<_> = concerned.map(|summary| Arc::clone(&summary.path)).collect();
    paths.sort();
    paths
}

/// Whether a document that is not open means `target` by `key`.
fn means(snapshot: &Snapshot, summary: &Summary, key: &str, target: Source<'_>) -> bool {
    snapshot.sources_of_closed(summary).get(key).is_some_and(|source| is_same(source, target))
}

/// Whether the metadata of a document that is not open name `key`: in `nocite`, or in a field of an entry.
fn metadata_names(summary: &Summary, key: &str) -> bool {
    nocite::keys(&summary.metadata, summary.dialect()).iter().any(|cited| cited == key) || entries_name(summary, key)
}

/// Whether fields of the entries in a document's metadata name `key`.
fn entries_name(summary: &Summary, key: &str) -> bool {
    let mut entries = summary.metadata.library.entries().iter();
    entries.any(|entry| mention::names(entry, Format::Yaml).any(|named| named == key))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::analysis::fixture::Fixture;

    /// The uses, then the declaration besides; each as the line it stands in, with the use in brackets.
    fn found(source: &str) -> String {
        let fixture = Fixture::new(source);
        let snapshot = fixture.with_closed();
        let line = |found: &FileSpan| {
            let text = snapshot.text(&found.path).map(ToString::to_string).unwrap_or_default();
            let (before, after) = (&text[..found.span.start()], &text[found.span.end()..]);
            let before = before.rsplit('\n').next().unwrap_or_default();
            let after = after.split('\n').next().unwrap_or_default();
            format!("{}: {before}⟦{}⟧{after}\n", found.path.display(), &text[found.span])
        };
        let uses = references(&snapshot, fixture.caret(), false);
        let all = references(&snapshot, fixture.caret(), true);
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

    const EVERYWHERE: &str = "\
//- /_quarto.yml
bibliography: refs.bib
nocite: '@wills-1992, @{wills}, @*'
//- /one.qmd
---
references:
- {id: mine, quoted-in: wills-1992}
---
By another key [@wills].
//- /two.md closed
---
bibliography: refs.bib
nocite: |
  @boritt, [see @wills-1992]
---
Not open [@wills-1992].
//- /three.md closed
---
bibliography: refs.bib
references: [{id: wills-1992}]
---
Another one [@wills-1992].
//- /refs.bib
@book{wills-1992, ids = {garry, wills}, title = {Lincoln at Gettysburg}}
@inbook{chapter, crossref = {wills-1992}, related = {boritt, wills}}
@misc{letter, quoted-in = {wills-1992}}
";

    #[test]
    fn what_was_read_of_the_disk_is_read_again() {
        let fixture = Fixture::new(&EVERYWHERE.replace("@book{", "@book{$0"));
        let using = closed(&fixture.snapshot, fixture.caret());
        assert_eq!(using, [Path::new("/two.md").into()]);
        let both = ["/three.md", "/two.md"].map(|path| Path::new(path).into());
        assert_eq!(closed(&fixture.reading(&both), fixture.caret()), using);
        assert_eq!(unread(&fixture.reading(&both), fixture.caret()), []);
    }

    #[test]
    fn of_what_metadata_and_other_entries_name() {
        let uses = found(&EVERYWHERE.replace("@book{", "@book{$0"));
        expect![[r#"
            /_quarto.yml: nocite: '@⟦wills-1992⟧, @{wills}, @*'
            /_quarto.yml: nocite: '@wills-1992, @{⟦wills⟧}, @*'
            /one.qmd: - {id: mine, quoted-in: ⟦wills-1992⟧}
            /one.qmd: By another key [@⟦wills⟧].
            /refs.bib: @inbook{chapter, crossref = {⟦wills-1992⟧}, related = {boritt, wills}}
            /refs.bib: @inbook{chapter, crossref = {wills-1992}, related = {boritt, ⟦wills⟧}}
            /refs.bib: @misc{letter, quoted-in = {⟦wills-1992⟧}}
            /two.md:   @boritt, [see @⟦wills-1992⟧]
            /two.md: Not open [@⟦wills-1992⟧].
            /refs.bib: @book{⟦wills-1992⟧, ids = {garry, wills}, title = {Lincoln at Gettysburg}}
        "#]]
        .assert_eq(&uses);
        for place in ["/one.qmd", "related = {boritt, "] {
            let source = match place {
                "/one.qmd" => EVERYWHERE.replace("quoted-in: wills", "quoted-in: $0wills"),
                _ => EVERYWHERE.replace("crossref = {wills", "crossref = {wi$0lls"),
            };
            assert_eq!(found(&source), uses);
        }
        assert_eq!(found(&EVERYWHERE.replace("see @wills", "see @wi$0lls").replace("two.md closed", "two.md")), uses);
    }
}
