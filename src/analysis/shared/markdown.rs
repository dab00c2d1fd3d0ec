//! Writing Markdown: the one place where a string from a file becomes part of a card. What it says is shown; what it
//! would do — a link, an image, HTML, a heading — is not done.

use std::path::Path;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::fs::uri_of;

/// What could end a link destination, or mean something else in Markdown (`;` ends an entity); beside all that is not
/// ASCII.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'$')
    .add(b'\'')
    .add(b'(')
    .add(b')')
    .add(b'*')
    .add(b';')
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

/// Longer strings are cut: an abstract in the wrong field must not fill the screen.
const LONGEST: usize = 300;

/// The longest an address is shown; the link leads to all of it.
const LONGEST_ADDRESS: usize = 60;

/// Stands within what clients turn into links by themselves (`https://…`, `www.…`, `a@b.c`: GFM, “Autolinks”), where a
/// backslash is no help: they look at the text after its escapes are gone.
const WORD_JOINER: char = '\u{2060}';

/// `text` on one line, such that Markdown shows it as it is.
pub fn text(text: &str) -> String {
    escaped(&one_line(text, LONGEST))
}

/// The same, however long it is.
pub fn all_of(text: &str) -> String {
    escaped(&one_line(text, usize::MAX))
}

fn escaped(line: &str) -> String {
    let chars: Vec<char> = line.chars().collect();
    let mut out = String::with_capacity(chars.len() + 8);
    let marker = list_marker(&chars);
    for (index, &c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| chars.get(index)).copied();
        let rest = &chars[index + 1..];
        let is_entity = c == '&' && rest.first().is_some_and(|c| c.is_ascii_alphanumeric() || *c == '#');
        if acts_anywhere(c)
            || is_entity
            || (index == 0 && matches!(c, '#' | '+' | '-' | '=' | ':'))
            || marker == Some(index)
        {
            out.push('\\');
        }
        if c == '.' && ends_in_www(&chars[..index]) {
            out.push(WORD_JOINER);
        }
        out.push(c);
        let is_scheme = c == ':' && rest.starts_with(&['/', '/']);
        // Nobody writes an address with a space beside the sign.
        let is_address = c == '@' && [before, rest.first().copied()].iter().all(|c| c.is_some_and(|c| c != ' '));
        if is_scheme || is_address {
            out.push(WORD_JOINER);
        }
    }
    out
}

/// `text` as code.
pub fn code(text: &str) -> String {
    let text = one_line(text, LONGEST);
    if text.is_empty() {
        return String::new();
    }
    // A fence that does not occur in it (CommonMark 6.1); a backtick at an end must not touch the fence.
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// `text` in bold; nothing if it is empty.
pub fn bold(text: &str) -> Option<String> {
    Some(self::text(text)).filter(|text| !text.is_empty()).map(|text| format!("**{text}**"))
}

/// `text` in italics; nothing if it is empty.
pub fn italic(text: &str) -> Option<String> {
    Some(self::text(text)).filter(|text| !text.is_empty()).map(|text| format!("*{text}*"))
}

/// A link to `url`, shown as `label`, which is Markdown. An address that is neither `http` nor `https` is shown as text.
pub fn link(label: &str, url: &str) -> String {
    match destination(url) {
        Some(destination) => format!("[{label}]({destination})"),
        None => text(url),
    }
}

/// A link to a place in the file at `path`, shown as `label`, which is Markdown. `None`: the path is that of no file.
pub(in crate::analysis) fn file_link(label: &str, path: &Path, place: &str) -> Option<String> {
    // All that could act in it is encoded.
    let uri = uri_of(path).filter(|uri| uri.starts_with("file:"))?;
    Some(format!("[{label}]({uri}#{place})"))
}

/// An address as it is shown: without its scheme.
pub(in crate::analysis) fn address(url: &str) -> String {
    text(&shown_address(url))
}

/// The same where it is shown as it is, and without what a browser is to look for. `None`: it is no address on the web.
pub(in crate::analysis) fn plain_address(url: &str) -> Option<String> {
    destination(url)?;
    let url = url.split_once(":~:").map_or(url, |(url, _)| url);
    Some(shown_address(url.trim_end_matches('#')))
}

fn shown_address(url: &str) -> String {
    let url = one_line(url, usize::MAX);
    let shown = without_scheme(&url).unwrap_or(&url);
    let shown = shown.strip_prefix("www.").unwrap_or(shown);
    one_line(shown.strip_suffix('/').unwrap_or(shown), LONGEST_ADDRESS)
}

/// `url` as a link destination. `None`: it is no address on the web.
pub fn destination(url: &str) -> Option<String> {
    let url = url.trim();
    without_scheme(url).filter(|rest| rest.starts_with(char::is_alphanumeric))?;
    Some(utf8_percent_encode(url, UNSAFE).to_string())
}

/// What follows `http://` or `https://`.
fn without_scheme(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")).then_some(rest)
}

/// Whether `c` may mean something wherever it stands in a line, in CommonMark or an extension of it.
fn acts_anywhere(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '^' | '$' | '|')
}

