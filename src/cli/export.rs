//! `ibid export`: what documents cite in one library, and what they quote for other programs.

mod annotations;
mod schema;

use std::collections::HashMap;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{self, ExportFormat};
use super::console::Console;
use super::reader::{File, Libraries, Reader};
use super::session::{Answer, Exit, Framing, Session};
use crate::analysis::export::{Lost, cited, library};
use crate::analysis::sheet::{Sheet, sheet};
use crate::sources::{Entry, Format};
use crate::workspace::{Document, Snapshot, Source, is_document};

/// Exports what is asked for.
pub(super) fn run(console: Console, args: &args::Export) -> Exit {
    let mut session = match Session::new(console, &args.input, Framing::default(), &is_document) {
        Ok(session) => session,
        Err(exit) => return exit,
    };
    if let Some(path) = &args.output {
        session.write_to(path);
    }
    let folder = folder(args.output.as_deref());
    match args.output_format {
        ExportFormat::CslJson => sources(session, Format::Json, &folder),
        ExportFormat::Biblatex => sources(session, Format::BibTex, &folder),
        ExportFormat::Ris => sources(session, Format::Ris, &folder),
        ExportFormat::CslYaml => sources(session, Format::Yaml, &folder),
        ExportFormat::WebAnnotations => quotations(session, annotations::page),
        ExportFormat::SchemaOrg => quotations(session, schema::graph),
    }
}

/// The folder that the answer is to stand in: that of the file, else the current one.
fn folder(output: Option<&Path>) -> PathBuf {
    let file = env::current_dir().unwrap_or_default().join(output.unwrap_or(Path::new("library")));
    file.parent().map(|folder| folder.components().collect()).unwrap_or_default()
}

/// A document with its sheet.
struct Quoting {
    /// How the file is called.
    name: String,
    document: Arc<Document>,
    sheet: Sheet,
}

fn quotations(mut session: Session, written: fn(&[Quoting]) -> serde_json::Value) -> Exit {
    let mut all = Vec::new();
    let quoting = |_: &Reader, file: &File<'_>| {
        let quoting = file.quoting()?.map(|document| {
            let (name, sheet) = (file.name.to_owned(), sheet(&file.snapshot, document));
            Quoting { name, document: Arc::clone(document), sheet }
        });
        Ok(Answer { items: Vec::new(), tally: quoting })
    };
    session.run(Libraries::Named, quoting, |quoting| all.extend(quoting));
    let json = serde_json::to_string_pretty(&written(&all)).unwrap_or_default();
    // It may be put into a page, where `</script>` would end more than a string.
    session.finish(Exit::Clean, &(json.replace('<', "\\u003c") + "\n"))
}

/// What one document cites.
struct Citing {
    name: String,
    snapshot: Arc<Snapshot>,
    /// Each with the file it is in.
    sources: Vec<(Arc<Path>, Entry)>,
    undefined: Vec<String>,
}

fn sources(mut session: Session, format: Format, folder: &Path) -> Exit {
    let mut all: Vec<Citing> = Vec::new();
    let citing = |_: &Reader, file: &File<'_>| {
        let citing = file.quoting()?.map(|document| {
            let cited = cited(&file.snapshot, document);
            let sources = cited.sources.iter().map(|source| (Arc::clone(source.path), source.entry.clone())).collect();
            let (name, snapshot) = (file.name.to_owned(), Arc::clone(&file.snapshot));
            Citing { name, snapshot, sources, undefined: cited.undefined }
        });
        Ok(Answer { items: Vec::new(), tally: citing })
    };
    session.run(Libraries::Named, citing, |citing| all.extend(citing));

    let (mut text, mut known) = (Vec::new(), HashMap::<&str, (&str, &Entry)>::new());
    for Citing { name, snapshot, sources, undefined } in &all {
        for key in undefined {
            session.blame(&format!("{name}: no source has the key `{key}`"));
        }
        let mut new: Vec<Source<'_>> = Vec::new();
        for (path, entry) in sources {
            match known.get(entry.key.as_str()) {
                Some((_, other)) if other.says_what(entry) => {}
                Some((first, _)) => session.blame(&format!(
                    "`{}` is one source in {first} and another in {name}; the first is exported: give one of them another key",
                    entry.key
                )),
                None => {
                    known.insert(&entry.key, (name, entry));
                    new.push(Source { path, entry });
                }
            }
        }
        text.push((snapshot, new));
    }
    let (text, lost) = joined(format, folder, &text);
    for Lost { key, field } in lost {
        session.blame(&match field {
            Some(field) => {
                format!("`{key}`: its field `{}` cannot be said in this format, and is left out", field.as_str())
            }
            None => format!("`{key}`: it cannot be written in this format, and is left out"),
        });
    }
    session.finish(Exit::Clean, &text)
}

/// The sources of all documents in one library.
fn joined(format: Format, folder: &Path, documents: &[(&Arc<Snapshot>, Vec<Source<'_>>)]) -> (String, Vec<Lost>) {
    let sources =
        documents.iter().flat_map(|(snapshot, sources)| sources.iter().map(move |source| (&***snapshot, *source)));
    library(format, folder, sources)
}
