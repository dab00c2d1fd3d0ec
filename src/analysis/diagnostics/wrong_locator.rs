//! `wrong-locator`

use super::misquote::with_passage;
use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::verify::Verdict;

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
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    for (quotation, verification) in context.verified() {
        let Some((verdict, result)) = verification.result() else { continue };
        if verdict < Verdict::MarkedChanges || result.is_located != Some(false) {
            continue;
        }
        let (Some(locator), Some(place)) = (&result.citation.fact.locator, result.place_in_words()) else { continue };
        let name = context.name(quotation);
        let message = match locator.label {
            "timestamp" => format!("The source has {name} {place}."),
            _ => format!("The source has {name} on {place}."),
        };
        let span = result.citation.place(locator.span);
        found.push(with_passage(Diagnostic::new(&RULE, span, message), result));
    }
}
