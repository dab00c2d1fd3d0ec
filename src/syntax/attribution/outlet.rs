//! The paper, programme, site or body that somebody spoke to or wrote in: “told The Elmsford Herald”, „gegenüber der dpa“,
//! « au *Monde* », “on CNN”, “testified before the Senate”.
//!
//! One grammar holds for all of them: a word that leads there, and behind it a name whose head says what it is, or that
//! emphasis or quotation marks show to be a title. Of a name that is neither, nothing is said.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::{Class, fold};
use super::clause::{REACH, Said};
use super::phrase::Phrase;
use super::token::{Kind, Token};
use super::words::Words;
use super::{Outlet, OutletKind, SpeakerKind};

/// How many words may stand between what leads to a name and the name: “the Spanish newspaper *El País*”.
const BETWEEN: usize = 5;

/// The longest name, in tokens.
const LONGEST: usize = 9;

/// What stands before a body that hears somebody.
const BEFORE: [&str; 7] = ["before", "vor", "devant", "ante", "davanti", "perante", "voor"];

/// What makes a committee one of a parliament, besides the names of parliaments.
const PARLIAMENTARY: [&str; 4] = ["house", "select", "parliamentary", "congressional"];

/// What may stand within a name and before a capital of it, the first of “of the” and “de la”.
const JOINTS: [&str; 11] = ["of", "de", "du", "des", "del", "della", "dello", "di", "da", "do", "am"];

/// An outlet, and its tokens.
pub(super) struct Found {
    pub(super) outlet: Outlet,
    pub(super) tokens: Range<usize>,
}

/// Words that are written as a name is.
struct Title {
    tokens: Range<usize>,
    /// Emphasis, or quotation marks.
    is_marked: bool,
}

