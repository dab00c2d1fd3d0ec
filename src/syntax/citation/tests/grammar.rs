//! What is expected here is what pandoc 3.9 (`-f markdown+mark`) makes of the same text, but for
//! [`what_is_read_differently_on_purpose`]. How it is written down: [`render`].

use super::render;

fn check(table: &[(&str, &str)]) {
    for &(source, expected) in table {
        assert_eq!(render(source), expected, "{source}");
    }
}

/// Keys: internal punctuation, one at a time, and none at the end.
#[test]
fn keys() {
    check(&[
        ("@a.b:c-d_e/f", "@a.b:c-d_e/f"),
        ("@a.", "@a"),
        ("@a..b", "@a"),
        ("@a,b", "@a"),
        ("@a::b", "@a"),
        ("@a//b", "@a//b"),
        ("@https://x.org/a?b=1#c.", "@https://x.org/a?b"),
        ("@_a_", "@_a_"),
        ("@1", "@1"),
        ("@é", "@é"),
        ("@日本", "@日本"),
        ("@a²", "@a²"),
        ("@aं", "@a"),
        ("@aⒶ", "@a"),
        ("@-a", ""),
        ("@*", "@*"),
    ]);
}

/// Braces: anything but white space, balanced.
#[test]
fn keys_in_braces() {
    check(&[
        ("@{https://x.org/a(b)}", "@https://x.org/a(b)"),
        ("@{a{b}c}d", "@a{b}c"),
        ("@{a b}", ""),
        ("-@{a}", "-a"),
        ("[@{a}, p. 3]", "|a|p. 3"),
        ("[@{a]b}]", "a]b"),
        ("[@{a;b}; @c]", "a;b; c"),
    ]);
}

#[test]
fn what_stands_before_a_key() {
    check(&[
        ("me@x", ""),
        ("me.@x", ""),
        ("..@x", ""),
        ("...@x", "@x"),
        ("(x)@a", "@a"),
        ("x_@a", "@a"),
        ("x-@a", "@a"),
        ("x--@a", "@a"),
        ("x---@a", "@a"),
        ("x----@a", "-a"),
        ("x@a@b", "@b"),
        ("@a@b", "@a / @b"),
        ("@a-@b", "@a / -b"),
        ("*x*@a", ""),
        ("x *@a*", "@a"),
        ("`x`@a", "@a"),
        ("[x](u)@a", "@a"),
        ("w<!-- c -->@a", "@a"),
        ("&amp;@a", "@a"),
        ("x²@a", ""),
        ("Ⓐ@a", "@a"),
        (r"\@a", ""),
        (r"\-@a", "@a"),
        (r"x\.@a", "@a"),
    ]);
}

#[test]
fn modes() {
    check(&[
        ("-@a says", "-a"),
        ("[-@a]", "-a"),
        ("[--@a]", "--|a|"),
        ("[see -@a, p. 3]", "see|-a|p. 3"),
        ("@a [-@b]", "@a; -b"),
        ("x @TK and [@TK]", "@TK / TK"),
    ]);
}

#[test]
fn groups() {
    check(&[
        ("[@a; @b]", "a; b"),
        ("[@a;@b]", "a; b"),
        ("[see @a, p. 3; also -@b, chap. 4]", "see|a|p. 3; also|-b|chap. 4"),
        ("[ @a ]", "a"),
        ("[see\n@a,\np. 3;\n@b]", "see|a|p. 3; b"),
        ("[@a]", "a"),
        ("[email me @home]", "email me|home|"),
        ("[@a] [@b]", "a / b"),
        ("[[@a; @b]]", "a; b"),
        ("[see @p [@q]]", "see|p|[@q] / q"),
        ("[@a [b [c @d]]]", "|a|[b [c @d]] / c|d|"),
        ("[@a [b; @d]]", "|a|[b; @d] / @d"),
        ("[@a; [@b]; @c]", "@a / b / @c"),
        ("[foo @a and bar", "@a"),
        ("[@a, &c.; @b]", "|a|&c.; b"),
        ("[@a &amp; b; @c]", "|a|& b; c"),
        ("[@a &unknown; b]", "@a"),
        ("[@a AT&T; @b]", "|a|AT&T; b"),
    ]);
}

#[test]
fn what_is_no_group() {
    check(&[
        ("[@a;]", "@a"),
        ("[; @a]", "@a"),
        ("[@a;;@b]", "@a / @b"),
        ("[@a; b]", "@a"),
        ("[a; @b]", "@b"),
        ("[@a, @b]", "|a|@b / @b"),
        ("[@a @b]", "|a|@b / @b"),
        ("[a@b; @c]", "@c"),
    ]);
}

