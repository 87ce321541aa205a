//! From one element to the next, and from page to page and back.

use skolrost::page::Page;
use skolrost::view::keys::Command;
use skolrost::view::{ElementId, Input, Movement, Request, Role};

use super::guardian::Guardian;

#[test]
fn tab_goes_through_everything_that_can_be_used_and_around() {
    let mut guardian = Guardian::new();
    guardian.is_answered("Elsa slutar kvart i tre.");
    let mut order = vec![guardian.has_before_them()];
    for _ in 0..5 {
        guardian.does(Input::Moved(Movement::Next));
        order.push(guardian.has_before_them());
    }
    let answer = "Elsa slutar kvart i tre.";
    assert_eq!(order, [answer, "Skriv en fråga", "Fråga", "Tala", "Frågor", answer]);
    guardian.does(Input::Moved(Movement::Previous));
    assert_eq!(guardian.has_before_them(), "Frågor");
}

#[test]
fn arrows_go_through_the_tabs_and_enter_opens_a_page() {
    let mut guardian = Guardian::new();
    guardian.does(Input::Moved(Movement::First));
    assert_eq!(guardian.has_before_them(), "Frågor");
    guardian.does(Input::Moved(Movement::NextBeside));
    assert_eq!(guardian.has_before_them(), "I dag");
    let tab = guardian.screen.view(&guardian.wording).focus;
    assert_eq!(guardian.does(Input::Pressed(tab)), [Request::Open(Page::Today)]);
    assert_eq!(guardian.has_before_them(), "I dag", "the heading, while the rest is fetched");
    let view = guardian.screen.view(&guardian.wording);
    assert_eq!(view.element(view.focus).unwrap().role, Role::Heading(1));
}

#[test]
fn one_can_go_back_the_way_one_came() {
    let mut guardian = Guardian::new();
    for place in [1, 5] {
        guardian.does(Input::Commanded(Command::Open(place)));
    }
    assert_eq!(guardian.does(Input::Commanded(Command::Back)), [Request::Open(Page::Today)]);
    assert_eq!(guardian.does(Input::Commanded(Command::Back)), []);
    assert_eq!(guardian.has_before_them(), "Skriv en fråga");
    assert_eq!(guardian.does(Input::Commanded(Command::Back)), [], "nowhere to go");
}

#[test]
fn what_is_gone_or_only_read_cannot_be_focused() {
    let mut guardian = Guardian::new();
    for place in ["history", "status", "history/7/answer"] {
        guardian.does(Input::Focused(ElementId::of(place)));
        assert_eq!(guardian.has_before_them(), "Skriv en fråga", "{place}");
    }
}

#[test]
fn what_cannot_be_done_is_told() {
    let mut guardian = Guardian::new();
    let status = |guardian: &Guardian| {
        let view = guardian.screen.view(&guardian.wording);
        let all = view.all().into_iter().cloned().collect::<Vec<_>>();
        all.into_iter().find(|element| element.role == Role::Status).unwrap().plain_text()
    };
    guardian.does(Input::Commanded(Command::Back));
    assert_eq!(status(&guardian), "Det finns ingen sida att gå tillbaka till.");
    guardian.does(Input::Moved(Movement::Next));
    assert_eq!(status(&guardian), "");
}
