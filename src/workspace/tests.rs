//! Which libraries a document sees, and what changes that.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{CitationReach, Language, Reading, Wanted, Workspace};
use crate::fs::Memory;
use crate::text::{Change, Encoding};

fn disk(files: &[(&str, &str)]) -> Memory {
    let mut disk = Memory::default();
    for (name, text) in files {
        disk.write(*name, *text);
    }
    disk
}

fn bib(key: &str) -> String {
    format!("@book{{{key}, title = {{{key}}}}}\n")
}

/// A workspace of `roots` over `disk`, with the document at `path` open, which holds `text`.
fn workspace(disk: Memory, roots: &[&str], path: &str, text: &str) -> Workspace {
    let mut workspace = Workspace::new(Arc::new(disk));
    workspace.set_roots(roots.iter().map(PathBuf::from).collect());
    let path: Arc<Path> = Path::new(path).into();
    workspace.open(&path, Language::of_path(&path), Some(1), text);
    workspace.load_all();
    workspace
}

/// The libraries that the only open document sees, the strongest first; then what is missing.
fn sees(workspace: &mut Workspace) -> Vec<String> {
    let snapshot = workspace.snapshot();
    let document = snapshot.documents().next().unwrap();
    let sources = snapshot.sources(document);
    let homes = sources.homes().filter(|(path, library)| **path != document.path && !library.entries().is_empty());
    let homes = homes.map(|(path, _)| path.display().to_string());
    let missing = sources.missing.iter().map(|missing| format!("{}: {}", missing.name, missing.reason));
    homes.chain(missing).collect()
}

#[test]
fn what_is_nearest_to_a_document_is_strongest() {
    let disk = disk(&[
        ("/w/ibid.toml", "sources = ['a.bib', 'refs/*.bib', '~/b.bib']"),
        ("/w/a.bib", &bib("a")),
        ("/w/refs/c.bib", &bib("c")),
        ("/w/refs/d.bib", &bib("d")),
        ("/home/b.bib", &bib("b")),
        ("/w/_quarto.yml", "bibliography: refs/e.bib\nreferences: [{id: q}]"),
        ("/w/refs/e.bib", &bib("e")),
        ("/w/book/_metadata.yml", "bibliography: f.bib"),
        ("/w/book/f.bib", &bib("f")),
        ("/w/book/g.bib", &bib("g")),
        ("/w/h.bib", &bib("h")),
    ]);
    let text = "---\nbibliography: [g.bib, h.bib, a.bib]\n---\n";
    let mut workspace = workspace(disk, &["/w"], "/w/book/x.qmd", text);
    let expected = [
        "/w/a.bib",
        "/w/h.bib",
        "/w/book/g.bib",
        "/w/book/f.bib",
        "/w/_quarto.yml",
        "/w/refs/e.bib",
        "/home/b.bib",
        "/w/refs/d.bib",
        "/w/refs/c.bib",
    ];
    // A pattern takes in what is named otherwise, too; each file counts once, where it is strongest.
    assert_eq!(sees(&mut workspace), expected);
}

#[test]
fn the_nearest_settings_file_is_the_one_that_counts() {
    let files = [
        ("/w/ibid.toml", "sources = ['a.bib']"),
        ("/w/in/ibid.toml", "sources = ['b.bib']"),
        ("/ibid.toml", "sources = ['/c.bib']"),
        ("/w/a.bib", "@book{a}"),
        ("/w/in/b.bib", "@book{b}"),
        ("/c.bib", "@book{c}"),
    ];
    for (path, roots, expected) in [
        ("/w/x.md", &["/w"][..], &["/w/a.bib"][..]),
        ("/w/in/deep/x.md", &["/w"], &["/w/in/b.bib"]),
        ("/w/other/x.md", &["/w"], &["/w/a.bib"]),
        ("/w/other/x.md", &["/w/other"], &[]),
        ("/w/other/x.md", &["/w/other", "/w"], &["/w/a.bib"]),
        ("/w/x.md", &[], &["/w/a.bib"]),
        ("/w/in/deep/x.md", &[], &[]),
    ] {
        assert_eq!(sees(&mut workspace(disk(&files), roots, path, "")), expected, "{path} in {roots:?}");
    }
}

