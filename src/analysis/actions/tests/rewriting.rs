//! What says the same in another way, or in another place.

use super::*;

#[track_caller]
fn check(text: &str, expected: &Expect) {
    let text = if text.starts_with("//- ") { text.to_owned() } else { format!("//- /article.ibid\n{text}") };
    let fixture = Fixture::new(&text);
    let (actions, snapshot) = all(&fixture, Span::empty(fixture.caret().offset));
    let mut out = String::new();
    for action in actions.iter().filter(|action| matches!(action.kind, ActionKind::Rewrite | ActionKind::Move)) {
        writeln!(out, "{} ({:?})", action.title, action.kind).unwrap();
        let after = applied(&fixture, &snapshot, action);
        for ((path, text), (_, old)) in
            after.files.iter().zip(&fixture.files).filter(|(a, b)| a.1.trim_end() != b.1.trim_end())
        {
            if *path != fixture.path {
                writeln!(out, "  in {}", path.display()).unwrap();
            }
            let old: Vec<&str> = old.lines().collect();
            let lines: Vec<&str> = text.lines().collect();
            let same = lines.iter().zip(&old).take_while(|(a, b)| a == b).count();
            lines.iter().skip(same).for_each(|line| writeln!(out, "{}", format!("    {line}").trim_end()).unwrap());
        }
    }
    expected.assert_eq(&out);
}

const LINCOLN: &str = "\
---
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  issued: 1863-11-19
---

";

