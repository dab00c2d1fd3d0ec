//! Links that open a page on the words that are quoted from it, as “URL Fragment Text Directives” (WICG) has it:
//! `https://example.org/speech#:~:text=four%20score,created%20equal`.
//!
//! A browser looks for the words whatever their case, but for all else as they are, from the start of a word to the end
//! of one, and for those of one term within one paragraph. What it does not find it ignores.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// A passage of no more words is named by all of them.
const SHORT: usize = 12;

/// And of no more characters.
const SHORT_CHARS: usize = 80;

/// How many words name each end of a longer one.
const END: usize = 5;

/// How many characters, in scripts that have no spaces.
const END_CHARS: usize = 12;

/// Fewer words than this are found anywhere.
const TELLING: usize = 3;

/// Parts what a URL names from what a browser is to do with it.
const DELIMITER: &str = ":~:";

/// `url` with directives for `passages`, each the words between two omissions, with a blank line between paragraphs. A
/// fragment that it has is kept, directives are not.
pub(in crate::analysis) fn with_passages(url: &str, passages: &[String]) -> String {
    let is_telling = |passage: &&String| passage.split_whitespace().count() >= TELLING || is_spaceless(passage);
    let has_telling = passages.iter().any(|passage| is_telling(&passage));
    let passages = passages.iter().filter(|passage| !has_telling || is_telling(passage));
    let directives: Vec<String> = passages.filter_map(|passage| directive(passage)).collect();
    if directives.is_empty() {
        return url.to_owned();
    }
    let (base, fragment) = url.split_once('#').unwrap_or((url, ""));
    let fragment = fragment.split_once(DELIMITER).map_or(fragment, |(fragment, _)| fragment);
    format!("{base}#{fragment}{DELIMITER}{}", directives.join("&"))
}

/// `text=all%20of%20it`, or `text=start,end`. `None`: there are no words.
fn directive(passage: &str) -> Option<String> {
    let paragraphs: Vec<Vec<&str>> =
        passage.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect()).collect();
    let mut paragraphs = paragraphs.iter().filter(|words| !words.is_empty());
    let first = paragraphs.next()?;
    let last = paragraphs.next_back();
    if last.is_none() && first.len() <= SHORT {
        let all = first.join(" ");
        if all.chars().count() <= SHORT_CHARS {
            return Some(format!("text={}", term(&all)?));
        }
    }
    // The two ends must not overlap.
    let most = |words: &[&str]| if last.is_some() { END } else { END.min(words.len() / 2).max(1) };
    let start = start_of(first.get(..most(first)).unwrap_or(first));
    let last = last.unwrap_or(first);
    let end = end_of(last.get(last.len().saturating_sub(most(last))..).unwrap_or(last));
    Some(format!("text={},{}", term(&start)?, term(&end)?))
}

/// `words`; of what has no spaces to part it, the first characters, up to a comma or its like if there is one.
fn start_of(words: &[&str]) -> String {
    let all = words.join(" ");
    if !is_spaceless(&all) {
        return all;
    }
    let chars: Vec<char> = all.chars().take(2 * END_CHARS).collect();
    let end = chars.iter().skip(TELLING).position(|c| !c.is_alphanumeric()).map(|at| at + TELLING);
    chars.iter().take(end.unwrap_or(END_CHARS)).collect()
}

/// The same from the end.
fn end_of(words: &[&str]) -> String {
    let reversed: String = words.join(" ").trim_end_matches(|c: char| !c.is_alphanumeric()).chars().rev().collect();
    if is_spaceless(&reversed) { start_of(&[&reversed]).chars().rev().collect() } else { words.join(" ") }
}

