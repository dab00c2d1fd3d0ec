//! `unknown-field`

use std::collections::HashMap;
use std::path::Path;

use rapidfuzz::distance::osa;

use super::{Check, Context, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::nearest::nearest;
use crate::sources::{FieldName, Format, Library};

pub(super) static RULE: Rule = Rule {
    code: "unknown-field",
    severity: Severity::Hint,
    summary: "An entry has a field that is called almost as one that there is",
    why: "What stands in it is read by no program, and printed nowhere.",
    fires: "\
---
references:
- id: courier-2025
  type: article-newspaper
  spaeker: [{family: Bauer, given: Ruth}]
  title: Two words short
  issued: 2025-11-26
---

The letters ran to ten words [@courier-2025].
",
    silent: "\
---
references:
- id: courier-2025
  type: article-newspaper
  speaker: [{family: Bauer, given: Ruth}]
  title: Two words short
  issued: 2025-11-26
  shelf: 12
---

The letters ran to ten words [@courier-2025].
",
    waits: true,
    is_on: true,
    fixes: &["put the name of the field that is nearly it"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Document(check),
};

/// With fewer letters than this a name is near to too many.
const SHORTEST: usize = 4;

/// From how many letters on a name may have two slips in it.
const LONG: usize = 9;

/// The fields that are ours in every format.
const OURS: &str = "speaker role transcript archive-url quoted-in";

/// CSL's fields that the model has no use for, and those that Zotero and citeproc add.
const CSL: &str = "\
    id type custom categories system_id keywords event shortTitle journalAbbreviation multi editortranslator";

/// The fields of BibLaTeX's and BibTeX's data models, of the programs that keep such files, and of the sites that export
/// them.
const BIBLATEX: &str = "\
    abstract addendum address adsnote adsurl advisor afterword annotation annotator annote archive archived \
    archiveprefix archiveurl article-number articleno articlenumber assignee author authora authorb authorc \
    authortype bdsk-file bdsk-url bibdate bibsource biburl bookauthor bookpagination booksubtitle booktitle \
    booktitleaddon chair chapter cites coden collaborator comment commentator comments copyright country \
    creationdate crossref date date-added date-modified dateadded day dayfiled director doc-delivery-number doi \
    edition editor editora editoratype editorb editorbtype editorc editorctype editors editortype eid entryset \
    entrysubtype eprint eprintclass eprinttype eventdate eventenddate eventtitle eventtitleaddon eventyear execute \
    executor file files foreword gender groups guest handle holder host howpublished hyphenation ids illustrator \
    indexsorttitle indextitle institution interviewer introduction isan isbn ismn isrn issn issue issuesubtitle \
    issuetitle issuetitleaddon iswc jcr journal journal-iso journalsubtitle journaltitle journaltitleaddon jstor \
    jstor_articletype jstor_formatteddate jstor_issuetitle key keyword keywords label langid langidopts language \
    lastaccessed lastchecked lccn library license lista listb listc listd liste listf local-url localfile location \
    mainsubtitle maintitle maintitleaddon mendeley-groups mendeley-tags modificationdate month mrclass mrnumber \
    mrreviewer msc namea nameaddon nameatype nameb namebtype namec namectype narrator nationality nonumber note \
    notes number number-of-cited-references numpages options organization origdate origlanguage origlocation \
    origpublisher origtitle origyear owner pagecount pages pagetotal pagination part patent pdf performer place pmc \
    pmcid pmid preface presort price primaryclass priority producer publication_stage publisher pubmed pubstate \
    qualityassured quotedin ranking rating read readstatus ref refid related relatedoptions relatedstring \
    relatedtype reprint reprinttitle research-areas review reviewer revision rights school scriptwriter series shelf \
    shortauthor shorteditor shorthand shorthandintro shortjournal shortseries shorttitle size sortkey sortname \
    sortshorthand sorttitle sortyear source status subtitle summary tag tags times-cited timestamp title titleaddon \
    titles translation translator type unidentified unique-id uniqueid url urldate urlday urlmonth urlraw urltitle \
    urlyear usera userb userc userd usere userf username venue verba verbb verbc version video volume volumes \
    web-of-science-categories xdata xref year yearfiled zblnumber";

/// Hayagriva's fields that CSL does not have, and the parts of its numbers.
const HAYAGRIVA: &str = "\
    affiliated archive-location arxiv chapter date doi editors gen isbn issn location note number organization \
    page-range page-total parent pmcid pmid printing runtime serial serial-number shorthand time-range url \
    volume-total";

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    report(&context.document.metadata.library, &csl(), found);
}

/// The fields of the library at `path` that have slips in their names. RIS has tags of two letters, which are all near to
/// each other.
pub(super) fn in_library(path: &Path, library: &Library, found: &mut Vec<Diagnostic>) {
    match Format::of_path(path) {
        Some(Format::BibTex) => report(library, &biblatex(), found),
        Some(Format::Json) => report(library, &csl(), found),
        // Which of the two it is, its content says, and not its name.
        Some(Format::Yaml) => {
            report(library, &csl().into_iter().chain(HAYAGRIVA.split_whitespace()).collect::<Vec<_>>(), found);
        }
        Some(Format::Ris) | None => {}
    }
}

/// CSL's fields, and ours.
fn csl() -> Vec<&'static str> {
    FieldName::KNOWN.iter().map(FieldName::as_str).chain(CSL.split_whitespace()).collect()
}

