use super::*;

#[test]
fn a_comment_names_a_rule() {
    for (body, expected) in [
        ("“It is so” <!-- ibid-ignore $0 -->", "“It is so” <!-- ibid-ignore unsourced-quote -->"),
        ("<!-- ibid-ignore $0", "<!-- ibid-ignore unsourced-quote"),
        ("<!-- ibid-ignore uns$0oured: a proverb -->", "<!-- ibid-ignore unsourced-quote: a proverb -->"),
        ("<!-- ibid-ignore uns$0-->", "<!-- ibid-ignore unsourced-quote-->"),
        ("<!-- ibid-ignore-file $0 -->", "<!-- ibid-ignore-file unsourced-quote -->"),
        ("> It is <!-- ibid-ignore $0", "> It is <!-- ibid-ignore unsourced-quote"),
        ("“It is so” <!-- ibid-$0", "“It is so” <!-- ibid-ignore unsourced-quote -->"),
        ("“It is so” <!-- ibid-ignore$0", "“It is so” <!-- ibid-ignore unsourced-quote -->"),
        ("“It is so” <!-- ibid$0 --> and", "“It is so” <!-- ibid-ignore unsourced-quote --> and"),
        ("<!-- ibid-ignore-f$0", "<!-- ibid-ignore unsourced-quote -->"),
    ] {
        assert_eq!(with_first(body), expected, "{body}");
    }
    assert_eq!(labels("<!-- ibid-ignore $0").len(), crate::analysis::diagnostics::RULES.len());
}

#[test]
fn no_rule_is_named_elsewhere() {
    for body in [
        "<!-- ibid-ignored$0",
        "<!-- $0",
        "<!-- TODO$0",
        "`<!-- ibid-$0`",
        "<!-- ignore $0",
        "`<!-- ibid-ignore $0`",
        "```\n<!-- ibid-ignore $0\n```",
        "ibid-ignore $0",
        "<!-- ibid-ignore a: $0",
        // A comment names one rule.
        "<!-- ibid-ignore unsourced-quote, $0 -->",
        "<!-- ibid-ignore unsourced-quote $0 -->",
    ] {
        assert_eq!(labels(body), [""; 0], "{body}");
    }
}
