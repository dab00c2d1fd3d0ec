//! The parts of a dash line.

use std::ops::Range;

use super::super::lexicon::Class;
use super::StatedDate;
use super::date::{date_at, first_date};
use super::token::{Kind, Token};
use super::words::Words;

/// What stands between two separators.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Its tokens, without the date.
    pub(super) tokens: Range<usize>,
    pub(super) date: Option<StatedDate>,
    /// Whether quotation marks or emphasis show that it is a work.
    pub(super) is_work: bool,
}

/// What separates parts.
const SEPARATORS: [char; 12] = [',', ';', ':', '(', ')', '[', ']', '—', '|', '·', '.', '/'];

impl Words<'_> {
    /// The parts of the line, at commas, brackets, dashes and the like, and at the ends of its lines.
    pub(super) fn parts(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        let dates = self.dates();
        let (mut start, mut quoted) = (1, false);
        for at in 1..=self.tokens.len() {
            // A name, and what they are on the next line.
            if start < at && !quoted && self.breaks_line(at) {
                parts.push(self.part(start..at, false));
                start = at;
            }
            let in_date = dates.iter().any(|date| date.contains(&at));
            let Some(mark) = self.separator(at).filter(|_| !in_date) else { continue };
            let closes = quoted && matches!(mark, '”' | '»' | '"' | '“' | '’');
            let opens = !quoted && matches!(mark, '“' | '«' | '"' | '„' | '‘');
            let separates = !quoted && SEPARATORS.contains(&mark) || at == self.tokens.len();
            if !(opens || closes || separates) {
                continue;
            }
            if start < at {
                let emphasised = self.tokens[start].markup.is_before && self.tokens[at - 1].markup.is_after;
                parts.push(self.part(start..at, closes || emphasised && !parts.is_empty()));
            }
            (start, quoted) = (at + 1, opens);
        }
        parts
    }

    /// The mark at `at`; past the end, a comma. A full stop within a word (“str.c”) or after a short one (“b. 1958”) is none.
    fn separator(&self, at: usize) -> Option<char> {
        let Some(token) = self.get(at) else { return Some(',') };
        let joined = self.get(at + 1).is_some_and(|next| token.span.end() == next.span.start());
        let short = self.before(at).is_some_and(|before| before.is(Class::Lifetime));
        let inner = token.is_mark('.') && (joined || short);
        match token.kind {
            Kind::Mark(mark) if !inner => Some(mark),
            _ => None,
        }
    }

    fn part(&self, tokens: Range<usize>, is_work: bool) -> Part {
        let mut from = tokens.start;
        while let Some((date, dated)) = first_date(self.tokens, from..tokens.end, self.lang).filter(|_| !is_work) {
            // “on 3 May 2019”, “dated 3 May 2019”, “c. 1863”
            let mut end = dated.start;
            let leads = [Class::Adjunct, Class::Article, Class::Weekday, Class::Year, Class::Circa, Class::Dated];
            while end > tokens.start && self.is_any(end - 1, &leads) {
                end -= 1;
            }
            if self.is_of_words(&tokens, end, &dated, &date) {
                return Part { tokens: tokens.start..end, date: Some(date), is_work };
            }
            from = dated.end;
        }
        Part { tokens, date: None, is_work }
    }

    /// Whether a date at `dated` in a part is when the words were said: where it is all of the part, follows the name that
    /// opens the line, a text or an occasion, or is a day. “Chair since 2019” and “the 1953 flood” state none. What leads
    /// up to the date begins at `lead`.
    fn is_of_words(&self, part: &Range<usize>, lead: usize, dated: &Range<usize>, date: &StatedDate) -> bool {
        let before = part.start..lead;
        // “1994 interview”, “3 May 1994 in London”
        let next = (dated.end..part.end).find(|&at| self.get(at).is_some_and(Token::is_word));
        let of_thing = next.is_some_and(|next| !self.is_any(next, &[Class::Work, Class::Preposition]));
        if of_thing || self.is(part.start, Class::Relative) || self.is_of_lifetime(before.clone()) {
            return false;
        }
        let opening = part.start + usize::from(self.is(part.start, Class::By));
        let name = self.until(lead).phrase(opening).filter(|_| part.start == 1);
        let named = name.map_or(part.start, |name| name.tokens.end);
        let titles = [Class::Role, Class::Title];
        let head = before.clone().find(|&at| self.is_any(at, &titles) || self.is(at, Class::Work));
        let of_text = head.is_some_and(|at| !self.is_any(at, &titles));
        let placed = before.clone().all(|at| self.is(at, Class::Place));
        // “speaking at Gettysburg in 1863”, and neither “on the flood in 1953” nor “chair in 1994”
        let timed = lead < dated.start && self.is_any(named, &[Class::Placed, Class::Addressee, Class::Gerund]);
        let of_noun = self.before(lead).is_some_and(|before| before.is(Class::Preposition));
        named == lead || of_text || placed || timed || date.is_day() && !of_noun
    }

    /// What has the form of a date; “July 1, 2017” and “1809–1865” are one part each.
    fn dates(&self) -> Vec<Range<usize>> {
        let mut dates = Vec::new();
        let mut at = 1;
        while at < self.tokens.len() {
            let found = date_at(self.tokens, at, self.lang);
            let next = found.as_ref().map_or(at + 1, |(_, next)| (*next).max(at + 1));
            if found.is_some() {
                dates.push(at..next);
            }
            at = next;
        }
        dates
    }

    /// Whether a line ends before the token `at`, after a name and before small letters.
    fn breaks_line(&self, at: usize) -> bool {
        let (Some(before), Some(token)) = (self.before(at), self.get(at)) else { return false };
        let gap = &self.text[before.span.end()..token.span.start()];
        let small = token.is_word() && !token.is_capitalised && !token.is_any(&[Class::Preposition, Class::Particle]);
        gap.contains('\n') && self.is_capitalised(at - 1) && small
    }
}
