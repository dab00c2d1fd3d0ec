//! Who said something, as what, and when: as its source has it, and as the text has it where the source is silent.

use super::verification::Verification;
use crate::sources::{Date, Entry, Field, FieldName, Name};
use crate::syntax::{Attribution, Sourcing, Speaker, SpeakerKind, Statement};
use crate::workspace::Sources;

/// Who said something, as what, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credit {
    /// Whose words they are, by name: never “she”, never “a spokesman”.
    pub speaker: Option<String>,
    /// What the speaker was at the time; of somebody who is not named, what they are called by (“spokesman for Boeing”).
    pub role: Option<String>,
    /// When it was said (`markup.md` §8, *said*).
    pub date: Option<Date>,
    /// Whether nothing but the source's transcript names the speaker.
    pub is_heard: bool,
}

impl Credit {
    /// The same, where `voice` speaks in the transcript: it names whom nobody else does, and in full whom they do.
    pub(in crate::analysis) fn heard(self, voice: Option<&str>) -> Self {
        match (&self.speaker, voice) {
            (None, Some(voice)) => Self { speaker: Some(voice.to_owned()), is_heard: true, ..self },
            (Some(name), Some(voice)) if is_part(name, voice) => Self { speaker: Some(voice.to_owned()), ..self },
            _ => self,
        }
    }
}

/// Whether all words of `name` are among those of `whole`: “Lindqvist”, “Josie Lindqvist”.
fn is_part(name: &str, whole: &str) -> bool {
    let whole = whole.to_lowercase();
    name.to_lowercase().split_whitespace().all(|word| whole.split_whitespace().any(|other| other == word))
}

/// The credit of `statement`: of the entries that source it the first that says whose words they are, else the first;
/// completed by what the text says, and by who speaks where `verification` found the words.
pub fn credit(sources: &Sources<'_>, statement: &Statement<'_>, verification: &Verification<'_>) -> Credit {
    let citations = match &statement.sourcing {
        Sourcing::Citations(citations) => citations.as_slice(),
        Sourcing::Link(_) | Sourcing::Paragraph(_) | Sourcing::None => &[],
    };
    let entries = || citations.iter().filter_map(|citation| sources.get(&citation.key)).map(|source| source.entry);
    let entry = entries().find(|entry| entry.speakers().is_some()).or_else(|| entries().next());
    combine(entry, statement.attribution.as_ref()).heard(verification.voice().map(|(name, _)| name))
}

/// What `entry` says, and `attribution` where the entry does not.
pub fn combine(entry: Option<&Entry>, attribution: Option<&Attribution>) -> Credit {
    let speakers = entry.and_then(Entry::speakers).map_or(&[][..], Field::names);
    let named =
        attribution.and_then(|attribution| attribution.speaker.as_ref()).filter(|speaker| speaker.kind.is_name());
    let described = attribution.and_then(|attribution| attribution.speaker.as_ref());
    let described = described.filter(|speaker| speaker.kind == SpeakerKind::Description && speakers.is_empty());
    // The role of somebody else is no role of the entry's speaker.
    let stated_role = named
        .filter(|speaker| speakers.is_empty() || speakers.iter().any(|name| is_same(name, speaker)))
        .or(described)
        .and(attribution)
        .and_then(|attribution| attribution.role.clone());
    let stated_date = attribution.and_then(|attribution| attribution.date.as_ref());
    Credit {
        speaker: display(speakers).or_else(|| named.map(|speaker| in_full(entry, speaker))),
        role: entry.and_then(|entry| entry.text(&FieldName::Role)).map(ToOwned::to_owned).or(stated_role),
        date: entry
            .and_then(Entry::said)
            .and_then(Field::date)
            .copied()
            .or_else(|| stated_date.and_then(|date| Date::parse(&date.edtf).ok())),
        is_heard: false,
    }
}

