//! Patterns that are part of the program.

use regex::Regex;

/// The regular expression `literal`, which is written in the source and so either always compiles or never: any test
/// that reaches it tells.
#[allow(clippy::expect_used)]
pub(crate) fn pattern(literal: &'static str) -> Regex {
    Regex::new(literal).expect("a pattern in the source compiles")
}
