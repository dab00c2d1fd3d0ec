//! Whether quoted words are the source's words (`markup.md` §9).

use crate::syntax::Statement;
use crate::text::{Span, Text};

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

/// The words of a source, made ready to be compared with.
#[derive(Debug, Default)]
pub struct Corpus {}

impl Corpus {
    /// `words` made ready. Ranges are bytes of `words`.
    pub fn new(words: &str) -> Self {
        let _ = words; // STUB
        Self {}
    }

    /// How many bytes of memory it takes, roughly.
    #[allow(clippy::unused_self)] // STUB
    pub fn size(&self) -> usize {
        0
    }
}

/// The words of a quotation, made ready to be compared.
#[derive(Debug)]
pub struct Quoted {}

impl Quoted {
    /// The words of `statement`, a quotation in `text`.
    pub fn new(statement: &Statement<'_>, text: &Text) -> Self {
        let _ = (statement, text); // STUB
        Self {}
    }
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

/// A place where a quotation and its source differ, in whole words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The bytes of the document; empty, right before the next word, where words are missing.
    pub quoted: Span,
    /// The bytes of the corpus's words that stand there instead; empty where the quotation has words of its own.
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

/// Compares `quoted` with `corpus`. Of several places where the words are, the first that `is_preferred`, else the first.
pub fn compare(quoted: &Quoted, corpus: &Corpus, is_preferred: &dyn Fn(Span) -> bool) -> Comparison {
    let _ = (quoted, corpus, is_preferred); // STUB
    Comparison {
        verdict: Verdict::NotFound,
        passage: None,
        differences: Vec::new(),
        changes: Vec::new(),
        folded: Folded::default(),
    }
}
