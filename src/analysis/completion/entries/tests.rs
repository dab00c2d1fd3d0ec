#![allow(clippy::unwrap_used)]

mod bibtex;
mod json;
mod toml;
mod yaml;

use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::analysis::FilePosition;
use crate::analysis::completion::complete;
use crate::analysis::fixture::Fixture;
use crate::analysis::shared::edit::edited;

/// What is offered at the caret of the file `name`, which a document names.
fn at(name: &str, text: &str) -> (Fixture, Completion) {
    let source = if name == "a.md" {
        format!("//- /{name}\n{text}\n//- /refs.bib\n{BIB}")
    } else if name == "ibid.toml" {
        format!("//- /{name}\n{text}\n//- /a.md\nText.\n")
    } else {
        format!("//- /article.md\n---\nbibliography: {name}\n---\n//- /{name}\n{text}")
    };
    let fixture = Fixture::new(&source);
    let completion = complete(&fixture.snapshot, fixture.caret(), &[]).unwrap_or_default();
    (fixture, completion)
}

const BIB: &str = "@speech{a, author = {Lincoln, Abraham}, role = {President}, venue = {Gettysburg, Pennsylvania}}
@speech{b, author = {{Ministry of Health}}, role = {Ministry}, venue = {Bonn}}
@speech{c, author = {Lincoln, Abraham}, role = {President}, venue = {Bonn}}
";

fn labels(name: &str, text: &str) -> Vec<String> {
    at(name, text).1.items.into_iter().map(|item| item.label).collect()
}

/// The line of the caret after the item labelled `label` is put there, with `‸` where the writer goes on.
fn with(name: &str, text: &str, label: &str) -> String {
    let (fixture, completion) = at(name, text);
    let Some(item) = completion.items.iter().find(|item| item.label == label) else { return "nothing".to_owned() };
    let FilePosition { path, offset } = fixture.caret();
    let text = fixture.snapshot.text(path).unwrap();
    let mut insert = item.insert.clone();
    for blank in item.blanks.iter().rev() {
        insert.insert(*blank, '‸');
    }
    let mut edits = vec![(completion.replace, insert)];
    edits.extend(item.also.iter().cloned());
    edits.sort_by_key(|(span, _)| *span);
    let line = text.line_of(*offset);
    edited(text, &edits).lines().nth(line).unwrap_or_default().to_owned()
}

/// The names of fields that are offered first, at most five.
fn first(name: &str, text: &str) -> String {
    let labels = labels(name, text);
    labels.into_iter().take(5).collect::<Vec<_>>().join(" ")
}

#[test]
fn fields_that_are_not_there_yet_in_yaml() {
    let head = "---\nreferences:\n- id: x\n  type: speech\n";
    for (text, expected) in [
        (format!("{head}  $0\n---\n"), "author title event-date event-place event-title"),
        (format!("{head}  t$0\n---\n"), "author title event-date event-place event-title"),
        (
            format!("{head}  author: A\n  $0\n  title: T\n- id: y\n  URL: z\n---\n"),
            "event-date event-place event-title role transcript",
        ),
        ("---\nreferences:\n- $0\n---\n".to_owned(), "id type author title issued"),
        ("---\nreferences:\n- {id: x, $0}\n---\n".to_owned(), "type author title issued speaker"),
        (
            "---\nreferences:\n  - id: x\n    custom:\n      $0\n---\n".to_owned(),
            "speaker role transcript archive-url quoted-in",
        ),
        (
            "---\nreferences:\n- id: x\n  author: [{family: Lee, $0}]\n---\n".to_owned(),
            "given literal non-dropping-particle dropping-particle suffix",
        ),
        (
            "---\nreferences:\n- id: x\n  author:\n  - family: Lee\n    $0\n---\n".to_owned(),
            "given literal non-dropping-particle dropping-particle suffix",
        ),
        ("---\ntitle: T\n$0\n---\n".to_owned(), "bibliography references author date lang"),
        ("---\ntitle: T\nbib$0\nlang: en\n---\n".to_owned(), "bibliography references author date nocite"),
        ("---\ntitle: T\n---\n\nSo $0".to_owned(), ""),
        ("---\n# $0\n---\n".to_owned(), ""),
        ("---\nibid:\n  $0\n---\n".to_owned(), "rules citation-reach"),
        ("---\nibid: {$0}\n---\n".to_owned(), "rules citation-reach"),
        (
            "---\nibid:\n  rules:\n    misquote: off\n    $0\n---\n".to_owned(),
            "unsourced-quote unsourced-claim undefined-source missing-bibliography duplicate-source",
        ),
        (
            "---\nibid: {rules: {mis$0}}\n---\n".to_owned(),
            "unsourced-quote unsourced-claim undefined-source missing-bibliography duplicate-source",
        ),
        ("---\nfoo:\n  $0\n---\n".to_owned(), ""),
    ] {
        assert_eq!(first("a.md", &text), expected, "{text}");
    }
    for (text, expected) in [
        ("- id: x\n  type: interview\n  $0\n", "author title event-date event-place event-title"),
        ("- id: x\n- id: y\n  $0\n", "type author title issued speaker"),
        ("references:\n- id: x\n  $0\n", "type author title issued speaker"),
        ("x:\n  type: article\n  $0\n", "author title date page-range volume"),
        ("x:\n  type: article\n  title: T\n  parent:\n    type: newspaper\n    $0\n", "author title date speaker role"),
    ] {
        assert_eq!(first("refs.yaml", text), expected, "{text}");
    }
}

