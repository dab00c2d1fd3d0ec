//! The values of fields: types, people, places and roles that the sources have already, keys, files.

use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use super::bibtex::KEYS;
use super::place::{Place, Shape, What, Writing};
use super::written::{attachment, person, plain, setting, spelt_setting};
use super::{dates, fields, forms, settings, types};
use crate::analysis::completion::{CompletionItem, ItemKind, rank};
use crate::analysis::shared::entry_edit::{Equals, newline};
use crate::sources::types::Written;
use crate::sources::{Entry, Field, FieldKind, FieldName, Name, bibtex};
use crate::text::{Text, pattern};
use crate::workspace::{Home, Snapshot, is_document};

/// The fields whose values recur from source to source.
const RECURRENT: [FieldName; 17] = [
    FieldName::Role,
    FieldName::EventPlace,
    FieldName::EventTitle,
    FieldName::ContainerTitle,
    FieldName::Publisher,
    FieldName::PublisherPlace,
    FieldName::CollectionTitle,
    FieldName::Genre,
    FieldName::Medium,
    FieldName::Language,
    FieldName::Archive,
    FieldName::ArchivePlace,
    FieldName::Authority,
    FieldName::Jurisdiction,
    FieldName::Source,
    FieldName::License,
    FieldName::Status,
];

/// The languages of which ibid knows the quotation marks and the verbs of speech.
const LANGUAGES: [&str; 13] =
    ["en", "en-GB", "de", "fr", "es", "es-MX", "it", "pt", "pt-BR", "nl", "ja", "zh", "zh-TW"];

/// What is asked for: a value at a place.
pub(super) struct Asked<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) home: Home<'a>,
    pub(super) place: &'a Place,
    /// The files that the field may name.
    pub(super) files: &'a [String],
    /// What is there of it.
    pub(super) typed: &'a str,
    /// The entry that it is a value of.
    own: Option<&'a Entry>,
}

impl<'a> Asked<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        home: Home<'a>,
        place: &'a Place,
        files: &'a [String],
        typed: &'a str,
    ) -> Self {
        let entries = home.library().entries();
        let at = place.replace.start();
        let before = entries.partition_point(|entry| entry.span.start() <= at);
        // What is being typed at its end is not read as a part of it yet.
        let is_own = |entry: &&Entry| entry.span.touches(at) || entry.key == place.key && !place.key.is_empty();
        let own = before.checked_sub(1).and_then(|last| entries.get(last)).filter(is_own);
        Self { snapshot, home, place, files, typed, own }
    }

    /// The fields of the entry itself, but for that which is being typed.
    pub(super) fn own_fields(&self) -> impl Iterator<Item = &'a Field> {
        let at = self.place.replace.start();
        let name = self.place.field();
        let fields = self.own.into_iter().flat_map(|entry| &entry.fields);
        fields.filter(move |field| !field.is_inherited && !field.span.touches(at) && Some(&field.name) != name.as_ref())
    }

    /// The fields of the sources that there are: what is being typed is no value that they have already.
    fn fields(&self) -> impl Iterator<Item = &'a Field> {
        let others = self.others().flat_map(|entry| &entry.fields).filter(|field| !field.is_inherited);
        others.chain(self.own_fields())
    }

    /// The other sources.
    fn others(&self) -> impl Iterator<Item = &'a Entry> {
        let own = self.own;
        self.entries().into_iter().filter(move |entry| own.is_none_or(|own| !std::ptr::eq(own, *entry)))
    }

    /// The sources whose values are offered in the file.
    fn entries(&self) -> Vec<&'a Entry> {
        match self.home {
            Home::Document(document) => self.snapshot.sources(document).iter().map(|source| source.entry).collect(),
            Home::Library(..) | Home::Config(_) => self.home.library().entries().iter().collect(),
        }
    }

    /// An item for each of `values` that can be written there.
    fn each(&self, values: impl IntoIterator<Item = impl AsRef<str>>, kind: ItemKind) -> Vec<CompletionItem> {
        let text = self.home.text();
        values.into_iter().filter_map(|value| plain(self.place, text, value.as_ref(), "", kind)).collect()
    }
}

