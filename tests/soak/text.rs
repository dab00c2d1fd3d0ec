//! Places in a text as a client counts them: written anew here, so that it is not the server's own counting that says
//! that the server counts well.

use serde_json::{Value, json};

/// How columns count.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Encoding {
    Utf8,
    Utf16,
    Utf32,
}

impl Encoding {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    fn units(self, char: char) -> usize {
        match self {
            Self::Utf8 => char.len_utf8(),
            Self::Utf16 => char.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// Where each line begins.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends_line = |at: usize| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    std::iter::once(0).chain((0..bytes.len()).filter(|at| ends_line(*at)).map(|at| at + 1)).collect()
}

/// The nearest place at or before `offset` that a position can name.
pub(crate) fn snapped(text: &str, offset: usize) -> usize {
    let at = text.floor_char_boundary(offset);
    let is_within_line_end = text[..at].ends_with('\r') && text[at..].starts_with('\n');
    if is_within_line_end { at - 1 } else { at }
}

/// `offset` as a position.
pub(crate) fn position(text: &str, offset: usize, encoding: Encoding) -> Value {
    let starts = line_starts(text);
    let line = starts.partition_point(|start| *start <= offset) - 1;
    let column: usize = text[starts[line]..offset].chars().map(|char| encoding.units(char)).sum();
    json!({"line": line, "character": column})
}

/// A position as an offset; what lies past a line's end is its end.
pub(crate) fn offset(text: &str, position: &Value, encoding: Encoding) -> usize {
    let number = |name: &str| usize::try_from(position[name].as_u64().unwrap()).unwrap();
    let starts = line_starts(text);
    let Some(start) = starts.get(number("line")) else { return text.len() };
    let (mut at, mut column) = (*start, 0);
    for char in text[*start..].chars().take_while(|char| !matches!(char, '\n' | '\r')) {
        if column >= number("character") {
            break;
        }
        at += char.len_utf8();
        column += encoding.units(char);
    }
    at
}
