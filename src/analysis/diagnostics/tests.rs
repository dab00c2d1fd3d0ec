//! What holds of every rule, and how a rule is tested.
#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::{RULES, diagnose, diagnose_config, diagnose_library};
use crate::analysis::fixture::{Fixture, unindented, with_marks, without_marks};
use crate::text::Text;
use crate::workspace::Settings;

/// Diagnoses every file of a fixture. The snapshot is the fixture, with the findings written under its lines.
#[track_caller]
pub(super) fn check(fixture: &Expect) {
    check_with(Settings::default(), fixture);
}

/// The same with other settings.
#[track_caller]
pub(super) fn check_with(settings: Settings, fixture: &Expect) {
    let source = without_marks(&unindented(fixture.data()));
    let Fixture { snapshot, files, .. } = Fixture::with(&source, settings);
    let mut marked = String::new();
    for (path, text) in &files {
        let findings = match snapshot.document(path) {
            Some(document) => diagnose(&snapshot, document),
            None => match snapshot.configs().find(|config| config.path == *path) {
                Some(config) => diagnose_config(&snapshot, config),
                None => diagnose_library(&snapshot, path),
            },
        };
        for place in findings.iter().flat_map(|finding| &finding.related).map(|related| &related.place) {
            let text = snapshot.text(&place.path).unwrap();
            assert!(place.span.end() <= text.len() && !place.span.is_empty(), "{place:?}");
        }
        if source.starts_with("//- ") {
            writeln!(marked, "//- {}", path.display()).unwrap();
        }
        let text = with_marks(snapshot.text(path).unwrap_or(&Text::new(text)), &findings);
        marked.push_str(&text.replace('\u{c}', "␌"));
    }
    fixture.assert_eq(&marked);
}

fn codes(example: &str) -> Vec<&'static str> {
    let fixture = Fixture::new(&format!("//- /example.ibid\n{example}"));
    let mut findings = diagnose(&fixture.snapshot, fixture.document());
    findings.extend(fixture.snapshot.configs().flat_map(|config| diagnose_config(&fixture.snapshot, config)));
    findings.iter().map(|finding| finding.rule.code).collect()
}

#[test]
fn every_rule_fires_in_its_own_example_and_is_silent_in_the_other() {
    for rule in RULES {
        assert_eq!(codes(rule.fires), [rule.code], "{}", rule.fires);
        assert_eq!(codes(rule.silent), [""; 0], "{}: {}", rule.code, rule.silent);
    }
}

#[test]
fn every_rule_says_what_it_is_in_the_same_way() {
    for rule in RULES {
        assert!(rule.code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
        assert!(!rule.summary.ends_with('.') && !rule.summary.contains('|'), "{}", rule.code);
        assert!(rule.why.ends_with('.'), "{}", rule.code);
        assert_eq!(RULES.iter().filter(|other| other.code == rule.code).count(), 1, "{}", rule.code);
    }
}

#[test]
fn findings_come_in_order_of_place() {
    check(&expect![[r#"
        //- /a.ibid
        “Four score and seven years ago,” Lincoln said [@TK; @x], ==and nobody left==, “of all who had come to hear him.”
                                                        ^^^ information source-to-come: The source of these words of Lincoln is still to come.
                                                             ^^ error undefined-source: No source has the key `x`.
    "#]]);
}

#[test]
fn there_are_none_where_the_document_has_not_asked_for_them() {
    check(&expect![[r#"
        “Nobody in that crowd thought so,” Tolland said.
    "#]]);
}

/// The rules that are off until asked for, and sources for them.
const STRICT: &str = "---\nlang: en\ndate: 2016\nibid: {rules: {missing-locator: on, secondary-source: on, \
    anonymous-source: on, unchecked-quote: on, missing-url: on, missing-archive: on, missing-accessed: on, \
    long-inline-quote: {severity: hint, words: 1}, emphasis-unmarked: on, translated-without-original: on, \
    mixed-script-word: on, empty-caption: on}}\nreferences: [{id: f, type: book, language: de, issued: 2046, titel: é}, \
    {id: h, type: webpage, quoted-in: é, issued: 2017}, {id: g, type: speech, author: [{family: Roe}], issued: 1998}]\n---\n\n";

proptest! {
    #[test]
    fn findings_lie_in_the_text(pieces in proptest::collection::vec(proptest::sample::select(&[
        "---\nreferences: [{id: a}, {id: a}, {type: b}]\n---\n", "---\nbibliography: x.bib\n---\n", "“Never again,” she said ", "é",
        "> quoted, said A. B.\n\n", "“open ", "» ", "==claim== ", "[@a] ", "[@a, @b] ", "[@a;] ", "[@TK] ", "@b ", "[@c; see @{d e}]", ".",
        "(<https://x.org>) ", "[^1] ", "\n\n[^1]: [@a]\n\n", "\n\n", "\r\n", "<!-- ibid-ignore unsourced-quote -->", "<!-- ibid-ignore-file x -->",
        "\n\n<!-- ibid-ignore unsourced-claim: é -->\n\n", "`", "\u{fffd}", "Zoé Bauer wrote in May 1997:\n\n", "“*é*, said and *done*,” a senior official said [@f; @g]. ",
        "“Never again,” Zoé Bauer said [@g]. ", "Grаnge é", "\n\n*Source:*\n\n", "| Quelle : |\n|--|\n", "<!-- ibid-ignore é-rule -->", STRICT,
    ][..]), 0..14)) {
        let fixture = Fixture::new(&format!("//- /a.ibid\n{}", pieces.concat()));
        let document = fixture.document();
        let findings = diagnose(&fixture.snapshot, document);
        prop_assert!(findings.is_sorted_by_key(|finding| finding.span));
        let text = document.text.to_string();
        for finding in &findings {
            let is_in_text = text.get(finding.span.range()).is_some_and(|words| !words.is_empty());
            prop_assert!(is_in_text || finding.rule.code == "not-utf8", "{finding:?} in {text:?}");
            prop_assert!(finding.message.ends_with(['.', '?']) && !finding.message.contains('\n'), "{}", finding.message);
        }
    }
}
