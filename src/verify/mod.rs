//! Whether quoted words are the source's words (`markup.md` §9).
//!
//! Both sides are folded to words and marks ([`fold`]). What the quotation marks as the writer's own is told from what it
//! says are the source's words ([`quoted`], [`parts`]); these are looked for exactly ([`exact`]), and nothing else verifies. Where
//! they are not, the passage that comes nearest is located ([`near`]) and laid beside them ([`difference`]).

mod align;
mod brackets;
mod chain;
mod contraction;
mod corpus;
mod difference;
mod edges;
mod exact;
mod fold;
mod folded;
mod near;
mod negation;
mod parts;
mod quoted;
mod report;
mod signs;
#[cfg(test)]
mod tests;
mod token;
mod wording;

pub use corpus::Corpus;
pub use quoted::Quoted;
pub use wording::Wording;

use self::exact::Matcher;
use crate::text::Span;

/// What comparing a quotation with a source says, the better the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing like it is there.
    NotFound,
    /// Too few words to tell.
    TooShort,
    /// The source says it in other words.
    Differs,
    /// The source's words, with changes that are marked as such.
    MarkedChanges,
    /// The source's words.
    Verbatim,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// In a word.
    pub verdict: Verdict,
    /// Where in the source the words are, or those nearest to them: bytes of the corpus's words. `None` where nothing is
    /// near.
    pub passage: Option<Passage>,
    /// Where the two differ, in order; none unless the verdict is [`Verdict::Differs`].
    pub differences: Vec<Difference>,
    /// The marked changes that were allowed for.
    pub changes: Vec<Change>,
    /// What was folded.
    pub folded: Folded,
}

/// A passage of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its pieces, each the counterpart of a piece of the quotation between two omissions; in order, at least one.
    pub fragments: Vec<Span>,
}

impl Passage {
    /// From its first word to its last.
    pub fn span(&self) -> Span {
        self.fragments.iter().copied().reduce(Span::join).unwrap_or_default()
    }
}

/// A place where a quotation and its source differ, in whole words or marks. [`Difference::in_source_words`] and
/// [`Difference::as_marked`] are the edits that mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The bytes of the document, no white space around them and no markup among them: what stands in several pieces of
    /// markup is several differences, the first of which has the source's words. Empty where words are missing: right
    /// before the next word, or right after the last where the source has no white space in between (a comma).
    pub quoted: Span,
    /// The bytes of the corpus's words that stand there instead; empty, at 0, where the quotation has words of its own.
    pub source: Span,
}

/// A change that is marked as one, or needs no mark (`markup.md` §9).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What sort of change.
    pub kind: ChangeKind,
    /// The bytes of the document.
    pub quoted: Span,
    /// The source's bytes that it stands for; empty where it stands for nothing.
    pub source: Span,
}

/// What sort of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// `…`
    Omission,
    /// `[words]`, `(words)`
    Insertion,
    /// `[T]he`, `the` for `The`
    Capital,
    /// Punctuation at the end.
    FinalPunctuation,
    /// `[sic]`
    Sic,
}

/// What was folded on both sides, and did make a difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Each stands for itself.
pub struct Folded {
    /// Unicode compatibility forms: `ﬁ` and `fi`.
    pub forms: bool,
    /// Quotation marks: `’` and `'`.
    pub marks: bool,
    /// Dashes: `--` and `—`.
    pub dashes: bool,
    /// Soft hyphens, and hyphens at line ends.
    pub hyphens: bool,
    /// Capitals: the source is written without small letters, or without capitals.
    pub capitals: bool,
    /// Punctuation: the source is written without.
    pub punctuation: bool,
}

/// Compares `quoted` with `corpus`. Of several places where the words are, the first of those of the most `worth`.
pub fn compare<W: Ord>(quoted: &Quoted, corpus: &Corpus, worth: &dyn Fn(Span) -> W) -> Comparison {
    let mut matcher = Matcher::new(quoted, corpus);
    let fragments = matcher.fragments();
    if let Some(chain) = matcher.search(&fragments, worth) {
        return report::found(&mut matcher, &fragments, &chain);
    }
    if quoted.is_short() {
        return Comparison::without_passage(Verdict::TooShort);
    }
    let located = near::locate(&mut matcher, &fragments);
    report::nearest(&mut matcher, &fragments, &located)
}

/// What [`compare`] says if the words of `quoted` are in `corpus`, marked changes allowed for; `None` if they are not. To
/// look through many sources: one without the words costs next to nothing.
pub fn find<W: Ord>(quoted: &Quoted, corpus: &Corpus, worth: &dyn Fn(Span) -> W) -> Option<Comparison> {
    if exact::is_word_missing(quoted, corpus) {
        return None;
    }
    let mut matcher = Matcher::new(quoted, corpus);
    let fragments = matcher.fragments();
    let chain = matcher.search(&fragments, worth)?;
    Some(report::found(&mut matcher, &fragments, &chain))
}

impl Comparison {
    fn without_passage(verdict: Verdict) -> Self {
        Self { verdict, passage: None, differences: Vec::new(), changes: Vec::new(), folded: Folded::default() }
    }
}
