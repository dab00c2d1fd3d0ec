//! Text → facts: blocks, quotations, citations, claims, attributions, ignores (`markup.md` §2–§7).
//!
//! A document is a sequence of top-level [`Block`]s that tile its text. Each block's facts are a pure function of the
//! block's own text and the document's [`Context`], with ranges relative to the block, so an edit costs the blocks it
//! touches. What needs more than one block — footnotes, a quotation that runs over paragraphs, the attribution after
//! a block quotation — is put together by [`Syntax::statements`].
//!
//! Nothing here fails: every text has facts.

pub mod attribution;
pub mod citation;
pub mod lang;
pub mod lexicon;
mod mask;
pub mod sentence;

pub use attribution::{Attribution, Speaker, SpeakerKind, StatedDate};
pub use citation::{Citation, CitationGroup, GroupKind, Locator, Malformed, MalformedKind, Mode};
pub use lang::Lang;
