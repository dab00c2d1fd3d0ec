//! A path as somebody writes it: as the one that it takes the place of was written.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::analysis::shared::spelling::Spelling;
use crate::sources::{Entry, Format};
use crate::text::Span;
use crate::workspace::{ConfigKind, FileName, FileNameKind, Home, Snapshot};

/// What is written in the path of a URI as it is.
const IN_URI: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The names that `target` may have in the file `home`, which will be at `path`, in the place of `old`: the one in whose
/// manner `old` is written first.
pub(super) fn names(snapshot: &Snapshot, home: Home<'_>, path: &Path, old: &FileName, target: &Path) -> Vec<String> {
    let absolute = target.to_str().map(ToOwned::to_owned);
    if old.name.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("file:")) {
        let encoded = absolute.map(|path| format!("file://{}", utf8_percent_encode(&path, IN_URI)));
        return encoded.into_iter().collect();
    }
    if old.name.starts_with('~') {
        let home = snapshot.home_folder().and_then(|home| target.strip_prefix(home).ok()?.to_str());
        return home.map(|rest| format!("~/{rest}")).into_iter().chain(absolute).collect();
    }
    if Path::new(&old.name).is_absolute() {
        return absolute.into_iter().collect();
    }
    let from_roots = old.kind == FileNameKind::Library && matches!(home, Home::Document(_));
    let (before, after) = (snapshot.bases(home.path(), from_roots), snapshot.bases(path, from_roots));
    // Which of the folders it was relative to, so that it stays relative to that.
    let means =
        old.paths.iter().position(|path| old.kind == FileNameKind::Transcript || snapshot.is_library_there(path));
    let own = means.filter(|base| *base > 0).and_then(|base| before.get(base)).filter(|base| after.contains(base));
    let bases: Vec<&PathBuf> = own.into_iter().chain(&after).collect();
    bases
        .into_iter()
        .filter_map(|base| relative(base, target))
        .map(|name| in_manner(&old.name, name))
        .chain(absolute)
        .collect()
}

/// `target` as it is named from `folder`. `None`: they are on two drives, or the name is no text.
pub(in crate::analysis) fn relative(folder: &Path, target: &Path) -> Option<String> {
    let [from, to]: [Vec<_>; 2] = [folder, target].map(|path| path.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from.iter().skip(shared).map(|_| Some(".."));
    let down = to.iter().skip(shared).map(|component| component.as_os_str().to_str());
    let parts: Option<Vec<&str>> = up.chain(down).collect();
    parts.filter(|_| shared > 0).map(|parts| parts.join("/"))
}

/// `name` with Windows' slashes, or a dot before it, where `old` has them.
fn in_manner(old: &str, name: String) -> String {
    let dotted = if old.starts_with("./") && !name.starts_with("..") { format!("./{name}") } else { name };
    if old.contains('\\') && !old.contains('/') { dotted.replace('/', "\\") } else { dotted }
}

/// `written` as it stands in the place of `name` in the file `home`. `None`: there it cannot be written.
pub(super) fn in_place(home: Home<'_>, name: &FileName, written: &str) -> Option<String> {
    if matches!(home, Home::Config(config) if config.kind == ConfigKind::Ibid) {
        return in_toml(home, name, written);
    }
    if home.format() == Format::BibTex && name.span != name.value {
        return Some(in_attachments(written));
    }
    let spelling = Spelling::of_value(home.format(), home.text(), name.value);
    Some(match spelling {
        Spelling::Plain if is_safe(written) => written.to_owned(),
        spelling if is_alone(home, name) => spelling.whole(written),
        spelling => spelling.part(written),
    })
}

/// Among the files of BibLaTeX's `file`, with their descriptions and types.
fn in_attachments(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    for c in written.chars() {
        if matches!(c, '\\' | ':' | ';') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Whether YAML reads it without quotation marks as this very text: nearly every path.
fn is_safe(written: &str) -> bool {
    written.contains(|c: char| c.is_ascii_alphabetic())
        && written.contains(['/', '.'])
        && written.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_'))
        && !written.starts_with('-')
}

/// Whether the name is all of its value, and that no line of a note.
fn is_alone(home: Home<'_>, name: &FileName) -> bool {
    let entry = home.library().entry_at(name.value.start()).filter(|_| name.kind == FileNameKind::Transcript);
    let is_in_note =
        |entry: &Entry| entry.fields.iter().any(|field| field.span != name.value && field.span.covers(name.value));
    name.span == name.value && !entry.is_some_and(is_in_note)
}

/// In quotation marks nothing is escaped that is not in the other sort of them.
fn in_toml(home: Home<'_>, name: &FileName, written: &str) -> Option<String> {
    let before = home.text().slice(Span::new(name.span.start().saturating_sub(1), name.span.start()));
    match &*before {
        "\"" => Some(written.replace('\\', "\\\\").replace('"', "\\\"")),
        "'" => Some(written.to_owned()).filter(|written| !written.contains('\'')),
        _ => None,
    }
}
