//! The types of sources: CSL's, and what other formats call them.

mod names;

pub use names::{BIBLATEX, CSL, HAYAGRIVA};

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

/// How a format says what a source is: by a type of its own and, where that says too little, by the name of the CSL type
/// in a field that is there to narrow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// The type.
    pub kind: &'static str,
    /// What it is more precisely: BibLaTeX's `entrysubtype`, Hayagriva's `genre`.
    pub subtype: Option<&'static str>,
    /// The type of what it stands in, where that is what says it: Hayagriva's `parent`.
    pub parent: Option<&'static str>,
}

impl Written {
    const fn plain(kind: &'static str) -> Self {
        Self { kind, subtype: None, parent: None }
    }

    const fn narrowed(kind: &'static str, subtype: &'static str) -> Self {
        Self { kind, subtype: Some(subtype), parent: None }
    }

    const fn within(kind: &'static str, parent: &'static str) -> Self {
        Self { kind, subtype: None, parent: Some(parent) }
    }
}

/// How BibLaTeX says a CSL type: as Pandoc writes it, but that what Pandoc has no type for does not become anything. `None`:
/// it is no type of CSL's.
pub fn in_bibtex(csl: &str) -> Option<Written> {
    let csl = by_name(csl)?;
    let (plain, narrowed) = (Written::plain, |kind| Written::narrowed(kind, csl));
    Some(match csl {
        "article-journal" => plain("article"),
        "article-magazine" => Written::narrowed("article", "magazine"),
        "article-newspaper" => Written::narrowed("article", "newspaper"),
        "pamphlet" => plain("booklet"),
        "webpage" => plain("online"),
        "chapter" => plain("incollection"),
        "paper-conference" => plain("inproceedings"),
        "entry-encyclopedia" => plain("inreference"),
        "document" => plain("misc"),
        "personal_communication" => plain("letter"),
        "graphic" => plain("artwork"),
        "song" => plain("music"),
        "motion_picture" => plain("movie"),
        "legal_case" => plain("jurisdiction"),
        "treaty" => plain("legal"),
        "book" | "dataset" | "legislation" | "patent" | "performance" | "periodical" | "report" | "review"
        | "software" | "standard" | "thesis" => plain(csl),
        "manuscript" | "speech" => narrowed("unpublished"),
        "post" | "post-weblog" => narrowed("online"),
        "bill" | "regulation" => narrowed("legislation"),
        "review-book" => narrowed("review"),
        "entry" | "entry-dictionary" => narrowed("inreference"),
        "figure" => narrowed("image"),
        _ => narrowed("misc"),
    })
}

/// The CSL type of an entry of the BibTeX type `kind`, in lower case, that the field `entrysubtype` narrows to `subtype`.
/// `None`: it says nothing that CSL has a type for.
pub(super) fn of_bibtex_subtype(kind: &str, subtype: &str) -> Option<&'static str> {
    let csl = by_name(subtype)?;
    let written = in_bibtex(csl)?;
    // Whatever is of no type may be of any.
    (kind == "misc" || (written.kind == kind && written.subtype == Some(csl))).then_some(csl)
}

/// What the field `entrysubtype` may narrow an entry of the BibTeX type `kind`, in lower case, to.
pub fn bibtex_subtypes(kind: &str) -> impl Iterator<Item = &'static str> {
    let written = CSL.into_iter().filter_map(in_bibtex);
    let said = written.filter_map(|written| Some((written.kind, written.subtype?)));
    let is_read = move |(of, subtype): &(&str, &str)| *of == kind || of_bibtex_subtype(kind, subtype).is_some();
    said.filter(is_read).map(|(_, subtype)| subtype)
}

/// What the field `genre` may narrow a source of the Hayagriva type `kind`, in lower case, to.
pub fn hayagriva_genres(kind: &str) -> impl Iterator<Item = &'static str> {
    CSL.into_iter().filter(move |csl| of_hayagriva_genre(kind, csl).is_some())
}

