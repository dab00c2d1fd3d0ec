//! Web pages and chapters of electronic books: the words that a browser shows, without what is around the text.
//!
//! Tags are read as browsers read them, but no tree is built: what matters is only whether words are shown, and where a
//! paragraph ends.

mod elements;
mod marks;
mod tokens;

use elements::{Element, Kind};
use marks::{is_note_mark, page_label};
use tokens::{Attributes, Tag, Token, Tokens};

use super::reference::References;
use super::{Builder, Place};
use crate::text::Span;

/// How far up an element is looked for whose end tag may be missing or misplaced.
const REACH: usize = 64;

/// The longest text that is a page's number and not the page.
const LONGEST_LABEL: usize = 40;

/// The words of the page `text`, which starts at byte `base` of the file.
pub(super) fn read(text: &str, base: usize) -> Builder {
    let mut builder = Builder::starting_at(base);
    read_part(text, 0, &mut builder);
    builder
}

/// Adds the words of `text` from byte `start` on.
pub(super) fn read_part(text: &str, start: usize, builder: &mut Builder) {
    Reader {
        text,
        is_xml: text.starts_with("<?xml"),
        tokens: Tokens::new(text, start),
        references: References::new(),
        builder,
        open: Vec::new(),
        counts: [0; Element::COUNT],
        skipped: 0,
        sections: 0,
        captures: Vec::new(),
        after_break: None,
    }
    .read();
}

struct Reader<'a, 'b> {
    text: &'a str,
    is_xml: bool,
    tokens: Tokens<'a>,
    references: References<'a>,
    builder: &'b mut Builder,
    /// The elements that are open, the innermost last.
    open: Vec<Open>,
    /// How many of each are.
    counts: [usize; Element::COUNT],
    /// How many are open whose words are not to be read.
    skipped: usize,
    /// How many are open that have headers and footers of their own.
    sections: usize,
    /// What is looked at as a whole once it ends.
    captures: Vec<Capture<'a>>,
    /// The length of the words after a `<br>`.
    after_break: Option<usize>,
}

/// An element that is open.
#[derive(Clone, Copy)]
struct Open {
    element: Element,
    is_skipped: bool,
    is_captured: bool,
}

/// An element whose words may turn out to be none of the text's.
struct Capture<'a> {
    /// Where in the words they start.
    start: usize,
    kind: CaptureKind,
    /// Whether a link is in it.
    is_linked: bool,
    /// What else may say its label.
    id: &'a str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum CaptureKind {
    /// `<sup>`
    Superscript,
    /// A link within the page, or one that says it leads to a note.
    Anchor { is_note: bool },
    /// Where a page begins; whether its label is known.
    Page { is_marked: bool },
}

