//! The words of cues: what is said, and not what is shown beside it.

use super::Cue;
use crate::sources::transcript::Builder;
use crate::sources::transcript::reference::References;
use crate::text::Span;

/// The longest tag or description of a sound, in bytes. What is longer is text.
const LONGEST: usize = 256;

/// Sounds, and the states of a recording: parentheses with one of these (or a longer word that begins so) in them are
/// a description.
const SOUNDS: [&str; 44] = [
    "laugh",
    "chuckl",
    "applau",
    "clap",
    "cheer",
    "music",
    "sing",
    "sigh",
    "gasp",
    "cough",
    "crowd",
    "audience",
    "inaudible",
    "indistinct",
    "unintelligible",
    "crosstalk",
    "silence",
    "pause",
    "scoff",
    "sniff",
    "sob",
    "cries",
    "crying",
    "booing",
    "whistl",
    "bell",
    "phone",
    "knock",
    "murmur",
    "chatter",
    "speaking",
    "lachen",
    "gelächter",
    "beifall",
    "applaus",
    "musik",
    "rires",
    "applaudissements",
    "musique",
    "risas",
    "aplausos",
    "música",
    "risate",
    "applausi",
];

/// The words of all `cues` of `text`, whose spans become those of their words: lines a line break apart, cues a space,
/// speakers a blank line.
pub(super) fn words(text: &str, cues: &mut [Cue]) -> Builder {
    let mut reader = Reader {
        text,
        references: References::new(),
        builder: Builder::default(),
        speaker: "",
        cue: Span::default(),
        dashes: None,
    };
    for cue in cues {
        let before = reader.builder.words().len();
        reader.builder.gap(" ");
        reader.builder.voice(None);
        reader.cue(cue.span);
        let words = &reader.builder.words()[before..];
        let start = before + (words.len() - words.trim_start().len());
        cue.span = Span::new(start, before + words.trim_end().len());
    }
    reader.builder
}

struct Reader<'a> {
    text: &'a str,
    references: References<'a>,
    builder: Builder,
    /// Who spoke last, where the file names speakers.
    speaker: &'a str,
    /// The text of the cue that is read.
    cue: Span,
    /// How many of its lines begin with a dash, once that was asked.
    dashes: Option<usize>,
}

impl<'a> Reader<'a> {
    fn cue(&mut self, cue: Span) {
        (self.cue, self.dashes) = (cue, None);
        let text = self.text;
        let (mut run, mut at) = (cue.start(), cue.start());
        // Whether no word of the line, and no letter of the word, was yet.
        let (mut starts_line, mut starts_word) = (true, true);
        while let Some(byte) = text.as_bytes().get(at..cue.end()).and_then(<[u8]>::first) {
            if byte.is_ascii_alphanumeric() {
                (starts_line, starts_word) = (false, false);
                at += 1;
                continue;
            }
            if byte.is_ascii_whitespace() {
                let spaces = self.spaces(run, at);
                starts_line |= text[at..at + spaces].contains(['\n', '\r']);
                starts_word = true;
                if spaces > 1 || at == run {
                    run = at + spaces;
                }
                at += spaces;
                continue;
            }
            let is_special = matches!(byte, b'<' | b'{' | b'&' | b'[' | b'(' | b'>' | b'-' | 0xe2);
            let sign = if is_special { self.sign(at, starts_line, starts_word) } else { None };
            let Some((len, sign)) = sign else {
                (starts_line, starts_word) = (false, false);
                at += 1;
                continue;
            };
            self.flush(run, at);
            if let Sign::Characters(characters) = &sign {
                self.builder.push(characters, Span::new(at, at + len));
                (starts_line, starts_word) = (false, false);
            } else {
                self.put(&sign);
            }
            at += len;
            run = at;
        }
        self.flush(run, cue.end());
    }

    fn flush(&mut self, start: usize, end: usize) {
        let span = Span::new(start, end);
        self.builder.push(&self.text[span], span);
    }

    /// The number of white space bytes at `at`; one alone stays as it is, after the words from `run` on.
    fn spaces(&mut self, run: usize, at: usize) -> usize {
        let rest = &self.text[at..self.cue.end()];
        let spaces = rest.bytes().take_while(u8::is_ascii_whitespace).count();
        if spaces > 1 || at == run {
            self.flush(run, at);
            self.builder.gap(if rest[..spaces].contains(['\n', '\r']) { "\n" } else { " " });
        }
        spaces
    }

    fn put(&mut self, sign: &Sign<'a>) {
        match sign {
            Sign::Nothing | Sign::Characters(_) => {}
            Sign::Gap => self.builder.gap(" "),
            Sign::Turn => {
                self.builder.gap("\n\n");
                self.builder.voice(None);
            }
            Sign::Voice(name) => {
                if !self.speaker.is_empty() && self.speaker != *name {
                    self.builder.gap("\n\n");
                }
                self.speaker = name;
                self.builder.voice(Some(*name).filter(|name| is_name(name)));
            }
            Sign::EndOfVoice => self.builder.voice(None),
        }
    }