#[test]
fn citations_in_the_text() {
    check(&[
        ("@a [p. 3]", "|@a|p. 3"),
        ("@a[b]", "|@a|b"),
        ("@a\n[p. 3]", "|@a|p. 3"),
        ("@a [p. 3; @b]", "|@a|p. 3; b"),
        ("@a [p.\n3; see @b, p. 4]", "|@a|p. 3; see|b|p. 4"),
        ("@a [see @b; @c]", "@a; see|b|; c"),
        ("@a [p. 3 @b]", "@a; p. 3|b|"),
        ("@a [; @b]", "@a; b"),
        ("@a []", "@a"),
        ("@a [p. 3;]", "@a"),
        ("@a @b [p. 3]", "@a / |@b|p. 3"),
        ("@a, [b]", "@a"),
        ("@a [^b]", "@a"),
        ("@a [p. 3][^1]", "@a"),
        ("@a [b](c d)", "@a"),
        ("@a [b]{x}", "@a"),
        ("@a [@b]{.x}", "@a / @b"),
    ]);
}

#[test]
fn a_link_or_span_or_a_second_pair_of_brackets() {
    check(&[
        ("[@a](u)", "@a"),
        ("[@a](see b)", "@a"),
        (r#"[@a](see "foo" bar)"#, "a"),
        ("[@a](x", "a"),
        (r#"[@a](b "x)")"#, "@a"),
        ("[see @a](u) [@b]", "@a / b"),
        ("[@a]{.x}", "@a"),
        ("[@a]{}", "@a"),
        ("[@a]{x}", "a"),
        ("[@a] {.x}", "a"),
        ("[@a][b]", "@a"),
        ("[@a][]", "@a"),
        ("[@a][@b]", "@a / b"),
        ("[@a][^1]", "a"),
        ("[foo][@b]", "b"),
        ("[foo](bar @b)", ""),
        ("[foo]{x=@b}", ""),
        ("[foo][b](c @d)", "@d"),
        ("[foo]@a]", "foo|a|"),
        ("[]@a]", "a"),
        ("[see [foo]@a]", "@a"),
        ("[see [foo] @a]", "see [foo]|a|"),
    ]);
}

#[test]
fn notes() {
    check(&[
        ("^[see @a]", "@a"),
        ("^[See [@a; @b], p. 3.]", "a; b"),
        ("x ^[note [@a] x](y)", "a"),
        ("[^1]: not @a", "@a"),
        ("[^@a]", ""),
        ("[^see @a]", "^see|a|"),
        ("[@a ^[n; @z]; @b]", "|a|^[n; @z]; b / @z"),
        ("19^th^[@a]", "a"),
    ]);
}

#[test]
fn markup_inside() {
    check(&[
        ("[*see* @a]", "see|a|"),
        ("[*see; x* @a]", "see; x|a|"),
        ("[see *@a*]", "@a"),
        ("*[@a]*", "a"),
        ("[@a, *passim*; **@b**]", "@a / @b"),
        ("[@a, *passim*; @b]", "|a|passim; b"),
        ("==x [@a]==", "a"),
        ("[@a `;]` b; @c]", "|a|□ b; c"),
        ("[@a [x; y](u); @b]", "|a|x; y; b"),
        (r#"[@a <b x=";">c</b>; @d]"#, "|a|□c□; d"),
        (r"[@a \; b; @c]", "|a|; b; c"),
        (r"[@a \] b]", "|a|] b"),
        (r"@a\_b", "@a"),
    ]);
}

/// Straight quotation marks hide what is in them; curly ones do not.
#[test]
fn quotation_marks_inside() {
    check(&[
        (r#"[@a "b; c"]"#, r#"|a|"b; c""#),
        (r#"[see "a; b" @c]"#, r#"see "a; b"|c|"#),
        (r#"[@a "b] c" d]"#, r#"|a|"b] c" d"#),
        ("[@a 'b; c'; @d]", "|a|'b; c'; d"),
        ("[@a, the boys'; @b 'x]", "|a|the boys'; |b|'x"),
        (r#"[@a, 5" d; @b] and 6" x"#, r#"|a|5" d; b"#),
        (r#""foo [@a, "b; c"] bar""#, "@a"),
        (r#""foo [@a, 'b; c'] bar""#, "|a|'b; c'"),
        (r#"[say "@a] hello""#, "@a"),
        ("[@a “b; c”]", "@a"),
        (r#"[@a ""; @b]"#, r#"|a|""; b"#),
    ]);
}

#[test]
fn what_is_read_differently_on_purpose() {
    // Each with what Pandoc reads.
    for (source, expected, pandoc) in [
        ("me-@example.org", "", "@example.org"),
        ("me_@example.org x", "", "@example.org"),
        ("by @me@example.org", "", "@me / @example.org"),
        ("@{}", "", "@"),
        ("[@a, 3, @b2]", "|a|3, @b2 / @b2", "the locator is “3, @b2”"),
        ("[@a 5^;^]", "@a", "|a|5;"),
        ("x~@a~b", "@a~b", "@a"),
        ("[@a, 5*]", "|a|5*", "@a"),
        ("![@a][b]", "@a", "a"),
        ("@b [^1]@a]", "@b / @a", "@b; ^1|a|"),
    ] {
        assert_eq!(render(source), expected, "{source}");
        assert_ne!(expected, pandoc, "{source}");
    }
}
