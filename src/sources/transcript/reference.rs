//! Character references: `&mdash;`, `&#8212;`, `&#x2014;`.

use std::collections::HashMap;
use std::sync::LazyLock;

use encoding_rs::WINDOWS_1252;
use pulldown_cmark::{Event, Parser};

/// The longest name there is, in bytes.
const LONGEST: usize = 31;
/// How many names are remembered: about as many as there are.
const REMEMBERED: usize = 4096;

/// The names of the characters from U+00A0 to U+00FF, in order. Pages from before names had to end in `;` have these
/// without.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
    AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times \
    Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
    ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml \
    yacute thorn yuml";

/// Those of ASCII.
const ASCII: [(&str, &str); 10] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("AMP", "&"),
    ("LT", "<"),
    ("GT", ">"),
    ("QUOT", "\""),
    ("COPY", "©"),
    ("REG", "®"),
];

/// The names that need no `;`.
static SHORT: LazyLock<HashMap<&str, String>> = LazyLock::new(|| {
    let latin = LATIN.split_ascii_whitespace().zip(('\u{a0}'..='\u{ff}').map(String::from));
    latin.chain(ASCII.iter().map(|(name, character)| (*name, (*character).to_owned()))).collect()
});

/// The character references of one text.
#[derive(Debug)]
pub(super) struct References<'a> {
    /// By name, without `&` and `;`.
    known: HashMap<&'a str, Option<String>>,
}

impl<'a> References<'a> {
    pub(super) fn new() -> Self {
        Self { known: HashMap::new() }
    }

    /// What the reference stands for with which `text` begins, and its length in bytes. `None`: it begins with no
    /// reference, if with an `&`.
    pub(super) fn read(&mut self, text: &'a str) -> Option<(usize, String)> {
        let name = text.strip_prefix('&')?;
        if let Some(number) = name.strip_prefix('#') {
            let (len, character) = numbered(number)?;
            return Some(("&#".len() + len, character));
        }
        let len = name.bytes().take(LONGEST + 1).take_while(u8::is_ascii_alphanumeric).count();
        let name = name.get(..len)?;
        if text.as_bytes().get(1 + len) == Some(&b';')
            && let Some(characters) = self.named(name)
        {
            return Some((1 + len + 1, characters));
        }
        // `&nbspword`: the longest that is a name.
        (2..=len.min("brvbar".len())).rev().find_map(|len| Some((1 + len, SHORT.get(name.get(..len)?)?.clone())))
    }

    fn named(&mut self, name: &'a str) -> Option<String> {
        if let Some(characters) = SHORT.get(name) {
            return Some(characters.clone());
        }
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        // The list of names is Markdown's.
        let reference = format!("&{name};");
        let characters = Parser::new(&reference).find_map(|event| match event {
            Event::Text(characters) if *characters != *reference && *characters != *"&" => {
                Some(characters.into_string())
            }
            _ => None,
        });
        if self.known.len() < REMEMBERED {
            self.known.insert(name, characters.clone());
        }
        characters
    }
}

/// The character with the number at the start of `text`, which follows `&#`, and how many bytes say so.
fn numbered(text: &str) -> Option<(usize, String)> {
    let (radix, prefix) = if text.starts_with(['x', 'X']) { (16, 1) } else { (10, 0) };
    let (mut number, mut len) = (0_u32, prefix);
    while let Some(digit) = text.as_bytes().get(len).and_then(|byte| char::from(*byte).to_digit(radix)) {
        number = number.saturating_mul(radix).saturating_add(digit);
        len += 1;
    }
    if len == prefix {
        return None;
    }
    let character = match u8::try_from(number) {
        Ok(0) => char::REPLACEMENT_CHARACTER.to_string(),
        // Numbers of Windows-1252 were written before Unicode was known.
        Ok(byte @ 0x80..=0x9f) => WINDOWS_1252.decode_without_bom_handling(&[byte]).0.into_owned(),
        _ => char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER).to_string(),
    };
    Some((len + usize::from(text.as_bytes().get(len) == Some(&b';')), character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_names_and_numbers() {
        for (text, expected) in [
            ("&amp;", Some((5, "&"))),
            ("&mdash; and", Some((7, "—"))),
            ("&nbsp;", Some((6, "\u{a0}"))),
            ("&yuml;", Some((6, "ÿ"))),
            ("&CounterClockwiseContourIntegral;", Some((33, "∳"))),
            ("&NotEqualTilde;", Some((15, "≂\u{338}"))),
            ("&#8212;", Some((7, "—"))),
            ("&#x2014;", Some((8, "—"))),
            ("&#X2014 ", Some((7, "—"))),
            ("&#151;", Some((6, "—"))),
            ("&#0;", Some((4, "\u{fffd}"))),
            ("&#xD800;", Some((8, "\u{fffd}"))),
            ("&#99999999999999999999;", Some((23, "\u{fffd}"))),
            // Without the semicolon: old names alone.
            ("&copy 1913", Some((5, "©"))),
            ("&notin;", Some((7, "∉"))),
            ("&notit;", Some((4, "¬"))),
            ("&mdash", None),
            ("&nosuchname;", None),
            ("&;", None),
            ("&#;", None),
            ("&#x;", None),
            ("& ", None),
            ("&", None),
            ("&é;", None),
        ] {
            let expected = expected.map(|(len, characters): (usize, &str)| (len, characters.to_owned()));
            let mut references = References::new();
            assert_eq!(references.read(text), expected, "{text}");
            assert_eq!(references.read(text), expected, "{text} again");
        }
    }
}
