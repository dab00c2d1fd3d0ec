//! What holds of the fixes of every rule.

use super::*;
use crate::analysis::diagnostics::{RULES, Rule};

/// Files beside the example of a rule that its fixes are about.
fn beside(code: &str) -> &'static str {
    match code {
        // What a workspace knows of libraries is what it has read.
        "missing-bibliography" => {
            "//- /other.md\n---\nbibliography: no-such-files.bib\n---\n//- /no-such-files.bib\n@book{wills-1992, title={Lincoln at Gettysburg}}\n"
        }
        _ => "",
    }
}

/// The example in which a rule fires, with what is offered where it does.
fn offers(rule: &Rule) -> (Fixture, Vec<Action>) {
    let fixture = Fixture::new(&format!("//- /example.ibid\n{}{}", rule.fires, beside(rule.code)));
    let findings = diagnose(&fixture.snapshot, fixture.document());
    let spans = findings.iter().filter(|finding| finding.rule.code == rule.code).map(|finding| finding.span);
    let offered = spans.flat_map(|span| all(&fixture, span).0).collect();
    (fixture, offered)
}

fn fixes<'a>(rule: &Rule, offered: &'a [Action]) -> impl Iterator<Item = &'a Action> {
    let code = rule.code;
    let is_fix =
        move |action: &&Action| action.kind == ActionKind::QuickFix && action.fixes.iter().any(|it| it.code == code);
    offered.iter().filter(is_fix)
}

#[test]
fn a_rule_that_says_it_has_fixes_has_one_in_its_own_example() {
    for rule in RULES {
        let (_, offered) = offers(rule);
        let titles: Vec<&str> = fixes(rule, &offered).map(|action| action.title.as_str()).collect();
        assert_eq!(titles.is_empty(), rule.fixes.is_empty(), "{}: {titles:?}", rule.code);
    }
}

#[test]
fn a_fix_mends_what_it_says_unless_the_writer_goes_on_from_it() {
    for rule in RULES {
        let (fixture, offered) = offers(rule);
        for action in fixes(rule, &offered) {
            let after = applied(&fixture, &fixture.snapshot, action);
            let count = |fixture: &Fixture| {
                let found = diagnose(&fixture.snapshot, fixture.document());
                found.iter().filter(|finding| finding.rule.code == rule.code).count()
            };
            // A blank is filled in by the writer.
            let is_mended = count(&after) < count(&fixture) || action.select.is_some();
            assert!(is_mended, "{} is still there after “{}”:\n{:?}", rule.code, action.title, after.files);
        }
    }
}

#[test]
fn everything_can_be_ignored_here_and_in_its_file() {
    for rule in RULES.iter().filter(|rule| !matches!(rule.code, "not-utf8" | "invalid-settings")) {
        let (fixture, offered) = offers(rule);
        let silent: Vec<&Action> = offered.iter().filter(|action| action.kind == ActionKind::Ignore).collect();
        assert_eq!(silent.len(), 2, "{}: {silent:?}", rule.code);
        for action in silent {
            let after = applied(&fixture, &fixture.snapshot, action);
            let codes: Vec<&str> = diagnose(&after.snapshot, after.document()).iter().map(|it| it.rule.code).collect();
            assert!(!codes.contains(&rule.code), "{}: {codes:?}", action.title);
        }
    }
}
