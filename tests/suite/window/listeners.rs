//! Readers that listen to keys, by a registry on a real bus.

use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use skolrost::window::access::listeners::{Listeners, PATIENCE, REST, follow_on};
use skolrost::window::access::struck::{Locks, Struck};
use winit::keyboard::{Key, KeyCode, KeyLocation, ModifiersState, NamedKey, PhysicalKey};
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::OwnedObjectPath;

use super::bus::Bus;

const REGISTRY: &str = "org.a11y.atspi.Registry";
const PLACE: &str = "/org/a11y/atspi/registry/deviceeventcontroller";
const LISTENER: &str = "org.a11y.atspi.DeviceEventListener";

type Listener =
    (String, OwnedObjectPath, u32, u32, Vec<(i32, i32, String, i32)>, u32, (bool, bool, bool));
type Told = (u32, i32, i32, i32, i32, String, bool);

/// A registry with who listens from the beginning. It takes what goes down, after some time.
struct Registry {
    listeners: Vec<Listener>,
    thinks: Duration,
    told: mpsc::Sender<Told>,
}

#[zbus::interface(name = "org.a11y.atspi.DeviceEventController")]
impl Registry {
    fn get_keystroke_listeners(&self) -> Vec<Listener> {
        self.listeners.clone()
    }

    fn notify_listeners_sync(&self, event: Told) -> bool {
        let goes_down = event.0 == 0;
        self.told.send(event).unwrap();
        thread::sleep(self.thinks);
        goes_down
    }
}

fn registry(bus: &Bus, listeners: Vec<Listener>, thinks: Duration) -> (Connection, Receiver<Told>) {
    let (tell, told) = mpsc::channel();
    let registry = bus.connect();
    registry.object_server().at(PLACE, Registry { listeners, thinks, told: tell }).unwrap();
    registry.request_name(REGISTRY).unwrap();
    (registry, told)
}

/// A reader that listens to keys with some modifiers held.
fn reader(name: &str, modifiers: u32, of_system: bool) -> Listener {
    let place = OwnedObjectPath::try_from("/org/a11y/atspi/listeners/0").unwrap();
    (name.to_owned(), place, 0, 3, Vec::new(), modifiers, (true, true, of_system))
}

fn followed(bus: &Bus) -> Receiver<bool> {
    let (tell, told) = mpsc::channel();
    let bus = bus.connect();
    thread::spawn(move || {
        follow_on(&bus, |somebody| {
            let _ = tell.send(somebody);
        })
    });
    told
}

fn next(told: &Receiver<bool>) -> bool {
    told.recv_timeout(Duration::from_secs(20)).expect("it is told who listens")
}

fn listeners(bus: &Bus) -> Listeners {
    let bus = Builder::address(bus.address()).unwrap().method_timeout(PATIENCE).build().unwrap();
    Listeners::new(&bus).unwrap()
}

fn insert() -> Struck {
    Struck {
        key: Key::Named(NamedKey::Insert),
        plain: Key::Named(NamedKey::Insert),
        place: PhysicalKey::Code(KeyCode::Insert),
        location: KeyLocation::Standard,
        down: true,
        held: ModifiersState::empty(),
    }
}

#[test]
fn a_reader_that_comes_and_goes_is_known() {
    let bus = Bus::start();
    let (registry, _told) = registry(&bus, Vec::new(), Duration::ZERO);
    let told = followed(&bus);
    assert!(!next(&told));
    let emit = |what, listener: Listener| {
        registry.emit_signal(None::<&str>, PLACE, LISTENER, what, &(listener,)).unwrap();
    };
    // A reader listens once for each set of modifiers, and ends it in one.
    emit("KeystrokeListenerRegistered", reader(":1.7", 0, false));
    assert!(next(&told));
    emit("KeystrokeListenerRegistered", reader(":1.7", 1, false));
    assert!(next(&told));
    emit("KeystrokeListenerDeregistered", reader(":1.7", 0, false));
    assert!(!next(&told));
}

#[test]
fn a_reader_that_was_there_before_is_known() {
    let bus = Bus::start();
    let (_registry, _told) = registry(&bus, vec![reader(":1.7", 0, false)], Duration::ZERO);
    assert!(next(&followed(&bus)));
}

#[test]
fn who_hears_keys_from_the_whole_system_is_told_of_none() {
    let bus = Bus::start();
    let (_registry, _told) = registry(&bus, vec![reader(":1.7", 0, true)], Duration::ZERO);
    assert!(!next(&followed(&bus)));
}

#[test]
fn a_reader_takes_what_goes_down_and_hears_what_is_let_go() {
    let bus = Bus::start();
    let (_registry, told) = registry(&bus, Vec::new(), Duration::ZERO);
    let mut listeners = listeners(&bus);
    assert!(listeners.take(&insert().told(Locks::default()), Instant::now()));
    assert!(
        !listeners.take(&Struck { down: false, ..insert() }.told(Locks::default()), Instant::now())
    );
    let heard: Vec<_> = told.try_iter().collect();
    let [(0, 0xff63, 118, 0, at, name, false), (1, 0xff63, 118, 0, ..)] = heard.as_slice() else {
        panic!("{heard:?}")
    };
    assert!(*at > 0);
    assert_eq!(name, "Insert");
}

#[test]
fn a_reader_that_thinks_too_long_is_told_on_without_waiting() {
    let bus = Bus::start();
    let (_registry, told) = registry(&bus, Vec::new(), PATIENCE * 2);
    let mut listeners = listeners(&bus);
    assert!(!listeners.take(&insert().told(Locks::default()), Instant::now()));
    let begin = Instant::now();
    for _ in 0..3 {
        assert!(!listeners.take(&insert().told(Locks::default()), Instant::now()));
    }
    assert!(begin.elapsed() < PATIENCE);
    for _ in 0..4 {
        told.recv_timeout(Duration::from_secs(20)).expect("it is told");
    }
    // After a while it is waited for again.
    thread::sleep(REST.saturating_sub(begin.elapsed()));
    let begin = Instant::now();
    assert!(!listeners.take(&insert().told(Locks::default()), Instant::now()));
    assert!(begin.elapsed() >= PATIENCE / 2);
}

#[test]
fn what_has_waited_behind_others_is_told_and_not_taken() {
    let bus = Bus::start();
    let (_registry, told) = registry(&bus, Vec::new(), Duration::ZERO);
    let struck = Instant::now().checked_sub(PATIENCE).unwrap();
    assert!(!listeners(&bus).take(&insert().told(Locks::default()), struck));
    told.recv_timeout(Duration::from_secs(20)).expect("it is told");
}

#[test]
fn without_a_registry_nobody_takes_anything() {
    let bus = Bus::start();
    assert!(!listeners(&bus).take(&insert().told(Locks::default()), Instant::now()));
}
