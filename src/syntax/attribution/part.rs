//! The parts of a dash line.

use std::ops::Range;

use super::super::lexicon::Class;
use super::StatedDate;
use super::date::{date_at, first_date};
use super::token::Kind;
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

    /// The mark at `at`; past the end, a comma. A full stop within a word (“str.c”) is none.
    fn separator(&self, at: usize) -> Option<char> {
        let Some(token) = self.get(at) else { return Some(',') };
        let inner = self.get(at + 1).is_some_and(|next| token.is_mark('.') && token.span.end() == next.span.start());
        match token.kind {
            Kind::Mark(mark) if !inner => Some(mark),
            _ => None,
        }
    }

    fn part(&self, tokens: Range<usize>, is_work: bool) -> Part {
        let dated = if is_work { None } else { first_date(self.tokens, tokens.clone(), self.lang) };
        let Some((date, date_tokens)) = dated else { return Part { tokens, date: None, is_work } };
        // “on 3 May 2019”, “dated 3 May 2019”, “c. 1863”
        let mut end = date_tokens.start;
        let leads = [Class::Adjunct, Class::Article, Class::Weekday, Class::Year, Class::Circa, Class::Dated];
        while end > tokens.start && self.is_any(end - 1, &leads) {
            end -= 1;
        }
        Part { tokens: tokens.start..end, date: Some(date), is_work }
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
