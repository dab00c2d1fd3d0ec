//! Input that the protocol library can read: it stops for good at the first message that is none.
//!
//! Clients do send such messages. An editor whose text holds half a surrogate pair, as a deletion inside an emoji leaves
//! it, writes that half into its JSON; and some name a content type without its character set.

use std::io;

use futures_util::stream;
use serde::Deserialize;
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, BufReader};
use tokio_util::bytes::Bytes;
use tokio_util::io::StreamReader;
use tower_lsp::jsonrpc::Id;

/// The method of the message that stands for one that could not be read.
pub(super) const UNREADABLE: &str = "$/ibid/unreadable";

/// The messages of `input`, each with nothing but its length before it, and [`UNREADABLE`] in the place of those that
/// are none. Ends where `input` does, be it in the middle of a message.
pub(super) fn readable(input: impl AsyncRead + Unpin + Send + 'static) -> impl AsyncRead + Unpin {
    let messages = stream::unfold(BufReader::new(input), |mut input| async {
        Some((io::Result::Ok(Bytes::from(next_message(&mut input).await?)), input))
    });
    StreamReader::new(Box::pin(messages))
}

/// The next message with its header; `None` at the end.
async fn next_message(input: &mut (impl AsyncBufRead + Unpin)) -> Option<Vec<u8>> {
    let length = loop {
        if let Some(length) = next_length(input).await? {
            break length;
        }
    };
    let mut message = header(length);
    let start = message.len();
    let read = input.take(length).read_to_end(&mut message).await.ok()?;
    if u64::try_from(read).ok()? < length {
        return None;
    }
    let body = message.get_mut(start..)?;
    mend_surrogates(body);
    Some(if is_message(body) { message } else { unreadable() })
}

/// Reads a header (LSP 3.17, “Header Part”) and returns the length it gives, if any; `None` at the end of the input.
async fn next_length(input: &mut (impl AsyncBufRead + Unpin)) -> Option<Option<u64>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line).await.ok()? == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(&line);
        match line.trim().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("Content-Length") => length = value.trim().parse().ok(),
            None if line.trim().is_empty() => return Some(length),
            _ => {}
        }
    }
}

fn header(length: u64) -> Vec<u8> {
    format!("Content-Length: {length}\r\n\r\n").into_bytes()
}

fn unreadable() -> Vec<u8> {
    let body = format!(r#"{{"jsonrpc":"2.0","method":"{UNREADABLE}"}}"#);
    let mut message = header(body.len() as u64);
    message.extend(body.into_bytes());
    message
}

/// Whether the protocol library will take `body` for a message. What it holds beside this may be any JSON.
fn is_message(body: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Envelope {
        jsonrpc: String,
        #[serde(default, rename = "method")]
        _method: String,
        #[serde(default, rename = "id")]
        _id: Id,
    }
    let envelope = std::str::from_utf8(body).ok().and_then(|body| serde_json::from_str::<Envelope>(body).ok());
    envelope.is_some_and(|envelope| envelope.jsonrpc == "2.0")
}

/// Puts U+FFFD in the place of each half of a surrogate pair that stands alone in the strings of `json`. Both are one
/// unit of UTF-16, so that the client's columns stay right.
fn mend_surrogates(json: &mut [u8]) {
    let mut at = 0;
    while let Some(escape) = json.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == b'\\')) {
        at += escape;
        match (surrogate(json, at), surrogate(json, at + 6)) {
            (Some(Half::High), Some(Half::Low)) => at += 12,
            (Some(_), _) => {
                if let Some(digits) = json.get_mut(at + 2..at + 6) {
                    digits.copy_from_slice(b"fffd");
                }
                at += 6;
            }
            (None, _) => at += 2,
        }
    }
}

enum Half {
    High,
    Low,
}

/// The half of a pair that is escaped at `at`.
fn surrogate(json: &[u8], at: usize) -> Option<Half> {
    let digits = json.get(at..at + 6)?.strip_prefix(br"\u")?;
    match u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()? {
        0xD800..=0xDBFF => Some(Half::High),
        0xDC00..=0xDFFF => Some(Half::Low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    async fn bodies(mut input: &[u8]) -> Vec<String> {
        let mut bodies = Vec::new();
        while let Some(message) = next_message(&mut input).await {
            let message = String::from_utf8(message).unwrap();
            let (header, body) = message.split_once("\r\n\r\n").unwrap();
            assert_eq!(header, format!("Content-Length: {}", body.len()));
            bodies.push(body.to_owned());
        }
        bodies
    }

    #[tokio::test]
    async fn what_is_no_message_is_replaced_and_the_next_one_is_read() {
        let good = r#"{"jsonrpc":"2.0","method":"a","params":{"b":[1]}}"#;
        let bad = format!(r#"{{"jsonrpc":"2.0","method":"{UNREADABLE}"}}"#);
        let framed = |body: &str| format!("Content-Length: {}\r\n\r\n{body}", body.len());
        for (input, expected) in [
            (framed(good), vec![good]),
            (
                format!("content-length:{}\r\nContent-Type: application/vscode-jsonrpc\r\n\r\n{good}", good.len()),
                vec![good],
            ),
            (format!("nonsense\r\n\r\n{}", framed(good)), vec![good]),
            (framed("{\"jsonrpc\":") + &framed(good), vec![&bad, good]),
            (framed(r#"{"jsonrpc":"2.0","id":1.5,"method":"a"}"#) + &framed(good), vec![&bad, good]),
            (framed(r#"{"jsonrpc":"1.0"}"#), vec![&bad]),
            (framed(""), vec![&bad]),
            ("Content-Length: 18446744073709551615\r\n\r\n{}".into(), vec![]),
            (framed(good).replace(good, "{"), vec![]),
        ] {
            assert_eq!(bodies(input.as_bytes()).await, expected, "{input}");
        }
        let invalid = b"Content-Length: 2\r\n\r\n\"\xff";
        assert_eq!(bodies(invalid).await, [bad.as_str()]);
    }

    #[test]
    fn halves_of_pairs_are_mended() {
        for (json, mended) in [
            (r#""\ud83d\ude00""#, r#""\ud83d\ude00""#),
            (r#""\ud83dx""#, r#""\ufffdx""#),
            (r#""\ude00\uD83D""#, r#""\ufffd\ufffd""#),
            (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
            (r#""\\ud83d""#, r#""\\ud83d""#),
            (r#""\ud8"#, r#""\ud8"#),
        ] {
            let mut bytes = json.as_bytes().to_vec();
            mend_surrogates(&mut bytes);
            assert_eq!(String::from_utf8(bytes).unwrap(), mended, "{json}");
        }
    }

    proptest! {
        #[test]
        fn a_mended_string_is_json(units in prop::collection::vec(any::<u16>(), 0..20)) {
            let escaped: Vec<_> = units.iter().map(|unit| format!("\\u{unit:04x}")).collect();
            let mut json = format!("\"{}\"", escaped.concat()).into_bytes();
            mend_surrogates(&mut json);
            let text: String = serde_json::from_slice(&json).unwrap();
            prop_assert_eq!(text.encode_utf16().count(), units.len());
        }

        #[test]
        fn any_bytes_are_passed_over(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            runtime.block_on(bodies(&bytes));
        }
    }
}
