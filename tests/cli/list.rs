//! `ibid list`: every field of its JSON, and the columns.

use expect_test::expect;
use serde_json::json;

use crate::{Folder, SOURCED, UNSOURCED, field, names};

const PLACE: [&str; 7] = ["path", "line", "column", "end_line", "end_column", "start", "end"];

/// What is said of a quotation or claim besides its place.
const STATEMENT: [&str; 14] = [
    "date",
    "keys",
    "kind",
    "needs_source",
    "page",
    "passage_end",
    "passage_path",
    "passage_start",
    "role",
    "sourced_by",
    "speaker",
    "text",
    "time",
    "verdict",
];

/// The names of the place's fields and `more`, sorted.
fn fields(more: &[&'static str]) -> Vec<&'static str> {
    let mut all = [&PLACE[..], more].concat();
    all.sort_unstable();
    all
}

#[test]
fn a_quotation_in_full() {
    let folder = Folder::new(&[("a.md", SOURCED)]);
    let start = SOURCED.find('“').unwrap();
    assert_eq!(
        folder.json(&["list", "quotes", "a.md"]),
        [json!({
            "path": "a.md",
            "line": 12,
            "column": 14,
            "end_line": 12,
            "end_column": 85,
            "start": start,
            "end": SOURCED.find('”').unwrap() + '”'.len_utf8(),
            "text": "four score and seven years ago our fathers brought forth a new nation",
            "kind": "inline",
            "needs_source": true,
            "sourced_by": "citation",
            "keys": ["lincoln-1863"],
            "speaker": "Abraham Lincoln",
            "role": "16th President of the United States",
            "date": "1863-11-19",
            "verdict": null,
            "passage_path": null,
            "passage_start": null,
            "passage_end": null,
            "page": null,
            "time": null,
        })]
    );
}

#[test]
fn what_is_not_known_is_null_and_not_absent() {
    let folder = Folder::new(&[("a.md", "Much was said, but “four score and seven years ago our fathers” was not.\n")]);
    let quotes = folder.json(&["list", "quotes"]);
    assert_eq!(names(&quotes[0]), fields(&STATEMENT));
    for name in ["verdict", "passage_path", "passage_start", "passage_end", "page", "time"] {
        assert_eq!(quotes[0][name], json!(null), "{name}");
    }
    assert_eq!(quotes[0]["speaker"], json!(null));
    assert_eq!(quotes[0]["role"], json!(null));
    assert_eq!(quotes[0]["date"], json!(null));
    assert_eq!(quotes[0]["keys"], json!([]));
    assert_eq!(quotes[0]["sourced_by"], json!("none"));
}

#[test]
fn a_block_reaches_to_its_last_byte_and_its_text_is_the_words_alone() {
    let source =
        "He said:\n\n> The world will little note,\n> nor long remember\n>\n> — Abraham Lincoln, 1863 [@a]\n\nEnd.\n";
    let folder = Folder::new(&[("a.md", source)]);
    let quotes = folder.json(&["list", "quotes"]);
    assert_eq!(field(&quotes, "kind"), ["block"]);
    assert_eq!(field(&quotes, "text"), ["The world will little note, nor long remember"]);
    let place: Vec<_> = PLACE[1..].iter().map(|name| quotes[0][*name].as_u64().unwrap()).collect();
    let end = source.find("\n\nEnd").unwrap() as u64;
    assert_eq!(place, [3, 1, 6, 31, 10, end]);
}

#[test]
fn offsets_are_the_files_whatever_its_line_ends() {
    let lf = "\u{feff}# Ä\n\nHe said “sì, 日本 is where I want to go 😀 today” twice.\n";
    for source in [lf.to_owned(), lf.replace('\n', "\r\n"), lf.replace('\n', "\r")] {
        let folder = Folder::new(&[("a.md", &source)]);
        let quote = &folder.json(&["list", "quotes"])[0];
        let start = source.find('“').unwrap();
        let end = source.find('”').unwrap() + '”'.len_utf8();
        assert_eq!((&quote["start"], &quote["end"]), (&json!(start), &json!(end)), "{source:?}");
        assert_eq!((&quote["line"], &quote["column"]), (&json!(3), &json!(9)));
        assert_eq!((&quote["end_line"], &quote["end_column"]), (&json!(3), &json!(47)));
    }
}

#[test]
fn what_sources_a_quotation() {
    let said = |after: &str| format!("She said “it is a very long way to the top of that hill”{after}.\n\n");
    let source = [
        said(" [@a; see @b, p. 2]"),
        said("[^1]"),
        said(" ([the recording](https://example.org/r))"),
        said(""),
        "@c says “it is a very long way to the top of that hill”.\n\n".to_owned(),
        "Not a quotation: “sic”.\n\n[^1]: In @d.\n".to_owned(),
    ];
    let folder = Folder::new(&[("a.md", &source.concat())]);
    let quotes = folder.json(&["list", "quotes"]);
    assert_eq!(field(&quotes, "sourced_by"), ["citation", "citation", "link", "none", "citation", "none"]);
    assert_eq!(
        field(&quotes, "keys"),
        [&json!(["a", "b"]), &json!(["d"]), &json!([]), &json!([]), &json!(["c"]), &json!([])]
    );
    assert_eq!(
        field(&quotes, "needs_source"),
        [true, true, true, true, true, false]
            .map(|needs| if needs { json!(true) } else { json!(false) })
            .iter()
            .collect::<Vec<_>>()
    );
}

#[test]
fn claims_are_their_own_list() {
    let source = format!("{UNSOURCED}\n==The address took *two* minutes== [@a]. ==Nobody clapped.==\n");
    let folder = Folder::new(&[("a.md", &source)]);
    let claims = folder.json(&["list", "claims"]);
    assert_eq!(names(&claims[0]), fields(&STATEMENT));
    assert_eq!(field(&claims, "text"), ["The address took two minutes", "Nobody clapped."]);
    assert_eq!(field(&claims, "kind"), ["inline", "inline"]);
    assert_eq!(field(&claims, "sourced_by"), ["citation", "none"]);
    assert_eq!(folder.json(&["list", "quotes"]).len(), 1);
}

#[test]
fn a_citation_in_full() {
    let source = "As [see  also\n@lincoln-1863, pp. 33--35, *passim*; -@b] and @c [chap. 2] say.\n";
    let folder = Folder::new(&[("a.md", source)]);
    let citations = folder.json(&["list", "citations"]);
    assert_eq!(names(&citations[0]), fields(&["key", "locator", "locator_label", "mode", "prefix", "suffix"]));
    assert_eq!(field(&citations, "key"), ["lincoln-1863", "b", "c"]);
    assert_eq!(field(&citations, "mode"), ["normal", "suppress_author", "author_in_text"]);
    assert_eq!(citations[0]["prefix"], json!("see also"));
    assert_eq!(citations[0]["locator_label"], json!("page"));
    assert_eq!(citations[0]["locator"], json!("33--35"));
    assert_eq!(citations[0]["suffix"], json!(", passim"));
    assert_eq!(citations[1]["prefix"], json!(null));
    assert_eq!(citations[1]["locator_label"], json!(null));
    assert_eq!(citations[1]["locator"], json!(null));
    assert_eq!(citations[1]["suffix"], json!(null));
    assert_eq!(citations[2]["locator_label"], json!("chapter"));
}

#[test]
fn sources_stand_in_documents_and_libraries() {
    let bib = "@book{boritt, author = {Gabor Boritt}, title = {The Gettysburg Gospel}, date = {2006}}\n";
    let folder = Folder::new(&[("a.md", SOURCED), ("sources.bib", bib), ("b.md", "No sources.\n")]);
    let sources = folder.json(&["list", "sources"]);
    assert_eq!(names(&sources[0]), fields(&["date", "key", "role", "speaker", "title", "type", "url"]));
    assert_eq!(field(&sources, "path"), ["a.md", "sources.bib"]);
    let speech = &sources[0];
    assert_eq!(speech["key"], json!("lincoln-1863"));
    assert_eq!(speech["type"], json!("speech"));
    assert_eq!(speech["speaker"], json!("Abraham Lincoln"));
    assert_eq!(speech["role"], json!("16th President of the United States"));
    assert_eq!(speech["date"], json!("1863-11-19"));
    assert_eq!(speech["title"], json!("Gettysburg Address"));
    assert_eq!(speech["url"], json!("https://example.org/gettysburg"));
    let book = &sources[1];
    assert_eq!((&book["key"], &book["type"]), (&json!("boritt"), &json!("book")));
    assert_eq!((&book["speaker"], &book["url"]), (&json!(null), &json!(null)), "a book's author is nobody's speaker");
    assert_eq!((&book["date"], &book["start"], &book["line"]), (&json!("2006"), &json!(0), &json!(1)));

    assert_eq!(field(&folder.json(&["list", "sources", "sources.bib"]), "key"), ["boritt"]);
    assert_eq!(folder.json(&["list", "quotes", "sources.bib"]), [] as [serde_json::Value; 0]);
}

#[test]
fn a_file_that_only_might_hold_sources_is_passed_over() {
    let folder = Folder::new(&[("package.json", "{\"name\": \"a\"}"), ("a.yaml", "on: push\n"), ("b.bib", "@book{b}")]);
    assert_eq!(field(&folder.json(&["list", "sources"]), "key"), ["b"]);
    let run = folder.run(&["check"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), "Nothing wrong in 1 file.\n"), "{}", run.stderr);
}

#[test]
fn without_anything_the_array_is_empty() {
    let folder = Folder::new(&[("a.md", "Nobody said anything.\n")]);
    let run = folder.run(&["list", "quotes", "--output-format", "json"]);
    assert_eq!((run.stdout.as_str(), run.code), ("[]\n", Some(0)));
    let run = folder.run(&["list", "quotes"]);
    assert_eq!((run.stdout.as_str(), run.code), ("", Some(0)));
}

#[test]
fn text_is_in_columns_that_grep_can_follow() {
    let block = "\nHe said:\n\n> The world will little note\n> nor long remember\n>\n> — Abraham Lincoln, 1863\n";
    let folder = Folder::new(&[("a.md", &format!("{SOURCED}{block}"))]);
    expect![[r#"
        a.md:12:14:  citation  Abraham Lincoln, 1863-11-19  lincoln-1863  -  “four score and seven years ago our fathers brought forth a new nation”
        a.md:16:1:   none      Abraham Lincoln, 1863        -             -  > The world will little note nor long remember
    "#]].assert_eq(&folder.run(&["list", "quotes"]).stdout);
    expect![[r#"
        a.md:12:87:  lincoln-1863  @lincoln-1863, p. 3
    "#]]
    .assert_eq(&folder.run(&["list", "citations"]).stdout);
    expect![[r#"
        a.md:3:1:  lincoln-1863  speech  Abraham Lincoln, 1863-11-19  Gettysburg Address
    "#]]
    .assert_eq(&folder.run(&["list", "sources"]).stdout);
}