#[test]
fn metadata_is_begun_before_it_is_ended() {
    for (text, expected) in [
        ("---\n$0", "bibliography references title author date"),
        ("---\nbib$0", "bibliography references title author date"),
        ("---\ntitle: X\nbib$0", "bibliography references author date lang"),
        ("---\ntitle: X\nbib$0\nlang: en\n\nSo it is.\n", "bibliography references author date nocite"),
        ("---\r\ntitle: X\r\nbib$0\r\n\r\nSo it is.\r\n", "bibliography references author date lang"),
        ("---\ntitle: “X” said\nlang: $0", "en en-GB de fr es"),
        ("---\nibid:\n  $0", "rules citation-reach"),
        ("---\nreferences:\n- id: x\n  ty$0\n", "type author title issued speaker"),
        ("---\ntitle: X\n\nbib$0", ""),
        ("---\nSo it was\nbib$0", ""),
        ("---\nSo it is b$0", ""),
        ("---$0", ""),
        ("\n---\nbib$0", ""),
        ("So\n\n---\nbib$0", ""),
        ("---\ntitle: X\n---\nbib$0", ""),
    ] {
        assert_eq!(first("a.md", text), expected, "{text}");
    }
    assert_eq!(with("a.md", "---\nbib$0\n", "bibliography"), "bibliography: ");
}

#[test]
fn fields_that_are_not_there_yet_elsewhere() {
    for (name, text, expected) in [
        ("refs.bib", "@speech{x,\n  $0\n}\n", "author title eventdate"),
        ("refs.bib", "@speech{x, author = {A}, t$0}\n", "title eventdate venue"),
        (
            "refs.bib",
            "@article{x,\n  author = {A},\n  $0\n  title = {T},\n}\n\n@book{y}\n",
            "journaltitle booktitle date",
        ),
        ("refs.bib", "@book{x, title = {T}, $0", "author date speaker"),
        ("refs.json", "[{\"id\": \"x\", \"type\": \"speech\", \"$0\"}]", "author title event-date"),
        ("refs.json", "[{\"id\": \"x\"}, {\"$0\"}]", "id type author"),
        ("refs.json", "[{\"id\": \"x\", \"custom\": {\"$0\"}}]", "speaker role transcript"),
        (
            "refs.json",
            "[{\"id\": \"x\", \"author\": [{\"family\": \"Lee\", \"$0\"}]}]",
            "given literal non-dropping-particle",
        ),
        // A source may have several authors.
        ("refs.ris", "TY  - SLIDE\nAU  - A\n$0\nER  - \n", "ID AU TI"),
        ("refs.ris", "TY  - SLIDE\nTI  - A\nI$0\nER  - \n", "ID AU UR"),
    ] {
        let found: Vec<String> = labels(name, text).into_iter().take(3).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }
}

