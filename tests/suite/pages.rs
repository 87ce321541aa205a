//! The pages of the family, as a guardian goes through them: fetched over HTTP from the simulator,
//! and written down as outlines.
//!
//! A file of `tests/pages/` begins with `at: <time>`, `language: <code>` and perhaps
//! `scenario: <name>` and `sent-until: <time>`, where the platform's own clock stands elsewhere: the
//! demo family has no day off in its first two weeks. `> open <page>` opens a page by its name, `> press <text>` presses what has
//! this text, `> say <text>` asks in words, `> come back <time>` turns to the window at that time,
//! `> fetch anew, <scenario>` presses the key for it where that goes wrong, and what follows is the page that is open then: `#` a
//! heading, `-` an item, `>` a link and `>>` a button with what comes of it, `(3)` how many items a
//! list has, `*` what has the focus; what is not in the language of the window stands in brackets
//! with its own. `UPDATE_PAGES=1` writes the files anew.

use std::collections::{HashSet, VecDeque};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::{DateTime, date};
use skolrost::app::{Effect, Event, LanguagePacks, State, update};
use skolrost::clock::Clock;
use skolrost::model::{
    Event as Happening, EventTime, Family, Feed, FetchProblem, Language, Meal, News, SigningDevice,
};
use skolrost::page::{Page, Way};
use skolrost::platform::Platform;
use skolrost::platform::simulator::{DemoFamily, Options, Scenario, Simulator};
use skolrost::platform::stockholm::{Addresses, Stockholm};
use skolrost::view::keys::Command;
use skolrost::view::{
    Address, Element, ElementId, Input, Known, Movement, Request, Role, Screen, Told, View,
};
use skolrost::wording::{Sentence, Wording};

/// A window, and the platform behind it.
struct Home {
    screen: Screen,
    wording: Wording,
    state: State,
    platform: Stockholm,
    simulator: Simulator,
    runtime: tokio::runtime::Runtime,
    clock: Clock,
}

const NOW: &str = "2026-11-24T15:30";

impl Home {
    fn new(language: &str, scenario: Scenario) -> Self {
        let now: DateTime = NOW.parse().unwrap();
        Self::at(now, now, language, scenario)
    }

