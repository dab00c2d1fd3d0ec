//! The paper, programme or agency that somebody spoke to: “told The Elmsford Herald”, „gegenüber der dpa“, « au *Monde* ».

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::analysis::shared::person::ends_as_paper;
use crate::syntax::{Lang, Statement};
use crate::text::{Span, Text, pattern};

/// How far behind the speaker it is looked for, in bytes.
const NEAR: usize = 160;

/// A name as a paper has one, with what emphasises it, behind what stands before it.
macro_rules! before_name {
    ($before:literal) => {
        concat!(
            $before,
            r"(?P<mark>[*_„“”«»\s]*)(?P<name>(?:(?:The|Le|La|Les|L['’]|Die|Der|Das)\s*)?\p{Lu}[\p{L}\p{N}&'’-]*",
            r"(?:\s+(?:of\s+|and\s+|de\s+|du\s+)?(?:the\s+)?\p{Lu}[\p{L}\p{N}&'’-]*){0,5}",
            r"|dpa|afp|epd|kna|apa|sid)"
        )
    };
}

/// Agencies and broadcasters, in small letters: nobody is called so.
const ACRONYMS: [&str; 31] = [
    "abc", "afp", "ansa", "ap", "apa", "ard", "bbc", "bfm", "bfmtv", "cbc", "cbs", "cnbc", "cnn", "dlf", "dpa", "efe",
    "epd", "kna", "msnbc", "ndr", "npr", "orf", "pbs", "reuters", "rfi", "rtl", "sid", "srf", "tf1", "wdr", "zdf",
];

/// What papers are called in German, and in French, in small letters: the end of the last word.
const GERMAN_NAMES: [&str; 14] = [
    "zeitung",
    "blatt",
    "anzeiger",
    "rundschau",
    "kurier",
    "nachrichten",
    "presse",
    "post",
    "spiegel",
    "bote",
    "stern",
    "abendblatt",
    "allgemeine",
    "allgemeinen",
];
const FRENCH_NAMES: [&str; 14] = [
    "monde",
    "figaro",
    "libération",
    "parisien",
    "express",
    "point",
    "humanité",
    "croix",
    "équipe",
    "échos",
    "obs",
    "ouest-france",
    "mediapart",
    "indépendant",
];

/// Whom the speaker of `statement` spoke to, where that is something to be read or heard.
pub(super) fn outlet(text: &Text, statement: &Statement<'_>, lang: Lang) -> Option<String> {
    let attribution = statement.attribution.as_ref().filter(|it| !it.inferred)?;
    let speaker = attribution.speaker.as_ref().map_or(attribution.span, |speaker| speaker.span);
    let (start, said) = (attribution.span.start(), attribution.span.end());
    // Before the words it leads to them; what comes after them is of something else.
    let end = said.saturating_add(NEAR).min(text.len());
    let end = if start < statement.span.start() { end.min(statement.span.start()) } else { end };
    let from = |start: usize| {
        let near = text.slice(Span::new(start, end.max(start))).into_owned();
        sentence(&near, said.saturating_sub(start)).to_owned()
    };
    // Of what somebody is one learns behind their name as well: „Chefredakteurin der Rundschau“, « journaliste au Monde ».
    match lang {
        Lang::English => found(&ENGLISH, &from(start), lang, |_| true),
        Lang::German => found(&GERMAN, &from(start), lang, |it| it.name("to").is_some())
            .or_else(|| found(&GERMAN, &from(speaker.end()), lang, is_first)),
        Lang::French => {
            let before = text.slice(Span::new(start, speaker.start().max(start))).into_owned();
            let behind = || found(&FRENCH, &from(speaker.end()), lang, is_first);
            found(&FRENCH, &before, lang, |_| true).or_else(behind)
        }
        _ => None,
    }
}

fn is_first(found: &Captures<'_>) -> bool {
    found.get(0).is_some_and(|all| all.start() == 0)
}

/// The first name that `leads` finds in `text` and `is_meant` takes.
fn found(leads: &Regex, text: &str, lang: Lang, is_meant: impl Fn(&Captures<'_>) -> bool) -> Option<String> {
    leads.captures_iter(text).filter(|found| is_meant(found)).find_map(|found| {
        let name = found.name("name")?.as_str();
        let is_marked = found.name("mark").is_some_and(|mark| !mark.as_str().trim().is_empty());
        named(name, found.name("article").map_or("", |it| it.as_str()), is_marked, lang)
    })
}

/// The start of `near` up to the end of a sentence behind its byte `said`.
fn sentence(near: &str, said: usize) -> &str {
    let is_end = |&(at, c): &(usize, char)| {
        at >= said
            && (c == '\n' && near.get(at + 1..).is_some_and(|rest| rest.starts_with(['\n', '\r', '>']))
                || matches!(c, '.' | '!' | '?' | ';' | '[' | '(' | '^'))
    };
    near.char_indices().find(is_end).and_then(|(at, _)| near.get(..at)).unwrap_or(near)
}

/// What stands before the name.
static ENGLISH: LazyLock<Regex> = LazyLock::new(|| {
    pattern(before_name!(r"\b(?:told|tells|interview\s+with|speaking\s+to|spoke\s+to)\s+(?P<article>the\s+)?"))
});
static GERMAN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(before_name!(
        r"\s(?P<to>gegenüber\s+)?(?P<article>der|dem|den)\s+(?:\p{Lu}\p{L}*agentur\s+|Zeitung\s+|Tageszeitung\s+)?"
    ))
});
static FRENCH: LazyLock<Regex> =
    LazyLock::new(|| pattern(before_name!(r"\s(?P<article>au\s|aux\s|à\s+l['’]|à\s+la\s|à\s)")));

