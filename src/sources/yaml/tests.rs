// `expect!` writes its own quotation marks, and tables of snapshots are long.
#![allow(clippy::unwrap_used, clippy::needless_raw_string_hashes, clippy::too_many_lines)]

use std::fmt::Write;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::CpuTime;
use crate::sources::tree::{Content, Node};

/// The tree and the problems of `text`: what stands at each range is shown beside what was read from it.
fn show(text: &str) -> String {
    let document = parse(text, 0);
    let mut out = String::new();
    if let Some(root) = &document.root {
        show_node(text, root, 0, &mut out);
    }
    for problem in &document.problems {
        writeln!(out, "! ⟨{}⟩ {}", text[problem.span].escape_debug(), problem.message).unwrap();
    }
    out
}

fn show_node(text: &str, node: &Node, depth: usize, out: &mut String) {
    let place = text[node.span].escape_debug();
    match &node.content {
        Content::Null => writeln!(out, "null ⟨{place}⟩").unwrap(),
        Content::Scalar { value, style } => writeln!(out, "{value:?} {style:?} ⟨{place}⟩").unwrap(),
        Content::Sequence(items) => {
            writeln!(out, "list ⟨{place}⟩").unwrap();
            for item in items {
                write!(out, "{}- ", "  ".repeat(depth)).unwrap();
                show_node(text, item, depth + 1, out);
            }
        }
        Content::Mapping(pairs) => {
            writeln!(out, "map ⟨{place}⟩").unwrap();
            for pair in pairs {
                let indent = "  ".repeat(depth);
                write!(out, "{indent}{} ⟨{}⟩: ", pair.key, text[pair.key_span].escape_debug()).unwrap();
                show_node(text, &pair.value, depth + 1, out);
            }
        }
    }
}

#[allow(clippy::needless_pass_by_value)]
fn check(text: &str, expected: Expect) {
    expected.assert_eq(&show(text));
}

