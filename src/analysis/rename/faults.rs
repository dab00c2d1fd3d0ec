//! What keeps a key from being given.

use std::path::Path;

use super::{Refusal, is_same, key};
use crate::analysis::shared::edit::file_name;
use crate::analysis::shared::nocite;
use crate::sources::{Entry, Format, Metadata};
use crate::syntax::citation;
use crate::syntax::{Dialect, Locale};
use crate::workspace::{Document, Home, Snapshot, Source, Sources, Summary};

/// What BibLaTeX's reader ends a key at, or does not take.
const NOT_IN_BIBTEX: &str = "{},\"#%'()=~\\@";

/// A key that somebody has typed, without what does not belong to it. Whatever defines it, a citation has to hold it.
pub(super) fn key(typed: &str) -> Result<&str, Refusal> {
    let new = typed.trim();
    let new = new.strip_prefix('@').unwrap_or(new);
    let refuse = |reason: &str| Err(Refusal(format!("`{new}` cannot be a key: {reason}")));
    if new.is_empty() {
        return Err(Refusal("a key has at least one character".to_owned()));
    }
    if new.contains(char::is_whitespace) {
        return refuse("a key has no spaces in it");
    }
    if new == key::TO_COME {
        return refuse("it stands for a source that is still to come");
    }
    let braced = format!("@{{{new}}}");
    let scan = citation::scan_inline(&braced, &braced, Locale::default());
    let mut cited = scan.groups.iter().flat_map(|group| &group.citations);
    let is_cited = cited.next().is_some_and(|cited| cited.key == new && cited.key != "*");
    if !is_cited || new.contains(char::is_control) {
        return refuse("no citation can hold it");
    }
    Ok(new)
}

/// Why `old`, a key of `entry`, cannot become `new` in the file `home`.
pub(super) fn definition(home: Home<'_>, entry: &Entry, old: &str, new: &str) -> Result<(), Refusal> {
    match home.format() {
        Format::BibTex => match new.chars().find(|c| NOT_IN_BIBTEX.contains(*c)) {
            Some(c) => {
                let file = file_name(home.path());
                Err(Refusal(format!("`{new}` cannot be a key in {file}: a key in a .bib file has no `{c}` in it")))
            }
            None => Ok(()),
        },
        Format::Ris if home.text().slice(entry.key_span) != old => Err(Refusal(format!(
            "`{old}` is written nowhere: it is made of other lines of its record; to have another key, add a line \
             `ID  - {new}` there"
        ))),
        Format::Ris | Format::Json | Format::Yaml => Ok(()),
    }
}

/// Which source has the key `new` already, so that `target` cannot have it instead of `old`.
pub(super) fn collision(snapshot: &Snapshot, target: Source<'_>, old: &str, new: &str) -> Result<(), Refusal> {
    let taken = |path: &Path| Refusal(format!("`{new}` is already the key of a source in {}", file_name(path)));
    let home = snapshot.home(target.path);
    if home.is_some_and(|home| home.library().get(new).is_some()) {
        return Err(taken(target.path));
    }
    let seen = |sources: &Sources<'_>, cites: &dyn Fn(&str) -> bool| {
        let other = sources.get(new).filter(|_| sources.has_home(target.path))?;
        let has_old = sources.get(old).is_some_and(|source| is_same(source, target));
        let would_lose = || is_stronger(sources, target.path, other.path) && cites(new);
        ((has_old && cites(old)) || would_lose()).then(|| other.path.to_path_buf())
    };
    let open = snapshot.documents().find_map(|it| seen(&snapshot.sources(it), &|key| cites(it, key)));
    let closed =
        || snapshot.closed().find_map(|it| seen(&snapshot.sources_of_closed(it), &|key| cites_closed(it, key)));
    open.or_else(closed).map_or(Ok(()), |path| Err(taken(&path)))
}

/// Whether what the file `a` defines goes before what `b` does.
fn is_stronger(sources: &Sources<'_>, a: &Path, b: &Path) -> bool {
    let rank = |path: &Path| sources.homes().position(|(home, _)| **home == *path);
    rank(a) < rank(b)
}

fn cites(document: &Document, key: &str) -> bool {
    document.syntax.citations().any(|citation| citation.key == key)
        || nocites(&document.metadata, document.syntax.context().dialect, key)
}

fn cites_closed(summary: &Summary, key: &str) -> bool {
    summary.uses(key).is_some() || nocites(&summary.metadata, summary.dialect(), key)
}

fn nocites(metadata: &Metadata, dialect: Dialect, key: &str) -> bool {
    nocite::keys(metadata, dialect).iter().any(|cited| cited == key)
}