    fn at(now: DateTime, platform: DateTime, language: &str, scenario: Scenario) -> Self {
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

    fn now(&self) -> DateTime {
        self.clock.now().datetime()
    }

    fn view(&self) -> View {
        self.screen.view(&self.wording)
    }

    fn does(&mut self, input: Input) -> Vec<Request> {
        let view = self.view();
        self.screen.take_at(self.now(), input, &view)
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
    fn comes_back(&mut self, at: DateTime) {
        self.clock.set(at).unwrap();
        let requests = self.screen.come_back(at);
        self.carry_out(requests);
    }

    fn hears(&mut self, told: Told) -> Vec<Event> {
        self.screen.hear(told).into_iter().filter_map(event).collect()
    }

    fn has_before_them(&self) -> String {
        let view = self.view();
        view.element(view.focus).expect("the focus is on an element").plain_text()
    }

    /// Lets come what was asked for, to who has the heading before them.
    fn tells_that_it_comes(&mut self, requests: Vec<Request>) {
        let (waiting, said) = (self.view().focus, self.has_before_them());
        assert!(self.outline().contains("\nJag hämtar.\n"), "{}", self.outline());
        self.carry_out(requests);
        assert_ne!(self.has_before_them(), said);
        assert_ne!(self.view().focus, waiting, "{said}: it is read");
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

/// Writes elements down.
struct Outline<'a> {
    window: &'a Language,
    focus: ElementId,
}

impl Outline<'_> {
    fn put(&self, element: &Element, depth: usize, out: &mut String) {
        let lead = "  ".repeat(depth);
        if element.role == Role::Item {
            let mut within = String::new();
            for child in &element.children {
                self.put(child, depth + 1, &mut within);
            }
            let within = within.get(2 * (depth + 1)..).unwrap_or_default();
            write!(out, "{lead}- {within}").unwrap();
            return;
        }
        let pieces = element.text.iter().map(|sentence| piece(sentence, self.window));
        let text = pieces.collect::<Vec<_>>().join(" ").replace('\n', "⏎");
        let mark = match &element.role {
            Role::Heading(level) => "#".repeat(usize::from(*level)) + " ",
            Role::Link => "> ".to_owned(),
            Role::Button => ">> ".to_owned(),
            Role::List => format!("({}) ", element.children.len()),
            Role::Status => return,
            _ => String::new(),
        };
        let does = match &element.does {
            Some(Request::Browse(address)) => format!(" → {}", address.as_str()),
            Some(Request::Open(page)) => format!(" → {}", page.name()),
            Some(Request::Steer(intent)) => format!(" → {}", intent.name()),
            _ => String::new(),
        };
        let focus = if element.id == self.focus { "*" } else { "" };
        writeln!(out, "{}", format!("{lead}{focus}{mark}{text}{does}").trim_end()).unwrap();
        for child in &element.children {
            self.put(child, depth, out);
        }
    }
}

fn piece(sentence: &Sentence, window: &Language) -> String {
    match sentence {
        _ if sentence.text.is_empty() => String::new(),
        Sentence { text, language, .. } if language == window => text.clone(),
        Sentence { text, language, .. } => format!("[{language}: {text}]"),
    }
}

fn play(file: &Path) {
    let script = fs::read_to_string(file).unwrap();
    let (header, _) = script.split_once("\n\n").unwrap();
    let field =
        |name: &str| header.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    let at: DateTime = field("at").unwrap().parse().unwrap();
    let platform = field("sent-until").map_or(at, |until| until.parse().unwrap());
    let scenario = field("scenario").unwrap_or("none").parse().unwrap();
    let mut home = Home::at(at, platform, field("language").unwrap(), scenario);
    let mut played = format!("{header}\n");
    for line in script.lines() {
        let page = |name: &str| Page::named(name).unwrap_or_else(|| panic!("no page {name}"));
        if let Some(name) = line.strip_prefix("> open ") {
            home.opens(&page(name));
        } else if let Some(text) = line.strip_prefix("> press ") {
            home.presses(text);
        } else if let Some(text) = line.strip_prefix("> say ") {
            home.carry_out(vec![Request::Ask(text.to_owned())]);
        } else if let Some(time) = line.strip_prefix("> come back ") {
            home.comes_back(time.parse().unwrap());
        } else if let Some(scenario) = line.strip_prefix("> fetch anew, ") {
            home.simulator.change(scenario.parse().unwrap());
            home.does_all(Input::Commanded(Command::Refresh));
        } else {
            continue;
        }
        let ids: Vec<ElementId> = home.view().all().iter().map(|element| element.id).collect();
        assert_eq!(ids.len(), ids.iter().collect::<HashSet<_>>().len(), "{line}");
        writeln!(played, "\n{line}\n\n{}", home.outline().trim_end()).unwrap();
    }
    if std::env::var_os("UPDATE_PAGES").is_some() {
        fs::write(file, played).unwrap();
    } else {
        assert_eq!(played, script, "{}", file.display());
    }
}

#[test]
fn every_page_reads_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 5, "the pages are missing");
    for file in files {
        play(&file);
    }
}

/// Until the platform has answered nobody knows whether there is anything.
#[test]
fn while_a_page_is_fetched_it_says_so_and_what_is_known_stands_there() {
    let mut home = Home::new("sv", Scenario::None);
    let requests = home.does(Input::Commanded(Command::Open(5)));
    assert_eq!(home.outline(), "*# Nyheter\nJag hämtar.\n");
    home.carry_out(requests);
    assert_eq!(home.has_before_them(), "Nyheter, 16 brev");
    let requests = home.does(Input::Commanded(Command::Open(3)));
    assert_eq!(home.has_before_them(), "Lunch");
    assert!(!home.outline().contains("Jag hittar"), "{}", home.outline());
    home.carry_out(requests);
    home.does(Input::Commanded(Command::Open(5)));
    assert_eq!(home.has_before_them(), "Nyheter, 16 brev", "at once, this time");
}

/// Who only hears the heading knows when all has come: on every page it has the focus once more then,
/// and says what it did not say before.
#[test]
fn every_heading_tells_that_all_has_come() {
    for page in Page::ALL.into_iter().filter(Page::asks) {
        let mut home = Home::new("sv", Scenario::None);
        let place = Page::ALL.iter().position(|one| *one == page).unwrap();
        for command in [Command::Open(place), Command::Refresh] {
            let before = home.view().focus;
            let requests = home.does(Input::Commanded(command));
            assert_ne!(home.view().focus, before, "{page:?}: the key is answered");
            home.tells_that_it_comes(requests);
        }
    }
}

