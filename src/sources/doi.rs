//! DOIs, with and without what stands before them.

/// A DOI without the address of its resolver: `https://doi.org/10.1000/1` and `doi: 10.1000/1` are `10.1000/1`.
pub(super) fn bare(value: &str) -> &str {
    let is_scheme = |part: &str| part.len() < 30 && !part.starts_with("10.");
    match value.find("10.").map(|at| value.split_at(at)) {
        Some((before, doi)) if is_scheme(before) && (before.is_empty() || before.ends_with(['/', ':', ' '])) => doi,
        _ => value,
    }
}
