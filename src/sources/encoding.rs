//! The encodings of libraries and transcripts: most are UTF-8, and those from old catalogues and sites are not.

use std::borrow::Cow;
use std::sync::LazyLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use regex::bytes::Regex;

/// How much of either end of a file is searched for the name of its encoding, in bytes.
const ENDS: usize = 4 * 1024;

/// The text of a file, by the first of these that applies:
///
/// 1. a byte order mark: UTF-8, UTF-16;
/// 2. it is valid UTF-8, whatever it declares: the declaration is older than the last program that saved it;
/// 3. it declares an encoding in which all its bytes have a meaning;
/// 4. it is UTF-8 for the most part, as when files were pasted together: the rest is taken for Windows-1252;
/// 5. the encoding that it looks like.
///
/// The text keeps a byte order mark if it is UTF-8, so that offsets in it are those of the file.
pub(super) fn decode(bytes: &[u8], may_declare: bool) -> Cow<'_, str> {
    decode_as(bytes, &|| if may_declare { declared(bytes) } else { None })
}

/// The text of a web page, which may declare its encoding at its beginning; otherwise as [`decode`] has it.
pub(super) fn decode_page(bytes: &[u8]) -> Cow<'_, str> {
    decode_as(bytes, &|| declared_by_page(bytes))
}

fn decode_as<'a>(bytes: &'a [u8], declared: &dyn Fn() -> Option<&'static Encoding>) -> Cow<'a, str> {
    if let Some(encoding) = utf_16(bytes) {
        return encoding.decode_with_bom_removal(bytes).0;
    }
    // What switches between alphabets by escape sequences is ASCII to others.
    let is_escaped = || bytes.contains(&0x1b) && declared() == Some(ISO_2022_JP);
    if let Ok(text) = std::str::from_utf8(bytes)
        && !is_escaped()
    {
        return Cow::Borrowed(text);
    }
    if let Some(encoding) = declared().filter(|encoding| *encoding != UTF_8)
        && let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes)
    {
        return text;
    }
    if is_mostly_utf_8(bytes) {
        return Cow::Owned(mixed(bytes));
    }
    looks_like(bytes).decode_without_bom_handling(bytes).0
}

/// UTF-16 by its byte order mark or, where that is missing, by the zeros in its first characters.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] => Some(UTF_16BE),
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => Some(UTF_16LE),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether more of the characters beyond ASCII are UTF-8 than not. In text of another encoding hardly any is.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid > invalid
}

/// UTF-8 with bytes in it that are not.
fn mixed(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    text
}

fn looks_like(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The encoding that a `.bib` file says it is in: JabRef's `% Encoding: Cp1252`, BibDesk's
/// `%% Saved with string encoding Western (ISO Latin 1)`, TeXShop's `% !TEX encoding = IsoLatin`, Emacs's
/// `% coding: latin-1`, and LaTeX's `\usepackage[latin1]{inputenc}`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    static DECLARATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let pattern = r"(?im-u)^[ \t]*%.*?\b(?:saved with string encoding\b|(?:file)?(?:en)?coding[ \t]*[:=])[ \t]*([\w ().-]+)|\\usepackage\[([\w-]+)\]\{inputenc\}";
        Regex::new(pattern).ok()
    });
    let pattern = DECLARATION.as_ref()?;
    let start = bytes.get(..ENDS).unwrap_or(bytes);
    let end = bytes.get(bytes.len().saturating_sub(ENDS)..).unwrap_or_default();
    let found = pattern.captures(start).or_else(|| pattern.captures(end))?;
    let name = found.get(1).or_else(|| found.get(2))?;
    named(std::str::from_utf8(name.as_bytes()).ok()?)
}

