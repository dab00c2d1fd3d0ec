//! The paper, programme, site or body that somebody spoke to or wrote in: “told The Elmsford Herald”, „gegenüber der dpa“,
//! « au *Monde* », “on CNN”, “testified before the Senate”.
//!
//! One grammar holds for all of them: a word that leads there, and behind it a name whose head says what it is, or that
//! emphasis or quotation marks show to be a title. Of a name that is neither, nothing is said.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::Class;
use super::clause::{REACH, Said};
use super::phrase::Phrase;
use super::title::{Title, is_parliament};
use super::token::Kind;
use super::words::Words;
use super::{Outlet, OutletKind, SpeakerKind};

/// How many words may stand between what leads to a name and the name: “the Spanish newspaper *El País*”.
const BETWEEN: usize = 5;

/// What stands before a body that hears somebody.
const BEFORE: [&str; 7] = ["before", "vor", "devant", "ante", "davanti", "perante", "voor"];

/// What makes a committee one of a parliament, besides the names of parliaments.
const PARLIAMENTARY: [&str; 4] = ["house", "select", "parliamentary", "congressional"];

/// An outlet, and its tokens.
pub(super) struct Found {
    pub(super) outlet: Outlet,
    pub(super) tokens: Range<usize>,
}

/// How the words are said.
#[derive(Clone, Copy, Default)]
pub(super) struct Manner {
    is_written: bool,
    /// Before somebody whose office it is to hear them.
    is_heard: bool,
}

