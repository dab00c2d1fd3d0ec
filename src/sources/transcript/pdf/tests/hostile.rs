//! Files that are made to do harm end in an error or in what text there is, soon.

use miniz_oxide::deflate::compress_to_vec_zlib as packed;
use proptest::prelude::*;

use super::file::{File, Page};
use super::{LETTER, PAPER, in_hex, read, words_of};

const FLATE: &str = "/Filter/FlateDecode";

/// A page that says `Hello.` after `content`.
fn hello(content: &str) -> File {
    let mut page = Page { content: content.to_owned() };
    page.line(50, 700, 11, "Hello.");
    File::new([page])
}

#[test]
fn what_unpacks_to_too_much_is_not_unpacked() {
    let bomb = packed(&vec![b' '; 6 << 20], 9);
    let twice = packed(&bomb, 9);
    // A page, a font, a map.
    for (dict, data) in [(FLATE, &bomb), ("/Filter[/FlateDecode/Fl]", &twice)] {
        let mut file = hello("");
        file.packed(101, dict, data);
        assert_eq!(read(&file.bytes()).unwrap_err(), "it has no text (scanned pages?)");
        for font in [
            "/Subtype/Type1/BaseFont/Helvetica/ToUnicode 90 0 R",
            "/Subtype/TrueType/BaseFont/X/FontDescriptor<</FontFile2 90 0 R>>",
        ] {
            let mut file = hello("");
            file.font = font.to_owned();
            file.packed(90, dict, data);
            assert_eq!(
                read(&file.bytes()).unwrap_err(),
                "it has no text: its fonts do not say which letters they show"
            );
        }
    }
}

#[test]
fn streams_of_objects_are_measured_before_they_are_unpacked() {
    let bomb = packed(&vec![b' '; 16 << 20], 9);
    let twice = packed(&bomb, 9);
    let hex = in_hex(&bomb);
    let cases = [
        (FLATE, bomb.as_slice()),
        ("/Filter[/FlateDecode/FlateDecode]", &twice),
        ("/Filter[/AHx/Fl]", &hex),
        ("/DecodeParms<</Predictor 2/Columns 4294967295>>", b"5 0 1"),
    ];
    for (dict, data) in cases {
        let mut file = hello("");
        file.packed(90, &format!("/Type/ObjStm/N 1/First 4{dict}"), data);
        assert_eq!(read(&file.bytes()).unwrap_err(), "there is too much in it", "{dict}");
    }
    let mut file = hello("");
    file.packed(90, &format!("/Type/ObjStm/N 1/First 4{FLATE}"), &packed(b"5 0 1", 9));
    assert_eq!(words_of(&file), "Hello.");
}

#[test]
fn streams_without_an_end_are_not_looked_through_over_and_over() {
    for dict in ["", "/Encrypt 9 0 R"] {
        let file = format!("%PDF-1.4\n{dict}{}", "/First 1 stream\n".repeat(60_000));
        assert_eq!(read(file.as_bytes()).unwrap_err(), "there is too much in it", "{dict}");
    }
}

#[test]
fn what_is_nested_or_goes_in_circles_comes_to_an_end() {
    let deep = |open: &str, count: usize| open.repeat(count);
    for content in [deep("q ", 1_000_000), deep("/A BMC ", 500_000), "/X Do ".repeat(100)] {
        let mut file = hello(&content);
        file.packed(80, "/Subtype/Form/Resources 4 0 R", b"/X Do /X Do");
        assert_eq!(words_of(&file), "Hello.");
    }
    for content in [deep("[", 100_000), deep("<<", 100_000), deep("(", 100_000)] {
        let _ = read(&hello(&content).bytes());
    }
    let mut file = hello("");
    file.objects.insert(2, b"<</Type/Pages/Kids[100 0 R 2 0 R 2 0 R]>>".to_vec());
    file.catalog = "/PageLabels 90 0 R".to_owned();
    file.objects.insert(90, b"<</Kids[90 0 R 90 0 R]>>".to_vec());
    assert_eq!(words_of(&file), "Hello.");
    file.catalog = format!("/A {}{}", deep("<</A", 100_000), deep(">>", 100_000));
    assert_eq!(read(&file.bytes()).unwrap_err(), "there is too much in it");
}

#[test]
fn numbers_may_be_of_any_size() {
    let huge = "q BT /F 1e38 Tf 1e38 1e38 Td 99999999999999999999 Tc (a)Tj -1e300 Tz (b)Tj 0 0 0 0 0 0 Tm (c)Tj ET Q ";
    assert_eq!(words_of(&hello(huge)), "Hello.");
    for font in [
        "/Subtype/Type1/BaseFont/Helvetica/FirstChar 99999999999/LastChar 999999999999/Widths[1]",
        "/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2/W[0 4294967295 500]>>]",
        "/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2\
         /W2[0 4294967295 500 1 2]>>]",
    ] {
        let mut file = hello("");
        file.font = font.to_owned();
        assert_eq!(read(&file.bytes()).unwrap_err(), "it has no text: its fonts do not say which letters they show");
    }
}

#[test]
fn a_page_that_draws_more_than_can_be_read_is_cut() {
    let words = words_of(&hello(&"BT /F 2 Tf 10 10 Td (word )Tj ET ".repeat(100_000)));
    assert!(words.starts_with("word") || words.ends_with("word"), "{}", words.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_damaged_is_read_or_not(
        paper in any::<bool>(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40),
        end in any::<prop::sample::Index>(),
    ) {
        let mut bytes = if paper { PAPER } else { LETTER }.to_vec();
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
        bytes.truncate(end.index(bytes.len()));
        // A panic in the library would be an error like this.
        prop_assert_ne!(read(&bytes).err().unwrap_or_default(), "its structure is broken");
    }
}
