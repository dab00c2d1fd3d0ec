//! What in a file leads elsewhere: addresses on the web, and files.

use std::path::Path;
use std::sync::Arc;

use super::shared::aim::Aim;
use super::shared::markdown::plain_address;
use crate::sources::{Field, FieldName};
use crate::syntax::Sourcing;
use crate::text::{Span, Text};
use crate::workspace::{Document, Home, Snapshot, Source};

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLink {
    /// What is clicked on.
    pub span: Span,
    /// Where it leads.
    pub target: Target,
    /// What that is, as the beginning of a sentence that goes on with how to click.
    pub tooltip: String,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To an address of the web.
    Web(String),
    /// To a file.
    File(Arc<Path>),
}

/// The links in the file at `path`, in order of place: in entries of a library or of metadata their addresses and
/// transcripts; the libraries that are named; in the text of a document the addresses that source a quotation, which are
/// opened at its words. A key is none: it leads to its entry.
pub fn document_links(snapshot: &Snapshot, path: &Path) -> Vec<DocumentLink> {
    let Some(home) = snapshot.home(path) else { return Vec::new() };
    let mut links: Vec<DocumentLink> = named(snapshot, path).collect();
    for entry in home.library().entries() {
        let source = Source { path: home.path(), entry };
        links.extend(entry.fields.iter().filter(|field| !field.is_inherited).filter_map(address));
        links.extend(transcripts(snapshot, home, source));
    }
    if let Home::Document(document) = home {
        links.extend(in_text(document));
    }
    links.sort_by_key(|link| link.span);
    // Two quotations may rest on one address, and one field may be two things.
    links.dedup_by(|link, before| link.span.overlaps(before.span));
    links
}

fn named<'a>(snapshot: &'a Snapshot, path: &Path) -> impl Iterator<Item = DocumentLink> + 'a {
    let link = |(span, path): (Span, &Arc<Path>)| DocumentLink {
        span,
        target: Target::File(Arc::clone(path)),
        tooltip: "Open the library".to_owned(),
    };
    snapshot.named_in(path).into_iter().map(link)
}

/// Where the web has what `field` names.
fn address(field: &Field) -> Option<DocumentLink> {
    let value = field.text()?.trim();
    let url = match &field.name {
        FieldName::Url | FieldName::ArchiveUrl => value.to_owned(),
        FieldName::Doi => doi(value),
        _ => return None,
    };
    let what = if field.name == FieldName::ArchiveUrl { "the archived copy at " } else { "" };
    let tooltip = format!("Open {what}{}", plain_address(&url)?);
    Some(DocumentLink { span: field.span, target: Target::Web(url), tooltip })
}

/// The address of a DOI, which some write as one.
fn doi(value: &str) -> String {
    let name = value.strip_prefix("doi:").unwrap_or(value).trim_start();
    if name.contains("://") { name.to_owned() } else { format!("https://doi.org/{name}") }
}

/// The files that `source`, of the file `home`, names for its words, but for those that are known not to be there.
fn transcripts<'a>(
    snapshot: &'a Snapshot,
    home: Home<'a>,
    source: Source<'a>,
) -> impl Iterator<Item = DocumentLink> + 'a {
    let named = snapshot.transcripts_named_by(source).into_iter();
    let named = named.filter(|named| named.problem().is_none() && !named.field.is_inherited);
    named.filter_map(move |named| {
        let tooltip = if named.is_promised() { "Open the transcript" } else { "Open the attached file" };
        Some(DocumentLink {
            span: place(home.text(), named.field.span, &named.name),
            target: Target::File(named.path?),
            tooltip: tooltip.to_owned(),
        })
    })
}

/// Where in `value` the file `name` is written: one field may name several.
fn place(text: &Text, value: Span, name: &str) -> Span {
    let found = text.slice(value).find(name).map(|at| Span::new(at, at + name.len()).shifted(value.start()));
    found.unwrap_or(value)
}

