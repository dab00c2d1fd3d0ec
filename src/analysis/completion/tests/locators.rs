use super::*;

fn source(lang: &str, body: &str) -> String {
    format!(
        "---\nlang: {lang}\nreferences:\n\
         - {{id: speech, type: speech, transcript: speech.txt}}\n\
         - {{id: film, type: speech, transcript: film.vtt}}\n---\n\n{body}\n\
         //- /speech.txt\nFour score and seven years ago.\n\u{c}The world will little note what we say here.\n\
         //- /film.vtt\nWEBVTT\n\n00:14:05.000 --> 00:14:09.000\nStanding beneath this serene sky.\n"
    )
}

const NOTE: &str = "“The world will little note what we say here”";
const SKY: &str = "“Standing beneath this serene sky”";

#[test]
fn the_page_of_the_words_comes_first_and_then_the_labels() {
    let labels = labels(&source("en", &format!("{NOTE} [@speech, $0]")));
    assert_eq!(labels[..5], ["p. 2", "p.", "pp.", "bk.", "chap."]);
    assert_eq!(super::labels(&source("en", &format!("{SKY} [@film, $0]")))[..2], ["00:14:05", "at"]);
    assert_eq!(super::labels(&source("en", "So [@speech, $0]"))[..2], ["p.", "pp."]);
    assert_eq!(super::labels(&source("en", "So [@film, $0]")), ["at", "p.", "pp.", "chap.", "para.", "pt.", "sec."]);
}

#[test]
fn labels_are_those_of_the_language() {
    let (_, completion) = completed(&source("de", &format!("{NOTE} [@speech, $0]")));
    let shown: Vec<_> = completion.items.iter().map(|item| format!("{} {}", item.label, item.detail)).collect();
    assert_eq!(shown[1..5], ["S. Seite", "B. Buch", "Kap. Kapitel", "Sp. Spalte"]);
    assert_eq!(completion.items[0].label, "S. 2");
    assert_eq!(labels(&source("fr", "[@speech, $0]"))[..3], ["p.", "liv.", "chap."]);
}

#[test]
fn after_a_label_comes_the_value() {
    for (body, expected) in [
        (format!("{NOTE} [@speech, p. $0]"), format!("{NOTE} [@speech, p. 2]")),
        (format!("{NOTE} [@speech, p. 1$07]"), format!("{NOTE} [@speech, p. 2]")),
        (format!("{NOTE} [@speech, p. $0"), format!("{NOTE} [@speech, p. 2")),
        (format!("{NOTE} [@speech,$0]"), format!("{NOTE} [@speech, p. 2]")),
        (format!("{NOTE} [@speech $0]"), format!("{NOTE} [@speech, p. 2]")),
        (format!("{SKY} [@film, at $0]"), format!("{SKY} [@film, at 00:14:05]")),
        (format!("{SKY} [@film, 00:1$0]"), format!("{SKY} [@film, 00:14:05]")),
        (format!("@speech [$0] said {NOTE}."), format!("@speech [p. 2] said {NOTE}.")),
        (format!("{SKY} [@film, p. $0]"), "nothing".to_owned()),
        (format!("{NOTE} [@speech, chap. $0]"), "nothing".to_owned()),
        (format!("{NOTE} [@speech, as it was $0]"), "nothing".to_owned()),
    ] {
        assert_eq!(with_first(&source("en", &body)), expected, "{body}");
    }
}

#[test]
fn of_several_quotations_each_has_its_place() {
    let (_, completion) = completed(&source("en", &format!("He said “Four score and seven” and {NOTE} [@speech, $0]")));
    let shown: Vec<_> = completion.items.iter().take(3).map(|item| format!("{} {}", item.label, item.detail)).collect();
    let note = "where “The world will little note what…” is";
    assert_eq!(shown, [&format!("p. 2 {note}"), "p. 1 where “Four score and seven” is", "p. page"]);
    let values = labels(&source("en", &format!("He said “Four score and seven” and {NOTE} [@speech, p. $0]")));
    assert_eq!(values, ["2", "1"]);
    let same = labels(&source("en", &format!("He said “the world will little” and {NOTE} [@speech, $0]")));
    assert_eq!(same[..2], ["p. 2", "p."], "one place once");
}
