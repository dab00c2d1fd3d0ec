//! The card: who said it, when, where, and what sourced it.

mod passage;
#[cfg(test)]
mod tests;
mod undefined;
mod unsourced;
mod verdict;
#[cfg(test)]
mod voices;

use super::FilePosition;
use super::shared::aim::Aim;
use super::shared::card::{self, Card};
use super::shared::key;
use super::shared::markdown::{address, code, link};
use super::shared::nearest::nearest;
use super::shared::person::in_full;
use super::shared::subject::{self, Fact, Note, Reader, Subject};
use super::shared::usage::in_words;
use super::shared::verification::{Verification, verify};
use crate::syntax::{Citation, Need, Placed, Sourcing, Statement};
use crate::text::Span;
use crate::workspace::{CitationReach, Snapshot, Source};

/// A card and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What the card is about.
    pub span: Span,
    /// The card, in Markdown. Every string in it that came from a file is escaped.
    pub markdown: String,
}

/// The card for a quotation, claim, citation, attribution or entry at `position`.
pub fn hover(snapshot: &Snapshot, position: &FilePosition) -> Option<Hover> {
    let (span, markdown) = match subject::at(snapshot, position)? {
        Subject::Entry(source) => (source.entry.span, entry(snapshot, source)),
        Subject::Mention(_, mention, meant) => (mention.span, mentioned(snapshot, &mention.key, meant.first())),
        Subject::InDocument(reader, fact) => match fact {
            Fact::Citation(citation) => (citation.place(citation.span), reader.citation(snapshot, citation)),
            Fact::Note(note) => (note.span, reader.note(snapshot, &note)?),
            Fact::Attribution(span, statement) => (span, reader.attribution(snapshot, &statement)?),
            Fact::Statement(statement) => {
                let verification = verify(snapshot, reader.document, &reader.sources, &statement);
                let mut verdict = verdict::lines(snapshot, &verification, &statement, &reader.document.text);
                verdict.extend(verdict::checked(reader.document.checking(&statement)));
                (statement.span, reader.statement(snapshot, &statement, (&verification, verdict))?)
            }
        },
    };
    Some(Hover { span, markdown })
}

/// The card of an entry where it stands, with how often it is used, and in which documents.
fn entry(snapshot: &Snapshot, source: Source<'_>) -> String {
    let mut card = Card::of(Some(source.entry), None);
    card.line(format!("{}, {}", code(&source.entry.key), in_words(snapshot, source)));
    card.render()
}

/// The card of the entry that a field, or `nocite`, names.
fn mentioned(snapshot: &Snapshot, key: &str, meant: Option<&Source<'_>>) -> String {
    match meant {
        Some(source) => entry(snapshot, *source),
        None => format!("No source has the key {}.", code(key)),
    }
}

