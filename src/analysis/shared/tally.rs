//! How the quotations of a document fare, and how many of them fare so.

use std::collections::HashSet;

use super::key::TO_COME;
use super::standing::stands_in_source;
use super::title::is_name_of_source;
use super::verification::{Memo, Outcome, Verification, verify_again};
use crate::analysis::diagnostics::unexcused;
use crate::syntax::{Sourcing, Statement, StatementKind};
use crate::text::Span;
use crate::verify::Verdict;
use crate::workspace::{Checking, CitationReach, Document, Snapshot, Sources};

/// How a quotation or claim fares that needs a source. The worst comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It has no source.
    Unsourced,
    /// Its source is still to come.
    ToCome,
    /// It is in other words than its source.
    Misquoted,
    /// It is not in its source.
    NotFound,
    /// It has a source that nobody has compared it with.
    Sourced,
    /// Somebody has checked it.
    Checked,
    /// It is in its source's words.
    Verified,
    /// It has no source, and a comment says that it needs none.
    Excused,
}

impl State {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::Unsourced,
        Self::ToCome,
        Self::Misquoted,
        Self::NotFound,
        Self::Sourced,
        Self::Checked,
        Self::Verified,
        Self::Excused,
    ];

    /// Whether somebody has to do something about it.
    pub fn is_problem(self) -> bool {
        matches!(self, Self::Unsourced | Self::ToCome | Self::Misquoted | Self::NotFound)
    }

    /// In a word or two.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsourced => "unsourced",
            Self::ToCome => "source to come",
            Self::Misquoted => "misquoted",
            Self::NotFound => "not found",
            Self::Sourced => "sourced",
            Self::Checked => "checked",
            Self::Verified => "verified",
            Self::Excused => "excused",
        }
    }
}

/// How many fare how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([usize; State::ALL.len()]);

impl Tally {
    /// How many fare so.
    pub fn of(&self, state: State) -> usize {
        self.0[state as usize]
    }

    /// One more fares so.
    pub fn add(&mut self, state: State) {
        self.0[state as usize] += 1;
    }

    /// What is well comes first.
    const ORDER: [State; State::ALL.len()] = [
        State::Verified,
        State::Checked,
        State::Sourced,
        State::Unsourced,
        State::ToCome,
        State::Misquoted,
        State::NotFound,
        State::Excused,
    ];

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.iter().sum()
    }

    /// How many fare how, those that there are.
    pub fn parts(&self) -> impl Iterator<Item = (State, usize)> {
        Self::ORDER.into_iter().map(|state| (state, self.of(state))).filter(|(_, count)| *count > 0)
    }

    /// “20 quotations: 17 verified, 2 unsourced, 1 misquoted”, “3 quotations, all sourced”; of one and several `things`.
    pub fn title(&self, (one, several): (&str, &str)) -> String {
        let parts: Vec<_> = self.parts().collect();
        match parts.as_slice() {
            [(state, 1)] => format!("1 {one}, {}", state.name()),
            [(state, count)] => format!("{count} {several}, all {}", state.name()),
            parts => {
                let parts: Vec<String> =
                    parts.iter().map(|(state, count)| format!("{count} {}", state.name())).collect();
                format!("{} {several}: {}", self.count(), parts.join(", "))
            }
        }
    }
}

impl FromIterator<State> for Tally {
    fn from_iter<T: IntoIterator<Item = State>>(states: T) -> Self {
        let mut tally = Self::default();
        states.into_iter().for_each(|state| tally.add(state));
        tally
    }
}

/// A quotation or claim that needs a source, with how it fares.
pub struct Faring<'a> {
    /// What it is.
    pub statement: Statement<'a>,
    /// How it fares.
    pub state: State,
    /// What comparing it with its sources says.
    pub verification: Verification<'a>,
}

/// What a tally of quotations counts.
const QUOTATIONS: (&str, &str) = ("quotation", "quotations");

/// And one of claims.
const CLAIMS: (&str, &str) = ("claim", "claims");

/// Whether `document` has quotations or claims that a tally counts.
pub fn has_any(snapshot: &Snapshot, document: &Document) -> bool {
    let (sources, memo) = (snapshot.sources(document), Memo::default());
    let counts = |it: &Statement<'_>| it.kind == StatementKind::Claim || document.needs_source(it);
    document.syntax.statements().any(|it| counts(&it))
        || document.syntax.statements().any(|it| stands_in_source(snapshot, document, &sources, &it, &memo))
}

