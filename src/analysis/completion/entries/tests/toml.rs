use super::*;

fn first_of(text: &str) -> String {
    first("ibid.toml", text)
}

#[test]
fn settings_that_are_not_there_yet() {
    for (text, expected) in [
        ("$0", "sources library rules citation-reach exclude"),
        ("li$0", "sources library rules citation-reach exclude"),
        ("# $0", ""),
        ("sources = ['refs.bib']\n$0\n\n[rules]\n", "library citation-reach exclude overrides"),
        ("sources = [\n  'refs.bib',\n]\n$0", "library rules citation-reach exclude overrides"),
        ("[rules]\nmis$0", "unsourced-quote unsourced-claim undefined-source missing-bibliography duplicate-source"),
        (
            "[rules]\nunsourced-quote = 'off'\n$0",
            "unsourced-claim undefined-source missing-bibliography duplicate-source malformed-citation",
        ),
        ("rules = {$0}", "unsourced-quote unsourced-claim undefined-source missing-bibliography duplicate-source"),
        (
            "rules = { unsourced-quote = 'off', u$0 }",
            "unsourced-claim undefined-source missing-bibliography duplicate-source malformed-citation",
        ),
        ("rules.$0", "unsourced-quote unsourced-claim undefined-source missing-bibliography duplicate-source"),
        ("[[overrides]]\n$0", "files rules citation-reach"),
        ("[[overrides]]\nfiles = ['a']\n$0\n\n[[overrides]]\nrules = {}\n", "rules citation-reach"),
        (
            "[[overrides]]\nrules = { u$0 }",
            "unsourced-quote unsourced-claim undefined-source missing-bibliography duplicate-source",
        ),
        (
            "[overrides.rules]\n$0",
            "unsourced-quote unsourced-claim undefined-source missing-bibliography duplicate-source",
        ),
        ("[$0", "rules overrides overrides.rules"),
        ("[ru$0]", "rules overrides overrides.rules"),
        ("[rules]\n\n[$0]\n", "overrides overrides.rules"),
        ("[[$0", "overrides"),
        ("[rules]$0", ""),
        ("[x]\n$0", ""),
    ] {
        let found = first_of(text);
        let expected: Vec<&str> = expected.split(' ').collect();
        let found: Vec<&str> = found.split(' ').take(expected.len()).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn values_of_settings() {
    for (text, expected) in [
        ("citation-reach = $0", "sentence paragraph"),
        ("citation-reach = '$0'", "sentence paragraph"),
        ("citation-reach = \"par$0", "sentence paragraph"),
        ("[[overrides]]\ncitation-reach = $0", "sentence paragraph"),
        ("[rules]\nmisquote = $0", "off hint information error on"),
        ("[rules]\nmisquote = 'o$0' # so", "off hint information error on"),
        ("rules = { misquote = 'o$0' }", "off hint information error on"),
        ("rules.misquote = $0", "off hint information error on"),
        ("[rules]\nlong-inline-quote = $0", "on hint information warning error"),
        ("library = $0", ""),
        ("sources = ['x' $0", ""),
        ("citation-reach = 'sentence' $0", ""),
        ("x = $0", ""),
    ] {
        assert_eq!(first_of(text), expected, "{text}");
    }
    let (_, completion) = at("ibid.toml", "[rules]\nmisquote = $0");
    assert_eq!(completion.items.last().map(|item| item.detail.as_str()), Some("as it is"));
}

#[test]
fn what_is_put_in_is_toml() {
    for (text, label, expected) in [
        ("so$0", "sources", "sources = [\"‸\"]"),
        ("so$0 = []", "sources", "sources = []"),
        ("cit$0", "citation-reach", "citation-reach = "),
        ("ru$0", "rules", "[rules]"),
        ("ov$0", "overrides", "[[overrides]]"),
        ("[[overrides]]\nru$0", "rules", "rules = { ‸ }"),
        ("[ru$0", "rules", "[rules]"),
        ("[ru$0]", "rules", "[rules]"),
        ("[ov$0", "overrides", "[[overrides]]"),
        ("[[ov$0]]", "overrides", "[[overrides]]"),
        ("[rules]\nmis$0", "misquote", "misquote = "),
        ("rules.mis$0", "misquote", "rules.misquote = "),
        ("rules = {mis$0}", "misquote", "rules = {misquote = }"),
        ("[rules]\nmisquote = o$0", "off", "misquote = \"off\""),
        ("[rules]\nmisquote = 'o$0n'", "off", "misquote = 'off'"),
        ("rules = { misquote = $0 }", "off", "rules = { misquote = \"off\" }"),
    ] {
        assert_eq!(with("ibid.toml", text, label), expected, "{text}");
    }
}

#[test]
fn libraries_are_files_of_the_folder() {
    let files = ["refs.bib".to_owned(), "old/a.json".to_owned()];
    for (text, expected) in [
        ("sources = [\"$0\"]", vec!["refs.bib", "old/a.json"]),
        ("sources = ['refs.bib', '$0']", vec!["old/a.json"]),
        ("sources = [\n  'refs.bib',\n  '$0'\n]", vec!["old/a.json"]),
        ("sources = [\n  'refs.bib',\n  $0\n]", vec!["old/a.json"]),
        ("library = '$0'", vec!["refs.bib", "old/a.json"]),
        ("library = $0", vec!["refs.bib", "old/a.json"]),
        ("exclude = ['$0']", vec![]),
    ] {
        let fixture = Fixture::new(&format!("//- /ibid.toml\n{text}\n//- /a.md\nText.\n"));
        let completion = complete(&fixture.snapshot, fixture.caret(), &files).unwrap_or_default();
        let labels: Vec<&str> = completion.items.iter().map(|item| item.label.as_str()).collect();
        assert_eq!(labels, expected, "{text}");
        let wanted = crate::analysis::completion::listing(&fixture.snapshot, fixture.caret());
        assert_eq!(wanted.is_some(), !expected.is_empty(), "{text}");
    }
}
