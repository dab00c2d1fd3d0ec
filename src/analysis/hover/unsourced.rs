//! What would source a statement that has no source: what has the words, else what is by the same speaker.

use crate::analysis::diagnostics::unexcused;
use crate::analysis::shared::credit::Whose;
use crate::analysis::shared::holding::Holding;
use crate::analysis::shared::key;
use crate::analysis::shared::likely::context::Context;
use crate::analysis::shared::likely::{Candidate, Likelihood, Words, likeliest};
use crate::analysis::shared::locator;
use crate::analysis::shared::markdown::{code, text};
use crate::analysis::shared::subject::Reader;
use crate::sources::Place;
use crate::syntax::attribution::Origin;
use crate::syntax::{Statement, StatementKind};
use crate::text::Span;
use crate::workspace::Snapshot;

/// The line of a card.
pub(super) fn line(snapshot: &Snapshot, reader: &Reader<'_>, statement: &Statement<'_>) -> String {
    if unexcused(reader.document, vec![(statement.kind, statement.span)]).is_empty() {
        return "No source; a comment here says that it needs none.".to_owned();
    }
    let place = Span::empty(statement.span.end());
    let context = Context::of(snapshot, reader.document, &reader.sources, place, Some(statement));
    let is_likely = |(likelihood, _): &(Likelihood, Candidate<'_>)| {
        let is_theirs = likelihood.whose == Whose::Theirs && context.may_be_meant(*likelihood);
        likelihood.words != Words::None || is_theirs
    };
    // Of several that have the words one that is the speaker's comes first.
    if let Some((_, candidate)) = likeliest(&reader.sources, &context).into_iter().find(is_likely) {
        let entry = candidate.source.entry;
        if let Some(has) = context.words_in.iter().find(|has| std::ptr::eq(has.source.entry, entry)) {
            return of_words(reader, has);
        }
        let citation = code(&format!("[@{}]", key::written(&entry.key)));
        let known = code(&entry.key);
        return format!("No source yet. {known} is by the same speaker: if these words are in it, cite {citation}.");
    }
    let origin = statement.attribution.as_ref().map(|attribution| attribution.origin);
    let place = match (statement.kind, origin) {
        (StatementKind::BlockQuotation, Some(Origin::DashLine)) => "on its attribution line",
        (StatementKind::BlockQuotation, _) => "inside the block",
        (StatementKind::InlineQuotation | StatementKind::Claim, _) => "in this sentence",
    };
    format!("No source yet. Cite one {place}, or write {} for a source to come.", code("[@TK]"))
}

/// “No source yet. These words are in `ceremony-2025`, at 00:17:09: cite `[@ceremony-2025, 00:17:09]`.”
fn of_words(reader: &Reader<'_>, has: &Holding<'_>) -> String {
    let known = &has.source.entry.key;
    let places = || {
        let passage = has.comparison.passage.iter();
        passage.flat_map(|passage| has.file.transcript.places(passage.span()))
    };
    let locator = locator::written_in(reader.document.syntax.context().locale(), places());
    let place = match (places().next(), &locator) {
        (Some(Place::Cue(..)), Some(clock)) => format!(", at {clock}"),
        (_, Some(page)) => format!(", {}", text(page)),
        _ => String::new(),
    };
    let comma = if locator.is_some() { ", " } else { "" };
    let citation = code(&format!("[@{}{comma}{}]", key::written(known), locator.unwrap_or_default()));
    format!("No source yet. These words are in {}{place}: cite {citation}.", code(known))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::analysis::fixture::Fixture;
    use crate::analysis::hover::tests::{check, shown};
    use crate::analysis::hover::voices::CEREMONY;

    #[test]
    fn what_has_the_words_is_to_be_cited() {
        let card = |text: &str, expected: &Expect| {
            let head = "---\nlang: en\nreferences:\n- {id: a, type: broadcast, title: Two Speeches, transcript: ceremony.vtt}\n\
                        - {id: b, type: speech, author: [{family: Tolland, given: Miriam}], transcript: b.txt}\n---\n\n";
            let more = "“Nobody in that crowd thought so” [@a]. “It is what it is” [@b].";
            let shown = shown(&Fixture::new(&format!("{head}{text}\n\n{more}\n{CEREMONY}//- /b.txt\nNo.\n")));
            let last = shown.lines().filter(|line| line.starts_with("No source yet"));
            expected.assert_eq(&last.collect::<Vec<_>>().join("\n"));
        };
        card(
            "“We tell it as if$0 the long speech failed,” she said.",
            &expect!["No source yet. These words are in `a`, at 00:14:05: cite `[@a, 00:14:05]`."],
        );
        card(
            "“We tell it as if$0 the long speech failed,” Tolland said.",
            &expect!["No source yet. These words are in `a`, at 00:14:05: cite `[@a, 00:14:05]`."],
        );
        card(
            "“We tell it as if$0 the short speech failed,” Tolland said.",
            &expect!["No source yet. `b` is by the same speaker: if these words are in it, cite `[@b]`."],
        );
        card(
            "“We tell$0 it,” Castellano said.",
            &expect!["No source yet. Cite one in this sentence, or write `[@TK]` for a source to come."],
        );
    }

    /// What a writer knows of Harlan is hers, be it as author.
    #[test]
    fn of_several_sources_of_a_speaker_the_nearest_is_named() {
        let card = |text: &str, expected: &Expect| {
            let head = "---\nreferences:\n- {id: z, type: letter, author: [{family: Harlan, given: Eunice}]}\n\
                        - {id: program, type: book, author: [{family: Harlan, given: Eunice}]}\n\
                        - {id: letter, type: speech, author: [{family: Harlan, given: Eunice}]}\n---\n\n";
            let shown = shown(&Fixture::new(&format!("{head}{text}\n")));
            expected.assert_eq(shown.lines().last().unwrap_or_default());
        };
        card(
            "“I do not ask that$0 they enjoy it,” Eunice Harlan wrote.",
            &expect!["No source yet. `letter` is by the same speaker: if these words are in it, cite `[@letter]`."],
        );
        card(
            "So it was [@z].\n\n“I do not ask that$0 they enjoy it,” Eunice Harlan wrote.",
            &expect!["No source yet. `z` is by the same speaker: if these words are in it, cite `[@z]`."],
        );
    }

    #[test]
    fn what_a_comment_excuses_needs_nothing() {
        check(
            "“It went$0 off splendidly, that day,” <!-- ibid-ignore unsourced-quote: hers --> Ada Boritt says.",
            &expect![[r#"
                [“It went off splendidly, that day,”]
                **Ada Boritt**
                No source; a comment here says that it needs none."#]],
        );
    }
}
