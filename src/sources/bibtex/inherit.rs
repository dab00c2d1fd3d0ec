//! What entries have from others of their file: through `crossref`, `xdata` and `entryset`.
//!
//! What stands in an entry itself comes first, then what its `xdata` entries hold, then its `crossref` entry under the
//! names that BibLaTeX's default [`rules`] give it. An own field keeps one of the same name out, be it empty: that is how
//! a child says that it does not want it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::name::split_names;
use super::raw::RawEntry;
use super::rules::{self, Rule};
use super::source::{File, Source, keys};
use crate::sources::Problem;
use crate::text::Span;

/// What looking at a field of another entry costs of the budget of a file, and what taking it costs besides its value,
/// in bytes.
const LOOK: usize = 16;
const TAKE: usize = 64;

/// What a value starts with that stands in an `xdata` entry: `title = {xdata=key-title}`.
const GRANULAR: &str = "xdata=";

/// An entry that another one names, with the place of the name.
struct Link<'t> {
    tie: Tie,
    key: Cow<'t, str>,
    span: Span,
}

/// How an entry is tied to another.
enum Tie {
    /// `crossref = {key}`
    Crossref,
    /// `xdata = {key, key}`
    Xdata,
    /// The first of `entryset = {key, key}`: a set is what this is. The others are there or not.
    FirstMember,
    Member,
    /// `title = {xdata=key-field}`
    Field {
        /// Which of the fields of the entry this is.
        number: usize,
        /// The name of the other entry's, in lower case.
        name: String,
        /// Which item of it, counted from 1; `None`: all of it.
        item: Option<usize>,
    },
}

/// The entries of a file, to be asked for all that each has.
pub(super) struct Heritage<'t, 's> {
    file: File<'t, 's>,
    /// By key, other keys included; empty if no entry names another. Of several entries with a key the last is in force.
    by_key: HashMap<&'t str, usize>,
    /// All that the entries have that others name. `None`: that is being found out, so it comes from the entry itself.
    parents: HashMap<usize, Option<Rc<Parent<'t>>>>,
    /// How many bytes may still be inherited in this file: a chain of entries could ask for the square of its length.
    budget: usize,
    /// Whether a problem says that they are spent.
    is_exhausted: bool,
    /// What is wrong with the names of other entries, in no order, some of it twice.
    problems: Vec<Problem>,
}

impl<'t, 's> Heritage<'t, 's> {
    pub(super) fn new(file: File<'t, 's>) -> Self {
        let by_key =
            if file.entries.iter().any(|entry| names_another(file, entry)) { index(file) } else { HashMap::new() };
        let budget = 1024 * 1024 + 8 * file.text.len();
        Self { file, by_key, parents: HashMap::new(), budget, is_exhausted: false, problems: Vec::new() }
    }

