//! Hayagriva, typst's format: keys with fields below them. What a source was published in is its `parent`, a source of
//! its own without a key.

mod name;
mod role;
mod value;

use role::Role;

use super::tree::{Content, Node, Pair};
use super::{Entry, Field, FieldKind, FieldName, Problem, Value, kind, note};
use crate::text::Span;

/// The entries of the file `text`, which was read as `root`. `None`: it is no library of this format.
pub(super) fn library(root: &Node, text: &str, problems: &mut Vec<Problem>) -> Option<Vec<Entry>> {
    let Content::Mapping(pairs) = &root.content else { return None };
    let (mut sources, mut others) = (0, 0);
    for pair in pairs.iter().filter(|pair| !pair.value.is_null()) {
        *(if is_source(&pair.value) { &mut sources } else { &mut others }) += 1;
    }
    // One entry that is broken makes no other file of it, and one section that looks like an entry no library.
    (sources >= others).then(|| pairs.iter().map(|pair| entry(pair, text, problems)).collect())
}

/// Whether a value looks like the fields of a source: other files have mappings of mappings too.
fn is_source(node: &Node) -> bool {
    const FIELDS: [&str; 9] =
        ["author", "date", "parent", "editor", "url", "publisher", "serial-number", "page-range", "affiliated"];
    let kind = type_of(node).map(|(kind, _)| kind);
    kind.is_some_and(|kind| kind::of_hayagriva(&kind, &kind::Context::default()).is_some())
        || (node.get("title").is_some() && FIELDS.iter().any(|field| node.get(field).is_some()))
}

/// The type as it is written, in lower case, and where.
fn type_of(node: &Node) -> Option<(String, Span)> {
    let node = node.get("type")?;
    Some((node.text()?.trim().to_ascii_lowercase(), node.span))
}

fn entry(pair: &Pair, text: &str, problems: &mut Vec<Problem>) -> Entry {
    let node = &pair.value;
    if !node.is_null() && !matches!(node.content, Content::Mapping(_)) {
        let message = "a source is written as fields, below its key and indented: `type:`, `title:` and so on";
        problems.push(Problem::new(node.span, message));
    }
    let parents = parents(node);
    let (kind, kind_span) = kind(node, &parents, pair.key_span);
    let mut reader = Reader { problems, fields: Vec::new(), filling: false };
    reader.source(node, Role::own(&kind, parents.iter().any(|(parent, _)| parent.get("volume").is_some())));
    reader.filling = true;
    for (parent, kind) in &parents {
        let role = Role::of_parent(kind);
        reader.source(parent, role);
        if role == Role::Container {
            for (parent, _) in self::parents(parent) {
                reader.source(parent, Role::Collection);
            }
        }
    }
    let mut fields = reader.fields;
    note::add_fields(&mut fields, text, &value::plain);
    let span = with_quotes(pair.key_span.join(node.span), text);
    for field in &mut fields {
        // What an alias stands for is written elsewhere.
        field.is_inherited = !span.covers(field.span) || !span.covers(field.name_span);
    }
    Entry { span, key: pair.key.clone(), key_span: pair.key_span, aliases: Vec::new(), kind, kind_span, fields }
}

/// What a source was published in, each with its type.
fn parents(node: &Node) -> Vec<(&Node, String)> {
    let kind = type_of(node).map_or_else(String::new, |(kind, _)| kind);
    let parents = node.get("parent").map(Node::items).unwrap_or_default();
    let kind_of = |parent| type_of(parent).map_or_else(|| kind::default_parent(&kind).to_owned(), |(kind, _)| kind);
    parents.iter().map(|parent| (parent, kind_of(parent))).collect()
}

/// The CSL type, and where the type is written.
fn kind(node: &Node, parents: &[(&Node, String)], key: Span) -> (String, Span) {
    let Some((written, span)) = type_of(node) else { return (String::new(), Span::empty(key.end())) };
    let genre = node.get("genre").and_then(Node::text).and_then(|it| kind::of_hayagriva_genre(&written, it.trim()));
    if let Some(kind) = genre {
        return (kind.to_owned(), span);
    }
    let context = kind::Context {
        parents: parents.iter().map(|(_, kind)| kind.as_str()).collect(),
        has_author: node.get("author").is_some(),
        has_url: node.get("url").is_some(),
    };
    (kind::of_hayagriva(&written, &context).map_or(written, ToOwned::to_owned), span)
}

