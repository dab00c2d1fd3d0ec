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
        // One that is to be written, or that is to come, has no words.
        let is_compared = |action: &&Action| {
            is_about_words(action)
                && action.select().is_none()
                && (action.is_preferred || action.fixes.iter().all(|it| it.code != "unsourced-quote"))
        };
        for action in offered.iter().filter(is_compared) {
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
        let is_cited_now = offered.first().is_some_and(|first| first.is_preferred && first.title.starts_with("Cite `lincoln`"));
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

/// Text that somebody is at, with what rules find.
fn odd() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(
        &[
            "---\nreferences: [{id: a, type: book}, {id: a}, {type: b}]\n---\n",
            "---\nreferences:\n- id: a\n  issued: 2017-02-30\n- id: b\n  type: speech\n  issued: 3 May 2019\n---\n\n",
            "---\nbibliography: x.bib\n---\n",
            "---\ntitle: cut",
            "“Never again in this town,” she said ",
            "“Never again in this town,” Ruth Bauer said ",
            "é",
            "𝄞 ",
            "> quoted at some length, said A. B.\n\n",
            "> quoted at some length\n>\n> — A. B., 3 May 2019\n\n",
            "“open ",
            "» ",
            "==claim== ",
            "[@a] ",
            "[@a, @b] ",
            "[@a;] ",
            "[@a][@b] ",
            "[@TK] ",
            "@b ",
            "@nobody ",
            "[@c; see @{d e}]",
            ".",
            "(<https://x.org>) ",
            "[minutes](https://x.org/a) ",
            "[^1] ",
            "\n\n[^1]: [@a]\n\n",
            "\n\n",
            "\r\n",
            "\n- ",
            "| a | “Never again in this town,” he said |\n|---|---|\n",
            "<!-- ibid-ignore unsourced-quote -->",
            "<!-- ibid-ignore-file x -->",
            "\n\n<!-- ibid-ignore unsourced-claim: é -->\n\n",
            "`",
            "```\n",
            ":::\n",
            "# ",
        ][..],
    );
    proptest::collection::vec(pieces, 0..10).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn an_action_does_what_it_says_and_nothing_else(source in odd(), at in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let library = "//- /x.bib\n@book{b,\n  title = {B},\n}\n";
        let source = if source.is_empty() || source.ends_with('\n') { source } else { format!("{source}\n") };
        let fixture = Fixture::new(&format!("//- /a.ibid\n{source}{library}"));
        prop_assume!(fixture.snapshot.document(Path::new("/a.ibid")).is_some());
        let text = fixture.document().text.to_string();
        let place = |at: prop::sample::Index| text.floor_char_boundary(at.index(text.len() + 1));
        let (from, to) = (place(at).min(place(to)), place(at).max(place(to)));
        let before = diagnose(&fixture.snapshot, fixture.document());
        let errors = |found: &[crate::analysis::diagnostics::Diagnostic]| {
            found.iter().filter(|it| it.severity == crate::analysis::diagnostics::Severity::Error).count()
        };
        for span in [Span::empty(from), Span::new(from, to)] {
            let (offered, snapshot) = all(&fixture, span);
            prop_assert!(offered.len() <= MENU);
            for action in &offered {
                let mut after: Vec<(Arc<Path>, String)> = Vec::new();
                for edit in &action.edits {
                    let home = snapshot.home(&edit.path).unwrap();
                    let text = home.text().to_string();
                    prop_assert_eq!(edit.version, home.version(), "{}", action.title);
                    let mut end = 0;
                    for (span, _) in &edit.edits {
                        prop_assert!(span.start() >= end, "{}: {:?}", action.title, edit);
                        prop_assert!(text.is_char_boundary(span.start()) && text.is_char_boundary(span.end()));
                        end = span.end();
                    }
                    prop_assert!(end <= text.len());
                    after.push((Arc::clone(&edit.path), edited(home.text(), &edit.edits)));
                }
                if let Some(select) = action.select() {
                    let text = &after.iter().find(|(path, _)| *path == select.path).unwrap().1;
                    prop_assert!(text.is_char_boundary(select.span.end()), "{}", action.title);
                }
                let applied = applied(&fixture, &snapshot, action);
                let found = diagnose(&applied.snapshot, applied.document());
                prop_assert!(errors(&found) <= errors(&before), "{}:\n{}\n--\n{}", action.title, text, applied.document().text.to_string());
                for fixed in &action.fixes {
                    let count = |found: &[crate::analysis::diagnostics::Diagnostic]| found.iter().filter(|it| it.rule.code == fixed.code).count();
                    prop_assert!(count(&found) < count(&before) || action.select().is_some(), "{}:\n{}\n--\n{}", action.title, text, applied.document().text.to_string());
                }
            }
        }
    }
}
