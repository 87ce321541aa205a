//! What is on the screen besides the conversation itself: the text under way, the questions and
//! answers so far, the focus, the look. Takes what the guardian did and what the program told.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::DateTime;

use crate::app::Turn;
use crate::model::{Family, Language};
use crate::page::Page;
use crate::question::Intent;
use crate::wording::{Sentence, SentenceKind, Wording};

use super::conversation::{self, ASK, FIELD, TALK};
use super::element::{ElementId, Role};
use super::field::{Edit, Field};
use super::focus::moved;
use super::keys::{Command, Keymap};
use super::look::Look;
use super::reading::{self, Read, Reading};
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
    /// Counts what is shown anew, so that it is read anew.
    pub(super) visit: usize,
    pub(super) keys: Keymap,
    focus: ElementId,
    /// Where one reads in what has the focus.
    place: Option<Range<usize>>,
    /// What was read last there.
    read: Option<Read>,
    /// Counts what is read again though it may be the same.
    turn: usize,
    /// Whether the talk key that went down last opened the microphone.
    opened_by_key: bool,
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
            visit: 0,
            keys: Keymap::default(),
            focus: FIELD,
            place: None,
            read: None,
            turn: 0,
            opened_by_key: false,
            look: Look::default(),
            count: 0,
            asked: None,
        }
    }
}

impl Screen {
    /// One whose keys are these.
    pub fn with_keys(keys: Keymap) -> Self {
        Self { keys, ..Self::default() }
    }

    /// Which keys do what.
    pub fn keys(&self) -> &Keymap {
        &self.keys
    }

    /// The elements, in the words of a language.
    pub fn view(&self, wording: &Wording) -> View {
        let elements = pages::elements(self, wording);
        let (focus, place, look) = (self.focus, self.place.clone(), self.look);
        let title = wording.notice("window-title");
        let mut view = View { title, elements, focus, place, read: None, look };
        view.read = self
            .read
            .map(|read| Reading { turn: self.turn, text: reading::read(read, &view, wording) });
        view
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

    /// Takes what the program told.
    pub fn hear(&mut self, told: Told) {
        match told {
            // What went wrong must not be missed: not every reader reads what only changes.
            Told::Status(sentence) if sentence.kind == SentenceKind::Problem => {
                self.say(None, vec![sentence]);
            }
            Told::Status(sentence) => self.status = Some(sentence),
            Told::Asked(text) => self.asked = Some(text),
            Told::Opened(page, known) => self.opened(page, known),
            Told::Listening(listening) => self.listening = listening,
            Told::Turn(turn) => self.answered(*turn),
        }
    }

    fn answered(&mut self, turn: Turn) {
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

    /// What was fetched is shown. A page that has come to be another one meanwhile stays.
    fn opened(&mut self, page: Page, known: Known) {
        self.known = Some(known);
        self.status = None;
        if self.page != page {
            self.show(page);
        } else if self.focus == pages::heading_id(self) {
            self.visit += 1;
            self.go_to(pages::heading_id(self));
        }
    }

    /// Goes to a page; its heading has the focus, in the conversation the field.
    fn show(&mut self, page: Page) {
        if self.page != page {
            self.trail.push(std::mem::replace(&mut self.page, page));
        }
        self.visit += 1;
        self.go_to(match self.page {
            Page::Conversation => FIELD,
            _ => pages::heading_id(self),
        });
    }

    /// Shows a page at once, and asks for what it shows. To where one came from is the way back.
    fn open(&mut self, page: Page) -> Vec<Request> {
        let is_back = self.trail.last() == Some(&page);
        self.show(page.clone());
        if is_back {
            self.trail.truncate(self.trail.len().saturating_sub(2));
        }
        if page.asks() { vec![Request::Open(page)] } else { Vec::new() }
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
        self.trail.last().cloned().map_or_else(Vec::new, |page| self.open(page))
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
        let text = match view.element(self.focus) {
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
