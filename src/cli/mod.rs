//! The command line: `check`, `list`, `report`, `export`, and a few that say what there is. Arguments and output only.

mod args;
mod check;
mod console;
mod excerpt;
mod explain;
mod export;
mod init;
mod inputs;
mod json;
mod list;
mod place;
mod plain;
mod pool;
mod reader;
mod render;
mod report;
mod session;
mod shell;
mod table;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use console::Console;
use session::Exit;

use crate::server;

/// Runs the program with `args`, the first of which is its name, and says how it is to exit: 0 nothing is wrong, 1
/// something is, 2 it could not run.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are errors to clap, with an exit code of 0. Where they cannot be printed, nobody listens.
            let _ = error.print();
            return if error.exit_code() == 0 { Exit::Clean } else { Exit::Failed }.into();
        }
    };
    let console = Console::new(cli.color);
    match &cli.command {
        Command::Check(args) if args.watch => check::watch(cli.color, args).into(),
        Command::Check(args) => check::run(console, args).into(),
        Command::List(args) => list::run(console, args).into(),
        Command::Report(args) => report::run(console, args).into(),
        Command::Export(args) => export::run(console, args).into(),
        Command::Init(args) => init::run(console, args).into(),
        Command::Explain(args) => explain::run(console, args).into(),
        Command::Completions(args) => shell::completions(console, args.shell).into(),
        Command::Man => shell::manual(console).into(),
        Command::Schema => explain::schema(console).into(),
        Command::Lsp(_) => serve(console),
    }
}

fn serve(mut console: Console) -> ExitCode {
    match server::serve_stdio() {
        Ok(exit) => exit.code().into(),
        Err(error) => {
            console.complain(&format!("the language server could not start: {error}"));
            Exit::Failed.into()
        }
    }
}
