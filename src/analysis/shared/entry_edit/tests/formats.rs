//! What is particular to each format: its types, its dates, and what it looks like when it is empty.

use super::*;

#[test]
fn a_date_is_written_as_the_dates_of_its_file_are() {
    let check = |library: &str, issued: Option<&str>, expected: &str| {
        let fixture = with_library("a.bib", library);
        let home = fixture.snapshot.home(Path::new("/a.bib")).unwrap();
        let issued = field(FieldName::Issued, issued.map(date));
        let entry = NewEntry { kind: "book".to_owned(), fields: vec![issued.clone()], ..new() };
        let after = add_entry(home, &entry).map(|edit| shown(home, &edit)).unwrap();
        let lines = after.lines().skip_while(|line| !line.contains("lincoln-1863")).skip(1);
        assert_eq!(lines.collect::<Vec<_>>().join("\n"), format!("  {expected},\n}}"), "{after}");
        let undated = home.library().get("b").map(|entry| add_field(home, entry, &issued).unwrap());
        let after = undated.map(|edit| shown(home, &edit));
        assert!(after.as_ref().is_none_or(|after| after.contains(&expected.replace(",\n  ", ", "))), "{after:?}");
    };
    let classic = "@book{a,\n  year = 1901\n}\n@book{b, title = {B}}\n";
    check(classic, Some("1863"), "year = {1863}");
    check(classic, Some("1863-11"), "year = {1863},\n  month = nov");
    check(classic, None, "year = {‸}");
    // BibTeX has no days.
    check(classic, Some("1863-11-19"), "date = {1863-11-19}");
    check(classic, Some("1863~"), "date = {1863~}");
    check(&format!("{classic}@book{{c, date = {{1902}}}}\n"), Some("1863"), "date = {1863}");
    check("", Some("1863"), "date = {1863}");
}

#[test]
fn an_entry_of_every_type_is_written_in_every_format_and_read_as_what_it_is() {
    let files = [("a.bib", BIB), ("a.json", JSON), ("a.ris", RIS), ("a.yaml", TYPST), ("b.yaml", YAML)];
    for kind in crate::sources::types::CSL {
        for (name, library) in files {
            let fixture = with_library(name, library);
            let home = fixture.snapshot.home(Path::new(&format!("/{name}"))).unwrap();
            for more in [vec![], vec![field(FieldName::ContainerTitle, Some(text("The Elmsford Herald")))]] {
                // A recording that is part of something is a programme to Typst.
                let is_part = matches!(kind, "motion_picture" | "song") && !more.is_empty();
                let mut fields = new().fields;
                fields.extend(more);
                let entry = NewEntry { kind: kind.to_owned(), fields, ..new() };
                let edit = add_entry(home, &entry);
                assert!(edit.is_some() || name == "a.yaml" && is_part, "{kind} in {name}: {:?}", entry.fields.len());
                let Some(edit) = edit else { continue };
                let after = edited(home.text(), &edit.edits);
                let read = home.format().read(&after);
                let read = read.get("lincoln-1863").unwrap();
                assert_eq!(read.kind, kind, "{after}");
                assert_eq!(read.text(&FieldName::EventPlace), Some("Gettysburg, Pennsylvania"), "{after}");
                assert_eq!(read.text(&FieldName::Role), Some("16th President"), "{after}");
            }
        }
    }
}

#[test]
fn what_is_empty_in_whichever_way_takes_an_entry() {
    let small = NewEntry { fields: vec![field(FieldName::Url, Some(text("https://example.org")))], ..new() };
    let head = "- id: lincoln-1863\n  type: speech\n  URL: https://example.org\n";
    for (before, after) in [
        ("", format!("references:\n{head}")),
        ("\u{feff}", format!("\u{feff}references:\n{head}")),
        ("\n\n", format!("\n\nreferences:\n{head}")),
        ("# Sources\n", format!("# Sources\nreferences:\n{head}")),
        ("# Sources", format!("# Sources\nreferences:\n{head}")),
        ("---\n", format!("---\nreferences:\n{head}")),
        ("---\n...\n", format!("---\nreferences:\n{head}...\n")),
        ("references:\n", format!("references:\n{head}")),
        ("references:", format!("references:\n{head}")),
        ("references: []\n", format!("references:\n{head}")),
        ("---\nreferences: [] # none\n...\n", format!("---\nreferences: # none\n{head}...\n")),
        ("[]\n", head.to_owned()),
        ("\u{feff}[]", format!("\u{feff}{head}")),
    ] {
        let fixture = with_library("a.yaml", before);
        let home = fixture.snapshot.home(Path::new("/a.yaml")).unwrap();
        let edit = add_entry(home, &small).unwrap_or_else(|| panic!("{before:?}"));
        assert_eq!(edited(home.text(), &edit.edits), after, "{before:?}");
    }
    for before in ["", "[]", "\u{feff}[]\n", "\u{feff}", " [ ]\n", "{\"references\": []}"] {
        let fixture = with_library("a.json", before);
        let home = fixture.snapshot.home(Path::new("/a.json")).unwrap();
        let edit = add_entry(home, &small).unwrap_or_else(|| panic!("{before:?}"));
        let after = edited(home.text(), &edit.edits);
        assert_eq!(after.starts_with('\u{feff}'), before.starts_with('\u{feff}'));
        assert!(home.format().read(&after).get("lincoln-1863").is_some());
    }
    for before in
        ["---\n---\n", "---\n---\n\nText.\n", "---\n---", "---\n\n---\n", "---\n# none\n---\n\nText.\n", "---\n...\n"]
    {
        let fixture = Fixture::new(before);
        let home = Home::Document(fixture.document());
        let edit = add_entry(home, &small).unwrap_or_else(|| panic!("{before:?}"));
        let after = edited(home.text(), &edit.edits);
        assert!(after.contains(head), "{after}");
    }
}
