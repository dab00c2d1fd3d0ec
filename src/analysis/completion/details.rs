//! What somebody was, where and when they said it: on the line that says whose words a block has, after the name. What the
//! document says of the same speaker elsewhere, and what their sources do.

use std::sync::LazyLock;

use regex::Regex;

use super::{At, Completion, CompletionItem, ItemKind, speakers};
use crate::analysis::shared::credit::is_by;
use crate::analysis::shared::likely::context::{NEAR, attributions};
use crate::sources::{Field, FieldName};
use crate::syntax::attribution::{self, Origin};
use crate::syntax::{Attribution, Lang, Speaker};
use crate::text::{Span, pattern};

/// What is known of a speaker.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Detail {
    sort: Sort,
    /// How far away it is said; in sources is farther than anywhere.
    distance: usize,
    text: String,
    /// The key of its source.
    key: String,
}

/// In the order in which they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Role,
    Place,
    Date,
}

/// What is known of the speaker and may stand at the place, after their name and a comma.
pub(super) fn complete(at: &At<'_>) -> Option<Completion> {
    static LINE: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r#"^[\s>]*((?:—|–|―|-{2,3})[^,;\[\]@“”"]+)[,;](?:([^\[\]@“”"]*)[,;])?\s*([^,;\[\]@“”"]*)$"#)
    });
    let text = &at.document.text;
    let line = text.line_around(at.offset);
    let before = text.slice(Span::new(line.start(), at.offset));
    let found = LINE.captures(&before)?;
    let (name, said, typed) = (found.get(1)?.as_str(), found.get(2).map_or("", |said| said.as_str()), found.get(3)?);
    let lang = at.document.syntax.context().lang;
    let speaker = attribution::dash_line(name, lang)?.speaker.filter(|speaker| speaker.kind.is_name())?;
    if !speakers::is_attribution(at, line) {
        return None;
    }
    let typed = typed.as_str();
    let rest = text.slice(Span::new(at.offset, line.end()));
    let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let replace = Span::new(at.offset - typed.len(), at.offset + length);
    let is_there = |detail: &Detail| said.contains(detail.text.as_str()) || rest.contains(detail.text.as_str());
    // Other words may stand there.
    let goes_on = |detail: &Detail| detail.text.len() > typed.len() && is_beginning(typed, &detail.text);
    let gap = if before.ends_with([',', ';']) { " " } else { "" };
    let mut known = details(at, &speaker, line);
    known.retain(|detail| goes_on(detail) && !is_there(detail));
    known.sort();
    let mut items: Vec<CompletionItem> = Vec::new();
    for Detail { text, key, .. } in known {
        if items.iter().all(|item| item.label != text) {
            let (insert, filter) = (format!("{gap}{text}"), text.clone());
            let kind = ItemKind::Value;
            items.push(CompletionItem { kind, label: text, insert, filter, detail: key, ..CompletionItem::default() });
        }
    }
    (!items.is_empty()).then(|| Completion { replace, items, ..Completion::default() })
}

fn is_beginning(typed: &str, text: &str) -> bool {
    text.to_lowercase().starts_with(&typed.to_lowercase())
}

/// What the document and its sources say of `speaker`, but for the line itself.
fn details(at: &At<'_>, speaker: &Speaker, line: Span) -> Vec<Detail> {
    let mut known = Vec::new();
    let mut add = |sort: Sort, text: Option<String>, distance: usize, key: &str| {
        let text = text.filter(|text| !text.trim().is_empty() && !text.contains(['\n', '\r']));
        known.extend(text.map(|text| Detail { sort, distance, text, key: key.to_owned() }));
    };
    for block in at.document.syntax.blocks_near(line.start(), NEAR) {
        for attribution in attributions(&at.document.syntax, block) {
            let span = block.place(attribution.span);
            if !is_of(attribution, speaker) || span.overlaps(line) {
                continue;
            }
            let distance = span.start().abs_diff(line.start());
            let date =
                attribution.date.as_ref().map(|date| at.document.text.slice(block.place(date.span)).into_owned());
            add(Sort::Role, attribution.role.clone(), distance, "");
            add(Sort::Place, attribution.place.clone(), distance, "");
            // In a sentence it may be the day that somebody else did something.
            add(Sort::Date, date.filter(|_| attribution.origin == Origin::DashLine), distance, "");
        }
    }
    let lang = at.document.syntax.context().lang;
    for source in at.sources.iter().filter(|source| is_by(source.entry, speaker)) {
        let entry = source.entry;
        let said = entry.said().and_then(Field::date);
        let said = said.map(|date| if lang == Lang::English { date.words() } else { date.edtf() });
        add(Sort::Role, entry.text(&FieldName::Role).map(str::to_owned), usize::MAX, &entry.key);
        add(Sort::Place, entry.text(&FieldName::EventPlace).map(str::to_owned), usize::MAX, &entry.key);
        add(Sort::Date, said, usize::MAX, &entry.key);
    }
    known
}

/// Whether it says something of `speaker`.
fn is_of(attribution: &Attribution, speaker: &Speaker) -> bool {
    attribution.speaker.as_ref().is_some_and(|other| {
        let is_family = other.family.is_some() && other.family == speaker.family;
        other.kind == speaker.kind && (is_family || other.name.to_lowercase() == speaker.name.to_lowercase())
    })
}
