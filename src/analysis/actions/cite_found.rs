//! Cite what has the words: for a quotation without a source, the sources in whose transcripts it stands.

use std::sync::Arc;

use super::add_locator::spellings;
use super::cite_existing::{self, named};
use super::place::places;
use super::{Action, At};
use crate::analysis::shared::credit::Whose;
use crate::analysis::shared::holding::{Holding, Search, is_long_enough};
use crate::analysis::shared::likely::{Likelihood, likelihood};
use crate::analysis::shared::verification::Verification;
use crate::analysis::shared::{key, locator};
use crate::syntax::{Sourcing, Statement, StatementKind};
use crate::text::Span;
use crate::workspace::{Document, Snapshot, Sources, search_words};

/// How many sources are offered.
const MOST: usize = 3;

/// How many sources are looked at for whether they lack the words.
const KEPT: usize = 8;

/// What has to be read for `statements`: whatever may have the words of those without a source, and what may be cited for
/// them, lest it be where it has others.
pub(super) fn search(
    snapshot: &Snapshot,
    document: &Arc<Document>,
    sources: &Sources<'_>,
    statements: &[Statement<'_>],
) -> Option<Search> {
    let is_to_come = |statement: &Statement<'_>| statement.citations().iter().any(|it| it.key == key::TO_COME);
    let unsourced = statements.iter().filter(|statement| statement.lacks_source() || is_to_come(statement));
    let unsourced: Vec<_> = unsourced.filter(|it| is_long_enough(&it.text(&document.text))).collect();
    let words = |statement: &&Statement<'_>| search_words(&statement.text(&document.text));
    let search = Search::new(snapshot, sources, unsourced.iter().map(words).collect())?;
    let verification = Verification::default();
    let at = |statement| At { snapshot, document, sources, statement, verification: &verification };
    let candidates = unsourced.into_iter().flat_map(|statement| cite_existing::candidates(&at(statement)));
    Some(search.keeping(snapshot, candidates.take(KEPT)))
}

/// The keys of the sources that [`actions`] cites.
pub(super) fn keys(at: &At<'_>) -> Vec<String> {
    let is_claim = at.statement.kind == StatementKind::Claim;
    if is_claim { Vec::new() } else { found(at).into_iter().map(|(_, has)| has.source.entry.key.clone()).collect() }
}

/// The sources in whose transcripts it stands, the likeliest first.
fn found<'a>(at: &At<'a>) -> Vec<(Likelihood, Holding<'a>)> {
    let text = at.statement.text(&at.document.text);
    if !at.statement.lacks_source() || !is_long_enough(&text) {
        return Vec::new();
    }
    let context = at.context();
    let likely: Vec<Likelihood> = context.words_in.iter().map(|it| likelihood(it.source.entry, &context)).collect();
    let mut found: Vec<_> = likely.into_iter().zip(context.words_in).collect();
    found.sort_by_key(|(likelihood, _)| *likelihood);
    found
}

pub(super) fn actions(at: &At<'_>) -> Vec<Action> {
    let found = found(at);
    let whose = |(likelihood, _): &(Likelihood, Holding<'_>)| likelihood.whose;
    let is_sure = match found.as_slice() {
        [one] => whose(one) != Whose::Others,
        [first, second, ..] => whose(first) == Whose::Theirs && whose(second) != Whose::Theirs,
        [] => false,
    };
    let mut actions: Vec<Action> = found.iter().filter_map(|(_, has)| action(at, has)).take(MOST).collect();
    if let Some(first) = actions.first_mut() {
        first.is_preferred = is_sure;
    }
    actions
}

fn action(at: &At<'_>, has: &Holding<'_>) -> Option<Action> {
    let entry = has.source.entry;
    let passage = has.comparison.passage.as_ref()?.span();
    let locale = at.document.syntax.context().locale();
    let locator = locator::written_in(locale, has.file.transcript.places(passage));
    let cited = |locator: &str| {
        let comma = if locator.is_empty() { "" } else { ", " };
        format!("[@{}{comma}{locator}]", key::written(&entry.key))
    };
    let located = locator.iter().flat_map(|locator| spellings(locator)).map(|locator| cited(&locator));
    let citations: Vec<String> = located.chain([cited("")]).collect();
    let places = places(at.document, at.statement);
    let ways = citations.iter().flat_map(|citation| places.iter().map(move |place| (citation, place)));
    let edits = ways.map(|(citation, (place, before))| vec![(Span::empty(*place), format!("{before}{citation}"))]);
    let edits = edits.into_iter().find(|edits| sources_it(at, &entry.key, edits))?;
    let place = locator.map_or(String::new(), |locator| format!(" at {locator}"));
    Some(at.fix(format!("Cite {}{place}", named(entry)), "unsourced-quote", edits))
}

/// Whether after `edits` the quotation has `key` for its source, and is where that citation says.
fn sources_it(at: &At<'_>, key: &str, edits: &[(Span, String)]) -> bool {
    at.holds_after(edits, |trial| {
        let is_cited = matches!(trial.statement.sourcing, Sourcing::Citations(_)) && trial.cites(key);
        let is_found = trial.verified().is_some_and(|found| {
            found.citation.key == key
                && found.is_located != Some(false)
                // A locator that is read as none is a suffix.
                && found.citation.suffix.is_empty()
        });
        is_cited && is_found
    })
}
