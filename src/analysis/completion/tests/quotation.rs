#![allow(clippy::unwrap_used)]

use super::*;

fn source(body: &str) -> String {
    format!(
        "---\nreferences:\n\
         - {{id: a-book, type: book, title: Something}}\n\
         - {{id: lee, type: interview, author: [{{family: Lee, given: Ann}}]}}\n\
         - {{id: speech, type: speech, author: [{{family: Doe, given: Jo}}], transcript: speech.txt}}\n---\n\n{body}\n\
         //- /speech.txt\nFour score and seven years ago.\n\u{c}The world will little note what we say here.\n\u{c}It is\n"
    )
}

#[test]
fn a_quotation_gets_the_likeliest_source() {
    for (body, expected) in [
        (
            "Ann Lee said: “I have never seen the like of it” $0",
            "Ann Lee said: “I have never seen the like of it” [@lee]",
        ),
        (
            "Ann Lee said: “I have never seen the like of it”$0",
            "Ann Lee said: “I have never seen the like of it” [@lee]",
        ),
        (
            "Ann Lee said: “I have never seen the like of it” [$0",
            "Ann Lee said: “I have never seen the like of it” [@lee]",
        ),
        (
            "Ann Lee said: “I have never seen the like of it” [$0].",
            "Ann Lee said: “I have never seen the like of it” [@lee].",
        ),
        (
            "“I have never seen the like of it,” Ann Lee said [$0",
            "“I have never seen the like of it,” Ann Lee said [@lee]",
        ),
        (
            "“I have never seen the like of it,” Ann Lee said [$0].",
            "“I have never seen the like of it,” Ann Lee said [@lee].",
        ),
        ("==It was so== $0", "==It was so== [@a-book]"),
        (
            "Ann Lee said: “I have never seen the like of it” [see $0]",
            "Ann Lee said: “I have never seen the like of it” [see @lee]",
        ),
        (
            "Ann Lee said: “I have never seen the like of it” [see also a-b$0",
            "Ann Lee said: “I have never seen the like of it” [see also @a-book]",
        ),
        (
            "Ann Lee said: “I have never seen the like of it” [see @$0]",
            "Ann Lee said: “I have never seen the like of it” [see @lee]",
        ),
        (
            "Ann Lee said: “I have never seen the like of it” [-@$0",
            "Ann Lee said: “I have never seen the like of it” [-@lee]",
        ),
        (
            "Ann Lee said: “I have never seen the like of it” [cf. -@$0]",
            "Ann Lee said: “I have never seen the like of it” [cf. -@lee]",
        ),
        // A citation of another quotation reaches it, too.
        (
            "He said it “was never so before” [@speech], and “I have never seen the like of it,” Ann Lee said [$0].",
            "He said it “was never so before” [@speech], and “I have never seen the like of it,” Ann Lee said [@lee].",
        ),
        (
            "“I have never seen the like of it,” Ann Lee said [$0], and he said it “was never so before” [@speech].",
            "“I have never seen the like of it,” Ann Lee said [@lee], and he said it “was never so before” [@speech].",
        ),
        ("Ann Lee:\n\n> I have never seen it. [$0", "Ann Lee:\n\n> I have never seen it. [@lee]"),
        // Of a list that is cut other letters are to bring up others.
        (
            "Ann Lee said: “I have never seen the like of it” [a-b$0",
            "Ann Lee said: “I have never seen the like of it” [@a-book]",
        ),
        (
            "Ann Lee said: “I have never seen the like of it” [Some$0]",
            "Ann Lee said: “I have never seen the like of it” [@a-book]",
        ),
        ("> I have never seen it\n>\n> — Ann Lee, 2019 [$0", "> I have never seen it\n>\n> — Ann Lee, 2019 [@lee]"),
        ("> I have never seen it\n>\n> — Ann Lee [$0]", "> I have never seen it\n>\n> — Ann Lee [@lee]"),
        ("> I have never seen it\n\n— Ann Lee [$0", "> I have never seen it\n\n— Ann Lee [@lee]"),
        ("> I have never seen it\n>\n> — Ann Lee $0", "> I have never seen it\n>\n> — Ann Lee [@lee]"),
        ("> I have never seen it\n>\n> — Ann Lee, 2019 $0", "> I have never seen it\n>\n> — Ann Lee, 2019 [@lee]"),
        (
            "“I have never seen the like of it,” Ann Lee said $0",
            "“I have never seen the like of it,” Ann Lee said [@lee]",
        ),
        (
            "Ann Lee was there. “I have never seen the like of it,” she said $0.",
            "Ann Lee was there. “I have never seen the like of it,” she said [@lee].",
        ),
        (
            "“I have never seen the like of it,” said Ann Lee $0",
            "“I have never seen the like of it,” said Ann Lee [@lee]",
        ),
        ("> I have never seen it\n>\n> — Ann $0", "> I have never seen it\n>\n> — Ann Lee"),
    ] {
        assert_eq!(with_first(&source(body)), expected, "{body}");
    }
}

