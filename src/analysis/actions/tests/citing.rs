use super::*;

const SOURCES: &str = "\
---
references:
- id: lincoln
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  issued: 1863-11-19
  transcript: speech.txt
- id: everett
  type: speech
  author: [{family: Everett, given: Edward}]
  issued: 1863-11-19
  transcript: everett.vtt
- id: other
  type: book
  title: Others
  issued: 1900
  transcript: other.txt
---
";

const FILES: &str = "\
//- /everett.vtt
WEBVTT

00:17:09.000 --> 00:17:12.000
Standing beneath this serene sky, overlooking these broad fields
//- /other.txt
He told them: It is rather for us to be here dedicated to the great task remaining before us.
";

#[track_caller]
fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&offered(&format!("{SOURCES}{text}\n{SPEECH}{FILES}")));
}

#[test]
fn what_has_the_words_is_cited_first() {
    check(
        "“Standing beneath this $0serene sky,” Everett began.",
        &expect![[r#"
            ! Cite `everett` (Edward Everett, 1863) at 00:17:09 (QuickFix)
                “Standing beneath this serene sky,” Everett began [@everett, 00:17:09].
        "#]],
    );
    check(
        "Everett began: “Standing beneath this $0serene sky, overlooking these broad fields.”",
        &expect![[r#"
            ! Cite `everett` (Edward Everett, 1863) at 00:17:09 (QuickFix)
                Everett began: “Standing beneath this serene sky, overlooking these broad fields.” [@everett, 00:17:09]
        "#]],
    );
    check(
        "Everett began: “Standing beneath this $0serene sky, overlooking these broad fields.” He went on.",
        &expect![[r#"
            ! Cite `everett` (Edward Everett, 1863) at 00:17:09 (QuickFix)
                Everett began: “Standing beneath this serene sky, overlooking these broad fields.” [@everett, 00:17:09] He went on.
        "#]],
    );
    check(
        "Everett spoke of “standing beneath this $0serene sky”, and of much else that nobody remembers any more today.",
        &expect![[r#"
            ! Cite `everett` (Edward Everett, 1863) at 00:17:09 (QuickFix)
                Everett spoke of “standing beneath this serene sky” [@everett, 00:17:09], and of much else that nobody remembers any more today.
        "#]],
    );
    check(
        "- “The world will $0little note … what we say here”, Lincoln said",
        &expect![[r#"
            ! Cite `lincoln` (Abraham Lincoln, 1863) (QuickFix)
                - “The world will little note … what we say here”, Lincoln said [@lincoln]
        "#]],
    );
    check(
        "Everett began with “standing beneath this $0serene sky,” and Lincoln said “The world will little note” [@lincoln].",
        &expect![[""]],
    );
}

#[test]
fn a_block_is_cited_on_its_attribution_line_or_inside() {
    check(
        "> Standing beneath this $0serene sky,\n> overlooking these broad fields\n>\n> — Edward Everett, 1863",
        &expect![[r#"
            ! Cite `everett` (Edward Everett, 1863) at 00:17:09 (QuickFix)
                > — Edward Everett, 1863 [@everett, 00:17:09]
        "#]],
    );
    check(
        "> Standing beneath this $0serene sky,\n> overlooking these broad fields\n\n— Edward Everett, 1863",
        &expect![[r#"
            ! Cite `everett` (Edward Everett, 1863) at 00:17:09 (QuickFix)
                — Edward Everett, 1863 [@everett, 00:17:09]
        "#]],
    );
    check(
        "Everett began:\n\n> Standing beneath this $0serene sky,\n> overlooking these broad fields.\n\nHe went on.",
        &expect![[r#"
            ! Cite `everett` (Edward Everett, 1863) at 00:17:09 (QuickFix)
                > overlooking these broad fields. [@everett, 00:17:09]
        "#]],
    );
}

#[test]
fn of_several_sources_the_speakers_own_comes_first() {
    check(
        "“It is rather for us $0to be here dedicated to the great task,” Lincoln said.",
        &expect![[r#"
            ! Cite `lincoln` (Abraham Lincoln, 1863) (QuickFix)
                “It is rather for us to be here dedicated to the great task,” Lincoln said [@lincoln].
            - Cite `other` (Others, 1900) (QuickFix)
                “It is rather for us to be here dedicated to the great task,” Lincoln said [@other].
        "#]],
    );
    check(
        "“It is rather for us $0to be here dedicated to the great task,” somebody said.",
        &expect![[r#"
            - Cite `lincoln` (Abraham Lincoln, 1863) (QuickFix)
                “It is rather for us to be here dedicated to the great task,” somebody said [@lincoln].
            - Cite `other` (Others, 1900) (QuickFix)
                “It is rather for us to be here dedicated to the great task,” somebody said [@other].
        "#]],
    );
}

#[test]
fn few_words_and_other_words_are_nobodys() {
    check("“A new nation,” $0he said.", &expect![[""]]);
    check(
        "“Something nobody has $0ever said in a speech,” he said.",
        &expect![[r#"
            - Create and cite `something-nobody` in `references:` (Create)
                - id: something-nobody
                  type: interview
                  author: ‸
                  title:
                  issued:
                “Something nobody has ever said in a speech,” he said [@something-nobody].
            - Mark the source as still to come: `[@TK]` (QuickFix)
                “Something nobody has ever said in a speech,” he said [@TK].
        "#]],
    );
    check(
        "“Standing beneath this $0dark sky,” Everett began.",
        &expect![[r#"
            - Cite `everett` (Edward Everett, 1863) (QuickFix)
                “Standing beneath this dark sky,” Everett began [@everett].
            - Create and cite `everett-2` in `references:` (Create)
                - id: everett-2
                  type: interview
                  author: [{family: Everett}]
                  title: ‸
                  issued:
                “Standing beneath this dark sky,” Everett began [@everett-2].
            - Mark the source as still to come: `[@TK]` (QuickFix)
                “Standing beneath this dark sky,” Everett began [@TK].
        "#]],
    );
}

#[test]
fn only_what_lacks_a_source_is_searched_for() {
    let asks = |text: &str| {
        let fixture = Fixture::new(&format!("{SOURCES}{text}\n{SPEECH}{FILES}"));
        let search = search(&fixture.snapshot, &fixture.path, Span::empty(fixture.caret().offset));
        search.map(|search| search.transcripts.len())
    };
    assert_eq!(asks("“Standing beneath this $0serene sky,” Everett began."), Some(3));
    assert_eq!(asks("“Standing beneath this $0serene sky,” Everett began [@everett]."), None);
    assert_eq!(asks("Standing beneath this $0serene sky, Everett began."), None);
    assert_eq!(asks("“So it $0is,” Everett began."), None);
}

#[test]
fn a_citation_does_not_part_a_verb_from_what_it_goes_on_to() {
    let fixture = Fixture::new(
        "---\nreferences: []\n---\n\n“We have never seen$0 anything like this,” Ortiz told The New York Times on Monday in \
         an interview about it that went on for longer than either of them had planned.\n",
    );
    let caret = fixture.caret();
    let actions = actions(&fixture.snapshot, &caret.path, Span::empty(caret.offset), false);
    let to_come = actions.iter().find(|action| action.title.contains("[@TK]")).unwrap();
    let after = edited(&fixture.document().text, &to_come.edits[0].edits);
    assert!(after.contains("like this,” [@TK] Ortiz told The New York Times"), "{after}");
}

#[test]
fn a_quotation_in_two_parts_is_cited_once() {
    let parts = "“Standing beneath this $0serene sky,” Everett said, “overlooking these broad fields.”";
    check(
        parts,
        &expect![[r#"
            ! Cite `everett` (Edward Everett, 1863) at 00:17:09 (QuickFix)
                “Standing beneath this serene sky,” Everett said, “overlooking these broad fields.” [@everett, 00:17:09]
        "#]],
    );
    check(
        "“The world was $0all before them,” Everett said, “and providence their guide.” He went on.",
        &expect![[r#"
            - Create and cite `everett-2` in `references:` (Create)
                - id: everett-2
                  type: interview
                  author: [{family: Everett}]
                  title: ‸
                  issued:
                “The world was all before them,” Everett said, “and providence their guide.” [@everett-2] He went on.
            - Mark the source as still to come: `[@TK]` (QuickFix)
                “The world was all before them,” Everett said, “and providence their guide.” [@TK] He went on.
        "#]],
    );
    check(
        "“The world was all before them,” Everett said, “and $0providence their guide.” He went on.",
        &expect![[r#"
            - Create and cite `everett-2` in `references:` (Create)
                - id: everett-2
                  type: interview
                  author: [{family: Everett}]
                  title: ‸
                  issued:
                “The world was all before them,” Everett said, “and providence their guide.” [@everett-2] He went on.
            - Mark the source as still to come: `[@TK]` (QuickFix)
                “The world was all before them,” Everett said, “and providence their guide.” [@TK] He went on.
        "#]],
    );
    // However long what stands between.
    check(
        "“The world was $0all before them,” Everett said on the radio in the spring of last year, “and providence their guide.”",
        &expect![[r#"
            - Create and cite `everett-2` in `references:` (Create)
                - id: everett-2
                  type: interview
                  author: [{family: Everett}]
                  title: ‸
                  issued:
                “The world was all before them,” Everett said on the radio in the spring of last year, “and providence their guide.” [@everett-2]
            - Mark the source as still to come: `[@TK]` (QuickFix)
                “The world was all before them,” Everett said on the radio in the spring of last year, “and providence their guide.” [@TK]
        "#]],
    );
    // What somebody else says in the same sentence is not his.
    check(
        "Everett began with “all before $0them,” and Lincoln went on with “what they did here, and why.”",
        &expect![[r#"
            - Cite `everett` (Edward Everett, 1863); `[@TK]` for the other speaker (QuickFix)
                Everett began with “all before them,” [@everett] and Lincoln went on with “what they did here, and why.” [@TK]
            - Create and cite `everett-2` in `references:`; `[@TK]` for the other speaker (Create)
                - id: everett-2
                  type: interview
                  author: [{family: Everett}]
                  title: ‸
                  issued:
                Everett began with “all before them,” [@everett-2] and Lincoln went on with “what they did here, and why.” [@TK]
            - Mark the source as still to come: `[@TK]` (QuickFix)
                Everett began with “all before them,” [@TK] and Lincoln went on with “what they did here, and why.”
        "#]],
    );
    // Nor is what is not in his words, as far as those are known.
    check(
        "“Standing beneath this $0serene sky,” Everett said, “overlooking those narrow fields.”",
        &expect![[r#"
            ! Cite `everett` (Edward Everett, 1863) at 00:17:09 (QuickFix)
                “Standing beneath this serene sky,” Everett said, “overlooking those narrow fields.” [@everett, 00:17:09]
        "#]],
    );
}

#[test]
fn the_last_of_a_paragraph_is_cited_though_its_citation_may_be_for_the_others() {
    check(
        "Lincoln spoke of “the world and its memory of us all.” Everett spoke of “broad fields and a $0serene sky.”",
        &expect![[r#"
            - Create and cite `everett-2` in `references:` (Create)
                - id: everett-2
                  type: interview
                  author: [{family: Everett}]
                  title: ‸
                  issued:
                Lincoln spoke of “the world and its memory of us all.” Everett spoke of “broad fields and a serene sky.” [@everett-2]
            - Mark the source as still to come: `[@TK]` (QuickFix)
                Lincoln spoke of “the world and its memory of us all.” Everett spoke of “broad fields and a serene sky.” [@TK]
        "#]],
    );
}

#[test]
fn what_somebody_else_said_comes_after_what_anybody_may_have() {
    check(
        "“It is rather for us $0to be here dedicated to the great task,” Everett said.",
        &expect![[r#"
            - Cite `other` (Others, 1900) (QuickFix)
                “It is rather for us to be here dedicated to the great task,” Everett said [@other].
            - Cite `lincoln` (Abraham Lincoln, 1863) (QuickFix)
                “It is rather for us to be here dedicated to the great task,” Everett said [@lincoln].
        "#]],
    );
}

#[test]
fn a_book_by_the_speaker_is_theirs() {
    const HEAD: &str = "---\nreferences:\n- {id: hay, type: book, author: [{family: Hay, given: John}], issued: 1890}\n- {id: keynes-1936, type: book, author: [{family: Keynes, given: John Maynard}], issued: 1936}\n---\n\n";
    let quoted = "Hay knew [@hay]. As Keynes wrote, “the difficulty lies, not in the new ideas, but in escaping from the $0old ones.”";
    let expected = expect![[r#"
        - Cite `keynes-1936` (John Maynard Keynes, 1936) (QuickFix)
            Hay knew [@hay]. As Keynes wrote, “the difficulty lies, not in the new ideas, but in escaping from the old ones.” [@keynes-1936]
        - Cite `hay` (John Hay, 1890) (QuickFix)
            Hay knew [@hay]. As Keynes wrote, “the difficulty lies, not in the new ideas, but in escaping from the old ones.” [@hay]
        - Create and cite `keynes` in `references:` (Create)
            - {id: keynes, type: interview, author: [{family: Keynes}], title: ‸, issued: }
            Hay knew [@hay]. As Keynes wrote, “the difficulty lies, not in the new ideas, but in escaping from the old ones.” [@keynes]
        - Mark the source as still to come: `[@TK]` (QuickFix)
            Hay knew [@hay]. As Keynes wrote, “the difficulty lies, not in the new ideas, but in escaping from the old ones.” [@TK]
    "#]];
    expected.assert_eq(&offered(&format!("//- /a.ibid\n{HEAD}{quoted}\n")));
}

/// A quotation without a source is better off than one whose source has other words.
#[test]
fn a_source_that_lacks_the_words_is_not_cited() {
    const HEAD: &str = "---\nreferences:\n- {id: talk, type: broadcast, title: The reading room opens, issued: 2025, transcript: talk.vtt}\n- {id: book, type: book, title: The book, issued: 2011}\n---\n\nThe talk [@talk] and the book [@book].\n\n";
    const TALK: &str =
        "//- /talk.vtt\nWEBVTT\n\n00:17:09.000 --> 00:17:12.000\nA draft is not a mistake, and a speech is no draft.\n";
    let check = |text: &str, expected: &Expect| {
        expected.assert_eq(&offered(&format!("//- /article.ibid\n{HEAD}{text}\n{TALK}")));
    };
    check(
        "“My brother $0carved that chair for all of us,” Peter Oduya told me on the telephone.",
        &expect![[r#"
            - Cite `book` (The book, 2011) (QuickFix)
                “My brother carved that chair for all of us,” Peter Oduya told me on the telephone [@book].
            - Create and cite `oduya` in `references:` (Create)
                - {id: oduya, type: interview, author: [{family: Oduya, given: Peter}], title: ‸, issued: }
                “My brother carved that chair for all of us,” Peter Oduya told me on the telephone [@oduya].
            - Mark the source as still to come: `[@TK]` (QuickFix)
                “My brother carved that chair for all of us,” Peter Oduya told me on the telephone [@TK].
        "#]],
    );
    check(
        "“My brother carved that chair for all of us,” Peter Oduya told me on the telephone [@T$0K].",
        &expect![[r#"
            - Cite `book` (The book, 2011) (QuickFix)
                “My brother carved that chair for all of us,” Peter Oduya told me on the telephone [@book].
            - Create and cite `oduya` in `references:` (Create)
                - {id: oduya, type: interview, author: [{family: Oduya, given: Peter}], title: ‸, issued: }
                “My brother carved that chair for all of us,” Peter Oduya told me on the telephone [@oduya].
        "#]],
    );
    check(
        "“A draft is not a $0mistake,” Tolland said.",
        &expect![[r#"
            ! Cite `talk` (The reading room opens, 2025) at 00:17:09 (QuickFix)
                “A draft is not a mistake,” Tolland said [@talk, 00:17:09].
            - Cite `book` (The book, 2011) (QuickFix)
                “A draft is not a mistake,” Tolland said [@book].
        "#]],
    );
}
