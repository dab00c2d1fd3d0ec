//! `ibid completions` and `ibid man`: what shells and manuals say of the command line, from its own definition.

use std::io;

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::Cli;
use super::console::Console;
use super::session::{Exit, print};

/// Prints the completions of a shell.
pub(super) fn completions(console: Console, shell: Shell) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "ibid", &mut script);
    print(console, &String::from_utf8_lossy(&script))
}

/// Prints the manual page: that of the program, and after it those of its commands.
pub(super) fn manual(console: Console) -> Exit {
    match pages() {
        Ok(pages) => print(console, &String::from_utf8_lossy(&pages)),
        // Memory does not fail.
        Err(_) => Exit::Failed,
    }
}

fn pages() -> io::Result<Vec<u8>> {
    let mut program = Cli::command();
    program.build();
    let mut page = Vec::new();
    let man = Man::new(program.clone());
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    for command in program.get_subcommands().filter(|command| command.get_name() != "help") {
        let heading = format!(".SH \"IBID {}\"\n", command.get_name().to_uppercase());
        page.extend_from_slice(heading.as_bytes());
        let about = command.get_long_about().or(command.get_about()).map(ToString::to_string).unwrap_or_default();
        page.extend_from_slice(format!("{}\n", roff(&about)).as_bytes());
        let mut options = Vec::new();
        Man::new(command.clone()).render_options_section(&mut options)?;
        // The options of a command are a part of its section.
        page.extend_from_slice(String::from_utf8_lossy(&options).replace(".SH OPTIONS", ".SS OPTIONS").as_bytes());
    }
    Ok(page)
}

/// `text` such that roff prints it as it is.
fn roff(text: &str) -> String {
    let escaped = text.replace('\\', "\\e").replace('-', "\\-");
    let line = |line: &str| if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line.to_owned() };
    escaped
        .split('\n')
        .map(line)
        .map(|line| if line.is_empty() { ".PP".to_owned() } else { line })
        .collect::<Vec<_>>()
        .join("\n")
}
