#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::reading::{NO_FORMAT, OUT_OF_REACH};
use super::*;
use crate::fs::Memory;
use crate::sources::TranscriptFormat;
use crate::text::{Change, Encoding, Position};
use crate::workspace::{Found, Language, Settings};

const ARTICLE: &str = "/w/essays/article.md";

/// A workspace over /w with an article whose metadata are `references`, in YAML's flow style, and whose text is `body`.
fn workspace(files: &[(&str, &str)], references: &str, body: &str) -> Workspace {
    let mut disk = Memory::default();
    for (path, text) in files {
        disk.write(*path, *text);
    }
    let mut workspace = Workspace::new(Arc::new(disk));
    workspace.set_roots(vec![PathBuf::from("/w")]);
    let text = format!("---\nreferences: [{references}]\n---\n\n{body}");
    workspace.open(&Path::new(ARTICLE).into(), Language::Markdown, Some(1), &text);
    workspace
}

/// What is known of each transcript that the article's entries name.
fn known(workspace: &mut Workspace) -> Vec<String> {
    workspace.load_all();
    let snapshot = workspace.snapshot();
    let document = snapshot.document(Path::new(ARTICLE)).unwrap();
    let sources = snapshot.sources(document);
    let named = sources.iter().flat_map(|source| snapshot.transcripts_of(source, &sources));
    let shown = named.map(|named| match named.state {
        None => format!("{}: unread", named.name),
        Some(TranscriptState::Present) => format!("{}: there", named.name),
        Some(TranscriptState::Loading) => format!("{}: loading", named.name),
        Some(TranscriptState::Loaded(file)) => format!("{}: {}", named.name, file.transcript.words.trim()),
        Some(TranscriptState::Missing(reason) | TranscriptState::Unreadable(reason)) => {
            format!("{}: {reason}", named.name)
        }
    });
    shown.collect()
}

#[test]
fn what_is_cited_is_read() {
    let files = [("/w/essays/a.txt", "A"), ("/w/b.txt", "B"), ("/w/essays/c.txt", "C")];
    let references = "{id: a, transcript: a.txt}, {id: b, transcript: ../b.txt}, {id: c, transcript: c.txt}";
    let mut workspace = workspace(&files, references, "So [@a; @b; @x].\n");
    assert_eq!(known(&mut workspace), ["a.txt: A", "../b.txt: B", "c.txt: unread"]);
    let end = workspace.snapshot().document(Path::new(ARTICLE)).unwrap().text.len();
    let place = |workspace: &mut Workspace, offset| {
        workspace.snapshot().document(Path::new(ARTICLE)).unwrap().text.position(offset, Encoding::Utf8)
    };
    let at = place(&mut workspace, end);
    assert!(workspace.edit(Path::new(ARTICLE), Some(2), &[insert(at, "\nAnd [@c].\n")], Encoding::Utf8));
    workspace.snapshot();
    assert_eq!(workspace.take_wanted(), [Wanted::Transcript(Path::new("/w/essays/c.txt").into())], "that one alone");
}

fn insert(at: Position, text: &str) -> Change {
    Change { range: Some((at, at)), text: text.to_owned() }
}

#[test]
fn what_cannot_be_read_says_why() {
    let files = [("/x/a.txt", "A"), ("/w/essays/b.docx", "B")];
    let names = ["/x/a.txt", "../../x/a.txt", "none.txt", "b.docx", "https://example.org/a.txt"];
    let entries: Vec<String> =
        names.iter().map(|name| format!("{{id: k{}, transcript: '{name}'}}", name.len())).collect();
    let body: Vec<String> = names.iter().map(|name| format!("[@k{}]", name.len())).collect();
    let mut workspace = workspace(&files, &entries.join(", "), &body.join(" "));
    let known = known(&mut workspace);
    let reasons: Vec<&str> = known.iter().map(|known| known.rsplit_once(": ").unwrap().1).collect();
    let network = "ibid reads nothing from the network; save it beside the document";
    assert_eq!(reasons, [OUT_OF_REACH, OUT_OF_REACH, "no such file", NO_FORMAT, network]);
}

#[test]
fn the_users_settings_extend_the_reach() {
    let files = [("/home/Zotero/a.txt", "A")];
    let mut workspace = workspace(&files, "{id: a, transcript: ~/Zotero/a.txt}", "[@a]");
    assert_eq!(known(&mut workspace), [format!("~/Zotero/a.txt: {OUT_OF_REACH}")]);
    for root in ["~/Zotero", "/home/Zotero/", "~/refs/../Zotero", "/home/./refs/../Zotero/."] {
        workspace.set_settings(Settings { transcript_roots: vec![root.into()], ..Settings::default() });
        assert_eq!(known(&mut workspace), ["~/Zotero/a.txt: A"], "{root}");
        workspace.set_settings(Settings::default());
        assert_eq!(known(&mut workspace), [format!("~/Zotero/a.txt: {OUT_OF_REACH}")]);
    }
}