/// What may stand there.
pub(super) fn offered(asked: &Asked<'_>) -> Vec<CompletionItem> {
    let place = asked.place;
    let mut items = match (&place.what, place.shape) {
        (What::Type, _) => of_type(asked),
        (What::Value(field), Shape::CslYaml | Shape::CslJson | Shape::Hayagriva) if field == "type" => of_type(asked),
        (What::Value(field), Shape::Ris) if field == "TY" => of_type(asked),
        (What::Value(field), Shape::Config) if settings::names_library(field) => {
            asked.each(asked.files, ItemKind::File)
        }
        (What::Value(field), Shape::Settings | Shape::Rules | Shape::Config | Shape::Override) => {
            let words = words(settings::values(place.shape, field)).into_iter();
            words.map(|word| CompletionItem { insert: spelt_setting(place, &word.insert), ..word }).collect()
        }
        (What::Value(field), Shape::Metadata) => of_metadata(asked, field),
        (What::Value(field), _) => [macros(asked, field), of_entries(asked, field)].concat(),
        (What::Field | What::Item, _) => Vec::new(),
    };
    // What the list has already is not there to be put in once more.
    items.retain(|item| !place.others.contains(&item.label) && !place.others.contains(&item.insert));
    items
}

fn of_type(asked: &Asked<'_>) -> Vec<CompletionItem> {
    let (place, text) = (asked.place, asked.home.text());
    let known = types::known(place.shape).into_iter();
    let known = known.filter_map(|(name, meaning)| a_type(place, text, &name, meaning));
    narrowed_types(place, text).into_iter().chain(known).collect()
}

/// Words of settings, each with what it means.
fn words(known: Vec<(&str, &str)>) -> Vec<CompletionItem> {
    known.into_iter().map(|(word, meaning)| setting(word, meaning)).collect()
}

fn of_metadata(asked: &Asked<'_>, field: &str) -> Vec<CompletionItem> {
    match field {
        "bibliography" => {
            let named = asked.home.metadata().map_or(&[][..], |metadata| &metadata.bibliography);
            let is_named = |name: &&String| {
                named.iter().any(|(other, span)| other == *name && !span.touches(asked.place.replace.start()))
            };
            asked.each(asked.files.iter().filter(|name| !is_named(name)), ItemKind::File)
        }
        "lang" => words(LANGUAGES.map(|language| (language, "")).to_vec()),
        "ibid" => words(vec![("true", ""), ("false", "")]),
        _ => Vec::new(),
    }
}

fn of_entries(asked: &Asked<'_>, field: &str) -> Vec<CompletionItem> {
    let Asked { place, typed, .. } = *asked;
    let text = asked.home.text();
    let Some(name) = place.field() else { return Vec::new() };
    let is_bibtex = place.shape == Shape::BibTex;
    if matches!(place.shape, Shape::CslName | Shape::HayagrivaName) {
        return parts_of_names(asked, field);
    }
    if name == FieldName::QuotedIn || is_bibtex && KEYS.iter().any(|(known, _)| *known == field) {
        return keys(asked, field);
    }
    if name == FieldName::Transcript || is_bibtex && fields::is_attachment(field) {
        return files(asked, field);
    }
    if is_bibtex && field == "entrysubtype" {
        return asked.each(types::subtypes(place.shape, &place.kind), ItemKind::Type);
    }
    match name.kind() {
        FieldKind::Date => dates::offered(asked, &name),
        FieldKind::Names => {
            let names = asked.fields().flat_map(Field::names).filter(|name| !name.is_others());
            let is_one_of_several = place.is_in_list || place.shape == Shape::Ris;
            let field = asked.own.filter(|_| is_one_of_several).and_then(|entry| entry.field(&name));
            let listed = field.map_or(&[][..], Field::names);
            let names = by_frequency(names.filter(|name| !listed.contains(name)));
            let names = rank::likeliest(names, typed, |name| name.display());
            names.into_iter().filter_map(|name| person(place, text, name)).chain(forms::blanks(place, &name)).collect()
        }
        FieldKind::Text => {
            let is_genre = place.shape == Shape::Hayagriva && name == FieldName::Genre;
            let genres = if is_genre { types::subtypes(place.shape, &place.kind) } else { Vec::new() };
            [asked.each(genres, ItemKind::Type), asked.each(in_use(asked, &name), ItemKind::Value)].concat()
        }
    }
}

