//! What editors list beside the text, for which the protocol has no place (`protocol.md`): the quotations of a document, the
//! sources that there are, what may be cited at a place.

pub mod citations;
pub mod quotations;
pub mod sources;
