//! The log-in: on this device, or on another one that reads a code from the screen.

use crate::model::{LogInWish, LoginStep, SigningDevice};
use crate::view::address::Address;
use crate::view::element::{Element, ElementId, Role};
use crate::view::picture::Picture;
use crate::view::screen::{Request, Screen};
use crate::wording::Wording;

/// How far a log-in has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::view) struct LogIn {
    /// Opens the guardian's app on this device.
    link: Option<String>,
    /// What another device reads.
    code: Option<String>,
    /// Whether the guardian is asked to sign in the app.
    signs: bool,
}

impl LogIn {
    /// Takes a step. A link or a first code begin anew.
    pub(in crate::view) fn take(&mut self, step: LoginStep) {
        match step {
            LoginStep::Started { app_link } => {
                *self = Self { link: Some(app_link), ..Self::default() };
            }
            // Codes may go on coming while the guardian signs.
            LoginStep::Code(code) => {
                let signs = self.signs && self.code.is_some();
                *self = Self { code: Some(code), signs, ..Self::default() };
            }
            LoginStep::Waiting => self.signs = false,
            LoginStep::Signing | LoginStep::Done => self.signs = true,
        }
    }

    /// Whether the page says the same as a step is told with: what to do.
    pub(in crate::view) fn says(step: &LoginStep) -> bool {
        matches!(step, LoginStep::Started { .. } | LoginStep::Code(_) | LoginStep::Signing)
    }

    /// The element that says what to do: another one for each thing to do, so that it is read.
    pub(in crate::view) fn place(&self) -> ElementId {
        ElementId::of(&format!("log-in/{}", self.message()))
    }

    /// What to do, by the name of a message.
    fn message(&self) -> &'static str {
        match (self.signs, &self.code) {
            (true, _) => "login-signing",
            (false, Some(_)) => "login-code",
            (false, None) => "login-started",
        }
    }
}

/// What to do now first, then the ways to go on.
pub(super) fn elements(screen: &Screen, wording: &Wording) -> Vec<Element> {
    let Some(log_in) = &screen.log_in else { return Vec::new() };
    let message = log_in.message();
    let words = |place: &str, role, message: &str| {
        let id = ElementId::of(&format!("log-in/{place}"));
        Element::new(id, role, vec![wording.notice(message)])
    };
    let button = |place: &str, wish: Request| {
        words(place, Role::Button, &format!("login-{place}")).doing(wish)
    };
    let what_to_do = Element::new(log_in.place(), Role::Answer, vec![wording.notice(message)]);
    let mut elements = vec![what_to_do];
    if let Some(link) = &log_in.link {
        let app = Address::bankid(link).map(Request::Browse);
        elements.extend(app.map(|app| button("open", app)));
        let other = LogInWish::SignWith(SigningDevice::Other);
        elements.push(button("other-device", Request::LogIn(other)));
    }
    if let Some(code) = log_in.code.as_deref().and_then(Picture::of_code) {
        elements.push(words("code", Role::Picture(code), "login-picture"));
        let this = LogInWish::SignWith(SigningDevice::This);
        elements.push(button("this-device", Request::LogIn(this)));
    }
    elements.push(button("cancel", Request::LogIn(LogInWish::Cancel)));
    elements
}
