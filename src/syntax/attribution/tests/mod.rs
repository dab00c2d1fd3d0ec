//! What is read of attributions in the seven languages, in compact notation, and that nothing panics.

use std::fmt::Write as _;

use super::super::Lang;
use super::super::sentence::{sentences, tests::quotations};
use super::*;

/// `person Given|Family; title T; role R; place P; date D; inferred`, without what is not there.
fn show(attribution: Option<&Attribution>) -> String {
    let Some(attribution) = attribution else { return "none".to_owned() };
    let mut shown = match &attribution.speaker {
        None => "nobody".to_owned(),
        Some(speaker) => {
            let kind = match speaker.kind {
                SpeakerKind::Person => "person",
                SpeakerKind::Organisation => "organisation",
                SpeakerKind::Pronoun => "pronoun",
                SpeakerKind::Description => "description",
            };
            let parts = match (&speaker.given, &speaker.family) {
                (None, None) => format!(" {}", speaker.name),
                (given, family) => {
                    format!(" {}|{}", given.as_deref().unwrap_or_default(), family.as_deref().unwrap_or_default())
                }
            };
            let title = speaker.title.as_ref().map(|title| format!("; title {title}")).unwrap_or_default();
            format!("{kind}{parts}{title}")
        }
    };
    let details = [
        ("role", attribution.role.clone()),
        ("place", attribution.place.clone()),
        ("date", attribution.date.as_ref().map(|date| date.edtf.clone())),
    ];
    for (label, value) in details {
        if let Some(value) = value {
            let _ = write!(shown, "; {label} {value}");
        }
    }
    if attribution.inferred {
        shown += "; inferred";
    }
    shown
}

#[track_caller]
fn check(cases: &[(Lang, &str, &str)], read: impl Fn(&str, Lang) -> Option<Attribution>) {
    let mut wrong = String::new();
    for &(lang, text, expected) in cases {
        let found = read(text, lang);
        let shown = show(found.as_ref());
        if shown != expected {
            let _ = write!(wrong, "\n{text}\n    expected  {expected}\n    found     {shown}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn lead_in(text: &str, lang: Lang) -> Option<Attribution> {
    let sentences = sentences(text, &[], lang);
    super::lead_in(text, &sentences, lang)
}

fn around(text: &str, quotations: &[Span], sentences: &[Span], index: usize, lang: Lang) -> Option<Attribution> {
    Paragraph::new(text, quotations, sentences, lang).around(index)
}

/// The attribution of the quotation after which `^` stands, or of the last one.
fn of_marked(text: &str, lang: Lang) -> Option<Attribution> {
    let at = text.find('^').unwrap_or(text.len());
    let text = text.replace('^', "");
    let quotations = quotations(&text);
    let index = quotations.partition_point(|span| span.end() <= at).checked_sub(1)?;
    around(&text, &quotations, &sentences(&text, &quotations, lang), index, lang)
}

mod around;
mod dash;
mod date;
mod languages;
mod laws;
mod lead_in;
mod outlet;
mod prose;
mod rules;
