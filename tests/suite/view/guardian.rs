//! A screen in Swedish, and somebody who uses it.

use skolrost::app::{Outcome, Turn};
use skolrost::model::Language;
use skolrost::view::{Edit, ElementId, Input, Request, Screen, Told};
use skolrost::wording::{Sentence, SentenceKind, Wording};

pub(super) const FIELD: ElementId = ElementId::of("field");

/// A screen in Swedish, and somebody who uses it.
pub(super) struct Guardian {
    pub(super) screen: Screen,
    pub(super) wording: Wording,
}

impl Guardian {
    pub(super) fn new() -> Self {
        let wording = Wording::load(&Language::new("sv").unwrap()).unwrap();
        Self { screen: Screen::default(), wording }
    }

    pub(super) fn does(&mut self, input: Input) -> Vec<Request> {
        let view = self.screen.view(&self.wording);
        self.screen.take(input, &view)
    }

    pub(super) fn asks(&mut self, text: &str) -> Vec<Request> {
        self.does(Input::Edited(Edit::Insert(text.to_owned())));
        let requests = self.does(Input::Pressed(FIELD));
        for request in &requests {
            if let Request::Ask(text) = request {
                self.screen.hear(Told::Asked(text.clone()));
            }
        }
        requests
    }

    pub(super) fn is_answered(&mut self, text: &str) {
        let turn = Turn::new(Outcome::Answered, None, None, vec![sentence(text)]);
        self.screen.hear(Told::Turn(Box::new(turn)));
    }

    /// The text of what has the focus; it always exists and takes it.
    pub(super) fn has_before_them(&self) -> String {
        let view = self.screen.view(&self.wording);
        let element = view.element(view.focus).expect("the focus is on an element");
        assert!(element.takes_focus());
        element.plain_text()
    }
}

pub(super) fn sentence(text: &str) -> Sentence {
    let language = Language::new("sv").unwrap();
    Sentence { text: text.to_owned(), language, kind: SentenceKind::Fact }
}
