use super::*;

#[test]
fn the_sources_words_take_the_place_of_those_that_differ() {
    check(
        "He said: “The world will $0hardly note, nor long remember what we say here” [@lincoln].",
        &expect![[r#"
        ! Use the source’s words: “will little note” (QuickFix)
            He said: “The world will little note, nor long remember what we say here” [@lincoln].
        - Mark the change: [hardly] (QuickFix)
            He said: “The world will [hardly] note, nor long remember what we say here” [@lincoln].
    "#]],
    );
    check(
        "He said: “government of the people, for the $0people, shall not perish” [@lincoln].",
        &expect![[r#"
            ! Use the source’s words: “people, by the people, for” (QuickFix)
                He said: “government of the people, by the people, for the people, shall not perish” [@lincoln].
            - Mark the omission: … (QuickFix)
                He said: “government of the people, … for the people, shall not perish” [@lincoln].
        "#]],
    );
    check(
        "He said: “government of the people by the $0people for the people, shall not perish” [@lincoln].",
        &expect![[r#"
            ! Use the source’s words: “people, by” and “people, for” (QuickFix)
                He said: “government of the people, by the people, for the people, shall not perish” [@lincoln].
        "#]],
    );
    check(
        "He said: “The great world will little $0note, nor long remember what we say here” [@lincoln].",
        &expect![[r#"
            ! Use the source’s words, without “great” (QuickFix)
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
        ! Use the source’s words: “silence — every one” (QuickFix)
            “By the silence — every one of us,” he said [@a].
        - Mark the change: [each] (QuickFix)
            “By the silence — [each] one of us,” he said [@a].
        - Add a date to `a` (QuickFix)
            - {id: a, type: speech, issued: ‸, transcript: a.txt}
    "#]]
    .assert_eq(&offered(source));
}

#[test]
fn no_word_is_lost_where_two_are_written_as_one() {
    let source = "---\nreferences:\n- {id: a, type: speech, issued: 2020, transcript: a.txt}\n---\n\n\
        “We’re a small $0organisation,” he said [@a].\n\n//- /a.txt\nYes. We are a small organisation.\n";
    expect![[r#"
        ! Use the source’s words: “We are a” (QuickFix)
            “We are a small organisation,” he said [@a].
        - Mark the change: [We’re] (QuickFix)
            “[We’re] a small organisation,” he said [@a].
    "#]]
    .assert_eq(&offered(source));
}

#[test]
fn who_speaks_within_the_marks_stays() {
    let source = "---\nlang: fr\nreferences:\n- {id: a, type: speech, issued: 2020, transcript: a.txt}\n---\n\n\
        « J’ai fait demi-tour, raconte Eleanor Marsh. J’y pense toutes les $0nuits. » [@a]\n\n\
        //- /a.txt\nJ’ai fait demi-tour. J’y pense tous les jours.\n";
    expect![[r#"
        ! Use the source’s words: “pense tous les jours” (QuickFix)
            « J’ai fait demi-tour, raconte Eleanor Marsh. J’y pense tous les jours. » [@a]
        - Mark the changes (QuickFix)
            « J’ai fait demi-tour, raconte Eleanor Marsh. J’y pense [toutes] les [nuits]. » [@a]
    "#]]
    .assert_eq(&offered(source));
}

#[test]
fn dashes_stay_as_the_document_has_them() {
    let source = "---\nreferences:\n- {id: a, type: speech, transcript: a.txt}\n---\n\n\
        “By the silence—$0each one of us,” he said [@a].\n\n//- /a.txt\nBy the silence — every one of us.\n";
    assert!(offered(source).contains("“By the silence—every one of us,”"));
    assert!(offered(&source.replace('—', " — ").replace("  —  ", "—")).contains("“By the silence — every one of us,”"));
}

#[test]
fn a_negation_is_never_marked_away() {
    check(
        "He said: “it can $0ever forget what they did here” [@lincoln].",
        &expect![[r#"
        ! Use the source’s words: “can never forget” (QuickFix)
            He said: “it can never forget what they did here” [@lincoln].
    "#]],
    );
    check(
        "He said: “for the people, $0shall perish from the earth” [@lincoln].",
        &expect![[r#"
        ! Use the source’s words: “shall not perish” (QuickFix)
            He said: “for the people, shall not perish from the earth” [@lincoln].
    "#]],
    );
}

#[test]
fn lines_of_a_block_keep_their_prefixes() {
    check(
        "> The world will $0hardly note,\n> nor very\n> long remember what we said here\n>\n> — Lincoln [@lincoln]",
        &expect![[r#"
            ! Use the source’s words: “will little note” and “we say here”, without “very” (QuickFix)
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
            ! Use the source’s words, without “hardly” (QuickFix)
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
        ! Use the source’s words: “said "no, never,"” and “about [it] today” (QuickFix)
            Ann said: “She said ‘no, never,’ and that’s all there is to say about \[it\] today” [@lincoln].
    "#]]
    .assert_eq(&offered(&format!("{HEAD}{text}\n{source}")));
}

#[test]
fn an_omission_is_marked_as_the_document_marks_them() {
    check(
        "He said: “our fathers [...] a new nation, conceived in Liberty, $0dedicated to the proposition” [@lincoln].",
        &expect![[r#"
        ! Use the source’s words: “Liberty, and dedicated” (QuickFix)
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
        ! Use the source’s words: “DID NOT INSPECT” (QuickFix)
            “I did not inspect it in June,” he said [@a].
        - Add a date to `a` (QuickFix)
            - {id: a, type: hearing, issued: ‸, transcript: a.srt}
    "#]]
    .assert_eq(&offered(&source("I did in$0spect it in June")));
    expect![[r#"
        ! Use the source’s words: “I INSPECTED” (QuickFix)
            “I inspected it in April,” he said [@a].
        - Mark the change: [We] (QuickFix)
            “[We] inspected it in April,” he said [@a].
        - Add a date to `a` (QuickFix)
            - {id: a, type: hearing, issued: ‸, transcript: a.srt}
    "#]]
    .assert_eq(&offered(&source("We inspec$0ted it in April")));
}

#[test]
fn words_and_marks_are_joined_as_in_the_source() {
    let source = "//- /speech.txt\nIt is of the people, by the people, for the people (all of them), and it shall—so we say—not perish: not from this earth; not from any! Is it ours? It is “ours,” he said, and yours.\n";
    for (quoted, expected) in [
        ("of the people and by the people and for the people", "of the people, by the people, for the people"),
        ("of the people and\nby the people and\nfor the people", "of the people,\nby the people,\nfor the people"),
        ("of the people\nand by the people, for the people", "of the people,\nby the people, for the people"),
        ("for the people all of them, and it shall", "for the people (all of them), and it shall"),
        ("for the people (most of them), and it shall", "for the people (all of them), and it shall"),
        ("for the people (all) and it shall", "for the people (all of them), and it shall"),
        ("and it shall so we say not perish", "and it shall—so we say—not perish"),
        ("and it shall so we say, not perish", "and it shall—so we say—not perish"),
        ("and it shall—so they say—not perish", "and it shall—so we say—not perish"),
        ("and it shall—well, so we say—not perish", "and it shall—so we say—not perish"),
        (
            "not perish and not from this earth and not from any! Is",
            "not perish: not from this earth; not from any! Is",
        ),
        ("not from any. Is it yours? It is", "not from any! Is it ours? It is"),
        ("from any and is it ours or not? It is", "from any! Is it ours? It is"),
        ("Is it ours? It is ours, he said, and", "Is it ours? It is ‘ours,’ he said, and"),
        ("Is it ours? It is ‘mine,’ he said, and", "Is it ours? It is ‘ours,’ he said, and"),
        ("Is it not ours? It is ‘ours,’ he said, and", "Is it ours? It is ‘ours,’ he said, and"),
        ("not perish—ever—: not from this earth", "not perish: not from this earth"),
    ] {
        let fixture = Fixture::new(&format!("{HEAD}He said: “{quoted}” [@lincoln].\n{source}"));
        let (offered, snapshot) = all(&fixture, words_of(&fixture));
        let action = offered.first().filter(|action| action.title.starts_with("Use the source’s words"));
        let action = action.unwrap_or_else(|| panic!("{quoted}: {offered:?}"));
        let text = edited(snapshot.text(&fixture.path).unwrap(), &action.edits[0].edits);
        let line = text.split("He said: “").nth(1).unwrap().split("” [@").next().unwrap();
        assert_eq!(line, expected, "{quoted}: {}", action.title);
    }
}

#[test]
fn french_marks_keep_the_spaces_of_the_source() {
    let source = "//- /speech.txt\nVive la nation\u{202f}! Et pourtant\u{a0}: nous voilà.\n";
    for (quoted, expected) in [
        ("Vive notre nation ! Et pourtant : nous voilà", "Vive la nation ! Et pourtant : nous voilà"),
        ("Vive la nation et pourtant : nous voilà ici", "Vive la nation ! Et pourtant : nous voilà"),
        ("Vive la nation ! Et nous voilà", "Vive la nation ! Et pourtant\u{a0}: nous voilà"),
    ] {
        let text = format!("{HEAD}Il a dit : «\u{a0}{quoted}\u{a0}» [@lincoln].\n{source}");
        let fixture = Fixture::new(&text.replace("references:", "lang: fr\nreferences:"));
        let (offered, snapshot) = all(&fixture, words_of(&fixture));
        let action = offered.first().filter(|action| action.title.starts_with("Use the source’s words"));
        let action = action.unwrap_or_else(|| panic!("{quoted}: {offered:?}"));
        let text = edited(snapshot.text(&fixture.path).unwrap(), &action.edits[0].edits);
        let line = text.split("«\u{a0}").nth(1).unwrap().split("\u{a0}»").next().unwrap();
        assert_eq!(line, expected, "{quoted}: {}", action.title);
    }
}

#[test]
fn a_title_shows_each_place_that_differs() {
    let titles = |quoted: &str| {
        let fixture = Fixture::new(&format!("{HEAD}He said: “{quoted}” [@lincoln].\n{SPEECH}"));
        all(&fixture, words_of(&fixture)).0.first().unwrap().title.clone()
    };
    for (quoted, expected) in [
        (
            "nor long recall what we say here, but it can never forget what they said here",
            "Use the source’s words: “long remember what” and “they did here”",
        ),
        (
            "four score and ten years ago our forefathers brought forth, upon that continent, a great nation",
            "Use the source’s words: “and seven years”, “our fathers brought”, “upon this continent” and “a new nation”",
        ),
        (
            "four scores and ten years ago our forefathers brought forth, upon that continent, a great nation",
            "Use the source’s words: “Four score and seven years”, “our fathers brought”, “upon this continent” and “a new nation”",
        ),
        (
            "The great world will little see, nor long recall what we said here, but they can never forget what he did here",
            "Use the source’s words: “little note”, “long remember what”, “we say here”, “but it can” and in another place, without “great”",
        ),
        (
            "nor very long remember what we said here, but it can never forget what they did down here",
            "Use the source’s words: “we say here”, without “very” and “down”",
        ),
        (
            "that government of the people, by the people, for the people and shall not perish",
            "Use the source’s words: “people, shall”",
        ),
    ] {
        assert_eq!(titles(quoted), expected, "{quoted}");
    }
}

/// The words of the first quotation.
fn words_of(fixture: &Fixture) -> Span {
    let document = fixture.document();
    let statement = document.syntax.statements().next().unwrap();
    Span::empty(statement.words[0].start() + 1)
}
