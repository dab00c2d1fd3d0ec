//! `unused-ignore`

use std::sync::Arc;

use super::cache::Findings;
use super::ignore::Ignores;
use super::{Check, Diagnostic, RULES, Repeats, Rule, Severity};
use crate::analysis::shared::nearest::nearest;
use crate::workspace::{Document, Settings, Snapshot};

pub(super) static RULE: Rule = Rule {
    code: "unused-ignore",
    severity: Severity::Hint,
    summary: "An ignore that silences nothing",
    why: "Who reads it believes that something is wrong there, and the next thing that goes wrong would pass in silence.",
    fires: "\
Nobody in the hall spoke. <!-- ibid-ignore unsourced-quote: a saying -->
",
    silent: "\
“The choice of copy shall rest with the reader,” <!-- ibid-ignore unsourced-quote: a saying --> she said.
",
    waits: true,
    is_on: true,
    fixes: &["remove the comment", "put the rule that is nearly it"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Findings,
};

/// The rules that find nothing as long as a transcript is not read.
const ON_TRANSCRIPTS: [&str; 5] =
    ["misquote", "quote-not-found", "wrong-locator", "missing-transcript", "unchecked-quote"];

/// What ignores are judged by.
pub(super) struct Judged<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) document: &'a Arc<Document>,
    pub(super) settings: &'a Settings,
    pub(super) findings: &'a Findings,
}

impl Judged<'_> {
    /// Whether all is known that the rule called `code` needs, and it looks for it: what a rule that is off would find
    /// nobody knows, and it may be on for whoever reads the document next.
    fn is_known(&self, code: &str) -> bool {
        let is_on = RULES.iter().any(|rule| rule.code == code && rule.is_on(self.settings));
        let is_read = || {
            let mut consulted = self.findings.consulted.iter();
            consulted.all(|(_, path)| self.snapshot.transcript(path).is_some())
        };
        is_on && (!ON_TRANSCRIPTS.contains(&code) || is_read())
    }
}

/// Which of `ignores` silence nothing of `found`, which is all that was found. What silences this rule is not reported
/// itself.
pub(super) fn find(judged: &Judged<'_>, ignores: &Ignores<'_>, found: &[&Diagnostic]) -> Vec<Diagnostic> {
    let mut unused = Vec::new();
    // Without its sources a document has other faults than with them.
    let is_partial = || {
        judged.snapshot.is_loading(judged.document)
            || found.iter().any(|finding| finding.rule.code == "missing-bibliography")
    };
    if !RULE.is_on(judged.settings) {
        return unused;
    }
    for silencer in ignores.unused(found).filter(|silencer| silencer.ignore.rule != RULE.code) {
        let code = silencer.ignore.rule.as_str();
        if RULES.iter().all(|rule| rule.code != code) {
            let near = nearest(code, RULES.iter().map(|rule| rule.code));
            let advice = near.map_or(".".to_owned(), |near| format!("; did you mean `{near}`?"));
            unused.push(Diagnostic::new(&RULE, silencer.rule_span(), format!("`{code}` is no rule{advice}")));
        } else if judged.is_known(code) && !is_partial() {
            let message = format!("This silences nothing: no `{code}` is found here.");
            unused.push(Diagnostic::new(&RULE, silencer.comment(), message).unnecessary());
        }
    }
    let mut shown: Vec<&Diagnostic> = unused.iter().collect();
    ignores.silence(&mut shown);
    shown.into_iter().cloned().collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn an_ignore_is_for_something() {
        check(&expect![[r#"
            //- /a.ibid
            “The choice of copy shall rest with the reader,” <!-- ibid-ignore unsourced-quote --> <!-- ibid-ignore bare-link --> she said.
                                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-ignore: This silences nothing: no `bare-link` is found here.

            <!-- ibid-ignore unsourced-quote: a saying -->

            Nobody said a word.

            - An item.

              <!-- ibid-ignore unsourced-quote -->
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-ignore: This silences nothing: no `unsourced-quote` is found here.

            <!-- ibid-ignore-file undefined-source -->
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-ignore: This silences nothing: no `undefined-source` is found here.

            <!-- ibid-ignore unsourced-qoute: a saying -->
                             ^^^^^^^^^^^^^^^ hint unused-ignore: `unsourced-qoute` is no rule; did you mean `unsourced-quote`?

            <!-- ibid-ignore spelling -->
                             ^^^^^^^^ hint unused-ignore: `spelling` is no rule.
        "#]]);
    }

    #[test]
    fn two_that_silence_the_same_are_both_of_use() {
        check(&expect![[r#"
            //- /a.ibid
            <!-- ibid-ignore-file unsourced-quote -->

            “The choice of copy shall rest with the reader,” <!-- ibid-ignore unsourced-quote --> she said.
        "#]]);
    }

    #[test]
    fn what_a_rule_that_is_off_would_find_nobody_knows() {
        check(&expect![[r#"
            //- /a.md
            ---
            ibid: {rules: {bare-link: off}}
            ---

            Nobody said a word. <!-- ibid-ignore bare-link --> <!-- ibid-ignore missing-locator --> <!-- ibid-ignore source-to-come -->
                                                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-ignore: This silences nothing: no `source-to-come` is found here.
        "#]]);
    }

    #[test]
    fn nor_what_is_in_a_transcript_that_is_not_there() {
        check(&expect![[r#"
            //- /a.md
            ---
            references:
            - {id: a, type: speech, author: [{family: Lincoln}], issued: 1863, transcript: a.txt}
                                                                                           ^^^^^ error missing-transcript: `a.txt` cannot be read: no such file.
            ---

            “The world will hardly note what we say here,” <!-- ibid-ignore misquote --> he said [@a].
        "#]]);
        check(&expect![[r#"
            //- /a.md
            ---
            references:
            - {id: a, type: speech, author: [{family: Lincoln}], issued: 1863, transcript: a.txt}
            ---

            “The world will little note what we say here,” <!-- ibid-ignore misquote --> he said [@a].
                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-ignore: This silences nothing: no `misquote` is found here.
            //- /a.txt
            The world will little note what we say here.
        "#]]);
    }

    #[test]
    fn nor_what_is_wrong_once_the_sources_are_there() {
        check(&expect![[r#"
            //- /a.md
            ---
            bibliography: gone.bib
                          ^^^^^^^^ error missing-bibliography: The bibliography `gone.bib` cannot be read: no such file.
            ---

            So [@a] <!-- ibid-ignore undefined-source -->.
        "#]]);
    }

    #[test]
    fn it_may_be_silenced_too() {
        check(&expect![[r#"
            //- /a.ibid
            Nobody said a word. <!-- ibid-ignore bare-link --> <!-- ibid-ignore unused-ignore: a link comes here -->
        "#]]);
    }
}
