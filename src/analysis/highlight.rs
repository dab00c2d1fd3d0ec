//! What belongs to the thing at the caret: the uses of a key, the partner of a mark, the words of a speaker.

use super::FilePosition;
use super::references::{undefined, uses_in};
use super::shared::subject::{KeyAt, key_at, written_keys};
use crate::syntax::{Statement, StatementKind};
use crate::text::{Span, Text};
use crate::workspace::{Document, Home, Snapshot};

/// A place that is shown with the caret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Highlight {
    /// Where.
    pub span: Span,
    /// What happens there.
    pub kind: HighlightKind,
}

/// What happens at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HighlightKind {
    /// It belongs to what stands at the caret.
    Text,
    /// A key is used.
    Read,
    /// A key is defined.
    Write,
}

/// What is to be shown in the file at `position`, in order of place: of a key there all of its places in the file, of a
/// mark of a quotation or claim both, of a speaker the words that are said to be theirs. Nothing anywhere else.
pub fn highlights(snapshot: &Snapshot, position: &FilePosition) -> Vec<Highlight> {
    let mut found = match (key_at(snapshot, position), snapshot.document(&position.path)) {
        (Some(at), _) => of_key(snapshot, &at),
        (None, Some(document)) => {
            let spans = marks_at(document, position.offset).map(Vec::from);
            let spans = spans.unwrap_or_else(|| of_speaker(document, position.offset));
            spans.into_iter().map(|span| Highlight { span, kind: HighlightKind::Text }).collect()
        }
        (None, None) => Vec::new(),
    };
    found.sort_unstable();
    found.dedup();
    found
}

fn of_key(snapshot: &Snapshot, at: &KeyAt<'_>) -> Vec<Highlight> {
    let uses = match (at.target, at.home) {
        (Some(target), home) => uses_in(snapshot, home, target),
        (None, Home::Document(document)) => undefined(document, &at.key).collect(),
        (None, _) => Vec::new(),
    };
    let own = at.target.filter(|target| target.path == at.home.path());
    let defined = own.into_iter().flat_map(|target| written_keys(at.home, target.entry).map(|(_, span)| span));
    let defined = defined.map(|span| Highlight { span, kind: HighlightKind::Write });
    uses.into_iter().map(|it| Highlight { span: it.place.span, kind: HighlightKind::Read }).chain(defined).collect()
}

/// The marks of the quotation or claim of which one stands at `offset`. Where two meet it is the one after the caret.
fn marks_at(document: &Document, offset: usize) -> Option<[Span; 2]> {
    let pairs = document.syntax.statements_near(offset).filter_map(|statement| marks(&document.text, &statement));
    let here = pairs.filter(|pair| pair.iter().any(|mark| mark.touches(offset)));
    here.min_by_key(|pair| !pair.iter().any(|mark| mark.contains(offset)))
}

/// The marks that `statement` stands between.
fn marks(text: &Text, statement: &Statement<'_>) -> Option<[Span; 2]> {
    let (start, end) = (statement.span.start(), statement.span.end());
    let (first, last) = match statement.kind {
        StatementKind::BlockQuotation => return None,
        StatementKind::Claim => (2, 2),
        StatementKind::InlineQuotation => {
            // No character is longer.
            let (head, tail) =
                (text.slice(Span::new(start, start + 4)), text.slice(Span::new(end.saturating_sub(4), end)));
            (head.chars().next()?.len_utf8(), tail.chars().next_back()?.len_utf8())
        }
    };
    (first + last <= statement.span.len()).then(|| [Span::new(start, start + first), Span::new(end - last, end)])
}

/// The speaker who is named at `offset`, and near by what they are said to have said.
fn of_speaker(document: &Document, offset: usize) -> Vec<Span> {
    let mut found = Vec::new();
    for statement in document.syntax.statements_near(offset) {
        let speaker = statement.attribution.as_ref().and_then(|attribution| attribution.speaker.as_ref());
        if let Some(speaker) = speaker.filter(|speaker| speaker.span.touches(offset)) {
            found.extend([speaker.span, said(&statement)]);
        }
    }
    found
}

