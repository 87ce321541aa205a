//! Pages that are opened, fetched anew and forgotten by words.

use skolrost::page::Page;
use skolrost::platform::simulator::Scenario;
use skolrost::view::keys::Command;
use skolrost::view::{Input, Request};

use super::home::Home;

#[test]
fn words_fetch_anew_what_is_open() {
    let mut home = Home::new("sv", Scenario::None);
    let say = |home: &mut Home, text: &str| home.carry_out(vec![Request::Ask(text.to_owned())]);
    home.opens(&Page::Notices);
    let requests = home.does(Input::Commanded(Command::Refresh));
    assert!(home.outline().starts_with("*# Aviseringar\nJag hämtar.\n"), "{}", home.outline());
    home.carry_out(requests);
    home.clock.set("2026-11-24T15:35".parse().unwrap()).unwrap();
    say(&mut home, "Uppdatera sidan");
    assert_eq!(home.has_before_them(), "Aviseringar, 12");
    assert!(home.outline().ends_with("Hämtat klockan 15.35.\n"), "{}", home.outline());
    say(&mut home, "När hämtades det?");
    let fetched = "Hämtat i dag klockan 15.35 från skolplattformen: aviseringarna.";
    assert_eq!(home.has_before_them(), fetched);
    say(&mut home, "Hämta igen");
    assert_eq!(home.has_before_them(), "Jag har inte hämtat något till det senaste svaret.");
}

#[test]
fn words_lead_through_the_window() {
    let mut home = Home::new("sv", Scenario::None);
    let say = |home: &mut Home, text: &str| home.carry_out(vec![Request::Ask(text.to_owned())]);
    say(&mut home, "Visa nyheter");
    assert_eq!(home.has_before_them(), "Nyheter, 16 brev");
    say(&mut home, "Visa Omars schema");
    assert_eq!(home.has_before_them(), "Omar");
    say(&mut home, "Gå till inställningar");
    assert_eq!(home.has_before_them(), "Inställningar");
    say(&mut home, "Gå tillbaka");
    assert_eq!(home.has_before_them(), "Schema, vecka 48 och 49");
    home.does(Input::Commanded(Command::GoToField));
    say(&mut home, "Gå tillbaka");
    assert_eq!(home.has_before_them(), "Schema, vecka 48 och 49", "where one was before writing");
    say(&mut home, "Vad får Elsa till lunch i dag?");
    assert_eq!(home.has_before_them(), "Elsa får Fiskgratäng med dill och kokt potatis i dag.");
}

#[test]
fn what_was_forgotten_is_not_shown_any_more() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::Contacts);
    home.carry_out(vec![Request::Ask("Glöm allt".to_owned())]);
    home.does(Input::Commanded(Command::Open(7)));
    assert_eq!(home.outline(), "*# Kontakter\nJag hämtar.\n");
}
