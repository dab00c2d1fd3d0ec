//! Speech cues: the words near a quotation that make it somebody's words.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{Lang, entries, index, words};

static CUES: [LazyLock<Option<Regex>>; 8] = [
    LazyLock::new(|| compile(Lang::English)),
    LazyLock::new(|| compile(Lang::German)),
    LazyLock::new(|| compile(Lang::French)),
    LazyLock::new(|| compile(Lang::Spanish)),
    LazyLock::new(|| compile(Lang::Italian)),
    LazyLock::new(|| compile(Lang::Portuguese)),
    LazyLock::new(|| compile(Lang::Dutch)),
    LazyLock::new(|| compile(Lang::Other)),
];

/// The first speech cue in `text` (*said, told, according to, wrote …*), as a byte range: a verb or phrase that
/// introduces somebody's words. *called* and *described as* introduce terms and are none.
///
/// Verbs with other common senses (*added*, *notes*) count only right after a personal pronoun (“she added”), and
/// participles only after an auxiliary (« a déclaré »). `text` is masked; cues of several words are found across line
/// breaks and markup.
pub fn speech_cue(text: &str, lang: Lang) -> Option<Range<usize>> {
    let cues = CUES[index(lang)].as_ref()?;
    cues.captures_iter(text).find_map(|found| found.iter().skip(1).flatten().next().map(|cue| cue.range()))
}

/// One expression, whose groups are the cues. Phrases that hold a cue and are none come first and without a group, so
/// that “frequently asked” is passed over before “asked” is seen.
fn compile(lang: Lang) -> Option<Regex> {
    let words = words(lang);
    let mut strong = vec![words.verbs, words.sources, words.gerunds];
    let mut weak = vec![words.weak_verbs];
    match lang {
        // “they say” is a cue; the bare form, which commands too, is none.
        Lang::English => weak.push(words.plural_verbs),
        // The participle ends its clause, far from its auxiliary.
        _ if words.capital_nouns => strong.push(words.participles),
        _ => {}
    }
    let weak = alternatives(&weak);
    let pronouns = alternatives(&[words.pronouns, words.masculine, words.feminine]);
    let mut branches = vec![alternatives(&[words.not_cues])];
    branches.push(group(&alternatives(&strong)));
    if !weak.is_empty() {
        branches.push(format!("(?:{pronouns}){GAP}(?:also{GAP}|later{GAP})?{}", group(&weak)));
    }
    if !words.enclitics.is_empty() {
        branches.push(group(&format!("(?:{weak})(?:{})", alternatives(&[words.enclitics]))));
    }
    if !words.participles.is_empty() {
        let auxiliaries = alternatives(&[words.auxiliaries]);
        let participles = alternatives(&[words.participles]);
        branches.push(format!(r"(?:{auxiliaries})(?:{GAP}\w+){{0,2}}{GAP}{}", group(&participles)));
    }
    branches.retain(|branch| !branch.is_empty() && branch != "()");
    if branches.is_empty() {
        return None;
    }
    Regex::new(&format!(r"(?i)\b(?:{})\b", branches.join("|"))).ok()
}

fn group(pattern: &str) -> String {
    format!("({pattern})")
}

/// White space and markup between the words of a phrase.
const GAP: &str = r"[\s\x01]+";

/// The entries of `lists` as alternatives, the longest first, their white space and apostrophes in any form.
fn alternatives(lists: &[&'static str]) -> String {
    let mut all: Vec<&str> = lists.iter().flat_map(|list| entries(list)).collect();
    all.sort_by_key(|entry| std::cmp::Reverse(entry.len()));
    let escaped = all.iter().map(|entry| regex::escape(entry).replace(' ', GAP).replace('\'', "['’]"));
    escaped.collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_compiles() {
        for (lang, cues) in super::super::LANGUAGES.iter().zip(&CUES) {
            assert_eq!(cues.is_some(), *lang != Lang::Other, "{lang:?}");
        }
    }

    #[test]
    fn cues() {
        let cases = [
            (Lang::English, "The mayor said it was late.", "said"),
            (Lang::English, "According\n  to the mayor, it was late.", "According\n  to"),
            (Lang::English, "As Smith put it at the time", "put it"),
            (Lang::English, "It was late, she added.", "added"),
            (Lang::English, "Many of them say so; they say it often.", "say"),
            (Lang::English, "In the words of one visitor", "In the words of"),
            (Lang::English, "The \u{1}\u{1}mayor\u{1} wrote\u{1}\u{1} back", "wrote"),
            (Lang::German, "Das hat sie am Montag in Bonn gesagt.", "gesagt"),
            (Lang::German, "Nach Angaben der Polizei war es spät.", "Nach Angaben"),
            (Lang::French, "Le maire a déclaré ceci.", "déclaré"),
            (Lang::French, "C’est tard, ajoute-t-elle.", "ajoute-t-elle"),
            (Lang::French, "D’après lui, il est tard.", "D’après"),
            (Lang::Spanish, "Según el alcalde, era tarde.", "Según"),
            (Lang::Italian, "Il sindaco ha spiegato tutto.", "spiegato"),
            (Lang::Portuguese, "Disse o prefeito.", "Disse"),
            (Lang::Dutch, "Volgens de burgemeester was het laat.", "Volgens"),
        ];
        for (lang, text, cue) in cases {
            assert_eq!(speech_cue(text, lang).map(|range| &text[range]), Some(cue), "{text}");
        }
    }

    #[test]
    fn no_cues() {
        let cases = [
            (Lang::English, "A town called Springfield, described as quiet."),
            (Lang::English, "See the frequently asked questions."),
            (Lang::English, "Added support for the new format in the United States."),
            (Lang::English, "That said, it works."),
            (Lang::English, "It reads the file and continues."),
            (Lang::German, "Eine sogenannte Lösung, wie gesagt."),
            (Lang::French, "C’est-à-dire une note de bas de page, note le plan."),
            (Lang::Spanish, "Es decir, una nota."),
            (Lang::Other, "The mayor said so."),
            (Lang::Japanese, "said"),
        ];
        for (lang, text) in cases {
            assert_eq!(speech_cue(text, lang), None, "{text}");
        }
    }
}