/// The words: of a block without its attribution, which may stand in it.
fn said(statement: &Statement<'_>) -> Span {
    match (statement.kind, statement.words.first(), statement.words.last()) {
        (StatementKind::BlockQuotation, Some(first), Some(last)) => first.join(*last),
        _ => statement.span,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::fixture::Fixture;

    /// The lines with something in them, with that in brackets; ⟦W:…⟧ where a key is defined.
    fn shown(source: &str) -> String {
        let fixture = Fixture::new(source);
        let position = fixture.caret();
        let mut text = fixture.snapshot.text(&position.path).map(ToString::to_string).unwrap_or_default();
        for Highlight { span, kind } in highlights(&fixture.snapshot, position).into_iter().rev() {
            let kind = match kind {
                HighlightKind::Text => "",
                HighlightKind::Read => "R:",
                HighlightKind::Write => "W:",
            };
            text.insert(span.end(), '⟧');
            text.insert_str(span.start(), &format!("⟦{kind}"));
        }
        text.split_inclusive('\n').filter(|line| line.contains(['⟦', '⟧'])).collect()
    }

    const DOCUMENT: &str = "\
---
bibliography: refs.bib
nocite: '@wills'
references:
- {id: letter, quoted-in: wills}
- {id: speech, type: speech}
---

“So it is,” said Garry Wills [@wills, p. 3; @speech]. See @wills and [@nobody]. “Here” [@letter].

==He spoke for minutes== [@speech] and [@nobody].
//- /refs.bib
@book{wills, title = {Lincoln at Gettysburg}}
//- /other.md
---
bibliography: refs.bib
---
[@wills]
";

    #[test]
    fn a_key_shows_its_uses_in_the_document() {
        let uses = shown(&DOCUMENT.replace("See @wills", "See @wi$0lls"));
        expect![[r#"
            nocite: '@⟦R:wills⟧'
            - {id: letter, quoted-in: ⟦R:wills⟧}
            “So it is,” said Garry Wills [@⟦R:wills⟧, p. 3; @speech]. See @⟦R:wills⟧ and [@nobody]. “Here” [@letter].
        "#]]
        .assert_eq(&uses);
        for from in ["nocite: '@w", "quoted-in: w", "[@w"] {
            assert_eq!(shown(&DOCUMENT.replacen(from, &format!("{from}$0"), 1)), uses, "from {from}");
        }
        assert_eq!(shown(&DOCUMENT.replace("wills, p. 3", "wills, p.$0 3")), "", "beside it");
    }

    #[test]
    fn where_it_is_defined_it_is_written() {
        expect![[r#"
            - {id: ⟦W:speech⟧, type: speech}
            “So it is,” said Garry Wills [@wills, p. 3; @⟦R:speech⟧]. See @wills and [@nobody]. “Here” [@letter].
            ==He spoke for minutes== [@⟦R:speech⟧] and [@nobody].
        "#]]
        .assert_eq(&shown(&DOCUMENT.replace("id: speech", "id: spe$0ech")));
        let library = "//- /refs.bib\n@book{a$0, ids = {b}}\n@inbook{c, crossref = {b}, title = {a}}\n\
                       //- /a.md\n---\nbibliography: refs.bib\n---\n[@a]\n";
        expect![[r#"
            @book{⟦W:a⟧, ids = {⟦W:b⟧}}
            @inbook{c, crossref = {⟦R:b⟧}, title = {a}}
        "#]]
        .assert_eq(&shown(library));
    }

    #[test]
    fn a_key_without_an_entry_has_uses_too() {
        expect![[r#"
            “So it is,” said Garry Wills [@wills, p. 3; @speech]. See @wills and [@⟦R:nobody⟧]. “Here” [@letter].
            ==He spoke for minutes== [@speech] and [@⟦R:nobody⟧].
        "#]]
        .assert_eq(&shown(&DOCUMENT.replace("and [@nobody]. “", "and [@no$0body]. “")));
    }

    #[test]
    fn a_mark_shows_its_partner() {
        for (source, expected) in [
            ("She said $0“never again”.\n", "She said ⟦“⟧never again⟦”⟧.\n"),
            ("She said “$0never again”.\n", "She said ⟦“⟧never again⟦”⟧.\n"),
            ("She said “never again”$0.\n", "She said ⟦“⟧never again⟦”⟧.\n"),
            ("“Never”$0“again”.\n", "“Never”⟦“⟧again⟦”⟧.\n"),
            ("\"é𝄞\"$0\n", "⟦\"⟧é𝄞⟦\"⟧\n"),
            ("$0==So it was== [@a].\n", "⟦==⟧So it was⟦==⟧ [@a].\n"),
            ("“One paragraph\n\n“and $0another”\n", ""),
            ("$0“One paragraph\n\n“and another”\n", "⟦“⟧One paragraph\n“and another⟦”⟧\n"),
        ] {
            assert_eq!(shown(source), expected, "{source}");
        }
    }

    #[test]
    fn a_speaker_shows_the_words() {
        expect![[r#"
            ⟦“Never again will we do it,”⟧ ⟦Ray Castellano⟧ said. And then he left.
        "#]]
        .assert_eq(&shown("“Never again will we do it,” Ray Cas$0tellano said. And then he left.\n"));
        expect![[r#"
            > ⟦The world will little note
            > what we say here⟧
            > — ⟦Abraham Lincoln⟧, 1863
        "#]]
        .assert_eq(&shown("> The world will little note\n> what we say here\n>\n> — Abraham$0 Lincoln, 1863\n"));
        assert_eq!(shown("“Never again will we do it,” Ray Castellano said. And$0 then he left.\n"), "");
    }

    proptest! {
        #[test]
        fn what_is_shown_is_in_order_and_in_the_text(pieces in proptest::collection::vec(proptest::sample::select(&[
            "---\nreferences: [{id: a, quoted-in: b}, {id: b}]\n---\n", "“é𝄞” ", "“open\n\n", "[@a] ", "@{b", "} she said ", "\r\n",
            "> quoted\n>\n> — Jane Doe\n\n", "==claim== ", "\"", "'", "*", "`",
        ][..]), 0..10), at in any::<proptest::sample::Index>()) {
            let mut text = pieces.concat();
            text.push('.');
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            text.insert_str(places[at.index(places.len())], "$0");
            let fixture = Fixture::new(&format!("//- /a.md\n{text}"));
            let found = highlights(&fixture.snapshot, fixture.caret());
            let len = fixture.document().text.len();
            prop_assert!(found.is_sorted() && found.iter().all(|it| !it.span.is_empty() && it.span.end() <= len));
        }
    }
}
