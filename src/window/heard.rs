//! Whether the accessibility bus was heard when the window made itself known to it.
//!
//! AccessKit has its object server begin and, without waiting for that, makes itself known. Calls
//! that arrive before it has begun are read and thrown away: the registry's, which gives the program
//! its number, and right after it those of a screen reader, which then stands still for 15 s. On two
//! busy cores it happened at 4 of 20 starts. There is no way to have it make itself known anew but
//! to start anew.

use std::process;
use std::time::Duration;

use zbus::blocking::{Proxy, fdo::DBusProxy};
use zbus::zvariant::OwnedObjectPath;

use super::access::bus;

/// Where the registry and each program have their root.
const ROOT: &str = "/org/a11y/atspi/accessible/root";
/// How long to wait for an answer.
const PATIENCE: Duration = Duration::from_millis(500);
/// How often to ask: on a machine with much else to do an answer takes longer than that.
const TRIES: usize = 4;
/// The number of a program that was given none, as AccessKit tells it.
const NONE: i32 = -1;

/// Whether a call to this program was lost. Asked once it has made itself known: the registry has
/// called before that was answered. Where nobody can tell, it was not.
pub(super) fn was_missed() -> bool {
    (0..TRIES).find_map(|_| number().ok()).flatten() == Some(NONE)
}

/// The number that the registry gave this program; `None` where the registry does not know it.
fn number() -> zbus::Result<Option<i32>> {
    let bus = bus::connect(Some(PATIENCE))?;
    let names = DBusProxy::new(&bus)?;
    let registry = "org.a11y.atspi.Registry";
    let programs: Vec<(String, OwnedObjectPath)> =
        Proxy::new(&bus, registry, ROOT, "org.a11y.atspi.Accessible")?.call("GetChildren", &())?;
    for (name, _) in programs {
        let process = names.get_connection_unix_process_id(name.as_str().try_into()?);
        if process.is_ok_and(|process| process == process::id()) {
            return Proxy::new(&bus, name, ROOT, "org.a11y.atspi.Application")?
                .get_property("Id")
                .map(Some);
        }
    }
    Ok(None)
}
