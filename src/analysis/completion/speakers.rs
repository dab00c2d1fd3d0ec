//! Who speaks: on the line after a block that says so, after « “…” said » and “according to”. Those that the document
//! names already, the nearest first, and those of the sources it sees.

use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::{At, Completion, CompletionItem, ItemKind, rank};
use crate::analysis::shared::credit;
use crate::analysis::shared::likely::context::{NEAR, attributions, statement_at};
use crate::sources::{Field, FieldName};
use crate::syntax::lexicon::{CueKind, Voice, speech_cues};
use crate::syntax::{BlockKind, SpeakerKind, StatementKind};
use crate::text::{Span, pattern};

/// How far back the words are that introduce a speaker, in bytes.
const FAR: usize = 120;

/// How much of the text before the place is looked through for names, in bytes: a few paragraphs.
const WIDE: usize = 3000;

/// The speakers that may stand at the place, if one is to stand there.
pub(super) fn complete(at: &At<'_>) -> Option<Completion> {
    let start = on_dash_line(at).or_else(|| after_cue(at))?;
    let line = at.document.text.line_around(at.offset);
    let rest = at.document.text.slice(Span::new(at.offset, line.end()));
    let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let replace = Span::new(start, at.offset + length);
    let known = speakers(at, replace);
    let typed = at.document.text.slice(Span::new(start, at.offset));
    let is_written = typed.ends_with([' ', '\u{a0}']) && known.contains_key(&typed.trim().to_lowercase());
    if is_written {
        return None;
    }
    let mut known: Vec<(usize, CompletionItem)> = known.into_values().collect();
    known.sort_by_cached_key(|(distance, item)| (*distance, item.label.to_lowercase()));
    let (items, is_incomplete) = rank::cut(known.into_iter().map(|(_, item)| item).collect(), &typed);
    Some(Completion { replace, items, is_incomplete, ..Completion::default() })
}

/// Whether what stands on the line that says who speaks is the beginning of a known name, and not all of it.
pub(super) fn is_first_name(at: &At<'_>) -> bool {
    let Some(start) = on_dash_line(at) else { return false };
    let replace = Span::new(start, at.offset);
    let typed = at.document.text.slice(replace).trim().to_lowercase();
    let known = speakers(at, replace);
    !known.contains_key(&typed) && known.keys().any(|name| name.starts_with(&format!("{typed} ")))
}

