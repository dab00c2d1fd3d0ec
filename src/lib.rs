//! ibid: a language server for people who quote.
pub mod analysis;
pub mod fs;
pub mod server;
pub mod sources;
pub mod syntax;
pub mod text;
pub mod workspace;
