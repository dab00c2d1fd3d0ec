//! The `ibid` program.
use std::process::ExitCode;

fn main() -> ExitCode {
    ibid::server::serve_stdio().map_or(ExitCode::from(2), |exit| ExitCode::from(exit.code()))
}
