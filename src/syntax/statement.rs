//! A quotation or claim with all the document says of it.

use std::sync::LazyLock;

use pulldown_cmark::{Event, Parser};
use regex::Regex;

use super::{Attribution, Citation, Link, Placed};
use crate::text::{Span, Text, pattern};

/// Something said that a reader may ask the source of: a quotation or a claim. Ranges are the document's.
#[derive(Clone, Debug)]
pub struct Statement<'a> {
    /// Marks included; a block from its first `>` to its last byte before the line end; a quotation over several
    /// paragraphs from its first mark to its last.
    pub span: Span,
    /// What it is.
    pub kind: StatementKind,
    /// The pieces of the document that are its words; see [`Statement::text`].
    pub words: Vec<Span>,
    /// Whether it needs a source.
    pub need: Need,
    /// Who the text says is speaking (`markup.md` §7).
    pub attribution: Option<Attribution>,
    /// What sources it (`markup.md` §6).
    pub sourcing: Sourcing<'a>,
}

/// What a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatementKind {
    /// A `>` block.
    BlockQuotation,
    /// Words in quotation marks.
    InlineQuotation,
    /// `==text==`
    Claim,
}

/// Whether a statement needs a source (`markup.md` §3, §5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Need {
    /// A title, a name, a term, a word as a word, a scare quote, a layout block: no.
    #[default]
    No,
    /// A block without attribution, lead-in or speech cue: only where the document declares sources of its own.
    Weak,
    /// Quoted speech or quoted text: yes.
    Yes,
}

/// What sources a statement (`markup.md` §6).
#[derive(Clone, Debug)]
pub enum Sourcing<'a> {
    /// These citations, directly or in a footnote; at least one.
    Citations(Vec<Placed<'a, Citation>>),
    /// A plain link, and no citation.
    Link(Placed<'a, Link>),
    /// Nothing but the citation that ends its paragraph; at least one. Enough only with `citation-reach = "paragraph"`.
    Paragraph(Vec<Placed<'a, Citation>>),
    /// Nothing.
    None,
}

impl<'a> Statement<'a> {
    /// Whether nothing sources it, or nothing but the citation at the end of its paragraph (`markup.md` §6).
    pub fn lacks_source(&self) -> bool {
        matches!(self.sourcing, Sourcing::None | Sourcing::Paragraph(_))
    }

    /// The words alone: no marks, no `>`, no markup, no attribution, no citation. Line breaks within a paragraph are
    /// spaces; paragraphs are a blank line apart.
    pub fn text(&self, text: &Text) -> String {
        self.text_within(text, self.span)
    }

    /// Those of the words that stand in `span`.
    pub fn text_within(&self, text: &Text, span: Span) -> String {
        let mut out = String::new();
        self.read(text, span, |piece, _| out.push_str(piece));
        out.split("\n\n").map(one_line).filter(|paragraph| !paragraph.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    /// What a reader reads in `span`, piece by piece: each with the bytes of the document that it stands for, as many where
    /// the two are the same. What parts two pieces stands for no bytes.
    pub(crate) fn read(&self, text: &Text, span: Span, mut piece: impl FnMut(&str, Span)) {
        let mut end = None;
        for words in &self.words {
            let words = Span::new(words.start().max(span.start()), words.end().min(span.end()).max(span.start()));
            if words.is_empty() {
                continue;
            }
            // Between two pieces stands markup, which is nothing, or line breaks and the prefixes of lines.
            let breaks = end.map_or(0, |end| line_breaks(&text.slice(Span::new(end, words.start()))));
            match breaks {
                0 => {}
                1 => piece(" ", Span::empty(words.start())),
                _ => piece("\n\n", Span::empty(words.start())),
            }
            decode(&text.slice(words), words.start(), &mut piece);
            end = Some(words.end());
        }
    }

    /// The clause within the marks that says who speaks: « Ainsi, dit le maire, nous partons. »
    pub fn incise(&self) -> Option<Span> {
        let span = self.attribution.as_ref()?.span;
        let is_within = self.span.start() < span.start() && span.end() < self.span.end();
        (is_within && self.kind == StatementKind::InlineQuotation).then_some(span)
    }

    /// The citations that source it, also those that only its paragraph's end provides.
    pub fn citations(&self) -> &[Placed<'a, Citation>] {
        match &self.sourcing {
            Sourcing::Citations(citations) | Sourcing::Paragraph(citations) => citations,
            Sourcing::Link(_) | Sourcing::None => &[],
        }
    }

    /// The same statement, as if `citation` were all that sources it.
    #[must_use]
    pub fn sourced_only_by(&self, citation: Placed<'a, Citation>) -> Self {
        Self { sourcing: Sourcing::Citations(vec![citation]), ..self.clone() }
    }
}

/// The line breaks among the markup between two pieces; `<br>` and the border of a table's cell part words as one does.
fn line_breaks(text: &str) -> usize {
    let breaks = text.replace("\r\n", "\n").matches(['\n', '\r']).count();
    breaks.max(usize::from(text.contains("<br") || text.contains('|')))
}

/// Where `text` has character references: `&mdash;`, `&#8212;`.
pub(super) fn character_references(text: &str) -> impl Iterator<Item = Span> {
    static REFERENCE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);"));
    text.contains('&').then(|| REFERENCE.find_iter(text)).into_iter().flatten().map(|found| found.range().into())
}

/// `text`, which stands at `base`, with its character references as the characters they stand for.
fn decode(text: &str, base: usize, piece: &mut impl FnMut(&str, Span)) {
    let mut at = 0;
    for reference in character_references(text) {
        // The list of names is Markdown's.
        let character = Parser::new(&text[reference]).find_map(|event| match event {
            Event::Text(character) => Some(character),
            _ => None,
        });
        if let Some(character) = character {
            let before = Span::new(at, reference.start());
            piece(&text[before], before.shifted(base));
            piece(&character, reference.shifted(base));
            at = reference.end();
        }
    }
    let rest = Span::new(at, text.len());
    piece(&text[rest], rest.shifted(base));
}

/// White space as one space each; a no-break space, which French puts inside its marks, stays what it is within.
fn one_line(text: &str) -> String {
    let words = text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").trim().to_owned()
}