/// The addresses that source a quotation, to be opened at its words.
fn in_text(document: &Document) -> impl Iterator<Item = DocumentLink> {
    document.syntax.statements().filter_map(|statement| {
        let Sourcing::Link(link) = &statement.sourcing else { return None };
        // Of a reference link the address stands elsewhere.
        let span = link.label.is_none().then(|| link.place(link.target))?;
        let written = document.text.slice(span);
        let url = Aim::of_words(&statement, &document.text).url(written.trim_matches(['<', '>']));
        let address = plain_address(&url)?;
        let at = if url.contains(":~:") { " at these words" } else { "" };
        Some(DocumentLink { span, tooltip: format!("Open {address}{at}"), target: Target::Web(url) })
    })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::analysis::fixture::Fixture;

    /// Each link of the first file: its words, where it leads, and what is said of it.
    #[track_caller]
    fn check(source: &str, expected: &Expect) {
        let fixture = Fixture::new(source);
        let links = document_links(&fixture.snapshot, &fixture.path);
        let shown = links.iter().map(|link| {
            let target = match &link.target {
                Target::Web(url) => url.clone(),
                Target::File(path) => path.display().to_string(),
            };
            format!("{} → {target} ({})\n", fixture.slice(&fixture.path, link.span), link.tooltip)
        });
        expected.assert_eq(&shown.collect::<String>());
    }

    #[test]
    fn metadata_lead_to_the_web_and_to_files() {
        check(
            "\
---
bibliography: [refs.bib, none.bib]
references:
- id: a
  URL: https://www.example.org/a
  archive-url: http://archive.example.org/1
  DOI: 10.1000/1
  transcript: a.txt
- {id: b, URL: 'javascript:x', DOI: 'https://doi.org/10.1000/2', transcript: none.txt}
---

See [@a; @b].
//- /refs.bib
//- /a.txt
Words.
",
            &expect![[r#"
                refs.bib → /refs.bib (Open the library)
                https://www.example.org/a → https://www.example.org/a (Open example.org/a)
                http://archive.example.org/1 → http://archive.example.org/1 (Open the archived copy at archive.example.org/1)
                10.1000/1 → https://doi.org/10.1000/1 (Open doi.org/10.1000/1)
                a.txt → /a.txt (Open the transcript)
                https://doi.org/10.1000/2 → https://doi.org/10.1000/2 (Open doi.org/10.1000/2)
            "#]],
        );
    }

    #[test]
    fn libraries_and_settings_do_too() {
        check(
            "\
//- /refs.bib
@misc{a, url = {https://example.org/a}, file = {Text:a.txt:text/plain;Page:b.html:text/html;c.epub}}
@misc{b, crossref = {a}, doi = {10.1000/1}}
//- /a.md
---
bibliography: refs.bib
---
",
            &expect![[r#"
                https://example.org/a → https://example.org/a (Open example.org/a)
                a.txt → /a.txt (Open the attached file)
                b.html → /b.html (Open the attached file)
                10.1000/1 → https://doi.org/10.1000/1 (Open doi.org/10.1000/1)
            "#]],
        );
        check(
            "//- /ibid.toml\nsources = ['refs.bib', 'x/*.bib', 'none.bib']\n//- /refs.bib\n//- /a.md\nText.\n",
            &expect![[r#"
                refs.bib → /refs.bib (Open the library)
            "#]],
        );
    }

    #[test]
    fn what_sources_a_quotation_opens_at_its_words() {
        check(
            "\
“The world will little note … what we [say] here,” he said (https://example.org/a).

“We cannot dedicate this ground,” he said in [his speech](https://example.org/b#c).

> We are met on a great battlefield

https://youtu.be/abc

Nobody quotes https://example.org/d, nor [e][].

[e]: https://example.org/e
",
            &expect![[r#"
                https://example.org/a → https://example.org/a#:~:text=The%20world%20will%20little%20note (Open example.org/a at these words)
                https://example.org/b#c → https://example.org/b#c:~:text=We%20cannot%20dedicate%20this%20ground (Open example.org/b#c at these words)
                https://youtu.be/abc → https://youtu.be/abc (Open youtu.be/abc)
            "#]],
        );
    }
}
