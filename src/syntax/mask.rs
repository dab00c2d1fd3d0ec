//! Masked text: the text of a block with everything that is not running prose painted over, byte for byte, so that
//! every scanner works on plain text and every offset it finds is an offset of the block.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::link::fold_label;
use super::{Link, UnitKind};
use crate::text::Span;

/// Stands for each byte of markup that a reader does not see: emphasis marks, `](url)`, a backslash before the
/// character it escapes. Scanners look through it: `*“a”*` reads `“a”`.
pub(crate) const MARKUP: char = '\u{1}';

/// Stands for each byte of something that is not words: code, math, images, URLs. Scanners take it for a word they
/// cannot read. HTML tags and comments are [`MARKUP`].
pub(crate) const OBJECT: char = '\u{2}';

/// Stands for each byte of an escaped character (`\@`, `\"`): a character that means only itself.
/// (The escaping backslash is [`MARKUP`].)
pub(crate) const LITERAL: char = '\u{3}';

const MARKUP_BYTE: u8 = MARKUP as u8;
const OBJECT_BYTE: u8 = OBJECT as u8;
const LITERAL_BYTE: u8 = LITERAL as u8;

/// The extensions of CommonMark whose blocks `markup.md` knows.
pub(super) const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_MATH);

/// A block with its prose laid bare.
#[derive(Debug, Default)]
pub(super) struct Masked {
    /// As long as the block, byte for byte: prose as it reads, everything else painted over.
    pub text: String,
    /// The pieces of the block, in order of where they start.
    pub pieces: Vec<Piece>,
    /// Links and autolinks.
    pub links: Vec<Link>,
    /// Comments.
    pub comments: Vec<Comment>,
    /// Footnote definitions: all of it, and its label.
    pub definitions: Vec<(Span, String)>,
    /// Heading levels, by the place of the heading.
    pub levels: Vec<(Span, u8)>,
}

/// `<!-- … -->`
#[derive(Clone, Copy, Debug)]
pub(super) struct Comment {
    /// `<!--` and `-->` included.
    pub span: Span,
    /// Whether it is a block of its own.
    pub alone: bool,
    pub container: usize,
}

/// A piece of a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub span: Span,
    pub kind: UnitKind,
    pub container: usize,
    /// The outermost block quotation it stands in: its place among the pieces.
    pub quote: Option<usize>,
}

/// Masks one top-level block. `text` is the block alone.
pub(super) fn mask(text: &str) -> Masked {
    let mut masker = Masker::new(text);
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        masker.event(event, range.into());
    }
    masker.finish()
}

struct Masker<'a> {
    source: &'a str,
    bytes: Vec<u8>,
    out: Masked,
    /// The container of each open list item, quotation and footnote; the block itself at the bottom.
    containers: Vec<usize>,
    container_count: usize,
    /// The outermost open block quotation.
    quote: Option<usize>,
    quote_depth: usize,
    /// The piece of prose that is open, and how it came to be: by a tag of its own, or by text loose in a list item.
    open: Option<Open>,
    /// Whatever is inside code, HTML, an image or an autolink is not prose.
    opaque_depth: usize,
    /// Where the sign that ends the last comment found stands; it ends what begins before it, too.
    comment_end: Option<usize>,
}

struct Open {
    piece: usize,
    /// Up to where its bytes are decided.
    cursor: usize,
    /// Where the last of its markup ends.
    end: usize,
    after_break: bool,
    loose: bool,
}

