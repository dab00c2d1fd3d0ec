//! `speaker-mismatch`

use std::sync::Arc;

use super::{BlockContext, Check, Diagnostic, Repeats, Rule, Severity};
use crate::analysis::FileSpan;
use crate::analysis::shared::credit;
use crate::analysis::shared::person;
use crate::analysis::shared::verification::{Found, Verification};
use crate::analysis::shared::words::listed;
use crate::sources::{Entry, Field, FieldName, Name};
use crate::syntax::{Citation, Mode, Placed, Speaker, SpeakerKind, Statement};
use crate::text::Span;
use crate::workspace::Source;

pub(super) static RULE: Rule = Rule {
    code: "speaker-mismatch",
    severity: Severity::Warning,
    summary: "The text and the cited entry say that different people spoke",
    why: "Either the words are laid in the wrong mouth, or the wrong source is cited for them.",
    fires: "\
---
references:
- id: tolland-2025
  type: interview
  author: [{family: Tolland, given: Miriam}]
  issued: 2025-11-19
---

“He wrote it out at least five times,” Ray Castellano told them [@tolland-2025].
",
    silent: "\
---
references:
- id: tolland-2025
  type: interview
  author: [{family: Tolland, given: Miriam}]
  issued: 2025-11-19
---

“He wrote it out at least five times,” Miriam Tolland told them [@tolland-2025].
",
    waits: true,
    is_on: true,
    fixes: &["say here who speaks in the source", "say in the entry who speaks here"],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Block(check),
};

/// What says in the words around a citation that its source has the words from somebody else, by how it begins.
const SECOND_HAND: [&str; 12] = [
    "quot",
    "qtd",
    "cit",
    "zit",
    "überliefert",
    "rapport",
    "récit",
    "referi",
    "relat",
    "aangehaald",
    "geciteerd",
    "via",
];

fn check(context: &BlockContext<'_>, found: &mut Vec<Diagnostic>) {
    for (quotation, verification) in context.verified() {
        let Some(Mismatch { speaker, others }) = mismatch(context, quotation, verification) else { continue };
        let mut entries: Vec<String> = others.iter().map(Other::says).collect();
        entries.dedup();
        let message = format!("Here {} says this, but {}.", speaker.name, listed(&entries, "and"));
        let mut finding = Diagnostic::new(&RULE, speaker.span, message);
        for Other { citation, source, told } in others {
            finding = match told {
                Told::Entry(field) => {
                    let place = FileSpan { path: Arc::clone(source.path), span: field.span };
                    finding.see(place, format!("whose words `{}` holds", citation.key))
                }
                Told::Transcript(_, passage) => finding.see_passage(passage),
            };
        }
        // Of a quotation in two parts it would be said twice.
        let is_said = |known: &Diagnostic| (known.span, &known.message) == (finding.span, &finding.message);
        if !found.iter().any(is_said) {
            found.push(finding);
        }
    }
}

/// A speaker of the text whose words no source holds that is cited for them.
struct Mismatch<'a, 'b> {
    speaker: &'b Speaker,
    /// Whose words the sources hold.
    others: Vec<Other<'a, 'b>>,
}

/// A source that holds somebody else's words.
struct Other<'a, 'b> {
    citation: &'b Placed<'b, Citation>,
    source: Source<'a>,
    told: Told<'a, 'b>,
}

/// What says whose words they are.
enum Told<'a, 'b> {
    /// The entry.
    Entry(&'a Field),
    /// Where the entry is silent, its transcript: who speaks where the words are.
    Transcript(Name, &'b Found<'a>),
}

impl Told<'_, '_> {
    fn names(&self) -> &[Name] {
        match self {
            Self::Entry(field) => field.names(),
            Self::Transcript(name, _) => std::slice::from_ref(name),
        }
    }
}

impl Other<'_, '_> {
    /// “Miriam Tolland does in `tolland-2025`”
    fn says(&self) -> String {
        format!("{} does in `{}`", credit::display(self.told.names()).unwrap_or_default(), self.citation.key)
    }
}

/// Whether all sources of `quotation` hold words of other people than the text says.
pub(super) fn is_by_others<'a>(
    context: &BlockContext<'a>,
    quotation: &Statement<'a>,
    verification: &Verification<'a>,
) -> bool {
    mismatch(context, quotation, verification).is_some()
}

