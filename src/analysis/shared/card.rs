//! The card: whose words, when and where said, in which work, where to read it. Three to six lines of Markdown.

use super::aim::Aim;
use super::credit::{self, Credit};
use super::markdown::{address, bold, code, italic, link, text};
use super::words::capitalised;
use crate::sources::{Entry, Field, FieldName, Name};
use crate::syntax::{Attribution, Citation, Placed, Speaker, SpeakerKind};
use crate::text::Text;

/// A card as it is put together, a line at a time.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Card {
    lines: Vec<String>,
}

impl Card {
    /// What `entry` says, and `attribution` where the entry does not; either may be missing.
    pub(in crate::analysis) fn of(entry: Option<&Entry>, attribution: Option<&Attribution>) -> Self {
        Self::aimed(entry, attribution, None, &Aim::default())
    }

    /// The same, with who speaks in the transcript, and links that open where `aim` says.
    pub(in crate::analysis) fn aimed(
        entry: Option<&Entry>,
        attribution: Option<&Attribution>,
        voice: Option<&str>,
        aim: &Aim,
    ) -> Self {
        let mut card = Self::credit(entry, attribution, voice);
        if let Some(entry) = entry {
            card.line(work(entry, &credit::combine(Some(entry), attribution).heard(voice)));
            card.line(links(entry, aim));
        }
        card
    }

    /// The same without the work: whose words they are, when and where said.
    pub(in crate::analysis) fn credit(
        entry: Option<&Entry>,
        attribution: Option<&Attribution>,
        voice: Option<&str>,
    ) -> Self {
        let credit = credit::combine(entry, attribution).heard(voice);
        let mut card = Self::default();
        card.line(who(entry, attribution, &credit, voice));
        card.line(when_and_where(entry, attribution, &credit));
        card
    }

    /// Whether it says nothing yet.
    pub(in crate::analysis) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Adds a line. It is Markdown, and not empty.
    pub(in crate::analysis) fn line(&mut self, line: impl Into<Option<String>>) {
        self.lines.extend(line.into());
    }

    /// As Markdown: every line ends hard.
    pub(in crate::analysis) fn render(self) -> String {
        self.lines.join("  \n")
    }
}

/// A cited key and its locator, as the writer has it: `` `lincoln-1863`, para. 3 ``.
pub(in crate::analysis) fn cited(document: &Text, citation: &Placed<'_, Citation>) -> String {
    let key = code(&citation.key);
    let Some(locator) = &citation.locator else { return key };
    let written = document.slice(citation.place(locator.span));
    // No label means page (`markup.md` §4).
    let is_bare = locator.span == locator.value && locator.label == "page";
    let label = match () {
        () if !is_bare => "",
        () if written.contains(['-', '–', ',']) => "pp. ",
        () => "p. ",
    };
    format!("{key}, {label}{}", text(&written))
}

/// A source in one line, for lists of several: “in Gabor Boritt, *The Gettysburg Gospel*, 2006”.
pub(in crate::analysis) fn summary(entry: &Entry) -> String {
    let speaker = entry.speakers().and_then(|field| names(field.names()));
    let credit = credit::combine(Some(entry), None);
    let said = credit.date.filter(|_| speaker.is_some()).map(|date| text(&date.words()));
    let credit = Credit { date: said.as_ref().and(credit.date), ..credit };
    join([speaker, said, work(entry, &credit)]).unwrap_or_default()
}

/// The first line: “**Abraham Lincoln**, 16th President of the United States”.
fn who(
    entry: Option<&Entry>,
    attribution: Option<&Attribution>,
    credit: &Credit,
    voice: Option<&str>,
) -> Option<String> {
    let stated = attribution.filter(|_| entry.and_then(Entry::speakers).is_none());
    let stated_speaker = stated.and_then(|attribution| attribution.speaker.as_ref());
    let Some(name) = credit.speaker.as_deref() else { return stated_speaker.and_then(unnamed) };
    // “the Chicago Times”, as it stands in a sentence; a person's name is kept as it is.
    let is_organisation =
        !credit.is_heard && stated_speaker.is_some_and(|speaker| speaker.kind == SpeakerKind::Organisation);
    let speaker = bold(&if is_organisation { capitalised(name) } else { name.to_owned() })?;
    let known_from = match () {
        () if credit.is_heard => " (as the transcript has it)",
        // What the transcript confirms is no guess.
        () if voice == Some(name) => "",
        () if stated.is_some_and(|stated| stated.inferred) => " (inferred from earlier in the paragraph)",
        () => "",
    };
    let role = credit.role.as_deref().map(text).filter(|role| !role.is_empty());
    Some(format!("{speaker}{}{known_from}", role.map_or(String::new(), |role| format!(", {role}"))))
}

