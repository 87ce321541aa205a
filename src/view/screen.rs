//! What is on the screen besides the conversation itself: the text under way, the questions and
//! answers so far, the focus, the look. Takes what the guardian did and what the program told.

use crate::app::Turn;
use crate::model::Language;
use crate::question::Intent;
use crate::wording::{Sentence, SentenceKind, Wording};

use super::conversation::{self, ASK, FIELD, TALK};
use super::element::{ElementId, Role};
use super::field::{Edit, Field};
use super::focus::moved;
use super::keys::Command;
use super::look::Look;
use super::{Input, View};

/// Something the program is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// Answer a question.
    Ask(String),
    /// Do what needs no question: repeat, go on, help.
    Steer(Intent),
    /// Open the microphone.
    Listen,
    /// Close the microphone and answer what was said.
    Hear,
    /// Fall silent, and close the microphone without an answer.
    Hush,
    /// Our own voice on or off.
    ToggleVoice,
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
    /// How things go.
    Status(Sentence),
    /// The microphone is open, or closed.
    Listening(bool),
}

/// What is on the screen.
pub struct Screen {
    pub(super) field: Field,
    pub(super) exchanges: Vec<Exchange>,
    pub(super) status: Option<Sentence>,
    pub(super) listening: bool,
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
        conversation::view(self, wording, self.focus, self.look)
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

    /// Takes what the program told.
    pub fn hear(&mut self, told: Told) {
        match told {
            // What went wrong must not be missed: not every reader reads what only changes.
            Told::Status(sentence) if sentence.kind == SentenceKind::Problem => {
                self.say(None, vec![sentence]);
            }
            Told::Status(sentence) => self.status = Some(sentence),
            Told::Asked(text) => self.asked = Some(text),
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

    /// A new answer takes the focus.
    fn say(&mut self, question: Option<Sentence>, answer: Vec<Sentence>) {
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
            _ => Vec::new(),
        }
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
            Command::Help => return vec![Request::Steer(Intent::Help)],
            Command::ToggleVoice => return vec![Request::ToggleVoice],
            Command::Leave => return vec![Request::Leave],
            Command::Paste => return vec![Request::Paste],
            Command::Copy => return self.copy(view),
            Command::Cut => {
                let request = self.copy(view);
                self.field.edit(Edit::Insert(String::new()));
                return request;
            }
            Command::GoToField => self.focus = FIELD,
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
