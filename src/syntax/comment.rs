//! `<!-- ibid-ignore RULE: reason -->` (`markup.md` §3).

use std::sync::LazyLock;

use regex::Regex;

use super::mask::Comment;
use super::{Ignore, IgnoreScope};
use crate::text::{Span, pattern};

/// The ignore that `comment` of the block `text` is, if it is one.
pub(super) fn ignore(text: &str, comment: &Comment) -> Option<Ignore> {
    static IGNORE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?s)^<!--\s*ibid-ignore(-file)?\s+([A-Za-z][A-Za-z0-9-]*)\s*(?::\s*(.*?))?\s*-->$"));
    let Comment { span, alone, container } = *comment;
    let captures = IGNORE.captures(&text[span])?;
    let rule = captures.get(2)?;
    let scope = match (captures.get(1), alone) {
        (Some(_), _) => IgnoreScope::File,
        (None, true) => IgnoreScope::Block,
        (None, false) => IgnoreScope::Inline,
    };
    let reason = captures.get(3).map(|reason| reason.as_str().to_owned()).filter(|reason| !reason.is_empty());
    let rule_span = Span::from(rule.range()).shifted(span.start());
    Some(Ignore { span, rule: rule.as_str().to_owned(), rule_span, reason, scope, container })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(comment: &str, alone: bool) -> Option<(String, Option<String>, IgnoreScope)> {
        let ignore = super::ignore(comment, &Comment { span: Span::new(0, comment.len()), alone, container: 0 })?;
        assert_eq!(&comment[ignore.rule_span], ignore.rule);
        Some((ignore.rule, ignore.reason, ignore.scope))
    }

    #[test]
    fn a_comment_names_one_rule_and_may_give_a_reason() {
        let rule = || "unsourced-quote".to_owned();
        assert_eq!(
            read("<!-- ibid-ignore unsourced-quote: a proverb -->", false),
            Some((rule(), Some("a proverb".into()), IgnoreScope::Inline))
        );
        assert_eq!(read("<!--ibid-ignore unsourced-quote-->", true), Some((rule(), None, IgnoreScope::Block)));
        assert_eq!(read("<!-- ibid-ignore-file unsourced-quote -->", true), Some((rule(), None, IgnoreScope::File)));
        assert_eq!(read("<!-- ibid-ignore -->", false), None);
        assert_eq!(read("<!-- ibid-ignored unsourced-quote -->", false), None);
        assert_eq!(read("<!-- a comment -->", false), None);
    }
}
