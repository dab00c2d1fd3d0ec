//! A server that does nothing: it answers at once, with a menu as long as it is told to, and publishes as many diagnostics.

use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{
    CodeDescription, CompletionItem, CompletionItemKind, CompletionOptions, CompletionParams, CompletionResponse,
    Diagnostic, DiagnosticSeverity, DidChangeTextDocumentParams, DidOpenTextDocumentParams, Hover, HoverContents,
    HoverParams, HoverProviderCapability, InitializeParams, InitializeResult, MarkedString, NumberOrString, Position,
    Range, ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind, TextEdit,
};
use tower_lsp::{Client, LanguageServer, LspService, Server};

struct Null {
    client: Client,
    diagnostics: Vec<Diagnostic>,
    items: Vec<CompletionItem>,
}

/// Speaks on standard input and output.
pub fn serve(diagnostics: u32, items: u32) {
    let diagnostics: Vec<Diagnostic> = (0..diagnostics).map(diagnostic).collect();
    let items: Vec<CompletionItem> = (0..items).map(item).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    runtime.block_on(async {
        let (service, socket) = LspService::new(|client| Null { client, diagnostics, items });
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

fn item(nth: u32) -> CompletionItem {
    let key = format!("source-{nth:05}");
    CompletionItem {
        label: key.clone(),
        detail: Some("Ann Roe, “A history of the town hall”, 1998".to_owned()),
        kind: Some(CompletionItemKind::REFERENCE),
        sort_text: Some(format!("{nth:06}")),
        filter_text: Some(format!("{key} Ann Roe A history of the town hall 1998")),
        text_edit: Some(
            TextEdit { range: Range::new(Position::new(9, 20), Position::new(9, 26)), new_text: key.clone() }.into(),
        ),
        data: Some(serde_json::json!({"uri": "file:///tmp/folder/article.md", "key": key})),
        ..CompletionItem::default()
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
        Ok(Some(self.items.clone().into()))
    }
}
