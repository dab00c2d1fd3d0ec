//! Links that pulldown-cmark does not see: bare URLs, and reference links whose definition stands in another block.

use std::sync::LazyLock;

use regex::Regex;

use super::Link;
use crate::text::{Span, pattern};

/// The bare URLs in `text`, a masked block: from `http://`, `https://` or `www.` to where the address ends in prose.
pub(super) fn urls(text: &str) -> Vec<Span> {
    static URL: LazyLock<Regex> =
        LazyLock::new(|| pattern(r#"(?-u:\b)(?:[a-zA-Z][a-zA-Z0-9+.-]*://|www\.)[^\s<>\[\]\x01-\x03“”„«»"]+"#));
    if !text.contains("://") && !text.contains("www.") {
        return Vec::new();
    }
    URL.find_iter(text).map(|found| trimmed(text, found.range().into())).collect()
}

/// Without the punctuation that ends the sentence around it, and without a parenthesis that closes one before it.
fn trimmed(text: &str, span: Span) -> Span {
    let mut end = span.end();
    while let Some(last) = text[span.start()..end].chars().next_back() {
        let url = &text[span.start()..end];
        let belongs = match last {
            ')' => url.matches('(').count() >= url.matches(')').count(),
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '_' | '=' => false,
            _ => true,
        };
        if belongs {
            break;
        }
        end -= last.len_utf8();
    }
    Span::new(span.start(), end)
}

/// What is neither words nor Markdown in `text`, a masked block: attributes of images and spans (`{width="50%"}`) and the
/// shortcodes of site generators (`{{< video … >}}`, `{% include … %}`).
pub(super) fn templates(text: &str) -> Vec<Span> {
    static TEMPLATE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r#"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{[^{}=\n]*[\w-]=["'][^{}\n]*\}"#));
    if !text.contains('{') {
        return Vec::new();
    }
    TEMPLATE.find_iter(text).map(|found| found.range().into()).collect()
}

/// The brackets in `text`, a masked block, that may be reference links: `[text][label]`, `[label][]`, `[label]`.
/// Whether they are is for the document's definitions to say. Footnotes and citations are none.
pub(super) fn references(text: &str) -> Vec<Link> {
    static REFERENCE: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[([^\[\]\x02^@][^\[\]]*)\](?:\[([^\[\]]*)\])?"));
    let link = |captures: regex::Captures<'_>| {
        let label = captures.get(2).filter(|label| !label.is_empty()).or(captures.get(1))?;
        let span = Span::from(captures.get(0)?.range());
        let folded = Some(fold_label(label.as_str()));
        (!text[span].contains('@')).then(|| Link { span, target: label.range().into(), label: folded })
    };
    REFERENCE.captures_iter(text).filter_map(link).collect()
}

/// The labels that link definitions in `text` define, folded as CommonMark folds them.
pub(super) fn definitions(text: &str) -> Vec<String> {
    static DEFINITION: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^ {0,3}\[([^\^\[\]][^\[\]]*)\]:\s*\S"));
    DEFINITION.captures_iter(text).filter_map(|captures| Some(fold_label(captures.get(1)?.as_str()))).collect()
}

/// A label as CommonMark compares it: case and runs of white space do not count.
pub(super) fn fold_label(label: &str) -> String {
    label.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_ends_where_prose_goes_on() {
        let found = |text: &'static str| urls(text).into_iter().map(|span| &text[span]).collect::<Vec<_>>();
        assert_eq!(found("see https://x.org/a_(b), and (www.x.org/@me)."), ["https://x.org/a_(b)", "www.x.org/@me"]);
        assert_eq!(found("“https://x.org”, me@x.org"), ["https://x.org"]);
    }

    #[test]
    fn reference_links_name_a_label() {
        let text = "[the Times][t] and [t][] and [t] not [^1] not [@a] not [see @a]";
        let labels: Vec<_> = references(text).into_iter().map(|link| &text[link.target]).collect();
        assert_eq!(labels, ["t", "t", "t"]);
        assert_eq!(definitions("x\n\n[The  Times]: http://x\n[^1]: note\n"), ["the times"]);
    }
}
