//! A plain link: what its address and its words say of the source that it leads to.

use crate::analysis::shared::words::capitalised;
use crate::sources::Date;

/// A plain link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) url: String,
    /// What a reader reads for it. Empty: nothing but the address.
    pub(super) words: String,
}

impl Address {
    /// What the source is called: the words of the link, without what only the sentence needs.
    pub(super) fn title(&self) -> String {
        const DETERMINERS: [&str; 28] = [
            "the ", "a ", "an ", "its ", "their ", "his ", "her ", "our ", "my ", "this ", "le ", "la ", "les ", "un ",
            "une ", "son ", "sa ", "ses ", "leur ", "leurs ", "der ", "die ", "das ", "sein ", "seine ", "ihr ",
            "ihre ", "el ",
        ];
        let words = self.words.trim();
        capitalised(DETERMINERS.iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words))
    }

    /// The site, in a word: `example` of `news.example.co.uk`.
    pub(super) fn site(&self) -> String {
        let host = self.url.split("://").nth(1).unwrap_or_default();
        let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default();
        let host = host.rsplit('@').next().unwrap_or_default();
        let labels: Vec<&str> = host.split('.').filter(|label| !label.is_empty() && *label != "www").collect();
        let is_second = |label: &&str| matches!(*label, "co" | "com" | "org" | "gov" | "ac" | "net");
        let known = labels.len().checked_sub(2).and_then(|at| {
            let label = labels.get(at)?;
            if is_second(label) { labels.get(at.checked_sub(1)?) } else { Some(label) }
        });
        known.or(labels.first()).map_or_else(|| self.words.clone(), |label| (*label).to_owned())
    }

    /// When it was put there, where the address says so.
    pub(super) fn published(&self) -> Option<Date> {
        published(&self.url)
    }
}

/// The day, or the month, that `url` has in its path: `/2025-12-02`, `/2025/12/02/`, `/2025/12/`.
pub(super) fn published(url: &str) -> Option<Date> {
    let path = url.split("://").nth(1)?.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(|c: char| !c.is_ascii_digit()).collect();
    // Where each part starts, to see what stands between.
    let starts = parts.iter().map(|part| part.as_ptr() as usize - path.as_ptr() as usize);
    let parts: Vec<(usize, &str)> = starts.zip(parts.iter().copied()).collect();
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let is_two = |part: &str| part.len() == 2;
    let dates = (0..parts.len()).filter_map(|at| {
        let (start, year) = parts.get(at).filter(|(_, part)| is_year(part))?;
        let mark = path.get(start + 4..start + 5)?;
        let (next, month) = parts.get(at + 1).filter(|(_, part)| is_two(part))?;
        let is_apart = *start > 0 && !path[..*start].ends_with(|c: char| c.is_ascii_alphanumeric());
        if !is_apart {
            return None;
        }
        let rest = path.get(next + 2..).unwrap_or_default();
        let day = parts.get(at + 2).filter(|(_, day)| is_two(day) && rest.starts_with(mark)).map(|(_, day)| *day);
        match day {
            Some(day) => Date::parse(&format!("{year}-{month}-{day}")).ok(),
            None if mark == "/" && (rest.is_empty() || rest.starts_with('/')) => {
                Date::parse(&format!("{year}-{month}")).ok()
            }
            None => None,
        }
    });
    dates.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_when() {
        for (url, expected) in [
            ("https://example.org/minutes/2025-12-02", Some("2025-12-02")),
            ("https://example.org/2025/12/02/minutes.html?x=1999-01-01", Some("2025-12-02")),
            ("https://example.org/news/2025/12/minutes", Some("2025-12")),
            ("https://example.org/minutes_2025_12_02.pdf", Some("2025-12-02")),
            ("https://example.org/2025-13-02", None),
            ("https://example.org/a/2025-12", None),
            ("https://example.org/2025/minutes", None),
            ("https://example.org/item12025-12-02", None),
            ("https://example.org/?date=2025-12-02", None),
            ("https://example.org", None),
        ] {
            assert_eq!(published(url).map(|date| date.edtf()).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn the_words_of_a_link_are_a_title_without_what_the_sentence_needs() {
        for (words, title) in
            [("its minutes", "Minutes"), ("The Courier", "The Courier"), ("minutes", "Minutes"), ("", "")]
        {
            assert_eq!(Address { url: String::new(), words: words.to_owned() }.title(), title);
        }
    }
}