/// The texts that the sources have in the field `name`, where these recur.
fn in_use<'a>(asked: &Asked<'a>, name: &FieldName) -> Vec<&'a str> {
    let texts = asked.fields().filter(|field| field.name == *name).filter_map(Field::text);
    match name {
        FieldName::Keyword => {
            let keywords = texts.flat_map(|text| text.split([',', ';'])).map(str::trim);
            by_frequency(keywords.filter(|keyword| is_line(keyword)))
        }
        // What somebody was is the likeliest of what they were elsewhere.
        FieldName::Role => {
            let people = asked.own.map_or(&[][..], Entry::people);
            let is_theirs = |entry: &&Entry| entry.people().iter().any(|name| people.contains(name));
            let (theirs, others): (Vec<_>, Vec<_>) = asked.others().partition(is_theirs);
            let roles = |entries: Vec<&'a Entry>| {
                by_frequency(entries.into_iter().filter_map(|entry| entry.text(name)).filter(|role| is_line(role)))
            };
            let theirs = roles(theirs);
            let more = roles(others).into_iter().filter(|role| !theirs.contains(role));
            theirs.iter().copied().chain(more).collect()
        }
        name if RECURRENT.contains(name) => by_frequency(texts.filter(|text| is_line(text))),
        _ => Vec::new(),
    }
}

fn is_line(text: &str) -> bool {
    !text.is_empty() && !text.contains(['\n', '\r'])
}

/// The macros of a `.bib` file, where a value stands without braces; of a month those that every file has.
fn macros(asked: &Asked<'_>, field: &str) -> Vec<CompletionItem> {
    if !matches!(asked.place.writing, Writing::BibTex(_)) || asked.place.is_quoted {
        return Vec::new();
    }
    let own = bibtex::macros(&asked.home.text().to_string());
    let months = bibtex::MONTHS.iter().filter(|_| field == "month");
    let months = months.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let item = |(name, value): (String, String)| CompletionItem { detail: value, ..setting(&name, "") };
    months.chain(own).map(item).collect()
}

/// The keys of other sources.
fn keys(asked: &Asked<'_>, field: &str) -> Vec<CompletionItem> {
    let (place, text) = (asked.place, asked.home.text());
    let is_other = |entry: &&Entry| entry.key != place.key && asked.own.is_none_or(|own| own.key != entry.key);
    let others = asked.others().filter(is_other).collect();
    let keys = rank::likeliest(others, asked.typed, |entry| entry.key.clone()).into_iter().filter_map(|entry| {
        let card = rank::item(entry);
        let item = plain(place, text, &entry.key, &card.detail, ItemKind::Key)?;
        Some(CompletionItem { filter: card.filter, key: card.key, ..item })
    });
    let shared = if field == "xdata" { xdata(text) } else { Vec::new() };
    asked.each(shared, ItemKind::Key).into_iter().chain(keys).collect()
}

fn files(asked: &Asked<'_>, field: &str) -> Vec<CompletionItem> {
    // A transcript may be Markdown, but most Markdown is documents.
    let mut files: Vec<&String> = asked.files.iter().collect();
    files.sort_by_key(|name| is_document(Path::new(name.as_str())));
    if asked.place.shape != Shape::BibTex {
        return asked.each(files, ItemKind::File);
    }
    let is_list = fields::is_attachment(field);
    files.into_iter().filter_map(|name| attachment(asked.place, name, is_list)).collect()
}