/// Where the name starts on a line that says whose words the block before it is.
fn on_dash_line(at: &At<'_>) -> Option<usize> {
    static DASH: LazyLock<Regex> = LazyLock::new(|| pattern(r#"^[\s>]*(?:—|–|―|-{2,3})\s*([^,;\[\]@“”"]*)$"#));
    let text = &at.document.text;
    let line = text.line_around(at.offset);
    let before = text.slice(Span::new(line.start(), at.offset));
    let name = DASH.captures(&before)?.get(1)?;
    is_attribution(at, line).then_some(line.start() + name.start())
}

/// Whether the line of the caret, which starts with a dash, says whose words the block before it is.
pub(super) fn is_attribution(at: &At<'_>, line: Span) -> bool {
    statement_at(at.document, Span::empty(at.offset)).is_some_and(|statement| {
        let between = || at.document.text.slice(Span::new(statement.span.end(), line.start()));
        let is_its = statement.span.touches(at.offset) || between().trim().is_empty();
        statement.kind == StatementKind::BlockQuotation && is_its
    })
}

/// Where the name starts after words that introduce one: “according to”, or a verb of speech right after a quotation.
fn after_cue(at: &At<'_>) -> Option<usize> {
    static NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s+((?:[\p{L}.’'-]+\s+){0,3}[\p{L}.’'-]*)$"));
    let (prose, base) = at.document.syntax.prose_at(at.offset)?;
    let before = prose.get(..at.offset.checked_sub(base)?)?;
    let from = (before.len().saturating_sub(FAR)..=before.len()).find(|at| before.is_char_boundary(*at))?;
    let near = before.get(from..)?;
    let introduces = |kind: CueKind| matches!(kind, CueKind::Source | CueKind::Verb | CueKind::Closing | CueKind::Weak);
    let cues = speech_cues(near, at.document.syntax.context().lang);
    let cue = cues.filter(|cue| introduces(cue.kind) && matches!(cue.voice, Voice::Somebody)).last()?;
    let name = NAME.captures(near.get(cue.range.end..)?)?.get(1)?;
    let is_name = name.is_empty() || name.as_str().starts_with(char::is_uppercase);
    let ends = base + from + near.get(..cue.range.start)?.trim_end_matches([' ', ',', '\n', '\u{a0}']).len();
    let follows_quotation = || {
        let mut near = at.document.syntax.statements_near(at.offset);
        near.any(|it| it.kind == StatementKind::InlineQuotation && it.span.end() == ends)
    };
    (is_name && (cue.kind == CueKind::Source || follows_quotation()))
        .then_some(base + from + cue.range.end + name.start())
}

/// Everybody known by name, each with how far from `place` they are named; sources are farther than any.
fn speakers(at: &At<'_>, place: Span) -> HashMap<String, (usize, CompletionItem)> {
    let mut known: HashMap<String, (usize, CompletionItem)> = HashMap::new();
    let mut add = |name: String, role: Option<&str>, distance: usize| {
        let item = || CompletionItem {
            kind: ItemKind::Speaker,
            label: name.clone(),
            insert: name.clone(),
            filter: name.clone(),
            detail: role.unwrap_or_default().to_owned(),
            ..CompletionItem::default()
        };
        let (nearest, item) = known.entry(name.to_lowercase()).or_insert_with(|| (distance, item()));
        *nearest = distance.min(*nearest);
        if item.detail.is_empty() {
            role.unwrap_or_default().clone_into(&mut item.detail);
        }
    };
    for block in at.document.syntax.blocks_near(place.start(), NEAR) {
        for attribution in attributions(&at.document.syntax, block) {
            let Some(speaker) = &attribution.speaker else { continue };
            let span = block.place(speaker.span);
            let is_named = matches!(speaker.kind, SpeakerKind::Person | SpeakerKind::Organisation);
            if is_named && !attribution.inferred && !span.overlaps(place) && span.end() != place.start() {
                add(speaker.name.clone(), attribution.role.as_deref(), span.start().abs_diff(place.start()));
            }
        }
    }
    for source in at.sources.iter() {
        let role = source.entry.text(&FieldName::Role);
        for name in source.entry.speakers().map_or(&[][..], Field::names) {
            if let Some(name) = credit::display(std::slice::from_ref(name)).filter(|_| !name.is_others()) {
                add(name, role, usize::MAX);
            }
        }
    }
    // Who is spoken of is likelier to speak than who spoke long before.
    let mentioned = mentioned(at, place);
    for (distance, item) in known.values_mut() {
        let family = item.label.rsplit(' ').next().unwrap_or_default();
        *distance = mentioned.get(family).map_or(*distance, |nearest| *nearest.min(distance));
    }
    known
}

/// The words with capitals in the text before `place`, each with how far away it is: names are among them.
fn mentioned(at: &At<'_>, place: Span) -> HashMap<String, usize> {
    let blocks = at.document.syntax.blocks_near(place.start(), WIDE / 100);
    let metadata = blocks.filter(|block| matches!(block.kind, BlockKind::Metadata(_)) && block.base < place.start());
    let prose = metadata.last().map_or(0, |block| block.all().end()).max(place.start().saturating_sub(WIDE));
    let text = at.document.text.slice(Span::new(prose.min(place.start()), place.start()));
    let mut from = 0;
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '.'));
    let words = words.map(|word| {
        let start = from;
        from += word.len();
        from += text.get(from..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (word.trim_end_matches('.').to_owned(), text.len() - start)
    });
    // Of several the last counts, which is the nearest.
    words.filter(|(word, _)| word.starts_with(char::is_uppercase)).collect()
}
