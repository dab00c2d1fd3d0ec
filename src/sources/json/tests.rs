// `expect!` writes its own quotation marks, and tables of snapshots are long.
#![allow(clippy::unwrap_used, clippy::needless_raw_string_hashes, clippy::too_many_lines)]

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::read;
use crate::CpuTime;
use crate::sources::testing::{check_ranges, show};
use crate::sources::{Entry, Library};

#[allow(clippy::needless_pass_by_value)]
fn check(text: &str, expected: Expect) {
    let library = read(text);
    check_ranges(text, &library).unwrap();
    expected.assert_eq(&show(text, &library));
}

#[test]
fn entries_are_read_as_csl_has_them() {
    check(
        r#"[
  {
    "id": "lincoln-1863",
    "type": "speech",
    "author": [{ "family": "Lincoln", "given": "Abraham" }],
    "title": "The <i>Gettysburg</i> Address, *verbatim* &amp; “whole”",
    "event-place": "Gettysburg, Pennsylvania",
    "issued": { "date-parts": [["1863", 11, "19"]] },
    "volume": 3,
    "abstract": "",
    "publisher": null,
    "URL": "https:\/\/example.org\/gettysburg",
    "custom": {
      "speaker": [{ "literal": "Abraham Lincoln" }],
      "role": "16th President",
      "transcript": "transcripts/gettysburg.txt",
      "archive-url": "https://archive.example/x",
      "quoted-in": "omar"
    },
    "shortTitle": "Gettysburg"
  },
  {
    "author": [
      { "family": "Beethoven", "given": "Ludwig", "dropping-particle": "van" },
      { "literal": "Ministry of Health" }
    ],
    "id": 17,
    "issued": { "raw": "1863-11" },
    "accessed": { "literal": "forthcoming" },
    "event-date": { "date-parts": [[1968]], "season": "1", "circa": true },
    "type": "interview"
  }
]
"#,
        expect![[r#"
            lincoln-1863 ⟨lincoln-1863⟩ speech ⟨speech⟩ {…}
              author ⟨author⟩ = Abraham Lincoln (Lincoln) ⟨[{ \"family\": \"Lincoln\", \"given\": \"Abraham\" }]⟩
              title ⟨title⟩ = "The Gettysburg Address, *verbatim* & “whole”" ⟨The <i>Gettysburg</i> Address, *verbatim* &amp; “whole”⟩
              event-place ⟨event-place⟩ = "Gettysburg, Pennsylvania" ⟨Gettysburg, Pennsylvania⟩
              issued ⟨issued⟩ = 1863-11-19 ⟨{ \"date-parts\": [[\"1863\", 11, \"19\"]] }⟩
              volume ⟨volume⟩ = "3" ⟨3⟩
              URL ⟨URL⟩ = "https://example.org/gettysburg" ⟨https:\\/\\/example.org\\/gettysburg⟩
              speaker ⟨speaker⟩ = {Abraham Lincoln} ⟨[{ \"literal\": \"Abraham Lincoln\" }]⟩
              role ⟨role⟩ = "16th President" ⟨16th President⟩
              transcript ⟨transcript⟩ = "transcripts/gettysburg.txt" ⟨transcripts/gettysburg.txt⟩
              archive-url ⟨archive-url⟩ = "https://archive.example/x" ⟨https://archive.example/x⟩
              quoted-in ⟨quoted-in⟩ = "omar" ⟨omar⟩
              title-short ⟨shortTitle⟩ = "Gettysburg" ⟨Gettysburg⟩
            17 ⟨17⟩ interview ⟨interview⟩ {…}
              author ⟨author⟩ = Ludwig van Beethoven (van Beethoven); {Ministry of Health} ⟨[\n      { \"family\": \"Beethoven\", \"given\": \"Ludwig\", \"dropping-particle\": \"van\" },\n      { \"literal\": \"Ministry of Health\" }\n    ]⟩
              issued ⟨issued⟩ = 1863-11 ⟨{ \"raw\": \"1863-11\" }⟩
              accessed ⟨accessed⟩ = no date: “forthcoming” is not a date: a date is written as 1863, 1863-11 or 1863-11-19 ⟨{ \"literal\": \"forthcoming\" }⟩
              event-date ⟨event-date⟩ = 1968-21~ ⟨{ \"date-parts\": [[1968]], \"season\": \"1\", \"circa\": true }⟩
        "#]],
    );
}

#[test]
fn a_key_may_be_in_two_fields() {
    check(
        r#"[
  {"id": "http://zotero.org/users/1/items/AB12", "citation-key": "lincoln1863", "type": "speech"},
  {"id": "same", "citation-key": "same", "type": "book"},
  {"citation-key": "only", "type": "book"},
  {"id": "noted", "type": "book", "note": "Citation Key: lincoln1865\nmore"},
  {"id": "@at", "type": "book"}
]"#,
        expect![[r#"
            http://zotero.org/users/1/items/AB12 ⟨http://zotero.org/users/1/items/AB12⟩ speech ⟨speech⟩ {…}
              also lincoln1863 ⟨lincoln1863⟩
              citation-key ⟨citation-key⟩ = "lincoln1863" ⟨lincoln1863⟩
            same ⟨same⟩ book ⟨book⟩ {…}
              citation-key ⟨citation-key⟩ = "same" ⟨same⟩
            only ⟨only⟩ book ⟨book⟩ {…}
              citation-key ⟨citation-key⟩ = "only" ⟨only⟩
            noted ⟨noted⟩ book ⟨book⟩ {…}
              also lincoln1865 ⟨lincoln1865⟩
              note ⟨note⟩ = "Citation Key: lincoln1865 more" ⟨Citation Key: lincoln1865\\nmore⟩
              citation-key ⟨Citation Key⟩ = "lincoln1865" ⟨lincoln1865⟩
            at ⟨at⟩ book ⟨book⟩ {…}
        "#]],
    );
}

#[test]
fn lines_of_a_note_are_fields_wherever_their_breaks_are_escapes() {
    check(
        r#"[{"id": "a", "type": "book", "note": "Seen on “microfilm”.\nspeaker: Lincoln || Abraham\r\n{:role: 16th \"President\"}\noriginal-date: 1863-11-19\\n\nC:\\new: x\ntranscript: a\u00e9.txt"}]"#,
        expect![[r#"
            a ⟨a⟩ book ⟨book⟩ {…}
              note ⟨note⟩ = "Seen on “microfilm”. speaker: Lincoln || Abraham {:role: 16th \"President\"} original-date: 1863-11-19\\n C:\\new: x transcript: aé.txt" ⟨Seen on “microfilm”.\\nspeaker: Lincoln || Abraham\\r\\n{:role: 16th \\\"President\\\"}\\noriginal-date: 1863-11-19\\\\n\\nC:\\\\new: x\\ntranscript: a\\u00e9.txt⟩
              speaker ⟨speaker⟩ = Abraham Lincoln (Lincoln) ⟨Lincoln || Abraham⟩
              role ⟨role⟩ = "16th \"President\"" ⟨16th \\\"President\\\"⟩
              original-date ⟨original-date⟩ = no date: “1863-11-19\n” is not a date: a date is written as 1863, 1863-11 or 1863-11-19 ⟨1863-11-19\\\\n⟩
              transcript ⟨transcript⟩ = "aé.txt" ⟨a\\u00e9.txt⟩
        "#]],
    );
}

#[test]
fn a_list_may_stand_in_an_object() {
    check(
        r#"{"config": {"id": "c"}, "items": [{"id": "a", "type": "book"}], "more": [1]}"#,
        expect![[r#"
        a ⟨a⟩ book ⟨book⟩ {…}
    "#]],
    );
    check(
        r#"{"references": [{"id": "a"}]}"#,
        expect![[r#"
        a ⟨a⟩  ⟨⟩ {…}
    "#]],
    );
    check(
        r#"{"id": "a", "type": "book", "title": "One"}"#,
        expect![[r#"
        a ⟨a⟩ book ⟨book⟩ {…}
          title ⟨title⟩ = "One" ⟨One⟩
    "#]],
    );
    check(
        "\u{feff}[{\"id\": \"a\"}]",
        expect![[r#"
        a ⟨a⟩  ⟨⟩ {…}
    "#]],
    );
    for text in ["", " \n", "[]", "{}", "{\"items\": []}", "{\"references\": null}", "null"] {
        let library = read(text);
        assert!(library.entries().is_empty() && library.problems().is_empty(), "{text}: {library:?}");
    }
}

#[test]
fn what_is_no_library_has_one_problem() {
    for text in [
        r#"{"name": "ibid", "version": "1.0.0", "license": "MIT", "author": "x", "type": "module"}"#,
        "{\"compilerOptions\": {\n // comment\n 'strict': true,},}",
        "[1, 2, 3]",
        "[[1, 2], [3]]",
        r#"[{"name": "x"}, {"name": "y"}]"#,
        r#"[{"id": 1, "name": "x"}, {"id": 2, "name": "y"}]"#,
        r#"{"items": [{"itemType": "book", "title": "x", "citationKey": "y"}]}"#,
        r#"{"$schema": "x", "id": "y", "title": "z", "type": "object"}"#,
        r#"{"id": 1, "name": "x"}"#,
        "\"text\"",
        "17",
        "\u{feff}<html>",
    ] {
        let library = read(text);
        assert!(library.entries().is_empty(), "{text}");
        assert_eq!(library.problems().len(), 1, "{text}: {:?}", library.problems());
    }
}

#[test]
fn a_broken_field_costs_itself() {
    for text in [
        // A comma is missing.
        "[\n  {\"id\": \"a\", \"title\": \"A\" \"volume\": 1}\n]",
        "[\n  {\"id\": \"a\"\n   \"volume\": 1}\n]",
        // A quotation mark is missing, or is not escaped.
        "[\n  {\"id\": \"a\", \"title\": \"A, \"volume\": 1}\n]",
        "[\n  {\"id\": \"a\",\n   \"title\": \"A,\n   \"volume\": 1}\n]",
        "[\n  {\"id\": \"a\", \"volume\": 1, \"title\": \"A}\n]",
        "[\n  {\"id\": \"a\", \"title\": \"He said \"no\", \"yes\", and left\", \"volume\": 1}\n]",
        "[\n  {\"id\": \"a\", \"title: \"A\", \"volume\": 1}\n]",
        "[\n  {\"id\": \"a\", title\": \"A\", volume: 1}\n]",
        "[\n  {\"id\": \"a\", \"title\": A house, \"volume\": 1}\n]",
        // Colons and values.
        "[\n  {\"id\": \"a\", \"title\" \"A\", \"volume\" = 1}\n]",
        "[\n  {\"id\": \"a\", \"title\":, \"volume\": NaN, \"issue\": 007}\n]",
        // Brackets.
        "[\n  {\"id\": \"a\", \"author\": [{\"family\": \"X\"}, \"volume\": 1}\n]",
        "[\n  {\"id\": \"a\", \"author\": [{\"family\": \"X\"}}], \"volume\": 1}\n]",
        "[\n  {\"id\": \"a\", \"author\": [{\"family\": \"X\"]], \"volume\": 1}\n]",
        "[\n  {\"id\": \"a\"}, \"volume\": 1}\n]",
        "[\n  {\"id\": \"a\"], \"volume\": 1}\n]",
        // Another language's ways.
        "// mine\n[{'id': 'it\\'s', \"title\": “A”, \"note\": \"a\tb\", \"volume\": 1,},]",
        "[{\"id\": \"a\", \"title\": \"C:\\path \\ud83d\", \"volume\": 1}]",
        "[{\"id\": \"a\",, \"volume\": 1, \"volume\": 2}]",
    ] {
        let library = read(text);
        check_ranges(text, &library).unwrap();
        assert_eq!(library.entries().len(), 1, "{text}");
        assert!(
            library.entries()[0].field(&crate::sources::FieldName::Volume).is_some() || text.contains("NaN"),
            "{text}"
        );
    }
}

#[test]
fn faults_are_explained() {
    check(
        r#"[
  {"id": "a", "title": "A, "volume": 1},
  {"id": "b", "title": "He said "no" to it", "volume": 2},
  {"id": "c", "author": [{"family": "X"}, "volume": 3},
  {"id": "d", "title": "D"
  {"id": "e", "title": "E},
  {"id": "f", "title": F},
  {"id": "g"}}, 
  "title": "nobody’s"},
  {"id": "h" "title": "H"}
  {"title": "no key"},
  {"id": "i", "issued": {"date-parts": [[1863]]}, "title: "I"},
  17,
  {"id": "j", "title": "J", "accessed": {"a": "b"}
"#,
        expect![[r#"
            a ⟨a⟩  ⟨⟩ {…}
              title ⟨title⟩ = "A" ⟨A⟩
              volume ⟨volume⟩ = "1" ⟨1⟩
            b ⟨b⟩  ⟨⟩ {…}
              title ⟨title⟩ = "He said \"no\" to it" ⟨He said \"no\" to it⟩
              volume ⟨volume⟩ = "2" ⟨2⟩
            c ⟨c⟩  ⟨⟩ {…}
              author ⟨author⟩ = X (X) ⟨[{\"family\": \"X\"}⟩
              volume ⟨volume⟩ = "3" ⟨3⟩
            d ⟨d⟩  ⟨⟩ {…\"
              title ⟨title⟩ = "D" ⟨D⟩
            e ⟨e⟩  ⟨⟩ {…}
              title ⟨title⟩ = "E" ⟨E⟩
            f ⟨f⟩  ⟨⟩ {…}
              title ⟨title⟩ = "F" ⟨F⟩
            g ⟨g⟩  ⟨⟩ {…}
            h ⟨h⟩  ⟨⟩ {…}
              title ⟨title⟩ = "H" ⟨H⟩
            i ⟨i⟩  ⟨⟩ {…}
              issued ⟨issued⟩ = 1863 ⟨{\"date-parts\": [[1863]]}⟩
              title ⟨title⟩ = "I" ⟨I⟩
            j ⟨j⟩  ⟨⟩ {…}
              title ⟨title⟩ = "J" ⟨J⟩
            ! ⟨\"⟩ the `"` that opens this text is never closed
            ! ⟨\"⟩ a quotation mark within a text is written `\"`
            ! ⟨[⟩ this `[` is never closed
            ! ⟨{⟩ this source is never closed: `}` is missing at its end
            ! ⟨\"⟩ the `"` that opens this text is never closed
            ! ⟨F⟩ this is neither a number nor `true`, `false` or `null`: text stands in double quotes
            ! ⟨}⟩ one brace too many: no source is open here
            ! ⟨\"title\": \"nobody’s\"},⟩ this belongs to no source: the fields of a source stand between `{` and `}`
            ! ⟨\"⟩ a comma is missing before this field
            ! ⟨{⟩ a comma is missing before this source
            ! ⟨title\": \"no key⟩ this source has no `id`, so nothing can cite it
            ! ⟨\"⟩ the `"` that opens this name is never closed
            ! ⟨17⟩ a source is written as fields: `id:`, `type:`, `title:` and so on
            ! ⟨{⟩ this source is never closed: `}` is missing at its end
            ! ⟨{\"a\": \"b\"}⟩ `accessed` cannot be read: a date was expected
        "#]],
    );
}

#[test]
fn sources_on_one_line_are_told_apart() {
    check(
        r#"[{"id":"a","title":"A},{"id":"b","author":[{"family":"B"},{"type":"book","id":"c","funder":[{"id":"x"}]},{"DOI":"d","id":"d"}},{"id":"e","title":"E"]"#,
        expect![[r#"
            a ⟨a⟩  ⟨⟩ {…}
              title ⟨title⟩ = "A" ⟨A⟩
            b ⟨b⟩  ⟨⟩ {…}
              author ⟨author⟩ = B (B) ⟨[{\"family\":\"B\"}⟩
            c ⟨c⟩ book ⟨book⟩ {…}
              funder ⟨funder⟩ = "x" ⟨[{\"id\":\"x\"}]⟩
            d ⟨d⟩  ⟨⟩ {…}
              DOI ⟨DOI⟩ = "d" ⟨d⟩
            e ⟨e⟩  ⟨⟩ {…\"
              title ⟨title⟩ = "E" ⟨E⟩
            ! ⟨\"⟩ the `"` that opens this text is never closed
            ! ⟨[⟩ this `[` is never closed
            ! ⟨}⟩ one brace too many: no source is open here
            ! ⟨{⟩ this source is never closed: `}` is missing at its end
        "#]],
    );
    check(
        "{\"id\": \"a\"}\n{\"id\": \"b\"}\n",
        expect![[r#"
        a ⟨a⟩  ⟨⟩ {…}
        b ⟨b⟩  ⟨⟩ {…}
        ! ⟨{⟩ a list of sources starts with `[`, and ends with `]`
        ! ⟨{⟩ this list is never closed: `]` is missing at its end
        ! ⟨{⟩ a comma is missing before this source
    "#]],
    );
}

#[test]
fn hostile_files_are_read_in_linear_time() {
    for text in [
        "[".repeat(1_000_000),
        "{\"a\":".repeat(200_000),
        format!("[{{\"id\":\"a\",\"b\":{}", "[".repeat(10_000)),
        format!("[{{\"id\":\"a\",\"b\":\"{}\"}},{{\"id\":\"b\"}}]", "x".repeat(1_000_000)),
        format!("[{{\"id\":\"a\",\"b\":\"{}", "\" ".repeat(500_000)),
        format!("[{{\"id\":\"a\",\"b\":\"{}", "\",".repeat(500_000)),
        format!("[{{\"id\":\"a\",\"b\":\"{}", "{\"".repeat(300_000)),
        format!("[{{\"id\":\"a\",{}", "\"b\"".repeat(300_000)),
        format!("[{{\"id\":\"a\",{}", "\"b\":\"".repeat(200_000)),
        "[{\"id\":\"a\"".repeat(100_000),
        "{\"id\":\"a\",\"b\":[".repeat(60_000),
        "[{\"id\":\"a\"}]".repeat(60_000),
        format!("[{{\"id\":\"a\"{}", "}".repeat(1_000_000)),
        format!("[{{\"id\":\"a\"{}", "]".repeat(1_000_000)),
        format!("[{{\"id\":\"a\"{}", ",".repeat(1_000_000)),
        format!("[{{\"id\":\"a\" {}", "{ ".repeat(500_000)),
        format!("[{{\"id\":\"a\"{}", "}  ,".repeat(300_000)),
        format!("[{{\"id\":\"a\", \"note\": \"{}\"}}]", "x: y\\n".repeat(200_000)),
        format!("[{}", "/".repeat(1_000_000)),
        format!("[{}", "/*".repeat(500_000)),
        format!("[{}", "\\".repeat(1_000_000)),
        format!("[{{\"id\":\"a\"{}", " ".repeat(1_000_000)),
        format!("[{{\"id\":\"a\",\"t\":\"{}", "<i \\".repeat(200_000)),
    ] {
        let started = CpuTime::now();
        let library = read(&text);
        assert!(started.elapsed().as_secs() < 10, "{}…", &text[..30]);
        check_ranges(&text, &library).unwrap();
    }
}

const GOOD: [&str; 4] = [
    r#"{"id":"a","type":"speech","title":"Eins {“zwei”}, é: \"drei\"","author":[{"family":"Lincoln","given":"Abraham"}],"issued":{"date-parts":[[1863,11,19]]}}"#,
    r#"{"id":"b","note":"role: é\nnone: [","volume":17,"custom":{"speaker":"Plato"}}"#,
    r#"{"id":"c","type":"book","funder":[{"name":"F","award":["1","2"]}],"URL":"https://x.org/a"}"#,
    r#"{"title":"D, \"d\"","id":"d","author":[{"literal":"X"},{"literal":"Y"}],"abstract":null}"#,
];

/// The entries as a file of each style has them: on lines of their own, over several lines, all on one line.
fn written(style: usize, entries: &[String; 4]) -> String {
    match style {
        0 => format!("[\n  {}\n]\n", entries.join(",\n  ")),
        1 => {
            let spread = |entry: &String| entry.replacen('{', "{\n    ", 1).replace(",\"", ",\n    \"");
            format!("[\n  {}\n]\n", entries.iter().map(spread).collect::<Vec<_>>().join(",\n  "))
        }
        _ => format!("[{}]", entries.join(",")),
    }
}

fn values(entry: &Entry) -> Vec<String> {
    entry.fields.iter().map(|field| format!("{:?}", field.value)).collect()
}

fn keys(library: &Library) -> Vec<&str> {
    library.entries().iter().map(|entry| entry.key.as_str()).collect()
}

#[test]
fn a_list_that_is_opened_twice_is_one() {
    let library = read(r#"[{"id":"a","type":"book"}[,{"id":"b","type":"book"},{"id":"c","type":"book"}]"#);
    assert_eq!(keys(&library), ["a", "b", "c"]);
    assert_eq!(library.problems()[0].message, "one bracket too many: the list of sources is open already");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_breaks_an_entry_leaves_its_neighbours_alone(
        broken in 0_usize..4,
        style in 0_usize..3,
        from in any::<prop::sample::Index>(),
        cut in 0_usize..12,
        junk in r#"[\[\]{}"',:\\/0a é\n-]{0,4}"#,
    ) {
        // Within a field that CSL does not have there may be objects like sources: on one line nothing tells them apart.
        let style = if broken == 2 { style % 2 } else { style };
        let alone = GOOD.map(|entry| read(&format!("[{entry}]")));
        let mut entries = GOOD.map(str::to_owned);
        // Anywhere behind the opening brace and what follows it.
        let places: Vec<usize> = GOOD[broken].char_indices().map(|(at, _)| at).skip(8).collect();
        let start = places[from.index(places.len())];
        let end = places.iter().copied().find(|at| *at >= start + cut).unwrap_or(GOOD[broken].len());
        entries[broken].replace_range(start..end, &junk);
        let text = written(style, &entries);
        let library = read(&text);
        check_ranges(&text, &library)?;
        for (index, expected) in alone.iter().enumerate().filter(|(index, _)| *index != broken) {
            let expected = &expected.entries()[0];
            let found = library.entries().iter().find(|entry| entry.key == expected.key).map(values);
            prop_assert_eq!(found, Some(values(expected)), "{} in {}", index, text);
        }
    }

    #[test]
    fn a_file_that_is_cut_off_keeps_what_is_before(style in 0_usize..3, at in any::<prop::sample::Index>()) {
        let text = written(style, &GOOD.map(str::to_owned));
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let cut = &text[..places[at.index(places.len())]];
        let (whole, library) = (read(&text), read(cut));
        check_ranges(cut, &library)?;
        for entry in whole.entries().iter().filter(|entry| entry.span.end() <= cut.len()) {
            prop_assert_eq!(library.get(&entry.key).map(values), Some(values(entry)), "{} in {}", &entry.key, cut);
        }
        prop_assert!(keys(&whole).starts_with(&keys(&library)) || library.entries().len() <= 4, "{cut}");
    }

    #[test]
    fn any_text_is_read(text in r#"(?s)(\[|\{"id":"a"|,|\}|"|"title": |"note":"role: |\\n|\\ud83d|:|[\[\]{}:, \n\r\t'"é0-9\\/“”\u{b}\u{feff}\u{3000}]|//|/\*){0,24}"#) {
        let library = read(&text);
        check_ranges(&text, &library)?;
        // What is not JSON is not taken for it silently.
        let is_valid = serde_json::from_str::<serde_json::Value>(&text).is_ok();
        prop_assert!(is_valid || text.trim_matches(|c: char| c == '\u{feff}' || c.is_whitespace()).is_empty() || !library.problems().is_empty(), "{text}");
    }
}
