//! The types of sources: CSL's, and what other formats call them.

/// The types of CSL 1.0.2, appendix III.
const CSL: [&str; 45] = [
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

/// The CSL type of an entry type of BibTeX or BibLaTeX, in lower case; CSL's own are taken too.
pub(super) fn of_bibtex(name: &str) -> Option<&'static str> {
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
pub(super) fn of_ris(name: &str) -> Option<&'static str> {
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