impl Reader<'_> {
    /// The card of a cited key.
    fn citation(&self, snapshot: &Snapshot, citation: Placed<'_, Citation>) -> String {
        let Some(source) = self.sources.get(&citation.key) else {
            return undefined::lines(snapshot, self, &citation.key);
        };
        let aim = &passage::aim(snapshot, self, citation);
        let mut card = Card::aimed(Some(source.entry), None, None, aim);
        card.line(card::cited(&self.document.text, &citation));
        card.render()
    }

    /// The cards of what a footnote cites. `None`: it cites nothing.
    fn note(&self, snapshot: &Snapshot, note: &Note<'_>) -> Option<String> {
        match note.citations.as_slice() {
            [] => None,
            [citation] => Some(self.citation(snapshot, *citation)),
            several => Some(self.list(several)),
        }
    }

    /// What was read from an attribution, and which source its statement has. `None`: it names nothing.
    fn attribution(&self, snapshot: &Snapshot, statement: &Statement<'_>) -> Option<String> {
        let mut card = Card::of(None, in_full(self.document, statement).as_ref());
        if card.is_empty() {
            let nothing = (&Verification::default(), Vec::new());
            return self.statement(snapshot, statement, nothing);
        }
        let keys: Vec<String> = statement.citations().iter().map(|citation| code(&citation.key)).collect();
        card.line(match keys.as_slice() {
            [] => "Read from this text. No source yet.".to_owned(),
            keys => format!("Read from this text. Sourced by {}.", keys.join(", ")),
        });
        Some(card.render())
    }

    /// Whose words a quotation or claim is, and what sources it. `None`: it needs no source and has none.
    fn statement(
        &self,
        snapshot: &Snapshot,
        statement: &Statement<'_>,
        (verification, verdict): (&Verification<'_>, Vec<String>),
    ) -> Option<String> {
        let reach = snapshot.settings_for(self.document).citation_reach;
        // What the end of the paragraph cites may be about somebody else's words.
        let is_reached = reach == CitationReach::Paragraph || !matches!(statement.sourcing, Sourcing::Paragraph(_));
        let is_about_it = is_reached || verification.found.is_some();
        let cited = statement.citations().iter().filter(|_| is_about_it);
        let entries: Vec<Source<'_>> = cited.filter_map(|citation| self.sources.get(&citation.key)).collect();
        let is_one = statement.citations().len() == 1;
        let attribution = in_full(self.document, statement);
        let attribution = attribution.as_ref();
        // Of several sources the first that says whose words they are says the most.
        let speaking = entries.iter().find(|source| source.entry.speakers().is_some()).or(entries.first());
        let voice = verification.voice().map(|(name, _)| name);
        let mut card = match speaking {
            Some(source) if is_one => {
                let aim = Aim::of(statement, verification, &self.document.text);
                Card::aimed(Some(source.entry), attribution, voice, &aim)
            }
            Some(source) => Card::credit(Some(source.entry), attribution, voice),
            None => Card::of(None, attribution),
        };
        let is_checked = snapshot.wants_diagnostics(self.document);
        match self.sourcing(statement, reach) {
            Some(line) => card.line(line),
            // Without an attribution there would be nothing on the card that a reader could use.
            None if statement.need == Need::No || (card.is_empty() && !is_checked) => return None,
            None => card.line(unsourced::line(snapshot, self, statement)),
        }
        for line in verdict {
            card.line(line);
        }
        Some(card.render())
    }

    /// What sources a statement. `None`: nothing.
    fn sourcing(&self, statement: &Statement<'_>, reach: CitationReach) -> Option<String> {
        Some(match &statement.sourcing {
            Sourcing::Citations(citations) => self.sourced("Sourced by", citations),
            Sourcing::Paragraph(citations) if reach == CitationReach::Paragraph => {
                self.sourced("Sourced by", citations)
            }
            Sourcing::Paragraph(citations) => self.sourced("Only the end of its paragraph cites", citations),
            Sourcing::Link(place) => {
                let url = self.document.text.slice(place.place(place.target));
                let url = url.trim_matches(['<', '>']);
                let aim = Aim::of_words(statement, &self.document.text);
                let shown =
                    if place.label.is_some() { "a link".to_owned() } else { link(&address(url), &aim.url(url)) };
                format!("Sourced only by {shown}. Make it a source entry, and cite that.")
            }
            Sourcing::None => return None,
        })
    }

    /// The line, or list, that says what sources a statement.
    fn sourced(&self, lead: &str, citations: &[Placed<'_, Citation>]) -> String {
        match citations {
            [one] if self.sources.get(&one.key).is_some() => {
                format!("{lead} {}", card::cited(&self.document.text, one))
            }
            [one] => self.unknown(&one.key),
            several => format!("{lead}\n{}", self.list(several)),
        }
    }

    /// A short card for each.
    fn list(&self, citations: &[Placed<'_, Citation>]) -> String {
        let item = |citation: &Placed<'_, Citation>| match self.sources.get(&citation.key) {
            Some(source) => {
                format!("- {}: {}", card::cited(&self.document.text, citation), card::summary(source.entry))
            }
            None => format!("- {}", self.unknown(&citation.key)),
        };
        citations.iter().map(item).collect::<Vec<_>>().join("\n")
    }

    /// Why there is no card for a key, beside what else a card says.
    fn unknown(&self, key: &str) -> String {
        let name = code(key);
        if key == key::TO_COME {
            return format!("{name} stands for a source that is still to come.");
        }
        if self.sources.incomplete {
            return format!("{name} may be in a bibliography that is not read yet.");
        }
        match nearest(key, self.sources.iter().map(|source| source.entry.key.as_str())) {
            Some(near) => format!("No source has the key {name}. Did you mean {}?", code(near)),
            None => format!("No source has the key {name}."),
        }
    }
}
