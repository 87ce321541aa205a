//! The pages of the family, as a guardian goes through them: fetched over HTTP from the simulator,
//! and written down as an outline.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::sync::Arc;

use jiff::civil::{DateTime, date};
use skolrost::app::{Effect, Event, LanguagePacks, State, update};
use skolrost::clock::Clock;
use skolrost::model::{Family, FetchProblem, Language, SigningDevice};
use skolrost::page::{Page, Way};
use skolrost::platform::Platform;
use skolrost::platform::simulator::{DemoFamily, Options, Scenario, Simulator};
use skolrost::platform::stockholm::{Addresses, Stockholm};
use skolrost::question::Intent;
use skolrost::view::keys::Command;
use skolrost::view::{
    Element, ElementId, Input, Known, Movement, Request, Role, Screen, Told, View,
};
use skolrost::wording::{Sentence, SentenceKind, Wording};

/// Monday of ISO week 48; a window, and the platform behind it.
struct Home {
    screen: Screen,
    wording: Wording,
    state: State,
    platform: Stockholm,
    _simulator: Simulator,
    runtime: tokio::runtime::Runtime,
}

fn now() -> DateTime {
    date(2026, 11, 24).at(15, 30, 0, 0)
}

impl Home {
    fn new(language: &str, scenario: Scenario) -> Self {
        let language = Language::new(language).unwrap();
        let clock = Clock::fixed(now()).unwrap();
        let family = DemoFamily::embedded().unwrap();
        let options = Options { scenario, ..Options::new(family, clock.now()) };
        let simulator = Simulator::start(options).unwrap();
        let packs = LanguagePacks::load(std::slice::from_ref(&language)).unwrap();
        Self {
            screen: Screen::default(),
            wording: Wording::load(&language).unwrap(),
            state: State::new(packs, None).with_pages(),
            platform: Stockholm::new(Addresses::at(simulator.address()), clock),
            _simulator: simulator,
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
        }
    }

    fn view(&self) -> View {
        self.screen.view(&self.wording)
    }

    fn does(&mut self, input: Input) -> Vec<Request> {
        let view = self.view();
        self.screen.take(input, &view)
    }

    /// Does it, and everything that comes of it.
    fn does_all(&mut self, input: Input) {
        let requests = self.does(input);
        self.carry_out(requests);
    }

    fn opens(&mut self, page: &Page) {
        let place = Page::ALL.iter().position(|one| one == page).unwrap();
        self.does_all(Input::Commanded(Command::Open(place)));
    }

    fn carry_out(&mut self, requests: Vec<Request>) {
        let mut events: VecDeque<Event> = requests.into_iter().filter_map(event).collect();
        while let Some(event) = events.pop_front() {
            for effect in update(&mut self.state, event, now()) {
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
                        let known = Known { family: Arc::new(family), now: now() };
                        events.extend(self.hears(Told::Opened(page, known)));
                    }
                    Effect::Go(way) => events.extend(self.hears(Told::Go(way))),
                    Effect::Present(turn) => events.extend(self.hears(Told::Turn(turn))),
                    _ => {}
                }
            }
        }
    }

    fn hears(&mut self, told: Told) -> Vec<Event> {
        self.screen.hear(told).into_iter().filter_map(event).collect()
    }

    fn has_before_them(&self) -> String {
        let view = self.view();
        view.element(view.focus).expect("the focus is on an element").plain_text()
    }

    /// Presses the first thing with this text.
    fn presses(&mut self, text: &str) {
        let view = self.view();
        let all = view.all();
        let wanted = |element: &&&Element| element.plain_text() == text && element.can_be_pressed();
        let id = all.iter().rfind(wanted).unwrap_or_else(|| panic!("no {text}")).id;
        self.does_all(Input::Pressed(id));
    }

    /// The page that is open, without the tabs.
    fn outline(&self) -> String {
        let mut text = String::new();
        for element in self.view().elements.iter().filter(|one| one.role != Role::Tabs) {
            outline(element, 0, self.wording.language(), &mut text);
        }
        text
    }
}

fn event(request: Request) -> Option<Event> {
    match request {
        Request::Open(page) => Some(Event::Opened(page)),
        Request::Steer(intent) => Some(Event::Steered(intent)),
        Request::Ask(text) => Some(Event::Asked(text)),
        _ => None,
    }
}

/// `#` a heading, `-` an item, `>` a link or a button with what it does; what is in another language
/// than the window stands in brackets with its tag.
fn outline(element: &Element, depth: usize, window: &Language, out: &mut String) {
    let pieces: Vec<String> = element.text.iter().map(|sentence| piece(sentence, window)).collect();
    let text = pieces.join(" ").replace('\n', "⏎");
    let lead = "  ".repeat(depth);
    let mark = match &element.role {
        Role::Heading(level) => "#".repeat(usize::from(*level)) + " ",
        Role::Link => "> ".to_owned(),
        Role::Button => ">> ".to_owned(),
        Role::List => format!("({}) ", element.children.len()),
        Role::Item => "- ".to_owned(),
        Role::Status => return,
        _ => String::new(),
    };
    let does = match &element.does {
        Some(Request::Browse(address)) => format!(" → {}", address.as_str()),
        Some(Request::Open(page)) => format!(" → {}", page.name()),
        Some(Request::Steer(intent)) => format!(" → {}", intent.name()),
        _ => String::new(),
    };
    if element.role == Role::Item {
        let mut within = String::new();
        for child in &element.children {
            outline(child, depth + 1, window, &mut within);
        }
        let within = within.get(2 * (depth + 1)..).unwrap_or_default();
        write!(out, "{lead}- {within}").unwrap();
        return;
    }
    writeln!(out, "{lead}{mark}{text}{does}").unwrap();
    for child in &element.children {
        outline(child, depth, window, out);
    }
}

fn piece(sentence: &Sentence, window: &Language) -> String {
    match sentence {
        _ if sentence.text.is_empty() => String::new(),
        Sentence { text, language, .. } if language == window => text.clone(),
        Sentence { text, language, .. } => format!("[{language}: {text}]"),
    }
}

#[test]
fn print_all() {
    let mut home = Home::new(
        &std::env::var("LANGUAGE_OF").unwrap_or("sv".to_owned()),
        std::env::var("SCENARIO_OF").unwrap_or("none".to_owned()).parse().unwrap(),
    );
    for page in &Page::ALL[1..8] {
        home.opens(page);
        println!("{}\n", home.outline());
    }
}
