//! Sets of prose with what is right, and how often ibid is right: which quotations need a source, who is speaking,
//! and whether the source that is cited says the same.
//! `README.md` says how the sets are written.
#![allow(clippy::unwrap_used, clippy::panic)] // A test that cannot go on has failed.
#![allow(clippy::print_stdout)] // The figures are what one runs it for.

mod mismatch;
mod need;
mod passage;
mod speakers;
