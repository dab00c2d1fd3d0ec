//! The types of sources, as each format calls them.

use super::place::Shape;
use crate::sources::types::{self, Written};

/// What types of other formats than CSL's are called that stand for one of CSL's.
const BIBTEX: [&str; 26] = [
    "article",
    "audio",
    "book",
    "booklet",
    "collection",
    "dataset",
    "inbook",
    "incollection",
    "inproceedings",
    "inreference",
    "jurisdiction",
    "legislation",
    "letter",
    "manual",
    "misc",
    "movie",
    "online",
    "patent",
    "performance",
    "periodical",
    "proceedings",
    "report",
    "software",
    "thesis",
    "unpublished",
    "video",
];

const HAYAGRIVA: [&str; 27] = [
    "anthology",
    "anthos",
    "article",
    "artwork",
    "audio",
    "blog",
    "book",
    "case",
    "chapter",
    "conference",
    "entry",
    "exhibition",
    "legislation",
    "manuscript",
    "misc",
    "newspaper",
    "original",
    "patent",
    "performance",
    "periodical",
    "post",
    "proceedings",
    "reference",
    "report",
    "repository",
    "scene",
    "thesis",
];

const HAYAGRIVA_MORE: [&str; 3] = ["thread", "video", "web"];

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
        Shape::BibTex => BIBTEX.into_iter().map(named).collect(),
        Shape::Hayagriva => HAYAGRIVA.into_iter().chain(HAYAGRIVA_MORE).map(named).collect(),
        Shape::Ris => RIS.into_iter().map(|(name, meaning)| (name.to_owned(), meaning)).collect(),
        _ => types::CSL.into_iter().map(named).collect(),
    };
    types.sort_by_key(|(name, _)| FREQUENT.iter().position(|it| it == name).unwrap_or(FREQUENT.len()));
    types
}

/// The CSL types for which BibLaTeX has none of its own, each with how it says them; the most frequent first.
pub(super) fn narrowed() -> Vec<(&'static str, Written)> {
    let narrowed = types::CSL.into_iter().filter_map(|csl| Some((csl, types::in_bibtex(csl)?)));
    let mut narrowed: Vec<_> = narrowed.filter(|(_, written)| written.subtype.is_some()).collect();
    narrowed.sort_by_key(|(csl, _)| FREQUENT.iter().position(|it| it == csl).unwrap_or(FREQUENT.len()));
    narrowed
}

/// The CSL type that `name` stands for.
pub(super) fn in_csl(shape: Shape, name: &str) -> &str {
    match shape {
        Shape::BibTex => types::of_bibtex(name).unwrap_or(name),
        Shape::Ris => types::of_ris(name).unwrap_or(name),
        _ => name,
    }
}
