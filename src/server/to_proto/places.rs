//! What is shown, selected, folded and coloured in one file, and found in all.

use tower_lsp::ls_types as lsp;

use super::ToProto;
use crate::analysis::folding_range::{Fold, FoldKind};
use crate::analysis::highlight::{Highlight, HighlightKind};
use crate::analysis::semantic_tokens::Token;
use crate::analysis::workspace_symbol::{WorkspaceSymbol, WorkspaceSymbolKind};
use crate::text::{Position, Span, Text};

impl ToProto<'_> {
    pub(in crate::server) fn highlights(&self, text: &Text, highlights: &[Highlight]) -> Vec<lsp::DocumentHighlight> {
        let highlight = |it: &Highlight| lsp::DocumentHighlight {
            range: self.range(text, it.span),
            kind: Some(match it.kind {
                HighlightKind::Text => lsp::DocumentHighlightKind::TEXT,
                HighlightKind::Read => lsp::DocumentHighlightKind::READ,
                HighlightKind::Write => lsp::DocumentHighlightKind::WRITE,
            }),
        };
        highlights.iter().map(highlight).collect()
    }

    /// The shortest of `steps`, each with the next around it. `None`: there are none.
    pub(in crate::server) fn selection_range(&self, text: &Text, steps: &[Span]) -> Option<lsp::SelectionRange> {
        steps.iter().rev().fold(None, |around, step| {
            Some(lsp::SelectionRange { range: self.range(text, *step), parent: around.map(Box::new) })
        })
    }

    /// Of more than the client wants the outer ones.
    pub(in crate::server) fn folding_ranges(&self, text: &Text, folds: Vec<Fold>) -> Vec<lsp::FoldingRange> {
        let limit = self.agreed.fold_limit.map_or(usize::MAX, |limit| limit as usize);
        let mut ranges: Vec<lsp::FoldingRange> = outermost(folds, limit).iter().map(|it| self.fold(text, it)).collect();
        // Where two begin and end in the same lines, a click folds both.
        ranges.dedup_by_key(|range| (range.start_line, range.end_line));
        ranges
    }

    fn fold(&self, text: &Text, fold: &Fold) -> lsp::FoldingRange {
        let lsp::Range { start, end } = self.range(text, fold.span);
        // Its first line stays, all of it.
        let first = text.line_around(fold.span.start());
        let has_columns = !self.agreed.folds_lines;
        lsp::FoldingRange {
            start_line: start.line,
            start_character: has_columns.then(|| self.range(text, first).end.character),
            end_line: end.line,
            end_character: has_columns.then_some(end.character),
            kind: fold.kind.map(|kind| match kind {
                FoldKind::Comment => lsp::FoldingRangeKind::Comment,
                FoldKind::Region => lsp::FoldingRangeKind::Region,
            }),
            collapsed_text: None,
        }
    }

    /// What is in a file whose text is not known any more is left out.
    #[allow(deprecated)] // The field `deprecated` has to be given.
    pub(in crate::server) fn workspace_symbols(&self, symbols: Vec<WorkspaceSymbol>) -> Vec<lsp::SymbolInformation> {
        let symbol = |it: WorkspaceSymbol| {
            let file = it.place.path.file_name().map(|name| name.to_string_lossy().into_owned());
            Some(lsp::SymbolInformation {
                location: self.location(&it.place.path, it.place.span)?,
                name: it.name,
                kind: self.symbol_kind(it.kind),
                tags: None,
                deprecated: None,
                container_name: file,
            })
        };
        symbols.into_iter().filter_map(symbol).collect()
    }

    /// As in an outline; to a client that knows the first of the kinds alone something like it.
    fn symbol_kind(&self, kind: WorkspaceSymbolKind) -> lsp::SymbolKind {
        match kind {
            WorkspaceSymbolKind::Speaker => lsp::SymbolKind::CLASS,
            WorkspaceSymbolKind::Source if self.agreed.key_symbols => lsp::SymbolKind::KEY,
            WorkspaceSymbolKind::Source => lsp::SymbolKind::CONSTANT,
            WorkspaceSymbolKind::Quotation => lsp::SymbolKind::STRING,
        }
    }

    /// Each from where the one before begins, and those of several lines line by line: few clients know others.
    pub(in crate::server) fn tokens(&self, text: &Text, tokens: &[Token]) -> Vec<lsp::SemanticToken> {
        let mut encoded = Vec::new();
        let mut last = Position::default();
        for token in tokens {
            let Some((token_type, token_modifiers_bitset)) = self.agreed.legend.numbers(token) else { continue };
            for piece in lines_of(text, token.span) {
                let at = |offset| text.position(offset, self.agreed.encoding);
                let (start, end) = (at(piece.start()), at(piece.end()));
                let before = if start.line == last.line { last.column } else { 0 };
                encoded.push(lsp::SemanticToken {
                    delta_line: start.line - last.line,
                    delta_start: start.column - before,
                    length: end.column - start.column,
                    token_type,
                    token_modifiers_bitset,
                });
                last = start;
            }
        }
        encoded
    }
}

