//! Which letters the codes of a font stand for, and how wide they are.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_font::hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, GlyphId};
use hayro_syntax::object::Dict;

use super::bounds::{Budget, is_font_affordable};

/// The fonts of a file, each built once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    faces: RefCell<HashMap<(usize, usize), Rc<Face<'a>>>>,
    programs: FontResolverFn,
    maps: CMapResolverFn,
}

/// A font; of one that cannot be read nothing is known.
pub(super) struct Face<'a> {
    font: Option<Font<'a>>,
    letters: RefCell<HashMap<u32, (Rc<str>, f64)>>,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            faces: RefCell::default(),
            programs: Arc::new(|query: &FontQuery| {
                let font = match query {
                    FontQuery::Standard(font) => *font,
                    FontQuery::Fallback(query) => query.pick_standard_font(),
                };
                Some(font.get_font_data())
            }),
            // The maps of the Chinese, Japanese and Korean fonts that are not in the file would be as large as all else.
            maps: Arc::new(|_| None),
        }
    }

    /// The font that `dict` describes.
    pub(super) fn face(&self, dict: &Dict<'a>, budget: &Budget) -> Rc<Face<'a>> {
        // Dictionaries are bytes of the file: those at one place are one font.
        let key = (dict.data().as_ptr() as usize, dict.data().len());
        if let Some(face) = self.faces.borrow().get(&key) {
            return Rc::clone(face);
        }
        let font =
            is_font_affordable(dict, budget).then(|| self.cache.font(dict, &self.programs, &self.maps)).flatten();
        let face = Rc::new(Face { font, letters: RefCell::default() });
        self.faces.borrow_mut().insert(key, Rc::clone(&face));
        face
    }
}

impl Face<'_> {
    /// The code that `bytes` begin with, and its length, at least 1.
    pub(super) fn next_code(&self, bytes: &[u8]) -> (u32, usize) {
        match &self.font {
            Some(font) if !bytes.is_empty() => {
                let (code, length) = font.read_code(bytes, 0);
                (code, length.max(1))
            }
            _ => (bytes.first().copied().unwrap_or_default().into(), 1),
        }
    }

    /// Whether its lines go down the page.
    pub(super) fn is_vertical(&self) -> bool {
        self.font.as_ref().is_some_and(|font| !font.is_horizontal())
    }

    /// The letters that `code` stands for, none where the font does not say; and how far on the next one stands, in
    /// thousandths of the font's size.
    pub(super) fn letters(&self, code: u32) -> (Rc<str>, f64) {
        if let Some((letters, advance)) = self.letters.borrow().get(&code) {
            return (Rc::clone(letters), *advance);
        }
        let found = self.look_up(code);
        self.letters.borrow_mut().insert(code, (Rc::clone(&found.0), found.1));
        found
    }

    fn look_up(&self, code: u32) -> (Rc<str>, f64) {
        let Some(font) = &self.font else {
            return (Rc::from(""), 500.0);
        };
        let advance = font.code_advance(code);
        let advance = if font.is_horizontal() { advance.x } else { advance.y };
        let advance = if advance.is_finite() { advance } else { 0.0 };
        let unicode = match font.glyph(GlyphId::NOTDEF, code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let letters = match unicode {
            Some(BfString::Char(letter)) => letter.to_string(),
            Some(BfString::String(letters)) => letters,
            None => String::new(),
        };
        (Rc::from(readable(&letters)), advance)
    }
}

/// `letters` without what is no letter: controls, and the private letters that stand for parts of a font.
fn readable(letters: &str) -> String {
    let readable = |letter: char| match letter {
        letter if letter.is_whitespace() => Some(' '),
        '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' | '\u{FEFF}' | '\u{200B}' => None,
        letter if letter.is_control() => None,
        letter => Some(letter),
    };
    letters.chars().take(64).filter_map(readable).collect()
}
