//! `wrong-locator`

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "wrong-locator",
    severity: Severity::Warning,
    summary: "The words stand on another page, or at another time, than the citation says",
    why: "Who looks the words up where the citation says will not find them.",
    fires: "\
---
references:
- id: tolland-2025
  type: broadcast
  speaker: [{family: Tolland, given: Ada}]
  event-date: 2025-11-19
  transcript: ceremony.vtt
---

“A draft is not a mistake, it is a draft,” she said [@tolland-2025, 00:19:07].

//- /ceremony.vtt
WEBVTT

00:17:09.000 --> 00:17:12.000
A draft is not a mistake, it is a draft.
",
    silent: "\
---
references:
- id: tolland-2025
  type: broadcast
  speaker: [{family: Tolland, given: Ada}]
  event-date: 2025-11-19
  transcript: ceremony.vtt
---

“A draft is not a mistake, it is a draft,” she said [@tolland-2025, 00:17:10].

//- /ceremony.vtt
WEBVTT

00:17:09.000 --> 00:17:12.000
A draft is not a mistake, it is a draft.
",
    waits: true,
    is_on: true,
    fixes: &["put the page or the time where the words are"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    for (quotation, verification) in context.verified() {
        let parts = || context.verified().map(|(_, part)| part);
        let result = verification.verified().filter(|result| result.is_misplaced(parts()));
        let Some(result) = result else { continue };
        let (Some(locator), Some(place)) = (&result.citation.fact.locator, result.place_in_words()) else { continue };
        let name = context.name(quotation);
        let (span, value) = (result.citation.place(locator.span), result.citation.place(locator.value));
        let text = &context.document.text;
        let written = text.slice(value);
        let message = if locator.label == "timestamp" {
            format!("The source has {name} {place}, not at {}.", written.trim_start_matches("at "))
        } else {
            let pages = pages(&text.slice(Span::new(span.start(), value.start())), &written);
            format!("The source has {name} on {place}, not on {pages}.")
        };
        found.push(Diagnostic::new(&RULE, span, message).see_passage(result));
    }
}

/// The pages that a citation names, as it does: “pp. 3–4”. It may do without a label.
fn pages(label: &str, value: &str) -> String {
    let label = match label.trim_matches([' ', '{']) {
        "" if value.contains(['-', '–']) => "pp.",
        "" => "p.",
        label => label,
    };
    format!("{label} {value}")
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn pages_and_times_are_compared() {
        check(&expect![[r#"
            //- /article.md
            ---
            references:
            - {id: a, type: speech, author: [{family: Roe}], issued: 2025, transcript: a.srt}
            - {id: b, type: speech, author: [{family: Roe}], issued: 2025, transcript: b.txt}
            ---

            “The bridge was never inspected in June,” she said [@a, 00:03:05].

            “The bridge was never inspected in June,” she said [@a, at 04:05].
                                                                    ^^^^^^^^ warning wrong-locator: The source has “The bridge was never inspected in June” at 00:03:05, not at 04:05.

            “The bridge was never inspected in June,” she said [@a, at 03:06].

            “The bridge was never inspected in June,” she said [@b, p. 1].
                                                                    ^^^^ warning wrong-locator: The source has “The bridge was never inspected in June” on p. 2, not on p. 1.

            “The bridge was never inspected in June,” she said [@b, pp. 1–2].

            “The bridge was never inspected in June,” she said [@b, pp. 3–4].
                                                                    ^^^^^^^ warning wrong-locator: The source has “The bridge was never inspected in June” on p. 2, not on pp. 3–4.

            “The bridge was never inspected in June,” she said [@b, 3-4].
                                                                    ^^^ warning wrong-locator: The source has “The bridge was never inspected in June” on p. 2, not on pp. 3-4.

            “The bridge was never inspected in June,” she said [@b, chap. 1].

            “It is not on any of the lists,” she said [@b, p. 3].

            //- /a.srt
            1
            00:03:05,000 --> 00:03:09,000
            The bridge was never
            inspected in June.
            //- /b.txt
            It is not on any of the lists. It never was.
            ␌The bridge was never inspected in June.
            ␌It is not on any of the lists, I said.
        "#]]);
    }

    #[test]
    fn one_locator_does_for_the_parts_of_a_quotation() {
        check(&expect![[r#"
            //- /article.md
            ---
            references:
            - {id: a, type: speech, author: [{family: Roe}], issued: 2025, transcript: a.srt}
            ---

            “Everett told them about it for two hours,” Roe says, and then, “Lincoln stood up and sat down again” [@a, at 00:03:05].

            “Everett told them about it for two hours,” Roe says, and then, “Lincoln stood up and sat down again” [@a, at 00:03:12].

            “Everett told them about it for two hours,” Roe says, and then, “Lincoln stood up and sat down again” [@a, at 00:04:12].
                                                                                                                       ^^^^^^^^^^^ warning wrong-locator: The source has these words of Roe at 00:03:05, not at 00:04:12.
                                                                                                                       ^^^^^^^^^^^ warning wrong-locator: The source has these words of Roe at 00:03:11, not at 00:04:12.

            //- /a.srt
            1
            00:03:05,000 --> 00:03:09,000
            Everett told them about it for two hours.

            2
            00:03:11,000 --> 00:03:14,000
            Lincoln stood up and sat down again.
        "#]]);
    }
}
