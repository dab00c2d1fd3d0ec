//! Moving facts: scanners count from their paragraph, facts from their block, statements from the document.

use super::{Attribution, CitationGroup, ExampleLabel, Malformed, StatedDate};
use crate::text::Span;

fn shift(span: &mut Span, by: usize) {
    *span = span.shifted(by);
}

impl CitationGroup {
    /// Moved `by` bytes towards the end.
    pub(super) fn shifted(mut self, by: usize) -> Self {
        shift(&mut self.span, by);
        for citation in &mut self.citations {
            for span in [
                &mut citation.span,
                &mut citation.at_span,
                &mut citation.key_span,
                &mut citation.prefix,
                &mut citation.suffix,
            ] {
                shift(span, by);
            }
            if let Some(locator) = &mut citation.locator {
                shift(&mut locator.span, by);
                shift(&mut locator.value, by);
            }
        }
        self
    }
}

impl Malformed {
    /// Moved `by` bytes towards the end.
    pub(super) fn shifted(mut self, by: usize) -> Self {
        shift(&mut self.span, by);
        self
    }
}

impl ExampleLabel {
    /// Moved `by` bytes towards the end.
    pub(super) fn shifted(mut self, by: usize) -> Self {
        shift(&mut self.span, by);
        shift(&mut self.label_span, by);
        self
    }
}

impl Attribution {
    /// Moved `by` bytes towards the end.
    pub(super) fn shifted(mut self, by: usize) -> Self {
        shift(&mut self.span, by);
        if let Some(speaker) = &mut self.speaker {
            shift(&mut speaker.span, by);
        }
        if let Some(StatedDate { span, .. }) = &mut self.date {
            shift(span, by);
        }
        if let Some(outlet) = &mut self.outlet {
            shift(&mut outlet.span, by);
        }
        self
    }
}
