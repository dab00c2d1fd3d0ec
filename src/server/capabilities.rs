//! What client and server agree on at `initialize`.

use serde_json::json;
use tower_lsp::ls_types::{
    ClientCapabilities, ClientInfo, CodeActionKind, CodeActionOptions, CodeLensOptions, CompletionItemKind,
    CompletionOptions, DiagnosticOptions, DiagnosticServerCapabilities, DiagnosticTag, DocumentLinkOptions,
    ExecuteCommandOptions, FileOperationFilter, FileOperationPattern, FileOperationPatternKind,
    FileOperationRegistrationOptions, HoverProviderCapability, InitializeParams, MarkupKind, OneOf,
    PositionEncodingKind, ReferenceOptions, RenameOptions, ResourceOperationKind, SaveOptions, ServerCapabilities,
    SymbolKind, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
    WorkDoneProgressOptions, WorkspaceFileOperationsServerCapabilities, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};

use super::legend::Legend;
use crate::analysis::completion::TRIGGERS;
use crate::text::Encoding;

/// What the client can take, as far as it makes a difference to what it is sent. The default is a client that says
/// nothing of itself.
#[derive(Clone, Copy, Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is a capability of its own.
pub(super) struct Agreed {
    /// How columns count.
    pub(super) encoding: Encoding,
    /// Hover cards in Markdown.
    pub(super) hover_markdown: bool,
    /// Documentation of completion items in Markdown.
    pub(super) completion_markdown: bool,
    /// What completion items mean is asked for when one is looked at.
    pub(super) resolves_documentation: bool,
    /// Details beside a completion item's label.
    pub(super) label_details: bool,
    /// Completion items with places to fill in.
    pub(super) completion_snippets: bool,
    /// The kind of completion items that are members of an enumeration.
    pub(super) enum_members: bool,
    /// `LocationLink`: the origin of a jump, and which part of its target to select.
    pub(super) definition_links: bool,
    /// The same for implementations.
    pub(super) implementation_links: bool,
    /// Text that is in no file an editor shows (`text_content.rs`).
    pub(super) text_content: bool,
    /// Document symbols as a tree.
    pub(super) symbol_tree: bool,
    /// Other places that explain a diagnostic.
    pub(super) related_information: bool,
    /// Where a diagnostic's code is explained.
    pub(super) code_description: bool,
    /// Needless text may be faded.
    pub(super) unnecessary_tag: bool,
    /// Progress that the server begins.
    pub(super) progress: bool,
    /// Files on disk are watched for the server.
    pub(super) watched_files: bool,
    /// It asks for diagnostics, and asks again when it is told to.
    pub(super) pull_diagnostics: bool,
    /// Its settings can be asked for.
    pub(super) configuration: bool,
    /// It says when they change, if it is asked to.
    pub(super) configuration_changes: bool,
    /// What can be renamed is asked for first.
    pub(super) prepare_rename: bool,
    /// Edits of several files with the versions that they are of.
    pub(super) document_changes: bool,
    /// Edits that make files.
    pub(super) created_files: bool,
    /// Edits of a rename that are made only when the user has confirmed them.
    pub(super) confirmed_changes: bool,
    /// Code actions that are more than commands.
    pub(super) code_actions: bool,
    /// Of several code actions, which is the right one.
    pub(super) preferred_actions: bool,
    /// Edits of an action that are made only when the user has confirmed them.
    pub(super) confirmed_actions: bool,
    /// The edits of an action that are found once somebody wants them.
    pub(super) deferred_actions: bool,
    /// A place is shown when it is asked to.
    pub(super) show_document: bool,
    /// Code lenses that are asked for again.
    pub(super) lens_refresh: bool,
    /// Inlay hints that are asked for again.
    pub(super) hint_refresh: bool,
    /// Semantic tokens that are asked for again.
    pub(super) token_refresh: bool,
    /// Which semantic tokens.
    pub(super) legend: Legend,
    /// Nothing smaller than lines is folded.
    pub(super) folds_lines: bool,
    /// How many folds a file may have.
    pub(super) fold_limit: Option<u32>,
    /// Symbols of the workspace that are keys.
    pub(super) key_symbols: bool,
    /// What has to change when files are moved is asked for before.
    pub(super) will_rename_files: bool,
    /// That they were moved is told.
    pub(super) did_rename_files: bool,
    /// A command of the client's that shows references.
    pub(super) show_references: bool,
    /// What is listed beside the text is asked for again (`protocol.md`).
    pub(super) list_refresh: bool,
}

