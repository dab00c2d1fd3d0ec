//! How often entries are cited, and how many quotations they source, in all documents of the workspace.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::markdown::code;
use super::mention::{is_same, keys};
use super::standing::{compared, stands_in_source};
use super::verification::{Memo, Verification, verify_again};
use crate::syntax::Sourcing;
use crate::workspace::{CitationReach, Document, Snapshot, Source, Sources, Summary, Uses, is_quoted, uses};

/// How often the entries of one file are used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// By key. What is not there is not used.
    counts: HashMap<String, Count>,
}

/// How often one entry is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How often it is cited.
    pub citations: u32,
    /// In how many documents.
    pub citing: u32,
    /// How many quotations it sources.
    pub quotations: u32,
    /// In how many documents.
    pub quoting: u32,
    /// How many of them are in its words, as far as documents are open: of others the words are not at hand.
    pub verified: u32,
    /// How many of them are in documents that are not open.
    pub unopened: u32,
}

impl Usage {
    /// How often the entry in force for `key` is used.
    pub fn of(&self, key: &str) -> Count {
        self.counts.get(key).copied().unwrap_or_default()
    }
}

impl Count {
    /// Adds what one document makes of the entry.
    fn add(&mut self, uses: Uses, is_open: bool) {
        self.citations += uses.citations;
        self.citing += u32::from(uses.citations > 0);
        self.quotations += uses.quotations;
        self.quoting += u32::from(uses.quotations > 0);
        self.unopened += if is_open { 0 } else { uses.quotations };
    }
}

/// How often the entries of the file at `path` are used, found out by one pass over the documents that see it. What
/// `memo` has compared before is not compared again.
pub fn usage(snapshot: &Snapshot, path: &Path, memo: &Memo) -> Usage {
    let mut usage = Usage::default();
    for document in snapshot.documents() {
        let sources = snapshot.sources(document);
        if sources.has_home(path) {
            let uses = uses_here(snapshot, document, &sources, memo);
            usage.add(&sources, path, uses.iter().map(|(key, uses)| (&**key, *uses)), true);
            usage.add_verified(snapshot, document, path, memo);
        }
    }
    // What a document defines it alone sees.
    for summary in snapshot.closed().filter(|_| snapshot.document(path).is_none()) {
        let sources = snapshot.sources_of_closed(summary);
        if sources.has_home(path) {
            let keys = summary.keys().map(|(key, uses)| (key, uses_there(snapshot, summary, uses)));
            usage.add(&sources, path, keys, false);
        }
    }
    usage
}

impl Usage {
    /// Adds what one document makes of the file at `path`. Several keys may mean one entry.
    fn add<'d>(
        &mut self,
        sources: &Sources<'_>,
        path: &Path,
        uses: impl Iterator<Item = (&'d str, Uses)>,
        is_open: bool,
    ) {
        let mut by_entry: HashMap<&str, Uses> = HashMap::new();
        for (key, uses) in uses {
            if let Some(source) = sources.get(key).filter(|source| **source.path == *path) {
                let sum = by_entry.entry(&source.entry.key).or_default();
                *sum = together(*sum, uses);
            }
        }
        for (key, uses) in by_entry {
            self.counts.entry(key.to_owned()).or_default().add(uses, is_open);
        }
    }

    /// Adds which quotations of `document` are in the words of entries of the file at `path`.
    fn add_verified(&mut self, snapshot: &Snapshot, document: &Document, path: &Path, memo: &Memo) {
        let sources = snapshot.sources(document);
        let is_here = |key: &str| sources.get(key).is_some_and(|source| **source.path == *path);
        let reaches_paragraph = snapshot.settings_for(document).citation_reach == CitationReach::Paragraph;
        for statement in document.syntax.statements() {
            if !statement.citations().iter().any(|citation| is_here(&citation.key)) {
                continue;
            }
            let verification = match is_quoted(&statement) {
                true if matches!(statement.sourcing, Sourcing::Paragraph(_)) && !reaches_paragraph => None,
                true => Some(verify_again(snapshot, document, &sources, &statement, memo)),
                false => compared(snapshot, document, &sources, &statement, memo),
            };
            let found = verification.as_ref().and_then(Verification::verified);
            if let Some(found) = found.filter(|found| **found.source.path == *path)
                && let Some(count) = self.counts.get_mut(&found.source.entry.key)
            {
                count.verified += 1;
            }
        }
    }
}

/// How often `document` uses each key. What a citation covers that its settings do not let reach so far is not sourced by
/// it; what stands in the words of its source is a quotation, whether or not it needs one.
fn uses_here(snapshot: &Snapshot, document: &Document, sources: &Sources<'_>, memo: &Memo) -> HashMap<Box<str>, Uses> {
    let reach = snapshot.settings_for(document).citation_reach;
    let mut uses: HashMap<Box<str>, Uses> =
        uses(&document.syntax).into_iter().map(|(key, uses)| (key, within(reach, uses))).collect();
    for statement in document.syntax.statements() {
        if stands_in_source(snapshot, document, sources, &statement, memo) {
            let keys: HashSet<&str> = statement.citations().iter().map(|citation| citation.key.as_str()).collect();
            for key in keys {
                uses.entry(key.into()).or_default().quotations += 1;
            }
        }
    }
    uses
}

