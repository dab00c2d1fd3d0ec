//! What a source on the web is to say: the rules about it differ in the field alone.

use super::{Diagnostic, Rule, missing_accessed, missing_archive, missing_url};
use crate::sources::{Entry, FieldName, Library};

/// The rules about sources on the web.
pub(super) static RULES: [&Rule; 3] = [&missing_url::RULE, &missing_archive::RULE, &missing_accessed::RULE];

/// The types of what is on the web alone.
const TYPES: [&str; 3] = ["webpage", "post", "post-weblog"];

/// Archives whose addresses are copies already.
const ARCHIVES: [&str; 8] = [
    "web.archive.org",
    "archive.org/web",
    "archive.today",
    "archive.ph",
    "archive.is",
    "perma.cc",
    "webcitation.org",
    "ghostarchive.org",
];

/// The sources on the web in `library` that lack what `rule` asks for, at their keys: nothing else of it is written.
pub(super) fn in_library(rule: &'static Rule, library: &Library, found: &mut Vec<Diagnostic>) {
    for entry in library.entries().iter().filter(|entry| TYPES.contains(&entry.kind.as_str())) {
        let has = |name: &FieldName| entry.field(name).is_some();
        let key = &entry.key;
        let message = if rule.code == missing_url::RULE.code {
            (!has(&FieldName::Url) && !has(&FieldName::Doi)).then(|| format!("`{key}` is on the web and has no `URL`."))
        } else if rule.code == missing_archive::RULE.code {
            (!has(&FieldName::ArchiveUrl) && !is_copy(entry))
                .then(|| format!("`{key}` is on the web and has no `archive-url`: no copy of it is known."))
        } else {
            (!has(&FieldName::Accessed))
                .then(|| format!("`{key}` is on the web and does not say when it was `accessed`."))
        };
        found.extend(message.map(|message| Diagnostic::new(rule, entry.key_span, message)));
    }
}

/// Whether the address is that of an archive.
fn is_copy(entry: &Entry) -> bool {
    entry.text(&FieldName::Url).is_some_and(|url| ARCHIVES.iter().any(|archive| url.contains(archive)))
}
