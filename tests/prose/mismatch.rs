//! Whether a cited source says who spoke, and when, as the text does: with sources that do, and with sources of somebody
//! who is named nowhere.

use std::fmt::Write as _;

use ibid::analysis::diagnostics::diagnose;

use crate::passage::{Passage, passages};
use crate::speakers::{Gold, Line, ratio};

/// Somebody, and a day, of which no passage speaks.
const NOBODY: &str = "Quagmire || Zebulon";
const NEVER: &str = "1492-02-29";

#[derive(Default)]
struct Tally {
    quotations: usize,
    /// Those of somebody who is named, and those of a day that is.
    named: usize,
    dated: usize,
    /// Warnings where the source says what the text does.
    false_speakers: usize,
    false_dates: usize,
    /// Warnings where it says something else.
    found_speakers: usize,
    found_dates: usize,
    /// Each false warning, for who tunes.
    report: String,
}

/// Who and when, for the entry of each quotation.
type Said<'a> = dyn Fn(&Line) -> (String, Option<String>) + 'a;

impl Tally {
    fn add(&mut self, passage: &Passage) {
        let (markdown, gold): (Vec<&str>, Vec<&str>) = passage.body.lines().partition(|line| !line.starts_with("%= "));
        let lines: Vec<Line> = gold.iter().map(|line| Line::new(&line[3..])).collect();
        let markdown = markdown.join("\n") + "\n";
        self.quotations += lines.len();
        self.named += lines.iter().filter(|line| !line.speaker.may_be_none()).count();
        self.dated += lines.iter().filter(|line| !line.date.may_be_none()).count();
        let first = |gold: &Gold| gold.0.iter().find(|answer| *answer != "-").cloned();
        let right = |line: &Line| {
            let name = first(&line.speaker).map_or(NOBODY.to_owned(), |name| in_parts(&name));
            (name, first(&line.date))
        };
        for (code, message) in findings(passage, &markdown, &lines, &right) {
            let count = if code == "speaker-mismatch" { &mut self.false_speakers } else { &mut self.false_dates };
            *count += 1;
            writeln!(self.report, "{:18} {message}", passage.id).unwrap();
        }
        let wrong = |line: &Line| match first(&line.date) {
            None => (NOBODY.to_owned(), None),
            Some(_) => (first(&line.speaker).map_or(NOBODY.to_owned(), |name| in_parts(&name)), Some(NEVER.to_owned())),
        };
        self.found_dates +=
            findings(passage, &markdown, &lines, &wrong).iter().filter(|(code, _)| code == "date-mismatch").count();
        let strange = |_: &Line| (NOBODY.to_owned(), None);
        self.found_speakers += findings(passage, &markdown, &lines, &strange).len();
    }
}

/// `family || given`, as notes have names.
fn in_parts(name: &str) -> String {
    match name.split_once(' ') {
        Some((given, family)) => format!("{family} || {given}"),
        None => format!("{name} ||"),
    }
}

/// What is found when each quotation cites an entry of its own.
fn findings(passage: &Passage, markdown: &str, lines: &[Line], said: &Said<'_>) -> Vec<(String, String)> {
    let (_, document) = passage.document(markdown);
    let text = document.text.to_string();
    let statements: Vec<_> = document.syntax.statements().collect();
    let (mut cited, mut entries) = (text.clone(), String::new());
    let mut places = Vec::new();
    let mut from = 0;
    for (number, line) in lines.iter().enumerate() {
        let at = from + text[from..].find(&line.words).unwrap();
        from = at + line.words.len();
        let around = statements.iter().filter(|statement| statement.span.contains(at));
        let Some(statement) = around.max_by_key(|statement| statement.span.start()) else { continue };
        let (speaker, date) = said(line);
        let date = date.map_or(String::new(), |date| format!(", event-date: \"{date}\""));
        writeln!(entries, "- {{id: g{number}, type: speech, speaker: \"{speaker}\", title: x{date}}}").unwrap();
        places.push((statement.span.end(), number));
    }
    places.sort_unstable();
    for (end, number) in places.into_iter().rev() {
        cited.insert_str(end, &format!(" [@g{number}]"));
    }
    let front = format!("---\nlang: {}\nreferences:\n{entries}---\n\n", passage.lang);
    let (snapshot, document) = passage.document(&(front + &cited));
    let of_rules = |code: &str| matches!(code, "speaker-mismatch" | "date-mismatch");
    let found = diagnose(&snapshot, &document).into_iter().filter(|finding| of_rules(finding.rule.code));
    found.map(|finding| (finding.rule.code.to_owned(), finding.message)).collect()
}

fn tally(part: &str) -> Tally {
    let mut tally = Tally::default();
    for passage in passages(part) {
        tally.add(&passage);
    }
    println!(
        "{part}: of {} quotations {} false warnings of speakers and {} of dates; of {} with another speaker {:.3} found, \
         of {} with another date {:.3}",
        tally.quotations,
        tally.false_speakers,
        tally.false_dates,
        tally.named,
        ratio(tally.found_speakers, tally.named),
        tally.dated,
        ratio(tally.found_dates, tally.dated),
    );
    tally
}

#[test]
fn on_the_passages_tuned_on() {
    let tally = tally("speakers/tuning");
    println!("{}", tally.report);
    judge(&tally);
}

/// A little below what is reached. Wrong is worse than silent.
fn judge(tally: &Tally) {
    assert!(tally.false_speakers + tally.false_dates <= tally.quotations / 200, "false warnings");
    assert!(ratio(tally.found_speakers, tally.named) >= 0.68, "speakers");
    assert!(ratio(tally.found_dates, tally.dated) >= 0.64, "dates");
}

/// Says the figures and nothing else, so that nobody tunes on these.
#[test]
fn on_the_passages_set_aside() {
    judge(&tally("speakers/held-out"));
}
