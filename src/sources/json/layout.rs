//! Where the next source starts in a file whose brackets and quotation marks cannot be relied on.

use crate::sources::FieldName;

/// How the sources of a file are laid out, told by the first one.
pub(super) struct Layout<'t> {
    /// The white space in front of the brace, where the source starts a line of its own and its fields are behind the
    /// brace or indented more.
    indent: Option<&'t str>,
}

/// What names, dates and the like may be taken for at most.
const KEY: usize = 64;

impl<'t> Layout<'t> {
    /// As it is for the source whose brace stands at byte `at`.
    pub(super) fn of(text: &'t str, at: usize) -> Self {
        let inner = text.get(at + 1..).unwrap_or_default();
        let space = inner.get(..inner.len() - inner.trim_start().len()).unwrap_or_default();
        let deeper = |indent: &&str| match space.rsplit_once(['\n', '\r']) {
            Some((_, inside)) => inside.len() > indent.len(),
            None => true,
        };
        Self { indent: indent(text, at).filter(deeper) }
    }

    /// Whether the brace at byte `at`, which stands within a source, opens another one. `is_odd`: an object is not
    /// expected there, or not one with the fields of a source.
    pub(super) fn opens_source(&self, text: &str, at: usize, is_odd: bool) -> bool {
        if self.indent.is_some() && self.indent == indent(text, at) {
            return true;
        }
        is_odd && first_key(text, at).is_some_and(is_of_source)
    }
}

/// Whether a field of this name is one of a source: names and dates have other ones.
pub(super) fn is_of_source(key: &str) -> bool {
    matches!(key, "id" | "type" | "custom") || !matches!(FieldName::from_csl(key), FieldName::Other(_))
}

/// Whether a field of this name is one of a name or a date.
pub(super) fn is_of_part(key: &str) -> bool {
    const PARTS: [&str; 12] = [
        "family",
        "given",
        "literal",
        "suffix",
        "dropping-particle",
        "non-dropping-particle",
        "name",
        "date-parts",
        "raw",
        "edtf",
        "season",
        "circa",
    ];
    PARTS.contains(&key)
}

/// The name of the field that starts at byte `at`, if one does: `"name":`.
pub(super) fn field_at(text: &str, at: usize) -> Option<&str> {
    let inner = text.get(at..)?.strip_prefix('"')?;
    let len = inner.bytes().take(KEY).take_while(|byte| is_of_key(*byte)).count();
    let after = inner.get(len..)?.strip_prefix('"')?;
    inner.get(..len).filter(|key| !key.is_empty() && after.trim_start().starts_with(':'))
}

fn is_of_key(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// Whether a field starts at byte `at`.
pub(super) fn starts_field(text: &str, at: usize) -> bool {
    field_at(text, at).is_some()
}

/// The name of the first field of the object at byte `at`, be it without its quotation marks.
fn first_key(text: &str, at: usize) -> Option<&str> {
    let inner = text.get(at + 1..)?.trim_start();
    let key = inner.strip_prefix(['"', '\'', '“']).unwrap_or(inner);
    let len = key.bytes().take(KEY).take_while(|byte| is_of_key(*byte)).count();
    let after = key.get(len..)?;
    key.get(..len).filter(|_| after.starts_with(['"', '\'', '”', ':']))
}

/// The white space in front of byte `at`, where nothing else is on its line.
fn indent(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?;
    let line = before.trim_end_matches([' ', '\t']);
    let is_first = line.is_empty() || line.ends_with(['\n', '\r']);
    before.get(line.len()..).filter(|_| is_first)
}