/// Somebody whom the text describes and does not name. A pronoun says nothing.
fn unnamed(speaker: &Speaker) -> Option<String> {
    (speaker.kind == SpeakerKind::Description).then(|| format!("Unnamed: “{}”", text(&speaker.name)))
}

/// The second line: when it was said, not when it was printed, and where.
fn when_and_where(entry: Option<&Entry>, attribution: Option<&Attribution>, credit: &Credit) -> Option<String> {
    let field = |name| entry.and_then(|entry| entry.text(name)).map(text).filter(|text| !text.is_empty());
    let stated =
        || attribution.and_then(|attribution| attribution.place.as_deref()).map(text).filter(|text| !text.is_empty());
    join([
        credit.date.map(|date| text(&date.words())),
        field(&FieldName::EventTitle),
        field(&FieldName::EventPlace).or_else(stated),
    ])
}

/// The work: “*Gettysburg Address* (speech)”, “in Garry Wills, *Lincoln at Gettysburg*, Simon & Schuster, 1992”.
/// “in” says that the words are somebody's whom the entry does not name as speaker (`markup.md` §8). What the lines of
/// the credit say already is not said again.
fn work(entry: &Entry, credit: &Credit) -> Option<String> {
    let field = |name| entry.text(&name).map(text).filter(|text| !text.is_empty());
    let speakers = entry.speakers().map_or(&[][..], Field::names);
    let author = Some(entry.names(&FieldName::Author)).filter(|authors| *authors != speakers);
    let is_known = |authors: &&[Name]| credit::display(authors) == credit.speaker;
    let is_elsewhere = speakers.is_empty() || author.is_some_and(|authors| !authors.is_empty());
    let author = author.filter(|authors| !is_known(authors)).and_then(names);
    let editor = || names(entry.names(&FieldName::Editor)).map(|names| format!("{names} (ed.)"));
    let container = entry.text(&FieldName::ContainerTitle).and_then(italic);
    let publisher = field(FieldName::Publisher);
    // What sort of thing it is goes without saying where it is printed in something.
    let kind = kind(&entry.kind).filter(|_| container.is_none() && publisher.is_none());
    let title = entry.text(&FieldName::Title).and_then(italic);
    let title = match (title, kind) {
        (Some(title), Some(kind)) => Some(format!("{title} ({kind})")),
        (title, kind) => title.or(kind),
    };
    let lead = if is_elsewhere && entry.field(&FieldName::Title).is_some() { "in " } else { "" };
    let by = if entry.names(&FieldName::Author).is_empty() && speakers.is_empty() { editor() } else { author };
    let work = join([
        by,
        title,
        container,
        field(FieldName::Volume).map(|volume| format!("vol. {volume}")),
        publisher.or_else(|| field(FieldName::PublisherPlace)),
        entry
            .date(&FieldName::Issued)
            .filter(|issued| Some(**issued) != credit.date)
            .map(|issued| text(&issued.words())),
        field(FieldName::Page)
            .map(|page| format!("{} {page}", if page.contains(['-', '–', ',']) { "pp." } else { "p." })),
    ])?;
    Some(format!("{lead}{work}"))
}

/// Where it can be read, when it was read, where it is kept.
fn links(entry: &Entry, aim: &Aim) -> Option<String> {
    let url = match (entry.text(&FieldName::Url), entry.text(&FieldName::Doi)) {
        (Some(url), _) => Some(url.to_owned()),
        (None, Some(doi)) => Some(format!("https://doi.org/{doi}")),
        (None, None) => None,
    };
    let online = url.map(|url| link(&address(&url), &aim.url(&url))).filter(|link| !link.is_empty());
    let accessed = entry.date(&FieldName::Accessed).filter(|_| online.is_some());
    let archive =
        entry.text(&FieldName::ArchiveUrl).map(|url| link("archived", &aim.url(url))).filter(|link| !link.is_empty());
    join([online, accessed.map(|date| format!("read {}", text(&date.words()))), archive])
}

/// Names in reading order: “A”, “A and B”, “A, B and C”, “A et al.”
fn names(names: &[Name]) -> Option<String> {
    let (few, are_more) = credit::few(names);
    let shown: Vec<String> = few.iter().map(|name| text(&name.display())).filter(|name| !name.is_empty()).collect();
    if are_more {
        return Some(format!("{} et al.", shown.join(", ")));
    }
    let (last, before) = shown.split_last()?;
    if before.is_empty() {
        return Some(last.clone());
    }
    let joint = if names.last().is_some_and(Name::is_others) { " " } else { " and " };
    Some(format!("{}{joint}{last}", before.join(", ")))
}