/// `limit` of `folds`, which are in order and nested, those first in which others lie.
fn outermost(folds: Vec<Fold>, limit: usize) -> Vec<Fold> {
    if folds.len() <= limit {
        return folds;
    }
    let mut open: Vec<Span> = Vec::new();
    let depth = |fold: &Fold| {
        while open.pop_if(|outer| !outer.covers(fold.span)).is_some() {}
        open.push(fold.span);
        open.len()
    };
    let depths: Vec<usize> = folds.iter().map(depth).collect();
    let mut order: Vec<(usize, Fold)> = depths.into_iter().zip(folds).collect();
    order.sort_by_key(|(depth, _)| *depth);
    order.truncate(limit);
    let mut kept: Vec<Fold> = order.into_iter().map(|(_, fold)| fold).collect();
    kept.sort_by_key(|fold| (fold.span.start(), std::cmp::Reverse(fold.span.end())));
    kept
}

/// What of `span` stands in each of its lines.
fn lines_of(text: &Text, span: Span) -> impl Iterator<Item = Span> {
    let lines = text.line_of(span.start())..=text.line_of(span.end());
    let within = move |line: Span| Span::new(line.start().max(span.start()), line.end().min(span.end()));
    lines.map(move |line| within(text.line_span(line))).filter(|piece| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::semantic_tokens::TokenKind;
    use crate::server::capabilities::Agreed;
    use crate::server::legend::Legend;
    use crate::text::Encoding;
    use crate::workspace::Snapshot;

    fn legend() -> Legend {
        Legend::with(&lsp::SemanticTokensClientCapabilities {
            token_types: vec![lsp::SemanticTokenType::VARIABLE, lsp::SemanticTokenType::STRING],
            formats: vec![lsp::TokenFormat::RELATIVE],
            ..lsp::SemanticTokensClientCapabilities::default()
        })
    }

    #[test]
    fn of_too_many_folds_the_outer_ones_are_kept() {
        let fold = |start, end| Fold { span: Span::new(start, end), kind: None };
        let folds = vec![fold(0, 9), fold(1, 4), fold(2, 3), fold(5, 8), fold(10, 12)];
        assert_eq!(outermost(folds.clone(), 5), folds);
        assert_eq!(outermost(folds, 3), [fold(0, 9), fold(1, 4), fold(10, 12)]);
    }

    proptest! {
        /// What a client makes of them is in order, in the text, and of the same words.
        #[test]
        fn tokens_are_read_as_they_were_meant(
            pieces in prop::collection::vec(prop::sample::select(&["a", "é", "𝄞", "\n", "\r\n", "\r", " "][..]), 0..20),
            ends in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
        ) {
            let text = Text::new(&pieces.concat());
            let bounds: Vec<usize> = pieces.concat().char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let mut ends: Vec<usize> = ends.iter().map(|end| bounds[end.index(bounds.len())]).collect();
            ends.sort_unstable();
            ends.dedup();
            let spans: Vec<Span> = ends.windows(2).map(|pair| Span::new(pair[0], pair[1])).collect();
            let token = |span: &Span| Token { span: *span, kind: TokenKind::Key, is_definition: false };
            let tokens: Vec<Token> = spans.iter().map(token).collect();
            let snapshot = Snapshot::default();
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let agreed = Agreed { encoding, legend: legend(), ..Agreed::default() };
                let (mut at, mut decoded) = (Position::default(), Vec::new());
                for token in (ToProto { snapshot: &snapshot, agreed: &agreed }).tokens(&text, &tokens) {
                    let column = if token.delta_line == 0 { at.column } else { 0 };
                    at = Position { line: at.line + token.delta_line, column: column + token.delta_start };
                    let end = Position { column: at.column + token.length, ..at };
                    decoded.push(Span::new(text.offset(at, encoding), text.offset(end, encoding)));
                    prop_assert_eq!(token.token_type, 1, "the second of the types that the client knows");
                }
                prop_assert!(decoded.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
                let words = |spans: &[Span]| spans.iter().map(|span| text.slice(*span)).collect::<String>();
                let breaks = ['\n', '\r'];
                prop_assert_eq!(words(&decoded), words(&spans).replace(breaks, ""));
            }
        }
    }
}
