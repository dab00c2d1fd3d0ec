//! Fields whose meaning others decide, as Pandoc reads them too.

use super::*;

/// The fields of the only entry of a type that are called one of `names`, as CSL has them.
fn shown(kind: &str, fields: &str, names: &[FieldName]) -> String {
    let text = format!("@{kind}{{x, {fields}}}");
    let library = read(&text);
    assert_eq!((library.entries().len(), library.problems()), (1, &[][..]), "{text}");
    let shown = show(&text, &library);
    let is_asked = |line: &&str| names.iter().any(|name| line.trim_start().starts_with(&format!("{} ", name.as_str())));
    shown.lines().filter(is_asked).map(str::trim).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_number_in_an_archive_is_an_address() {
    let url = |fields: &str| shown("article", fields, &[FieldName::Url]);
    for (fields, expected) in [
        ("eprint = {1304.5891}, eprinttype = {arxiv}", "https://arxiv.org/abs/1304.5891"),
        ("archivePrefix = {arXiv}, eprint = {arXiv:1304.5891}", "https://arxiv.org/abs/1304.5891"),
        ("eprint = {285423}, eprinttype = {jstor}", "https://www.jstor.org/stable/285423"),
        ("eprint = {http://x.org/1}, archiveprefix = {arXiv}", "http://x.org/1"),
    ] {
        assert!(url(fields).starts_with(&format!("URL ⟨eprint⟩ = {expected:?}")), "{}", url(fields));
    }
    assert_eq!(url("eprint = {1}, eprinttype = {unheard}"), "");
    let both = "eprint = {1}, eprinttype = {arxiv}, url = {http://x.org}";
    assert_eq!(url(both), "URL ⟨url⟩ = \"http://x.org\" ⟨http://x.org⟩");
}

#[test]
fn of_several_addresses_the_first_counts() {
    for written in [
        "http://a.org/b; http://c.org",
        "http://a.org/b;\n  https://c.org",
        "http://a.org/b, http://c.org",
        "http://a.org/\n  b",
        "\n http://a.org/b http://c.org",
    ] {
        let found = shown("misc", &format!("url = {{{written}}}"), &[FieldName::Url]);
        assert!(found.starts_with("URL ⟨url⟩ = \"http://a.org/b\""), "{found}");
    }
}

#[test]
fn editors_may_have_another_role() {
    use FieldName::{Director, Editor, Interviewer, Producer};
    expect![[r#"
        director ⟨editor⟩ = Ken Loach (Loach) ⟨Loach, Ken⟩
        producer ⟨editora⟩ = Rebecca O’Brien (O’Brien) ⟨O\'Brien, Rebecca⟩
        interviewer ⟨editorb⟩ = Jane Doe (Doe) ⟨Doe, Jane⟩"#]]
    .assert_eq(&shown(
        "video",
        "editor = {Loach, Ken}, editortype = {director}, editora = {O'Brien, Rebecca}, editoratype = {producer}, \
         editorb = {Doe, Jane}, editorbtype = {interviewer}",
        &[Director, Editor, Interviewer, Producer],
    ));
    expect!["editor ⟨editor⟩ = Jane Doe (Doe) ⟨Doe, Jane⟩"].assert_eq(&shown(
        "book",
        "editor = {Doe, Jane}, editortype = {redactor}",
        &[Editor],
    ));
}

#[test]
fn places_journals_and_years_of_old() {
    use FieldName::{ContainerTitle, EventPlace, OriginalDate, PublisherPlace};
    let names = [ContainerTitle, EventPlace, OriginalDate, PublisherPlace];
    for (kind, fields, expected) in [
        (
            "inproceedings",
            "location = {Oslo}, address = {New York}",
            expect![[r#"
            event-place ⟨location⟩ = "Oslo" ⟨Oslo⟩
            publisher-place ⟨address⟩ = "New York" ⟨New York⟩"#]],
        ),
        ("inproceedings", "location = {Oslo}", expect![[r#"publisher-place ⟨location⟩ = "Oslo" ⟨Oslo⟩"#]]),
        (
            "article",
            "booktitle = {Papers}, journal = {Courier}",
            expect![[r#"container-title ⟨journal⟩ = "Courier" ⟨Courier⟩"#]],
        ),
        (
            "article",
            "journal = {Courier}, booktitle = {Papers}",
            expect![[r#"container-title ⟨journal⟩ = "Courier" ⟨Courier⟩"#]],
        ),
        (
            "inproceedings",
            "booktitle = {Papers}, journal = {Courier}",
            expect![[r#"container-title ⟨booktitle⟩ = "Papers" ⟨Papers⟩"#]],
        ),
        ("book", "origyear = {1936}", expect!["original-date ⟨origyear⟩ = 1936 ⟨1936⟩"]),
        ("book", "origyear = {1936}, origdate = {1935}", expect!["original-date ⟨origdate⟩ = 1935 ⟨1935⟩"]),
    ] {
        expected.assert_eq(&shown(kind, fields, &names));
    }
    assert!(shown("article", "doi = {https://doi.org/10.1000/1}", &[FieldName::Doi]).contains("\"10.1000/1\""));
}

#[test]
fn what_is_copied_from_a_web_page_has_no_break_spaces() {
    check(
        "@book{x,\n\u{a0}\u{a0}title\u{a0}=\u{a0}{T},\u{a0}\n\u{a0}year = 1913\n}",
        expect![[r#"
        x ⟨x⟩ book ⟨book⟩ @…}
          title ⟨title⟩ = "T" ⟨T⟩
          issued ⟨year⟩ = 1913 ⟨1913⟩
    "#]],
    );
}
