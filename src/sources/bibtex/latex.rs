//! LaTeX to plain text: accents and symbols to Unicode, everything that only says how text looks dropped.

use unicode_normalization::UnicodeNormalization;

use super::commands::{DROPPED, DROPPED_WITH_ARGUMENT, letter_accent, symbol};

/// The longest option of a command, `\includegraphics[…]`, in bytes.
const OPTION: usize = 100;

/// The words of LaTeX text, on one line.
pub(super) fn text(source: &str) -> String {
    // Most values, and no byte more than they need.
    if plain_length(source) == source.len() {
        return source.to_owned();
    }
    let mut reader =
        Reader { rest: source, out: String::with_capacity(source.len()), accents: Vec::new(), groups: Vec::new() };
    reader.read();
    reader.out.truncate(reader.out.trim_end().len());
    reader.out.shrink_to_fit();
    reader.out
}

/// A value that is for programs, such as a URL: only what has to be escaped even there is resolved.
pub(super) fn verbatim(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source.trim();
    while let Some(c) = rest.chars().next() {
        let tail = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            '{' | '}' => tail,
            '\\' => {
                let name = command_name(tail);
                let after = tail.get(name.len()..).unwrap_or_default();
                match name {
                    "url" | "path" => {}
                    "textasciitilde" => out.push('~'),
                    "textunderscore" => out.push('_'),
                    _ if name.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                        out.push('\\');
                        out.push_str(name);
                    }
                    _ => out.push_str(name),
                }
                after
            }
            // A line break in a URL is its author's editor's.
            _ if c.is_whitespace() => tail,
            _ => {
                out.push(c);
                tail
            }
        };
    }
    out
}

/// The name of the command whose backslash has been read: letters, or one other character.
fn command_name(rest: &str) -> &str {
    let letters = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let length = if letters > 0 { letters } else { rest.chars().next().map_or(0, char::len_utf8) };
    rest.get(..length).unwrap_or_default()
}

struct Reader<'s> {
    rest: &'s str,
    out: String,
    /// Combining characters for the next letter, the outermost first.
    accents: Vec<char>,
    /// What closes each open group: the mark that `\enquote` puts there.
    groups: Vec<&'static str>,
}

impl<'s> Reader<'s> {
    fn read(&mut self) {
        while let Some(c) = self.rest.chars().next() {
            // Plain words, most of all text, in one go.
            let plain = plain_length(self.rest);
            if plain > 0 && self.accents.is_empty() {
                let words = self.take(plain);
                self.out.push_str(words);
                continue;
            }
            self.take(c.len_utf8());
            match c {
                '\\' => self.command(),
                '{' => self.groups.push(""),
                '}' => {
                    self.bare_accents();
                    let closing = self.groups.pop().unwrap_or_default();
                    self.out.push_str(closing);
                }
                '$' => self.math(),
                '~' => self.space(),
                '-' => self.dashes(),
                '`' if self.eat("`") => self.push("“"),
                '\'' if self.eat("'") => self.push("”"),
                '`' => self.push("‘"),
                '\'' => self.push("’"),
                '?' if self.eat("`") => self.push("¿"),
                '!' if self.eat("`") => self.push("¡"),
                _ if c.is_whitespace() => self.space(),
                _ => self.letter(c),
            }
        }
        self.bare_accents();
    }