    /// All fields of the entry with this number, its own first, the empty ones too.
    pub(super) fn sources(&mut self, number: usize) -> Vec<Source<'t>> {
        if let Some(Some(read)) = self.parents.get(&number) {
            return read.sources.clone();
        }
        let own = self.own(number);
        if self.by_key.is_empty() {
            return own;
        }
        self.read_parents(&self.written_kind(number), &own);
        match self.parents.get(&number) {
            // It is among its own parents: what it has as such is all.
            Some(Some(read)) => read.sources.clone(),
            _ => self.with_parents(number, own),
        }
    }

    /// The type of an entry, in lower case; that of its first member for a set.
    pub(super) fn kind(&self, number: usize, sources: &[Source<'t>]) -> Cow<'t, str> {
        let kind = self.written_kind(number);
        if kind != "set" {
            return kind;
        }
        let member = links(&kind, sources).into_iter().find(|link| matches!(link.tie, Tie::FirstMember));
        let member = member.and_then(|link| self.by_key.get(&*link.key));
        member.map_or(kind, |member| self.written_kind(*member))
    }

    /// What is wrong with the names of other entries.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    fn written_kind(&self, number: usize) -> Cow<'t, str> {
        self.file.entries.get(number).map(|entry| self.file.kind(entry)).unwrap_or_default()
    }

    fn own(&self, number: usize) -> Vec<Source<'t>> {
        self.file.entries.get(number).map(|entry| self.file.sources(entry)).unwrap_or_default()
    }

    /// Finds out what the entries have that fields in `sources` name, and before that those which they name. No function
    /// calls itself here: a chain of entries may be as long as the file.
    fn read_parents(&mut self, kind: &str, sources: &[Source<'t>]) {
        let mut waiting = self.unread(kind, sources);
        while let Some(&number) = waiting.last() {
            match self.parents.get(&number) {
                None => {
                    self.parents.insert(number, None);
                    waiting.extend(self.unread(&self.written_kind(number), &self.own(number)));
                }
                Some(None) => {
                    waiting.pop();
                    let sources = self.with_parents(number, self.own(number));
                    let cost = sources.iter().map(|source| LOOK + TAKE + source.value.len()).sum();
                    let read = Parent { kind: self.written_kind(number), sources, cost };
                    self.parents.insert(number, Some(Rc::new(read)));
                }
                Some(Some(_)) => {
                    waiting.pop();
                }
            }
        }
    }

    /// The entries that fields in `sources` name and of which nothing is known yet.
    fn unread(&self, kind: &str, sources: &[Source<'t>]) -> Vec<usize> {
        let parents = links(kind, sources).into_iter().filter_map(|link| self.by_key.get(&*link.key).copied());
        parents.filter(|parent| !self.parents.contains_key(parent)).collect()
    }

    /// An entry's own fields, and what it has from others; what these have is known.
    fn with_parents(&mut self, number: usize, mut sources: Vec<Source<'t>>) -> Vec<Source<'t>> {
        let kind = self.written_kind(number);
        let links = links(&kind, &sources);
        if links.is_empty() {
            return sources;
        }
        let options = sources.iter().rfind(|source| source.name == "options");
        let mut child = Child {
            kind,
            unwanted: options.map_or(&[], |source| rules::unwanted(&source.value)),
            has: sources.iter().map(|source| source.name.clone()).collect(),
        };
        for link in links {
            let parent = self.parent(&link, &child);
            match link.tie {
                Tie::Field { number, ref name, item } => {
                    let found = parent.and_then(|parent| self.field(&parent, name, item, &link));
                    if let Some(source) = sources.get_mut(number) {
                        let name = source.name.clone();
                        // What leads nowhere is no value.
                        let found = found.unwrap_or_else(|| Source { value: Cow::Borrowed(""), ..source.clone() });
                        *source = Source { name, ..found };
                    }
                }
                Tie::Member => {}
                Tie::Crossref | Tie::Xdata | Tie::FirstMember => {
                    let Some(parent) = parent else { continue };
                    let is_crossref = matches!(link.tie, Tie::Crossref);
                    let inherited = child.inherit(&parent, is_crossref);
                    let cost: usize = inherited.iter().map(|source| TAKE + source.value.len()).sum();
                    self.budget = self.budget.saturating_sub(cost);
                    sources.extend(inherited);
                }
            }
        }
        sources
    }

    /// One field of an entry, or an item of it, for another one.
    fn field(&mut self, parent: &Parent<'t>, name: &str, item: Option<usize>, link: &Link<'t>) -> Option<Source<'t>> {
        let field = parent.sources.iter().rfind(|field| field.name == name);
        let found = field.and_then(|field| {
            let value = match item {
                Some(item) => Cow::Owned(split_names(&field.value).get(item.checked_sub(1)?)?.trim().to_owned()),
                None => field.value.clone(),
            };
            let is_literal = field.is_literal && item.is_none();
            Some(Source { value, is_literal, is_inherited: true, ..field.clone() })
        });
        if let Some(found) = &found {
            self.budget = self.budget.saturating_sub(TAKE + found.value.len());
        } else {
            let message = format!("nothing of this name is in the entry `{}`", link.key);
            self.problems.push(Problem::new(link.span, message));
        }
        found
    }

    /// The entry that `link` of `child` leads to. `None`: there is none, and a problem says so, except of a `crossref` that
    /// is not needed: catalogues write both that and the title of the book, and people take only the one entry.
    fn parent(&mut self, link: &Link<'t>, child: &Child<'t>) -> Option<Rc<Parent<'t>>> {
        let mut problem = |message: String| {
            self.problems.push(Problem::new(link.span, message));
            None
        };
        let key = &link.key;
        let Some(&parent) = self.by_key.get(&**key) else {
            if matches!(link.tie, Tie::Crossref) && rules::CONTAINERS.iter().any(|name| child.has.contains(*name)) {
                return None;
            }
            return problem(format!("no entry in this file has the key `{key}`"));
        };
        let Some(parent) = self.parents.get(&parent).cloned().flatten() else {
            return problem(format!("nothing can be inherited from `{key}`, which inherits from this entry itself"));
        };
        if parent.cost > self.budget {
            // One is enough.
            if std::mem::replace(&mut self.is_exhausted, true) {
                return None;
            }
            return problem("the entries of this file inherit too much: from here on nothing is inherited".to_owned());
        }
        self.budget -= LOOK * parent.sources.len();
        Some(parent)
    }
}

/// An entry that another inherits from.
struct Parent<'t> {
    kind: Cow<'t, str>,
    /// All that it has.
    sources: Vec<Source<'t>>,
    /// What taking all of them costs of the budget.
    cost: usize,
}

