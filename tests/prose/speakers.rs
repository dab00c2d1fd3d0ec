//! Who is speaking, as what, and when.

use std::fmt::Write as _;

use ibid::analysis::shared::credit::{Credit, credit};
use ibid::analysis::shared::verification::Verification;
use ibid::sources::Date;

use crate::passage::{Passage, passages};

/// How often a thing was claimed, how often rightly, how often there was one to claim, and how often that was found.
#[derive(Default)]
struct Score {
    claimed: usize,
    right: usize,
    stated: usize,
    found: usize,
}

impl Score {
    fn add(&mut self, claim: Option<&str>, gold: &Gold) {
        self.claimed += usize::from(claim.is_some());
        let is_right = claim.is_some_and(|claim| gold.is(claim));
        self.right += usize::from(is_right);
        self.stated += usize::from(!gold.may_be_none());
        self.found += usize::from(is_right && !gold.may_be_none());
    }

    fn precision(&self) -> f64 {
        ratio(self.right, self.claimed)
    }

    fn recall(&self) -> f64 {
        ratio(self.found, self.stated)
    }
}

pub(crate) fn ratio(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap()) / f64::from(u32::try_from(whole).unwrap())
}

/// The right answers, `-` for none.
pub(crate) struct Gold(pub(crate) Vec<String>);

impl Gold {
    fn new(field: &str) -> Self {
        Self(field.split(" / ").map(|answer| answer.trim().to_owned()).collect())
    }

    /// Whether to claim nothing is right.
    pub(crate) fn may_be_none(&self) -> bool {
        self.0.iter().any(|answer| answer == "-")
    }

    fn is(&self, claim: &str) -> bool {
        self.0.iter().any(|answer| answer.to_lowercase() == claim.to_lowercase())
    }
}

/// One line of gold.
pub(crate) struct Line {
    pub(crate) words: String,
    pub(crate) speaker: Gold,
    role: Gold,
    pub(crate) date: Gold,
}

impl Line {
    pub(crate) fn new(line: &str) -> Self {
        let fields: Vec<&str> = line.split(" | ").collect();
        let [words, speaker, role, date, ..] = fields.as_slice() else { panic!("not four fields: {line}") };
        Self {
            words: words.trim().to_owned(),
            speaker: Gold::new(speaker),
            role: Gold::new(role),
            date: Gold::new(date),
        }
    }
}

#[derive(Default)]
struct Tally {
    speaker: Score,
    role: Score,
    date: Score,
    /// Names shown that are none.
    not_names: Vec<String>,
    /// What is not as the gold says, for who tunes.
    report: String,
}

impl Tally {
    fn add(&mut self, passage: &Passage) {
        let (markdown, gold): (Vec<&str>, Vec<&str>) = passage.body.lines().partition(|line| !line.starts_with("%= "));
        let (snapshot, document) = passage.document(&(markdown.join("\n") + "\n"));
        let text = document.text.to_string();
        let sources = snapshot.sources(&document);
        let statements: Vec<_> = document.syntax.statements().collect();
        let mut from = 0;
        for line in gold.iter().map(|line| Line::new(&line[3..])) {
            let at = from + text[from..].find(&line.words).unwrap_or_else(|| panic!("{}: {}", passage.id, line.words));
            from = at + line.words.len();
            let around = statements.iter().filter(|statement| statement.span.contains(at));
            let credit = around
                .max_by_key(|statement| statement.span.start())
                .map(|statement| credit(&sources, statement, &Verification::default()));
            self.judge(passage, &line, &credit.unwrap_or_default());
        }
    }

    fn judge(&mut self, passage: &Passage, line: &Line, credit: &Credit) {
        let date = credit.date.as_ref().map(Date::edtf);
        for (what, score, claim, gold) in [
            ("speaker", &mut self.speaker, credit.speaker.as_deref(), &line.speaker),
            ("role", &mut self.role, credit.role.as_deref(), &line.role),
            ("date", &mut self.date, date.as_deref(), &line.date),
        ] {
            score.add(claim, gold);
            if !claim.map_or(gold.may_be_none(), |claim| gold.is(claim)) {
                let (is, claim) = (gold.0.join(" / "), claim.unwrap_or("-"));
                writeln!(self.report, "{:18} {:30} {what:7} {claim:30} not {is}", passage.id, line.words).unwrap();
            }
        }
        self.not_names.extend(credit.speaker.iter().filter(|name| !is_name(name)).cloned());
    }
}

/// Whether it has a name's shape: a capital (or a script without them), and neither an article nor a pronoun at its head.
fn is_name(claim: &str) -> bool {
    const NO_NAME: &[&str] = &[
        "he", "she", "they", "it", "we", "i", "you", "one", "a", "an", "some", "another", "his", "her", "their", "er",
        "sie", "ein", "eine", "einer", "il", "elle", "ils", "elles", "un", "une", "él", "ella", "ellos", "una", "lui",
        "lei", "egli", "ele", "ela", "um", "uma", "hij", "zij", "ze", "een",
    ];
    let first = claim.split_whitespace().next().unwrap_or_default().to_lowercase();
    claim.chars().any(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase())) && !NO_NAME.contains(&&*first)
}

fn tally(part: &str) -> Tally {
    let mut tally = Tally::default();
    for passage in passages(part) {
        tally.add(&passage);
    }
    for (what, score) in [("speaker", &tally.speaker), ("role", &tally.role), ("date", &tally.date)] {
        println!(
            "{part}: {what:7} claimed {:3}, right {:.3}, found of those stated {:.3}",
            score.claimed,
            score.precision(),
            score.recall()
        );
    }
    tally
}

fn judge(tally: &Tally) {
    assert_eq!(tally.not_names, Vec::<String>::new(), "shown as a name");
    // A little below what is reached.
    assert!(tally.speaker.precision() >= 0.95 && tally.speaker.recall() >= 0.88, "speakers");
    assert!(tally.role.precision() >= 0.93 && tally.role.recall() >= 0.88, "roles");
    assert!(tally.date.precision() >= 0.97 && tally.date.recall() >= 0.88, "dates");
}

#[test]
fn on_the_passages_tuned_on() {
    let tally = tally("speakers/tuning");
    println!("{}", tally.report);
    judge(&tally);
}

/// Says the figures and nothing else, so that nobody tunes on these.
#[test]
fn on_the_passages_set_aside() {
    judge(&tally("speakers/held-out"));
}
