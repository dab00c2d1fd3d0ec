//! Sources in another format than they are kept in: all that a document cites, in one library.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file_rename::relative;
use super::shared::edit::edited;
use super::shared::entry_edit::{NewEntry, NewField, add_entry};
use super::shared::key::TO_COME;
use super::shared::nocite;
use crate::sources::{Entry, Field, FieldName, Format, Value};
use crate::text::Text;
use crate::workspace::{Document, Home, LibraryFile, Snapshot, Source};

/// What a document cites.
#[derive(Debug, Default)]
pub struct Cited<'a> {
    /// The sources, each once, in the order in which they are first cited.
    pub sources: Vec<Source<'a>>,
    /// The keys that no source has.
    pub undefined: Vec<String>,
}

/// The type of a source that does not say what it is.
const OF_NO_TYPE: &str = "document";

/// What other fields say by now: those of the entries that it takes some from, and the date.
const SAID: [&str; 3] = ["crossref", "xdata", "month"];

/// What could not be written of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The key of the entry.
    pub key: String,
    /// The field; `None`: all of it.
    pub field: Option<FieldName>,
}

/// The sources that `document` cites, also those that `nocite` names.
pub fn cited<'a>(snapshot: &'a Snapshot, document: &'a Document) -> Cited<'a> {
    let sources = snapshot.sources(document);
    let mut cited = Cited::default();
    let mut seen: HashSet<*const Entry> = HashSet::new();
    let listed = nocite::nocite(document);
    let is_all = listed.iter().any(|it| it.key == nocite::ALL);
    let keys = document.syntax.citations().map(|citation| citation.key.clone());
    for key in keys.chain(listed.into_iter().map(|it| it.key)).filter(|key| key != TO_COME && key != nocite::ALL) {
        match sources.get(&key) {
            Some(source) => cited.sources.extend(seen.insert(source.entry).then_some(source)),
            None if cited.undefined.contains(&key) => {}
            None => cited.undefined.push(key),
        }
    }
    for source in sources.iter().filter(|source| is_all && sources.is_in_force(source)) {
        cited.sources.extend(seen.insert(source.entry).then_some(source));
    }
    cited
}

/// A library of `sources`, each with the snapshot that has its file, in `format`, to stand in `folder`; and what it cannot
/// say of them.
pub fn library<'a>(
    format: Format,
    folder: &Path,
    sources: impl IntoIterator<Item = (&'a Snapshot, Source<'a>)>,
) -> (String, Vec<Lost>) {
    let (mut parts, mut lost) = (Vec::new(), Vec::new());
    for (snapshot, source) in sources {
        let home = snapshot.home(source.path);
        let moved = moved(source, folder);
        let copy = home.filter(|_| moved.is_none()).and_then(|home| copied(home, format, source.entry));
        let written = || written(format, home.map(Home::format), moved.as_ref().unwrap_or(source.entry));
        let (part, fields) = copy.map_or_else(written, |copy| (Some(copy), Vec::new()));
        parts.extend(part);
        lost.extend(fields);
    }
    (joined(format, &parts), lost)
}

/// The entry as it is to be in `folder`, where its transcript is called otherwise from there. `None`: as it is.
fn moved(source: Source<'_>, folder: &Path) -> Option<Entry> {
    let name = source.entry.text(&FieldName::Transcript)?;
    let own = source.path.parent()?;
    if own == folder || Path::new(name).is_absolute() || name.contains("://") {
        return None;
    }
    let target: PathBuf = own.join(name).components().collect();
    let mut entry = source.entry.clone();
    let field = entry.fields.iter_mut().rfind(|field| field.name == FieldName::Transcript)?;
    field.value = Value::Text(relative(folder, &target)?);
    Some(entry)
}

/// A library of `entry` alone as it is written in its `home`, if that is one of `format` and the entry takes nothing from
/// elsewhere: that keeps all there is of markup.
fn copied(home: Home<'_>, format: Format, entry: &Entry) -> Option<String> {
    if home.format() != format || format == Format::Yaml {
        return None;
    }
    let own = home.text().slice(entry.span);
    let text = if format == Format::Json { format!("[\n  {own}\n]") } else { format!("{own}\n") };
    let alone = format.read(&text);
    let is_whole = alone.problems().is_empty() && matches!(alone.entries(), [copy] if copy.says_what(entry));
    is_whole.then_some(text)
}

