//! `anonymous-source`

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::person::is_person;
use crate::analysis::shared::words::listed;
use crate::sources::{Field, FieldName};
use crate::syntax::SpeakerKind;

pub(super) static RULE: Rule = Rule {
    code: "anonymous-source",
    severity: Severity::Hint,
    summary: "The words are those of an official without a name, and the entry has no `note` on how they know",
    why: "Who is not named answers to nobody; a reader can only go by how they came to know.",
    fires: "\
---
ibid: {rules: {anonymous-source: on}}
references:
- id: courier-2025
  type: article-newspaper
  author: [{family: Martínez, given: Zoë}]
  issued: 2025-11-26
---

“The sewer bond was never in any danger at all,” a senior official said [@courier-2025].
",
    silent: "\
---
ibid: {rules: {anonymous-source: on}}
references:
- id: courier-2025
  type: article-newspaper
  author: [{family: Martínez, given: Zoë}]
  issued: 2025-11-26
  note: The official sat on the committee.
---

“The sewer bond was never in any danger at all,” a senior official said [@courier-2025].
",
    waits: false,
    is_on: false,
    fixes: &[],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    for quotation in &context.quotations {
        let Some(attribution) = quotation.attribution.as_ref().filter(|attribution| !attribution.inferred) else {
            continue;
        };
        let official = attribution.speaker.as_ref().filter(|it| it.kind == SpeakerKind::Description);
        let cited = context.own_sources(quotation);
        let is_known = cited.iter().any(|(_, source)| {
            let speakers = source.entry.speakers().map_or(&[][..], Field::names);
            speakers.iter().any(is_person) || source.entry.field(&FieldName::Note).is_some()
        });
        let (Some(official), Some(_)) = (official, &attribution.role) else { continue };
        if cited.is_empty() || is_known {
            continue;
        }
        let mut keys: Vec<String> = cited.iter().map(|(citation, _)| format!("`{}`", citation.key)).collect();
        keys.dedup();
        let (keys, has) = (listed(&keys, "and"), if keys.len() > 1 { "have" } else { "has" });
        let message = format!("“{}” is nobody's name, and {keys} {has} no `note` on how they know.", official.name);
        found.push(Diagnostic::new(&RULE, official.span, message));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn a_note_may_say_how_they_know() {
        check(&expect![[r#"
            ---
            ibid: {rules: {anonymous-source: on}}
            references:
            - {id: paper, type: article-newspaper, author: [{family: Lee, given: Ann}], issued: 2025}
            - {id: noted, type: article-newspaper, author: [{family: Lee, given: Ann}], note: was in the room, issued: 2025}
            - {id: roe, type: interview, author: [{family: Roe, given: Ann}], issued: 2025}
            ---

            “We have never seen such a thing before,” a senior official said [@paper].
                                                      ^^^^^^^^^^^^^^^^^ hint anonymous-source: “a senior official” is nobody's name, and `paper` has no `note` on how they know.

            “We have never seen such a thing before,” a spokesman for Boeing said [@paper; @paper].
                                                      ^^^^^^^^^^^^^^^^^^^^^^ hint anonymous-source: “a spokesman for Boeing” is nobody's name, and `paper` has no `note` on how they know.

            “We have never seen such a thing before,” a senior official said [@noted].

            “We have never seen such a thing before,” a senior official said [@roe].

            “We have never seen such a thing before,” Ann Roe said [@paper]. “We have never seen it,” she said [@paper].
        "#]]);
    }

    #[test]
    fn in_other_languages() {
        check(&expect![[r#"
            ---
            lang: de
            ibid: {rules: {anonymous-source: on}}
            references:
            - {id: paper, type: article-newspaper, author: [{family: Lee, given: Ann}], issued: 2025}
            ---

            „So etwas haben wir noch nie gesehen“, sagte ein Sprecher des Ministeriums [@paper].
                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint anonymous-source: “ein Sprecher des Ministeriums” is nobody's name, and `paper` has no `note` on how they know.
        "#]]);
    }
}
