//! Findings as workflow commands: GitHub Actions takes lines of this form out of a step's log, and shows them beside the
//! lines of the files they are about.

use super::Findings;
use crate::analysis::diagnostics::{Diagnostic, Severity};

/// A command for each finding.
pub(super) fn commands(found: Findings<'_>) -> Vec<String> {
    let command = |finding: &Diagnostic| {
        let place = found.place(finding);
        let level = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Information | Severity::Hint => "notice",
        };
        format!(
            "::{level} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
            property(place.path),
            place.line,
            place.column,
            place.end_line,
            place.end_column,
            property(finding.rule.code),
            data(&finding.message)
        )
    };
    found.all.iter().map(command).collect()
}

/// `text` as a command's message.
fn data(text: &str) -> String {
    escaped(text, |c| match c {
        '%' => Some("%25"),
        '\r' => Some("%0D"),
        '\n' => Some("%0A"),
        _ => None,
    })
}

/// `text` as the value of a property, which ends at a comma or a colon.
fn property(text: &str) -> String {
    escaped(text, |c| match c {
        '%' => Some("%25"),
        '\r' => Some("%0D"),
        '\n' => Some("%0A"),
        ':' => Some("%3A"),
        ',' => Some("%2C"),
        _ => None,
    })
}

/// A log is shown on terminals, so other control characters are kept out of it.
fn escaped(text: &str, with: impl Fn(char) -> Option<&'static str>) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match with(c) {
            Some(escape) => out.push_str(escape),
            None if c.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            None => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(property("a,b:%0A\r\n\u{1b}.md"), "a%2Cb%3A%250A%0D%0A\u{fffd}.md");
        assert_eq!(data("one: 5 %, two\r\nthree::four"), "one: 5 %25, two%0D%0Athree::four");
    }
}
