//! What holds of every action.

use proptest::prelude::*;

use super::*;
use crate::analysis::shared::verification::Outcome;
use crate::verify::Verdict;

/// The words of the speech.
fn spoken() -> Vec<&'static str> {
    SPEECH.lines().skip(1).flat_map(str::split_whitespace).collect()
}

/// Ways to quote `words` of a source that is cited as `citation`.
fn shaped(shape: usize, words: &str, citation: &str) -> String {
    match shape {
        0 => format!("“{words},” he said {citation}."),
        1 => format!("He said: “{words}” {citation}."),
        2 => format!("> {} \n>\n> — Abraham Lincoln {citation}", on_lines(words)),
        3 => format!("- One thing.\n- “{words}”, said Lincoln {citation}"),
        4 => format!("| who | what |\n|---|---|\n| Lincoln | “{words}” {citation} |"),
        5 => format!("Lincoln spoke.[^1]\n\n[^1]: “{words}” {citation}."),
        6 => format!("He said \"{words}\" {citation} and went home."),
        _ => format!("> > {words} {citation}"),
    }
}

/// `words` on a few lines of a block. A word alone on the first could be its label.
fn on_lines(words: &str) -> String {
    let words: Vec<&str> = words.split(' ').collect();
    words.chunks(3).map(|line| line.join(" ")).collect::<Vec<_>>().join("\n> ")
}

const SHAPES: usize = 8;

/// A change that makes other words of them.
#[derive(Clone, Debug)]
enum Damage {
    None,
    Replaced(usize),
    Dropped(usize),
    Added(usize),
}

impl Damage {
    fn done(&self, words: &[&str]) -> String {
        let mut words: Vec<&str> = words.to_vec();
        let within = |at: &usize| 1 + at % (words.len() - 2);
        match self {
            Self::None => {}
            Self::Replaced(at) => {
                let at = within(at);
                words[at] = "verily";
            }
            Self::Dropped(at) => drop(words.remove(within(at))),
            Self::Added(at) => words.insert(within(at), "verily"),
        }
        words.join(" ").trim_end_matches([',', '.', ':']).to_owned()
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        Just(Damage::None),
        (0..20_usize).prop_map(Damage::Replaced),
        (0..20_usize).prop_map(Damage::Dropped),
        (0..20_usize).prop_map(Damage::Added),
    ]
}

/// A document that quotes some of the speech, with its files.
fn quoting(from: usize, count: usize, damage: &Damage, shape: usize, citation: &str) -> String {
    let words = spoken();
    let words = damage.done(&words[from..(from + count).min(words.len())]);
    format!("{HEAD}{}\n{SPEECH}", shaped(shape, &words, citation))
}

/// The quotations of the first file, each with what is known of it.
fn outcomes(fixture: &Fixture) -> Vec<Option<Outcome>> {
    let document = fixture.document();
    let sources = fixture.snapshot.sources(document);
    let quotations = document.syntax.statements().filter(|it| it.kind != StatementKind::Claim);
    quotations.map(|statement| verify(&fixture.snapshot, document, &sources, &statement).outcome).collect()
}

fn is_verified(outcome: Option<Outcome>) -> bool {
    matches!(outcome, Some(Outcome::Compared(Verdict::Verbatim | Verdict::MarkedChanges)))
}

fn words_at(fixture: &Fixture) -> Span {
    let document = fixture.document();
    let statement = document.syntax.statements().find(|it| it.kind != StatementKind::Claim);
    Span::empty(statement.unwrap().words[0].start() + 1)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(192) })]

    #[test]
    fn after_every_action_the_words_are_the_sources(
        from in 0..60_usize,
        count in 6..14_usize,
        damage in damage(),
        shape in 0..SHAPES,
        is_cited in any::<bool>(),
    ) {
        let citation = if is_cited { "[@lincoln]" } else { "" };
        let source = quoting(from, count, &damage, shape, citation);
        let fixture = Fixture::new(&source);
        let (offered, snapshot) = all(&fixture, words_at(&fixture));
        for action in &offered {
            let text = edited(snapshot.text(&fixture.path).unwrap(), &action.edits[0].edits);
            let after = Fixture::new(&with_first(&fixture, &text));
            let outcomes = outcomes(&after);
            prop_assert!(outcomes.iter().copied().any(is_verified), "{}:\n{}", action.title, text);
            prop_assert_eq!(outcomes.len(), self::outcomes(&fixture).len(), "{}:\n{}", &action.title, text);
        }
        let misquotes = outcomes(&fixture).contains(&Some(Outcome::Compared(Verdict::Differs)));
        let is_mended = offered.first().is_some_and(|first| first.is_preferred && first.fixes[0].code == "misquote");
        prop_assert_eq!(misquotes, is_mended, "{:?}\n{}", offered, source);
        let is_unsourced = !is_cited && matches!(damage, Damage::None);
        let is_cited_now = offered.first().is_some_and(|first| first.is_preferred && first.title == "Cite lincoln");
        prop_assert_eq!(is_unsourced, is_cited_now, "{:?}\n{}", offered, source);
    }

    #[test]
    fn a_locator_is_read_as_what_was_added(
        prefix in prop::sample::select(vec!["", "see ", "cf. *also* ", "-"]),
        suffix in prop::sample::select(vec!["", ", emphasis added", " passim", "; @other", ", and *so* on"]),
        lang in prop::sample::select(vec!["en", "en-GB", "de", "fr", "es", "it", "pt", "pt-BR", "nl", "ja", "zh", "zh-TW", "sv"]),
        page in 0..4_usize,
        is_narrative in any::<bool>(),
    ) {
        let words = spoken();
        let pages: Vec<String> = words.chunks(words.len() / 4).map(|page| page.join(" ")).collect();
        let quoted = words.chunks(words.len() / 4).nth(page).unwrap()[1..8].join(" ");
        let quoted = quoted.trim_end_matches([',', '.', ':']);
        let text = match (is_narrative, suffix.strip_prefix(", ")) {
            (true, Some(rest)) => format!("@lincoln [{rest}] said: “{quoted}”."),
            (true, None) => format!("@lincoln said: “{quoted}”."),
            (false, _) => format!("He said: “{quoted}” [{prefix}@lincoln{suffix}]."),
        };
        let head = HEAD.replace("references:", &format!("lang: {lang}\nreferences:"));
        let fixture = Fixture::new(&format!("{head}{text}\n//- /speech.txt\n{}\n", pages.join("\n\u{c}")));
        let (offered, snapshot) = all(&fixture, words_at(&fixture));
        let added = offered.iter().find(|action| action.title.starts_with("Add the page"));
        prop_assert!(added.is_some(), "{:?}\n{}", offered, text);
        let text = edited(snapshot.text(&fixture.path).unwrap(), &added.unwrap().edits[0].edits);
        let syntax = crate::syntax::Syntax::parse(&text, crate::syntax::Dialect::default());
        let citation = syntax.citations().find(|citation| citation.key == "lincoln").unwrap();
        let locator = citation.locator.as_ref().unwrap();
        prop_assert_eq!(locator.label, "page");
        prop_assert_eq!(&text[citation.place(locator.value)], (page + 1).to_string(), "{}", text);
    }
}
