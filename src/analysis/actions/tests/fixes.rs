//! What fixes the findings that are not about words.

use super::*;

/// What is offered at `$0` in the first of some files; `.ibid`, so that all rules are on.
#[track_caller]
fn check(text: &str, expected: &Expect) {
    let text = if text.starts_with("//- ") { text.to_owned() } else { format!("//- /article.ibid\n{text}") };
    expected.assert_eq(&offered(&text));
}

const TWO: &str = "\
---
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  title: Gettysburg Address
  issued: 1863-11-19
- id: wills-1992
  type: book
  author: [{family: Wills, given: Garry}]
  title: Lincoln at Gettysburg
  issued: 1992
---

";

#[test]
fn an_unsourced_quotation_is_given_a_source() {
    check(
        &format!("{TWO}“Four score $0and seven years ago,” Lincoln said. Wills has counted them [@wills-1992].\n"),
        &expect![[r#"
            - Cite the same source here: `wills-1992` (QuickFix)
                “Four score and seven years ago,” Lincoln said [@wills-1992]. Wills has counted them [@wills-1992].
            - Cite `lincoln-1863` (Abraham Lincoln, 1863) (QuickFix)
                “Four score and seven years ago,” Lincoln said [@lincoln-1863]. Wills has counted them [@wills-1992].
            - Create and cite `lincoln` in `references:` (Create)
                - id: lincoln
                  type: interview
                  author: [{family: Lincoln}]
                  title: ‸
                  issued:
                “Four score and seven years ago,” Lincoln said [@lincoln]. Wills has counted them [@wills-1992].
            - Mark the source as still to come: `[@TK]` (QuickFix)
                “Four score and seven years ago,” Lincoln said [@TK]. Wills has counted them [@wills-1992].
        "#]],
    );
    check(
        &format!(
            "{TWO}“Four score $0and seven years ago,” Edward Everett said. Wills has counted them [@wills-1992].\n"
        ),
        &expect![[r#"
            ! Cite the same source here: `wills-1992` (QuickFix)
                “Four score and seven years ago,” Edward Everett said [@wills-1992]. Wills has counted them [@wills-1992].
            - Create and cite `everett` in `references:` (Create)
                - id: everett
                  type: interview
                  author: [{family: Everett, given: Edward}]
                  title: ‸
                  issued:
                “Four score and seven years ago,” Edward Everett said [@everett]. Wills has counted them [@wills-1992].
            - Mark the source as still to come: `[@TK]` (QuickFix)
                “Four score and seven years ago,” Edward Everett said [@TK]. Wills has counted them [@wills-1992].
        "#]],
    );
    check(
        &format!(
            "{TWO}“It was all over in three $0minutes flat, and nobody noticed,” he said. That was it [@wills-1992, p. 3].\n"
        ),
        &expect![[r#"
            ! Cite the same source here: `wills-1992`, p. 3 (QuickFix)
                “It was all over in three minutes flat, and nobody noticed,” he said [@wills-1992, p. 3]. That was it [@wills-1992, p. 3].
            - Create and cite `over-three` in `references:` (Create)
                - id: over-three
                  type: interview
                  author: ‸
                  title:
                  issued:
                “It was all over in three minutes flat, and nobody noticed,” he said [@over-three]. That was it [@wills-1992, p. 3].
            - Mark the source as still to come: `[@TK]` (QuickFix)
                “It was all over in three minutes flat, and nobody noticed,” he said [@TK]. That was it [@wills-1992, p. 3].
        "#]],
    );
}

#[test]
fn a_source_is_made_of_what_the_text_says() {
    check(
        "> Four score $0and seven\n> years ago\n>\n> — Abraham Lincoln, 16th President, Gettysburg, 19 November 1863\n",
        &expect![[r#"
            - Create and cite `lincoln-1863` in `references:` (Create)
                ---
                references:
                - id: lincoln-1863
                  type: speech
                  author: [{family: Lincoln, given: Abraham}]
                  role: 16th President
                  title: ‸
                  event-place: Gettysburg
                  issued: 1863-11-19
                ---

                > — Abraham Lincoln, 16th President, Gettysburg, 19 November 1863 [@lincoln-1863]
            - Mark the source as still to come: `[@TK]` (QuickFix)
                > — Abraham Lincoln, 16th President, Gettysburg, 19 November 1863 [@TK]
        "#]],
    );
    check(
        "//- /article.ibid\n---\nbibliography: a.bib\n---\n\n“The bond then $0passed without debate,” a spokesman for Boeing said.\n//- /a.bib\n@book{wills1992,\n  title = {X},\n}\n",
        &expect![[r#"
            - Create and cite `spokesmanboeing` in `a.bib` (Create)
                “The bond then passed without debate,” a spokesman for Boeing said [@spokesmanboeing].
              in /a.bib

                @misc{spokesmanboeing,
                  entrysubtype = {interview},
                  author = {‸},
                  role = {spokesman for Boeing},
                  title = {},
                  date = {},
            - Create and cite `spokesmanboeing` in `references:` (Create)
                references:
                - id: spokesmanboeing
                  type: interview
                  author: ‸
                  role: spokesman for Boeing
                  title:
                  issued:
                “The bond then passed without debate,” a spokesman for Boeing said [@spokesmanboeing].
            - Mark the source as still to come: `[@TK]` (QuickFix)
                “The bond then passed without debate,” a spokesman for Boeing said [@TK].
        "#]],
    );
    check(
        &format!("{TWO}==The address took less than three $0minutes== and that was it .\n\nSo it is [@wills-1992].\n"),
        &expect![[r#"
            - Cite `wills-1992` (Garry Wills, 1992) (QuickFix)
                ==The address took less than three minutes== and that was it [@wills-1992] .
            - Create and cite `address-took` in `references:` (Create)
                - id: address-took
                  type: document
                  author: ‸
                  title:
                  issued:
                ==The address took less than three minutes== and that was it [@address-took] .
            - Mark the source as still to come: `[@TK]` (QuickFix)
                ==The address took less than three minutes== and that was it [@TK] .
        "#]],
    );
}

#[test]
fn a_source_to_come_comes() {
    check(
        &format!("{TWO}“Four score and seven years ago,” Lincoln said [@$0TK]. Wills has counted [@wills-1992].\n"),
        &expect![[r#"
            - Cite `lincoln-1863` (Abraham Lincoln, 1863) (QuickFix)
                “Four score and seven years ago,” Lincoln said [@lincoln-1863]. Wills has counted [@wills-1992].
            - Cite `wills-1992` (Garry Wills, 1992) (QuickFix)
                “Four score and seven years ago,” Lincoln said [@wills-1992]. Wills has counted [@wills-1992].
            - Create and cite `lincoln` in `references:` (Create)
                - id: lincoln
                  type: interview
                  author: [{family: Lincoln}]
                  title: ‸
                  issued:
                “Four score and seven years ago,” Lincoln said [@lincoln]. Wills has counted [@wills-1992].
        "#]],
    );
    check(
        &format!(
            "{TWO}“Four score and seven years ago,” Edward Everett said in Boston on 19 November 1863 [see -@$0TK].\n"
        ),
        &expect![[r#"
            - Create and cite `everett-1863` in `references:` (Create)
                - id: everett-1863
                  author: [{family: Everett, given: Edward}]
                  title: ‸
                  event-place: Boston
                “Four score and seven years ago,” Edward Everett said in Boston on 19 November 1863 [see -@everett-1863].
        "#]],
    );
}

#[test]
fn an_undefined_key_is_put_right_or_defined() {
    check(
        &format!("{TWO}Five copies survive [see @wills-$01982, p. 3; @lincoln-1863].\n"),
        &expect![[r#"
            ! Did you mean `wills-1992`? (QuickFix)
                Five copies survive [see @wills-1992, p. 3; @lincoln-1863].
            - Create `wills-1982` in `references:` (Create)
                - id: wills-1982
                  type: ‸
                  author:
                  title:
                  issued:
        "#]],
    );
    check(
        "---\ntitle: x\nbibliography: []\n---\n\n“Five copies survive, and no more,” said Garry Wills [@wil$0ls].\n",
        &expect![[r#"
            - Create `wills` in `references:` (Create)
                references:
                - id: wills
                  type: interview
                  author: [{family: Wills, given: Garry}]
                  title: ‸
                  issued:
        "#]],
    );
    check(
        "---\nreferences:\n- {id: a b, type: book}\nnocite: '@$0ab'\n---\n",
        &expect![[r#"
        ! Did you mean `a b`? (QuickFix)
            nocite: '@{a b}'
    "#]],
    );
}

/// What a comment stands before may be metadata without it.
#[test]
fn a_comment_that_keeps_text_from_being_metadata_stays() {
    check("<!-- ibid-ignore$0 unsourced-quote -->---\nbibliography: x.bib\n---\n\nText.\n", &expect![[""]]);
}

#[test]
fn brackets_are_written_as_they_were_meant() {
    for text in [
        "So [@lincoln-1863,$0 @wills-1992].",
        "So [see @lincoln-1863 p. 3 -@wills-1992$0, p. 4].",
        "So [@lincoln-1863, p. 3, @wills-1992$0].",
        "So [@lincoln-1863;$0] and [@wills-1992].",
        "So [@lincoln-1863; emphasis $0added] and [@wills-1992].",
        "So [@lincoln-1863]$0[@wills-1992].",
        "So.[^1] [@lincoln-1863]\n\n[^1]: @wills-1992$0.",
    ] {
        let offered = offered(&format!("//- /article.ibid\n{TWO}{text}\n"));
        let lines: Vec<&str> = offered.lines().take(2).collect();
        assert!(lines[0].starts_with("! Write `"), "{text}: {offered}");
    }
    check(
        &format!("{TWO}So [see @lincoln-1863 p. 3 -@wills-1992$0, p. 4].\n"),
        &expect![[r#"
        ! Write `[see @lincoln-1863 p. 3; -@wills-1992 …` (QuickFix)
            So [see @lincoln-1863 p. 3; -@wills-1992, p. 4].
    "#]],
    );
    check(
        &format!("{TWO}So [@lincoln-1863; emphasis $0added] and [@wills-1992].\n"),
        &expect![[r#"
        ! Write `[@lincoln-1863, emphasis added]` (QuickFix)
            So [@lincoln-1863, emphasis added] and [@wills-1992].
    "#]],
    );
    check(
        &format!("{TWO}So [@lincoln-1863]$0[@wills-1992].\n"),
        &expect![[r#"
        ! Write `[@lincoln-1863; @wills-1992]` (QuickFix)
            So [@lincoln-1863; @wills-1992].
    "#]],
    );
}

#[test]
fn marks_are_given_their_partner_or_taken_out() {
    check(
        "“$0My phone did not stop for a week, Castellano recalls, and none of it was about the bond.\n",
        &expect![[r#"
        - Close the quotation after “for a week,” (QuickFix)
            “My phone did not stop for a week,” Castellano recalls, and none of it was about the bond.
        - Close the quotation after “about the bond.” (QuickFix)
            “My phone did not stop for a week, Castellano recalls, and none of it was about the bond.”
        - Remove the “ (QuickFix)
            My phone did not stop for a week, Castellano recalls, and none of it was about the bond.
    "#]],
    );
    check(
        "She said: «$0\u{a0}Ainsi fait. Nobody went on.\n",
        &expect![[r#"
        - Close the quotation after “Ainsi fait.” (QuickFix)
            She said: « Ainsi fait. » Nobody went on.
        - Close the quotation after “Nobody went on.” (QuickFix)
            She said: « Ainsi fait. Nobody went on. »
        - Remove the « (QuickFix)
            She said:  Ainsi fait. Nobody went on.
    "#]],
    );
    check(
        "The bond then passed without debate,”$0 and the meeting ended.\n",
        &expect![[r#"
        - Open the quotation before “The bond then passed without debate” (QuickFix)
            “The bond then passed without debate,” and the meeting ended.
        - Remove the ” (QuickFix)
            The bond then passed without debate, and the meeting ended.
    "#]],
    );
    check(
        "It was late. She said: The bond then passed without debate.”$0 The meeting ended.\n",
        &expect![[r#"
        - Open the quotation before “The bond then passed without debate” (QuickFix)
            It was late. She said: “The bond then passed without debate.” The meeting ended.
        - Open the quotation before “She said: The bond then passed without …” (QuickFix)
            It was late. “She said: The bond then passed without debate.” The meeting ended.
        - Remove the ” (QuickFix)
            It was late. She said: The bond then passed without debate. The meeting ended.
    "#]],
    );
}

#[test]
fn dates_are_written_as_they_are_kept() {
    for (name, library) in [
        ("a.bib", "@book{a,\n  date = {19$099--2003},\n}\n@book{b, date = {2017-02-30}}\n"),
        (
            "a.json",
            "[{\"id\": \"a\", \"issued\": \"19$099--2003\"}, {\"id\": \"b\", \"issued\": {\"raw\": \"2017-02-30\"}}]\n",
        ),
        ("a.ris", "TY  - BOOK\nID  - a\nDA  - 2017/02/$030/\nER  - \n"),
        ("a.yaml", "- id: a\n  issued: \"19$099--2003\"\n"),
    ] {
        let text = format!("//- /{name}\n{library}//- /article.ibid\n---\nbibliography: {name}\n---\n");
        let offered = offered(&text);
        assert!(offered.starts_with("! Write `"), "{text}{offered}");
    }
    check(
        "---\nreferences:\n- {id: a, type: book, issued: 19 Nov$0ember 1863}\n---\n\n[@a]\n",
        &expect![[r#"
        ! Write `1863-11-19` (QuickFix)
            - {id: a, type: book, issued: 1863-11-19}
    "#]],
    );
    check(
        "---\nreferences:\n- {id: a, type: book, issued: {date-parts: [[2017, 2, $030]]}}\n---\n\n[@a]\n",
        &expect![[r#"
        ! Write `2017-02-28` (QuickFix)
            - {id: a, type: book, issued: 2017-02-28}
    "#]],
    );
    check(
        "---\ndate: 2017-02-$030\nreferences: [{id: a, type: book}]\n---\n\n[@a]\n",
        &expect![[r#"
        ! Write `2017-02-28` (QuickFix)
            date: 2017-02-28
    "#]],
    );
}

#[test]
fn fields_are_added_where_the_entry_is() {
    let bib = "//- /a.bib\n@speech{a,\n  author = {Lincoln, Abraham},\n  title  = {Gettysburg Address},\n}\n@article{b,\n  author = {Martínez, Zoë},\n}\n";
    let text = |text: &str| format!("//- /article.ibid\n---\nbibliography: a.bib\n---\n\n{text}\n{bib}");
    check(
        &text("“Four score and seven years ago,” Lincoln said on 19 November 1863 [$0@a]."),
        &expect![[r#"
        ! Add the date to `a`: 1863-11-19 (QuickFix)
          in /a.bib
              date   = {1863-11-19},
    "#]],
    );
    check(
        &text("“Four score and seven years ago,” Lincoln said [@$0a]."),
        &expect![[r#"
        - Add a date to `a` (QuickFix)
          in /a.bib
              date   = {‸},
    "#]],
    );
    check(
        &text("The shortest letter ran to ten words: “He said God and $0she did not. Shame on us” [@b]."),
        &expect![[r#"
            - Add a speaker to `b` (QuickFix)
              in /a.bib
                  speaker = {‸},
            - Add a date to `b` (QuickFix)
              in /a.bib
                  eventdate = {‸},
        "#]],
    );
}

#[test]
fn one_of_two_entries_is_given_another_key() {
    check(
        "---\nreferences:\n- id: wills\n  type: book\n  author: [{family: Wills, given: Garry}]\n  issued: 1992\n- id: $0wills\n  type: book\n  title: Inventing America\n  issued: 1978\n---\n\nFive copies survive [@wills].\n",
        &expect![[r#"
        - Rename this one to `inventing-america-1978` (QuickFix)
            - id: inventing-america-1978
            Five copies survive [@inventing-america-1978].
        - Rename the other one to `wills-1992` (QuickFix)
            - id: wills-1992
    "#]],
    );
}

#[test]
fn what_is_of_no_use_is_taken_out() {
    check(
        &format!("{}Five copies survive [@wills-1992].\n", TWO.replace("speech", "spe$0ech")),
        &expect![[r#"
            - Remove `lincoln-1863` (QuickFix)
        "#]],
    );
}

#[test]
fn a_library_is_found_under_its_name() {
    check(
        "//- /article.ibid\n---\nbibliography: so$0urces.bib\n---\n//- /other.md\n---\nbibliography: refs/sources.bib\n---\n//- /refs/sources.bib\n@book{a}\n",
        &expect![[r#"
            ! Did you mean `refs/sources.bib`? (QuickFix)
                bibliography: refs/sources.bib
            - Create `sources.bib` (QuickFix)
        "#]],
    );
}

#[test]
fn what_differs_is_taken_from_either() {
    check(
        "---\nreferences:\n- id: a\n  type: interview\n  author: [{family: Tolland, given: Miriam}]\n  issued: 2025-11-19\n---\n\n“He wrote it out at least five times,” Ray Cas$0tellano told them [@a].\n",
        &expect![[r#"
            - Say Miriam Tolland here (QuickFix)
                “He wrote it out at least five times,” Miriam Tolland told them [@a].
            - Say Ray Castellano in `a` (QuickFix)
                  author: [{family: Castellano, given: Ray}]
        "#]],
    );
    check(
        "//- /article.ibid\n---\nbibliography: a.bib\n---\n\n> I should be glad, if I could flatter myself.\n>\n> — Edward Everett, Washington, November $021, 1863 [@a]\n//- /a.bib\n@letter{a,\n  author = {Everett, Edward},\n  date = {1863-11-20},\n}\n",
        &expect![[r#"
            - Say November 20, 1863 here (QuickFix)
                > — Edward Everett, Washington, November 20, 1863 [@a]
            - Say 1863-11-21 in `a` (QuickFix)
              in /a.bib
                  date = {1863-11-21},
        "#]],
    );
}

#[test]
fn what_other_quotations_rely_on_is_left() {
    let head = "---\nreferences:\n- id: a\n  type: interview\n  author: [{family: Tolland, given: Miriam}]\n  issued: 2025-11-19\n---\n\n";
    check(
        &format!(
            "{head}“He wrote it out at least five times,” Ray Cas$0tellano told them [@a].\n\n“Nobody knows what he wrote there,” Miriam Tolland said [@a].\n"
        ),
        &expect![[r#"
            - Say Miriam Tolland here (QuickFix)
                “He wrote it out at least five times,” Miriam Tolland told them [@a].
        "#]],
    );
    check(
        &format!(
            "{head}“He wrote it out at least five times,” Ray Cas$0tellano told them [@a].\n\n“Nobody knows what he wrote there,” Ray Castellano said [@a].\n"
        ),
        &expect![[r#"
            - Say Miriam Tolland here (QuickFix)
                “He wrote it out at least five times,” Miriam Tolland told them [@a].
            - Say Ray Castellano in `a` (QuickFix)
                  author: [{family: Castellano, given: Ray}]
        "#]],
    );
    // What was wrong of two speakers is not mended with one of them.
    let both = format!(
        "{head}“He wrote it out at least five times,” Ray Cas$0tellano told them [@a].\n\n“Nobody knows what he wrote there,” Ann Roe said [@a].\n"
    );
    // Others may have it right, be they open or not.
    let elsewhere = "//- /article.ibid\n---\nbibliography: a.bib\n---\n\n“He wrote it out at least five times,” Ray Cas$0tellano told them [@a].\n//- /a.bib\n@interview{a, author = {Tolland, Miriam}, date = {2025-11-19}}\n//- /b.ibid";
    let other = "\n---\nbibliography: a.bib\n---\n\n“Nobody knows what he wrote there,” she said [@a].\n";
    for text in [both, format!("{elsewhere}{other}"), format!("{elsewhere} closed{other}")] {
        check(
            &text,
            &expect![[r#"
                - Say Miriam Tolland here (QuickFix)
                    “He wrote it out at least five times,” Miriam Tolland told them [@a].
            "#]],
        );
    }
    check(
        elsewhere.strip_suffix("//- /b.ibid").unwrap_or_default(),
        &expect![[r#"
        - Say Miriam Tolland here (QuickFix)
            “He wrote it out at least five times,” Miriam Tolland told them [@a].
        - Say Ray Castellano in `a` (QuickFix)
          in /a.bib
            @interview{a, author = {Castellano, Ray}, date = {2025-11-19}}
    "#]],
    );
}

#[test]
fn a_misspelt_name_is_put_right() {
    check(
        "---\nreferences:\n- id: a\n  type: book\n  spae$0ker: [{family: Bauer, given: Ruth}]\n---\n\nTen words [@a].\n",
        &expect![[r#"
        ! Did you mean `speaker`? (QuickFix)
              speaker: [{family: Bauer, given: Ruth}]
    "#]],
    );
    check(
        "“The choice of copy shall rest with the reader,” <!-- ibid-ignore unsourced-qu$0ot: a saying --> she said.\n",
        &expect![[r#"
        ! Did you mean `unsourced-quote`? (QuickFix)
            “The choice of copy shall rest with the reader,” <!-- ibid-ignore unsourced-quote: a saying --> she said.
        - Remove this comment (QuickFix)
            “The choice of copy shall rest with the reader,” she said.
    "#]],
    );
    check(
        "Nobody in the hall spoke. <!-- ibid-ignore unsou$0rced-quote: a saying -->\n",
        &expect![[r#"
        ! Remove this comment (QuickFix)
            Nobody in the hall spoke.
    "#]],
    );
    check(
        "Nobody spoke.\n\n<!-- ibid-ignore unsou$0rced-quote -->\n\nNobody.\n",
        &expect![[r#"
        ! Remove this comment (QuickFix)
    "#]],
    );
}

#[test]
fn a_comment_that_keeps_lines_from_being_metadata_stays() {
    let text =
        "@nobody \n\n<!-- ibid-ignore unsou$0rced-quote -->---\nreferences: [{id: a, type: book}, {id: a}]\n---\n";
    assert_eq!(offered(&format!("//- /article.ibid\n{text}")), "");
}
