//! `unclosed-quote`

use super::{Context, Diagnostic, Rule, Severity};
use crate::syntax::UnpairedKind;

pub(super) static RULE: Rule = Rule {
    code: "unclosed-quote",
    severity: Severity::Warning,
    summary: "A quotation mark opens and nothing closes it",
    why: "A reader cannot tell where the quoted words end and the writer's own begin.",
    fires: "“My phone did not stop for a week, Castellano recalls, and none of it was about the bond.\n",
    silent: "“My phone did not stop for a week,” <!-- ibid-ignore unsourced-quote: by telephone --> Castellano recalls.\n",
    waits: true,
    check,
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for unpaired in context.document.syntax.unpaired().filter(|unpaired| unpaired.kind == UnpairedKind::Unclosed) {
        let span = unpaired.place(unpaired.span);
        let mark = context.document.text.slice(span);
        let message = format!("No {} closes the {mark} that opens here.", unpaired.partner);
        found.push(Diagnostic::new(&RULE, span, message));
    }
}
