//! What of a masked block is read, and by whom: citations are looked for in more of it than words are.

use super::mask::{MARKUP, Masked, OBJECT, Piece, text_of};
use super::{
    Block, CitationGroup, Claim, Context, Dialect, GroupKind, Link, Note, UnitKind, citation, claim, handle, link,
    quarto,
};
use crate::text::Span;

/// The masked block, and once more with its citations, notes and URLs blanked out: what is left is the writer's words
/// and the words quoted.
pub(super) struct Prose {
    pub masked: String,
    pub plain: String,
    pub pieces: Vec<Piece>,
    pub levels: Vec<(Span, u8)>,
    /// Quotations, claims and citations are looked for in these links too, but they are no words.
    pub links: Vec<Span>,
}

impl Prose {
    /// What is read of `source`, whose citations, notes, links and claims it records in `block`.
    pub(super) fn new(source: &str, masked: Masked, context: Context, block: &mut Block) -> Self {
        let Masked { text, pieces, mut links, levels, .. } = masked;
        let (text, keys) = with_keys(source, text);
        let in_key = |url: &Span| {
            let next = keys.partition_point(|key| key.end() <= url.start());
            keys.get(next).is_some_and(|key| key.overlaps(*url))
        };
        let urls = link::urls(&text).into_iter().filter(|url| !in_key(url));
        links.extend(urls.map(|url| Link { span: url, target: url, label: None }));
        let addresses: Vec<Span> = links.iter().filter(|link| link.span == link.target).map(|link| link.span).collect();
        let unpainted = text;
        let text = painted(&unpainted, addresses.iter().map(|address| (*address, OBJECT)));
        let templates = link::templates(&text);
        let citing = citing(&unpainted, &addresses, &templates);
        for piece in pieces.iter().filter(|piece| is_prose(piece.kind)) {
            find_citations(&citing, source, *piece, context, block);
        }
        let text = painted(&text, templates.into_iter().map(|template| (template, MARKUP)));
        links.extend(link::references(&text));
        links.sort_by_key(|link| link.span);
        let text = without_claim_marks(text, &pieces, block);
        let plain = without_sources(&text, &links, block);
        let spans = links.iter().map(|link| link.span).collect();
        block.links = links;
        Self { masked: text, plain, pieces, levels, links: spans }
    }
}

/// Masked text with the citation keys as they are in the source: what stands in a key (`@{https://x.org/a}`, `@_a_`) is
/// neither a link nor emphasis. Also says where they are.
fn with_keys(source: &str, masked: String) -> (String, Vec<Span>) {
    // `https://x.org/@me` is an address; `@https://x.org` is a key.
    let urls = link::urls(&masked);
    let in_url = |at: usize| {
        let next = urls.partition_point(|url| url.end() <= at);
        urls.get(next).is_some_and(|url| url.start() < at)
    };
    let signs = masked.match_indices('@').map(|(at, _)| at).filter(|at| !in_url(*at));
    let key = |at| {
        let key = Span::new(at, citation::key_end(source, at)?);
        // A character reference that a key took the start of is none.
        let rest = usize::from(source[key].contains('&') && source[key.end()..].starts_with(';'));
        Some(Span::new(at, key.end() + rest))
    };
    let keys: Vec<Span> = signs.filter_map(key).collect();
    let mut bytes = masked.into_bytes();
    for key in &keys {
        bytes[key.range()].copy_from_slice(source[*key].as_bytes());
    }
    (text_of(bytes), keys)
}

/// Masked text as citations are looked for in it. An address is text to Pandoc, brackets and all, but an `@` in it cites
/// nothing; the attributes of a span make its brackets something else than a citation, so of templates only shortcodes
/// are painted over.
fn citing(text: &str, addresses: &[Span], templates: &[Span]) -> String {
    let signs = addresses.iter().flat_map(|address| {
        let signs = text[*address].match_indices('@');
        signs.map(|(at, sign)| Span::new(at, at + sign.len()).shifted(address.start()))
    });
    let shortcodes =
        templates.iter().filter(|template| text[**template].starts_with("{{") || text[**template].starts_with("{%"));
    painted(text, signs.map(|sign| (sign, OBJECT)).chain(shortcodes.map(|template| (*template, MARKUP))))
}

