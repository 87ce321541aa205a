//! Begins anew: the same program as the same process, with nothing left of what it was.

use std::env;
use std::io;
use std::process::Command;

/// Tells the new one how often it has begun anew.
const COUNT: &str = "SKOLROST_BEGUN_ANEW";
/// How often that is worth while. On a machine with five times the work it can do, it took six tries
/// and more, a tenth of a second each.
const MOST: u8 = 20;

/// Whether it may begin anew once more.
pub(super) fn is_worth_while() -> bool {
    cfg!(unix) && count() < MOST
}

fn count() -> u8 {
    env::var(COUNT).ok().and_then(|count| count.parse().ok()).unwrap_or(0)
}

/// Begins anew with the same arguments; comes back only with why that cannot be.
#[cfg(unix)]
pub(super) fn begin() -> io::Error {
    use std::os::unix::process::CommandExt;
    log::info!("begins anew");
    match env::current_exe() {
        Ok(program) => Command::new(program)
            .args(env::args_os().skip(1))
            .env(COUNT, (count() + 1).to_string())
            .exec(),
        Err(error) => error,
    }
}

/// Elsewhere nothing asks for it.
#[cfg(not(unix))]
pub(super) fn begin() -> io::Error {
    io::ErrorKind::Unsupported.into()
}
