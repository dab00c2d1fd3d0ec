//! The letters of a page, as its content draws them.

use std::rc::Rc;

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use super::bounds::{Budget, decoded};
use super::font::{Face, Fonts};

/// How deep forms may be drawn in forms.
const DEPTH: usize = 12;
/// The most letters on a page.
const GLYPHS: usize = 300_000;
/// What drawing a form costs, and a part of a page, in steps: both are found and unpacked.
const PART: usize = 200;
/// The most states that may be saved.
const STATES: usize = 512;

/// A letter (or a few: a ligature) on a page. Points, from the top left corner of the page, in the direction of reading.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// Where it begins.
    pub(super) x: f64,
    /// Where the next one would begin.
    pub(super) end: f64,
    /// Its baseline, downwards.
    pub(super) y: f64,
    /// The size of its font.
    pub(super) size: f64,
    /// The letters; empty where the font does not say.
    pub(super) text: Rc<str>,
    /// Whether the file says that this is not part of the text: running heads, page numbers.
    pub(super) is_artifact: bool,
    /// Which way it is written: quarter turns, clockwise.
    turns: u8,
}

/// The letters of `page` in the order they are drawn, those of the direction that most of them have.
pub(super) fn glyphs<'a>(page: &Page<'a>, fonts: &Fonts<'a>, budget: &Budget) -> Vec<Glyph> {
    let initial = Affine::new(page.initial_transform(true).as_coeffs());
    let mut interpreter = Interpreter { fonts, budget, glyphs: Vec::new(), marked: Vec::new(), drawn: Vec::new() };
    let content = content_of(page, budget);
    interpreter.run(&content, page.resources(), &State::new(initial));
    let (width, height) = page.render_dimensions();
    let is_on_page = |glyph: &Glyph| {
        (-1.0..=f64::from(width) + 1.0).contains(&glyph.x) && (-1.0..=f64::from(height) + 1.0).contains(&glyph.y)
    };
    upright(interpreter.glyphs.into_iter().filter(is_on_page).collect())
}

fn content_of(page: &Page<'_>, budget: &Budget) -> Vec<u8> {
    let contents = page.raw();
    if let Some(stream) = contents.get::<Stream<'_>>("Contents") {
        return decoded(&stream, budget).unwrap_or_default().into_owned();
    }
    let mut all = Vec::new();
    for stream in contents.get::<Array<'_>>("Contents").iter().flat_map(Array::iter::<Stream<'_>>) {
        let Some(part) = budget.step(PART).and_then(|()| decoded(&stream, budget)) else { break };
        all.extend_from_slice(&part);
        all.push(b'\n');
    }
    all
}

/// Turns the page so that most of its letters stand upright, and leaves out the others: what is written up the margin.
fn upright(mut glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut counts = [0_usize; 4];
    for glyph in &glyphs {
        if let Some(count) = counts.get_mut(usize::from(glyph.turns)) {
            *count += 1;
        }
    }
    let turns = (0..4_u8).max_by_key(|turns| (counts[usize::from(*turns)], 3 - turns)).unwrap_or_default();
    glyphs.retain(|glyph| glyph.turns == turns);
    for glyph in &mut glyphs {
        let length = glyph.end - glyph.x;
        (glyph.x, glyph.y) = match turns {
            1 => (glyph.y, -glyph.x),
            2 => (-glyph.x, -glyph.y),
            3 => (-glyph.y, glyph.x),
            _ => (glyph.x, glyph.y),
        };
        glyph.end = glyph.x + length;
    }
    glyphs
}

/// The part of the graphics state that says where letters come to stand.
#[derive(Clone)]
struct State<'a> {
    matrix: Affine,
    char_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    size: f64,
    face: Option<Rc<Face<'a>>>,
}

impl State<'_> {
    fn new(matrix: Affine) -> Self {
        Self { matrix, char_space: 0.0, word_space: 0.0, scale: 1.0, leading: 0.0, rise: 0.0, size: 1.0, face: None }
    }
}

/// A sequence of content that is marked as something.
enum Marked {
    /// Nothing that matters here.
    Plain,
    /// Not part of the text.
    Artifact,
    /// What it shows, in letters; none once they have been put.
    Actual(Option<Rc<str>>),
}

struct Interpreter<'f, 'a> {
    fonts: &'f Fonts<'a>,
    budget: &'f Budget,
    glyphs: Vec<Glyph>,
    marked: Vec<Marked>,
    /// The forms that are being drawn, one in the other.
    drawn: Vec<ObjectIdentifier>,
}

