//! What is found in a file and what of it is shown, be it published or asked for.
//!
//! Findings that would fire on what is being typed this instant wait for a pause. What was found stays as long as nothing
//! changes that it depends on.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use tower_lsp::ls_types::{self as lsp, MessageType};

use super::session::Session;
use super::to_proto::ToProto;
use super::uri;
use crate::analysis::diagnostics::{Cache, Diagnostic};
use crate::text::{Span, Text};
use crate::workspace::{File, Inputs, MarkdownDiagnostics, Snapshot};

/// How long nobody must have typed in a document before findings on what was typed last are shown.
const PAUSE: Duration = Duration::from_millis(500);

/// A finding in the protocol's terms. Shared: there may be thousands, and a letter changes few.
pub(super) type Listed = Arc<lsp::Diagnostic>;

/// A finding, and whether it would fire on what was typed last.
pub(super) type Finding = (Listed, bool);

/// What was found in each file when it was looked at last.
#[derive(Default)]
pub(super) struct Diagnosing {
    files: Mutex<HashMap<Arc<Path>, Arc<Mutex<Diagnosed>>>>,
    /// When the editor changed each of its files last: who asks for diagnostics may do so long after.
    typed: Mutex<HashMap<Arc<Path>, Instant>>,
}

#[derive(Default)]
struct Diagnosed {
    cache: Cache,
    last: Option<(Inputs, Arc<[Finding]>)>,
}

/// What the client sees of a file's findings.
pub(super) struct Shown {
    /// What they were found from.
    pub(super) inputs: Inputs,
    /// The list that the client has. `None`: it has none, or an empty one that nothing would be taken back from.
    pub(super) list: Option<Vec<Listed>>,
    /// When the file was edited last.
    typed: Option<Instant>,
    /// When what is held back is to be shown.
    pub(super) due: Option<Instant>,
}

/// What a file shows now.
#[derive(Default)]
pub(super) struct Look {
    /// The list. `None`: a rule failed, and what the client has stays; trying the same again would change nothing.
    pub(super) list: Option<Vec<Listed>>,
    /// Whether the file is not the one that was looked at before.
    pub(super) is_edited: bool,
    typed: Option<Instant>,
    due: Option<Instant>,
}

impl Look {
    /// Whether more is to be shown after a pause.
    pub(super) fn is_held_back(&self) -> bool {
        self.due.is_some()
    }
}

impl Shown {
    /// What the client sees of `inputs` from now on: `list`.
    pub(super) fn after(look: &Look, inputs: Inputs, list: Option<Vec<Listed>>) -> Self {
        Self { inputs, list, typed: look.typed, due: look.due }
    }

    /// Whether the file is another one than was looked at.
    pub(super) fn is_outdated_by(&self, file: &File) -> bool {
        self.inputs.file != *file
    }

    /// Whether the client has edited the file since it was looked at. What speaks for the file, or for what it names,
    /// makes it another one, too, and the client knows nothing of that.
    pub(super) fn is_edited_in(&self, file: &File) -> bool {
        self.inputs.file.version() != file.version()
    }

    /// Whether there is something to look at again.
    pub(super) fn needs_look(&self, inputs: &Inputs, now: Instant) -> bool {
        self.inputs != *inputs || self.due.is_some_and(|due| due <= now)
    }

    /// Whether only libraries have changed since, and only in what the file does not mention: what was found stands, but
    /// for what points into libraries, or names a key that is near. `inputs` count as looked at then.
    pub(super) fn is_unaffected_by(&mut self, inputs: &Inputs) -> bool {
        if self.due.is_some() {
            return false;
        }
        let keys = inputs.changed_keys(&self.inputs);
        let is_unaffected = keys.is_some_and(|keys| !inputs.file.mentions(&keys))
            && !self.list.iter().flatten().any(|shown| rests_on_libraries(shown, &inputs.file));
        if is_unaffected {
            self.inputs = inputs.clone();
        }
        is_unaffected
    }
}

impl Session {
    /// What the file of `inputs` shows now of the `findings` in it, where the client sees `before`; `None`: a rule failed.
    pub(super) fn look(
        &self,
        snapshot: &Snapshot,
        inputs: &Inputs,
        before: Option<&Shown>,
        findings: Option<&[Finding]>,
    ) -> Look {
        let now = Instant::now();
        let is_edited = before.is_none_or(|before| before.is_outdated_by(&inputs.file));
        let typed = if is_edited {
            inputs.file.last_edit().map(|_| self.last_typed(inputs.file.path()).unwrap_or(now))
        } else {
            before.and_then(|before| before.typed)
        };
        let pause_ends = typed.map(|typed| typed + PAUSE).filter(|end| now < *end);
        if before.is_none() && !inputs.wanted {
            self.say_that_they_are_off(snapshot, &inputs.file);
        }
        let Some(findings) = findings else { return Look { list: None, is_edited, typed, due: None } };
        let sent = before.and_then(|before| before.list.as_deref()).unwrap_or_default();
        let list = without_held_back(findings, pause_ends.is_some(), sent);
        let due = pause_ends.filter(|_| list.len() < findings.len());
        Look { list: Some(list), is_edited, typed, due }
    }