#[test]
fn a_field_is_put_in_as_the_format_has_it() {
    for (name, text, label, expected) in [
        ("a.md", "---\nreferences:\n- id: x\n  t$0\n---\n", "title", "  title: "),
        ("a.md", "---\nreferences:\n- id: x\n  t$0it: T\n---\n", "title", "  title: T"),
        ("a.md", "---\nref$0\n---\n", "references", "references:"),
        ("refs.bib", "@speech{x,\n  ti$0\n}\n", "title", "  title = {‸},"),
        ("refs.bib", "@speech{x,\n  $0\n}\n", "title", "  title = {‸},"),
        ("refs.bib", "@speech{x, ti$0}\n", "title", "@speech{x, title = {‸}}"),
        ("refs.bib", "@speech{x, ti$0, date = {1}}\n", "title", "@speech{x, title = {‸}, date = {1}}"),
        ("refs.bib", "@speech{x,\n  author = {A},\n  date   = {1},\n  ti$0\n}\n", "title", "  title  = {‸},"),
        ("refs.bib", "@speech{x, date={1}, ti$0}\n", "title", "@speech{x, date={1}, title={‸}}"),
        ("refs.bib", "@speech{x, date = {1} ti$0}\n", "title", "@speech{x, date = {1}, title = {‸}}"),
        ("refs.bib", "@speech{x, date = {1}$0}\n", "title", "nothing"),
        ("refs.bib", "@speech{x,\n  date = {1},\n}\n\n@sp$0\n", "speech", "@unpublished{‸,"),
        ("refs.bib", "@speech{x,\n  ti$0t = {T}\n}\n", "title", "  title = {T}"),
        ("refs.bib", "@so$0{x}", "software", "@software{x}"),
        ("refs.bib", "@sp$0{x}", "speech", "nothing"),
        ("refs.json", "[{\"id\": \"x\", \"ti$0\"}]", "title", "[{\"id\": \"x\", \"title\": \"‸\"}]"),
        ("refs.json", "[{\"id\": \"x\", \"ti$0}]", "title", "[{\"id\": \"x\", \"title\": \"‸\"}]"),
        ("refs.json", "[{\"id\": \"x\", \"ti$0\": 1}]", "title", "[{\"id\": \"x\", \"title\": 1}]"),
        ("refs.json", "[{\"id\": \"x\", $0}]", "title", "[{\"id\": \"x\", \"title\": \"‸\"}]"),
        ("refs.json", "[{$0 \"id\": \"x\"}]", "title", "[{\"title\": \"‸\", \"id\": \"x\"}]"),
        ("refs.json", "[{\"id\": \"x\", $0}]", "author", "[{\"id\": \"x\", \"author\": [‸]}]"),
        ("refs.json", "[{\"id\": \"x\", $0}]", "issued", "[{\"id\": \"x\", \"issued\": {\"date-parts\": [[‸]]}}]"),
        ("refs.json", "[{\"id\": \"x\", $0}]", "custom", "[{\"id\": \"x\", \"custom\": {‸}}]"),
        ("refs.json", "[{\"custom\": { $0 }}]", "role", "[{\"custom\": { \"role\": \"‸\" }}]"),
        ("refs.json", "[{\"author\": [ { $0 } ]}]", "family", "[{\"author\": [ { \"family\": \"‸\" } ]}]"),
        ("refs.json", "[{\"author\": [{\"fam$0\"}]}]", "family", "[{\"author\": [{\"family\": \"‸\"}]}]"),
        ("refs.json", "[{\"issued\": {$0}}]", "date-parts", "[{\"issued\": {\"date-parts\": [[‸]]}}]"),
        ("refs.json", "[{\"issued\": {\"r$0\"}}]", "raw", "[{\"issued\": {\"raw\": \"‸\"}}]"),
        ("refs.yaml", "- id: x\n  'ti$0'\n", "title", "nothing"),
        ("refs.yaml", "- {id: x, \"ti$0\"}\n", "title", "- {id: x, \"title\": }"),
        ("refs.yaml", "- id: x\n  issued: {$0}\n", "raw", "  issued: {raw: }"),
        ("refs.ris", "TY  - SLIDE\nT$0\nER  - \n", "TI", "TI  - "),
    ] {
        assert_eq!(with(name, text, label), expected, "{text}");
    }
}

