//! tests

use super::*;
use proptest::prelude::*;

/// The paragraph with each outermost pair in `⟦⟧`, what is still open after `⟨`, and marks without a partner in `{}`.
fn drawn(text: &str) -> String {
    let pairing = pair(text, Lang::Other);
    let mut signs: Vec<(usize, &str)> = Vec::new();
    for pair in &pairing.pairs {
        signs.extend([(pair.span.start(), "⟦"), (pair.span.end(), "⟧")]);
    }
    signs.extend(pairing.open.iter().map(|open| (open.span.start(), "⟨")));
    for unpaired in &pairing.unpaired {
        signs.extend([(unpaired.span.start(), "{"), (unpaired.span.end(), "}")]);
    }
    signs.sort_by_key(|sign| std::cmp::Reverse(sign.0));
    let mut out = text.to_owned();
    for (at, sign) in signs {
        out.insert_str(at, sign);
    }
    out
}

fn check(cases: &[&str]) {
    for expected in cases {
        let text = expected.replace(['⟦', '⟧', '⟨', '{', '}'], "");
        assert_eq!(drawn(&text), *expected);
    }
}

#[test]
fn marks_of_every_language() {
    check(&[
        "He said ⟦“no ‘never’ again”⟧ and ⟦‘why “so”?’⟧.",
        "Er sagte: ⟦„So ‚ist‘ es“⟧, und ⟦»so«⟧, ⟦›so‹⟧.",
        "⟦„Ein“⟧-Wort",
        "Il dit ⟦« bon “jour” »⟧ et ⟦«non»⟧, ⟦« oui\u{a0}»⟧",
        "Schweiz: ⟦«so «und» so»⟧",
        "⟦”Så”⟧, sade hon, ⟦»och så»⟧",
        "他说⟦「好」⟧和⟦『书』⟧",
        "She said \u{1}⟦“a\u{1} b”⟧\u{1}.",
        "⟦\"straight 'nested' words\"⟧ and ⟦'single ones'⟧.",
        "(⟦“a”⟧) —⟦“b”⟧— [⟦\"c\"⟧]",
        "⟦“Stop,”⟧ he said, ⟦“or I’ll…”⟧",
    ]);
}

#[test]
fn apostrophes_are_no_marks() {
    check(&[
        "the boys’ claim and the dogs' bowls, it's, l’État, dell'altro",
        "’tis the ’90s, ‘90s and '90s, rock ’n’ roll, zo’n ’s avonds, 'em",
        "⟦‘the boys’ claim is weak’⟧, he said",
        "⟦‘He doesn’t know’⟧ it’s",
        "N‘Haraven",
        "a 6' 2\" man and a 12\" record",
        "⟦‘boys’⟧ and the boys’ claim",
    ]);
}

#[test]
fn damage_is_survived() {
    check(&[
        "⟦“curly opened, straight closed\"⟧ and on",
        "⟦“wrong way“⟧ and on",
        "⟦“same “marks” nested”⟧",
        "⟨“never closed and on",
        "{“}never closed, then ⟦“closed”⟧ and ⟨“open",
        "stray{”} and on",
        "⟨\"never closed",
        "closed\u{20}only{\"} here",
    ]);
}

proptest! {
    #[test]
    fn pairs_lie_in_the_text(text in "[ab .,`5s\u{1}“”„‘’‚\"'«»‹›「」]{0,40}") {
        let text = text.as_str();
        let pairing = pair(text, Lang::Other);
        for pair in &pairing.pairs {
            prop_assert!(text[pair.span].starts_with(|c| is_mark(c) || matches!(c, '`' | ',')));
            prop_assert!(is_mark(text[pair.span].chars().next_back().unwrap()));
            prop_assert!(text.get(pair.inner.range()).is_some());
        }
        prop_assert!(pairing.pairs.windows(2).all(|two| two[0].span.end() <= two[1].span.start()));
    }
}
