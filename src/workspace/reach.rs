//! From a name that somebody wrote to the files it may mean (`markup.md` §8, reach).

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use percent_encoding::percent_decode_str;

/// The files that `name` may mean, in the order they are tried: as it stands if it is absolute, begins with `~` or is a
/// `file:` URI; else relative to each of `bases`. `home` is what `~` stands for. A name in Windows' way, with
/// backslashes, is tried with slashes, too.
///
/// # Errors
///
/// Why it can mean none, as the end of a sentence.
pub(super) fn paths(name: &str, bases: &[&Path], home: Option<&Path>) -> Result<Vec<Arc<Path>>, String> {
    let name = match name.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("file") => file_uri(rest),
        // One letter is a drive.
        Some((scheme, rest)) if scheme.len() > 1 && rest.starts_with("//") => {
            return Err("ibid reads nothing from the network; save it beside the document".into());
        }
        _ => Cow::Borrowed(name),
    };
    let slashes = name.contains('\\').then(|| name.replace('\\', "/"));
    let mut paths: Vec<Arc<Path>> = Vec::new();
    for name in [Some(&*name), slashes.as_deref()].into_iter().flatten() {
        for path in bases_of(name, bases, home).into_iter().map(|path| normalise(&path)) {
            if !paths.iter().any(|known| **known == *path) {
                paths.push(path.into());
            }
        }
    }
    if paths.is_empty() { Err("the document has no folder to look in".into()) } else { Ok(paths) }
}

fn bases_of(name: &str, bases: &[&Path], home: Option<&Path>) -> Vec<PathBuf> {
    match (name.strip_prefix('~'), home) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with('/') => {
            vec![home.join(rest.trim_start_matches('/'))]
        }
        _ if Path::new(name).is_absolute() => vec![PathBuf::from(name)],
        _ => bases.iter().map(|base| base.join(name)).collect(),
    }
}

/// The path of a `file:` URI without its scheme: `///w/a%20b.bib`, `//localhost/w/a.bib`, `/w/a.bib`, `///C:/a.bib`.
fn file_uri(rest: &str) -> Cow<'_, str> {
    let path = rest.strip_prefix("//").map_or(rest, |rest| rest.strip_prefix("localhost").unwrap_or(rest));
    let path = percent_decode_str(path).decode_utf8_lossy();
    let is_drive = path.as_bytes().get(2) == Some(&b':');
    if cfg!(windows) && is_drive { path.get(1..).unwrap_or_default().to_owned().into() } else { path }
}

/// `a/./b/../c` → `a/c`, without asking the disk: a file named in two ways is one file.
pub(super) fn normalise(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if matches!(normal.components().next_back(), Some(Component::Normal(_))) => {
                normal.pop();
            }
            other => normal.push(other),
        }
    }
    normal
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shown(name: &str) -> String {
        let bases = [Path::new("/w/notes"), Path::new("/w")];
        match paths(name, &bases, Some(Path::new("/home/é"))) {
            Ok(paths) => paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(" "),
            Err(reason) => reason,
        }
    }

    #[test]
    fn a_name_means_files() {
        for (name, expected) in [
            ("refs.bib", "/w/notes/refs.bib /w/refs.bib"),
            ("../refs.bib", "/w/refs.bib /refs.bib"),
            ("./my refs/é.bib", "/w/notes/my refs/é.bib /w/my refs/é.bib"),
            ("/r/../s/a.bib", "/s/a.bib"),
            ("~/Zotero/a.bib", "/home/é/Zotero/a.bib"),
            ("~user/a.bib", "/w/notes/~user/a.bib /w/~user/a.bib"),
            ("file:///r/my%20refs.bib", "/r/my refs.bib"),
            ("file://localhost/r/a.bib", "/r/a.bib"),
            ("File:/r/a.bib", "/r/a.bib"),
            (r"refs\a.bib", r"/w/notes/refs\a.bib /w/refs\a.bib /w/notes/refs/a.bib /w/refs/a.bib"),
            ("https://example.org/a.bib", "ibid reads nothing from the network; save it beside the document"),
        ] {
            assert_eq!(shown(name), expected, "{name}");
        }
        assert_eq!(paths("a.bib", &[], None), Err("the document has no folder to look in".into()));
    }
}
