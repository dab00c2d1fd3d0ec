//! Objects of the JSON output.

use serde::Serialize;

/// `value` as JSON on one line. Control characters that JSON allows but a terminal might obey are escaped, too.
pub(super) fn object(value: &impl Serialize) -> String {
    // Only maps with keys other than strings, and `Serialize`s that fail themselves, could fail; there are none.
    let json = serde_json::to_string(value).unwrap_or_default();
    if !json.contains(is_left_raw) {
        return json;
    }
    // Outside strings JSON has none of these, so all of them stand where an escape may.
    let escape = |c: char| if is_left_raw(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() };
    json.chars().map(escape).collect()
}

/// DEL, and the control characters of Latin-1.
fn is_left_raw(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_control_character_is_left_and_nothing_is_lost(text in "(?s)(.|[\u{0}-\u{9f}]){0,20}") {
            let json = object(&text);
            prop_assert!(!json.contains(char::is_control));
            prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }
}
