//! Which signs ask for a menu once they are typed, and where they do: prose is full of most of them.

use super::{entries, front_matter};
use crate::analysis::FilePosition;
use crate::analysis::shared::brackets;
use crate::text::Span;
use crate::workspace::{Home, Snapshot};

/// The signs. Clients ask by themselves while a word is typed, and some of them after nothing else but these: what a key
/// may hold beside letters and digits is a part of a word for few of them.
pub const TRIGGERS: [&str; 9] = ["@", "[", "-", ":", "_", ".", "/", ",", " "];

/// Whether who has just typed `sign` before `position` may ask for something there. It is asked with every space, and says
/// no without a look at more than the line.
pub fn is_asked(snapshot: &Snapshot, position: &FilePosition, sign: &str) -> bool {
    let Some(home) = snapshot.home(&position.path) else { return false };
    // They begin something, or are typed for it.
    if matches!(sign, "@" | "[") {
        return true;
    }
    match home {
        Home::Document(document) if front_matter::around(document, position.offset).is_none() => {
            let line = document.text.line_around(position.offset);
            let before = document.text.slice(Span::new(line.start(), position.offset));
            may_cite(&before, sign)
        }
        _ => entries::is_begun(home, position.offset, sign),
    }
}

/// Whether a citation may go on after the `sign` that ends `line`: its key does, or what is said of its place begins.
fn may_cite(line: &str, sign: &str) -> bool {
    let brackets = brackets::unclosed(line, '[', ']').and_then(|open| line.get(open..));
    if matches!(sign, "," | " ") {
        return brackets.is_some_and(|within| within.contains('@'));
    }
    let is_key = line.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains('@'));
    is_key || brackets.is_some()
}

#[cfg(test)]
mod tests {
    use super::may_cite;

    #[test]
    fn signs_ask_where_a_citation_may_go_on() {
        for (line, expected) in [
            ("So [@everett-", true),
            ("So [everett-", true),
            ("As @everett-", true),
            ("As @everett:", true),
            ("So [@everett-1863,", true),
            ("So [@everett-1863, ", true),
            ("So [@everett-1863; ", true),
            ("So well-", false),
            ("So it is: ", false),
            ("So it is,", false),
            ("So @everett-1863 ", false),
            ("So [see ", false),
            ("So [@everett-1863], ", false),
            ("So [@everett-1863] well-", false),
        ] {
            let sign = line.get(line.len() - 1..).unwrap_or_default();
            assert_eq!(may_cite(line, sign), expected, "{line}");
        }
    }
}
