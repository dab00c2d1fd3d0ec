//! Which sources have the words of a quotation: of all that a document sees, those whose transcripts are in memory.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use crate::sources::FieldName;
use crate::verify::{Comparison, Quoted, find};
use crate::workspace::{Snapshot, Source, Sources, TranscriptFile, TranscriptState, search_words};

/// Fewer words are anybody's.
const FEWEST: usize = 4;

/// Transcripts to be looked through, and what for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The transcripts, each once, those of the strongest sources first.
    pub transcripts: Vec<Arc<Path>>,
    /// The words of each quotation, as [`search_words`] has them: what has none of these quotations need not be kept.
    pub quotations: Vec<Vec<String>>,
    /// Of the transcripts those that are kept whatever words they have: a source that lacks them is told by its own.
    pub kept: HashSet<Arc<Path>>,
}

impl Search {
    /// For `quotations`: in the transcripts of the sources that keys of the document mean, as far as nobody has read them.
    /// `None`: there are none.
    pub(in crate::analysis) fn new(
        snapshot: &Snapshot,
        sources: &Sources<'_>,
        quotations: Vec<Vec<String>>,
    ) -> Option<Self> {
        if quotations.is_empty() {
            return None;
        }
        let mut seen = HashSet::new();
        let mut transcripts = Vec::new();
        for source in sources.transcribed().filter(|source| sources.is_in_force(source)) {
            for named in snapshot.transcripts_named_by(source) {
                let is_known = matches!(named.state, Some(TranscriptState::Loaded(_))) || named.problem().is_some();
                transcripts.extend(named.path.filter(|path| !is_known && seen.insert(Arc::clone(path))));
            }
        }
        (!transcripts.is_empty()).then(|| Self { transcripts, quotations, kept: HashSet::new() })
    }

    /// The same, such that the transcripts of `sources` are kept, too.
    pub(in crate::analysis) fn keeping<'a>(
        mut self,
        snapshot: &Snapshot,
        sources: impl Iterator<Item = Source<'a>>,
    ) -> Self {
        for named in sources.flat_map(|source| snapshot.transcripts_named_by(source)) {
            self.kept.extend(named.path.filter(|path| self.transcripts.contains(path)));
        }
        self
    }
}

/// A source that has the words.
pub(in crate::analysis) struct Holding<'a> {
    pub(in crate::analysis) source: Source<'a>,
    pub(in crate::analysis) file: Arc<TranscriptFile>,
    pub(in crate::analysis) comparison: Comparison,
}

/// Whether so many words are one source's rather than another's.
pub(in crate::analysis) fn is_long_enough(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() >= FEWEST
        || search_words(text).len() >= 2 * FEWEST
}

/// The sources that have the words of `quoted`, which are `words` to search for.
pub(in crate::analysis) fn holding<'a>(
    snapshot: &Snapshot,
    sources: &Sources<'a>,
    quoted: &Quoted,
    words: &[String],
) -> Vec<Holding<'a>> {
    let files = snapshot.loaded_transcripts().filter(|(_, file)| file.may_have(words));
    let files: HashSet<&OsStr> = files.filter_map(|(path, _)| path.file_name()).collect();
    let mut found: Vec<Holding<'a>> = Vec::new();
    if files.is_empty() {
        return found;
    }
    let may_be_there = |source: &Source<'a>| match source.entry.text(&FieldName::Transcript) {
        Some(name) => may_name(name.trim(), &files),
        None => source.entry.transcripts().iter().any(|(_, name)| may_name(name, &files)),
    };
    for source in sources.transcribed().filter(may_be_there).filter(|source| sources.is_in_force(source)) {
        for named in snapshot.transcripts_named_by(source) {
            let Some(TranscriptState::Loaded(file)) = named.state else { continue };
            let is_known = found.iter().any(|has| has.source.entry.key == source.entry.key);
            if is_known || !file.may_have(words) {
                continue;
            }
            if let Some(comparison) = find(quoted, &file.corpus(), &|_| false) {
                found.push(Holding { source, file, comparison });
            }
        }
    }
    found
}

/// Whether `name` may mean one of `files`: to find out which file it means takes longer, and a library may name 10,000.
fn may_name(name: &str, files: &HashSet<&OsStr>) -> bool {
    name.contains(['%', '\\']) || Path::new(name).file_name().is_none_or(|name| files.contains(name))
}
