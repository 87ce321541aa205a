//! A window, and the platform behind it.

use std::collections::VecDeque;
use std::sync::Arc;

use jiff::civil::DateTime;
use skolrost::app::{Effect, Event, LanguagePacks, State, update};
use skolrost::clock::Clock;
use skolrost::model::{FetchProblem, Language, SigningDevice};
use skolrost::page::Page;
use skolrost::platform::Platform;
use skolrost::platform::simulator::{DemoFamily, Options, Scenario, Simulator};
use skolrost::platform::stockholm::{Addresses, Stockholm};
use skolrost::view::keys::Command;
use skolrost::view::{Element, Input, Known, Request, Role, Screen, Told, View};
use skolrost::wording::Wording;

use super::outline::Outline;

/// A window, and the platform behind it.
pub(super) struct Home {
    pub(super) screen: Screen,
    pub(super) wording: Wording,
    pub(super) state: State,
    pub(super) platform: Stockholm,
    pub(super) simulator: Simulator,
    pub(super) runtime: tokio::runtime::Runtime,
    pub(super) clock: Clock,
}

pub(super) const NOW: &str = "2026-11-24T15:30";

impl Home {
    pub(super) fn new(language: &str, scenario: Scenario) -> Self {
        let now: DateTime = NOW.parse().unwrap();
        Self::at(now, now, language, scenario)
    }

    pub(super) fn at(
        now: DateTime,
        platform: DateTime,
        language: &str,
        scenario: Scenario,
    ) -> Self {
        let language = Language::new(language).unwrap();
        let clock = Clock::fixed(now).unwrap();
        let family = DemoFamily::embedded().unwrap();
        let platform = Clock::fixed(platform).unwrap();
        let options = Options { scenario, ..Options::new(family, platform.now()) };
        let simulator = Simulator::start(options).unwrap();
        let packs = LanguagePacks::load(std::slice::from_ref(&language)).unwrap();
        Self {
            screen: Screen::default(),
            wording: Wording::load(&language).unwrap(),
            state: State::new(packs, None).with_pages(),
            platform: Stockholm::new(Addresses::at(simulator.address()), clock.clone()),
            simulator,
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
            clock,
        }
    }

    pub(super) fn now(&self) -> DateTime {
        self.clock.now().datetime()
    }

    pub(super) fn view(&self) -> View {
        self.screen.view(&self.wording)
    }

    pub(super) fn does(&mut self, input: Input) -> Vec<Request> {
        let view = self.view();
        self.screen.take_at(self.now(), input, &view)
    }

    /// Does it, and everything that comes of it.
    pub(super) fn does_all(&mut self, input: Input) {
        let requests = self.does(input);
        self.carry_out(requests);
    }

    pub(super) fn opens(&mut self, page: &Page) {
        let place = Page::ALL.iter().position(|one| one == page).unwrap();
        self.does_all(Input::Commanded(Command::Open(place)));
    }

    pub(super) fn carry_out(&mut self, requests: Vec<Request>) {
        let mut events: VecDeque<Event> = requests.into_iter().filter_map(event).collect();
        while let Some(event) = events.pop_front() {
            let now = self.now();
            for effect in update(&mut self.state, event, now) {
                match effect {
                    Effect::LogIn { .. } => {
                        let family: Result<_, FetchProblem> = self.runtime.block_on(async {
                            self.platform.log_in(SigningDevice::This, &mut |_| ()).await?;
                            self.platform.family().await
                        });
                        events.push_back(Event::LoggedIn(family));
                    }
                    Effect::Fetch(needs) => {
                        let mut family = self.state.family().unwrap().clone();
                        self.runtime.block_on(self.platform.fetch(&mut family, &needs));
                        events.push_back(Event::Fetched(family));
                    }
                    Effect::Show(page) => {
                        let family = self.state.family().cloned().unwrap_or_default();
                        let known = Known { family: Arc::new(family), now: self.now() };
                        events.extend(self.hears(Told::Opened(page, known)));
                    }
                    Effect::Go(way) => events.extend(self.hears(Told::Go(way))),
                    Effect::Present(turn) => events.extend(self.hears(Told::Turn(turn))),
                    _ => {}
                }
            }
        }
    }

    /// Turns to the window at a time.
    pub(super) fn comes_back(&mut self, at: DateTime) {
        self.clock.set(at).unwrap();
        let requests = self.screen.come_back(at);
        self.carry_out(requests);
    }

    pub(super) fn hears(&mut self, told: Told) -> Vec<Event> {
        self.screen.hear(told).into_iter().filter_map(event).collect()
    }

    pub(super) fn has_before_them(&self) -> String {
        let view = self.view();
        view.element(view.focus).expect("the focus is on an element").plain_text()
    }

    /// Lets come what was asked for, to who has the heading before them.
    pub(super) fn tells_that_it_comes(&mut self, requests: Vec<Request>) {
        let (waiting, said) = (self.view().focus, self.has_before_them());
        assert!(self.outline().contains("\nJag hämtar.\n"), "{}", self.outline());
        self.carry_out(requests);
        assert_ne!(self.has_before_them(), said);
        assert_ne!(self.view().focus, waiting, "{said}: it is read");
    }

    /// Presses the first thing with this text.
    pub(super) fn presses(&mut self, text: &str) {
        let view = self.view();
        let all = view.all();
        let wanted = |element: &&&Element| element.plain_text() == text && element.can_be_pressed();
        let id = all.iter().rfind(wanted).unwrap_or_else(|| panic!("no {text}")).id;
        self.does_all(Input::Pressed(id));
    }

    /// The page that is open, without the tabs.
    pub(super) fn outline(&self) -> String {
        let mut text = String::new();
        for element in self.view().elements.iter().filter(|one| one.role != Role::Tabs) {
            let outline = Outline { window: self.wording.language(), focus: self.view().focus };
            outline.put(element, 0, &mut text);
        }
        text
    }
}

fn event(request: Request) -> Option<Event> {
    match request {
        Request::Open(page) => Some(Event::Opened(page)),
        Request::Refresh(page) => Some(Event::Refreshed(page)),
        Request::Steer(intent) => Some(Event::Steered(intent)),
        Request::Ask(text) => Some(Event::Asked(text)),
        _ => None,
    }
}
