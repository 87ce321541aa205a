//! Readers that hear of keys from the program that gets them, by way of the accessibility registry:
//! Orca up to 44, and later ones where the window system itself gives them none. A reader that
//! listens elsewhere, as Orca does on X11 since 45, is none of them, and is told nothing.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use zbus::blocking::{Connection, Proxy};
use zbus::names::MemberName;
use zbus::zvariant::OwnedObjectPath;

use super::struck::Keystroke;

const REGISTRY: &str = "org.a11y.atspi.Registry";
const PLACE: &str = "/org/a11y/atspi/registry/deviceeventcontroller";
const CONTROLLER: &str = "org.a11y.atspi.DeviceEventController";
const LISTENER: &str = "org.a11y.atspi.DeviceEventListener";
/// How long a reader may think about a key. Orca 43 answers within 10 ms where it is idle, but says what
/// came of the last key for up to 130 ms first.
pub const PATIENCE: Duration = Duration::from_millis(250);
/// How long keys are told without waiting, after a reader has taken longer.
pub const REST: Duration = Duration::from_secs(1);

/// Somebody who listens, as the registry tells: the name on the bus, an object, the kind of device and
/// of events, which keys with what held down, and how: at once, so that it can take the key, and
/// whether from the whole system instead of from programs.
type Listener =
    (String, OwnedObjectPath, u32, u32, Vec<(i32, i32, String, i32)>, u32, (bool, bool, bool));

/// Tells whether anybody listens, now and at each change, until the bus ends.
pub fn follow_on(bus: &Connection, mut tell: impl FnMut(bool)) -> zbus::Result<()> {
    // Listened to before it is asked: no change is lost between, and one that comes twice is one.
    let changes = Proxy::new(bus, REGISTRY, PLACE, LISTENER)?.receive_all_signals()?;
    let all: Vec<Listener> =
        Proxy::new(bus, REGISTRY, PLACE, CONTROLLER)?.call("GetKeystrokeListeners", &())?;
    let mut listeners = HashSet::new();
    for listener in all {
        enter(&mut listeners, listener);
    }
    tell(!listeners.is_empty());
    for change in changes {
        let body = change.body();
        match change.header().member().map(MemberName::as_str) {
            Some("KeystrokeListenerRegistered") => enter(&mut listeners, body.deserialize()?),
            Some("KeystrokeListenerDeregistered") => {
                let (name, place, ..): Listener = body.deserialize()?;
                listeners.remove(&(name, place));
            }
            _ => continue,
        }
        tell(!listeners.is_empty());
    }
    Ok(())
}

/// The registry forgets a listener with all that it listens to, so it is one.
fn enter(listeners: &mut HashSet<(String, OwnedObjectPath)>, listener: Listener) {
    let (name, place, .., (_, _, is_of_system)) = listener;
    if !is_of_system {
        listeners.insert((name, place));
    }
}

/// The way to those who listen.
pub struct Listeners {
    registry: Proxy<'static>,
    start: Instant,
    /// When somebody took too long, last.
    late: Option<Instant>,
}

impl Listeners {
    /// On a bus with [`PATIENCE`].
    pub fn new(bus: &Connection) -> zbus::Result<Self> {
        let registry = Proxy::new(bus, REGISTRY, PLACE, CONTROLLER)?;
        Ok(Self { registry, start: Instant::now(), late: None })
    }

    /// Tells of a key that was struck some time ago; whether somebody takes it. What has waited too long
    /// behind others, and what comes soon after somebody took too long, is told without waiting, and
    /// nobody takes it.
    pub fn take(&mut self, key: &Keystroke, struck: Instant) -> bool {
        let told = (message(key, self.start.elapsed()),);
        let rests = self.late.is_some_and(|late| late.elapsed() < REST);
        if rests || struck.elapsed() >= PATIENCE {
            // Where that fails, nobody is there.
            let _ = self.registry.call_noreply("NotifyListenersSync", &told);
            return false;
        }
        self.registry.call("NotifyListenersSync", &told).unwrap_or_else(|_| {
            self.late = Some(Instant::now());
            false
        })
    }
}

/// A key on the bus: what happens to it, its symbol, its code, what is held, when (in milliseconds,
/// never 0), its name, whether it writes.
fn message(key: &Keystroke, time: Duration) -> (u32, i32, i32, i32, i32, &str, bool) {
    let number = |number: u32| i32::try_from(number).unwrap_or_default();
    let millis = i32::try_from(time.as_millis() % 0x7fff_ffff).unwrap_or_default();
    (
        u32::from(!key.down),
        number(key.symbol.number),
        number(key.code),
        number(key.modifiers),
        millis.max(1),
        &key.symbol.name,
        key.symbol.writes,
    )
}
