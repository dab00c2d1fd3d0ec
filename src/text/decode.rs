//! From a file's bytes to its text.

/// The bytes of a file are not UTF-8 (`markup.md` §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotUtf8 {
    /// The first byte that is not.
    pub offset: usize,
}

/// The text of a file. A byte order mark stays in it, so that byte offsets in the text are those of the file; readers
/// step over it.
pub fn decode(bytes: Vec<u8>) -> Result<String, NotUtf8> {
    String::from_utf8(bytes).map_err(|error| NotUtf8 { offset: error.utf8_error().valid_up_to() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_stay_the_files() {
        assert_eq!(decode(b"\xef\xbb\xbfa".to_vec()), Ok("\u{feff}a".to_owned()));
        assert_eq!(decode("né".into()), Ok("né".to_owned()));
        assert_eq!(decode(b"caf\xe9".to_vec()), Err(NotUtf8 { offset: 3 }));
        assert_eq!(decode(b"\xff\xfea\0".to_vec()), Err(NotUtf8 { offset: 0 }));
    }
}
