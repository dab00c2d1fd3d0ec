//! `==claims==` (`markup.md` §5).

use super::mask::MARKUP;
use crate::text::Span;

const MARK: &str = "==";

/// The claims in `text`, a masked paragraph; spans include the `==`.
///
/// As in `pandoc -f markdown+mark`: no space inside the marks. CriticMarkup's `{==…==}` is none.
pub(super) fn claims(text: &str) -> Vec<Span> {
    let marks: Vec<usize> = text.match_indices(MARK).map(|(at, _)| at).filter(|at| is_exactly_two(text, *at)).collect();
    let mut claims = Vec::new();
    let mut open = None;
    for at in marks {
        match open {
            Some(start) if closes(text, at) && at > start + MARK.len() => {
                claims.push(Span::new(start, at + MARK.len()));
                open = None;
            }
            None if opens(text, at) => open = Some(at),
            _ => {}
        }
    }
    claims
}

/// `===` is a rule somebody drew, not a mark.
fn is_exactly_two(text: &str, at: usize) -> bool {
    !text[..at].ends_with('=') && !text[at + MARK.len()..].starts_with('=')
}

fn opens(text: &str, at: usize) -> bool {
    let next = text[at + MARK.len()..].chars().find(|c| *c != MARKUP);
    !text[..at].ends_with('{') && next.is_some_and(|c| !c.is_whitespace())
}

fn closes(text: &str, at: usize) -> bool {
    let previous = text[..at].chars().rev().find(|c| *c != MARKUP);
    !text[at + MARK.len()..].starts_with('}') && previous.is_some_and(|c| !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        claims(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn a_claim_stands_between_its_marks() {
        assert_eq!(found("==a b== and ==“c”==."), ["==a b==", "==“c”=="]);
        assert_eq!(found("a==b and c==d: ==e== f=="), ["==b and c==", "==e=="], "as Pandoc reads it");
        assert_eq!(found("a == b == c"), [""; 0]);
        assert_eq!(found("{==a==}{>>why<<}"), [""; 0]);
        assert_eq!(found("=== a ==="), [""; 0]);
        assert_eq!(found("==a =="), [""; 0]);
    }
}
