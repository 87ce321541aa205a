//! How the desktop is set: light or dark, more contrast, larger text. The portal of the desktop tells,
//! the same for all of them (`org.freedesktop.portal.Settings`); where there is none, nothing is known.

use std::collections::HashMap;
use std::thread;

use zbus::blocking::{Connection, Proxy};
use zbus::zvariant::{OwnedValue, Value};

use crate::view::look::Zoom;
use crate::view::{Look, Theme};

const APPEARANCE: &str = "org.freedesktop.appearance";
const INTERFACE: &str = "org.gnome.desktop.interface";

/// What the desktop wishes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wishes {
    /// Light on dark, or dark on light; `None` where that is all one.
    pub dark: Option<bool>,
    /// More contrast.
    pub contrast: bool,
    /// The size of text, 1 where nothing is wished.
    pub text: f32,
}

impl Default for Wishes {
    fn default() -> Self {
        Self { dark: None, contrast: false, text: 1.0 }
    }
}

impl Wishes {
    /// A look as the desktop wishes it. Colours that the guardian chose stay; the text has the size
    /// of both wishes together, from 100 to 400 %.
    #[must_use]
    pub fn look(self, mut look: Look) -> Look {
        look.theme = match (look.theme, self.contrast, self.dark) {
            (Theme::System, true, _) => Theme::HighContrast,
            (Theme::System, false, Some(true)) => Theme::Dark,
            (Theme::System, false, Some(false)) => Theme::Light,
            (theme, ..) => theme,
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
        let percent = (f32::from(look.zoom.get()) * self.text).round() as u16;
        look.zoom = Zoom::percent(percent);
        look
    }

    /// Takes a setting; tells whether it is one that is followed. A value of another kind than the
    /// portal documents is as none.
    pub fn take(&mut self, namespace: &str, key: &str, value: &Value<'_>) -> bool {
        let number = u32::try_from(value).unwrap_or_default();
        match (namespace, key) {
            (APPEARANCE, "color-scheme") => {
                self.dark = match number {
                    1 => Some(true),
                    2 => Some(false),
                    _ => None,
                };
            }
            (APPEARANCE, "contrast") => self.contrast = number == 1,
            (INTERFACE, "text-scaling-factor") => {
                let factor =
                    f64::try_from(value).ok().filter(|factor| (0.1..=10.0).contains(factor));
                #[expect(clippy::cast_possible_truncation, reason = "0.1 to 10")]
                let factor = factor.unwrap_or(1.0) as f32;
                self.text = factor;
            }
            _ => return false,
        }
        true
    }
}

/// Tells what the desktop of this session wishes, and again whenever that changes, from a thread of
/// its own: the portal may have to be started first.
pub fn follow(tell: impl FnMut(Wishes) + Send + 'static) {
    thread::spawn(move || {
        let followed = Connection::session().and_then(|bus| follow_on(&bus, tell));
        if let Err(error) = followed {
            log::info!("the desktop tells no settings: {error}");
        }
    });
}

/// The same on a bus, until that ends.
pub fn follow_on(bus: &Connection, mut tell: impl FnMut(Wishes)) -> zbus::Result<()> {
    let portal = Proxy::new(
        bus,
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.Settings",
    )?;
    // Listened to before it is asked: no change is lost between.
    let changes = portal.receive_signal("SettingChanged")?;
    let mut wishes = Wishes::default();
    let all: HashMap<String, HashMap<String, OwnedValue>> =
        portal.call("ReadAll", &(&[APPEARANCE, INTERFACE][..],))?;
    for (namespace, settings) in &all {
        for (key, value) in settings {
            wishes.take(namespace, key, value);
        }
    }
    tell(wishes);
    for change in changes {
        let body = change.body();
        let (namespace, key, value): (&str, &str, Value<'_>) = body.deserialize()?;
        if wishes.take(namespace, key, &value) {
            tell(wishes);
        }
    }
    Ok(())
}
