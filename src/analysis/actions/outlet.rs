//! The paper, programme or agency that somebody spoke to: “told The Elmsford Herald”, „gegenüber der dpa“, « au *Monde* ».

use std::sync::LazyLock;

use regex::Regex;

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
const GERMAN: [&str; 14] = [
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
const FRENCH: [&str; 14] = [
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
    let start = attribution.span.start();
    let end = attribution.span.end() + NEAR;
    // Before the words it leads to them; what comes after them is of something else.
    let end = if start < statement.span.start() { end.min(statement.span.start()) } else { end };
    let near = text.slice(Span::new(start, end.min(text.len())));
    let near = sentence(&near, attribution.span.end() - start);
    leads(lang)?.captures_iter(near).find_map(|found| {
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
fn leads(lang: Lang) -> Option<&'static Regex> {
    static ENGLISH: LazyLock<Regex> = LazyLock::new(|| {
        pattern(before_name!(r"\b(?:told|tells|interview\s+with|speaking\s+to|spoke\s+to)\s+(?P<article>the\s+)?"))
    });
    static GERMAN: LazyLock<Regex> = LazyLock::new(|| {
        pattern(before_name!(r"\s(?P<article>der|dem|den)\s+(?:\p{Lu}\p{L}*agentur\s+|Zeitung\s+|Tageszeitung\s+)?"))
    });
    static FRENCH: LazyLock<Regex> =
        LazyLock::new(|| pattern(before_name!(r"\s(?P<article>au\s|aux\s|à\s+l['’]|à\s+la\s|à\s)")));
    match lang {
        Lang::English => Some(&ENGLISH),
        Lang::German => Some(&GERMAN),
        Lang::French => Some(&FRENCH),
        _ => None,
    }
}

/// The name of a paper, if `name` is one. People, boards and meetings are spoken to as well.
fn named(name: &str, article: &str, is_marked: bool, lang: Lang) -> Option<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_paper = |words: &[&str]| {
        let last = words.last().map_or(String::new(), |last| last.to_lowercase());
        let last = last.trim_start_matches("l'").trim_start_matches("l’");
        let ends = |known: &[&str]| known.iter().any(|end| last.ends_with(end));
        match lang {
            _ if ACRONYMS.contains(&last) => true,
            Lang::German => ends(&GERMAN),
            Lang::French => ends(&FRENCH),
            _ => ends_as_paper(last),
        }
    };
    // “the Herald Monday”: a day is no part of it.
    let length = (1..=words.len()).rev().find(|length| words.get(..*length).is_some_and(is_paper));
    let is_titled = lang == Lang::English && article.is_empty() && words.first() == Some(&"The");
    let length = length.or_else(|| (is_titled || is_marked && words.len() > 1).then_some(words.len()))?;
    let words = words.get(..length)?;
    Some(match (lang, article.split_whitespace().next().unwrap_or_default()) {
        (Lang::French, "au") => format!("Le {}", words.join(" ")),
        (Lang::French, "aux") => format!("Les {}", words.join(" ")),
        (Lang::German, _) => nominative(words),
        _ => words.join(" "),
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
                "„Wir sind auch dieses Jahr zu spät“, sagte Karl Weber der Süddeutschen Zeitung.",
                Some("Süddeutsche Zeitung"),
            ),
            ("de", "„Wir sind auch dieses Jahr zu spät“, sagte Karl Weber der Versammlung.", None),
            ("fr", "« Nous sommes encore en retard », a déclaré Anne Petit au Monde.", Some("Le Monde")),
            ("fr", "« Nous sommes encore en retard », a déclaré Anne Petit à l’AFP.", Some("AFP")),
            ("fr", "« Nous sommes encore en retard », a déclaré Anne Petit à Lyon.", None),
        ] {
            assert_eq!(outlet_in(lang, text).as_deref(), expected, "{text}");
        }
    }
}
