use super::*;
use crate::analysis::completion::CompletionItem;

#[test]
fn what_a_document_says_is_completed_however_it_is_quoted() {
    for (text, label, expected) in [
        ("lang: $0", "de", "lang: de"),
        ("lang: d$0", "de", "lang: de"),
        ("lang: 'd$0'", "de", "lang: 'de'"),
        ("lang: \"$0\"", "de", "lang: \"de\""),
        ("lang: \"$0", "de", "lang: \"de"),
        ("ibid:\n  citation-reach: $0", "paragraph", "  citation-reach: paragraph"),
        ("ibid:\n  citation-reach: \"p$0\"", "paragraph", "  citation-reach: \"paragraph\""),
        ("ibid: {citation-reach: $0}", "paragraph", "ibid: {citation-reach: paragraph}"),
        ("ibid: {citation-reach: 'p$0'}", "paragraph", "ibid: {citation-reach: 'paragraph'}"),
        ("ibid: {rules: {misquote: $0}}", "off", "ibid: {rules: {misquote: off}}"),
        ("ibid: {rules: {misquote: \"$0\"}}", "off", "ibid: {rules: {misquote: \"off\"}}"),
        ("ibid: $0", "true", "ibid: true"),
    ] {
        assert_eq!(with("a.md", &format!("---\n{text}\n---\n"), label), expected, "{text}");
    }
}

#[test]
fn a_list_of_libraries_is_completed_however_it_is_quoted() {
    let put = |value: &str| {
        let fixture = Fixture::new(&format!("//- /a.md\n---\nbibliography: {value}\n---\n"));
        let files = ["a.bib", "b c.bib"].map(str::to_owned);
        let completion = complete(&fixture.snapshot, fixture.caret(), &files).unwrap_or_default();
        let text = fixture.snapshot.text(&fixture.caret().path).unwrap();
        let put = |item: &CompletionItem| {
            let text = edited(text, &[(completion.replace, item.insert.clone())]);
            text.trim_start_matches("---\nbibliography: ").trim_end_matches("\n---\n").to_owned()
        };
        completion.items.iter().map(put).collect::<Vec<_>>().join(" | ")
    };
    for (value, expected) in [
        ("$0", "a.bib | b c.bib"),
        ("\"$0\"", "\"a.bib\" | \"b c.bib\""),
        ("[$0]", "[a.bib] | [b c.bib]"),
        ("[a.bib, $0]", "[a.bib, b c.bib]"),
        ("[a.bib, b$0]", "[a.bib, b c.bib]"),
        ("[a.bib, '$0']", "[a.bib, 'b c.bib']"),
        ("['a.bib', \"$0\"]", "['a.bib', \"b c.bib\"]"),
        ("\n- a.bib\n- $0", "\n- a.bib\n- b c.bib"),
        ("\n  - a.bib\n  - 'b$0'", "\n  - a.bib\n  - 'b c.bib'"),
    ] {
        assert_eq!(put(value), expected, "{value}");
    }
}

#[test]
fn dates_are_those_of_the_source_and_today() {
    let yaml = |line: &str| format!("---\nreferences:\n- id: x\n  event-date: 1863-11-19\n  {line}\n---\n");
    for (line, label, expected) in [
        ("issued: $0", "1863-11-19", "  issued: 1863-11-19"),
        ("issued: 1$0", "1863-11-19", "  issued: 1863-11-19"),
        ("issued: '$0'", "1863-11-19", "  issued: '1863-11-19'"),
        ("issued: \"18$0\"", "1863-11-19", "  issued: \"1863-11-19\""),
        ("accessed: $0", "2026-11-30", "  accessed: 2026-11-30"),
        ("accessed: $0", "1863-11-19", "nothing"),
    ] {
        assert_eq!(with("a.md", &yaml(line), label), expected, "{line}");
    }
    let address = "x:\n  type: web\n  url: {value: https://x.org, $0}\n";
    assert_eq!(with("refs.yaml", address, "date"), "  url: {value: https://x.org, date: }");
    let read = "x:\n  type: web\n  url:\n    value: https://x.org\n    date: $0\n";
    assert_eq!(with("refs.yaml", read, "2026-11-30"), "    date: 2026-11-30");
    let flow = "---\nreferences: [{id: x, event-date: 1863, issued: $0}]\n---\n";
    assert_eq!(with("a.md", flow, "1863"), "references: [{id: x, event-date: 1863, issued: 1863}]");
    assert_eq!(with("refs.yaml", "x:\n  type: web\n  date: $0\n", "2026-11-30"), "  date: 2026-11-30");
}

#[test]
fn who_is_in_a_list_is_not_offered_for_it_again() {
    let yaml = |lines: &str| format!("---\nbibliography: refs.bib\nreferences:\n- id: x\n  {lines}\n---\n");
    for lines in [
        "author: [{family: Lincoln, given: Abraham}, $0]",
        "author:\n  - {family: Lincoln, given: Abraham}\n  - M$0",
        "author:\n  - family: Lincoln\n    given: Abraham\n  - $0",
    ] {
        assert_eq!(labels("a.md", &yaml(lines))[0], "Ministry of Health", "{lines}");
        assert!(!labels("a.md", &yaml(lines)).iter().any(|label| label == "Abraham Lincoln"), "{lines}");
    }
    let block = "author:\n  - family: Lincoln\n    given: Abraham\n  - fa$0";
    assert_eq!(with("a.md", &yaml(block), "family: …"), "  - family: ‸");
    assert_eq!(with("a.md", &yaml("author: [$0]"), "{family: …}"), "  author: [{family: ‸}]");
    let genre = "x:\n  type: misc\n  genre: $0\n";
    assert_eq!(first("refs.yaml", genre), "speech interview article-newspaper broadcast hearing");
    let keywords = "- id: a\n  keyword: war, peace\n- id: b\n  keyword: war, $0\n";
    assert_eq!(with("refs.yaml", keywords, "peace"), "  keyword: war, peace");
    assert_eq!(labels("refs.yaml", keywords), ["peace"]);
    let quoted = "- id: a\n  keyword: 'war, a: b, law'\n- id: b\n  keyword: \"war, $0\"\n";
    assert_eq!(labels("refs.yaml", quoted), ["law"]);
}
