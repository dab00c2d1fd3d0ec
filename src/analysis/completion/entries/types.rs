//! The types of sources, as each format calls them.

use super::place::Shape;
use crate::sources::types::{self, Written};

const RIS: [(&str, &str); 29] = [
    ("BLOG", "a post of a blog"),
    ("BOOK", "a book"),
    ("CASE", "a case before a court"),
    ("CHAP", "a chapter of a book"),
    ("CONF", "the proceedings of a conference"),
    ("CPAPER", "a paper of a conference"),
    ("DATA", "data"),
    ("DICT", "an entry of a dictionary"),
    ("ELEC", "a web page"),
    ("ENCYC", "an entry of an encyclopedia"),
    ("GEN", "anything else"),
    ("GOVDOC", "a document of a government"),
    ("HEAR", "a hearing"),
    ("ICOMM", "a message on the internet"),
    ("JOUR", "an article of a journal"),
    ("MANSCPT", "a manuscript"),
    ("MAP", "a map"),
    ("MGZN", "an article of a magazine"),
    ("MPCT", "a film"),
    ("NEWS", "an article of a newspaper"),
    ("PAMP", "a pamphlet"),
    ("PCOMM", "a letter, a conversation"),
    ("RPRT", "a report"),
    ("SLIDE", "a talk"),
    ("SOUND", "a recording"),
    ("STAT", "a law"),
    ("THES", "a thesis"),
    ("UNPB", "something unpublished"),
    ("VIDEO", "a video"),
];

/// Those that people who quote cite most, as CSL calls them.
const FREQUENT: [&str; 8] =
    ["speech", "interview", "article-newspaper", "broadcast", "hearing", "book", "report", "webpage"];

/// The types there are, each with what it is where its name does not say so; the most frequent first.
pub(super) fn known(shape: Shape) -> Vec<(String, &'static str)> {
    let named = |name: &str| (name.to_owned(), "");
    let mut types: Vec<(String, &'static str)> = match shape {
        Shape::BibTex => types::BIBLATEX.into_iter().map(named).collect(),
        Shape::Hayagriva => types::HAYAGRIVA.into_iter().map(named).collect(),
        Shape::Ris => RIS.into_iter().map(|(name, meaning)| (name.to_owned(), meaning)).collect(),
        _ => types::CSL.into_iter().map(named).collect(),
    };
    types.sort_by_key(|(name, _)| FREQUENT.iter().position(|it| it == name).unwrap_or(FREQUENT.len()));
    types
}

/// The CSL types for which BibLaTeX has none of its own, each with how it says them; the most frequent first. By a name that
/// BibLaTeX has, too, its own type is meant: an `article` is one of a journal.
pub(super) fn narrowed() -> Vec<(&'static str, Written)> {
    let foreign = types::CSL.into_iter().filter(|csl| !types::BIBLATEX.contains(csl));
    let narrowed = foreign.filter_map(|csl| Some((csl, types::in_bibtex(csl)?)));
    let mut narrowed: Vec<_> = narrowed.filter(|(_, written)| written.subtype.is_some()).collect();
    narrowed.sort_by_key(|(csl, _)| FREQUENT.iter().position(|it| it == csl).unwrap_or(FREQUENT.len()));
    narrowed
}

/// What a source of the type `kind` may be more precisely, the most frequent first: what BibLaTeX's `entrysubtype` may say of
/// it, or Hayagriva's `genre`.
pub(super) fn subtypes(shape: Shape, kind: &str) -> Vec<String> {
    let subtypes: Vec<&str> = match shape {
        Shape::BibTex => types::bibtex_subtypes(kind).collect(),
        Shape::Hayagriva => types::hayagriva_genres(kind).collect(),
        _ => Vec::new(),
    };
    // LaTeX reads an underscore otherwise, and what joins the words of a type does not count.
    let mut subtypes: Vec<String> = subtypes.into_iter().map(|subtype| subtype.replace('_', "-")).collect();
    subtypes.sort_by_key(|name| FREQUENT.iter().position(|it| it == name).unwrap_or(FREQUENT.len()));
    subtypes
}

/// The CSL type that `name` stands for.
pub(super) fn in_csl(shape: Shape, name: &str) -> &str {
    match shape {
        Shape::BibTex => types::of_bibtex(name).unwrap_or(name),
        Shape::Ris => types::of_ris(name).unwrap_or(name),
        _ => name,
    }
}