/// How often a document that is not open uses a key, of which it says `uses`.
fn uses_there(snapshot: &Snapshot, summary: &Summary, uses: Uses) -> Uses {
    if uses.covered == 0 { uses } else { within(snapshot.settings_for_closed(summary).citation_reach, uses) }
}

fn within(reach: CitationReach, uses: Uses) -> Uses {
    Uses { quotations: uses.quoted(reach), covered: 0, ..uses }
}

/// How often an entry is used and where, in Markdown: “cited 3 times, source of 2 quotations, in 2 documents: `one.md`
/// (2), `two.md` (1)”.
pub(in crate::analysis) fn in_words(snapshot: &Snapshot, source: Source<'_>) -> String {
    let documents = by_document(snapshot, source);
    let sum = |count: fn(&Uses) -> u32| documents.iter().map(|(_, uses)| count(uses)).sum();
    let (citations, quotations): (u32, u32) = (sum(|uses| uses.citations), sum(|uses| uses.quotations));
    let cited = if citations == 0 { "not cited".to_owned() } else { format!("cited {}", times(citations)) };
    let quoted = match quotations {
        0 => String::new(),
        1 => ", source of a quotation,".to_owned(),
        count => format!(", source of {count} quotations,"),
    };
    let places = match documents.as_slice() {
        [] => String::new(),
        [(path, _)] => format!(" in {}", code(&name(snapshot, path))),
        several => {
            let place =
                |(path, uses): &(Arc<Path>, Uses)| format!("{} ({})", code(&name(snapshot, path)), uses.citations);
            let mut places: Vec<String> = several.iter().take(PLACES).map(place).collect();
            places.extend((several.len() > PLACES).then(|| "…".to_owned()));
            format!(" in {} documents: {}", several.len(), places.join(", "))
        }
    };
    format!("{cited}{quoted}{places}")
}

/// How many documents a card names.
const PLACES: usize = 4;

/// The path of a file as a reader knows it: from the folder of the workspace that it lies in.
pub fn name(snapshot: &Snapshot, path: &Path) -> String {
    let roots = snapshot.roots().iter();
    let within = roots.filter_map(|root| path.strip_prefix(root).ok()).min_by_key(|rest| rest.as_os_str().len());
    within.unwrap_or(path).display().to_string()
}

/// How often `target` is used in each document that uses it, those first that do so most.
pub(in crate::analysis) fn by_document(snapshot: &Snapshot, target: Source<'_>) -> Vec<(Arc<Path>, Uses)> {
    let mut found: Vec<(Arc<Path>, Uses)> = Vec::new();
    for document in snapshot.documents() {
        let sources = snapshot.sources(document);
        if means(&sources, target) {
            let uses = uses_here(snapshot, document, &sources, &Memo::default());
            let of = |key: &str| uses.get(key).copied();
            found.extend(sum(&sources, target, of).map(|uses| (Arc::clone(&document.path), uses)));
        }
    }
    for summary in snapshot.closed().filter(|summary| keys(target.entry).any(|key| summary.uses(key).is_some())) {
        let sources = snapshot.sources_of_closed(summary);
        let of = |key: &str| summary.uses(key).map(|uses| uses_there(snapshot, summary, uses));
        found.extend(sum(&sources, target, of).map(|uses| (Arc::clone(&summary.path), uses)));
    }
    found.sort_by(|(a, of_a), (b, of_b)| of_b.citations.cmp(&of_a.citations).then_with(|| a.cmp(b)));
    found
}

/// Whether one of the keys of `target` means it there.
fn means(sources: &Sources<'_>, target: Source<'_>) -> bool {
    meaning(sources, target).next().is_some()
}

/// The keys that mean `target` there.
pub(in crate::analysis) fn meaning<'e>(sources: &'e Sources<'_>, target: Source<'e>) -> impl Iterator<Item = &'e str> {
    keys(target.entry).filter(move |key| sources.get(key).is_some_and(|source| is_same(source, target)))
}

fn sum(sources: &Sources<'_>, target: Source<'_>, of: impl Fn(&str) -> Option<Uses>) -> Option<Uses> {
    meaning(sources, target).filter_map(of).reduce(together)
}

fn together(a: Uses, b: Uses) -> Uses {
    Uses {
        citations: a.citations + b.citations,
        quotations: a.quotations + b.quotations,
        covered: a.covered + b.covered,
    }
}

/// “once”, “twice”, “3 times”
pub(in crate::analysis) fn times(count: u32) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}
