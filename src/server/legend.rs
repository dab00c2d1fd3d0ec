//! What tokens are called in the protocol's words: the standard types, which themes have colours for.

use tower_lsp::ls_types::{
    SemanticTokenModifier, SemanticTokenType, SemanticTokensClientCapabilities, SemanticTokensFullOptions,
    SemanticTokensLegend, SemanticTokensOptions, SemanticTokensServerCapabilities, TokenFormat,
};

use crate::analysis::semantic_tokens::{Token, TokenKind};

/// The types that are made use of.
const TYPES: [SemanticTokenType; 8] = [
    SemanticTokenType::STRING,
    SemanticTokenType::ENUM_MEMBER,
    SemanticTokenType::CLASS,
    SemanticTokenType::NUMBER,
    SemanticTokenType::VARIABLE,
    SemanticTokenType::TYPE,
    SemanticTokenType::PROPERTY,
    SemanticTokenType::KEYWORD,
];

/// What `kind` is to a theme.
fn type_of(kind: TokenKind) -> SemanticTokenType {
    match kind {
        TokenKind::Quotation => SemanticTokenType::STRING,
        // Something that holds, or is said to.
        TokenKind::Claim => SemanticTokenType::ENUM_MEMBER,
        TokenKind::Speaker => SemanticTokenType::CLASS,
        TokenKind::Date | TokenKind::Locator => SemanticTokenType::NUMBER,
        TokenKind::Key => SemanticTokenType::VARIABLE,
        TokenKind::EntryType => SemanticTokenType::TYPE,
        TokenKind::FieldName => SemanticTokenType::PROPERTY,
        TokenKind::ToCome => SemanticTokenType::KEYWORD,
    }
}

/// What of it a client can show.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Legend {
    /// Of [`TYPES`], a bit for each that it knows.
    types: u8,
    has_definition: bool,
    asks_for_ranges: bool,
    asks_for_changes: bool,
}

impl Legend {
    /// What `client` can show.
    pub(super) fn with(client: &SemanticTokensClientCapabilities) -> Self {
        if !client.formats.contains(&TokenFormat::RELATIVE) {
            return Self::default();
        }
        let is_known = |index: usize| TYPES.get(index).is_some_and(|known| client.token_types.contains(known));
        let types = (0..TYPES.len()).filter(|index| is_known(*index)).fold(0, |types, index| types | 1 << index);
        Self {
            types,
            has_definition: client.token_modifiers.contains(&SemanticTokenModifier::DEFINITION),
            asks_for_ranges: client.requests.range == Some(true),
            asks_for_changes: matches!(
                client.requests.full,
                Some(SemanticTokensFullOptions::Delta { delta: Some(true) })
            ),
        }
    }

    /// What the server offers; nothing to a client that can show nothing.
    pub(super) fn provider(self) -> Option<SemanticTokensServerCapabilities> {
        let options = SemanticTokensOptions {
            legend: SemanticTokensLegend {
                token_types: self.types().collect(),
                token_modifiers: self.has_definition.then_some(SemanticTokenModifier::DEFINITION).into_iter().collect(),
            },
            range: Some(self.asks_for_ranges),
            full: Some(SemanticTokensFullOptions::Delta { delta: Some(self.asks_for_changes) }),
            ..SemanticTokensOptions::default()
        };
        (self.types != 0).then_some(options.into())
    }

    fn types(self) -> impl Iterator<Item = SemanticTokenType> {
        TYPES.into_iter().enumerate().filter(move |(index, _)| self.types & 1 << index != 0).map(|(_, known)| known)
    }

    /// The numbers of the type and of the modifiers of `token`; `None`: the client cannot show it.
    pub(super) fn numbers(self, token: &Token) -> Option<(u32, u32)> {
        let own = type_of(token.kind);
        let index = self.types().position(|known| known == own)?;
        Some((u32::try_from(index).ok()?, u32::from(token.is_definition && self.has_definition)))
    }
}