#[test]
fn beside_a_document_that_lies_in_no_folder_of_the_workspace_transcripts_are_read() {
    let mut disk = Memory::default();
    disk.write("/x/t/a.txt", "A");
    let mut workspace = Workspace::new(Arc::new(disk));
    let path: Arc<Path> = Path::new("/x/a.md").into();
    let text = "---\nreferences: [{id: a, transcript: t/a.txt}]\n---\n\n[@a]\n";
    workspace.open(&path, Language::Markdown, Some(1), text);
    workspace.load_all();
    let transcript = Path::new("/x/t/a.txt");
    assert!(workspace.snapshot().transcript(transcript).is_some());
    workspace.close(&path);
    assert!(workspace.snapshot().transcript(transcript).is_none(), "nobody cites it any more");
}

#[test]
fn a_file_that_a_program_attached_may_be_missing() {
    let files = [
        ("/w/refs.bib", "@book{a, file = {:b.txt:TXT;Full:c.txt:text/plain;:/x/d.pdf:PDF;e.docx}}"),
        ("/w/b.txt", "B"),
    ];
    let mut disk = Memory::default();
    for (path, text) in files {
        disk.write(path, text);
    }
    let mut workspace = Workspace::new(Arc::new(disk));
    workspace.set_roots(vec![PathBuf::from("/w")]);
    let text = "---\nbibliography: refs.bib\n---\n\n[@a]\n";
    workspace.open(&Path::new(ARTICLE).into(), Language::Markdown, Some(1), text);
    assert_eq!(known(&mut workspace), ["b.txt: B"]);
}

#[test]
fn of_a_library_that_is_open_it_is_known_which_transcripts_are_there() {
    let mut disk = Memory::default();
    disk.write("/w/a.txt", "A");
    let mut workspace = Workspace::new(Arc::new(disk));
    workspace.set_roots(vec![PathBuf::from("/w")]);
    let path: Arc<Path> = Path::new("/w/refs.bib").into();
    let text = "@book{a, transcript = {a.txt}}\n@book{b, transcript = {b.txt}}\n@book{c, file = {c.txt}}\n";
    workspace.open_file(&path, Some(1), text);
    assert_eq!(all_known(&mut workspace), ["/w/a.txt Present", "/w/b.txt Missing(\"no such file\")"]);
    let article: Arc<Path> = Path::new(ARTICLE).into();
    workspace.open(&article, Language::Markdown, Some(1), "---\nbibliography: refs.bib\n---\n\n[@a]\n");
    workspace.load_all();
    assert!(workspace.snapshot().transcript(Path::new("/w/a.txt")).is_some(), "now its words are needed");
    workspace.close(&article);
    workspace.close_file(&path);
    assert_eq!(all_known(&mut workspace), [""; 0]);
}

/// What is known of every transcript, with its path.
fn all_known(workspace: &mut Workspace) -> Vec<String> {
    workspace.load_all();
    let transcripts = Arc::clone(&workspace.snapshot().transcripts);
    let mut known: Vec<String> = transcripts
        .iter()
        .map(|(path, state)| match state {
            TranscriptState::Loaded(_) => format!("{} Loaded", path.display()),
            state => format!("{} {state:?}", path.display()),
        })
        .collect();
    known.sort();
    known
}

const LIBRARY: &str = "/w/refs.bib";

/// A workspace in which a library is open that names a transcript with words and one that is none, and an article that
/// cites both.
fn open_library_and_article() -> Workspace {
    let mut disk = Memory::default();
    disk.write("/w/a.txt", "A");
    disk.write("/w/b.pdf", "no PDF");
    let mut workspace = Workspace::new(Arc::new(disk));
    workspace.set_roots(vec![PathBuf::from("/w")]);
    let library = "@book{a, transcript = {a.txt}}\n@book{b, transcript = {b.pdf}}\n";
    workspace.open_file(&Path::new(LIBRARY).into(), Some(1), library);
    let article = "---\nbibliography: refs.bib\n---\n\n[@a]\n\n[@b]\n";
    workspace.open(&Path::new(ARTICLE).into(), Language::Markdown, Some(1), article);
    workspace
}

/// Writes `with` for `what` in the article.
fn write_instead(workspace: &mut Workspace, what: &str, with: &str) {
    let text = workspace.snapshot().document(Path::new(ARTICLE)).unwrap().text.clone();
    let at = text.to_string().find(what).unwrap();
    let place = |offset| text.position(offset, Encoding::Utf8);
    let change = Change { range: Some((place(at), place(at + what.len()))), text: with.to_owned() };
    assert!(workspace.edit(Path::new(ARTICLE), Some(2), &[change], Encoding::Utf8));
    workspace.snapshot();
}