/// Adds the citations and notes of one piece of prose to the block.
fn find_citations(text: &str, source: &str, piece: Piece, context: Context, block: &mut Block) {
    let base = piece.span.start();
    let scan = if piece.kind == UnitKind::Paragraph { citation::scan } else { citation::scan_inline };
    let found = scan(&text[piece.span], &source[piece.span], context.locale());
    let read = |group| if context.dialect == Dialect::Quarto { quarto::citations_of(group) } else { Some(group) };
    let cites = |group: &CitationGroup| !handle::is_handle(&text[piece.span], group, context.lang);
    block.groups.extend(found.groups.into_iter().filter(cites).filter_map(read).map(|group| group.shifted(base)));
    block.malformed.extend(found.malformed.into_iter().map(|malformed| malformed.shifted(base)));
    block.examples.extend(found.examples.into_iter().map(|example| example.shifted(base)));
    let note = |span: Span, label| Note { span: span.shifted(base), label, sentences: Vec::new() };
    let inline = found.notes.into_iter().map(|found| note(found.span, None));
    let references = found.note_refs.into_iter().map(|found| note(found.span, Some(found.label)));
    let first = block.notes.len();
    block.notes.extend(inline.chain(references));
    block.notes[first..].sort_by_key(|note| note.span);
}

/// Records the claims of the block, and paints their marks over: they are markup.
fn without_claim_marks(text: String, pieces: &[Piece], block: &mut Block) -> String {
    for piece in pieces.iter().filter(|piece| is_prose(piece.kind)) {
        let claims = claim::claims(&text[piece.span]).into_iter().map(|span| span.shifted(piece.span.start()));
        block.claims.extend(claims.map(|span| Claim { span, words: Vec::new() }));
    }
    if block.claims.is_empty() {
        return text;
    }
    let marks = block.claims.iter().flat_map(Claim::marks);
    painted(&text, marks.map(|mark| (mark, MARKUP)))
}

/// Masked text without citations, footnote references and the labels of links: the writer's words and those quoted.
fn without_sources(text: &str, links: &[Link], block: &Block) -> String {
    // A narrative citation stands where a name would; a bracketed one is not read.
    let sign = |group: &CitationGroup| if group.kind == GroupKind::Narrative { OBJECT } else { MARKUP };
    let groups = block.groups.iter().map(|group| (group.span, sign(group)));
    let examples = block.examples.iter().map(|example| (example.span, MARKUP));
    let references = block.notes.iter().filter(|note| note.label.is_some()).map(|note| (note.span, MARKUP));
    let labels = links.iter().filter_map(label_markup).flatten().map(|span| (span, MARKUP));
    painted(text, groups.chain(examples).chain(references).chain(labels))
}

/// Whether a piece of this kind is read.
pub(super) fn is_prose(kind: UnitKind) -> bool {
    matches!(kind, UnitKind::Paragraph | UnitKind::Cell | UnitKind::Heading)
}

/// The brackets and the label of `[text][label]`. (`[text]` may be anything: `[sic]`, `[T]he`.)
fn label_markup(link: &Link) -> Option<[Span; 2]> {
    let is_full = link.label.is_some() && link.target.start() > link.span.start() + 1;
    let label = Span::new(link.target.start().saturating_sub(2), link.span.end());
    is_full.then(|| [Span::new(link.span.start(), link.span.start() + 1), label])
}

/// `text` with each of `spans` painted over with its sign, line breaks kept.
pub(super) fn painted(text: &str, spans: impl Iterator<Item = (Span, char)>) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for (span, sign) in spans {
        for byte in bytes.get_mut(span.range()).into_iter().flatten().filter(|byte| !matches!(byte, b'\n' | b'\r')) {
            // The signs are ASCII: one byte for each byte.
            *byte = sign as u8;
        }
    }
    text_of(bytes)
}
