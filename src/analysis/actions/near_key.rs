//! Did you mean: the key of a source for one that is nearly it.

use super::Action;
use super::case::Case;
use crate::analysis::shared::key;
use crate::analysis::shared::nearest::nearest;
use crate::analysis::shared::nocite::nocite;
use crate::analysis::shared::spelling::Spelling;
use crate::sources::Format;
use crate::text::Span;

pub(super) fn actions(case: &Case<'_>) -> Vec<Action> {
    let Some((key, span, way)) = undefined(case) else { return Vec::new() };
    let near = nearest(&key, case.sources.iter().map(|source| source.entry.key.as_str()));
    let Some(near) = near.map(ToOwned::to_owned) else { return Vec::new() };
    let title = format!("Did you mean `{near}`?");
    vec![Action { is_preferred: true, ..case.fix(title, vec![(span, way(&near))]) }]
}

/// How a key is written in the place of another.
type Way<'a> = Box<dyn Fn(&str) -> String + 'a>;

/// The key that nothing defines, where it stands, and how another one is written there.
fn undefined<'a>(case: &Case<'a>) -> Option<(String, Span, Way<'a>)> {
    if let Some((citation, _)) = case.citation() {
        let is_braced = citation.braced;
        let way = move |key: &str| if is_braced { key.to_owned() } else { key::written(key).into_owned() };
        return Some((citation.key.clone(), citation.place(citation.key_span), Box::new(way)));
    }
    let document = case.document()?;
    let named = nocite(document).into_iter().find(|named| named.at_span == case.finding.span)?;
    let spelling = Spelling::of_value(Format::Yaml, &document.text, named.value);
    let way = move |key: &str| {
        let written = if named.braced { key.to_owned() } else { key::written(key).into_owned() };
        spelling.part(&written)
    };
    Some((named.key, named.key_span, Box::new(way)))
}
