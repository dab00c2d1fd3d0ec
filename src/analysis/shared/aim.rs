//! What a link to a source opens on: the words that are quoted from it, the page, the time.

use std::sync::LazyLock;
use std::time::Duration;

use regex::Regex;

use super::locator::Locus;
use super::verification::{Found, Outcome, Verification};
use super::{text_fragment, video};
use crate::sources::{Place, TranscriptFormat};
use crate::syntax::{Citation, Placed, Statement, StatementKind};
use crate::text::{Span, Text, pattern};
use crate::verify::Verdict;

/// What a link to a source opens on. By default on nothing in particular.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::analysis) struct Aim {
    /// The words, parted where some are left out.
    passages: Vec<String>,
    /// The number of the page in its file, from 1 on, whatever it is called.
    page: Option<usize>,
    time: Option<Duration>,
}

impl Aim {
    /// The words of `statement`, of a document with `text`, in a source: those of the source, where they were found in its
    /// transcript. Where nobody could look for them they are the statement's: a browser that does not find them shows the
    /// page as it is. Those of a translation and of a claim, and those that are not in the
    /// transcript, would be looked for in vain.
    pub(in crate::analysis) fn of(statement: &Statement<'_>, verification: &Verification<'_>, text: &Text) -> Self {
        let mut aim = match (verification.outcome, &verification.found) {
            (Some(Outcome::Translated), _) => Self::default(),
            (_, Some(found)) => Self::of_passage(found),
            (_, None) => Self::of_words(statement, text),
        };
        let citations = match &verification.found {
            Some(found) => std::slice::from_ref(&found.citation),
            None => statement.citations(),
        };
        aim.time = aim.time.or_else(|| citations.iter().find_map(|citation| time_of(citation, text)));
        aim
    }

    /// The time that `citation`, in a document with `text`, names.
    pub(in crate::analysis) fn of_citation(citation: &Placed<'_, Citation>, text: &Text) -> Self {
        Self { time: time_of(citation, text), ..Self::default() }
    }

    /// The words of `statement` as it has them, but for those that it says to have changed; of a claim, which is in nobody's
    /// words, none.
    pub(in crate::analysis) fn of_words(statement: &Statement<'_>, text: &Text) -> Self {
        static CHANGED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\S*\[[^\[\]]*\]\S*|…|\.(?:[ \u{a0}]?\.){2,}"));
        if statement.kind == StatementKind::Claim {
            return Self::default();
        }
        let words = statement.text(text);
        let passages = CHANGED.split(&words).map(|words| words.trim().to_owned()).filter(|words| !words.is_empty());
        Self { passages: passages.collect(), ..Self::default() }
    }

    fn of_passage(found: &Found<'_>) -> Self {
        let Some(passage) = found.comparison.passage.as_ref().filter(|_| found.comparison.verdict != Verdict::NotFound)
        else {
            return Self::default();
        };
        let transcript = &found.file.transcript;
        let words = |span: &Span| transcript.words.get(span.range()).unwrap_or_default().replace('\u{ad}', "");
        Self {
            passages: passage.fragments.iter().map(words).collect(),
            page: page_in_file(found),
            time: found.places().find_map(|place| match place {
                Place::Cue(start, _) => Some(*start),
                Place::Page(_) => None,
            }),
        }
    }

    /// `url`, such that it opens there. One that is not on the web stays as it is.
    pub(in crate::analysis) fn url(&self, url: &str) -> String {
        let url = url.trim();
        let (scheme, _) = url.split_once("://").unwrap_or_default();
        if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
            return url.to_owned();
        }
        if video::is_video(url) {
            return self.time.and_then(|time| video::starting_at(url, time)).unwrap_or_else(|| url.to_owned());
        }
        if is_pdf(url) {
            let base = url.split('#').next().unwrap_or(url);
            return self.page.map_or_else(|| url.to_owned(), |page| format!("{base}#page={page}"));
        }
        text_fragment::with_passages(url, &self.passages)
    }
}

/// The number in its file of the page that a passage is on, from 1 on, whatever its label is.
pub(in crate::analysis) fn page_in_file(found: &Found<'_>) -> Option<usize> {
    let transcript = &found.file.transcript;
    if transcript.is_extracted {
        // The text that is taken from a PDF names each page on a line of its own.
        let before = transcript.text.slice(Span::new(0, found.passage()?.start()));
        let is_name = |line: &&str| line.starts_with("[page ") && line.ends_with(']');
        return Some(before.lines().filter(is_name).count()).filter(|page| *page > 0);
    }
    // The pages of plain text are counted. Elsewhere a label says which page of a book it is, not of a file.
    let is_counted = TranscriptFormat::of_path(&found.path) == Some(TranscriptFormat::Text);
    match found.places().next() {
        Some(Place::Page(label)) if is_counted => label.parse().ok(),
        _ => None,
    }
}

fn is_pdf(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    path.get(path.len().saturating_sub(4)..).is_some_and(|end| end.eq_ignore_ascii_case(".pdf"))
}

fn time_of(citation: &Placed<'_, Citation>, text: &Text) -> Option<Duration> {
    match Locus::of(citation, text)? {
        Locus::Time(from, _) => Some(from),
        Locus::Pages(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sort_of_address_is_opened_in_its_own_way() {
        let aim = Aim { passages: vec!["a new birth".to_owned()], page: Some(3), time: Some(Duration::from_secs(845)) };
        let nowhere = Aim::default();
        for (url, expected) in [
            ("https://x.org/a", "https://x.org/a#:~:text=a%20new%20birth"),
            (
                "https://web.archive.org/web/1/https://x.org/",
                "https://web.archive.org/web/1/https://x.org/#:~:text=a%20new%20birth",
            ),
            ("https://x.org/a.PDF?b#page=1", "https://x.org/a.PDF?b#page=3"),
            ("https://youtu.be/abc", "https://youtu.be/abc?t=845s"),
            ("https://www.ted.com/talks/x", "https://www.ted.com/talks/x#:~:text=a%20new%20birth"),
            ("file:///w/a.html", "file:///w/a.html"),
            ("javascript:x", "javascript:x"),
            ("", ""),
        ] {
            assert_eq!(aim.url(url), expected);
            assert_eq!(nowhere.url(url), url);
        }
    }
}