/// Where a line that begins like `1.` or `1)` has the sign that makes it a list.
fn list_marker(chars: &[char]) -> Option<usize> {
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    (digits > 0 && matches!(chars.get(digits), Some('.' | ')'))).then_some(digits)
}

fn ends_in_www(chars: &[char]) -> bool {
    chars.len() >= 3 && chars[chars.len() - 3..].iter().all(|c| c.eq_ignore_ascii_case(&'w'))
}

/// Runs of white space as one space, nothing that is invisible or turns the direction of writing, and at most `longest`
/// characters.
fn one_line(text: &str, longest: usize) -> String {
    let mut out = String::with_capacity(text.len().min(longest));
    let mut len = 0;
    for word in text.split(|c: char| c.is_control() || (c.is_whitespace() && !is_fixed_space(c))) {
        let word: String = word.chars().filter(|c| !is_invisible(*c)).collect();
        let word = word.trim_matches(char::is_whitespace);
        if word.is_empty() {
            continue;
        }
        let space = usize::from(len > 0);
        let room = longest.saturating_sub(len + space);
        if space > 0 {
            out.push(' ');
        }
        let chars = word.chars().count();
        if chars > room {
            out.extend(word.chars().take(room.saturating_sub(1)));
            out.truncate(out.trim_end().len());
            out.push('…');
            return out;
        }
        out.push_str(word);
        len += space + chars;
    }
    out
}

/// Spaces that belong where they stand: no-break, narrow no-break.
fn is_fixed_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}')
}

/// Marks of direction and joiners: they change how the rest of a line is shown, or hide in it.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::fixture::{assert_harmless, hostile};

    #[test]
    fn what_would_act_is_escaped_and_nothing_else() {
        for (from, to) in [
            ("Gettysburg, Pennsylvania (a speech)", "Gettysburg, Pennsylvania (a speech)"),
            ("Zoë Martínez-O’Neill Jr.", "Zoë Martínez-O’Neill Jr."),
            ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
            ("![x](y) <b> &amp;", "!\\[x\\](y) \\<b\\> \\&amp;"),
            ("  a\r\n\tb\u{0}c\u{2028}d  ", "a b c d"),
            ("# a", "\\# a"),
            ("a # b", "a # b"),
            ("12. a", "12\\. a"),
            ("Simon & Schuster, AT&T", "Simon & Schuster, AT\\&T"),
            ("12 a.", "12 a."),
            ("https://x.org", "https:\u{2060}//x.org"),
            ("WWW.x.org", "WWW\u{2060}.x.org"),
            ("me@x.org", "me@\u{2060}x.org"),
            ("@x", "@x"),
            ("\u{202e}a\u{200b}b", "ab"),
            ("« a »", "« a »"),
        ] {
            assert_eq!(text(from), to, "{from}");
        }
    }

    #[test]
    fn long_strings_are_cut() {
        let cut = text(&"word ".repeat(200));
        assert!(cut.chars().count() <= LONGEST);
        assert!(cut.ends_with("word…"), "{cut}");
        assert_eq!(text(&"x".repeat(400)).chars().count(), LONGEST);
    }

    #[test]
    fn code_has_a_fence_that_is_not_in_it() {
        for (from, to) in [("a-1", "`a-1`"), ("a`b", "``a`b``"), ("``", "``` `` ```"), ("a\nb", "`a b`"), (" ", "")] {
            assert_eq!(code(from), to, "{from}");
        }
    }

    #[test]
    fn only_web_addresses_are_links() {
        for (url, to) in [
            ("https://x.org/a_b?c=d&e=f#g", "[l](https://x.org/a_b?c=d&e=f#g)"),
            ("HTTP://x.org", "[l](HTTP://x.org)"),
            ("https://x.org/a(b) c\"d", "[l](https://x.org/a%28b%29%20c%22d)"),
            ("https://x.org/é>\n<", "[l](https://x.org/%C3%A9%3E%0A%3C)"),
            ("https://x.org/?a&copy;=1", "[l](https://x.org/?a&copy%3B=1)"),
            ("javascript:alert(1)", "javascript:alert(1)"),
            ("command://x", "command:\u{2060}//x"),
            ("https://", "https:\u{2060}//"),
            ("x.org", "x.org"),
        ] {
            assert_eq!(link("l", url), to, "{url}");
        }
    }

    #[test]
    fn addresses_are_shown_short() {
        assert_eq!(address("https://www.example.org/a_b/"), "example.org/a\\_b");
        let long = address(&format!("https://example.org/{}", "a".repeat(100)));
        assert!(long.starts_with("example.org/aaa") && long.ends_with('…') && long.chars().count() == LONGEST_ADDRESS);
    }
    proptest! {
        #[test]
        fn nothing_acts_alone_or_before_other_text(a in hostile(), b in hostile()) {
            for markdown in [
                text(&a),
                code(&a),
                format!("{}, {}", text(&a), text(&b)),
                format!("{}  \n{}", text(&a), text(&b)),
                format!("{} {}", bold(&a).unwrap_or_default(), italic(&b).unwrap_or_default()),
                format!("{}: {}", code(&a), text(&b)),
                link(&address(&a), &a),
                link(&address(&b), &format!("https://x.org/{a}")),
            ] {
                assert_harmless(&markdown);
            }
        }
    }
}
