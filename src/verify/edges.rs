//! What stands around the words of a fragment: punctuation that may differ, insertions, marks.

use super::exact::{Matcher, Step, StepKind};
use super::fold::Token;
use super::quoted::{Element, Fragment, GroupKind};

impl Matcher<'_> {
    /// Steps over what stands around the core, `all` then being all that is literally there.
    pub(super) fn outer(&mut self, fragment: &Fragment, all: &mut (usize, usize)) {
        let mut others: Vec<Step> = Vec::new();
        for element in fragment.before.iter().rev() {
            let range = element.range();
            let from = all.0.checked_sub(self.kept(range).count()).filter(|from| self.is_literal(range, *from));
            if let Some(from) = from {
                others.push(Step { quoted: range, source: (from, all.0), kind: StepKind::Same });
                all.0 = from;
            } else if let Some(kind) = self.outer_kind(element) {
                join_punctuation(&mut others, Step { quoted: range, source: (all.0, all.0), kind });
            }
        }
        self.trace.append(&mut others);
        let literal = |this: &Self, at: usize| {
            let mut end = at;
            for element in &fragment.after {
                if !this.is_literal(element.range(), end) {
                    return false;
                }
                end += this.kept(element.range()).count();
            }
            true
        };
        let is_literal = literal(self, all.1);
        for element in &fragment.after {
            let range = element.range();
            if is_literal || self.is_literal(range, all.1) {
                let to = all.1 + self.kept(range).count();
                others.push(Step { quoted: range, source: (all.1, to), kind: StepKind::Same });
                all.1 = to;
            } else if let Some(kind) = self.outer_kind(element) {
                let is_mark = kind == StepKind::Punctuation && self.corpus.token(all.1).is_some_and(Token::is_final);
                let step = Step { quoted: range, source: (all.1, all.1 + usize::from(is_mark)), kind };
                join_punctuation(&mut others, step);
            }
        }
        self.trace.append(&mut others);
    }

    /// What `element` is where it does not literally stand in the source.
    fn outer_kind(&self, element: &Element) -> Option<StepKind> {
        match element {
            Element::Group(group) => Some(match group.kind {
                GroupKind::Square => StepKind::Insertion,
                GroupKind::Round => StepKind::Parenthesis,
                GroupKind::Sic => StepKind::Sic,
                GroupKind::Incise => StepKind::Incise,
            }),
            Element::Token(at) => self.quoted.token(*at)?.is_final().then_some(StepKind::Punctuation),
            Element::Glued(_) => None,
        }
    }
}

/// Adds `step` to `steps`; marks in a row are one change.
fn join_punctuation(steps: &mut Vec<Step>, step: Step) {
    match steps.last_mut().filter(|last| last.kind == step.kind && step.kind == StepKind::Punctuation) {
        Some(last) => {
            last.quoted = (last.quoted.0.min(step.quoted.0), last.quoted.1.max(step.quoted.1));
            last.source = (last.source.0.min(step.source.0), last.source.1.max(step.source.1));
        }
        None => steps.push(step),
    }
}
