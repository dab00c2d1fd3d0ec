//! The cues of a file.

use std::time::Duration;

use super::{Cue, Time};
use crate::text::Span;

/// The cues in `text`, in its order. What is broken costs no words: a cue without a time that can be has none, and text
/// that belongs to no cue is the last one's, as when there is a blank line in it.
pub(super) fn cues(text: &str, is_vtt: bool) -> Vec<Cue> {
    let mut reader = Reader {
        is_vtt: is_vtt || text.starts_with("WEBVTT"),
        cues: Vec::new(),
        state: State::Cue,
        may_be_name: false,
        before: None,
    };
    let mut start = 0;
    let mut is_after_blank = true;
    let line_end = if text.contains('\n') { '\n' } else { '\r' };
    for line in text.split_inclusive(line_end) {
        let words = line.trim();
        let at = start + (line.len() - line.trim_start().len());
        start += line.len();
        if words.is_empty() {
            is_after_blank = true;
            reader.blank();
        } else {
            reader.line(words, Span::new(at, at + words.len()), is_after_blank);
            is_after_blank = false;
        }
    }
    reader.cues
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Cue,
    /// In a header, comment or style: to the next blank line.
    Unread,
}

struct Reader {
    is_vtt: bool,
    cues: Vec<Cue>,
    state: State,
    /// Whether the last line, which was read as text, may yet be the name of a cue; and the last cue as it was before.
    may_be_name: bool,
    before: Option<Cue>,
}

impl Reader {
    fn blank(&mut self) {
        self.state = State::Cue;
        self.may_be_name = false;
    }

    fn line(&mut self, line: &str, span: Span, is_after_blank: bool) {
        if let Some(Timing(time)) = timing(line) {
            if std::mem::take(&mut self.may_be_name) {
                self.cues.pop();
                self.cues.extend(self.before);
            }
            self.state = State::Cue;
            self.cues.push(Cue { time, span: Span::empty(span.end()) });
            return;
        }
        let is_unread = self.is_vtt && is_after_blank && self.begins_what_is_unread(line);
        if is_unread || self.state == State::Unread {
            // Text that comes after it is not of one piece with the text before.
            let time = self.cues.last().and_then(|cue| cue.time);
            if is_unread && !self.cues.is_empty() {
                self.cues.push(Cue { time, span: Span::empty(span.end()) });
            }
            self.state = State::Unread;
            return;
        }
        self.may_be_name = line.bytes().all(|byte| byte.is_ascii_digit()) || (self.is_vtt && is_after_blank);
        self.before = self.cues.last().copied();
        match self.cues.last_mut() {
            Some(cue) if cue.span.is_empty() => cue.span = span,
            Some(cue) => cue.span = cue.span.join(span),
            None => self.cues.push(Cue { time: None, span }),
        }
    }

    fn begins_what_is_unread(&self, line: &str) -> bool {
        let word = line.split([' ', '\t']).next().unwrap_or_default();
        let is_header = word == "WEBVTT" && self.cues.is_empty();
        is_header || word == "NOTE" || line == "STYLE" || line == "REGION"
    }
}

/// A line that says when a cue is shown; `None`: not in a way that can be.
#[derive(Debug, PartialEq, Eq)]
struct Timing(Option<Time>);

/// The time of a cue, if `line` is there to say it: `00:01.000 --> 00:04.500 align:start`.
fn timing(line: &str) -> Option<Timing> {
    let (start, end) = line.split_once("-->")?;
    let (start, end) = (start.trim(), end.split_whitespace().next().unwrap_or_default());
    match (timestamp(start), timestamp(end)) {
        (Some(start), Some(end)) => Some(Timing((start <= end).then_some((start, end)))),
        // An arrow among words is none.
        (None, None) if [start, end].iter().any(|side| side.contains(char::is_alphabetic)) => None,
        _ => Some(Timing(None)),
    }
}

/// `01:02:03.456`, `02:03,456`
fn timestamp(text: &str) -> Option<Duration> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let number = |digits: &str| {
        let is_number = (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { digits.parse::<u64>().ok() } else { None }
    };
    let (mut seconds, mut units) = (0, 0);
    for unit in whole.split(':') {
        seconds = seconds * 60 + number(unit)?;
        units += 1;
    }
    if !(2..=3).contains(&units) || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let milliseconds = format!("{fraction:0<3}").get(..3).and_then(number)?;
    Some(Duration::from_millis(seconds * 1000 + milliseconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_many_ways() {
        let ms = |ms| Some(Duration::from_millis(ms));
        for (text, expected) in [
            ("00:00:01.500", ms(1500)),
            ("00:00:01,500", ms(1500)),
            ("00:01.5", ms(1500)),
            ("0:01", ms(1000)),
            ("1:00:00.000", ms(3_600_000)),
            ("100:00:00.0001", ms(360_000_000)),
            ("75:00.000", ms(4_500_000)),
            ("00:00:01:500", None),
            ("00:00:0x.500", None),
            ("00:00:01.5s", None),
            ("1", None),
            ("99999999:00", None),
            (":", None),
            ("", None),
        ] {
            assert_eq!(timestamp(text), expected, "{text}");
        }
    }

    #[test]
    fn a_line_of_times_is_no_text_even_if_they_cannot_be() {
        let time = |start, end| Some(Timing(Some((Duration::from_secs(start), Duration::from_secs(end)))));
        for (line, expected) in [
            ("00:01.000 --> 00:02.000", time(1, 2)),
            ("00:01.000-->00:02.000 align:start position:0%", time(1, 2)),
            ("00:00:01,000 --> 00:00:02,000  X1:40 X2:600", time(1, 2)),
            ("00:02.000 --> 00:01.000", Some(Timing(None))),
            ("00:0x.000 --> 00:01.000", Some(Timing(None))),
            ("--> 00:01.000", Some(Timing(None))),
            ("-->", Some(Timing(None))),
            ("press A --> B", None),
            ("no arrow", None),
        ] {
            assert_eq!(timing(line), expected, "{line}");
        }
    }
}
