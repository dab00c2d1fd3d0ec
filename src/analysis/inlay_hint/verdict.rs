//! Behind each quotation, if the setting asks for it, whether it is in its source's words.

use std::sync::Arc;

use super::{HintTarget, InlayHint};
use crate::analysis::FileSpan;
use crate::analysis::shared::verification::{Found, Outcome, Verification, verify};
use crate::syntax::{Statement, StatementKind};
use crate::text::Span;
use crate::verify::{Difference, Verdict};
use crate::workspace::{Document, Snapshot, Sources};

/// One behind each quotation that ends in `span` and was compared with its source.
pub(super) fn verdicts<'a>(
    snapshot: &'a Snapshot,
    document: &'a Document,
    sources: &'a Sources<'a>,
    span: Span,
) -> impl Iterator<Item = InlayHint> + 'a {
    let statements = document.syntax.statements_in(span);
    let quotations = statements.filter(move |it| it.kind != StatementKind::Claim && span.touches(end(it)));
    quotations.filter_map(move |quotation| {
        let verification = verify(snapshot, document, sources, &quotation);
        hint(document, &quotation, &verification)
    })
}

/// Where a hint stands: behind the closing mark; of a block behind its words, not behind its attribution.
fn end(quotation: &Statement<'_>) -> usize {
    let words = quotation.words.last().filter(|_| quotation.kind == StatementKind::BlockQuotation);
    words.map_or(quotation.span.end(), |words| words.end())
}

fn hint(document: &Document, quotation: &Statement<'_>, verification: &Verification<'_>) -> Option<InlayHint> {
    let found = verification.found.as_ref();
    let (label, tooltip) = match (verification.outcome?, found) {
        (Outcome::Translated, _) => {
            ("translated".to_owned(), "Not compared: the source is in another language.".to_owned())
        }
        (Outcome::Compared(verdict), Some(found)) => said(document, verdict, found)?,
        (Outcome::Compared(_), None) => return None,
    };
    let passage = found.filter(|_| verification.verdict().is_some()).and_then(|found| {
        let span = found.passage()?;
        Some(HintTarget::Passage(FileSpan { path: Arc::clone(&found.path), span }))
    });
    Some(InlayHint { offset: end(quotation), label, tooltip: Some(tooltip), target: passage })
}

/// The label and the tooltip. `None`: too few words to tell are no news.
fn said(document: &Document, verdict: Verdict, found: &Found<'_>) -> Option<(String, String)> {
    let place = found.place_in_words();
    let file = found.path.file_name().unwrap_or_default().to_string_lossy();
    let at = place.as_ref().map_or(String::new(), |place| format!(", {place}"));
    let label = |sign: &str| place.as_ref().map_or(sign.to_owned(), |place| format!("{sign} {place}"));
    Some(match verdict {
        Verdict::Verbatim => (label("✓"), format!("The source's words: {file}{at}.")),
        Verdict::MarkedChanges => (label("✓"), format!("The source's words, with changes marked as such: {file}{at}.")),
        Verdict::Differs => {
            let words = words_that_differ(document, found);
            let noun = if words == 1 { "word" } else { "words" };
            let tooltip = format!("Differs from the source in {words} {noun}: {file}{at}.");
            (format!("≠ {words} {noun}"), tooltip)
        }
        Verdict::NotFound => {
            let nearest = place.as_ref().map_or(String::new(), |place| format!("; the nearest: {place}"));
            ("not found".to_owned(), format!("These words are not in {file}{nearest}."))
        }
        Verdict::TooShort => return None,
    })
}

/// How many words differ, those of the longer side counted.
fn words_that_differ(document: &Document, found: &Found<'_>) -> usize {
    let count = |text: &str| text.split_whitespace().count();
    let words = |difference: &Difference| {
        count(&document.text.slice(difference.quoted)).max(count(&found.words(difference.source)))
    };
    found.comparison.differences.iter().map(words).sum()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::analysis::fixture::Fixture;
    use crate::analysis::inlay_hint::inlay_hints;
    use crate::workspace::Settings;

    const DOCUMENT: &str = "\
---
lang: en
references:
- {id: speech, transcript: speech.txt}
- {id: rede, transcript: rede.txt, language: de}
- {id: tape, transcript: tape.vtt}
- {id: none}
---

“The world will little note, nor long remember” [@speech]. “The world … what we say here,” he said [@speech].

> The world will hardly note, nor long remember what we say
>
> — Abraham Lincoln [@speech]

“Ask not what your country can do for you” [@speech]. “The world will little note” [@none]. “Never” [@speech].

“I am a citizen of the world, and a Berliner” [@rede]. “the world will little note” [@tape]. ==We remember== [@speech].
//- /speech.txt
Now we are engaged in a great civil war.
The world will little note, nor long remember what we say here.
//- /rede.txt
Ich bin ein Berliner.
//- /tape.vtt
WEBVTT

00:14:05.000 --> 00:14:09.000
the world will little note
";

    fn shown(fixture: &Fixture, span: Span) -> String {
        let hints = inlay_hints(&fixture.snapshot, &fixture.path, span);
        let line = |hint: &InlayHint| {
            let before = fixture.slice(&fixture.path, Span::new(hint.offset.saturating_sub(14), hint.offset));
            let passage = hint.target.as_ref().map(|target| {
                let HintTarget::Passage(it) = target else { panic!("{target:?}") };
                let text = &fixture.snapshot.transcript(&it.path).unwrap().transcript.text;
                format!(" → {}", text.slice(it.span))
            });
            let tooltip = hint.tooltip.as_deref().unwrap_or_default();
            format!("…{before} [{}] {tooltip}{}\n", hint.label, passage.unwrap_or_default())
        };
        hints.iter().map(line).collect()
    }

    #[test]
    fn each_quotation_says_whether_it_is_in_its_sources_words() {
        let settings = Settings { verdict_hints: true, ..Settings::default() };
        let fixture = Fixture::with(DOCUMENT, settings);
        let all = Span::new(0, fixture.document().text.len());
        expect![[r#"
            …ng remember” [✓ line 2] The source's words: speech.txt, line 2. → The world will little note, nor long remember
            …e say here,” [✓ line 2] The source's words, with changes marked as such: speech.txt, line 2. → The world will little note, nor long remember what we say here
            …er what we say [≠ 1 word] Differs from the source in 1 word: speech.txt, line 2. → The world will little note, nor long remember what we say
            … do for you” [not found] These words are not in speech.txt.
            … a Berliner” [translated] Not compared: the source is in another language.
            …little note” [✓ at 00:14:05] The source's words: tape.vtt, at 00:14:05. → the world will little note
        "#]].assert_eq(&shown(&fixture, all));
        let first = fixture.document().text.to_string().find("“The world …").unwrap();
        assert_eq!(shown(&fixture, Span::new(0, first)).lines().count(), 1, "only what is asked for");
        assert_eq!(shown(&fixture, Span::empty(first + 20)), "", "a hint stands at the end");
    }

    #[test]
    fn nobody_is_told_who_has_not_asked() {
        let fixture = Fixture::new(DOCUMENT);
        assert_eq!(shown(&fixture, Span::new(0, fixture.document().text.len())), "");
    }
}
