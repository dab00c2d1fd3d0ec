//! Which sources are likely to be cited at a place: what stands around it says whose words they are, when they were said and
//! what is cited near by; transcripts say who has them. Menus, lists, cards and fixes all go by this.

pub(in crate::analysis) mod context;

use super::credit::Whose;
use crate::sources::{Entry, Indexed, Library};
use crate::verify::Verdict;
use crate::workspace::{Source, Sources};
use context::Context;

/// How likely a source is, the less the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::analysis) struct Likelihood {
    /// Whether it is cited in the same brackets already.
    is_beside: bool,
    /// Whether it has the words.
    pub(in crate::analysis) words: Words,
    /// Whose words it holds.
    pub(in crate::analysis) whose: Whose,
    /// In how much it was said at another time and place than the text says.
    otherwise: u8,
    is_unnamed: bool,
    /// How far away it is cited, in bytes; the greatest there is where it is not.
    distance: usize,
}

impl Likelihood {
    /// Whether it is cited near by.
    pub(in crate::analysis) fn is_near(self) -> bool {
        self.distance < usize::MAX
    }
}

/// Whether a source has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::analysis) enum Words {
    /// As they are.
    Same,
    /// But for changes that are marked as such: another capital at the beginning.
    Changed,
    /// Not that anybody knows.
    None,
}

/// A source, with what it is looked for by.
#[derive(Clone, Copy)]
pub(in crate::analysis) struct Candidate<'a> {
    pub(in crate::analysis) source: Source<'a>,
    pub(in crate::analysis) indexed: Indexed<'a>,
}

/// Each key once, with the entry that it means: of two files the stronger one's, in one file the last.
pub(in crate::analysis) fn in_force<'a>(sources: &Sources<'a>) -> Vec<Candidate<'a>> {
    let mut candidates: Vec<Candidate<'a>> = Vec::new();
    let mut stronger: Vec<&Library> = Vec::new();
    for (path, library) in sources.homes() {
        let own = library.entries().iter().zip(library.index().iter());
        let in_force = own.filter(|(entry, indexed)| {
            indexed.is_in_force && stronger.iter().all(|other| other.get(&entry.key).is_none())
        });
        candidates.extend(in_force.map(|(entry, indexed)| Candidate { source: Source { path, entry }, indexed }));
        stronger.push(library);
    }
    candidates
}

/// How likely `entry` is in `context`.
pub(in crate::analysis) fn likelihood(entry: &Entry, context: &Context<'_>) -> Likelihood {
    Likelihood {
        is_beside: context.beside.contains(&entry.key),
        words: words(entry, context),
        whose: context.whose(entry),
        otherwise: context.is_otherwise(entry),
        is_unnamed: !context.names_one_of(entry.people()),
        distance: context.cited.get(&std::ptr::from_ref(entry)).copied().unwrap_or(usize::MAX),
    }
}

/// All of `sources`, the likeliest in `context` first; of several that are as likely as each other the first by its key.
pub(in crate::analysis) fn likeliest<'a>(
    sources: &Sources<'a>,
    context: &Context<'_>,
) -> Vec<(Likelihood, Candidate<'a>)> {
    let with_likelihood = |candidate: Candidate<'a>| (likelihood(candidate.source.entry, context), candidate);
    let mut all: Vec<_> = in_force(sources).into_iter().map(with_likelihood).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.by_key().cmp(&b.1.by_key())));
    all
}

impl<'a> Candidate<'a> {
    /// What those are sorted by that are as likely as each other.
    pub(in crate::analysis) fn by_key(&self) -> (&'a str, &'a str) {
        (self.indexed.key, &self.source.entry.key)
    }
}

fn words(entry: &Entry, context: &Context<'_>) -> Words {
    match context.words_in.iter().find(|has| std::ptr::eq(has.source.entry, entry)) {
        Some(has) if has.comparison.verdict == Verdict::Verbatim => Words::Same,
        Some(_) => Words::Changed,
        None => Words::None,
    }
}
