//! Where keys stand outside of the text of documents: in fields of entries that name other entries (`quoted-in`,
//! BibLaTeX's `crossref`), and in `nocite`.

use super::nocite::{self, Nocite};
use crate::sources::{Entry, Field, FieldName, Format, Metadata};
use crate::syntax::Dialect;
use crate::text::{Span, Text};
use crate::workspace::{Home, Snapshot, Source};

/// A key that is named outside of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Mention {
    /// The key.
    pub(in crate::analysis) key: String,
    /// The key alone.
    pub(in crate::analysis) span: Span,
    /// The value that it stands in, all of it; the same where there is nothing else in it.
    pub(in crate::analysis) value: Span,
    /// In what way.
    pub(in crate::analysis) kind: MentionKind,
}

/// In what way a key is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum MentionKind {
    /// In a field of an entry.
    Field,
    /// As a citation in `nocite`.
    Nocite {
        /// Whether it is written `@{key}`.
        braced: bool,
    },
}

/// The fields by which an entry of a `.bib` file names others, and whether one may name several.
const TIES: [(&str, bool); 5] =
    [("crossref", false), ("xref", false), ("xdata", true), ("related", true), ("entryset", true)];

/// The keys that `entry`, which is kept in `format`, names in its own fields, without their places.
pub(in crate::analysis) fn names(entry: &Entry, format: Format) -> impl Iterator<Item = &str> {
    own_ties(entry, format)
        .flat_map(|(field, is_list)| parts(field.text().unwrap_or_default(), is_list))
        .map(|(_, key)| key)
}

/// The same with their places in the file `text`.
pub(in crate::analysis) fn in_entry(entry: &Entry, format: Format, text: &Text) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (field, is_list) in own_ties(entry, format) {
        let value = value_around(entry, field);
        let mention = |key: &str, span| Mention { key: key.to_owned(), span, value, kind: MentionKind::Field };
        if is_list {
            let written = text.slice(field.span);
            let place = |start: usize, key: &str| Span::new(start, start + key.len()).shifted(field.span.start());
            mentions.extend(parts(&written, true).map(|(start, key)| mention(key, place(start, key))));
        } else if let Some((start, key)) = parts(field.text().unwrap_or_default(), false).next() {
            // However it is quoted and escaped, it is all of the value.
            mentions.push(mention(key, Span::new(field.span.start() + start, field.span.end())));
        }
    }
    mentions
}

/// The field and whether it may name several entries.
fn own_ties(entry: &Entry, format: Format) -> impl Iterator<Item = (&Field, bool)> {
    entry.fields.iter().filter(|field| !field.is_inherited).filter_map(move |field| match &field.name {
        FieldName::QuotedIn => Some((field, false)),
        FieldName::Other(name) if format == Format::BibTex => {
            TIES.iter().find(|(known, _)| known == name).map(|(_, is_list)| (field, *is_list))
        }
        _ => None,
    })
}

/// The keys in a value, which commas separate where there may be several, each with the byte of the value it starts at.
fn parts(value: &str, is_list: bool) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    value.split(move |c| is_list && c == ',').filter_map(move |part| {
        let start = next + (part.len() - part.trim_start().len());
        next += part.len() + 1;
        let key = part.trim();
        // Some write it as in a citation.
        let bare = key.strip_prefix('@').unwrap_or(key);
        Some((start + key.len() - bare.len(), bare)).filter(|(_, key)| !key.is_empty())
    })
}

/// The value that `field` stands in: its own, or that of the note of which it is a line.
fn value_around(entry: &Entry, field: &Field) -> Span {
    let is_around = |other: &&Field| !other.is_inherited && other.span != field.span && other.span.covers(field.span);
    entry.fields.iter().find(is_around).map_or(field.span, |note| note.span)
}

/// The keys that `nocite` names in a file with such `metadata` and `text`. `@*`, which stands for all sources, names none.
pub(in crate::analysis) fn in_nocite(metadata: &Metadata, text: &Text, dialect: Dialect) -> Vec<Mention> {
    let nocite = nocite::in_file(metadata, text, dialect).into_iter().filter(|nocite| nocite.key != nocite::ALL);
    let mention = |Nocite { key, key_span: span, braced, value, .. }| Mention {
        key,
        span,
        value,
        kind: MentionKind::Nocite { braced },
    };
    nocite.map(mention).collect()
}

/// Every mention in the file `home` by `nocite`.
pub(in crate::analysis) fn in_nocite_of(home: Home<'_>) -> Vec<Mention> {
    home.metadata().map(|metadata| in_nocite(metadata, home.text(), home.dialect())).unwrap_or_default()
}

/// The mention at `offset` of the file `home`.
pub(in crate::analysis) fn at(home: Home<'_>, offset: usize) -> Option<Mention> {
    let is_here = |mention: &Mention| mention.span.touches(offset);
    let in_entry = || {
        let entry = home.library().entry_at(offset)?;
        in_entry(entry, home.format(), home.text()).into_iter().find(is_here)
    };
    in_entry().or_else(|| in_nocite_of(home).into_iter().find(is_here))
}

/// The entries that a mention of `key` in the file `home` means. In a library it is one of the same file, if there is
/// one; else what the documents that see the file mean by the key.
pub(in crate::analysis) fn meant<'a>(
    snapshot: &'a Snapshot,
    home: Home<'a>,
    kind: MentionKind,
    key: &str,
) -> Vec<Source<'a>> {
    if let Home::Document(document) = home {
        return snapshot.sources(document).get(key).into_iter().collect();
    }
    if kind == MentionKind::Field
        && let Some(entry) = home.library().get(key)
    {
        return vec![Source { path: home.path(), entry }];
    }
    let mut found: Vec<Source<'a>> = Vec::new();
    for sources in snapshot.all_sources().filter(|sources| sources.has_home(home.path())) {
        if let Some(source) = sources.get(key)
            && !found.iter().any(|known| is_same(*known, source))
        {
            found.push(source);
        }
    }
    found
}

/// Whether they are one entry of one snapshot.
pub(in crate::analysis) fn is_same(a: Source<'_>, b: Source<'_>) -> bool {
    std::ptr::eq(a.entry, b.entry)
}

/// Every key that `entry` may be cited by, its own first.
pub(in crate::analysis) fn keys(entry: &Entry) -> impl Iterator<Item = &str> {
    std::iter::once(&*entry.key).chain(entry.aliases.iter().map(|(alias, _)| &**alias))
}
