//! What is on the screen besides the conversation itself: the text under way, the questions and
//! answers so far, the focus, the look. Takes what the guardian did and what the program told.

mod commands;
mod hearing;
mod log_in;
mod offering;
mod time;
mod ways;

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::DateTime;

use crate::app::Turn;
use crate::model::{Family, Language, LogInWish, LoginStep};
use crate::page::{Page, Way};
use crate::question::Intent;
use crate::wording::{Sentence, Wording};

use super::address::Address;
use super::conversation::{ASK, FIELD, TALK};
use super::element::{ElementId, Role};
use super::field::{Edit, Field};
use super::focus::moved;
use super::keys::Keymap;
use super::offer::Offer;
use super::pages::{self, BEGINNING, LanguageName, LogIn};
use super::reading::{self, Read, Reading};
use super::settings::{Setting, Settings};
use super::{Input, View};

/// Something the program is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Answer a question.
    Ask(String),
    /// Do what needs no question: repeat, go on, help.
    Steer(Intent),
    /// Fetch what a page shows and is not fresh.
    Open(Page),
    /// Fetch all that a page shows.
    Refresh(Page),
    /// Open the microphone.
    Listen,
    /// Close the microphone and answer what was said.
    Hear,
    /// Fall silent, and close the microphone without an answer.
    Hush,
    /// Our own voice on or off.
    ToggleVoice,
    /// Steer the log-in that goes on.
    LogIn(LogInWish),
    /// Set this, and keep it.
    Set(Setting),
    /// Log in for the first time, and do not welcome again.
    Start,
    /// Open what lies outside the program.
    Browse(Address),
    /// Say this, where our own voice is the one that speaks; what is being said stops.
    Say(Vec<Sentence>),
    /// Put this on the clipboard.
    Copy(String),
    /// Insert what is on the clipboard.
    Paste,
    /// End.
    Leave,
}

/// Something the program told.
#[derive(Clone, Debug)]
pub enum Told {
    /// This is what is answered next.
    Asked(String),
    /// An answer, or a question back.
    Turn(Box<Turn>),
    /// A page is to be shown, with this.
    Opened(Page, Known),
    /// A log-in goes on, and the words for it where there are new ones.
    LogIn(LoginStep, Option<Sentence>),
    /// Something is set otherwise now.
    Set(Setting),
    /// The guardian asked in words to be taken somewhere.
    Go(Way),
    /// How things go.
    Status(Sentence),
    /// What our own voice could read and the screen reader cannot.
    Offer(Option<Offer>),
    /// The microphone is open, or closed.
    Listening(bool),
}

/// What pages show.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The family, with what has been fetched.
    pub family: Arc<Family>,
    /// When that was, at the school.
    pub now: DateTime,
}

/// What is on the screen.
pub struct Screen {
    pub(super) field: Field,
    pub(super) exchanges: Vec<Exchange>,
    pub(super) status: Option<Sentence>,
    pub(super) listening: bool,
    pub(super) page: Page,
    /// The pages one came by, the last one last.
    pub(super) trail: Vec<Page>,
    /// What pages show; `None` before anything has been fetched.
    pub(super) known: Option<Known>,
    /// What time it was when something was done last.
    pub(super) now: DateTime,
    /// The page that was asked for last and has not been fetched yet.
    awaited: Option<Page>,
    /// Whether all of it is fetched, also what is fresh.
    is_anew: bool,
    /// Counts what is shown anew, so that it is read anew.
    pub(super) visit: usize,
    pub(super) keys: Keymap,
    focus: ElementId,
    pub(super) settings: Settings,
    /// A log-in that goes on.
    pub(super) log_in: Option<LogIn>,
    /// The languages there are.
    pub(super) languages: Vec<LanguageName>,
    /// Where one reads in what has the focus.
    place: Option<Range<usize>>,
    /// What was read last there.
    read: Option<Read>,
    /// Counts what is read again though it may be the same.
    turn: usize,
    /// Whether the talk key that went down last opened the microphone.
    opened_by_key: bool,
    /// How many answers there have been; a repeated one is a new one.
    count: usize,
    /// What is being answered. Others may have been asked since.
    asked: Option<String>,
    /// What the screen itself has to say, by the name of a message, until something else is done.
    pub(super) note: Option<&'static str>,
    /// What our own voice could read and the screen reader cannot.
    offer: Option<Offer>,
    /// That this was offered, and at which visit: it is nowhere else.
    offered: Option<usize>,
}

