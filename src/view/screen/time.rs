//! Time goes on while a page is open: what stands there too long, or since another day, is asked for
//! anew when the guardian does something or comes back to the window. Nothing wakes for it.

use jiff::civil::DateTime;

use super::{Known, Request, Screen};
use crate::answer::age::FRESH;
use crate::answer::needs;
use crate::model::Need;
use crate::page::Page;
use crate::question::Intent;
use crate::view::{Input, View};

impl Screen {
    /// As [`Screen::take`], at a time at the school. On a page of another day a step leads to the
    /// heading of the new one: what it would have led to is over.
    pub fn take_at(&mut self, now: DateTime, input: Input, view: &View) -> Vec<Request> {
        self.now = now;
        let is_step = matches!(input, Input::Moved(_) | Input::Read(_));
        let mut requests =
            if is_step && self.is_of_another_day() { Vec::new() } else { self.take(input, view) };
        if !requests.contains(&Request::Listen) {
            requests.extend(self.renew());
        }
        requests
    }

    /// The guardian has come back to the window.
    pub fn come_back(&mut self, now: DateTime) -> Vec<Request> {
        self.now = now;
        self.renew()
    }

    /// What pages show, as it is to be told now.
    pub(in crate::view) fn known_now(&self) -> Option<Known> {
        self.known.clone().map(|known| Known { now: known.now.max(self.now), ..known })
    }

    /// Shows the open page anew where it is of another day, and asks for it where it is old.
    fn renew(&mut self) -> Vec<Request> {
        // A page that is opened closes the microphone; somebody talks.
        if self.listening {
            return Vec::new();
        }
        let is_over = self.is_of_another_day();
        if is_over {
            self.show(self.page.clone());
        }
        if is_over || self.is_old() { self.fetch() } else { Vec::new() }
    }

    fn is_of_another_day(&self) -> bool {
        self.stands().is_some_and(|since| since.date() < self.now.date())
    }

    /// Whether something of the open page is not fresh any more. What could not be fetched the last
    /// time is tried once more after a while only.
    fn is_old(&self) -> bool {
        let (Some(since), Some(known)) = (self.stands(), &self.known) else { return false };
        let (family, now) = (&known.family, self.now);
        let missing = needs::missing(self.page.needs(family, now), family, now);
        let failed = |need: &Need| {
            family.child(&need.child).is_some_and(|child| child.problem(need.feed).is_some())
        };
        let rests = now.duration_since(since) < FRESH;
        missing.iter().any(|need| !(rests && failed(need)))
    }

    /// Since when the open page stands there; `None` where it shows nothing of the school, or is being
    /// asked for already.
    fn stands(&self) -> Option<DateTime> {
        let stands = self.page.asks() && self.awaited.is_none();
        self.known.as_ref().filter(|_| stands).map(|known| known.now)
    }

    /// Asks for all of the open page anew; in the conversation, for the last answer.
    pub(super) fn refresh(&mut self) -> Vec<Request> {
        match &self.page {
            Page::Conversation => vec![Request::Steer(Intent::Refresh)],
            page if page.asks() => {
                let page = page.clone();
                self.show(page.clone());
                (self.awaited, self.is_anew) = (Some(page.clone()), true);
                vec![Request::Refresh(page)]
            }
            _ => {
                self.note = Some("nothing-fetched-here");
                Vec::new()
            }
        }
    }
}