impl Agreed {
    /// What a client can take that starts with `params`.
    pub(super) fn with(params: &InitializeParams) -> Self {
        let client = &params.capabilities;
        let text = client.text_document.as_ref();
        let hover = text.and_then(|text| text.hover.as_ref());
        let completion = text.and_then(|text| text.completion.as_ref());
        let item = completion.and_then(|completion| completion.completion_item.as_ref());
        let kinds = completion.and_then(|completion| completion.completion_item_kind.as_ref()?.value_set.as_ref());
        let published = text.and_then(|text| text.publish_diagnostics.as_ref());
        let pulled = text.and_then(|text| text.diagnostic.as_ref());
        let yes = |said: Option<bool>| said == Some(true);
        let rename = text.and_then(|text| text.rename.as_ref());
        let workspace = client.workspace.as_ref();
        let actions = text.and_then(|text| text.code_action.as_ref());
        let edit = workspace.and_then(|workspace| workspace.workspace_edit.as_ref());
        let document_changes = yes(edit.and_then(|edit| edit.document_changes));
        let annotates = edit.is_some_and(|edit| edit.change_annotation_support.is_some());
        let honours = yes(rename.and_then(|rename| rename.honors_change_annotations));
        let markdown = |formats: Option<&Vec<MarkupKind>>| formats.is_some_and(|f| f.contains(&MarkupKind::Markdown));
        Self {
            encoding: encoding(client.general.as_ref().and_then(|general| general.position_encodings.as_deref())),
            hover_markdown: markdown(hover.and_then(|hover| hover.content_format.as_ref())),
            completion_markdown: markdown(item.and_then(|item| item.documentation_format.as_ref())),
            // Who does not say asks for it: that was so before there was anything to say.
            resolves_documentation: item
                .and_then(|item| item.resolve_support.as_ref())
                .is_none_or(|it| it.properties.iter().any(|name| name == "documentation")),
            label_details: yes(item.and_then(|item| item.label_details_support)),
            completion_snippets: yes(item.and_then(|item| item.snippet_support)),
            enum_members: kinds.is_some_and(|kinds| kinds.contains(&CompletionItemKind::ENUM_MEMBER)),
            definition_links: yes(text.and_then(|text| text.definition.as_ref()?.link_support)),
            implementation_links: yes(text.and_then(|text| text.implementation.as_ref()?.link_support)),
            text_content: false,
            symbol_tree: yes(text.and_then(|t| t.document_symbol.as_ref()?.hierarchical_document_symbol_support)),
            related_information: yes(published.and_then(|it| it.related_information))
                || yes(pulled.and_then(|it| it.related_information)),
            code_description: yes(published.and_then(|it| it.code_description_support))
                || yes(pulled.and_then(|it| it.code_description_support)),
            unnecessary_tag: published
                .and_then(|it| it.tag_support.as_ref())
                .is_some_and(|tags| tags.value_set.contains(&DiagnosticTag::UNNECESSARY)),
            progress: yes(client.window.as_ref().and_then(|window| window.work_done_progress)),
            watched_files: yes(workspace.and_then(|it| it.did_change_watched_files.as_ref()?.dynamic_registration)),
            pull_diagnostics: pulled.is_some()
                && !is_deaf_to_refreshes(params.client_info.as_ref())
                && yes(workspace.and_then(|workspace| workspace.diagnostics.as_ref()?.refresh_support)),
            configuration: yes(workspace.and_then(|workspace| workspace.configuration)),
            configuration_changes: yes(
                workspace.and_then(|it| it.did_change_configuration.as_ref()?.dynamic_registration)
            ),
            prepare_rename: yes(rename.and_then(|rename| rename.prepare_support)),
            document_changes,
            created_files: document_changes
                && edit
                    .and_then(|edit| edit.resource_operations.as_ref())
                    .is_some_and(|kinds| kinds.contains(&ResourceOperationKind::Create)),
            confirmed_changes: document_changes && annotates && honours,
            code_actions: actions.is_some_and(|actions| actions.code_action_literal_support.is_some()),
            preferred_actions: yes(actions.and_then(|actions| actions.is_preferred_support)),
            confirmed_actions: document_changes
                && annotates
                && yes(actions.and_then(|actions| actions.honors_change_annotations)),
            deferred_actions: actions.is_some_and(|actions| {
                let resolves = actions.resolve_support.as_ref();
                actions.data_support == Some(true)
                    && resolves.is_some_and(|it| it.properties.iter().any(|name| name == "edit"))
            }),
            show_document: client.window.as_ref().and_then(|it| it.show_document.as_ref()).is_some_and(|it| it.support),
            lens_refresh: yes(workspace.and_then(|workspace| workspace.code_lens.as_ref()?.refresh_support)),
            hint_refresh: yes(workspace.and_then(|workspace| workspace.inlay_hint.as_ref()?.refresh_support)),
            token_refresh: yes(workspace.and_then(|workspace| workspace.semantic_tokens.as_ref()?.refresh_support)),
            legend: text.and_then(|text| text.semantic_tokens.as_ref()).map(Legend::with).unwrap_or_default(),
            folds_lines: yes(text.and_then(|text| text.folding_range.as_ref()?.line_folding_only)),
            fold_limit: text.and_then(|text| text.folding_range.as_ref()?.range_limit),
            key_symbols: workspace
                .and_then(|workspace| workspace.symbol.as_ref()?.symbol_kind.as_ref()?.value_set.as_ref())
                .is_some_and(|kinds| kinds.contains(&SymbolKind::KEY)),
            will_rename_files: yes(workspace.and_then(|workspace| workspace.file_operations.as_ref()?.will_rename)),
            did_rename_files: yes(workspace.and_then(|workspace| workspace.file_operations.as_ref()?.did_rename)),
            show_references: has_command(client, SHOW_REFERENCES),
            list_refresh: yes(client.experimental.as_ref().and_then(|it| it.pointer("/ibid/refresh")?.as_bool())),
        }
    }