/// BibLaTeX's fields, and ours.
fn biblatex() -> Vec<&'static str> {
    OURS.split_whitespace().chain(BIBLATEX.split_whitespace()).collect()
}

fn report(library: &Library, format: &[&'static str], found: &mut Vec<Diagnostic>) {
    // There may be many entries, with the same few fields.
    let mut near: HashMap<&str, Option<&str>> = HashMap::new();
    for field in library.entries().iter().flat_map(|entry| &entry.fields).filter(|field| !field.is_inherited) {
        let FieldName::Other(name) = &field.name else { continue };
        if let Some(near) = near.entry(name).or_insert_with(|| meant(name, format)) {
            let message = format!("There is no field `{name}`; did you mean `{near}`?");
            found.push(Diagnostic::new(&RULE, field.name_span, message));
        }
    }
}

/// The field of `format` that `name`, which the model does not know, is a slip for.
fn meant(name: &str, format: &[&'static str]) -> Option<&'static str> {
    let model = || FieldName::KNOWN.iter().map(FieldName::as_str);
    let is_known = model().chain(format.iter().copied()).any(|known| known.eq_ignore_ascii_case(name));
    // `url2` and `author+an` are called so on purpose.
    let is_word = name.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '_'));
    if is_known || !is_word || name.chars().count() < SHORTEST {
        return None;
    }
    nearest(name, format.iter().copied()).filter(|near| is_slip(&name.to_lowercase(), &near.to_lowercase()))
}

/// Whether who wrote `name` meant `near`, and made none of the words that are made of another: `fjournal` is the full name of
/// a journal, `author-l` the author in another language, and `illustrated` no slip for `illustrator`.
fn is_slip(name: &str, near: &str) -> bool {
    let is_plural = || name.len() > SHORTEST + 1 && name.strip_suffix('s') == Some(near);
    let is_cut = || {
        let last = near.strip_prefix(name).unwrap_or_default();
        last.len() == 1 && !matches!(last, "a" | "b" | "c" | "d" | "e" | "f")
    };
    if name.contains(near) || near.contains(name) {
        return is_plural() || is_cut();
    }
    let same = name.bytes().zip(near.bytes()).take_while(|(a, b)| a == b).count();
    let tail = |word: &str| {
        let mut letters: Vec<u8> = word.bytes().skip(same).collect();
        letters.sort_unstable();
        letters
    };
    let has_other_ending = name.len() == near.len() && name.len() <= same + 2 && tail(name) != tail(near);
    let most = if name.len() < LONG { 1 } else { 2 };
    // Who slips has the first letter right.
    same > 0 && !has_other_ending && osa::distance(name.chars(), near.chars()) <= most
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn slips_are_found_in_every_format() {
        check(&expect![[r#"
            //- /a.md
            ---
            nocite: '@*'
            bibliography: [a.bib, b.json, c.yaml, d.yaml, e.ris]
            references:
            - {id: a, type: book, spaeker: x, titel: y, custom: {quoted_in: b, shelf: 3}, event: z, shortTitle: t, mood: sad}
                                  ^^^^^^^ hint unknown-field: There is no field `spaeker`; did you mean `speaker`?
                                              ^^^^^ hint unknown-field: There is no field `titel`; did you mean `title`?
            - {id: b, type: book, title: x, url2: y, Publisher: p, contanier-title: c}
                                                                   ^^^^^^^^^^^^^^^ hint unknown-field: There is no field `contanier-title`; did you mean `container-title`?
            ---
            //- /a.bib
            @book{c, title = {x}, spaeker = {y}, tilte = {z}, jounal = {j}, year = 1999, file = {f}, bdsk-url-1 = {u}, mood = {sad}}
                                  ^^^^^^^ hint unknown-field: There is no field `spaeker`; did you mean `speaker`?
                                                 ^^^^^ hint unknown-field: There is no field `tilte`; did you mean `title`?
                                                              ^^^^^^ hint unknown-field: There is no field `jounal`; did you mean `journal`?
            @book{d, title = {x}, eventdate = {1999}, usera = {y}, shortauthor = {z}, titel = {}}
            //- /b.json
            [{"id": "e", "type": "book", "title": "x", "autor": [{"family": "Lee"}], "journalAbbreviation": "J", "system_id": 3}]
                                                        ^^^^^ hint unknown-field: There is no field `autor`; did you mean `author`?
            //- /c.yaml
            f:
              type: book
              title: x
              publsher: y
              ^^^^^^^^ hint unknown-field: There is no field `publsher`; did you mean `publisher`?
              page-range: 3-4
              page-rnage: 3-4
              ^^^^^^^^^^ hint unknown-field: There is no field `page-rnage`; did you mean `page-range`?
            //- /d.yaml
            - {id: g, type: book, title: x, trasncript: y}
                                            ^^^^^^^^^^ hint unknown-field: There is no field `trasncript`; did you mean `transcript`?
            //- /e.ris
            TY  - BOOK
            ID  - h
            TX  - x
            ER  -
        "#]]);
    }

    #[test]
    fn what_is_made_of_a_name_is_no_slip() {
        let biblatex = biblatex();
        for (name, expected) in [
            ("spaeker", Some("speaker")),
            ("titel", Some("title")),
            ("autor", Some("author")),
            ("authors", Some("author")),
            ("autho", Some("author")),
            ("publsher", Some("publisher")),
            ("transcritp", Some("transcript")),
            ("sortshorhand", Some("sortshorthand")),
            ("quoted_in", Some("quoted-in")),
            ("fjournal", None),
            ("author-l", None),
            ("author+an", None),
            ("xxauthor", None),
            ("name", None),
            ("lastaccess", None),
            ("zmnumber", None),
            ("book-url", None),
            ("illustrated", None),
            ("shortsubseries", None),
            ("volumetitle", None),
            ("references", None),
            ("url2", None),
        ] {
            assert_eq!(meant(name, &biblatex), expected, "{name}");
        }
    }

    #[test]
    fn what_a_format_has_is_no_slip() {
        let all =
            BIBLATEX.split_whitespace().map(|name| format!("@misc{{{name}, title = {{x}}, {name} = {{1999}}}}\n"));
        let library = Format::BibTex.read(&all.collect::<String>());
        let mut found = Vec::new();
        in_library(Path::new("/a.bib"), &library, &mut found);
        assert_eq!(found.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>(), [""; 0]);
    }
}
