//! What the servers remember of each browser.

use std::collections::{BTreeMap, BTreeSet};

use super::guid::guid;

/// An order of a log-in: what the app on the guardian's telephone does, step by step.
pub(super) struct Order {
    script: &'static [&'static str],
    /// How often its state was asked for.
    polls: usize,
    /// Whether it is shown as a QR code.
    pub(super) is_qr: bool,
}

/// A guardian who is logged in with one browser.
pub(super) struct Session {
    /// The value of `SMSESSION`.
    pub(super) id: String,
    /// Index of the child that the platform shows.
    pub(super) selected: usize,
    /// Keys that Skola24 has handed out, and how many it has in all.
    render_keys: BTreeSet<String>,
    render_keys_issued: u64,
}

/// Every browser that spoke to the servers. Identifiers are counted, so that the same
/// conversation is the same byte for byte.
#[derive(Default)]
pub(super) struct Sessions {
    issued: u64,
    orders: BTreeMap<String, Order>,
    open: BTreeMap<String, Session>,
    /// Skola24's cookie to the value of `SMSESSION`.
    skola24: BTreeMap<String, String>,
}

impl Order {
    /// The state, which goes one step on each time; the last one stays.
    pub(super) fn poll(&mut self) -> &'static str {
        let state = self.script.get(self.polls).or(self.script.last());
        self.polls += 1;
        state.copied().unwrap_or_default()
    }

    /// How often it was polled.
    pub(super) fn polls(&self) -> usize {
        self.polls
    }

    fn is_finished_with(&self, state: &str) -> bool {
        self.polls >= self.script.len() && self.script.last() == Some(&state)
    }
}

impl Session {
    /// The token of the page's form, which later calls must bear.
    pub(super) fn xsrf_token(&self) -> String {
        format!("xsrf_{}-Tk1", self.id)
    }

    /// A key for one timetable of Skola24.
    pub(super) fn issue_render_key(&mut self) -> String {
        self.render_keys_issued += 1;
        let key = guid(&self.id, &self.render_keys_issued.to_string()).to_lowercase();
        self.render_keys.insert(key.clone());
        key
    }

    /// Whether a key was handed out and not used before.
    pub(super) fn use_render_key(&mut self, key: &str) -> bool {
        self.render_keys.remove(key)
    }

    /// The value of the ASP.NET cookie.
    pub(super) fn asp_net_id(&self) -> String {
        guid("asp.net", &self.id).to_lowercase()
    }
}

impl Sessions {
    /// Opens an order and gives its reference.
    pub(super) fn open_order(&mut self, script: &'static [&'static str], is_qr: bool) -> String {
        let reference = self.issue("order").to_lowercase();
        self.orders.insert(reference.clone(), Order { script, polls: 0, is_qr });
        reference
    }

    pub(super) fn order(&mut self, reference: &str) -> Option<&mut Order> {
        self.orders.get_mut(reference)
    }

    /// Turns an order that ended with `state` into a session; the order is gone then.
    pub(super) fn log_in(
        &mut self,
        order: &str,
        state: &str,
        selected: usize,
    ) -> Option<&mut Session> {
        self.orders.get(order).filter(|order| order.is_finished_with(state))?;
        self.orders.remove(order);
        let id = self.issue("session");
        let session = Session {
            id: id.clone(),
            selected,
            render_keys: BTreeSet::new(),
            render_keys_issued: 0,
        };
        Some(self.open.entry(id).or_insert(session))
    }

    /// The session with this `SMSESSION`.
    pub(super) fn session(&mut self, id: Option<&str>) -> Option<&mut Session> {
        self.open.get_mut(id?)
    }

    /// Lets the browser of a session into Skola24 and gives Skola24's cookie.
    pub(super) fn enter_skola24(&mut self, session: &str) -> String {
        let cookie = self.issue("skola24").to_lowercase();
        self.skola24.insert(cookie.clone(), session.to_owned());
        cookie
    }

    /// The session behind Skola24's cookie.
    pub(super) fn skola24_session(&mut self, cookie: Option<&str>) -> Option<&mut Session> {
        let id = self.skola24.get(cookie?)?;
        self.open.get_mut(id)
    }

    /// An identifier nobody has had before.
    fn issue(&mut self, kind: &str) -> String {
        self.issued += 1;
        guid(kind, &self.issued.to_string())
    }
}
