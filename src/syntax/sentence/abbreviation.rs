//! Full stops that belong to a word: abbreviations, initials, ordinals.

use super::super::Lang;
use super::super::lexicon::{Class, Lexicon, fold};

/// Abbreviations that are words too, and are abbreviations only before a number.
const NUMBERED: [&str; 11] = ["abs", "art", "bd", "cap", "ch", "ff", "fig", "max", "min", "par", "sec"];

/// Abbreviations that end a sentence whenever a capital follows: lists and eras.
const ALWAYS_ENDING: [&str; 17] = [
    "etc", "usw", "usf", "u.s.w", "ecc", "enz", "e.d", "e.a", "b.c", "a.d", "b.c.e", "a.c", "v.chr", "n.chr", "chr",
    "j.-c", "s.p.q.r",
];

/// Times of the day: a day, a month or a time zone may follow them.
const HOURS: [&str; 2] = ["a.m", "p.m"];

/// A full stop between two words of a paragraph.
pub(super) struct Full<'t> {
    /// What stands before it in its sentence.
    pub before: &'t str,
    /// What comes after it, white space dropped; it does not begin with a small letter.
    pub next: &'t str,
    pub lexicon: &'static Lexicon,
    pub lang: Lang,
}

impl Full<'_> {
    /// Whether it belongs to the word before it, and no sentence ends here.
    pub(super) fn is_of_abbreviation(&self) -> bool {
        let word = last_word(self.before);
        if word.is_empty() {
            return false;
        }
        let parts = self.parts(word);
        if self.goes_on_with_next(word, &parts) {
            return true;
        }
        let folded = [fold(&parts), fold(word)];
        let classes = self.lexicon.classes(&folded[0]).union(self.lexicon.classes(&folded[1]));
        let is_one_of = |list: &[&str]| folded.iter().any(|folded| list.contains(&folded.as_str()));
        if is_one_of(&HOURS) {
            return self.says_which_day();
        }
        if is_one_of(&ALWAYS_ENDING) || self.lang != Lang::English && is_one_of(&["d.c"]) {
            return false;
        }
        let goes_on = !starts_sentence(self.lexicon, self.next);
        if classes.has(Class::Ending) {
            return goes_on;
        }
        let before_number = self.number_follows();
        let is_street = self.lang == Lang::German && folded[1].ends_with("str");
        // “Plan B.”, “Roe v. Wade”, « 6 h. 30 »: but titles like « M. » only names follow.
        if is_letter(word) && !classes.has(Class::Title) {
            let is_word = word.starts_with(char::is_lowercase) && self.is_word(word);
            return goes_on && (before_number || !is_word);
        }
        if classes.has(Class::Abbreviation) {
            let ends_otherwise = self.is_word(word) || self.lexicon.month(&folded[1]).is_some();
            return before_number || !ends_otherwise;
        }
        let is_abbreviation = self.is_ordinal(word) || is_abbreviation(self.lexicon, &parts);
        is_street && before_number || is_abbreviation && goes_on
    }

    /// “z. B.”, “J. R. R. Doe”, “EE. UU.”: an abbreviation of two parts, at the first of them.
    fn goes_on_with_next(&self, word: &str, parts: &str) -> bool {
        let Some((next, _)) = self.next.split_once('.') else { return false };
        if is_letter(word) && is_letter(next) {
            return true;
        }
        let is_known = |folded: &str| self.lexicon.classes(folded).any(&[Class::Ending, Class::Abbreviation]);
        !next.contains(char::is_whitespace) && is_known(&fold(&format!("{parts}.{next}")))
    }

    /// The last word with the parts of the abbreviation before it: “v.Chr” of “50 v. Chr”.
    fn parts(&self, word: &str) -> String {
        let before = &self.before[..self.before.len() - word.len()];
        let first = before.trim_end().strip_suffix('.').map(last_word);
        let first =
            first.filter(|first| (1..=2).contains(&first.chars().count()) && first.chars().all(char::is_alphabetic));
        // Neither initials nor numbers are parts of an abbreviation: “S. Roe”, “p. 3”.
        let is_word = word.starts_with(char::is_alphabetic);
        let is_part = |first: &&str| is_word && (first.starts_with(char::is_lowercase) || is_double(first));
        first.filter(is_part).map_or_else(|| word.to_owned(), |first| format!("{first}.{word}"))
    }

    /// Whether the abbreviation `word` is also a word that ends sentences.
    fn is_word(&self, word: &str) -> bool {
        let folded = fold(word);
        let classes = self.lexicon.classes(&folded);
        classes.is_function_word() || classes.has(Class::Clitic) || NUMBERED.contains(&&*folded)
    }

    /// Digits, or a Roman number: “vol. II”.
    fn number_follows(&self) -> bool {
        let word = first_word(self.next);
        let is_roman = !word.is_empty() && word.bytes().all(|b| b"IVXLCDM".contains(&b));
        let is_pronoun = self.lang == Lang::English && word == "I";
        word.starts_with(|c: char| c.is_ascii_digit()) || is_roman && !is_pronoun
    }

    /// “at 5 p.m. Monday”, “at 9 a.m. EST”, and not “at 9 a.m. Monday was quiet”.
    fn says_which_day(&self) -> bool {
        let mut words = self.next.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let (first, second) = (words.next().unwrap_or_default(), fold(words.next().unwrap_or_default()));
        let folded = fold(first);
        let is_day = self.lexicon.classes(&folded).has(Class::Weekday) || self.lexicon.month(&folded).is_some();
        let is_zone = (2..=4).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_uppercase());
        let verbs = [Class::Auxiliary, Class::Passive, Class::Verb, Class::WeakVerb];
        (is_day || is_zone) && !self.lexicon.classes(&second).any(&verbs)
    }

    /// German “am 3. Mai”, “im 19. Jahrhundert”, and not “nach Art. 5. Das”.
    fn is_ordinal(&self, word: &str) -> bool {
        let is_number = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        let before = self.before[..self.before.len() - word.len()].trim_end();
        self.lang == Lang::German && is_number && !before.ends_with(['.', '§'])
    }
}

/// Whether `word`, without its last full stop, is an initial or an abbreviation.
pub(super) fn is_abbreviation(lexicon: &Lexicon, word: &str) -> bool {
    let is_initial = is_letter(word) && word.starts_with(char::is_uppercase);
    let is_part = |part: &str| (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic);
    let is_dotted = word.contains('.') && word.split('.').all(is_part);
    // “Dipl.-Ing.”
    let last = word.rsplit(['-', '‑']).next().unwrap_or(word);
    let is_known = |word: &str| lexicon.classes(&fold(word)).any(&[Class::Ending, Class::Abbreviation]);
    is_initial || is_dotted || is_known(word) || word.contains(".-") && is_known(last)
}

/// Whether `next` opens with a word or a mark that a name would not.
pub(super) fn starts_sentence(lexicon: &Lexicon, next: &str) -> bool {
    let word = first_word(next);
    word.is_empty() || lexicon.classes(&fold(word)).is_function_word()
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()
}

/// Whether `word` is one letter.
fn is_letter(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// Whether `word` is a plural by doubling: “EE. UU.”
fn is_double(word: &str) -> bool {
    let mut chars = word.chars();
    matches!((chars.next(), chars.next(), chars.next()), (Some(a), Some(b), None) if a == b)
}

/// The last word of `text`, full stops within it included.
fn last_word(text: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | 'º' | '°');
    let start = text.char_indices().rev().take(24).take_while(|&(_, c)| is_part(c)).last();
    start.map_or("", |(at, _)| &text[at..])
}
