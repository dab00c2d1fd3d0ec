//! The types of sources: CSL's, and what other formats call them.

/// The types of CSL 1.0.2, appendix III.
pub const CSL: [&str; 45] = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

/// The CSL type called `name`; neither case nor what joins its words counts.
pub(super) fn by_name(name: &str) -> Option<&'static str> {
    let fold = |byte: u8| if matches!(byte, b'_' | b' ') { b'-' } else { byte.to_ascii_lowercase() };
    CSL.into_iter().find(|kind| kind.len() == name.len() && kind.bytes().map(fold).eq(name.bytes().map(fold)))
}

/// What decides, beside its name, which CSL type a Hayagriva type is.
#[derive(Default)]
pub(super) struct Context<'a> {
    /// The types of its parents, in lower case.
    pub(super) parents: Vec<&'a str>,
    /// Whether it says who made it.
    pub(super) has_author: bool,
    /// Whether it has an address.
    pub(super) has_url: bool,
}

/// The CSL type of a Hayagriva type, in lower case; CSL's own are taken too.
pub(super) fn of_hayagriva(name: &str, context: &Context<'_>) -> Option<&'static str> {
    let within = |kind: &str| context.parents.contains(&kind);
    Some(match name {
        "article" if within("newspaper") => "article-newspaper",
        "article" if within("proceedings") || within("conference") => "paper-conference",
        "article" if within("periodical") => "article-journal",
        "article" | "web" | "misc" if within("blog") => "post-weblog",
        "article" | "misc" if within("thread") || within("post") => "post",
        "article" | "misc" if within("web") => "webpage",
        "article" | "entry" if within("reference") => "entry-encyclopedia",
        "article" if within("book") || within("anthology") => "chapter",
        "misc" if context.has_url => "webpage",
        "artwork" if within("article") => "figure",
        "scene" if within("performance") => "performance",
        // Part of a programme, or of a series of recordings.
        "audio" | "video" if !context.parents.is_empty() => "broadcast",
        // A talk there, rather than all of it.
        "conference" if context.has_author => "speech",
        "chapter" | "anthos" => "chapter",
        "web" | "blog" => "webpage",
        "scene" | "video" => "motion_picture",
        "audio" => "song",
        "artwork" => "graphic",
        "case" => "legal_case",
        "newspaper" | "periodical" => "periodical",
        "thread" | "tweet" | "post" => "post",
        "misc" | "original" => "document",
        "proceedings" | "reference" | "anthology" => "book",
        "conference" | "exhibition" => "event",
        "repository" => "software",
        _ => return by_name(name),
    })
}

/// The Hayagriva type of a parent that names none, for a source of the type `name`.
pub(super) fn default_parent(name: &str) -> &'static str {
    match name {
        "article" => "periodical",
        "chapter" => "book",
        "entry" => "reference",
        "anthos" | "legislation" => "anthology",
        "web" => "web",
        "scene" | "video" => "video",
        "artwork" => "exhibition",
        "post" | "tweet" => "post",
        "audio" => "audio",
        _ => "misc",
    }
}

/// The CSL type of an entry type of BibTeX or BibLaTeX, in lower case; CSL's own are taken too.
pub fn of_bibtex(name: &str) -> Option<&'static str> {
    Some(match name {
        "article" | "suppperiodical" => "article-journal",
        "book" | "mvbook" | "collection" | "mvcollection" | "proceedings" | "mvproceedings" | "reference"
        | "mvreference" | "manual" | "commentary" => "book",
        "booklet" => "pamphlet",
        "inbook" | "bookinbook" | "suppbook" | "incollection" | "suppcollection" => "chapter",
        "inproceedings" | "conference" => "paper-conference",
        "inreference" => "entry-encyclopedia",
        "techreport" => "report",
        "mastersthesis" | "phdthesis" => "thesis",
        "online" | "electronic" | "www" => "webpage",
        "misc" => "document",
        "unpublished" => "manuscript",
        "letter" | "email" => "personal_communication",
        "audio" | "music" => "song",
        "video" | "movie" => "motion_picture",
        "artwork" | "image" => "graphic",
        "jurisdiction" => "legal_case",
        "legal" => "treaty",
        "newspaper" => "article-newspaper",
        "magazine" => "article-magazine",
        "podcast" | "radio" | "television" => "broadcast",
        "talk" | "lecture" | "presentation" => "speech",
        _ => return by_name(name),
    })
}

/// The CSL type of a reference type of RIS, in capitals; CSL's own are taken too.
///
/// They are the types that Zotero has for them, but where CSL 1.0.2 has since got a closer one (`classic`, `dataset`,
/// `pamphlet`, `periodical`, `regulation`, `standard`), where Zotero takes what is not an article for one, and for music,
/// which is a score.
pub fn of_ris(name: &str) -> Option<&'static str> {
    Some(match name {
        "ABST" | "EJOUR" | "INPR" | "JOUR" => "article-journal",
        "ADVS" | "MPCT" | "VIDEO" => "motion_picture",
        "AGGR" | "DATA" | "DBASE" => "dataset",
        "ANCIENT" | "CLSWK" => "classic",
        "ART" | "CHART" => "graphic",
        "BILL" | "UNBILL" => "bill",
        "BLOG" => "post-weblog",
        "BOOK" | "CTLG" | "EBOOK" | "EDBOOK" | "SER" => "book",
        "CASE" => "legal_case",
        "CHAP" | "ECHAP" => "chapter",
        "COMP" => "software",
        "CONF" | "CPAPER" => "paper-conference",
        "DICT" => "entry-dictionary",
        "ELEC" | "MULTI" | "WEB" => "webpage",
        "ENCYC" => "entry-encyclopedia",
        "EQUA" | "FIGURE" => "figure",
        "GEN" | "GRANT" | "GRNT" => "document",
        "GOVDOC" | "RPRT" => "report",
        "HEAR" => "hearing",
        "ICOMM" | "PCOMM" => "personal_communication",
        "JFULL" => "periodical",
        "LEGAL" => "regulation",
        "MANSCPT" | "UNPB" | "UNPD" => "manuscript",
        "MGZN" => "article-magazine",
        "MUSIC" => "musical_score",
        "NEWS" => "article-newspaper",
        "PAMP" => "pamphlet",
        "PAT" => "patent",
        "SLIDE" => "speech",
        "SOUND" => "song",
        "STAND" => "standard",
        "STAT" => "legislation",
        "THES" => "thesis",
        _ => return by_name(name),
    })
}
