//! Markdown for clients that show text as it is.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// The words of `markdown` without its signs. A link keeps its destination, where that is not its text already, or a file
/// of this machine: there is nothing to click on.
pub(super) fn of_markdown(markdown: &str) -> String {
    let mut text = String::new();
    let mut destinations = Vec::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Item) => text.push('\n'),
            Event::Rule => text.push_str("———\n\n"),
            Event::Start(Tag::Item) => text.push_str("- "),
            Event::Start(Tag::Link { dest_url, .. }) => destinations.push((dest_url, text.len())),
            Event::End(TagEnd::Link) => {
                if let Some((destination, start)) = destinations.pop()
                    && text.get(start..) != Some(&*destination)
                    && !destination.starts_with("file:")
                {
                    text.push_str(" <");
                    text.push_str(&destination);
                    text.push('>');
                }
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::List(_)) => {
                text.push_str("\n\n");
            }
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_stay_and_the_signs_go() {
        for (markdown, text) in [
            ("**Ann \\*Lee\\***, *mayor*  \n`a` [page](https://a.b/c)", "Ann *Lee*, mayor\na page <https://a.b/c>"),
            ("One.\n\n> Two.\n\n- three\n- four", "One.\n\nTwo.\n\n- three\n- four"),
            ("<https://a.b>", "https://a.b"),
            ("**Verbatim**, [line 2](file:///w/a.txt#L2) · [entry](file:///w/a.bib#L1)", "Verbatim, line 2 · entry"),
            ("", ""),
        ] {
            assert_eq!(of_markdown(markdown), text, "{markdown}");
        }
    }
}