/// Quotation marks around a key, and around a value that comes last, are part of the entry.
fn with_quotes(span: Span, text: &str) -> Span {
    const QUOTES: [char; 2] = ['"', '\''];
    let before = text.get(..span.start()).is_some_and(|before| before.ends_with(QUOTES));
    let after = text.get(span.end()..).is_some_and(|after| after.starts_with(QUOTES));
    Span::new(span.start() - usize::from(before), span.end() + usize::from(after))
}

/// Collects the fields of a source, its own ones first.
struct Reader<'a> {
    problems: &'a mut Vec<Problem>,
    fields: Vec<Field>,
    /// Whether a field counts only if there is none of its name yet.
    filling: bool,
}

impl Reader<'_> {
    fn source(&mut self, node: &Node, role: Role) {
        for pair in node.pairs().iter().filter(|pair| !pair.value.is_null()) {
            match (pair.key.as_str(), &pair.value.content) {
                ("type" | "parent", _) => {}
                ("affiliated", _) => self.affiliated(pair),
                ("title", Content::Mapping(_)) => {
                    self.part(role, pair, "value", "title");
                    self.part(role, pair, "short", "title-short");
                    // Its name in the first version of the format.
                    self.part(role, pair, "shorthand", "title-short");
                }
                ("url", Content::Mapping(_)) => {
                    self.part(role, pair, "value", "url");
                    self.part(role, pair, "date", "accessed");
                }
                ("publisher", Content::Mapping(_)) if pair.value.get("value").is_none() => {
                    self.part(role, pair, "name", "publisher");
                    self.part(role, pair, "location", "publisher-place");
                }
                ("serial-number" | "serial", Content::Mapping(numbers)) => {
                    for number in numbers.iter().filter(|number| !number.value.is_null()) {
                        self.field(role, &number.key, number.key_span, &number.value);
                    }
                }
                (name, _) => self.field(role, name, pair.key_span, &pair.value),
            }
        }
    }

    /// The part called `part` of a field, as the field called `name`.
    fn part(&mut self, role: Role, pair: &Pair, part: &str, name: &str) {
        let part = pair.value.pairs().iter().rfind(|inner| inner.key == part && !inner.value.is_null());
        if let Some(part) = part {
            // The part that is the value itself goes by the name of the field.
            let name_span = if matches!(part.key.as_str(), "value" | "name") { pair.key_span } else { part.key_span };
            self.field(role, name, name_span, &part.value);
        }
    }

    fn field(&mut self, role: Role, written: &str, name_span: Span, node: &Node) {
        let Some(name) = role.field(written) else { return };
        let (value, expected) = match name.kind() {
            FieldKind::Names => (name::names(node).map(Value::Names), "a name or a list of names"),
            FieldKind::Date => (value::date(node).map(Value::Date), "a date"),
            FieldKind::Text => (value::text(node, &name).map(Value::Text), "text"),
        };
        if let Some(value) = value {
            self.push(name, name_span, value::written(node).span, value);
        } else {
            let message = format!("`{written}` cannot be read: {expected} was expected");
            self.problems.push(Problem::new(node.span, message));
        }
    }

    /// People who did something else than to write or edit: each list with its role.
    fn affiliated(&mut self, pair: &Pair) {
        for item in pair.value.items() {
            let role = item.get("role").and_then(Node::text);
            let (Some(role), Some(names)) = (role, item.get("names")) else {
                let message =
                    "people are listed with their role here: `role: translator` and `names: [\"Family, Given\"]`";
                self.problems.push(Problem::new(item.span, message));
                continue;
            };
            let name_span = item.get("role").map_or(pair.key_span, |role| role.span);
            if let Some(people) = name::names(names) {
                self.people(name::of_role(role), name_span, names.span, people);
            } else {
                let message = "`names` cannot be read: a name or a list of names was expected";
                self.problems.push(Problem::new(names.span, message));
            }
        }
    }

    /// Roles that are one to CSL make one list.
    fn people(&mut self, name: FieldName, name_span: Span, span: Span, people: Vec<super::Name>) {
        let same = self.fields.iter_mut().find(|field| field.name == name).filter(|_| !self.filling);
        match same {
            Some(Field { span: all, value: Value::Names(names), .. }) => {
                *all = all.join(span);
                names.extend(people);
            }
            _ => self.push(name, name_span, span, Value::Names(people)),
        }
    }

    fn push(&mut self, name: FieldName, name_span: Span, span: Span, value: Value) {
        let is_empty = match &value {
            Value::Text(text) => text.is_empty(),
            Value::Names(names) => names.is_empty(),
            Value::Date(_) => false,
        };
        let is_there = self.filling && self.fields.iter().any(|field| field.name == name);
        if !is_empty && !is_there {
            self.fields.push(Field { name, name_span, span, value, is_inherited: false });
        }
    }
}
