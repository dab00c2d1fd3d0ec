#![allow(clippy::unwrap_used)]

mod grammar;
mod masked;

use std::sync::LazyLock;
use std::time::Duration;

use expect_test::expect;
use proptest::prelude::*;
use regex::{Captures, Regex};

use super::*;
use crate::CpuTime;
use crate::syntax::mask::{LITERAL, MARKUP, OBJECT};

/// Masks the inline markup of the fixtures below: of each pattern, the first and last group are markup.
fn mask(source: &str) -> String {
    const PATTERNS: &[(&str, Option<char>)] = &[
        (r"(\\)([[:punct:]])()", Some(LITERAL)),
        (r"()(`[^`]*`|</?\w[^>]*>)()", Some(OBJECT)),
        (r"(<!--.*?-->)()()", None),
        (r"(\[)([^\[\]]*)(\]\(\w*\))", None),
        (r"(\*\*|==)([@\w].*?)(\*\*|==)", None),
        (r"(\*)([@\w].*?|\[.*?\])(\*)", None),
    ];
    static COMPILED: LazyLock<Vec<(Regex, Option<char>)>> =
        LazyLock::new(|| PATTERNS.iter().map(|&(pattern, inner)| (Regex::new(pattern).unwrap(), inner)).collect());
    let paint = |text: &str, with: char| with.to_string().repeat(text.len());
    let source = &source.replace("&amp;", "&\u{1}\u{1}\u{1}\u{1}");
    COMPILED.iter().fold(source.to_owned(), |masked, (pattern, inner)| {
        let paint_groups = |found: &Captures<'_>| {
            let inner = inner.map_or(found[2].to_owned(), |with| paint(&found[2], with));
            format!("{}{inner}{}", paint(&found[1], MARKUP), paint(&found[3], MARKUP))
        };
        pattern.replace_all(&masked, paint_groups).into_owned()
    })
}