#[test]
fn contacts_are_counted_once_they_have_come() {
    let heads = [
        ("sv", "Kontakter, 46 namn"),
        ("en", "Contacts, 46 names"),
        ("ar", "جهات الاتصال، 46 اسمًا"),
    ];
    for (language, head) in heads {
        let mut home = Home::new(language, Scenario::None);
        home.opens(&Page::Contacts);
        assert_eq!(home.has_before_them(), head);
    }
}

#[test]
fn a_letter_tells_that_it_was_fetched_anew_and_that_it_was_not() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::News);
    home.presses("Löss i 2B");
    assert_eq!(home.has_before_them(), "Löss i 2B", "at once: it came with the list");
    let requests = home.does(Input::Commanded(Command::Refresh));
    assert_eq!(home.has_before_them(), "Brev");
    home.tells_that_it_comes(requests);
    assert_eq!(home.has_before_them(), "Löss i 2B");
    home.simulator.change(Scenario::ServerError);
    home.does_all(Input::Commanded(Command::Refresh));
    assert_eq!(home.has_before_them(), "Brev, hämtat i dag klockan 15.30: Löss i 2B");
}

#[test]
fn a_letter_that_is_gone_or_has_no_heading_says_so_by_its_heading() {
    let mut family = crate::understanding::family();
    let child = family.children[0].id.clone();
    let page = |id: &str| Page::Letter { child: child.clone(), id: id.to_owned() };
    family.children[0].news = Feed::Fetched(vec![News { header: " ".to_owned(), ..letter("") }]);
    let heading = |outline: String| outline.lines().next().unwrap_or_default().to_owned();
    assert_eq!(heading(shown(page("1"), family.clone())), "*# Brev utan rubrik");
    assert_eq!(heading(shown(page("2"), family)), "*# Brevet finns inte här längre");
}

/// The day and the weeks are known before what they hold: told too soon, they would tell nothing.
#[test]
fn a_page_of_which_a_part_is_known_tells_that_the_rest_has_come() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::Lunch);
    for (place, name) in [(1, "I dag"), (2, "Schema")] {
        let requests = home.does(Input::Commanded(Command::Open(place)));
        assert_eq!(home.has_before_them(), name);
        home.tells_that_it_comes(requests);
    }
}

#[test]
fn who_has_gone_on_is_left_there_and_a_failure_is_news() {
    let mut home = Home::new("sv", Scenario::None);
    let fetch_anew = Input::Commanded(Command::Refresh);
    home.opens(&Page::News);
    let requests = home.does(fetch_anew.clone());
    // Past what is there only as long as it is fetched.
    home.does(Input::Moved(Movement::On));
    home.does(Input::Moved(Movement::On));
    let elsewhere = home.view().focus;
    home.carry_out(requests);
    assert_eq!(home.view().focus, elsewhere, "who has gone on is left there");
    home.opens(&Page::Contacts);
    home.simulator.change(Scenario::ServerError);
    let requests = home.does(fetch_anew);
    let waiting = home.view().focus;
    home.carry_out(requests);
    assert_ne!(home.view().focus, waiting, "that it failed is news: {}", home.has_before_them());
}

/// What is old is never told as if it was new, not even while it is fetched anew.
#[test]
fn while_a_page_is_fetched_anew_it_tells_how_old_it_is() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::Lunch);
    home.opens(&Page::News);
    home.clock.set("2026-11-25T07:30".parse().unwrap()).unwrap();
    let requests = home.does(Input::Commanded(Command::Open(3)));
    assert_eq!(requests, [Request::Open(Page::Lunch)], "the page one leaves is not asked for");
    let old = "Lunch, vecka 48 och 49, hämtat i går klockan 15.30";
    assert_eq!(home.has_before_them(), old);
    assert!(home.outline().contains("\nJag hämtar.\n"), "{}", home.outline());
    assert!(home.outline().contains("- I dag, onsdag 25 november: "), "{}", home.outline());
    home.carry_out(requests);
    assert_eq!(home.has_before_them(), "Lunch, vecka 48 och 49");
    assert!(home.outline().ends_with("Hämtat klockan 7.30.\n"), "{}", home.outline());
}

#[test]
fn the_first_step_on_a_page_of_yesterday_leads_to_the_heading_of_today() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::Today);
    home.does_all(Input::Moved(Movement::On));
    assert_eq!(home.has_before_them(), "Elsa, 2B, Ängsskolan");
    home.clock.set("2026-11-25T00:01".parse().unwrap()).unwrap();
    home.does_all(Input::Moved(Movement::On));
    assert_eq!(home.has_before_them(), "I dag, onsdag 25 november");
    home.does_all(Input::Moved(Movement::On));
    assert_eq!(home.has_before_them(), "Elsa, 2B, Ängsskolan");
}

