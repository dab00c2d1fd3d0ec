//! What Quarto reads otherwise: cross-references (`markup.md` §4).

use super::CitationGroup;

/// The prefixes that Quarto documents for cross-references: `@fig-plot` refers to a figure and cites nothing.
const PREFIXES: &[&str] = &[
    "fig", "tbl", "lst", "sec", "eq", "thm", "lem", "cor", "prp", "cnj", "def", "exm", "exr", "sol", "rem", "alg",
    "tip", "nte", "wrn", "imp", "cau", "vid", "apx",
];

/// `group` without its cross-references. `None`: it cites nothing.
pub(super) fn citations_of(mut group: CitationGroup) -> Option<CitationGroup> {
    let is_reference = |key: &str| {
        // Quarto capitalises the label it prints for `@Fig-plot`.
        key.split_once('-').is_some_and(|(prefix, _)| PREFIXES.iter().any(|known| prefix.eq_ignore_ascii_case(known)))
    };
    group.citations.retain(|citation| !is_reference(&citation.key));
    (!group.citations.is_empty()).then_some(group)
}
