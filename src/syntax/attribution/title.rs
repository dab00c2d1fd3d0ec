//! The names of papers, programmes and bodies: how far one reaches, what its head says that it is, and what it calls itself.

use std::ops::Range;

use super::super::Lang;
use super::super::lexicon::{Class, fold};
use super::token::{Kind, Token};
use super::words::Words;
use super::{Outlet, OutletKind};
use crate::text::Span;

/// The longest name, in tokens.
const LONGEST: usize = 9;

/// What may stand within a name and before a capital of it, the first of “of the” and “de la”.
const JOINTS: [&str; 11] = ["of", "de", "du", "des", "del", "della", "dello", "di", "da", "do", "am"];

/// Words that are written as a name is.
pub(super) struct Title {
    pub(super) tokens: Range<usize>,
    /// Emphasis, or quotation marks.
    pub(super) is_marked: bool,
}

impl Words<'_> {
    /// The name that begins at `start`.
    pub(super) fn title(&self, start: usize) -> Option<Title> {
        let first = self.get(start)?;
        if first.markup.is_before
            && let Some(close) = (start..start + LONGEST).find(|&at| self.get(at).is_none_or(|it| it.markup.is_after))
            && let Some(last) = self.get(close)
        {
            // “Face the Nation,” has the comma within.
            let end = close + usize::from(!last.is_mark(','));
            let whole =
                end > start && (start..end).all(|at| self.tokens[at].is_word_or_number() || self.is_mark(at, &['&']));
            // «la Repubblica»
            let small = first.is_any(&[Class::Article, Class::Outlet]) || first.kind == Kind::Number;
            let named =
                first.is_capitalised || small && (start..end).any(|at| self.is_capitalised(at) || self.is_long(at));
            return (whole && named).then_some(Title { tokens: start..end, is_marked: true });
        }
        let small = first.is_any(&[Class::Agency, Class::Outlet]) && first.folded.len() < 5 && !first.is_capitalised;
        if small && self.text[first.span].len() == first.folded.len() && self.names_small(first) {
            return Some(Title { tokens: start..start + 1, is_marked: false });
        }
        // « la commission d’enquête du Sénat »
        let body = first.is(Class::Committee) && !first.is_capitalised;
        let mut end = start + usize::from(body || self.is_long(start));
        while end < start + LONGEST
            && let Some(token) = self.get(end)
        {
            let broadcast = end > start && self.is(end - 1, Class::Broadcaster);
            if end > start && token.markup.is_before {
                break;
            }
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
        (end > start + usize::from(body)).then_some(Title { tokens: start..end, is_marked: false })
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
    pub(super) fn title_ends(&self, title: &Title) -> Vec<usize> {
        let Title { tokens, is_marked } = title;
        let cuts = |&at: &usize| {
            let token = &self.tokens[at];
            !token.is_capitalised && token.is_word()
                || token.is_any(&[Class::Weekday, Class::Given, Class::Title])
                || self.lexicon.month(&token.folded).is_some()
        };
        let mut ends: Vec<usize> =
            if *is_marked { Vec::new() } else { (tokens.start + 1..tokens.end).filter(cuts).collect() };
        ends.push(tokens.end);
        ends.reverse();
        ends
    }

    /// What the head of a name says that it is.
    pub(super) fn head(&self, title: &Title) -> Option<OutletKind> {
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
        if self.is(title.tokens.end, Class::Magazine)
            && !self.is_capitalised(title.tokens.end)
            && self.lang == Lang::English
        {
            return Some(OutletKind::Magazine);
        }
        if tokens.len() == 1 && first.is(Class::Network) {
            return Some(OutletKind::Post);
        }
        (tokens.iter().any(|token| token.is(Class::Known)) && is_parliament(self, &title.tokens))
            .then_some(OutletKind::Hearing)
    }

    /// Whether a word is of a class, whatever article it has lost its vowel to: « L’Express ».
    fn named_classes(&self, token: &Token, class: Class) -> bool {
        let bare = token.folded.strip_prefix("l'").filter(|_| self.lexicon.elides());
        let owner = token.folded.strip_suffix("'s").or(bare);
        token.is(class) || owner.is_some_and(|owner| self.lexicon.classes(owner).has(class))
    }

    /// Whether what stands before `at` says that a programme is called so: “the talk show”, „die ARD-Sendung“.
    pub(super) fn sends(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| {
            let last = before.folded.rsplit('-').next().unwrap_or_default();
            before.is(Class::Sending) || self.lexicon.classes(last).has(Class::Sending)
        })
    }

    /// An outlet whose name is `tokens`, as it calls itself.
    pub(super) fn described_outlet(
        &self,
        kind: OutletKind,
        tokens: Range<usize>,
        programme: Option<Range<usize>>,
    ) -> Outlet {
        let span = self.span(tokens.clone());
        let stem = Span::new(span.start(), span.end().min(self.stem_end(tokens.end - 1)));
        let any = |class: Class| tokens.clone().any(|at| self.is(at, class));
        let name = self.called_itself(&self.clean(stem), kind, tokens.start);
        let (title, publisher) = match kind {
            OutletKind::Broadcast if programme.is_some() => {
                (programme.map(|programme| self.words(programme)), Some(name))
            }
            OutletKind::Broadcast if !any(Class::Programme) => (None, Some(name)),
            OutletKind::Hearing if !any(Class::Committee) => (None, Some(name)),
            // “on X.”
            OutletKind::Post => (Some(name.trim_end_matches('.').to_owned()), None),
            _ => (Some(name), None),
        };
        Outlet { span, kind, title, publisher, is_own: false }
    }

    /// A name without what the sentence makes of it: « au Monde » is « Le Monde », „der Süddeutschen Zeitung“ the „Süddeutsche“.
    fn called_itself(&self, name: &str, kind: OutletKind, start: usize) -> String {
        let before = self.before(start);
        let is_paper = matches!(kind, OutletKind::Newspaper | OutletKind::Magazine);
        let is_agency = (start..start + 3).any(|at| self.is(at, Class::Agency));
        match (self.lang, before) {
            (Lang::French, Some(before)) if is_paper && !is_agency => {
                match before.folded.rsplit(' ').next().unwrap_or_default() {
                    "au" | "du" => format!("Le {name}"),
                    "aux" => format!("Les {name}"),
                    "la" => format!("La {name}"),
                    "l'" => format!("L’{name}"),
                    _ => name.to_owned(),
                }
            }
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
pub(super) fn is_parliament(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        words.get(at).is_some_and(|token| {
            matches!(
                &*token.folded,
                "congress"
                    | "senate"
                    | "parliament"
                    | "house"
                    | "bundestag"
                    | "knesset"
                    | "duma"
                    | "sénat"
                    | "parlement"
            )
        })
    })
}