impl<'a> Masker<'a> {
    fn new(source: &'a str) -> Self {
        let bytes = source.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { byte } else { b' ' }).collect();
        Self {
            source,
            bytes,
            out: Masked::default(),
            containers: vec![0],
            container_count: 0,
            quote: None,
            quote_depth: 0,
            open: None,
            opaque_depth: 0,
            comment_end: None,
        }
    }

    fn event(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) => self.text(&text, span),
            Event::FootnoteReference(_) => self.leaf(span, Paint::Source),
            Event::Code(_) => self.code(span),
            Event::InlineMath(_) | Event::DisplayMath(_) => self.leaf(span, Paint::Object),
            Event::InlineHtml(html) => {
                if html.starts_with("<!--") {
                    self.comment(span, false);
                }
                self.leaf(span, Paint::Markup);
            }
            Event::Html(_) => self.html(span),
            Event::SoftBreak | Event::HardBreak => self.line_break(span),
            Event::Rule => {
                self.close_loose();
                self.piece(span, UnitKind::Opaque);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Paragraph => self.open_prose(span, UnitKind::Paragraph, false),
            Tag::Heading { level, .. } => {
                self.out.levels.push((trim_end(self.source, span), level as u8));
                self.open_prose(span, UnitKind::Heading, false);
            }
            Tag::TableCell => self.open_prose(span, UnitKind::Cell, false),
            Tag::BlockQuote(_) => {
                self.close_loose();
                if self.quote_depth == 0 {
                    self.quote = Some(self.out.pieces.len());
                    self.piece(span, UnitKind::BlockQuote(None));
                }
                self.quote_depth += 1;
                self.enter();
            }
            Tag::Item => {
                self.close_loose();
                self.enter();
            }
            Tag::FootnoteDefinition(label) => {
                self.close_loose();
                self.out.definitions.push((trim_end(self.source, span), label.to_string()));
                self.enter();
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.close_loose();
                if !self.is_comment(span) {
                    self.piece(span, UnitKind::Opaque);
                }
                self.opaque_depth += 1;
            }
            Tag::MetadataBlock(_) => self.opaque_depth += 1,
            Tag::Image { .. } => self.opaque(span, Paint::Markup),
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. } => {
                self.out.links.push(Link { span, target: inner(span, 1), label: None });
                self.opaque(span, Paint::Object);
            }
            Tag::Link { link_type, dest_url, id, .. } => {
                self.inline(span);
                self.link(link_type, &dest_url, &id, span);
            }
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => self.inline(span),
            Tag::List(_) | Tag::Table(_) => self.close_loose(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        let is_inline =
            matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image);
        if let Some(open) = self.open.as_mut().filter(|_| is_inline) {
            open.end = open.end.max(span.end());
        }
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell => self.close_prose(span.end()),
            TagEnd::BlockQuote(_) => {
                self.leave();
                self.quote_depth -= 1;
                if self.quote_depth == 0 {
                    self.quote = None;
                }
            }
            TagEnd::Item | TagEnd::FootnoteDefinition => self.leave(),
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) | TagEnd::Image => {
                self.opaque_depth = self.opaque_depth.saturating_sub(1);
            }
            TagEnd::Link if self.opaque_depth > 0 && self.source[span].starts_with('<') => {
                self.opaque_depth -= 1;
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, span: Span) {
        if self.source[span] == *text {
            self.leaf(span, Paint::Source);
        } else {
            // A character reference reads as its character: `&ldquo;` opens a quotation.
            self.leaf(span, Paint::Markup);
            if text.len() <= span.len() && self.opaque_depth == 0 && self.open.is_some() {
                self.bytes[span.start()..span.start() + text.len()].copy_from_slice(text.as_bytes());
            }
        }
    }

    /// Inline markup: where no paragraph is open, text loose in a list item begins here. It reads as a paragraph would:
    /// whether the items of a list are paragraphs is for blank lines between any two of them to say.
    fn inline(&mut self, span: Span) {
        if self.open.is_none() && self.opaque_depth == 0 {
            let escape = usize::from(self.source[..span.start()].ends_with('\\'));
            self.open_prose(Span::empty(span.start() - escape), UnitKind::Paragraph, true);
        }
    }

    /// An inline leaf: what stood between it and the one before was markup, or the prefix of a line.
    fn leaf(&mut self, span: Span, paint: Paint) {
        if self.opaque_depth > 0 {
            return;
        }
        self.inline(span);
        let Some(open) = &mut self.open else { return };
        let gap = Span::new(open.cursor, span.start());
        let escaped = self.source[gap].ends_with('\\');
        let prefix = if open.after_break { line_prefix(&self.source[gap]) } else { 0 };
        paint_over(&mut self.bytes, Span::new(gap.start() + prefix, gap.end()), MARKUP_BYTE);
        open.after_break = false;
        open.cursor = open.cursor.max(span.end());
        match paint {
            Paint::Source => self.bytes[span.range()].copy_from_slice(self.source[span].as_bytes()),
            Paint::Object => paint_over(&mut self.bytes, span, OBJECT_BYTE),
            Paint::Markup => paint_over(&mut self.bytes, span, MARKUP_BYTE),
        }
        if escaped && !span.is_empty() {
            self.bytes[span.start()] = LITERAL_BYTE;
        }
    }

    /// Code is words that cannot be read; its backticks are markup.
    fn code(&mut self, span: Span) {
        let ticks = self.source[span].bytes().take_while(|byte| *byte == b'`').count();
        self.leaf(span, Paint::Markup);
        if self.opaque_depth == 0 && 2 * ticks < span.len() {
            paint_over(&mut self.bytes, inner(span, ticks), OBJECT_BYTE);
        }
    }

    fn line_break(&mut self, span: Span) {
        let Some(open) = &mut self.open else { return };
        if self.opaque_depth == 0 {
            paint_over(&mut self.bytes, Span::new(open.cursor, span.start()), MARKUP_BYTE);
            // The line break's own bytes are white space already, but for the backslash of a hard one.
            open.cursor = span.end();
            open.after_break = true;
        }
    }

    fn html(&mut self, span: Span) {
        // A block of HTML arrives line by line; a comment may be several of them.
        for (at, _) in self.source[span].match_indices("<!--") {
            let start = span.start() + at;
            let end = match self.comment_end {
                Some(end) if start < end => end,
                _ => self.source[start..].find("-->").map_or(self.source.len(), |at| start + at),
            };
            self.comment_end = Some(end);
            let end = self.source.len().min(end + 3);
            self.comment(Span::new(start, end), true);
        }
    }

    fn comment(&mut self, span: Span, alone: bool) {
        let container = self.container();
        self.out.comments.push(Comment { span, alone, container });
    }

    fn container(&self) -> usize {
        self.containers.last().copied().unwrap_or_default()
    }

    /// An image or an autolink: one thing, whatever is inside.
    fn opaque(&mut self, span: Span, paint: Paint) {
        self.leaf(span, paint);
        self.opaque_depth += 1;
    }

    fn link(&mut self, kind: LinkType, dest: &str, id: &str, span: Span) {
        let label = (kind != LinkType::Inline).then(|| fold_label(id));
        let wanted = if label.is_some() { id } else { dest };
        let at = self.source[span].rfind(wanted);
        let target = at.map_or(span, |at| Span::new(at, at + wanted.len()).shifted(span.start()));
        self.out.links.push(Link { span, target, label });
    }

    fn open_prose(&mut self, span: Span, kind: UnitKind, loose: bool) {
        self.close_loose();
        let piece = self.out.pieces.len();
        self.piece(span, kind);
        // What comes before the first leaf is markup: the prefix of the first line is no part of the piece.
        self.open = Some(Open { piece, cursor: span.start(), end: span.start(), after_break: false, loose });
    }

    fn close_prose(&mut self, end: usize) {
        let Some(open) = self.open.take() else { return };
        let Some(piece) = self.out.pieces.get_mut(open.piece) else { return };
        piece.span = trim_end(self.source, Span::new(piece.span.start(), end.max(open.cursor)));
        paint_over(&mut self.bytes, Span::new(open.cursor, piece.span.end()), MARKUP_BYTE);
    }

    fn close_loose(&mut self) {
        if let Some(Open { loose: true, end, .. }) = self.open {
            self.close_prose(end);
        }
    }

    fn enter(&mut self) {
        self.container_count += 1;
        self.containers.push(self.container_count);
    }

    fn leave(&mut self) {
        self.close_loose();
        self.containers.pop();
    }

    fn piece(&mut self, span: Span, kind: UnitKind) {
        let container = self.container();
        let (quote, span) = if matches!(kind, UnitKind::BlockQuote(_)) {
            // To its last byte before the line end, be it white space.
            let len = self.source[span].trim_end_matches(['\n', '\r']).len();
            (None, Span::new(span.start(), span.start() + len))
        } else {
            (self.quote, trim_end(self.source, span))
        };
        self.out.pieces.push(Piece { span, kind, container, quote });
    }

    fn is_comment(&self, span: Span) -> bool {
        let html = self.source[span].trim();
        html.starts_with("<!--") && html.find("-->").is_none_or(|at| at + 3 == html.len())
    }

    fn finish(mut self) -> Masked {
        self.close_loose();
        self.out.text = text_of(self.bytes);
        self.out
    }
}

