//! Findings as JUnit's XML, in the form that GitLab and Jenkins read: a suite for each file, a case for each finding, and
//! for a file without any a case that passes.

use std::fmt::Write;

use super::Findings;
use crate::cli::args::FailOn;

/// What ends the answer.
pub(super) const TAIL: &str = "</testsuites>\n";

/// What begins the answer.
pub(super) fn head() -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"ibid\">\n".to_owned()
}

/// One file. What does not make the check fail counts as skipped: it is shown, and the build is not marked as broken.
pub(super) fn suite(found: Findings<'_>, fail_on: FailOn) -> String {
    let name = escaped(found.file.name);
    let failures = found.all.iter().filter(|finding| fail_on.includes(finding.severity)).count();
    let (cases, skipped) = (found.all.len().max(1), found.all.len() - failures);
    let mut suite = format!(
        "  <testsuite name=\"{name}\" tests=\"{cases}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\">\n"
    );
    if found.all.is_empty() {
        let _ = writeln!(suite, "    <testcase classname=\"{name}\" name=\"nothing wrong\" file=\"{name}\"/>");
    }
    for finding in found.all {
        let place = found.place(finding);
        let (line, column) = (place.line, place.column);
        let (code, message) = (finding.rule.code, escaped(&finding.message));
        let _ = writeln!(
            suite,
            "    <testcase classname=\"{name}\" name=\"{code} ({line}:{column})\" file=\"{name}\" line=\"{line}\">"
        );
        let _ = if fail_on.includes(finding.severity) {
            writeln!(
                suite,
                "      <failure type=\"{code}\" message=\"{message}\">{name}:{line}:{column}: {message}</failure>"
            )
        } else {
            writeln!(suite, "      <skipped message=\"{message}\"/>")
        };
        suite.push_str("    </testcase>\n");
    }
    suite + "  </testsuite>\n"
}

/// `text` as an attribute's value, or between tags. XML has no way to write most control characters.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // As they are, an attribute's value would have spaces for them.
            '\t' => out.push_str("&#9;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_xml_can_hold_is_written() {
        assert_eq!(
            escaped("a<b> & \"c\" ]]>\n\u{0}\u{1b}[31m\u{9b}\u{ffff}é"),
            "a&lt;b&gt; &amp; &quot;c&quot; ]]&gt;&#10;[31mé"
        );
    }
}
