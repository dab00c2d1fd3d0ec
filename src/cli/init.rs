//! `ibid init`: an `ibid.toml` for what is in a folder.

use std::env;
use std::io;

use super::args;
use super::console::Console;
use super::session::{Exit, print};
use crate::analysis::first_settings::{NAME, first_settings};
use crate::fs::{Disk, FileSystem};
use crate::workspace::FolderContents;

/// Writes it, or prints it.
pub(super) fn run(mut console: Console, args: &args::Init) -> Exit {
    let current = env::current_dir().unwrap_or_default();
    let folder = args.folder.as_ref().map_or_else(|| current.clone(), |folder| current.join(folder));
    let shown = args.folder.clone().unwrap_or_default().join(NAME);
    if !Disk.is_folder(&folder) {
        console.complain(&format!("{}: no such folder", folder.display()));
        return Exit::Failed;
    }
    let found = FolderContents::below(&Disk, &folder);
    let settings = first_settings(&found);
    if args.print {
        return print(console, &settings);
    }
    let path = folder.join(NAME);
    let shown = shown.display();
    let message = match Disk.create(&path, settings.as_bytes()) {
        Ok(()) if found.is_empty() => {
            return print(console, &format!("Wrote {shown}. There is nothing to check yet.\n"));
        }
        Ok(()) => return print(console, &format!("Wrote {shown}: {}. ibid check checks them.\n", found.summary())),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            format!("{shown} is there already, and is not replaced; ibid init --print shows what it would be")
        }
        Err(error) => format!("{shown} cannot be written: {error}"),
    };
    console.complain(&message);
    Exit::Failed
}
