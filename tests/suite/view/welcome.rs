//! The page of the first start.

use skolrost::page::Page;
use skolrost::view::keys::Command;
use skolrost::view::settings::{Setting, VoiceUse};
use skolrost::view::{Edit, Input, Movement, Request, Screen};

use super::guardian::Guardian;

#[test]
fn the_first_start_asks_three_things_and_any_way_out_begins() {
    let welcomed = || {
        let screen = Screen::default().with_welcome();
        Guardian { screen, ..Guardian::new() }
    };
    let mut guardian = welcomed();
    assert!(guardian.has_before_them().starts_with("Jag svarar på frågor om skoldagen."));
    let mut stops = Vec::new();
    for _ in 0..4 {
        guardian.does(Input::Moved(Movement::Next));
        stops.push(guardian.has_before_them());
    }
    let automatic = "När ingen skärmläsare är igång";
    assert_eq!(stops, [automatic, "Samma språk som frågan", "Text på 100 procent", "Börja"]);
    let start = guardian.screen.view(&guardian.wording).focus;
    assert_eq!(guardian.does(Input::Pressed(start)), [Request::Start]);
    assert_eq!(guardian.has_before_them(), "Skriv en fråga");
    assert_eq!(guardian.does(Input::Commanded(Command::Back)), [], "there is no way back to it");

    let mut guardian = welcomed();
    assert_eq!(guardian.does(Input::Commanded(Command::Stop)), [Request::Start], "skipped");
    let mut guardian = welcomed();
    let requests = guardian.does(Input::Commanded(Command::Open(1)));
    assert_eq!(requests, [Request::Start, Request::Open(Page::Today)]);
    let mut guardian = welcomed();
    let written = Input::Edited(Edit::Insert("När".to_owned()));
    assert_eq!(guardian.does(written), [Request::Start]);
    assert_eq!(guardian.has_before_them(), "Skriv en fråga");
}

#[test]
fn what_is_chosen_at_the_first_start_holds_at_once_and_is_to_be_kept() {
    let screen = Screen::default().with_welcome();
    let mut guardian = Guardian { screen, ..Guardian::new() };
    for movement in [Movement::Next, Movement::NextBeside] {
        guardian.does(Input::Moved(movement));
    }
    assert_eq!(guardian.has_before_them(), "Alltid");
    let always = guardian.screen.view(&guardian.wording).focus;
    let set = Setting::Voice(VoiceUse::On);
    assert_eq!(guardian.does(Input::Pressed(always)), [Request::Set(set)]);
    assert_eq!(guardian.screen.settings().voice, VoiceUse::On);
    assert_eq!(guardian.screen.view(&guardian.wording).focus, always, "one goes on by oneself");
}