    /// The sign at `at`, which is no words, and its length in bytes.
    fn sign(&mut self, at: usize, starts_line: bool, starts_word: bool) -> Option<(usize, Sign<'a>)> {
        let rest = &self.text[at..self.cue.end()];
        if starts_word && let Some(len) = turn(rest) {
            return Some((len, Sign::Turn));
        }
        match rest.chars().next()? {
            '<' => tag(rest),
            // {\an8}
            '{' => closing(rest, '}').filter(|_| rest.starts_with("{\\")).map(|len| (len, Sign::Nothing)),
            '&' => self.references.read(rest).map(|(len, characters)| (len, Sign::Characters(characters))),
            '[' => {
                let len = closing(rest, ']')?;
                // [Man]: Who is there?
                let colon = usize::from(starts_line && rest[len..].starts_with(':'));
                Some((len + colon, Sign::Gap))
            }
            '(' => description(rest, starts_line).map(|len| (len, Sign::Gap)),
            '♪' | '♫' | '♩' | '♬' => Some(('♪'.len_utf8(), Sign::Gap)),
            '-' | '–' | '—' | '‐' if starts_line && self.is_turn(rest) => {
                Some((rest.len() - rest.trim_start_matches(is_dash).len(), Sign::Turn))
            }
            _ => None,
        }
    }

    /// Whether the dash that begins the line `rest` says that someone else speaks.
    fn is_turn(&mut self, rest: &str) -> bool {
        let words = rest.trim_start_matches(is_dash);
        // Two dashes are an interruption.
        let is_one = rest.chars().take_while(|c| is_dash(*c)).count() == 1;
        if !is_one || words.trim().is_empty() {
            return false;
        }
        let before = self.builder.words().trim_end();
        let is_in_sentence = before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | ';' | ':'));
        !is_in_sentence || self.dashes() > 1
    }

    fn dashes(&mut self) -> usize {
        let cue = &self.text[self.cue];
        *self.dashes.get_or_insert_with(|| {
            cue.split(['\n', '\r']).filter(|line| without_tags(line).starts_with(is_dash)).count()
        })
    }
}

/// What is not words.
enum Sign<'a> {
    /// Nothing at all; it may stand in a word.
    Nothing,
    /// It parts words.
    Gap,
    /// Somebody else speaks.
    Turn,
    /// The name of who speaks.
    Voice(&'a str),
    /// What the one who was named speaks ends.
    EndOfVoice,
    /// What it stands for.
    Characters(String),
}

/// Whether a voice is called by name, and is not a number that a program gave it: `SPEAKER_01`.
fn is_name(voice: &str) -> bool {
    let first = voice.split_whitespace().next().unwrap_or_default().to_lowercase();
    let is_nobody = matches!(&*first, "" | "speaker" | "unknown" | "unidentified");
    !is_nobody && !voice.contains(|c: char| c.is_numeric() || c == '_')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '‐')
}

/// What is left of a line after the tags and spaces at its start.
fn without_tags(line: &str) -> &str {
    let mut rest = line.trim_start();
    while let Some(len) =
        tag(rest).map(|(len, _)| len).or_else(|| closing(rest, '}').filter(|_| rest.starts_with("{\\")))
    {
        rest = rest[len..].trim_start();
    }
    rest
}

/// The length up to the `close` that is near.
fn closing(text: &str, close: char) -> Option<usize> {
    let near = (0..=LONGEST.min(text.len())).rev().find_map(|len| text.get(..len))?;
    near.find(close).map(|at| at + close.len_utf8())
}

/// `>>`: somebody else speaks; `>>>`: about something else. The length, with the space after it.
fn turn(text: &str) -> Option<usize> {
    let mut rest = text;
    let mut count = 0;
    while let Some(next) = rest.strip_prefix('>').or_else(|| rest.strip_prefix("&gt;")) {
        rest = next;
        count += 1;
    }
    (count >= 2).then(|| text.len() - rest.trim_start_matches(' ').len())
}

/// `<i>`, `</font>`, `<00:00:01.000>`, `<v.loud Ann>`, `<br>`
fn tag(text: &str) -> Option<(usize, Sign<'_>)> {
    let inner = text.strip_prefix('<')?;
    if !inner.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '/') {
        return None;
    }
    let len = closing(text, '>')?;
    let inner = &text[1..len - 1];
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let sign = match &inner[..end] {
        "v" => Sign::Voice(inner.split_once([' ', '\t', '\n']).map_or("", |(_, name)| name.trim())),
        "" if inner == "/v" => Sign::EndOfVoice,
        "br" | "BR" => Sign::Gap,
        // Less than a number: `<3`.
        digits if digits.starts_with(|c: char| c.is_ascii_digit()) && !inner.contains(':') => return None,
        _ => Sign::Nothing,
    };
    Some((len, sign))
}

/// The length of the description of a sound at the start of `text`: `(laughter)`.
fn description(text: &str, starts_line: bool) -> Option<usize> {
    let len = closing(text, ')')?;
    let rest = text[len..].trim_start_matches([' ', '\t', '\r']);
    let is_alone = starts_line && (rest.is_empty() || rest.starts_with('\n'));
    let inner = text[1..len - 1].to_lowercase();
    let mut words = inner.split(|c: char| !c.is_alphabetic());
    let is_sound =
        inner.split_whitespace().count() <= 4 && words.any(|word| SOUNDS.iter().any(|sound| word.starts_with(sound)));
    (is_alone || is_sound).then_some(len)
}