fn mismatch<'a, 'b>(
    context: &'b BlockContext<'a>,
    quotation: &'b Statement<'a>,
    verification: &'b Verification<'a>,
) -> Option<Mismatch<'a, 'b>> {
    let attribution = quotation.attribution.as_ref().filter(|attribution| !attribution.inferred)?;
    let speaker = attribution.speaker.as_ref()?;
    if speaker.kind != SpeakerKind::Person || speaker.family.is_none() {
        return None;
    }
    let cited = context.own_sources(quotation);
    if cited.is_empty() {
        return None;
    }
    let text = around(context, quotation, attribution.span);
    let others = cited.into_iter().map(|(citation, source)| {
        let told = match source.entry.speakers() {
            Some(field) => Told::Entry(field),
            None => heard(verification, source)?,
        };
        let is_other = !may_hold(context, source.entry, speaker)
            && !is_second_hand(context, citation)
            && citation.mode != Mode::AuthorInText
            && told.names().iter().all(|name| {
                person::is_person(name) && !person::may_be(name, speaker) && !person::is_named(name, &text)
            });
        (is_other && !told.names().is_empty()).then_some(Other { citation, source, told })
    });
    let others = others.collect::<Option<Vec<_>>>()?;
    Some(Mismatch { speaker, others })
}

/// Who speaks in the transcript of `source`, if the words are there as they are quoted.
fn heard<'a, 'b>(verification: &'b Verification<'a>, source: Source<'a>) -> Option<Told<'a, 'b>> {
    let is_its = |found: &Found<'a>| std::ptr::eq(found.source.entry, source.entry);
    verification.verified().filter(|found| is_its(found))?;
    verification.voice().map(|(name, found)| Told::Transcript(Name::literal(name), found))
}

/// Whether `entry` may hold words of `speaker`: they have to do with it in whichever role, or with what it was taken from.
fn may_hold(context: &BlockContext<'_>, entry: &Entry, speaker: &Speaker) -> bool {
    let quoted_in = entry.text(&FieldName::QuotedIn).and_then(|key| context.sources.get(key.trim()));
    let entries = [Some(entry), quoted_in.map(|source| source.entry)];
    let mut fields = entries.into_iter().flatten().flat_map(|entry| &entry.fields);
    credit::is_by(entry, speaker)
        || fields.any(|field| {
            let is_same = |name: &Name| person::may_be(name, speaker);
            // “Conversation with Ann Lee”
            field.names().iter().any(is_same) || field.text().is_some_and(|text| person::is_mentioned(speaker, text))
        })
}

/// Whether what stands around a citation says that somebody quotes somebody there, or that it is no source of these words.
fn is_second_hand(context: &BlockContext<'_>, citation: &Placed<'_, Citation>) -> bool {
    let text = |span: Span| context.document.text.slice(citation.place(span)).to_lowercase();
    let says = |word: &str| SECOND_HAND.iter().any(|start| word.starts_with(start));
    !citation.prefix.is_empty() || text(citation.suffix).split(|c: char| !c.is_alphabetic()).any(says)
}