#[test]
fn of_what_is_cited_no_more_is_known_what_would_be_had_it_never_been() {
    let mut workspace = open_library_and_article();
    let is_pdf = |known: Vec<String>| known[1].starts_with("/w/b.pdf Unreadable");
    assert!(is_pdf(all_known(&mut workspace)));
    write_instead(&mut workspace, "[@b]\n", "[@b], [@b]\n");
    write_instead(&mut workspace, "[@b],", "");
    assert!(is_pdf(all_known(&mut workspace)), "it is still cited");
    write_instead(&mut workspace, "[@b]", "");
    assert_eq!(all_known(&mut workspace), ["/w/a.txt Loaded", "/w/b.pdf Present"]);
    write_instead(&mut workspace, "[@a]", "[@b]");
    assert!(is_pdf(all_known(&mut workspace)), "it is cited again");
}

#[test]
fn what_a_source_no_longer_names_is_known_no_more() {
    let mut workspace = open_library_and_article();
    all_known(&mut workspace);
    let library = "@book{a, transcript = {c.txt}}\n@book{b, title = {Bee}}\n@book{c, transcript = {b.pdf}}\n";
    workspace.open_file(&Path::new(LIBRARY).into(), Some(2), library);
    assert_eq!(all_known(&mut workspace), ["/w/b.pdf Present", "/w/c.txt Missing(\"no such file\")"]);
}

#[test]
fn words_that_come_when_nobody_needs_them_any_more_are_of_no_consequence() {
    let mut workspace = open_library_and_article();
    let (a, b): (Arc<Path>, Arc<Path>) = (Path::new("/w/a.txt").into(), Path::new("/w/b.pdf").into());
    all_known(&mut workspace);
    let fs = workspace.fs();
    let found: Vec<Found> = [a, b].map(|path| workspace.reading_words(&path).run(&*fs)).into();
    write_instead(&mut workspace, "[@a]\n\n[@b]\n", "");
    assert_eq!(all_known(&mut workspace), ["/w/a.txt Present", "/w/b.pdf Present"]);
    for found in found {
        workspace.take(found);
    }
    assert_eq!(all_known(&mut workspace), ["/w/a.txt Present", "/w/b.pdf Present"]);
}

#[test]
fn words_quoted_in_another_source_are_in_its_transcript() {
    let references = "{id: a, quoted-in: b}, {id: b, transcript: b.txt}";
    let mut workspace = workspace(&[("/w/essays/b.txt", "B")], references, "[@a]");
    assert_eq!(known(&mut workspace), ["b.txt: B", "b.txt: B"]);
}

#[test]
fn a_transcript_that_is_read_again_and_says_the_same_is_the_same() {
    let mut workspace = workspace(&[("/w/essays/a.txt", "A")], "{id: a, transcript: a.txt}", "[@a]");
    workspace.load_all();
    let before = workspace.snapshot();
    let wanted = workspace.affected_by(Path::new("/w/essays"));
    assert_eq!(wanted, [Wanted::Transcript(Path::new("/w/essays/a.txt").into())]);
    let found = workspace.task(&wanted[0]).run(&*workspace.fs());
    workspace.take(found);
    assert!(Arc::ptr_eq(&before.transcripts, &workspace.snapshot().transcripts));
}

#[test]
fn words_are_made_ready_as_often_as_their_memory_is_needed() {
    let corpora = Corpora { limit: 1, kept: Mutex::default() };
    let corpora = Arc::new(corpora);
    let file = |words: &str| TranscriptFile {
        transcript: TranscriptFormat::Text.read(words.as_bytes()).unwrap(),
        sketch: OnceLock::new(),
        corpus: Mutex::default(),
        corpora: Arc::clone(&corpora),
    };
    let (a, b) = (file("one two"), file("three four"));
    let first = Arc::downgrade(&a.corpus());
    assert!(Weak::ptr_eq(&first, &Arc::downgrade(&a.corpus())), "it is still there");
    b.corpus();
    assert!(first.upgrade().is_none(), "there was no room for both");
    let second = Arc::downgrade(&a.corpus());
    drop(a);
    assert!(second.upgrade().is_none(), "nobody can ask for it any more");
}

#[test]
fn a_transcript_that_is_cited_while_it_is_looked_for_is_read() {
    let mut disk = Memory::default();
    let mut workspace = {
        disk.write("/w/c.txt", "C");
        Workspace::new(Arc::new(disk))
    };
    workspace.set_roots(vec![PathBuf::from("/w")]);
    workspace.open_file(&Path::new(LIBRARY).into(), Some(1), "@book{c, transcript = {c.txt}}\n");
    let article = "---\nbibliography: refs.bib\n---\n\nNobody.\n";
    workspace.open(&Path::new(ARTICLE).into(), Language::Markdown, Some(1), article);
    let path: Arc<Path> = Path::new("/w/c.txt").into();
    workspace.load_all();
    workspace.take(Found::Transcript(Arc::clone(&path), TranscriptState::Missing("no such file".to_owned())));
    let looking = workspace.task(&Wanted::Transcript(Arc::clone(&path)));
    write_instead(&mut workspace, "Nobody.", "[@c]");
    workspace.load_all();
    let found = looking.run(&*workspace.fs());
    workspace.take(found);
    assert_eq!(all_known(&mut workspace), ["/w/c.txt Loaded"]);
}
