//! What is true of any text and any caret.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::syntax::{Dialect, Syntax};

const HEADS: [&str; 4] = [
    "---\nbibliography: refs.bib\n",
    "---\nbibliography: refs.bib\nreferences:\n- {id: é, type: speech, author: Abraham Lincoln, transcript: t.txt}\n---\n\n",
    "---\r\nlang: de\r\nreferences:\r\n- id: é\r\n  transcript: t.txt\r\n  type: speech\r\n---\r\n\r\n",
    "---\nreferences:\n- id: é\n  type: ",
];

const REST: &str = "\n//- /refs.bib\n@speech{a-1, author = {Ann Lee}, transcript = {t.vtt}}\n@book{{a/b}, title = {𝄞}}\n@book{https://x.org/a/, title = {B}}\n\
    //- /t.txt\nThe world will little note what we say here.\n\u{c}nor long remember\n\
    //- /t.vtt\nWEBVTT\n\n00:01.000 --> 00:09.000\nThe world will little note what we say here.\n";

/// A document of odd pieces, with a caret somewhere.
fn document() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "$0",
        "@",
        "[",
        "]",
        "[@",
        "@é",
        "@a-1",
        "@a",
        "[@a-1]",
        "-@",
        "@{",
        "}",
        "@{a/b}",
        "; ",
        ", ",
        ", p. 3",
        "p. ",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        "> ",
        "“",
        "”",
        "\"",
        "“The world will little note what we say here” ",
        "==",
        "==so==",
        "— ",
        "— Ann Lee ",
        "Ann Lee said ",
        "according to ",
        "word",
        "𝄞",
        "é",
        ".",
        "…",
        "(",
        ")",
        "`",
        "```\n",
        "$",
        "<!-- ",
        " -->",
        "<!-- ibid-ignore ",
        "https://x.org/",
        "me@x.org",
        "[^a]",
        "[^a]: ",
        "^[",
        "|",
        "- ",
        "# ",
        "*",
        "\\",
        "---\n",
        "![",
        "](",
        "<",
        ">",
        "00:01",
        "at ",
        "~",
    ];
    let piece = prop_oneof![8 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => Just("$0".to_owned())];
    (0..HEADS.len(), proptest::collection::vec(piece, 0..12), any::<prop::sample::Index>()).prop_map(
        |(head, pieces, caret)| {
            let body = pieces.concat();
            let body = if let Some((first, rest)) = body.split_once("$0") {
                format!("{first}$0{}", rest.replace("$0", ""))
            } else {
                let places: Vec<usize> = body.char_indices().map(|(at, _)| at).chain([body.len()]).collect();
                let (before, after) = body.split_at(places[caret.index(places.len())]);
                format!("{before}$0{after}")
            };
            format!("{}{body}{REST}", HEADS[head])
        },
    )
}

/// A library of odd pieces, with a caret somewhere.
fn library() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "@",
        "@speech{",
        "x",
        "é",
        ",",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "'",
        ":",
        ": ",
        "=",
        " = ",
        "title",
        "author",
        "type",
        "role",
        "quoted-in",
        "id",
        " ",
        "  ",
        "\n",
        "\r\n",
        "\n\n",
        "- ",
        "-",
        "#",
        "TY  - SLIDE\n",
        "AU  - ",
        "ER  - \n",
        "N1  - ",
        "\\",
        "and ",
        "Lee, Ann",
        "references:\n",
        "{\"id\": \"x\" ",
        "\"issued\": ",
        "@string{x = ",
        "month = ",
        "file = {",
        "keywords = {",
        "related = {x, ",
        " # ",
        ";",
        "- id: x\n",
        "x:\n  type: article\n",
        "custom",
        "parent:\n    ",
        "{\"id\": \"x\", ",
        "\"author\": [",
        "𝄞",
        "|",
        "\t",
        "[rules]\n",
        "[[overrides]]\n",
        "rules = {",
        "rules.",
        "sources = [",
        "misquote",
        "citation-reach",
    ];
    const NAMES: [&str; 5] = ["refs.bib", "refs.json", "refs.yaml", "refs.ris", "ibid.toml"];
    let pieces = proptest::collection::vec(proptest::sample::select(PIECES), 0..14);
    (0..NAMES.len(), pieces, any::<prop::sample::Index>()).prop_map(|(name, pieces, caret)| {
        let caret = caret.index(pieces.len() + 1);
        let text = format!("{}$0{}", pieces[..caret].concat(), pieces[caret..].concat());
        if NAMES[name] == "ibid.toml" {
            return format!("//- /ibid.toml\n{text}\n//- /a.md\nText.\n");
        }
        format!("---\nbibliography: {name}\n---\n//- /{name}\n{text}\n", name = NAMES[name])
    })
}

/// Whether all that is put at the place of `fixture` fits there.
fn fits(fixture: &Fixture, completion: &Completion) -> Result<(), TestCaseError> {
    let text = fixture.snapshot.text(&fixture.caret().path).unwrap().to_string();
    let caret = fixture.caret().offset;
    let Completion { replace, items, .. } = completion;
    let is_boundary = |span: Span| text.get(span.range()).is_some();
    if items.is_empty() {
        return Ok(());
    }
    prop_assert!(is_boundary(*replace) && replace.touches(caret), "{:?} in {:?}", replace, text);
    prop_assert!(!text[replace.range()].contains(['\n', '\r']), "{:?} in {:?}", replace, text);
    for item in items {
        prop_assert!(!item.label.is_empty() && !item.filter.is_empty());
        for (span, _) in &item.also {
            let is_apart = span.end() < replace.start() || span.start() > replace.end();
            prop_assert!(is_boundary(*span) && is_apart, "{:?} beside {:?} in {:?}", span, replace, text);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn what_is_put_into_libraries_fits(source in library()) {
        let (fixture, completion) = completed(&source);
        fits(&fixture, &completion)?;
    }

    #[test]
    fn what_is_put_there_fits(source in document()) {
        let (fixture, completion) = completed(&source);
        fits(&fixture, &completion)?;
        let Completion { replace, items, .. } = &completion;
        let text = fixture.snapshot.text(&fixture.caret().path).unwrap().to_string();
        for item in items.iter().filter(|item| item.kind == ItemKind::Key) {
            let key = item.key.as_deref().unwrap();
            let after = after(&fixture, &completion, item);
            let syntax = Syntax::parse(&after, Dialect::Markdown);
            let shift: usize = item.also.iter().filter(|(span, _)| span.end() <= replace.start()).map(|(span, new)| new.len() - span.len()).sum();
            let start = replace.start() + shift;
            let end = start + item.insert.len();
            let cites = |syntax: &Syntax| syntax.citations().any(|citation| citation.key == key && Span::new(start, end + 1).covers(citation.place(citation.key_span)));
            // `(@ex)` at the start of a paragraph labels an example.
            let labels = |syntax: &Syntax| syntax.blocks().any(|block| block.fact.examples.iter().any(|it| block.place(it.span).touches(start)));
            prop_assert!(cites(&syntax) || labels(&syntax), "{key} is not cited in {after:?}, made of {text:?}");
        }
    }
}
