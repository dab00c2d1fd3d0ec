//! A server that does nothing: it answers at once, with little, and publishes as many diagnostics as it is told to.

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    CodeDescription, CompletionItem, CompletionOptions, CompletionParams, CompletionResponse, Diagnostic,
    DiagnosticSeverity, DidChangeTextDocumentParams, DidOpenTextDocumentParams, Hover, HoverContents, HoverParams,
    HoverProviderCapability, InitializeParams, InitializeResult, MarkedString, NumberOrString, Position, Range,
    ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind,
};
use tower_lsp::{Client, LanguageServer, LspService, Server};

struct Null {
    client: Client,
    diagnostics: Vec<Diagnostic>,
}

/// Speaks on standard input and output.
pub fn serve(diagnostics: u32) {
    let diagnostics: Vec<Diagnostic> = (0..diagnostics).map(diagnostic).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    runtime.block_on(async {
        let (service, socket) = LspService::new(|client| Null { client, diagnostics });
        Server::new(tokio::io::stdin(), tokio::io::stdout(), socket).serve(service).await;
    });
}

fn diagnostic(line: u32) -> Diagnostic {
    Diagnostic {
        range: Range::new(Position::new(line, 20), Position::new(line, 90)),
        severity: Some(DiagnosticSeverity::WARNING),
        code: Some(NumberOrString::String("unsourced-quote".to_owned())),
        code_description: "https://example.org/rules.md#unsourced-quote"
            .parse()
            .ok()
            .map(|href| CodeDescription { href }),
        source: Some("null".to_owned()),
        message: "No source for these words of Ann Roe: cite one in this sentence, or after it.".to_owned(),
        ..Diagnostic::default()
    }
}

impl LanguageServer for Null {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        let capabilities = ServerCapabilities {
            text_document_sync: Some(TextDocumentSyncCapability::Kind(TextDocumentSyncKind::INCREMENTAL)),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            completion_provider: Some(CompletionOptions::default()),
            ..ServerCapabilities::default()
        };
        Ok(InitializeResult { capabilities, ..InitializeResult::default() })
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let file = params.text_document;
        self.client.publish_diagnostics(file.uri, self.diagnostics.clone(), Some(file.version)).await;
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let file = params.text_document;
        self.client.publish_diagnostics(file.uri, self.diagnostics.clone(), Some(file.version)).await;
    }

    async fn hover(&self, _: HoverParams) -> Result<Option<Hover>> {
        Ok(Some(Hover { contents: HoverContents::Scalar(MarkedString::String("null".to_owned())), range: None }))
    }

    async fn completion(&self, _: CompletionParams) -> Result<Option<CompletionResponse>> {
        Ok(Some(vec![CompletionItem::new_simple("null".to_owned(), String::new())].into()))
    }
}
