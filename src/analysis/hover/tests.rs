//! What the cards say.

#![allow(clippy::unwrap_used)]

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::analysis::fixture::{Fixture, assert_harmless, hostile};

pub(super) const SOURCES: &str = "
//- /refs.bib
@book{boritt-2006, author = {Boritt, Gabor}, title = {The Gettysburg Gospel}, publisher = {Simon \\& Schuster}, date = {2006}}
@book{wills-1992, author = {Wills, Garry}, title = {Lincoln at Gettysburg}, date = {1992}}
@letter{lincoln-reply, author = {Lincoln, Abraham}, title = {To Edward Everett}, date = {1863-11-20}}
";

const HEAD: &str = "\
---
bibliography: refs.bib
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  role: 16th President of the United States
  title: Gettysburg Address
  event-place: Gettysburg, Pennsylvania
  issued: 1863-11-19
---

";

/// The words hovered over, then the card.
#[track_caller]
pub(super) fn check(body: &str, expected: &Expect) {
    let fixture = Fixture::new(&format!("{HEAD}{body}\n{SOURCES}"));
    expected.assert_eq(&shown(&fixture));
}

pub(super) fn shown(fixture: &Fixture) -> String {
    let Some(hover) = hover(&fixture.snapshot, fixture.caret()) else { return "nothing".to_owned() };
    let words = fixture.slice(&fixture.caret().path, hover.span).replace('\n', "↵");
    format!("[{words}]\n{}", hover.markdown.replace("  \n", "\n"))
}

