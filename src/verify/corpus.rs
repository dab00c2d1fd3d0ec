//! A source's words, made ready to be searched.

use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::RandomState;

use super::fold::{self, Token};
use super::negation;
use crate::syntax::Lang;
use crate::syntax::sentence::sentences;
use crate::text::Span;

/// A corpus with fewer words is not judged by how most of it is written.
const ENOUGH: usize = 50;
/// So many words in capitals, and no other, are no heading.
const CAPITALS: usize = 8;

/// The number of each form of a word.
type Vocabulary = HashMap<Box<str>, u32, RandomState>;

/// The words of a source, made ready to be compared with.
#[derive(Debug, Default)]
pub struct Corpus {
    words: Arc<str>,
    pub(super) tokens: Vec<Token>,
    vocabulary: Vocabulary,
    /// Of each form of a word the number of its form in small letters.
    lower: Vec<u32>,
    /// Where in `places` those of a form in small letters begin; one more than there are forms.
    starts: Vec<u32>,
    /// Indices of tokens, by form in small letters, each form's in order.
    places: Vec<u32>,
    pub(super) case: Case,
    /// Whether it is written without punctuation.
    pub(super) is_unpunctuated: bool,
    pub(super) has_soft: bool,
}

impl Corpus {
    /// `words` made ready. Ranges are bytes of `words`.
    pub fn new(words: &str) -> Self {
        Self::sharing(words.into())
    }

    /// As [`Corpus::new`], without a copy of `words`.
    pub fn sharing(words: Arc<str>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut forms = 0;
        let mut tokens = fold::tokens(&words, |form| {
            if let Some(id) = vocabulary.get(form) {
                return *id;
            }
            vocabulary.insert(form.into(), forms);
            forms += 1;
            forms - 1
        });
        let lower = lower_forms(&mut vocabulary, forms);
        let script = Script::of(&words, &tokens);
        if script.case() != Case::Told {
            for token in tokens.iter_mut().filter(|token| token.is_word()) {
                token.id = lower.get(token.id as usize).copied().unwrap_or(token.id);
            }
        }
        if script.is_unpunctuated() {
            tokens.retain(|token| token.is_word());
            tokens.shrink_to_fit();
        }
        let (starts, places) = index(&tokens, &lower);
        Self {
            words,
            has_soft: tokens.iter().any(|token| token.is_soft()),
            case: script.case(),
            is_unpunctuated: script.is_unpunctuated(),
            tokens,
            vocabulary,
            lower,
            starts,
            places,
        }
    }

    /// About how many bytes of memory it takes, besides the words themselves.
    pub fn size(&self) -> usize {
        const FORM: usize = 48;
        self.tokens.len() * size_of::<Token>()
            + self.vocabulary.len() * FORM
            + (self.lower.len() + self.starts.len() + self.places.len()) * size_of::<u32>()
    }

    /// Whether its capitals tell nothing: it is written without them, or without small letters.
    pub(super) fn is_caseless(&self) -> bool {
        self.case != Case::Told
    }

    /// The words it was made of.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The sentences that hold the words in `span`: from the start of that which holds the first to the end of that which
    /// holds the last, without white space around them. `lang` is what the words are in.
    pub fn sentence(&self, span: Span, lang: Lang) -> Span {
        // Captions may be one paragraph without an end.
        const FAR: usize = 4_000;
        let words = &*self.words;
        let start = floor(words, span.start());
        let end = floor(words, span.end()).max(start);
        let back = floor(words, start.saturating_sub(FAR));
        let ahead = floor(words, (end + FAR).min(words.len()));
        let from = words[back..start].rfind("\n\n").map_or(back, |at| back + at + 2);
        let to = words[end..ahead].find("\n\n").map_or(ahead, |at| end + at);
        let (mut first, mut last) = (from, to);
        // Sentences do not run over paragraphs, whatever `span` does.
        let head_end = words[start..to].find("\n\n").map_or(to, |at| start + at);
        let tail_start = words[from..end].rfind("\n\n").map_or(from, |at| from + at + 2);
        for sentence in sentences(&words[from..head_end], &[], lang).iter().map(|span| span.shifted(from)) {
            if sentence.start() <= start {
                first = sentence.start();
            }
        }
        for sentence in sentences(&words[tail_start..to], &[], lang).iter().rev().map(|span| span.shifted(tail_start)) {
            if sentence.end() >= end && sentence.start() < end.max(tail_start + 1) {
                last = sentence.end();
            }
        }
        let all = &words[first..last.max(first)];
        let lead = all.len() - all.trim_start().len();
        Span::new(first + lead, first + all.trim_end().len().max(lead))
    }

