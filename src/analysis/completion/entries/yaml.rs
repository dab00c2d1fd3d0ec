//! Where a place is in YAML, by the indentation of the lines around it: what is being typed is not yet YAML.

use super::flow::{self, Flow};
use super::place::What;
use crate::text::{Span, Text};

/// How many lines of one mapping are looked at, and how far away what it stands in may begin.
const FAR: usize = 4000;

/// A place in a mapping or a list.
#[derive(Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Each tells something of its own.
pub(super) struct InYaml {
    /// The fields that it stands in, the innermost first.
    pub(super) path: Vec<String>,
    /// Whether what it stands in is an item of a list.
    pub(super) is_item: bool,
    /// The fields beside it, with their values where these are plain.
    pub(super) beside: Vec<(String, String)>,
    pub(super) what: What,
    /// The word around the caret.
    pub(super) replace: Span,
    pub(super) is_quoted: bool,
    /// Whether a colon follows it.
    pub(super) is_followed: bool,
    /// Whether it stands in brackets.
    pub(super) is_in_flow: bool,
    /// Where the comma is to be that parts it from the value before it, if it is missing.
    pub(super) comma: Option<usize>,
}

/// A line, by where its parts begin.
struct Line {
    /// Its dash, if it begins an item.
    dash: Option<usize>,
    /// What follows the indentation and the dash.
    column: usize,
    /// The name of a field, and where its colon is.
    name: Option<(String, usize)>,
    text: String,
}

impl Line {
    fn read(text: &str) -> Self {
        let mut column = text.len() - text.trim_start_matches(' ').len();
        let mut dash = None;
        while let Some(rest) = text.get(column..).and_then(|rest| rest.strip_prefix('-')) {
            if !rest.is_empty() && !rest.starts_with(' ') {
                break;
            }
            dash = Some(column);
            column += 1 + rest.len() - rest.trim_start_matches(' ').len();
        }
        let content = text.get(column..).unwrap_or_default();
        let colon = content.match_indices(':').map(|(at, _)| at);
        let is_colon = |at: &usize| content.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let name = colon.into_iter().find(is_colon).and_then(|at| {
            let name = content.get(..at)?.trim().trim_matches(['"', '\'']);
            (!name.is_empty() && !name.contains(['{', '[', '#'])).then(|| (name.to_owned(), column + at))
        });
        Self { dash, column, name, text: text.to_owned() }
    }

    fn is_blank(&self) -> bool {
        let content = self.text.get(self.column..).unwrap_or_default();
        self.dash.is_none() && (content.is_empty() || content.starts_with('#'))
    }

    fn value(&self) -> &str {
        self.name.as_ref().and_then(|(_, colon)| self.text.get(colon + 1..)).unwrap_or_default().trim()
    }
}

/// What is to stand at `offset` of the YAML at `within`. Where lists that begin at the margin
/// are the file's own, nothing is looked for that they stand in.
pub(super) fn place(text: &Text, within: Span, offset: usize, is_list_of_file: bool) -> Option<InYaml> {
    let here = text.line_of(offset);
    let lines = Lines { text, first: text.line_of(within.start()), last: text.line_of(within.end()) };
    let start = text.line_span(here).start();
    let caret = offset - start;
    let line = lines.read(here);
    let before = line.text.get(..caret)?;
    if before.trim_start().starts_with('#') || before.contains(" #") || caret < line.column && !before.trim().is_empty()
    {
        return None;
    }
    // On a blank line the caret says how deep it is.
    let column = if line.is_blank() { caret } else { line.column };
    let dash = if caret < line.column { None } else { line.dash };
    let around = lines.around(here, column, dash, is_list_of_file);
    let opened = line.text.get(line.column..).and_then(|content| {
        let value = line.name.as_ref().map_or(0, |(_, colon)| colon + 1 - line.column);
        let rest = content.get(value..)?;
        let open = value + rest.len() - rest.trim_start().len();
        content.get(open..)?.starts_with(['{', '[']).then_some(line.column + open)
    });
    if let Some(open) = opened.filter(|open| *open < caret) {
        let flow = flow::read(line.text.get(open..)?, caret - open, false)?;
        return Some(in_flow(flow, &line, around, start + open));
    }
    let Around { path, is_item, beside } = around;
    let base = InYaml {
        path,
        is_item,
        beside,
        what: What::Field,
        replace: Span::default(),
        is_quoted: false,
        is_followed: false,
        is_in_flow: false,
        comma: None,
    };
    match &line.name {
        Some((name, colon)) if caret > *colon => {
            let (replace, is_quoted) = value(&line.text, *colon + 1, caret).or_else(|| begun(before, *colon + 1))?;
            Some(InYaml { what: What::Value(name.clone()), replace: replace.shifted(start), is_quoted, ..base })
        }
        Some((name, _)) => {
            let from = line.column + usize::from(line.text.get(line.column..)?.starts_with(['"', '\'']));
            let replace = Span::new(from, from + name.len()).shifted(start);
            replace.touches(offset).then_some(InYaml { replace, is_followed: true, ..base })
        }
        None => {
            let (replace, is_quoted) = value(&line.text, column.min(line.text.len()), caret)?;
            let what = if is_quoted { What::Item } else { What::Field };
            Some(InYaml { what, replace: replace.shifted(start), is_quoted, ..base })
        }
    }
}

