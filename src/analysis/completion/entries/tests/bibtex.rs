use super::*;
use crate::analysis::completion::CompletionItem;

fn labels_of(line: &str) -> String {
    first("refs.bib", &format!("{line}\n{BIB}"))
}

#[test]
fn what_narrows_a_type_is_offered_for_it() {
    for (text, expected) in [
        ("@article{x, entrysubtype = {$0}}", "magazine newspaper"),
        ("@article{x, entrysubtype = {n$0}}", "magazine newspaper"),
        ("@unpublished{x, entrysubtype = {$0}}", "speech manuscript"),
        ("@online{x, entrysubtype = $0}", "post post-weblog"),
        ("@misc{x, entrysubtype = {$0}}", "speech interview broadcast hearing article"),
        ("@book{x, entrysubtype = {$0}}", ""),
        // It says what sort of report it is, and not that it is one.
        ("@report{x, type = {$0}}", ""),
    ] {
        assert_eq!(labels_of(text), expected, "{text}");
    }
    assert_eq!(
        with("refs.bib", "@misc{x, entrysubtype = {$0}}\n", "legal-case"),
        "nothing",
        "BibLaTeX has a type for that"
    );
}

#[test]
fn a_type_of_biblatex_is_meant_by_its_name() {
    let named = |name: &str| labels("refs.bib", "@a$0\n").into_iter().filter(|label| label == name).count();
    assert_eq!([named("article"), named("collection"), named("speech")], [1, 1, 1]);
    assert_eq!(with("refs.bib", "@a$0\n", "article"), "@article{‸,");
}

