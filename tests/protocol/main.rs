//! The server as a client sees it: messages in, messages out, over a pipe in the same process. Nothing here sleeps: a
//! test waits for a message, and the clock stands still where time matters.
#![allow(clippy::unwrap_used, clippy::expect_used)] // A test that cannot go on has failed.

mod folder;
mod harness;

mod actions;
mod clients;
mod completion;
mod conversion;
mod edits;
mod features;
mod formats;
mod hostile;
mod hostile_files;
mod jumps;
mod keys;
mod libraries;
mod lifecycle;
mod lists;
mod load;
mod navigation;
mod publishing;
mod pull;
mod settings;
mod sign_off;
mod sync;
mod transcripts;
mod uris;
mod workspace;
