//! What a new source entry says, as far as the text does.

use super::address::Address;
use crate::analysis::shared::entry_edit::{NewEntry, NewField};
use crate::analysis::shared::new_key::{Parts, new_key};
use crate::sources::{Date, FieldName, Name, Value};
use crate::syntax::attribution::Attribution;
use crate::syntax::lexicon::{Class, Lexicon, fold};
use crate::syntax::{Lang, Outlet, OutletKind, Speaker, SpeakerKind, Statement, StatementKind};
use crate::workspace::{Document, Sources};

/// What is known of a source that has no entry.
#[derive(Clone, Debug, Default)]
pub(super) struct Known<'a> {
    /// What the text says of it.
    pub(super) attribution: Option<&'a Attribution>,
    /// Whose page it is, where that has no other name: “the council”.
    pub(super) organisation: Option<Name>,
    /// Where it is linked to.
    pub(super) address: Option<&'a Address>,
    /// What it is cited by already.
    pub(super) key: Option<&'a str>,
    /// Whether it is for a claim: nobody's words.
    pub(super) is_of_claim: bool,
    /// The words that it is cited for: what a key is made of where nothing else is known.
    pub(super) words: String,
}

impl<'a> Known<'a> {
    /// What `document` says of the source of `statement`.
    pub(super) fn of(document: &Document, statement: &'a Statement<'_>) -> Self {
        Self {
            attribution: statement.attribution.as_ref(),
            words: statement.text(&document.text),
            is_of_claim: statement.kind == StatementKind::Claim,
            ..Self::default()
        }
    }

    /// What it is in, where it is linked to nowhere.
    fn outlet(&self) -> Option<&'a Outlet> {
        self.attribution.filter(|_| self.address.is_none())?.outlet.as_deref()
    }

    /// Whether it is the paper's own words, or the broadcaster's: nobody else is named.
    fn is_by_outlet(&self) -> bool {
        let speaker = self.attribution.and_then(|attribution| attribution.speaker.as_ref());
        self.outlet().zip(speaker).is_some_and(|(outlet, speaker)| speaker.span == outlet.span)
    }
}

/// The entry for what is `known`. Without a key it gets a new one.
pub(super) fn entry(sources: &Sources<'_>, known: &Known<'_>) -> NewEntry {
    let (attribution, address) = (known.attribution, known.address);
    let outlet = known.outlet();
    let name = speaker(attribution).filter(|_| !known.is_by_outlet()).or_else(|| known.organisation.clone());
    let role = attribution.and_then(|it| it.role.as_ref()).filter(|_| known.organisation.is_none());
    let date = attribution.and_then(|it| Date::parse(&it.date.as_ref()?.edtf).ok());
    let kind = kind(known);
    let published = address.and_then(Address::published);
    let year = date.or(published).and_then(|date| Some(date.single()?.year));
    // Of a site a key says little.
    let medium = outlet
        .filter(|it| it.kind != OutletKind::Post)
        .and_then(|it| it.title.clone().or_else(|| it.publisher.clone()));
    let title = address.map(Address::site).or_else(|| role.cloned()).or(medium);
    let title = title.unwrap_or_else(|| telling(&known.words));
    let new = || new_key(sources, &Parts { name: name.clone(), title, year }, &["TK"]);
    let key = known.key.map_or_else(new, ToOwned::to_owned);
    let text = |text: Option<&String>| text.filter(|text| !text.is_empty()).cloned().map(Value::Text);
    let names = name.map(|name| Value::Names(vec![name]));
    let mut fields: Vec<(FieldName, Option<Value>, bool)> = Vec::new();
    let is_page = kind == "webpage";
    match credited(known, kind, names.is_some()) {
        Credited::Speaker => fields.push((FieldName::Speaker, names, !(is_page && known.is_of_claim))),
        Credited::Author => fields.push((FieldName::Author, names, true)),
        Credited::SpeakerOfAuthors => {
            fields.push((FieldName::Speaker, names, !known.is_by_outlet()));
            fields.push((FieldName::Author, None, true));
        }
        Credited::Both => {
            fields.push((FieldName::Author, names.clone(), true));
            fields.push((FieldName::Speaker, names, false));
        }
    }
    fields.push((FieldName::Role, text(role), false));
    fields.push((FieldName::Title, text(address.map(Address::title).as_ref()), true));
    fields.extend(outlet.into_iter().flat_map(of_outlet).map(|(name, value)| (name, text(value), false)));
    fields.push((FieldName::EventPlace, text(attribution.and_then(|it| it.place.as_ref())), false));
    // When it was said; when it was printed is another question.
    let is_quoted = is_paper(kind) && !outlet.is_some_and(|it| it.is_own);
    let date_name = if is_quoted || is_page { FieldName::EventDate } else { FieldName::Issued };
    let is_asked_for = date_name == FieldName::Issued;
    fields.push((date_name, date.map(|date| Value::Date(Ok(date))), is_asked_for));
    fields.push((FieldName::Issued, published.map(|date| Value::Date(Ok(date))), is_quoted || is_page));
    fields.push((FieldName::Url, text(address.map(|it| &it.url)), false));
    let fields = fields.into_iter().filter(|(_, value, is_asked_for)| value.is_some() || *is_asked_for);
    let fields = fields.map(|(name, value, _)| NewField { name, value }).collect();
    NewEntry { key, kind: kind.to_owned(), fields }
}

