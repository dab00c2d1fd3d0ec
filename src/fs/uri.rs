//! Paths as URIs.

use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode, utf8_percent_encode};

/// What our spelling encodes of a path: all but RFC 3986's unreserved characters and the slash. So does VS Code.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The URI of `path`: `file:` of one that is absolute; `untitled:` of one that is not, which is the name of a buffer that
/// was never saved. `None`: the path is not Unicode.
pub fn uri_of(path: &Path) -> Option<String> {
    let name = path.to_str()?;
    if path.is_relative() {
        return Some(format!("untitled:{}", utf8_percent_encode(name, PATH)));
    }
    let (host, path) = host_and_path(name, cfg!(windows));
    Some(format!("file://{host}{}", utf8_percent_encode(&path, PATH)))
}

/// The reference of a relative `path`, to be resolved against the URI of the folder that it starts from.
pub fn reference_of(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let separator = |byte: u8| if cfg!(windows) && byte == b'\\' { b'/' } else { byte };
    let bytes: Vec<u8> = bytes.iter().map(|byte| separator(*byte)).collect();
    percent_encode(&bytes, PATH).to_string()
}

/// Host and path of the `file:` URI of an absolute path, with a drive of Windows as VS Code has it.
fn host_and_path(path: &str, windows: bool) -> (String, String) {
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

    #[cfg(unix)]
    #[test]
    fn what_a_uri_may_not_hold_is_encoded() {
        let uri = |path: &str| uri_of(Path::new(path));
        assert_eq!(uri("/w/[a] é#1.md").as_deref(), Some("file:///w/%5Ba%5D%20%C3%A9%231.md"));
        assert_eq!(uri("Untitled 1").as_deref(), Some("untitled:Untitled%201"));
        assert_eq!(reference_of(Path::new("a b/c:%é.md")), "a%20b/c%3A%25%C3%A9.md");
    }

    #[test]
    fn drives_and_shares_of_windows() {
        assert_eq!(host_and_path(r"C:\a b\x.md", true), (String::new(), "/c:/a b/x.md".into()));
        assert_eq!(host_and_path(r"\\srv\share\x.md", true), ("srv".into(), "/share/x.md".into()));
    }
}
