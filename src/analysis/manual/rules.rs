//! Rules, explained.

use std::fmt::Write;

use crate::analysis::diagnostics::{Rule, Severity};

/// How bad the findings of `rule` are unless a setting says otherwise: “warning”, “off (hint)”.
pub fn level(rule: &Rule) -> String {
    let severity = severity(rule.severity);
    if rule.is_on { severity.to_owned() } else { format!("off ({severity})") }
}

/// A severity as settings and tables have it.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Hint => "hint",
        Severity::Information => "information",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// All that there is to say of `rule`, in Markdown without a heading.
pub fn explanation(rule: &Rule) -> String {
    let mut page = format!("*{}*", level(rule));
    if !rule.is_on {
        let _ = write!(page, " — to switch it on, say `rules.{} = \"on\"` in `ibid.toml`", rule.code);
    }
    let _ = write!(page, "\n\n{}. {}\n", rule.summary, rule.why);
    if !rule.fixes.is_empty() {
        page.push_str("\nibid can\n\n");
        rule.fixes.iter().for_each(|fix| _ = writeln!(page, "- {fix}"));
    }
    for option in rule.options {
        let (name, default) = (option.name, option.default);
        let _ = write!(page, "\n`{name}` (default: {default}): {}\n", option.summary);
    }
    let _ = write!(page, "\nIt fires here:\n\n{}\nand not here:\n\n{}", example(rule.fires), example(rule.silent));
    page
}

/// A document, and the files beside it, each in a fence of its own.
fn example(files: &str) -> String {
    let mut shown = String::new();
    for (index, file) in files.split("//- ").enumerate() {
        let (name, text) = if index == 0 { ("", file) } else { file.split_once('\n').unwrap_or((file, "")) };
        let text = text.trim_end();
        if text.is_empty() {
            continue;
        }
        if !name.is_empty() {
            let _ = write!(shown, "`{}`:\n\n", name.trim().trim_start_matches('/'));
        }
        let fence = if text.contains("```") { "````" } else { "```" };
        let language = match name.trim().rsplit_once('.').map_or("", |(_, extension)| extension) {
            "" | "md" | "ibid" => "markdown",
            "bib" => "bibtex",
            "yml" => "yaml",
            "txt" | "vtt" | "srt" => "text",
            other => other,
        };
        let _ = write!(shown, "{fence}{language}\n{text}\n{fence}\n\n");
    }
    shown.truncate(shown.trim_end().len());
    shown + "\n"
}
