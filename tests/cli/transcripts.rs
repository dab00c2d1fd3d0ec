//! `ibid check` and `ibid list quotes` where the sources have transcripts: one of each format, in `tests/transcripts`.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use expect_test::expect;
use serde_json::{Value, json};

use crate::{Folder, field, names};

const SOURCES: [&str; 6] = [
    "sources/speech.txt",
    "sources/interview.md",
    "sources/minutes.html",
    "sources/broadcast.vtt",
    "sources/hearing.srt",
    "sources/report.pdf",
];

/// A file of `tests/transcripts`.
fn original(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts").join(name)).unwrap()
}

fn copied() -> Folder {
    let folder = Folder::new(&[]);
    for name in ["article.md", "sources.bib"].into_iter().chain(SOURCES) {
        folder.write(name, &original(name));
    }
    folder
}

/// `line CODE words` of each finding, where `words` are those underlined.
fn found(folder: &Folder, args: &[&str]) -> Vec<String> {
    let findings = folder.json(&[&["check"], args].concat());
    let shown = |finding: &Value| {
        let file = fs::read(folder.path().join(finding["path"].as_str().unwrap())).unwrap();
        let at = |name: &str| usize::try_from(finding[name].as_u64().unwrap()).unwrap();
        let words = String::from_utf8(file[at("start")..at("end")].to_vec()).unwrap();
        format!("{} {} {words}", finding["line"], finding["code"].as_str().unwrap())
    };
    findings.iter().map(shown).collect()
}

