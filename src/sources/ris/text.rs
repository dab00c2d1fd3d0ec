//! The text of values: databases put HTML's entities and tags into theirs.

/// The words of a value on one line, entities resolved and tags left out.
pub(super) fn plain(written: &str) -> String {
    let words = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = if words.contains('<') { without_tags(&words) } else { words };
    if words.contains('&') { with_entities(&words) } else { words }
}

/// Tags that are about letters; whatever else stands in angle brackets stays.
const INLINE: [&str; 10] = ["i", "b", "u", "em", "strong", "sub", "sup", "span", "it", "inf"];
/// Tags that part words.
const BLOCK: [&str; 4] = ["p", "div", "br", "title"];

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let (put, length) = tag(after).unwrap_or(("<", 0));
        out.push_str(put);
        rest = after.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the tag whose `<` stands before `text` amounts to, and its length with the `>`. `None`: it is no tag.
fn tag(text: &str) -> Option<(&'static str, usize)> {
    // No tag is longer, and a bracket that is never closed costs no more than this.
    let end = text.bytes().take(200).position(|byte| byte == b'>')?;
    let name = text.get(..end)?.trim_start_matches('/');
    let name = name.get(..name.bytes().take_while(u8::is_ascii_alphanumeric).count())?;
    let is_one_of = |tags: &[&str]| tags.iter().any(|tag| name.eq_ignore_ascii_case(tag));
    if is_one_of(&BLOCK) {
        Some((" ", end + 1))
    } else if is_one_of(&INLINE) {
        Some(("", end + 1))
    } else {
        None
    }
}

fn with_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // The longest that is read is `&#x10ffff;`.
        let end = after.bytes().take(9).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((entity(after.get(..end)?)?, after.get(end + 1..)?)));
        let (c, tail) = found.unwrap_or(('&', after));
        out.push(c);
        rest = tail;
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        "ndash" => Some('–'),
        "mdash" => Some('—'),
        "lsquo" => Some('‘'),
        "rsquo" => Some('’'),
        "ldquo" => Some('“'),
        "rdquo" => Some('”'),
        "hellip" => Some('…'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?).filter(|c| !c.is_control())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_resolved() {
        for (written, expected) in [
            ("Two\r\n      lines", "Two lines"),
            ("<i>Emma</i> &amp; <span class=\"x\">Persuasion</span>", "Emma & Persuasion"),
            ("<p>One.</p><p>Two.<br/>Three</p>", "One. Two. Three"),
            ("a < b > c <no tag> <https://example.org> <i", "a < b > c <no tag> <https://example.org> <i"),
            ("AT&T &#8217; &#x2014; &unknown; &", "AT&T ’ — &unknown; &"),
            ("&é;&#xé;<é>", "&é;&#xé;<é>"),
        ] {
            assert_eq!(plain(written), expected);
        }
    }
}