/// A question with its answer.
pub(super) struct Exchange {
    /// Counted from 1.
    pub(super) number: usize,
    /// As it was asked; `None` where nothing was.
    pub(super) question: Option<Sentence>,
    pub(super) answer: Vec<Sentence>,
}

impl Default for Screen {
    fn default() -> Self {
        Self::new(Settings::default(), Vec::new())
    }
}

impl Screen {
    /// A screen on which nothing has been asked yet.
    pub fn new(settings: Settings, languages: Vec<LanguageName>) -> Self {
        Self {
            settings,
            languages,
            log_in: None,
            field: Field::default(),
            exchanges: Vec::new(),
            status: None,
            listening: false,
            page: Page::default(),
            trail: Vec::new(),
            known: None,
            now: DateTime::default(),
            awaited: None,
            is_anew: false,
            visit: 0,
            keys: Keymap::default(),
            focus: FIELD,
            place: None,
            read: None,
            turn: 0,
            opened_by_key: false,
            count: 0,
            asked: None,
            note: None,
            offer: None,
            offered: None,
        }
    }

    /// The same with these keys.
    #[must_use]
    pub fn with_keys(self, keys: Keymap) -> Self {
        Self { keys, ..self }
    }

    /// The same where nothing has been set yet: it begins with what is to be.
    #[must_use]
    pub fn with_welcome(self) -> Self {
        Self { page: Page::Welcome, focus: BEGINNING, ..self }
    }

    /// Which keys do what.
    pub fn keys(&self) -> &Keymap {
        &self.keys
    }

    /// The elements, in the words of a language.
    pub fn view(&self, wording: &Wording) -> View {
        let elements = pages::elements(self, wording);
        let (focus, place, look) = (self.focus, self.place.clone(), self.settings.look);
        let title = wording.notice("window-title");
        let mut view = View { title, elements, focus, place, read: None, look };
        // What had the focus may be gone, or still to come; and with it the place in its text.
        let is_there = view.element(self.focus).is_some_and(super::Element::takes_focus);
        if !is_there {
            (view.focus, view.place) = (pages::beginning(&self.page, &view), None);
        }
        view.read = self
            .read
            .filter(|read| is_there || !matches!(read, Read::Go { .. }))
            .map(|read| Reading { turn: self.turn, text: reading::read(read, &view, wording) });
        view
    }

    /// Whether the page that is open is being fetched.
    pub(super) fn awaits_page(&self) -> bool {
        self.awaited.as_ref() == Some(&self.page)
    }

    /// Whether it is fetched anew, also what is fresh.
    pub(super) fn awaits_anew(&self) -> bool {
        self.awaits_page() && self.is_anew
    }

    /// Whether the microphone is open.
    pub fn is_listening(&self) -> bool {
        self.listening
    }

    /// How everything is set.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Takes what the guardian did to a view of this screen.
    pub fn take(&mut self, input: Input, view: &View) -> Vec<Request> {
        let was = self.page.clone();
        let requests = self.took(input, view);
        self.note_offer();
        self.started(&was, requests)
    }