impl<'a> Reader<'a, '_> {
    fn read(mut self) {
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Text(span) => self.words(span),
                Token::Start(tag) => self.start(tag),
                Token::End(tag) => self.end(tag),
            }
        }
    }

    fn start(&mut self, tag: Tag) {
        let element = Element::named(&self.text[tag.name]);
        self.close_what_ends_before(element);
        let attributes =
            if tag.attributes.is_empty() { Attributes::default() } else { Attributes::read(self.text, tag.attributes) };
        if marks::is_page_break(&attributes) {
            self.page(element, tag, &attributes);
            return;
        }
        let kind = element.kind();
        self.part(kind);
        match kind {
            Kind::Image => self.image(&attributes),
            Kind::Quotation => self.quotation_mark("“", tag.span),
            Kind::Anchor => self.captures.last_mut().into_iter().for_each(|capture| capture.is_linked = true),
            _ => {}
        }
        // What is drawn, and what is XML, has elements that are their own end.
        let is_empty = tag.closes_itself(self.text) && (self.is_xml || matches!(element.name(), "svg" | "math"));
        if element.is_void() || is_empty {
            return;
        }
        if kind == Kind::Raw {
            self.tokens.skip_to_end_of(element.name());
        }
        let is_skipped = match kind {
            Kind::Skipped | Kind::Raw => true,
            Kind::Chrome => self.sections == 0,
            _ => element.name() == "dialog" && !attributes.is_open,
        };
        let capture = match kind {
            Kind::Superscript => Some(CaptureKind::Superscript),
            Kind::Anchor => marks::leads_to_note(&attributes).map(|is_note| CaptureKind::Anchor { is_note }),
            _ => None,
        };
        self.push(element, is_skipped || attributes.is_hidden, capture, "");
    }

    fn end(&mut self, tag: Tag) {
        let element = Element::named(&self.text[tag.name]);
        let kind = element.kind();
        if matches!(kind, Kind::Break) {
            return self.part(kind);
        }
        let Some(index) = self.opened(element) else { return self.part(kind) };
        if kind == Kind::Quotation {
            self.quotation_mark("”", tag.span);
        }
        while self.open.len() > index {
            self.pop();
        }
        self.part(kind);
    }

    /// Which of the open elements the end of `element` closes.
    fn opened(&self, element: Element) -> Option<usize> {
        if self.counts[element.index()] == 0 {
            return None;
        }
        let mut open = self.open.iter().enumerate().rev();
        if !element.is_inline() {
            return open.find(|(_, open)| open.element == element).map(|(index, _)| index);
        }
        let mut line = open.take(REACH).take_while(|(_, open)| open.element.is_inline());
        line.find(|(_, open)| open.element == element).map(|(index, _)| index)
    }

    /// Closes the elements whose ends may be left out before `element`.
    fn close_what_ends_before(&mut self, element: Element) {
        match element.name() {
            "li" => self.close(&["li"], &["ul", "ol", "menu", "dir"]),
            "dt" | "dd" => self.close(&["dt", "dd"], &["dl"]),
            "tr" => self.close(&["tr"], &["table"]),
            "td" | "th" => self.close(&["td", "th"], &["tr", "table"]),
            _ => {}
        }
        if element.ends_paragraph() && self.counts[Element::named("p").index()] > 0 {
            let mut line = self.open.iter().rev().take(REACH);
            let stop = line.find(|open| !open.element.is_inline());
            if stop.is_some_and(|open| open.element.name() == "p") {
                self.close(&["p"], &[]);
            }
        }
        if !element.is_of_head() {
            self.close_head();
        }
    }

    /// Closes the innermost element of these `names`, unless it is further out than one of `stops`.
    fn close(&mut self, names: &[&str], stops: &[&str]) {
        let mut near = self.open.iter().enumerate().rev().take(REACH);
        let found = near.find(|(_, open)| names.contains(&open.element.name()) || stops.contains(&open.element.name()));
        if let Some((index, open)) = found
            && names.contains(&open.element.name())
        {
            while self.open.len() > index {
                self.pop();
            }
        }
    }

    /// A page's head ends where something stands that is none of its.
    fn close_head(&mut self) {
        if self.open.last().is_some_and(|open| open.element.name() == "head") {
            self.pop();
        }
    }

    fn push(&mut self, element: Element, is_skipped: bool, capture: Option<CaptureKind>, id: &'a str) {
        // In what is skipped, nothing is looked at.
        let capture = capture.filter(|_| self.skipped == 0 && !is_skipped);
        self.open.push(Open { element, is_skipped, is_captured: capture.is_some() });
        self.counts[element.index()] += 1;
        self.skipped += usize::from(is_skipped);
        self.sections += usize::from(element.kind() == Kind::Section);
        let start = self.builder.words().len();
        self.captures.extend(capture.map(|kind| Capture { start, kind, is_linked: false, id }));
    }

    fn pop(&mut self) {
        let Some(open) = self.open.pop() else { return };
        self.counts[open.element.index()] -= 1;
        self.skipped -= usize::from(open.is_skipped);
        self.sections -= usize::from(open.element.kind() == Kind::Section);
        if open.is_captured
            && let Some(capture) = self.captures.pop()
        {
            self.end_capture(&capture);
        }
    }

    /// Takes back the words that were captured, if they are a mark and no words.
    fn end_capture(&mut self, capture: &Capture<'_>) {
        let words = self.builder.words();
        let (before, captured) = words.split_at(capture.start.min(words.len()));
        let is_mark = match capture.kind {
            CaptureKind::Page { .. } => captured.len() <= LONGEST_LABEL,
            CaptureKind::Superscript => {
                let is_in_link =
                    self.captures.last().is_some_and(|outer| matches!(outer.kind, CaptureKind::Anchor { .. }));
                is_note_mark(captured, before, capture.is_linked || is_in_link)
            }
            CaptureKind::Anchor { is_note } => marks::is_note_link(captured, is_note),
        };
        if !is_mark {
            return;
        }
        let label = match capture.kind {
            CaptureKind::Page { is_marked: false } => {
                page_label(captured).or_else(|| marks::page_label_of_id(capture.id))
            }
            _ => None,
        };
        self.builder.cut(capture.start);
        if let Some(label) = label {
            self.builder.mark(Place::Page(label));
        }
    }

    /// An element that says that a page begins.
    fn page(&mut self, element: Element, tag: Tag, attributes: &Attributes<'a>) {
        let said = [attributes.page_number, attributes.aria_label, attributes.title].into_iter().find_map(page_label);
        // Nobody writes the end of such an element behind a `/>`.
        let is_empty = element.is_void() || tag.closes_itself(self.text);
        let label = if is_empty { said.or_else(|| marks::page_label_of_id(attributes.id)) } else { said };
        let is_marked = label.is_some();
        if let Some(label) = label.filter(|_| self.skipped == 0) {
            self.builder.mark(Place::Page(label));
        }
        if !is_empty {
            self.push(element, false, Some(CaptureKind::Page { is_marked }), attributes.id);
        }
    }

    /// Puts between the words what the start or end of an element of such a kind does.
    fn part(&mut self, kind: Kind) {
        if self.skipped > 0 {
            return;
        }
        match kind {
            Kind::Block | Kind::Section | Kind::Chrome | Kind::Rule => self.builder.gap("\n\n"),
            Kind::Cell => self.builder.gap("\n"),
            Kind::Break => {
                // Two of them are a paragraph's end.
                let is_second = self.after_break == Some(self.builder.words().len());
                self.builder.gap(if is_second { "\n\n" } else { "\n" });
                self.after_break = Some(self.builder.words().len());
            }
            _ => {}
        }
    }

    /// An image that is the first letter of its paragraph.
    fn image(&mut self, attributes: &Attributes<'_>) {
        let Some(alt) = attributes.alt.filter(|_| self.skipped == 0 && !attributes.is_hidden) else { return };
        let mut letters = self.text[alt].chars();
        if letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none() {
            self.builder.push(&self.text[alt], alt);
        }
    }

    fn quotation_mark(&mut self, mark: &str, tag: Span) {
        if self.skipped == 0 {
            self.builder.push(mark, tag);
        }
    }

    fn words(&mut self, span: Span) {
        if self.skipped > 0 {
            if self.text[span].trim_ascii().is_empty() {
                return;
            }
            self.close_head();
            if self.skipped > 0 {
                return;
            }
        }
        let (text, bytes) = (&self.text[..span.end()], self.text.as_bytes());
        let keeps_spaces = self.counts[Element::named("pre").index()] > 0;
        let (mut run, mut at) = (span.start(), span.start());
        while at < span.end() {
            match bytes.get(at) {
                Some(b'&') => match self.references.read(&text[at..]) {
                    Some((len, characters)) => {
                        self.flush(run, at);
                        self.builder.push(&characters, Span::new(at, at + len));
                        at += len;
                        run = at;
                    }
                    None => at += 1,
                },
                Some(byte) if byte.is_ascii_whitespace() && !keeps_spaces => {
                    let rest = bytes.get(at..span.end()).unwrap_or_default();
                    let spaces = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
                    // One alone stays; more are as much as one, and any are nothing after others.
                    let is_more = at == run && self.is_after_space();
                    if spaces > 1 || is_more {
                        self.flush(run, at);
                        self.builder.gap(" ");
                        run = at + spaces;
                    }
                    at += spaces;
                }
                _ => at += 1,
            }
        }
        self.flush(run, span.end());
    }

    fn is_after_space(&self) -> bool {
        self.builder.words().is_empty() || self.builder.words().ends_with(char::is_whitespace)
    }

    fn flush(&mut self, start: usize, end: usize) {
        let span = Span::new(start, end);
        self.builder.push(&self.text[span], span);
    }
}
