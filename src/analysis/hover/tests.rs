//! What the cards say.

#![allow(clippy::unwrap_used)]

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::analysis::fixture::{Fixture, assert_harmless, hostile};

const SOURCES: &str = "
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
fn check(body: &str, expected: &Expect) {
    let fixture = Fixture::new(&format!("{HEAD}{body}\n{SOURCES}"));
    expected.assert_eq(&shown(&fixture));
}

fn shown(fixture: &Fixture) -> String {
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
            Sourced only by [example.org/a\_b](https://example.org/a_b#:~:text=The%20choice%20shall%20rest%20with%20the%20reader). Make it a source entry, and cite that."#]],
    );
    check(
        "“The choice shall$0 rest with the reader,” he said. All of it is in the minutes [@boritt-2006].",
        &expect![[r#"
            [“The choice shall rest with the reader,”]
            in Gabor Boritt, *The Gettysburg Gospel*, Simon & Schuster, 2006
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

/// A broadcast of several voices.
const CEREMONY: &str = "
//- /ceremony.vtt
WEBVTT

00:14:05.000 --> 00:14:09.800
<v Miriam Tolland>We tell it as if the long speech failed and the short one won.

00:14:09.800 --> 00:14:12.000
<v Ray Castellano>Nobody in that crowd thought so, not one of them.

02:31:08.000 --> 02:31:11.700
<v Josie Lindqvist>I didn't leave them out. They weren't on the page.
";

#[test]
fn a_transcript_says_who_speaks() {
    let card = |text: &str, expected: &Expect| {
        let head = "---\nlang: en\nreferences:\n- {id: a, type: broadcast, title: Two Speeches, transcript: ceremony.vtt}\n---\n\n";
        let shown = shown(&Fixture::new(&format!("{head}{text}\n{CEREMONY}")));
        let who = shown.lines().skip(1).take_while(|line| !line.starts_with("in ")).collect::<Vec<_>>();
        expected.assert_eq(&who.join("\n"));
    };
    card(
        "“We tell it as if$0 the long speech failed” [@a].",
        &expect!["**Miriam Tolland** (as the transcript has it)"],
    );
    card(
        "“We tell it as if$0 the long speech failed,” she said [@a].",
        &expect!["**Miriam Tolland** (as the transcript has it)"],
    );
    card(
        "“We tell it as if$0 the long speech failed,” the historian said [@a].",
        &expect!["**Miriam Tolland**, historian (as the transcript has it)"],
    );
    card(
        "“‘They weren’t on$0 the page’ is an answer,” Tolland explained, and then the shrug: “Nobody in that crowd” [@a].",
        &expect!["**Tolland**"],
    );
    card("“They weren’t on$0 the page,” Lindqvist said [@a].", &expect!["**Josie Lindqvist**"]);
    card("“They weren’t on$0 the page,” the novelist Josie said [@a].", &expect!["**Josie Lindqvist**, novelist"]);
    card(
        "“I didn’t leave them out,” said Josie Lindqvist [@a]. “They weren’t on$0 the page,” she said [@a].",
        &expect!["**Josie Lindqvist**"],
    );
    card("“They weren’t on$0 the page,” Ray Castellano said [@a].", &expect!["**Ray Castellano**"]);
    card("“the short one won. Nobody$0 in that crowd thought so” [@a].", &expect![]);
    card(
        "“We tell it as if$0 the short speech failed” [@a].",
        &expect!["**Miriam Tolland** (as the transcript has it)"],
    );
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
fn what_a_comment_excuses_needs_nothing() {
    check(
        "“It went$0 off splendidly, that day,” <!-- ibid-ignore unsourced-quote: hers --> Ada Boritt says.",
        &expect![[r#"
            [“It went off splendidly, that day,”]
            **Ada Boritt**
            No source; a comment here says that it needs none."#]],
    );
}

#[test]
fn what_has_the_words_is_to_be_cited() {
    let card = |text: &str, expected: &Expect| {
        let head = "---\nlang: en\nreferences:\n- {id: a, type: broadcast, title: Two Speeches, transcript: ceremony.vtt}\n\
                    - {id: b, type: speech, author: [{family: Tolland, given: Miriam}], transcript: b.txt}\n---\n\n";
        let more = "“Nobody in that crowd thought so” [@a]. “It is what it is” [@b].";
        let shown = shown(&Fixture::new(&format!("{head}{text}\n\n{more}\n{CEREMONY}//- /b.txt\nNo.\n")));
        let last = shown.lines().filter(|line| line.starts_with("No source yet"));
        expected.assert_eq(&last.collect::<Vec<_>>().join("\n"));
    };
    card(
        "“We tell it as if$0 the long speech failed,” she said.",
        &expect!["No source yet. These words are in `a`, at 00:14:05: cite `[@a, 00:14:05]`."],
    );
    card(
        "“We tell it as if$0 the long speech failed,” Tolland said.",
        &expect!["No source yet. These words are in `a`, at 00:14:05: cite `[@a, 00:14:05]`."],
    );
    card(
        "“We tell it as if$0 the short speech failed,” Tolland said.",
        &expect!["No source yet. `b` is by the same speaker: if these words are in it, cite `[@b]`."],
    );
    card(
        "“We tell$0 it,” Castellano said.",
        &expect!["No source yet. Cite one in this sentence, or write `[@TK]` for a source to come."],
    );
}

/// What a writer knows of Harlan is hers, be it as author.
#[test]
fn of_several_sources_of_a_speaker_the_nearest_is_named() {
    let card = |text: &str, expected: &Expect| {
        let head = "---\nreferences:\n- {id: z, type: letter, author: [{family: Harlan, given: Eunice}]}\n\
                    - {id: program, type: book, author: [{family: Harlan, given: Eunice}]}\n\
                    - {id: letter, type: speech, author: [{family: Harlan, given: Eunice}]}\n---\n\n";
        let shown = shown(&Fixture::new(&format!("{head}{text}\n")));
        expected.assert_eq(shown.lines().last().unwrap_or_default());
    };
    card(
        "“I do not ask that$0 they enjoy it,” Eunice Harlan wrote.",
        &expect!["No source yet. `letter` is by the same speaker: if these words are in it, cite `[@letter]`."],
    );
    card(
        "So it was [@z].\n\n“I do not ask that$0 they enjoy it,” Eunice Harlan wrote.",
        &expect!["No source yet. `z` is by the same speaker: if these words are in it, cite `[@z]`."],
    );
}

#[test]
fn an_undefined_key_says_what_may_help() {
    let card = |key: &str, expected: &Expect| {
        let text =
            format!("---\nbibliography: refs.bib\nreferences: [{{id: own}}]\n---\n\nSo it was [@{key}$0].\n{SOURCES}");
        let other = "//- /letters.md\n---\nreferences: [{id: pastor-2025}]\n---\n//- /notes.md closed\n---\nreferences: [{id: pastor-2025}]\n---\n";
        let shown = shown(&Fixture::new(&(text + other)));
        expected.assert_eq(&shown.lines().skip(1).collect::<Vec<_>>().join("\n"));
    };
    card(
        "wills-1982",
        &expect![[r#"
        Keys like it: `wills-1992`.
        Looked for in this document's references and `refs.bib`."#]],
    );
    card(
        "lincoln-1865",
        &expect![[r#"
        Keys like it: `lincoln-reply`.
        Looked for in this document's references and `refs.bib`."#]],
    );
    card(
        "pastor-2025",
        &expect![[r#"
        An entry with this key is in `letters.md` and `notes.md`, which this document does not see.
        Looked for in this document's references and `refs.bib`."#]],
    );
    card("nobody", &expect!["Looked for in this document's references and `refs.bib`."]);
    let unchecked = Fixture::new("//- /notes.md\nSo it was [@no$0body].\n");
    expect![[r#"
        [@nobody]
        No source has the key `nobody`.
        This document has no sources yet: neither `references:` nor a `bibliography:`."#]]
    .assert_eq(&shown(&unchecked));
    let none = Fixture::new("---\nibid: true\n---\n\nSo it was [@no$0body].\n");
    expect![[r#"
        [@nobody]
        This document has no sources yet: neither `references:` nor a `bibliography:`."#]]
    .assert_eq(&shown(&none));
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