#[test]
fn of_two_files_with_settings_the_nearer_counts() {
    let reach = |files: &[(&str, &str)]| {
        let mut workspace = workspace(disk(files), &["/w"], "/w/in/deep/x.md", "");
        let snapshot = workspace.snapshot();
        snapshot.settings_for(snapshot.documents().next().unwrap()).citation_reach
    };
    let (toml, yaml) = ("citation-reach = 'paragraph'", "ibid: {citation-reach: sentence}");
    assert_eq!(reach(&[("/w/in/ibid.toml", toml), ("/w/_quarto.yml", yaml)]), CitationReach::Paragraph);
    assert_eq!(reach(&[("/w/ibid.toml", toml), ("/w/in/_quarto.yml", yaml)]), CitationReach::Sentence);
    let both = [("/w/in/ibid.toml", toml), ("/w/_quarto.yml", ""), ("/w/in/deep/_metadata.yml", yaml)];
    assert_eq!(reach(&both), CitationReach::Sentence);
    assert_eq!(
        reach(&[("/w/ibid.toml", toml), ("/w/_quarto.yml", yaml)]),
        CitationReach::Sentence,
        "the narrower file"
    );
}

#[test]
fn a_bibliography_is_looked_for_beside_the_document_and_in_each_folder_around_it() {
    let files = [("/w/refs.bib", "@book{a}"), ("/w/in/refs.bib", "@book{b}"), ("/v/refs.bib", "@book{c}")];
    let text = "---\nbibliography: refs.bib\n---\n";
    for (path, roots, expected) in [
        ("/w/in/x.md", &["/w"][..], "/w/in/refs.bib"),
        ("/w/other/x.md", &["/w"], "/w/refs.bib"),
        ("/w/other/x.md", &["/v", "/w"], "/w/refs.bib"),
        ("/w/other/x.md", &["/v", "/w/other", "/w"], "/w/refs.bib"),
        ("/w/other/x.md", &["/w/other"], "refs.bib: no such file"),
        ("/u/x.md", &["/v", "/w"], "/v/refs.bib"),
        ("/w/in/x.md", &[], "/w/in/refs.bib"),
        ("Untitled-1", &["/v"], "/v/refs.bib"),
        ("Untitled-1", &[], "refs.bib: the document has no folder to look in"),
    ] {
        assert_eq!(sees(&mut workspace(disk(&files), roots, path, text)), [expected], "{path} in {roots:?}");
    }
}

#[test]
fn only_what_is_known_as_a_library_is_read() {
    let files = [("/w/secret.txt", "@book{a}"), ("/w/a.BIB", "@book{a}")];
    let text = "---\nbibliography: [secret.txt, a.BIB, 'https://example.org/a.bib']\n---\n";
    let seen = sees(&mut workspace(disk(&files), &["/w"], "/w/x.md", text));
    assert_eq!(seen[0], "/w/a.BIB");
    assert!(seen[1].starts_with("secret.txt: its name does not end in .bib"), "{seen:?}");
    assert!(seen[2].starts_with("https://example.org/a.bib: ibid reads nothing from the network"), "{seen:?}");
}

#[test]
fn what_is_read_again_is_what_may_be_another() {
    let disk = disk(&[
        ("/w/ibid.toml", "sources = ['refs/*.bib', 'x.json']"),
        ("/w/refs/a.bib", "@book{a}"),
        ("/w/x.json", "[]"),
        ("/w/v1.0/a.txt", ""),
    ]);
    let workspace = workspace(disk, &["/w"], "/w/x.md", "");
    let affected = |path: &str| {
        let wanted = workspace.affected_by(Path::new(path));
        let shown = wanted.into_iter().map(|wanted| match wanted {
            Wanted::Library(path) | Wanted::Transcript(path) | Wanted::Presence(path) => path.display().to_string(),
            Wanted::Files(_) => "pattern".to_owned(),
        });
        let mut shown: Vec<_> = shown.collect();
        shown.sort();
        shown
    };
    assert_eq!(affected("/w/refs/a.bib"), ["/w/refs/a.bib"]);
    assert_eq!(affected("/w/refs/b.bib"), ["pattern"]);
    assert_eq!(affected("/w/refs/b.md"), [""; 0]);
    assert_eq!(affected("/w/refs"), ["/w/refs/a.bib", "pattern"]);
    assert_eq!(affected("/w/x.json"), ["/w/x.json"]);
    assert_eq!(affected("/w/y.json"), [""; 0]);
    assert_eq!(affected("/w/refs/4913"), [""; 0], "an editor looks whether it may write here");
    assert_eq!(affected("/w/v1.0"), ["pattern"], "a folder");
    assert_eq!(affected("/w/.gitignore"), ["pattern"]);
}

