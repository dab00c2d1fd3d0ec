//! Whose words are needed: the transcripts of what open documents cite.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::{Reach, TranscriptState, transcripts_of_library};
use crate::syntax::Syntax;
use crate::workspace::glob::{Expansion, Glob};
use crate::workspace::library::LibraryState;
use crate::workspace::{Document, Snapshot, Sources, Wanted, Workspace};

/// A document as it was when its citations were looked at for the transcripts they want, and what that depends on.
#[derive(Debug)]
pub(in crate::workspace) struct Looked {
    document: Arc<Document>,
    libraries: Vec<(Arc<Path>, Option<LibraryState>)>,
    reach: Arc<Reach>,
    /// The transcripts of what it cites.
    needed: HashSet<Arc<Path>>,
}

/// What has to do with all documents.
#[derive(Clone, Debug)]
pub(in crate::workspace) struct Common {
    libraries: Arc<HashMap<Arc<Path>, LibraryState>>,
    globs: Arc<HashMap<Glob, Option<Expansion>>>,
    reach: Arc<Reach>,
}

impl Common {
    fn is_same(&self, snapshot: &Snapshot) -> bool {
        Arc::ptr_eq(&self.libraries, &snapshot.libraries)
            && Arc::ptr_eq(&self.globs, &snapshot.globs)
            && Arc::ptr_eq(&self.reach, &snapshot.reach)
    }
}

impl Looked {
    /// Whether the same keys mean the same sources to `document`, with `libraries`.
    fn has_sources_of(
        &self,
        snapshot: &Snapshot,
        document: &Document,
        libraries: &[(Arc<Path>, Option<LibraryState>)],
    ) -> bool {
        Arc::ptr_eq(&self.reach, &snapshot.reach)
            && Arc::ptr_eq(&self.document.metadata, &document.metadata)
            && Arc::ptr_eq(&self.document.surroundings, &document.surroundings)
            && self.libraries == libraries
    }
}

impl Workspace {
    /// Wants the transcripts of what open documents cite, and forgets those that they cite no more. It looks at documents
    /// that have changed, or that see other sources than before; of one that sees the same, at the blocks that have changed.
    pub(in crate::workspace) fn want_transcripts(&mut self) {
        let snapshot = Arc::clone(&self.current);
        if !self.common.as_ref().is_some_and(|common| common.is_same(&snapshot)) {
            let (libraries, globs) = (Arc::clone(&snapshot.libraries), Arc::clone(&snapshot.globs));
            self.common = Some(Common { libraries, globs, reach: Arc::clone(&snapshot.reach) });
            self.unlooked.extend(snapshot.documents().map(|document| Arc::clone(&document.path)));
        }
        let mut are_fewer_needed = false;
        for path in std::mem::take(&mut self.unlooked) {
            let Some(document) = snapshot.document(&path) else { continue };
            // While its libraries are read, every one of them would have all of it looked at.
            if snapshot.is_loading(document) {
                self.unlooked.insert(path);
                continue;
            }
            are_fewer_needed |= self.look_at(&snapshot, document);
        }
        if are_fewer_needed {
            self.forget_transcripts();
        }
    }

    /// Wants the transcripts of what `document` cites. `true`: it has ceased to need some.
    fn look_at(&mut self, snapshot: &Snapshot, document: &Arc<Document>) -> bool {
        let libraries = snapshot.libraries_of(&[document]);
        let before = self.looked.remove(&document.path);
        let is_same = before.as_ref().is_some_and(|before| before.has_sources_of(snapshot, document, &libraries));
        let (needed, is_less) = match before {
            Some(before) if is_same && !cites_less(snapshot, document, &before.document) => {
                let mut needed = before.needed;
                needed.extend(transcripts_cited(snapshot, document, Some(&before.document)));
                (needed, false)
            }
            before => {
                let needed: HashSet<_> = transcripts_cited(snapshot, document, None).into_iter().collect();
                let is_less = before.is_some_and(|before| !before.needed.is_subset(&needed));
                (needed, is_less)
            }
        };
        for path in &needed {
            self.want_transcript(path);
        }
        let (document, reach) = (Arc::clone(document), Arc::clone(&snapshot.reach));
        self.looked.insert(Arc::clone(&document.path), Looked { document, libraries, reach, needed });
        is_less
    }

