//! `misquote`

use super::passage::place;
use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::shared::verification::Found;
use crate::analysis::shared::words::first_words;
use crate::syntax::Statement;
use crate::text::Span;
use crate::verify::{Difference, Verdict};

pub(super) static RULE: Rule = Rule {
    code: "misquote",
    severity: Severity::Warning,
    summary: "The words differ from those of the source's transcript",
    why: "What stands in quotation marks is taken for what was said, to the word.",
    fires: "\
---
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  issued: 1863-11-19
  transcript: gettysburg.txt
---

“The world will hardly note, nor long remember what we say here,” he said [@lincoln-1863].

//- /gettysburg.txt
The world will little note, nor long remember what we say here.
",
    silent: "\
---
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  issued: 1863-11-19
  transcript: gettysburg.txt
---

“The world will little note … what we say here,” he said [@lincoln-1863].

//- /gettysburg.txt
The world will little note, nor long remember what we say here.
",
    waits: true,
    is_on: true,
    fixes: &["put the source's words", "mark the change"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

/// With more differences than this a quotation is underlined as a whole.
const FEW: usize = 4;

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    for (quotation, verification) in context.verified() {
        let Some((Verdict::Differs, result)) = verification.result() else { continue };
        let differences = &result.comparison.differences;
        if differences.len() > FEW {
            found.push(all_of_it(quotation, result));
        } else {
            found.extend(differences.iter().map(|difference| one(context, quotation, result, difference)));
        }
    }
}

/// What differs in one place.
fn one(
    context: &BlockContext<'_>,
    quotation: &Statement<'_>,
    result: &Found<'_>,
    difference: &Difference,
) -> Diagnostic {
    let text = &context.document.text;
    let source = shown(&result.words(difference.source));
    let quoted = shown(&text.slice(difference.quoted));
    let span = if difference.quoted.is_empty() {
        beside(context, quotation, difference.quoted.start())
    } else {
        difference.quoted
    };
    let what = match (mark(&source), mark(&quoted)) {
        (Some(source), _) if quoted.is_empty() => {
            let side = if span.start() < difference.quoted.start() { "after" } else { "before" };
            format!("The source has {source} here, {side} “{}”", text.slice(span))
        }
        (Some(source), Some(quoted)) => format!("The source has {source} here, not {quoted}"),
        (_, Some(quoted)) if source.is_empty() => format!("The source does not have {quoted} here"),
        _ if quoted.is_empty() => format!("The source has “{source}” here, which is left out"),
        _ if source.is_empty() => format!("The source does not have “{quoted}” here"),
        _ => format!("The source has “{source}” here, not “{quoted}”"),
    };
    Diagnostic::new(&RULE, span, format!("{what} ({}).", place(result))).see_passage(result)
}

fn all_of_it(quotation: &Statement<'_>, result: &Found<'_>) -> Diagnostic {
    let count = result.comparison.differences.len();
    let passage = result.passage_words().unwrap_or_default();
    let message = format!(
        "These words differ from the source's in {count} places: “{}” ({}).",
        first_words(&passage),
        place(result)
    );
    Diagnostic::new(&RULE, quotation.span, message).see_passage(result)
}

/// What differs, shortly; a mark alone as it is.
fn shown(words: &str) -> String {
    if words.contains(char::is_alphanumeric) { first_words(words) } else { words.to_owned() }
}

/// A mark alone as it is called, to be read aloud. `None`: words, or a mark that has no name of its own.
fn mark(shown: &str) -> Option<&'static str> {
    Some(match shown {
        "," => "a comma",
        "." => "a full stop",
        ";" => "a semicolon",
        ":" => "a colon",
        "?" => "a question mark",
        "!" => "an exclamation mark",
        "—" | "–" | "--" => "a dash",
        _ => return None,
    })
}

