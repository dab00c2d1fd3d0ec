//! The metadata around a place: also what is typed at the top of a new file, before anything says where it ends.

use crate::syntax::{Block, BlockKind, Placed};
use crate::text::Span;
use crate::workspace::Document;

/// Metadata that has no end after so many lines is none.
const LONGEST: usize = 400;

/// The YAML around `offset`: of a metadata block, or of what is to be one.
pub(super) fn around(document: &Document, offset: usize) -> Option<Span> {
    let block = document.syntax.block_around(offset)?;
    let yaml = match block.kind {
        BlockKind::Metadata(yaml) => Some(block.place(yaml)).filter(|yaml| yaml.touches(offset)),
        _ => None,
    };
    yaml.or_else(|| unclosed(document, offset))
}

/// The YAML around `offset` at the top of a document that has its first `---` and not yet its second: up to the first blank
/// line.
pub(super) fn unclosed(document: &Document, offset: usize) -> Option<Span> {
    let text = &document.text;
    let here = text.line_of(offset);
    if here == 0 || here > LONGEST || text.line(0).trim_end() != "---" {
        return None;
    }
    if (1..here).any(|line| !is_field(&text.line(line))) || !may_become_field(&text.line(here)) {
        return None;
    }
    let is_over = |line: &usize| text.line(*line).trim().is_empty();
    let end = (here + 1..text.line_count().min(here + LONGEST)).find(is_over);
    let end = end.map_or(text.len(), |line| text.line_span(line).start());
    let yaml = Span::new(text.line_span(1).start(), end);
    let is_prose = |block: Placed<'_, Block>| !matches!(block.kind, BlockKind::Metadata(_));
    document.syntax.block_around(0).is_some_and(is_prose).then_some(yaml)
}

/// Whether a line is one of YAML's mappings: a field, a comment, or what belongs to a field above it.
fn is_field(line: &str) -> bool {
    let name = line.split(':').next().unwrap_or_default();
    let is_named = name.len() < line.len() && !name.is_empty() && !name.contains(char::is_whitespace);
    !line.trim().is_empty() && (is_named || line.starts_with([' ', '\t', '#']) || line.starts_with("- "))
}

fn may_become_field(line: &str) -> bool {
    is_field(line) || !line.trim_end().contains(char::is_whitespace) && !line.starts_with("...")
}