    /// The findings in a file, in the protocol's terms.
    pub(super) fn findings(&self, snapshot: &Snapshot, inputs: &Inputs) -> Arc<[Finding]> {
        let path = inputs.file.path();
        let diagnosed = {
            let mut files = self.diagnosing.files.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(files.entry(Arc::clone(path)).or_default())
        };
        // Who asks meanwhile for the same file waits, and has its answer then.
        let mut diagnosed = diagnosed.lock().unwrap_or_else(PoisonError::into_inner);
        if !inputs.wanted {
            // Nobody will ask what was found before.
            *diagnosed = Diagnosed::default();
            return Arc::default();
        }
        if let Some((known, findings)) = &diagnosed.last
            && known == inputs
        {
            return Arc::clone(findings);
        }
        // A panic leaves an empty cache.
        let mut cache = std::mem::take(&mut diagnosed.cache);
        diagnosed.last = None;
        let found = match &inputs.file {
            File::Document(document) => self.features.diagnose_again(snapshot, document, &mut cache),
            File::Library(path, _) => self.features.diagnose_library(snapshot, path),
            File::Config(config) => self.features.diagnose_config(snapshot, config),
        };
        let to_proto = ToProto { snapshot, agreed: self.agreed() };
        let (text, edit) = (inputs.file.text(), inputs.file.last_edit());
        let finding = |found: Diagnostic| {
            let is_typed = found.rule.waits && edit.is_some_and(|edit| is_being_typed(text, edit, found.span));
            (Arc::new(to_proto.diagnostic(text, &found)), is_typed)
        };
        let findings: Arc<[Finding]> = found.into_iter().map(finding).collect();
        *diagnosed = Diagnosed { cache, last: Some((inputs.clone(), Arc::clone(&findings))) };
        findings
    }

    /// The editor changes the file at `path` now.
    pub(super) fn note_typing(&self, path: &Arc<Path>) {
        let mut typed = self.diagnosing.typed.lock().unwrap_or_else(PoisonError::into_inner);
        typed.insert(Arc::clone(path), Instant::now());
    }

    fn last_typed(&self, path: &Path) -> Option<Instant> {
        self.diagnosing.typed.lock().unwrap_or_else(PoisonError::into_inner).get(path).copied()
    }

    /// Forgets what was found in the file at `path`.
    pub(super) fn forget_findings(&self, path: &Path) {
        self.diagnosing.typed.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
        self.diagnosing.files.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
    }

    /// Says, in the log and once for a document, why there is nothing to see and how to change that.
    fn say_that_they_are_off(&self, snapshot: &Snapshot, file: &File) {
        let is_document = matches!(file, File::Document(_));
        if is_document && snapshot.settings().markdown == MarkdownDiagnostics::Auto {
            let message = format!(
                "ibid: no diagnostics in {}, which names no sources of its own. To have them, put “ibid: true” into its \
                 metadata, an ibid.toml into its folder, or set ibid.markdown to \"always\".",
                file.path().display()
            );
            self.log(MessageType::INFO, message);
        }
    }
}

/// The findings but for those on what is being typed. Those of them that the client shows already, perhaps in other
/// words, stay: they would flicker.
fn without_held_back(findings: &[Finding], is_typing: bool, sent: &[Listed]) -> Vec<Listed> {
    let is_shown = |diagnostic: &lsp::Diagnostic| {
        sent.iter().any(|sent| sent.code == diagnostic.code && sent.range.start == diagnostic.range.start)
    };
    let shown = findings.iter().filter(|(diagnostic, typed)| !(is_typing && *typed) || is_shown(diagnostic));
    shown.map(|(diagnostic, _)| Arc::clone(diagnostic)).collect()
}

/// Whether a finding in `file` says something of libraries that no key of the file says.
fn rests_on_libraries(diagnostic: &lsp::Diagnostic, file: &File) -> bool {
    let points_elsewhere = || {
        let related = diagnostic.related_information.iter().flatten();
        let own = uri::from_path(file.path());
        related.into_iter().any(|related| Some(&related.location.uri) != own.as_ref())
    };
    let is_undefined = diagnostic.code == Some(lsp::NumberOrString::String("undefined-source".into()));
    is_undefined || points_elsewhere()
}

/// Whether a finding at `span` is about what is being typed at `edit`: touches it, or begins before it on its line.
fn is_being_typed(text: &Text, edit: Span, span: Span) -> bool {
    let caret = edit.end();
    let touches = span.start() <= caret && edit.start() <= span.end();
    touches || (span.start() <= caret && text.line_of(span.start()) == text.line_of(caret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_the_caret_on_its_line_is_being_typed() {
        let text = Text::new("one “two\nthree “four five\nsix");
        let edit = Span::new(23, 24);
        let at = |words: &str| {
            let start = text.to_string().find(words).unwrap();
            Span::new(start, start + words.len())
        };
        for (words, typed) in [
            ("“four", true),
            ("three", true),
            ("five", false),
            ("one “two", false),
            ("six", false),
            ("one “two\nthree “four", true),
        ] {
            assert_eq!(is_being_typed(&text, edit, at(words)), typed, "{words}");
        }
    }
}
