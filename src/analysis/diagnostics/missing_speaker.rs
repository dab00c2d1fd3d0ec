//! `missing-speaker`

use std::collections::HashSet;

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::person::is_written;
use crate::sources::{Entry, FieldName, Name};
use crate::syntax::{Mode, Statement};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "missing-speaker",
    severity: Severity::Warning,
    summary: "Neither the text nor the entry says whose words a cited quotation is",
    why: "The author of an article or a book is rarely the person it quotes; without a name a reader takes one for the other.",
    fires: "\
---
references:
- id: courier-2025
  type: article-newspaper
  author: [{family: Martínez, given: Zoë}]
  title: Two words short
  issued: 2025-11-26
---

The shortest letter ran to ten words: “He said God and she did not. Shame on us” [@courier-2025].
",
    silent: "\
---
references:
- id: courier-2025
  type: article-newspaper
  author: [{family: Martínez, given: Zoë}]
  speaker: [{family: Bauer, given: Ruth}]
  title: Two words short
  issued: 2025-11-26
---

The shortest letter ran to ten words: “He said God and she did not. Shame on us” [@courier-2025].
",
    waits: false,
    is_on: true,
    fixes: &["add a speaker to the entry"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    // What one citation sources is one utterance, be it in several pieces: “…,” she said; “…” [@a].
    let spoken: HashSet<Span> =
        context.quotations.iter().filter(|quotation| says_who(quotation)).flat_map(places).collect();
    let is_silent =
        |quotation: &&Statement<'_>| !says_who(quotation) && !places(quotation).any(|it| spoken.contains(&it));
    // What only the end of its paragraph covers is to be cited first.
    for quotation in context.quotations.iter().filter(is_silent).filter(|it| context.gap(it).is_none()) {
        let cited: Vec<_> = context.cited(quotation).collect();
        // What is undefined or still to come may say it.
        let is_known = !cited.is_empty() && cited.len() == quotation.citations().len();
        let entry_says = cited
            .iter()
            .any(|(_, source)| source.entry.speakers().is_some() || is_author_named(context, quotation, source.entry));
        if is_known && !entry_says && !is_narrated(context, quotation) && !may_be_heard(context, quotation) {
            let mut keys: Vec<String> = cited.iter().map(|(_, source)| format!("`{}`", source.entry.key)).collect();
            keys.dedup();
            let (neither, nor) =
                if keys.len() > 1 { ("None of the text, ", " and ") } else { ("Neither the text nor ", "") };
            let message = format!("{neither}{} says whose words these are.", keys.join(nor));
            found.push(Diagnostic::new(&RULE, quotation.span, message));
        }
    }
}

/// Whether a citation prints an author's name into the sentence: “@everett-1864 begins:”. It says so, too, where a note
/// after the words is what sources them.
fn is_narrated(context: &BlockContext<'_>, quotation: &Statement<'_>) -> bool {
    let has_author =
        |key: &str| context.sources.get(key).is_some_and(|source| !source.entry.names(&FieldName::Author).is_empty());
    let before = context.document.syntax.narrated_by(quotation);
    let own = quotation.citations().iter().filter(|citation| citation.mode == Mode::AuthorInText);
    own.chain(&before).any(|citation| has_author(&citation.key))
}

/// Whether the transcript says who speaks, or may yet.
fn may_be_heard(context: &BlockContext<'_>, quotation: &Statement<'_>) -> bool {
    let mut verified = context.verified().filter(|(it, _)| it.span == quotation.span);
    verified.any(|(_, verification)| verification.is_reading || verification.voice().is_some())
}

/// Whether the paragraph around a quotation names an author of `entry`: a reader takes the words for theirs.
fn is_author_named(context: &BlockContext<'_>, quotation: &Statement<'_>, entry: &Entry) -> bool {
    let Some(block) = context.document.syntax.block_at(context.index) else { return false };
    let text = |start, end: usize| context.document.text.slice(Span::new(start, end.max(start)));
    let around = [text(block.base, quotation.span.start()), text(quotation.span.end(), block.all().end())];
    let is_named = |name: &Name| around.iter().any(|text| is_written(name, text));
    entry.names(&FieldName::Author).iter().any(is_named)
}

/// Where the citations of a quotation stand.
fn places(quotation: &Statement<'_>) -> impl Iterator<Item = Span> {
    quotation.citations().iter().map(|citation| citation.place(citation.span))
}

