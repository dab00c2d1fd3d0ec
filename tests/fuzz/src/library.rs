//! What holds of every library, whoever wrote it.

use std::path::Path;
use std::sync::Arc;

use ibid::analysis::export;
use ibid::fs::Memory;
use ibid::sources::{Entry, FieldName, Format, Library};
use ibid::workspace::{Language, Workspace};

use super::spans;

/// A document that cites all of a library.
const DOCUMENT: &str = "---\nbibliography: refs.EXTENSION\nnocite: '@*'\n---\n";

/// Into which formats a library is written: every one.
const FORMATS: [Format; 4] = [Format::BibTex, Format::Json, Format::Yaml, Format::Ris];

/// Reads `bytes` as a library, and writes what it says as others.
pub(crate) fn run(format: Format, bytes: &[u8]) {
    let text = format.decode(bytes);
    let library = format.read(&text);
    check(&text, &library);
    if !library.entries().is_empty() {
        write(format, &text);
    }
}

/// Ranges are in the text, what an entry has is within it, and each key is found.
fn check(text: &str, library: &Library) {
    for entry in library.entries() {
        spans::check(text, entry.span);
        let own = entry.fields.iter().filter(|field| !field.is_inherited);
        let fields = own.flat_map(|field| [field.name_span, field.span]);
        let aliases = entry.aliases.iter().map(|(_, span)| *span);
        for span in fields.chain(aliases).chain([entry.key_span, entry.kind_span]) {
            spans::check(text, span);
            assert!(entry.span.covers(span), "{span:?} is not in {entry:?}");
        }
        entry.fields.iter().filter(|field| field.is_inherited).for_each(|field| spans::check(text, field.span));
        assert!(library.all(&entry.key).any(|known| std::ptr::eq(known, entry)), "{} is not found", entry.key);
        assert!(library.entry_at(entry.span.start()).is_some());
        assert!(entry.says_what(entry));
        let _ = (entry.speakers(), entry.said(), entry.people(), entry.year(), entry.transcripts());
    }
    library.problems().iter().for_each(|problem| spans::check(text, problem.span));
    assert_eq!(library.index().iter().count(), library.entries().len());
    assert!(library.changes_since(library).is_empty());
}

/// What is written says what was read, but for what it says was lost.
fn write(format: Format, text: &str) {
    let mut disk = Memory::default();
    let extension = format.extension();
    disk.write(format!("/w/refs.{extension}"), text);
    let mut workspace = Workspace::new(Arc::new(disk));
    let path: Arc<Path> = Path::new("/w/a.md").into();
    workspace.open(&path, Language::Markdown, Some(1), &DOCUMENT.replace("EXTENSION", extension));
    workspace.load_all();
    let snapshot = workspace.snapshot();
    let Some(document) = snapshot.document(&path) else { panic!("no document") };
    let cited = export::cited(&snapshot, document);
    for format in FORMATS {
        let sources = cited.sources.iter().map(|source| (&*snapshot, *source));
        let (written, lost) = export::library(format, Path::new("/w"), sources);
        let again = format.read(&written);
        check(&written, &again);
        assert_eq!(again.problems(), [], "{format:?}:\n{written}");
        for source in &cited.sources {
            let lost: Vec<_> = lost.iter().filter(|lost| lost.key == source.entry.key).collect();
            if lost.iter().all(|lost| lost.field.as_ref().is_some_and(|name| *name != FieldName::Title)) {
                let entry = again.get(&source.entry.key);
                assert_eq!(entry.map(title), Some(title(source.entry)), "{format:?}:\n{written}");
            }
        }
    }
}

/// The title with the marks of a typewriter: Markdown makes others of them.
fn title(entry: &Entry) -> Option<String> {
    let title = entry.text(&FieldName::Title)?.replace(['‘', '’'], "'").replace(['“', '”'], "\"");
    Some(title.replace('…', "...").replace('—', "---").replace('–', "--"))
}
