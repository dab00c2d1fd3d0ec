//! How fields are written in each format.

mod bibtex;
mod json;
mod ris;
mod yaml;

pub(in crate::analysis) use yaml::scalar;

use super::layout::Shape;
use super::{NewField, Piece, notation_of};
use crate::sources::types::Written;
use crate::sources::{Date, Entry, Field, FieldName, Format, Name, Value, types};
use crate::text::{Span, Text};
use crate::workspace::Home;

/// How entries are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    /// As Pandoc has them.
    CslYaml,
    /// Typst's.
    Hayagriva,
    CslJson,
    BibTex,
    Ris,
}

/// What stands around the equals signs of a `.bib` entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Equals {
    /// How many characters a name takes with the spaces behind it, where they are aligned.
    width: usize,
    before: usize,
    after: usize,
}

impl Default for Equals {
    fn default() -> Self {
        Self { width: 0, before: 1, after: 1 }
    }
}

impl Equals {
    /// As they are behind the names at `names`.
    pub(in crate::analysis) fn of(names: impl Iterator<Item = Span>, text: &Text) -> Self {
        let gap = |name: Span| {
            let rest = text.slice(Span::new(name.end(), name.end() + 40));
            let (before, after) = rest.split_once('=')?;
            let spaces = after.len() - after.trim_start_matches(' ').len();
            before.trim().is_empty().then_some((name.len(), before.len(), spaces))
        };
        let gaps: Vec<(usize, usize, usize)> = names.filter_map(gap).collect();
        let Some((len, before, after)) = gaps.first().copied() else { return Self::default() };
        let is_aligned = gaps.len() > 1 && gaps.iter().all(|(other, gap, _)| other + gap == len + before);
        Self { width: if is_aligned { len + before } else { 0 }, before, after }
    }

    /// `name` with its sign.
    pub(in crate::analysis) fn written(&self, name: &str) -> String {
        let name_width = name.chars().count();
        let before = if self.width > 0 { self.width.saturating_sub(name_width).max(1) } else { self.before };
        format!("{name}{}={}", " ".repeat(before), " ".repeat(self.after))
    }
}

/// How the fields of a `.bib` file are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Habit {
    equals: Equals,
    /// Whether dates are BibTeX's `year` and `month`.
    has_years: bool,
}

impl Habit {
    /// That of the file `home`, of whose fields those at `names` stand around the new ones.
    pub(super) fn of(home: Home<'_>, names: impl Iterator<Item = Span>) -> Self {
        let has_years = home.format() == Format::BibTex && has_years(home);
        Self { equals: Equals::of(names, home.text()), has_years }
    }
}

/// Whether the entries of a `.bib` file that have a date have it as BibTeX does.
fn has_years(home: Home<'_>) -> bool {
    let issued = home.library().entries().iter().filter_map(|entry| entry.field(&FieldName::Issued));
    let mut dates = issued.filter(|field| !field.is_inherited).map(|field| home.text().slice(field.name_span));
    let is_year = |name: &str| name.eq_ignore_ascii_case("year");
    dates.next().is_some_and(|name| is_year(&name)) && dates.all(|name| is_year(&name))
}

impl Notation {
    /// That of `entry`, in the file `home`.
    pub(super) fn of(home: Home<'_>, entry: &Entry) -> Self {
        match home.format() {
            // The key begins the entry, or its quotation mark does.
            Format::Yaml if entry.span.start() + 1 >= entry.key_span.start() => Self::Hayagriva,
            format => notation_of(format),
        }
    }

    /// A field as it is written; `None`: it cannot be.
    pub(super) fn field(
        self,
        name: &FieldName,
        value: Option<&Value>,
        kind: &str,
        shape: &Shape,
        habit: &Habit,
    ) -> Option<Piece> {
        let in_brackets = !matches!(shape, Shape::Block(_));
        match self {
            Self::CslYaml | Self::Hayagriva => yaml::field(self, name, value, kind, in_brackets),
            Self::CslJson => json::field(name, value),
            Self::BibTex => bibtex::field(name, value, kind, habit),
            Self::Ris => ris::field(name, value, kind),
        }
    }

    /// The fields that say what `new` does: one, or several that say it together.
    pub(super) fn parts(self, new: &NewField, habit: &Habit) -> Vec<NewField> {
        match self {
            Self::BibTex if habit.has_years && new.name == FieldName::Issued => bibtex::year_and_month(new),
            _ => vec![new.clone()],
        }
    }

