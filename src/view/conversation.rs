//! The conversation as elements: the questions and answers so far, the field, the buttons, and how
//! things go.

use crate::wording::{Args, Sentence, SentenceKind, Wording};

use super::element::{Element, ElementId, Role};
use super::pages::key_name;
use super::screen::{Exchange, Screen};

/// The field for the question.
pub(super) const FIELD: ElementId = ElementId::of("field");
/// Asks what is in the field.
pub(super) const ASK: ElementId = ElementId::of("ask");
/// Opens and closes the microphone.
pub(super) const TALK: ElementId = ElementId::of("talk");

/// The answer of an exchange.
pub(super) fn answer_id(number: usize) -> ElementId {
    ElementId::of(&format!("history/{number}/answer"))
}

/// The elements of the conversation, its heading first.
pub(super) fn elements(screen: &Screen, wording: &Wording) -> Vec<Element> {
    let notice = |message: &str| wording.notice(message);
    let named = |place: &str, role, message: &str| {
        Element::new(ElementId::of(place), role, vec![notice(message)])
    };
    let items = screen.exchanges.iter().map(|exchange| item(exchange, wording)).collect();
    let field = Role::Field(screen.field.clone());
    let field = Element::new(FIELD, field, vec![notice("window-field")]);
    vec![
        named("heading", Role::Heading(1), "window-heading"),
        named("history", Role::List, "window-history").with(items),
        status(screen, wording),
        field.described(keys(screen, wording)),
        named("ask", Role::Button, "window-ask"),
        named("talk", Role::Toggle { on: screen.listening }, "window-talk").holding(),
    ]
}

/// The keys that one begins with.
fn keys(screen: &Screen, wording: &Wording) -> Sentence {
    let key = |name: &str| {
        let key = screen.keys.key(name);
        key.map_or_else(String::new, |key| key_name(key, wording))
    };
    let args = Args::new().text("talk", key("talk")).text("help", key("help"));
    wording.sentence(SentenceKind::Notice, "window-keys", &args)
}

/// How things go.
pub(super) fn status(screen: &Screen, wording: &Wording) -> Element {
    let args = || Args::new().number("pace", screen.settings.speed);
    let note = screen.note.map(|note| wording.sentence(SentenceKind::Notice, note, &args()));
    let status = note.or_else(|| screen.status.clone()).into_iter().collect();
    Element::new(ElementId::of("status"), Role::Status, status)
}

fn item(exchange: &Exchange, wording: &Wording) -> Element {
    let place = |part: &str| ElementId::of(&format!("history/{}/{part}", exchange.number));
    let question = exchange.question.as_ref().map(|question| {
        let asked = asked(question, wording);
        Element::new(place("question"), Role::Paragraph, vec![asked])
    });
    let answer = Element::new(answer_id(exchange.number), Role::Answer, exchange.answer.clone());
    let parts = question.into_iter().chain([answer]).collect();
    Element::new(place("item"), Role::Item, Vec::new()).with(parts)
}

/// "You asked: …", where it was asked in the language of the window; else the bare question.
fn asked(question: &Sentence, wording: &Wording) -> Sentence {
    if question.language != *wording.language() {
        return question.clone();
    }
    let args = Args::new().text("text", &question.text);
    wording.sentence(SentenceKind::Quote, "window-asked", &args)
}
