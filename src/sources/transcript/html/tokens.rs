//! The tags in a web page and the text between them, as browsers part the two (HTML Standard §13.2.5).

use crate::text::Span;

/// What a page is made of. Comments and declarations are nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Text with character references.
    Text(Span),
    /// `<name attributes>`
    Start(Tag),
    /// `</name>`
    End(Tag),
}

/// A tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// From `<` to `>`.
    pub(super) span: Span,
    pub(super) name: Span,
    /// What stands between the name and the `>`.
    pub(super) attributes: Span,
}

impl Tag {
    /// Whether it ends in `/>`.
    pub(super) fn closes_itself(self, text: &str) -> bool {
        text[self.attributes].ends_with('/')
    }
}

/// The tokens of a part of a text.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    /// Those of `text` from byte `at` on.
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// Goes on where the element `name` ends, within which nothing is markup.
    pub(super) fn skip_to_end_of(&mut self, name: &str) {
        while let Some(found) = self.position_of("</") {
            self.at = found;
            let start = found + "</".len();
            if self.text.get(start..start + name.len()).is_some_and(|there| there.eq_ignore_ascii_case(name))
                && !self.byte(start + name.len()).is_some_and(|byte| byte.is_ascii_alphanumeric())
            {
                return;
            }
            self.at = start;
        }
        self.at = self.text.len();
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn position_of(&self, what: &str) -> Option<usize> {
        self.text.get(self.at..)?.find(what).map(|found| self.at + found)
    }

    /// Where the next markup begins.
    fn next_markup(&self) -> usize {
        let mut at = self.at;
        while let Some(found) = self.text.get(at..).and_then(|rest| rest.find('<')) {
            at += found;
            match self.byte(at + 1) {
                Some(b'a'..=b'z' | b'A'..=b'Z' | b'/' | b'!' | b'?') => return at,
                _ => at += 1,
            }
        }
        self.text.len()
    }

    /// Steps over a comment or declaration. One without an end goes to the end of the text.
    fn skip_declaration(&mut self) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let len = match rest.strip_prefix("<!--") {
            Some(comment) => comment_len(comment).map(|len| "<!--".len() + len),
            None => rest.find('>').map(|end| end + 1),
        };
        self.at += len.unwrap_or(rest.len());
    }

    /// The tag that starts at `self.at`; its name starts `prefix` bytes on. `None`: it does not end.
    fn tag(&mut self, prefix: usize) -> Option<Tag> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let is_end_of_name = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let name = start + prefix;
        let attributes = name + bytes.get(name..)?.iter().position(is_end_of_name)?;
        let mut at = attributes;
        loop {
            // A quotation mark is one only where a value starts.
            at += bytes.get(at..)?.iter().position(|byte| matches!(byte, b'>' | b'='))?;
            if bytes.get(at) == Some(&b'>') {
                break;
            }
            at += 1;
            at += bytes.get(at..)?.iter().position(|byte| !byte.is_ascii_whitespace())?;
            if let Some(quote @ (b'"' | b'\'')) = bytes.get(at) {
                at += 1;
                at += bytes.get(at..)?.iter().position(|byte| byte == quote)? + 1;
            } else {
                at += bytes.get(at..)?.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>')?;
            }
        }
        self.at = at + 1;
        Some(Tag {
            span: Span::new(start, at + 1),
            name: Span::new(name, attributes),
            attributes: Span::new(attributes, at),
        })
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        while self.at < self.text.len() {
            let markup = self.next_markup();
            if markup > self.at {
                let text = Span::new(self.at, markup);
                self.at = markup;
                return Some(Token::Text(text));
            }
            let is_letter = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic());
            let found = match (self.byte(markup + 1), self.byte(markup + 2)) {
                (Some(b'/'), next) if is_letter(next) => self.tag("</".len()).map(Token::End),
                (next, _) if is_letter(next) => self.tag("<".len()).map(Token::Start),
                _ => {
                    self.skip_declaration();
                    continue;
                }
            };
            if found.is_none() {
                self.at = self.text.len();
            }
            return found;
        }
        None
    }
}

