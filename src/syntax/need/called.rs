//! Whether a quotation is what a paper, a programme or a body is called: told the “Evening Post”, on “60 Minutes”.

use super::super::lexicon::{Class, Classes, CueKind, fold};
use super::place::{COLONS, Place};
use super::shape::{ends_with, is_blank, is_blank_or_mark};
use super::{NAME, Paragraph};

impl Place<'_, '_> {
    /// A paper, a programme or a body is called so: behind an article, a preposition or a verb of telling stand a few words
    /// with a capital, of which one is what papers are called by; or that all have one, as a title has; or that stand
    /// before the colon of what was said: „sagte Müller der „Tribüne“: „…“.
    pub(super) fn is_called(&self) -> bool {
        let Paragraph { text, lexicon, .. } = self.paragraph;
        if !self.follows_article() || self.stops_inside() && !ends_with(&text[self.inner], &[',']) {
            return false;
        }
        let words: Vec<&str> =
            text[self.inner].split(is_blank).filter(|it| it.contains(char::is_alphanumeric)).collect();
        let word = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let words: Vec<(String, Classes)> =
            words.into_iter().map(word).map(|it| (it.clone(), lexicon.classes(&fold(&it)))).collect();
        let is_capital =
            |(word, _): &(String, Classes)| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let verb = [Class::Verb, Class::Auxiliary, Class::Passive, Class::Negation, Class::Pronoun];
        let is_grammar = |it: &(String, Classes)| it.1.any(&[Class::Article, Class::Preposition, Class::Adjunct]);
        let is_clause = words.iter().any(|it| !is_capital(it) && !is_grammar(it) && it.1.any(&verb));
        let begins =
            words.first().is_some_and(is_capital) || words.iter().find(|it| !is_grammar(it)).is_some_and(is_capital);
        if is_clause || !begins || words.len() > NAME {
            return false;
        }
        let is_all_capital = words.iter().all(is_capital);
        if self.stops_inside() {
            // On “Face the Nation,” Smith said …
            return !lexicon.capital_nouns
                && words.len() > 1
                && words.iter().all(|it| is_capital(it) || is_grammar(it));
        }
        let is_outlets = if lexicon.capital_nouns {
            // „Bild am Sonntag“, and not „Zeit der Not“.
            let belongs = |it: &(String, Classes)| is_capital(it) || it.1.has(Class::Adjunct);
            words.iter().all(belongs) && words.iter().any(|it| is_capital(it) && it.1.has(Class::Outlet))
        } else {
            let opens = words.len() > 1 && words.first().is_some_and(is_capital);
            words.iter().any(|it| (is_capital(it) || opens) && it.1.has(Class::Outlet))
        };
        let is_titled = words.len() > 1
            && words.first().is_some_and(is_capital)
            && words.last().is_some_and(is_capital)
            && words.iter().all(|it| is_capital(it) || is_grammar(it) && !lexicon.capital_nouns);
        is_outlets || is_titled || is_all_capital && self.is_addressed()
    }

    /// An article, a preposition, a verb of telling, an owner or a phrase such as “according to” stands right before it, and
    /// not “a”.
    fn follows_article(&self) -> bool {
        let before = self.before().trim_end_matches(is_blank_or_mark);
        let Some(word) = self.words_before().next().filter(|_| before.ends_with(char::is_alphanumeric)) else {
            // French cuts the article: l’« Humanité ».
            return self.before().trim_end_matches(is_blank).ends_with(['’', '\'']);
        };
        let classes = self.paragraph.classes(word);
        let folded = self.paragraph.folded(word);
        // „die ARD-Sendung „Anne Will““, “the newspaper ‘The Lantern’”
        let last = self.paragraph.lexicon.classes(folded.rsplit('-').next().unwrap_or_default());
        last.any(&[Class::Sending, Class::Outlet])
            || classes.any(&[Class::Preposition, Class::Adjunct, Class::Source, Class::Addressee])
            || classes.has(Class::Article) && !classes.has(Class::CommonArticle)
            // “CBS’s ‘60 Minutes’”
            || folded.strip_suffix("'s").is_some_and(|owner| {
                self.paragraph.lexicon.classes(owner).any(&[Class::Broadcaster, Class::Outlet])
            })
    }

    /// A verb of speech stands before it, and nothing but a colon between it and a next quotation.
    fn is_addressed(&self) -> bool {
        let Paragraph { text, quotations, .. } = self.paragraph;
        let next = quotations.get(self.index + 1).filter(|next| next.start() <= self.sentence.end());
        let is_led = next.is_some_and(|next| {
            let between = text[self.inner.end()..next.start()].trim_matches(is_blank_or_mark);
            COLONS.iter().any(|colon| between.strip_prefix(*colon) == Some(""))
        });
        is_led && self.cues_before().any(|cue| matches!(cue.kind, CueKind::Verb | CueKind::Closing))
    }
}
