//! `missing-transcript`

use std::path::Path;
use std::sync::Arc;

use super::{Check, Context, Diagnostic, Repeats, Rule, Severity};
use crate::sources::Library;
use crate::workspace::{Snapshot, Source};

pub(super) static RULE: Rule = Rule {
    code: "missing-transcript",
    severity: Severity::Error,
    summary: "The transcript that an entry names is absent, unreadable or out of reach",
    why: "Quotations from this source look checked and are not.",
    fires: "\
---
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  issued: 1863-11-19
  transcript: no-such-file.txt
---

“The world will little note what we say here,” he said [@lincoln-1863].
",
    silent: "\
---
references:
- id: lincoln-1863
  type: speech
  author: [{family: Lincoln, given: Abraham}]
  issued: 1863-11-19
---

“The world will little note what we say here,” he said [@lincoln-1863].
",
    waits: true,
    is_on: true,
    fixes: &[],
    options: &[],
    repeats: Repeats::Shown,
    check: Check::Cited(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let document = context.document;
    in_library(context.snapshot, &document.path, &document.metadata.library, found);
}

/// The same in a library.
pub(super) fn in_library(snapshot: &Snapshot, path: &Arc<Path>, library: &Library, found: &mut Vec<Diagnostic>) {
    for entry in library.entries() {
        for named in snapshot.transcripts_named_by(Source { path, entry }) {
            // What a crossref brings along is said where it stands.
            let reason = named.problem().filter(|_| named.is_promised() && !named.field.is_inherited);
            let Some(reason) = reason else { continue };
            let message = format!("`{}` cannot be read: {reason}.", named.name);
            found.push(Diagnostic::new(&RULE, named.field.span, message));
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::analysis::diagnostics::tests::check;

    #[test]
    fn what_is_wrong_with_a_transcript_is_said_at_its_field() {
        check(&expect![[r#"
            //- /article.md
            ---
            bibliography: refs.bib
            references:
            - {id: a, type: speech, author: [{family: Roe}], issued: 2025, transcript: none.txt}
                                                                                       ^^^^^^^^ error missing-transcript: `none.txt` cannot be read: no such file.
            - {id: b, type: speech, author: [{family: Roe}], issued: 2025, transcript: notes.docx}
                                                                                       ^^^^^^^^^^ error missing-transcript: `notes.docx` cannot be read: its name does not end in .txt, .md, .html, .vtt, .srt or .pdf, which are the formats that ibid reads.
            - {id: c, type: speech, author: [{family: Roe}], issued: 2025, transcript: empty.html}
                                                                                       ^^^^^^^^^^ error missing-transcript: `empty.html` cannot be read: it has no text.
            - {id: d, type: speech, author: [{family: Roe}], issued: 2025, transcript: 'https://example.org/a.txt'}
                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-transcript: `https://example.org/a.txt` cannot be read: ibid reads nothing from the network; save it beside the document.
            ---

            So [@a; @b; @c; @d; @e].
            //- /refs.bib
            @speech{e, author = {Roe, Ann}, date = {2025}, transcript = {refs.txt}, file = {none.pdf}}
                                                                         ^^^^^^^^ error missing-transcript: `refs.txt` cannot be read: no such file.
            @speech{f, author = {Roe, Ann}, date = {2025}, file = {none.pdf}}
            //- /empty.html
            <html><script>so()</script></html>
        "#]]);
    }
}
