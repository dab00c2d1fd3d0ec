//! Where a card leads: to the passage in the transcript, to the entry, and into the page at the quoted words.

use crate::analysis::shared::aim::{Aim, page_in_file};
use crate::analysis::shared::markdown::{file_link, text};
use crate::analysis::shared::subject::Reader;
use crate::analysis::shared::verification::{Found, verify};
use crate::syntax::{Citation, Placed, StatementKind};
use crate::text::Text;
use crate::workspace::Snapshot;

/// Where the passage is, with a link to it: “, line 12”. Empty: no passage was found.
pub(super) fn place(snapshot: &Snapshot, found: &Found<'_>) -> String {
    let Some(place) = found.place_in_words().map(|place| text(&place)) else { return String::new() };
    let link = fragment(found).filter(|_| !snapshot.settings().plain_cards);
    let link = link.and_then(|fragment| file_link(&place, &found.path, &fragment));
    format!(", {}", link.unwrap_or(place))
}

/// A link to the entry: “ · entry”. Empty: its file is not one of this machine.
pub(super) fn entry(snapshot: &Snapshot, found: &Found<'_>) -> String {
    let path = found.source.path;
    let home = snapshot.text(path).filter(|_| !snapshot.settings().plain_cards);
    let line = home.map(|home| line_of(home, found.source.entry.key_span.start()));
    line.and_then(|line| file_link("entry", path, &line)).map_or_else(String::new, |entry| format!(" · {entry}"))
}

/// The place of the passage as editors have it in a link to a file; of a PDF, as its viewers do.
fn fragment(found: &Found<'_>) -> Option<String> {
    let transcript = &found.file.transcript;
    if transcript.is_extracted {
        return Some(format!("page={}", page_in_file(found).unwrap_or(1)));
    }
    Some(line_of(&transcript.text, found.passage()?.start()))
}

fn line_of(text: &Text, offset: usize) -> String {
    format!("L{}", text.line_of(offset) + 1)
}

/// What the links on the card of `citation` open on: the words of the first quotation that it sources.
pub(super) fn aim(snapshot: &Snapshot, reader: &Reader<'_>, citation: Placed<'_, Citation>) -> Aim {
    let document = reader.document;
    let quoted = reader.sourced_by(citation.place(citation.span).start(), &[citation]).into_iter();
    match quoted.map(|(statement, _)| statement).find(|statement| statement.kind != StatementKind::Claim) {
        None => Aim::of_citation(&citation, &document.text),
        Some(statement) => {
            let alone = statement.sourced_only_by(citation);
            Aim::of(&alone, &verify(snapshot, document, &reader.sources, &alone), &document.text)
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::analysis::fixture::Fixture;
    use crate::analysis::hover::hover;
    use crate::workspace::Settings;

    const HEAD: &str = "\
---
lang: en
references:
- {id: speech, URL: 'https://example.org/s', transcript: speech.txt}
- {id: tape, URL: 'https://youtu.be/abc', transcript: tape.vtt}
- {id: paper, URL: 'https://example.org/p.pdf', transcript: paper.txt}
- {id: none, URL: 'https://example.org/n'}
- {id: film, URL: 'https://vimeo.com/1'}
- {id: rede, URL: 'https://example.org/r', language: de, transcript: speech.txt}
---

";

    const SOURCES: &str = "
//- /speech.txt
Now we are engaged in a great civil war.
The world will little note, nor long remember what we say here, but it can never forget what they did here.
//- /tape.vtt
WEBVTT

00:14:05.000 --> 00:14:09.000
the world will little note
";

    /// The addresses on the card.
    #[track_caller]
    fn check(body: &str, expected: &Expect) {
        let fixture =
            Fixture::new(&format!("{HEAD}{body}\n{SOURCES}//- /paper.txt\nA title\u{c}The world will little note\n"));
        let card = hover(&fixture.snapshot, fixture.caret()).map_or(String::new(), |hover| hover.markdown);
        let links = card.split("](").skip(1).filter_map(|link| link.split(')').next());
        expected.assert_eq(&links.collect::<Vec<_>>().join("\n"));
    }

    #[test]
    fn a_quotation_leads_to_the_sources_words() {
        check(
            "“The world will little$0 note … what they did here” [@speech].",
            &expect![[r#"
            https://example.org/s#:~:text=The%20world%20will%20little%20note&text=what%20they%20did%20here
            file:///speech.txt#L2
            file:///article.md#L4"#]],
        );
        check(
            "“The world will hardly$0 note, nor long remember what we say here” [@speech].",
            &expect![[r#"
            https://example.org/s#:~:text=The%20world%20will%20little%20note%2C%20nor%20long%20remember%20what%20we%20say%20here
            file:///speech.txt#L2
            file:///article.md#L4"#]],
        );
        check(
            "“the world will little$0 note” [@tape].",
            &expect![[r#"
            https://youtu.be/abc?t=845s
            file:///tape.vtt#L4
            file:///article.md#L5"#]],
        );
        check(
            "“The world will little$0 note” [@paper].",
            &expect![[r#"
            https://example.org/p.pdf#page=2
            file:///paper.txt#L1
            file:///article.md#L6"#]],
        );
    }

    #[test]
    fn so_does_a_citation_of_it() {
        check(
            "“The world will little note” [@spee$0ch; @none].",
            &expect!["https://example.org/s#:~:text=The%20world%20will%20little%20note"],
        );
        check(
            "“The world will little note” [@speech; @no$0ne].",
            &expect!["https://example.org/n#:~:text=The%20world%20will%20little%20note"],
        );
        check("==The world will little note== [@no$0ne].", &expect!["https://example.org/n"]);
    }

    #[test]
    fn words_that_nobody_could_look_for_are_the_documents_own() {
        check(
            "“[T]he world will little$0 note […] what we say here” [@none].",
            &expect!["https://example.org/n#:~:text=world%20will%20little%20note&text=what%20we%20say%20here"],
        );
        check("“The world will little$0 note” [@film, 1:02:03].", &expect!["https://vimeo.com/1#t=3723s"]);
        check("“Ask not what your country$0 can do for you” [@speech].", &expect!["https://example.org/s"]);
        check("“I am a citizen$0 of Berlin” [@rede].", &expect!["https://example.org/r"]);
    }

    #[test]
    fn cards_may_do_without_links_to_files() {
        let settings = Settings { plain_cards: true, ..Settings::default() };
        let fixture = Fixture::with(&format!("{HEAD}“The world will hardly$0 note” [@speech].\n{SOURCES}"), settings);
        let card = hover(&fixture.snapshot, fixture.caret()).map_or(String::new(), |hover| hover.markdown);
        assert!(card.contains("**Differs from the source**, line 2  \n"), "{card}");
    }
}
