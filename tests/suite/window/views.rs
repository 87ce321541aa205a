//! Views to look at.

use skolrost::app::{Outcome, Turn};
use skolrost::model::Language;
use skolrost::view::look::Zoom;
use skolrost::view::{Edit, Element, ElementId, Field, Input, Look, Role, Screen, Told, View};
use skolrost::window::stage::{Size, Stage};
use skolrost::wording::{Sentence, SentenceKind, Wording};

pub(super) fn sentence(text: &str, language: &str) -> Sentence {
    let language = Language::new(language).unwrap();
    Sentence { text: text.to_owned(), language, kind: SentenceKind::Fact }
}

/// Two questions with their answers, a third under way, the microphone open.
pub(super) fn swedish() -> View {
    let wording = Wording::load(&Language::new("sv").unwrap()).unwrap();
    let mut screen = Screen::default();
    for (question, answer) in [
        (
            "Vad blir det för mat på onsdag?",
            vec![
                sentence("På onsdag äter Alva köttbullar.", "sv"),
                sentence("Vegetariskt: linsbiffar.", "sv"),
            ],
        ),
        (
            "When does Omid start?",
            vec![
                sentence("Omid starts at quarter past eight.", "en"),
                sentence("Ta med matsäck.", "sv"),
            ],
        ),
    ] {
        let view = screen.view(&wording);
        screen.take(Input::Edited(Edit::Insert(question.to_owned())), &view);
        screen.take(Input::Pressed(ElementId::of("ask")), &view);
        screen.hear(Told::Asked(question.to_owned()));
        let turn = Turn::new(Outcome::Answered, None, None, answer);
        screen.hear(Told::Turn(Box::new(turn)));
    }
    let view = screen.view(&wording);
    screen.take(Input::Edited(Edit::Insert("Och Alva".to_owned())), &view);
    screen.take(Input::Focused(ElementId::of("history/2/answer")), &view);
    screen.hear(Told::Listening(true));
    screen.hear(Told::Status(sentence("Jag lyssnar.", "sv")));
    screen.view(&wording)
}

/// An answer that quotes the school, and three children to choose from.
pub(super) fn arabic() -> View {
    let element = |place: &str, role, text: &[(&str, &str)]| {
        let text = text.iter().map(|(text, language)| sentence(text, language)).collect();
        Element::new(ElementId::of(place), role, text)
    };
    let mut field = Field::default();
    field.edit(Edit::Insert("متى يبدأ Omid؟".to_owned()));
    let choice = |name: &str, chosen| element(name, Role::Choice { chosen }, &[(name, "sv")]);
    let elements = vec![
        element("heading", Role::Heading(1), &[("اسأل عن اليوم الدراسي", "ar")]),
        element(
            "answer",
            Role::Answer,
            &[
                ("يوم الأربعاء تأكل Alva في المدرسة:", "ar"),
                ("Köttbullar med potatismos och lingon.", "sv"),
            ],
        ),
        element("children", Role::Section, &[("أي طفل؟", "ar")]).with(vec![
            choice("Alva", false),
            choice("Omid", true),
            choice("سارا", false),
        ]),
        element("field", Role::Field(field), &[("اكتب سؤالاً", "ar")]),
        element("ask", Role::Button, &[("اسأل", "ar")]),
    ];
    View {
        title: sentence("صوت المدرسة", "ar"),
        elements,
        focus: ElementId::of("field"),
        place: None,
        read: None,
        look: Look::default(),
    }
}

/// The same, larger.
pub(super) fn zoomed(mut view: View, percent: u16) -> View {
    view.look.zoom = Zoom::percent(percent);
    view
}

/// A view in a window of so many physical pixels.
pub(super) fn stage(view: View, width: f32, height: f32) -> Stage {
    Stage::new(view, Size { width, height, scale: 1.0 })
}
