//! `ibid export`, `ibid init`, `ibid completions` and `ibid man`.

use expect_test::expect;
use serde_json::{Value, json};

use crate::Folder;

const HEAD: &str = "---\ntitle: Notes\nlang: en\nbibliography: refs.bib\nreferences:\n- id: speech\n  type: speech\n  \
                    author: [{family: Lincoln, given: Abraham}]\n  role: President\n  title: Gettysburg Address\n  \
                    issued: 1863-11-19\n  URL: https://example.org/speech\n  transcript: speech.txt\n---\n\n";
const BIB: &str =
    "@book{wills, author = {Wills, Garry}, title = {The {Words}}, date = {1992}}\n@book{other, title = {Other}}\n";
const SPEECH: &str = "The world will little note, nor long remember what we say here.\n";

fn folder(body: &str) -> Folder {
    Folder::new(&[("a.md", &format!("{HEAD}{body}\n")), ("refs.bib", BIB), ("speech.txt", SPEECH)])
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn what_a_document_cites_is_one_library_wherever_it_is_kept() {
    let folder = folder("It is [@wills, p. 3; @speech].");
    let run = folder.run(&["export", "a.md"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let keys: Vec<_> = parsed(&run.stdout).as_array().unwrap().iter().map(|entry| entry["id"].clone()).collect();
    assert_eq!(keys, ["wills", "speech"]);
    let run = folder.run(&["export", "--output-format", "biblatex", "a.md"]);
    expect![[r#"
        @book{wills, author = {Wills, Garry}, title = {The {Words}}, date = {1992}}

        @unpublished{speech,
          entrysubtype = {speech},
          author = {Lincoln, Abraham},
          role = {President},
          title = {{Gettysburg Address}},
          date = {1863-11-19},
          url = {https://example.org/speech},
          transcript = {speech.txt},
        }
    "#]]
    .assert_eq(&run.stdout);
}

#[test]
fn each_library_is_read_again_as_the_same_sources() {
    let folder = folder("It is [@wills, p. 3; @speech].");
    for (format, name) in [("csl-json", "x.json"), ("biblatex", "x.bib"), ("ris", "x.ris"), ("csl-yaml", "x.yaml")] {
        let run = folder.run(&["export", "--output-format", format, "--output", name, "a.md"]);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (Some(0), "", ""), "{format}");
        let sources = folder.json(&["list", "sources", name]);
        let told =
            |source: &Value| json!([source["key"], source["type"], source["speaker"], source["date"], source["title"]]);
        assert_eq!(
            sources.iter().map(told).collect::<Vec<_>>(),
            [
                json!(["wills", "book", null, "1992", "The Words"]),
                json!(["speech", "speech", "Abraham Lincoln", "1863-11-19", "Gettysburg Address"]),
            ],
            "{format}"
        );
    }
}

#[test]
fn what_no_source_has_is_said_and_the_rest_is_written() {
    let run = folder("It is [@wills; @gone; @TK].").run(&["export", "a.md"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.stderr, "error: a.md: no source has the key `gone`\n");
    assert_eq!(parsed(&run.stdout)[0]["id"], "wills");
}

#[test]
fn a_key_that_is_two_sources_is_said() {
    let folder = folder("It is [@speech].");
    folder.write(
        "b.md",
        "---\nreferences: [{id: speech, type: book, title: Another}]\n---\n\nIt is [@speech].\n".as_bytes(),
    );
    let run = folder.run(&["export"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("`speech` is one source in a.md and another in b.md"), "{run:?}");
    assert_eq!(parsed(&run.stdout).as_array().unwrap().len(), 1);
}

#[test]
fn a_transcript_is_named_from_where_the_library_stands() {
    let folder = folder("It is [@deep].");
    folder.write("lib/more.bib", b"@speech{deep, title = {Deep}, date = {1863}, transcript = {t/deep.txt}}\n");
    folder.write("lib/t/deep.txt", SPEECH.as_bytes());
    folder.write("b.md", "---\nbibliography: lib/more.bib\n---\n\nIt is [@deep].\n".as_bytes());
    for (output, named) in
        [("out.bib", "lib/t/deep.txt"), ("lib/out.bib", "t/deep.txt"), ("new/out.bib", "../lib/t/deep.txt")]
    {
        std::fs::create_dir_all(folder.path().join("new")).unwrap();
        folder.run(&["export", "--output-format", "biblatex", "-o", output, "b.md"]);
        let written = std::fs::read_to_string(folder.path().join(output)).unwrap();
        assert!(written.contains(&format!("transcript = {{{named}}}")), "{output}: {written}");
        assert_eq!(folder.run(&["check", output]).code, Some(0), "{output}");
    }
}

#[test]
fn what_settings_leave_out_is_left_out() {
    let folder = folder("It is [@wills].");
    folder.write("ibid.toml", b"exclude = [\"archive\"]\n");
    folder.write("archive/o.md", b"It is [@gone].\n");
    let run = folder.run(&["export"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
}

#[test]
fn nothing_ends_the_script_that_it_is_pasted_into() {
    let folder = folder("He said “it ends \\</script\\> here and now” [@speech].");
    folder.write("w:f#1 [x].md", format!("{HEAD}He said “The world will little note” [@speech].\n").as_bytes());
    let run = folder.run(&["export", "--output-format", "schema-org", "a.md"]);
    assert!(!run.stdout.contains('<') && run.stdout.contains("\\u003c/script"), "{}", run.stdout);
    assert_eq!(parsed(&run.stdout)["@graph"][0]["hasPart"][0]["text"], "it ends </script> here and now");
    let page = parsed(&folder.run(&["export", "--output-format", "web-annotations", "w:f#1 [x].md"]).stdout);
    assert_eq!(page["items"][0]["target"]["source"], "w%3Af%231%20%5Bx%5D.md");
}

#[test]
fn quotations_as_web_annotations() {
    let run = folder("He said “The world will little note” [@speech]. ==Five copies survive== [@wills].").run(&[
        "export",
        "--output-format",
        "web-annotations",
        "a.md",
    ]);
    let page = parsed(&run.stdout);
    assert_eq!(
        (page["type"].as_str(), page["@context"].as_str()),
        (Some("AnnotationPage"), Some("http://www.w3.org/ns/anno.jsonld"))
    );
    let start = HEAD.chars().count() + "He said ".len();
    assert_eq!(
        page["items"],
        json!([{
            "type": "Annotation",
            "motivation": "linking",
            "target": {
                "source": "a.md",
                "selector": [
                    {
                        "type": "TextQuoteSelector",
                        "exact": "“The world will little note”",
                        "prefix": format!("{}He said ", &HEAD[HEAD.len() - 24..]),
                        "suffix": " [@speech]. ==Five copies surviv",
                    },
                    {"type": "TextPositionSelector", "start": start, "end": start + 28},
                ],
            },
            "body": [{
                "type": "SpecificResource",
                "purpose": "linking",
                "source": "https://example.org/speech",
                "selector": {
                    "type": "TextQuoteSelector",
                    "exact": "The world will little note",
                    "prefix": "",
                    "suffix": ", nor long remember what we say here.",
                },
            }],
        }])
    );
}

#[test]
fn quotations_and_claims_in_the_words_of_schema_org() {
    let run = folder("He said “The world will little note” [@speech]. ==Five copies survive== [@wills, p. 3].").run(&[
        "export",
        "--output-format",
        "schema-org",
        "a.md",
    ]);
    assert_eq!(
        parsed(&run.stdout),
        json!({"@context": "https://schema.org", "@graph": [{
            "@type": "Article",
            "name": "Notes",
            "inLanguage": "en",
            "hasPart": [
                {
                    "@type": "Quotation",
                    "text": "The world will little note",
                    "creator": {"@type": "Person", "name": "Abraham Lincoln", "jobTitle": "President"},
                    "dateCreated": "1863-11-19",
                    "citation": [{
                        "@type": "CreativeWork",
                        "name": "Gettysburg Address",
                        "author": "Abraham Lincoln",
                        "url": "https://example.org/speech#:~:text=The%20world%20will%20little%20note",
                        "datePublished": "1863-11-19",
                    }],
                },
                {
                    "@type": "Claim",
                    "text": "Five copies survive",
                    "citation": [{
                        "@type": "CreativeWork",
                        "name": "The Words",
                        "author": "Garry Wills",
                        "datePublished": "1992",
                        "pagination": "p. 3",
                    }],
                },
            ],
        }]})
    );
}

#[test]
fn init_writes_settings_for_what_is_there_and_replaces_none() {
    let folder = folder("Text.");
    folder.write("package.json", b"{\"name\": \"x\"}");
    let run = folder.run(&["init"]);
    assert_eq!(run.stdout, "Wrote ibid.toml: 1 document, 1 library with 2 sources. ibid check checks them.\n");
    let settings = std::fs::read_to_string(folder.path().join("ibid.toml")).unwrap();
    assert!(
        settings.contains("\nsources = [\"refs.bib\"]\n") && settings.contains("\nlibrary = \"refs.bib\"\n"),
        "{settings}"
    );
    assert_eq!(folder.run(&["check", "ibid.toml"]).code, Some(0), "{settings}");

    let uncommented: String = settings.lines().map(|line| line.trim_start_matches("# ").to_owned() + "\n").collect();
    let rules: Vec<&str> = uncommented.lines().filter(|line| line.contains(" = \"on\"")).collect();
    assert!(rules.len() > 5);
    folder.write("ibid.toml", format!("[rules]\n{}\n", rules.join("\n")).as_bytes());
    assert_eq!(folder.run(&["check", "ibid.toml"]).code, Some(0), "each of its examples may stand there");

    let run = folder.run(&["init"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("ibid.toml is there already, and is not replaced"), "{run:?}");
    assert!(std::fs::read_to_string(folder.path().join("ibid.toml")).unwrap().starts_with("[rules]"));
    assert_eq!(folder.run(&["init", "--print"]).stdout, settings);
}

#[test]
fn init_names_many_libraries_by_a_pattern_and_quotes_their_names() {
    let folder = Folder::new(&[("a.md", ""), ("it's \"x\".bib", "@book{a}\n")]);
    for number in 0..5 {
        folder.write(&format!("refs/{number}.bib"), b"@book{a}\n");
    }
    let run = folder.run(&["init"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let settings = std::fs::read_to_string(folder.path().join("ibid.toml")).unwrap();
    assert!(settings.contains("sources = [\"it's \\\"x\\\".bib\", \"refs/*.bib\"]"), "{settings}");
    for number in 0..5 {
        folder.write(
            &format!("{number}.json"),
            format!("[{{\"id\": \"a\", \"type\": \"book\", \"title\": \"{number}\"}}]").as_bytes(),
        );
    }
    folder.write("package.json", b"{\"name\": \"x\"}");
    assert!(!folder.run(&["init", "--print"]).stdout.contains("*.json"), "that would take in what is no library");
    let run = folder.run(&["check", "ibid.toml"]);
    assert!(!run.stdout.contains("missing-bibliography") && !run.stdout.contains("invalid-settings"), "{run:?}");

    let run = Folder::new(&[]).run(&["init"]);
    assert_eq!(run.stdout, "Wrote ibid.toml. There is nothing to check yet.\n");
    let run = Folder::new(&[]).run(&["init", "nowhere"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("nowhere: no such folder"), "{run:?}");
}

#[test]
fn shells_complete_every_command_and_the_manual_has_it() {
    let folder = Folder::new(&[]);
    let help = folder.run(&["--help"]).stdout;
    let commands: Vec<&str> = help.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).collect();
    let commands: Vec<&str> = commands.into_iter().filter(|name| name.chars().all(char::is_alphabetic)).collect();
    assert!(commands.contains(&"check") && commands.contains(&"report"), "{help}");
    let manual = folder.run(&["man"]).stdout;
    assert!(manual.contains(".TH ibid 1"), "{manual}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = folder.run(&["completions", shell]);
        assert_eq!(script.code, Some(0));
        for command in ["check", "list", "report", "export", "init", "explain", "lsp"] {
            assert!(script.stdout.contains(command), "{shell}: {command}");
            assert!(manual.contains(&format!(".SH \"IBID {}\"", command.to_uppercase())), "{command}");
        }
        assert!(script.stdout.contains("output-format"), "{shell}");
    }
}