/// How Hayagriva says a CSL type: Typst takes no library with another type in it. `None`: it is no type of CSL's.
pub fn in_hayagriva(csl: &str) -> Option<Written> {
    let csl = by_name(csl)?;
    let (plain, within, narrowed) = (Written::plain, Written::within, |kind| Written::narrowed(kind, csl));
    Some(match csl {
        "article-journal" => within("article", "periodical"),
        "article-magazine" => Written { parent: Some("periodical"), ..narrowed("article") },
        "article-newspaper" => within("article", "newspaper"),
        "post-weblog" => within("article", "blog"),
        "paper-conference" => within("article", "proceedings"),
        "entry-encyclopedia" => within("entry", "reference"),
        "entry-dictionary" => Written { parent: Some("reference"), ..narrowed("entry") },
        "webpage" => plain("web"),
        "motion_picture" => plain("video"),
        "song" => plain("audio"),
        "graphic" => plain("artwork"),
        "figure" => within("artwork", "article"),
        // In something, it would be one of an encyclopedia.
        "entry" => narrowed("entry"),
        "legal_case" => plain("case"),
        "software" => plain("repository"),
        "book" | "chapter" | "legislation" | "manuscript" | "patent" | "performance" | "periodical" | "post"
        | "report" | "thesis" => plain(csl),
        _ => narrowed("misc"),
    })
}

/// The CSL type of a source of the Hayagriva type `kind`, in lower case, that the field `genre` narrows to `genre`. `None`:
/// it says nothing that CSL has a type for.
pub(super) fn of_hayagriva_genre(kind: &str, genre: &str) -> Option<&'static str> {
    let csl = by_name(genre)?;
    let written = in_hayagriva(csl)?;
    (kind == "misc" || (written.kind == kind && written.subtype == Some(csl))).then_some(csl)
}

/// The type of RIS for a CSL type. `None`: it has none that means this alone, and a line `type: …` of a note has to say it.
pub fn in_ris(csl: &str) -> Option<&'static str> {
    Some(match by_name(csl)? {
        "article-journal" => "JOUR",
        "article-magazine" => "MGZN",
        "article-newspaper" => "NEWS",
        "bill" => "BILL",
        "book" => "BOOK",
        "chapter" => "CHAP",
        "classic" => "CLSWK",
        "dataset" => "DATA",
        "document" => "GEN",
        "entry-dictionary" => "DICT",
        "entry-encyclopedia" => "ENCYC",
        "figure" => "FIGURE",
        "graphic" => "ART",
        "hearing" => "HEAR",
        "legal_case" => "CASE",
        "legislation" => "STAT",
        "manuscript" => "UNPB",
        "map" => "MAP",
        "motion_picture" => "MPCT",
        "musical_score" => "MUSIC",
        "pamphlet" => "PAMP",
        "paper-conference" => "CPAPER",
        "patent" => "PAT",
        "periodical" => "JFULL",
        "personal_communication" => "PCOMM",
        "post-weblog" => "BLOG",
        "regulation" => "LEGAL",
        "report" => "RPRT",
        "software" => "COMP",
        "song" => "SOUND",
        "speech" => "SLIDE",
        "standard" => "STAND",
        "thesis" => "THES",
        "webpage" => "ELEC",
        _ => return None,
    })
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_type_is_written_with_one_that_the_format_has_and_read_again() {
        for csl in CSL {
            let written = in_bibtex(csl).unwrap();
            assert!(BIBLATEX.contains(&written.kind), "{csl}: {written:?}");
            let is_press = csl.starts_with("article-") && written.subtype.is_some();
            let narrowed = written.subtype.and_then(|subtype| of_bibtex_subtype(written.kind, subtype));
            assert!(is_press || narrowed.or_else(|| of_bibtex(written.kind)) == Some(csl), "{csl}: {written:?}");

            let written = in_hayagriva(csl).unwrap();
            assert!(HAYAGRIVA.contains(&written.kind), "{csl}: {written:?}");
            let context = Context { parents: written.parent.into_iter().collect(), ..Context::default() };
            let narrowed = written.subtype.and_then(|subtype| of_hayagriva_genre(written.kind, subtype));
            let read = narrowed.or_else(|| of_hayagriva(written.kind, &context));
            assert!(read == Some(csl), "{csl}: {written:?} {read:?}");

            assert!(in_ris(csl).is_none_or(|written| of_ris(written) == Some(csl)), "{csl}");
        }
        for name in BIBLATEX {
            assert!(of_bibtex(name).is_some(), "{name}");
        }
        for name in HAYAGRIVA {
            assert!(of_hayagriva(name, &Context::default()).is_some(), "{name}");
        }
        assert_eq!(of_bibtex_subtype("book", "speech"), None);
        assert_eq!(of_bibtex_subtype("misc", "video lecture"), None);
    }
}