#[test]
fn the_place_of_the_words_comes_with_it() {
    let said = "Ann Lee said: “The world will little note what we say here” $0";
    // The transcript is read because somebody cites its source.
    let (fixture, completion) = completed(&source(&format!("“It is” [@speech].\n\n{said}")));
    let first = &completion.items[0];
    assert_eq!((first.label.as_str(), first.insert.as_str()), ("speech, p. 2", "[@speech, p. 2]"));
    assert!(after(&fixture, &completion, first).contains("here” [@speech, p. 2]"));
    let (_, completion) = completed(&source(&format!("{}[$0]", said.trim_end_matches("$0"))));
    assert_eq!(completion.items[0].label, "lee", "what is not in memory is not waited for");
}

#[test]
fn the_place_of_the_words_stays_while_the_key_is_typed() {
    let quotation = "“The world will little note what we say here”";
    for (typed, expected) in [
        ("[$0", "[@speech, p. 2]"),
        ("[@$0", "[@speech, p. 2]"),
        ("[@$0]", "[@speech, p. 2]"),
        ("[@sp$0", "[@speech, p. 2]"),
        ("[@speech$0]", "[@speech, p. 2]"),
        ("[see @sp$0]", "[see @speech, p. 2]"),
        ("@sp$0", "[@speech, p. 2]"),
        ("[@{sp$0", "[@{speech}, p. 2]"),
        ("[@{sp$0}", "[@{speech}, p. 2]"),
        ("[@lee; $0]", "[@lee; @speech, p. 2]"),
        ("[@$0; @lee]", "[@speech, p. 2; @lee]"),
        ("[@sp$0, p. 7]", "[@speech, p. 7]"),
        ("[@sp$0 @lee]", "[@speech, p. 2; @lee]"),
    ] {
        let said = format!("“It is” [@speech].\n\nAnn Lee said: {quotation} {typed}");
        let (fixture, completion) = completed(&source(&said));
        let first = &completion.items[0];
        let text = after(&fixture, &completion, first);
        let line = text.lines().find_map(|line| line.split_once(&format!("{quotation} "))).unwrap().1.to_owned();
        assert_eq!(line, expected, "{typed}");
        let label = if typed.contains("p. 7") { "speech" } else { "speech, p. 2" };
        assert_eq!(first.label, label, "{typed}");
        assert!(first.filter.starts_with("speech "), "{typed}");
    }
    let words = labels(&source(&format!("“It is” [@speech].\n\nSo @sp$0 says: {quotation}.")));
    assert_eq!(words[0], "speech", "in running text nothing says where");
}

#[test]
fn nothing_is_offered_where_no_source_is_missing() {
    for body in [
        "Ann Lee said: “I have never seen the like of it” $0 [@lee].",
        "Ann Lee said: “I have never seen the like of it”, $0",
        "The so-called “thing” $0",
        "The so-called “thing” [$0",
        "“I have never seen the like of it,” Ann Lee said$0",
        "“I have never seen the like of it,” Ann Lee said to $0",
        "“I have never seen the like of it,” Ann Lee said [@lee], and he said $0",
        "“I have never seen the like of it.” [@lee] Ann Lee said $0",
        "So [$0",
        "“I have never seen the like of it,” Ann Lee said [$0] [@lee].",
        "“I have never seen the like of it” [@lee], Ann Lee said [$0].",
        "Ann Lee:\n\n> I have never seen [$0",
        "Ann Lee:\n\n> I have never seen. [$0I have] it.",
        "Ann Lee said: “I have never seen the like of it” [and$0",
        "Ann Lee said: “I have never seen the like of it” [$0and so on](x.html)",
        "> I have never seen it [@lee]\n>\n> — Ann Lee [$0",
        "> I have never seen it\n>\n> — Ann Lee, mayor$0",
        "> I have never seen it\n\nSo it is\n\n— Ann Lee [$0",
        "- [$0",
        "$0",
        "`“I have never seen the like of it,” Ann Lee said` $0",
    ] {
        assert_eq!(labels(&source(body)), [""; 0], "{body}");
    }
}

#[test]
fn who_wrote_it_comes_before_who_did_not() {
    let source = |body: &str| {
        format!(
            "---\nreferences:\n\
             - {{id: doe, type: interview, author: [{{family: Doe, given: Jo}}]}}\n\
             - {{id: paper, type: article-newspaper, author: [{{family: Roe}}], speaker: [{{family: Keynes}}]}}\n\
             - {{id: treatise, type: book, author: [{{family: Keynes, given: John Maynard}}]}}\n\
             - {{id: zeitung, type: article-newspaper, author: [{{family: Zoe}}]}}\n---\n\n{body}\n"
        )
    };
    for body in [
        "As Keynes wrote, “In the long run we are all of us dead”$0",
        "John Maynard Keynes wrote: “In the long run we are all of us dead” [$0",
        "> In the long run we are all of us dead\n>\n> — John Maynard Keynes [@$0",
    ] {
        let labels: Vec<String> = labels(&source(body)).into_iter().map(|it| it.replace(['[', ']', '@'], "")).collect();
        // Whose words are somebody else's would be reported.
        assert_eq!(labels, ["paper", "treatise", "zeitung", "doe"], "{body}");
    }
}