/// The name of a paper, if `name` is one. People, boards and meetings are spoken to as well.
fn named(name: &str, article: &str, is_marked: bool, lang: Lang) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_paper = |words: &[&str]| {
        let written = words.last().copied().unwrap_or_default();
        let last = written.to_lowercase();
        let last = last.trim_start_matches("l'").trim_start_matches("l’");
        let ends = |known: &[&str]| known.iter().any(|end| last.ends_with(end));
        // Sid is somebody, and the SID is an agency.
        let is_name = last != "reuters" && written.chars().skip(1).any(char::is_lowercase) && written != last;
        match lang {
            _ if ACRONYMS.contains(&last) => !is_name,
            Lang::German => ends(&GERMAN_NAMES),
            Lang::French => ends(&FRENCH_NAMES),
            _ => ends_as_paper(last),
        }
    };
    // “the Herald Monday”: a day is no part of it.
    let length = (1..=words.len()).rev().find(|length| words.get(..*length).is_some_and(is_paper));
    let is_titled = lang == Lang::English && article.is_empty() && words.first() == Some(&"The");
    let length = length.or_else(|| (is_titled || is_marked && words.len() > 1).then_some(words.len()))?;
    let words = words.get(..length)?;
    let is_agency = words.iter().any(|word| ACRONYMS.contains(&&*word.to_lowercase()));
    let words = if lang == Lang::German { nominative(words) } else { words.join(" ") };
    Some(match article.trim().chars().last() {
        _ if lang != Lang::French || is_agency => words,
        Some('u') => format!("Le {words}"),
        Some('x') => format!("Les {words}"),
        Some('a') => format!("La {words}"),
        Some('\'' | '’') => format!("L’{words}"),
        _ => words,
    })
}

/// „Süddeutschen Zeitung“ as it calls itself.
fn nominative(words: &[&str]) -> String {
    let Some((last, before)) = words.split_last() else { return String::new() };
    let put = |word: &&str| word.strip_suffix("en").map_or_else(|| (*word).to_owned(), |stem| format!("{stem}e"));
    before.iter().map(put).chain([(*last).to_owned()]).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::fixture::Fixture;

    fn outlet_in(lang: &str, text: &str) -> Option<String> {
        let fixture = Fixture::new(&format!("---\nlang: {lang}\n---\n\n{text}\n"));
        let document = fixture.document();
        let statement = document.syntax.statements().next()?;
        outlet(&document.text, &statement, document.syntax.context().lang)
    }

    #[test]
    fn papers_and_agencies_are_told_from_people_and_meetings() {
        for (lang, text, expected) in [
            ("en", "“We are late again this year,” Ann Roe told The Elmsford Herald.", Some("The Elmsford Herald")),
            ("en", "“We are late again this year,” Ann Roe told the Gazette on 3 May 2019.", Some("Gazette")),
            (
                "en",
                "“We are late again this year,” Ann Roe told the *Marrow Valley Echo* on Monday.",
                Some("Marrow Valley Echo"),
            ),
            (
                "en",
                "“We are late again this year,” Ann Roe told the Springfield News Monday.",
                Some("Springfield News"),
            ),
            ("en", "Ann Roe told Reuters: “We are late again this year.”", Some("Reuters")),
            ("en", "Ann Roe told Jane Doe: “We are late again this year.” She told the Gazette.", None),
            ("en", "“We are late again this year,” Ann Roe told Congress.", None),
            ("en", "“We are late again this year,” Ann Roe told the board. Later she told the Times.", None),
            (
                "de",
                "„Wir sind auch dieses Jahr zu spät“, sagte der Sprecher Karl Weber gegenüber der dpa.",
                Some("dpa"),
            ),
            (
                "de",
                "„Wir sind auch dieses Jahr zu spät“, sagte Karl Weber gegenüber der Süddeutschen Zeitung.",
                Some("Süddeutsche Zeitung"),
            ),
            ("de", "„Wir sind auch dieses Jahr zu spät“, sagte Karl Weber der Versammlung.", None),
            ("fr", "« Nous sommes encore en retard », a déclaré Anne Petit au Monde.", Some("Le Monde")),
            ("fr", "« Nous sommes encore en retard », a déclaré Anne Petit à l’AFP.", Some("AFP")),
            ("fr", "« Nous sommes encore en retard », a déclaré Anne Petit à Lyon.", None),
            ("fr", "« Nous sommes encore en retard », a déclaré Anne Petit à L’Express.", Some("L’Express")),
            ("fr", "« Nous sommes encore en retard », a déclaré Anne Petit, journaliste au Monde.", None),
            ("de", "„Wir sind auch dieses Jahr zu spät“, sagte ein Sprecher der Rheinischen Post.", None),
            ("de", "„Wir sind auch dieses Jahr zu spät“, sagte Karl Weber, Redakteur der Rundschau.", None),
            ("en", "Ann Roe told Sid: “We are late again this year.”", None),
        ] {
            assert_eq!(outlet_in(lang, text).as_deref(), expected, "{text}");
        }
    }
}