/// A library of `entry` alone, with as many of its fields as `format` can say. What another format has fields of its own
/// for, and ibid does not know, is nothing to it.
fn written(format: Format, home: Option<Format>, entry: &Entry) -> (Option<String>, Vec<Lost>) {
    let is_said = |field: &&Field| {
        let is_nothing = match &field.name {
            FieldName::Other(name) => home != Some(format) || format != Format::BibTex || SAID.contains(&name.as_str()),
            _ => false,
        };
        !is_nothing && entry.field(&field.name).is_some_and(|it| std::ptr::eq(it, *field))
    };
    let new = |field: &Field| NewField { name: field.name.clone(), value: Some(field.value.clone()) };
    let fields: Vec<NewField> = entry.fields.iter().filter(is_said).map(new).collect();
    let kind = if entry.kind.is_empty() { OF_NO_TYPE } else { &entry.kind };
    let with =
        |fields: Vec<NewField>| alone(format, &NewEntry { key: entry.key.clone(), kind: kind.to_owned(), fields });
    if let Some(all) = with(fields.clone()) {
        return (Some(all), Vec::new());
    }
    let lost = |field: Option<&FieldName>| Lost { key: entry.key.clone(), field: field.cloned() };
    let Some(mut best) = with(Vec::new()) else { return (None, vec![lost(None)]) };
    let (mut kept, mut left) = (Vec::new(), Vec::new());
    for field in fields {
        kept.push(field);
        match with(kept.clone()) {
            Some(more) => best = more,
            None => left.extend(kept.pop().map(|field| lost(Some(&field.name)))),
        }
    }
    (Some(best), left)
}

fn alone(format: Format, entry: &NewEntry) -> Option<String> {
    let path: Arc<Path> = Path::new("library").with_extension(format.extension()).into();
    let empty = if format == Format::Json { "[]\n" } else { "" };
    let file = Arc::new(LibraryFile::read(format, None, Text::new(empty)));
    let edit = add_entry(Home::Library(&path, &file), entry)?;
    Some(edited(&file.text, &edit.edits))
}

/// What a library in CSL YAML begins with.
const HEAD: &str = "references:";

