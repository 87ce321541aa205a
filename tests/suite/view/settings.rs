//! What a guardian sets: it holds at once, within its limits.

use skolrost::model::Language;
use skolrost::view::keys::Command;
use skolrost::view::look::Zoom;
use skolrost::view::settings::{Setting, Settings};
use skolrost::view::{
    ElementId, Input, LanguageName, Movement, Request, Role, Screen, Theme, Told,
};

use super::guardian::Guardian;

#[test]
fn size_and_colours_go_round_within_their_limits() {
    let mut guardian = Guardian::new();
    for _ in 0..20 {
        guardian.does(Input::Commanded(Command::Larger));
    }
    for _ in 0..Theme::ALL.len() {
        guardian.does(Input::Commanded(Command::NextTheme));
    }
    let look = guardian.screen.view(&guardian.wording).look;
    assert_eq!((look.zoom.get(), look.theme), (400, Theme::System));
    for _ in 0..20 {
        guardian.does(Input::Commanded(Command::Smaller));
    }
    assert_eq!(guardian.screen.view(&guardian.wording).look.zoom.get(), 100);
}

#[test]
fn what_is_chosen_in_the_settings_holds_at_once_and_is_to_be_kept() {
    let mut guardian = Guardian::new();
    guardian.does(Input::Commanded(Command::Open(8)));
    assert_eq!(guardian.has_before_them(), "Inställningar");
    let view = guardian.screen.view(&guardian.wording);
    let large =
        view.all().into_iter().find(|element| element.plain_text() == "Text på 400 procent");
    let large = large.unwrap().id;
    let set = Setting::TextSize(Zoom::percent(400));
    assert_eq!(guardian.does(Input::Pressed(large)), [Request::Set(set)]);
    let view = guardian.screen.view(&guardian.wording);
    assert_eq!(view.look.zoom.get(), 400);
    assert_eq!(view.element(large).unwrap().role, Role::Choice { chosen: true });
    assert_eq!(view.focus, large);
}

#[test]
fn a_group_of_choices_is_one_stop_and_arrows_go_through_it() {
    let mut guardian = Guardian::new();
    guardian.does(Input::Commanded(Command::Open(8)));
    let stops = |guardian: &mut Guardian| {
        guardian.does(Input::Moved(Movement::Next));
        guardian.has_before_them()
    };
    let stops: Vec<String> = (0..5).map(|_| stops(&mut guardian)).collect();
    let expected = [
        "Samma språk som frågan",
        "När ingen skärmläsare är igång",
        "Vanlig fart",
        "Pauser runt tider och siffror och mellan meningar",
        "Två korta meningar",
    ];
    assert_eq!(stops, expected);
    guardian.does(Input::Moved(Movement::NextBeside));
    assert_eq!(guardian.has_before_them(), "Allt");
    guardian.does(Input::Moved(Movement::NextBeside));
    assert_eq!(guardian.has_before_them(), "Bara det viktigaste", "around the end");
}

#[test]
fn one_can_always_ask_in_some_language() {
    let mut settings = Settings::default();
    let [sv, en] = ["sv", "en"].map(|tag| Language::new(tag).unwrap());
    settings.set(&Setting::AskIn(sv.clone(), false));
    assert_eq!(settings.languages, std::slice::from_ref(&sv));
    settings.set(&Setting::AskIn(en.clone(), true));
    settings.set(&Setting::AskIn(sv, false));
    assert_eq!(settings.languages, [en]);
}

#[test]
fn a_voice_that_was_asked_to_be_slower_is_shown_to_be() {
    let mut guardian = Guardian::new();
    guardian.does(Input::Commanded(Command::Open(8)));
    guardian.screen.hear(Told::Set(Setting::Speed(140)));
    let view = guardian.screen.view(&guardian.wording);
    let slow = view.element(ElementId::of("settings/speed/slow")).unwrap();
    assert_eq!(slow.role, Role::Choice { chosen: true });
}

#[test]
fn a_key_makes_the_voice_faster_and_the_status_says_how_fast() {
    let mut guardian = Guardian::new();
    let status = |guardian: &Guardian| {
        let view = guardian.screen.view(&guardian.wording);
        view.element(ElementId::of("status")).unwrap().plain_text()
    };
    let faster = Input::Commanded(Command::Pace { faster: true });
    assert_eq!(guardian.does(faster.clone()), [Request::Set(Setting::Speed(200))]);
    assert_eq!(status(&guardian), "Snabbare, 200 ord i minuten.");
    for _ in 0..9 {
        guardian.does(faster.clone());
    }
    assert_eq!(guardian.screen.settings().speed, 450);
    assert_eq!(guardian.does(faster), [], "there is nothing to keep");
    assert_eq!(status(&guardian), "Snabbare än 450 ord i minuten går det inte.");
    let slower = Input::Commanded(Command::Pace { faster: false });
    assert_eq!(guardian.does(slower), [Request::Set(Setting::Speed(440))]);
    assert_eq!(status(&guardian), "Långsammare, 440 ord i minuten.");
}

#[test]
fn the_last_language_to_ask_in_stays_also_beside_one_that_is_only_answered_in() {
    let [ar, sv] = ["ar", "sv"].map(|tag| Language::new(tag).unwrap());
    let name = |language: &Language, asks| LanguageName {
        language: language.clone(),
        name: language.to_string(),
        asks,
    };
    let languages = vec![name(&ar, false), name(&sv, true)];
    let settings = Settings { languages: vec![ar, sv.clone()], ..Settings::default() };
    let mut guardian = Guardian { screen: Screen::new(settings, languages), ..Guardian::new() };
    guardian.does(Input::Commanded(Command::Open(8)));
    let toggle = ElementId::of("settings/ask-in/sv");
    assert!(guardian.does(Input::Pressed(toggle)).is_empty());
    let view = guardian.screen.view(&guardian.wording);
    assert_eq!(view.element(toggle).unwrap().role, Role::Toggle { on: true });
}
