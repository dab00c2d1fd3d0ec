#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use expect_test::{Expect, expect};

use super::*;
use crate::analysis::fixture::Fixture;

const HEAD: &str = "\
---
title: Four minutes
lang: en
references:
- id: speech
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  title: Gettysburg Address
  issued: 1863-11-19
  URL: https://example.org/speech
  transcript: speech.txt
- {id: book, type: book, author: [{family: Wills, given: Garry}], title: Lincoln, issued: 1992}
---

";

const SPEECH: &str = "
//- /speech.txt
Now we are engaged in a great civil war. The world will little note, nor long remember what we say here, but it can never
forget what they did here.
";

fn sheet_of(body: &str) -> Sheet {
    let fixture = Fixture::new(&format!("{HEAD}{body}\n{SPEECH}"));
    let document = fixture.snapshot.document(&fixture.path).unwrap();
    sheet(&fixture.snapshot, document)
}

/// A line for each row: its state, its words, and what else the row has.
#[track_caller]
fn check(body: &str, expected: &Expect) {
    let mut out = String::new();
    for row in sheet_of(body).rows {
        let keys: Vec<String> = row
            .sources
            .iter()
            .map(|cited| [cited.key.as_str(), cited.locator.as_deref().unwrap_or_default()].join(" ").trim().to_owned())
            .collect();
        writeln!(out, "{}: {} [{}]", row.state.name(), row.words, keys.join("; ")).unwrap();
        if let Some(speaker) = &row.credit.speaker {
            writeln!(out, "  {speaker}").unwrap();
        }
        if let Some(named) = &row.named {
            writeln!(out, "  here: {named}").unwrap();
        }
        for change in &row.changes {
            writeln!(out, "  changed: {change}").unwrap();
        }
        if !row.difference.is_empty() {
            let piece = |piece: &Piece| match piece {
                Piece::Both(text) => text.clone(),
                Piece::Quoted(text) => format!("-{text}-"),
                Piece::Source(text) => format!("+{text}+"),
            };
            writeln!(out, "  {}", row.difference.iter().map(piece).collect::<String>()).unwrap();
        }
        if let Some(passage) = &row.passage {
            writeln!(out, "  {}: {} | {} | {}", passage.place, passage.before, passage.words, passage.after).unwrap();
        }
        for finding in &row.findings {
            writeln!(out, "  ! {finding}").unwrap();
        }
    }
    expected.assert_eq(&out);
}