#[test]
fn documents_that_are_not_open_keep_their_libraries_in_force() {
    let disk = disk(&[("/w/refs.bib", "@book{a}"), ("/w/one.bib", "@book{b}")]);
    let mut workspace = workspace(disk, &["/w"], "/w/x.md", "---\nbibliography: one.bib\n---\n");
    let closed: Arc<Path> = Path::new("/w/y.md").into();
    let text = "---\nbibliography: refs.bib\n---\n\n“One,” [@a] “two” [@a; @b].\n";
    workspace.set_closed(Reading::new(Arc::clone(&closed), text));
    workspace.load_all();
    workspace.close(Path::new("/w/x.md"));
    let snapshot = workspace.snapshot();
    assert!(
        snapshot.library(Path::new("/w/refs.bib")).is_some() && snapshot.library(Path::new("/w/one.bib")).is_none()
    );
    let summary = snapshot.closed().next().unwrap();
    let uses = summary.uses("a").unwrap();
    assert_eq!((uses.citations, uses.quotations), (2, 2));
    assert!(snapshot.sources_of_closed(summary).get("a").is_some() && summary.uses("c").is_none());

    workspace.open(&closed, Language::Markdown, Some(1), "");
    assert_eq!(workspace.snapshot().closed().count(), 0, "it is open");
    workspace.close(&closed);
    workspace.remove_closed([Path::new("/w")]);
    assert_eq!(workspace.snapshot().closed().count(), 0, "its folder is gone");
}

#[test]
fn settings_files_in_the_editor_win_over_the_disk() {
    let disk = disk(&[("/w/a.bib", "@book{a}"), ("/w/b.bib", "@book{b}"), ("/w/ibid.toml", "sources = ['a.bib']")]);
    let mut workspace = workspace(disk, &["/w"], "/w/x.md", "");
    let toml: Arc<Path> = Path::new("/w/ibid.toml").into();
    assert_eq!(sees(&mut workspace), ["/w/a.bib"]);
    assert!(workspace.open_file(&toml, Some(1), "sources = ['b.bib']"));
    workspace.configs_changed([&*toml]);
    workspace.load_all();
    assert_eq!(sees(&mut workspace), ["/w/b.bib"]);
    assert!(workspace.close_file(&toml));
    workspace.load_all();
    assert_eq!(sees(&mut workspace), ["/w/a.bib"]);
}

#[test]
fn a_library_that_is_closed_while_it_is_read_is_not_in_force() {
    let mut workspace = workspace(disk(&[]), &["/w"], "/w/x.md", "");
    let path: Arc<Path> = Path::new("/w/a.bib").into();
    assert!(workspace.open_file(&path, Some(1), &bib("a")));
    let wanted = workspace.take_wanted();
    let task = workspace.task(&wanted[0]);
    assert!(workspace.close_file(&path));
    workspace.take(task.run(&*workspace.fs()));
    workspace.load_all();
    assert!(workspace.snapshot().library(&path).is_none());
}

