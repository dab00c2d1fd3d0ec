//! The handlers: convert, call, convert. What one changes it changes before its first `.await`; what one looks at is
//! the state at its first statement.

use std::path::Path;
use std::sync::Arc;

use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types as lsp;
use tower_lsp::ls_types::request::GotoImplementationParams;
use tower_lsp::ls_types::{
    CodeActionParams, CodeLensParams, CompletionParams, DidChangeConfigurationParams, DidChangeTextDocumentParams,
    DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentDiagnosticParams, DocumentDiagnosticReportResult,
    DocumentHighlightParams, DocumentLinkParams, DocumentSymbolParams, FoldingRangeParams, GotoDefinitionParams,
    GotoDefinitionResponse, HoverParams, InitializeParams, InitializeResult, InitializedParams, InlayHintParams,
    PrepareRenameResponse, ReferenceParams, RenameFilesParams, RenameParams, SelectionRangeParams, SemanticTokens,
    SemanticTokensDeltaParams, SemanticTokensFullDeltaResult, SemanticTokensParams, SemanticTokensRangeParams,
    SemanticTokensRangeResult, SemanticTokensResult, SetTraceParams, TextDocumentPositionParams,
    WorkDoneProgressCancelParams, WorkspaceDiagnosticParams, WorkspaceDiagnosticReportResult, WorkspaceSymbolParams,
};

use super::answer::{Needs, Unread};
use super::capabilities::Agreed;
use super::configuration;
use super::from_proto::{self, FileKind};
use super::indexing::{self, Job};
use super::lists;
use super::session::Session;
use super::settings_file;
use super::sign_off;
use super::text_content;
use super::to_proto::{self, ToProto};
use super::watch;
use crate::analysis::rename::Refusal;
use crate::syntax::{Dialect, Syntax};
use crate::text::Span;

/// A text in which all is that is looked for in most.
const SAMPLE: &str = "“Words,” said Ann Roe in 1998 [@a, p. 3].\n\n> More words.\n>\n> — Ann Roe, *Work*, 1998\n";

/// The server, as the protocol library calls it.
pub(super) struct Backend {
    pub(super) session: Arc<Session>,
}

impl Backend {
    /// `window/workDoneProgress/cancel`
    #[allow(clippy::unused_async)] // Handlers are.
    pub(super) async fn progress_cancelled(&self, params: WorkDoneProgressCancelParams) {
        if params.token == lsp::NumberOrString::String(indexing::INDEXING.into()) {
            self.session.searches.cancel();
        }
    }

    /// `$/setTrace`
    #[allow(clippy::unused_async)] // Handlers are.
    pub(super) async fn trace_set(&self, _: SetTraceParams) {}

    /// `workspace/textDocumentContent`
    pub(super) async fn text_content(&self, params: text_content::Params) -> Result<text_content::Content> {
        let snapshot = self.session.snapshot();
        let work = move |_: &Session| text_content::content(&snapshot, &params.uri);
        self.session.compute("reading a text", work).await?
    }

    /// `ibid/quotations`
    pub(super) async fn quotations(&self, params: lists::Params) -> Result<lists::QuotationsResult> {
        self.session.quotations(params).await
    }

    /// `ibid/sources`
    pub(super) async fn sources(&self, params: lists::Params) -> Result<lists::SourcesResult> {
        self.session.sources(params).await
    }

    /// `ibid/citations`
    pub(super) async fn citations(&self, params: TextDocumentPositionParams) -> Result<Option<lists::CitationsResult>> {
        self.session.citations(params).await
    }
}

impl Backend {
    /// The tokens in `range` of the file at `uri`, or all of them, with its path.
    async fn tokens(
        &self,
        uri: &lsp::Uri,
        range: Option<lsp::Range>,
    ) -> Result<Option<(Arc<Path>, Vec<lsp::SemanticToken>)>> {
        self.answer_from_text("naming words", uri, move |features, to_proto, path| {
            let text = to_proto.snapshot.home(path)?.text();
            let span = range
                .map_or(Span::new(0, text.len()), |range| from_proto::range(range, text, to_proto.agreed.encoding));
            let tokens = features.semantic_tokens(to_proto.snapshot, path, span);
            Some((path.into(), to_proto.tokens(text, &tokens)))
        })
        .await
    }
}

impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let text_content = self.session.edge.shows_text();
        let agreed = Agreed { text_content, ..Agreed::with(&params) };
        self.session.agree(agreed);
        if let Some(parent) = params.process_id {
            self.session.edge.started_by(parent);
        }
        let roots = from_proto::roots(&params);
        self.session.change("opening the folders", |workspace| workspace.set_roots(roots));
        if let Some(options) = &params.initialization_options {
            self.session.take_options(options);
        }
        // Patterns and lists of words are compiled when they are first needed: rather now than when a document is opened.
        tokio::task::spawn_blocking(|| Syntax::parse(SAMPLE, Dialect::Markdown));
        Ok(InitializeResult {
            capabilities: agreed.server_capabilities(),
            server_info: Some(lsp::ServerInfo {
                name: env!("CARGO_PKG_NAME").into(),
                version: Some(env!("CARGO_PKG_VERSION").into()),
            }),
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        if self.session.agreed().watched_files {
            self.session.watcher.rely_on_client();
            // A handler that awaits an answer of the client's keeps a slot that the answer may need.
            tokio::spawn(watch::register(Arc::clone(&self.session)));
        }
        if self.session.agreed().configuration_changes {
            tokio::spawn(configuration::register(Arc::clone(&self.session)));
        }
        configuration::ask(&self.session);
        self.session.searches.add(Job::Roots(self.session.snapshot().roots().to_vec()));
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let file = params.text_document;
        let Some(path) = from_proto::path(&file.uri) else { return };
        let Some(kind) = from_proto::file_kind(&path, &file.language_id) else { return };
        self.session.change("reading a file", |workspace| match kind {
            FileKind::Document(language) => workspace.open(&path, language, Some(file.version), &file.text),
            FileKind::Other => {
                workspace.open_file(&path, Some(file.version), &file.text);
            }
        });
        if matches!(kind, FileKind::Document(_)) {
            tokio::spawn(watch::watch_around(Arc::clone(&self.session), path));
        }
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let Some(path) = from_proto::path(&params.text_document.uri) else { return };
        let version = Some(params.text_document.version);
        let changes = from_proto::changes(params.content_changes);
        let encoding = self.session.encoding();
        self.session.note_typing(&path);
        let done = self.session.change("taking in a change", |workspace| {
            workspace.edit(&path, version, &changes, encoding)
                || workspace.edit_file(&path, version, &changes, encoding)
        });
        if done.is_none() {
            self.session.change("giving up a file", |workspace| workspace.close_file(&path));
        }
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        watch::files_changed(&self.session, from_proto::path(&params.text_document.uri));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let Some(path) = from_proto::path(&params.text_document.uri) else { return };
        let was_document = self.session.change("closing a file", |workspace| {
            workspace.close_file(&path);
            workspace.close(&path)
        });
        self.session.given_tokens.forget(&path);
        if was_document == Some(true) {
            self.session.searches.add(Job::Path(path));
        }
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        watch::files_changed(&self.session, params.changes.iter().filter_map(|event| from_proto::path(&event.uri)));
    }

    async fn will_rename_files(&self, params: RenameFilesParams) -> Result<Option<lsp::WorkspaceEdit>> {
        let (snapshot, moves) = (self.session.snapshot(), from_proto::moves(&params));
        // What is not found in time stays as it is; the editor waits with the move.
        let (snapshot, _) = self.session.with_workspace(snapshot, Path::new("")).await;
        self.session.edits_for_moves(snapshot, moves).await
    }

    async fn did_rename_files(&self, params: RenameFilesParams) {
        let moves = from_proto::moves(&params);
        let paths = moves.into_iter().flat_map(|it| [it.from, it.to]);
        watch::files_changed(&self.session, paths.map(Arc::from));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.session.take_settings(&params.settings);
        configuration::ask(&self.session);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let removed: Vec<_> = params.event.removed.iter().filter_map(from_proto::root_of).collect();
        let added: Vec<_> = params.event.added.iter().filter_map(from_proto::root_of).collect();
        self.session.change("changing the folders", |workspace| {
            let snapshot = workspace.snapshot();
            let kept = snapshot.roots().iter().filter(|root| !removed.contains(root)).cloned();
            workspace.set_roots(kept.chain(added.iter().cloned()).collect());
        });
        self.session.searches.add(Job::Roots(added));
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<lsp::Hover>> {
        self.answer("hovering", params.text_document_position_params, Needs::Search, |q| {
            let hover = q.features.hover(q.to_proto.snapshot, &q.at)?;
            Some(q.to_proto.hover(q.text, &hover))
        })
        .await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        self.answer("finding the definition", params.text_document_position_params, Needs::Libraries, |q| {
            let definition = q.features.goto_definition(q.to_proto.snapshot, &q.at)?;
            Some(q.to_proto.definition(q.text, &definition))
        })
        .await
    }

    async fn goto_implementation(&self, params: GotoImplementationParams) -> Result<Option<GotoDefinitionResponse>> {
        self.answer("finding the passage", params.text_document_position_params, Needs::Words, |q| {
            let passages = q.features.goto_implementation(q.to_proto.snapshot, &q.at)?;
            Some(q.to_proto.implementation(q.text, &passages))
        })
        .await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<lsp::Location>>> {
        let declaration = params.context.include_declaration;
        let unread: Unread = |features, snapshot, at| features.unread(snapshot, at);
        let reading = (unread, params.work_done_progress_params);
        self.answer_from_all("finding the references", params.text_document_position, reading, move |q, _| {
            let references = q.features.references(q.to_proto.snapshot, &q.at, declaration);
            Some(q.to_proto.references(&references))
        })
        .await
    }

    async fn prepare_rename(&self, params: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        self.answer("looking for what can be renamed", params, Needs::Libraries, |q| {
            let renameable = q.features.prepare_rename(q.to_proto.snapshot, &q.at)?;
            Some(q.to_proto.renameable(q.text, renameable))
        })
        .await
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<lsp::WorkspaceEdit>> {
        let new = params.new_name;
        let unread: Unread = |features, snapshot, at| features.closed(snapshot, at);
        let reading = (unread, params.work_done_progress_params);
        let answer = self.answer_from_all("renaming", params.text_document_position, reading, move |q, is_complete| {
            if !is_complete {
                let refusal = Refusal("the documents of the workspace are still being read; try again".to_owned());
                return Some(Err(to_proto::refusal(&refusal)));
            }
            let rename = q.features.rename(q.to_proto.snapshot, &q.at, &new);
            let edit = rename.and_then(|rename| Ok((q.to_proto.rename(&rename)?, rename.files)));
            let edit = edit.map_err(|refusal| to_proto::refusal(&refusal));
            let of = q.to_proto.snapshot;
            Some(edit.and_then(|(edit, files)| q.session.refuse_overtaken(of, &files).map(|()| edit)))
        });
        answer.await?.transpose()
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<lsp::CodeActionResponse>> {
        let snapshot = self.session.snapshot();
        let Some(path) = from_proto::path(&params.text_document.uri) else { return Ok(None) };
        if !self.session.agreed().code_actions {
            return Ok(None);
        }
        let snapshot = self.session.with_libraries(snapshot, &path).await;
        let start = from_proto::position(params.range.start);
        let snapshot = self.session.with_transcripts(snapshot, &path, Some(start)).await;
        let work = move |session: &Session| session.actions(&snapshot, &path, params.range, &params.context);
        self.session.compute("finding what can be done", work).await
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        Ok(self.session.pull(params).await.into())
    }

    async fn workspace_diagnostic(&self, params: WorkspaceDiagnosticParams) -> Result<WorkspaceDiagnosticReportResult> {
        Ok(self.session.pull_all(params).await.into())
    }

    async fn code_action_resolve(&self, action: lsp::CodeAction) -> Result<lsp::CodeAction> {
        let snapshot = self.session.snapshot();
        let Some((path, deferred)) = from_proto::deferred(&action) else { return Ok(action) };
        let (snapshot, is_complete) = self.session.with_workspace(snapshot, &path).await;
        self.session.resolved(snapshot, is_complete, path, deferred, action).await
    }

    async fn execute_command(&self, params: lsp::ExecuteCommandParams) -> Result<Option<lsp::LSPAny>> {
        if let Some(asked) = sign_off::asked(&params).map_err(Error::invalid_params)? {
            let (session, snapshot) = (Arc::clone(&self.session), self.session.snapshot());
            tokio::spawn(async move { session.sign(snapshot, asked).await });
            return Ok(None);
        }
        if let Some(asked) = settings_file::asked(&params).map_err(Error::invalid_params)? {
            return self.session.write_settings(asked).await.map(Some);
        }
        let lsp::Location { uri, range } = from_proto::place_to_select(&params).map_err(Error::invalid_params)?;
        let session = Arc::clone(&self.session);
        let show = lsp::ShowDocumentParams { uri, external: None, take_focus: Some(true), selection: Some(range) };
        // A handler that awaits an answer of the client's keeps a slot that the answer may need.
        tokio::spawn(async move { session.client.show_document(show).await });
        Ok(None)
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<lsp::CodeLens>>> {
        let uri = params.text_document.uri;
        self.answer_about("finding the sources of a library", &uri, |features, to_proto, path| {
            to_proto.lenses(path, features.lenses(to_proto.snapshot, path))
        })
        .await
    }

    async fn code_lens_resolve(&self, mut lens: lsp::CodeLens) -> Result<lsp::CodeLens> {
        let snapshot = self.session.snapshot();
        let Some((path, subject)) = from_proto::lens_subject(&lens) else { return Ok(lens) };
        let start = from_proto::position(lens.range.start);
        lens.command = self.session.lens_command(snapshot, path, subject, start).await?;
        Ok(lens)
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<lsp::DocumentLink>>> {
        self.answer_about("finding the links", &params.text_document.uri, |features, to_proto, path| {
            to_proto.document_links(path, features.document_links(to_proto.snapshot, path))
        })
        .await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<lsp::InlayHint>>> {
        let InlayHintParams { text_document, range, .. } = params;
        self.answer_about("hinting at verdicts", &text_document.uri, move |features, to_proto, path| {
            let text = to_proto.snapshot.text(path)?;
            let span = from_proto::range(range, text, to_proto.agreed.encoding);
            Some(to_proto.inlay_hints(text, features.inlay_hints(to_proto.snapshot, path, span)))
        })
        .await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<lsp::CompletionResponse>> {
        let snapshot = self.session.snapshot();
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let Some(path) = from_proto::path(&text_document.uri) else { return Ok(None) };
        let sign = params.context.and_then(|context| context.trigger_character);
        if let Some(sign) = sign
            && !self.session.is_asked(&snapshot, &path, position, sign).await?
        {
            return Ok(None);
        }
        let snapshot = self.session.with_libraries(snapshot, &path).await;
        self.session.completion(snapshot, path, position).await
    }

    async fn completion_resolve(&self, mut item: lsp::CompletionItem) -> Result<lsp::CompletionItem> {
        let snapshot = self.session.snapshot();
        let Some((path, key)) = from_proto::completion_key(&item) else { return Ok(item) };
        let work = move |session: &Session| {
            let card = session.features.documentation(&snapshot, &path, &key)?;
            Some(ToProto { snapshot: &snapshot, agreed: session.agreed() }.documentation(&card))
        };
        item.documentation = self.session.compute("describing a source", work).await?;
        Ok(item)
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<lsp::DocumentSymbolResponse>> {
        self.answer_from_text("outlining", &params.text_document.uri, |features, to_proto, path| {
            to_proto.symbols(path, &features.document_symbols(to_proto.snapshot, path))
        })
        .await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<lsp::WorkspaceSymbolResponse>> {
        let snapshot = self.session.snapshot();
        let work = move |session: &Session| {
            let symbols = session.features.workspace_symbols(&snapshot, &params.query);
            ToProto { snapshot: &snapshot, agreed: session.agreed() }.workspace_symbols(symbols).into()
        };
        self.session.compute("looking for a symbol", work).await.map(Some)
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<lsp::DocumentHighlight>>> {
        self.answer("highlighting", params.text_document_position_params, Needs::Nothing, |q| {
            Some(q.to_proto.highlights(q.text, &q.features.highlights(q.to_proto.snapshot, &q.at)))
        })
        .await
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<lsp::SelectionRange>>> {
        let SelectionRangeParams { text_document, positions, .. } = params;
        self.answer_from_text("selecting", &text_document.uri, move |features, to_proto, path| {
            let text = to_proto.snapshot.text(path)?;
            let range = |place| {
                let offset = text.offset(from_proto::position(place), to_proto.agreed.encoding);
                to_proto.selection_range(text, &features.selection_ranges(to_proto.snapshot, path, offset))
            };
            positions.into_iter().map(range).collect()
        })
        .await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<lsp::FoldingRange>>> {
        self.answer_from_text("folding", &params.text_document.uri, |features, to_proto, path| {
            let text = to_proto.snapshot.home(path)?.text();
            Some(to_proto.folding_ranges(text, features.folding_ranges(to_proto.snapshot, path)))
        })
        .await
    }

    async fn semantic_tokens_full(&self, params: SemanticTokensParams) -> Result<Option<SemanticTokensResult>> {
        let (uri, session) = (&params.text_document.uri, &self.session);
        let tokens = self.tokens(uri, None).await?;
        Ok(tokens.map(|(path, tokens)| session.given_tokens.all(path, tokens).into()))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let (uri, session) = (&params.text_document.uri, &self.session);
        let tokens = self.tokens(uri, None).await?;
        let known = &params.previous_result_id;
        Ok(tokens.map(|(path, tokens)| session.given_tokens.changes(path, known, tokens)))
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let tokens = self.tokens(&params.text_document.uri, Some(params.range)).await?;
        Ok(tokens.map(|(_, data)| SemanticTokens { result_id: None, data }.into()))
    }
}
