//! BibLaTeX's default rules for `crossref` (`\DeclareDataInheritance` in biblatex.def): under which names a child has
//! the fields of its parent.

/// Fields that say one thing together: who has one of them takes none from a parent.
pub(super) const DATE: [&str; 4] = ["date", "year", "month", "day"];

/// What says where something was published, which is mostly why it has a `crossref`.
pub(super) const CONTAINERS: [&str; 4] = ["booktitle", "journaltitle", "journal", "maintitle"];

/// What no entry has from another.
const OWN: [&str; 16] = [
    "ids",
    "crossref",
    "xref",
    "entryset",
    "entrysubtype",
    "execute",
    "label",
    "options",
    "presort",
    "related",
    "relatedoptions",
    "relatedstring",
    "relatedtype",
    "shorthand",
    "shorthandintro",
    "sortkey",
];

/// What ties entries together, or is another name of one.
const TIES: [&str; 4] = ["ids", "crossref", "xdata", "entryset"];

/// Titles that only a parent's own title is for.
const TITLES_OF_TITLES: [&str; 4] = ["shorttitle", "sorttitle", "indextitle", "indexsorttitle"];

/// How a child has a field of its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// Under its own name
    Same,
    /// Under another
    As(&'static str),
    /// Under its own, and under another
    SameAnd(&'static str),
    /// Not at all
    Never,
}

/// How an entry of the type `child` has `field` of its `crossref`, of the type `parent`. All in lower case.
pub(super) fn of_crossref(parent: &str, child: &str, field: &str) -> Rule {
    if OWN.contains(&field) || field == "xdata" {
        return Rule::Never;
    }
    let is_part_of_book = matches!(child, "inbook" | "bookinbook" | "suppbook");
    if field == "author" && matches!(parent, "mvbook" | "book") && is_part_of_book {
        return Rule::SameAnd("bookauthor");
    }
    let Some([title, subtitle, addon]) = titles(parent, child) else { return Rule::Same };
    match field {
        "title" => Rule::As(title),
        "subtitle" => Rule::As(subtitle),
        "titleaddon" => Rule::As(addon),
        _ if TITLES_OF_TITLES.contains(&field) => Rule::Never,
        _ => Rule::Same,
    }
}

/// How an entry has `field` of its `xdata`, or a set that of its first member.
pub(super) fn of_whole(field: &str) -> Rule {
    if TIES.contains(&field) { Rule::Never } else { Rule::Same }
}

/// What the title of a parent is in its child, with the subtitle and the addition to it.
fn titles(parent: &str, child: &str) -> Option<[&'static str; 3]> {
    const MAIN: [&str; 3] = ["maintitle", "mainsubtitle", "maintitleaddon"];
    const BOOK: [&str; 3] = ["booktitle", "booksubtitle", "booktitleaddon"];
    const JOURNAL: [&str; 3] = ["journaltitle", "journalsubtitle", "journaltitleaddon"];
    Some(match (parent, child) {
        ("mvbook", "book" | "inbook" | "bookinbook" | "suppbook")
        | (
            "mvcollection" | "mvreference",
            "collection" | "reference" | "incollection" | "inreference" | "suppcollection",
        )
        | ("mvproceedings", "proceedings" | "inproceedings" | "conference") => MAIN,
        ("book", "inbook" | "bookinbook" | "suppbook")
        | ("collection" | "reference", "incollection" | "inreference" | "suppcollection")
        | ("proceedings", "inproceedings" | "conference") => BOOK,
        ("periodical", "article" | "suppperiodical") => JOURNAL,
        _ => return None,
    })
}

/// The fields that an entry says it does not want: `options = {noinherit=setnames}`, the name of a set of them. The sets
/// that a document defines are not known here.
pub(super) fn unwanted(options: &str) -> &'static [&'static str] {
    let set =
        options.split(',').filter_map(|option| option.split_once('=')).find(|(name, _)| name.trim() == "noinherit");
    match set.map(|(_, set)| set.trim()) {
        Some("setnames") => &NAMES,
        Some("settitles") => &TITLES,
        _ => &[],
    }
}

const NAMES: [&str; 14] = [
    "afterword",
    "annotator",
    "author",
    "bookauthor",
    "commentator",
    "editor",
    "editora",
    "editorb",
    "editorc",
    "foreword",
    "holder",
    "introduction",
    "shortauthor",
    "translator",
];

const TITLES: [&str; 7] = ["title", "booktitle", "eventtitle", "issuetitle", "journaltitle", "maintitle", "origtitle"];
