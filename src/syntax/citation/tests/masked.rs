//! Citations beside markup, as the real mask leaves it: what that hides, and what it ends. As in `grammar.rs`, what is
//! expected is what pandoc 3.9 reads.

use super::*;
use crate::syntax::{Dialect, Syntax};
use crate::text::Text;

/// `prefix|key|locator|suffix` of each citation, with a sign for its mode as in [`render`].
fn cited(source: &str) -> String {
    let text = Text::new(source);
    let syntax = Syntax::parse(source, Dialect::Markdown);
    let slice = |placed: Span| crate::syntax::plain(&text.slice(placed));
    let shown = syntax.citations().map(|it| {
        let sign = if it.mode == Mode::AuthorInText { "@" } else { "" };
        let locator =
            it.locator.as_ref().map(|locator| format!("{} {}", locator.label, slice(it.place(locator.value))));
        let (prefix, suffix) = (slice(it.place(it.prefix)), slice(it.place(it.suffix)));
        format!("{prefix}|{sign}{}|{}|{suffix}", it.key, locator.unwrap_or_default())
    });
    shown.collect::<Vec<_>>().join(" / ")
}

fn check(table: &[(&str, &str)]) {
    for &(source, expected) in table {
        assert_eq!(cited(source), expected, "{source}");
    }
}

#[test]
fn only_emphasis_is_a_word_before_a_key() {
    check(&[
        ("So `c`@a", "|@a||"),
        ("So ~~x~~@a", "|@a||"),
        ("So [x](u)@a", "|@a||"),
        ("So **x**@a", ""),
        ("So <b>x</b> @a", "|@a||"),
    ]);
}

#[test]
fn markup_that_hides_nothing() {
    check(&[
        ("[@a <b>x;</b> @b]", "|a||x / |b||"),
        ("[@a, `x` y; @b `z`]", "|a||, x y / |b||z"),
        ("[@a *x; y* z; @b]", "|a||x; y z / |b||"),
        ("[see\n*x; y* @a; @b]", "see x; y|a|| / |b||"),
        ("[see\n[x](u) @a; @b]", "see x|a|| / |b||"),
    ]);
}

#[test]
fn a_template_is_no_key() {
    check(&[("[@{{{key}}}, p. 3]", ""), ("@{a{{b}}} and @{c{d}}", "|@c{d}||")]);
}

#[test]
fn a_character_reference_means_only_itself() {
    check(&[
        ("[&#59;@a]", ";|a||"),
        ("[@a &quot;x; @b]", "|a||\"x / |b||"),
        ("[@a &unknown; @b]", "|a||&unknown / |b||"),
        ("[see&nbsp;@a, p.&nbsp;3, &sect; 4]", "see|a|page 3|, § 4"),
        ("[@a&amp;]", "|@a&amp||"),
    ]);
}

#[test]
fn escapes_in_a_locator() {
    check(&[
        (r"[@a, p. 3\, 4; @b]", "|a|page 3, 4| / |b||"),
        (r"[@a, p.\ 3]", "|a|page 3|"),
        (r"[@a, p. 3\*]", "|a|page 3|*"),
    ]);
}

#[test]
fn links_around_citations() {
    check(&[
        ("[@a][text](u)", "|@a||"),
        ("@a [p. 3][text](u)", "|@a||"),
        ("[text @a [p. 3]](u)", "|@a|page 3|"),
        ("[@a, p. [3](u)]", "|a|page 3|"),
        ("[![x](u)](v) [@a [b [c]]; @b]", "|a||[b [c]] / |b||"),
        ("**![x](u)** *[y](u)* [@a *b; c*; @d]", "|a||b; c / |d||"),
        ("https://x.org/a[@b]", "|b||"),
        ("[@a, https://x.org/b;c]", "|@a||"),
        ("[@a, https://x.org/@b; @c]", "|a||, https://x.org/@b / |c||"),
    ]);
}

#[test]
fn notes_in_a_locator() {
    check(&[("[@a, p. 3[^1], see x]\n\n[^1]: y", "|a|page 3|, see x"), ("[@a, ^[4]]", "|a||, ^[4]")]);
}

#[test]
fn the_region_of_a_document_decides_its_labels() {
    let document = |lang: &str| format!("---\nlang: {lang}\n---\n\n[@a, ch. 3]");
    assert_eq!(cited(&document("en-GB")), "|a|chapter 3|");
    assert_eq!(cited(&document("en")), "|a||, ch. 3");
}
