//! Questions and their answers: what is asked, what stands where, and what takes the focus.

use skolrost::app::{Outcome, Turn};
use skolrost::model::Language;
use skolrost::page::Page;
use skolrost::question::{Intent, Question};
use skolrost::view::keys::Command;
use skolrost::view::{Edit, ElementId, Field, Input, Request, Role, Told};
use skolrost::wording::{Sentence, SentenceKind};

use super::guardian::{FIELD, Guardian, sentence};

const ASK: ElementId = ElementId::of("ask");

#[test]
fn one_can_write_at_once_and_enter_asks() {
    let mut guardian = Guardian::new();
    assert_eq!(guardian.has_before_them(), "Skriv en fråga");
    let requests = guardian.asks("När slutar Elsa?");
    assert_eq!(requests, [Request::Ask("När slutar Elsa?".to_owned())]);
    let view = guardian.screen.view(&guardian.wording);
    assert_eq!(view.element(FIELD).unwrap().role, Role::Field(Field::default()));
}

#[test]
fn nothing_is_asked_of_an_empty_field() {
    let mut guardian = Guardian::new();
    assert!(guardian.asks("   ").is_empty());
    assert!(guardian.does(Input::Pressed(ASK)).is_empty());
    assert_eq!(guardian.has_before_them(), "Skriv en fråga");
}

#[test]
fn an_answer_takes_the_focus_and_its_question_stands_before_it() {
    let mut guardian = Guardian::new();
    guardian.asks("När slutar Elsa?");
    guardian.is_answered("Elsa slutar kvart i tre.");
    assert_eq!(guardian.has_before_them(), "Elsa slutar kvart i tre.");
    let view = guardian.screen.view(&guardian.wording);
    let all: Vec<String> = view.all().iter().map(|element| element.plain_text()).collect();
    let answer = all.iter().position(|text| text == "Elsa slutar kvart i tre.").unwrap();
    assert_eq!(all[answer - 1], "Du frågade: När slutar Elsa?");
}

#[test]
fn the_same_answer_again_is_another_element() {
    let mut guardian = Guardian::new();
    guardian.is_answered("Elsa slutar kvart i tre.");
    let first = guardian.screen.view(&guardian.wording).focus;
    let again = guardian.does(Input::Commanded(Command::Repeat));
    assert_eq!(again, [Request::Steer(Intent::Repeat)]);
    guardian.is_answered("Elsa slutar kvart i tre.");
    let view = guardian.screen.view(&guardian.wording);
    assert_ne!(view.focus, first);
    assert!(view.element(first).is_some(), "the first one is still there");
}

#[test]
fn an_answer_is_shown_wherever_one_is() {
    let mut guardian = Guardian::new();
    guardian.does(Input::Commanded(Command::Open(5)));
    guardian.is_answered("Elsa slutar kvart i tre.");
    assert_eq!(guardian.has_before_them(), "Elsa slutar kvart i tre.");
    assert_eq!(guardian.does(Input::Commanded(Command::Back)), [Request::Open(Page::News)]);
}

#[test]
fn how_things_go_never_takes_the_focus() {
    let mut guardian = Guardian::new();
    guardian.screen.hear(Told::Status(sentence("Jag hämtar fortfarande.")));
    assert_eq!(guardian.has_before_them(), "Skriv en fråga");
    let view = guardian.screen.view(&guardian.wording);
    let status = view.all().into_iter().find(|element| element.role == Role::Status).unwrap();
    assert_eq!(status.plain_text(), "Jag hämtar fortfarande.");
    assert!(!status.takes_focus());
}

#[test]
fn what_went_wrong_is_an_answer_that_is_not_missed() {
    let mut guardian = Guardian::new();
    let problem = Sentence { kind: SentenceKind::Problem, ..sentence("Mikrofonen svarar inte.") };
    guardian.screen.hear(Told::Status(problem));
    assert_eq!(guardian.has_before_them(), "Mikrofonen svarar inte.");
}

#[test]
fn a_short_reply_stands_as_it_was_given() {
    let mut guardian = Guardian::new();
    guardian.asks("När slutar barnet?");
    guardian.is_answered("Vilket barn menar du?");
    guardian.asks("Elsa");
    let question = Question::unknown("När slutar barnet?", &Language::new("sv").unwrap());
    let sentences = vec![sentence("Elsa slutar kvart i tre.")];
    let turn = Turn::new(Outcome::Answered, Some(question), None, sentences);
    guardian.screen.hear(Told::Turn(Box::new(turn)));
    let view = guardian.screen.view(&guardian.wording);
    assert!(view.all().iter().any(|element| element.plain_text() == "Du frågade: Elsa"));
}

#[test]
fn who_asks_again_before_the_answer_gets_each_answer_under_its_question() {
    let mut guardian = Guardian::new();
    for question in ["När slutar Elsa?", "När slutar Omar?"] {
        guardian.does(Input::Edited(Edit::Insert(question.to_owned())));
        guardian.does(Input::Pressed(FIELD));
    }
    for (question, answer) in [
        ("När slutar Elsa?", "Elsa slutar kvart i tre."),
        ("När slutar Omar?", "Omar slutar tio över två."),
    ] {
        guardian.screen.hear(Told::Asked(question.to_owned()));
        guardian.is_answered(answer);
        let view = guardian.screen.view(&guardian.wording);
        let all: Vec<String> = view.all().iter().map(|element| element.plain_text()).collect();
        let place = all.iter().position(|text| text == answer).unwrap();
        assert_eq!(all[place - 1], format!("Du frågade: {question}"));
    }
}

#[test]
fn what_has_the_focus_is_copied_or_what_is_selected_in_the_field() {
    let mut guardian = Guardian::new();
    guardian.is_answered("Elsa slutar kvart i tre.");
    let copied = guardian.does(Input::Commanded(Command::Copy));
    assert_eq!(copied, [Request::Copy("Elsa slutar kvart i tre.".to_owned())]);
    guardian.does(Input::Edited(Edit::Insert("Och Omar?".to_owned())));
    assert!(guardian.does(Input::Commanded(Command::Copy)).is_empty(), "nothing is selected");
    guardian.does(Input::Edited(Edit::SelectAll));
    let cut = guardian.does(Input::Commanded(Command::Cut));
    assert_eq!(cut, [Request::Copy("Och Omar?".to_owned())]);
    assert!(guardian.does(Input::Pressed(ASK)).is_empty(), "nothing is left");
}