/// The word at `offset`, before which something is left out; at the end, the one before it.
fn beside(context: &BlockContext<'_>, quotation: &Statement<'_>, offset: usize) -> Span {
    let text = &context.document.text;
    let after = text.slice(Span::new(offset, quotation.span.end().max(offset)));
    let is_word = |c: char| c.is_alphanumeric();
    let next = after.trim_start().split(char::is_whitespace).next().unwrap_or_default();
    // Marks beside the word are not what is wrong.
    let word = next.trim_matches(|c| !is_word(c));
    if let (false, Some(start)) = (word.is_empty(), after.find(is_word)) {
        return Span::new(offset + start, offset + start + word.len());
    }
    let before = text.slice(Span::new(quotation.span.start().min(offset), offset));
    let end = before.trim_end().len();
    let space = before.trim_end().char_indices().rfind(|(_, c)| c.is_whitespace());
    let start = space.map_or(0, |(at, c)| at + c.len_utf8());
    Span::new(quotation.span.start() + start, quotation.span.start() + end.max(start + 1))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn exactly_the_words_that_differ_are_underlined() {
        check(&expect![[r#"
            //- /article.md
            ---
            references:
            - {id: a, type: speech, author: [{family: Lincoln}], issued: 1863, transcript: a.txt}
            ---

            “The world will hardly note, nor long remember what we say,” he said [@a].
                            ^^^^^^ warning misquote: The source has “little” here, not “hardly” (`a`, line 1).

            “The world will note, nor long remember what we say here,” he said [@a].
                            ^^^^ warning misquote: The source has “little” here, which is left out (`a`, line 1).

            “The world will little note, nor ever long remember what we say here,” he said [@a].
                                             ^^^^ warning misquote: The source does not have “ever” here (`a`, line 1).

            “It can forget what they did here,” he said [@a].
                    ^^^^^^ warning misquote: The source has “never” here, which is left out (`a`, line 1).

            “The world will little note nor long remember what we say here,” he said [@a].
                                        ^^^ warning misquote: The source has a comma here, before “nor” (`a`, line 1).

            “The world will little note, nor long remember, what we say here,” he said [@a].
                                                          ^ warning misquote: The source does not have a comma here (`a`, line 1).

            > The world will *little* note, nor long
            > recall what we said here [@a].
              ^^^^^^ warning misquote: The source has “remember” here, not “recall” (`a`, line 1).
                             ^^^^ warning misquote: The source has “say” here, not “said” (`a`, line 1).

            “The world will little note, nor long remember what we say,” he said [@a].

            //- /a.txt
            The world will little note, nor long remember what we say here, but it can never forget
            what they did here.
        "#]]);
    }

    #[test]
    fn with_many_differences_all_of_the_words_are() {
        check(&expect![[r#"
            //- /article.md
            ---
            references:
            - {id: a, type: speech, author: [{family: Lincoln}], issued: 1863, transcript: a.txt}
            ---

            “A world may little notice, nor ever remember what I say here, but it will never forgive what they did here,” he said [@a].
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning misquote: These words differ from the source's in 7 places: “The world will little note, nor long …” (`a`, line 1).

            //- /a.txt
            The world will little note, nor long remember what we say here, but it can never forget what they did here.
        "#]]);
    }

    #[test]
    fn of_several_sources_the_best_counts() {
        check(&expect![[r#"
            //- /article.md
            ---
            references:
            - {id: a, type: speech, author: [{family: Lincoln}], issued: 1863, transcript: a.txt}
            - {id: b, type: speech, author: [{family: Lincoln}], issued: 1864, transcript: b.txt}
            - {id: c, type: speech, author: [{family: Lincoln}], issued: 1865}
            ---

            “The world will little note what we say here,” he said [@a; @b].

            “The world will barely note what we say here,” he said [@a; @b; @c].
                            ^^^^^^ warning misquote: The source has “hardly” here, not “barely” (`a`, line 1).

            “Nobody ever asked the river for an opinion,” he said [@a; @c].

            “Nobody ever asked the river for an opinion,” he said [@a; @b].
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning quote-not-found: These words are not in `a` or `b`.

            //- /a.txt
            The world will hardly note what we say here.
            //- /b.txt
            The world will little note what we say here.
        "#]]);
    }

    #[test]
    fn what_is_translated_is_not_compared() {
        check(&expect![[r#"
            //- /article.md
            ---
            lang: de
            references:
            - {id: a, type: speech, author: [{family: Lincoln}], issued: 1863, language: en, transcript: a.txt}
            - {id: b, type: speech, author: [{family: Lincoln}], issued: 1863, language: de-AT, transcript: a.txt}
            ---

            „Die Welt wird kaum beachten, was wir hier sagen“, sagte er [@a].

            „Die Welt wird kaum beachten, was wir hier sagen“, sagte er [@b].
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning quote-not-found: These words are not in `b`.

            //- /a.txt
            The world will little note what we say here.
        "#]]);
    }
}