#[test]
fn values_that_the_sources_have_already() {
    let yaml = |line: &str| format!("---\nbibliography: refs.bib\nreferences:\n- id: x\n  {line}\n---\n");
    for (line, expected) in [
        ("role: $0", "President Ministry"),
        ("event-place: Bo$0", "Bonn Gettysburg, Pennsylvania"),
        ("speaker: $0", "Abraham Lincoln Ministry of Health [{family: …}] [{literal: …}]"),
        ("author: [{family: Li$0}]", "Lincoln"),
        ("quoted-in: $0", "a b c"),
        ("title: $0", ""),
    ] {
        assert_eq!(first("a.md", &yaml(line)), expected, "{line}");
    }
    assert_eq!(first("a.md", &yaml("type: $0")), "speech interview article-newspaper broadcast hearing");
    assert_eq!(first("a.md", "---\nlang: $0\n---\n"), "en en-GB de fr es");
    assert_eq!(first("a.md", "---\nibid:\n  rules:\n    misquote: $0\n---\n"), "off hint information error on");
    assert_eq!(first("a.md", "---\nibid:\n  citation-reach: $0\n---\n"), "sentence paragraph");
    assert_eq!(first("refs.bib", &format!("{BIB}@speech{{d, role = {{$0}}}}\n")), "President Ministry");
    assert_eq!(first("refs.ris", "TY  - $0\nER  - \n"), "BLOG BOOK CASE CHAP CONF");
}

#[test]
fn a_value_is_put_in_as_the_format_has_it() {
    let yaml = |line: &str| format!("---\nbibliography: refs.bib\nreferences:\n- id: x\n  {line}\n---\n");
    for (line, label, expected) in [
        ("author: $0", "Abraham Lincoln", "  author: [{family: Lincoln, given: Abraham}]"),
        ("speaker: Li$0", "Abraham Lincoln", "  speaker: [{family: Lincoln, given: Abraham}]"),
        ("author: [$0]", "Abraham Lincoln", "  author: [{family: Lincoln, given: Abraham}]"),
        ("author:\n  - Li$0", "Abraham Lincoln", "  - {family: Lincoln, given: Abraham}"),
        ("author: 'Li$0'", "Abraham Lincoln", "  author: 'Abraham Lincoln'"),
        ("speaker: $0", "Ministry of Health", "  speaker: [{literal: Ministry of Health}]"),
        ("event-place: $0", "Gettysburg, Pennsylvania", "  event-place: Gettysburg, Pennsylvania"),
        ("event-place: \"G$0\"", "Gettysburg, Pennsylvania", "  event-place: \"Gettysburg, Pennsylvania\""),
        ("type: b$0ok", "book", "  type: book"),
        ("title: T\nibid: $0", "true", "ibid: true"),
        ("title: T\nibid:\n  rules:\n    misquote: o$0", "off", "    misquote: off"),
    ] {
        assert_eq!(with("a.md", &yaml(line), label), expected, "{line}");
    }
    for (text, label, expected) in [
        ("@speech{d, author = {$0}}", "Abraham Lincoln", "@speech{d, author = {Lincoln, Abraham}}"),
        (
            "@speech{d, author = {Lee, Ann and $0}}",
            "Abraham Lincoln",
            "@speech{d, author = {Lee, Ann and Lincoln, Abraham}}",
        ),
        ("@speech{d, author = $0}", "Abraham Lincoln", "@speech{d, author = {Lincoln, Abraham}}"),
        ("@speech{d, author = {$0}}", "Ministry of Health", "@speech{d, author = {{Ministry of Health}}}"),
        ("@speech{d, author = $0}", "Ministry of Health", "@speech{d, author = {{Ministry of Health}}}"),
        ("@speech{d,\n  author = {$0},\n}", "Abraham Lincoln", "  author = {Lincoln, Abraham},"),
        ("@speech{d,\n  speaker = { $0},\n}", "Abraham Lincoln", "  speaker = { Lincoln, Abraham},"),
        ("@inbook{d, crossref = {$0}}", "b", "@inbook{d, crossref = {b}}"),
        ("@inbook{d, crossref = $0}", "b", "@inbook{d, crossref = {b}}"),
        ("@inbook{d, related = {a, $0}}", "b", "@inbook{d, related = {a, b}}"),
        ("@xdata{house, location = {Bonn}}\n@inbook{d, xdata = {$0}}", "house", "@inbook{d, xdata = {house}}"),
        ("@speech{d, venue = {Bo$0}}", "Gettysburg, Pennsylvania", "@speech{d, venue = {Gettysburg, Pennsylvania}}"),
    ] {
        assert_eq!(with("refs.bib", &format!("{text}\n{BIB}"), label), expected, "{text}");
    }
    let json =
        "[{\"id\": \"a\", \"author\": [{\"family\": \"Lee\", \"given\": \"Ann\"}]}, {\"id\": \"b\", \"author\": [$0]}]";
    assert!(with("refs.json", json, "Ann Lee").ends_with("\"author\": [{\"family\": \"Lee\", \"given\": \"Ann\"}]}]"));
    let bare = json.replace("[$0]", "$0");
    assert!(with("refs.json", &bare, "Ann Lee").ends_with("\"author\": [{\"family\": \"Lee\", \"given\": \"Ann\"}]}]"));
    let own = json.replace("\"author\": [$0]", "\"custom\": {\"speaker\": $0}");
    assert!(
        with("refs.json", &own, "Ann Lee").ends_with("{\"speaker\": [{\"family\": \"Lee\", \"given\": \"Ann\"}]}}]")
    );
    let hayagriva = "x:\n  type: speech\n  author: [\"Lee, Ann\", Doe]\ny:\n  type: book\n";
    for (line, expected) in [
        ("author: $0", "  author: Lee, Ann"),
        ("author: [$0]", "  author: [\"Lee, Ann\"]"),
        ("author: \"$0\"", "  author: \"Lee, Ann\""),
    ] {
        assert_eq!(with("refs.yaml", &format!("{hayagriva}  {line}\n"), "Ann Lee"), expected);
    }
}

