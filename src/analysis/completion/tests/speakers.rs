use super::*;

const HEAD: &str = "---\nreferences:\n\
    - {id: a, type: speech, author: [{family: Lincoln, given: Abraham}], role: President}\n\
    - {id: b, type: book, author: [{family: Wills, given: Garry}]}\n\
    - {id: c, type: broadcast, guest: [{family: Abbott, given: Bud}]}\n---\n\n";

fn speakers(body: &str) -> Vec<String> {
    labels(&format!("{HEAD}{body}"))
}

#[test]
fn who_is_named_near_comes_first_and_then_those_of_the_sources() {
    let before = "“It is so,” Jane Doe said.\n\n> It is\n>\n> — John Roe, mayor\n\n";
    for body in [
        "> It was so\n>\n> — $0",
        "> It was so\n> — $0",
        "> It was so\n\n— $0",
        "> It was so\n\n-- J$0",
        "“It was so,” said $0",
        "“It was so,” said J$0 today.",
        "According to $0",
        "It was so, according to Jo$0.",
    ] {
        let expected = ["John Roe", "Jane Doe", "Abraham Lincoln", "Bud Abbott"];
        assert_eq!(speakers(&format!("{before}{body}")), expected, "{body}");
    }
}

#[test]
fn the_name_is_replaced_and_nothing_else() {
    for (body, expected) in [
        ("> It was so\n>\n> — Abr$0aham, 1863", "> It was so\n>\n> — Abraham Lincoln, 1863"),
        ("> It was so\n>\n> — Abraham Li$0", "> It was so\n>\n> — Abraham Lincoln"),
        ("According to $0: “It was so.”", "According to Abraham Lincoln: “It was so.”"),
        ("“𝄞 was so,” said Li$0n.", "“𝄞 was so,” said Abraham Lincoln."),
    ] {
        assert_eq!(with_first(&format!("{HEAD}{body}")), expected, "{body}");
    }
    let (_, completion) = completed(&format!("{HEAD}According to $0"));
    assert_eq!(completion.items[0].detail, "President");
}

#[test]
fn elsewhere_nobody_is_offered() {
    for body in [
        "Jane Doe said $0",
        "Jane Doe said that it $0",
        "It was so — $0",
        "— $0",
        "- $0",
        "> It was so\n>\n> — Jane Doe, $0",
        "> It was so [@a]\n>\n> — Abraham Lincoln $0",
        "`according to $0`",
        "$0",
    ] {
        assert_eq!(speakers(body), [""; 0], "{body}");
    }
}

#[test]
fn who_is_spoken_of_comes_first() {
    let sources = "---\nreferences:\n- {id: a, type: speech, author: [{family: Eisenhower, given: Dwight}]}\n\
                   - {id: b, type: speech, author: [{family: Everett, given: Edward}]}\n---\n\n";
    let everett = "Before the President it was Everett who spoke, and long. He wrote to him the next day.";
    let first = |body: &str| labels(&format!("{sources}{body}"))[0].clone();
    assert_eq!(first(&format!("{everett}\n\n> I should be glad\n>\n> — E$0")), "Edward Everett");
    assert_eq!(first("> I should be glad\n>\n> — E$0"), "Dwight Eisenhower");
    let long_before = "“It is so,” Dwight Eisenhower said.\n\n";
    assert_eq!(first(&format!("{long_before}{everett}\n\n> I should be glad\n>\n> — E$0")), "Edward Everett");
}
