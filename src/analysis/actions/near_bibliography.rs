//! Did you mean: a library that is known, for one that is not there under the name that is given.

use std::path::Path;

use super::Action;
use super::case::Case;
use crate::analysis::shared::nearest::nearest;
use crate::analysis::shared::spelling::Spelling;
use crate::sources::Format;

pub(super) fn actions(case: &Case<'_>) -> Vec<Action> {
    let Some(document) = case.document() else { return Vec::new() };
    let span = case.finding.span;
    let named = document.metadata.bibliography.iter().find(|(_, known)| *known == span);
    let Some((name, _)) = named else { return Vec::new() };
    let known = names(case, name);
    let file = |name: &str| Path::new(name).file_name().map(|file| file.to_string_lossy().into_owned());
    let moved = known.iter().find(|known| file(known) == file(name));
    let Some(near) = moved.map(String::as_str).or_else(|| nearest(name, known.iter().map(String::as_str))) else {
        return Vec::new();
    };
    let written = Spelling::of_value(Format::Yaml, &document.text, span).whole(near);
    vec![Action { is_preferred: true, ..case.fix(format!("Did you mean `{near}`?"), vec![(span, written)]) }]
}

/// The libraries that are known, as the document would name them.
fn names(case: &Case<'_>, but: &str) -> Vec<String> {
    let folder = case.home.path().parent().filter(|folder| folder.is_absolute());
    let bases: Vec<&Path> = folder.into_iter().chain(case.snapshot.roots().iter().map(|root| &**root)).collect();
    let within = |path: &Path| bases.iter().find_map(|base| path.strip_prefix(base).ok()).map(Path::to_path_buf);
    let paths = case.snapshot.libraries().map(|(path, _)| within(path));
    let mut names: Vec<String> = paths.flatten().map(|path| path.to_string_lossy().replace('\\', "/")).collect();
    names.retain(|name| name != but);
    names.sort();
    names
}
