//! Text and dates.

use crate::sources::date::{Date, InvalidDate};
use crate::sources::tree::{Content, Node};
use crate::sources::{FieldName, doi};

/// The node that has the text of a formattable string: `{value: NASA, verbatim: true}` says how it is to be shown too.
pub(super) fn written(node: &Node) -> &Node {
    node.get("value").or_else(|| node.get("name")).filter(|value| value.text().is_some()).unwrap_or(node)
}

/// The words of a field; a list of them is one text. `None`: it holds something else.
pub(super) fn text(node: &Node, name: &FieldName) -> Option<String> {
    let node = written(node);
    match &node.content {
        Content::Null => Some(String::new()),
        Content::Scalar { value, .. } if *name == FieldName::Doi => Some(doi::bare(value.trim()).to_owned()),
        Content::Scalar { value, .. } if is_verbatim(name) => Some(value.trim().to_owned()),
        Content::Scalar { value, .. } => Some(plain(value)),
        Content::Sequence(items) => {
            items.iter().map(|item| text(item, name)).collect::<Option<Vec<_>>>().map(|texts| texts.join(", "))
        }
        Content::Mapping(pairs) if matches!(name, FieldName::Other(_)) => {
            let texts = pairs.iter().map(|pair| text(&pair.value, name));
            texts.collect::<Option<Vec<_>>>().map(|texts| texts.join(", "))
        }
        Content::Mapping(_) => None,
    }
}

/// The words of a string: braces in it keep the case of what they hold, dollar signs are around mathematics.
pub(super) fn plain(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.contains(['{', '}', '$', '\\']) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.push(chars.next_if(|next| matches!(next, '\\' | '{' | '}' | '$')).unwrap_or(c)),
            '{' | '}' | '$' => {}
            _ => out.push(c),
        }
    }
    out
}

/// Whether the field is read as it stands: it is for programs.
fn is_verbatim(name: &FieldName) -> bool {
    use FieldName::{ArchiveUrl, Doi, Isbn, Issn, Language, Pmcid, Pmid, QuotedIn, Transcript, Url};
    matches!(name, ArchiveUrl | Doi | Isbn | Issn | Language | Pmcid | Pmid | QuotedIn | Transcript | Url)
}

/// A date: `1863-11-19`, `~1863`, a year as a number. `None`: it holds something else.
pub(super) fn date(node: &Node) -> Option<Result<Date, InvalidDate>> {
    let written = node.text()?.trim();
    let exact = written.strip_prefix('~').map_or(written, str::trim_start);
    let digits = exact.strip_prefix('-').unwrap_or(exact);
    let is_year = (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let date = if is_year { Date::from_parts(exact, "", "") } else { Date::parse(exact) };
    Some(if exact.len() < written.len() { date.map(Date::approximately) } else { date })
}
