//! Whether two names may be one person's.
//!
//! Names are written in many ways: with and without titles, particles, accents and second family names, carried over from
//! other scripts by this rule or that one. Where it is not sure that two people are meant, one is.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::nearest::nearest;
use crate::sources::Name;
use crate::syntax::lexicon::{self, Class, Lexicon};
use crate::syntax::{Attribution, Lang, Speaker, SpeakerKind, Statement, attribution};
use crate::text::Span;
use crate::workspace::Document;

/// What stands in many names and tells nobody apart: particles, suffixes, courtesies, folded.
const COMMON: [&str; 54] = [
    "af", "al", "av", "bin", "ben", "da", "das", "de", "degli", "dei", "del", "della", "den", "der", "des", "di", "do",
    "don", "dona", "dos", "dr", "du", "e", "el", "frau", "herr", "ibn", "ii", "iii", "iv", "jr", "junior", "la",
    "lady", "las", "le", "les", "lo", "lord", "los", "mme", "mr", "mrs", "ms", "prof", "san", "sir", "sr", "ter",
    "the", "van", "von", "y", "zu",
];

/// What newspapers are called after their town, folded: “Charlotte Observer” is no woman.
const MASTHEADS: [&str; 36] = [
    "advocate",
    "bulletin",
    "chronicle",
    "citizen",
    "courier",
    "democrat",
    "dispatch",
    "enquirer",
    "examiner",
    "express",
    "gazette",
    "globe",
    "herald",
    "independent",
    "inquirer",
    "journal",
    "leader",
    "ledger",
    "mail",
    "mercury",
    "mirror",
    "monitor",
    "news",
    "observer",
    "post",
    "press",
    "record",
    "register",
    "republican",
    "review",
    "sentinel",
    "star",
    "sun",
    "telegraph",
    "times",
    "tribune",
];

/// From how many letters on a name has a slip in it rather than being another one.
const LONG: usize = 5;

/// Whether `name` may be that of `speaker`: a word of theirs that tells people apart is the same, or nearly.
pub(in crate::analysis) fn may_be(name: &Name, speaker: &Speaker) -> bool {
    let (ours, theirs) = (words(&name.display()), words(&speaker.name));
    let is_in_other_script = || ours.iter().any(|word| is_foreign(word)) != theirs.iter().any(|word| is_foreign(word));
    let has = |word: &String| ours.iter().any(|other| is_like(word, other));
    ours.is_empty() || theirs.is_empty() || is_in_other_script() || theirs.iter().any(has)
}

/// Whether `name` is a person's with a family name. One that is written as one text may be an organisation's: it is a
/// person's where it begins with a given name, and a line under a quotation would have it so.
pub(in crate::analysis) fn is_person(name: &Name) -> bool {
    if name.is_others() {
        return false;
    }
    let Some(literal) = &name.literal else { return !name.family.is_empty() };
    let first = literal.split_whitespace().next().unwrap_or_default();
    let is_given = Lexicon::of(Lang::English).classes(&lexicon::fold(first)).has(Class::Given);
    let line = attribution::dash_line(&format!("— {literal}"), Lang::English);
    let is_paper = words(literal).last().is_some_and(|word| ends_as_paper(word));
    let speaker = line.and_then(|line| line.speaker).filter(|_| is_given && !is_paper);
    speaker.is_some_and(|speaker| {
        let is_whole = speaker.name.len() == literal.len();
        is_whole && speaker.kind == SpeakerKind::Person && speaker.family.is_some() && speaker.given.is_some()
    })
}

/// Whether a name that ends in `word`, folded, is a newspaper's.
pub(in crate::analysis) fn ends_as_paper(word: &str) -> bool {
    MASTHEADS.contains(&word)
}

/// Whether the family name in `name` stands in `text`.
pub(in crate::analysis) fn is_named(name: &Name, text: &str) -> bool {
    let family = words(&name.family_name().unwrap_or_else(|| name.display()));
    let text = words(text);
    family.iter().any(|word| text.iter().any(|other| is_like(word, other)))
}

/// How many blocks before a quotation are looked at for a full name: an article, or a chapter. A hover costs no more in a
/// book.
const NEAR: usize = 500;

/// The attribution of `statement`. Of a speaker who is called by the family name alone, with the full name that stands
/// before in `document`, if all who are called so there are one: “Lindqvist”, after “Josie Lindqvist”.
pub(in crate::analysis) fn in_full(document: &Document, statement: &Statement<'_>) -> Option<Attribution> {
    let attribution = statement.attribution.clone()?;
    let is_short = |it: &&Speaker| it.kind == SpeakerKind::Person && it.given.is_none();
    let Some(speaker) = attribution.speaker.as_ref().filter(is_short) else { return Some(attribution) };
    let Some(family) = speaker.family.as_deref() else { return Some(attribution) };
    let near = document.syntax.blocks_around(statement.span, NEAR);
    let start = document.syntax.block_at(near.start).map_or(0, |block| block.base);
    let earlier = near.flat_map(|index| document.syntax.statements_of(index));
    let earlier = earlier.take_while(|it| it.span.start() < statement.span.start());
    let speakers = earlier.filter_map(|it| it.attribution?.speaker);
    let speakers =
        speakers.filter(|it| it.family.as_deref() == Some(family)).filter_map(|it| Some((it.given?, it.name)));
    let mut names: Vec<(String, String)> = speakers
        .chain(mentions(document, Span::new(start.min(speaker.span.start()), speaker.span.start()), family))
        .collect();
    names.sort();
    names.dedup_by(|a, b| a.1 == b.1);
    let [(given, name)] = names.as_slice() else { return Some(attribution) };
    let speaker = Speaker { given: Some(given.clone()), name: name.clone(), ..speaker.clone() };
    Some(Attribution { speaker: Some(speaker), ..attribution })
}

