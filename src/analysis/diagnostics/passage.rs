//! How findings about quoted words point to the passage in their source.

use super::Diagnostic;
use crate::analysis::FileSpan;
use crate::analysis::shared::verification::Found;

/// Where the source has the passage: “`lincoln-1863`, line 12”.
pub(super) fn place(found: &Found<'_>) -> String {
    let place = found.place_in_words().map_or(String::new(), |place| format!(", {place}"));
    format!("`{}`{place}", found.source.entry.key)
}

impl Diagnostic {
    /// With the passage of the source, if there is one.
    pub(super) fn see_passage(self, found: &Found<'_>) -> Self {
        let Some(span) = found.passage().filter(|span| !span.is_empty()) else { return self };
        let words = found.passage_words().unwrap_or_default();
        self.see(FileSpan { path: found.path.clone(), span }, format!("the source: “{words}”"))
    }
}
