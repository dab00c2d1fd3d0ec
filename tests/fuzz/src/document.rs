//! Documents: the facts that are found in any text are in their places.

use ibid::syntax::{
    Attribution, Block, BlockKind, CitationGroup, Dialect, Form, Note, QuotationFact, Statement, Syntax, Unit,
};
use ibid::text::{Span, Text};

use super::spans;

/// The last byte decides the dialect, and a place to ask about.
pub fn run(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let hint = usize::from(bytes.last().copied().unwrap_or_default());
    let dialect = if hint % 8 == 7 { Dialect::Quarto } else { Dialect::Markdown };
    let syntax = Syntax::parse(&text, dialect);
    check(&text, &syntax);
    for share in 0..4 {
        ask(&text, &syntax, spans::place(&text, text.len() * share / 3 + hint));
    }
    line_ends_are_one(&text, &syntax, dialect);
}

/// Blocks tile the text, and all facts lie in it.
fn check(text: &str, syntax: &Syntax) {
    let rope = Text::new(text);
    let mut end = 0;
    for block in syntax.blocks() {
        assert!(block.base == end && (block.len > 0), "{block:?}");
        end += block.len;
        spans::check(text, block.all());
        facts(&text[block.all()], block.fact);
        let lead_ins = syntax.lead_ins(block).iter().filter_map(|lead_in| lead_in.attribution.as_ref());
        lead_ins.for_each(|by| attribution(&text[block.all()], by));
    }
    assert_eq!(end, text.len(), "blocks are not all of {text:?}");
    syntax.metadata().for_each(|span| spans::check(text, span));
    for statement in syntax.statements() {
        self::statement(text, &rope, &statement);
    }
    for citation in syntax.citations() {
        assert_eq!(text[citation.place(citation.key_span)], citation.key);
        assert!(syntax.group_of(&citation).is_some());
    }
}

/// All that was found in a block with this text.
fn facts(text: &str, block: &Block) {
    let mut last = 0;
    for unit in &block.units {
        spans::check(text, unit.span);
        assert!(unit.span.start() >= last, "{unit:?} begins before {last}");
        last = unit.span.start();
        self::unit(text, unit);
    }
    block.quotations.iter().for_each(|quotation| self::quotation(text, quotation));
    for claim in &block.claims {
        pieces(text, claim.span, &claim.words);
    }
    block.groups.iter().for_each(|group| self::group(text, group));
    block.notes.iter().for_each(|note| self::note(text, note));
    let spans = (block.asides.iter().copied())
        .chain(block.malformed.iter().map(|it| it.span))
        .chain(block.examples.iter().flat_map(|it| [it.span, it.label_span]))
        .chain(block.definitions.iter().map(|it| it.span))
        .chain(block.links.iter().flat_map(|it| [it.span, it.target]))
        .chain(block.ignores.iter().flat_map(|it| [it.span, it.rule_span]))
        .chain(block.unpaired.iter().map(|it| it.span))
        .chain(block.headings.iter().map(|it| it.span));
    spans.for_each(|span| spans::check(text, span));
    if let BlockKind::Metadata(yaml) = block.kind {
        spans::check(text, yaml);
    }
}

fn unit(text: &str, unit: &Unit) {
    // Sentences tile a unit that has some.
    let mut end = unit.span.start();
    for sentence in &unit.sentences {
        spans::check(text, *sentence);
        assert_eq!(sentence.start(), end, "{unit:?}");
        end = sentence.end();
    }
    assert!(unit.sentences.is_empty() || end == unit.span.end(), "{unit:?}");
    unit.closing.iter().for_each(|span| spans::check(text, *span));
    if let Form::Dash(Some(by)) = &unit.form {
        attribution(text, by);
    }
}

fn quotation(text: &str, quotation: &QuotationFact) {
    pieces(text, quotation.span, &quotation.words);
    quotation.attribution.iter().for_each(|by| attribution(text, by));
    quotation.open.iter().for_each(|open| spans::check(text, open.span));
}

/// The pieces of words lie in what they are the words of, one after the other.
fn pieces(text: &str, all: Span, words: &[Span]) {
    spans::check(text, all);
    let mut end = all.start();
    for piece in words {
        spans::check(text, *piece);
        assert!(all.covers(*piece) && piece.start() >= end, "{piece:?} of {words:?} in {all:?} of {text:?}");
        end = piece.end();
    }
}

fn attribution(text: &str, by: &Attribution) {
    spans::check(text, by.span);
    by.speaker.iter().for_each(|speaker| spans::check(text, speaker.span));
    by.date.iter().for_each(|date| spans::check(text, date.span));
    by.outlet.iter().for_each(|outlet| spans::check(text, outlet.span));
}

fn group(text: &str, group: &CitationGroup) {
    spans::check(text, group.span);
    assert!(!group.citations.is_empty());
    for citation in &group.citations {
        assert_eq!(text[citation.key_span], citation.key);
        let mut parts = vec![citation.at_span, citation.key_span, citation.prefix, citation.suffix];
        parts.extend(citation.locator.iter().flat_map(|locator| [locator.span, locator.value]));
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            spans::check(text, part);
            assert!(group.span.covers(part), "{part:?} of {citation:?} is not in {:?} of {text:?}", group.span);
        }
    }
}

fn note(text: &str, note: &Note) {
    spans::check(text, note.span);
    note.sentences.iter().for_each(|span| spans::check(text, *span));
}

fn statement(text: &str, rope: &Text, statement: &Statement<'_>) {
    assert!(!statement.span.is_empty());
    pieces(text, statement.span, &statement.words);
    statement.attribution.iter().for_each(|by| attribution(text, by));
    let words = statement.text(rope);
    assert_eq!(words.trim(), words);
}

/// What is asked about a place is answered about that place.
fn ask(text: &str, syntax: &Syntax, offset: usize) {
    if let Some(block) = syntax.block_around(offset) {
        assert!(block.all().touches(offset));
    }
    spans::check(text, syntax.whole_block(syntax.block_index_at(offset)));
    if let Some(statement) = syntax.statement_at(offset) {
        assert!(statement.span.touches(offset));
        assert!(syntax.statements_near(offset).any(|near| near.span == statement.span));
    }
    if let Some(citation) = syntax.citation_at(offset) {
        assert!(citation.place(citation.span).touches(offset));
    }
    if let Some(key) = syntax.key_at(offset) {
        spans::check(text, key.replace);
        spans::check(text, key.typed);
        assert!(key.replace.touches(offset) && key.typed.end() == offset, "{key:?} at {offset} of {text:?}");
    }
    if let Some(locator) = syntax.locator_at(offset) {
        spans::check(text, locator.key);
        spans::check(text, locator.replace);
        assert!(locator.replace.touches(offset), "{locator:?} at {offset} of {text:?}");
    }
    if let Some((prose, start)) = syntax.prose_at(offset) {
        spans::check(text, Span::new(start, start + prose.len()));
    }
    for mark in syntax.marks_in(Span::new(0, offset)) {
        spans::check(text, mark.span);
    }
}

/// A line that ends in CR says what one says that ends in LF.
fn line_ends_are_one(text: &str, syntax: &Syntax, dialect: Dialect) {
    if !text.contains('\r') {
        let other = Syntax::parse(&text.replace('\n', "\r"), dialect);
        let facts = |syntax: &Syntax| syntax.blocks().map(|block| block.fact.clone()).collect::<Vec<_>>();
        assert_eq!(facts(syntax), facts(&other));
    }
}