/// The name of `speaker`; of one who is called by the family name alone, as the author of `entry` has it.
fn in_full(entry: Option<&Entry>, speaker: &Speaker) -> String {
    let authors = entry.filter(|_| speaker.given.is_none()).map_or(&[][..], |it| it.names(&FieldName::Author));
    match authors.iter().find(|name| speaker.family.is_some() && name.family_name().is_some() && is_same(name, speaker))
    {
        Some(author) => author.display(),
        None => speaker.name.clone(),
    }
}

/// So many people are named at once; of more the first.
const MOST: usize = 20;
const FIRST: usize = 10;

/// Those of `names` that are shown, and whether there are more: an experiment in physics has thousands of authors.
pub(in crate::analysis) fn few(names: &[Name]) -> (&[Name], bool) {
    match names.get(..FIRST) {
        Some(first) if names.len() > MOST => (first, true),
        _ => (names, false),
    }
}

/// The names of several people, in reading order. `None`: there are none.
pub fn display(names: &[Name]) -> Option<String> {
    let (few, are_more) = few(names);
    let few: Vec<String> = few.iter().filter(|name| !name.is_empty()).map(Name::display).collect();
    let more = if are_more { " et al." } else { "" };
    (!few.is_empty()).then(|| format!("{}{more}", few.join(", ")))
}

/// The people of an entry, in reading order: whose words it holds, else its authors, else its editors.
pub fn people(entry: &Entry) -> Option<String> {
    display(entry.people())
}

/// When what `entry` holds was said, else when it was issued.
pub fn date(entry: &Entry) -> Option<Date> {
    entry.said().and_then(Field::date).or_else(|| entry.date(&FieldName::Issued)).copied()
}

/// What an entry is printed in, or who has printed it.
pub fn container(entry: &Entry) -> Option<&str> {
    entry.text(&FieldName::ContainerTitle).or_else(|| entry.text(&FieldName::Publisher))
}

/// Whether `entry` holds words of the person or organisation that the text calls `speaker`.
pub fn is_by(entry: &Entry, speaker: &Speaker) -> bool {
    speaker.kind.is_name()
        && entry.speakers().is_some_and(|field| field.names().iter().any(|name| is_same(name, speaker)))
}

/// Whose words a source holds, next to what the text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// The speaker's: it says so; or they wrote it, and it has no speaker beside its author.
    Theirs,
    /// It does not say, or the text does not.
    Anybodys,
    /// Somebody else's.
    Others,
}

/// Whose words `entry` holds, next to those of `speaker`.
pub fn whose(entry: &Entry, speaker: &Speaker) -> Whose {
    if !speaker.kind.is_name() {
        return Whose::Anybodys;
    }
    let is_one = |field: &Field| field.names().iter().any(|name| is_same(name, speaker));
    match entry.speakers() {
        Some(field) if is_one(field) => Whose::Theirs,
        Some(field) if field.names().is_empty() => Whose::Anybodys,
        Some(_) => Whose::Others,
        None if entry.field(&FieldName::Author).is_some_and(is_one) => Whose::Theirs,
        None => Whose::Anybodys,
    }
}