/// Whether the text says whose words they are, be it “a resident” or “she”: then somebody is meant.
fn says_who(quotation: &Statement<'_>) -> bool {
    quotation.attribution.as_ref().is_some_and(|attribution| attribution.speaker.is_some())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::{check, check_with};
    use crate::workspace::{CitationReach, Settings};

    #[test]
    fn the_entry_or_the_text_may_say_it() {
        check(&expect![[r#"
            ---
            references:
            - {id: article, type: article-newspaper, author: [{family: Lee, given: Ann}], issued: 2025}
            - {id: speech, type: speech, author: [{family: Lincoln, given: Abraham}], issued: 1863}
            - {id: book, type: book, title: Sit Still, issued: 2011}
            ---

            The letter ran: “He said God and she did not say it” [@article].
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-speaker: Neither the text nor `article` says whose words these are.

            The letter ran: “He said God and she did not say it” [@book; @article].
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-speaker: None of the text, `book` and `article` says whose words these are.

            The quarrel began with a letter to the paper: “He said God and she did not say it” [@article].
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-speaker: Neither the text nor `article` says whose words these are.

            The letter ran: “He said God and she did not say it” [@article; @speech].

            “He said God and she did not say it,” Ruth Bauer wrote [@article].

            “He said God and she did not say it,” a resident wrote [@article].

            @article wrote: “He said God and she did not say it.”

            Lee heard a voice in the crowd: “He said God and she did not say it” [@article].
        "#]]);
    }

    #[test]
    fn pieces_of_one_utterance_have_one_speaker() {
        check(&expect![[r#"
            ---
            references:
            - {id: article, type: article-newspaper, author: [{family: Lee, given: Ann}], issued: 2025}
            - {id: speech, type: speech, author: [{family: Lincoln, given: Abraham}], issued: 1863}
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `speech`.
            - {id: book, type: book, title: Sit Still, issued: 2011}
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `book`.
            ---

            “I did not leave them out,” Ruth Bauer said; “they were not on the page at all” [@article].
        "#]]);
    }

    #[test]
    fn the_transcript_may_say_it() {
        check(&expect![[r#"
            //- /article.md
            ---
            references:
            - {id: a, type: broadcast, issued: 2025, transcript: a.vtt}
            ---

            The answer came at once: “Nobody in that crowd thought so, ever” [@a].

            The answer came at once: “Nobody in that crowd has thought so, ever” [@a].
                                                           ^^^ warning misquote: The source does not have “has” here (`a`, at 00:00:01).

            The answer came at once: “thought so, ever. Who in that crowd?” [@a].
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-speaker: Neither the text nor `a` says whose words these are.

            The answer came at once: “The coffee is weak and it is cold” [@a].
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-speaker: Neither the text nor `a` says whose words these are.
            //- /a.vtt
            WEBVTT

            00:01.000 --> 00:02.000
            <v Miriam Tolland>Nobody in that crowd thought so, ever.

            00:02.000 --> 00:03.000
            <v Ray Castellano>Who in that crowd?

            00:03.000 --> 00:04.000
            The coffee is weak and it is cold.
        "#]]);
    }

    #[test]
    fn what_is_unknown_may_say_it() {
        check(&expect![[r#"
            ---
            references:
            - {id: article, type: article-newspaper, author: [{family: Lee, given: Ann}], issued: 2025}
            - {id: speech, type: speech, author: [{family: Lincoln, given: Abraham}], issued: 1863}
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `speech`.
            - {id: book, type: book, title: Sit Still, issued: 2011}
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `book`.
            ---

            The letter ran: “He said God and she did not say it” [@article; @unknown].
                                                                            ^^^^^^^^ error undefined-source: No source has the key `unknown`.
        "#]]);
    }

    #[test]
    fn titles_and_claims_are_nobodys_words() {
        check(&expect![[r#"
            ---
            references:
            - {id: article, type: article-newspaper, author: [{family: Lee, given: Ann}], issued: 2025}
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `article`.
            - {id: speech, type: speech, author: [{family: Lincoln, given: Abraham}], issued: 1863}
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unused-source: Nothing here cites `speech`.
            - {id: book, type: book, title: Sit Still, issued: 2011}
            ---

            The book is called “Sit Still” [@book], and ==it is long== [@book].
        "#]]);
    }

    #[test]
    fn what_only_the_end_of_the_paragraph_covers_is_cited_first() {
        check(&expect![[r#"
            ---
            references:
            - {id: article, type: article-newspaper, author: [{family: Lee, given: Ann}], issued: 2025}
            ---

            The letter ran: “He said God and she did not say it.” It was a short one [@article].
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unsourced-quote: Only the citation at the end of the paragraph covers “He said God and she did not say it”.
        "#]]);
        let settings = || Settings { citation_reach: CitationReach::Paragraph, ..Settings::default() };
        check_with(
            settings(),
            &expect![[r#"
                ---
                references:
                - {id: article, type: article-newspaper, author: [{family: Lee, given: Ann}], issued: 2025}
                ---

                The letter ran: “He said God and she did not say it.” It was a short one [@article].
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-speaker: Neither the text nor `article` says whose words these are.
            "#]],
        );
    }

    #[test]
    fn a_citation_in_the_sentence_names_its_author() {
        check(&expect![[r#"
            ---
            references:
            - {id: everett-1864, type: book, author: [{family: Everett, given: Edward}], issued: 1864}
            - {id: program-1913, type: pamphlet, title: Program, issued: 1913}
            ---

            @everett-1864 begins on tiptoe, “[s]tanding beneath this serene sky,” and ends in Athens.[^press]

            Then there is “[s]tanding beneath this serene sky,” and Athens.[^press]
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-speaker: Neither the text nor `program-1913` says whose words these are.

            [^press]: See @program-1913.
        "#]]);
    }
}
