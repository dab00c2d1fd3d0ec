//! Behind each citation whom it cites and of which year, as far as its key does not say so.

use std::sync::Arc;

use super::{HintTarget, InlayHint};
use crate::analysis::FileSpan;
use crate::analysis::shared::folded::letters;
use crate::analysis::shared::key::TO_COME;
use crate::analysis::shared::person::is_written;
use crate::sources::{Entry, Name};
use crate::syntax::{Citation, Placed};
use crate::text::Span;
use crate::workspace::{Document, Sources};

/// One behind each key in `span` that says nothing by itself.
pub(super) fn credits<'a>(
    document: &'a Document,
    sources: &'a Sources<'a>,
    span: Span,
) -> impl Iterator<Item = InlayHint> + 'a {
    let groups = document.syntax.blocks_in(span).flat_map(|index| document.syntax.groups_of(index));
    let citations = groups.flat_map(|group| {
        let base = group.base;
        group.fact.citations.iter().map(move |fact| Placed { base, fact })
    });
    citations.filter_map(move |citation| hint(document, sources, &citation, span))
}

fn hint(document: &Document, sources: &Sources<'_>, citation: &Placed<'_, Citation>, span: Span) -> Option<InlayHint> {
    let offset = citation.place(citation.at_span).end();
    if !span.touches(offset) || citation.key == TO_COME {
        return None;
    }
    let source = sources.get(&citation.key)?;
    let sentence = document.text.slice(document.syntax.sentence_around(citation.place(citation.at_span)));
    let label = unsaid(source.entry, &citation.key, &sentence)?;
    let entry = FileSpan { path: Arc::clone(source.path), span: source.entry.key_span };
    Some(InlayHint { offset, label, tooltip: None, target: Some(HintTarget::Entry(entry)) })
}

