//! The window with a page of its own: a conversation that is told by lines on the standard input.

use std::io::stdin;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use skolrost::model::Language;
use skolrost::view::{Element, ElementId, Field, Input, Keymap, Look, Role, View};
use skolrost::window::{self, Front, Reaction};
use skolrost::wording::{Sentence, SentenceKind};

/// Asks this bench to be the window.
pub(super) const ARGUMENT: &str = "be-the-window";
/// A new answer takes the focus.
pub(super) const ANSWER: &str = "answer";
/// How things go changes.
pub(super) const STATUS: &str = "status";
/// Other colours.
pub(super) const THEME: &str = "theme";

/// Answers that there are at first.
const ANSWERS: usize = 5;

/// Shows the window until it is ended.
pub(super) fn show() {
    let opened = window::run(false, |waker| {
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            for line in stdin().lines().map_while(Result::ok) {
                if tell.send(line).is_ok() {
                    waker.wake();
                }
            }
        });
        Page { answers: ANSWERS, status: 0, look: Look::default(), keys: Keymap::default(), told }
    });
    opened.expect("there is a display");
}

/// What is shown.
pub(super) struct Page {
    answers: usize,
    status: usize,
    look: Look,
    keys: Keymap,
    told: Receiver<String>,
}

impl Front for Page {
    fn keys(&self) -> &Keymap {
        &self.keys
    }

    fn view(&self) -> View {
        view(self.answers, self.status, self.look)
    }

    fn input(&mut self, _: Input, _: &View) -> Vec<Reaction> {
        Vec::new()
    }

    fn come_back(&mut self) -> Vec<Reaction> {
        Vec::new()
    }

    fn wake(&mut self) -> Vec<Reaction> {
        for line in self.told.try_iter() {
            match line.as_str() {
                ANSWER => self.answers += 1,
                STATUS => self.status += 1,
                THEME => self.look.theme = self.look.theme.next(),
                _ => {}
            }
        }
        Vec::new()
    }
}

/// A conversation of so many answers, the last of them with the focus.
pub(super) fn view(answers: usize, status: usize, look: Look) -> View {
    let last = ElementId::of(&format!("answer/{answers}"));
    // What was said long ago is left out, so that each change costs the same.
    let numbers = answers.saturating_sub(ANSWERS) + 1..=answers;
    let history = numbers.flat_map(|number| {
        [
            element(
                &format!("question/{number}"),
                Role::Heading(2),
                "Vad blir det för mat på onsdag?",
            ),
            element(
                &format!("answer/{number}"),
                Role::Answer,
                &format!(
                    "På onsdag äter Alva köttbullar med potatismos och lingon. Fråga {number}."
                ),
            ),
        ]
    });
    let mut elements = vec![
        element("heading", Role::Heading(1), "Fråga om skoldagen"),
        element("history", Role::List, "Samtalet").with(history.collect()),
    ];
    elements.extend([
        element("status", Role::Status, &format!("Jag hämtar fortfarande, {status}.")),
        element("field", Role::Field(Field::default()), "Skriv en fråga"),
        element("ask", Role::Button, "Fråga"),
        element("talk", Role::Toggle { on: false }, "Prata"),
    ]);
    View { title: sentence("Skolröst"), elements, focus: last, place: None, read: None, look }
}

fn element(place: &str, role: Role, text: &str) -> Element {
    Element::new(ElementId::of(place), role, vec![sentence(text)])
}

fn sentence(text: &str) -> Sentence {
    let language = Language::new("sv").expect("a tag");
    Sentence { text: text.to_owned(), language, kind: SentenceKind::Fact }
}
