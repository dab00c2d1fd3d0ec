//! What is written about the rules and the settings: the explanation of each rule, the page of all of them, the schema of
//! `ibid.toml`, and the settings as VS Code lists them. All of it comes from [`RULES`](super::diagnostics::RULES) and
//! [`SETTINGS`](crate::workspace::SETTINGS); the files that hold some of it are compared here.

mod rules;
mod schema;
#[cfg(test)]
mod tests;

pub use rules::{explanation, level};
pub use schema::schema;