    /// How the CSL type `kind` is said; `None`: by its name, or not at all.
    pub(super) fn kind(self, kind: &str) -> Option<Written> {
        match self {
            Self::BibTex => types::in_bibtex(kind),
            Self::Hayagriva => types::in_hayagriva(kind),
            Self::CslYaml | Self::CslJson | Self::Ris => None,
        }
    }

    /// The field that narrows a type.
    pub(super) fn subtype(self) -> Option<FieldName> {
        match self {
            Self::BibTex => Some(FieldName::Other("entrysubtype".to_owned())),
            Self::Hayagriva => Some(FieldName::Genre),
            Self::CslYaml | Self::CslJson | Self::Ris => None,
        }
    }

    /// The ways in which a date can be written, the usual one first.
    pub(super) fn dates(self, date: &Date) -> Vec<String> {
        match self {
            Self::CslYaml | Self::CslJson => {
                vec![date.edtf(), json::date(date), format!("\"{}\"", date.edtf()), format!("raw: {}", date.edtf())]
            }
            Self::Hayagriva | Self::BibTex => vec![date.edtf()],
            Self::Ris => ris::date(date).into_iter().chain([date.edtf()]).collect(),
        }
    }

    /// A value as it is written, without what stands around it.
    pub(super) fn value(self, name: &FieldName, value: &Value) -> Option<String> {
        match self {
            Self::CslYaml | Self::Hayagriva => yaml::value(self, name, value, true),
            Self::CslJson => json::value(value),
            Self::BibTex => bibtex::value(name, value),
            Self::Ris => ris::value(name, value),
        }
    }

    /// The ways in which `field` can be given another value.
    pub(super) fn replacements(self, text: &Text, field: &Field, value: &Value) -> Vec<(Span, String)> {
        let mut written: Vec<(Span, String)> = Vec::new();
        if let Value::Date(Ok(date)) = value {
            written.extend(self.dates(date).into_iter().map(|date| (field.span, date)));
        }
        if let Some(bare) = self.value(&field.name, value) {
            let around = |at: usize| text.slice(Span::new(at, at + 1)).into_owned();
            let (before, after) = (around(field.span.start().saturating_sub(1)), around(field.span.end()));
            let is_quoted = before == after && matches!(&*before, "\"" | "'");
            let whole =
                Span::new(field.span.start() - usize::from(is_quoted), field.span.end() + usize::from(is_quoted));
            written.push((whole, bare.clone()));
            written.push((field.span, bare));
        }
        written
    }

    /// What the field is called.
    pub(super) fn name(self, name: &FieldName) -> String {
        use FieldName as F;
        let own = match (self, name) {
            (Self::Hayagriva | Self::BibTex, F::Issued) => "date",
            (Self::Hayagriva | Self::BibTex, F::Url) => "url",
            (Self::Hayagriva | Self::BibTex, F::Doi) => "doi",
            (Self::BibTex, F::Isbn) => "isbn",
            (Self::BibTex, F::Issn) => "issn",
            (Self::BibTex, F::EventDate) => "eventdate",
            (Self::BibTex, F::OriginalDate) => "origdate",
            (Self::BibTex, F::Accessed) => "urldate",
            (Self::BibTex, F::EventTitle) => "eventtitle",
            (Self::BibTex, F::EventPlace) => "venue",
            (Self::BibTex, F::ContainerTitle) => "journaltitle",
            (Self::BibTex, F::TitleShort) => "shorttitle",
            (Self::BibTex, F::OriginalTitle) => "origtitle",
            (Self::BibTex, F::CollectionTitle) => "series",
            (Self::BibTex, F::Page) => "pages",
            (Self::BibTex, F::PublisherPlace) => "location",
            (Self::BibTex, F::Keyword) => "keywords",
            (Self::BibTex, F::Genre) => "type",
            (Self::Hayagriva, F::Page) => "page-range",
            (_, name) => name.as_str(),
        };
        own.to_owned()
    }
}

/// Whether the field is read as it stands: it is for programs.
fn is_verbatim(name: &FieldName) -> bool {
    use FieldName::{ArchiveUrl, Doi, Isbn, Issn, Language, QuotedIn, Transcript, Url};
    matches!(name, ArchiveUrl | Doi | Isbn | Issn | Language | QuotedIn | Transcript | Url)
}

/// `Family, Given`, as `.bib` files, RIS and Hayagriva have it. `None`: the name is not to be taken apart.
fn reversed(name: &Name) -> Option<String> {
    if name.literal.is_some() || name.family.is_empty() {
        return None;
    }
    let family = [&*name.particle, &*name.family].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>();
    let parts = [family.join(" "), name.suffix.clone(), name.given.clone()];
    Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "))
}