    fn want_transcript(&mut self, path: &Arc<Path>) {
        if matches!(self.current.transcripts.get(path), None | Some(TranscriptState::Present)) {
            self.transcripts_mut().insert(Arc::clone(path), TranscriptState::Loading);
            self.wanted.push(Wanted::Transcript(Arc::clone(path)));
        }
    }

    /// Whether an open document cites a source whose words are in `path`.
    pub(super) fn is_needed(&self, path: &Path) -> bool {
        self.looked.values().any(|looked| looked.needed.contains(path))
    }

    /// Forgets the transcripts that no open document cites any more. Of those that an open library names it is asked anew
    /// whether they are there: what was read of them is known to who cites them.
    pub(in crate::workspace) fn forget_transcripts(&mut self) {
        if self.current.transcripts.is_empty() {
            return;
        }
        let snapshot = Arc::clone(&self.current);
        self.looked.retain(|path, _| snapshot.document(path).is_some());
        let needed: HashSet<&Arc<Path>> = self.looked.values().flat_map(|looked| &looked.needed).collect();
        let named = self.open_files.keys().flat_map(|path| transcripts_of_library(&snapshot, path));
        let named: HashSet<Arc<Path>> = named.collect();
        let is_kept = |path: &Arc<Path>, state: &TranscriptState| match state {
            TranscriptState::Present | TranscriptState::Missing(_) => needed.contains(path) || named.contains(path),
            _ => needed.contains(path),
        };
        let gone = snapshot.transcripts.iter().filter(|(path, state)| !is_kept(path, state));
        let gone: Vec<Arc<Path>> = gone.map(|(path, _)| Arc::clone(path)).collect();
        if gone.is_empty() {
            return;
        }
        let known = self.transcripts_mut();
        for path in gone {
            known.remove(&path);
        }
        for library in self.open_files.keys().cloned().collect::<Vec<_>>() {
            self.want_presence(&library);
        }
    }
}

/// The transcripts of the sources that `document` cites; with `before`, an earlier reading that sees the same sources,
/// only of those that blocks cite which are new since.
fn transcripts_cited(snapshot: &Snapshot, document: &Arc<Document>, before: Option<&Arc<Document>>) -> Vec<Arc<Path>> {
    let sources = snapshot.sources(document);
    let syntax = &document.syntax;
    let keys: HashSet<&str> = match before.and_then(|before| syntax.replaced_since(&before.syntax)) {
        None => syntax.citations().map(|citation| citation.fact.key.as_str()).collect(),
        Some(replaced) => keys_cited_in(syntax, replaced.new).collect(),
    };
    keys.into_iter().flat_map(|key| transcripts_of_key(snapshot, &sources, key)).collect()
}

/// Whether `document` has ceased since `before`, an earlier reading that sees the same sources, to cite one that names
/// transcripts.
fn cites_less(snapshot: &Snapshot, document: &Arc<Document>, before: &Arc<Document>) -> bool {
    let sources = snapshot.sources(document);
    let Some(replaced) = document.syntax.replaced_since(&before.syntax) else { return true };
    let gone: HashSet<&str> = keys_cited_in(&before.syntax, replaced.gone).collect();
    let mut gone = gone.into_iter().filter(|key| !document.syntax.has_cited(key));
    gone.any(|key| !transcripts_of_key(snapshot, &sources, key).is_empty())
}

fn keys_cited_in(syntax: &Syntax, blocks: Range<usize>) -> impl Iterator<Item = &str> {
    let citations = blocks.flat_map(|index| syntax.groups_of(index)).flat_map(|group| &group.fact.citations);
    citations.map(|citation| citation.key.as_str())
}

fn transcripts_of_key(snapshot: &Snapshot, sources: &Sources<'_>, key: &str) -> Vec<Arc<Path>> {
    let Some(source) = sources.get(key) else { return Vec::new() };
    snapshot.transcripts_of(source, sources).into_iter().filter_map(|named| named.path).collect()
}