/// Where the next letter stands: the matrix of the text, and of its line.
#[derive(Clone, Copy)]
struct Cursor {
    text: Affine,
    line: Affine,
}

impl Cursor {
    fn go_to(&mut self, matrix: Affine) {
        *self = Self { text: matrix, line: matrix };
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.go_to(self.line * Affine::translate((x, y)));
    }
}

fn matrix(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|number| number.as_f64()))
}

impl<'a> Interpreter<'_, 'a> {
    fn run(&mut self, content: &[u8], resources: &Resources<'a>, initial: &State<'a>) {
        let mut state = initial.clone();
        let mut saved: Vec<State<'a>> = Vec::new();
        let mut cursor = Cursor { text: Affine::IDENTITY, line: Affine::IDENTITY };
        let marked = self.marked.len();
        let mut operations = TypedIter::new(content);
        while let Some(op) = operations.next() {
            if self.budget.step(1).is_none() {
                break;
            }
            match op {
                Op::SaveState(_) if saved.len() < STATES => saved.push(state.clone()),
                Op::RestoreState(_) => state = saved.pop().unwrap_or(state),
                Op::Transform(it) => state.matrix *= matrix([it.0, it.1, it.2, it.3, it.4, it.5]),
                Op::XObject(it) => self.draw_form(it.0, resources, &state),
                Op::BeginMarkedContent(it) => self.mark(it.0, None, resources),
                Op::BeginMarkedContentWithProperties(it) => self.mark(it.0, Some(it.1), resources),
                Op::EndMarkedContent(_) if self.marked.len() > marked => {
                    self.marked.pop();
                }
                _ => self.text_operator(&op, resources, &mut state, &mut cursor),
            }
        }
        self.marked.truncate(marked);
    }

    fn text_operator(
        &mut self,
        op: &Op<'_, '_>,
        resources: &Resources<'a>,
        state: &mut State<'a>,
        cursor: &mut Cursor,
    ) {
        match op {
            Op::BeginText(_) => cursor.go_to(Affine::IDENTITY),
            Op::CharacterSpacing(it) => state.char_space = it.0.as_f64(),
            Op::WordSpacing(it) => state.word_space = it.0.as_f64(),
            Op::HorizontalScaling(it) => state.scale = it.0.as_f64() / 100.0,
            Op::TextLeading(it) => state.leading = it.0.as_f64(),
            Op::TextRise(it) => state.rise = it.0.as_f64(),
            Op::TextFont(it) => {
                state.size = it.1.as_f64();
                state.face = resources.get_font(it.0).map(|dict| self.fonts.face(&dict, self.budget));
            }
            Op::NextLine(it) => cursor.next_line(it.0.as_f64(), it.1.as_f64()),
            Op::NextLineAndSetLeading(it) => {
                state.leading = -it.1.as_f64();
                cursor.next_line(it.0.as_f64(), it.1.as_f64());
            }
            Op::SetTextMatrix(it) => cursor.go_to(matrix([it.0, it.1, it.2, it.3, it.4, it.5])),
            Op::NextLineUsingLeading(_) => cursor.next_line(0.0, -state.leading),
            Op::ShowText(it) => self.show(it.0, state, cursor),
            Op::NextLineAndShowText(it) => {
                cursor.next_line(0.0, -state.leading);
                self.show(it.0, state, cursor);
            }
            Op::ShowTextWithParameters(it) => {
                (state.word_space, state.char_space) = (it.0.as_f64(), it.1.as_f64());
                cursor.next_line(0.0, -state.leading);
                self.show(it.2, state, cursor);
            }
            Op::ShowTexts(it) => self.show_all(it.0, state, cursor),
            _ => {}
        }
    }

    fn show_all(&mut self, parts: &Array<'_>, state: &State<'a>, cursor: &mut Cursor) {
        let is_vertical = state.face.as_ref().is_some_and(|face| face.is_vertical());
        for part in parts.iter::<Object<'_>>() {
            match part {
                Object::String(text) => self.show(&text, state, cursor),
                Object::Number(number) => {
                    let back = -number.as_f64() / 1000.0 * state.size;
                    let offset = if is_vertical { (0.0, back) } else { (back * state.scale, 0.0) };
                    cursor.text *= Affine::translate(offset);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, bytes: &[u8], state: &State<'a>, cursor: &mut Cursor) {
        let Some(face) = &state.face else { return };
        let mut rest = bytes;
        while !rest.is_empty() && self.glyphs.len() < GLYPHS && self.budget.step(1).is_some() {
            let (code, length) = face.next_code(rest);
            rest = rest.get(length..).unwrap_or_default();
            let (text, advance) = face.letters(code);
            let space = state.char_space + if code == 32 && length == 1 { state.word_space } else { 0.0 };
            let own = advance / 1000.0 * state.size;
            let along = |by: f64| if face.is_vertical() { (0.0, by) } else { (by * state.scale, 0.0) };
            let start = state.matrix * cursor.text;
            cursor.text *= Affine::translate(along(own + space));
            // What is put between letters may be a space: that is told from how far apart they stand.
            self.put(text, start, state, along(own));
        }
    }

    fn put(&mut self, text: Rc<str>, start: Affine, state: &State<'a>, offset: (f64, f64)) {
        let origin = start * Point::new(0.0, state.rise);
        let end = start * Point::new(offset.0, state.rise + offset.1);
        let up = start * Point::new(0.0, state.rise + state.size) - origin;
        let size = up.hypot();
        if !(origin.is_finite() && end.is_finite() && (0.01..10_000.0).contains(&size)) {
            return;
        }
        // The way up says which way a letter stands, whatever its width.
        let turns = match (up.x.abs() > up.y.abs(), up.x > 0.0, up.y > 0.0) {
            (false, _, false) => 0,
            (true, true, _) => 1,
            (false, _, true) => 2,
            (true, false, _) => 3,
        };
        // Down a column of a page that is read from top to bottom.
        let turns = if offset.0 == 0.0 && offset.1 != 0.0 { (turns + 1) % 4 } else { turns };
        let text = match self.marked.iter_mut().rev().find(|marked| matches!(marked, Marked::Actual(_))) {
            Some(Marked::Actual(actual)) => actual.take().unwrap_or_else(|| Rc::from("")),
            _ => text,
        };
        let is_artifact = self.marked.iter().any(|marked| matches!(marked, Marked::Artifact));
        let end = origin.x + (end - origin).hypot();
        self.glyphs.push(Glyph { x: origin.x, end, y: origin.y, size, text, is_artifact, turns });
    }

    fn mark(&mut self, tag: &Name<'_>, properties: Option<&Object<'_>>, resources: &Resources<'a>) {
        let marked = if tag.as_ref() == b"Artifact" {
            Marked::Artifact
        } else {
            match properties {
                Some(Object::Dict(dict)) => actual_text(dict),
                Some(Object::Name(name)) => resources.properties.get::<Dict<'_>>(name).as_ref().and_then(actual_text),
                _ => None,
            }
            .map_or(Marked::Plain, |text| Marked::Actual(Some(text)))
        };
        if self.marked.len() < STATES {
            self.marked.push(marked);
        }
    }

    fn draw_form(&mut self, name: &Name<'_>, resources: &Resources<'a>, state: &State<'a>) {
        if self.drawn.len() >= DEPTH || self.budget.step(PART).is_none() {
            return;
        }
        let Some(form) = resources.get_x_object(name) else { return };
        let dict = form.dict();
        let is_form = dict.get::<Name<'_>>("Subtype").is_some_and(|subtype| subtype.as_ref() == b"Form");
        if !is_form || self.drawn.contains(&form.obj_id()) {
            return;
        }
        let Some(content) = decoded(&form, self.budget) else { return };
        let mut inner = state.clone();
        if let Some(matrix) = dict.get::<[f64; 6]>("Matrix") {
            inner.matrix *= Affine::new(matrix);
        }
        // A form without resources of its own uses those of the page.
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        self.drawn.push(form.obj_id());
        self.run(&content, own.as_ref().unwrap_or(resources), &inner);
        self.drawn.pop();
    }
}

/// What a marked sequence shows, where the file says so in letters.
fn actual_text(dict: &Dict<'_>) -> Option<Rc<str>> {
    let text = dict.get::<hayro_syntax::object::String<'_>>("ActualText")?;
    Some(Rc::from(text_string(&text)))
}

/// A text string of a PDF: UTF-16, UTF-8, or the encoding of PDF, of which what differs from Latin-1 is left out.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> =
                rest.chunks_exact(2).map(|pair| u16::from(pair[0]) << 8 | u16::from(pair[1])).collect();
            String::from_utf16_lossy(&units)
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| char::from(*byte)).filter(|letter| !letter.is_control()).collect(),
    }
}
