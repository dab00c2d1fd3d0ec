//! The formats that libraries are kept in.

use std::borrow::Cow;
use std::path::Path;

use super::{Library, bibtex, encoding, json, ris, yaml_library};

/// A format of library files, told by the extension of their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// BibLaTeX and BibTeX: `.bib`
    BibTex,
    /// CSL JSON: `.json`
    Json,
    /// CSL YAML and Hayagriva, which their content tells apart: `.yaml`, `.yml`
    Yaml,
    /// RIS: `.ris`
    Ris,
}

impl Format {
    /// The extensions of library files, without the dot.
    pub const EXTENSIONS: [&str; 5] = ["bib", "json", "yaml", "yml", "ris"];

    /// The format of a file of this name; `None`: it holds no sources.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match extension.as_str() {
            "bib" => Self::BibTex,
            "json" => Self::Json,
            "yaml" | "yml" => Self::Yaml,
            "ris" => Self::Ris,
            _ => return None,
        })
    }

    /// An extension of files in it, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::BibTex => "bib",
            Self::Json => "json",
            Self::Yaml => "yaml",
            Self::Ris => "ris",
        }
    }

    /// Whether nothing but sources is kept in files of such names.
    pub fn is_of_sources_alone(self) -> bool {
        matches!(self, Self::BibTex | Self::Ris)
    }

    /// The text of a library file. Never fails: a file that is not UTF-8 is in the encoding that it declares, or in the one
    /// that it looks like; see [`encoding::decode`].
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        encoding::decode(bytes, self == Self::BibTex)
    }

    /// Reads a library. Never fails: what cannot be read becomes a problem of the library.
    pub fn read(self, text: &str) -> Library {
        match self {
            Self::BibTex => bibtex::read(text),
            Self::Json => json::read(text),
            Self::Yaml => yaml_library::read(text),
            Self::Ris => ris::read(text),
        }
    }
}
