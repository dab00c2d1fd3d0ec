//! Where a place is in an `ibid.toml`, by its lines: what is being typed is not yet TOML.

use super::place::{Place, Shape, What, Writing};
use crate::text::{Span, Text};

/// How many lines of a table are looked at.
const FAR: usize = 1000;

/// What stands at a place within a line.
struct Found {
    /// The tables that it stands in, below that of the line.
    path: Vec<String>,
    what: What,
    replace: Span,
    is_quoted: bool,
    is_followed: bool,
    /// The items of the list that it stands in, if it stands in one.
    items: Option<Vec<String>>,
    /// What else the table on the line has.
    beside: Vec<String>,
}

/// What is to stand at `offset`. `None`: nothing that is known.
pub(super) fn place(text: &Text, offset: usize) -> Option<Place> {
    let here = text.line_of(offset);
    let start = text.line_span(here).start();
    let line = text.line(here);
    let caret = offset - start;
    let before = line.get(..caret)?;
    if before.trim_start().starts_with('#') || before.contains(" #") {
        return None;
    }
    let lines = Lines { text, here };
    if before.trim_start().starts_with('[') && !line.contains('=') && lines.list().is_none() {
        return header(&lines, &line, caret, start);
    }
    let found = match lines.list() {
        Some((name, items)) => in_list(name, &line, caret, items),
        None => pair(&line, caret),
    }?;
    let mut path: Vec<&str> = lines.table();
    path.extend(found.path.iter().map(String::as_str));
    let shape = match path.as_slice() {
        [] => Shape::Config,
        ["overrides"] => Shape::Override,
        ["rules"] | ["overrides", "rules"] => Shape::Rules,
        _ => return None,
    };
    let mut present = found.beside;
    if found.path.is_empty() {
        present.extend(lines.names());
    }
    let is_in_list = found.items.is_some();
    let others = found.items.unwrap_or_default();
    let place = written(shape, found.what, found.replace.shifted(start));
    Some(Place { present, is_quoted: found.is_quoted, is_followed: found.is_followed, is_in_list, others, ..place })
}

fn written(shape: Shape, what: What, replace: Span) -> Place {
    Place {
        shape,
        what,
        replace,
        present: Vec::new(),
        key: String::new(),
        kind: String::new(),
        writing: Writing::Toml,
        is_followed: false,
        is_quoted: false,
        is_in_list: false,
        others: Vec::new(),
        comma: None,
    }
}

/// The name of a table, between its brackets.
fn header(lines: &Lines<'_>, line: &str, caret: usize, start: usize) -> Option<Place> {
    let from = line.find(|c: char| c != '[' && !c.is_whitespace()).unwrap_or(line.len()).min(caret);
    let length = line.get(from..)?.find([']', '#']).unwrap_or(line.len() - from);
    let end = from + line.get(from..from + length)?.trim_end().len();
    let is_array = line.get(..from)?.contains("[[");
    let replace = Span::new(from, end.max(caret));
    let is_followed = line.get(replace.end()..)?.starts_with(']');
    let present = lines.tables().filter(|(_, array)| !array).map(|(name, _)| name).collect();
    let shape = if is_array { Shape::Arrays } else { Shape::Tables };
    let place = written(shape, What::Field, replace.shifted(start));
    (replace.touches(caret) && !line.get(..caret)?.contains(']')).then_some(Place { present, is_followed, ..place })
}

/// A name with its value, or the beginning of one.
fn pair(text: &str, caret: usize) -> Option<Found> {
    let sign = text.find('=');
    let from = text.len() - text.trim_start().len();
    let end = text.get(..sign.unwrap_or(text.len()))?.trim_end().len().max(from.min(caret));
    let name = text.get(from.min(end)..end)?;
    let mut path: Vec<String> = name.split('.').map(|part| part.trim().to_owned()).collect();
    let last = path.pop().unwrap_or_default();
    match sign {
        Some(sign) if caret > sign => {
            let found = value(last.clone(), text, sign + 1, caret)?;
            path.extend(found.path);
            Some(Found { path, ..found })
        }
        _ => {
            let replace = if caret < from { Span::empty(caret) } else { Span::new(end - last.len(), end) };
            let is_word = !last.contains(char::is_whitespace) && replace.touches(caret);
            let is_followed = sign.is_some() && !replace.is_empty();
            is_word.then(|| Found { path, ..found(What::Field, replace, false, is_followed) })
        }
    }
}

fn found(what: What, replace: Span, is_quoted: bool, is_followed: bool) -> Found {
    Found { path: Vec::new(), what, replace, is_quoted, is_followed, items: None, beside: Vec::new() }
}

