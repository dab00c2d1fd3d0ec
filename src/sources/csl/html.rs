//! Text of fields in CSL JSON, with the tags that citeproc knows.

/// The tags, by their names.
const TAGS: [&str; 15] =
    ["i", "b", "em", "strong", "u", "sub", "sup", "sc", "span", "div", "p", "br", "a", "font", "nocase"];

/// Characters that some exports write as HTML has them.
const ENTITIES: [(&str, &str); 6] =
    [("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("apos;", "'"), ("#39;", "'")];

/// The words of `text` without its tags, on one line.
pub(super) fn plain(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.contains(['<', '&']) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['<', '&']) {
        let (before, markup) = rest.split_at(at);
        out.push_str(before);
        let entity = ENTITIES.iter().find(|(name, _)| markup.get(1..).is_some_and(|rest| rest.starts_with(name)));
        let (words, len) = match (entity, tag(markup)) {
            (Some((name, character)), _) if markup.starts_with('&') => (*character, 1 + name.len()),
            (_, Some(len)) => ("", len),
            _ => (markup.get(..1).unwrap_or_default(), 1),
        };
        out.push_str(words);
        rest = markup.get(len..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// How many bytes a tag has that `text` starts with.
fn tag(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('<')?;
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric())?;
    let is_known = TAGS.iter().any(|tag| name.get(..end).is_some_and(|name| name.eq_ignore_ascii_case(tag)));
    // No tag is longer than this.
    let close = is_known.then(|| inner.bytes().take(200).position(|byte| byte == b'>'))??;
    Some(1 + close + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_resolved() {
        for (text, words) in [
            ("Gettysburg Address", "Gettysburg Address"),
            ("<i>Emma</i> at <span class=\"nocase\">NASA</span>", "Emma at NASA"),
            ("H<sub>2</sub>O<br/>", "H2O"),
            ("*not* Markdown_", "*not* Markdown_"),
            ("a < b & c > d", "a < b & c > d"),
            ("AT&amp;T &amp;lt; &c.", "AT&T &lt; &c."),
            ("<q>kept</q> <", "<q>kept</q> <"),
            ("two\nlines", "two lines"),
        ] {
            assert_eq!(plain(text), words);
        }
    }
}