/// The text that is left when whole characters of one were painted over as a whole.
pub(super) fn text_of(bytes: Vec<u8>) -> String {
    // Several copies of every block are made so: looking at a text that is one is as good as free.
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// How much of a further line of a paragraph is white space and the `>` of the quotations it stands in.
fn line_prefix(gap: &str) -> usize {
    gap.len() - gap.trim_start_matches([' ', '\t', '>']).len()
}

#[derive(Clone, Copy)]
enum Paint {
    Source,
    Object,
    Markup,
}

fn paint_over(bytes: &mut [u8], span: Span, with: u8) {
    for byte in bytes.get_mut(span.range()).into_iter().flatten() {
        if !matches!(byte, b'\n' | b'\r') {
            *byte = with;
        }
    }
}

/// `span` without the white space at its end.
pub(super) fn trim_end(text: &str, span: Span) -> Span {
    Span::new(span.start(), span.start() + text[span].trim_end().len())
}

fn inner(span: Span, by: usize) -> Span {
    Span::new(span.start() + by, span.end().saturating_sub(by))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The prose of a text, with what it is painted as.
    fn prose(text: &str) -> Vec<(String, UnitKind, usize)> {
        let masked = mask(text);
        let quote = |piece: &Piece| piece.quote.map_or(0, |_| 1);
        // A hard break that opens a paragraph is a part of it only where the paragraph has bounds of its own.
        let words = |piece: &Piece| masked.text[piece.span].trim_start().to_owned();
        masked.pieces.iter().map(|piece| (words(piece), piece.kind, quote(piece))).collect()
    }

    const ITEM: &[&str] = &[
        "a",
        "“b”",
        " ",
        "\n",
        "\n  ",
        "\n\n  ",
        "\n  > ",
        "\n  - ",
        "\n  # ",
        "\n  ***\n  ",
        "\n  ```\n  ",
        "*c*",
        "**d**",
        "\\",
        "\\@e",
        "`f`",
        "[g](h)",
        "![i](j)",
        "<b>",
        "<!-- k -->",
        "\n  <!-- l -->\n  ",
        "\n  | m | n |\n  |---|---|\n  ",
        "&amp;",
        "[@o]",
        "~~p~~",
        "[ ] ",
        "[^q]",
        "$r$",
        "https://s",
        "é",
        "\r\n",
        "\n\n  [^t]: ",
        "  \n  ",
    ];

    proptest! {
        #[test]
        fn an_item_reads_alone_as_it_does_among_others(
            items in prop::collection::vec(prop::collection::vec(prop::sample::select(ITEM), 0..8), 1..4),
            loose in prop::sample::select(vec!["", "\n"]),
        ) {
            let items: Vec<String> = items.iter().map(|item| format!("- {}\n{loose}", item.concat())).collect();
            let list = items.concat();
            let pieces = crate::syntax::split::split(&list, true);
            let apart = pieces.iter().map(|piece| prose(&list[piece.span]));
            prop_assert_eq!(apart.collect::<Vec<_>>().concat(), prose(&list));
        }
    }
}
