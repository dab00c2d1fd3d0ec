//! Who the text says is speaking (`markup.md` §7).

mod around;
mod clause;
mod dash;
mod date;
mod detail;
mod implied;
mod kind;
mod lead_in;
mod name;
mod outlet;
mod part;
mod phrase;
mod pronoun;
mod subject;
mod title;
mod token;
mod words;

use std::ops::Range;

pub use around::Paragraph;
pub(super) use around::WINDOW;
pub use dash::dash_line;
pub use lead_in::lead_in;

use crate::text::Span;
use clause::Said;
use words::Words;

/// What the text says of where its words come from: who, what they were, where, when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// All of it: the dash line from its dash on, the lead-in, or the words around an inline quotation that name the
    /// speaker; for a speaker who is carried over to a sentence without such words, the quotation.
    pub span: Span,
    /// Where it was read.
    pub origin: Origin,
    /// Who is speaking. `None`: the attribution names only a place or a date.
    pub speaker: Option<Speaker>,
    /// What the speaker was at the time: “16th President of the United States”. Of somebody who is not named (“a spokesman
    /// for Boeing”), what they are called by.
    pub role: Option<String>,
    /// Where it was said.
    pub place: Option<String>,
    /// When it was said.
    pub date: Option<StatedDate>,
    /// What it was said to or written in.
    pub outlet: Option<Box<Outlet>>,
    /// Whether the speaker was carried over from an earlier sentence (“she added”).
    pub inferred: bool,
}

/// A paper, a programme, a site, a body that hears witnesses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlet {
    /// Where it is named; where the speaker is one, their span.
    pub span: Span,
    /// What it is.
    pub kind: OutletKind,
    /// The paper, the programme, the site or the committee, as it calls itself.
    pub title: Option<String>,
    /// Who sends a programme, or whose hearing it is.
    pub publisher: Option<String>,
    /// Whether the speaker is the author of what is there: they wrote it, posted it, testified.
    pub is_own: bool,
}

/// What somebody can speak to or write in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutletKind {
    /// “the Elmsford Herald”, „dpa“
    Newspaper,
    /// “The Economist”
    Magazine,
    /// “CNN”, “Meet the Press”
    Broadcast,
    /// “Mastodon”
    Post,
    /// “the Senate Judiciary Committee”
    Hearing,
    /// Something with a title, and no more is known.
    Interview,
}

/// Where an attribution was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// `— Name, role, place, date`, after a block or right after an inline quotation
    DashLine,
    /// `According to NAME, ROLE:`
    LeadIn,
    /// `NAME said “…”`, `“…”, NAME told PAPER`
    Around,
}

/// A speaker as the text names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Where the name stands, its title included: “Rep. Ilhan Omar”. Of an inferred speaker, where they were named.
    pub span: Span,
    /// What sort of name it is.
    pub kind: SpeakerKind,
    /// The title before the name: “Rep.”, “Dr.”, “Präsident”.
    pub title: Option<String>,
    /// The name without its title: “Ilhan Omar”, “de Gaulle”, “the ministry”, “she”. White space is one space.
    pub name: String,
    /// The family name of a person, particle included as it is written: “Omar”, “de Gaulle”, “van der Berg”. `None` where
    /// only a given name is written, and for two people who are named together (“Marx and Engels”).
    pub family: Option<String>,
    /// The given names of a person, where they are written: “Ilhan”.
    pub given: Option<String>,
}

/// Four different things that can stand where a speaker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpeakerKind {
    /// A named person.
    Person,
    /// A named organisation: “the Ministry of Health”, “Amnesty International”.
    Organisation,
    /// “he”, “ella”: somebody named elsewhere. Never shown as a name.
    Pronoun,
    /// “a spokesman”, “the ministry”, “one resident”. Never shown as a name.
    Description,
}

impl SpeakerKind {
    /// Whether who speaks is called by name.
    pub fn is_name(self) -> bool {
        matches!(self, Self::Person | Self::Organisation)
    }
}

/// A date as the text states it, as precise as it is stated.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StatedDate {
    /// Where it stands, with what says how sure it is (“about”).
    pub span: Span,
    /// What it is, in EDTF, levels 0 and 1: `1863-11-19`, `1968-21`, `1890~`, `196X`, `1968/1970`.
    pub edtf: String,
}

impl StatedDate {
    /// Whether it is a day, or some days.
    fn is_day(&self) -> bool {
        self.edtf.split('/').all(|date| date.trim_end_matches(['~', '?', '%']).len() == "1863-11-19".len())
    }
}

impl Words<'_> {
    /// What a clause says, with the date and the place that stand beside it among the tokens `range`.
    fn attribution(&self, said: Said, range: Range<usize>, origin: Origin) -> Attribution {
        let found = self.outlet(&said, &range);
        let (outlet, named) = found.map_or((None, None), |found| (Some(found.outlet), Some(found.tokens)));
        let outlet = outlet.or_else(|| self.speaking_outlet(&said));
        let date = self.date_beside(&said.tokens, &range, named.as_ref());
        let place = self.place_beside(&said.tokens, &range, named.as_ref());
        let said = Said { role: said.role.or_else(|| self.described_role(said.speaker.as_ref()?)), ..said };
        let parts = [
            said.role,
            date.as_ref().map(|date| date.span),
            said.speaker.as_ref().map(|speaker| speaker.span),
            outlet.as_ref().map(|outlet| outlet.span),
        ];
        let span = parts.into_iter().flatten().fold(self.span(said.tokens), Span::join);
        let role = said.role.map(|role| self.clean(role));
        let outlet = outlet.map(Box::new);
        Attribution { span, origin, speaker: said.speaker, role, place, date, outlet, inferred: false }
    }
}

/// The first character boundary of `text` at or after `at`.
pub(super) fn boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests;
