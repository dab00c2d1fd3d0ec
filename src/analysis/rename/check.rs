//! Reading a file as it would be after an edit.

use super::Refusal;
use crate::analysis::shared::edit::{edited, file_name};
use crate::analysis::shared::mention;
use crate::sources::{Library, Metadata};
use crate::syntax::Syntax;
use crate::text::{Span, Text};
use crate::workspace::Home;

/// A key, and where it stands.
type Named = (Span, String);

/// Whether each key in the file `home` is after `edits` what it was, and those at the places of edits are `new`.
pub(super) fn check(home: Home<'_>, edits: &[(Span, String)], new: &str) -> Result<(), Refusal> {
    let is_edited = |span: Span| edits.binary_search_by_key(&span, |(span, _)| *span).is_ok();
    let expected = names(home).into_iter().map(|(span, key)| if is_edited(span) { new.to_owned() } else { key });
    let found = names_in(home, &edited(home.text(), edits));
    if expected.eq(found.into_iter().map(|(_, key)| key)) {
        return Ok(());
    }
    let file = file_name(home.path());
    Err(Refusal(format!("with `{new}` as a key, {file} would not be read as it is meant; choose another")))
}

/// Every key in a file as it is.
fn names(home: Home<'_>) -> Vec<Named> {
    let syntax = match home {
        Home::Document(document) => Some(&*document.syntax),
        Home::Library(..) | Home::Config(_) => None,
    };
    all(home, home.text(), home.library(), home.metadata(), syntax)
}

/// Every key in a file with `text` as its content.
fn names_in(home: Home<'_>, text: &str) -> Vec<Named> {
    let content = Text::new(text);
    let (syntax, metadata) = match home {
        Home::Library(..) => return all(home, &content, &home.format().read(text), None, None),
        Home::Config(_) => (None, Metadata::read(text, &[Span::new(0, text.len())])),
        Home::Document(document) => {
            let syntax = Syntax::parse(text, document.syntax.context().dialect);
            let metadata = Metadata::read(text, &syntax.metadata().collect::<Vec<_>>());
            (Some(syntax), metadata)
        }
    };
    all(home, &content, &metadata.library, Some(&metadata), syntax.as_ref())
}

/// The keys that entries have, that they name, that `nocite` names and that the text cites.
fn all(
    home: Home<'_>,
    text: &Text,
    library: &Library,
    metadata: Option<&Metadata>,
    syntax: Option<&Syntax>,
) -> Vec<Named> {
    let mut names: Vec<Named> = Vec::new();
    for entry in library.entries() {
        names.push((entry.key_span, entry.key.clone()));
        names.extend(entry.aliases.iter().map(|(alias, span)| (*span, alias.clone())));
        let mentions = mention::in_entry(entry, home.format(), text);
        names.extend(mentions.into_iter().map(|mention| (mention.span, mention.key)));
    }
    let nocite = metadata.map(|metadata| mention::in_nocite(metadata, text, home.dialect())).unwrap_or_default();
    names.extend(nocite.into_iter().map(|mention| (mention.span, mention.key)));
    let citations = syntax.into_iter().flat_map(Syntax::citations);
    names.extend(citations.map(|citation| (citation.place(citation.key_span), citation.key.clone())));
    names
}