/// Who reads on a page that has grown old goes on reading, and what is newer comes in its place.
#[test]
fn a_page_that_grows_old_is_renewed_under_way_and_one_that_failed_not_at_every_key() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::Notices);
    home.does_all(Input::Moved(Movement::On));
    let read = home.has_before_them();
    let renewed = [Request::Open(Page::Notices)];
    home.clock.set("2026-11-24T15:39".parse().unwrap()).unwrap();
    assert_eq!(home.does(Input::Moved(Movement::On)), []);
    home.clock.set("2026-11-24T15:40".parse().unwrap()).unwrap();
    home.simulator.change(Scenario::ServerError);
    let requests = home.does(Input::Moved(Movement::Back));
    assert_eq!(requests, renewed);
    assert_eq!(home.does(Input::Moved(Movement::Back)), [], "it is asked for already");
    home.does(Input::Moved(Movement::On));
    home.carry_out(requests);
    assert_eq!(home.has_before_them(), read, "what was read is not taken away");
    home.clock.set("2026-11-24T15:49".parse().unwrap()).unwrap();
    assert_eq!(home.does(Input::Moved(Movement::On)), [], "it failed a while ago");
    home.clock.set("2026-11-24T15:50".parse().unwrap()).unwrap();
    assert_eq!(home.does(Input::Moved(Movement::Back)), renewed);
}

/// A page that is opened closes the microphone.
#[test]
fn a_page_that_grows_old_is_not_renewed_while_somebody_talks() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::Notices);
    home.clock.set("2026-11-24T15:50".parse().unwrap()).unwrap();
    assert_eq!(home.does(Input::Commanded(Command::Talk)), [Request::Listen]);
    home.screen.hear(Told::Listening(true));
    assert_eq!(home.does(Input::Moved(Movement::On)), []);
    assert_eq!(home.screen.come_back(home.clock.now().datetime()), []);
    assert_eq!(home.does(Input::Commanded(Command::Talk)), [Request::Hear]);
    home.screen.hear(Told::Listening(false));
    assert_eq!(home.does(Input::Moved(Movement::Back)), [Request::Open(Page::Notices)]);
}

#[test]
fn words_fetch_anew_what_is_open() {
    let mut home = Home::new("sv", Scenario::None);
    let say = |home: &mut Home, text: &str| home.carry_out(vec![Request::Ask(text.to_owned())]);
    home.opens(&Page::Notices);
    let requests = home.does(Input::Commanded(Command::Refresh));
    assert!(home.outline().starts_with("*# Aviseringar\nJag hämtar.\n"), "{}", home.outline());
    home.carry_out(requests);
    home.clock.set("2026-11-24T15:35".parse().unwrap()).unwrap();
    say(&mut home, "Uppdatera sidan");
    assert_eq!(home.has_before_them(), "Aviseringar, 12");
    assert!(home.outline().ends_with("Hämtat klockan 15.35.\n"), "{}", home.outline());
    say(&mut home, "När hämtades det?");
    let fetched = "Hämtat i dag klockan 15.35 från skolplattformen: aviseringarna.";
    assert_eq!(home.has_before_them(), fetched);
    say(&mut home, "Hämta igen");
    assert_eq!(home.has_before_them(), "Jag har inte hämtat något till det senaste svaret.");
}

#[test]
fn who_has_gone_on_is_not_called_back_by_what_comes_late() {
    let mut home = Home::new("sv", Scenario::None);
    let requests = home.does(Input::Commanded(Command::Open(5)));
    home.does(Input::Commanded(Command::GoToField));
    home.carry_out(requests);
    assert_eq!(home.has_before_them(), "Skriv en fråga");
}

#[test]
fn the_focus_is_never_lost() {
    let mut home = Home::new("sv", Scenario::None);
    let requests = home.does(Input::Commanded(Command::Open(5)));
    home.does(Input::Moved(Movement::On));
    assert_eq!(home.has_before_them(), "Jag hämtar.");
    home.carry_out(requests);
    assert_eq!(home.has_before_them(), "Nyheter, 16 brev", "that is gone, the heading is not");
    home.presses("Löss i 2B");
    assert_eq!(home.has_before_them(), "Löss i 2B");
    home.does_all(Input::Commanded(Command::Back));
    let view = home.view();
    let link = view.element(view.focus).unwrap();
    assert_eq!((link.plain_text(), &link.role), ("Löss i 2B".to_owned(), &Role::Link));
}