/// Whether `text` is written without spaces between its words: in Chinese, Japanese, Thai, Lao, Burmese, Khmer.
fn is_spaceless(text: &str) -> bool {
    let is_of_them = |c: &char| matches!(u32::from(*c), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x2_0000..=0x3_FFFF);
    2 * text.chars().filter(is_of_them).count() > text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// `words` as a term. What stands around them, which need not be the same on the page, is left out.
fn term(words: &str) -> Option<String> {
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    // `&`, `-` and `,` mean something in a directive.
    (!bare.is_empty()).then(|| utf8_percent_encode(bare, NON_ALPHANUMERIC).to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn with(url: &str, passages: &[&str]) -> String {
        with_passages(url, &passages.iter().map(|&passage| passage.to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_passage_is_named_by_its_words_or_by_its_ends() {
        for (passage, expected) in [
            ("a new birth of freedom", "text=a%20new%20birth%20of%20freedom"),
            ("“That this nation, under God;”", "text=That%20this%20nation%2C%20under%20God"),
            ("black-and-white R&D", "text=black%2Dand%2Dwhite%20R%26D"),
            (
                "The world will little note, nor long remember what we say here, but it can never forget",
                "text=The%20world%20will%20little%20note,but%20it%20can%20never%20forget",
            ),
            ("One two three.\n\nFour five six.", "text=One%20two%20three,Four%20five%20six"),
            ("One.\n\nTwo.\n\nThree.", "text=One,Three"),
            (
                "We cannot dedicate\nwe cannot consecrate we cannot hallow this ground.\n\nThe brave men",
                "text=We%20cannot%20dedicate%20we%20cannot,The%20brave%20men",
            ),
            ("«été»", "text=%C3%A9t%C3%A9"),
            (
                "Donaudampfschifffahrtsgesellschaftskapitän Rindfleischetikettierungsüberwachungsgesetz",
                "text=Donaudampfschifffahrtsgesellschaftskapit%C3%A4n,Rindfleischetikettierungs%C3%BCberwachungsgesetz",
            ),
        ] {
            let shown = with("https://x.org/", &[passage]);
            let shown = shown.strip_prefix("https://x.org/#:~:").unwrap_or(&shown);
            assert_eq!(shown, expected, "{passage}");
        }
    }

    #[test]
    fn scripts_without_spaces_are_cut_between_characters() {
        let passage = "我们坚信这些真理是不言而喻的，人人生而平等，造物者赋予他们若干不可剥夺的权利，其中包括生命权、自由权和追求幸福的权利，为了保障这些权利，人们才在他们之间建立政府，而政府之正当权力，则来自被统治者的同意。";
        let shown = with("https://x.org/", &[passage]);
        let decoded = percent_encoding::percent_decode_str(&shown).decode_utf8_lossy();
        assert_eq!(decoded, "https://x.org/#:~:text=我们坚信这些真理是不言而喻的,则来自被统治者的同意");
    }

    #[test]
    fn omissions_part_directives() {
        let shown = with("https://x.org/a?b=c", &["Four score and seven", "a new nation"]);
        assert_eq!(shown, "https://x.org/a?b=c#:~:text=Four%20score%20and%20seven&text=a%20new%20nation");
        assert_eq!(with("https://x.org", &["we", "a new nation"]), "https://x.org#:~:text=a%20new%20nation");
        assert_eq!(with("https://x.org", &["we", "…"]), "https://x.org#:~:text=we");
    }

    #[test]
    fn a_fragment_is_kept_and_directives_are_not() {
        for (url, expected) in [
            ("https://x.org/#sec", "https://x.org/#sec:~:text=a%20b%20c"),
            ("https://x.org/#sec:~:text=old", "https://x.org/#sec:~:text=a%20b%20c"),
            ("https://x.org/#:~:text=old&text=older", "https://x.org/#:~:text=a%20b%20c"),
        ] {
            assert_eq!(with(url, &["a b c"]), expected);
            assert_eq!(with(url, &["… “”"]), url, "there are no words");
        }
    }

    proptest! {
        #[test]
        fn a_directive_is_one_whatever_is_quoted(passage in r"[\PC\n]{0,200}") {
            let shown = with("https://x.org/", &[&passage]);
            let directive = shown.strip_prefix("https://x.org/").unwrap_or("?");
            let is_bare = |c: char| c.is_ascii_alphanumeric() || c == '%';
            let terms = directive.strip_prefix("#:~:text=").unwrap_or("x");
            prop_assert!(terms.split(',').count() <= 2 && terms.split(',').all(|term| !term.is_empty() && term.chars().all(is_bare)), "{shown}");
        }
    }
}