/// The length of what is left of a comment after its `<!--`.
fn comment_len(rest: &str) -> Option<usize> {
    // `<!-->` and `<!--->` are comments, too.
    if let Some(short) = [">", "->"].into_iter().find(|short| rest.starts_with(short)) {
        return Some(short.len());
    }
    let mut ends = rest.match_indices('>').map(|(at, _)| at);
    ends.find(|at| rest[..*at].ends_with("--") || rest[..*at].ends_with("--!")).map(|at| at + 1)
}

/// The attributes that matter here.
#[derive(Debug, Default)]
pub(super) struct Attributes<'a> {
    pub(super) class: &'a str,
    pub(super) id: &'a str,
    pub(super) role: &'a str,
    /// `epub:type`
    pub(super) epub_type: &'a str,
    pub(super) href: &'a str,
    pub(super) title: &'a str,
    pub(super) aria_label: &'a str,
    pub(super) page_number: &'a str,
    /// Where the alternative text of an image stands.
    pub(super) alt: Option<Span>,
    pub(super) is_hidden: bool,
    pub(super) is_open: bool,
}

impl<'a> Attributes<'a> {
    /// Those in `span` of `text`.
    pub(super) fn read(text: &'a str, span: Span) -> Self {
        let mut all = Self::default();
        let mut at = span.start();
        while let Some((name, value, next)) = attribute(text, Span::new(at, span.end())) {
            all.set(&text[name], &text[value], value);
            at = next;
        }
        all
    }

    fn set(&mut self, name: &'a str, value: &'a str, span: Span) {
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        match name.len() {
            2 if is("id") => self.id = value,
            3 if is("alt") => self.alt = Some(span),
            4 if is("role") => self.role = value,
            4 if is("href") => self.href = value,
            4 if is("open") => self.is_open = true,
            5 if is("class") => self.class = value,
            5 if is("title") => self.title = value,
            5 if is("style") => self.is_hidden |= is_not_displayed(value),
            // What a search in the page would find is there to be read.
            6 if is("hidden") => self.is_hidden |= !value.eq_ignore_ascii_case("until-found"),
            9 if is("epub:type") => self.epub_type = value,
            10 if is("aria-label") => self.aria_label = value,
            11 if is("aria-hidden") => self.is_hidden |= value.eq_ignore_ascii_case("true"),
            16 if is("data-page-number") => self.page_number = value,
            _ => {}
        }
    }
}

fn is_not_displayed(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, value)| {
        let value = value.trim().get(.."none".len()).unwrap_or_default();
        name.trim().eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none")
    })
}

/// The name and value of the first attribute in `span`, and where the next may start.
fn attribute(text: &str, span: Span) -> Option<(Span, Span, usize)> {
    let bytes = text.as_bytes().get(..span.end())?;
    let position = |from: usize, is: &dyn Fn(u8) -> bool| {
        bytes
            .get(from..)
            .and_then(|rest| rest.iter().position(|byte| is(*byte)))
            .map_or(bytes.len(), |found| from + found)
    };
    let start = position(span.start(), &|byte| !byte.is_ascii_whitespace() && byte != b'/');
    if start >= bytes.len() {
        return None;
    }
    // A name may begin with an equals sign.
    let end = position(start + 1, &|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'='));
    let name = Span::new(start, end);
    let equals = position(end, &|byte| !byte.is_ascii_whitespace());
    if bytes.get(equals) != Some(&b'=') {
        return Some((name, Span::empty(end), end));
    }
    let value = position(equals + 1, &|byte| !byte.is_ascii_whitespace());
    if let Some(quote @ (b'"' | b'\'')) = bytes.get(value) {
        let end = position(value + 1, &|byte| byte == *quote);
        return Some((name, Span::new(value + 1, end), end + 1));
    }
    let end = position(value, &|byte| byte.is_ascii_whitespace());
    Some((name, Span::new(value, end), end))
}
