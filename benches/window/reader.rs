//! Who listens on the accessibility bus, as a screen reader does.

use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use zbus::blocking::connection::Builder;
use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::zvariant::{Structure, Value};
use zbus::{MatchRule, Message};

use super::desktop::Desktop;
use super::process::until;

/// When windows told of a focus.
pub(super) struct Reader(Receiver<Instant>);

impl Reader {
    pub(super) fn listen(desktop: &Desktop) -> Self {
        let bus = accessibility(&desktop.bus);
        let rule = MatchRule::builder()
            .msg_type(zbus::message::Type::Signal)
            .interface("org.a11y.atspi.Event.Object")
            .and_then(|rule| rule.member("StateChanged"))
            .expect("names of the bus")
            .build();
        let events = MessageIterator::for_match_rule(rule, &bus, None).expect("it may listen");
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            for event in events.flatten().filter(is_focus) {
                if tell.send(Instant::now()).is_err() {
                    return;
                }
                drop(event);
            }
        });
        Self(told)
    }

    /// When a focus was told first after a time.
    pub(super) fn focus_after(&self, time: Instant) -> Instant {
        loop {
            let at = self.0.recv_timeout(Duration::from_secs(30)).expect("a focus is told");
            if at > time {
                return at;
            }
        }
    }
}

/// Says that the tree is wanted, and goes where it is told.
fn accessibility(session: &str) -> Connection {
    let open = |address: &str| Builder::address(address).and_then(Builder::build);
    let session = open(session).expect("the session bus was started");
    let name = "org.a11y.Bus";
    let status = Proxy::new(&session, name, "/org/a11y/bus", "org.a11y.Status").expect("a name");
    until("the accessibility bus", || status.set_property("IsEnabled", true).is_ok());
    let bus = Proxy::new(&session, name, "/org/a11y/bus", name).expect("a name");
    let address: String = bus.call("GetAddress", &()).expect("an address");
    open(&address).expect("the accessibility bus was started")
}

/// Whether an event says that something has the focus now.
fn is_focus(event: &Message) -> bool {
    let body = event.body();
    let Ok(body) = body.deserialize::<Structure<'_>>() else { return false };
    matches!(body.fields(), [Value::Str(state), Value::I32(1), ..] if state.as_str() == "focused")
}