#[test]
fn what_nobody_names_any_more_does_not_come_back() {
    let files = [("/w/ibid.toml", "sources = ['*.bib']"), ("/w/a.bib", "@book{a}"), ("/w/b.bib", "@book{b}")];
    let mut workspace = Workspace::new(Arc::new(disk(&files)));
    workspace.set_roots(vec!["/w".into()]);
    let path: Arc<Path> = Path::new("/w/x.md").into();
    workspace.open(&path, Language::Markdown, Some(1), "---\nbibliography: b.bib\n---\n");
    let found: Vec<_> = workspace.take_wanted().iter().map(|wanted| workspace.task(wanted)).collect();
    workspace.close(&path);
    for task in found {
        workspace.take(task.run(&*workspace.fs()));
    }
    assert_eq!(workspace.take_wanted(), [], "nobody wants them");
    assert_eq!(workspace.snapshot().libraries().count(), 0);
}

#[test]
fn what_nobody_names_any_more_is_forgotten() {
    let disk = disk(&[
        ("/w/a.bib", &bib("a")),
        ("/w/b.json", r#"[{"id": "b"}]"#),
        ("/w/ibid.toml", "sources = ['c*.bib']"),
        ("/w/c.bib", &bib("c")),
    ]);
    let mut workspace = workspace(disk, &["/w"], "/w/x.md", "---\nbibliography: [a.bib, b.json]\n---\n");
    let path: Arc<Path> = Path::new("/w/x.md").into();
    let known = |workspace: &mut Workspace| {
        workspace.load_all();
        let snapshot = workspace.snapshot();
        assert!(!snapshot.is_reading());
        let mut known: Vec<_> = snapshot.libraries().map(|(path, _)| path.display().to_string()).collect();
        known.sort();
        known
    };
    assert_eq!(known(&mut workspace), ["/w/a.bib", "/w/b.json", "/w/c.bib"]);
    let json: Arc<Path> = Path::new("/w/b.json").into();
    workspace.open_file(&json, Some(1), "[]");
    workspace.edit(&path, Some(2), &[all("---\nbibliography: a.bib\n---\n")], Encoding::Utf16);
    workspace.snapshot();
    assert_eq!(known(&mut workspace), ["/w/a.bib", "/w/c.bib"]);
    workspace.open_file(&Path::new("/w/ibid.toml").into(), Some(1), "");
    assert_eq!(known(&mut workspace), ["/w/a.bib"]);
    workspace.edit(&path, Some(3), &[all("---\nbibliography: b.json\n---\n")], Encoding::Utf16);
    workspace.snapshot();
    assert_eq!(known(&mut workspace), ["/w/b.json"]);
}

fn all(text: &str) -> Change {
    Change { range: None, text: text.to_owned() }
}

#[test]
fn what_speaks_for_documents_is_no_library() {
    let disk = disk(&[("/w/_quarto.yml", "references: [{id: q}]"), ("/w/ibid.toml", "sources = '_quarto.yml'")]);
    let mut workspace = workspace(disk, &["/w"], "/w/x.md", "---\nbibliography: _quarto.yml\n---\n");
    let reason = "_quarto.yml: it speaks for the documents of its folder; name a file of sources";
    assert_eq!(sees(&mut workspace), ["/w/_quarto.yml", reason, reason]);
    assert!(workspace.snapshot().library(Path::new("/w/_quarto.yml")).is_none());
}

#[test]
fn documents_of_folders_that_are_no_longer_open_are_forgotten() {
    let mut workspace = workspace(disk(&[("/v/a.bib", "@book{a}")]), &["/w", "/v"], "/w/x.md", "");
    for path in ["/w/y.md", "/v/z.md", "/u/z.md"] {
        workspace.set_closed(Reading::new(Path::new(path).into(), "---\nbibliography: a.bib\n---\n"));
    }
    workspace.load_all();
    let closed = |workspace: &mut Workspace| {
        let mut paths: Vec<_> =
            workspace.snapshot().closed().map(|summary| summary.path.display().to_string()).collect();
        paths.sort();
        paths
    };
    assert_eq!(closed(&mut workspace), ["/v/z.md", "/w/y.md"], "those of the workspace");
    workspace.set_roots(vec!["/w".into()]);
    assert_eq!(closed(&mut workspace), ["/w/y.md"]);
    workspace.remove_closed([Path::new("/w")]);
    assert_eq!(workspace.snapshot().library(Path::new("/v/a.bib")).map(|_| ()), None);
}
