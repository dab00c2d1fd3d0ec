//! `tests/paper.pdf` is pdfTeX's (two columns, Computer Modern without maps to Unicode, object streams), `tests/letter.pdf`
//! fpdf2's, encrypted by qpdf with AES-256 and an empty password. The other files are made here.
#![allow(clippy::unwrap_used)] // A test that cannot go on has failed.

mod file;
mod hostile;

use super::super::{Place, Transcript};
use super::read;
use crate::text::Span;
use file::{File, Page};

const PAPER: &[u8] = include_bytes!("tests/paper.pdf");
const LETTER: &[u8] = include_bytes!("tests/letter.pdf");

/// The words, one space between them.
fn words(transcript: &Transcript) -> String {
    transcript.words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words_of(file: &File) -> String {
    words(&read(&file.bytes()).unwrap())
}

/// The pages that `part` of the words is on.
fn pages(transcript: &Transcript, part: &str) -> Vec<String> {
    let start = transcript.words.find(part).unwrap();
    let label = |place: &Place| match place {
        Place::Page(label) => label.clone(),
        Place::Cue(..) => unreachable!(),
    };
    transcript.places(Span::new(start, start + part.len())).map(label).collect()
}

/// Five pages of a book: a head, a text that runs on from page to page, a number below.
fn book(number: impl Fn(usize) -> String) -> File {
    const TEXTS: [[&str; 2]; 5] = [
        ["The clerk read the letter", "twice and then he put it"],
        ["away in the drawer. On Mon-", "day she asked him what had"],
        ["become of it, and he", "could not say. The Anglo-"],
        ["Saxon charter was not", "found, nor was the second"],
        ["one. The clerk retired", "in the year 1912."],
    ];
    let page = |(index, text): (usize, &[&str; 2])| {
        let mut page = Page::default();
        page.line(50, 750, 9, "The Lost Letter");
        page.line(50, 700, 11, text[0]).line(50, 686, 11, text[1]);
        page.line(290, 40, 9, &number(index));
        page
    };
    File::new(TEXTS.iter().enumerate().map(page))
}

#[test]
fn a_sentence_runs_on_over_the_page_without_what_runs_along_its_edges() {
    let transcript = read(&book(|index| (index + 17).to_string()).bytes()).unwrap();
    assert_eq!(
        words(&transcript),
        "The clerk read the letter twice and then he put it away in the drawer. On Mon\u{AD}day she asked him what had \
         become of it, and he could not say. The Anglo-Saxon charter was not found, nor was the second one. The clerk \
         retired in the year 1912."
    );
    assert!(transcript.is_extracted);
    let text = transcript.text.slice(Span::new(0, transcript.text.len()));
    assert!(text.starts_with("[page 17]\n\nThe Lost Letter\n\nThe clerk read the letter\n"), "{text}");
    assert!(text.contains("put it\n\n17\n\n[page 18]\n\nThe Lost Letter\n"), "{text}");
}

#[test]
fn words_are_on_the_page_that_is_printed_on_it() {
    let transcript = read(&book(|index| format!("- {} -", index + 17)).bytes()).unwrap();
    assert_eq!(pages(&transcript, "letter"), ["17"]);
    assert_eq!(pages(&transcript, "put it\naway"), ["17", "18"]);
    assert_eq!(pages(&transcript, "1912"), ["21"]);
}

#[test]
fn pages_that_bear_no_numbers_are_counted() {
    let transcript = read(&book(|_| String::new()).bytes()).unwrap();
    assert_eq!(pages(&transcript, "1912"), ["5"]);
    // Numbers that do not go up with the pages are none of theirs.
    let transcript = read(&book(|index| [3, 14, 15, 92, 6][index].to_string()).bytes()).unwrap();
    assert_eq!(pages(&transcript, "letter"), ["1"]);
}

#[test]
fn the_labels_of_the_file_are_those_of_its_pages() {
    let mut file = book(|index| (index + 17).to_string());
    file.catalog = "/PageLabels<</Nums[0<</S/r/St 3>>2<</S/D/P(A-)>>4<</S/A/St 27>>]>>".to_owned();
    let transcript = read(&file.bytes()).unwrap();
    let labels = ["letter", "drawer", "become", "Saxon", "1912"].map(|word| pages(&transcript, word).join(" "));
    assert_eq!(labels, ["iii", "iv", "A-1", "A-2", "AA"]);
}

#[test]
fn what_stands_in_the_words_stands_in_the_text() {
    let mut file = book(|index| (index + 17).to_string());
    file.pages.push(noted());
    for bytes in [file.bytes(), PAPER.to_vec(), LETTER.to_vec()] {
        let transcript = read(&bytes).unwrap();
        for word in transcript.words.split(|letter: char| letter.is_whitespace() || letter == '\u{AD}') {
            let start = word.as_ptr() as usize - transcript.words.as_ptr() as usize;
            let span = transcript.in_text(Span::new(start, start + word.len()));
            if !word.is_empty() && word != "Anglo-Saxon" {
                assert_eq!(transcript.text.slice(span), word);
            }
        }
    }
    let transcript = read(&file.bytes()).unwrap();
    let start = transcript.words.find("Mon\u{AD}day").unwrap();
    let text = transcript.text.slice(transcript.in_text(Span::new(start, start + 8))).into_owned();
    assert_eq!(text, "Mon-\nday");
}

/// A page with two notes.
fn noted() -> Page {
    let mut page = Page::default();
    page.line(50, 700, 11, "He had written to her before.").raised(11, "1").line(
        50,
        686,
        11,
        "No answer came, or so he",
    );
    page.line(50, 672, 11, "said to those who asked.").raised(11, "2");
    page.line(50, 80, 8, "1 The first letter is lost. See the").line(50, 70, 8, "list of letters.");
    page.line(50, 60, 8, "2 But not to all.");
    page
}

#[test]
fn notes_come_after_the_text_and_their_marks_are_no_words() {
    let mut file = book(|_| String::new());
    file.pages.insert(2, noted());
    let transcript = read(&file.bytes()).unwrap();
    let words = words(&transcript);
    let body = "what had He had written to her before. No answer came, or so he said to those who asked. become of it";
    assert!(words.contains(body), "{words}");
    let notes = "in the year 1912. 1 The first letter is lost. See the list of letters. 2 But not to all.";
    assert!(words.ends_with(notes), "{words}");
    assert_eq!(pages(&transcript, "first letter"), ["3"]);
    let text = transcript.text.slice(Span::new(0, transcript.text.len()));
    assert!(text.contains("before.1\n"), "{text}");
}

#[test]
fn columns_are_read_one_after_the_other() {
    let left = ["The clerk read the letter twice and", "put it away in the drawer that had", "no key, and said"];
    let right = ["nothing of it to those who asked", "him, neither then nor in the years", "that were to come."];
    let mut page = Page::default();
    page.line(50, 740, 16, "On a letter that was lost, and on where it was looked for");
    for (row, (left, right)) in (0..).zip(left.iter().zip(right)) {
        // Drawn line by line, across both.
        page.line(50, 700 - row * 14, 11, left).line(310, 700 - row * 14, 11, right);
    }
    page.line(50, 600, 11, "What follows stands across both of the columns again, as the title above them does.");
    assert_eq!(
        words_of(&File::new([page])),
        "On a letter that was lost, and on where it was looked for The clerk read the letter twice and put it away in \
         the drawer that had no key, and said nothing of it to those who asked him, neither then nor in the years that \
         were to come. What follows stands across both of the columns again, as the title above them does."
    );
}

#[test]
fn a_table_is_read_line_by_line() {
    let mut page = Page::default();
    for (row, (name, year)) in (0..).zip([("Adams", "1901"), ("Baker", "1902"), ("Clark", "1903"), ("Davis", "1904")]) {
        page.line(50, 700 - row * 14, 11, name).line(400, 700 - row * 14, 11, year);
    }
    assert_eq!(words_of(&File::new([page])), "Adams 1901 Baker 1902 Clark 1903 Davis 1904");
}

#[test]
fn paragraphs_are_a_blank_line_apart() {
    let mut page = Page::default();
    page.line(50, 700, 11, "One line of it,").line(50, 686, 11, "and one more.");
    page.line(50, 650, 11, "After a gap.").line(50, 636, 11, "And on.").line(70, 622, 11, "Indented.");
    let transcript = read(&File::new([page]).bytes()).unwrap();
    assert_eq!(&*transcript.words, "One line of it,\nand one more.\n\nAfter a gap.\nAnd on.\n\nIndented.");
}

#[test]
fn spaces_are_told_from_how_far_apart_letters_stand() {
    let cases = [
        ("BT /F 10 Tf 50 700 Td (one)Tj 20 0 Td (two)Tj ET", "one two"),
        ("BT /F 10 Tf 50 700 Td [(on)20(e)-300(two)]TJ ET", "one two"),
        ("BT /F 10 Tf 50 700 Td [(S)-200(P)-200(A)-200(C)-200(E)-200(D)]TJ ET", "SPACED"),
        ("BT /F 10 Tf 50 700 Td (bold)Tj 0.2 0 Td (bold)Tj ET", "bold"),
        ("BT /F 10 Tf 1 0 0 1 50 700 Tm (level)Tj 0 1 -1 0 20 300 Tm (up)Tj ET", "level"),
        ("BT /F 10 Tf 0 1 -1 0 100 300 Tm (all of it)Tj 0 1 -1 0 112 300 Tm (is turned)Tj ET", "all of it is turned"),
        ("/Span<</ActualText(word)>>BDC BT /F 10 Tf 50 700 Td (xyz)Tj ET EMC", "word"),
        ("BT /F 10 Tf 50 700 Td (shown)Tj 0 -720 Td (off the page)Tj ET", "shown"),
        ("BT /F 10 Tf 50 700 Td (Caf)Tj (\\264)Tj -3.3 0 Td ET", "Caf´"),
        ("BT /F 10 Tf 50 700 Td (\\250)Tj -1 0 Td (u)Tj 5.56 0 Td (ber)Tj ET", "über"),
    ];
    for (content, expected) in cases {
        let page = Page { content: content.to_owned() };
        assert_eq!(words_of(&File::new([page])), expected, "{content}");
    }
}

#[test]
fn letters_are_those_that_the_font_says_they_are() {
    let page = || Page { content: "BT /F 10 Tf 50 700 Td <0102>Tj ET".to_owned() };
    let cases = [
        ("/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Differences[1/f_f_i/germandbls]>>", "ffiß"),
        ("/Subtype/Type1/BaseFont/Times-Roman/Encoding<</Differences[1/uni0416/T_h]>>", "ЖTh"),
        ("/Subtype/Type1/BaseFont/Times-Roman/ToUnicode 90 0 R", "Aﬃne"),
        (
            "/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 91 0 R/DescendantFonts[<</Subtype/CIDFontType2\
          /BaseFont/X/DW 500>>]",
            "語",
        ),
    ];
    for (font, expected) in cases {
        let mut file = File::new([page()]);
        file.font = font.to_owned();
        let map =
            "1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <01> <0041> <02> <FB03006E0065> endbfchar";
        file.stream(90, map);
        file.stream(91, "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0102> <8A9E> endbfchar");
        assert_eq!(words_of(&file), expected, "{font}");
    }
}

/// `data` in hexadecimal digits.
fn in_hex(data: &[u8]) -> Vec<u8> {
    data.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| b"0123456789abcdef"[usize::from(digit)]).collect()
}