    /// Of a request that may take long: the client may have shown how far it is.
    fn shows_progress(&self) -> WorkDoneProgressOptions {
        WorkDoneProgressOptions { work_done_progress: self.progress.then_some(true) }
    }

    /// Which files it is to be asked about when they are moved.
    fn file_operations(&self) -> Option<WorkspaceFileOperationsServerCapabilities> {
        let of = |glob: &str, kind| FileOperationFilter {
            scheme: Some("file".to_owned()),
            pattern: FileOperationPattern { glob: glob.to_owned(), matches: Some(kind), options: None },
        };
        let registration = || FileOperationRegistrationOptions {
            filters: vec![of(MOVED_FILES, FileOperationPatternKind::File), of("**", FileOperationPatternKind::Folder)],
        };
        (self.will_rename_files || self.did_rename_files).then(|| WorkspaceFileOperationsServerCapabilities {
            will_rename: self.will_rename_files.then(registration),
            did_rename: self.did_rename_files.then(registration),
            ..WorkspaceFileOperationsServerCapabilities::default()
        })
    }

    /// What the server can do, for this client.
    pub(super) fn server_capabilities(&self) -> ServerCapabilities {
        ServerCapabilities {
            position_encoding: Some(match self.encoding {
                Encoding::Utf8 => PositionEncodingKind::UTF8,
                Encoding::Utf16 => PositionEncodingKind::UTF16,
                Encoding::Utf32 => PositionEncodingKind::UTF32,
            }),
            text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
                ..TextDocumentSyncOptions::default()
            })),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            definition_provider: Some(OneOf::Left(true)),
            implementation_provider: Some(true.into()),
            references_provider: Some(OneOf::Right(ReferenceOptions {
                work_done_progress_options: self.shows_progress(),
            })),
            rename_provider: Some(if self.prepare_rename {
                OneOf::Right(RenameOptions {
                    prepare_provider: Some(true),
                    work_done_progress_options: self.shows_progress(),
                })
            } else {
                OneOf::Left(true)
            }),
            code_action_provider: self.code_actions.then(|| {
                let kinds = vec![
                    CodeActionKind::QUICKFIX,
                    CodeActionKind::from(CREATE),
                    CodeActionKind::REFACTOR_REWRITE,
                    CodeActionKind::from("refactor.move"),
                    CodeActionKind::from(SIGN),
                    CodeActionKind::from(FIX_ALL),
                    CodeActionKind::from(SIGN_ALL),
                ];
                let resolve_provider = self.deferred_actions.then_some(true);
                let options = CodeActionOptions { resolve_provider, ..CodeActionOptions::default() };
                CodeActionOptions { code_action_kinds: Some(kinds), ..options }.into()
            }),
            execute_command_provider: Some(ExecuteCommandOptions {
                commands: [SELECT, CHECK, WITHDRAW, WRITE_SETTINGS]
                    .iter()
                    .filter(|it| **it != SELECT || self.show_document)
                    .map(|it| (*it).to_owned())
                    .collect(),
                ..ExecuteCommandOptions::default()
            }),
            diagnostic_provider: self.pull_diagnostics.then(|| {
                DiagnosticServerCapabilities::Options(DiagnosticOptions {
                    identifier: Some("ibid".into()),
                    inter_file_dependencies: true,
                    workspace_diagnostics: true,
                    ..DiagnosticOptions::default()
                })
            }),
            document_link_provider: Some(DocumentLinkOptions {
                resolve_provider: Some(false),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            }),
            inlay_hint_provider: Some(OneOf::Left(true)),
            code_lens_provider: Some(CodeLensOptions { resolve_provider: Some(true) }),
            document_symbol_provider: Some(OneOf::Left(true)),
            document_highlight_provider: Some(OneOf::Left(true)),
            selection_range_provider: Some(true.into()),
            folding_range_provider: Some(true.into()),
            semantic_tokens_provider: self.legend.provider(),
            workspace_symbol_provider: Some(OneOf::Left(true)),
            completion_provider: Some(CompletionOptions {
                trigger_characters: Some(TRIGGERS.map(str::to_owned).to_vec()),
                resolve_provider: Some(true),
                ..CompletionOptions::default()
            }),
            workspace: Some(WorkspaceServerCapabilities {
                workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(OneOf::Left(true)),
                }),
                file_operations: self.file_operations(),
            }),
            experimental: Some(json!({"ibid": {"version": LISTS_VERSION}})),
            ..ServerCapabilities::default()
        }
    }
}