    fn take(&mut self, length: usize) -> &'s str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn eat(&mut self, text: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(text) else { return false };
        self.rest = rest;
        true
    }

    /// One space between words, none before the first; an accent waits for its letter across it.
    fn space(&mut self) {
        if self.accents.is_empty() && !self.out.is_empty() && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
    }

    fn push(&mut self, text: &str) {
        self.bare_accents();
        self.out.push_str(text);
    }

    /// A letter, under the accents that wait for it; the innermost is nearest to it.
    fn letter(&mut self, c: char) {
        if self.accents.is_empty() {
            return self.out.push(c);
        }
        let letter = match c {
            'ı' => 'i',
            'ȷ' => 'j',
            _ => c,
        };
        self.out.extend(std::iter::once(letter).chain(self.accents.drain(..).rev()).nfc());
    }

    /// Accents with no letter stand for themselves.
    fn bare_accents(&mut self) {
        for accent in std::mem::take(&mut self.accents) {
            self.out.push(match accent {
                '\u{300}' => '`',
                '\u{301}' => '´',
                '\u{302}' => '^',
                '\u{303}' => '~',
                '\u{308}' => '¨',
                _ => continue,
            });
        }
    }

    /// `--` and `---`
    fn dashes(&mut self) {
        if self.eat("--") {
            self.push("—");
        } else if self.eat("-") {
            self.push("–");
        } else {
            self.push("-");
        }
    }

    /// `$…$`, whose letters and symbols are kept. A `$` that opens no formula is an amount that nobody escaped.
    fn math(&mut self) {
        let formula = self.rest.split_once('$').map(|(formula, _)| formula);
        let is_math = |formula: &str| formula.contains(['\\', '^', '_']) || !formula.contains(' ');
        match formula.filter(|formula| is_math(formula)) {
            Some(formula) => {
                let inner = formula.replace(['^', '_'], "").replace('\'', "′");
                self.push(&text(&inner));
                self.take(formula.len() + 1);
            }
            None => self.push("$"),
        }
    }

    fn command(&mut self) {
        let name = command_name(self.rest);
        self.take(name.len());
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return self.sign(name);
        }
        // The space after a word is its end, not text; after one that is left as it is it is both.
        let spaced = self.rest.starts_with(|c: char| c.is_whitespace());
        // `\hspace*{…}`
        if self.rest.starts_with("*{") {
            self.take(1);
        }
        if let Some(accent) = letter_accent(name) {
            self.rest = self.rest.trim_start();
            self.accents.push(accent);
        } else if let Some(symbol) = symbol(name) {
            self.rest = self.rest.trim_start();
            match symbol.chars().next_back().filter(|_| !self.accents.is_empty()) {
                Some(letter) => self.letter(letter),
                None if symbol.starts_with(' ') => {
                    self.space();
                    self.out.push_str(symbol.trim_start());
                }
                None => self.out.push_str(symbol),
            }
        } else if matches!(name, "enquote" | "mkbibquote" | "textquote") && self.eat("{") {
            self.push("“");
            self.groups.push("”");
        } else if matches!(name, "url" | "path" | "nolinkurl" | "verb") {
            self.verbatim(name);
        } else if matches!(name, "char" | "symbol") {
            self.numbered();
        } else if matches!(name, "kern" | "raise" | "lower") && !self.has_argument() {
            self.rest = without_length(self.rest);
        } else if DROPPED_WITH_ARGUMENT.contains(&name) {
            self.argument();
        } else if DROPPED.contains(&name) || self.has_argument() {
            self.rest = self.rest.trim_start();
        } else {
            // A command nobody here knows: its name says more than nothing.
            self.push(name);
            if spaced {
                self.space();
            }
        }
    }

    /// A command that is one character and no letter.
    fn sign(&mut self, name: &str) {
        match name {
            "`" => self.accents.push('\u{300}'),
            "'" | "´" => self.accents.push('\u{301}'),
            "^" => self.accents.push('\u{302}'),
            "~" => self.accents.push('\u{303}'),
            "=" => self.accents.push('\u{304}'),
            "." => self.accents.push('\u{307}'),
            "\"" => self.accents.push('\u{308}'),
            "-" | "/" | "!" | "@" | "(" | ")" | "[" | "]" | "" => {}
            "\\" | "," | ";" | ":" | " " | "\n" | "\r" | "\t" => self.space(),
            _ => self.push(name),
        }
    }

    /// Whether an argument follows: `{…}`, perhaps after `[…]`, which is skipped. `{}` is none, but ends a name.
    fn has_argument(&mut self) -> bool {
        let rest = self.rest.trim_start();
        if rest.starts_with("{}") {
            return false;
        }
        // An option is short; a bracket that nothing closes is not looked for to the end of the text each time.
        let end = rest.bytes().take(OPTION).position(|byte| byte == b']').filter(|_| rest.starts_with('['));
        if let Some(after) = end.and_then(|end| rest.get(end + 1..)).filter(|after| after.starts_with('{')) {
            self.rest = after;
        }
        self.rest.trim_start().starts_with('{')
    }

    /// Past `{…}`, if that follows, and what it holds.
    fn argument(&mut self) -> Option<&'s str> {
        let rest = self.rest.trim_start();
        let inner = rest.strip_prefix('{')?;
        let mut depth = 0_usize;
        let end = inner.char_indices().find_map(|(at, c)| {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => return Some(at),
                '}' => depth -= 1,
                _ => {}
            }
            None
        });
        let (argument, after) = inner.split_at_checked(end.unwrap_or(inner.len()))?;
        self.rest = after.strip_prefix('}').unwrap_or(after);
        Some(argument)
    }

    /// `\url{…}`, or `\verb|…|`: text in which nothing is a command.
    fn verbatim(&mut self, name: &str) {
        if name != "verb"
            && let Some(argument) = self.argument()
        {
            return self.push(&verbatim(argument));
        }
        let mut rest = self.rest.chars();
        let words = rest.next().filter(char::is_ascii_punctuation).and_then(|mark| rest.as_str().split_once(mark));
        match words {
            Some((words, after)) => {
                self.rest = after;
                for word in words.split_whitespace() {
                    self.push(word);
                    self.space();
                }
                if !words.ends_with(char::is_whitespace) && self.out.ends_with(' ') {
                    self.out.pop();
                }
            }
            None => self.push(name),
        }
    }

    /// `\char"2014`, `\char'101`, `\char65`, `` \char`A ``, `\symbol{"2014}`: a character by its number.
    fn numbered(&mut self) {
        let argument = self.argument();
        let source = argument.unwrap_or(self.rest).trim_start();
        let (mark, digits) = source.split_at_checked(1).unwrap_or((source, ""));
        let (radix, digits) = match mark {
            "\"" => (16, digits),
            "'" => (8, digits),
            "`" => {
                let named = digits.strip_prefix('\\').unwrap_or(digits);
                let length = named.chars().next().map_or(0, char::len_utf8);
                let (c, after) = named.split_at_checked(length).unwrap_or_default();
                if argument.is_none() {
                    self.rest = after;
                }
                return self.push(c);
            }
            _ => (10, source),
        };
        let length = digits.len() - digits.trim_start_matches(|c: char| c.is_digit(radix)).len();
        let (digits, after) = digits.split_at_checked(length).unwrap_or_default();
        if argument.is_none() && length > 0 {
            self.rest = after;
        }
        let c = u32::from_str_radix(digits, radix).ok().and_then(char::from_u32).filter(|c| !c.is_control());
        if let Some(c) = c {
            self.bare_accents();
            if c.is_whitespace() { self.space() } else { self.out.push(c) }
        }
    }
}

