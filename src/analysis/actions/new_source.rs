//! What a new source entry says, as far as the text does.

use crate::analysis::shared::entry_edit::{NewEntry, NewField};
use crate::analysis::shared::new_key::{Parts, new_key};
use crate::sources::{Date, FieldName, Name, Value};
use crate::syntax::attribution::Attribution;
use crate::syntax::{Speaker, SpeakerKind};
use crate::workspace::Sources;

/// A plain link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) url: String,
    /// What a reader reads for it. Empty: nothing but the address.
    pub(super) words: String,
}

/// The entry for what `attribution` and `address` say. Without a `key` it gets a new one; where they say nobody and
/// nothing, there is none to be made.
pub(super) fn entry(
    sources: &Sources<'_>,
    attribution: Option<&Attribution>,
    address: Option<&Address>,
    key: Option<&str>,
) -> Option<NewEntry> {
    let name = speaker(attribution);
    let role = attribution.and_then(|it| it.role.as_ref());
    if name.is_none() && role.is_none() && address.is_none() && key.is_none() {
        return None;
    }
    let date = attribution.and_then(|it| Date::parse(&it.date.as_ref()?.edtf).ok());
    let kind = kind(attribution, address);
    let year = date.and_then(|date| Some(date.single()?.year));
    let title = address.map(title).or_else(|| role.cloned()).unwrap_or_default();
    let new = || new_key(sources, &Parts { name: name.clone(), title: title.clone(), year }, &["TK"]);
    let key = key.map_or_else(new, ToOwned::to_owned);
    let text = |text: Option<&String>| text.filter(|text| !text.is_empty()).cloned().map(Value::Text);
    let names = name.map(|name| Value::Names(vec![name]));
    let is_spoken = matches!(kind, "speech" | "interview");
    let place = attribution.and_then(|it| it.place.as_ref());
    let mut fields: Vec<(FieldName, Option<Value>, bool)> = Vec::new();
    // Whose source it is; where somebody else is the author of a page, whose words it quotes.
    if kind == "webpage" {
        fields.push((FieldName::Speaker, names, false));
    } else {
        let is_organisation = !is_spoken && names.is_some();
        fields.push((FieldName::Author, names.clone(), true));
        fields.push((FieldName::Speaker, names.filter(|_| is_organisation), false));
    }
    fields.push((FieldName::Role, text(role), false));
    fields.push((FieldName::Title, text(address.map(|it| &it.words)), true));
    fields.push((FieldName::EventPlace, text(place), false));
    let date_name = if kind == "webpage" { FieldName::EventDate } else { FieldName::Issued };
    fields.push((date_name, date.map(|date| Value::Date(Ok(date))), kind != "webpage"));
    fields.push((FieldName::Url, text(address.map(|it| &it.url)), false));
    let fields = fields.into_iter().filter(|(_, value, is_asked_for)| value.is_some() || *is_asked_for);
    let fields = fields.map(|(name, value, _)| NewField { name, value }).collect();
    Some(NewEntry { key, kind: kind.to_owned(), fields })
}

/// The CSL type, by what is there: words that somebody said somewhere are a speech's, others an interview's; what an
/// organisation says is a document. Nothing: only the writer knows.
fn kind(attribution: Option<&Attribution>, address: Option<&Address>) -> &'static str {
    let speaker = attribution.and_then(|attribution| attribution.speaker.as_ref());
    match (address, speaker.map(|speaker| speaker.kind)) {
        (Some(_), _) => "webpage",
        (None, Some(SpeakerKind::Organisation)) => "document",
        (None, Some(_)) if attribution.is_some_and(|it| it.place.is_some()) => "speech",
        (None, Some(_)) => "interview",
        (None, None) => "",
    }
}

/// Whose words the text says these are, by name.
pub(super) fn speaker(attribution: Option<&Attribution>) -> Option<Name> {
    let Speaker { kind, name, family, given, .. } = attribution?.speaker.as_ref()?;
    match (kind, family) {
        (SpeakerKind::Person, Some(family)) => {
            Some(Name { family: family.clone(), given: given.clone().unwrap_or_default(), ..Name::default() })
        }
        (SpeakerKind::Person, None) => Some(Name::literal(name.as_str())),
        (SpeakerKind::Organisation, _) => {
            let bare = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
            Some(Name::literal(bare))
        }
        (SpeakerKind::Pronoun | SpeakerKind::Description, _) => None,
    }
}

/// What a key is made of where nobody is named: the site.
fn title(address: &Address) -> String {
    let host = address.url.split("://").nth(1).unwrap_or_default();
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let labels: Vec<&str> = host.split('.').filter(|label| !label.is_empty() && *label != "www").collect();
    // `example.org`, `news.example.co.uk`
    let is_second = |label: &&str| matches!(*label, "co" | "com" | "org" | "gov" | "ac" | "net");
    let known = labels.len().checked_sub(2).and_then(|at| {
        let label = labels.get(at)?;
        if is_second(label) { labels.get(at.checked_sub(1)?) } else { Some(label) }
    });
    known.or(labels.first()).map_or_else(|| address.words.clone(), |label| (*label).to_owned())
}
