//! `invalid-settings`

use super::{Check, Context, Diagnostic, RULES, Repeats, Rule, Severity};
use crate::analysis::shared::nearest::nearest;
use crate::analysis::shared::words::sentence;
use crate::sources::tree::{Content, Node, Pair};
use crate::sources::{Metadata, Problem};
use crate::workspace::{Config, Kind, SETTINGS, Scope, Setting, Settings};

pub(super) static RULE: Rule = Rule {
    code: "invalid-settings",
    severity: Severity::Error,
    summary: "Settings (`ibid.toml`, `_quarto.yml`, `_metadata.yml`, `ibid:`) have something in them that cannot be read",
    why: "What cannot be read is not in force.",
    fires: "\
//- /ibid.toml
sources = 7
",
    silent: "\
//- /ibid.toml
sources = []
",
    waits: false,
    is_on: true,
    fixes: &[],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Document(check),
};

/// What is wrong in a settings file.
pub(super) fn in_config(config: &Config, found: &mut Vec<Diagnostic>) {
    report(&config.problems, found);
    // The ranges of settings that an unreadable file has from before are those of another text.
    if !config.is_unreadable {
        report(&unknown_settings(&config.settings, Scope::Workspace), found);
    }
    in_metadata(&config.metadata, found);
}

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    in_metadata(&context.document.metadata, found);
}

/// What is wrong in `ibid:`.
fn in_metadata(metadata: &Metadata, found: &mut Vec<Diagnostic>) {
    let Some(written) = metadata.get("ibid") else { return };
    let mut problems = Vec::new();
    match &written.content {
        Content::Mapping(_) => {
            Settings::default().apply(written, Scope::Document, &mut problems);
            problems.extend(unknown_settings(written, Scope::Document));
        }
        // Nothing yet: its settings are about to be written below.
        Content::Null => {}
        _ if metadata.ibid.is_none() => {
            let text = written.text().filter(|text| !text.is_empty());
            let instead = text.map(|text| format!(", not `{text}`")).unwrap_or_default();
            let message = format!("`ibid` must be `true`, `false` or settings for this document{instead}");
            problems.push(Problem::new(written.span, message));
        }
        _ => {}
    }
    report(&problems, found);
}

fn report(problems: &[Problem], found: &mut Vec<Diagnostic>) {
    found.extend(problems.iter().map(|problem| Diagnostic::new(&RULE, problem.span, sentence(&problem.message))));
}

/// The names in `written`, a mapping of settings in `scope`, that are none: of settings, of rules, and of a rule's numbers.
pub fn unknown_settings(written: &Node, scope: Scope) -> Vec<Problem> {
    let mut problems = Vec::new();
    for pair in written.pairs() {
        match Setting::named(&pair.key).map(|setting| &setting.kind) {
            None => {
                let known = SETTINGS.iter().filter(|setting| setting.belongs_in(scope)).map(|setting| setting.name);
                let known: Vec<String> = known.map(|name| scope.spelled(name)).collect();
                // In an editor they are read by their own spelling, too: what is none is named as it was written.
                let written = if scope == Scope::User { format!("ibid.{}", pair.key) } else { pair.key.clone() };
                problems.push(no_name(pair, &written, "setting", known.iter().map(String::as_str)));
            }
            Some(Kind::Rules) => problems.extend(pair.value.pairs().iter().flat_map(|rule| unknown_rule(rule, scope))),
            Some(Kind::Overrides) => {
                for table in pair.value.items() {
                    let of_table = unknown_settings(table, Scope::Document);
                    let files = table.pairs().iter().find(|pair| pair.key == "files").map(|pair| pair.key_span);
                    problems.extend(of_table.into_iter().filter(|problem| Some(problem.span) != files));
                }
            }
            Some(_) => {}
        }
    }
    problems
}

fn unknown_rule(pair: &Pair, scope: Scope) -> Vec<Problem> {
    let Some(rule) = RULES.iter().find(|rule| rule.code == pair.key) else {
        let what = if scope == Scope::User { "rule (in `ibid.rules`)" } else { "rule" };
        return vec![no_name(pair, &pair.key, what, RULES.iter().map(|rule| rule.code))];
    };
    let known = || std::iter::once("severity").chain(rule.options.iter().map(|option| option.name));
    let unknown = pair.value.pairs().iter().filter(|option| !known().any(|name| name == option.key));
    let what = format!("setting of the rule `{}`", rule.code);
    unknown.map(|option| no_name(option, &option.key, &what, known())).collect()
}

fn no_name<'a>(pair: &Pair, written: &str, what: &str, known: impl Iterator<Item = &'a str>) -> Problem {
    let advice = nearest(written, known).map_or(String::new(), |near| format!("; did you mean `{near}`?"));
    Problem::new(pair.key_span, format!("`{written}` is no {what}{advice}"))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::diagnose;
    use crate::analysis::diagnostics::tests::check;
    use crate::analysis::fixture::Fixture;

    #[test]
    fn what_cannot_be_read_is_reported_in_the_settings_file() {
        check(&expect![[r#"
            //- /article.md
            “Nobody in that crowd thought so,” Tolland said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for these words of Tolland.
            //- /ibid.toml
            sources = ["a.bib", 7]
                        ^^^^^ error missing-bibliography: The bibliography `a.bib` cannot be read: no such file.
                                ^ error invalid-settings: `sources` must be a list of files and patterns, as in `["refs.bib", "refs/*.json"]`, not `7`.
            //- /_quarto.yml
            bibliography: [a.bib
                          ^ error invalid-settings: This `[` is never closed.
        "#]]);
    }

    #[test]
    fn what_is_not_written_yet_is_not_wrong() {
        for metadata in ["ibid:", "ibid:\n  rules:", "ibid:\n  rules:\n    missing-url:", "ibid: {}"] {
            let fixture = Fixture::new(&format!("---\n{metadata}\n---\n\nText.\n"));
            let found = diagnose(&fixture.snapshot, fixture.document());
            assert!(found.is_empty(), "{metadata}: {found:?}");
        }
    }
}
