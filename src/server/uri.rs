//! URIs and paths. There are many ways to spell the URI of one file; past this module there is one.
//!
//! `file:` is an absolute path, `untitled:` (a buffer that was never saved) a relative one: its name. No other scheme
//! is a file to us: `git:` panes, notebook cells and remote files have no path here.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use tower_lsp::ls_types::Uri;

/// What our spelling encodes of a path: all but RFC 3986's unreserved characters and the slash. So does VS Code.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

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

/// `uri` as we spell it: one spelling per file, and nothing that a URI may not contain.
pub(super) fn normalise(uri: &str) -> Cow<'_, str> {
    match to_path(uri).and_then(|path| spell(&path)) {
        Some(ours) if ours == uri => Cow::Borrowed(uri),
        Some(ours) => Cow::Owned(ours),
        None => utf8_percent_encode(uri, ILLEGAL).into(),
    }
}

fn spell(path: &Path) -> Option<String> {
    let name = path.to_str()?;
    if path.is_relative() {
        return Some(format!("untitled:{}", utf8_percent_encode(name, PATH)));
    }
    let (host, path) = uri_path(name, cfg!(windows));
    Some(format!("file://{host}{}", utf8_percent_encode(&path, PATH)))
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

/// Host and path of the `file:` URI of an absolute path: the inverse of [`file_path`], with the drive as VS Code has it.
fn uri_path(path: &str, windows: bool) -> (String, String) {
    if !windows {
        return (String::new(), path.to_owned());
    }
    let path = path.replace('\\', "/");
    if let Some(share) = path.strip_prefix("//") {
        let (host, path) = share.split_at(share.find('/').unwrap_or(share.len()));
        return (host.to_owned(), path.to_owned());
    }
    let drive = path.get(..1).unwrap_or_default().to_ascii_lowercase();
    (String::new(), format!("/{drive}{}", path.get(1..).unwrap_or_default()))
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
        assert_eq!(uri_path(r"C:\a b\x.md", true), (String::new(), "/c:/a b/x.md".into()));
        assert_eq!(uri_path(r"\\srv\share\x.md", true), ("srv".into(), "/share/x.md".into()));
        assert_eq!(file_path("srv", "/share/x.md", false), None, "no hosts elsewhere");
    }

    proptest! {
        #[cfg(unix)]
        #[test]
        fn a_path_goes_to_a_uri_and_back(name in r"[a-z \[\]é%#?:&+(),;=@!$'~|^`{}<>\\-]{1,20}") {
            let path = Path::new("/w").join(&name);
            let uri = from_path(&path).unwrap();
            prop_assert_eq!(to_path(uri.as_str()), Some(path));
            prop_assert_eq!(normalise(uri.as_str()), uri.as_str());
        }

        #[test]
        fn any_string_is_made_a_spelling_that_stays(uri in r"(file:|untitled:|git:)?\PC{0,30}") {
            let once = normalise(&uri).into_owned();
            prop_assert_eq!(normalise(&once), once.as_str());
        }
    }
}
