//! YAML as a [tree](super::tree) in which every node has its byte range.
//!
//! A text that is valid YAML 1.2 is read as such ([`events`]). One that is not is split along its indentation into the
//! fields and items that make it up, and each of them is read alone, down to the broken one ([`recover`]): that one
//! becomes a [`Problem`], in the words of a writer ([`explain`]), and its neighbours stay what they are.

mod events;
mod explain;
mod recover;
#[cfg(test)]
mod tests;

use super::Problem;
use super::tree::Node;

/// What a text was read as.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The tree; `None` where there is nothing that can be read.
    pub root: Option<Node>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Reads the first YAML document of `text`, which stands at byte `base` of its file: ranges are the file's.
pub fn parse(text: &str, base: usize) -> Document {
    match events::read(text, base) {
        Ok(root) => Document { root, problems: Vec::new() },
        Err(failure) => recover::read(text, base, failure),
    }
}
