//! Prose without end, the same each time: sentences with names, numbers, denials, marks of all kinds.

use std::fmt::Write;

/// Numbers that look drawn by lot, and are the same each time.
pub(super) struct Lot(pub(super) u64);

impl Lot {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    pub(super) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

const NAMES: &[&str] = &[
    "Alma",
    "Bertrand",
    "Chiara",
    "Dmitri",
    "Esther",
    "Farouk",
    "Greta",
    "Hollis",
    "Imogen",
    "Joachim",
    "Kofi",
    "Lucía",
    "Moritz",
    "Nadia",
    "O'Brien",
    "Priya",
    "Quentin",
    "Rosalind",
    "Søren",
    "Tamsin",
    "Ursula",
    "Viktor",
    "Wilhelmina",
    "Xavier",
    "Yusuf",
    "Zoë",
];
const NOUNS: &[&str] = &[
    "harbour",
    "ledger",
    "orchard",
    "committee",
    "lantern",
    "bridge",
    "winter",
    "treaty",
    "garden",
    "engine",
    "letter",
    "museum",
    "river",
    "silence",
    "factory",
    "promise",
    "village",
    "archive",
    "kettle",
    "border",
    "choir",
    "debt",
    "election",
    "ferry",
    "granary",
    "hospital",
    "island",
    "jury",
    "kingdom",
    "library",
    "market",
    "neighbour",
    "office",
    "parliament",
    "quarry",
    "railway",
    "school",
    "theatre",
    "union",
    "valley",
    "warehouse",
    "clock",
    "newspaper",
];
const ADJECTIVES: &[&str] = &[
    "old",
    "narrow",
    "half-finished",
    "bitter",
    "luminous",
    "provincial",
    "well-known",
    "silent",
    "expensive",
    "broken",
    "generous",
    "hollow",
    "ordinary",
    "patient",
    "reluctant",
    "scandalous",
    "temporary",
    "unlikely",
    "vast",
    "wooden",
];
const VERBS: &[&str] = &[
    "abandoned",
    "bought",
    "crossed",
    "defended",
    "examined",
    "forgot",
    "guarded",
    "inherited",
    "joined",
    "kept",
    "lost",
    "mended",
    "noticed",
    "opened",
    "painted",
    "questioned",
    "rebuilt",
    "sold",
    "trusted",
    "visited",
    "watched",
];
const DENIALS: &[&str] = &["did not", "never", "could not", "didn't", "would never", "couldn't"];
const LINKS: &[&str] = &[", and ", ", but ", "; ", " because ", " — ", ", which is why ", " although ", ": ", " when "];
const ENDS: &[&str] = &[". ", ". ", ". ", ". ", "! ", "? ", ".\n\n"];

/// At least `words` words.
pub(in crate::verify) fn prose(words: usize, seed: u64) -> String {
    let mut lot = Lot(seed);
    let mut out = String::new();
    let mut count = 0;
    while count < words {
        let start = out.len();
        sentence(&mut lot, &mut out);
        count += out[start..].split_whitespace().count();
    }
    out
}

fn sentence(lot: &mut Lot, out: &mut String) {
    let start = out.len();
    clause(lot, out);
    for _ in 0..lot.below(3) {
        out.push_str(lot.pick(LINKS));
        clause(lot, out);
    }
    if lot.below(12) == 0 {
        let _ = write!(out, ", “or so {} said”", lot.pick(NAMES));
    }
    if lot.below(15) == 0 {
        let _ = write!(out, " (see {})", 1800 + lot.below(220));
    }
    let first = out[start..].chars().next().unwrap();
    out.replace_range(start..start + first.len_utf8(), &first.to_uppercase().to_string());
    out.push_str(lot.pick(ENDS));
}

fn clause(lot: &mut Lot, out: &mut String) {
    subject(lot, out);
    out.push(' ');
    if lot.below(4) == 0 {
        let denial = lot.pick(DENIALS);
        let _ = write!(out, "{denial} ");
    }
    let _ = write!(out, "{} ", lot.pick(VERBS));
    object(lot, out);
    match lot.below(7) {
        0 => {
            let _ = write!(out, " in {}", 1700 + lot.below(320));
        }
        1 => {
            let _ = write!(out, " for {},{:03} crowns", 1 + lot.below(80), lot.below(1000));
        }
        2 => {
            let _ = write!(out, " with {} {}s", 2 + lot.below(90), lot.pick(NOUNS));
        }
        3 => {
            let _ = write!(out, " near {}’s {}", lot.pick(NAMES), lot.pick(NOUNS));
        }
        _ => {}
    }
}

fn subject(lot: &mut Lot, out: &mut String) {
    match lot.below(4) {
        0 => out.push_str(lot.pick(NAMES)),
        1 => {
            let _ = write!(out, "{} and {}", lot.pick(NAMES), lot.pick(NAMES));
        }
        2 => out.push_str(lot.pick(&["she", "he", "they", "nobody", "we", "everyone"])),
        _ => object(lot, out),
    }
}

fn object(lot: &mut Lot, out: &mut String) {
    let article = lot.pick(&["the", "the", "a", "his", "her", "that", "every"]);
    if lot.below(2) == 0 {
        let _ = write!(out, "{article} {} {}", lot.pick(ADJECTIVES), lot.pick(NOUNS));
    } else {
        let _ = write!(out, "{article} {}", lot.pick(NOUNS));
    }
}
