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