#[test]
fn a_citation() {
    check(
        "“Four score …” [see @linc$0oln-1863, para. 3; @boritt-2006].",
        &expect![[r#"
        [see @lincoln-1863, para. 3]
        **Abraham Lincoln**, 16th President of the United States
        19 November 1863, Gettysburg, Pennsylvania
        *Gettysburg Address* (speech)
        `lincoln-1863`, para. 3"#]],
    );
    check(
        "Lincoln spoke [@lincoln-1863; @boritt-2006, 1$012–114].",
        &expect![[r#"
        [@boritt-2006, 112–114]
        in Gabor Boritt, *The Gettysburg Gospel*, Simon & Schuster, 2006
        `boritt-2006`, pp. 112–114"#]],
    );
    check(
        "So @wills-19$092 [p. 3] has it.",
        &expect![[r#"
        [@wills-1992]
        in Garry Wills, *Lincoln at Gettysburg*, 1992
        `wills-1992`, p. 3"#]],
    );
}

#[test]
fn a_key_without_an_entry() {
    check(
        "Five survive [@wills-1982$0].",
        &expect![[r#"
            [@wills-1982]
            Keys like it: `wills-1992`.
            Looked for in this document's references and `refs.bib`."#]],
    );
    check(
        "Five survive [@basler$0].",
        &expect![[r#"
            [@basler]
            Looked for in this document's references and `refs.bib`."#]],
    );
    check(
        "Five survive [@T$0K].",
        &expect![[r#"
        [@TK]
        `TK` stands for a source that is still to come."#]],
    );
    let absent = Fixture::new("---\nbibliography: absent.bib\n---\n\nFive survive [@wi$0lls].\n");
    expect![[r#"
        [@wills]
        `wills` may be in `absent.bib`, which cannot be read: no such file."#]]
    .assert_eq(&shown(&absent));
}

#[test]
fn a_quotation_with_its_source() {
    check(
        "“The world will little note$0 what we say here,” Lincoln told them [@lincoln-1863, para. 3].",
        &expect![[r#"
            [“The world will little note what we say here,”]
            **Abraham Lincoln**, 16th President of the United States
            19 November 1863, Gettysburg, Pennsylvania
            *Gettysburg Address* (speech)
            Sourced by `lincoln-1863`, para. 3"#]],
    );
    check(
        "> The world will little note$0\n>\n> — Abraham Lincoln, Gettysburg, 19 November 1863 [@lincoln-1863]\n",
        &expect![[r#"
            [> The world will little note↵>↵> — Abraham Lincoln, Gettysburg, 19 November 1863 [@lincoln-1863]]
            **Abraham Lincoln**, 16th President of the United States
            19 November 1863, Gettysburg, Pennsylvania
            *Gettysburg Address* (speech)
            Sourced by `lincoln-1863`"#]],
    );
    check(
        "“It is a gem$0 of a speech,” said the Springfield Republican.[^1]\n\n[^1]: [@boritt-2006, p. 3].",
        &expect![[r#"
            [“It is a gem of a speech,”]
            **The Springfield Republican**
            in Gabor Boritt, *The Gettysburg Gospel*, Simon & Schuster, 2006
            Sourced by `boritt-2006`, p. 3"#]],
    );
}

#[test]
fn a_quotation_with_several_sources() {
    check(
        "“The world will little$0 note it,” Lincoln said [@boritt-2006, p. 3; @lincoln-1863; @nobody].",
        &expect![[r#"
            [“The world will little note it,”]
            **Abraham Lincoln**, 16th President of the United States
            19 November 1863, Gettysburg, Pennsylvania
            Sourced by
            - `boritt-2006`, p. 3: in Gabor Boritt, *The Gettysburg Gospel*, Simon & Schuster, 2006
            - `lincoln-1863`: Abraham Lincoln, 19 November 1863, *Gettysburg Address* (speech)
            - No source has the key `nobody`."#]],
    );
}

#[test]
fn a_quotation_without_a_source() {
    check(
        "“The world will little note$0 what we say here,” Ray Castellano told them.",
        &expect![[r#"
        [“The world will little note what we say here,”]
        **Ray Castellano**
        No source yet. Cite one in this sentence, or write `[@TK]` for a source to come."#]],
    );
    check(
        "“The world will little note$0 what we say here,” Abraham Lincoln told them.",
        &expect![[r#"
            [“The world will little note what we say here,”]
            **Abraham Lincoln**
            No source yet. `lincoln-1863` is by the same speaker: if these words are in it, cite `[@lincoln-1863]`."#]],
    );
    check(
        "> Mr. Everett has had$0 his time.\n>\n> — Eunice Harlan, schoolteacher, Marlow Ferry, 1913\n",
        &expect![[r#"
            [> Mr. Everett has had his time.↵>↵> — Eunice Harlan, schoolteacher, Marlow Ferry, 1913]
            **Eunice Harlan**, schoolteacher
            1913, Marlow Ferry
            No source yet. Cite one on its attribution line, or write `[@TK]` for a source to come."#]],
    );
    check(
        "“The choice shall rest$0 with the reader,” the council resolved (<https://example.org/a_b>).",
        &expect![[r#"
            [“The choice shall rest with the reader,”]
            Unnamed: “the council”
            Sourced only by [example.org/a\_b](https://example.org/a_b#:~:text=The%20choice%20shall%20rest%20with%20the%20reader). Make it a source entry, and cite that."#]],
    );
    check(
        "“The choice shall$0 rest with the reader,” he said. All of it is in the minutes [@boritt-2006].",
        &expect![[r#"
            [“The choice shall rest with the reader,”]
            Only the end of its paragraph cites `boritt-2006`"#]],
    );
}

#[test]
fn a_claim() {
    check(
        "==Five copies$0 survive== [@boritt-2006].",
        &expect![[r#"
        [==Five copies survive==]
        in Gabor Boritt, *The Gettysburg Gospel*, Simon & Schuster, 2006
        Sourced by `boritt-2006`"#]],
    );
    check(
        "==Five copies$0 survive==.",
        &expect![[r#"
        [==Five copies survive==]
        No source yet. Cite one in this sentence, or write `[@TK]` for a source to come."#]],
    );
}

#[test]
fn terms_are_left_alone() {
    check("The event is called “short o$0ne” here.", &expect!["nothing"]);
    check("Nothing is$0 here.", &expect!["nothing"]);
}

#[test]
fn an_attribution() {
    check(
        "> Mr. Everett has had his time.\n>\n> — Eunice Har$0lan, schoolteacher, 1913 [@boritt-2006]\n",
        &expect![[r#"
            [— Eunice Harlan, schoolteacher, 1913]
            **Eunice Harlan**, schoolteacher
            1913
            Read from this text. Sourced by `boritt-2006`."#]],
    );
    check(
        "“The world will little note what we say here,” Lincoln to$0ld them.",
        &expect![[r#"
        [Lincoln told]
        **Lincoln**
        Read from this text. No source yet."#]],
    );
}

#[test]
fn a_footnote_reference() {
    check(
        "Papers took sides.[^1$0]\n\n[^1]: [@boritt-2006, p. 3; @wills-1992].",
        &expect![[r#"
        [[^1]]
        - `boritt-2006`, p. 3: in Gabor Boritt, *The Gettysburg Gospel*, Simon & Schuster, 2006
        - `wills-1992`: in Garry Wills, *Lincoln at Gettysburg*, 1992"#]],
    );
    check("Papers took sides.[^1$0]\n\n[^1]: They did.", &expect!["nothing"]);
}

#[test]
fn an_entry() {
    let body = "[@wills-1992; @lincoln-1863] [@lincoln-1863]";
    let caret_in = |needle: &str| {
        let all = format!("{HEAD}{body}\n{SOURCES}\n//- /other.md\n---\nbibliography: refs.bib\n---\n[@wills-1992]\n");
        Fixture::new(&all.replace(needle, &format!("$0{needle}")))
    };
    expect![[r#"
        [- id: lincoln-1863↵  type: speech↵  author: [{family: Lincoln, given: Abraham}]↵  role: 16th President of the United States↵  title: Gettysburg Address↵  event-place: Gettysburg, Pennsylvania↵  issued: 1863-11-19]
        **Abraham Lincoln**, 16th President of the United States
        19 November 1863, Gettysburg, Pennsylvania
        *Gettysburg Address* (speech)
        `lincoln-1863`, cited twice in `article.md`"#]].assert_eq(&shown(&caret_in("Gettysburg Address")));
    expect![[r#"
        [@book{wills-1992, author = {Wills, Garry}, title = {Lincoln at Gettysburg}, date = {1992}}]
        in Garry Wills, *Lincoln at Gettysburg*, 1992
        `wills-1992`, cited twice in 2 documents: `article.md` (1), `other.md` (1)"#]]
    .assert_eq(&shown(&caret_in("Wills, Garry")));
    expect![[r#"
        [@book{boritt-2006, author = {Boritt, Gabor}, title = {The Gettysburg Gospel}, publisher = {Simon \& Schuster}, date = {2006}}]
        in Gabor Boritt, *The Gettysburg Gospel*, Simon & Schuster, 2006
        `boritt-2006`, not cited"#]].assert_eq(&shown(&caret_in("Boritt, Gabor")));
}

#[test]
fn an_entry_says_where_it_is_used() {
    let quotation = "“The world will little note what we say here,” Lincoln told them [@a].\n";
    let document = |name: &str, body: &str| format!("//- /{name}\n---\nbibliography: refs.bib\n---\n\n{body}\n");
    let all = [
        "//- /refs.bib\n@book{a$0, title = {A}}\n@misc{b, quoted-in = {a}}\n".to_owned(),
        document("one.md", &format!("{quotation} And [@a], and “a term” [-@a].")),
        document("two.md closed", quotation),
        document("notes/three.md closed", "[@a]"),
        document("notes/four.md closed", "[@a]"),
        document("notes/five.md closed", "[@a]"),
        document("none.md closed", "[@b]"),
    ];
    expect![[r#"
        [@book{a, title = {A}}]
        in *A*
        `a`, cited 7 times, source of 3 quotations, in 5 documents: `one.md` (3), `notes/five.md` (1), `notes/four.md` (1), `notes/three.md` (1), …"#]].assert_eq(&shown(&Fixture::new(&all.concat())));
    let one = all[..2].concat();
    expect![[r#"
        [a]
        in *A*
        `a`, cited 3 times, source of 2 quotations, in `one.md`"#]]
    .assert_eq(&shown(&Fixture::new(&one.replace("a$0", "a").replace("{a}}", "{$0a}}"))));
}

#[test]
fn documents_that_have_not_opted_in() {
    let unasked = |text| shown(&Fixture::new(text));
    expect!["nothing"].assert_eq(&unasked("“We wanted it$0 to be easy to use and to understand,” he said.\n"));
    expect![[r#"
        [“We wanted it to be easy to use,”]
        **Ruth Bauer**
        No source yet. Cite one in this sentence, or write `[@TK]` for a source to come."#]]
    .assert_eq(&unasked("“We wanted it$0 to be easy to use,” Ruth Bauer said.\n"));
}

/// What a reader is told of who speaks, as what and when, where the text alone says so.
#[test]
fn who_the_text_says_is_speaking() {
    let card = |text: &str, expected: &Expect| {
        let shown = shown(&Fixture::new(&format!("---\nibid: true\n---\n\n{text}\n")));
        let said: Vec<&str> = shown.lines().skip(1).filter(|line| !line.starts_with("No source yet.")).collect();
        expected.assert_eq(&said.join("\n"));
    };
    card(
        "“We lost,” said Harbourmaster Agnes Tull on 4 July 2019. “Badly$0,” she added.",
        &expect![[r#"
        **Agnes Tull**, Harbourmaster (inferred from earlier in the paragraph)
        4 July 2019"#]],
    );
    card("Senator Barnaby Cole was asked. “I voted$0 for it,” Cole said.", &expect!["**Barnaby Cole**, Senator"]);
    card("“We lost$0,” said his assistant, Pia Lund.", &expect!["**Pia Lund**, assistant"]);
    card(
        "“We lost$0 the boats,” a spokesman for Northway Rail said.",
        &expect!["Unnamed: “a spokesman for Northway Rail”"],
    );
    card(
        "“We lost$0 the boats,” the Ministry of Fisheries said in the summer of 1968.",
        &expect![[r#"
        **The Ministry of Fisheries**
        summer 1968"#]],
    );
    card(
        "“Go$0 home,” Pope Francis said in the 1960s.",
        &expect![[r#"
        **Pope Francis**
        the 1960s"#]],
    );
    card(
        "> We lost$0.\n>\n> — Josephine van der Laan, harbourmaster, Skerry, c. 1890\n",
        &expect![[r#"
        **Josephine van der Laan**, harbourmaster
        about 1890, Skerry"#]],
    );
    card(
        "> We lost$0.\n>\n> — Sir Edmund Vale-Pryce, 1968–1970\n",
        &expect![[r#"
        **Edmund Vale-Pryce**
        between 1968 and 1970"#]],
    );
    card("> Bathers shall$0 not whistle.\n>\n> — *Rules of the Club*, 1904\n", &expect!["1904"]);
}

#[test]
fn an_author_who_is_quoted_is_named_in_full_once() {
    check(
        "“It went$0 off splendidly, that day,” Boritt writes [@boritt-2006].",
        &expect![[r#"
        [“It went off splendidly, that day,”]
        **Gabor Boritt**
        in *The Gettysburg Gospel*, Simon & Schuster, 2006
        Sourced by `boritt-2006`"#]],
    );
    check(
        "“It went$0 off splendidly, that day,” Ada Boritt says [@boritt-2006].",
        &expect![[r#"
        [“It went off splendidly, that day,”]
        **Ada Boritt**
        in Gabor Boritt, *The Gettysburg Gospel*, Simon & Schuster, 2006
        Sourced by `boritt-2006`"#]],
    );
}

#[test]
fn a_quotation_that_differs_shows_where() {
    let card = |quotation: &str, expected: &Expect| {
        let fixture = Fixture::new(&format!(
            "---\nreferences:\n- {{id: a, transcript: a.txt}}\n---\n\n{quotation} [@a].\n\n//- /a.txt\n\
             We are all harmed by the silence\u{a0}— every one of us, and by the noise; nobody hears it. We go on.\n"
        ));
        let shown = shown(&fixture);
        let verdict =
            shown.lines().skip_while(|line| !line.starts_with("**Differs")).take_while(|line| !line.is_empty());
        expected.assert_eq(&verdict.collect::<Vec<_>>().join("\n"));
    };
    card(
        "“We are all $0hurt by the silence — every one of us”",
        &expect![[r#"
            **Differs from the source**, [line 1](file:///a.txt#L1) · [entry](file:///article.md#L3)
            We are all ~~hurt~~ **harmed** by the silence — …"#]],
    );
    // A mark stands at its word.
    card(
        "“We are all harmed by the silence—$0each one of us, and by the noise”",
        &expect![[r#"
            **Differs from the source**, [line 1](file:///a.txt#L1) · [entry](file:///article.md#L3)
            … harmed by the silence—~~each~~ **every** one of us, and …"#]],
    );
    card(
        "“by the silence — every one of you$0, and by the noise”",
        &expect![[r#"
            **Differs from the source**, [line 1](file:///a.txt#L1) · [entry](file:///article.md#L3)
            … — every one of ~~you~~ **us**, and by the …"#]],
    );
    card(
        "“We are all harmed by$0 silence — every one of us”",
        &expect![[r#"
            **Differs from the source**, [line 1](file:///a.txt#L1) · [entry](file:///article.md#L3)
            … are all harmed by **the** silence — every one …"#]],
    );
    card(
        "“every one of us, and by$0 all the noise; nobody hears it”",
        &expect![[r#"
            **Differs from the source**, [line 1](file:///a.txt#L1) · [entry](file:///article.md#L3)
            … of us, and by ~~all~~ the noise; nobody hears …"#]],
    );
    card(
        "“We are all hurt$0 by the silence — every one of us, and by the noise; nobody minds it”",
        &expect![[r#"
            **Differs from the source**, [line 1](file:///a.txt#L1) · [entry](file:///article.md#L3)
            - We are all ~~hurt~~ **harmed** by the silence — …
            - … by the noise; nobody ~~minds~~ **hears** it"#]],
    );
}

proptest! {
    #[test]
    fn no_text_does_anything(key in hostile(), locator in hostile(), file in hostile(), name in hostile()) {
        let line = |text: &str| text.replace(['\n', '\r'], " ");
        let (key, locator, file, name) = (line(&key), line(&locator), line(&file), line(&name));
        let text = format!(
            "---\nbibliography: '{}'\n---\n\n“So it was, and so it is,” {name} said [@{{{key}}}, {locator}; @a].\n\n\
             > So it was\n>\n> — {name}, {locator}\n\n==So it is== (<https://x.org/{key}>).\n",
            file.replace('\'', "''"),
        );
        let fixture = Fixture::new(&text.replace("$0", "$"));
        let document = fixture.document();
        for offset in 0..=document.text.len() {
            let position = FilePosition { path: document.path.clone(), offset };
            if let Some(hover) = hover(&fixture.snapshot, &position) {
                prop_assert!(hover.span.touches(offset) && hover.span.end() <= document.text.len());
                assert_harmless(&hover.markdown);
            }
        }
    }
}