/// The text at `span`, as a reader sees it: on one line, markup gone, `□` for what is no text.
fn visible(source: &str, masked: &str, span: Span) -> String {
    let seen = masked[span].char_indices().filter(|&(_, c)| c != MARKUP);
    let text: String = seen
        .filter_map(|(at, c)| match c {
            OBJECT => (at == 0 || !masked[span][..at].ends_with(OBJECT)).then_some('□'),
            LITERAL => source[span.start() + at..].chars().next(),
            c => Some(c),
        })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `prefix|key|suffix`, or the key alone; locators belong to the suffix here. `@` before a key: author in text; `-`:
/// author suppressed. `;` between the items of a group, `/` between groups.
fn render(source: &str) -> String {
    let masked = mask(source);
    let scan = scan_inline(&masked, source, Locale::default());
    let render_citation = |citation: &Citation| {
        let sign = match citation.mode {
            Mode::Normal => "",
            Mode::SuppressAuthor => "-",
            Mode::AuthorInText => "@",
        };
        let suffix = citation.locator.as_ref().map_or(citation.suffix, |it| it.span.join(citation.suffix));
        let (prefix, suffix) = (visible(source, &masked, citation.prefix), visible(source, &masked, suffix));
        let suffix = suffix.trim_start_matches(", ");
        match (prefix.as_str(), suffix) {
            ("", "") => format!("{sign}{}", citation.key),
            _ => format!("{prefix}|{sign}{}|{suffix}", citation.key),
        }
    };
    let render_group =
        |group: &CitationGroup| group.citations.iter().map(render_citation).collect::<Vec<_>>().join("; ");
    scan.groups.iter().map(render_group).collect::<Vec<_>>().join(" / ")
}

#[test]
fn malformed_citations() {
    use MalformedKind::{AdjacentGroups, CommaBetweenKeys, EmptyItem, ItemWithoutKey, NothingBetweenKeys};
    for (source, expected) in [
        ("x [@a, @b] y", Some(("[@a, @b]", CommaBetweenKeys))),
        ("[@a; see @b, p. 3, -@c]", Some(("[@a; see @b, p. 3, -@c]", CommaBetweenKeys))),
        ("[@a, who disagrees, @b]", Some(("[@a, who disagrees, @b]", CommaBetweenKeys))),
        ("[@a, @b, 3]", Some(("[@a, @b, 3]", CommaBetweenKeys))),
        ("@a [p. 3; @b, @c]", Some(("[p. 3; @b, @c]", CommaBetweenKeys))),
        ("[@a \"x; y\", @b]", Some(("[@a \"x; y\", @b]", CommaBetweenKeys))),
        ("[@a @b]", Some(("[@a @b]", NothingBetweenKeys))),
        ("[@a p. 3 @b p. 4]", Some(("[@a p. 3 @b p. 4]", NothingBetweenKeys))),
        ("[@a @b @c]", Some(("[@a @b @c]", NothingBetweenKeys))),
        ("[@a;]", Some(("[@a;]", EmptyItem))),
        ("[; @a]", Some(("[; @a]", EmptyItem))),
        ("[@a; ; @b]", Some(("[@a; ; @b]", EmptyItem))),
        ("[@a; p. 3]", Some(("[@a; p. 3]", ItemWithoutKey))),
        ("[emphasis mine; @a]", Some(("[emphasis mine; @a]", ItemWithoutKey))),
        ("x [@a][@b, p. 3] y", Some(("[@a][@b, p. 3]", AdjacentGroups))),
        // What people write.
        ("[@a, see also @b’s review]", None),
        ("[@a, @b’s view]", None),
        ("[@a @b argues]", None),
        ("[@a, see also @b]", None),
        ("[@a and @b]", None),
        ("[@a [@b]]", None),
        ("@a, @b and (@c, @d)", None),
        ("[email me @home]", None),
        ("[foo; bar]", None),
        ("^[See @a; then read on.]", None),
        ("[@a] [@b]", None),
        ("[@a][b]", None),
        ("[@a][]", None),
        ("[@a](u)", None),
        ("[@a][^1]", None),
        ("[@a, AT&amp;T; @b]", None),
        ("[@TK]", None),
    ] {
        let found = scan(&mask(source), source, Locale::default()).malformed;
        let found: Vec<_> = found.iter().map(|it| (&source[it.span], it.kind)).collect();
        assert_eq!(found, Vec::from_iter(expected), "{source}");
    }
}

#[test]
fn notes_and_references_to_notes() {
    let source = "A ^[See [@a].] b[^1], c[^n-2] ^[x](y) [^ z] ^[open";
    let scan = scan(source, source, Locale::default());
    let notes: Vec<_> = scan.notes.iter().map(|it| (&source[it.span], &source[it.content])).collect();
    assert_eq!(notes, [("^[See [@a].]", "See [@a].")]);
    let references: Vec<_> = scan.note_refs.iter().map(|it| (&source[it.span], it.label.as_str())).collect();
    assert_eq!(references, [("[^1]", "1"), ("[^n-2]", "n-2")]);
    assert!(scan.note_refs.iter().all(|it| source[it.label_span] == it.label));
}

#[test]
fn example_lists() {
    for (source, labels, keys) in [
        ("(@ex) An example, as @ex shows", vec!["ex"], vec!["ex"]),
        ("  (@) An example", vec![""], vec![]),
        ("@a_1. An example", vec!["a_1"], vec![]),
        ("@a) An example\r\n(@b) Another\r\nof @c", vec!["a", "b"], vec!["c"]),
        ("(@ex)", vec!["ex"], vec![]),
        ("(@ex)x", vec![], vec!["ex"]),
        ("(@a:b) x", vec![], vec!["a:b"]),
        ("(@a.) x", vec![], vec!["a"]),
        ("As (@ex) shows", vec![], vec!["ex"]),
        ("As\n(@ex) shows", vec![], vec!["ex"]),
    ] {
        let scan = scan(source, source, Locale::default());
        assert_eq!(scan.examples.iter().map(|it| it.label.as_str()).collect::<Vec<_>>(), labels, "{source}");
        assert!(scan.examples.iter().all(|it| source[it.label_span] == it.label), "{source}");
        assert_eq!(scan.groups.iter().filter_map(CitationGroup::example_label).collect::<Vec<_>>(), keys, "{source}");
    }
    assert_eq!(scan_inline("(@ex) x", "(@ex) x", Locale::default()).examples, []);
    assert_eq!(scan("[@ex]", "[@ex]", Locale::default()).groups[0].example_label(), None);
}

#[test]
fn every_part_has_its_place() {
    let source = "So [see *esp.* -@{a}, p. 3, passim; @b] and @c [chap. 4; @d].";
    let part = |span: Span| format!("{span:?} {:?}", &source[span]);
    let mut shown = Vec::new();
    for group in scan(&mask(source), source, Locale::default()).groups {
        shown.push(format!("{:?} {}", group.kind, part(group.span)));
        for it in group.citations {
            shown.push(format!("  {:?} {}", it.mode, part(it.span)));
            shown.push(format!("    at {} key {}", part(it.at_span), part(it.key_span)));
            shown.push(format!("    prefix {} suffix {}", part(it.prefix), part(it.suffix)));
            if let Some(it) = it.locator {
                shown.push(format!("    {} {} value {}", it.label, part(it.span), part(it.value)));
            }
        }
    }
    expect![[r#"
        Bracketed 3..39 "[see *esp.* -@{a}, p. 3, passim; @b]"
          SuppressAuthor 4..34 "see *esp.* -@{a}, p. 3, passim"
            at 15..20 "-@{a}" key 18..19 "a"
            prefix 4..14 "see *esp.*" suffix 26..34 ", passim"
            page 22..26 "p. 3" value 25..26 "3"
          Normal 36..38 "@b"
            at 36..38 "@b" key 37..38 "b"
            prefix 36..36 "" suffix 38..38 ""
        Narrative 44..60 "@c [chap. 4; @d]"
          AuthorInText 44..46 "@c"
            at 44..46 "@c" key 45..46 "c"
            prefix 44..44 "" suffix 55..55 ""
            chapter 48..55 "chap. 4" value 54..55 "4"
          Normal 57..59 "@d"
            at 57..59 "@d" key 58..59 "d"
            prefix 57..57 "" suffix 59..59 """#]]
    .assert_eq(&shown.join("\n"));
}

/// What a masker asks before it looks for markup.
#[test]
fn the_end_of_a_key() {
    for (source, end) in [
        ("@a.b. c", Some(4)),
        ("@{https://x.org/a_b_c} d", Some(22)),
        ("@{a{b}c}d", Some(8)),
        ("@_a_", Some(4)),
        ("@{a b}", None),
        ("@{a", None),
        ("@ a", None),
        ("@", None),
        ("a", None),
    ] {
        assert_eq!(key_end(source, 0), end, "{source}");
    }
    assert_eq!(key_end("@a", 9), None);
}

/// Text made of what decides how a citation is read, masked bytes included.
fn delimiters() -> impl Strategy<Value = String> {
    let parts = [
        "@a",
        "@b.c",
        "-@c",
        "@{d}",
        "@",
        "[",
        "]",
        "[",
        "]",
        ";",
        "; ",
        ", ",
        " ",
        "\n",
        "\r\n",
        "\"",
        "'",
        "^",
        "^[",
        "[^1]",
        "(",
        ")",
        "{",
        "}",
        "{.x}",
        "(u)",
        "-",
        "--",
        ".",
        "&amp;",
        "x",
        "é",
        "日",
        "p. 3",
        "§ 4",
        "00:14:05",
        "at ",
        "{iv}",
        "ix",
        "!",
        "\u{1}",
        "\u{1}\u{1}",
        "\u{2}",
        "\u{1}\u{3}",
        "(@e) ",
        "\u{a0}",
        "\u{301}",
    ];
    proptest::collection::vec(prop::sample::select(parts.to_vec()), 0..40).prop_map(|parts| parts.concat())
}

fn spans(scan: &Scan) -> Vec<Span> {
    let mut spans = Vec::new();
    for group in &scan.groups {
        spans.push(group.span);
        for it in &group.citations {
            spans.extend([it.span, it.at_span, it.key_span, it.prefix, it.suffix]);
            spans.extend(it.locator.iter().flat_map(|it| [it.span, it.value]));
        }
    }
    spans.extend(scan.malformed.iter().map(|it| it.span));
    spans.extend(scan.notes.iter().flat_map(|it| [it.span, it.content]));
    spans.extend(scan.note_refs.iter().flat_map(|it| [it.span, it.label_span]));
    spans.extend(scan.examples.iter().flat_map(|it| [it.span, it.label_span]));
    spans
}

proptest! {
    #[test]
    fn spans_lie_in_the_text_and_on_characters(text in prop_oneof![delimiters(), "\\PC*"]) {
        let scan = scan(&text, &text, Locale::default());
        for span in spans(&scan) {
            prop_assert!(text.get(span.range()).is_some(), "{span:?}");
        }
        for group in &scan.groups {
            prop_assert!(!group.citations.is_empty());
            for it in &group.citations {
                prop_assert!(group.span.covers(it.span) && it.span.covers(it.at_span) && it.at_span.covers(it.key_span));
                prop_assert_eq!(&text[it.key_span.range()], &it.key);
            }
        }
        prop_assert!(scan.groups.is_sorted_by_key(|it| it.span));
    }

    #[test]
    fn words_before_a_paragraph_only_move_what_it_cites(text in delimiters()) {
        let longer = format!("So: {text}");
        let moved = scan_inline(&longer, &longer, Locale::default());
        let unmoved = scan_inline(&text, &text, Locale::default());
        prop_assert_eq!(spans(&moved), spans(&unmoved).iter().map(|it| it.shifted(4)).collect::<Vec<_>>());
    }

    #[test]
    fn a_key_is_cited_once(text in delimiters()) {
        let scan = scan(&text, &text, Locale::default());
        let mut keys: Vec<_> = scan.groups.iter().flat_map(|it| &it.citations).map(|it| it.at_span).collect();
        keys.sort();
        prop_assert!(keys.windows(2).all(|pair| pair[0].end() <= pair[1].start()), "{keys:?}");
    }

    #[test]
    fn a_completed_key_is_cited(text in delimiters(), caret in any::<prop::sample::Index>()) {
        // A link's destination and the attributes of a span are out of the caret's sight.
        prop_assume!(!text.contains("](") && !text.contains("]{"));
        let caret = caret.index(text.len() + 1);
        if let Some(found) = key_at_caret(&text, &text, caret) {
            prop_assert!(found.replace.covers(found.typed) && found.typed.end() == caret);
            prop_assert!(text.get(found.replace.range()).is_some());
            let after = match found.braces {
                Some(Braces::Closed) => "",
                Some(Braces::Open) => "} ",
                None => " ",
            };
            let text = format!("{}key{after}{}", &text[..found.replace.start()], &text[found.replace.end()..]);
            let scan = scan_inline(&text, &text, Locale::default());
            let at_caret = scan.groups.iter().flat_map(|it| &it.citations).filter(|it| it.key_span.start() == found.replace.start());
            prop_assert_eq!(at_caret.count(), 1, "{}", text);
        }
    }
}

/// Many marks in one run.
#[test]
fn hostile_markup_costs_what_its_length_costs() {
    for part in ["*_", "_*~", "[", "](u)", "<b>", "\\`", "![x](u)", "]*"] {
        let source = part.repeat((1 << 15) / part.len());
        let started = CpuTime::now();
        let masked = "\u{1}".repeat(source.len());
        assert_eq!(scan(&masked, &source, Locale::default()), Scan::default(), "{part}");
        assert!(started.elapsed() < Duration::from_secs(5), "{part}");
    }
}

/// Each of these takes a backtracking reader, or one that looks ahead at every step, longer than anyone waits.
#[test]
fn hostile_text_costs_what_its_length_costs() {
    for part in [
        "[",
        "]",
        "@",
        "@a",
        "[@a",
        "[@a;",
        "[@a](",
        "[@a][",
        "[@a]{x=",
        "\"",
        "[@a \"b] c\" ",
        "@{",
        "@{a",
        "[@a, {",
        "^[",
        "[^",
        "--@a",
        "x@a",
        "@a@b.c",
        "@a [p. 3",
        "]@a",
        "(@a) \n",
        "\u{1}",
        "x\u{1}]",
        " \u{1}x",
        "&",
        "&a",
        "\\ ",
        ".",
        "[a][",
        "[@a @b{ ",
    ] {
        let half = part.repeat((1 << 15) / part.len());
        for text in [format!("{half}{half}"), format!("{half}{}", "]".repeat(half.len())), format!("[@a, {half}]")] {
            let started = CpuTime::now();
            let scan = scan(&text, &text, Locale::default());
            assert!(scan.groups.len() <= text.matches('@').count(), "{part}");
            // A few hundredths of a second, or minutes.
            assert!(started.elapsed() < Duration::from_secs(5), "{part}");
        }
    }
}
