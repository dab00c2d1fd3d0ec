#![allow(clippy::unwrap_used, clippy::too_many_lines)]

mod formats;

use std::fmt::Write;
use std::path::Path;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::analysis::fixture::Fixture;
use crate::analysis::shared::edit::edited;
use crate::sources::{Date, Name};

fn lincoln() -> Value {
    Value::Names(vec![Name { family: "Lincoln".into(), given: "Abraham".into(), ..Name::default() }])
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn date(date: &str) -> Value {
    Value::Date(Date::parse(date))
}

fn field(name: FieldName, value: Option<Value>) -> NewField {
    NewField { name, value }
}

/// A workspace whose document names the library `name` with `library` in it.
fn with_library(name: &str, library: &str) -> Fixture {
    Fixture::new(&format!("---\nbibliography: {name}\n---\n//- /{name}\n{library}"))
}

/// The text after an edit, `‸` where the blank is.
fn shown(home: Home<'_>, edit: &EntryEdit) -> String {
    let mut text = edited(home.text(), &edit.edits);
    if let Some(blank) = edit.blank {
        text.insert(blank, '‸');
    }
    text
}

/// Adds a speaker, a date and a blank title, each to the first entry of the library as it was; only the lines that are new
/// are shown.
#[allow(clippy::needless_pass_by_value)]
fn fields(name: &str, library: &str, expected: Expect) {
    let fixture = with_library(name, library);
    let home = fixture.snapshot.home(Path::new(&format!("/{name}"))).unwrap();
    let entry = &home.library().entries()[0];
    let mut out = String::new();
    for new in [
        field(FieldName::Speaker, Some(lincoln())),
        field(FieldName::Issued, Some(date("1863-11-19"))),
        field(FieldName::EventPlace, Some(text("Gettysburg, 50% of “it”: yes"))),
        field(FieldName::Title, None),
    ] {
        let edit = add_field(home, entry, &new);
        let after = edit.map_or("none\n".to_owned(), |edit| shown(home, &edit));
        let old: Vec<&str> = library.lines().collect();
        after.lines().filter(|line| !old.contains(line)).for_each(|line| writeln!(out, "|{line}").unwrap());
    }
    expected.assert_eq(&out);
}

#[allow(clippy::needless_pass_by_value)]
fn entries(name: &str, library: &str, expected: Expect) {
    let fixture = with_library(name, library);
    let home = fixture.snapshot.home(Path::new(&format!("/{name}"))).unwrap();
    expected.assert_eq(&add_entry(home, &new()).map_or("none".to_owned(), |edit| shown(home, &edit)));
}

fn new() -> NewEntry {
    NewEntry {
        key: "lincoln-1863".to_owned(),
        kind: "speech".to_owned(),
        fields: vec![
            field(FieldName::Author, Some(lincoln())),
            field(FieldName::Role, Some(text("16th President"))),
            field(FieldName::Title, None),
            field(FieldName::EventPlace, Some(text("Gettysburg, Pennsylvania"))),
            field(FieldName::Issued, Some(date("1863-11-19"))),
            field(FieldName::Url, Some(text("https://example.org/a_b?c=d#e"))),
        ],
    }
}

const BIB: &str = "\
@book{wills,
  author    = {Wills, Garry},
  publisher = {Simon & Schuster},
}

@book{boritt, title={The Gettysburg Gospel}}
";
const JSON: &str =
    "[\n  {\n    \"id\": \"wills\",\n    \"type\": \"book\",\n    \"author\": [{\"family\": \"Wills\"}]\n  }\n]\n";
const RIS: &str = "TY  - BOOK\nID  - wills\nAU  - Wills, Garry\nN1  - x\nER  - \n";
const TYPST: &str = "wills:\n  type: book\n  author: Wills, Garry\n  parent:\n    title: X\n";
const YAML: &str = "references:\n- id: wills\n  type: book\n  author:\n  - family: Wills\n  custom:\n    role: x\n";