/// The length of the plain words that `rest` starts with: no markup, and single spaces between them only.
// One arm for markup, one for white space.
#[allow(clippy::match_same_arms)]
fn plain_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let is_special = |(at, byte): (usize, &u8)| match byte {
        b'\\' | b'{' | b'}' | b'$' | b'~' | b'-' | b'`' | b'\'' | b'?' | b'!' | b'\t'..=b'\r' => true,
        // White space beyond ASCII starts with one of these, as do many letters: they go one by one.
        0xc2 | 0xe1..=0xe3 => true,
        b' ' => at == 0 || bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace),
        _ => false,
    };
    bytes.iter().enumerate().position(is_special).unwrap_or(bytes.len())
}

/// What follows the length that `text` starts with, as in `\kern-.15em`.
fn without_length(text: &str) -> &str {
    let rest = text.trim_start().trim_start_matches(['-', '+', '.', ',', ' ']);
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    match rest.trim_start().split_at_checked(2) {
        Some((unit, after)) if unit.bytes().all(|byte| byte.is_ascii_lowercase()) => after.trim_start(),
        _ => rest,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn latex_becomes_text() {
        for (source, expected) in [
            ("DVI\\kern-.15em to \\raise 0.5ex\\hbox{x} La\\kern 1pt\\TeX{} \\kern", "DVIto x LaTeX"),
            ("plain", "plain"),
            ("{NASA} and  the\n moon", "NASA and the moon"),
            (r#"G{\"o}del, Erd\H{o}s, \'Etoile, \c{c}a, \v Cech"#, "Gödel, Erdős, Étoile, ça, Čech"),
            (r#"\'{\i}, {\'\i}, na\"{\i}ve, \'{\ae}"#, "í, í, naïve, ǽ"),
            (r"\'{\^e} \d{\'o} \=\d{s}", "ế ọ́ ṣ̄"),
            (r"{\ss}, \ss{}, Stra\ss e, \O{}re, {\L}\'od\'z", "ß, ß, Straße, Øre, Łódź"),
            (r"\textbf{bold} \emph{and {\it slanted} text}", "bold and slanted text"),
            (r"``quoted'' and `single', it's", "“quoted” and ‘single’, it’s"),
            (r"\enquote{outer \enquote{inner}}!", "“outer “inner””!"),
            (r"12--15---\textendash", "12–15—–"),
            (r"Simon \& Schuster, 50\,\%, \$5, a\_b, \{x\}", "Simon & Schuster, 50 %, $5, a_b, {x}"),
            (r"Knuth,~D.\,E. \TeX book", "Knuth, D. E. TeXbook"),
            (r"\href{https://x.org/{a}}{text} \textcolor{red}{x}", "text x"),
            (r"$\alpha^{2}$-helix, H$_2$O, costs $5 and $10", "α2-helix, H2O, costs $5 and $10"),
            (r"\~{}, \^{}, a\~{}", "~, ^, a~"),
            (r"\foo{arg}, \TUB\ 12, \Foo bar", "arg, TUB 12, Foo bar"),
            (r"?`Qu\'e? !`S\'i!", "¿Qué? ¡Sí!"),
            (r"\t{oo}, a\", "o͡o, a"),
            (r"un{bal}}anced{", "unbalanced"),
            (r"  \noopsort{a}x ", "x"),
            (r"{\TUB{}}, \TUB{} 12, \cite[12]{a}", "TUB, TUB 12, a"),
            (r"\url{http://x.org/~a_b--c}; \path|a~b|, \verb=\a  {=.", r"http://x.org/~a_b--c; a~b, \a {."),
            (r#"\char"2014, \char'101\char66 \char`\~; \symbol{233}, \char"A0x, \char x"#, "—, AB ~; é, x, x"),
            (r"\og mot \fg{}, Ioni\textcommabelow{t}\u{a}, $\bar{x}\ll\hat y$", "« mot », Ioniță, x̄≪ŷ"),
            (r"\enquote*{a}\hspace*{2cm}b \texorpdfstring{$x$}{y}", "“a”b y"),
            (r"\dh\th\ij\textschwa\textnumero\,3", "ðþijə№ 3"),
        ] {
            assert_eq!(text(source), expected, "{source}");
        }
    }

    #[test]
    fn urls_are_left_alone() {
        for (source, expected) in [
            ("https://x.org/~a_b?c=d%20e--f", "https://x.org/~a_b?c=d%20e--f"),
            (r"\url{http://x.org/\~{}a\_b\%20}", "http://x.org/~a_b%20"),
            ("http://x.org/\n   b", "http://x.org/b"),
            (r"http://x.org/{\textasciitilde}me", "http://x.org/~me"),
        ] {
            assert_eq!(verbatim(source), expected, "{source}");
        }
    }

    proptest! {
        #[test]
        fn any_source_is_read(source in r#"(\\[a-zA-Z]{1,3}|[\\{}$~\-`'"?! ae\u{131}é\n]){0,30}"#) {
            let words = text(&source);
            prop_assert!(!words.contains('\n') && !words.contains("  "));
            verbatim(&source);
        }
    }
}
