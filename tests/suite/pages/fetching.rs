//! What a page tells while it is fetched, once all has come, and where that failed.

use skolrost::page::Page;
use skolrost::platform::simulator::Scenario;
use skolrost::view::Input;
use skolrost::view::keys::Command;

use super::home::Home;

/// Until the platform has answered nobody knows whether there is anything.
#[test]
fn while_a_page_is_fetched_it_says_so_and_what_is_known_stands_there() {
    let mut home = Home::new("sv", Scenario::None);
    let requests = home.does(Input::Commanded(Command::Open(5)));
    assert_eq!(home.outline(), "*# Nyheter\nJag hämtar.\n");
    home.carry_out(requests);
    assert_eq!(home.has_before_them(), "Nyheter, 16 brev");
    let requests = home.does(Input::Commanded(Command::Open(3)));
    assert_eq!(home.has_before_them(), "Lunch");
    assert!(!home.outline().contains("Jag hittar"), "{}", home.outline());
    home.carry_out(requests);
    home.does(Input::Commanded(Command::Open(5)));
    assert_eq!(home.has_before_them(), "Nyheter, 16 brev", "at once, this time");
}

/// Who only hears the heading knows when all has come: on every page it has the focus once more then,
/// and says what it did not say before.
#[test]
fn every_heading_tells_that_all_has_come() {
    for page in Page::ALL.into_iter().filter(Page::asks) {
        let mut home = Home::new("sv", Scenario::None);
        let place = Page::ALL.iter().position(|one| *one == page).unwrap();
        for command in [Command::Open(place), Command::Refresh] {
            let before = home.view().focus;
            let requests = home.does(Input::Commanded(command));
            assert_ne!(home.view().focus, before, "{page:?}: the key is answered");
            home.tells_that_it_comes(requests);
        }
    }
}

#[test]
fn contacts_are_counted_once_they_have_come() {
    let heads = [
        ("sv", "Kontakter, 46 namn"),
        ("en", "Contacts, 46 names"),
        ("ar", "جهات الاتصال، 46 اسمًا"),
    ];
    for (language, head) in heads {
        let mut home = Home::new(language, Scenario::None);
        home.opens(&Page::Contacts);
        assert_eq!(home.has_before_them(), head);
    }
}

#[test]
fn a_letter_tells_that_it_was_fetched_anew_and_that_it_was_not() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::News);
    home.presses("Löss i 2B");
    assert_eq!(home.has_before_them(), "Löss i 2B", "at once: it came with the list");
    let requests = home.does(Input::Commanded(Command::Refresh));
    assert_eq!(home.has_before_them(), "Brev");
    home.tells_that_it_comes(requests);
    assert_eq!(home.has_before_them(), "Löss i 2B");
    home.simulator.change(Scenario::ServerError);
    home.does_all(Input::Commanded(Command::Refresh));
    assert_eq!(home.has_before_them(), "Brev, hämtat i dag klockan 15.30: Löss i 2B");
}

/// The day and the weeks are known before what they hold: told too soon, they would tell nothing.
#[test]
fn a_page_of_which_a_part_is_known_tells_that_the_rest_has_come() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::Lunch);
    for (place, name) in [(1, "I dag"), (2, "Schema")] {
        let requests = home.does(Input::Commanded(Command::Open(place)));
        assert_eq!(home.has_before_them(), name);
        home.tells_that_it_comes(requests);
    }
}
