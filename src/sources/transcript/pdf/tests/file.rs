//! PDF files as tests need them: a few pages, one font, nothing packed.

use std::collections::BTreeMap;
use std::fmt::Write;

/// A page, by its content.
#[derive(Default)]
pub(super) struct Page {
    pub(super) content: String,
}

impl Page {
    /// A line of `text` that begins at `x`, `y` (points, from the bottom), in letters of `size`.
    pub(super) fn line(&mut self, x: i32, y: i32, size: u32, text: &str) -> &mut Self {
        writeln!(self.content, "BT /F {size} Tf {x} {y} Td ({text})Tj ET").unwrap();
        self
    }

    /// The mark of a note, after the line of `size` before.
    pub(super) fn raised(&mut self, size: u32, mark: &str) -> &mut Self {
        let line = self.content.strip_suffix(" ET\n").unwrap().len();
        self.content.truncate(line);
        writeln!(self.content, " /F {} Tf {} Ts ({mark})Tj 0 Ts ET", size * 7 / 10, size / 3).unwrap();
        self
    }
}

/// A file.
pub(super) struct File {
    pub(super) pages: Vec<Page>,
    /// More of the catalog.
    pub(super) catalog: String,
    /// The font `F`, but for its type.
    pub(super) font: String,
    /// Other objects, by their numbers.
    pub(super) objects: BTreeMap<usize, Vec<u8>>,
}

impl File {
    pub(super) fn new(pages: impl IntoIterator<Item = Page>) -> Self {
        let font = "/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding".to_owned();
        Self { pages: pages.into_iter().collect(), catalog: String::new(), font, objects: BTreeMap::new() }
    }

    pub(super) fn stream(&mut self, number: usize, data: &str) {
        self.packed(number, "", data.as_bytes());
    }

    /// A stream with more in its dictionary: filters.
    pub(super) fn packed(&mut self, number: usize, dict: &str, data: &[u8]) {
        let head = format!("<</Length {}{dict}>>stream\n", data.len());
        self.objects.insert(number, [head.as_bytes(), data, b"\nendstream"].concat());
    }

    /// The file: objects 1 to 4 are the catalog, the tree of pages, the font and the resources; from 100 on each page is
    /// followed by its content. Another object with such a number takes its place.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let kids: Vec<String> = (0..self.pages.len()).map(|page| format!("{} 0 R", 100 + 2 * page)).collect();
        let mut objects: BTreeMap<usize, Vec<u8>> = BTreeMap::new();
        let mut put = |number, object: String| objects.insert(number, object.into_bytes());
        put(1, format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog));
        put(2, format!("<</Type/Pages/Count {}/Kids[{}]/MediaBox[0 0 595 842]>>", self.pages.len(), kids.join(" ")));
        put(3, format!("<</Type/Font{}>>", self.font));
        put(4, "<</Font<</F 3 0 R>>/XObject<</X 80 0 R>>>>".to_owned());
        for (number, page) in (100..).step_by(2).zip(&self.pages) {
            let content = number + 1;
            put(number, format!("<</Type/Page/Parent 2 0 R/Resources 4 0 R/Contents {content} 0 R>>"));
            put(content, format!("<</Length {}>>stream\n{}\nendstream", page.content.len(), page.content));
        }
        objects.extend(self.objects.iter().map(|(number, object)| (*number, object.clone())));
        assembled(&objects)
    }
}

fn assembled(objects: &BTreeMap<usize, Vec<u8>>) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut entries = String::new();
    for (number, object) in objects {
        write!(entries, "{number} 1\n{:010} 00000 n \n", bytes.len()).unwrap();
        bytes.extend(format!("{number} 0 obj\n").into_bytes());
        bytes.extend_from_slice(object);
        bytes.extend_from_slice(b"\nendobj\n");
    }
    let start = bytes.len();
    let size = objects.keys().max().unwrap() + 1;
    bytes.extend(
        format!("xref\n{entries}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").into_bytes(),
    );
    bytes
}