/// `data` in LZW, of codes that stand for a byte each; the table is cleared before codes grow.
fn in_lzw(data: &[u8]) -> Vec<u8> {
    let codes =
        data.chunks(200).flat_map(|chunk| std::iter::once(256).chain(chunk.iter().map(|byte| u16::from(*byte))));
    let bits: Vec<u8> =
        codes.chain([257]).flat_map(|code| (0..9).rev().map(move |bit| (code >> bit & 1) as u8)).collect();
    bits.chunks(8).map(|bits| (0..8).fold(0, |byte, bit| byte << 1 | bits.get(bit).unwrap_or(&0))).collect()
}

#[test]
fn pages_are_packed_in_many_ways() {
    let mut page = Page::default();
    for row in 0..30 {
        page.line(50, 700 - row * 14, 11, "The clerk read the letter twice.");
    }
    let content = page.content.as_bytes();
    let expected = words_of(&File::new([Page { content: page.content.clone() }]));
    let flate = miniz_oxide::deflate::compress_to_vec_zlib(content, 6);
    let rows: Vec<u8> =
        content.chunks(10).flat_map(|row| [&[0][..], row, &vec![b' '; 10 - row.len()]].concat()).collect();
    let runs: Vec<u8> =
        content.chunks(100).flat_map(|run| [&[u8::try_from(run.len() - 1).unwrap()], run].concat()).collect();
    let cases = [
        ("/Filter/FlateDecode", flate.clone()),
        ("/Filter[/ASCIIHexDecode/FlateDecode]", [in_hex(&flate), b">".to_vec()].concat()),
        ("/Filter/LZWDecode", in_lzw(content)),
        ("/Filter/RunLengthDecode", [runs, vec![128]].concat()),
        (
            "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 10>>",
            miniz_oxide::deflate::compress_to_vec_zlib(&rows, 6),
        ),
        // Cut off: what there is of it.
        ("/Filter/FlateDecode", flate[..flate.len() - 6].to_vec()),
    ];
    for (dict, data) in cases {
        let mut file = File::new([Page::default()]);
        file.packed(101, dict, &data);
        let words = words_of(&file);
        assert!(expected.starts_with(&words) && words.len() * 10 > expected.len() * 9, "{dict}: {words}");
    }
}