#[test]
fn fields_of_other_entries_are_known() {
    let others = "@book{y,\n  year = {1863}, month = nov,\n  title = {a = b},\n  my-own = {x},\n}\n";
    let names = |line: &str| {
        let known = ["year", "month", "my-own", "a", "xy"];
        let labels = labels("refs.bib", &format!("{others}{line}\n"));
        labels.into_iter().filter(|label| known.contains(&label.as_str())).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(names("@book{x,\n  $0\n}"), "year month my-own");
    assert_eq!(names("@book{x,\n  year = {1}, $0\n}"), "month my-own");
    assert_eq!(names("@book{x,\n  xy$0 = {1}\n}"), "year month my-own");
}

#[test]
fn a_value_without_braces_may_be_a_macro() {
    let macros = "@string{nyt = \"The New York Times\"}\n@string(wp = {Washington } # \"Post\")\n";
    for (line, expected) in [
        ("@article{x, journal = $0}", "nyt wp"),
        ("@article{x, journal = n$0, year = 1863}", "nyt wp"),
        ("@article{x, title = \"In \" # $0}", "nyt wp"),
        ("@article{x, title = nyt # $0 # wp}", "nyt wp"),
        ("@article{x, month = $0}", "jan feb mar apr may"),
        ("@article{x,\n  month = $0\n}", "jan feb mar apr may"),
        ("@article{x, month = n$0\n  year = 1863}", "jan feb mar apr may"),
        ("@article{x, month = {$0}}", ""),
        ("@article{x, journal = {$0}}", ""),
        ("@article{x, month = nov $0}", ""),
    ] {
        assert_eq!(first("refs.bib", &format!("{macros}{line}\n")), expected, "{line}");
    }
    for (line, label, expected) in [
        ("@article{x, journal = n$0yt, year = 1863}", "wp", "@article{x, journal = wp, year = 1863}"),
        ("@article{x, month = $0 }", "nov", "@article{x, month = nov }"),
        ("@article{x, title = nyt # $0}", "wp", "@article{x, title = nyt # wp}"),
        ("@article{x, month = \"1~\" # n$0, year = 1863}", "nov", "@article{x, month = \"1~\" # nov, year = 1863}"),
    ] {
        assert_eq!(with("refs.bib", &format!("{macros}{line}\n"), label), expected, "{line}");
    }
    let (_, completion) = at("refs.bib", &format!("{macros}@article{{x, journal = $0}}\n"));
    assert_eq!(completion.items[1].detail, "Washington Post");
}

#[test]
fn what_a_list_has_is_not_offered_for_it_again() {
    for (line, expected) in [
        ("@speech{d, author = {Lincoln, Abraham and $0}}", "Ministry of Health"),
        ("@speech{d, author = {Abraham Lincoln and $0}}", "Ministry of Health"),
        ("@speech{d, author = {$0 and Lincoln, Abraham}}", "Ministry of Health"),
        ("@speech{d, author = {Lincoln, Abraham and\n    $0}}", "Ministry of Health"),
        ("@speech{d, author = {{Ministry of Health} and L$0}}", "Abraham Lincoln"),
        ("@speech{d, author = {Lincoln$0, Abraham}}", "Abraham Lincoln Ministry of Health"),
        ("@speech{d, related = {a, $0}}", "b c"),
        ("@speech{d, related = {a,$0}}", "b c"),
        ("@speech{d, related = {a,c,$0}}", "b"),
        ("@speech{d, related = {a, $0, c}}", "b"),
        ("@speech{d, related = {$0}}", "a b c"),
        ("@xdata{house, a = {b}}\n@xdata{town, a = {b}}\n@speech{d, xdata = {house, $0}}", "town a b c"),
        ("@speech{d, crossref = {$0}}", "a b c"),
        (
            "@book{y, keywords = {war, peace}}\n@book{z, keywords = {war; law}}\n@book{d, keywords = {$0}}",
            "war peace law",
        ),
        (
            "@book{y, keywords = {war, peace}}\n@book{z, keywords = {war; law}}\n@book{d, keywords = {law, $0}}",
            "war peace",
        ),
        ("@book{y, keywords = {war, peace}}\n@book{d, keywords = {law, p$0, war}}", "peace"),
    ] {
        assert_eq!(labels_of(line), expected, "{line}");
    }
    let keywords = "@book{y, keywords = {war, peace}}\n@book{d, keywords = {law, p$0, war}}\n";
    assert_eq!(with("refs.bib", keywords, "peace"), "@book{d, keywords = {law, peace, war}}");
}

#[test]
fn what_somebody_was_elsewhere_comes_first() {
    for (line, expected) in [
        ("@speech{d, role = {$0}}", "President Ministry"),
        ("@speech{d, author = {Lincoln, Abraham}, role = {$0}}", "President Ministry"),
        ("@speech{d, author = {{Ministry of Health}}, role = {$0}}", "Ministry President"),
        ("@speech{d, author = {{Ministry of Health}}, role = {M$0}}", "Ministry President"),
    ] {
        assert_eq!(labels_of(line), expected, "{line}");
    }
}

#[test]
fn files_may_be_attached() {
    let attached = |value: &str| {
        let source =
            format!("//- /article.md\n---\nbibliography: refs.bib\n---\n//- /refs.bib\n@speech{{d, file = {value}}}\n");
        let fixture = Fixture::new(&source);
        let files = ["a.pdf", "b & c.txt", "d:e.txt"].map(str::to_owned);
        let completion = complete(&fixture.snapshot, fixture.caret(), &files).unwrap_or_default();
        let text = fixture.snapshot.text(&fixture.caret().path).unwrap();
        let put = |item: &CompletionItem| {
            let text = edited(text, &[(completion.replace, item.insert.clone())]);
            text.trim_start_matches("@speech{d, file = ").trim_end().trim_end_matches('}').to_owned()
        };
        completion.items.iter().map(put).collect::<Vec<_>>().join(" | ")
    };
    assert_eq!(attached("{$0}"), "{a.pdf | {b & c.txt");
    assert_eq!(attached("$0"), "{a.pdf | {b & c.txt");
    assert_eq!(attached("{a.pdf;$0}"), "{a.pdf;b & c.txt");
    assert_eq!(attached("{:$0:PDF}"), "{:a.pdf:PDF | {:b & c.txt:PDF");
    let fixture = Fixture::new(
        "//- /article.md\n---\nbibliography: refs.bib\n---\n//- /refs.bib\n@speech{d, file = {a.pdf;$0}}\n",
    );
    let listing = crate::analysis::completion::listing(&fixture.snapshot, fixture.caret());
    assert_eq!(listing.map(|listing| listing.are_transcripts), Some(true));
}

#[test]
fn dates_are_those_of_the_source_and_today() {
    for (line, expected) in [
        ("@speech{d, eventdate = {1863-11-19}, date = {$0}}", "1863-11-19 2026-11-30"),
        ("@speech{d, urldate = {$0}, date = {1863}}", "2026-11-30"),
        ("@speech{d, urldate = {2$0}, date = {1863}}", "2026-11-30"),
    ] {
        assert_eq!(labels_of(line), expected, "{line}");
    }
    assert_eq!(with("refs.bib", "@speech{d, urldate = $0}\n", "2026-11-30"), "@speech{d, urldate = {2026-11-30}}");
    assert_eq!(with("refs.ris", "TY  - SLIDE\nY2  - $0\nER  - \n", "2026-11-30"), "Y2  - 2026/11/30/");
}

#[test]
fn fields_are_aligned_as_those_around_them() {
    let aligned = "@book{y,\n  author = {A},\n  title  = {B},\n  date   = {1863},\n}\n\n";
    let plain = "@book{z, title={B}}\n\n";
    for (before, entry, label, expected) in [
        (aligned, "@book{x,\n  $0\n}\n", "date", "  date   = {‸},"),
        (aligned, "@book{x,\n  author = {A},\n  $0\n}\n", "date", "  date   = {‸},"),
        (aligned, "@book{x,\n  author = {A},\n  $0\n}\n", "translator", "  translator = {‸},"),
        (aligned, "@book{x,\n  author={A},\n  $0\n}\n", "date", "  date={‸},"),
        (plain, "@book{x,\n  $0\n}\n", "date", "  date={‸},"),
        ("", "@book{x,\n  $0\n}\n", "date", "  date = {‸},"),
    ] {
        assert_eq!(with("refs.bib", &format!("{before}{entry}"), label), expected, "{before}{entry}");
    }
    // The nearest entry before it counts.
    let both = |entry: &str| format!("{plain}{aligned}{entry}{plain}");
    assert_eq!(with("refs.bib", &both("@book{x,\n  $0\n}\n"), "date"), "  date   = {‸},");
}

#[test]
fn a_new_entry_has_a_place_for_its_key_and_its_first_field() {
    let entry = |before: &str, label: &str| {
        let (_, completion) = at("refs.bib", &format!("{before}@a$0\n"));
        let item = completion.items.into_iter().find(|item| item.label == label).unwrap();
        let mut insert = item.insert;
        for blank in item.blanks.iter().rev() {
            insert.insert(*blank, '‸');
        }
        insert
    };
    assert_eq!(entry("", "book"), "book{‸,\n  author = {‸},\n}");
    assert_eq!(entry("@book{y, title={B}}\n", "article"), "article{‸,\n  author={‸},\n}");
    assert_eq!(entry("", "hearing"), "misc{‸,\n  entrysubtype = {hearing},\n  author = {‸},\n}");
    assert_eq!(entry("@book{y, title = {B}}\r\n", "book"), "book{‸,\r\n  author = {‸},\r\n}");
}
