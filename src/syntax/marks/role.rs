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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::syntax::{Dialect, Syntax};

    /// A text with what its marks do drawn into it: `⟦0` where a quotation opens that lies in no other, `0⟧` where it
    /// closes, `ʼ` for an apostrophe. A mark that is left as it is does nothing.
    fn drawn(lang: Lang, text: &str) -> String {
        let (mut out, mut end) = (String::new(), 0);
        for Mark { span, role } in marks_of(text, Context { lang, ..Context::default() }) {
            out.push_str(&text[end..span.start()]);
            let sign = match role {
                Role::Opens(depth) => format!("⟦{depth}"),
                Role::Closes(depth) => format!("{depth}⟧"),
                Role::Apostrophe => "ʼ".to_owned(),
            };
            out.push_str(&sign);
            end = span.end();
        }
        out + &text[end..]
    }

    #[test]
    fn each_mark_has_a_role() {
        for (lang, text, expected) in [
            (
                Lang::English,
                "“It’s the ‘world’ of ‘“men”’,” he said.",
                "⟦0Itʼs the ⟦1world1⟧ of ⟦1⟦2men2⟧1⟧,0⟧ he said.",
            ),
            (Lang::English, "\"'Never,' he said\", and 'no'.", "⟦0⟦1Never,1⟧ he said0⟧, and ⟦0no0⟧."),
            (Lang::English, "’Tis the boys’ claim of the ’90s.", "ʼTis the boysʼ claim of the ʼ90s."),
            // Feet, inches, and what has no partner.
            (Lang::English, "He is 5' 10\" and said “so.", "He is 5' 10\" and said “so."),
            // What is no prose, and what is written otherwise.
            (Lang::English, "`“a”` &quot;b&quot; <!-- “c” --> “d”", "`“a”` &quot;b&quot; <!-- “c” --> ⟦0d0⟧"),
            // What is open ends with its paragraph.
            (Lang::English, "> “One\n>\n> “Two”", "> “One\n>\n> ⟦0Two0⟧"),
            (Lang::German, "„Er sagte ‚nein‘“, so geht’s.", "⟦0Er sagte ⟦1nein1⟧0⟧, so gehtʼs."),
            (Lang::German, "»Er sagte ›nein‹«", "⟦0Er sagte ⟦1nein1⟧0⟧"),
            (Lang::French, "« L’un dit “non” »", "⟦0 Lʼun dit ⟦1non1⟧ 0⟧"),
        ] {
            assert_eq!(drawn(lang, text), expected, "{text}");
        }
    }

    /// One mark that closes two is the outer one's.
    #[test]
    fn depths_are_those_of_what_is_around() {
        let drawn = drawn(Lang::English, "“a ‘b “c” d’ e ‘f’” “g”");
        assert_eq!(drawn, "⟦0a ⟦1b ⟦2c2⟧ d1⟧ e ⟦1f1⟧0⟧ ⟦0g0⟧");
    }

    proptest! {
        /// Whatever the text, marks stand in order, none in another, and those that open have one that closes or share it.
        #[test]
        fn marks_stand_in_order(text in r#"([“”‘’"'„»« a5é𝄞.>`\r\n-]|it's){0,24}"#) {
            let syntax = Syntax::parse(&text, Dialect::Markdown);
            let marks = syntax.marks_in(Span::new(0, text.len()));
            prop_assert!(marks.windows(2).all(|two| two[0].span.end() <= two[1].span.start()), "{marks:?}");
            let count = |is: fn(Role) -> bool| marks.iter().filter(|mark| is(mark.role)).count();
            let opening = count(|role| matches!(role, Role::Opens(_)));
            let closing = count(|role| matches!(role, Role::Closes(_)));
            prop_assert!(closing <= opening && (opening == 0) == (closing == 0), "{marks:?}");
            prop_assert!(marks.iter().all(|mark| !mark.span.is_empty() && mark.span.end() <= text.len()));
        }
    }
}
