use super::*;

const HEAD: &str = "---\nreferences:\n\
    - {id: a, type: speech, author: [{family: Lincoln, given: Abraham}], role: President, event-place: Gettysburg, issued: 1863-11-19}\n\
    - {id: b, type: speech, author: [{family: Lincoln, given: Abraham}], role: candidate for the Senate, event-date: 1858-06}\n\
    - {id: c, type: speech, author: [{family: Wills, given: Garry}], role: historian}\n---\n\n";

fn details(body: &str) -> Vec<String> {
    labels(&format!("{HEAD}{body}"))
}

#[test]
fn what_is_known_of_a_speaker_follows_the_name() {
    let before = "> It is\n>\n> — Abraham Lincoln, lawyer, Springfield, 4 March 1860\n\n";
    for (body, expected) in [
        (
            "> It was\n>\n> — Abraham Lincoln, $0",
            "lawyer|President|candidate for the Senate|Springfield|Gettysburg|4 March 1860|19 November 1863|June 1858",
        ),
        ("> It was\n\n— Lincoln, P$0", "President"),
        (
            "> It was\n> -- Abraham Lincoln, President, $0",
            "lawyer|candidate for the Senate|Springfield|Gettysburg|4 March 1860|19 November 1863|June 1858",
        ),
        ("> It was\n>\n> — Abraham Lincoln, President, G$0", "Gettysburg"),
        ("> It was\n>\n> — Abraham Lincoln, candidate for $0", "candidate for the Senate"),
        ("> It was\n>\n> — Abraham Lincoln, President, Gettysburg, 19$0", "19 November 1863"),
        ("> It was\n>\n> — Garry Wills, $0", "historian"),
    ] {
        assert_eq!(details(&format!("{before}{body}")).join("|"), expected, "{body}");
    }
}

#[test]
fn the_words_after_the_comma_are_replaced() {
    for (body, expected) in [
        ("> It was\n>\n> — Garry Wills, $0", "> It was\n>\n> — Garry Wills, historian"),
        ("> It was\n>\n> — Garry Wills,$0", "> It was\n>\n> — Garry Wills, historian"),
        ("> It was\n>\n> — Garry Wills, hi$0st, 1992", "> It was\n>\n> — Garry Wills, historian, 1992"),
        ("> It was\n>\n> — Garry Wills, hi$0 [@c]", "> It was\n>\n> — Garry Wills, historian [@c]"),
    ] {
        assert_eq!(with_first(&format!("{HEAD}{body}")), expected, "{body}");
    }
}

#[test]
fn of_others_and_elsewhere_nothing_is_known() {
    for body in [
        "> It was\n>\n> — Jane Doe, $0",
        "> It was\n>\n> — Garry Wills, historian $0 [@c]",
        "> It was\n>\n> — Garry Wills, jo$0",
        "Garry Wills, $0",
        "It was so — Garry Wills, $0",
        "— Garry Wills, $0",
        "> It was\n>\n> — he, $0",
        "```\n> It was\n>\n> — Garry Wills, $0\n```",
    ] {
        assert_eq!(details(body), [""; 0], "{body}");
    }
}
