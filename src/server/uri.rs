//! URIs and paths. There are many ways to spell the URI of one file; past this module there is one.
//!
//! `file:` is an absolute path, `untitled:` (a buffer that was never saved) a relative one: its name. No other scheme
//! is a file to us: `git:` panes, notebook cells and remote files have no path here.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use tower_lsp::ls_types::Uri;

use crate::fs::uri_of as spell;

/// The scheme of the text of a file that no editor shows (a PDF): what is quoted from it has a place there.
///
/// The URI of that text is the file's with this scheme and `.txt` at its end, by which editors know that it is plain
/// text: `ibid-text:///w/the%20book.pdf.txt`.
pub(super) const TEXT_SCHEME: &str = "ibid-text";

/// What the path of such a URI ends in, beside the file's own.
const TEXT_SUFFIX: &str = ".txt";

/// What RFC 3986 allows nowhere behind a scheme. `[` and `]` may stand in a host, but hosts that need them are no
/// concern of ours; clients do leave them, spaces and letters like `é` as they are in paths.
const ILLEGAL: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The path that `uri` names: absolute for a file, relative for a buffer without one. `None`: no file to us.
pub(super) fn to_path(uri: &str) -> Option<PathBuf> {
    let (scheme, rest) = uri.split_once(':')?;
    let path = rest.split(['?', '#']).next()?;
    if scheme.eq_ignore_ascii_case("file") {
        let (host, path) = match path.strip_prefix("//") {
            None => ("", path),
            Some(path) => path.split_at(path.find('/')?),
        };
        return path.starts_with('/').then(|| file_path(host, &decode(path)?, cfg!(windows)))?.map(PathBuf::from);
    }
    let name = if scheme.eq_ignore_ascii_case("untitled") { decode(path)? } else { return None };
    let name = name.trim_start_matches('/');
    (!name.is_empty()).then(|| PathBuf::from(name))
}

/// The URI of `path`, in our spelling. `None`: the path is not Unicode.
pub(super) fn from_path(path: &Path) -> Option<Uri> {
    spell(path)?.parse().ok()
}

/// The URI of the text of the file at `path`. `None`: the path is not Unicode, or no file's.
pub(super) fn of_text(path: &Path) -> Option<Uri> {
    let uri = spell(path)?;
    format!("{TEXT_SCHEME}:{}{TEXT_SUFFIX}", uri.strip_prefix("file:")?).parse().ok()
}

/// The file whose text `uri` names. `None`: it names none.
pub(super) fn to_text_path(uri: &str) -> Option<PathBuf> {
    let (scheme, rest) = uri.split_once(':')?;
    let file = rest.strip_suffix(TEXT_SUFFIX).filter(|_| scheme.eq_ignore_ascii_case(TEXT_SCHEME))?;
    to_path(&format!("file:{file}"))
}

/// `uri` as we spell it: one spelling per file, and nothing that a URI may not contain.
pub(super) fn normalise(uri: &str) -> Cow<'_, str> {
    match to_path(uri).and_then(|path| spell(&path)) {
        Some(ours) if ours == uri => Cow::Borrowed(uri),
        Some(ours) => Cow::Owned(ours),
        None => utf8_percent_encode(uri, ILLEGAL).into(),
    }
}

fn decode(path: &str) -> Option<Cow<'_, str>> {
    percent_decode_str(path).decode_utf8().ok()
}

