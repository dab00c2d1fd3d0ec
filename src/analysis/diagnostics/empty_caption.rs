//! `empty-caption`

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::syntax::UnitKind;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "empty-caption",
    severity: Severity::Hint,
    summary: "A line says “Source:” and nothing follows",
    why: "A reader is promised a source and gets none.",
    fires: "\
---
ibid: {rules: {empty-caption: on}}
---

![Four hundred people in the Grange Hall](hall.jpg)

Source:
",
    silent: "\
---
ibid: {rules: {empty-caption: on}}
---

![Four hundred people in the Grange Hall](hall.jpg)

Source: The Marlow Ferry Courier
",
    waits: true,
    is_on: false,
    fixes: &[],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

/// What stands before the source of a picture or a table, in small letters.
const LABELS: [&str; 10] = ["source", "quelle", "fuente", "fonte", "bron", "来源", "來源", "出典", "출처", "fonti"];

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(block) = context.document.syntax.block_at(context.index) else { return };
    for unit in block.fact.units.iter().filter(|unit| matches!(unit.kind, UnitKind::Paragraph | UnitKind::Cell)) {
        let place = block.place(unit.span);
        let text = context.said(place);
        // What follows on the next line is what it says.
        let line = text.trim_end().rsplit(['\n', '\r']).next().unwrap_or_default();
        let start = text.trim_end().len() - line.len();
        let bare = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '>'));
        let label =
            bare.strip_suffix([':', '：']).map(|label| label.trim_end_matches(['*', '_', ' ', '\u{a0}', '\u{202f}']));
        let Some(label) = label.filter(|label| LABELS.contains(&label.to_lowercase().as_str())) else { continue };
        let Some(at) = line.find(bare) else { continue };
        let span = Span::new(at, at + bare.len()).shifted(place.start() + start);
        found.push(Diagnostic::new(&RULE, span, format!("Nothing follows “{label}”.")));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn nothing_follows() {
        check(&expect![[r#"
            ---
            ibid: {rules: {empty-caption: on}}
            ---

            ![The hall](hall.jpg)
            *Source:*
             ^^^^^^^ hint empty-caption: Nothing follows “Source”.

            Source: The Marlow Ferry Courier

            Quelle :
            ^^^^^^^^ hint empty-caption: Nothing follows “Quelle”.

            Source:
            The Marlow Ferry Courier

            The source:

            > Source:
              ^^^^^^^ hint empty-caption: Nothing follows “Source”.

            - Fuente:
              ^^^^^^^ hint empty-caption: Nothing follows “Fuente”.

            | a | b |
            |---|---|
            | Fonte: | Bron: x |
              ^^^^^^ hint empty-caption: Nothing follows “Fonte”.

            来源：
            ^^^ hint empty-caption: Nothing follows “来源”.
        "#]]);
    }
}
