//! Files attached to an entry: BibLaTeX's `file`, as JabRef, Zotero and Better BibTeX write it.

/// The paths in the value of a `file` field, in order. `a.pdf;b.html`, `:a.pdf:PDF`,
/// `Full text:files/12/a.pdf:application/pdf;Snapshot:…`; `\:` and `\;` part nothing, nor does the colon of a drive.
pub(super) fn paths(value: &str) -> Vec<String> {
    parts(value, ';').iter().map(|item| path(item)).filter(|path| !path.is_empty()).collect()
}

/// The path of one file: alone, or between its description and its type.
fn path(item: &str) -> String {
    let mut parts = parts(item, ':');
    // `C:\refs\a.pdf` with its colon bare.
    while let Some(drive) = parts.windows(2).position(|pair| is_drive(&pair[0], &pair[1])) {
        let rest = parts.remove(drive + 1);
        parts[drive].push(':');
        parts[drive].push_str(&rest);
    }
    let path = match parts.as_slice() {
        [_, path, _, ..] => path,
        [description, path] if description.is_empty() => path,
        _ => return unescaped(item).trim().to_owned(),
    };
    unescaped(path).trim().to_owned()
}

fn is_drive(part: &str, next: &str) -> bool {
    let mut letters = part.chars();
    letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.next().is_none() && next.starts_with(['\\', '/'])
}

/// `text` parted at each `separator` that no backslash escapes. What is escaped stays so.
fn parts(text: &str, separator: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut is_escaped = false;
    for c in text.chars() {
        match parts.last_mut() {
            Some(_) if c == separator && !is_escaped => parts.push(String::new()),
            Some(part) => part.push(c),
            None => {}
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    parts
}

/// `C\:\\refs` is `C:\refs`; a backslash before anything else is one.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next @ (':' | ';' | '\\')) if c == '\\' => {
                out.push(*next);
                chars.next();
            }
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_programs_way_is_read() {
        for (value, expected) in [
            ("a.pdf", "a.pdf"),
            ("", ""),
            ("files/12/a b.pdf;files/13/é.html", "files/12/a b.pdf | files/13/é.html"),
            (":refs/a.pdf:PDF", "refs/a.pdf"),
            (":refs/a.pdf:", "refs/a.pdf"),
            (":refs/a.pdf", "refs/a.pdf"),
            (
                "Full Text:files/12/a.pdf:application/pdf;Snapshot:files/13/b.html:text/html",
                "files/12/a.pdf | files/13/b.html",
            ),
            (r"Roe\: A Life:files/a\;b.pdf:application/pdf", "files/a;b.pdf"),
            (r":C\:\\refs\\a.pdf:PDF", r"C:\refs\a.pdf"),
            (r":C:\refs\a.pdf:PDF", r"C:\refs\a.pdf"),
            (r"C:\refs\a.pdf", r"C:\refs\a.pdf"),
            ("/home/roe/Zotero/storage/AB12/a.pdf", "/home/roe/Zotero/storage/AB12/a.pdf"),
            (";;a.pdf;", "a.pdf"),
            (r"a\", r"a\"),
            ("::", ""),
        ] {
            assert_eq!(paths(value).join(" | "), expected, "{value}");
        }
    }
}