/// As what somebody is credited in an entry whose words it has.
enum Credited {
    Author,
    Speaker,
    /// Somebody else is the author of what quotes them.
    SpeakerOfAuthors,
    Both,
}

fn credited(known: &Known<'_>, kind: &str, is_named: bool) -> Credited {
    match known.outlet() {
        _ if known.address.is_some() => Credited::Speaker,
        Some(outlet) if outlet.is_own => Credited::Author,
        Some(outlet) if outlet.kind == OutletKind::Broadcast => Credited::Speaker,
        Some(_) if is_paper(kind) => Credited::SpeakerOfAuthors,
        _ if matches!(kind, "speech" | "interview") => Credited::Author,
        _ if is_named => Credited::Both,
        None if kind == UNKNOWN && !known.is_of_claim => Credited::Speaker,
        _ => Credited::Author,
    }
}

fn is_paper(kind: &str) -> bool {
    matches!(kind, "article-newspaper" | "article-magazine")
}

/// The fields that say where it is: as Zotero has them, a hearing's committee is its section.
fn of_outlet(outlet: &Outlet) -> [(FieldName, Option<&String>); 2] {
    let Outlet { kind, title, publisher, .. } = outlet;
    match kind {
        OutletKind::Hearing => [(FieldName::Section, title.as_ref()), (FieldName::Authority, publisher.as_ref())],
        _ => [(FieldName::ContainerTitle, title.as_ref()), (FieldName::Publisher, publisher.as_ref())],
    }
}

/// The words of a quotation that are long enough to tell it from others; all, where none is.
fn telling(words: &str) -> String {
    let long: Vec<&str> = words.split_whitespace().filter(|word| word.chars().count() > 3).collect();
    if long.is_empty() { words.to_owned() } else { long.join(" ") }
}

/// The CSL type of what may be anything.
const UNKNOWN: &str = "document";

/// The CSL type, by what is there: what it was said to or written in; words that somebody said somewhere are a speech's,
/// others an interview's; what an organisation says is a document. Nothing: only the writer knows, and says so first where
/// the source is known to be there, by a key.
fn kind(known: &Known<'_>) -> &'static str {
    let speaker = known.attribution.and_then(|attribution| attribution.speaker.as_ref());
    match (known.outlet().map(|outlet| outlet.kind), speaker.map(|speaker| speaker.kind)) {
        _ if known.address.is_some() => "webpage",
        (Some(OutletKind::Newspaper), _) => "article-newspaper",
        (Some(OutletKind::Magazine), _) => "article-magazine",
        (Some(OutletKind::Broadcast), _) => "broadcast",
        (Some(OutletKind::Post), _) => "post",
        (Some(OutletKind::Hearing), _) => "hearing",
        (None, Some(SpeakerKind::Organisation)) => UNKNOWN,
        (None, Some(_)) if known.attribution.is_some_and(|it| it.place.is_some()) => "speech",
        (Some(OutletKind::Interview), _) | (None, Some(_)) => "interview",
        (None, None) if known.key.is_some() => "",
        (None, None) => UNKNOWN,
    }
}

/// Whose words the text says these are, by name.
pub(super) fn speaker(attribution: Option<&Attribution>) -> Option<Name> {
    let Speaker { kind, name, family, given, .. } = attribution?.speaker.as_ref()?;
    match (kind, family) {
        (SpeakerKind::Person, Some(family)) => Some(Name::from_parts(family, given.as_deref().unwrap_or_default(), "")),
        (SpeakerKind::Person, None) => Some(Name::literal(name.as_str())),
        (SpeakerKind::Organisation, _) => Some(Name::literal(without_article(name))),
        (SpeakerKind::Pronoun | SpeakerKind::Description, _) => None,
    }
}

/// The organisation that the text describes and does not name: “the council”.
pub(super) fn organisation(attribution: Option<&Attribution>, lang: Lang) -> Option<Name> {
    let speaker = attribution?.speaker.as_ref().filter(|it| it.kind == SpeakerKind::Description)?;
    let lexicon = Lexicon::of(lang);
    let name = without_article(&speaker.name);
    let is = |word: &str, classes: &[Class]| lexicon.classes(&fold(word)).any(classes);
    let is_person = name.split_whitespace().any(|word| is(word, &[Class::Role, Class::Title, Class::Preposition]));
    let last = name.split_whitespace().next_back()?;
    (!is_person && is(last, &[Class::Organisation])).then(|| Name::literal(name))
}

/// The name of an organisation without the article that the sentence needs: “the ministry”, « l’Élysée ». One in a capital
/// letter is mostly a part of the name.
fn without_article(name: &str) -> &str {
    const ARTICLES: [&str; 13] =
        ["the ", "The ", "le ", "la ", "les ", "l’", "l'", "L’", "L'", "der ", "die ", "das ", "el "];
    ARTICLES.iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}