/// The encoding that a web page says it is in: `<meta charset=…>`, the same in `http-equiv`, or an XML declaration.
fn declared_by_page(bytes: &[u8]) -> Option<&'static Encoding> {
    static DECLARATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let pattern = r#"(?i-u)<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)"#;
        Regex::new(pattern).ok()
    });
    let name = DECLARATION.as_ref()?.captures(bytes.get(..ENDS).unwrap_or(bytes))?.get(1)?;
    // A page in which the declaration can be read is not in UTF-16.
    Encoding::for_label(name.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

/// The encoding called `name` by one of those programs.
fn named(name: &str) -> Option<&'static Encoding> {
    // “Western (ISO Latin 1)”
    let name = name.split_once('(').map_or(name, |(_, name)| name.split(')').next().unwrap_or_default());
    // Emacs says what ends its lines, too.
    let name = ["-unix", "-dos", "-mac"].iter().find_map(|end| name.trim().strip_suffix(end)).unwrap_or(name);
    let bare: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    match bare.strip_prefix("iso").filter(|rest| rest.starts_with("latin")).unwrap_or(&bare) {
        "utf8x" | "muleutf8" | "utf8unicode" => Some(UTF_8),
        "latin" | "ansinew" | "windowslatin1" => Some(WINDOWS_1252),
        "latin9" => Some(ISO_8859_15),
        "applemac" | "macroman" | "macosroman" => Some(MACINTOSH),
        bare => [bare, &name.trim().replace('_', "-")].iter().find_map(|name| Encoding::for_label(name.as_bytes())),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn files_come_in_many_encodings() {
        for (bytes, expected) in [
            (&b"\xef\xbb\xbf@book"[..], "\u{feff}@book"),
            (b"\xff\xfe@\0b\0\xe9\0", "@bé"),
            (b"\xfe\xff\0@\0b\0\xe9", "@bé"),
            (b"@\0b\0\xe9\0", "@bé"),
            (b"\0@\0b\0\xe9", "@bé"),
            ("% Encoding: Cp1252\né“”".as_bytes(), "% Encoding: Cp1252\né“”"),
            (b"% Encoding: ISO8859_1\n\xe9", "% Encoding: ISO8859_1\né"),
            (
                b"%% Saved with string encoding Western (Mac OS Roman) \n\n\x8e",
                "%% Saved with string encoding Western (Mac OS Roman) \n\né",
            ),
            (b"% !TEX encoding = MacOSRoman\n\x8e", "% !TEX encoding = MacOSRoman\né"),
            (
                b"%% -*- mode: bibtex; coding: iso-8859-2-unix -*-\n\xb1",
                "%% -*- mode: bibtex; coding: iso-8859-2-unix -*-\ną",
            ),
            (
                b"@preamble{\"\\usepackage[cp1251]{inputenc}\"}\n\xff",
                "@preamble{\"\\usepackage[cp1251]{inputenc}\"}\nя",
            ),
            (b"% Encoding: US-ASCII\ncaf\xe9", "% Encoding: US-ASCII\ncafé"),
            // A declaration that cannot be.
            (b"% Encoding: UTF-8\ncaf\xe9 cr\xe8me", "% Encoding: UTF-8\ncafé crème"),
            (b"% Encoding: SJIS\ncaf\xe9", "% Encoding: SJIS\ncafé"),
            // Pasted together.
            (b"caf\xc3\xa9 \xc3\xbc \xe9", "café ü é"),
            (b"% Encoding: ISO-2022-JP\n\x1b$B$\"\x1b(B", "% Encoding: ISO-2022-JP\nあ"),
            (b"M\xfcller, G\xf6del \x93und\x94", "Müller, Gödel “und”"),
            (b"", ""),
        ] {
            assert_eq!(decode(bytes, true), expected);
        }
    }

    #[test]
    fn web_pages_say_what_they_are_in() {
        for (bytes, expected) in [
            (&b"<meta charset=iso-8859-2><p>\xb1"[..], "<meta charset=iso-8859-2><p>ą"),
            (b"<META CHARSET = 'windows-1251' ><p>\xff", "<META CHARSET = 'windows-1251' ><p>я"),
            (
                b"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\"><p>\xc1",
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\"><p>а",
            ),
            (b"<?xml version='1.0' encoding='macintosh'?><p>\x8e", "<?xml version='1.0' encoding='macintosh'?><p>é"),
            // What cannot be, and what is older than the last program that saved it.
            (b"<meta charset=utf-16><p>caf\xe9", "<meta charset=utf-16><p>café"),
            ("<meta charset=iso-8859-1><p>é".as_bytes(), "<meta charset=iso-8859-1><p>é"),
            // Said where nobody looks, in another place.
            (b"<p data-charset=koi8-r>caf\xe9", "<p data-charset=koi8-r>café"),
        ] {
            assert_eq!(decode_page(bytes), expected);
        }
    }

    #[test]
    fn encodings_have_many_names() {
        for (name, expected) in [
            ("ISO8859_15", "ISO-8859-15"),
            ("latin9", "ISO-8859-15"),
            ("iso-latin-1-dos", "windows-1252"),
            ("IsoLatin", "windows-1252"),
            ("IsoLatin2", "ISO-8859-2"),
            ("Western (Windows Latin 1)", "windows-1252"),
            ("Unicode (UTF-8)", "UTF-8"),
            ("UTF-8 Unicode", "UTF-8"),
            ("utf8x", "UTF-8"),
            ("EUC_JP", "EUC-JP"),
            ("KOI8_R", "KOI8-R"),
            ("windows-1250", "windows-1250"),
            ("applemac", "macintosh"),
        ] {
            assert_eq!(named(name).map(Encoding::name), Some(expected), "{name}");
        }
        assert_eq!(named("Klingon"), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_text(bytes in prop::collection::vec(any::<u8>(), 0..40), may_declare: bool) {
            let text = decode(&bytes, may_declare);
            if let Ok(expected) = std::str::from_utf8(&bytes) && utf_16(&bytes).is_none() {
                prop_assert_eq!(text, expected);
            }
        }
    }
}
