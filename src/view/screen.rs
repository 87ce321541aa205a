//! What is on the screen besides the conversation itself: the text under way, the questions and
//! answers so far, the focus, the look. Takes what the guardian did and what the program told.

use std::sync::Arc;

use jiff::civil::DateTime;

use crate::app::Turn;
use crate::model::{Family, Language};
use crate::page::{Page, Way};
use crate::question::Intent;
use crate::wording::{Sentence, SentenceKind, Wording};

use super::address::Address;
use super::conversation::{self, ASK, FIELD, TALK};
use super::element::{ElementId, Role};
use super::field::{Edit, Field};
use super::focus::moved;
use super::keys::Command;
use super::look::Look;
use super::{Input, View, pages};

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
    /// Open what lies outside the program.
    Browse(Address),
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
    focus: ElementId,
    look: Look,
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
        Self {
            field: Field::default(),
            exchanges: Vec::new(),
            status: None,
            listening: false,
            page: Page::default(),
            trail: Vec::new(),
            known: None,
            awaited: None,
            visit: 0,
            focus: FIELD,
            look: Look::default(),
            count: 0,
            asked: None,
        }
    }
}

impl Screen {
    /// The elements, in the words of a language.
    pub fn view(&self, wording: &Wording) -> View {
        let elements = pages::elements(self, wording);
        let mut view = View {
            title: wording.notice("window-title"),
            elements,
            focus: self.focus,
            look: self.look,
        };
        // What had the focus may be gone, or still to come.
        if !view.element(self.focus).is_some_and(super::Element::takes_focus) {
            view.focus = self.beginning();
        }
        view
    }

    /// Whether the page that is open is being fetched.
    pub(super) fn awaits_page(&self) -> bool {
        self.awaited.as_ref() == Some(&self.page)
    }

    /// Takes what the guardian did to a view of this screen.
    pub fn take(&mut self, input: Input, view: &View) -> Vec<Request> {
        match input {
            Input::Focused(id) => self.focus_on(id, view),
            Input::Moved(movement) => self.focus = moved(view, movement),
            Input::Edited(edit) => self.edit(edit),
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
        } else if self.page == page && self.focus == self.beginning() {
            self.visit += 1;
            self.focus = self.beginning();
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
                    self.focus = pages::child_id(&self.page, &child);
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
        self.focus = self.beginning();
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
        self.focus = conversation::answer_id(self.count);
        self.exchanges.push(Exchange { number: self.count, question, answer });
    }

    fn focus_on(&mut self, id: ElementId, view: &View) {
        if view.element(id).is_some_and(super::Element::takes_focus) {
            self.focus = id;
        }
    }

    fn edit(&mut self, edit: Edit) {
        self.focus = FIELD;
        self.field.edit(edit);
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
            // The page is shown again after the log-in.
            Request::Steer(Intent::LogIn) if self.page.asks() => {
                self.awaited = Some(self.page.clone());
                self.show(self.page.clone());
                vec![request]
            }
            request => vec![request],
        }
    }

    /// The page beside this one, around the ends.
    fn turn(&mut self, on: bool) -> Vec<Request> {
        let (section, count) = (self.page.section(), Page::ALL.len());
        let place = Page::ALL.iter().position(|page| *page == section).unwrap_or_default();
        let place = (place + if on { 1 } else { count - 1 }) % count;
        Page::ALL.get(place).cloned().map_or_else(Vec::new, |page| self.open(page))
    }

    fn back(&mut self) -> Vec<Request> {
        let Some(page) = self.trail.pop() else { return Vec::new() };
        let left = std::mem::replace(&mut self.page, page.clone());
        self.show(page);
        // Who comes back from a letter goes on among the letters where it stands.
        if let (Page::Letter { id, .. }, Page::News) = (&left, &self.page) {
            self.focus = pages::link_id(id);
        }
        self.fetch()
    }

    fn ask(&mut self) -> Vec<Request> {
        let text = self.field.take();
        if text.trim().is_empty() {
            self.focus = FIELD;
            return Vec::new();
        }
        vec![Request::Ask(text)]
    }

    fn talk(&mut self) -> Vec<Request> {
        vec![if self.listening { Request::Hear } else { Request::Listen }]
    }

    fn command(&mut self, command: Command, view: &View) -> Vec<Request> {
        match command {
            Command::Talk => return self.talk(),
            Command::Stop => return vec![Request::Hush],
            Command::Repeat => return vec![Request::Steer(Intent::Repeat)],
            Command::More => return vec![Request::Steer(Intent::More)],
            Command::Help => return self.open(Page::Help),
            Command::Open(place) => {
                return Page::ALL.get(place).cloned().map_or_else(Vec::new, |page| self.open(page));
            }
            Command::Turn { on } => return self.turn(on),
            Command::Back => return self.back(),
            Command::ToggleVoice => return vec![Request::ToggleVoice],
            Command::Leave => return vec![Request::Leave],
            Command::Paste => return vec![Request::Paste],
            Command::Copy => return self.copy(view),
            Command::Cut => {
                let request = self.copy(view);
                self.field.edit(Edit::Insert(String::new()));
                return request;
            }
            Command::GoToField => return self.open(Page::Conversation),
            Command::Larger => self.look.zoom = self.look.zoom.larger(),
            Command::Smaller => self.look.zoom = self.look.zoom.smaller(),
            Command::NextTheme => self.look.theme = self.look.theme.next(),
        }
        Vec::new()
    }

    fn copy(&self, view: &View) -> Vec<Request> {
        let text = match view.element(view.focus) {
            Some(element) if matches!(element.role, Role::Field(_)) => {
                self.field.selected().to_owned()
            }
            Some(element) => element.plain_text(),
            None => String::new(),
        };
        if text.is_empty() { Vec::new() } else { vec![Request::Copy(text)] }
    }
}

/// The guardian's own words.
fn quote(text: String, language: Language) -> Sentence {
    Sentence { text, language, kind: SentenceKind::Quote }
}
