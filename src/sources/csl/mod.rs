//! Entries in CSL's shape: fields by their CSL names, names and dates as in CSL-JSON. Read from YAML and JSON.

mod date;
mod html;
mod library;
mod markdown;
mod name;

pub(super) use library::library;

use super::tree::{Content, Node, Pair};
use super::{Entry, Field, FieldKind, FieldName, Problem, Value, doi, note};
use crate::text::Span;

/// What marks up the text of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    /// Markdown, as in YAML that Pandoc reads.
    Markdown,
    /// `<i>` and the like, as in CSL JSON.
    Html,
}

impl Markup {
    /// The words of `text` without its markup, on one line.
    fn plain(self, text: &str) -> String {
        match self {
            Self::Markdown => markdown::plain(text),
            Self::Html => html::plain(text),
        }
    }
}

/// Reads one entry of the file `text`. `None`: nothing can cite it, and `problems` say why.
pub(super) fn entry(node: &Node, text: &str, markup: Markup, problems: &mut Vec<Problem>) -> Option<Entry> {
    if !matches!(node.content, Content::Mapping(_)) {
        problems.push(Problem::new(node.span, "a source is written as fields: `id:`, `type:`, `title:` and so on"));
        return None;
    }
    let Some((key, key_span)) = id(node, "id").or_else(|| id(node, "citation-key")) else {
        let place = node.pairs().first().map_or(node.span, |pair| pair.key_span.join(pair.value.span));
        problems.push(Problem::new(place, "this source has no `id`, so nothing can cite it"));
        return None;
    };
    let (kind, kind_span) = kind(node);
    let mut fields = Vec::new();
    read_fields(node, markup, &mut fields, problems);
    note::add_fields(&mut fields, text, &|text| markup.plain(text));
    let aliases = aliases(&fields, &key);
    let span = with_dash(node.span, text);
    for field in &mut fields {
        // What an alias of YAML stands for is written elsewhere.
        field.is_inherited = !span.covers(field.span) || !span.covers(field.name_span);
    }
    Some(Entry { span, key, key_span, aliases, kind, kind_span, fields })
}

/// The key in the field called `name`, and where it stands; an `@` in front is not part of it.
fn id(node: &Node, name: &str) -> Option<(String, Span)> {
    let node = node.get(name)?;
    let written = node.text()?;
    let key = written.strip_prefix('@').unwrap_or(written);
    let skipped = written.len() - key.len();
    (!key.is_empty()).then(|| (key.to_owned(), Span::new(node.span.start() + skipped, node.span.end())))
}

/// Pandoc and citeproc cite by the `id`, which Zotero makes a URI or a number, and keep the key that its users know in
/// another field.
fn aliases(fields: &[Field], key: &str) -> Vec<(String, Span)> {
    let other = fields.iter().rfind(|field| field.name == FieldName::CitationKey);
    let other = other.and_then(|field| Some((field.text()?.to_owned(), field.span)));
    other.filter(|(other, _)| other != key).into_iter().collect()
}

fn kind(node: &Node) -> (String, Span) {
    let kind = node.get("type").and_then(|node| Some((node.text()?.trim().to_ascii_lowercase(), node.span)));
    kind.unwrap_or_else(|| (String::new(), Span::empty(node.span.start())))
}

/// An item's dash belongs to it.
fn with_dash(span: Span, text: &str) -> Span {
    const QUOTES: [char; 2] = ['"', '\''];
    // A quoted key that comes first, and a quoted value that comes last, end within their quotes.
    let end = span.end() + usize::from(text.get(span.end()..).is_some_and(|rest| rest.starts_with(QUOTES)));
    let before = text.get(..span.start()).unwrap_or_default();
    let before = before.strip_suffix(QUOTES).unwrap_or(before);
    let start = before.len();
    let before = before.trim_end();
    if before.ends_with('-') { Span::new(before.len() - 1, end) } else { Span::new(start, end) }
}

fn read_fields(node: &Node, markup: Markup, fields: &mut Vec<Field>, problems: &mut Vec<Problem>) {
    for pair in node.pairs() {
        match pair.key.as_str() {
            "id" | "type" => {}
            _ if pair.value.is_null() => {}
            // CSL's place for what CSL does not have.
            "custom" if !pair.value.pairs().is_empty() => read_fields(&pair.value, markup, fields, problems),
            _ => match field(pair, markup) {
                Ok(field) => fields.extend(field),
                Err(problem) => problems.push(problem),
            },
        }
    }
}

/// `Ok(None)`: the field is empty.
fn field(pair: &Pair, markup: Markup) -> Result<Option<Field>, Problem> {
    let name = FieldName::from_csl(&pair.key);
    let (value, expected) = match name.kind() {
        FieldKind::Names => (name::names(&pair.value).map(Value::Names), "a name or a list of names"),
        FieldKind::Date if date::is_empty(&pair.value) => return Ok(None),
        FieldKind::Date => (date::date(&pair.value).map(Value::Date), "a date"),
        FieldKind::Text => (text(&pair.value, &name, markup).map(Value::Text), "text"),
    };
    let value = value.ok_or_else(|| {
        let message = format!("`{}` cannot be read: {expected} was expected", pair.key);
        Problem::new(pair.value.span, message)
    })?;
    let is_empty = match &value {
        Value::Text(text) => text.is_empty(),
        Value::Names(names) => names.is_empty(),
        Value::Date(_) => false,
    };
    Ok((!is_empty).then_some(Field {
        name,
        name_span: pair.key_span,
        span: pair.value.span,
        value,
        is_inherited: false,
    }))
}

/// The words of a field; a list of them is one text. `None`: a mapping, where the field is known to have none.
fn text(node: &Node, name: &FieldName, markup: Markup) -> Option<String> {
    match &node.content {
        Content::Null => Some(String::new()),
        // Of a field that is not known it is not known either what it holds.
        Content::Scalar { value, .. } if *name == FieldName::Doi => Some(doi::bare(value.trim()).to_owned()),
        Content::Scalar { value, .. } if matches!(name, FieldName::Other(_)) || is_verbatim(name) => {
            Some(value.trim().to_owned())
        }
        Content::Scalar { value, .. } => Some(markup.plain(value)),
        Content::Sequence(items) => join(items.iter().map(|item| text(item, name, markup))),
        Content::Mapping(pairs) if matches!(name, FieldName::Other(_)) => {
            join(pairs.iter().map(|pair| text(&pair.value, name, markup)))
        }
        Content::Mapping(_) => None,
    }
}

fn join(texts: impl Iterator<Item = Option<String>>) -> Option<String> {
    texts.collect::<Option<Vec<_>>>().map(|texts| texts.join(", "))
}

/// Whether the field is read as it stands: it is for programs, and what looks like markup in it is none.
fn is_verbatim(name: &FieldName) -> bool {
    use FieldName::{ArchiveUrl, CitationKey, Doi, Isbn, Issn, Language, Pmcid, Pmid, QuotedIn, Transcript, Url};
    matches!(name, ArchiveUrl | CitationKey | Doi | Isbn | Issn | Language | Pmcid | Pmid | QuotedIn | Transcript | Url)
}