/// What stands around a quotation in its block, and the words that say who speaks: who is named there beside the speaker
/// may be who quotes them.
fn around(context: &BlockContext<'_>, quotation: &Statement<'_>, attribution: Span) -> String {
    let Some(block) = context.document.syntax.block_at(context.index) else { return String::new() };
    let text = |start, end: usize| context.said(Span::new(start, end.max(start)));
    let (before, after) = (text(block.base, quotation.span.start()), text(quotation.span.end(), block.all().end()));
    let all = format!("{before} {after} {}", context.document.text.slice(attribution));
    // Keys and labels of notes are made of names, and name nobody.
    all.split_whitespace().filter(|word| !word.contains(['@', '^'])).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn different_people_are_told_apart_by_their_family_names() {
        check(&expect![[r#"
            ---
            references:
            - {id: tolland, type: interview, author: [{family: Tolland, given: Miriam}], issued: 2025}
            - {id: lincoln, type: speech, author: [{family: Lincoln, given: Abraham}], issued: 1863}
            ---

            “He wrote it out at least five times,” Castellano told them [@tolland].
                                                   ^^^^^^^^^^ warning speaker-mismatch: Here Castellano says this, but Miriam Tolland does in `tolland`.

            > He wrote it out at least five times.
            >
            > — Ray Castellano, Marlow Ferry [@tolland]
                ^^^^^^^^^^^^^^ warning speaker-mismatch: Here Ray Castellano says this, but Miriam Tolland does in `tolland`.

            According to Ray Castellano, the mayor:
                         ^^^^^^^^^^^^^^ warning speaker-mismatch: Here Ray Castellano says this, but Miriam Tolland does in `tolland`.

            > He wrote it out at least five times [@tolland].

            “He wrote it out at least five times,” Castellano told them [@tolland; @lincoln].
                                                   ^^^^^^^^^^ warning speaker-mismatch: Here Castellano says this, but Miriam Tolland does in `tolland` and Abraham Lincoln does in `lincoln`.

            “He wrote it out at least five times,” Lincoln told them [@tolland; @lincoln].
        "#]]);
    }

    #[test]
    fn a_name_may_be_written_in_many_ways() {
        check(&expect![[r#"
            ---
            references:
            - {id: king, type: speech, author: [{family: King, given: Martin Luther, suffix: Jr.}], issued: 1963}
            - {id: gaulle, type: speech, author: [{family: Gaulle, given: Charles, non-dropping-particle: de}], issued: 1940}
            - {id: garcia, type: speech, author: [{family: García Márquez, given: Gabriel}], issued: 1982}
            - {id: gorbachev, type: speech, author: [{family: Gorbachev, given: Mikhail}], issued: 1988}
            - {id: zelensky, type: speech, author: [{family: Zelensky, given: Volodymyr}], issued: 2022}
            - {id: omar, type: speech, speaker: Ilhan Omar, issued: 2019}
            - {id: merkel, type: interview, author: [{family: Merkel, given: Angela}], issued: 2019}
            - {id: clinton, type: speech, author: [{family: Clinton, given: Hillary}], issued: 1969}
            - {id: mueller, type: speech, author: [{family: Müller, given: Herta}], issued: 2009}
            - {id: pushkin, type: speech, author: [{family: Пушкин, given: Александр}], issued: 1830}
            ---

            “We cannot walk alone in this town,” said Dr. Martin Luther King Jr. [@king].

            “We cannot walk alone in this town,” said General de Gaulle [@gaulle].

            “We cannot walk alone in this town,” Garcia said [@garcia].

            “We cannot walk alone in this town,” Michail Gorbatschow said [@gorbachev].

            “We cannot walk alone in this town,” President Zelenskyy said [@zelensky].

            “We cannot walk alone in this town,” said Rep. Omar [@omar].

            “We cannot walk alone in this town,” said Angela Dorothea Merkel-Sauer [@merkel].

            “We cannot walk alone in this town,” Hillary Rodham said [@clinton].

            “We cannot walk alone in this town,” Mueller said [@mueller].

            “We cannot walk alone in this town,” Pushkin said [@pushkin].
        "#]]);
    }

    #[test]
    fn who_is_not_named_is_nobody_else() {
        check(&expect![[r#"
            ---
            references:
            - {id: tolland, type: interview, author: [{family: Tolland, given: Miriam}], issued: 2025}
            - {id: paper, type: article-newspaper, speaker: Springfield Republican, issued: 1863}
            - {id: book, type: book, author: [{family: Tolland, given: Miriam}], issued: 2011}
            - {id: hearing, type: hearing, author: [{literal: Committee on Ways and Means}], issued: 2011}
            - {id: all, type: speech, author: [{family: Tolland}, {literal: others}], issued: 2011}
            ---

            “He wrote it out at least five times,” she told them [@tolland].

            “He wrote it out at least five times,” the mayor said [@tolland].

            “He wrote it out at least five times,” the Ministry of Health said [@tolland].

            “He wrote it out at least five times,” Castellano said [@paper].

            “He wrote it out at least five times,” Castellano said [@book].

            “He wrote it out at least five times,” Castellano said [@hearing].

            “He wrote it out at least five times,” Castellano said [@all].

            “He wrote it out at least five times,” Castellano said [@tolland; @TK].
                                                                              ^^^ information source-to-come: The source of these words of Castellano is still to come.
        "#]]);
    }

    #[test]
    fn a_transcript_may_name_somebody_else() {
        check(&expect![[r#"
            //- /article.md
            ---
            references:
            - {id: a, type: broadcast, issued: 2025, transcript: a.vtt}
            - {id: b, type: broadcast, guest: [{family: Castellano, given: Ray}], issued: 2025, transcript: a.vtt}
            ---

            “Nobody in that crowd thought so, ever,” Ray Castellano said [@a].
                                                     ^^^^^^^^^^^^^^ warning speaker-mismatch: Here Ray Castellano says this, but Miriam Tolland does in `a`.

            “Nobody in that crowd thought so, ever,” Tolland said [@a].

            “Nobody in that crowd thought so, ever,” Ray Castellano said [@b].

            “Nobody in that crowd thought so, never,” Ray Castellano said [@a].
                                              ^^^^^ warning misquote: The source has “ever” here, not “never” (`a`, at 00:00:01).

            “It is ten o’clock in the morning here,” Ray Castellano said [@a].

            Tolland was asked. “Nobody in that crowd thought so, ever,” Ray Castellano said [@a].

            //- /a.vtt
            WEBVTT

            00:01.000 --> 00:02.000
            <v Miriam Tolland>Nobody in that crowd thought so, ever.

            00:02.000 --> 00:03.000
            <v Announcer>It is ten o'clock in the morning here.
        "#]]);
    }

    #[test]
    fn of_several_passages_that_of_the_speaker_counts() {
        check(&expect![[r#"
            //- /article.md
            ---
            references:
            - {id: a, type: broadcast, issued: 2025, transcript: a.vtt}
            ---

            “The sea has moved on,” said Ray Castellano [@a].

            “The sea has moved on,” said Miriam Tolland [@a].

            “The sea has moved on,” said Josie Lindqvist [@a].
                                         ^^^^^^^^^^^^^^^ warning speaker-mismatch: Here Josie Lindqvist says this, but Miriam Tolland does in `a`.

            //- /a.vtt
            WEBVTT

            00:01.000 --> 00:02.000
            <v Ray Castellano>It is old, and the sea has moved on.

            00:02.000 --> 00:03.000
            <v Miriam Tolland>The sea has moved on. Is that so?
        "#]]);
    }

    #[test]
    fn who_quotes_somebody_may_be_the_one_or_the_other() {
        check(&expect![[r#"
            ---
            references:
            - {id: biden, type: speech, author: [{family: Biden, given: Joe}], issued: 2020}
            - {id: kennedy, type: speech, author: [{family: Kennedy, given: John F.}], quoted-in: biden, issued: 1961}
            - {id: talk, type: interview, author: [{family: Palin, given: Sarah}], interviewer: [{family: Couric, given: Katie}], issued: 2008}
            - {id: letter, type: personal_communication, author: [{family: Everett}], title: To Abraham Lincoln, issued: 1863}
            ---

            Biden quoted Kennedy as saying “the torch has been passed to a new generation” [@biden].

            “The torch has been passed to a new generation,” Kennedy said [quoted in @biden].

            “The torch has been passed to a new generation,” Kennedy said [@biden, p. 3, quoting him].

            “The torch has been passed to a new generation,” Biden said [@kennedy].

            “What do you read in the morning, ever?” Couric asked [@talk].

            “The torch has been passed to a new generation,” wrote Lincoln [@letter].

            “The torch has been passed to a new generation,” Kennedy said, as @biden has it.

            “The torch has been passed to a new generation,” Kennedy said. The president agrees [@biden].
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint unsourced-quote: Only the citation at the end of the paragraph covers these words of Kennedy.
        "#]]);
    }

    #[test]
    fn in_other_languages() {
        check(&expect![[r#"
            //- /de.md
            ---
            lang: de
            references:
            - {id: merkel, type: interview, author: [{family: Merkel, given: Angela}], issued: 2015}
            ---

            „Wir haben so vieles geschafft in diesem Land“, sagte Angela Merkel [@merkel].

            „Wir haben so vieles geschafft in diesem Land“, sagte Horst Seehofer [@merkel].
                                                                  ^^^^^^^^^^^^^^ warning speaker-mismatch: Here Horst Seehofer says this, but Angela Merkel does in `merkel`.
            //- /fr.md
            ---
            lang: fr
            references:
            - {id: veil, type: speech, author: [{family: Veil, given: Simone}], issued: 1974}
            ---

            « Aucune femme ne recourt de gaieté de cœur à cela », a déclaré Simone Veil [@veil].

            « Aucune femme ne recourt de gaieté de cœur à cela », a déclaré Jacques Chirac [@veil].
                                                                            ^^^^^^^^^^^^^^ warning speaker-mismatch: Here Jacques Chirac says this, but Simone Veil does in `veil`.
        "#]]);
    }
}