impl Words<'_> {
    /// What `said` was said to or written in, as far as the tokens `range` say so: behind it, between the verb and who speaks,
    /// or where the sentence opens.
    pub(super) fn outlet(&self, said: &Said, range: &Range<usize>) -> Option<Found> {
        let end = range.end.min(said.tokens.end + REACH);
        let start = said.tokens.end - usize::from(self.is(said.tokens.end - 1, Class::Addressee));
        let speaker = said.speaker.as_ref().map_or(start, |speaker| {
            self.tokens.partition_point(|token| token.span.start() < speaker.span.start())
        });
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
        let tokens = start + usize::from(!self.is_capitalised(start))..start + length;
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
            let speech = [Class::Work, Class::Gerund, Class::Addressee, Class::Writing, Class::Testimony, Class::Verb];
            let hangs = || clause == at || (clause..at).any(|at| self.is_any(at, &speech));
            if is_lead && (!opens || hangs()) {
                let written = said.tokens.clone().chain(clause..at).any(|at| self.is(at, Class::Writing));
                let heard = said.tokens.clone().chain(clause..at).any(|at| self.is(at, Class::Testimony));
                if let Some(found) = self.outlet_after(at, written, heard) {
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
    pub(super) fn outlet_after(&self, lead: usize, written: bool, heard: bool) -> Option<Found> {
        for at in lead + 1..=lead + 1 + BETWEEN {
            let token = self.get(at).filter(|token| token.is_word_or_number())?;
            let found = self.title(at).and_then(|title| self.led(lead, title, written, heard));
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
    fn led(&self, lead: usize, title: Title, written: bool, heard: bool) -> Option<Found> {
        let is = |class: Class| self.is(lead, class);
        let inside_only = is(Class::Inside) && !is(Class::Aired) && !is(Class::Addressee);
        // “for the Guardian” is where one works, or writes.
        if inside_only && !is(Class::Adjunct) && !written {
            return None;
        }
        for end in self.title_ends(&title) {
            let part = Title { tokens: title.tokens.start..end, ..title };
            let Some(kind) = self.head(&part) else { continue };
            let goes_on = self.leads_on(end) || self.tokens[end - 1].is_possessive && kind != OutletKind::Broadcast;
            let fits = match kind {
                OutletKind::Post => is(Class::Aired) || self.is(end, Class::Work),
                OutletKind::Hearing => is(Class::Addressee) && self.hears(lead, &part, heard),
                _ => is(Class::Addressee) || !goes_on,
            };
            if !fits {
                continue;
            }
            let programme = if kind == OutletKind::Broadcast { self.programme(end) } else { None };
            let whole = part.tokens.start..programme.as_ref().map_or(end, |programme| programme.end);
            let own = matches!(kind, OutletKind::Post | OutletKind::Hearing) || inside_only && written;
            let outlet = self.described_outlet(kind, part.tokens, programme);
            return Some(Found { outlet: Outlet { span: self.span(whole.clone()), is_own: own, ..outlet }, tokens: whole });
        }
        self.unknown(lead, &title)
    }

    /// A title that no list has: one speaks on a programme, and to whom it may concern.
    fn unknown(&self, lead: usize, title: &Title) -> Option<Found> {
        let tokens = title.tokens.clone();
        let is_long = tokens.len() > 1 && !self.is_any(tokens.start, &[Class::Given, Class::Title]);
        let capital = |at: usize| self.is_capitalised(at) || self.tokens[at].classes.is_function_word();
        let all = tokens.clone().all(|at| capital(at) || self.tokens[at].kind == Kind::Number);
        let article = self.is(tokens.start, Class::Article) && self.lang == Lang::English;
        let kind = match self.get(lead)? {
            // “on the Today programme”
            lead if lead.is_any(&[Class::Aired, Class::Inside]) && self.is(tokens.end, Class::Sending) => {
                OutletKind::Broadcast
            }
            _ if !is_long || !all || heads_meeting(self, &tokens) => return None,
            lead if lead.is(Class::Aired) && title.is_marked => OutletKind::Broadcast,
            lead if lead.is(Class::Addressee) && (title.is_marked || article) => OutletKind::Interview,
            _ => return None,
        };
        let (name, span) = (self.words(tokens.clone()), self.span(tokens.clone()));
        let outlet = Outlet { span, kind, title: Some(name), publisher: None, is_own: false };
        Some(Found { outlet, tokens })
    }

    /// The name that begins at `start`.
    fn title(&self, start: usize) -> Option<Title> {
        let first = self.get(start)?;
        if first.markup.is_before
            && let Some(close) = (start..start + LONGEST).find(|&at| self.get(at).is_none_or(|it| it.markup.is_after))
            && let Some(last) = self.get(close)
        {
            // “Face the Nation,” has the comma within.
            let end = close + usize::from(!last.is_mark(','));
            let whole = end > start && (start..end).all(|at| self.tokens[at].is_word_or_number() || self.is_mark(at, &['&']));
            // «la Repubblica»
            let small = first.is_any(&[Class::Article, Class::Outlet]) || first.kind == Kind::Number;
            let named = first.is_capitalised || small && (start..end).any(|at| self.is_capitalised(at) || self.is_long(at));
            return (whole && named).then_some(Title { tokens: start..end, is_marked: true });
        }
        let small = first.is_any(&[Class::Agency, Class::Outlet]) && first.folded.len() < 5 && !first.is_capitalised;
        if small && self.text[first.span].len() == first.folded.len() && self.names_small(first) {
            return Some(Title { tokens: start..start + 1, is_marked: false });
        }
        let mut end = start + usize::from(self.is_long(start));
        while end < start + LONGEST
            && let Some(token) = self.get(end)
        {
            let broadcast = end > start && self.is(end - 1, Class::Broadcaster);
            if token.is_word() && token.is_capitalised {
                end += 1;
                if token.is_possessive {
                    break;
                }
            } else if token.kind == Kind::Number && token.folded.len() < 3 && broadcast {
                end += 1;
            } else {
                match self.past_joint(start, end) {
                    Some(next) => end = next,
                    None => break,
                }
            }
        }
        (end > start).then_some(Title { tokens: start..end, is_marked: false })
    }

    /// Whether a paper stands at `at` that is one word to the lexicon: “the Economist”.
    fn is_long(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.is(Class::Outlet) && token.folded.contains(' '))
    }

    /// Whether an agency or a paper is called so in small letters: „dpa“, „taz“.
    fn names_small(&self, token: &Token) -> bool {
        token.is(Class::Agency) || self.lang == Lang::German && token.folded.len() == 3
    }

    /// Past “of the” in “Times of the Valley”, to a capital.
    fn past_joint(&self, start: usize, at: usize) -> Option<usize> {
        let token = self.get(at).filter(|_| at > start)?;
        let is_committee = (start..at).any(|at| self.is(at, Class::Committee));
        let joins = JOINTS.contains(&&*token.folded) || is_committee && (token.is(Class::And) || token.folded == "on");
        let dated = self.is_time(at + 1);
        let next = at + 1 + usize::from(self.is(at + 1, Class::Article) && !self.is_capitalised(at + 1));
        (joins && self.is_capitalised(next) && (!dated || token.folded == "am")).then_some(next)
    }

    /// Where the name may end that `title` begins with, the farthest first: not with a day, a person, what a small word joins.
    fn title_ends(&self, title: &Title) -> Vec<usize> {
        let Title { tokens, is_marked } = title;
        let cuts = |&at: &usize| {
            let token = &self.tokens[at];
            !token.is_capitalised && token.is_word()
                || token.is_any(&[Class::Weekday, Class::Given, Class::Title])
                || self.lexicon.month(&token.folded).is_some()
        };
        let mut ends: Vec<usize> = if *is_marked { Vec::new() } else { (tokens.start + 1..tokens.end).filter(cuts).collect() };
        ends.push(tokens.end);
        ends.reverse();
        ends
    }

    /// What the head of a name says that it is.
    fn head(&self, title: &Title) -> Option<OutletKind> {
        let tokens = self.tokens.get(title.tokens.clone()).filter(|tokens| !tokens.is_empty())?;
        let (first, any) = (tokens.first()?, |class: Class| tokens.iter().any(|token| token.is(class)));
        let is_article = |token: &&Token| !token.is(Class::Article);
        // “Sid” is somebody, and the SID is an agency.
        let mixed = |token: &Token| {
            let written = &self.text[token.span];
            token.folded.len() < 4 && token.is_capitalised && written.contains(char::is_lowercase)
        };
        let personal = |token: &Token| token.is_any(&[Class::Given, Class::Title]);
        // « CNBC Jeanne Petit »
        if (any(Class::Programme) || any(Class::Broadcaster)) && !tokens[1..].iter().any(personal) {
            return Some(OutletKind::Broadcast);
        }
        if tokens.iter().all(|token| token.is(Class::Agency) && !mixed(token)) {
            return Some(OutletKind::Newspaper);
        }
        if any(Class::Committee) {
            return Some(OutletKind::Hearing);
        }
        let joint = tokens.iter().skip(1).position(|token| !token.is_capitalised).map_or(tokens.len(), |at| at + 1);
        let noun_first = !matches!(self.lang, Lang::English | Lang::German | Lang::Dutch);
        let heads = tokens[..joint].iter().filter(is_article);
        // “Guardian Australia”
        let last = heads.clone().rev().find(|token| !token.is(Class::Place) || token.is(Class::Outlet));
        let front = heads.clone().next().filter(|_| noun_first && !tokens[1..].iter().any(personal));
        let of_town = tokens.len() == 2 && personal(first) && last.is_some_and(|last| last.is(Class::Surname));
        let class = |class: Class| last.into_iter().chain(front).any(|token| self.named_classes(token, class));
        if class(Class::Outlet) && !of_town {
            let is_magazine = class(Class::Magazine) || any(Class::Magazine);
            return Some(if is_magazine { OutletKind::Magazine } else { OutletKind::Newspaper });
        }
        if self.is(title.tokens.end, Class::Magazine) && !self.is_capitalised(title.tokens.end) && self.lang == Lang::English {
            return Some(OutletKind::Magazine);
        }
        if tokens.len() == 1 && first.is(Class::Network) {
            return Some(OutletKind::Post);
        }
        (tokens.iter().any(|token| token.is(Class::Known)) && heads_meeting(self, &title.tokens)).then_some(OutletKind::Hearing)
    }

    /// Whether a word is of a class, whatever article it has lost its vowel to: « L’Express ».
    fn named_classes(&self, token: &Token, class: Class) -> bool {
        let bare = token.folded.strip_prefix("l'").filter(|_| self.lexicon.elides());
        let owner = token.folded.strip_suffix("'s").or(bare);
        token.is(class) || owner.is_some_and(|owner| self.lexicon.classes(owner).has(class))
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
        let other = [
            Class::Work, Class::Outlet, Class::Verb, Class::WeakVerb, Class::Participle, Class::And, Class::Programme,
        ];
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

    /// An outlet whose name is `tokens`, as it calls itself.
    fn described_outlet(&self, kind: OutletKind, tokens: Range<usize>, programme: Option<Range<usize>>) -> Outlet {
        let span = self.span(tokens.clone());
        let stem = crate::text::Span::new(span.start(), span.end().min(self.stem_end(tokens.end - 1)));
        let any = |class: Class| tokens.clone().any(|at| self.is(at, class));
        let name = self.called_itself(&self.clean(stem), tokens.start);
        let (title, publisher) = match kind {
            OutletKind::Broadcast if programme.is_some() => (programme.map(|programme| self.words(programme)), Some(name)),
            OutletKind::Broadcast if !any(Class::Programme) => (None, Some(name)),
            OutletKind::Hearing if !any(Class::Committee) => (None, Some(name)),
            // “on X.”
            OutletKind::Post => (Some(name.trim_end_matches('.').to_owned()), None),
            _ => (Some(name), None),
        };
        Outlet { span, kind, title, publisher, is_own: false }
    }

    /// A name without what the sentence makes of it: « au Monde » is « Le Monde », „der Süddeutschen Zeitung“ the „Süddeutsche“.
    fn called_itself(&self, name: &str, start: usize) -> String {
        let before = self.before(start);
        let known = (start..start + 3).any(|at| self.is_any(at, &[Class::Agency, Class::Broadcaster]));
        match (self.lang, before) {
            (Lang::French, Some(before)) if !known => match before.folded.rsplit(' ').next().unwrap_or_default() {
                "au" | "du" => format!("Le {name}"),
                "aux" => format!("Les {name}"),
                "la" => format!("La {name}"),
                "l'" => format!("L’{name}"),
                _ => name.to_owned(),
            },
            (Lang::German, Some(_)) => {
                let (last, words) = (name.rsplit(' ').next(), name.split(' '));
                let is_declined = |word: &str, stem: &str| {
                    Some(word) != last || self.lexicon.classes(&fold(&format!("{stem}e"))).has(Class::Outlet)
                };
                let put = |word: &str| match word.strip_suffix("en") {
                    Some(stem) if is_declined(word, stem) => format!("{stem}e"),
                    _ => word.to_owned(),
                };
                words.map(put).collect::<Vec<_>>().join(" ")
            }
            _ => name.strip_prefix("the ").unwrap_or(name).to_owned(),
        }
    }
}

/// Whether a name is a parliament's: what is said to it is heard.
fn heads_meeting(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        words.get(at).is_some_and(|token| {
            matches!(
                &*token.folded,
                "congress" | "senate" | "parliament" | "house" | "bundestag" | "knesset" | "duma" | "sénat" | "parlement"
            )
        })
    })
}
