//! What a transcript has beside the words that were said: `[00:14:22]`, `(Laughter.)`, `[Prolonged applause]`.

use crate::text::Span;

/// What is heard instead of words, or in their place; in English, German, French, Spanish, Italian, Portuguese, Dutch.
#[rustfmt::skip] // A word a line says no more.
const HEARD: [&str; 70] = [
    "laughter", "laughs", "laughing", "laugh", "chuckles", "chuckling", "applause", "cheers", "cheering", "boos",
    "booing", "pause", "pauses", "silence", "sighs", "coughs", "inaudible", "indistinct", "unintelligible",
    "crosstalk", "interruption", "interruptions", "interjection", "music", "gelächter", "lachen", "lacht",
    "heiterkeit", "beifall", "applaus", "pfiffe", "stille", "unverständlich", "zuruf", "zurufe", "zwischenruf",
    "zwischenrufe", "musik", "rires", "rire", "sourires", "applaudissements", "brouhaha", "exclamations", "huées",
    "musique", "risas", "risa", "aplausos", "abucheos", "pausa", "silencio", "ininteligible", "inaudibile",
    "música", "risate", "applausi", "ilarità", "brusio", "silenzio", "incomprensibile", "musica", "risos",
    "vaias", "silêncio", "inaudível", "gelach", "pauze", "stilte", "onverstaanbaar",
];

/// The most words of a direction.
const MOST: usize = 3;

/// The longest one, in bytes, with its brackets.
const LONGEST: usize = 60;

/// Where they stand in `words`, with the white space that is then too much; in order.
pub(super) fn directions(words: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    // Whether nothing was said yet.
    let mut is_start = true;
    for (start, _) in words.match_indices(['[', '(']) {
        let from = found.last().map_or(0, |last| last.end());
        let Some(before) = words.get(from..start) else { continue };
        let Some(mut end) = direction(&words[start..]).map(|len| start + len) else { continue };
        while let Some(len) = next_direction(&words[end..]) {
            end += len;
        }
        is_start &= before.trim().is_empty();
        found.extend(with_gap((before, &words[end..]), Span::new(start, end), is_start));
    }
    found
}

/// The length of another one in the same line.
fn next_direction(words: &str) -> Option<usize> {
    let next = words.trim_start_matches(' ');
    Some(words.len() - next.len() + direction(next)?)
}

/// The length of the one that `words` begin with.
fn direction(words: &str) -> Option<usize> {
    let near = &words[..words.floor_char_boundary(LONGEST)];
    let (inner, is_square) = match near.strip_prefix('[') {
        Some(rest) => (rest.split_once(']')?.0, true),
        None => (near.strip_prefix('(')?.split_once(')')?.0, false),
    };
    (is_square && is_clock(inner) || is_heard(inner, is_square)).then_some(inner.len() + 2)
}

/// `00:14:22`, `14:22`, `0:14:22.5`
fn is_clock(text: &str) -> bool {
    let is_number = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    let is_of_clock = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',');
    text.contains(':') && text.chars().all(is_of_clock) && text.split(':').all(is_number)
}

/// `Laughter.`, `Laughter and applause`. What is said in parentheses may be about a pause.
fn is_heard(text: &str, is_square: bool) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let is_one = || words.iter().any(|word| HEARD.contains(&&*word.to_lowercase()));
    let is_apart = is_square || words.len() == 1 || text.starts_with(char::is_uppercase);
    (1..=MOST).contains(&words.len()) && is_apart && is_one()
}

/// `span`, which stands between `head` and `tail`, with the white space on one of its sides: of the two, what parts more
/// stays. `None`: it stands within a word.
fn with_gap((head, tail): (&str, &str), span: Span, is_start: bool) -> Option<Span> {
    let before = &head[head.trim_end().len()..];
    let after = &tail[..tail.len() - tail.trim_start().len()];
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (is_word_before, is_word_after) = (is_word(head.chars().next_back()), is_word(tail.chars().next()));
    if is_word_before && is_word_after {
        return None;
    }
    let breaks = |gap: &str| gap.matches('\n').count();
    Some(if is_start || breaks(before) > breaks(after) {
        Span::new(span.start(), span.end() + after.len())
    } else if is_word_after {
        span
    } else {
        Span::new(span.start() - before.len(), span.end())
    })
}
