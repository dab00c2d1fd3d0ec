//! What the server asks the layers above.

use std::path::Path;
use std::sync::Arc;

use crate::analysis::actions::{self, Action, Search};
use crate::analysis::code_lens::{self, Lens};
use crate::analysis::completion::{self, Completion, Listing};
use crate::analysis::definition::{self, Definition};
use crate::analysis::diagnostics::{self, Cache, Diagnostic};
use crate::analysis::document_link::{self, DocumentLink};
use crate::analysis::document_symbol::{self, Symbol};
use crate::analysis::hover::{self, Hover};
use crate::analysis::inlay_hint::{self, InlayHint};
use crate::analysis::rename::{self, Refusal, Rename, Renameable};
use crate::analysis::shared::usage::{self, Usage};
use crate::analysis::shared::verification;
use crate::analysis::{FilePosition, FileSpan, implementation, references};
use crate::text::Span;
use crate::workspace::{Config, Document, Snapshot};

/// The features. Each method is the function of [`crate::analysis`] that has its name; tests put slow and failing ones
/// in their place.
pub trait Features: Send + Sync + 'static {
    /// [`diagnostics::diagnose_again`]
    fn diagnose_again(&self, snapshot: &Snapshot, document: &Arc<Document>, cache: &mut Cache) -> Vec<Diagnostic> {
        diagnostics::diagnose_again(snapshot, document, cache)
    }

    /// [`diagnostics::diagnose_library`]
    fn diagnose_library(&self, snapshot: &Snapshot, path: &Path) -> Vec<Diagnostic> {
        diagnostics::diagnose_library(snapshot, path)
    }

    /// [`diagnostics::diagnose_config`]
    fn diagnose_config(&self, snapshot: &Snapshot, config: &Config) -> Vec<Diagnostic> {
        diagnostics::diagnose_config(snapshot, config)
    }

    /// [`hover::hover`]
    fn hover(&self, snapshot: &Snapshot, position: &FilePosition) -> Option<Hover> {
        hover::hover(snapshot, position)
    }

    /// [`verification::is_reading`]
    fn is_reading(&self, snapshot: &Snapshot, position: &FilePosition) -> bool {
        verification::is_reading(snapshot, position)
    }

    /// [`definition::goto_definition`]
    fn goto_definition(&self, snapshot: &Snapshot, position: &FilePosition) -> Option<Definition> {
        definition::goto_definition(snapshot, position)
    }

    /// [`implementation::goto_implementation`]
    fn goto_implementation(&self, snapshot: &Snapshot, position: &FilePosition) -> Option<Definition> {
        implementation::goto_implementation(snapshot, position)
    }

    /// [`references::references`]
    fn references(&self, snapshot: &Snapshot, position: &FilePosition, declaration: bool) -> Vec<FileSpan> {
        references::references(snapshot, position, declaration)
    }

    /// [`references::unread`]
    fn unread(&self, snapshot: &Snapshot, position: &FilePosition) -> Vec<Arc<Path>> {
        references::unread(snapshot, position)
    }

    /// [`references::closed`]
    fn closed(&self, snapshot: &Snapshot, position: &FilePosition) -> Vec<Arc<Path>> {
        references::closed(snapshot, position)
    }

    /// [`rename::prepare_rename`]
    fn prepare_rename(&self, snapshot: &Snapshot, position: &FilePosition) -> Option<Renameable> {
        rename::prepare_rename(snapshot, position)
    }

    /// [`rename::rename`]
    fn rename(&self, snapshot: &Snapshot, position: &FilePosition, new: &str) -> Result<Rename, Refusal> {
        rename::rename(snapshot, position, new)
    }

    /// [`code_lens::lenses`]
    fn lenses(&self, snapshot: &Snapshot, path: &Path) -> Vec<Lens> {
        code_lens::lenses(snapshot, path)
    }

    /// [`usage::usage`]
    fn usage(&self, snapshot: &Snapshot, path: &Path) -> Usage {
        usage::usage(snapshot, path)
    }

    /// [`document_link::document_links`]
    fn document_links(&self, snapshot: &Snapshot, path: &Path) -> Vec<DocumentLink> {
        document_link::document_links(snapshot, path)
    }

    /// [`inlay_hint::inlay_hints`]
    fn inlay_hints(&self, snapshot: &Snapshot, path: &Path, span: Span) -> Vec<InlayHint> {
        inlay_hint::inlay_hints(snapshot, path, span)
    }

    /// [`completion::complete`]
    fn complete(&self, snapshot: &Snapshot, position: &FilePosition, files: &[String]) -> Option<Completion> {
        completion::complete(snapshot, position, files)
    }

    /// [`completion::listing`]
    fn listing(&self, snapshot: &Snapshot, position: &FilePosition) -> Option<Listing> {
        completion::listing(snapshot, position)
    }

    /// [`completion::documentation`]
    fn documentation(&self, snapshot: &Snapshot, document: &Path, key: &str) -> Option<String> {
        completion::documentation(snapshot, document, key)
    }

    /// [`actions::search`]
    fn search(&self, snapshot: &Snapshot, path: &Path, span: Span) -> Option<Search> {
        actions::search(snapshot, path, span)
    }

    /// [`actions::actions`]
    fn actions(&self, snapshot: &Snapshot, path: &Path, span: Span) -> Vec<Action> {
        actions::actions(snapshot, path, span)
    }

    /// [`document_symbol::document_symbols`]
    fn document_symbols(&self, snapshot: &Snapshot, path: &Path) -> Vec<Symbol> {
        document_symbol::document_symbols(snapshot, path)
    }
}

/// The features as they are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Analysis;

impl Features for Analysis {}