/// The file that host and decoded path of a `file:` URI name. On Windows `/c:/a` is `C:\a`, however the client writes
/// the drive, and a host is that of a share; elsewhere there are no hosts.
fn file_path(host: &str, path: &str, windows: bool) -> Option<String> {
    let local = host.is_empty() || host.eq_ignore_ascii_case("localhost");
    if !windows {
        return local.then(|| path.to_owned());
    }
    if !local {
        return Some(format!(r"\\{host}{}", path.replace('/', r"\")));
    }
    let mut chars = path.strip_prefix('/')?.chars();
    let drive = chars.next().filter(char::is_ascii_alphabetic)?;
    let rest = chars.as_str().strip_prefix(':')?;
    let rest = if rest.is_empty() { "/" } else { rest };
    Some(format!("{}:{}", drive.to_ascii_uppercase(), rest.replace('/', r"\")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[cfg(unix)]
    #[test]
    fn one_file_has_one_spelling_whatever_the_client_leaves_raw() {
        let draft = Path::new("/w/[draft] é.md");
        let ours = "file:///w/%5Bdraft%5D%20%C3%A9.md";
        for uri in [
            ours,
            "file:///w/[draft] é.md",
            "file:///w/[draft]%20%c3%a9.md",
            "FILE:///w/%5bdraft%5d%20é.md",
            "file://localhost/w/[draft] é.md",
            "file:/w/[draft] é.md",
        ] {
            assert_eq!(to_path(uri).as_deref(), Some(draft), "{uri}");
            assert_eq!(normalise(uri), ours);
            assert_eq!(normalise(uri).parse::<Uri>().unwrap(), from_path(draft).unwrap());
        }
    }

    #[test]
    fn a_buffer_without_a_file_is_its_name() {
        for (uri, name) in [
            ("untitled:Untitled-1", "Untitled-1"),
            ("untitled:/home/ann/new.md", "home/ann/new.md"),
            ("untitled:a%20b", "a b"),
            ("untitled:%2Fa", "a"),
        ] {
            assert_eq!(to_path(uri).as_deref(), Some(Path::new(name)), "{uri}");
        }
        assert_eq!(from_path(Path::new("Untitled-1")).unwrap().as_str(), "untitled:Untitled-1");
    }

    #[test]
    fn other_schemes_are_no_files_but_lawful_uris() {
        for uri in
            ["git:/w/[a].md?{\"ref\":\"\"}", "vscode-vfs://github/a b/c.md", "https://example.org/é", "file:", ""]
        {
            assert_eq!(to_path(uri), None, "{uri}");
        }
        for uri in ["git:/w/[a].md?{\"ref\":\"\"}", "vscode-vfs://github/a b/c.md", "https://example.org/é"] {
            assert!(normalise(uri).parse::<Uri>().is_ok(), "{uri}");
        }
    }

    #[test]
    fn drives_and_shares_of_windows() {
        for (host, path, file) in
            [("", "/c:/a b/x.md", r"C:\a b\x.md"), ("", "/C:", r"C:\"), ("srv", "/share/x.md", r"\\srv\share\x.md")]
        {
            assert_eq!(file_path(host, path, true).as_deref(), Some(file));
        }
        assert_eq!(file_path("", "/a/x.md", true), None, "no drive");
        assert_eq!(file_path("srv", "/share/x.md", false), None, "no hosts elsewhere");
    }

    #[cfg(unix)]
    #[test]
    fn the_text_of_a_file_has_a_uri_of_its_own() {
        let path = Path::new("/w/the book (é).pdf");
        let uri = of_text(path).unwrap();
        assert_eq!(uri.as_str(), "ibid-text:///w/the%20book%20%28%C3%A9%29.pdf.txt");
        for uri in [uri.as_str(), "ibid-text:/w/the book (é).pdf.txt", "Ibid-Text:///w/the%20book%20(%c3%a9).pdf.txt"]
        {
            assert_eq!(to_text_path(uri).as_deref(), Some(path), "{uri}");
            assert_eq!(to_path(uri), None, "it is no file: {uri}");
        }
        for uri in ["file:///w/a.pdf.txt", "ibid-text:///w/a.pdf", "ibid-text:.txt", "ibid-text:a.pdf.txt", ".txt"] {
            assert_eq!(to_text_path(uri), None, "{uri}");
        }
        assert_eq!(of_text(Path::new("Untitled-1")), None);
    }

    proptest! {
        #[cfg(unix)]
        #[test]
        fn a_path_goes_to_a_uri_and_back(name in r"[a-z \[\]é%#?:&+(),;=@!$'~|^`{}<>\\-]{1,20}") {
            let path = Path::new("/w").join(&name);
            let uri = from_path(&path).unwrap();
            prop_assert_eq!(to_path(uri.as_str()), Some(path.clone()));
            prop_assert_eq!(normalise(uri.as_str()), uri.as_str());
            prop_assert_eq!(to_text_path(of_text(&path).unwrap().as_str()), Some(path));
        }

        #[test]
        fn any_string_is_made_a_spelling_that_stays(uri in r"(file:|untitled:|git:)?\PC{0,30}") {
            let once = normalise(&uri).into_owned();
            prop_assert_eq!(normalise(&once), once.as_str());
        }
    }
}