#[test]
fn of_many_values_those_are_listed_that_fit() {
    use std::fmt::Write;
    let mut library = String::new();
    for number in 0..400 {
        writeln!(library, "@book{{key{number}, publisher = {{House {number}}}}}").unwrap();
    }
    let (_, completion) = at("refs.bib", &format!("{library}@book{{x, publisher = {{House 39$0}}}}\n"));
    assert!(completion.is_incomplete);
    assert!(completion.items[..11].iter().all(|item| item.label.starts_with("House 39")));
}

#[test]
fn every_type_of_ris_is_one() {
    for (name, _) in types::known(Shape::Ris) {
        assert!(crate::sources::types::of_ris(&name).is_some(), "{name}");
    }
}

#[test]
fn every_field_is_read_as_what_it_is_said_to_be() {
    let read = |format: Format, text: &str| format.read(text).into_parts().0.remove(0);
    for known in fields::known(Shape::BibTex, "").into_iter().filter(|known| known.field.is_some()) {
        let kind = if known.name == "number" || known.name == "journaltitle" { "article" } else { "speech" };
        let library = read(Format::BibTex, &format!("@{kind}{{x, {} = {{1863}}}}", known.name));
        assert!(library.fields.iter().any(|field| Some(&field.name) == known.field.as_ref()), "{}", known.name);
    }
    for known in fields::known(Shape::Hayagriva, "").into_iter().filter(|known| known.field.is_some()) {
        let library = read(Format::Yaml, &format!("x:\n  type: speech\n  title: T\n  {}: 1863\n", known.name));
        assert!(library.fields.iter().any(|field| Some(&field.name) == known.field.as_ref()), "{}", known.name);
    }
    let path: Arc<Path> = Path::new("/refs.ris").into();
    assert_eq!(Format::of_path(&path), Some(Format::Ris));
    for known in fields::known(Shape::Ris, "").into_iter().filter(|known| known.field.is_some()) {
        let library = read(Format::Ris, &format!("TY  - CHAP\nID  - x\n{}  - 1863\nER  - \n", known.name));
        let is_known = library.fields.iter().any(|field| !matches!(field.name, FieldName::Other(_)));
        assert!(is_known, "{}", known.name);
    }
}