impl Words<'_> {
    /// What `said` was said to or written in, as far as the tokens `range` say so: behind it, between the verb and who speaks,
    /// or where the sentence opens.
    pub(super) fn outlet(&self, said: &Said, range: &Range<usize>) -> Option<Found> {
        let end = range.end.min(said.tokens.end + REACH);
        let start = said.tokens.end - usize::from(self.is(said.tokens.end - 1, Class::Addressee));
        let speaker = said
            .speaker
            .as_ref()
            .map_or(start, |speaker| self.tokens.partition_point(|token| token.span.start() < speaker.span.start()));
        let amid = said.tokens.start + 1..speaker.min(said.tokens.end);
        let before = range.start..said.tokens.start;
        let found = self.outlet_in(start..end, said, false).or_else(|| self.outlet_in(amid, said, false));
        found.or_else(|| self.outlet_in(before, said, true)).or_else(|| self.by_verb(said))
    }

    /// A speaker who is an outlet: “according to the Washington Post”.
    pub(super) fn speaking_outlet(&self, said: &Said) -> Option<Outlet> {
        let speaker = said.speaker.as_ref().filter(|speaker| speaker.kind == SpeakerKind::Organisation)?;
        let start = self.tokens.iter().position(|token| token.span.start() >= speaker.span.start())?;
        let length = self.tokens[start..].iter().take_while(|token| token.span.end() <= speaker.span.end()).count();
        // Der „Spiegel“: what stands outside the marks is not of the name.
        let marked = self.get(start + 1).is_some_and(|token| token.markup.is_before) && self.is(start, Class::Article);
        let tokens = start + usize::from(!self.is_capitalised(start) || marked)..start + length;
        let kind = self.head(&Title { tokens: tokens.clone(), is_marked: false })?;
        let is_press = matches!(kind, OutletKind::Newspaper | OutletKind::Magazine | OutletKind::Broadcast);
        is_press.then(|| Outlet { span: speaker.span, ..self.described_outlet(kind, tokens, None) })
    }

    /// Whether what stands before a German or Dutch verb may be whom its subject told: „dem Blatt“, „der Süddeutschen“.
    pub(super) fn is_told(&self, phrase: &Phrase) -> bool {
        let start = phrase.tokens.start;
        let case = self.get(start).map_or("", |article| article.folded.as_str());
        let title = || Title { tokens: start + 1..phrase.tokens.end, is_marked: false };
        let dative = matches!(case, "dem" | "den") || case == "der" && self.head(&title()).is_some();
        matches!(self.lang, Lang::German | Lang::Dutch) && phrase.speaker.kind != SpeakerKind::Person && dative
    }

    /// What a verb alone says: “tweeted”, “testified”.
    fn by_verb(&self, said: &Said) -> Option<Found> {
        let speaker = said.speaker.as_ref().map(|speaker| speaker.span).unwrap_or_default();
        said.tokens.clone().filter(|&at| !speaker.covers(self.tokens[at].span)).find_map(|at| {
            let kind = match self.get(at)? {
                token if token.is(Class::Posting) => OutletKind::Post,
                token if token.is(Class::Testimony) && token.is(Class::Verb) => OutletKind::Hearing,
                _ => return None,
            };
            let outlet = Outlet { span: self.tokens[at].span, kind, title: None, publisher: None, is_own: true };
            Some(Found { outlet, tokens: at..at + 1 })
        })
    }

    /// The first outlet that something leads to in `region`. Where the sentence `opens` with it, that has to begin a clause
    /// or hang on a word of speech: “In an interview with the BBC, Doe said”.
    fn outlet_in(&self, region: Range<usize>, said: &Said, opens: bool) -> Option<Found> {
        let mut clause = region.start;
        for at in region.clone() {
            let token = self.get(at)?;
            if !token.is_word_or_number() {
                clause = at + 1;
            }
            let is_lead = token.is_any(&[Class::Addressee, Class::Inside, Class::Aired, Class::Source]);
            if at > region.start && !is_lead && self.ends_search(at, opens) {
                if !opens {
                    return None;
                }
                clause = at + 1;
            }
            // “asked by CNN”, “as the Times reported”
            let asking = [Class::Verb, Class::WeakVerb, Class::Participle, Class::Testimony, Class::State];
            let is_asked = token.is(Class::By) && (clause..at).any(|at| self.is_any(at, &asking));
            let is_lead = is_lead || is_asked || token.is(Class::As);
            let speech = [Class::Work, Class::Gerund, Class::Addressee, Class::Writing, Class::Testimony, Class::Verb];
            let hangs = || clause == at || (clause..at).any(|at| self.is_any(at, &speech));
            if is_lead && (!opens || hangs()) {
                let says = |class: Class| said.tokens.clone().chain(clause..at).any(|at| self.is(at, class));
                let manner = Manner { is_written: says(Class::Writing), is_heard: says(Class::Testimony) };
                if let Some(found) = self.outlet_after(at, manner) {
                    return Some(found).filter(|found| found.tokens.end <= region.end);
                }
            }
            // “in a tweet”
            if token.is(Class::Posting) && !token.is(Class::Verb) && !is_lead {
                let outlet =
                    Outlet { span: token.span, kind: OutletKind::Post, title: None, publisher: None, is_own: true };
                return Some(Found { outlet, tokens: at..at + 1 });
            }
        }
        None
    }

    /// Whether what stands at `at` begins another clause, in which nothing says where these words are from.
    fn ends_search(&self, at: usize, opens: bool) -> bool {
        let clause = [Class::That, Class::Relative, Class::Auxiliary, Class::Passive, Class::Verb, Class::PluralVerb];
        let other = self.is_any(at, &clause) && !self.is_any(at, &[Class::Article, Class::Work, Class::Preposition]);
        let pronoun = self.is(at, Class::Pronoun) && !self.is_any(at, &[Class::Article, Class::Determiner]);
        self.is_quotation(at) || self.is_mark(at, &[';', ':', '[', '(']) || (other || pronoun) && !opens
    }

    /// The outlet whose name stands behind the lead at `lead`.
    pub(super) fn outlet_after(&self, lead: usize, manner: Manner) -> Option<Found> {
        for at in lead + 1..=lead + 1 + BETWEEN {
            let token = self.get(at).filter(|token| token.is_word_or_number())?;
            let found = self.title(at).and_then(|title| self.led(lead, &title, manner));
            if found.is_some() {
                return found;
            }
            let grammar = token.classes.is_function_word() && !token.is(Class::Article);
            if grammar || token.is_any(&[Class::Given, Class::Title, Class::Verb]) || token.is_possessive {
                return None;
            }
        }
        None
    }

    /// What `title` is behind the lead at `lead`.
    fn led(&self, lead: usize, title: &Title, manner: Manner) -> Option<Found> {
        let is = |class: Class| self.is(lead, class);
        let inside_only = is(Class::Inside) && !is(Class::Aired) && !is(Class::Addressee);
        // “for the Guardian” is where one works, or writes.
        if inside_only && !is(Class::Adjunct) && !manner.is_written {
            return None;
        }
        for end in self.title_ends(title) {
            let part = Title { tokens: title.tokens.start..end, ..*title };
            let Some(kind) = self.head(&part) else { continue };
            let goes_on = self.leads_on(end) || self.tokens[end - 1].is_possessive && kind != OutletKind::Broadcast;
            let reports = self.is_any(end, &[Class::Verb, Class::WeakVerb, Class::Participle]);
            let fits = match kind {
                _ if is(Class::As) && !reports => false,
                OutletKind::Post => is(Class::Aired) || self.is(end, Class::Work),
                OutletKind::Hearing => {
                    (is(Class::Addressee) || is(Class::By)) && self.hears(lead, &part, manner.is_heard)
                }
                _ => is(Class::Addressee) || !goes_on,
            };
            if !fits {
                continue;
            }
            let programme = if kind == OutletKind::Broadcast { self.programme(end) } else { None };
            let whole = part.tokens.start..programme.as_ref().map_or(end, |programme| programme.end);
            let own = matches!(kind, OutletKind::Post | OutletKind::Hearing) || inside_only && manner.is_written;
            let outlet = self.described_outlet(kind, part.tokens, programme);
            return Some(Found {
                outlet: Outlet { span: self.span(whole.clone()), is_own: own, ..outlet },
                tokens: whole,
            });
        }
        self.unknown(lead, title)
    }

    /// A title that no list has: one speaks on a programme, and to whom it may concern.
    fn unknown(&self, lead: usize, title: &Title) -> Option<Found> {
        let tokens = title.tokens.clone();
        let is_long = tokens.len() > 1 && !self.is_any(tokens.start, &[Class::Given, Class::Title]);
        let capital = |at: usize| self.is_capitalised(at) || self.tokens[at].classes.is_function_word();
        let all = tokens.clone().all(|at| capital(at) || self.tokens[at].kind == Kind::Number);
        // “on ‘Super Tuesday’”
        let is_day = tokens.clone().any(|at| self.is(at, Class::Weekday) || self.tokens[at].folded == "day");
        let article = self.is(tokens.start, Class::Article) && self.lang == Lang::English;
        let kind = match self.get(lead)? {
            // “on the Today programme”
            lead if lead.is_any(&[Class::Aired, Class::Inside]) && self.is(tokens.end, Class::Sending) => {
                OutletKind::Broadcast
            }
            // „in der ARD-Sendung „Anne Will““
            _ if title.is_marked && self.sends(tokens.start) => OutletKind::Broadcast,
            _ if !is_long || !all || is_day || is_parliament(self, &tokens) => return None,
            lead if lead.is(Class::Aired) && title.is_marked => OutletKind::Broadcast,
            lead if lead.is(Class::Addressee) && (title.is_marked || article) => OutletKind::Interview,
            _ => return None,
        };
        let (name, span) = (self.words(tokens.clone()), self.span(tokens.clone()));
        let outlet = Outlet { span, kind, title: Some(name), publisher: None, is_own: false };
        Some(Found { outlet, tokens })
    }

    /// Whether a committee, or a parliament, hears somebody: “testified before Congress”, “told the Senate Judiciary Committee”.
    fn hears(&self, lead: usize, title: &Title, heard: bool) -> bool {
        let tokens = &self.tokens[title.tokens.clone()];
        let is_committee = tokens.iter().any(|token| token.is(Class::Committee));
        let is_before = BEFORE.contains(&&*self.tokens[lead].folded);
        let parliamentary =
            tokens.iter().any(|token| token.is(Class::Known) || PARLIAMENTARY.contains(&&*token.folded));
        heard || is_committee && (is_before || parliamentary)
    }

    /// Whether the word at `at` goes on with the name before it to something else: “in the Times building”.
    fn leads_on(&self, at: usize) -> bool {
        let other =
            [Class::Work, Class::Outlet, Class::Verb, Class::WeakVerb, Class::Participle, Class::And, Class::Programme];
        self.get(at).is_some_and(|token| {
            // “in the Post published on 3 May”
            let participle = self.lang == Lang::English && token.folded.ends_with("ed");
            let grammar = token.classes.is_function_word() || token.is_any(&other) || participle;
            token.is_word() && !token.is_capitalised && !grammar
        })
    }

    /// The programme whose name stands behind its broadcaster's: “NBC’s Meet the Press”, “CBS’s ‘60 Minutes’”.
    fn programme(&self, at: usize) -> Option<Range<usize>> {
        let title = self.title(at).filter(|title| {
            let owned = self.before(at).is_some_and(|owner| owner.is_possessive) && !self.is_mark(at, &[',']);
            let person = self.is_any(title.tokens.start, &[Class::Given, Class::Title, Class::Weekday]);
            (title.is_marked || owned) && !person
        })?;
        // “the BBC’s Today programme”
        Some(title.tokens)
    }
}