/// The value that starts at `from` of a line, without its quotation marks and a comment; whether it has such marks.
fn value(line: &str, from: usize, caret: usize) -> Option<(Span, bool)> {
    let rest = line.get(from..)?;
    let start = from + (rest.len() - rest.trim_start_matches(' ').len());
    let value = line.get(start..)?;
    let (start, end, is_quoted) = if let Some(mark @ ('"' | '\'')) = value.chars().next() {
        let end = value.get(1..)?.find(mark).map_or(line.len(), |at| start + 1 + at);
        (start + 1, end, true)
    } else {
        let end = value.find(" #").unwrap_or(value.len());
        (start, start + value.get(..end)?.trim_end().len(), false)
    };
    if caret < start || start > end {
        return (caret >= from).then_some((Span::empty(caret), false));
    }
    (caret <= end || !is_quoted && line.get(end..caret)?.trim().is_empty() && end == start)
        .then(|| (if caret > end { Span::empty(caret) } else { Span::new(start, end) }, is_quoted))
}

/// The value that starts at `from` and that `before` ends with, which more words may follow after a space.
fn begun(before: &str, from: usize) -> Option<(Span, bool)> {
    let value = before.get(from..)?.trim_start();
    let is_plain = !value.starts_with(['"', '\'']);
    (is_plain && value.ends_with(' ')).then(|| (Span::new(before.len() - value.len(), before.len()), false))
}

fn in_flow(flow: Flow, line: &Line, around: Around, base: usize) -> InYaml {
    let Flow { path, beside, what, replace, is_quoted, is_followed, comma } = flow;
    let is_fields = path.is_empty() && line.name.is_none();
    let own = line.name.as_ref().map(|(name, _)| name.clone());
    let is_item = if is_fields { line.dash.is_some() } else { true };
    let path = path.into_iter().chain(own).chain(around.path).collect();
    InYaml {
        path,
        is_item,
        beside,
        what,
        replace: replace.shifted(base),
        is_quoted,
        is_followed,
        is_in_flow: true,
        comma: comma.map(|comma| comma + base),
    }
}

/// What a line stands in, and beside.
struct Around {
    path: Vec<String>,
    is_item: bool,
    beside: Vec<(String, String)>,
}

struct Lines<'t> {
    text: &'t Text,
    first: usize,
    last: usize,
}

impl Lines<'_> {
    fn read(&self, line: usize) -> Line {
        Line::read(&self.text.line(line))
    }

    /// What the line `here` stands in whose field starts in `column`, after a `dash` if it begins an item.
    fn around(&self, here: usize, column: usize, dash: Option<usize>, is_list_of_file: bool) -> Around {
        let mut around = Around { path: Vec::new(), is_item: dash.is_some(), beside: Vec::new() };
        // Of the mapping: up to its first line, from there on what it stands in.
        let own = column;
        let (mut column, mut limit) = (column, dash);
        let mut is_own = true;
        for number in (self.first.max(here.saturating_sub(FAR))..here).rev() {
            let line = self.read(number);
            if line.is_blank() {
                continue;
            }
            if is_list_of_file && limit == Some(0) {
                break;
            }
            match limit {
                // Within the mapping.
                None if line.column > column => {}
                None if line.column == column => {
                    if is_own {
                        around.beside.extend(field(&line));
                    }
                    if line.dash.is_some() {
                        limit = line.dash;
                        around.is_item |= is_own;
                    }
                }
                None => {
                    is_own = false;
                    around.path.extend(line.name.as_ref().map(|(name, _)| name.clone()));
                    (column, limit) = (line.column, line.dash);
                }
                // Within a list: what it is the value of stands less deep, or as deep without a dash.
                Some(dash) => {
                    let is_around = line.column < dash || line.column == dash && line.dash.is_none();
                    if is_around || line.dash.is_some_and(|other| other < dash) {
                        is_own = false;
                        around.path.extend(line.name.as_ref().map(|(name, _)| name.clone()));
                        (column, limit) = (line.column, line.dash);
                    }
                }
            }
            if column == 0 && limit.is_none() && !is_own {
                break;
            }
        }
        self.add_following(here, own, &mut around);
        around
    }

    /// The fields of the same mapping after the line `here`.
    fn add_following(&self, here: usize, column: usize, around: &mut Around) {
        for number in here + 1..=self.last.min(here + FAR) {
            let line = self.read(number);
            if line.is_blank() || line.column > column && line.dash.is_none_or(|dash| dash > column) {
                continue;
            }
            if line.column != column || line.dash.is_some() {
                return;
            }
            around.beside.extend(field(&line));
        }
    }
}

fn field(line: &Line) -> Option<(String, String)> {
    let (name, _) = line.name.as_ref()?;
    Some((name.clone(), line.value().trim_matches(['"', '\'']).to_owned()))
}
