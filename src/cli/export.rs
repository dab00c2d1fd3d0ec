//! `ibid export`: what documents cite in one library, and what they quote for other programs.

mod annotations;
mod schema;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::args::{self, ExportFormat};
use super::console::Console;
use super::reader::{Content, File, Libraries, Reader};
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
    match args.output_format {
        ExportFormat::CslJson => sources(session, Format::Json),
        ExportFormat::Biblatex => sources(session, Format::BibTex),
        ExportFormat::Ris => sources(session, Format::Ris),
        ExportFormat::CslYaml => sources(session, Format::Yaml),
        ExportFormat::WebAnnotations => quotations(session, annotations::page),
        ExportFormat::SchemaOrg => quotations(session, schema::graph),
    }
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
        let document = document(file)?;
        let sheet = sheet(&file.snapshot, document);
        let quoting = Quoting { name: file.name.to_owned(), document: Arc::clone(document), sheet };
        Ok(Answer { items: Vec::new(), tally: quoting })
    };
    session.run(Libraries::Named, quoting, |quoting| all.push(quoting));
    let json = serde_json::to_string_pretty(&written(&all)).unwrap_or_default();
    session.finish(Exit::Clean, &(json + "\n"))
}

fn document<'a>(file: &'a File<'_>) -> Result<&'a Arc<Document>, String> {
    match &file.content {
        Content::Document(document) if document.undecodable.is_some() => Err(format!("{}: it is not UTF-8", file.name)),
        Content::Document(document) => Ok(document),
        Content::Library(_) | Content::Config(_) => Err(format!("{}: it is no document, and cites nothing", file.name)),
    }
}

/// What one document cites.
struct Citing {
    name: String,
    snapshot: Arc<Snapshot>,
    /// Each with the file it is in.
    sources: Vec<(Arc<Path>, Entry)>,
    undefined: Vec<String>,
}

fn sources(mut session: Session, format: Format) -> Exit {
    let mut all: Vec<Citing> = Vec::new();
    let citing = |_: &Reader, file: &File<'_>| {
        let cited = cited(&file.snapshot, document(file)?);
        let sources = cited.sources.iter().map(|source| (Arc::clone(source.path), source.entry.clone())).collect();
        let (name, snapshot) = (file.name.to_owned(), Arc::clone(&file.snapshot));
        Ok(Answer { items: Vec::new(), tally: Citing { name, snapshot, sources, undefined: cited.undefined } })
    };
    session.run(Libraries::Named, citing, |citing| all.push(citing));

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
    let (text, lost) = joined(format, &text);
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
fn joined(format: Format, documents: &[(&Arc<Snapshot>, Vec<Source<'_>>)]) -> (String, Vec<Lost>) {
    let sources =
        documents.iter().flat_map(|(snapshot, sources)| sources.iter().map(move |source| (&***snapshot, *source)));
    library(format, sources)
}
