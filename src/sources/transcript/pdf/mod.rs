//! PDF: the words of its pages, in the order they are read.
//!
//! `hayro-syntax` reads the file and `hayro-font` says which letters are drawn; where they stand ([`content`]), what is a
//! line ([`lines`]), a column ([`columns`]), a running head ([`running`]) or a note ([`prose`]) is worked out here.

mod bounds;
mod columns;
mod content;
mod font;
mod labels;
mod lines;
mod prose;
mod running;
#[cfg(test)]
mod tests;

use std::thread;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::Transcript;
use bounds::{Budget, is_file_affordable};
use font::Fonts;
use lines::Line;
use prose::Sheet;
use running::Running;

/// The most pages.
const PAGES: usize = 50_000;
/// The most pieces of lines on a page.
const PIECES: usize = 20_000;
/// The stack of the thread that reads: objects within objects are read by recursion, 512 deep.
const STACK: usize = 32 << 20;

const TOO_MUCH: &str = "there is too much in it";

/// The words of the PDF in `bytes`, which are no more than its format may have.
pub(super) fn read(bytes: &[u8]) -> Result<Transcript, String> {
    // What the library may do with a hostile file stays on a thread of its own.
    let read = || read_here(bytes);
    let outcome = thread::scope(|scope| {
        let thread = thread::Builder::new().name("pdf".to_owned()).stack_size(STACK).spawn_scoped(scope, read);
        thread.map(thread::ScopedJoinHandle::join)
    });
    match outcome {
        Ok(Ok(read)) => read,
        Ok(Err(_)) => Err("its structure is broken".to_owned()),
        Err(error) => Err(format!("there is no thread to read it: {error}")),
    }
}

fn read_here(bytes: &[u8]) -> Result<Transcript, String> {
    let head = bytes.get(..bytes.len().min(2048)).unwrap_or_default();
    if !head.windows(5).any(|window| window == b"%PDF-") {
        return Err("it is not a PDF".to_owned());
    }
    if !is_file_affordable(bytes) {
        return Err(TOO_MUCH.to_owned());
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => "it is encrypted".to_owned(),
        LoadPdfError::Decryption(_) => "it is encrypted in a way that ibid does not read".to_owned(),
        LoadPdfError::Invalid => "it is not a PDF, or broken".to_owned(),
    })?;
    if pdf.pages().len() > PAGES {
        return Err(format!("it has more than {PAGES} pages"));
    }
    let (pages, has_unknown) = pieces_of(&pdf)?;
    if pages.iter().all(|pieces| pieces.iter().all(|piece| !piece.text.contains(char::is_alphanumeric))) {
        return Err(if has_unknown {
            "it has no text: its fonts do not say which letters they show".to_owned()
        } else {
            "it has no text (scanned pages?)".to_owned()
        });
    }
    let running = Running::new(&pages);
    let labels = labels::of_file(pdf.xref(), pages.len()).or_else(|| running.labels.clone());
    let labels = labels.unwrap_or_else(|| (1..=pages.len()).map(|page| page.to_string()).collect());
    let mut sheets = Vec::new();
    for ((page, pieces), label) in pages.into_iter().enumerate().zip(labels) {
        let (head, text, foot) = running.part(page, pieces);
        sheets.push(Sheet {
            label,
            head: lines::joined(head),
            columns: columns::columns(text),
            foot: lines::joined(foot),
        });
    }
    Ok(prose::transcript(sheets))
}

/// The pieces of lines on each page, and whether there are letters that nobody knows.
fn pieces_of(pdf: &Pdf) -> Result<(Vec<Vec<Line>>, bool), String> {
    let (fonts, budget) = (Fonts::new(), Budget::new());
    let mut has_unknown = false;
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        let glyphs = content::glyphs(page, &fonts, &budget);
        // Half of the text would have quotations from the other half look wrong.
        if budget.is_spent() {
            return Err(TOO_MUCH.to_owned());
        }
        has_unknown |= glyphs.iter().any(|glyph| glyph.text.is_empty());
        let mut pieces = lines::pieces(&glyphs);
        pieces.truncate(PIECES);
        pages.push(pieces);
    }
    Ok((pages, has_unknown))
}
