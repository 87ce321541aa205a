//! What is on the screen besides the conversation itself: the text under way, the questions and
//! answers so far, the focus, the look. Takes what the guardian did and what the program told.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::DateTime;

use crate::app::Turn;
use crate::model::{Family, Language, LogInWish, LoginStep};
use crate::page::{Page, Way};
use crate::question::Intent;
use crate::wording::{Sentence, SentenceKind, Wording};

use super::address::Address;
use super::conversation::{self, ASK, FIELD, TALK};
use super::element::{ElementId, Role};
use super::field::{Edit, Field};
use super::focus::moved;
use super::keys::{Command, Keymap};
use super::pages::{self, LanguageName, LogIn};
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
    /// Fetch what a page shows.
    Open(Page),
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
    /// A log-in goes on.
    LogIn(LoginStep),
    /// Something is set otherwise now.
    Set(Setting),
    /// The guardian asked in words to be taken somewhere.
    Go(Way),
    /// How things go.
    Status(Sentence),
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
    /// The page that was asked for last and has not been fetched yet.
    awaited: Option<Page>,
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
            awaited: None,
            visit: 0,
            keys: Keymap::default(),
            focus: FIELD,
            place: None,
            read: None,
            turn: 0,
            opened_by_key: false,
            count: 0,
            asked: None,
        }
    }

    /// The same with these keys.
    #[must_use]
    pub fn with_keys(self, keys: Keymap) -> Self {
        Self { keys, ..self }
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
        // What had the focus may be gone, or still to come.
        if !view.element(self.focus).is_some_and(super::Element::takes_focus) {
            view.focus = self.beginning();
        }
        view.read = self
            .read
            .map(|read| Reading { turn: self.turn, text: reading::read(read, &view, wording) });
        view
    }

    /// Whether the page that is open is being fetched.
    pub(super) fn awaits_page(&self) -> bool {
        self.awaited.as_ref() == Some(&self.page)
    }

    /// How everything is set.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Takes what the guardian did to a view of this screen.
    pub fn take(&mut self, input: Input, view: &View) -> Vec<Request> {
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

    /// Takes what the program told; what comes of it may ask for more.
    pub fn hear(&mut self, told: Told) -> Vec<Request> {
        match told {
            // What went wrong must not be missed: not every reader reads what only changes.
            Told::Status(sentence) if sentence.kind == SentenceKind::Problem => {
                self.say(None, vec![sentence]);
            }
            Told::Status(sentence) => self.status = Some(sentence),
            Told::Asked(text) => self.asked = Some(text),
            Told::Opened(page, known) => self.opened(page, known),
            Told::LogIn(step) => self.log_in(step),
            Told::Set(setting) => self.settings.set(&setting),
            Told::Go(way) => return self.go(way),
            Told::Listening(listening) => self.listening = listening,
            Told::Turn(turn) => self.answered(*turn),
        }
        Vec::new()
    }

    fn answered(&mut self, turn: Turn) {
        let intent = turn.question.as_ref().map(|question| question.intent);
        if matches!(intent, Some(Intent::Forget | Intent::LogOut)) {
            self.known = None;
        }
        let language = turn.question.as_ref().map(|question| question.language.clone());
        let said = turn.question.map(|question| question.text).filter(|text| !text.is_empty());
        let first = turn.sentences.first().map(|sentence| sentence.language.clone());
        // A reply such as "Elsa" stands there as it was given, not as the question it completes.
        let question = self.asked.take().or(said);
        let question =
            question.zip(language.or(first)).map(|(text, language)| quote(text, language));
        let mut answer = turn.sentences;
        answer.extend(turn.hint);
        self.status = None;
        self.say(question, answer);
    }

    /// A log-in is a page of its own, until it is over.
    fn log_in(&mut self, step: LoginStep) {
        if step == LoginStep::Done {
            self.log_in = None;
            if self.page == Page::LogIn {
                self.back();
            }
            return;
        }
        let log_in = self.log_in.get_or_insert_default();
        let before = log_in.place();
        log_in.take(step);
        let place = log_in.place();
        let is_new = self.page != Page::LogIn;
        if is_new {
            self.show(Page::LogIn);
        }
        // What to do now is read at once.
        if is_new || place != before {
            self.go_to(place);
        }
    }

    /// What was fetched is shown, unless one has gone elsewhere meanwhile.
    fn opened(&mut self, page: Page, known: Known) {
        let is_awaited = self.awaited.as_ref() == Some(&page);
        self.known = Some(known);
        self.status = None;
        if is_awaited {
            self.awaited = None;
        }
        if self.page != page && is_awaited {
            self.show(page);
        }
    }

    /// Goes where it was asked in words to go.
    fn go(&mut self, way: Way) -> Vec<Request> {
        (self.asked, self.status) = (None, None);
        match way {
            Way::Back => self.back(),
            Way::To(page, child) => {
                let requests = self.open(page);
                if let Some(child) = child {
                    self.go_to(pages::child_id(&self.page, &child));
                }
                requests
            }
        }
    }

    /// Goes to a page, to its beginning.
    fn show(&mut self, page: Page) {
        if self.page != page {
            self.trail.push(std::mem::replace(&mut self.page, page));
        }
        self.visit += 1;
        self.go_to(self.beginning());
    }

    /// Where a page begins: at its heading, the conversation at the field.
    fn beginning(&self) -> ElementId {
        match self.page {
            Page::Conversation => FIELD,
            _ => pages::heading_id(self),
        }
    }

    /// Shows a page at once, and asks for what it shows. From a letter to the news is the way back.
    fn open(&mut self, page: Page) -> Vec<Request> {
        let leaves_letter = matches!((&self.page, &page), (Page::Letter { .. }, Page::News));
        if leaves_letter && self.trail.last() == Some(&page) {
            return self.back();
        }
        self.show(page);
        self.fetch()
    }

    /// Asks for what the page that is open shows.
    fn fetch(&mut self) -> Vec<Request> {
        self.awaited = self.page.asks().then(|| self.page.clone());
        self.awaited.iter().cloned().map(Request::Open).collect()
    }

    /// A new answer takes the focus.
    fn say(&mut self, question: Option<Sentence>, answer: Vec<Sentence>) {
        if self.page != Page::Conversation {
            self.show(Page::Conversation);
        }
        self.count += 1;
        self.go_to(conversation::answer_id(self.count));
        self.exchanges.push(Exchange { number: self.count, question, answer });
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
                let does = view.element(id).and_then(|element| element.does.clone());
                does.map_or_else(Vec::new, |request| self.perform(request))
            }
        }
    }

    /// Does what the screen can do itself; the rest is for the program.
    fn perform(&mut self, request: Request) -> Vec<Request> {
        match request {
            Request::Open(page) => self.open(page),
            Request::Set(setting) => self.set(setting),
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
        self.settings.set(&setting);
        vec![Request::Set(setting)]
    }

    /// The page beside this one, around the ends.
    fn turn(&mut self, on: bool) -> Vec<Request> {
        let (section, count) = (self.page.section(), Page::ALL.len());
        let place = Page::ALL.iter().position(|page| *page == section).unwrap_or_default();
        let place = (place + if on { 1 } else { count - 1 }) % count;
        self.open_section(place)
    }

    fn open_section(&mut self, place: usize) -> Vec<Request> {
        Page::ALL.get(place).cloned().map_or_else(Vec::new, |page| self.open(page))
    }

    fn back(&mut self) -> Vec<Request> {
        let Some(page) = self.trail.pop() else { return Vec::new() };
        let left = std::mem::replace(&mut self.page, page.clone());
        self.show(page);
        // Who comes back from a letter goes on among the letters where it stands.
        if let (Page::Letter { id, .. }, Page::News) = (&left, &self.page) {
            self.go_to(pages::link_id(id));
        }
        self.fetch()
    }

    fn ask(&mut self) -> Vec<Request> {
        let text = self.field.take();
        if text.trim().is_empty() {
            self.go_to(FIELD);
            return Vec::new();
        }
        vec![Request::Ask(text)]
    }

    fn talk(&mut self) -> Vec<Request> {
        self.opened_by_key = !self.listening;
        vec![if self.listening { Request::Hear } else { Request::Listen }]
    }

    /// Who held the key down has talked; who pressed it to fall silent has let it go before.
    fn let_go(&mut self) -> Vec<Request> {
        let began = std::mem::take(&mut self.opened_by_key);
        if began { vec![Request::Hear] } else { Vec::new() }
    }

    fn command(&mut self, command: Command, view: &View) -> Vec<Request> {
        let look = self.settings.look;
        match command {
            Command::Talk => self.talk(),
            Command::Stop => vec![Request::Hush],
            Command::Repeat => vec![Request::Steer(Intent::Repeat)],
            Command::More => vec![Request::Steer(Intent::More)],
            Command::ToggleVoice => vec![Request::ToggleVoice],
            Command::Leave => vec![Request::Leave],
            Command::Paste => vec![Request::Paste],
            Command::Copy => self.copy(view),
            Command::Cut => {
                let request = self.copy(view);
                self.field.edit(Edit::Insert(String::new()));
                request
            }
            Command::Help => self.open(Page::Help),
            Command::Open(place) => self.open_section(place),
            Command::Turn { on } => self.turn(on),
            Command::Back => self.back(),
            Command::GoToField => self.open(Page::Conversation),
            Command::Larger => self.set(Setting::TextSize(look.zoom.larger())),
            Command::Smaller => self.set(Setting::TextSize(look.zoom.smaller())),
            Command::NextTheme => self.set(Setting::Colours(look.theme.next())),
        }
    }

    fn copy(&self, view: &View) -> Vec<Request> {
        let text = match view.element(view.focus) {
            Some(element) if matches!(element.role, Role::Field(_)) => {
                self.field.selected().to_owned()
            }
            Some(element) => match &self.place {
                Some(place) => {
                    element.plain_text().get(place.clone()).unwrap_or_default().to_owned()
                }
                None => element.plain_text(),
            },
            None => String::new(),
        };
        if text.is_empty() { Vec::new() } else { vec![Request::Copy(text)] }
    }
}

/// The guardian's own words.
fn quote(text: String, language: Language) -> Sentence {
    Sentence { text, language, kind: SentenceKind::Quote }
}