    fn took(&mut self, input: Input, view: &View) -> Vec<Request> {
        self.note = None;
        if let Input::Read(read) = input {
            self.read(read, view);
            return Vec::new();
        }
        match input {
            Input::Focused(id) => self.focus_on(id, view),
            Input::Moved(movement) => self.go_to(moved(view, movement)),
            Input::Edited(edit) => return self.edit(edit),
            Input::Read(_) => {}
            Input::LetGo => return self.let_go(),
            Input::Composed(composition) => self.field.compose(composition),
            Input::Pressed(id) => return self.press(id, view),
            Input::Commanded(command) => return self.command(command, view),
        }
        Vec::new()
    }

    fn focus_on(&mut self, id: ElementId, view: &View) {
        if view.element(id).is_some_and(super::Element::takes_focus) {
            self.go_to(id);
        }
    }

    /// Gives the focus to an element. Where one reads stays only in the same element.
    fn go_to(&mut self, id: ElementId) {
        self.read = None;
        self.place = self.place.take().filter(|_| self.focus == id);
        self.focus = id;
    }

    /// What is written goes to the field, from wherever one is.
    fn edit(&mut self, edit: Edit) -> Vec<Request> {
        let requests = match self.page {
            Page::Conversation => Vec::new(),
            _ => self.open(Page::Conversation),
        };
        self.go_to(FIELD);
        self.field.edit(edit);
        requests
    }

    /// Moves the cursor, or tells about its place. What is told leaves the cursor where it is.
    fn read(&mut self, read: Read, view: &View) {
        let mut is_new = false;
        if let Read::Go { unit, on } = read {
            let Some((element, range)) = reading::go(view, unit, on) else { return };
            let text = element.plain_text();
            let was = view.element(view.focus).zip(view.place.clone());
            let was =
                was.map(|(element, range)| element.plain_text().get(range).map(str::to_owned));
            let goes_on = matches!(self.read, Some(Read::Go { .. }));
            is_new = goes_on && was != Some(text.get(range.clone()).map(str::to_owned));
            (self.focus, self.place) = (element.id, Some(range));
        }
        self.turn += usize::from(!is_new);
        self.read = Some(read);
    }

    fn press(&mut self, id: ElementId, view: &View) -> Vec<Request> {
        self.focus_on(id, view);
        match id {
            ASK | FIELD => self.ask(),
            TALK => self.talk(),
            _ => {
                let Some(element) = view.element(id) else { return Vec::new() };
                let requests =
                    element.does.clone().map_or_else(Vec::new, |request| self.perform(request));
                // Orca 43 says that a choice is chosen now where that is done by the space bar only.
                if matches!(element.role, Role::Choice { .. }) {
                    self.read(Read::What, view);
                }
                requests
            }
        }
    }

    /// Does what the screen can do itself; the rest is for the program.
    fn perform(&mut self, request: Request) -> Vec<Request> {
        match request {
            Request::Open(page) => self.open(page),
            Request::Set(setting) => self.set(setting),
            Request::Start => self.open(Page::Conversation),
            // The page is shown again after the log-in.
            Request::Steer(Intent::LogIn) if self.page.asks() => {
                self.awaited = Some(self.page.clone());
                self.show(self.page.clone());
                vec![request]
            }
            request => vec![request],
        }
    }

    fn set(&mut self, setting: Setting) -> Vec<Request> {
        if matches!(&setting, Setting::AskIn(language, false) if self.is_last(language)) {
            self.note = Some("last-language");
            return Vec::new();
        }
        self.settings.set(&setting);
        vec![Request::Set(setting)]
    }

    /// Whether it is the only one left that can be asked in.
    fn is_last(&self, language: &Language) -> bool {
        let others =
            self.languages.iter().filter(|known| known.asks && known.language != *language);
        others.filter(|known| self.settings.languages.contains(&known.language)).count() == 0
    }

    fn ask(&mut self) -> Vec<Request> {
        let text = self.field.take();
        if text.trim().is_empty() {
            self.go_to(FIELD);
            return Vec::new();
        }
        vec![Request::Ask(text)]
    }
}