/// The quotations and claims of `document` that need a source, in order, with how each fares. What `memo` has compared
/// before is not compared again.
pub fn faring<'a>(
    snapshot: &'a Snapshot,
    document: &'a Document,
    sources: &Sources<'a>,
    memo: &Memo,
) -> Vec<Faring<'a>> {
    let needs_source = |it: &Statement<'_>| {
        it.kind == StatementKind::Claim
            || document.needs_source(it) && !is_name_of_source(document, sources, it)
            || stands_in_source(snapshot, document, sources, it, memo)
    };
    let reach = snapshot.settings_for(document).citation_reach;
    let fares = |statement: Statement<'a>| {
        let verification = verify_again(snapshot, document, sources, &statement, memo);
        let state = match sourced(sources, &statement, reach) {
            None => compared(document, &statement, &verification),
            Some(lacking) => lacking,
        };
        Faring { statement, state, verification }
    };
    let mut all: Vec<Faring<'a>> = document.syntax.statements().filter(needs_source).map(fares).collect();
    let lacking = all.iter().filter(|it| it.state == State::Unsourced).map(|it| (it.statement.kind, it.statement.span));
    let left: HashSet<Span> = unexcused(document, lacking.collect()).into_iter().collect();
    for it in &mut all {
        if it.state == State::Unsourced && !left.contains(&it.statement.span) {
            it.state = State::Excused;
        }
    }
    all
}

/// How those fare that are `all`, in words, quotations and claims apart: “9 quotations: 8 verified, 1 unsourced; 2 claims, all
/// sourced”. `None`: there are none.
pub fn in_words(all: impl Iterator<Item = (StatementKind, State)>) -> Option<String> {
    let (mut quotations, mut claims) = (Tally::default(), Tally::default());
    for (kind, state) in all {
        let tally = if kind == StatementKind::Claim { &mut claims } else { &mut quotations };
        tally.add(state);
    }
    let parts = [(quotations, QUOTATIONS), (claims, CLAIMS)].into_iter().filter(|(tally, _)| tally.count() > 0);
    let parts: Vec<String> = parts.map(|(tally, things)| tally.title(things)).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// The same of the quotations and claims of `document`.
pub fn tally(snapshot: &Snapshot, document: &Document, memo: &Memo) -> Option<String> {
    let all = faring(snapshot, document, &snapshot.sources(document), memo);
    in_words(all.iter().map(|it| (it.statement.kind, it.state)))
}

/// What it is that its source is not there; `None`: it is, or may be in what is not read yet. A link is one, and the end
/// of its paragraph where citations reach so far.
fn sourced(sources: &Sources<'_>, statement: &Statement<'_>, reach: CitationReach) -> Option<State> {
    let is_there = |key: &str| !sources.is_complete() || sources.get(key).is_some();
    match &statement.sourcing {
        Sourcing::Citations(citations) | Sourcing::Paragraph(citations) => {
            let is_to_come = citations.iter().any(|it| it.key == TO_COME);
            let lacking = if is_to_come { State::ToCome } else { State::Unsourced };
            let is_known = citations.iter().any(|it| it.key != TO_COME && is_there(&it.key));
            let reaches = reach == CitationReach::Paragraph || matches!(statement.sourcing, Sourcing::Citations(_));
            match (is_known, reaches) {
                (false, _) => Some(lacking),
                (true, false) => Some(State::Unsourced),
                (true, true) => None,
            }
        }
        Sourcing::Link(_) => None,
        Sourcing::None => Some(State::Unsourced),
    }
}

fn compared(document: &Document, statement: &Statement<'_>, verification: &Verification<'_>) -> State {
    match verification.outcome {
        Some(Outcome::Compared(Verdict::Verbatim | Verdict::MarkedChanges)) => State::Verified,
        Some(Outcome::Compared(Verdict::Differs)) => State::Misquoted,
        Some(Outcome::Compared(Verdict::NotFound)) => State::NotFound,
        Some(Outcome::Compared(Verdict::TooShort) | Outcome::Translated) | None => match document.checking(statement) {
            Checking::Valid(_) => State::Checked,
            _ => State::Sourced,
        },
    }
}
