//! Text of CSL fields: Pandoc reads it as inline Markdown, and CSL-JSON has `<i>` and the like.

use pulldown_cmark::{Event, Options, Parser};

/// The words of `text` without its markup, on one line.
pub(super) fn plain(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.contains(['*', '_', '<', '[', '\\', '&', '`', '-', '\'', '"', '.', '^', '~']) {
        return text;
    }
    // In a heading nothing is a list or a quotation, and what closes one is not at the end here.
    let heading = format!("# {}<!-- -->", without_scripts(&without_scripts(&without_spans(&text), '^'), '~'));
    let mut words = String::with_capacity(text.len());
    for event in Parser::new_ext(&heading, Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

/// Pandoc's bracketed spans, `[NASA]{.nocase}`, without their brackets.
fn without_spans(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("]{.") {
        let (Some(open), Some((_, tail))) = (before.rfind('['), after.split_once('}')) else { break };
        out.push_str(before.get(..open).unwrap_or_default());
        out.push_str(before.get(open + 1..).unwrap_or_default());
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Pandoc's superscripts, `XI^e^`, and subscripts, `H~2~O`, without the marks around them: there is no space between
/// these. `CommonMark` has neither, and the parser's own go by its rules for emphasis, which want spaces around a word.
fn without_scripts(text: &str, mark: char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(mark) {
        out.push_str(before);
        let script = after.split_once(mark).filter(|(script, _)| {
            !script.is_empty() && !script.contains(char::is_whitespace) && !before.ends_with('\\')
        });
        if let Some((script, tail)) = script {
            out.push_str(script);
            rest = tail;
        } else {
            out.push(mark);
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_resolved() {
        for (text, words) in [
            ("Gettysburg Address", "Gettysburg Address"),
            ("*Emma* and <i>Persuasion</i>", "Emma and Persuasion"),
            ("[NASA]{.nocase} at [50]{.smallcaps}", "NASA at 50"),
            ("1. FC Köln", "1. FC Köln"),
            ("# 1 in C #", "# 1 in C #"),
            ("> more than one", "> more than one"),
            ("24--25", "24–25"),
            ("XI^e^ et XII^e^ siècles", "XIe et XIIe siècles"),
            ("ms. (g~1~), ~1863 or ~1864, a^b, 2^^3", "ms. (g1), ~1863 or ~1864, a^b, 2^^3"),
            ("AT\\&T &amp; `co`", "AT&T & co"),
            ("two\nlines", "two lines"),
            ("snake_case_name [1863]", "snake_case_name [1863]"),
            ("a ]{. b", "a ]{. b"),
        ] {
            assert_eq!(plain(text), words);
        }
    }
}
