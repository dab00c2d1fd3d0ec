//! What each mark of a text does, the pairs within pairs and the apostrophes included.

use std::collections::BTreeSet;

use super::apostrophe;
use super::pairer::Pairer;
use super::token::{Token, tokens};
use crate::syntax::mask::mask;
use crate::syntax::prose::{Prose, is_prose};
use crate::syntax::{Block, Context, Lang};
use crate::text::Span;

/// A quotation mark of a text, or what looks like one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub span: Span,
    /// What it does there.
    pub role: Role,
}

/// What a mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It opens a quotation that lies in so many others.
    Opens(usize),
    /// It closes one.
    Closes(usize),
    /// It stands for letters that are left out, or for a genitive.
    Apostrophe,
}

/// The marks of the block `text`, a paragraph at a time.
pub(in crate::syntax) fn marks_of(text: &str, context: Context) -> Vec<Mark> {
    let prose = Prose::new(text, mask(text), context, &mut Block::default());
    let of_paragraph = |span: Span| {
        let placed = move |mark: Mark| Mark { span: mark.span.shifted(span.start()), ..mark };
        roles(&prose.plain[span], context.lang).into_iter().map(placed).collect::<Vec<_>>()
    };
    // One that is written as a character reference is not there to be changed.
    let is_there = |mark: &Mark| text.get(mark.span.range()) == prose.plain.get(mark.span.range());
    let pieces = prose.pieces.iter().filter(|piece| is_prose(piece.kind));
    pieces.flat_map(|piece| of_paragraph(piece.span)).filter(is_there).collect()
}

/// The marks of `text`, a masked paragraph, in order. What is neither half of a pair nor an apostrophe is none of them: a mark
/// without its partner, feet and inches.
fn roles(text: &str, lang: Lang) -> Vec<Mark> {
    let tokens = tokens(text);
    let mut pairer = Pairer::new(text, lang, &tokens);
    pairer.run();
    pairer.settle();
    let mut marks = paired(pairer.closed);
    let of_pairs: BTreeSet<usize> = marks.iter().map(|mark| mark.span.start()).collect();
    let others = tokens.iter().filter(|token| !of_pairs.contains(&token.at));
    let apostrophes = others.filter(|token| is_apostrophe(text, **token));
    marks.extend(apostrophes.map(|token| Mark { span: token.span(), role: Role::Apostrophe }));
    marks.sort_by_key(|mark| mark.span);
    marks
}

/// The marks of pairs that hold something. One that closes two is the outer one's.
fn paired(mut closed: Vec<(Token, Token)>) -> Vec<Mark> {
    closed.retain(|(open, close)| open.end() < close.at);
    closed.sort_by_key(|(open, close)| (open.at, std::cmp::Reverse(close.end())));
    let mut around: Vec<usize> = Vec::new();
    let mut marks: Vec<Mark> = Vec::new();
    let mut closing: BTreeSet<usize> = BTreeSet::new();
    for (open, close) in closed {
        while around.last().is_some_and(|end| *end <= open.at) {
            around.pop();
        }
        let depth = around.len();
        around.push(close.end());
        marks.push(Mark { span: open.span(), role: Role::Opens(depth) });
        if closing.insert(close.at) {
            marks.push(Mark { span: close.span(), role: Role::Closes(depth) });
        }
    }
    marks
}

/// Whether a mark that is half of no pair stands for letters: `it’s`, `’tis`, `’90s`, `the boys’ claim`. Behind a number
/// it may be feet and minutes.
fn is_apostrophe(text: &str, token: Token) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let is_number = token.follows_digit();
    match token.mark {
        '\'' | '’' | '‘' if token.is_inside_word() => {
            is_letter(token.after) && (!is_number || token.after == Some('s'))
        }
        '\'' | '’' if is_letter(token.before) => true,
        '\'' | '’' | '‘' => token.opens() && apostrophe::is_elision(text, token),
        _ => false,
    }
}
