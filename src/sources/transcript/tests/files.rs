//! Which files are read, and why one is not.

use std::path::Path;

use super::super::TranscriptFormat::{self, Html, Markdown, Pdf, Srt, Text, Vtt};
use crate::text::Span;

#[test]
fn a_file_is_read_by_its_name() {
    for (path, expected) in [
        ("a.txt", Some(Text)),
        ("A.TXT", Some(Text)),
        ("a.b.md", Some(Markdown)),
        ("a.htm", Some(Html)),
        ("a.xhtml", Some(Html)),
        ("a.en.vtt", Some(Vtt)),
        ("a.srt", Some(Srt)),
        ("a.pdf", Some(Pdf)),
        ("a.docx", None),
        ("txt", None),
        ("", None),
    ] {
        assert_eq!(TranscriptFormat::of_path(Path::new(path)), expected, "{path}");
    }
}

#[test]
fn a_file_without_words_says_why() {
    for (format, bytes, expected) in [
        (Text, &b" \n\r\n\x0c"[..], "it has no text"),
        (Text, b"\xef\xbb\xbf", "it has no text"),
        (Text, b"\x7fELF\x01\x00\x00\xff\x00", "it is not text"),
        (Markdown, b"---\ntitle: T\n---\n\n<!-- soon -->\n\n![a picture](a.png)\n", "it has no text"),
        (
            Html,
            b"<html><head><title>T</title></head><body><script>let a = 1;</script><div id=root></div>",
            "it has no text",
        ),
        (Vtt, b"WEBVTT\n\n00:01.000 --> 00:02.000\n[music]\n", "it has no text"),
        (Srt, b"1\n00:00:01,000 --> 00:00:02,000\n\n", "it has no text"),
    ] {
        assert_eq!(format.read(bytes).unwrap_err(), expected, "{format:?}");
    }
    let large = vec![b'a'; 64 * 1024 * 1024 + 1];
    assert_eq!(Text.read(&large).unwrap_err(), "it is larger than 64 MB");
    assert!(Text.read(&large[1..]).is_ok());
}

#[test]
fn words_are_where_the_decoded_text_has_them() {
    for (format, bytes) in [
        (Text, &b"\xef\xbb\xbfa caf\xc3\xa9 here"[..]),
        (Text, b"\xff\xfea\0 \0c\0a\0f\0\xe9\0 \0h\0e\0r\0e\0"),
        (Text, b"a caf\xe9 here"),
        (Markdown, b"\xef\xbb\xbfa *caf\xc3\xa9* here"),
        (Html, b"<meta charset=\"iso-8859-2\"><p>a <b>caf\xe9</b> here"),
        (Html, b"\xef\xbb\xbf<p>a caf&eacute; here"),
        (Vtt, b"\xef\xbb\xbfWEBVTT\n\n00:01.000 --> 00:02.000\na caf\xc3\xa9 here"),
        (Srt, b"1\r\n00:00:01,000 --> 00:00:02,000\r\na caf\xe9 here"),
    ] {
        let transcript = format.read(bytes).unwrap();
        assert_eq!(&*transcript.words, "a café here", "{bytes:?}");
        let place = |span: Span| transcript.text.slice(transcript.in_text(span)).replace("&eacute;", "é");
        assert_eq!(place(Span::new(2, 7)), "café", "{bytes:?}");
        assert!(place(Span::new(0, 12)).starts_with("a ") && place(Span::new(0, 12)).ends_with(" here"), "{bytes:?}");
    }
}