#[test]
fn a_field_is_written_as_its_neighbours_are() {
    fields(
        "a.bib",
        BIB,
        expect![[r#"
            |  speaker   = {Lincoln, Abraham},
            |  date      = {1863-11-19},
            |  venue     = {Gettysburg, 50\% of “it”: yes},
            |  title     = {‸},
        "#]],
    );
    fields(
        "a.bib",
        "@book{boritt, title={The Gettysburg Gospel}}\n",
        expect![[r#"
            |@book{boritt, speaker={Lincoln, Abraham}, title={The Gettysburg Gospel}}
            |@book{boritt, title={The Gettysburg Gospel}, date={1863-11-19}}
            |@book{boritt, title={The Gettysburg Gospel}, venue={Gettysburg, 50\% of “it”: yes}}
            |@book{boritt, title={The Gettysburg Gospel}, title={‸}}
        "#]],
    );
    fields(
        "a.json",
        JSON,
        expect![[r#"
            |    "author": [{"family": "Wills"}],
            |    "speaker": [{"family": "Lincoln", "given": "Abraham"}]
            |    "author": [{"family": "Wills"}],
            |    "issued": {"date-parts": [[1863, 11, 19]]}
            |    "author": [{"family": "Wills"}],
            |    "event-place": "Gettysburg, 50% of “it”: yes"
            |    "author": [{"family": "Wills"}],
            |    "title": "‸"
        "#]],
    );
    fields(
        "a.json",
        "[{\"id\":\"a\",\"type\":\"book\"},{\"id\":\"b\",\"type\":\"book\"}]",
        expect![[r#"
            |[{"id":"a","type":"book", "speaker": [{"family": "Lincoln", "given": "Abraham"}]},{"id":"b","type":"book"}]
            |[{"id":"a","type":"book", "issued": {"date-parts": [[1863, 11, 19]]}},{"id":"b","type":"book"}]
            |[{"id":"a","type":"book", "event-place": "Gettysburg, 50% of “it”: yes"},{"id":"b","type":"book"}]
            |[{"id":"a","type":"book", "title": "‸"},{"id":"b","type":"book"}]
        "#]],
    );
    fields(
        "a.ris",
        RIS,
        expect![[r#"
            |N1  - speaker: Lincoln || Abraham
            |DA  - 1863/11/19/
            |N1  - event-place: Gettysburg, 50% of “it”: yes
            |TI  - ‸
        "#]],
    );
    fields(
        "a.yaml",
        TYPST,
        expect![[r#"
            |  speaker: Lincoln, Abraham
            |  date: 1863-11-19
            |  event-place: "Gettysburg, 50% of “it”: yes"
            |  title: ‸
        "#]],
    );
    fields(
        "b.yaml",
        YAML,
        expect![[r#"
            |  speaker: [{family: Lincoln, given: Abraham}]
            |  issued: 1863-11-19
            |  event-place: "Gettysburg, 50% of “it”: yes"
            |  title: ‸
        "#]],
    );
    fields(
        "c.yaml",
        "- {id: a, type: book}\n- {id: b, type: book}\n",
        expect![[r#"
            |- {id: a, type: book, speaker: [{family: Lincoln, given: Abraham}]}
            |- {id: a, type: book, issued: 1863-11-19}
            |- {id: a, type: book, event-place: "Gettysburg, 50% of “it”: yes"}
            |- {id: a, type: book, title: ‸}
        "#]],
    );
}

#[test]
fn an_entry_is_written_as_its_neighbours_are() {
    entries(
        "a.bib",
        BIB,
        expect![[r#"
            @book{wills,
              author    = {Wills, Garry},
              publisher = {Simon & Schuster},
            }

            @book{boritt, title={The Gettysburg Gospel}}

            @unpublished{lincoln-1863,
              entrysubtype={speech},
              author={Lincoln, Abraham},
              role={16th President},
              title={‸},
              venue={Gettysburg, Pennsylvania},
              date={1863-11-19},
              url={https://example.org/a_b?c=d#e},
            }
        "#]],
    );
    entries(
        "a.bib",
        "% nothing yet\n",
        expect![[r#"
            % nothing yet

            @unpublished{lincoln-1863,
              entrysubtype = {speech},
              author = {Lincoln, Abraham},
              role = {16th President},
              title = {‸},
              venue = {Gettysburg, Pennsylvania},
              date = {1863-11-19},
              url = {https://example.org/a_b?c=d#e},
            }
        "#]],
    );
    entries(
        "a.json",
        JSON,
        expect![[r#"
        [
          {
            "id": "wills",
            "type": "book",
            "author": [{"family": "Wills"}]
          },
          {
            "id": "lincoln-1863",
            "type": "speech",
            "author": [{"family": "Lincoln", "given": "Abraham"}],
            "role": "16th President",
            "title": "‸",
            "event-place": "Gettysburg, Pennsylvania",
            "issued": {"date-parts": [[1863, 11, 19]]},
            "URL": "https://example.org/a_b?c=d#e"
          }
        ]
    "#]],
    );
    entries(
        "a.json",
        "[{\"id\":\"a\",\"type\":\"book\"}]",
        expect![[
            r#"[{"id":"a","type":"book"}, {"id": "lincoln-1863", "type": "speech", "author": [{"family": "Lincoln", "given": "Abraham"}], "role": "16th President", "title": "‸", "event-place": "Gettysburg, Pennsylvania", "issued": {"date-parts": [[1863, 11, 19]]}, "URL": "https://example.org/a_b?c=d#e"}]"#
        ]],
    );
    entries(
        "a.json",
        "[]\n",
        expect![[r#"
        [
          {
            "id": "lincoln-1863",
            "type": "speech",
            "author": [{"family": "Lincoln", "given": "Abraham"}],
            "role": "16th President",
            "title": "‸",
            "event-place": "Gettysburg, Pennsylvania",
            "issued": {"date-parts": [[1863, 11, 19]]},
            "URL": "https://example.org/a_b?c=d#e"
          }
        ]
    "#]],
    );
    entries(
        "a.ris",
        RIS,
        expect![[r#"
        TY  - BOOK
        ID  - wills
        AU  - Wills, Garry
        N1  - x
        ER  - 

        TY  - SLIDE
        ID  - lincoln-1863
        AU  - Lincoln, Abraham
        N1  - role: 16th President
        TI  - ‸
        CY  - Gettysburg, Pennsylvania
        DA  - 1863/11/19/
        UR  - https://example.org/a_b?c=d#e
        ER  - 
    "#]],
    );
    entries(
        "a.yaml",
        TYPST,
        expect![[r#"
            wills:
              type: book
              author: Wills, Garry
              parent:
                title: X
            lincoln-1863:
              type: misc
              genre: speech
              author: Lincoln, Abraham
              role: 16th President
              title: ‸
              location: Gettysburg, Pennsylvania
              date: 1863-11-19
              url: https://example.org/a_b?c=d#e
        "#]],
    );
    entries(
        "b.yaml",
        YAML,
        expect![[r#"
        references:
        - id: wills
          type: book
          author:
          - family: Wills
          custom:
            role: x
        - id: lincoln-1863
          type: speech
          author: [{family: Lincoln, given: Abraham}]
          role: 16th President
          title: ‸
          event-place: Gettysburg, Pennsylvania
          issued: 1863-11-19
          URL: https://example.org/a_b?c=d#e
    "#]],
    );
    entries(
        "c.yaml",
        "- {id: a, type: book}\n",
        expect![[r#"
        - {id: a, type: book}
        - {id: lincoln-1863, type: speech, author: [{family: Lincoln, given: Abraham}], role: 16th President, title: ‸, event-place: "Gettysburg, Pennsylvania", issued: 1863-11-19, URL: https://example.org/a_b?c=d#e}
    "#]],
    );
}

#[test]
fn a_document_is_given_what_it_lacks() {
    let check = |document: &str, expected: Expect| {
        let fixture = Fixture::new(document);
        let home = Home::Document(fixture.document());
        let small = NewEntry { fields: vec![field(FieldName::Title, None)], ..new() };
        expected.assert_eq(&add_entry(home, &small).map_or("none".to_owned(), |edit| shown(home, &edit)));
    };
    check(
        "Text.\n",
        expect![[r#"
        ---
        references:
        - id: lincoln-1863
          type: speech
          title: ‸
        ---

        Text.
    "#]],
    );
    check(
        "---\ntitle: x\n---\n\nText.\n",
        expect![[r#"
        ---
        title: x
        references:
        - id: lincoln-1863
          type: speech
          title: ‸
        ---

        Text.
    "#]],
    );
    check(
        "---\ntitle: x\nreferences:\nlang: en\n---\n\nText.\n",
        expect![[r#"
        ---
        title: x
        references:
        - id: lincoln-1863
          type: speech
          title: ‸
        lang: en
        ---

        Text.
    "#]],
    );
    check(
        "---\nreferences: []\n---\n\nText.\n",
        expect![[r#"
        ---
        references:
        - id: lincoln-1863
          type: speech
          title: ‸
        ---

        Text.
    "#]],
    );
    check(
        "---\nreferences: [{id: a, type: book}]\n---\n\nText.\n",
        expect![[r#"
        ---
        references: [{id: a, type: book}, {id: lincoln-1863, type: speech, title: ‸}]
        ---

        Text.
    "#]],
    );
    check(
        "---\nreferences:\n  - id: a\n    type: book\n\n  - id: b\n    type: book\nlang: en\n---\n",
        expect![[r#"
        ---
        references:
          - id: a
            type: book

          - id: b
            type: book

          - id: lincoln-1863
            type: speech
            title: ‸
        lang: en
        ---
    "#]],
    );
}

#[test]
fn an_entry_goes_with_its_lines() {
    let check = |document: &str, expected: Expect| {
        let fixture = Fixture::new(document);
        let home = Home::Document(fixture.document());
        let mut out = String::new();
        for entry in home.library().entries() {
            let edit = remove_entry(home, entry).unwrap();
            writeln!(out, "without {}:\n{}", entry.key, shown(home, &edit)).unwrap();
        }
        expected.assert_eq(&out);
    };
    check(
        "---\nreferences:\n- id: a\n  type: book\n- id: b\n  type: book\nlang: en\n---\n",
        expect![[r#"
        without a:
        ---
        references:
        - id: b
          type: book
        lang: en
        ---

        without b:
        ---
        references:
        - id: a
          type: book
        lang: en
        ---

    "#]],
    );
    check(
        "---\nreferences: [{id: a, type: book}, {id: b, type: book}]\n---\n",
        expect![[r#"
        without a:
        ---
        references: [{id: b, type: book}]
        ---

        without b:
        ---
        references: [{id: a, type: book}]
        ---

    "#]],
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    /// Nothing is said otherwise than it is read: what cannot be written is not.
    #[test]
    fn what_is_added_is_read_again(
        library in 0_usize..8,
        value in r#"[a-zé \\{}"'$%&#_~^:,*@|<>=.\[\]!-]{0,12}|yes|1863|null"#,
        name in r#"[A-Zé][a-z,'"{}&|-]{0,6}"#,
        is_new in any::<bool>(),
        is_crlf in any::<bool>(),
    ) {
        let (file, library) = [
            ("a.bib", BIB), ("a.json", JSON), ("a.ris", RIS), ("a.yaml", TYPST), ("b.yaml", YAML),
            ("c.yaml", "- {id: a, type: book}\n"), ("b.bib", ""), ("b.json", "[]"),
        ][library];
        let library = if is_crlf { library.replace('\n', "\r\n") } else { library.to_owned() };
        let fixture = with_library(file, &library);
        let path = format!("/{file}");
        let Some(home) = fixture.snapshot.home(Path::new(&path)) else { return Ok(()) };
        let names = Value::Names(vec![Name { family: name, given: "A.".into(), ..Name::default() }]);
        let value = Value::Text(value.trim().to_owned());
        let mut edits = Vec::new();
        if is_new {
            let fields = vec![field(FieldName::Author, Some(names)), field(FieldName::Title, Some(value))];
            edits.extend(add_entry(home, &NewEntry { key: "x-1".into(), kind: "webpage".into(), fields }));
        } else if let Some(entry) = home.library().entries().first() {
            edits.extend(add_field(home, entry, &field(FieldName::Speaker, Some(names))));
            edits.extend(add_field(home, entry, &field(FieldName::Role, Some(value))));
        }
        for edit in edits {
            let after = edited(home.text(), &edit.edits);
            let read = home.format().read(&after);
            prop_assert_eq!(read.entries().len(), home.library().entries().len() + usize::from(is_new));
            for entry in home.library().entries() {
                prop_assert_eq!(&read.get(&entry.key).unwrap().kind, &entry.kind);
            }
            if is_crlf && library.contains('\n') {
                prop_assert_eq!(after.matches('\n').count(), after.matches("\r\n").count(), "{:?}", after);
            }
        }
    }
}
