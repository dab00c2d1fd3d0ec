//! The formats of `ibid check`, all on one small folder, whose names and words are those that a format may stumble over.

use expect_test::{Expect, expect};
use ibid::analysis::diagnostics::RULES;
use regex::Regex;
use serde_json::{Value, json};

use crate::{Folder, UNSOURCED, field, objects};

/// An error and a hint in a file whose name and key want to be escaped, a finding with another place, and a clean file.
fn folder() -> Folder {
    Folder::new(&[
        (
            "a,b:%0A.md",
            "She said “it is a very long way to the top” [@{a<b>&\"c\"%0A,:}].\n\n\
             He said “it is a very long way down to the bottom” (<https://example.org>).\n",
        ),
        ("clean.md", "Nothing to see.\n"),
        ("sources.bib", "@speech{a, title = {One}}\n\n@speech{a, title = {Two}}\n"),
    ])
}

fn check(args: &[&str], expected: &Expect) {
    let run = folder().run(&[&["check"], args].concat());
    assert_eq!((run.stderr.as_str(), run.code), ("", Some(1)));
    expected.assert_eq(&run.stdout);
}

#[test]
fn text() {
    check(
        &["--output-format", "text"],
        &expect![[r#"
        error[undefined-source]: No source has the key `a<b>&"c"%0A,:`.
         --> a,b:%0A.md:1:46
          |
        1 | She said “it is a very long way to the top” [@{a<b>&"c"%0A,:}].
          |                                              ^^^^^^^^^^^^^^^^

        hint[bare-link]: Only a plain link is the source of “it is a very long way down to the …”.
         --> a,b:%0A.md:3:9
          |
        3 | He said “it is a very long way down to the bottom” (<https://example.org>).
          |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        note: the link
         --> a,b:%0A.md:3:53
          |
        3 | He said “it is a very long way down to the bottom” (<https://example.org>).
          |                                                     ^^^^^^^^^^^^^^^^^^^^^

        error[duplicate-source]: An earlier entry has the key `a`; Pandoc silently takes the last.
         --> sources.bib:3:9
          |
        3 | @speech{a, title = {Two}}
          |         ^
        note: the first entry with this key
         --> sources.bib:1:9
          |
        1 | @speech{a, title = {One}}
          |         ^

        2 errors, 1 hint in 2 of 3 files
    "#]],
    );
}

#[test]
fn json() {
    check(
        &["--output-format", "json"],
        &expect![[r#"
        [
          {"path":"a,b:%0A.md","line":1,"column":46,"end_line":1,"end_column":62,"start":49,"end":65,"code":"undefined-source","severity":"error","message":"No source has the key `a<b>&\"c\"%0A,:`."},
          {"path":"a,b:%0A.md","line":3,"column":9,"end_line":3,"end_column":51,"start":77,"end":123,"code":"bare-link","severity":"hint","message":"Only a plain link is the source of “it is a very long way down to the …”."},
          {"path":"sources.bib","line":3,"column":9,"end_line":3,"end_column":10,"start":35,"end":36,"code":"duplicate-source","severity":"error","message":"An earlier entry has the key `a`; Pandoc silently takes the last."}
        ]
    "#]],
    );
}

#[test]
fn json_lines() {
    check(
        &["--output-format", "json-lines"],
        &expect![[r#"
        {"path":"a,b:%0A.md","line":1,"column":46,"end_line":1,"end_column":62,"start":49,"end":65,"code":"undefined-source","severity":"error","message":"No source has the key `a<b>&\"c\"%0A,:`."}
        {"path":"a,b:%0A.md","line":3,"column":9,"end_line":3,"end_column":51,"start":77,"end":123,"code":"bare-link","severity":"hint","message":"Only a plain link is the source of “it is a very long way down to the …”."}
        {"path":"sources.bib","line":3,"column":9,"end_line":3,"end_column":10,"start":35,"end":36,"code":"duplicate-source","severity":"error","message":"An earlier entry has the key `a`; Pandoc silently takes the last."}
    "#]],
    );
    let folder = folder();
    let lines = folder.run(&["check", "--output-format", "json-lines"]).stdout;
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, folder.json(&["check"]), "the objects are those of json");
}

#[test]
fn github() {
    check(
        &["--output-format", "github"],
        &expect![[r#"
        ::error file=a%2Cb%3A%250A.md,line=1,col=46,endLine=1,endColumn=62,title=undefined-source::No source has the key `a<b>&"c"%250A,:`.
        ::notice file=a%2Cb%3A%250A.md,line=3,col=9,endLine=3,endColumn=51,title=bare-link::Only a plain link is the source of “it is a very long way down to the …”.
        ::error file=sources.bib,line=3,col=9,endLine=3,endColumn=10,title=duplicate-source::An earlier entry has the key `a`; Pandoc silently takes the last.
    "#]],
    );
}

#[test]
fn junit() {
    check(
        &["--output-format", "junit"],
        &expect![[r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="ibid">
          <testsuite name="a,b:%0A.md" tests="2" failures="1" errors="0" skipped="1">
            <testcase classname="a,b:%0A.md" name="undefined-source (1:46)" file="a,b:%0A.md" line="1">
              <failure type="undefined-source" message="No source has the key `a&lt;b&gt;&amp;&quot;c&quot;%0A,:`.">a,b:%0A.md:1:46: No source has the key `a&lt;b&gt;&amp;&quot;c&quot;%0A,:`.</failure>
            </testcase>
            <testcase classname="a,b:%0A.md" name="bare-link (3:9)" file="a,b:%0A.md" line="3">
              <skipped message="Only a plain link is the source of “it is a very long way down to the …”."/>
            </testcase>
          </testsuite>
          <testsuite name="clean.md" tests="1" failures="0" errors="0" skipped="0">
            <testcase classname="clean.md" name="nothing wrong" file="clean.md"/>
          </testsuite>
          <testsuite name="sources.bib" tests="1" failures="1" errors="0" skipped="0">
            <testcase classname="sources.bib" name="duplicate-source (3:9)" file="sources.bib" line="3">
              <failure type="duplicate-source" message="An earlier entry has the key `a`; Pandoc silently takes the last.">sources.bib:3:9: An earlier entry has the key `a`; Pandoc silently takes the last.</failure>
            </testcase>
          </testsuite>
        </testsuites>
    "#]],
    );
}

#[test]
fn what_does_not_make_the_check_fail_does_not_make_a_test_fail() {
    let failures = |limit: &str| {
        let run = folder().run(&["check", "--output-format", "junit", "--fail-on", limit]);
        (run.stdout.matches("<failure ").count(), run.stdout.matches("<skipped ").count(), run.code)
    };
    assert_eq!(failures("hint"), (3, 0, Some(1)));
    assert_eq!(failures("error"), (2, 1, Some(1)));
    assert_eq!(failures("never"), (0, 3, Some(0)));
}

#[test]
fn nothing_wrong_is_a_whole_answer_in_every_format() {
    let folder = Folder::new(&[("clean.md", "Nothing to see.\n")]);
    for (format, end) in [
        ("text", "Nothing wrong in 1 file.\n"),
        ("json", "[]\n"),
        ("json-lines", ""),
        ("github", ""),
        ("sarif", "\"results\": [],\n\"invocations\": [{\"executionSuccessful\": true}]\n}]\n}\n"),
        ("junit", "file=\"clean.md\"/>\n  </testsuite>\n</testsuites>\n"),
    ] {
        let run = folder.run(&["check", "--output-format", format]);
        assert_eq!((run.stderr.as_str(), run.code), ("", Some(0)), "{format}");
        assert!(run.stdout.ends_with(end) && run.stdout.is_empty() == end.is_empty(), "{format}: {}", run.stdout);
    }
}

fn log(folder: &Folder, args: &[&str]) -> Value {
    let run = folder.run(&[&["check", "--output-format", "sarif"], args].concat());
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"))
}

fn results(folder: &Folder, args: &[&str]) -> Vec<Value> {
    log(folder, args)["runs"][0]["results"].as_array().unwrap().clone()
}

#[test]
fn sarif() {
    let run = folder().run(&["check", "--output-format", "sarif"]);
    // What the rules are has a test of its own, and there will be more of them.
    let index = Regex::new(r#","ruleIndex":\d+"#).unwrap();
    let shown: Vec<_> = run.stdout.lines().filter(|line| !line.starts_with("\"tool\"")).collect();
    expect![[r#"
        {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%":{"description":{"text":"The folder in which ibid ran."}}},
        "results": [
          {"level":"error","locations":[{"physicalLocation":{"artifactLocation":{"uri":"a%2Cb%3A%250A.md","uriBaseId":"%SRCROOT%"},"region":{"endColumn":62,"endLine":1,"startColumn":46,"startLine":1}}}],"message":{"text":"No source has the key `a<b>&\"c\"%0A,:`."},"partialFingerprints":{"primaryLocationLineHash":"a96c9e34a4458bea:1"},"relatedLocations":[],"ruleId":"undefined-source"},
          {"level":"note","locations":[{"physicalLocation":{"artifactLocation":{"uri":"a%2Cb%3A%250A.md","uriBaseId":"%SRCROOT%"},"region":{"endColumn":51,"endLine":3,"startColumn":9,"startLine":3}}}],"message":{"text":"Only a plain link is the source of “it is a very long way down to the …”."},"partialFingerprints":{"primaryLocationLineHash":"5ed6d4b9f655a28b:1"},"relatedLocations":[{"id":0,"message":{"text":"the link"},"physicalLocation":{"artifactLocation":{"uri":"a%2Cb%3A%250A.md","uriBaseId":"%SRCROOT%"},"region":{"endColumn":74,"endLine":3,"startColumn":53,"startLine":3}}}],"ruleId":"bare-link"},
          {"level":"error","locations":[{"physicalLocation":{"artifactLocation":{"uri":"sources.bib","uriBaseId":"%SRCROOT%"},"region":{"endColumn":10,"endLine":3,"startColumn":9,"startLine":3}}}],"message":{"text":"An earlier entry has the key `a`; Pandoc silently takes the last."},"partialFingerprints":{"primaryLocationLineHash":"156c4e333902f0fd:1"},"relatedLocations":[{"id":0,"message":{"text":"the first entry with this key"},"physicalLocation":{"artifactLocation":{"uri":"sources.bib","uriBaseId":"%SRCROOT%"},"region":{"endColumn":10,"endLine":1,"startColumn":9,"startLine":1}}}],"ruleId":"duplicate-source"}
        ],
        "invocations": [{"executionSuccessful": true}]
        }]
        }
    "#]].assert_eq(&index.replace_all(&(shown.join("\n") + "\n"), ""));
}

#[test]
fn sarif_has_every_rule_as_explain_has_it() {
    let folder = folder();
    let run = &log(&folder, &[])["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!((&driver["name"], &driver["version"]), (&json!("ibid"), &json!(env!("CARGO_PKG_VERSION"))));
    let rules = driver["rules"].as_array().unwrap();
    assert_eq!(rules.len(), RULES.len());
    for (rule, known) in rules.iter().zip(RULES) {
        assert_eq!((&rule["id"], &rule["fullDescription"]["text"]), (&json!(known.code), &json!(known.why)));
        let explained = folder.run(&["explain", known.code]).stdout;
        assert_eq!(explained, format!("{}\n\n{}", known.code, rule["help"]["markdown"].as_str().unwrap()));
        assert_eq!(rule["defaultConfiguration"]["enabled"], json!(known.is_on));
    }
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

#[test]
fn a_finding_is_known_again_where_it_has_moved() {
    let fingerprints = |text: &str| -> Vec<String> {
        let folder = Folder::new(&[("a.md", text)]);
        let found = results(&folder, &[]);
        found
            .iter()
            .map(|it| it["partialFingerprints"]["primaryLocationLineHash"].as_str().unwrap().to_owned())
            .collect()
    };
    let other = "She said “it is a very long way to the top of that hill” on Monday.\n";
    let before = fingerprints(&format!("{UNSOURCED}\n{other}"));
    let moved = format!("{other}\nA paragraph more.\n\n{}", UNSOURCED.replace("years ago our", "years ago\nour"));
    assert_eq!(fingerprints(&moved), [before[1].clone(), before[0].clone()]);
    let twice = fingerprints(&format!("{other}\n{other}"));
    assert_eq!(twice[0], before[1]);
    assert_ne!(twice[0], twice[1], "the same words twice are two findings");
    assert_ne!(fingerprints(&other.replace("hill", "mountain"))[0], before[1]);
}

#[test]
fn a_path_is_relative_to_where_ibid_ran_or_a_uri() {
    let folder = Folder::new(&[("below/dé f.md", UNSOURCED), ("run/a.md", UNSOURCED)]);
    let path = folder.path().join("below/dé f.md");
    let mut command = folder.command(&["check", "--output-format", "sarif", "a.md", path.to_str().unwrap()]);
    let output = command.current_dir(folder.path().join("run")).output().unwrap();
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    let place =
        |index: usize| &log["runs"][0]["results"][index]["locations"][0]["physicalLocation"]["artifactLocation"];
    let uri = place(0)["uri"].as_str().unwrap();
    assert!(uri.starts_with("file:///") && uri.ends_with("/below/d%C3%A9%20f.md"), "{uri}");
    assert_eq!(place(0)["uriBaseId"], Value::Null);
    assert_eq!(place(1), &json!({"uri": "a.md", "uriBaseId": "%SRCROOT%"}));
    let below = results(&folder, &["below"]);
    assert_eq!(below[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], json!("below/d%C3%A9%20f.md"));
}

#[test]
fn a_check_that_was_not_done_is_none_that_found_nothing() {
    let log = log(&folder(), &["gone.md", "clean.md"]);
    assert_eq!(log["runs"][0]["invocations"], json!([{"executionSuccessful": false}]));
}

#[test]
fn statistics() {
    check(
        &["--statistics"],
        &expect![[r#"
        1  bare-link         Only a plain link sources a quotation or claim
        1  duplicate-source  Two entries have one key; a warning where they stand in different files and differ
        1  undefined-source  A cited key is defined nowhere

        2 errors, 1 hint in 2 of 3 files
    "#]],
    );
    let folder = folder();
    for format in ["json", "json-lines"] {
        let run = folder.run(&["check", "--statistics", "--output-format", format]);
        let counts: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(counts, json!({"undefined-source": 1, "bare-link": 1, "duplicate-source": 1}));
        assert_eq!(run.code, Some(1));
    }
    let run = folder.run(&["check", "--statistics", "--output-format", "sarif"]);
    assert_eq!((run.stdout.as_str(), run.code), ("", Some(2)));
    assert!(run.stderr.contains("json-lines"), "{}", run.stderr);
    let run = folder.run(&["check", "--statistics", "clean.md"]);
    assert_eq!((run.stdout.as_str(), run.code), ("Nothing wrong in 1 file.\n", Some(0)));
}

#[test]
fn counts_are_those_of_the_findings() {
    let folder = Folder::new(&[("a.md", &UNSOURCED.repeat(12)), ("b.md", UNSOURCED)]);
    let run = folder.run(&["check", "--statistics", "--output-format", "json"]);
    let all = objects(&folder.run(&["check", "--output-format", "json"]));
    let counts: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(counts["unsourced-quote"], json!(field(&all, "code").len()));
}
