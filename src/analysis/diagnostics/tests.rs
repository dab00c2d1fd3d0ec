//! What holds of every rule, and how a rule is tested.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use expect_test::expect_file;

use super::{RULES, Severity, diagnose, diagnose_library};
use crate::analysis::fixture::{Fixture, with_marks, without_marks};
use crate::workspace::Settings;

/// Diagnoses the first file of `fixture`, whose findings are written under its lines.
#[track_caller]
pub(super) fn check(fixture: &str) {
    check_with(fixture, Settings::default());
}

/// The same with other settings.
#[track_caller]
pub(super) fn check_with(fixture: &str, settings: Settings) {
    let marked = fixture.split("\n//- ").next().unwrap_or_default().trim_start_matches("//- ");
    let marked = if fixture.starts_with("//- ") { marked.split_once('\n').unwrap().1 } else { marked };
    let fixture = Fixture::with(&without_marks(fixture), settings);
    let (text, findings) = match fixture.snapshot.document(&fixture.path) {
        Some(document) => (document.text.clone(), diagnose(&fixture.snapshot, document)),
        None => {
            let text = fixture.snapshot.text(&fixture.path).unwrap().clone();
            (text, diagnose_library(&fixture.snapshot, &fixture.path))
        }
    };
    for finding in &findings {
        for related in &finding.related {
            let text = fixture.snapshot.text(&related.place.path).unwrap();
            assert!(related.place.span.end() <= text.len() && !related.place.span.is_empty(), "{related:?}");
        }
    }
    let actual = with_marks(&text, &findings);
    assert_eq!(marked.trim_end(), actual.trim_end(), "\n--- it should be ---\n{marked}\n--- it is ---\n{actual}\n");
}

fn codes(example: &str) -> Vec<&'static str> {
    let fixture = Fixture::new(&format!("//- /example.ibid\n{example}"));
    diagnose(&fixture.snapshot, fixture.document()).iter().map(|finding| finding.rule.code).collect()
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
fn the_table_in_the_readme_is_that_of_the_rules() {
    let rows = RULES.iter().map(|rule| {
        let severity = match rule.severity {
            Severity::Hint => "hint",
            Severity::Information => "information",
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        format!("| `{}` | {severity} | {} |\n", rule.code, rule.summary)
    });
    let table = format!("| rule | severity | when |\n|---|---|---|\n{}", rows.collect::<String>());
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let (before, rest) = readme.split_once("<!-- rules -->\n").unwrap();
    let (_, after) = rest.split_once("<!-- /rules -->").unwrap();
    // `UPDATE_EXPECT=1 cargo test` rewrites the table.
    expect_file!["../../../README.md"].assert_eq(&format!("{before}<!-- rules -->\n{table}<!-- /rules -->{after}"));
}

#[test]
fn findings_come_in_order_of_place() {
    check(
        "\
//- /a.ibid
“Four score and seven years ago,” Lincoln said [@TK].
                                                ^^^ information source-to-come: The source of these words of Lincoln is still to come.
“Nobody in that crowd thought so,” she said, and ==nobody left== [@x].
                                                                  ^^ error undefined-source: No source has the key `x`.
",
    );
}

#[test]
fn there_are_none_where_the_document_has_not_asked_for_them() {
    check("“Nobody in that crowd thought so,” Tolland said.\n");
}