    /// The number of `form` in the vocabulary.
    pub(super) fn form(&self, form: &str) -> Option<u32> {
        self.vocabulary.get(form).copied()
    }

    /// The number of the form in small letters of the word `id`.
    pub(super) fn lower(&self, id: u32) -> u32 {
        self.lower.get(id as usize).copied().unwrap_or(id)
    }

    /// The tokens that are the word `lower` however its case is, in order.
    pub(super) fn places(&self, lower: u32) -> &[u32] {
        let at = lower as usize;
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(start), Some(end)) => self.places.get(*start as usize..*end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    pub(super) fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    /// The token before `at` and that at it.
    fn around(&self, at: usize) -> Option<(Token, Token)> {
        Some((self.token(at.checked_sub(1)?)?, self.token(at)?))
    }

    /// Whether a hyphen makes the token `at` one word with that before it.
    pub(super) fn is_hyphened(&self, at: usize) -> bool {
        self.around(at).is_some_and(|(before, token)| before.is_hyphened_to(token))
    }

    /// Whether the token `at` is written as one word with that before it.
    pub(super) fn is_within_word(&self, at: usize) -> bool {
        self.around(at).is_some_and(|(before, token)| before.is_one_with(token))
    }

    /// `token` as it is written.
    pub(super) fn raw(&self, token: Token) -> &str {
        self.words.get(token.span().range()).unwrap_or_default()
    }

    /// Whether `token` denies something or says a number: nothing in brackets may stand for it.
    pub(super) fn must_stand(&self, token: Token) -> bool {
        let denies = |word: &str| negation::denies(word) || token.is_joined_after() && negation::is_prefix(word);
        token.is_number() || token.is_word() && denies(&plain(self.raw(token)))
    }

    /// How many words and how many tokens there are in `span`, and whether nothing may stand for them: for a denial, a
    /// number, a part of a word.
    pub(super) fn weigh(&self, span: Span) -> (usize, usize, bool) {
        let start = self.tokens.partition_point(|token| token.end() <= span.start());
        let end = self.tokens.partition_point(|token| token.start() < span.end()).max(start);
        let tokens = self.tokens.get(start..end).unwrap_or_default();
        let words = tokens.iter().filter(|token| token.is_word()).count();
        let must_stand = tokens.iter().any(|token| self.must_stand(*token));
        (
            words,
            tokens.len(),
            must_stand || !tokens.is_empty() && (self.is_within_word(start) || self.is_within_word(end)),
        )
    }

    /// The bytes from the first of `tokens` to the last.
    pub(super) fn span_of(&self, start: usize, end: usize) -> Span {
        match (self.token(start), end.checked_sub(1).and_then(|last| self.token(last))) {
            (Some(first), Some(last)) if start < end => Span::new(first.start(), last.end()),
            (Some(next), _) => Span::empty(next.start()),
            _ => Span::empty(self.words.len()),
        }
    }
}

/// A word as lists of words have it.
fn plain(word: &str) -> String {
    let kept = word.chars().filter(|c| !fold::is_ignorable(*c)).map(|c| if c == '’' { '\'' } else { c });
    fold::lower(&kept.collect::<String>()).into_owned()
}

pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Of each of the first `forms` the number of its form in small letters, which is in the vocabulary after this.
fn lower_forms(vocabulary: &mut Vocabulary, mut forms: u32) -> Vec<u32> {
    let mut lower: Vec<u32> = (0..forms).collect();
    let mut capitals: Vec<(u32, Box<str>)> = Vec::new();
    for (form, id) in vocabulary.iter() {
        let small = fold::lower(form);
        if *small != **form {
            capitals.push((*id, small.into()));
        }
    }
    capitals.sort_unstable();
    for (id, small) in capitals {
        let small = *vocabulary.entry(small).or_insert_with(|| {
            lower.push(forms);
            forms += 1;
            forms - 1
        });
        if let Some(slot) = lower.get_mut(id as usize) {
            *slot = small;
        }
    }
    lower
}

/// The places of each word, as [`Corpus::starts`] and [`Corpus::places`] have them.
fn index(tokens: &[Token], lower: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let of = |token: &Token| token.is_word().then(|| lower.get(token.id as usize).copied()).flatten();
    let mut starts = vec![0_u32; lower.len() + 1];
    for id in tokens.iter().filter_map(of) {
        if let Some(count) = starts.get_mut(id as usize + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut places = vec![0; sum as usize];
    for (at, token) in (0_u32..).zip(tokens) {
        let Some(slot) = of(token).and_then(|id| next.get_mut(id as usize)) else { continue };
        if let Some(place) = places.get_mut(*slot as usize) {
            *place = at;
        }
        *slot += 1;
    }
    (starts, places)
}

/// Whether the case of letters tells anything in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Case {
    /// It does.
    #[default]
    Told,
    /// It is written in capitals.
    Capitals,
    /// It is written in small letters.
    Small,
}

/// How a text is written.
struct Script {
    words: usize,
    large: usize,
    small: usize,
    /// Commas, full stops and the like.
    marks: usize,
    /// Whether there are words enough in capitals, and none of two letters and more has a small one.
    is_shouted: bool,
}

impl Script {
    fn of(text: &str, tokens: &[Token]) -> Self {
        let (mut large, mut small) = (0, 0);
        for c in text.bytes() {
            large += usize::from(c.is_ascii_uppercase());
            small += usize::from(c.is_ascii_lowercase());
        }
        if !text.is_ascii() {
            for c in text.chars().filter(|c| !c.is_ascii()) {
                large += usize::from(c.is_uppercase());
                small += usize::from(c.is_lowercase());
            }
        }
        let words = tokens.iter().filter(|token| token.is_word()).count();
        let is_mark = |token: &&Token| !token.is_word() && (token.is_final() || token.is_stop());
        let marks = tokens.iter().filter(is_mark).count();
        // `small` tells of a longer text.
        let is_shouted = words < ENOUGH && is_shouted(text, tokens);
        Self { words, large, small, marks, is_shouted }
    }

    /// Told, unless fewer than one letter in fifty is small, or fewer than one in five hundred a capital.
    fn case(&self) -> Case {
        let letters = self.large + self.small;
        let is_long = self.words >= ENOUGH && letters > 0;
        match () {
            () if self.is_shouted || is_long && self.small * 50 < letters => Case::Capitals,
            () if is_long && self.large * 500 < letters => Case::Small,
            () => Case::Told,
        }
    }

    fn is_unpunctuated(&self) -> bool {
        self.words >= ENOUGH && self.marks * 100 < self.words
    }
}

fn is_shouted(text: &str, tokens: &[Token]) -> bool {
    let mut count = 0;
    for token in tokens.iter().filter(|token| token.is_word()) {
        let word = text.get(token.span().range()).unwrap_or_default();
        if word.chars().filter(|c| c.is_alphabetic()).nth(1).is_some() {
            if word.chars().any(char::is_lowercase) {
                return false;
            }
            count += usize::from(word.chars().any(char::is_uppercase));
        }
    }
    count >= CAPITALS
}