#[test]
fn every_node_has_its_bytes() {
    check(
        "é: ü x # comment\n\"a b\": \"q\\u00e9\\n\"\r\nc: 'it''s'\nd: |\n  one\n  two\n\ne: >-\n  fold\n  ed\nf:\ng: [a, {b: c}]\nh: multi\n  line\n",
        expect![[r#"
            map ⟨é: ü x # comment\n\"a b\": \"q\\u00e9\\n\"\r\nc: \'it\'\'s\'\nd: |\n  one\n  two\n\ne: >-\n  fold\n  ed\nf:\ng: [a, {b: c}]\nh: multi\n  line⟩
            é ⟨é⟩: "ü x" Plain ⟨ü x⟩
            a b ⟨a b⟩: "qé\n" DoubleQuoted ⟨q\\u00e9\\n⟩
            c ⟨c⟩: "it's" SingleQuoted ⟨it\'\'s⟩
            d ⟨d⟩: "one\ntwo\n" Literal ⟨one\n  two⟩
            e ⟨e⟩: "fold ed" Folded ⟨fold\n  ed⟩
            f ⟨f⟩: null ⟨⟩
            g ⟨g⟩: list ⟨[a, {b: c}]⟩
              - "a" Plain ⟨a⟩
              - map ⟨{b: c}⟩
                b ⟨b⟩: "c" Plain ⟨c⟩
            h ⟨h⟩: "multi line" Plain ⟨multi\n  line⟩
        "#]],
    );
    check(
        "k:\n- id: é\n  t: b\n-\n  id: c\n- - x\n",
        expect![[r#"
        map ⟨k:\n- id: é\n  t: b\n-\n  id: c\n- - x⟩
        k ⟨k⟩: list ⟨id: é\n  t: b\n-\n  id: c\n- - x⟩
          - map ⟨id: é\n  t: b⟩
            id ⟨id⟩: "é" Plain ⟨é⟩
            t ⟨t⟩: "b" Plain ⟨b⟩
          - map ⟨id: c⟩
            id ⟨id⟩: "c" Plain ⟨c⟩
          - list ⟨x⟩
            - "x" Plain ⟨x⟩
    "#]],
    );
    check(
        "a\r: b\r\rc: d",
        expect![[r#"
        map ⟨c: d⟩
        c ⟨c⟩: "d" Plain ⟨d⟩
        ! ⟨a⟩ this cannot be read as YAML: a field is written `name: value`, on a line of its own
    "#]],
    );
    check(
        "a: [\n  x\n]\nb: {\n  c: d\n}\n",
        expect![[r#"
        map ⟨a: [\n  x\n]\nb: {\n  c: d\n}⟩
        a ⟨a⟩: list ⟨[\n  x\n]⟩
          - "x" Plain ⟨x⟩
        b ⟨b⟩: map ⟨{\n  c: d\n}⟩
          c ⟨c⟩: "d" Plain ⟨d⟩
    "#]],
    );
}

#[test]
fn anchors_aliases_and_merges() {
    check(
        "a: &me !!str x\nb: *me\nc: &m {k: 1}\nd:\n  <<: *m\n  l: 2\n  k: 3\n",
        expect![[r#"
        map ⟨a: &me !!str x\nb: *me\nc: &m {k: 1}\nd:\n  <<: *m\n  l: 2\n  k: 3⟩
        a ⟨a⟩: "x" Plain ⟨x⟩
        b ⟨b⟩: "x" Plain ⟨*me⟩
        c ⟨c⟩: map ⟨{k: 1}⟩
          k ⟨k⟩: "1" Plain ⟨1⟩
        d ⟨d⟩: map ⟨l: 2\n  k: 3⟩
          l ⟨l⟩: "2" Plain ⟨2⟩
          k ⟨k⟩: "3" Plain ⟨3⟩
    "#]],
    );
    check(
        "a: &a [x, *a]",
        expect![[r#"
        map ⟨a: &a [x, *a]⟩
        a ⟨a⟩: list ⟨[x, *a]⟩
          - "x" Plain ⟨x⟩
          - null ⟨*a⟩
    "#]],
    );
}

#[test]
fn aliases_are_bounded() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..20 {
        let alias = format!("*a{}", level - 1);
        writeln!(bomb, "a{level}: &a{level} [{}]", [alias.as_str(); 10].join(", ")).unwrap();
    }
    let document = parse(&bomb, 0);
    assert!(document.root.map_or(0, |root| root.count()) < 100_000);
    assert!(!document.problems.is_empty());
}

#[test]
fn depth_is_bounded() {
    for text in ["[".repeat(100_000), "- ".repeat(50_000), "{a: ".repeat(20_000), "? ".repeat(20_000)] {
        let document = parse(&text, 0);
        assert!(!document.problems.is_empty());
    }
    let stairs: String = (0..300).fold(String::new(), |text, depth| text + &" ".repeat(depth) + "a:\n");
    assert!(!parse(&stairs, 0).problems.is_empty());
}

#[test]
fn hostile_texts_take_linear_time() {
    for text in [
        "a: b: c\n".repeat(20_000),
        "a: *x\n".repeat(20_000),
        format!("{}b: c: d\n", "- id: a\n".repeat(20_000)),
        format!("a: [{}", "a, ".repeat(50_000)),
        format!("a: \"{}", "a\n ".repeat(50_000)),
        format!("a: {}", "a\n ".repeat(50_000)),
        format!("a: |\n{}", " a\n".repeat(50_000)),
        format!("a: |\n{}\tb: c: d", "\n".repeat(100_000)),
        "\ta: b\n".repeat(20_000),
        "&a ".repeat(50_000),
        "&".repeat(100_000),
        "!".repeat(100_000),
        "? ".repeat(1_000),
        "{a: b}\n".repeat(20_000),
        "a: {b: [c\n".repeat(10_000),
        "a:\n".repeat(20_000),
        "- - - a: b: c\n".repeat(10_000),
        "- a\n b\n".repeat(20_000),
    ] {
        let started = CpuTime::now();
        parse(&text, 0);
        let elapsed = started.elapsed();
        assert!(elapsed.as_secs() < 10, "{elapsed:?}: {}…", &text[..30]);
    }
}

#[test]
fn a_broken_field_costs_itself() {
    check(
        "title: A: b\nlang: en\n",
        expect![[r#"
        map ⟨title: A: b\nlang: en⟩
        title ⟨title⟩: "A: b" Plain ⟨A: b⟩
        lang ⟨lang⟩: "en" Plain ⟨en⟩
        ! ⟨A: b⟩ a value that contains `: ` needs quotation marks around it
    "#]],
    );
    check(
        "lang: en\nnocite: @*\ntitle: *Emma* revisited\n",
        expect![[r#"
        map ⟨lang: en\nnocite: @*\ntitle: *Emma* revisited⟩
        lang ⟨lang⟩: "en" Plain ⟨en⟩
        nocite ⟨nocite⟩: "@*" Plain ⟨@*⟩
        title ⟨title⟩: "*Emma* revisited" Plain ⟨*Emma* revisited⟩
        ! ⟨@*⟩ a value that starts with `@` needs quotation marks around it
        ! ⟨*Emma* revisited⟩ a value that starts with `*` needs quotation marks around it
    "#]],
    );
    check(
        "title: \"never closed\nlang: en\n",
        expect![[r#"
        map ⟨title: \"never closed\nlang: en⟩
        title ⟨title⟩: "never closed" Plain ⟨never closed⟩
        lang ⟨lang⟩: "en" Plain ⟨en⟩
        ! ⟨\"never closed⟩ the `"` that opens this value is never closed
    "#]],
    );
    check(
        "title: 'it's'\nlang: en\n",
        expect![[r#"
        map ⟨title: \'it\'s\'\nlang: en⟩
        title ⟨title⟩: "it's" Plain ⟨it\'s⟩
        lang ⟨lang⟩: "en" Plain ⟨en⟩
        ! ⟨\'s\'⟩ an apostrophe in single quotes is written twice: `''`
    "#]],
    );
    check(
        "title: \"Emma\" and others\nlang: en\n",
        expect![[r#"
        map ⟨title: \"Emma\" and others\nlang: en⟩
        title ⟨title⟩: "\"Emma\" and others" Plain ⟨\"Emma\" and others⟩
        lang ⟨lang⟩: "en" Plain ⟨en⟩
        ! ⟨\" and others⟩ this value goes on after the `"` that closes it: put quotation marks of the other kind around all of it
    "#]],
    );
    check(
        "lang: en\nfile: \"é C:\\path\"\nauthor: {a: b: c}\n",
        expect![[r#"
            map ⟨lang: en\nfile: \"é C:\\path\"\nauthor:⟩
            lang ⟨lang⟩: "en" Plain ⟨en⟩
            file ⟨file⟩: "é C:\\path" Plain ⟨é C:\\path⟩
            author ⟨author⟩: null ⟨⟩
            ! ⟨\\p⟩ in double quotes a backslash starts an escape, and this is none: write `\\`, or use single quotes
            ! ⟨:⟩ this cannot be read: in `{…}`, text that holds `: `, a comma, a bracket or a quotation mark needs quotation marks around it
        "#]],
    );
    check(
        "author: [A, B\nlang: en\n",
        expect![[r#"
            map ⟨author: [A, B\nlang: en⟩
            author ⟨author⟩: null ⟨⟩
            lang ⟨lang⟩: "en" Plain ⟨en⟩
            ! ⟨[⟩ this `[` is never closed
        "#]],
    );
    check(
        "author: {family: A: b}\nlang: en\n",
        expect![[r#"
            map ⟨author: {family: A: b}\nlang: en⟩
            author ⟨author⟩: null ⟨⟩
            lang ⟨lang⟩: "en" Plain ⟨en⟩
            ! ⟨:⟩ this cannot be read: in `{…}`, text that holds `: `, a comma, a bracket or a quotation mark needs quotation marks around it
        "#]],
    );
    check(
        "title: - x\nlang: en\n",
        expect![[r#"
        map ⟨title: - x\nlang: en⟩
        title ⟨title⟩: "- x" Plain ⟨- x⟩
        lang ⟨lang⟩: "en" Plain ⟨en⟩
        ! ⟨- x⟩ a list starts on a line of its own; text that starts with a dash needs quotation marks
    "#]],
    );
    check(
        "just words\nlang: en\n",
        expect![[r#"
        map ⟨lang: en⟩
        lang ⟨lang⟩: "en" Plain ⟨en⟩
        ! ⟨just words⟩ this cannot be read as YAML: a field is written `name: value`, on a line of its own
    "#]],
    );
    check(
        "lang: en\njust words\ntitle: x\n",
        expect![[r#"
            map ⟨lang: en\njust words\ntitle: x⟩
            lang ⟨lang⟩: "en" Plain ⟨en⟩
            title ⟨title⟩: "x" Plain ⟨x⟩
            ! ⟨just words⟩ this cannot be read as YAML: a field is written `name: value`, on a line of its own
        "#]],
    );
    check(
        "title: x\n  lang: en\ndate: y\n",
        expect![[r#"
        map ⟨title: x\n  lang: en\ndate: y⟩
        title ⟨title⟩: "x" Plain ⟨x⟩
        lang ⟨lang⟩: "en" Plain ⟨en⟩
        date ⟨date⟩: "y" Plain ⟨y⟩
        ! ⟨lang: en⟩ this line is indented more than the field before it
    "#]],
    );
    check(
        "  title: x\nlang: en\n",
        expect![[r#"
        map ⟨title: x\nlang: en⟩
        title ⟨title⟩: "x" Plain ⟨x⟩
        lang ⟨lang⟩: "en" Plain ⟨en⟩
        ! ⟨lang: en⟩ this line is indented less than the fields before it
    "#]],
    );
    check(
        "abstract: |\nno indent\nlang: en\n",
        expect![[r#"
            map ⟨abstract: |\nno indent\nlang: en⟩
            abstract ⟨abstract⟩: "" Literal ⟨|⟩
            lang ⟨lang⟩: "en" Plain ⟨en⟩
            ! ⟨no indent⟩ this cannot be read as YAML: a field is written `name: value`, on a line of its own
        "#]],
    );
    check(
        "a: &x 1\nb: *y\nc: *x\n",
        expect![[r#"
            map ⟨a: &x 1\nb: *y\nc:⟩
            a ⟨a⟩: "1" Plain ⟨1⟩
            b ⟨b⟩: "*y" Plain ⟨*y⟩
            c ⟨c⟩: null ⟨⟩
            ! ⟨*y⟩ a value that starts with `*` needs quotation marks around it
        "#]],
    );
}

#[test]
fn a_broken_item_costs_itself() {
    check(
        "title: t\nreferences:\n- id: a\n  title: A: b\n  URL: u\n- id: b\n  title: B\n  # comment\n- id: c\n  author: [{family: C\n  title: C\nlang: en\n",
        expect![[r#"
            map ⟨title: t\nreferences:\n- id: a\n  title: A: b\n  URL: u\n- id: b\n  title: B\n  # comment\n- id: c\n  author: [{family: C\n  title: C\nlang: en⟩
            title ⟨title⟩: "t" Plain ⟨t⟩
            references ⟨references⟩: list ⟨id: a\n  title: A: b\n  URL: u\n- id: b\n  title: B\n  # comment\n- id: c\n  author: [{family: C\n  title: C⟩
              - map ⟨id: a\n  title: A: b\n  URL: u⟩
                id ⟨id⟩: "a" Plain ⟨a⟩
                title ⟨title⟩: "A: b" Plain ⟨A: b⟩
                URL ⟨URL⟩: "u" Plain ⟨u⟩
              - map ⟨id: b\n  title: B⟩
                id ⟨id⟩: "b" Plain ⟨b⟩
                title ⟨title⟩: "B" Plain ⟨B⟩
              - map ⟨id: c\n  author: [{family: C\n  title: C⟩
                id ⟨id⟩: "c" Plain ⟨c⟩
                author ⟨author⟩: null ⟨⟩
                title ⟨title⟩: "C" Plain ⟨C⟩
            lang ⟨lang⟩: "en" Plain ⟨en⟩
            ! ⟨A: b⟩ a value that contains `: ` needs quotation marks around it
            ! ⟨[⟩ this `[` is never closed
        "#]],
    );
    check(
        "- id: a\n  title: \"A\n- id: b\n  title: B\n",
        expect![[r#"
        list ⟨id: a\n  title: \"A\n- id: b\n  title: B⟩
        - map ⟨id: a\n  title: \"A⟩
          id ⟨id⟩: "a" Plain ⟨a⟩
          title ⟨title⟩: "A" Plain ⟨A⟩
        - map ⟨id: b\n  title: B⟩
          id ⟨id⟩: "b" Plain ⟨b⟩
          title ⟨title⟩: "B" Plain ⟨B⟩
        ! ⟨\"A⟩ the `"` that opens this value is never closed
    "#]],
    );
    check(
        "- id: a\n title: A\n- id: b\n",
        expect![[r#"
        list ⟨id: a\n title: A\n- id: b⟩
        - map ⟨id: a\n title: A⟩
          id ⟨id⟩: "a" Plain ⟨a⟩
          title ⟨title⟩: "A" Plain ⟨A⟩
        - map ⟨id: b⟩
          id ⟨id⟩: "b" Plain ⟨b⟩
        ! ⟨title: A⟩ this line is indented less than the fields before it
    "#]],
    );
    check(
        "- id: a\n- title: : x\n-no: dash\n- id: b\n",
        expect![[r#"
            list ⟨id: a\n- title: : x\n-no: dash\n- id: b⟩
            - map ⟨id: a⟩
              id ⟨id⟩: "a" Plain ⟨a⟩
            - map ⟨title: : x⟩
              title ⟨title⟩: ": x" Plain ⟨: x⟩
            - map ⟨id: b⟩
              id ⟨id⟩: "b" Plain ⟨b⟩
            ! ⟨: x⟩ a value that contains `: ` needs quotation marks around it
            ! ⟨-no: dash⟩ a list item starts with a dash and a space; this line belongs to none
        "#]],
    );
}

#[test]
fn tabs_that_indent_are_named() {
    check(
        "references:\n\t- id: a\n\t  title: A\nlang: en\n",
        expect![[r#"
            map ⟨references:\n\t- id: a\n\t  title: A\nlang: en⟩
            references ⟨references⟩: list ⟨id: a\n\t  title: A⟩
              - map ⟨id: a\n\t  title: A⟩
                id ⟨id⟩: "a" Plain ⟨a⟩
                title ⟨title⟩: "A" Plain ⟨A⟩
            lang ⟨lang⟩: "en" Plain ⟨en⟩
            ! ⟨\t⟩ a tab indents this line; YAML is indented with spaces
        "#]],
    );
    check(
        "references:\n- id: a\n\ttitle: A\n- id: b\n",
        expect![[r#"
            map ⟨references:\n- id: a\n\ttitle: A\n- id: b⟩
            references ⟨references⟩: list ⟨id: a\n\ttitle: A\n- id: b⟩
              - map ⟨id: a\n\ttitle: A⟩
                id ⟨id⟩: "a" Plain ⟨a⟩
                title ⟨title⟩: "A" Plain ⟨A⟩
              - map ⟨id: b⟩
                id ⟨id⟩: "b" Plain ⟨b⟩
            ! ⟨\t⟩ a tab indents this line; YAML is indented with spaces
        "#]],
    );
}

/// Every range lies in the text and on whole characters, and a node's covers what is in it unless it is an alias.
fn check_ranges(text: &str, node: &Node) -> Result<(), TestCaseError> {
    prop_assert!(text.get(node.span.range()).is_some(), "{:?}", node.span);
    match &node.content {
        Content::Null | Content::Scalar { .. } => {}
        Content::Sequence(items) => items.iter().try_for_each(|item| check_ranges(text, item))?,
        Content::Mapping(pairs) => {
            for pair in pairs {
                prop_assert!(text.get(pair.key_span.range()).is_some(), "{:?}", pair.key_span);
                check_ranges(text, &pair.value)?;
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_has_its_ranges_in_order(
        text in r#"(?s)([a-cé: \n\r\t\-\[\]{}"'&*!|>#%@,?<~.0\\]|: |\n- |\n  |a: |: "|&a |\*a|<<: |\u{feff}|\u{2028}|\u{0}|x😀){0,24}"#,
        base in 0_usize..3,
    ) {
        let document = parse(&text, base);
        let shifted = format!("{}{text}", &"..."[..base]);
        if let Some(root) = &document.root {
            check_ranges(&shifted, root)?;
        }
        for problem in &document.problems {
            prop_assert!(shifted.get(problem.span.range()).is_some(), "{problem:?}");
        }
    }
}
