//! A key as each format of libraries writes it.

use std::fmt::Write;

use expect_test::expect;

use super::renamed;

/// All that can be cited, with the document that cites it.
fn citing(library: &str, text: &str) -> String {
    format!("//- /a.md\n---\nbibliography: {library}\n---\n@$0old and [@other]\n//- /{library}\n{text}")
}

#[test]
fn each_format_writes_its_keys_in_its_own_way() {
    let csl = "[\n  {\"id\": \"old\", \"type\": \"book\", \"title\": \"old\"},\n  \
               {\"id\": \"other\", \"type\": \"book\", \"custom\": {\"quoted-in\": \"old\"}},\n  \
               {\"id\": \"noted\", \"type\": \"book\", \"note\": \"One.\\nquoted-in: old\"}\n]\n";
    let number = "[{\"id\": old, \"type\": \"book\", \"title\": \"One\"}]\n".replace("old", "1863");
    let yaml = "references:\n- id: old\n  type: book\n- id: other\n  type: book\n  quoted-in: \"old\"\n";
    let hayagriva = "old:\n  type: Book\n  title: old\nother:\n  type: Book\n  title: Other\n";
    let ris = "TY  - BOOK\nID  - old\nTI  - old\nER  - \nTY  - BOOK\nID  - other\nN1  - quoted-in: old\nER  - \n";
    let bib = "@book{old, ids = {older, oldest}, title = {old}}\n@book{other, related = {x, oldest,old}}\n\
               @book{noted, note = {quoted-in: old}}\n";
    let mut shown = String::new();
    for (library, text, new) in [
        ("a.json", csl, "new"),
        ("a.json", csl, "n\"\\"),
        ("a.yaml", yaml, "1863:x"),
        ("a.yaml", yaml, "yes"),
        ("a.yaml", yaml, "n'\""),
        ("b.yml", hayagriva, "new"),
        ("b.yml", hayagriva, "#b"),
        ("a.ris", ris, "new"),
        ("a.bib", bib, "new"),
    ] {
        write!(shown, "{new}\n{}", renamed(&citing(library, text), new)).unwrap();
    }
    let number = citing("a.json", &number).replace("old", "1863");
    write!(shown, "number\n{}{}", renamed(&number, "new"), renamed(&number, "1864")).unwrap();
    expect![[r#"
        new
        /a.json
            {"id": "new", "type": "book", "title": "old"},
            {"id": "other", "type": "book", "custom": {"quoted-in": "new"}},
            {"id": "noted", "type": "book", "note": "One.\nquoted-in: new"}
        /a.md
          @new and [@other]
        n"\
        /a.json
            {"id": "n\"\\", "type": "book", "title": "old"},
            {"id": "other", "type": "book", "custom": {"quoted-in": "n\"\\"}},
            {"id": "noted", "type": "book", "note": "One.\nquoted-in: n\"\\"}
        /a.md
          @{n"\} and [@other]
        1863:x
        /a.md
          @1863:x and [@other]
        /a.yaml
          - id: 1863:x
            quoted-in: "1863:x"
        yes
        /a.md
          @yes and [@other]
        /a.yaml
          - id: 'yes'
            quoted-in: "yes"
        n'"
        /a.md
          @{n'"} and [@other]
        /a.yaml
          - id: n'"
            quoted-in: "n'\""
        new
        /a.md
          @new and [@other]
        /b.yml
          new:
        #b
        /a.md
          @{#b} and [@other]
        /b.yml
          '#b':
        new
        /a.md
          @new and [@other]
        /a.ris
          ID  - new
          N1  - quoted-in: new
        new
        /a.bib
          @book{new, ids = {older, oldest}, title = {old}}
          @book{other, related = {x, oldest,new}}
          @book{noted, note = {quoted-in: new}}
        /a.md
          @new and [@other]
        number
        /a.json
          [{"id": "new", "type": "book", "title": "One"}]
        /a.md
          @new and [@other]
        /a.json
          [{"id": 1864, "type": "book", "title": "One"}]
        /a.md
          @1864 and [@other]
    "#]]
    .assert_eq(&shown);
}
