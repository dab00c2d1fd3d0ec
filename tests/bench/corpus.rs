//! What the benches read: articles and libraries of any size, the same each time.
#![allow(dead_code)] // Not every bench uses all of it.

use std::fmt::Write;

/// How many sources an article cites.
pub const SOURCES: usize = 500;

/// The same numbers each time.
pub struct Numbers(u64);

impl Numbers {
    pub fn new() -> Self {
        Self(1)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % end
    }
}

const WORDS: [&str; 24] = [
    "the",
    "council",
    "of",
    "a",
    "water",
    "and",
    "to",
    "minister",
    "report",
    "in",
    "was",
    "evening",
    "for",
    "had",
    "committee",
    "letter",
    "from",
    "witness",
    "about",
    "year",
    "which",
    "town",
    "never",
    "budget",
];

fn words(numbers: &mut Numbers, count: usize) -> String {
    let words: Vec<&str> = (0..count).map(|_| WORDS[numbers.below(WORDS.len())]).collect();
    words.join(" ")
}

/// An article of about so many bytes: paragraphs with a quotation and its citation, now and then one without, a block
/// quotation, a claim, a heading.
pub fn article(size: usize) -> String {
    let mut numbers = Numbers::new();
    let mut text = String::from("---\ntitle: A bench\nlang: en\nbibliography: refs.bib\n---\n\n");
    let mut paragraph = 0;
    while text.len() < size {
        paragraph += 1;
        let (lead, quoted) = (words(&mut numbers, 24), words(&mut numbers, 14));
        let key = numbers.below(SOURCES);
        let _ = match paragraph % 10 {
            3 => writeln!(text, "> {quoted}\n>\n> — Ann Roe, Elmsford, 3 May 2019 [@k{key:04}]\n"),
            5 => writeln!(text, "So {lead}. ==The {quoted}== [@k{key:04}, p. 3].\n"),
            7 if paragraph % 100 == 7 => writeln!(text, "So {lead}. “The {quoted},” said Ann Roe.\n"),
            9 => writeln!(text, "## The {}\n", words(&mut numbers, 4)),
            _ => writeln!(
                text,
                "So {lead}. “The {quoted},” said Ann Roe [@k{key:04}, p. {}]. And {lead}.\n",
                key % 300 + 1
            ),
        };
    }
    text
}

/// A library of so many sources, in `.bib`.
pub fn bib(count: usize) -> String {
    entries(count, |text, key, year| {
        writeln!(
            text,
            "@speech{{{key},\n  author = {{Roe, Ann}},\n  title = {{The matter of the bond, {key}}},\n  date = {{{year}-05-03}},\n  \
             url = {{https://example.org/{key}}},\n}}\n"
        )
    })
}

/// The same in CSL JSON.
pub fn csl_json(count: usize) -> String {
    let entries = entries(count, |text, key, year| {
        writeln!(
            text,
            r#"  {{"id": "{key}", "type": "speech", "author": [{{"family": "Roe", "given": "Ann"}}], "title": "The matter of the bond", "issued": {{"date-parts": [[{year}, 5, 3]]}}}},"#
        )
    });
    format!("[\n{}\n]\n", entries.trim_end().trim_end_matches(','))
}

/// The same in CSL YAML.
pub fn csl_yaml(count: usize) -> String {
    let entries = entries(count, |text, key, year| {
        writeln!(
            text,
            "- id: {key}\n  type: speech\n  author: [{{family: Roe, given: Ann}}]\n  title: The matter of the bond\n  issued: {year}-05-03"
        )
    });
    format!("references:\n{entries}")
}

/// The same as Hayagriva has it.
pub fn hayagriva(count: usize) -> String {
    entries(count, |text, key, year| {
        writeln!(
            text,
            "{key}:\n  type: misc\n  author: Roe, Ann\n  title: The matter of the bond\n  date: {year}-05-03"
        )
    })
}

/// The same in RIS.
pub fn ris(count: usize) -> String {
    entries(count, |text, key, year| {
        writeln!(
            text,
            "TY  - GEN\nID  - {key}\nAU  - Roe, Ann\nTI  - The matter of the bond\nDA  - {year}/05/03\nER  - \n"
        )
    })
}

fn entries(count: usize, write: impl Fn(&mut String, &str, usize) -> std::fmt::Result) -> String {
    let mut text = String::new();
    for number in 0..count {
        let _ = write(&mut text, &format!("k{number:04}"), 1900 + number % 120);
    }
    text
}

/// Captions with about so many bytes of words.
pub fn captions(size: usize) -> String {
    let mut numbers = Numbers::new();
    let mut text = String::from("WEBVTT\n\n");
    let mut second = 0;
    while text.len() < size {
        let clock = |second: usize| format!("{:02}:{:02}:{:02}.000", second / 3600, second / 60 % 60, second % 60);
        let _ = writeln!(
            text,
            "{} --> {}\n<v Ann Roe>The {}.\n",
            clock(second),
            clock(second + 4),
            words(&mut numbers, 12)
        );
        second += 4;
    }
    text
}