#[test]
fn words_lead_through_the_window() {
    let mut home = Home::new("sv", Scenario::None);
    let say = |home: &mut Home, text: &str| home.carry_out(vec![Request::Ask(text.to_owned())]);
    say(&mut home, "Visa nyheter");
    assert_eq!(home.has_before_them(), "Nyheter, 16 brev");
    say(&mut home, "Visa Omars schema");
    assert_eq!(home.has_before_them(), "Omar");
    say(&mut home, "Gå till inställningar");
    assert_eq!(home.has_before_them(), "Inställningar");
    say(&mut home, "Gå tillbaka");
    assert_eq!(home.has_before_them(), "Schema, vecka 48 och 49");
    home.does(Input::Commanded(Command::GoToField));
    say(&mut home, "Gå tillbaka");
    assert_eq!(home.has_before_them(), "Schema, vecka 48 och 49", "where one was before writing");
    say(&mut home, "Vad får Elsa till lunch i dag?");
    assert_eq!(home.has_before_them(), "Elsa får Fiskgratäng med dill och kokt potatis i dag.");
}

#[test]
fn what_was_forgotten_is_not_shown_any_more() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::Contacts);
    home.carry_out(vec![Request::Ask("Glöm allt".to_owned())]);
    home.does(Input::Commanded(Command::Open(7)));
    assert_eq!(home.outline(), "*# Kontakter\nJag hämtar.\n");
}

/// What the school wrote leads to the web, to a letter and to a telephone, and to nothing else.
#[test]
fn only_addresses_are_opened() {
    for written in ["https://www.1177.se/", "HTTP://example.org", "mailto:a@example.org", "tel:08"]
    {
        assert!(Address::new(written).is_some(), "{written}");
    }
    for written in [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "/vardnadshavare",
        "--help",
        "https:",
        "https://example.org/ --help",
        "https://evil.example\\@example.org",
        "smb://example.org",
        "",
        "å",
    ] {
        assert_eq!(Address::new(written), None, "{written}");
    }
    let host = |written| Address::new(written).and_then(|one| one.host().map(str::to_owned));
    assert_eq!(host("https://1177.se@example.org/x").as_deref(), Some("example.org"));
    let mail = Address::new("mailto:a@example.org?attach=/etc/passwd").unwrap();
    assert_eq!(mail.as_str(), "mailto:a@example.org");
    assert_eq!(Address::telephone("08-508 00 00").unwrap().as_str(), "tel:085080000");
}

#[cfg(feature = "window")]
#[test]
fn at_four_times_the_size_nothing_is_wider_than_a_small_window() {
    use skolrost::view::look::Zoom;
    use skolrost::window::layout::Layout;
    use skolrost::window::typeset::Typesetter;

    for language in ["sv", "ar"] {
        let mut home = Home::new(language, Scenario::None);
        for page in Page::ALL {
            home.opens(&page);
            let mut view = home.view();
            view.look.zoom = Zoom::percent(400);
            let layout = Layout::new(&view, 320.0, 1.0, &mut Typesetter::default());
            for place in &layout.places {
                let around = place.frame.grown(layout.measures.reach());
                assert!(around.x >= 0.0 && around.right() <= 320.0, "{page:?}: {around:?}");
                for block in [&place.text, &place.content, &place.description] {
                    let Some(block) = block else { continue };
                    for line in block.text.covered(&(0..block.text.string.len())) {
                        let line = line.moved(block.area.x, block.area.y);
                        let space = layout.measures.letters * 0.4;
                        let fits = line.x >= -space && line.right() <= 320.0 + space;
                        assert!(fits, "{page:?}: {}", block.text.string);
                    }
                }
            }
        }
    }
}

