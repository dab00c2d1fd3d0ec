//! TOML as the tree that settings are read from.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::sources::Problem;
use crate::sources::tree::{Content, Node, Pair, Style};
use crate::text::Span;

/// Reads `text`. What is wrong costs as little as the reader can do with; the rest is there.
pub(in crate::workspace) fn read(text: &str, problems: &mut Vec<Problem>) -> Node {
    let (table, errors) = DeTable::parse_recoverable(text);
    problems.extend(errors.iter().map(|error| {
        let span = error.span().map_or(Span::default(), Span::from);
        Problem::new(span, format!("this is not TOML: {}", error.message()))
    }));
    mapping(text, Span::new(0, text.len()), table.get_ref())
}

fn mapping(text: &str, span: Span, table: &DeTable<'_>) -> Node {
    let pair = |(key, value): (&Spanned<_>, &Spanned<DeValue<'_>>)| {
        let key: &Spanned<std::borrow::Cow<'_, str>> = key;
        Pair {
            key: key.get_ref().to_string(),
            key_span: within_quotes(text, Span::from(key.span())),
            value: node(text, value),
        }
    };
    let mut pairs: Vec<Pair> = table.iter().map(pair).collect();
    // The reader has them in the order of their names.
    pairs.sort_by_key(|pair| pair.key_span);
    Node { span, content: Content::Mapping(pairs) }
}

fn node(text: &str, value: &Spanned<DeValue<'_>>) -> Node {
    let span = Span::from(value.span());
    let plain = |value: String| Node { span, content: Content::Scalar { value, style: Style::Plain } };
    match value.get_ref() {
        DeValue::String(value) => {
            let content = Content::Scalar { value: value.to_string(), style: Style::DoubleQuoted };
            Node { span: within_quotes(text, span), content }
        }
        DeValue::Integer(value) => plain(value.to_string()),
        DeValue::Float(value) => plain(value.to_string()),
        DeValue::Boolean(value) => plain(value.to_string()),
        DeValue::Datetime(value) => plain(value.to_string()),
        DeValue::Array(items) => {
            Node { span, content: Content::Sequence(items.iter().map(|item| node(text, item)).collect()) }
        }
        DeValue::Table(table) => mapping(text, span, table),
    }
}

/// What stands in quotation marks: a number is no name.
pub(in crate::workspace) fn string(node: &Node) -> Option<&str> {
    match &node.content {
        Content::Scalar { value, style } if *style != Style::Plain => Some(value),
        _ => None,
    }
}

fn within_quotes(text: &str, span: Span) -> Span {
    let written = text.get(span.range()).unwrap_or_default();
    let quotes = written.len() - written.trim_start_matches(['"', '\'']).len();
    if written.len() >= 2 * quotes { Span::new(span.start() + quotes, span.end() - quotes) } else { span }
}
