//! The words of messages: the document quoted shortly, sentences, lists.

/// Enough to know which words are meant.
const ENOUGH: usize = 40;

/// The first words of `text` on one line, as many as tell which text is meant, with an ellipsis where more follow. The
/// full stop or comma at its end, which may be that of the sentence around it, is left out.
pub(in crate::analysis) fn first_words(text: &str) -> String {
    let mut out = String::new();
    let mut len = 0;
    let text = text.trim_end_matches([',', ';', ':', '.', ' ']);
    for word in text.split_whitespace() {
        let chars = word.chars().count();
        if len > 0 && len + 1 + chars > ENOUGH {
            return out.trim_end_matches([',', ';', ':', '.', ' ']).to_owned() + " …";
        }
        if len > 0 {
            out.push(' ');
        }
        // Scripts without spaces have no words to stop between.
        if chars > 2 * ENOUGH {
            out.extend(word.chars().take(ENOUGH));
            return out + "…";
        }
        out.push_str(word);
        len += 1 + chars;
    }
    out
}

/// `message` as a sentence: a capital at its start, a full stop at its end.
pub(in crate::analysis) fn sentence(message: &str) -> String {
    let end = if message.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{}{end}", capitalised(message))
}

/// `text` with a capital at its start.
pub(in crate::analysis) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The parts as a list in a sentence: `a`, `a and b`, `a, b and c`, with `conjunction` before the last.
pub(in crate::analysis) fn listed(parts: &[impl AsRef<str>], conjunction: &str) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    match parts.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} {conjunction} {last}", before.join(", ")),
        _ => parts.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_its_conjunction_before_the_last() {
        for (parts, expected) in
            [(&[][..], ""), (&["a"], "a"), (&["a", "b"], "a or b"), (&["a", "b", "c"], "a, b or c")]
        {
            assert_eq!(listed(parts, "or"), expected);
        }
    }

    #[test]
    fn a_few_words_stand_for_a_text() {
        for (text, expected) in [
            ("Never.", "Never"),
            ("Four score and seven years ago our fathers brought forth", "Four score and seven years ago our …"),
            ("We tell it as if the long talk failed, and nobody", "We tell it as if the long talk failed …"),
            ("Nobody thought so,", "Nobody thought so"),
            ("one\n\ntwo", "one two"),
            ("", ""),
        ] {
            assert_eq!(first_words(text), expected);
        }
        assert_eq!(first_words(&"字".repeat(200)).chars().count(), ENOUGH + 1);
    }

    #[test]
    fn messages_become_sentences() {
        assert_eq!(sentence("this source has no `id`"), "This source has no `id`.");
        assert_eq!(sentence("What?"), "What?");
        assert_eq!(sentence("`id` is a list"), "`id` is a list.");
    }
}
