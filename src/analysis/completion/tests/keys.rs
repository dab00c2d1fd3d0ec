#![allow(clippy::unwrap_used)]

use expect_test::expect;

use super::*;

const HEAD: &str = "\
---
bibliography: refs.bib
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  title: Gettysburg Address
  issued: 1863-11-19
---

";

const SOURCES: &str = "
//- /refs.bib
@book{wills-1992, author = {Wills, Garry}, title = {Lincoln at Gettysburg}, date = {1992}}
@letter{everett-1863, author = {Everett, Edward}, title = {To Lincoln}, date = {1863-11-20}}
@misc{https://x.org/a/, title = {A page}}
@book{lincoln-1863, title = {Overridden}}
@book{Boritt-2006, editor = {Boritt, Gábor}, date = {2006}}
";

fn source(body: &str) -> String {
    format!("{HEAD}{body}\n{SOURCES}")
}

/// The keys, best first.
fn keys(body: &str) -> Vec<String> {
    labels(&source(body))
}

/// The body after the item labelled `label` is put there.
fn with(body: &str, label: &str) -> String {
    let (fixture, completion) = completed(&source(body));
    let Some(item) = completion.items.iter().find(|item| item.label == label) else { return "nothing".to_owned() };
    let text = after(&fixture, &completion, item);
    text.strip_prefix(HEAD).unwrap().trim_end().to_owned()
}

#[test]
fn every_key_once_with_what_it_is_found_by() {
    let items = completed(&source("So [@$0]")).1.items;
    let shown = items.iter().map(|item| format!("{} · {} · {}\n", item.insert, item.detail, item.filter));
    expect![[r#"
        Boritt-2006 · Gábor Boritt, 2006 · Boritt-2006 Gábor Boritt 2006 Gabor
        everett-1863 · Edward Everett, 1863 · everett-1863 Edward Everett To Lincoln 1863
        {https://x.org/a/} · A page · https://x.org/a/ A page
        lincoln-1863 · Abraham Lincoln, 1863 · lincoln-1863 Abraham Lincoln Gettysburg Address 1863
        wills-1992 · Garry Wills, 1992 · wills-1992 Garry Wills Lincoln at Gettysburg 1992
    "#]]
    .assert_eq(&shown.collect::<String>());
}

#[test]
fn the_whole_key_is_replaced_and_nothing_else() {
    for (body, expected) in [
        ("So [see @wil$0ls-1982, p. 3]", "So [see @lincoln-1863, p. 3]"),
        ("So @wil$0ls says", "So @lincoln-1863 says"),
        ("So [@{wil$0ls}]", "So [@{lincoln-1863}]"),
        ("So [@{wil$0]", "So [@{lincoln-1863}]"),
        ("So [-@$0wills]", "So [-@lincoln-1863]"),
    ] {
        assert_eq!(with(body, "lincoln-1863"), expected, "{body}");
    }
    assert_eq!(with("So [@$0, p. 3]", "https://x.org/a/"), "So [@{https://x.org/a/}, p. 3]");
}

#[test]
fn brackets_are_supplied_where_the_sentence_is_whole_without_the_key() {
    for (body, expected) in [
        ("He said “we are met” @$0", "He said “we are met” [@lincoln-1863]"),
        ("He said “we are met” @li$0.", "He said “we are met” [@lincoln-1863]."),
        ("He said “we are met”@$0", "He said “we are met” [@lincoln-1863]"),
        ("He said “we are met” -@$0", "He said “we are met” [-@lincoln-1863]"),
        ("He said “we are met” @{$0", "He said “we are met” [@{lincoln-1863}]"),
        ("He said “we are met” @{$0}", "He said “we are met” [@{lincoln-1863}]"),
        ("==All of it is true== @$0", "==All of it is true== [@lincoln-1863]"),
        ("> We are met\n>\n> — Abraham Lincoln @$0", "> We are met\n>\n> — Abraham Lincoln [@lincoln-1863]"),
        ("All were met @$0.", "All were met [@lincoln-1863]."),
        ("“We have all met here,” Lincoln said @$0", "“We have all met here,” Lincoln said [@lincoln-1863]"),
        ("“We have all met here,” he said @li$0\n\nMore.", "“We have all met here,” he said [@lincoln-1863]\n\nMore."),
        // The key is a part of what is said.
        ("“We have all met here,” he said, and @$0", "“We have all met here,” he said, and @lincoln-1863"),
        ("“We have all met here,” he said to @$0", "“We have all met here,” he said to @lincoln-1863"),
        (
            "“We have all met here,” he said [@lincoln-1863], but @$0",
            "“We have all met here,” he said [@lincoln-1863], but @lincoln-1863",
        ),
        ("“We have all met here,” he said.\n\nThen @$0", "“We have all met here,” he said.\n\nThen @lincoln-1863"),
        ("@$0", "@lincoln-1863"),
        ("All were met. @$0", "All were met. @lincoln-1863"),
        ("As @$0", "As @lincoln-1863"),
        ("As @$0 says, all were met.", "As @lincoln-1863 says, all were met."),
        ("It is said by @$0.", "It is said by @lincoln-1863."),
        ("He said “we are met” (see @$0)", "He said “we are met” (see @lincoln-1863)"),
        ("He said “we are met” @$0 [p. 3]", "He said “we are met” @lincoln-1863 [p. 3]"),
    ] {
        assert_eq!(with(body, "lincoln-1863"), expected, "{body}");
    }
}

#[test]
fn what_is_missing_in_brackets_is_supplied() {
    for (body, expected) in [
        ("So [@$0", "So [@lincoln-1863]"),
        ("So [see @$0", "So [see @lincoln-1863]"),
        ("So [@$0, p. 3", "So [@lincoln-1863, p. 3"),
        ("So [@$0 and so on", "So [@lincoln-1863] and so on"),
        ("So [@$0] and [so]", "So [@lincoln-1863] and [so]"),
        ("So [@wills-1992 @$0]", "So [@wills-1992; @lincoln-1863]"),
        ("So [@wills-1992, @$0]", "So [@wills-1992; @lincoln-1863]"),
        ("So [@wills-1992, p. 3 @$0]", "So [@wills-1992, p. 3; @lincoln-1863]"),
        ("So [@wills-1992, p. 3, @l$0]", "So [@wills-1992, p. 3; @lincoln-1863]"),
        ("So [@wills-1992; @$0]", "So [@wills-1992; @lincoln-1863]"),
        ("So [@wills-1992 and @$0]", "So [@wills-1992 and @lincoln-1863]"),
        ("So [@$0 @wills-1992]", "So [@lincoln-1863; @wills-1992]"),
        ("So [@$0; @wills-1992]", "So [@lincoln-1863; @wills-1992]"),
        ("So @wills-1992 [p. 3; @$0]", "So @wills-1992 [p. 3; @lincoln-1863]"),
        ("So it is [it is @$0", "So it is [it is @lincoln-1863]"),
        ("So [it is. It is. So @$0", "So [it is. It is. So @lincoln-1863"),
    ] {
        assert_eq!(with(body, "lincoln-1863"), expected, "{body}");
    }
}

#[test]
fn a_semicolon_in_brackets_asks_for_the_next_one() {
    for (body, expected) in [
        ("So [@wills-1992; $0]", "So [@wills-1992; @lincoln-1863]"),
        ("So [@wills-1992; $0", "So [@wills-1992; @lincoln-1863]"),
        ("So [@wills-1992;$0]", "So [@wills-1992; @lincoln-1863]"),
        ("So [@wills-1992; li$0]", "So [@wills-1992; @lincoln-1863]"),
        ("So [@wills-1992; gett$0", "So [@wills-1992; @lincoln-1863]"),
        ("So [@wills-1992; see$0", "nothing"),
        ("So [@wills-1992; $0see @everett-1863]", "nothing"),
        ("So [@wills-1992; $0@everett-1863]", "So [@wills-1992; @lincoln-1863; @everett-1863]"),
        ("So [@wills-1992, p. 3; $0]", "So [@wills-1992, p. 3; @lincoln-1863]"),
        ("So @wills-1992 [p. 3; $0]", "nothing"),
        ("So [it is; $0]", "nothing"),
        ("So [@wills-1992]; $0", "nothing"),
        ("`[@wills-1992; $0]`", "nothing"),
    ] {
        assert_eq!(with(body, "lincoln-1863"), expected, "{body}");
    }
}

#[test]
fn what_is_cited_beside_it_comes_last() {
    for body in ["So [@Boritt-2006; $0]", "So [@Boritt-2006; @$0]", "So [@$0; @Boritt-2006]", "So [@Boritt-2006; @$0"] {
        assert!(keys(body).last().is_some_and(|key| key.ends_with("Boritt-2006")), "{body}");
    }
}

#[test]
fn a_key_ends_where_what_follows_would_go_on_with_it() {
    for (body, expected) in [
        ("As @$0https://x.org/b says", "As @{lincoln-1863}https://x.org/b says"),
        ("As @$0—so it is", "As @lincoln-1863—so it is"),
        ("As @$0’s speech says", "As @lincoln-1863’s speech says"),
    ] {
        assert_eq!(with(body, "lincoln-1863"), expected, "{body}");
    }
}

#[test]
fn the_speakers_sources_come_first() {
    for body in [
        "It is [@wills-1992]. “I should be glad if I could,” Edward Everett wrote [@$0].",
        "> I should be glad if I could\n>\n> — Edward Everett [@$0]\n",
        "“I should be glad,” Edward Everett wrote. He added: “I flatter myself” [@$0].",
        "Wills knew it. Edward Everett wrote to him: “I should be glad if I could” @$0",
        "@$0 wrote, as Everett: “I should be glad if I could.”",
        "It was Everett who had spoken first [@$0].",
    ] {
        assert_eq!(keys(body)[0], "everett-1863", "{body}");
    }
    assert_eq!(
        keys("It is [@wills-1992]. “I should be glad if I could,” Edward Everett wrote [@$0].")[..2],
        ["everett-1863", "wills-1992"]
    );
}

#[test]
fn what_is_cited_near_comes_before_what_is_cited_far() {
    let body = "It is [@wills-1992].\n\nIt is [@Boritt-2006].\n\nSo [@$0].\n\nSo so so. It is @lincoln-1863.";
    assert_eq!(keys(body)[..3], ["Boritt-2006", "lincoln-1863", "wills-1992"]);
    assert_eq!(keys("So [@wills-19$0]")[0], "wills-1992");
    assert_eq!(keys("So [@wills-1992$0] and [@lincoln-1863]")[0], "wills-1992", "what is typed");
}

#[test]
fn who_has_the_words_comes_before_who_is_said_to_have_said_them() {
    let (_, completion) = completed(
        "---\nreferences:\n\
         - {id: a, type: speech, author: Edward Everett}\n\
         - {id: b, type: speech, author: Abraham Lincoln, transcript: b.txt}\n---\n\n\
         “The world will little note” [@b].\n\n\
         Edward Everett said: “nor long remember what we say here” [@$0].\n\
         //- /b.txt\nThe world will little note, nor long remember what we say here.\n",
    );
    assert_eq!(completion.items[0].label, "b");
}

/// The keys for a citation in `body`, of sources whose order is told by nothing but what stands around it.
fn among(body: &str) -> Vec<String> {
    labels(&format!(
        "---\nreferences:\n\
         - {{id: a, type: speech, author: Edward Everett, issued: 1863-11-19, event-place: Gettysburg}}\n\
         - {{id: b, type: speech, author: Abraham Lincoln, issued: 1861-03-04, event-place: 'Washington, D.C.'}}\n\
         - {{id: c, type: speech, author: Abraham Lincoln, issued: 1863-11-19, event-place: 'Gettysburg, Pennsylvania', \
            role: 16th President of the United States}}\n\
         - {{id: d, type: speech, author: [{{family: Harlan, given: Ann}}]}}\n---\n\n{body}\n"
    ))
}

#[test]
fn who_is_called_otherwise_is_known() {
    for (body, expected) in [
        ("“I have never seen the like,” the president wrote [@$0].", "c"),
        ("The President said: “I have never seen the like” [@$0].", "c"),
        ("“I have never seen the like,” the resident wrote [@$0].", "a"),
        ("Ann Harlan said “it is so.” Later she wrote: “I have never seen the like” [@$0].", "d"),
        ("Ann Harlan said “it is so.”\n\nLater she wrote: “I have never seen the like” [@$0].", "d"),
        ("Later she wrote: “I have never seen the like” [@$0].", "a"),
    ] {
        assert_eq!(among(body)[0], expected, "{body}");
    }
}

#[test]
fn what_was_said_then_and_there_comes_first() {
    let lincoln = "> I have never seen it.\n>\n> — Abraham Lincoln";
    for (line, expected) in [
        (", Gettysburg, 19 November 1863 [$0", "c"),
        (", 19 November 1863 [@$0]", "c"),
        (", Gettysburg [@$0]", "c"),
        (", 1863 [@$0]", "c"),
        (", Washington, 4 March 1861 [$0", "b"),
        (" [@$0]", "b"),
    ] {
        assert_eq!(among(&format!("{lincoln}{line}"))[0], expected, "{line}");
    }
}

#[test]
fn few_words_are_those_of_a_cited_source_that_has_them_as_they_are() {
    let keys = |quoted: &str| {
        labels(&format!(
            "---\nreferences:\n\
             - {{id: a, type: speech, transcript: a.txt}}\n- {{id: b, type: speech, transcript: b.txt}}\n\
             - {{id: c, type: speech, transcript: c.txt}}\n---\n\n\
             “It was so then” [@b] and “it was so” [@a].\n\nHe says {quoted} [@$0].\n\
             //- /a.txt\nThat this nation, Under god, shall have it.\n\
             //- /b.txt\nThat this nation, under God, shall have it. Upon this.\n\
             //- /c.txt\nUnder god. He alone said so.\n",
        ))
    };
    assert_eq!(keys("“under God”")[0], "b");
    assert_eq!(keys("“under God,” the text says,")[0], "b");
    assert_eq!(keys("“Under god”")[0], "a", "nobody has cited the other one");
    assert_eq!(keys("“He alone”")[0], "a", "what is cited nearest");
    assert_eq!(keys("“upon”")[0], "a", "one word is anybody’s");
}

#[test]
fn what_is_typed_decides_before_what_is_likely() {
    assert_eq!(keys("It is [@wills-1992]. So [@ev$0]")[0], "everett-1863");
    assert_eq!(keys("So [@gab$0]")[0], "Boritt-2006", "accents need not be typed");
    assert_eq!(keys("So [@gett$0]")[..2], ["lincoln-1863", "wills-1992"], "by its title");
    assert_eq!(keys("So [@1992$0]")[0], "wills-1992");
    assert_eq!(keys("So [@linc$0]")[..2], ["lincoln-1863", "everett-1863"], "the key before the title");
    assert_eq!(keys("So [@ln1863$0]")[0], "lincoln-1863", "letters in their order");
}

/// What clients make of a list: an item stays as long as its filter has the typed letters in their order.
fn matches(filter: &str, typed: &str) -> bool {
    let mut letters = filter.chars().flat_map(char::to_lowercase);
    typed.chars().flat_map(char::to_lowercase).all(|wanted| letters.any(|letter| letter == wanted))
}

#[test]
fn a_key_is_typed_letter_by_letter() {
    for (before, rest) in [
        ("It is [@wills-1992]. “I should be glad if I could,” Edward Everett wrote [", "]."),
        ("“I should be glad if I could,” Edward Everett wrote ", " says.\n\nSo [@wills-1992]."),
        ("So [see ", ""),
        ("Gábor 𝄞 “𝄞 𝄞” ", ""),
    ] {
        for (key, typed) in [("everett-1863", "@everett-1863"), ("everett-1863", "@edward"), ("Boritt-2006", "@gabor")]
        {
            let mut first: Option<Vec<String>> = None;
            for end in 1..=typed.len() {
                let typed = &typed[..end];
                let body = format!("{before}{typed}$0{rest}");
                let (fixture, completion) = completed(&source(&body));
                let caret = fixture.caret().offset;
                assert_eq!(completion.replace.start(), caret - (typed.len() - 1), "the menu stays: {body}");
                assert_eq!(completion.replace.end(), caret, "{body}");
                let word = fixture.slice(&fixture.path, completion.replace);
                let item = completion.items.iter().find(|item| item.label == key).unwrap();
                assert!(matches(&item.filter, &word), "{} is lost at {word}", item.filter);
                assert_eq!(item.filter.split(' ').next(), Some(key));
                // Whatever a client leaves of the first list is in the order of a list that is made anew.
                let left = |labels: &[String]| -> Vec<String> {
                    let has = |label: &&String| {
                        let item = completion.items.iter().find(|item| item.label == **label).unwrap();
                        item.filter.split(' ').any(|it| it.to_lowercase().starts_with(&word.to_lowercase()))
                    };
                    labels.iter().filter(has).cloned().collect()
                };
                let now: Vec<String> = completion.items.iter().map(|item| item.label.clone()).collect();
                let before = first.get_or_insert_with(|| now.clone());
                assert_eq!(left(before)[..1], left(&now)[..1], "no jumps at the top: {body}");
            }
            let (_, completion) = completed(&source(&format!("{before}{typed}$0{rest}")));
            assert_eq!(completion.items[0].label, key, "{before}{typed}");
        }
    }
}

#[test]
fn a_large_library_is_cut_and_says_so() {
    use std::fmt::Write;
    let mut library = String::new();
    for number in 0..MOST + 500 {
        writeln!(library, "@book{{key{number}, title = {{Title}}, date = {{1900}}}}").unwrap();
    }
    let of = |typed: &str| {
        completed(&format!("---\nbibliography: refs.bib\n---\n\nSo [@{typed}$0]\n//- /refs.bib\n{library}")).1
    };
    let completion = of("");
    assert_eq!(completion.items.len(), MOST);
    assert!(completion.is_incomplete);
    let last = format!("key{}", MOST + 499);
    let completion = of(&last);
    assert_eq!(completion.items[0].label, last);
    assert!(completion.is_incomplete, "other letters bring up others");
    assert!(!completed(&source("So [@$0]")).1.is_incomplete);
}

#[test]
fn where_no_key_is_typed_there_is_no_key() {
    for body in
        ["So it$0 is", "Write me@$0", "`[@$0]`", "```\n[@$0]\n```", "<https://x.org/@$0>", "$x@$0$", "<!-- @$0 -->"]
    {
        assert_eq!(keys(body), [""; 0], "{body}");
    }
}

#[test]
fn nocite_names_keys_too() {
    let head = "---\nbibliography: refs.bib\n";
    for (field, expected) in [
        ("nocite: '@ev$0'", "nocite: '@everett-1863'"),
        ("nocite: |\n  @a, @ev$0er", "  @a, @everett-1863"),
        ("nocite:\n- '@$0'", "- '@Boritt-2006'"),
        ("title: '@$0'", ""),
        ("nocite: '@a'\ntitle: '@$0'", ""),
    ] {
        let (fixture, completion) = completed(&format!("{head}{field}\n---\n{SOURCES}"));
        let after = completion.items.first().map(|item| after(&fixture, &completion, item)).unwrap_or_default();
        let line = after.lines().find(|line| line.contains(expected)).unwrap_or_default();
        assert_eq!(line, expected, "{field}");
    }
}

#[test]
fn a_key_has_a_card() {
    let (fixture, _) = completed(&source("So [@$0]"));
    let card = |key| documentation(&fixture.snapshot, &fixture.path, key);
    assert!(card("lincoln-1863").is_some_and(|card| card.starts_with("**Abraham Lincoln**")));
    assert_eq!(card("https://x.org/a/").as_deref(), Some("in *A page*"));
    assert_eq!(card("nobody"), None);
}