/// A CSL type in words, where it tells a reader something.
fn kind(kind: &str) -> Option<String> {
    let words = match kind {
        "" | "article" | "book" | "chapter" | "document" | "entry" | "collection" => return None,
        "personal_communication" => "letter or message",
        "motion_picture" => "film",
        "legal_case" => "court case",
        "post-weblog" => "blog post",
        "paper-conference" => "conference paper",
        "article-newspaper" => "newspaper article",
        "article-magazine" => "magazine article",
        "article-journal" => "journal article",
        "webpage" => "web page",
        other => other,
    };
    Some(text(&words.replace(['-', '_'], " ")))
}

fn join<const N: usize>(parts: [Option<String>; N]) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::fixture::{assert_harmless, hostile};
    use crate::sources::{Date, Value};
    use crate::syntax::StatedDate;
    use crate::syntax::attribution::Origin;
    use crate::text::Span;

    fn entry(kind: &str, fields: &[(FieldName, &str)]) -> Entry {
        let value = |name: &FieldName, value: &str| match name {
            FieldName::Author | FieldName::Speaker | FieldName::Editor | FieldName::Guest => {
                Value::Names(value.split(';').map(Name::from_text).collect())
            }
            FieldName::Issued | FieldName::EventDate | FieldName::Accessed => Value::Date(Date::parse(value)),
            _ => Value::Text(value.to_owned()),
        };
        let span = Span::default();
        let field = |(name, text): &(FieldName, &str)| Field {
            name: name.clone(),
            name_span: span,
            span,
            value: value(name, text),
            is_inherited: false,
        };
        let fields = fields.iter().map(field).collect();
        let key = "key".to_owned();
        Entry { span, key, key_span: span, aliases: Vec::new(), kind: kind.to_owned(), kind_span: span, fields }
    }

    fn attribution(kind: SpeakerKind, name: &str) -> Attribution {
        let span = Span::default();
        let (title, family, given) = (None, None, None);
        Attribution {
            span,
            origin: Origin::Around,
            speaker: Some(Speaker { span, kind, title, name: name.to_owned(), family, given }),
            role: None,
            place: None,
            date: None,
            outlet: None,
            inferred: false,
        }
    }

    #[track_caller]
    fn check(entry: Option<&Entry>, attribution: Option<&Attribution>, expected: &Expect) {
        expected.assert_eq(&Card::of(entry, attribution).render().replace("  \n", "\n"));
    }

    #[test]
    fn a_speech() {
        use FieldName::{Accessed, ArchiveUrl, Author, EventPlace, Issued, Role, Title, Url};
        let speech = entry(
            "speech",
            &[
                (Author, "Lincoln || Abraham"),
                (Role, "16th President of the United States"),
                (Title, "Gettysburg Address"),
                (EventPlace, "Gettysburg, Pennsylvania"),
                (Issued, "1863-11-19"),
                (Url, "https://www.example.org/gettysburg/"),
                (Accessed, "2024-05-03"),
                (ArchiveUrl, "https://archive.example.org/1"),
            ],
        );
        check(
            Some(&speech),
            None,
            &expect![[r#"
                **Abraham Lincoln**, 16th President of the United States
                19 November 1863, Gettysburg, Pennsylvania
                *Gettysburg Address* (speech)
                [example.org/gettysburg](https://www.example.org/gettysburg/), read 3 May 2024, [archived](https://archive.example.org/1)"#]],
        );
    }

    #[test]
    fn words_in_somebody_elses_article() {
        use FieldName::{Author, ContainerTitle, Issued, Page, Speaker, Title};
        let fields = [
            (Author, "Martínez || Zoë;Lee || Ann;et al."),
            (Title, "Two Words Short"),
            (ContainerTitle, "The Marlow Ferry Courier"),
            (Issued, "2025-11-26"),
            (Page, "1-3"),
        ];
        let article = entry("article-newspaper", &fields);
        let with_speaker = entry("article-newspaper", &[&fields[..], &[(Speaker, "Bauer || Ruth")]].concat());
        check(
            Some(&article),
            None,
            &expect![
                "in Zoë Martínez, Ann Lee et al., *Two Words Short*, *The Marlow Ferry Courier*, 26 November 2025, pp. 1-3"
            ],
        );
        check(
            Some(&article),
            Some(&attribution(SpeakerKind::Person, "Ruth Bauer")),
            &expect![[r#"
            **Ruth Bauer**
            in Zoë Martínez, Ann Lee et al., *Two Words Short*, *The Marlow Ferry Courier*, 26 November 2025, pp. 1-3"#]],
        );
        check(
            Some(&with_speaker),
            Some(&attribution(SpeakerKind::Person, "Bauer")),
            &expect![[r#"
            **Ruth Bauer**
            in Zoë Martínez, Ann Lee et al., *Two Words Short*, *The Marlow Ferry Courier*, 26 November 2025, pp. 1-3"#]],
        );
    }

    #[test]
    fn words_of_an_author_are_not_credited_twice() {
        use FieldName::{Author, EventDate, Issued, Publisher, Speaker, Title};
        let book = entry("book", &[(Author, "Wills || Garry"), (Title, "Inventing America"), (Issued, "1978")]);
        check(
            Some(&book),
            Some(&attribution(SpeakerKind::Person, "Garry Wills")),
            &expect![[r#"
            **Garry Wills**
            in *Inventing America*, 1978"#]],
        );
        let oration = [
            (Author, "Everett || Edward"),
            (Speaker, "Everett || Edward"),
            (Title, "Address"),
            (EventDate, "1863-11-19"),
            (Publisher, "Little, Brown"),
            (Issued, "1864"),
        ];
        check(
            Some(&entry("book", &oration)),
            None,
            &expect![[r#"
            **Edward Everett**
            19 November 1863
            *Address*, Little, Brown, 1864"#]],
        );
    }

    #[test]
    fn what_the_text_says_of_a_speaker() {
        let stated = |kind, name| attribution(kind, name);
        check(None, Some(&stated(SpeakerKind::Pronoun, "she")), &expect![[r#""#]]);
        check(None, Some(&stated(SpeakerKind::Description, "a spokesman")), &expect!["Unnamed: “a spokesman”"]);
        check(
            None,
            Some(&stated(SpeakerKind::Organisation, "the ministry of Health")),
            &expect!["**The ministry of Health**"],
        );
        let inferred = Attribution { inferred: true, ..stated(SpeakerKind::Person, "Ruth Bauer") };
        let full = Attribution {
            role: Some("mayor".to_owned()),
            place: Some("Bonn".to_owned()),
            date: Some(StatedDate { span: Span::default(), edtf: "1949-05".to_owned() }),
            ..inferred
        };
        check(
            None,
            Some(&full),
            &expect![[r#"
            **Ruth Bauer**, mayor (inferred from earlier in the paragraph)
            May 1949, Bonn"#]],
        );
    }

    #[test]
    fn thin_entries() {
        use FieldName::{Doi, Editor, Issued, Title, Url};
        check(Some(&entry("", &[])), None, &expect![[r#""#]]);
        check(Some(&entry("speech", &[])), None, &expect!["speech"]);
        check(
            Some(&entry("book", &[(Editor, "Platt || Suzy"), (Title, "Respectfully Quoted")])),
            None,
            &expect!["in Suzy Platt (ed.), *Respectfully Quoted*"],
        );
        check(
            Some(&entry("webpage", &[(Issued, "forthcoming"), (Url, "javascript:x")])),
            None,
            &expect![[r#"
                web page
                javascript:x"#]],
        );
        check(
            Some(&entry("report", &[(Doi, "10.1000/1")])),
            None,
            &expect![[r#"
                report
                [doi.org/10.1000/1](https://doi.org/10.1000/1)"#]],
        );
    }

    #[test]
    fn a_source_in_one_line() {
        use FieldName::{Author, Issued, Publisher, Title};
        let fields = [(Author, "Lincoln || Abraham"), (Title, "Address"), (Issued, "1863"), (Publisher, "Nicolay")];
        expect!["Abraham Lincoln, 1863, *Address*, Nicolay"].assert_eq(&summary(&entry("speech", &fields)));
        expect!["in Abraham Lincoln, *Address*, Nicolay, 1863"].assert_eq(&summary(&entry("book", &fields)));
    }

    proptest! {
        #[test]
        fn no_field_does_anything(
            kind in prop_oneof![hostile(), Just("speech".to_owned()), Just("book".to_owned())],
            values in proptest::collection::vec(hostile(), FieldName::KNOWN.len()),
            speaker in hostile(),
            kinds in 0usize..4,
        ) {
            let fields: Vec<_> = FieldName::KNOWN.iter().cloned().zip(values.iter().map(String::as_str)).collect();
            let kinds = [SpeakerKind::Person, SpeakerKind::Organisation, SpeakerKind::Pronoun, SpeakerKind::Description][kinds];
            let stated = Attribution { role: Some(speaker.clone()), place: Some(speaker.clone()), ..attribution(kinds, &speaker) };
            // All fields, then some: what comes first in a line differs.
            for fields in [&fields[..], &fields[5..], &fields[fields.len() / 2..], &[]] {
                let entry = entry(&kind, fields);
                for stated in [None, Some(&stated)] {
                    assert_harmless(&Card::of(Some(&entry), stated).render());
                    assert_harmless(&summary(&entry));
                }
            }
        }
    }
}
