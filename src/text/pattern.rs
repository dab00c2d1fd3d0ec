//! Patterns that are part of the program.

use regex::{Regex, RegexBuilder};

/// How much a pattern may remember of the texts it has met, in bytes, in each thread and direction. Of a server that runs
/// for days, what all of them together remember would be most of its memory with the library's own limit, of 2 MB.
const MEMORY: usize = 1 << 16;

/// The regular expression `literal`, which is written in the source and so either always compiles or never: any test
/// that reaches it tells.
#[allow(clippy::expect_used)]
pub(crate) fn pattern(literal: &str) -> Regex {
    RegexBuilder::new(literal).dfa_size_limit(MEMORY).build().expect("a pattern in the source compiles")
}