/// Who and when, of which `key` and the `sentence` around it say nothing: “Abraham Lincoln, 1863”. `None`: they say all
/// there is.
fn unsaid(entry: &Entry, key: &str, sentence: &str) -> Option<String> {
    let names: Vec<&Name> = entry.people().iter().filter(|name| !name.is_empty()).collect();
    let is_named = names.first().is_some_and(|first| says_name(key, first) || is_written(first, sentence));
    let people = (!is_named).then(|| people(&names)).flatten();
    let year = entry.year().filter(|year| *year > 0 && !says_year(key, *year));
    // Behind a key with another year the year alone looks like a misprint.
    let of = match entry.said() {
        _ if people.is_some() || !has_year(key) => "",
        Some(_) => "said ",
        None => "published ",
    };
    let year = year.map(|year| format!("{of}{year}"));
    let parts: Vec<String> = people.into_iter().chain(year).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// “Karl Marx”, “Karl Marx and Friedrich Engels”, “Jane Roe et al.”
fn people(names: &[&Name]) -> Option<String> {
    match names {
        [] => None,
        [one] => Some(one.display()),
        [one, two] if !two.is_others() => Some(format!("{} and {}", one.display(), two.display())),
        [one, ..] => Some(format!("{} et al.", one.display())),
    }
}

/// Whether `key` has the family name in it, however its accents are written: `mueller2001` names Müller.
fn says_name(key: &str, name: &Name) -> bool {
    let display = name.display();
    let name = if name.literal.is_none() && !name.family.is_empty() { &name.family } else { &display };
    let key = letters(key);
    let german = name.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    [letters(name), letters(&german)].iter().any(|name| !name.is_empty() && key.contains(name.as_str()))
}

/// Whether `key` has some year in it.
fn has_year(key: &str) -> bool {
    key.split(|c: char| !c.is_ascii_digit()).any(|number| number.len() == 4)
}

/// Whether `key` has the year in it, with or without its century: `lincoln63`.
fn says_year(key: &str, year: i64) -> bool {
    let is_short = |number: &str| number.len() == 2 && number.parse() == Ok(year % 100);
    key.contains(&year.to_string()) || key.split(|c: char| !c.is_ascii_digit()).any(is_short)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::analysis::fixture::Fixture;
    use crate::analysis::inlay_hint::inlay_hints;
    use crate::workspace::Settings;

    const DOCUMENT: &str = "\
---
bibliography: refs.bib
references:
- {id: mine, title: Nobody's}
---

So [@lincoln-1863; see @gettysburg-address, p. 3] and @KX7Q2 says: [-@{lincoln-letter}]. [@speech-1863], [@lincoln63]

[@müller; @mueller2001] [@marx-engels] [@ministry] [@many] [@two1848] [@mine; @nobody; @TK] [@caesar]
//- /refs.bib
@speech{lincoln-1863, ids = {gettysburg-address, KX7Q2, lincoln-letter, speech-1863, lincoln63},
  speaker = {Lincoln, Abraham}, date = {1863-11-19}}
@book{müller, ids = {mueller2001}, author = {Müller, Jan-Werner}, date = {2001}}
@book{marx-engels, ids = {two1848}, author = {Marx, Karl and Engels, Friedrich}, date = {1848}}
@report{ministry, author = {{Ministry of Health}}, date = {2020}}
@article{many, author = {Roe, Jane and Doe, John and Poe, Edgar}}
@book{caesar, author = {Caesar, Julius}, date = {-0050}}
";

    /// The lines with each hint in brackets.
    fn shown(fixture: &Fixture, span: Span) -> String {
        let mut text = fixture.document().text.to_string();
        for hint in inlay_hints(&fixture.snapshot, &fixture.path, span).into_iter().rev() {
            text.insert_str(hint.offset, &format!("⟦{}⟧", hint.label));
        }
        text.split_inclusive('\n').filter(|line| line.contains('⟦')).collect()
    }

    #[test]
    fn what_the_key_does_not_say_stands_behind_it() {
        let fixture = Fixture::new(DOCUMENT);
        let len = fixture.document().text.len();
        expect![[r#"
            So [@lincoln-1863; see @gettysburg-address⟦Abraham Lincoln, 1863⟧, p. 3] and @KX7Q2⟦Abraham Lincoln, 1863⟧ says: [-@{lincoln-letter}⟦1863⟧]. [@speech-1863⟦Abraham Lincoln⟧], [@lincoln63]
            [@müller⟦2001⟧; @mueller2001] [@marx-engels⟦1848⟧] [@ministry⟦Ministry of Health, 2020⟧] [@many⟦Jane Roe et al.⟧] [@two1848⟦Karl Marx and Friedrich Engels⟧] [@mine; @nobody; @TK] [@caesar]
        "#]].assert_eq(&shown(&fixture, Span::new(0, len)));
        let second = fixture.document().text.to_string().find("[@müller").map_or(0, |at| at - 1);
        assert_eq!(shown(&fixture, Span::new(second, len)).lines().count(), 1, "only what is asked for");
        let hints = inlay_hints(&fixture.snapshot, &fixture.path, Span::new(0, len));
        let HintTarget::Entry(entry) = hints[0].target.clone().unwrap_or_else(|| panic!("a target")) else { panic!() };
        assert_eq!(fixture.slice(&entry.path, entry.span), "lincoln-1863");
    }

    #[test]
    fn what_the_sentence_says_is_not_said_again_and_no_year_reads_as_a_misprint() {
        let text = "\
---
references:
- {id: everett-1864, type: speech, author: [{family: Everett, given: Edward}], issued: 1863}
- {id: address-1865, type: book, title: Address, issued: 1866}
- {id: council, type: webpage, author: [{family: Quist, given: Harald}], issued: 2026}
- {id: minutes-2026, type: webpage, author: [{family: Quist, given: Harald}], issued: 2026}
---

A [@everett-1864, p. 29] and [@address-1865]. Harald Quist wrote it [@council; @minutes-2026]. Quist did [@minutes-2026]. So did others [@minutes-2026].
";
        let fixture = Fixture::new(text);
        expect![[r#"
            A [@everett-1864⟦said 1863⟧, p. 29] and [@address-1865⟦published 1866⟧]. Harald Quist wrote it [@council⟦2026⟧; @minutes-2026]. Quist did [@minutes-2026]. So did others [@minutes-2026⟦Harald Quist⟧].
        "#]]
        .assert_eq(&shown(&fixture, Span::new(0, text.len())));
    }

    #[test]
    fn who_does_not_want_to_know_is_not_told() {
        let fixture = Fixture::with(DOCUMENT, Settings { credit_hints: false, ..Settings::default() });
        assert_eq!(shown(&fixture, Span::new(0, fixture.document().text.len())), "");
    }
}
