//! `mixed-script-word`

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::syntax::BlockKind;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    code: "mixed-script-word",
    severity: Severity::Hint,
    summary: "A Latin word has a Greek or Cyrillic letter in it that looks Latin",
    why: "It is not found by who searches for it, and it may have been put there to deceive.",
    fires: "\
---
ibid: {rules: {mixed-script-word: on}}
---

Four hundred people sat in the Grаnge Hall.
",
    silent: "\
---
ibid: {rules: {mixed-script-word: on}}
---

Four hundred people sat in the Grange Hall.
",
    waits: true,
    is_on: false,
    fixes: &["put the letters that look the same in one script"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

/// Letters of other scripts that look like Latin ones.
const CYRILLIC: &str = "аеорсухіјѕһԁԛԝАВЕІЈКМНОРЅТУХСԌԚԜЗ";
const GREEK: &str = "αγικνορυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

/// What each of them looks like; but the last of the Cyrillic ones, which is a digit's double.
const LIKE_CYRILLIC: &str = "aeopcyxijshdqwABEIJKMHOPSTYXCGQW";
const LIKE_GREEK: &str = "ayikvopuxABEZHIKMNOPTYX";

/// `word` in the script that most of its letters are of, the others being what looks like them there; Latin, where there
/// are as many. `None`: one of them looks like no letter of that script.
pub(in crate::analysis) fn in_one_script(word: &str) -> Option<String> {
    let count = |script: &str| word.chars().filter(|c| script.contains(*c)).count();
    let (greek, cyrillic) = (count(GREEK), count(CYRILLIC));
    let (script, like) = if cyrillic >= greek { (CYRILLIC, LIKE_CYRILLIC) } else { (GREEK, LIKE_GREEK) };
    if word.chars().filter(|c| is_latin(*c)).count() < greek.max(cyrillic) {
        let put = |c| if script.contains(c) { Some(c) } else { double(c, like, script) };
        return word.chars().map(put).collect();
    }
    let latin = |c| double(c, CYRILLIC, LIKE_CYRILLIC).or_else(|| double(c, GREEK, LIKE_GREEK));
    word.chars().map(|c| if is_latin(c) { Some(c) } else { latin(c) }).collect()
}

/// What stands in `others` where `c` does in `letters`.
fn double(c: char, letters: &str, others: &str) -> Option<char> {
    letters.chars().zip(others.chars()).find(|(letter, _)| *letter == c).map(|(_, other)| other)
}

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    let Some(block) = context.document.syntax.block_at(context.index) else { return };
    if matches!(block.kind, BlockKind::Metadata(_)) {
        return;
    }
    let text = context.document.text.slice(block.all());
    // Next to nothing has such a letter.
    if text.is_ascii() || !text.contains(is_alike) {
        return;
    }
    let mut depth = 0_usize;
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_MATH;
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => depth += 1,
            Event::End(TagEnd::CodeBlock) => depth = depth.saturating_sub(1),
            Event::Text(_) if depth == 0 => {
                let written = text.get(range.clone()).unwrap_or_default();
                found.extend(mixed(written).map(|(start, word)| {
                    let start = block.base + range.start + start;
                    let letter = word.chars().find(|c| is_alike(*c)).unwrap_or_default();
                    let message = format!("The `{letter}` in “{word}” is {}, not Latin.", script(letter));
                    Diagnostic::new(&RULE, Span::new(start, start + word.len()), message)
                }));
            }
            _ => {}
        }
    }
}

/// The words of `text` that are Latin but for letters that look so, each with its place. What holds another letter of the
/// other script is a word of that, with something joined to it.
fn mixed(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let place = move |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let is_mixed = |word: &&str| {
        let latin = word.chars().filter(|c| is_latin(*c)).count();
        let alike = word.chars().filter(|c| is_alike(*c)).count();
        // One letter of each is a formula: `xα`.
        latin > 0 && alike > 0 && latin + alike > 2 && word.chars().all(|c| is_latin(c) || is_alike(c))
    };
    words.filter(is_mixed).map(move |word| (place(word), word))
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

fn is_alike(c: char) -> bool {
    CYRILLIC.contains(c) || GREEK.contains(c)
}

fn script(letter: char) -> &'static str {
    if GREEK.contains(letter) { "Greek" } else { "Cyrillic" }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn a_word_is_put_in_the_script_of_most_of_its_letters() {
        for (word, expected) in [
            ("Grаnge", Some("Grange")),
            ("GRΑNGE", Some("GRANGE")),
            ("слоbо", None),
            ("cор", Some("сор")),
            ("ρaχ", Some("ραχ")),
            ("Зoo", None),
            ("аb", Some("ab")),
        ] {
            assert_eq!(super::in_one_script(word).as_deref(), expected, "{word}");
        }
    }

    #[test]
    fn a_word_is_of_one_script() {
        check(&expect![[r#"
            ---
            ibid: {rules: {mixed-script-word: on}}
            ---

            The Grаnge Hall, the GRΑNGE, and the Grange: Москва, Αθήνα, Москва-River, `Grаnge`, $xα$, xα, café.
                ^^^^^^ hint mixed-script-word: The `а` in “Grаnge” is Cyrillic, not Latin.
                                 ^^^^^^ hint mixed-script-word: The `Α` in “GRΑNGE” is Greek, not Latin.

            - Read *slоw* and sit soft.
                    ^^^^ hint mixed-script-word: The `о` in “slоw” is Cyrillic, not Latin.

                Grаnge
                ^^^^^^ hint mixed-script-word: The `а` in “Grаnge” is Cyrillic, not Latin.
        "#]]);
    }
}
