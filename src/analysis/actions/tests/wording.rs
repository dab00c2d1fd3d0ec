use super::*;

#[test]
fn the_sources_words_take_the_place_of_those_that_differ() {
    check(
        "He said: “The world will $0hardly note, nor long remember what we say here” [@lincoln].",
        &expect![[r#"
        ! Use the source's words: “will little note” (QuickFix)
            He said: “The world will little note, nor long remember what we say here” [@lincoln].
        - Mark the change: [hardly] (QuickFix)
            He said: “The world will [hardly] note, nor long remember what we say here” [@lincoln].
    "#]],
    );
    check(
        "He said: “government of the people, for the $0people, shall not perish” [@lincoln].",
        &expect![[r#"
            ! Use the source's words: “people, by the people, for” (QuickFix)
                He said: “government of the people, by the people, for the people, shall not perish” [@lincoln].
            - Mark the omission: … (QuickFix)
                He said: “government of the people, … for the people, shall not perish” [@lincoln].
        "#]],
    );
    check(
        "He said: “government of the people by the $0people for the people, shall not perish” [@lincoln].",
        &expect![[r#"
            ! Use the source's words: “people, by the people” (QuickFix)
                He said: “government of the people, by the people, for the people, shall not perish” [@lincoln].
        "#]],
    );
    check(
        "He said: “The great world will little $0note, nor long remember what we say here” [@lincoln].",
        &expect![[r#"
            ! Use the source's words, without “great” (QuickFix)
                He said: “The world will little note, nor long remember what we say here” [@lincoln].
            - Mark the change: [great] (QuickFix)
                He said: “The [great] world will little note, nor long remember what we say here” [@lincoln].
        "#]],
    );
}

#[test]
fn any_white_space_parts_the_words_of_a_title() {
    let source = "---\nreferences:\n- {id: a, type: speech, transcript: a.txt}\n---\n\n\
        “By the silence\u{a0}— $0each one of us,” he said [@a].\n\n//- /a.txt\nBy the silence\u{a0}— every one of us.\n";
    expect![[r#"
        ! Use the source's words: “— every one” (QuickFix)
            “By the silence — every one of us,” he said [@a].
        - Mark the change: [each] (QuickFix)
            “By the silence — [each] one of us,” he said [@a].
    "#]]
    .assert_eq(&offered(source));
}

#[test]
fn a_negation_is_never_marked_away() {
    check(
        "He said: “it can $0ever forget what they did here” [@lincoln].",
        &expect![[r#"
        ! Use the source's words: “can never forget” (QuickFix)
            He said: “it can never forget what they did here” [@lincoln].
    "#]],
    );
    check(
        "He said: “for the people, $0shall perish from the earth” [@lincoln].",
        &expect![[r#"
        ! Use the source's words: “shall not perish” (QuickFix)
            He said: “for the people, shall not perish from the earth” [@lincoln].
    "#]],
    );
}

#[test]
fn lines_of_a_block_keep_their_prefixes() {
    check(
        "> The world will $0hardly note,\n> nor very\n> long remember what we said here\n>\n> — Lincoln [@lincoln]",
        &expect![[r#"
        ! Use the source's words: “little note, nor long remember what we …” (QuickFix)
            > The world will little note,
            > nor
            > long remember what we say here
        - Mark the changes (QuickFix)
            > The world will [hardly] note,
            > nor [very]
            > long remember what we [said] here
    "#]],
    );
    check(
        "> The world will $0little\n> hardly\n> note, nor long remember what we say here [@lincoln]",
        &expect![[r#"
            ! Use the source's words, without “hardly” (QuickFix)
            - Mark the change: [hardly] (QuickFix)
                > [hardly]
        "#]],
    );
}

#[test]
fn marks_and_markup_are_the_documents() {
    let source = "//- /speech.txt\nShe said \"no, never,\" and that's all there is to say about [it] today.\n";
    let text = "Ann said: “She said ‘yes $0never,’ and that’s all there is to say about him today” [@lincoln].";
    expect![[r#"
        ! Use the source's words: “"no, never," and that's all there is to …” (QuickFix)
            Ann said: “She said ‘no, never,’ and that’s all there is to say about \[it\] today” [@lincoln].
    "#]]
    .assert_eq(&offered(&format!("{HEAD}{text}\n{source}")));
}

#[test]
fn an_omission_is_marked_as_the_document_marks_them() {
    check(
        "He said: “our fathers [...] a new nation, conceived in Liberty, $0dedicated to the proposition” [@lincoln].",
        &expect![[r#"
        ! Use the source's words: “Liberty, and dedicated” (QuickFix)
            He said: “our fathers [...] a new nation, conceived in Liberty, and dedicated to the proposition” [@lincoln].
        - Mark the omission: [...] (QuickFix)
            He said: “our fathers [...] a new nation, conceived in Liberty, [...] dedicated to the proposition” [@lincoln].
    "#]],
    );
}

#[test]
fn a_quotation_is_widened_to_the_whole_sentence() {
    check(
        "He said that “our fathers $0brought forth, upon this continent, a new nation” [@lincoln].",
        &expect![[r#"
        - Quote the whole sentence (Rewrite)
            He said that “Four score and seven years ago our fathers brought forth, upon this continent, a new nation, conceived in Liberty, and dedicated to the proposition that all men are created equal” [@lincoln].
    "#]],
    );
    check(
        "“[O]ur fathers $0brought forth, upon this continent, a new nation,” he said [@lincoln].",
        &expect![[r#"
        - Quote the whole sentence (Rewrite)
            “Four score and seven years ago our fathers brought forth, upon this continent, a new nation, conceived in Liberty, and dedicated to the proposition that all men are created equal,” he said [@lincoln].
    "#]],
    );
    check(
        "“The world will little note, $0nor long remember what we say here,” he said [@lincoln].",
        &expect![[r#"
        - Quote the whole sentence (Rewrite)
            “The world will little note, nor long remember what we say here, but it can never forget what they did here,” he said [@lincoln].
    "#]],
    );
    check(
        "> that government of the people,\n> by the people, $0for the people,\n> shall not perish [@lincoln]",
        &expect![[r#"
        - Quote the whole sentence (Rewrite)
            > It is rather for us to be here dedicated to the great task remaining before us: that government of the people,
            > shall not perish from the earth. [@lincoln]
    "#]],
    );
    check("He said: “The world will little note … what they $0did here.” [@lincoln]", &expect![[""]]);
}

#[test]
fn nothing_is_offered_where_nothing_can_be_told() {
    for text in [
        "He said: “Something $0else altogether, never said by him” [@lincoln].",
        "Our fathers $0brought forth, upon this continent.",
        "He said: “It is $0rather for us to be here” [@unknown].",
    ] {
        assert_eq!(offered(&format!("{HEAD}{text}\n{SPEECH}")), "", "{text}");
    }
}

#[test]
fn what_introduces_the_sources_words_is_not_of_their_sentence() {
    for (words, source) in [
        ("nothing against the board", "Bauer: I have nothing against the board."),
        ("I have nothing against the board", "Bauer: I have nothing against the board."),
        ("If they are right", "She went on: “If they are right, nobody is harmed. If not, we are.”"),
        ("nobody is harmed", "She said that “if they are right, nobody is harmed” and left."),
        ("It is so", "It is so, he said, “and it stays so. I know.”"),
        ("bread and water", "There are two things that nobody here goes without: bread and water."),
    ] {
        let document = "---\nreferences:\n- {id: a, type: speech, transcript: a.txt}\n---\n\n";
        let offered = offered(&format!("{document}He said: “$0{words}” [@a].\n\n//- /a.txt\n{source}\n"));
        let line = offered.split("Quote the whole sentence").nth(1).and_then(|rest| rest.lines().nth(1));
        let expected = match words {
            "nothing against the board" => Some("    He said: “I have nothing against the board” [@a]."),
            "If they are right" => Some("    He said: “If they are right, nobody is harmed” [@a]."),
            "bread and water" => {
                Some("    He said: “There are two things that nobody here goes without: bread and water” [@a].")
            }
            _ => None,
        };
        assert_eq!(line, expected, "{words}: {offered}");
    }
}

#[test]
fn of_a_source_in_capitals_the_words_are_written_as_the_writer_writes() {
    let source = |quoted: &str| {
        format!(
            "---\nreferences:\n- {{id: a, type: hearing, transcript: a.srt}}\n---\n\n“{quoted},” he said [@a].\n\n\
             //- /a.srt\n1\n00:00:01,000 --> 00:00:09,000\nI INSPECTED IT IN APRIL. BUT I DID NOT INSPECT IT IN JUNE.\n"
        )
    };
    expect![[r#"
        ! Use the source's words: “DID NOT INSPECT” (QuickFix)
            “I did not inspect it in June,” he said [@a].
    "#]]
    .assert_eq(&offered(&source("I did in$0spect it in June")));
    expect![[r#"
        ! Use the source's words: “I INSPECTED” (QuickFix)
            “I inspected it in April,” he said [@a].
        - Mark the change: [We] (QuickFix)
            “[We] inspected it in April,” he said [@a].
    "#]]
    .assert_eq(&offered(&source("We inspec$0ted it in April")));
}