/// Marks vanish, words and their order stay, whatever a school writes.
#[test]
fn a_letter_is_read_without_its_marks() {
    let cases: [(&str, &str); 9] = [
        ("Hej\nVi ses", "Hej⏎Vi ses"),
        ("# A\n\n### B\n\ntext", "## A|#### B|text"),
        ("## A\ntext", "## A|text"),
        ("1) ett\n2) två", "(2)|- 1) ett|- 2) två"),
        ("- a\n  - b", "(1)|- a|  (1)|  - b"),
        (
            "**Obs!** Läs [här](https://example.org/x) *nu*",
            "Obs! Läs här nu|> här → https://example.org/x",
        ),
        ("[Läs](/lokalt) [mig](javascript:x)", "Läs mig"),
        ("![](/a.png) och ![En älg](/b.png)", "och|En bild som ingen har beskrivit.|Bild: En älg"),
        (
            "> Citat\n\n5 < 6 & <namn>\n\n|a|b|\n|--|--|\n|c|d|",
            "Citat|5 < 6 & <namn>|(2)|- a, b|- c, d",
        ),
    ];
    for (body, expected) in cases {
        let outline = letter_outline(body);
        assert_eq!(outline, expected, "{body}");
    }
}

/// The body of a letter as it is shown, with bars between the lines.
fn letter_outline(body: &str) -> String {
    let mut family = crate::understanding::family();
    let child = family.children[0].id.clone();
    family.children[0].news = Feed::Fetched(vec![letter(body)]);
    let shown = shown(Page::Letter { child, id: "1".to_owned() }, family);
    // After the heading and the way back.
    shown.lines().skip(2).collect::<Vec<_>>().join("|")
}

fn letter(body: &str) -> News {
    News {
        id: "1".to_owned(),
        header: "Brev".to_owned(),
        intro: String::new(),
        body: body.to_owned(),
        author: None,
        published: None,
        modified: None,
        image: None,
    }
}

/// The outline of a page, once it is known.
fn shown(page: Page, family: Family) -> String {
    let mut screen = Screen::default();
    let known = Known { family: Arc::new(family), now: NOW.parse().unwrap() };
    screen.hear(Told::Go(Way::To(page.clone(), None)));
    screen.hear(Told::Opened(page, known));
    let language = Language::new("sv").unwrap();
    let view = screen.view(&Wording::load(&language).unwrap());
    let outline = Outline { window: &language, focus: view.focus };
    let mut text = String::new();
    for element in view.elements.iter().skip(1) {
        outline.put(element, 0, &mut text);
    }
    text
}

#[test]
fn children_who_eat_the_same_are_named_together() {
    let mut family = crate::understanding::family();
    let days = [(24, "Fiskgratäng"), (25, "Ärtsoppa")];
    for (child, dish) in family.children.iter_mut().zip(["Pannkakor", "Gröt", "Pannkakor"]) {
        let meal = |(day, other): &(i8, &str)| Meal {
            date: date(2026, 11, *day),
            dishes: vec![dish.to_owned(), (*other).to_owned()],
        };
        child.meals = Feed::Fetched(days.iter().map(meal).collect());
        let off = Happening {
            title: "Studiedag".to_owned(),
            description: None,
            location: None,
            time: EventTime::Days { first: date(2026, 11, 25), last: date(2026, 11, 25) },
        };
        child.calendar = Feed::Fetched(vec![off]);
        child.schedule = Feed::Fetched(Vec::new());
    }
    let outline = shown(Page::Lunch, family);
    assert_eq!(
        outline.lines().collect::<Vec<_>>(),
        [
            "*# Lunch, vecka 48 och 49",
            "## Elsa och Liv",
            "(3)",
            "- I dag, tisdag 24 november: Pannkakor eller Fiskgratäng",
            "- I morgon, onsdag 25 november, ledigt: Studiedag",
            "- Jag hittar ingen matsedel för Elsa och Liv nästa vecka.",
            "## Omar",
            "(3)",
            "- I dag, tisdag 24 november: Gröt eller Fiskgratäng",
            "- I morgon, onsdag 25 november, ledigt: Studiedag",
            "- Jag hittar ingen matsedel för Omar nästa vecka.",
        ]
    );
}

/// A letter that opens lists within lists without end is still read, and ends nothing.
#[test]
fn lists_without_end_in_a_letter_are_told_beside_each_other() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::News);
    let mut family = home.state.family().unwrap().clone();
    let child = family.children[0].id.clone();
    let Feed::Fetched(letters) = &mut family.children[0].news else { panic!("no letters") };
    letters[0].body = format!("{}slut", "- ".repeat(10_000));
    let id = letters[0].id.clone();
    let page = Page::Letter { child, id };
    home.does(Input::Commanded(Command::Open(5)));
    let known = Known { family: Arc::new(family), now: home.now() };
    home.hears(Told::Opened(Page::News, known));
    home.hears(Told::Go(Way::To(page, None)));
    assert!(home.outline().contains("slut"), "{}", home.outline());
}
