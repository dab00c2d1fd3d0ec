//! `ibid explain` and `ibid schema`: what the manual says, printed.

use super::args;
use super::console::Console;
use super::session::{Exit, print};
use super::table::aligned;
use crate::analysis::diagnostics::RULES;
use crate::analysis::manual::{self, explanation, level};

/// Explains a rule, or lists all of them.
pub(super) fn run(console: Console, args: &args::Explain) -> Exit {
    let rule = RULES.iter().find(|rule| Some(rule.code) == args.rule.as_deref());
    let answer = if let Some(rule) = rule {
        format!("{}\n\n{}", rule.code, explanation(rule))
    } else {
        let rows: Vec<_> = RULES.iter().map(|rule| [rule.code.into(), level(rule), rule.summary.into()]).collect();
        aligned(&rows, console.terminal_width()).concat()
    };
    print(console, &answer)
}

/// Prints the schema of `ibid.toml`.
pub(super) fn schema(console: Console) -> Exit {
    print(console, &format!("{:#}\n", manual::schema()))
}
