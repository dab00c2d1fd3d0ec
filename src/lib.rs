//! ibid: a language server for people who quote.
//!
//! # A bird's-eye view
//!
//! A document is Markdown. It holds **statements** — quotations and claims — and **citations**, which name **source
//! entries** in the document's metadata or in a library file. ibid finds the statements, says which citation sources
//! which, and tells the writer where one has none. The language is specified in [`markup`], to whose sections the docs
//! of this crate refer as `markup.md` §1 to §10. What the server answers beyond the Language Server Protocol is in [`protocol`].
//!
//! Three rules hold everywhere:
//!
//! 1. **Offsets inside, positions outside.** Everything is a byte [`Span`](text::Span). Lines and columns, in whatever
//!    encoding, exist only at the edges: in [`server`] and [`cli`], through [`Text::position`](text::Text::position) and
//!    [`Text::offset`](text::Text::offset); but of a document whose text is not kept, a
//!    [`Summary`](workspace::Summary) notes them in all encodings when it is read.
//! 2. **Mutate before you await.** What changes the server's state does so before its handler's first `.await`.
//! 3. **A feature is a pure function** from a [`Snapshot`](workspace::Snapshot) and a place to plain data.
//!
//! # The layers
//!
//! Each may use only those above it; `tests/layers.rs` reads the imports and says so otherwise.
//!
//! | module | what lives there | what never does |
//! |---|---|---|
//! | [`pool`] | work on all processors | what it is about |
//! | [`fs`] | finding, reading, writing and watching files, and asking git who somebody is: the only access to disk and programs | |
//! | [`text`] | the rope, spans, line/column ↔ offset | the markup |
//! | [`syntax`] | text → blocks, quotations, citations, claims, attributions; never fails | source entries, paths |
//! | [`sources`] | the entry model, dates, transcripts, a reader per format; every field with its range | documents |
//! | [`verify`] | quoted words against a source's: verdict, passage, difference | files |
//! | [`workspace`] | documents, libraries, transcripts, settings; immutable snapshots | protocol types |
//! | [`analysis`] | one feature, one file or folder; `shared/` what several look at; `diagnostics/` one file per rule; `manual/` what is written about rules and settings | protocol types, I/O |
//! | [`server`] | the protocol: state, conversion, publishing | analysis |
//! | [`cli`] | the command line: arguments and output | analysis |
//!
//! # How one keystroke flows
//!
//! `didChange` → the rope takes the edit, and the handler returns. Whoever looks next has it read, a burst of edits at
//! once: of the document the blocks whose bytes are others are parsed again, and a new `Arc<Snapshot>` stands. The
//! publishing task takes the newest snapshot, looks at the blocks that are new and those that are bound to them, and
//! publishes with the document's version, once what was asked meanwhile is answered; a client that asks for diagnostics
//! itself has them when it asks, and is told once to ask again when something else has changed what it was told. A
//! request takes the snapshot first and computes off the protocol's task: what costs a block on one of the runtime's
//! threads, for a thread that has to wake up takes longer than the work; what costs a document on one of its own. A
//! panic in it becomes an error response. What is read whole, a document that is opened, is read on all processors.
//!
//! # How a file on disk comes in
//!
//! A document names libraries, and so do `ibid.toml` and Quarto's files for the documents around them
//! ([`Surroundings`](workspace::Surroundings)). What nobody has read yet is [`Wanted`](workspace::Wanted); a task reads it
//! off the state's lock, and the state takes what was [`Found`](workspace::Found). Another task finds the documents of the
//! workspace that are not open and keeps a [`Summary`](workspace::Summary) of each; where all of them are to have
//! diagnostics (`ibid.diagnosticMode`) it reads them whole, and they count as open, without a version. When a file changes,
//! be it the client or our own watcher that says so, that file alone is read again, and of the documents that see a library
//! those are diagnosed again that mention a key of which it now says something else. Text that is open in the editor wins
//! over the disk's.
//!
//! One file ibid writes itself: `.ibid-checked`, which says who has checked which quotations
//! ([`Checked`](workspace::Checked)). It is written by the command that signs, one after the other, and read from disk.
//! Where a folder is to have settings, a command of the protocol writes their first `ibid.toml`, as `ibid init` does
//! ([`analysis::first_settings`]); never over one that is there. Documents are written by their editor, but for those that
//! `ibid check --fix` is asked to mend.
//!
//! # How words are compared
//!
//! An entry names a file with its source's words ([`Transcript`](sources::Transcript): the words alone, and where each of
//! them stands). The transcripts of what open documents cite are wanted, within the reach of `markup.md` §8, and read in
//! the background like libraries. Once one is there, the blocks whose findings rest on it are looked at again, and no
//! others. [`verify`] folds both sides to tokens, looks for the quotation's in the source's, and, where they are not there,
//! lays it beside the nearest passage to say in what the two differ;
//! [`verification`](analysis::shared::verification) puts that question to every
//! source of a quotation and takes the best answer, for rules, cards, jumps and fixes alike. A transcript that nobody cites
//! is read when somebody asks where an unsourced quotation stands, and of it nothing is kept but which words it has.
//!
//! # From text to statements
//!
//! [`syntax`] splits the text into top-level blocks, and lists into their items; together they tile it. Of each block it
//! makes a *masked* copy, byte for byte as long, in which everything that is not prose is painted over; the scanners for
//! marks, citations, claims and attributions all read that, so every offset they find is an offset of the source. A
//! block's facts are relative to the block. What needs more than one block is put together when it is asked for.

// The docs are read by who works on ibid, with private items.
#![allow(rustdoc::private_intra_doc_links)]

pub mod analysis;
pub mod cli;
pub mod fs;
// Prose, with prose's line ends and names.
#[allow(clippy::doc_markdown, clippy::doc_lazy_continuation)]
#[doc = include_str!("markup.md")]
pub mod markup {}
#[allow(clippy::doc_markdown, clippy::doc_lazy_continuation)]
#[doc = include_str!("protocol.md")]
pub mod protocol {}
mod pool;
pub mod server;
pub mod sources;
pub mod syntax;
pub mod text;
pub mod verify;
pub mod workspace;

/// The processor time of the thread: what is made to be slow is measured by it, however busy the machine is.
#[cfg(test)]
struct CpuTime(std::time::Duration);

#[cfg(test)]
impl CpuTime {
    fn now() -> Self {
        use rustix::time::{ClockId, clock_gettime};

        Self(clock_gettime(ClockId::ThreadCPUTime).try_into().unwrap_or_default())
    }

    fn elapsed(&self) -> std::time::Duration {
        Self::now().0.saturating_sub(self.0)
    }
}