/// That of what `protocol.md` describes.
const LISTS_VERSION: u32 = 1;

/// Documents, libraries, transcripts and what speaks for documents.
const MOVED_FILES: &str = "**/*.{ibid,md,markdown,qmd,rmd,Rmd,bib,json,yaml,yml,ris,toml,txt,html,htm,vtt,srt,pdf}";

/// The kind of the action that fixes all that can be fixed without asking anybody.
pub(super) const FIX_ALL: &str = "source.fixAll.ibid";

/// The kind of the actions that make an entry.
pub(super) const CREATE: &str = "quickfix.create";

/// The kinds of the actions that sign what somebody has checked.
pub(super) const SIGN: &str = "refactor.sign";
pub(super) const SIGN_ALL: &str = "source.sign.ibid";

/// The commands that sign what somebody has checked, and take that back: they take the URI of the document, its version and
/// a range.
pub(super) const CHECK: &str = "ibid.markAsChecked";
pub(super) const WITHDRAW: &str = "ibid.withdrawCheck";

/// The command that writes the settings that a folder begins with (`protocol.md`).
pub(super) const WRITE_SETTINGS: &str = "ibid.writeSettings";

/// The command that has the client show a place: it takes its URI and its range.
pub(super) const SELECT: &str = "ibid.select";

/// The command of a client that shows references: it takes the URI and the position that they are of, and their
/// locations.
pub(super) const SHOW_REFERENCES: &str = "ibid.showReferences";

/// Whether it asks for diagnostics again when it is told to, and shows nothing of the answer. Neovim 0.12 then asks for those
/// of the workspace, and passes over all documents that it has open.
fn is_deaf_to_refreshes(client: Option<&ClientInfo>) -> bool {
    client.is_some_and(|client| client.name == "Neovim")
}

/// Whether the client says, in `experimental.commands.commands`, that it has a command. There is no standard for it; this
/// is what editors with an extension for rust-analyzer do.
fn has_command(client: &ClientCapabilities, name: &str) -> bool {
    let commands = client.experimental.as_ref().and_then(|it| it.pointer("/commands/commands")?.as_array());
    commands.is_some_and(|commands| commands.iter().any(|command| command == name))
}

/// UTF-8 or UTF-32, whichever the client names first, as it likes that better; else what every client must know. Eglot
/// names UTF-32 first, and gets places in files that are not open wrong in UTF-8.
fn encoding(offered: Option<&[PositionEncodingKind]>) -> Encoding {
    let known = |kind: &PositionEncodingKind| match kind.as_str() {
        "utf-8" => Some(Encoding::Utf8),
        "utf-32" => Some(Encoding::Utf32),
        _ => None,
    };
    offered.unwrap_or_default().iter().find_map(known).unwrap_or(Encoding::Utf16)
}
