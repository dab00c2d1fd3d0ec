//! What the server asks the layers above.

use std::path::Path;
use std::sync::Arc;

use crate::analysis::actions::{self, Action};
use crate::analysis::code_lens::{self, Counts, Lens};
use crate::analysis::completion::{self, Completion, Listing};
use crate::analysis::definition::{self, Definition};
use crate::analysis::diagnostics::{self, Cache, Diagnostic};
use crate::analysis::document_link::{self, DocumentLink};
use crate::analysis::document_symbol::{self, Symbol};
use crate::analysis::file_rename::{self, FileMove};
use crate::analysis::folding_range::{self, Fold};
use crate::analysis::highlight::{self, Highlight};
use crate::analysis::hover::{self, Hover};
use crate::analysis::inlay_hint::{self, InlayHint};
use crate::analysis::lists::citations::{self, CitationList};
use crate::analysis::lists::quotations::{self, QuotationList};
use crate::analysis::lists::sources::{self, SourceRow};
use crate::analysis::rename::{self, Refusal, Rename, Renameable};
use crate::analysis::semantic_tokens::{self, Token};
use crate::analysis::shared::edit::FileEdit;
use crate::analysis::shared::holding::Search;
use crate::analysis::shared::sign_off::{self, Signable};
use crate::analysis::shared::usage::Usage;
use crate::analysis::shared::verification::{self, Memo};
use crate::analysis::workspace_symbol::{self, WorkspaceSymbol};
use crate::analysis::{FilePosition, FileSpan, implementation, references, selection_range};
use crate::sources::Library;
use crate::text::Span;
use crate::workspace::{Config, Document, SignOff, Snapshot};

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
    fn is_reading(&self, snapshot: &Snapshot, document: &Document, offset: Option<usize>) -> bool {
        verification::is_reading(snapshot, document, offset)
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

    /// [`code_lens::counts`]
    fn lens_counts(&self, snapshot: &Snapshot, path: &Path, memo: &Memo) -> Counts {
        code_lens::counts(snapshot, path, memo)
    }

    /// [`document_link::document_links`]
    fn document_links(&self, snapshot: &Snapshot, path: &Path) -> Vec<DocumentLink> {
        document_link::document_links(snapshot, path)
    }

    /// [`inlay_hint::inlay_hints`]
    fn inlay_hints(&self, snapshot: &Snapshot, path: &Path, span: Span) -> Vec<InlayHint> {
        inlay_hint::inlay_hints(snapshot, path, span)
    }

    /// [`highlight::highlights`]
    fn highlights(&self, snapshot: &Snapshot, position: &FilePosition) -> Vec<Highlight> {
        highlight::highlights(snapshot, position)
    }

    /// [`selection_range::selection_ranges`]
    fn selection_ranges(&self, snapshot: &Snapshot, path: &Path, offset: usize) -> Vec<Span> {
        selection_range::selection_ranges(snapshot, path, offset)
    }

    /// [`folding_range::folding_ranges`]
    fn folding_ranges(&self, snapshot: &Snapshot, path: &Path) -> Vec<Fold> {
        folding_range::folding_ranges(snapshot, path)
    }

    /// [`semantic_tokens::semantic_tokens`]
    fn semantic_tokens(&self, snapshot: &Snapshot, path: &Path, span: Span) -> Vec<Token> {
        semantic_tokens::semantic_tokens(snapshot, path, span)
    }

    /// [`completion::complete`]
    fn complete(&self, snapshot: &Snapshot, position: &FilePosition, files: &[String]) -> Option<Completion> {
        completion::complete(snapshot, position, files)
    }

    /// [`completion::listing`]
    fn listing(&self, snapshot: &Snapshot, position: &FilePosition) -> Option<Listing> {
        completion::listing(snapshot, position)
    }

    /// [`completion::is_asked`]
    fn is_asked(&self, snapshot: &Snapshot, position: &FilePosition, sign: &str) -> bool {
        completion::is_asked(snapshot, position, sign)
    }

    /// [`completion::documentation`]
    fn documentation(&self, snapshot: &Snapshot, document: &Path, key: &str) -> Option<String> {
        completion::documentation(snapshot, document, key)
    }

    /// [`actions::search`]
    fn search(&self, snapshot: &Snapshot, path: &Path, span: Span) -> Option<Search> {
        actions::search(snapshot, path, span)
    }

    /// [`actions::listing`]
    fn listing_for_actions(&self, snapshot: &Snapshot, path: &Path, span: Span) -> Option<Listing> {
        actions::listing(snapshot, path, span)
    }

    /// [`actions::actions`]
    fn actions(&self, snapshot: &Snapshot, path: &Path, span: Span, lazily: bool) -> Vec<Action> {
        actions::actions(snapshot, path, span, lazily)
    }

    /// [`actions::fix_all`]
    fn fix_all(&self, snapshot: &Snapshot, document: &Arc<Document>) -> Vec<FileEdit> {
        actions::fix_all(snapshot, document)
    }

    /// [`workspace_symbol::workspace_symbols`]
    fn workspace_symbols(&self, snapshot: &Snapshot, query: &str) -> Vec<WorkspaceSymbol> {
        workspace_symbol::workspace_symbols(snapshot, query)
    }

    /// [`file_rename::file_renames`]
    fn file_renames(&self, snapshot: &Snapshot, moves: &[FileMove]) -> Vec<FileEdit> {
        file_rename::file_renames(snapshot, moves)
    }

    /// [`file_rename::closed`]
    fn closed_around_moves(&self, snapshot: &Snapshot, moves: &[FileMove]) -> Vec<Arc<Path>> {
        file_rename::closed(snapshot, moves)
    }

    /// [`actions::sign_all`]
    fn sign_all(&self, snapshot: &Snapshot, document: &Document) -> Option<Action> {
        actions::sign_all(snapshot, document)
    }

    /// [`sign_off::to_be_signed`]
    fn to_be_signed(&self, snapshot: &Snapshot, document: &Document, span: Option<Span>) -> Signable {
        sign_off::to_be_signed(snapshot, document, span)
    }

    /// [`sign_off::is_signed`]
    fn is_signed<'d>(&self, document: &'d Document, span: Span) -> Vec<&'d SignOff> {
        sign_off::is_signed(document, span)
    }

    /// [`quotations::quotations`]
    fn quotations(&self, snapshot: &Snapshot, document: &Document, memo: &Memo) -> QuotationList {
        quotations::quotations(snapshot, document, memo)
    }

    /// [`quotations::unread_transcripts`]
    fn unread_transcripts(&self, snapshot: &Snapshot, document: &Document) -> Vec<Arc<Path>> {
        quotations::unread_transcripts(snapshot, document)
    }

    /// [`sources::sources`]
    fn sources(&self, library: &Library, usage: &Usage) -> Vec<SourceRow> {
        sources::sources(library, usage)
    }

    /// [`citations::citations`]
    fn citations(&self, snapshot: &Snapshot, position: &FilePosition) -> Option<CitationList> {
        citations::citations(snapshot, position)
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