/// The value of `name`, which starts at `from`, or what is in it.
fn value(name: String, text: &str, from: usize, caret: usize) -> Option<Found> {
    let rest = text.get(from..)?;
    let start = from + rest.len() - rest.trim_start().len();
    match text.get(start..)?.chars().next() {
        Some('[') if caret > start => in_list(name, text, caret, Vec::new()),
        Some('{') if caret > start => {
            let pieces = pieces(text, start + 1);
            let own = pieces.iter().find(|piece| piece.touches(caret))?;
            let inner = pair(text.get(own.range())?, caret - own.start())?;
            let others = pieces.iter().filter(|piece| *piece != own).filter_map(|piece| text.get(piece.range()));
            let names = others.filter_map(|other| Some(other.split_once('=')?.0.trim().to_owned()));
            let is_outer = inner.path.is_empty();
            let beside = if is_outer { names.collect() } else { inner.beside };
            let path = std::iter::once(name).chain(inner.path).collect();
            Some(Found { path, replace: inner.replace.shifted(own.start()), beside, ..inner })
        }
        Some('"' | '\'') if caret > start => {
            let (replace, _) = quoted(text, start)?;
            replace.touches(caret).then(|| found(What::Value(name), replace, true, false))
        }
        _ => {
            let end = text.get(start..)?.find(|c: char| c.is_whitespace() || c == '#');
            let end = end.map_or(text.len(), |length| start + length);
            let replace = if caret < start { Span::empty(caret) } else { Span::new(start, end) };
            replace.touches(caret).then(|| found(What::Value(name), replace, false, false))
        }
    }
}

/// A string of the list that is the value of `name`, with the items on other lines.
fn in_list(name: String, text: &str, caret: usize, mut items: Vec<String>) -> Option<Found> {
    let mut own = Span::empty(caret);
    let mut is_quoted = false;
    let mut at = 0;
    while let Some(mark) = text.get(at..)?.find(['"', '\'']).map(|mark| at + mark) {
        let (inner, next) = quoted(text, mark)?;
        if inner.touches(caret) {
            (own, is_quoted) = (inner, true);
        } else {
            items.push(text.get(inner.range())?.to_owned());
        }
        at = next;
    }
    let is_closed = !is_quoted && text.get(..caret)?.trim_end().ends_with(']');
    (!is_closed).then(|| Found { items: Some(items), ..found(What::Value(name), own, is_quoted, false) })
}

/// What stands between the mark at `mark` and the next of its kind, and where that ends.
fn quoted(text: &str, mark: usize) -> Option<(Span, usize)> {
    let (inner, sign) = (mark + 1, text.get(mark..)?.chars().next()?);
    let end = text.get(inner..)?.find(sign).map(|length| inner + length);
    Some(end.map_or((Span::new(inner, text.len()), text.len()), |end| (Span::new(inner, end), end + 1)))
}

/// The parts of a table in braces that commas part, from `from` to its closing brace.
fn pieces(text: &str, from: usize) -> Vec<Span> {
    let (mut pieces, mut start, mut depth) = (Vec::new(), from, 0_usize);
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < from) {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' if depth > 0 => depth -= 1,
            '}' => {
                pieces.push(Span::new(start, at));
                return pieces;
            }
            ',' if depth == 0 => {
                pieces.push(Span::new(start, at));
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.push(Span::new(start, text.len()));
    pieces
}

/// The lines around one.
struct Lines<'t> {
    text: &'t Text,
    here: usize,
}

impl Lines<'_> {
    /// The name of a table on its line, and whether it is one of several.
    fn header(&self, line: usize) -> Option<(String, bool)> {
        let line = self.text.line(line);
        let inner = line.trim_start().strip_prefix('[')?;
        let is_array = inner.starts_with('[');
        let name = inner.trim_start_matches('[').split(']').next()?.trim();
        (!name.is_empty() && !name.contains(['"', '\'', ','])).then(|| (name.to_owned(), is_array))
    }

    fn above(&self) -> impl Iterator<Item = usize> {
        (self.here.saturating_sub(FAR)..self.here).rev()
    }

    fn below(&self) -> impl Iterator<Item = usize> {
        self.here + 1..self.text.line_count().min(self.here + FAR)
    }

    /// The table that the line is in.
    fn table(&self) -> Vec<&'static str> {
        const KNOWN: [(&str, &[&str]); 3] =
            [("rules", &["rules"]), ("overrides", &["overrides"]), ("overrides.rules", &["overrides", "rules"])];
        let Some((name, _)) = self.above().find_map(|line| self.header(line)) else { return Vec::new() };
        KNOWN.iter().find(|(known, _)| *known == name).map_or(vec!["?"], |(_, path)| path.to_vec())
    }

    /// All other tables.
    fn tables(&self) -> impl Iterator<Item = (String, bool)> {
        self.above().chain(self.below()).filter_map(|line| self.header(line))
    }

    /// The names in the same table on other lines, and in the file's own those of tables.
    fn names(&self) -> Vec<String> {
        let is_inside = |line: &usize| self.header(*line).is_none();
        let lines = self.above().take_while(is_inside).chain(self.below().take_while(is_inside));
        let names = lines.filter_map(|line| Some(self.text.line(line).split_once('=')?.0.trim().to_owned()));
        names.chain(self.tables().filter(|(_, is_array)| !is_array).map(|(name, _)| name)).collect()
    }

    /// The name whose list is open where the line begins, and the items before and after it.
    fn list(&self) -> Option<(String, Vec<String>)> {
        let strings = |line: &str| in_list(String::new(), line, line.len(), Vec::new()).and_then(|it| it.items);
        let mut items = Vec::new();
        for line in self.above() {
            let line = self.text.line(line);
            match line.split_once('=') {
                Some((name, list)) if list.trim_start().starts_with('[') && !list.contains(']') => {
                    items.extend(strings(list).unwrap_or_default());
                    return Some((name.trim().to_owned(), items));
                }
                Some(_) => return None,
                None if line.contains(['[', ']']) => return None,
                None => items.extend(strings(&line).unwrap_or_default()),
            }
        }
        None
    }
}
