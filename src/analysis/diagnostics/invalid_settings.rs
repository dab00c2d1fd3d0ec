//! `invalid-settings`

use super::{Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::words::sentence;
use crate::workspace::Config;

pub(super) static RULE: Rule = Rule {
    code: "invalid-settings",
    severity: Severity::Error,
    summary: "A settings file (`ibid.toml`, `_quarto.yml`, `_metadata.yml`) has something in it that cannot be read",
    why: "What cannot be read is not in force, in no document of the folder.",
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
    repeats: Repeats::Shown,
    check: Check::Elsewhere,
};

/// What could not be read in a settings file.
pub(super) fn in_config(config: &Config, found: &mut Vec<Diagnostic>) {
    found
        .extend(config.problems.iter().map(|problem| Diagnostic::new(&RULE, problem.span, sentence(&problem.message))));
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn what_cannot_be_read_is_reported_in_the_settings_file() {
        check(&expect![[r#"
            //- /article.md
            “Nobody in that crowd thought so,” Tolland said.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning unsourced-quote: No source for these words of Tolland.
            //- /ibid.toml
            sources = ["a.bib", 7]
                        ^^^^^ error missing-bibliography: The bibliography `a.bib` cannot be read: no such file.
                                ^ error invalid-settings: `sources` is a list of files and patterns, as in `sources = ["refs.bib", "refs/*.json"]`.
            //- /_quarto.yml
            bibliography: [a.bib
                          ^ error invalid-settings: This `[` is never closed.
        "#]]);
    }
}
