//! The fixtures, one file per language or theme, and the laws that hold of any text.
//!
//! In a fixture every line that is indented by four spaces is a document of its own, in the language of the file's
//! metadata, as it comes out: `⟦…⟧` around each quotation, nested ones left out, `⟨` before a mark that opens and is
//! never closed, `⟩` behind one that closes and was never opened. `⏎` is a line end, `¶` parts paragraphs, `⍽` is a
//! no-break space, `␣` a narrow one and `˽` a thin one.

use proptest::prelude::*;

use super::*;
use crate::syntax::{Dialect, StatementKind, Syntax};

/// The document with its quotations and lonely marks drawn into it.
fn drawn(head: &str, document: &str) -> String {
    let syntax = Syntax::parse(&format!("{head}{document}"), Dialect::Markdown);
    let mut signs: Vec<(usize, &str)> = Vec::new();
    for statement in syntax.statements().filter(|statement| statement.kind == StatementKind::InlineQuotation) {
        signs.extend([(statement.span.start(), "⟦"), (statement.span.end(), "⟧")]);
    }
    for unpaired in (0..syntax.block_count()).flat_map(|index| syntax.unpaired_of(index)) {
        let span = unpaired.place(unpaired.span);
        signs.push(match unpaired.kind {
            UnpairedKind::Unclosed => (span.start(), "⟨"),
            UnpairedKind::StrayClosing => (span.end(), "⟩"),
        });
    }
    signs.sort_by_key(|sign| std::cmp::Reverse(sign.0));
    let mut out = document.to_owned();
    for (at, sign) in signs {
        out.insert_str(at - head.len(), sign);
    }
    out
}

fn check(fixture: &str) {
    let head = fixture.split_inclusive("---\n").take(2).collect::<String>() + "\n";
    let cases: Vec<&str> = fixture.lines().filter_map(|line| line.strip_prefix("    ")).collect();
    assert!(!cases.is_empty());
    let wrong: Vec<String> = cases
        .into_iter()
        .filter_map(|case| {
            let expected = case.replace(" ¶ ", "\n\n").replace(" ⏎ ", "\n").replace('⏎', "\n");
            let expected = expected.replace('⍽', "\u{a0}").replace('␣', "\u{202f}").replace('˽', "\u{2009}");
            let found = drawn(&head, &expected.replace(['⟦', '⟧', '⟨', '⟩'], ""));
            (found != expected).then(|| format!("expected {expected:?}\nfound    {found:?}\n"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

macro_rules! fixtures {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            check(include_str!(concat!("fixtures/", stringify!($name), ".md")));
        })*
    };
}

fixtures! {
    english german french spanish italian portuguese dutch nordic slavic others japanese chinese
    damage typed markdown
}

proptest! {
    #[test]
    fn pairs_lie_in_the_text(
        text in "[ab .,`5s\u{1}\u{a0}\n“”„‘’‚\"'«»‹›「」—]{0,40}",
        lang in proptest::sample::select(&[Lang::English, Lang::German, Lang::French, Lang::Chinese, Lang::Other][..]),
    ) {
        let text = text.as_str();
        let pairing = pair(text, lang);
        for pair in &pairing.pairs {
            prop_assert!(text[pair.span].starts_with(|c| is_mark(c) || matches!(c, '`' | ',')));
            prop_assert!(text[pair.span].ends_with(is_mark));
            prop_assert!(text.get(pair.inner.range()).is_some() && pair.span.covers(pair.inner));
        }
        prop_assert!(pairing.pairs.windows(2).all(|two| two[0].span.end() <= two[1].span.start()));
        for unpaired in pairing.unpaired.iter().chain(&pairing.open) {
            prop_assert!(text.get(unpaired.span.range()).is_some_and(|mark| !mark.is_empty()));
        }
        prop_assert!(pairing.unpaired.is_sorted_by_key(|unpaired| unpaired.span));
    }
}
