//! The process that has started the server: an editor that is killed says no `exit`, and where something else holds its
//! end of the pipe open, the input does not end either.

use std::time::Duration;

/// How often it is looked whether it is still there.
const PAUSE: Duration = Duration::from_millis(500);

/// Returns when the process `id` is gone.
pub(super) async fn gone(id: u32) {
    while is_there(id) {
        tokio::time::sleep(PAUSE).await;
    }
}

/// Whether there is a process `id`.
#[cfg(unix)]
pub(super) fn is_there(id: u32) -> bool {
    use rustix::io::Errno;
    use rustix::process::{Pid, test_kill_process};

    let process = i32::try_from(id).ok().and_then(Pid::from_raw);
    process.is_some_and(|process| test_kill_process(process) != Err(Errno::SRCH))
}

/// Elsewhere a pipe ends with the process that holds it.
#[cfg(not(unix))]
pub(super) fn is_there(_: u32) -> bool {
    true
}
