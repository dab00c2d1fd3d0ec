//! How much was found.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::fix::Mended;
use crate::analysis::diagnostics::{Diagnostic, RULES, Severity};
use crate::cli::args::FailOn;
use crate::cli::json;
use crate::cli::table::aligned;

/// From the worst on.
const SEVERITIES: [Severity; 4] = [Severity::Error, Severity::Warning, Severity::Information, Severity::Hint];

/// How much was found.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    by_severity: BTreeMap<Severity, usize>,
    by_rule: BTreeMap<&'static str, usize>,
    /// Files that were checked.
    checked: usize,
    /// Files with anything in them.
    faulty: usize,
    /// What was mended before.
    pub(super) mended: Option<Mended>,
}

impl Tally {
    /// That of one file; whether it counts as checked.
    pub(super) fn of(findings: &[Diagnostic], counts: bool) -> Self {
        let mut tally =
            Self { checked: usize::from(counts), faulty: usize::from(!findings.is_empty()), ..Self::default() };
        for finding in findings {
            *tally.by_severity.entry(finding.severity).or_default() += 1;
            *tally.by_rule.entry(finding.rule.code).or_default() += 1;
        }
        tally
    }

    pub(super) fn add(&mut self, other: Self) {
        for (severity, count) in other.by_severity {
            *self.by_severity.entry(severity).or_default() += count;
        }
        for (code, count) in other.by_rule {
            *self.by_rule.entry(code).or_default() += count;
        }
        self.checked += other.checked;
        self.faulty += other.faulty;
    }

    pub(super) fn fails(&self, limit: FailOn) -> bool {
        self.by_severity.keys().any(|severity| limit.includes(*severity))
    }

    /// “3 errors, 12 warnings in 2 of 40 files”, and what was mended before.
    pub(super) fn summary(&self) -> String {
        let mended = self.mended.map(|Mended { findings, files }| match findings {
            0 => "Nothing to fix.\n".to_owned(),
            _ => format!("Fixed {} in {}.\n", counted(findings, "finding"), counted(files, "file")),
        });
        mended.unwrap_or_default() + &self.left()
    }

    fn left(&self) -> String {
        let count = |severity: Severity| Some((severity, *self.by_severity.get(&severity)?));
        let found: Vec<_> = SEVERITIES
            .into_iter()
            .filter_map(count)
            .map(|(severity, count)| match severity {
                Severity::Information => format!("{count} information"),
                _ => counted(count, name(severity)),
            })
            .collect();
        match (self.checked, found.is_empty()) {
            (0, _) => "No document was checked.\n".to_owned(),
            (files, true) => format!("Nothing wrong in {}.\n", counted(files, "file")),
            (1, false) => format!("{} in 1 file\n", found.join(", ")),
            (files, false) => format!("{} in {} of {files} files\n", found.join(", "), self.faulty),
        }
    }

    /// The rules, those with the most findings first.
    fn sorted(&self) -> Vec<(&'static str, usize)> {
        let mut rules: Vec<_> = self.by_rule.iter().map(|(code, count)| (*code, *count)).collect();
        // Stable: of two with as many, the one that comes first by name.
        rules.sort_by_key(|(_, count)| Reverse(*count));
        rules
    }

    /// How many findings of each rule there are, a line each.
    pub(super) fn table(&self) -> String {
        let rules = self.sorted();
        let width = rules.iter().map(|(_, count)| count.to_string().len()).max().unwrap_or_default();
        let summary = |code| RULES.iter().find(|rule| rule.code == code).map_or("", |rule| rule.summary);
        let rows: Vec<_> = rules
            .iter()
            .map(|(code, count)| [format!("{count:width$}"), (*code).to_owned(), summary(*code).to_owned()])
            .collect();
        let end = if rows.is_empty() { "" } else { "\n" };
        aligned(&rows, None).concat() + end
    }

    /// The same as one object.
    pub(super) fn object(&self) -> String {
        struct Counts(Vec<(&'static str, usize)>);
        impl Serialize for Counts {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(Some(self.0.len()))?;
                for (code, count) in &self.0 {
                    map.serialize_entry(code, count)?;
                }
                map.end()
            }
        }
        json::object(&Counts(self.sorted())) + "\n"
    }
}

/// A severity as other programs know it.
pub(super) fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "information",
        Severity::Hint => "hint",
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(counts: &[(Severity, usize)], faulty: usize, checked: usize) -> Tally {
        Tally { by_severity: counts.iter().copied().collect(), faulty, checked, ..Tally::default() }
    }

    #[test]
    fn summaries_count_what_there_is() {
        use Severity::{Error, Hint, Information, Warning};
        assert_eq!(tally(&[(Error, 3), (Warning, 12)], 2, 40).summary(), "3 errors, 12 warnings in 2 of 40 files\n");
        assert_eq!(tally(&[(Information, 2), (Hint, 1)], 1, 1).summary(), "2 information, 1 hint in 1 file\n");
        assert_eq!(tally(&[], 0, 1).summary(), "Nothing wrong in 1 file.\n");
        let mended = |findings, files| Tally { mended: Some(Mended { findings, files }), ..tally(&[], 0, 2) };
        assert_eq!(mended(3, 1).summary(), "Fixed 3 findings in 1 file.\nNothing wrong in 2 files.\n");
        assert_eq!(mended(0, 0).summary(), "Nothing to fix.\nNothing wrong in 2 files.\n");
    }

    #[test]
    fn what_is_found_most_comes_first() {
        let by_rule = [("misquote", 2), ("invalid-date", 12), ("bare-link", 2)].into();
        let tally = Tally { by_rule, ..Tally::default() };
        assert_eq!(tally.object(), "{\"invalid-date\":12,\"bare-link\":2,\"misquote\":2}\n");
        assert!(tally.table().starts_with("12  invalid-date  "), "{}", tally.table());
        assert!(tally.table().contains("\n 2  bare-link     "), "{}", tally.table());
    }
}