#[test]
fn in_each_format_the_verified_is_silent_the_misquoted_underlined_and_the_unfound_said() {
    let folder = copied();
    expect![[r#"
        15 misquote five
        17 quote-not-found “Whoever drew this river did not ask us first,”
        23 misquote everything
        25 quote-not-found “Chalk is the only honest thing left in this building,”
        31 misquote each
        33 quote-not-found “Arithmetic has never once been rude to me,”
        39 misquote schedule
        41 quote-not-found “Rust keeps better minutes than the council does,”
        47 misquote inspect
        49 quote-not-found “Concrete remembers who was in a hurry,”
        55 misquote evidence
        57 quote-not-found “Steel forgives a designer once,”
        61 wrong-locator p. 1
        63 wrong-locator 01:02:10
        67 unsourced-quote “The water was never the trouble; the trouble was the mud on either side,”"#]]
    .assert_eq(&found(&folder, &["article.md"]).join("\n"));
    let run = folder.run(&["check"]);
    assert_eq!((run.stderr.as_str(), run.code), ("", Some(1)));
}

#[test]
fn a_finding_shows_the_passage_in_its_transcript() {
    let folder = copied();
    let run = folder.run(&["check"]);
    let of_line = |line: usize| {
        let is_there = |finding: &&str| finding.contains(&format!("--> article.md:{line}:"));
        run.stdout.split("\n\n").find(is_there).unwrap().to_owned()
    };
    // In a text, over two cues, on a page.
    expect![[r#"
        warning[misquote]: The source has “four” here, not “five” (`mayor-2024`, line 11).
          --> article.md:15:10
           |
        15 | “It cost five million dollars more than we said it would,” Hale said [@mayor-2024].
           |          ^^^^
        note: the source: “It cost four million dollars more than we said it would”
          --> sources/speech.txt:11:63
           |
        11 |   I will not tell you that it came in under budget. It did not. It cost
           |  _______________________________________________________________^
        12 | | four million dollars more than we said it would, and I signed every one
           | |_______________________________________________^

        warning[misquote]: The source has “maintenance” here, which is left out (`wmfr-2024`, at 01:02:10).
          --> article.md:39:31
           |
        39 | “A bridge is a promise with a schedule,” Tolland said [@wmfr-2024, 01:02:10].
           |                               ^^^^^^^^
        note: the source: “A bridge is a promise with a maintenance schedule”
          --> sources/broadcast.vtt:21:16
           |
        21 |   <v Ada Tolland>A bridge is a promise with
           |  ________________^
        22 | | a maintenance schedule.
           | |______________________^

        warning[misquote]: The source has “record” here, not “evidence” (`engineers-2024`, p. 2).
          --> article.md:55:14
           |
        55 | “We found no evidence that the pier had been inspected after April,” the engineers wrote …
           |              ^^^^^^^^
        note: the source: “We found no record that the pier had been inspected after April”
          --> sources/report.pdf:29:26
           |
        29 |   so somebody built on it. We found no record that the pier had
           |  __________________________^
        30 | | been inspected after April, and no record that anybody asked.
           | |__________________________^

        warning[wrong-locator]: The source has “We do not say that the bridge is unsafe” on p. 2, not on p. 1.
          --> article.md:61:82
           |
        61 | “We do not say that the bridge is unsafe,” the engineers wrote [@engineers-2024, p. 1].
           |                                                                                  ^^^^
        note: the source: “We do not say that the bridge is unsafe”
          --> sources/report.pdf:32:1
           |
        32 | We do not say that the bridge is unsafe. We say that no-
           | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"#]]
    .assert_eq(&[of_line(15), of_line(39), of_line(55), of_line(61)].join("\n\n"));
}

#[test]
fn a_finding_in_json_is_as_any_other() {
    let findings = copied().json(&["check"]);
    let misquote = findings.iter().find(|finding| finding["code"] == "misquote").unwrap();
    assert_eq!(
        names(misquote),
        ["code", "column", "end", "end_column", "end_line", "line", "message", "path", "severity", "start"]
    );
    assert_eq!(misquote["severity"], json!("warning"));
    assert_eq!(misquote["message"], json!("The source has “four” here, not “five” (`mayor-2024`, line 11)."));
}

#[test]
fn quotations_are_listed_with_their_verdicts_and_passages() {
    let folder = copied();
    let quotes = folder.json(&["list", "quotes"]);
    let mut shown = String::new();
    for quote in &quotes {
        let at = |name: &str| quote[name].as_u64().map(|at| usize::try_from(at).unwrap());
        let path = quote["passage_path"].as_str().unwrap_or("-");
        let passage = at("passage_start").zip(at("passage_end")).map(|(start, end)| {
            let file = fs::read(folder.path().join(path)).unwrap();
            String::from_utf8(file[start..end].to_vec()).unwrap()
        });
        let text = |name: &str| quote[name].as_str().unwrap_or("-").to_owned();
        let line = [text("verdict"), path.to_owned(), text("page"), text("time"), format!("{passage:?}")];
        writeln!(shown, "{} {}", quote["line"], line.join(" ")).unwrap();
    }
    expect![[r#"
        13 marked_changes sources/speech.txt - - Some("a town that cannot cross its own river is two towns,")
        15 differs sources/speech.txt - - Some("It cost\nfour million dollars more than we said it would")
        17 not_found - - - None
        21 marked_changes sources/interview.md - - Some("The children are *quieter* now. They used to come in shouting,\nand I used to complain about it. I would give a good deal to hear them\nshout again")
        23 differs sources/interview.md - - Some("I have nothing against the board")
        25 not_found - - - None
        29 marked_changes sources/minutes.html - - Some("If the figures are right, nobody is harmed by the question")
        31 differs sources/minutes.html - - Some("If they are wrong, we are all harmed by the\nsilence&nbsp;&mdash; every one of us")
        33 not_found - - - None
        37 marked_changes sources/broadcast.vtt - 00:12:44 Some("Everybody else was driving, [horn]\nand they all waved as if\n\n00:12:47.500 --> 00:12:50.000\n<v Ada Tolland>I had built it")
        39 differs sources/broadcast.vtt - 01:02:10 Some("A bridge is a promise with\na maintenance schedule")
        41 not_found - - - None
        45 verbatim sources/hearing.srt - 00:03:09 Some("I DID NOT INSPECT IT IN JUNE.\n\n3\n00:03:13,200 --> 00:03:17,000\nNOBODY ASKED ME TO,")
        47 differs sources/hearing.srt - 00:03:09 Some("I DID NOT INSPECT IT IN JUNE")
        49 not_found - - - None
        53 marked_changes sources/report.pdf 1 - None
        55 differs sources/report.pdf 2 - None
        57 not_found - - - None
        61 marked_changes sources/report.pdf 2 - None
        63 marked_changes sources/broadcast.vtt - 00:12:40 Some("I crossed it on foot last night,\nbecause I wanted to be slow")
        67 - - - - None
    "#]].assert_eq(&shown);
}

#[test]
fn the_columns_have_the_verdict_and_the_place() {
    expect![[r#"
        article.md:13:1:  citation  Edwin Hale, 2024-06-03              mayor-2024      marked changes, line 15      “A town that cannot cross its own river is two towns,”
        article.md:15:1:  citation  Edwin Hale, 2024-06-03              mayor-2024      differs, line 11             “It cost five million dollars more than we said it would,”
        article.md:17:1:  citation  Edwin Hale, 2024-06-03              mayor-2024      not found                    “Whoever drew this river did not ask us first,”
        article.md:21:1:  citation  Ruth Bauer, 2025-02-11              bauer-2025      marked changes, line 10      “The children are quieter now … I would give a good deal to hear them shout again,”
        article.md:23:1:  citation  Ruth Bauer, 2025-02-11              bauer-2025      differs, line 16             “I have everything against the board,”
        article.md:25:1:  citation  Ruth Bauer, 2025-02-11              bauer-2025      not found                    “Chalk is the only honest thing left in this building,”
        article.md:29:1:  citation  Ngozi Okafor, 2025-03-14            minutes-2025    marked changes, line 14      “If the figures are right, nobody is harmed by the question,”
        article.md:31:1:  citation  Ngozi Okafor, 2025-03-14            minutes-2025    differs, line 14             “If they are wrong, we are all harmed by the silence—each one of us,”
        article.md:33:1:  citation  Ngozi Okafor, 2025-03-14            minutes-2025    not found                    “Arithmetic has never once been rude to me,”
        article.md:37:1:  citation  Ada Tolland, 2024-06-04             wmfr-2024       marked changes, at 00:12:44  “Everybody else was driving, and they all waved as if I had built it,”
        article.md:39:1:  citation  Ada Tolland, 2024-06-04             wmfr-2024       differs, at 01:02:10         “A bridge is a promise with a schedule,”
        article.md:41:1:  citation  Ada Tolland, 2024-06-04             wmfr-2024       not found                    “Rust keeps better minutes than the council does,”
        article.md:45:1:  citation  Carl Voss, 2024-11-20               hearing-2024    verbatim, at 00:03:09        “I did not inspect it in June. Nobody asked me to,”
        article.md:47:1:  citation  Carl Voss, 2024-11-20               hearing-2024    differs, at 00:03:09         “I did inspect it in June,”
        article.md:49:1:  citation  Carl Voss, 2024-11-20               hearing-2024    not found                    “Concrete remembers who was in a hurry,”
        article.md:53:1:  citation  Lindqvist and Partners, 2024-12-09  engineers-2024  marked changes, pp. 1–2      “With the chemistry of the deposit we are certain that the crack in the third pier is older than the bridge deck,”
        article.md:55:1:  citation  Lindqvist and Partners, 2024-12-09  engineers-2024  differs, p. 2                “We found no evidence that the pier had been inspected after April,”
        article.md:57:1:  citation  Lindqvist and Partners, 2024-12-09  engineers-2024  not found                    “Steel forgives a designer once,”
        article.md:61:1:  citation  Lindqvist and Partners, 2024-12-09  engineers-2024  marked changes, p. 2         “We do not say that the bridge is unsafe,”
        article.md:63:1:  citation  Ada Tolland, 2024-06-04             wmfr-2024       marked changes, at 00:12:40  “I crossed it on foot last night, because I wanted to be slow,”
        article.md:67:1:  none      Hale                                -               -                            “The water was never the trouble; the trouble was the mud on either side,”
    "#]].assert_eq(&copied().run(&["list", "quotes"]).stdout);
}

/// A folder with two folders: `stories`, with the article and its library, and `elsewhere`, with the transcripts.
fn apart() -> Folder {
    let folder = Folder::new(&[]);
    folder.write("stories/article.md", &original("article.md"));
    let library = String::from_utf8(original("sources.bib")).unwrap();
    folder.write("stories/sources.bib", library.replace("{sources/", "{../elsewhere/").as_bytes());
    for name in SOURCES {
        folder.write(&name.replace("sources/", "elsewhere/"), &original(name));
    }
    folder
}

#[test]
fn transcripts_elsewhere_are_read_where_a_root_says_so() {
    let folder = apart();
    // As from another working directory: the folder that is named is all there is.
    let check = |args: &[&str]| {
        let mut command = folder.command(&[&["check", "--output-format", "json"], args].concat());
        let run = command.current_dir(folder.path().join("stories")).output().unwrap();
        let findings: Vec<Value> = serde_json::from_slice(&run.stdout).unwrap();
        let mut codes: Vec<_> = findings.iter().map(|it| it["code"].as_str().unwrap().to_owned()).collect();
        codes.sort_unstable();
        codes.dedup();
        (codes, findings)
    };
    let (codes, findings) = check(&[]);
    assert_eq!(codes, ["missing-transcript", "unsourced-quote"]);
    let unread = findings.iter().filter(|finding| finding["code"] == "missing-transcript").count();
    assert_eq!(unread, SOURCES.len());
    let (codes, _) = check(&["--transcript-root", "../elsewhere"]);
    assert_eq!(codes, ["misquote", "quote-not-found", "unsourced-quote", "wrong-locator"]);
    let root = folder.path().join("elsewhere").display().to_string();
    assert_eq!(check(&["--transcript-root", &root]).0, codes, "a path may be absolute");
    let mut command = folder.command(&["check", "--transcript-root", "../nowhere"]);
    let run = command.current_dir(folder.path().join("stories")).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("../nowhere: no such folder"));
}

#[test]
fn the_current_folder_and_those_named_are_roots() {
    let folder = apart();
    for args in [&["stories"][..], &["stories/article.md"], &["stories", "elsewhere"], &[]] {
        assert!(!field(&folder.json(&[&["check"], args].concat()), "code").contains(&&json!("missing-transcript")));
    }
}

#[test]
fn a_path_may_climb() {
    let folder = apart();
    folder.write("desk/empty.txt", b"");
    let run = |args: &[&str]| {
        let mut command = folder.command(&[args, &["--output-format", "json"]].concat());
        let output = command.current_dir(folder.path().join("desk")).output().unwrap();
        serde_json::from_slice::<Vec<Value>>(&output.stdout).unwrap()
    };
    let findings = run(&["check", "../stories", "--transcript-root", "../elsewhere"]);
    assert!(!field(&findings, "code").contains(&&json!("missing-transcript")));
    let quotes = run(&["list", "quotes", "../stories", "--transcript-root", "../elsewhere"]);
    let path = folder.path().join("desk").join(quotes[0]["passage_path"].as_str().unwrap());
    assert_eq!(fs::read(path).unwrap(), original("sources/speech.txt"));
    folder.write("stories/elsewhere/speech.txt", &original("sources/speech.txt"));
    folder.write(
        "stories/sources.bib",
        b"@misc{mayor-2024, speaker = {Hale}, date = {2024}, transcript = {elsewhere/speech.txt}}",
    );
    let findings = run(&["check", "../stories"]);
    assert!(!field(&findings, "code").contains(&&json!("missing-transcript")), "the folder that is named is a root");
}
