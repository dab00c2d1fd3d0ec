//! Markdown: the text without its markup.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Builder, html};
use crate::text::Span;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);

/// How far apart words may be that are next to each other, in bytes.
const REACH: usize = 256;

/// The words of `text`, which starts at byte `base` of the file.
pub(super) fn read(text: &str, base: usize) -> Builder {
    let mut reader = Reader { text, builder: Builder::starting_at(base), unread: 0, page: None };
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        reader.event(&event, range);
    }
    reader.builder
}

struct Reader<'a> {
    text: &'a str,
    builder: Builder,
    /// How many images and metadata blocks are open.
    unread: usize,
    /// The block of HTML that is open, up to where it was seen.
    page: Option<Span>,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Image { .. } | Tag::MetadataBlock(_)) => self.unread += 1,
            Event::End(TagEnd::Image | TagEnd::MetadataBlock(_)) => self.unread = self.unread.saturating_sub(1),
            Event::Start(Tag::HtmlBlock) => self.page = Some(Span::empty(range.start)),
            Event::End(TagEnd::HtmlBlock) => self.html(),
            Event::Start(tag) => self.part(tag.to_end()),
            Event::End(tag) => self.part(*tag),
            Event::Html(_) => self.page = self.page.map(|page| page.join(range.into())),
            _ if self.unread > 0 => {}
            Event::Text(words) => self.words(words, range.into()),
            Event::Code(words) => self.code(words, range.into()),
            // A line break is as good a white space as any.
            Event::SoftBreak => self.builder.push("\n", range.into()),
            Event::HardBreak => self.builder.gap("\n"),
            Event::Rule => self.builder.gap("\n\n"),
            Event::InlineHtml(tag) if is_break(tag) => self.builder.gap("\n"),
            _ => {}
        }
    }

    /// Puts between the words what the start or end of an element does.
    fn part(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {}
            TagEnd::TableCell => self.builder.gap("\n"),
            _ => self.builder.gap("\n\n"),
        }
    }

    fn words(&mut self, words: &str, span: Span) {
        if words.len() == span.len() || span.len() <= "&CounterClockwiseContourIntegral;".len() {
            self.builder.push(words, span);
        } else {
            self.find(words, span);
        }
    }

    fn code(&mut self, words: &str, span: Span) {
        let source = &self.text[span];
        let inner = source.trim_matches('`');
        let start = span.start() + (source.len() - source.trim_start_matches('`').len());
        match inner.find(words) {
            Some(found) => self.builder.push(words, Span::new(start + found, start + found + words.len())),
            None => self.find(words, span),
        }
    }

    /// `words`, which stand in `span` with something between them.
    fn find(&mut self, words: &str, span: Span) {
        let mut at = span.start();
        for (index, word) in words.split_ascii_whitespace().enumerate() {
            // In a table, code has its bars escaped.
            let place = self.near(word, at, span).or_else(|| self.near(&word.replace('|', "\\|"), at, span));
            let place = place.unwrap_or(Span::empty(at));
            at = place.end();
            if index > 0 || words.starts_with(|c: char| c.is_ascii_whitespace()) {
                self.builder.gap(" ");
            }
            self.builder.push(word, place);
        }
        if words.ends_with(|c: char| c.is_ascii_whitespace()) {
            self.builder.gap(" ");
        }
    }

    /// Where `word` stands in `span` from byte `at` on, behind no more than the prefixes of a line.
    fn near(&self, word: &str, at: usize, span: Span) -> Option<Span> {
        let end = span.end().min(at + word.len() + REACH);
        let rest = (at..=end).rev().find_map(|end| self.text.get(at..end))?;
        rest.find(word).map(|found| Span::new(at + found, at + found + word.len()))
    }

    fn html(&mut self) {
        if let Some(page) = self.page.take() {
            self.builder.gap("\n\n");
            html::read_part(&self.text[..page.end()], page.start(), &mut self.builder);
            self.builder.gap("\n\n");
        }
    }
}

fn is_break(tag: &str) -> bool {
    let name = tag.trim_matches(['<', '>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}
