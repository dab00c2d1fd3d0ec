//! The elements of web pages, and what they do to the words in them.

/// An element, by its place in [`ELEMENTS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Element(u8);

/// What an element does to the words in and around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing: it may stand within a word.
    Inline,
    /// Its words are paragraphs of their own.
    Block,
    /// The same, and a header within it is its own, not the page's.
    Section,
    /// The header or footer of a section or page.
    Chrome,
    /// A cell of a table.
    Cell,
    /// Its words are not the page's, or not to be seen.
    Skipped,
    /// The same, and what looks like markup in it is none.
    Raw,
    /// It has no content.
    Void,
    /// `<br>`
    Break,
    /// `<hr>`
    Rule,
    /// `<img>`
    Image,
    /// `<sup>`
    Superscript,
    /// `<a>`
    Anchor,
    /// `<q>`
    Quotation,
}

use Kind::{
    Anchor, Block, Break, Cell, Chrome, Image, Inline, Quotation, Raw, Rule, Section, Skipped, Superscript, Void,
};

/// In order of their names. The first stands for all that are not here.
const ELEMENTS: [(&str, Kind); 105] = [
    ("", Inline),
    ("a", Anchor),
    ("address", Block),
    ("area", Void),
    ("article", Section),
    ("aside", Section),
    ("audio", Skipped),
    ("b", Inline),
    ("base", Void),
    ("bgsound", Void),
    ("blockquote", Section),
    ("body", Block),
    ("br", Break),
    ("button", Skipped),
    ("canvas", Skipped),
    ("caption", Block),
    ("center", Block),
    ("col", Void),
    ("colgroup", Block),
    ("datalist", Skipped),
    ("dd", Block),
    ("details", Section),
    ("dialog", Section),
    ("dir", Block),
    ("div", Block),
    ("dl", Block),
    ("dt", Block),
    ("em", Inline),
    ("embed", Void),
    ("fieldset", Section),
    ("figcaption", Block),
    ("figure", Section),
    ("font", Inline),
    ("footer", Chrome),
    ("form", Block),
    ("frame", Void),
    ("h1", Block),
    ("h2", Block),
    ("h3", Block),
    ("h4", Block),
    ("h5", Block),
    ("h6", Block),
    ("head", Skipped),
    ("header", Chrome),
    ("hgroup", Block),
    ("hr", Rule),
    ("html", Block),
    ("i", Inline),
    ("iframe", Raw),
    ("img", Image),
    ("input", Void),
    ("legend", Block),
    ("li", Block),
    ("link", Void),
    ("listing", Block),
    ("main", Section),
    ("math", Inline),
    ("menu", Block),
    ("meta", Void),
    ("meter", Skipped),
    ("nav", Skipped),
    ("noembed", Raw),
    ("noframes", Raw),
    ("noscript", Skipped),
    ("object", Skipped),
    ("ol", Block),
    ("optgroup", Block),
    ("option", Block),
    ("p", Block),
    ("param", Void),
    ("pre", Block),
    ("progress", Skipped),
    ("q", Quotation),
    ("rp", Skipped),
    ("rt", Skipped),
    ("script", Raw),
    ("search", Block),
    ("section", Section),
    ("select", Skipped),
    ("small", Inline),
    ("source", Void),
    ("span", Inline),
    ("strong", Inline),
    ("style", Raw),
    ("sub", Inline),
    ("summary", Block),
    ("sup", Superscript),
    ("svg", Skipped),
    ("table", Block),
    ("tbody", Block),
    ("td", Cell),
    ("template", Skipped),
    ("textarea", Raw),
    ("tfoot", Block),
    ("th", Cell),
    ("thead", Block),
    ("title", Raw),
    ("tr", Block),
    ("track", Void),
    ("tt", Inline),
    ("u", Inline),
    ("ul", Block),
    ("video", Skipped),
    ("wbr", Void),
    ("xmp", Raw),
];

impl Element {
    /// How many there are.
    pub(super) const COUNT: usize = ELEMENTS.len();

    /// The element called `name`, in capitals or not.
    pub(super) fn named(name: &str) -> Self {
        const LONGEST: usize = "blockquote".len();
        let mut lower = [0; LONGEST];
        let Some(lower) = lower.get_mut(..name.len()) else { return Self(0) };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        let found = ELEMENTS.binary_search_by(|(known, _)| known.as_bytes().cmp(lower));
        Self(found.ok().and_then(|index| u8::try_from(index).ok()).unwrap_or(0))
    }

    pub(super) fn name(self) -> &'static str {
        ELEMENTS[self.index()].0
    }

    pub(super) fn kind(self) -> Kind {
        ELEMENTS[self.index()].1
    }

    pub(super) fn index(self) -> usize {
        usize::from(self.0) % Self::COUNT
    }

    /// Whether it has no content and no end.
    pub(super) fn is_void(self) -> bool {
        matches!(self.kind(), Void | Break | Rule | Image)
    }

    /// Whether it may stand in a line, so that its end closes nothing but what stands in that line.
    pub(super) fn is_inline(self) -> bool {
        matches!(self.kind(), Inline | Superscript | Anchor | Quotation)
    }

    /// Whether the start of such an element ends a paragraph whose own end may be left out.
    pub(super) fn ends_paragraph(self) -> bool {
        matches!(self.kind(), Block | Section | Chrome | Rule) || self.name() == "nav"
    }

    /// Whether it may stand in a page's head.
    pub(super) fn is_of_head(self) -> bool {
        matches!(self.kind(), Raw | Void) || matches!(self.name(), "head" | "template" | "noscript")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_by_name() {
        assert!(ELEMENTS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (index, (name, kind)) in ELEMENTS.iter().enumerate() {
            assert_eq!((Element::named(name).index(), Element::named(name).kind()), (index, *kind));
        }
        assert_eq!(Element::named("BlockQuote").name(), "blockquote");
        for unknown in ["x-element", "blockquotes", "é", "k", "a\u{0}"] {
            assert_eq!(Element::named(unknown).name(), "", "{unknown}");
        }
    }
}
