//! How the desktop is set, told by its portal on a real bus.

use std::collections::HashMap;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use skolrost::view::look::Zoom;
use skolrost::view::{Look, Theme};
use skolrost::window::system::{Wishes, follow_on};
use zbus::blocking::Connection;
use zbus::zvariant::{OwnedValue, Value};

use super::bus::Bus;

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PLACE: &str = "/org/freedesktop/portal/desktop";
const SETTINGS: &str = "org.freedesktop.portal.Settings";
const APPEARANCE: &str = "org.freedesktop.appearance";
const INTERFACE: &str = "org.gnome.desktop.interface";

/// What the window learns from a bus.
fn followed(bus: &Bus) -> Receiver<Wishes> {
    let (tell, told) = mpsc::channel();
    let bus = bus.connect();
    thread::spawn(move || {
        follow_on(&bus, |wishes| {
            let _ = tell.send(wishes);
        })
    });
    told
}

/// A portal with the settings of a desktop.
struct Portal(HashMap<String, HashMap<String, OwnedValue>>);

#[zbus::interface(name = "org.freedesktop.portal.Settings")]
impl Portal {
    fn read_all(&self, namespaces: Vec<String>) -> HashMap<String, HashMap<String, OwnedValue>> {
        let known = |name: String| {
            let settings = self.0.get(&name)?.clone();
            Some((name, settings))
        };
        namespaces.into_iter().filter_map(known).collect()
    }
}

fn portal(bus: &Bus, settings: &[(&str, &str, Value<'static>)]) -> Connection {
    let mut all: HashMap<String, HashMap<String, OwnedValue>> = HashMap::new();
    for (namespace, key, value) in settings {
        let value = OwnedValue::try_from(value.try_clone().unwrap()).unwrap();
        all.entry((*namespace).to_owned()).or_default().insert((*key).to_owned(), value);
    }
    let portal = bus.connect();
    portal.object_server().at(PLACE, Portal(all)).unwrap();
    portal.request_name(PORTAL).unwrap();
    portal
}

fn change(portal: &Connection, namespace: &str, key: &str, value: Value<'static>) {
    let body = (namespace, key, value);
    portal.emit_signal(None::<&str>, PLACE, SETTINGS, "SettingChanged", &body).unwrap();
}

fn next(told: &Receiver<Wishes>) -> Wishes {
    told.recv_timeout(Duration::from_secs(20)).expect("the window is told")
}

#[test]
fn the_window_looks_as_the_desktop_is_set() {
    let bus = Bus::start();
    let _portal = portal(
        &bus,
        &[
            (APPEARANCE, "color-scheme", Value::U32(1)),
            (APPEARANCE, "contrast", Value::U32(0)),
            (INTERFACE, "text-scaling-factor", Value::F64(1.5)),
            (INTERFACE, "cursor-size", Value::I32(48)),
            ("org.freedesktop.somewhere", "color-scheme", Value::U32(2)),
        ],
    );
    let wishes = next(&followed(&bus));
    assert_eq!(wishes, Wishes { dark: Some(true), contrast: false, text: 1.5 });
    let look = wishes.look(Look::default());
    assert_eq!((look.theme, look.zoom), (Theme::Dark, Zoom::percent(150)));
}

#[test]
fn it_changes_as_the_desktop_changes() {
    let bus = Bus::start();
    let portal = portal(&bus, &[(APPEARANCE, "color-scheme", Value::U32(2))]);
    let told = followed(&bus);
    let theme = || next(&told).look(Look::default()).theme;
    assert_eq!(theme(), Theme::Light);
    change(&portal, APPEARANCE, "color-scheme", Value::U32(1));
    assert_eq!(theme(), Theme::Dark);
    change(&portal, APPEARANCE, "contrast", Value::U32(1));
    assert_eq!(theme(), Theme::HighContrast);
    // What nobody here follows is not told.
    change(&portal, INTERFACE, "cursor-size", Value::I32(48));
    change(&portal, APPEARANCE, "contrast", Value::U32(0));
    assert_eq!(theme(), Theme::Dark);
    change(&portal, APPEARANCE, "color-scheme", Value::U32(0));
    assert_eq!(theme(), Theme::System);
}

#[test]
fn without_a_portal_nothing_is_wished() {
    let bus = Bus::start();
    let told = follow_on(&bus.connect(), |wishes| panic!("{wishes:?}"));
    assert!(told.is_err());
    assert_eq!(Wishes::default().look(Look::default()), Look::default());
}

#[test]
fn what_the_guardian_chose_wins_over_the_desktop() {
    let wishes = Wishes { dark: Some(true), contrast: true, text: 1.0 };
    for theme in [Theme::Light, Theme::Dark, Theme::HighContrast, Theme::YellowOnBlack] {
        assert_eq!(wishes.look(Look { theme, ..Look::default() }).theme, theme);
    }
}

#[test]
fn both_sizes_count_and_neither_makes_text_too_small_or_too_large() {
    for (own, desktop, together) in
        [(100, 1.0, 100), (200, 1.25, 250), (300, 2.0, 400), (100, 0.5, 100)]
    {
        let wishes = Wishes { text: desktop, ..Wishes::default() };
        let look = wishes.look(Look { zoom: Zoom::percent(own), ..Look::default() });
        assert_eq!(look.zoom, Zoom::percent(together), "{own} % times {desktop}");
    }
}

#[test]
fn a_setting_of_another_kind_is_as_none() {
    let mut wishes = Wishes { dark: Some(true), contrast: true, text: 2.0 };
    for (namespace, key) in
        [(APPEARANCE, "color-scheme"), (APPEARANCE, "contrast"), (INTERFACE, "text-scaling-factor")]
    {
        assert!(wishes.take(namespace, key, &Value::from("dark")));
    }
    assert_eq!(wishes, Wishes::default());
    for factor in [f64::NAN, f64::INFINITY, 0.0, -1.0, 1e9] {
        wishes.take(INTERFACE, "text-scaling-factor", &Value::F64(factor));
        assert_eq!(wishes, Wishes::default());
    }
}