/// Libraries of one entry each as one.
fn joined(format: Format, parts: &[String]) -> String {
    let trimmed = parts.iter().map(|part| part.trim());
    match format {
        Format::Json => {
            let inner = trimmed.map(|part| part.trim_start_matches('[').trim_end_matches(']').trim_matches('\n'));
            format!("[\n{}\n]\n", inner.collect::<Vec<_>>().join(",\n"))
        }
        Format::BibTex | Format::Ris => trimmed.map(|part| format!("{part}\n")).collect::<Vec<_>>().join("\n"),
        Format::Yaml => {
            let items = trimmed.map(|part| part.strip_prefix(HEAD).unwrap_or(part).trim_start());
            items.fold(format!("{HEAD}\n"), |all, item| all + item + "\n")
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use expect_test::{Expect, expect};

    use super::*;
    use crate::analysis::fixture::Fixture;

    const ARTICLE: &str = "\
---
bibliography: refs.bib
nocite: '@listed'
references:
- id: speech
  type: speech
  author: [{family: Humboldt, given: Alexander, dropping-particle: von}, {family: Gogh, given: V, non-dropping-particle: van}]
  role: President
  title: Four score, & seven
  issued: 1863-11-19
  transcript: speech.txt
- {id: unused, type: book}
- {id: plain, title: No type here, author: [{family: Roe}, {literal: others}], URL: 'https://example.org'}
---

He said it [@speech; @book, p. 3], and [@speech; @gone; @TK; @gone; @plain; @paper].
//- /refs.bib
@book{book, author = {Wills, Garry and {The Society}}, title = {The {Life} of \\emph{Lincoln}}, date = {1992/1993}, pages = {3--5}}
@inbook{listed, crossref = {parent}, title = {A part}}
@string{jbh = {Journal of Battles}}
@article{paper, author = {Smith, Jo and others}, title = {Notes}, journal = jbh, month = mar, year = 2001}
@book{parent, title = {All of it}, date = {2001-05}, author = {Müller, Ö.}}
";

    #[track_caller]
    fn check(format: Format, expected: &Expect) {
        let fixture = Fixture::new(ARTICLE);
        let document = fixture.snapshot.document(&fixture.path).unwrap();
        let cited = cited(&fixture.snapshot, document);
        assert_eq!(cited.undefined, ["gone"]);
        let (text, lost) =
            library(format, Path::new("/"), cited.sources.iter().map(|source| (&*fixture.snapshot, *source)));
        let lost: Vec<String> = lost.iter().map(|it| format!("lost: {} {:?}\n", it.key, it.field)).collect();
        expected.assert_eq(&(text.clone() + &lost.concat()));
        let again = format.read(&text);
        assert_eq!(again.problems().len(), 0, "{text}");
        let keys: Vec<&str> = again.entries().iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["speech", "book", "plain", "paper", "listed"], "in the order they are cited");
    }

    #[test]
    fn as_csl_json() {
        check(
            Format::Json,
            &expect![[r#"
                [
                  {
                    "id": "speech",
                    "type": "speech",
                    "author": [{"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"}, {"family": "Gogh", "given": "V", "non-dropping-particle": "van"}],
                    "role": "President",
                    "title": "Four score, & seven",
                    "issued": {"date-parts": [[1863, 11, 19]]},
                    "transcript": "speech.txt"
                  },
                  {
                    "id": "book",
                    "type": "book",
                    "author": [{"family": "Wills", "given": "Garry"}, {"literal": "The Society"}],
                    "title": "The Life of Lincoln",
                    "issued": {"date-parts": [[1992], [1993]]},
                    "page": "3–5"
                  },
                  {
                    "id": "plain",
                    "type": "document",
                    "title": "No type here",
                    "author": [{"family": "Roe"}, {"literal": "others"}],
                    "URL": "https://example.org"
                  },
                  {
                    "id": "paper",
                    "type": "article-journal",
                    "author": [{"family": "Smith", "given": "Jo"}, {"literal": "others"}],
                    "title": "Notes",
                    "container-title": "Journal of Battles",
                    "issued": {"date-parts": [[2001, 3]]}
                  },
                  {
                    "id": "listed",
                    "type": "chapter",
                    "title": "A part",
                    "container-title": "All of it",
                    "issued": {"date-parts": [[2001, 5]]},
                    "author": [{"family": "Müller", "given": "Ö."}],
                    "container-author": [{"family": "Müller", "given": "Ö."}]
                  }
                ]
            "#]],
        );
    }

    #[test]
    fn as_biblatex() {
        check(
            Format::BibTex,
            &expect![[r#"
                @unpublished{speech,
                  entrysubtype = {speech},
                  author = {von Humboldt, Alexander and van Gogh, V},
                  role = {President},
                  title = {Four score, \& seven},
                  date = {1863-11-19},
                  transcript = {speech.txt},
                }

                @book{book, author = {Wills, Garry and {The Society}}, title = {The {Life} of \emph{Lincoln}}, date = {1992/1993}, pages = {3--5}}

                @misc{plain,
                  title = {No type here},
                  author = {Roe and others},
                  url = {https://example.org},
                }

                @article{paper,
                  author = {Smith, Jo and others},
                  title = {Notes},
                  journaltitle = {Journal of Battles},
                  date = {2001-03},
                }

                @incollection{listed,
                  title = {A part},
                  booktitle = {All of it},
                  date = {2001-05},
                  author = {Müller, Ö.},
                  container-author = {Müller, Ö.},
                }
            "#]],
        );
    }

    #[test]
    fn as_yaml() {
        check(
            Format::Yaml,
            &expect![[r#"
                references:
                - id: speech
                  type: speech
                  author: [{family: Humboldt, given: Alexander, dropping-particle: von}, {family: Gogh, given: V, non-dropping-particle: van}]
                  role: President
                  title: Four score, \& seven
                  issued: 1863-11-19
                  transcript: speech.txt
                - id: book
                  type: book
                  author: [{family: Wills, given: Garry}, {literal: The Society}]
                  title: The Life of Lincoln
                  issued: 1992/1993
                  page: 3–5
                - id: plain
                  type: document
                  title: No type here
                  author: [{family: Roe}, {literal: others}]
                  URL: https://example.org
                - id: paper
                  type: article-journal
                  author: [{family: Smith, given: Jo}, {literal: others}]
                  title: Notes
                  container-title: Journal of Battles
                  issued: 2001-03
                - id: listed
                  type: chapter
                  title: A part
                  container-title: All of it
                  issued: 2001-05
                  author: [{family: Müller, given: Ö.}]
                  container-author: [{family: Müller, given: Ö.}]
            "#]],
        );
    }

    #[test]
    fn as_ris() {
        check(
            Format::Ris,
            &expect![[r#"
                TY  - SLIDE
                ID  - speech
                AU  - von Humboldt, Alexander
                AU  - van Gogh, V
                N1  - role: President
                TI  - Four score, & seven
                DA  - 1863/11/19/
                N1  - transcript: speech.txt
                ER  -

                TY  - BOOK
                ID  - book
                AU  - Wills, Garry
                AU  - The Society
                TI  - The Life of Lincoln
                DA  - 1992/1993
                N1  - page: 3–5
                ER  -

                TY  - GEN
                ID  - plain
                TI  - No type here
                AU  - Roe
                AU  - et al.
                UR  - https://example.org
                ER  -

                TY  - JOUR
                ID  - paper
                AU  - Smith, Jo
                AU  - et al.
                TI  - Notes
                T2  - Journal of Battles
                DA  - 2001/03//
                ER  -

                TY  - CHAP
                ID  - listed
                TI  - A part
                T2  - All of it
                DA  - 2001/05//
                AU  - Müller, Ö.
                N1  - container-author: Müller || Ö.
                ER  -
            "#]],
        );
    }

    #[test]
    fn all_of_them_where_nocite_says_so() {
        let fixture = Fixture::new(&ARTICLE.replace("'@listed'", "'@*'"));
        let document = fixture.snapshot.document(&fixture.path).unwrap();
        let cited = cited(&fixture.snapshot, document);
        let keys: Vec<&str> = cited.sources.iter().map(|source| source.entry.key.as_str()).collect();
        assert_eq!(keys, ["speech", "book", "plain", "paper", "unused", "listed", "parent"]);
    }
}