#[test]
fn a_block_becomes_inline() {
    let text = |text: &str| format!("{LINCOLN}{text}");
    check(
        &text(
            "> The world will little $0note, nor long remember\n> what we say here\n>\n> — Abraham Lincoln, Gettysburg, 19 November 1863 [@lincoln-1863, para. 3]\n",
        ),
        &expect![[r#"
        Turn into an inline quotation (Rewrite)
            “The world will little note, nor long remember what we say here” — Abraham Lincoln, Gettysburg, 19 November 1863 [@lincoln-1863, para. 3]
    "#]],
    );
    check(
        &text(
            "Lincoln said:\n\n> The world will little $0note, nor “long” remember [@lincoln-1863]\n\nThat was all.\n",
        ),
        &expect![[r#"
        Turn into an inline quotation (Rewrite)
            Lincoln said: “The world will little note, nor ‘long’ remember” [@lincoln-1863]
    
            That was all.
        Use straight marks: "…" (Rewrite)
            > The world will little note, nor "long" remember [@lincoln-1863]
    
            That was all.
    "#]],
    );
    check(
        &text("> The world will $0little note, nor *long remember* [@lincoln-1863]\n"),
        &expect![[r#"
        Turn into an inline quotation (Rewrite)
            “The world will little note, nor *long remember*” [@lincoln-1863]
    "#]],
    );
    check(&text("> The world will $0little note\n>\n> and more [@lincoln-1863]\n"), &expect![[""]]);
    check(&text("> - The world will $0little note, nor long remember [@lincoln-1863]\n"), &expect![[""]]);
}

#[test]
fn an_inline_quotation_becomes_a_block() {
    let text = |text: &str| format!("{LINCOLN}{text}");
    check(
        &text("“The world will little $0note, nor long remember” — Abraham Lincoln, Gettysburg [@lincoln-1863]\n"),
        &expect![[r#"
        Turn into a block quotation (Rewrite)
            > The world will little note, nor long remember
            >
            > — Abraham Lincoln, Gettysburg [@lincoln-1863]
        Use straight marks: "…" (Rewrite)
            "The world will little note, nor long remember" — Abraham Lincoln, Gettysburg [@lincoln-1863]
    "#]],
    );
    check(
        &text("Lincoln said: “The world will little $0note, nor ‘long’ remember” [@lincoln-1863].\n"),
        &expect![[r#"
        Turn into a block quotation (Rewrite)
            Lincoln said:
    
            > The world will little note, nor “long” remember [@lincoln-1863]
        Use straight marks: "…" (Rewrite)
            Lincoln said: "The world will little note, nor 'long' remember" [@lincoln-1863].
    "#]],
    );
    check(
        &text("“The world will little $0note, nor long remember,” said Abraham Lincoln [@lincoln-1863].\n"),
        &expect![[r#"
        Turn into a block quotation (Rewrite)
            > The world will little note, nor long remember
            >
            > — Abraham Lincoln [@lincoln-1863]
        Use straight marks: "…" (Rewrite)
            "The world will little note, nor long remember," said Abraham Lincoln [@lincoln-1863].
    "#]],
    );
    check(
        &text("He said “the world will little $0note” and went home [@lincoln-1863].\n"),
        &expect![[r#"
        Use straight marks: "…" (Rewrite)
            He said "the world will little note" and went home [@lincoln-1863].
    "#]],
    );
}

#[test]
fn a_selection_within_a_quotation_is_as_good_as_a_caret() {
    let text = format!("{LINCOLN}He said: “The world will little note” [@lincoln-1863].\n\n“Nor long remember.”\n");
    let fixture = Fixture::new(&format!("//- /article.ibid\n{text}"));
    let text = &fixture.files[0].1;
    let at = |words: &str| text.find(words).unwrap();
    let titles = |from: usize, to: usize| {
        let (actions, _) = all(&fixture, Span::new(from, to));
        let rewriting = actions.into_iter().filter(|action| action.kind == ActionKind::Rewrite);
        rewriting.map(|action| action.title).collect::<Vec<_>>()
    };
    let offered = titles(at("little"), at("little"));
    assert_eq!(offered[0], "Turn into a block quotation");
    for words in ["w", "little", "“The world will little note”", "@lincoln-1863"] {
        assert_eq!(titles(at(words), at(words) + words.len()), offered, "{words}");
    }
    // What reaches from one into the next is in neither.
    assert_eq!(titles(at("little"), at("long")), Vec::<String>::new());
}

#[test]
fn a_role_before_the_name_is_said_once() {
    let text =
        |lang: &str, text: &str| format!("{}{text}\n", LINCOLN.replace("---\nref", &format!("---\nlang: {lang}\nref")));
    let block = |text: &str| {
        let fixture = Fixture::new(&format!("//- /article.ibid\n{text}"));
        let (actions, snapshot) = all(&fixture, Span::empty(fixture.caret().offset));
        let action = actions.iter().find(|it| it.title == "Turn into a block quotation");
        let action = action.unwrap_or_else(|| panic!("nothing is offered in {text}"));
        let after = applied(&fixture, &snapshot, action).files[0].1.clone();
        after.lines().find(|line| line.starts_with("> —")).unwrap_or_default().to_owned()
    };
    for (lang, words, expected) in [
        (
            "de",
            "„Die Welt wird es $0kaum merken“, sagte Sprecher Karl Müller [@lincoln-1863].",
            "> — Karl Müller, Sprecher [@lincoln-1863]",
        ),
        (
            "de",
            "„Die Welt wird es $0kaum merken“, sagte Sprecher Müller [@lincoln-1863].",
            "> — Müller, Sprecher [@lincoln-1863]",
        ),
        (
            "de",
            "„Die Welt wird es $0kaum merken“, sagte Karl Müller, der Sprecher [@lincoln-1863].",
            "> — Karl Müller, Sprecher [@lincoln-1863]",
        ),
        (
            "en",
            "“The world will $0little note,” said spokesman John Miller [@lincoln-1863].",
            "> — John Miller, spokesman [@lincoln-1863]",
        ),
        (
            "en",
            "“The world will $0little note,” said President Abraham Lincoln [@lincoln-1863].",
            "> — President Abraham Lincoln [@lincoln-1863]",
        ),
    ] {
        assert_eq!(block(&text(lang, words)), expected, "{words}");
    }
}

#[test]
fn marks_are_those_of_the_language() {
    let german = LINCOLN.replace("---\nref", "---\nlang: de\nref");
    let french = LINCOLN.replace("---\nref", "---\nlang: fr\nref");
    check(
        &format!(
            "{LINCOLN}He said \"it's the 'world' that will $0little note\" [@lincoln-1863]. \"Never again, I think,\" he said [@lincoln-1863].\n"
        ),
        &expect![[r#"
        Use typographic marks: “…” (Rewrite)
            He said “it’s the ‘world’ that will little note” [@lincoln-1863]. "Never again, I think," he said [@lincoln-1863].
        Use typographic marks in all of the document (Rewrite)
            He said “it’s the ‘world’ that will little note” [@lincoln-1863]. “Never again, I think,” he said [@lincoln-1863].
    "#]],
    );
    check(
        &format!("{german}Er sagte: \"Die Welt wird kaum 'merken', $0was wir sagen\" [@lincoln-1863].\n"),
        &expect![[r#"
        Turn into a block quotation (Rewrite)
            Er sagte:
    
            > Die Welt wird kaum 'merken', was wir sagen [@lincoln-1863]
        Use typographic marks: „…“ (Rewrite)
            Er sagte: „Die Welt wird kaum ‚merken‘, was wir sagen“ [@lincoln-1863].
    "#]],
    );
    check(
        &format!("{french}Il a dit : «\u{a0}Le monde ne $0remarquera guère\u{a0}» [@lincoln-1863].\n"),
        &expect![[r#"
        Turn into a block quotation (Rewrite)
            Il a dit :
    
            > Le monde ne remarquera guère [@lincoln-1863]
        Use straight marks: "…" (Rewrite)
            Il a dit : "Le monde ne remarquera guère" [@lincoln-1863].
    "#]],
    );
}

/// What “Use typographic marks” and “Use straight marks” make of the paragraph at the caret.
#[track_caller]
fn marks(lang: &str, text: &str, typographic: Option<&str>, straight: Option<&str>) {
    let head = LINCOLN.replace("---\nref", &format!("---\nlang: {lang}\nref"));
    let fixture = Fixture::new(&format!("//- /article.ibid\n{head}{text}\n"));
    let (actions, snapshot) = all(&fixture, Span::empty(fixture.caret().offset));
    for (name, expected) in [("typographic", typographic), ("straight", straight)] {
        let is_it = |action: &&Action| action.title.starts_with(&format!("Use {name} marks:"));
        let after = actions.iter().find(is_it).map(|action| applied(&fixture, &snapshot, action));
        if let Some(after) = &after {
            let again = self::all(after, Span::empty(fixture.caret().offset)).0;
            assert!(!again.iter().any(|action| is_it(&action)), "{name} once more: {text}");
        }
        let after = after.map(|after| after.files[0].1.clone());
        let after = after.as_deref().map(|text| text[head.len()..].trim_end());
        assert_eq!(after, expected, "{name}: {text}");
    }
}

/// What is said in one go has one sort of marks.
#[test]
fn all_parts_of_a_quotation_get_the_marks() {
    for (straight, typographic) in [
        (
            "\"My brother $0carved that chair,\" she said; \"nobody asked him to.\"",
            "“My brother carved that chair,” she said; “nobody asked him to.”",
        ),
        (
            "\"My brother carved that chair,\" Ann Roe said, \"and nobody $0asked him to.\"",
            "“My brother carved that chair,” Ann Roe said, “and nobody asked him to.”",
        ),
        (
            "\"My brother $0carved,\" Ann Roe said, and Bob Lee answered, \"Nobody asked him to.\"",
            "“My brother carved,” Ann Roe said, and Bob Lee answered, \"Nobody asked him to.\"",
        ),
        (
            "\"My brother $0carved that chair,\" Ann Roe said. Bob Lee said: \"Nobody asked him to.\"",
            "“My brother carved that chair,” Ann Roe said. Bob Lee said: \"Nobody asked him to.\"",
        ),
    ] {
        marks("en", straight, Some(typographic), None);
    }
}

#[test]
fn the_spaces_within_marks_are_those_of_the_marks() {
    let fr = |text: &str| format!("Il a dit : {text} [@lincoln-1863].");
    let spaced = fr("«\u{a0}Le monde n’en saura rien\u{a0}»");
    let straight = fr("\"Le monde n'en saura rien\"");
    marks("fr", &fr("« Le monde $0n’en saura rien »"), Some(&spaced), Some(&straight));
    marks("fr", &fr("\"Le monde $0n'en saura rien\""), Some(&spaced), None);
    marks("fr", &fr("“Le monde $0n’en saura rien”"), Some(&spaced), Some(&straight));
    marks("fr", &fr("«\u{a0}Le monde $0n’en saura rien\u{a0}»"), None, Some(&straight));
    marks("fr", &fr("«\u{202f}Le monde $0n’en saura rien\u{202f}»"), None, Some(&straight));
    marks(
        "fr",
        &fr("« Le monde $0dira “jamais” demain »"),
        Some(&fr("«\u{a0}Le monde dira “jamais” demain\u{a0}»")),
        Some(&fr("\"Le monde dira 'jamais' demain\"")),
    );
    marks(
        "en",
        "He said: « the world will $0little note » [@lincoln-1863].",
        Some("He said: “the world will little note” [@lincoln-1863]."),
        Some("He said: \"the world will little note\" [@lincoln-1863]."),
    );
}

#[test]
fn marks_that_the_language_has_are_left() {
    for (lang, typographic, straight) in [
        ("de", "»die Welt wird $0kaum merken«", "\"die Welt wird kaum merken\""),
        ("de", "«die Welt wird $0kaum merken»", "\"die Welt wird kaum merken\""),
        ("de", "»die Welt ›wird‹ $0kaum merken«", "\"die Welt 'wird' kaum merken\""),
        ("es", "“el mundo apenas $0lo notará”", "\"el mundo apenas lo notará\""),
        ("en", "‘the world will $0little note’", "\"the world will little note\""),
        ("nl", "‘de wereld zal $0het nauwelijks merken’", "\"de wereld zal het nauwelijks merken\""),
        ("pl", "„świat nie zauważy $0tego wcale”", "\"świat nie zauważy tego wcale\""),
    ] {
        let text = |quotation: &str| format!("Lincoln: {quotation} [@lincoln-1863].");
        marks(lang, &text(typographic), None, Some(&text(straight)));
    }
    // Nor is there anything to set where there are no marks: an apostrophe is none.
    marks("en", "> It’s the world that $0will little note [@lincoln-1863]", None, None);
    marks("en", "> It's the world that $0will little note [@lincoln-1863]", None, None);
}

#[test]
fn what_is_no_mark_stays() {
    let text = |quotation: &str| format!("He said: {quotation} [@lincoln-1863].");
    for (straight, typographic) in [
        (r#""the \"world\" will $0little note""#, r#"“the \"world\" will $0little note”"#),
        (r#""the world is 5' 6" tall, $0and more""#, r#"“the world is 5' 6" tall, $0and more”"#),
        (r#""it's the world of the '90s $0that's meant""#, "“it’s the world of the ’90s $0that’s meant”"),
        (r#""'tis the boys' world that $0we note""#, "“’tis the boys’ world that $0we note”"),
        (r#""the 'world' of 1863 $0in rock 'n' roll""#, "“the ‘world’ of 1863 $0in rock ’n’ roll”"),
    ] {
        let bare = |text: &str| text.replace("$0", "");
        marks("en", &text(straight), Some(&text(&bare(typographic))), None);
        marks("en", &text(typographic), None, Some(&text(&bare(straight))));
    }
    marks(
        "en",
        "> The world is 5' 6\" tall, \"they say,\" $0and the '90s are over [@lincoln-1863]",
        Some("> The world is 5' 6\" tall, “they say,” and the ’90s are over [@lincoln-1863]"),
        None,
    );
}

#[test]
fn an_entry_moves_to_the_library() {
    for (name, library) in [
        ("a.bib", "@book{b,\n  title = {B},\n}\n"),
        ("a.json", "[{\"id\": \"b\", \"type\": \"book\"}]\n"),
        ("a.yaml", "- id: b\n  type: book\n"),
        ("a.ris", "TY  - BOOK\nID  - b\nER  - \n"),
    ] {
        let head =
            LINCOLN.replace("---\nref", &format!("---\nbibliography: {name}\nref")).replace("speech", "spe$0ech");
        let fixture = Fixture::new(&format!("//- /article.ibid\n{head}[@lincoln-1863]\n//- /{name}\n{library}"));
        let (actions, snapshot) = all(&fixture, Span::empty(fixture.caret().offset));
        let action = actions.iter().find(|action| action.kind == ActionKind::Move).unwrap_or_else(|| panic!("{name}"));
        let after = applied(&fixture, &snapshot, action);
        let sources = after.snapshot.sources(after.document());
        let before = fixture.snapshot.sources(fixture.document());
        let (now, before) = (sources.get("lincoln-1863").unwrap(), before.get("lincoln-1863").unwrap());
        assert_eq!(now.path.to_str(), Some(&*format!("/{name}")));
        assert!(now.entry.says_what(before.entry), "{name}: {:?}", after.files);
    }
    let head =
        |entry: &str| format!("---\nbibliography: a.bib\nreferences:\n- id: a\n  {entry}\n---\n\n[@a]\n//- /a.bib\n");
    check(
        &head("type: bo$0ok\n  title: A title\n  x-own: 3"),
        &expect![[r#"
        Move `a` to `a.bib` (Move)
            ---
    
            [@a]
          in /a.bib
            @book{a,
              title = {A title},
              x-own = {3},
            }
    "#]],
    );
    check(&head("type: bo$0ok\n  title: The *Title*"), &expect![[""]]);
    check(&head("type: bo$0ok # why\n  title: x"), &expect![[""]]);
}

#[test]
fn what_has_one_right_answer_is_fixed_at_once() {
    let check = |text: &str, expected: Expect| {
        let fixture = Fixture::new(&format!("//- /article.ibid\n{text}"));
        let edits = fix_all(&fixture.snapshot, fixture.document());
        let after = edits.first().map(|edit| edited(&fixture.document().text, &edit.edits)).unwrap_or_default();
        expected.assert_eq(&after);
        if !edits.is_empty() {
            let after = Fixture::new(&format!("//- /article.ibid\n{after}"));
            assert_eq!(fix_all(&after.snapshot, after.document()), []);
        }
    };
    check(
        "---\nreferences:\n- {id: a, type: book, issued: 3 May 2019}\n- {id: b, type: book, issued: 2017-02-30}\n---\n\nSo [@a, @b], and “[@a;] so [@a][@b], or “open.\n",
        expect![[r#"
            ---
            references:
            - {id: a, type: book, issued: 2019-05-03}
            - {id: b, type: book, issued: 2017-02-30}
            ---

            So [@a; @b], and “[@a] so [@a; @b], or “open.
        "#]],
    );
    check("Nothing to do.\n", expect![[""]]);
    check(
        "Nobody spoke. <!-- ibid-ignore unsourced-quote -->\n\n“The choice of copy shall rest with the reader,” <!-- ibid-ignore unsourced-qot --> she said.\n",
        expect![[r#"
            Nobody spoke.

            “The choice of copy shall rest with the reader,” <!-- ibid-ignore unsourced-qot --> she said.
        "#]],
    );
}
