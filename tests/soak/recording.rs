//! What somebody did who wrote an article: `writing.txt`, which says how it is read.

use std::collections::VecDeque;
use std::ops::Range;

use crate::desk::Desk;
use crate::server::Server;
use crate::text;

/// The article.
pub(crate) const NAME: &str = "desk/pier.md";

/// One thing that the writer did, which is one edit at most.
#[derive(Clone, Debug)]
enum Step {
    Put(String),
    Find(String),
    Back,
    Drop(String),
    Undo,
    Wrap(usize),
    Save,
}

/// Where in the recording we are.
pub(crate) struct Recording {
    steps: VecDeque<Step>,
    caret: usize,
}

impl Recording {
    /// At its beginning.
    pub(crate) fn new() -> Self {
        let lines = include_str!("writing.txt").lines().filter(|line| !line.starts_with('#'));
        Self { steps: lines.flat_map(steps).collect(), caret: 0 }
    }

    /// Does what comes next.
    pub(crate) fn play(&mut self, desk: &mut Desk, server: &mut Server) {
        let Some(step) = self.steps.pop_front() else { return };
        let text = desk.open[NAME].text.clone();
        let caret = text::snapped(&text, self.caret.min(text.len()));
        // A key may have got another name meanwhile.
        let place = |words: &str| text.find(words).map_or(caret..caret, |start| start..start + words.len());
        match step {
            Step::Put(new) => self.put(desk, server, caret..caret, &new),
            Step::Find(words) => self.caret = place(&words).end,
            Step::Back => {
                let before = text[..caret].char_indices().next_back().map_or(0, |(at, _)| at);
                self.put(desk, server, before..caret, "");
            }
            Step::Drop(words) => self.put(desk, server, place(&words), ""),
            Step::Undo => desk.undo(server, NAME),
            Step::Wrap(width) => {
                let paragraph = paragraph(&text, caret);
                self.put(desk, server, paragraph.clone(), &wrapped(&text[paragraph], width));
            }
            Step::Save => desk.save(server, NAME),
        }
    }

    fn put(&mut self, desk: &mut Desk, server: &mut Server, range: Range<usize>, new: &str) {
        self.caret = range.start + new.len();
        desk.edit(server, NAME, &[(range, new.to_owned())]);
    }

    /// Where the caret is.
    pub(crate) fn caret(&self) -> usize {
        self.caret
    }

    /// Whether there is nothing more.
    pub(crate) fn is_over(&self) -> bool {
        self.steps.is_empty()
    }
}

/// What a line of the recording stands for.
fn steps(line: &str) -> Vec<Step> {
    let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
    let words = rest.replace("\\n", "\n");
    let times = |step: Step| vec![step; rest.parse().unwrap()];
    match verb {
        "type" => words.chars().map(|char| Step::Put(char.into())).collect(),
        "paste" => vec![Step::Put(words)],
        "find" => vec![Step::Find(words)],
        "back" => times(Step::Back),
        "drop" => vec![Step::Drop(words)],
        "undo" => times(Step::Undo),
        "wrap" => vec![Step::Wrap(rest.parse().unwrap())],
        "join" => vec![Step::Wrap(usize::MAX)],
        "save" => vec![Step::Save],
        _ => panic!("nobody knows how to {line}"),
    }
}

/// The paragraph at `caret`: what lies between two empty lines.
fn paragraph(text: &str, caret: usize) -> Range<usize> {
    let start = text[..caret].rfind("\n\n").map_or(0, |at| at + 2);
    let end = text[caret..].find("\n\n").map_or(text.len(), |at| caret + at);
    start..end.max(start)
}

/// `paragraph` in lines of at most `width` letters.
fn wrapped(paragraph: &str, width: usize) -> String {
    let (mut wrapped, mut column) = (String::new(), 0);
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        let is_full = column > 0 && column + 1 + length > width;
        if !wrapped.is_empty() {
            wrapped.push(if is_full { '\n' } else { ' ' });
        }
        column = if is_full || wrapped.is_empty() { length } else { column + 1 + length };
        wrapped.push_str(word);
    }
    wrapped
}