#[test]
fn what_the_file_says_is_no_text_is_no_words() {
    let mut page = Page::default();
    page.content.push_str("/Artifact BMC BT /F 9 Tf 50 750 Td (Confidential)Tj ET EMC\n");
    page.line(50, 700, 11, "The text.");
    assert_eq!(words_of(&File::new([page])), "The text.");
}

#[test]
fn real_programs_make_files_that_are_read() {
    let paper = words(&read(PAPER).unwrap());
    let start = "The café is eﬃcient and the naïve waiter oﬀers coﬀee to each of its oﬀended guests. In the afternoon";
    assert!(paper.starts_with(start), "{paper}");
    assert!(paper.contains("those who can af\u{AD}ford it. Then the lights go out"), "{paper}");
    assert!(
        paper.ends_with("told oth\u{AD}erwise: there the waiter is a hero, the coﬀee is cold, and nobody laughs."),
        "{paper}"
    );
    let letter = read(LETTER).unwrap();
    assert_eq!(
        words(&letter),
        "The clerk read the letter twice and then put it away in the drawer that had no key. She asked him on Monday \
         what had become of it, and he could not say."
    );
    assert_eq!(pages(&letter, "Monday"), ["2"]);
}

#[test]
fn what_cannot_be_read_says_why() {
    let error = |bytes: &[u8]| read(bytes).unwrap_err();
    assert_eq!(error(b""), "it is not a PDF");
    assert_eq!(error(b"Just words."), "it is not a PDF");
    assert_eq!(error(b"%PDF-1.7\n"), "it is not a PDF, or broken");
    assert_eq!(error(&File::new([Page::default()]).bytes()), "it has no text (scanned pages?)");
    let mut unknown = File::new([Page { content: "BT /F 10 Tf 50 700 Td <0102>Tj ET".to_owned() }]);
    unknown.font =
        "/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2>>]".to_owned();
    assert_eq!(error(&unknown.bytes()), "it has no text: its fonts do not say which letters they show");
    // Another password than the empty one.
    let mut locked = LETTER.to_vec();
    let at = locked.windows(3).position(|window| window == b"/U ").unwrap() + 8;
    locked[at] = if locked[at] == b'0' { b'1' } else { b'0' };
    assert_eq!(error(&locked), "it is encrypted");
}
