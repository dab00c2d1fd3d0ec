//! Quotations and claims in the words of schema.org: each document an `Article` with its parts, for the head of a web page.

use serde_json::{Map, Value, json};

use super::Quoting;
use crate::analysis::sheet::{Cited, Row};
use crate::syntax::StatementKind;

/// All documents.
pub(super) fn graph(documents: &[Quoting]) -> Value {
    let quoting = documents.iter().filter(|it| !it.sheet.rows.is_empty());
    let articles: Vec<Value> = quoting.map(article).collect();
    json!({"@context": "https://schema.org", "@graph": articles})
}

fn article(quoting: &Quoting) -> Value {
    let mut article = Map::new();
    article.insert("@type".into(), "Article".into());
    article.insert("name".into(), quoting.sheet.title.as_deref().unwrap_or(&quoting.name).into());
    if let Some(lang) = quoting.document.metadata.lang() {
        article.insert("inLanguage".into(), lang.into());
    }
    article.insert("hasPart".into(), quoting.sheet.rows.iter().map(part).collect::<Vec<_>>().into());
    article.into()
}

fn part(row: &Row) -> Value {
    let is_claim = row.kind == StatementKind::Claim;
    let mut part = Map::new();
    part.insert("@type".into(), if is_claim { "Claim" } else { "Quotation" }.into());
    part.insert("text".into(), row.words.clone().into());
    if let Some(speaker) = row.credit.speaker.as_deref().filter(|_| !is_claim) {
        let mut person = json!({"@type": "Person", "name": speaker});
        if let Some(role) = &row.credit.role {
            person["jobTitle"] = role.clone().into();
        }
        part.insert("creator".into(), person);
    }
    if let Some(date) = row.credit.date.map(|date| date.edtf()).filter(|date| is_iso(date)) {
        part.insert("dateCreated".into(), date.into());
    }
    let cited: Vec<Value> = row.sources.iter().filter_map(work).collect();
    if !cited.is_empty() {
        part.insert("citation".into(), cited.into());
    }
    part.into()
}

/// `None`: nothing is known of it but its key.
fn work(cited: &Cited) -> Option<Value> {
    let mut work = Map::new();
    work.insert("@type".into(), "CreativeWork".into());
    work.extend(cited.title.clone().map(|title| ("name".into(), title.into())));
    work.extend(cited.people.clone().map(|people| ("author".into(), people.into())));
    work.extend(cited.url.clone().map(|url| ("url".into(), url.into())));
    let issued = cited.issued.map(|date| date.edtf()).filter(|date| is_iso(date));
    work.extend(issued.map(|date| ("datePublished".into(), date.into())));
    work.extend(cited.locator.clone().map(|locator| ("pagination".into(), locator.into())));
    (work.len() > 1).then(|| work.into())
}

/// Whether ISO 8601 has it: a day, a month or a year, and nothing that EDTF adds.
fn is_iso(edtf: &str) -> bool {
    edtf.starts_with(|c: char| c.is_ascii_digit()) && edtf.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}