/// An entry that inherits.
struct Child<'t> {
    kind: Cow<'t, str>,
    /// The fields that it says it does not want.
    unwanted: &'static [&'static str],
    /// The names of its fields.
    has: HashSet<Cow<'t, str>>,
}

impl<'t> Child<'t> {
    /// What it takes of all that `parent` has: by the rules for `crossref`, or whatever it lacks.
    fn inherit(&mut self, parent: &Parent<'t>, is_crossref: bool) -> Vec<Source<'t>> {
        let has_date = rules::DATE.iter().any(|name| self.has.contains(*name));
        let mut inherited = Vec::new();
        let mut take = |source: &Source<'t>, name: Cow<'t, str>| {
            let is_second_date = has_date && rules::DATE.contains(&&*name);
            if !is_second_date && !self.unwanted.contains(&&*name) && self.has.insert(name.clone()) {
                inherited.push(Source { name, is_inherited: true, ..source.clone() });
            }
        };
        // The last of a name is in force.
        for source in parent.sources.iter().rev().filter(|source| !source.is_empty()) {
            let rule = if is_crossref {
                rules::of_crossref(&parent.kind, &self.kind, &source.name)
            } else {
                rules::of_whole(&source.name)
            };
            match rule {
                Rule::Never => {}
                Rule::Same => take(source, source.name.clone()),
                Rule::As(name) => take(source, Cow::Borrowed(name)),
                Rule::SameAnd(name) => {
                    take(source, Cow::Borrowed(name));
                    take(source, source.name.clone());
                }
            }
        }
        inherited.reverse();
        inherited
    }
}

/// Whether an entry may name another: its fields are not read for that.
fn names_another(file: File<'_, '_>, entry: &RawEntry) -> bool {
    entry.fields.iter().any(|field| {
        let name = file.slice(field.name);
        let is_tie = |known: &&str| name.eq_ignore_ascii_case(known);
        ["crossref", "xdata", "entryset"].iter().any(is_tie)
            || field
                .value
                .all()
                .first()
                .is_some_and(|piece| file.slice(piece.span()).trim_start().starts_with(GRANULAR))
    })
}

/// The entries of a file by their keys, other keys included.
fn index<'t>(file: File<'t, '_>) -> HashMap<&'t str, usize> {
    let mut by_key = HashMap::with_capacity(file.entries.len());
    for (number, entry) in file.entries.iter().enumerate() {
        by_key.insert(file.slice(entry.key), number);
        for field in entry.fields.iter().filter(|field| file.slice(field.name).eq_ignore_ascii_case("ids")) {
            let written = field.value.all().iter().flat_map(|piece| file.slice(piece.span()).split(','));
            by_key.extend(written.map(|key| (key.trim(), number)));
        }
    }
    by_key
}

/// The entries that fields in `sources` name, those first whose fields go before others'.
fn links<'t>(kind: &str, sources: &[Source<'t>]) -> Vec<Link<'t>> {
    let is_own = |source: &&Source<'t>| !source.is_inherited;
    let granular = sources.iter().enumerate().filter(|(_, source)| is_own(source)).filter_map(granular);
    let mut links: Vec<Link<'t>> = granular.collect();
    // In another entry than a set, `entryset` is the set that it belongs to.
    for name in ["xdata", "crossref", "entryset"].iter().take(if kind == "set" { 3 } else { 2 }) {
        // Of a field that stands there twice the last is in force.
        let Some(source) = sources.iter().filter(is_own).rfind(|source| source.name == *name) else { continue };
        for (position, (key, span)) in keys(source).into_iter().enumerate() {
            let tie = match *name {
                "xdata" => Tie::Xdata,
                "crossref" => Tie::Crossref,
                _ if position == 0 => Tie::FirstMember,
                _ => Tie::Member,
            };
            links.push(Link { tie, key, span });
        }
    }
    links
}

/// `xdata=key-field`, or `xdata=key-field-2` for one item of a list. The key may have dashes, the name of a field has none.
fn granular<'t>((number, source): (usize, &Source<'t>)) -> Option<Link<'t>> {
    let reference = source.value.strip_prefix(GRANULAR).filter(|rest| !rest.contains(char::is_whitespace))?;
    let (rest, last) = reference.rsplit_once('-')?;
    let ((key, name), item) = match last.parse().ok().zip(rest.rsplit_once('-')) {
        Some((item, parts)) => (parts, Some(item)),
        None => ((rest, last), None),
    };
    let tie = Tie::Field { number, name: name.to_lowercase(), item };
    Some(Link { tie, key: Cow::Owned(key.to_owned()), span: source.span })
}