/// The given names, and the full ones, of those called `family` in the prose of `document` in `place`.
fn mentions(document: &Document, place: Span, family: &str) -> Vec<(String, String)> {
    let text = document.text.slice(place);
    let is_prose = |at: usize| !document.syntax.metadata().any(|span| span.touches(place.start() + at));
    let lexicon = Lexicon::of(document.syntax.context().lang);
    let is_given = |word: &str| {
        let is_initial = word.len() < 4 && word.ends_with('.') && word.starts_with(char::is_uppercase);
        is_initial || word.starts_with(char::is_uppercase) && lexicon.classes(&lexicon::fold(word)).has(Class::Given)
    };
    let found = text.match_indices(family).filter(|(at, _)| is_prose(*at)).filter_map(|(at, _)| {
        let is_whole = !text[at + family.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-');
        let before = text[..at].strip_suffix([' ', '\n', '\u{a0}']).filter(|_| is_whole)?;
        let mut given: Vec<&str> = before.rsplit([' ', '\n', '\u{a0}']).take(3).take_while(|it| is_given(it)).collect();
        given.reverse();
        let given = given.join(" ");
        (!given.is_empty()).then(|| (given.clone(), format!("{given} {family}")))
    });
    found.collect()
}

/// Whether the family name in `name` stands in `text` as it is written, or all of a name that has none.
pub(in crate::analysis) fn is_written(name: &Name, text: &str) -> bool {
    let family = name.family_name().unwrap_or_else(|| name.display());
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut places = text.match_indices(family.as_str());
    !family.is_empty()
        && places.any(|(start, word)| {
            let after = text[start + word.len()..].chars().next();
            !is_letter(text[..start].chars().next_back()) && !is_letter(after)
        })
}

/// Whether the family name of `speaker` stands in `text`.
pub(in crate::analysis) fn is_mentioned(speaker: &Speaker, text: &str) -> bool {
    let family = words(speaker.family.as_deref().unwrap_or(&speaker.name));
    let text = words(text);
    family.iter().any(|word| text.contains(word))
}

/// The words of a name or a text that tell people apart, folded.
fn words(text: &str) -> Vec<String> {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).map(ToOwned::to_owned);
    words.filter(|word| word.chars().nth(1).is_some() && !COMMON.contains(&word.as_str()) || is_foreign(word)).collect()
}

/// Small letters without accents.
fn folded(text: &str) -> String {
    let plain = |c: char| match c {
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ı' => 'i',
        c => c,
    };
    let small = text.to_lowercase().replace('ß', "ss").replace('æ', "ae").replace('œ', "oe").replace('þ', "th");
    small.nfd().filter(|c| !is_combining_mark(*c)).map(plain).collect()
}

/// Whether a folded word is in another script than ours.
fn is_foreign(word: &str) -> bool {
    word.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

/// Whether two folded words may be one name: the same, with a slip, or in another spelling.
fn is_like(a: &str, b: &str) -> bool {
    match (is_foreign(a), is_foreign(b)) {
        // Names in scripts without spaces are one word or two.
        (true, true) => a.contains(b) || b.contains(a) || nearest(a, std::iter::once(b)).is_some(),
        (false, false) => {
            let are_long = a.len().min(b.len()) >= LONG;
            a == b || are_long && (a.get(..LONG) == b.get(..LONG) || nearest(a, std::iter::once(b)).is_some())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_one_piece_may_be_anybodys() {
        for (name, expected) in [
            ("Ray Castellano", true),
            ("Abraham Lincoln", true),
            ("Martin Luther King Jr.", true),
            ("Springfield Republican", false),
            ("Chicago Times", false),
            ("Virginia Gazette", false),
            ("Charlotte Observer", false),
            ("Jackson Sun", false),
            ("Amnesty International", false),
            ("Ministry of Health", false),
            ("Martin Marietta Corporation", false),
            ("Lincoln", false),
            ("et al.", false),
        ] {
            assert_eq!(is_person(&Name::literal(name)), expected, "{name}");
        }
    }

    #[test]
    fn words_that_tell_people_apart() {
        for (a, b, expected) in [
            ("castellano", "tolland", false),
            ("doe", "roe", false),
            ("smith", "smyth", true),
            ("meyer", "meier", true),
            ("tschaikowski", "tchaikovsky", true),
            ("gorbatschow", "gorbachev", true),
            ("毛泽东", "毛", true),
            ("пушкина", "пушкин", true),
            ("пушкин", "толстои", false),
        ] {
            assert_eq!(is_like(a, b), expected, "{a} {b}");
        }
    }
}
