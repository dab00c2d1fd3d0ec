//! What holds of the fixes of every rule.

use super::*;
use crate::analysis::diagnostics::{RULES, Rule};

/// Files beside the example of a rule that its fixes are about.
fn beside(code: &str) -> &'static str {
    match code {
        "missing-bibliography" => "//- /no-such-files.bib\n@book{wills-1992, title={Lincoln at Gettysburg}}\n",
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
    let is_fix = move |action: &&Action| {
        action.kind.place() == ActionKind::QuickFix && action.fixes.iter().any(|it| it.code == code)
    };
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
            let is_mended = count(&after) < count(&fixture) || action.then.is_some();
            assert!(is_mended, "{} is still there after “{}”:\n{:?}", rule.code, action.title, after.files);
        }
    }
}

#[test]
fn everything_can_be_ignored_here_and_in_its_file_but_in_metadata_only_there() {
    for rule in RULES.iter().filter(|rule| !matches!(rule.code, "not-utf8" | "invalid-settings")) {
        let (fixture, offered) = offers(rule);
        let silent: Vec<&Action> = offered.iter().filter(|action| action.kind == ActionKind::Ignore).collect();
        let is_in_metadata = |fixed: &Fixed| fixture.document().syntax.metadata().any(|it| it.covers(fixed.span));
        let count = if silent.iter().flat_map(|action| &action.fixes).all(is_in_metadata) { 1 } else { 2 };
        assert_eq!(silent.len(), count, "{}: {silent:?}", rule.code);
        for action in silent {
            let after = applied(&fixture, &fixture.snapshot, action);
            let codes: Vec<&str> = diagnose(&after.snapshot, after.document()).iter().map(|it| it.rule.code).collect();
            assert!(!codes.contains(&rule.code), "{}: {codes:?}", action.title);
            let is_used = rule.code == UNUSED_IGNORE || !codes.contains(&UNUSED_IGNORE);
            assert!(is_used, "{}: {codes:?}", action.title);
        }
    }
}

#[test]
fn settings_that_cannot_be_read_are_not_silenced() {
    let fixture = Fixture::new("//- /a.ibid\n---\nibid: 7$0\n---\n\nText.\n");
    assert_eq!(diagnose(&fixture.snapshot, fixture.document()).len(), 1);
    let caret = Span::empty(fixture.caret().offset);
    assert_eq!(all(&fixture, caret).0, []);
}

/// What is left of the findings after ignoring the first one at `$0`, by rule and words.
#[track_caller]
fn check_ignored(source: &str, expected: &Expect) {
    let fixture = Fixture::new(source);
    let caret = Span::empty(fixture.caret().offset);
    let (actions, snapshot) = all(&fixture, caret);
    let action = actions.iter().find(|action| action.kind == ActionKind::Ignore).unwrap();
    let after = applied(&fixture, &snapshot, action);
    let mut out = after.document().text.to_string();
    for finding in diagnose(&after.snapshot, after.document()) {
        writeln!(out, "{}: {}", finding.rule.code, after.document().text.slice(finding.span)).unwrap();
    }
    expected.assert_eq(&out);
}

#[test]
fn what_is_ignored_is_what_the_caret_is_at() {
    check_ignored(
        "//- /a.ibid\n> All words are$0 somebody's.\n\nShe said: “Mine are my own, I should say.”\n",
        &expect![[r#"
            <!-- ibid-ignore unsourced-quote -->

            > All words are somebody's.

            She said: “Mine are my own, I should say.”
            unsourced-quote: “Mine are my own, I should say.”
        "#]],
    );
    check_ignored(
        "//- /a.ibid\nShe wrote:\n\n> All words are$0 somebody's.\n\n> And here are others, of somebody else.\n",
        &expect![[r#"
            She wrote:

            <!-- ibid-ignore unsourced-quote -->

            > All words are somebody's.

            > And here are others, of somebody else.
            unsourced-quote: > And here are others, of somebody else.
        "#]],
    );
}
