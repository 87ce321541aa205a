//! Whether somebody else reads out: a screen reader.
//!
//! Several signs are asked, for none is sure: Orca 43 does not set the property of the accessibility
//! bus that says a screen reader runs, and its process may bear another name in other versions. It
//! is asked anew each time, so that one that is started or stopped meanwhile is noticed.

mod voice;

use std::fs;

use zbus::blocking::{Connection, Proxy};

pub use voice::chosen_language;

/// Processes that read the screen out: their names as the kernel tells them, at most 15 bytes.
const READERS: [&str; 2] = ["orca", "odilia"];

/// Whether a screen reader runs.
pub fn is_running() -> bool {
    is_process() || is_announced().unwrap_or_default()
}

/// A process of that name, anybody's: where the system shows none, there is no sign.
fn is_process() -> bool {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let name = |process: fs::DirEntry| fs::read_to_string(process.path().join("comm")).ok();
    processes.filter_map(name).any(|name| READERS.contains(&name.trim()))
}

/// `org.a11y.Status.ScreenReaderEnabled`, where there is a session bus and somebody keeps it.
fn is_announced() -> Option<bool> {
    let bus = Connection::session().ok()?;
    let status = Proxy::new(&bus, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status").ok()?;
    status.get_property("ScreenReaderEnabled").ok()
}