/// Whether they may be one: their family names are the same, or all of the names where one has no family name.
fn is_same(name: &Name, speaker: &Speaker) -> bool {
    let is_ascii = |a: &str, b: &str| a.is_ascii() && b.is_ascii();
    let same = |a: &str, b: &str| {
        if is_ascii(a, b) { a.eq_ignore_ascii_case(b) } else { a.to_lowercase() == b.to_lowercase() }
    };
    match (name.family_name(), &speaker.family) {
        (Some(a), Some(b)) => same(&a, b),
        _ => same(&name.display(), &speaker.name),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::sources::Value;
    use crate::syntax::attribution::Origin;
    use crate::syntax::{Lang, StatedDate};
    use crate::text::Span;

    fn entry(fields: &[(FieldName, Value)]) -> Entry {
        let span = Span::default();
        let field = |(name, value): &(FieldName, Value)| Field {
            name: name.clone(),
            name_span: span,
            span,
            value: value.clone(),
            is_inherited: false,
        };
        Entry {
            span,
            key: "key".to_owned(),
            key_span: span,
            aliases: Vec::new(),
            kind: "speech".to_owned(),
            kind_span: span,
            fields: fields.iter().map(field).collect(),
        }
    }

    fn lincoln() -> (FieldName, Value) {
        let name = Name { family: "Lincoln".to_owned(), given: "Abraham".to_owned(), ..Name::default() };
        (FieldName::Speaker, Value::Names(vec![name]))
    }

    fn attribution(kind: SpeakerKind, name: &str, family: Option<&str>) -> Attribution {
        let span = Span::default();
        let family = family.map(ToOwned::to_owned);
        let speaker = Speaker { span, kind, title: None, name: name.to_owned(), family, given: None };
        Attribution {
            span,
            origin: Origin::DashLine,
            speaker: Some(speaker),
            role: Some("President".to_owned()),
            place: None,
            date: Some(StatedDate { span, edtf: "1863-11".to_owned() }),
            outlet: None,
            inferred: false,
        }
    }

    #[test]
    fn the_entry_goes_before_the_text() {
        let entry = entry(&[
            lincoln(),
            (FieldName::Role, Value::Text("16th President".to_owned())),
            (FieldName::EventDate, Value::Date(Date::parse("1863-11-19"))),
        ]);
        let credit = combine(Some(&entry), Some(&attribution(SpeakerKind::Person, "Edward Everett", Some("Everett"))));
        assert_eq!(credit.speaker.as_deref(), Some("Abraham Lincoln"));
        assert_eq!(credit.role.as_deref(), Some("16th President"));
        assert_eq!(credit.date.map(|date| date.edtf()).as_deref(), Some("1863-11-19"));
    }

    #[test]
    fn the_text_says_what_the_entry_does_not() {
        let credit = combine(Some(&entry(&[])), Some(&attribution(SpeakerKind::Person, "A. Lincoln", Some("Lincoln"))));
        assert_eq!(credit.speaker.as_deref(), Some("A. Lincoln"));
        assert_eq!(credit.role.as_deref(), Some("President"));
        assert_eq!(credit.date.map(|date| date.edtf()).as_deref(), Some("1863-11"));
    }

    #[test]
    fn a_role_is_the_speakers_own() {
        let entry = entry(&[lincoln()]);
        let role = |name, family| combine(Some(&entry), Some(&attribution(SpeakerKind::Person, name, family))).role;
        assert_eq!(role("Lincoln", Some("lincoln")).as_deref(), Some("President"));
        assert_eq!(role("Edward Everett", Some("Everett")), None);
    }

    #[test]
    fn pronouns_and_descriptions_are_nobody() {
        for (kind, role) in [(SpeakerKind::Pronoun, None), (SpeakerKind::Description, Some("President".to_owned()))] {
            let credit = combine(None, Some(&attribution(kind, "she", None)));
            assert_eq!((credit.speaker, credit.role), (None, role));
            assert!(credit.date.is_some(), "when it was said is known all the same");
        }
        assert_eq!(combine(None, None), Credit::default());
    }

    /// What the text states is a date to the sources, too, and reads as it was meant.
    #[test]
    fn stated_dates_are_dates() {
        for (stated, words) in [
            ("19 November 1863", "19 November 1863"),
            ("summer 1968", "summer 1968"),
            ("c. 1890", "about 1890"),
            ("1903?", "perhaps 1903"),
            ("1968–1970", "between 1968 and 1970"),
            ("c. 1968–70", "between about 1968 and about 1970"),
            ("3–5 May 2019", "from 3 to 5 May 2019"),
            ("winter 1916/17", "winter 1916"),
            ("the 1780s", "the 1780s"),
            ("between 1968 and 1970", "between 1968 and 1970"),
        ] {
            let line = crate::syntax::attribution::dash_line(&format!("— Jane Doe, {stated}, x"), Lang::English);
            let credit = combine(None, line.as_ref());
            assert_eq!(credit.date.map(|date| date.words()).as_deref(), Some(words), "{stated}");
        }
    }
}