/// Parts of the names of people.
fn parts_of_names(asked: &Asked<'_>, field: &str) -> Vec<CompletionItem> {
    let part = |name: &'_ Name| match field {
        "family" | "name" => Some(name.family.clone()),
        "given" | "given-name" => Some(name.given.clone()),
        "literal" => name.literal.clone(),
        _ => None,
    };
    let parts = asked.fields().flat_map(Field::names).filter_map(part).filter(|part| !part.is_empty());
    asked.each(by_frequency(parts), ItemKind::Value)
}

/// Each once, the most frequent first; of those that are as frequent, the first.
fn by_frequency<T: Clone + Eq + std::hash::Hash>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut counted: HashMap<T, (usize, usize)> = HashMap::new();
    for (at, value) in values.enumerate() {
        counted.entry(value).or_insert((0, at)).0 += 1;
    }
    let mut counted: Vec<(T, (usize, usize))> = counted.into_iter().collect();
    counted.sort_by_key(|(_, (count, first))| (std::cmp::Reverse(*count), *first));
    counted.into_iter().map(|(value, _)| value).collect()
}

/// The keys of entries that are there for others to take their fields from: they are no sources.
fn xdata(text: &Text) -> Vec<String> {
    static XDATA: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?im)^\s*@xdata\s*[{(]\s*([^\s,{}()]+)"));
    let text = text.to_string();
    XDATA.captures_iter(&text).filter_map(|found| Some(found.get(1)?.as_str().to_owned())).collect()
}

/// A type, in a `.bib` file with the braces of its entry if these are not there.
fn a_type(place: &Place, text: &Text, name: &str, meaning: &str) -> Option<CompletionItem> {
    let item = plain(place, text, name, meaning, ItemKind::Type)?;
    match &place.writing {
        Writing::BibTex(equals) if !place.is_followed => {
            let csl = types::in_csl(place.shape, name);
            let (insert, blanks) = entry(name, csl, None, equals, newline(text));
            Some(CompletionItem { insert, blanks, ..item })
        }
        _ => Some(item),
    }
}

/// The types that BibLaTeX has no entry of its own for, each with the field that says it: in a `.bib` file where the braces
/// of the entry are not there yet.
fn narrowed_types(place: &Place, text: &Text) -> Vec<CompletionItem> {
    let Writing::BibTex(equals) = &place.writing else { return Vec::new() };
    if place.is_followed {
        return Vec::new();
    }
    let item = |(csl, written): (&'static str, Written)| {
        let subtype = written.subtype?;
        let item = plain(place, text, csl, "", ItemKind::Type)?;
        let (insert, blanks) = entry(written.kind, csl, Some(subtype), equals, newline(text));
        let detail = format!("@{} with entrysubtype", written.kind);
        Some(CompletionItem { insert, blanks, detail, ..item })
    };
    types::narrowed().into_iter().filter_map(item).collect()
}

/// A new entry of a `.bib` file for a source of the CSL type `csl`, and its blanks: the key, and the field that is likeliest.
fn entry(kind: &str, csl: &str, subtype: Option<&str>, equals: &Equals, newline: &str) -> (String, Vec<usize>) {
    let field = fields::known(Shape::BibTex, csl).into_iter().next().map_or_else(String::new, |known| known.name);
    let subtype = subtype.map(|subtype| format!("  {}{{{subtype}}},{newline}", equals.written("entrysubtype")));
    let key = format!("{kind}{{");
    let field = format!("{key},{newline}{}  {}{{", subtype.unwrap_or_default(), equals.written(&field));
    (format!("{field}}},{newline}}}"), vec![key.len(), field.len()])
}
