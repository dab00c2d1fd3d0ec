//! The tokens that the client has of each document: it may ask for what has become of them since.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use tower_lsp::ls_types::{
    SemanticToken, SemanticTokens, SemanticTokensDelta, SemanticTokensEdit, SemanticTokensFullDeltaResult,
};

/// The tokens that were given last.
#[derive(Default)]
pub(super) struct Given {
    last: Mutex<HashMap<Arc<Path>, Last>>,
}

struct Last {
    /// Its number among all that were given of the document.
    id: u64,
    tokens: Vec<SemanticToken>,
}

impl Given {
    /// All `tokens` of the document at `path`.
    pub(super) fn all(&self, path: Arc<Path>, tokens: Vec<SemanticToken>) -> SemanticTokens {
        let (id, _) = self.replace(path, &tokens);
        SemanticTokens { result_id: Some(id), data: tokens }
    }

    /// What makes `tokens` of those that the client has by the name `known`; all of them where that is not what it was
    /// given last.
    pub(super) fn changes(
        &self,
        path: Arc<Path>,
        known: &str,
        tokens: Vec<SemanticToken>,
    ) -> SemanticTokensFullDeltaResult {
        let (id, before) = self.replace(path, &tokens);
        match before.filter(|before| before.id.to_string() == known) {
            None => SemanticTokens { result_id: Some(id), data: tokens }.into(),
            Some(before) => {
                let edits = difference(&before.tokens, &tokens).into_iter().collect();
                SemanticTokensDelta { result_id: Some(id), edits }.into()
            }
        }
    }

    /// The document at `path` is closed.
    pub(super) fn forget(&self, path: &Path) {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).remove(path);
    }

    /// Gives what was given before, and the name of what is given now.
    fn replace(&self, path: Arc<Path>, tokens: &[SemanticToken]) -> (String, Option<Last>) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let id = last.get(&path).map_or(1, |last| last.id + 1);
        let before = last.insert(path, Last { id, tokens: tokens.to_vec() });
        (id.to_string(), before)
    }
}

/// The edit, in numbers of five to a token, that makes `after` of `before`. `None`: they are the same.
fn difference(before: &[SemanticToken], after: &[SemanticToken]) -> Option<SemanticTokensEdit> {
    if before == after {
        return None;
    }
    let same = |(a, b): &(&SemanticToken, &SemanticToken)| a == b;
    let start = before.iter().zip(after).take_while(same).count();
    let (before, after) = (before.get(start..).unwrap_or_default(), after.get(start..).unwrap_or_default());
    let end = before.iter().rev().zip(after.iter().rev()).take_while(same).count();
    let numbers = |tokens: usize| u32::try_from(tokens * 5).unwrap_or(u32::MAX);
    let new = after.get(..after.len() - end).unwrap_or_default().to_vec();
    Some(SemanticTokensEdit {
        start: numbers(start),
        delete_count: numbers(before.len() - end),
        data: Some(new).filter(|new| !new.is_empty()),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn token(delta_line: u32) -> SemanticToken {
        SemanticToken { delta_line, delta_start: 0, length: 1, token_type: 0, token_modifiers_bitset: 0 }
    }

    #[test]
    fn a_client_that_has_the_last_is_told_what_has_changed() {
        let (given, path): (Given, Arc<Path>) = (Given::default(), Path::new("/a.md").into());
        let first = given.all(Arc::clone(&path), vec![token(1), token(2)]);
        let id = first.result_id.unwrap();
        let SemanticTokensFullDeltaResult::TokensDelta(delta) =
            given.changes(Arc::clone(&path), &id, vec![token(1), token(3), token(2)])
        else {
            panic!("all of them");
        };
        let edit = SemanticTokensEdit { start: 5, delete_count: 0, data: Some(vec![token(3)]) };
        assert_eq!(delta.edits, [edit]);
        assert_ne!(delta.result_id.as_ref(), Some(&id));
        let again = given.changes(path, &id, vec![token(1)]);
        assert!(matches!(again, SemanticTokensFullDeltaResult::Tokens(_)), "that was given before the last");
    }

    proptest! {
        #[test]
        fn an_edit_makes_the_one_of_the_other(
            before in prop::collection::vec(0u32..3, 0..8), after in prop::collection::vec(0u32..3, 0..8),
        ) {
            let [before, after] = [before, after].map(|lines| lines.into_iter().map(token).collect::<Vec<_>>());
            let mut edited = before.clone();
            if let Some(edit) = difference(&before, &after) {
                let start = edit.start as usize / 5;
                edited.splice(start..start + edit.delete_count as usize / 5, edit.data.unwrap_or_default());
            }
            prop_assert_eq!(edited, after);
        }
    }
}
