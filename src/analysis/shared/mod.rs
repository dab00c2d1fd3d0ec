//! What more than one feature looks at: what stands at a place, who said something, whether words are their source's,
//! and the words that all of it is said in.

pub(in crate::analysis) mod aim;
pub(in crate::analysis) mod brackets;
pub(in crate::analysis) mod card;
pub mod changes;
pub mod credit;
pub mod edit;
pub(in crate::analysis) mod entry_edit;
pub(in crate::analysis) mod folded;
pub mod holding;
pub(in crate::analysis) mod key;
pub(in crate::analysis) mod likely;
pub mod locator;
pub mod markdown;
pub(in crate::analysis) mod mention;
pub(in crate::analysis) mod nearest;
pub(in crate::analysis) mod new_key;
pub(in crate::analysis) mod nocite;
pub(in crate::analysis) mod person;
pub(in crate::analysis) mod section;
pub mod sign_off;
pub(in crate::analysis) mod spelling;
pub mod standing;
pub(in crate::analysis) mod subject;
pub mod tally;
pub(in crate::analysis) mod text_fragment;
pub mod title;
pub mod touched;
pub mod usage;
pub mod verification;
pub(in crate::analysis) mod video;
pub(in crate::analysis) mod words;