#[test]
fn each_row_says_how_it_fares() {
    check(
        "Lincoln said “The world will little note, nor long remember what we say here” [@speech]. He said “The world will \
         hardly note, nor long remember what we say here” [@speech]. He said “we shall never speak of it again” [@speech].\n\n\
         Wills wrote “it was a very short speech” [@book, p. 3]. “It was a very long one,” said Ruth Bauer.\n\n\
         ==It took two minutes== [@TK]. ==It took three==. Then “so it goes and goes and goes,” she says.\n\n\
         “So it goes and goes and goes,” <!-- ibid-ignore unsourced-quote: a saying --> she says.",
        &expect![[r#"
            verified: The world will little note, nor long remember what we say here [speech]
              Abraham Lincoln
              line 1: Now we are engaged in a great civil war. | The world will little note, nor long remember what we say here | , but it can never forget what they did here.
            misquoted: The world will hardly note, nor long remember what we say here [speech]
              Abraham Lincoln
              The world will -hardly- +little+ note, nor long remember what we say here
              line 1: Now we are engaged in a great civil war. | The world will little note, nor long remember what we say here | , but it can never forget what they did here.
            not found: we shall never speak of it again [speech]
              Abraham Lincoln
            sourced: it was a very short speech [book p. 3]
              Garry Wills
            unsourced: It was a very long one, []
              Ruth Bauer
            source to come: It took two minutes [TK]
            unsourced: It took three []
            unsourced: so it goes and goes and goes, []
            excused: So it goes and goes and goes, []
        "#]],
    );
}

#[test]
fn marked_changes_and_other_findings_stand_in_the_row() {
    check(
        "“[T]he world will … remember what [the speakers] say here,” said Ruth Bauer [@speech].",
        &expect![[r#"
            verified: [T]he world will … remember what [the speakers] say here, [speech]
              Abraham Lincoln
              here: Ruth Bauer
              changed: another initial capital
              changed: words left out
              changed: “[the speakers]” for “we”
              line 1: Now we are engaged in a great civil war. | The world will little note, nor long remember what we say here, | but it can never forget what they did here.
              ! Here Ruth Bauer says this, but Abraham Lincoln does in `speech`.
        "#]],
    );
}

#[test]
fn terms_and_titles_have_no_row() {
    check("The “short one” is called “Four Score” here.", &expect![""]);
}

#[test]
fn a_link_is_a_source() {
    let sheet = sheet_of("“The choice shall rest with the reader,” the council said (<https://example.org/a>).");
    let cited = &sheet.rows[0].sources[0];
    assert_eq!((cited.key.as_str(), cited.entry.as_ref()), ("", None));
    assert!(cited.url.as_deref().unwrap().starts_with("https://example.org/a#:~:text="), "{cited:?}");
}

#[test]
fn what_a_source_says_of_itself_is_there_and_its_address_opens_on_the_words() {
    let sheet = sheet_of("“The world will little note” [@speech].");
    let cited = &sheet.rows[0].sources[0];
    assert_eq!(cited.title.as_deref(), Some("Gettysburg Address"));
    assert_eq!(cited.url.as_deref(), Some("https://example.org/speech#:~:text=The%20world%20will%20little%20note"));
    assert_eq!(sheet.title.as_deref(), Some("Four minutes"));
}

#[test]
fn the_timeline_is_in_the_order_of_time() {
    let sheet = sheet_of(
        "> It was late.\n>\n> — Ruth Bauer, 3 May 2019\n\n“The world will little note” [@speech], and “long remember what we say” \
         [@speech].\n\n> It was early.\n>\n> — Ruth Bauer, 2018\n",
    );
    let moments: Vec<_> = sheet.timeline().into_iter().map(|it| (it.date.edtf(), it.speaker, it.rows)).collect();
    assert_eq!(
        moments,
        [
            ("1863-11-19".to_owned(), Some("Abraham Lincoln"), vec![1, 2]),
            ("2018".to_owned(), Some("Ruth Bauer"), vec![3]),
            ("2019-05-03".to_owned(), Some("Ruth Bauer"), vec![0]),
        ]
    );
}

#[test]
fn who_has_checked_it_is_there_and_whether_that_still_holds() {
    use crate::workspace::{Fingerprint, SignOff, signed};
    let body =
        "“It was a very short speech,” Wills wrote [@book]. “It was a very long speech indeed,” Wills wrote [@book].";
    let fixture = Fixture::new(&format!("{HEAD}{body}\n"));
    let document = fixture.snapshot.document(&fixture.path).unwrap();
    let of = |index: usize| {
        let statement = document.syntax.statements().nth(index).unwrap();
        SignOff { of: Fingerprint::of(&statement, &document.text), date: "2026-11-20".into(), by: "MT".into() }
    };
    let checked = signed("", &[of(0), of(1)]);
    let body = body.replace("indeed", "then");
    let fixture = Fixture::new(&format!("{HEAD}{body}\n//- /.ibid-checked\n{checked}"));
    let sheet = sheet(&fixture.snapshot, fixture.snapshot.document(&fixture.path).unwrap());
    assert_eq!(sheet.rows.iter().map(|row| row.state).collect::<Vec<_>>(), [State::Checked, State::Sourced]);
    let signs: Vec<_> = sheet.rows.iter().map(|row| row.sign_off.as_ref().unwrap()).collect();
    assert_eq!((signs[0].by.as_str(), signs[0].when.as_str(), signs[0].is_stale), ("MT", "20 November 2026", None));
    assert_eq!(signs[1].is_stale, Some("the words were others"));
}
