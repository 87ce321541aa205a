//! Time goes on while a page is open.

use skolrost::page::Page;
use skolrost::platform::simulator::Scenario;
use skolrost::view::keys::Command;
use skolrost::view::{Input, Movement, Request, Told};

use super::home::Home;

/// What is old is never told as if it was new, not even while it is fetched anew.
#[test]
fn while_a_page_is_fetched_anew_it_tells_how_old_it_is() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::Lunch);
    home.opens(&Page::News);
    home.clock.set("2026-11-25T07:30".parse().unwrap()).unwrap();
    let requests = home.does(Input::Commanded(Command::Open(3)));
    assert_eq!(requests, [Request::Open(Page::Lunch)], "the page one leaves is not asked for");
    let old = "Lunch, vecka 48 och 49, hämtat i går klockan 15.30";
    assert_eq!(home.has_before_them(), old);
    assert!(home.outline().contains("\nJag hämtar.\n"), "{}", home.outline());
    assert!(home.outline().contains("- I dag, onsdag 25 november: "), "{}", home.outline());
    home.carry_out(requests);
    assert_eq!(home.has_before_them(), "Lunch, vecka 48 och 49");
    assert!(home.outline().ends_with("Hämtat klockan 7.30.\n"), "{}", home.outline());
}

#[test]
fn the_first_step_on_a_page_of_yesterday_leads_to_the_heading_of_today() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::Today);
    home.does_all(Input::Moved(Movement::On));
    assert_eq!(home.has_before_them(), "Elsa, 2B, Ängsskolan");
    home.clock.set("2026-11-25T00:01".parse().unwrap()).unwrap();
    home.does_all(Input::Moved(Movement::On));
    assert_eq!(home.has_before_them(), "I dag, onsdag 25 november");
    home.does_all(Input::Moved(Movement::On));
    assert_eq!(home.has_before_them(), "Elsa, 2B, Ängsskolan");
}

/// Who reads on a page that has grown old goes on reading, and what is newer comes in its place.
#[test]
fn a_page_that_grows_old_is_renewed_under_way_and_one_that_failed_not_at_every_key() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::Notices);
    home.does_all(Input::Moved(Movement::On));
    let read = home.has_before_them();
    let renewed = [Request::Open(Page::Notices)];
    home.clock.set("2026-11-24T15:39".parse().unwrap()).unwrap();
    assert_eq!(home.does(Input::Moved(Movement::On)), []);
    home.clock.set("2026-11-24T15:40".parse().unwrap()).unwrap();
    home.simulator.change(Scenario::ServerError);
    let requests = home.does(Input::Moved(Movement::Back));
    assert_eq!(requests, renewed);
    assert_eq!(home.does(Input::Moved(Movement::Back)), [], "it is asked for already");
    home.does(Input::Moved(Movement::On));
    home.carry_out(requests);
    assert_eq!(home.has_before_them(), read, "what was read is not taken away");
    home.clock.set("2026-11-24T15:49".parse().unwrap()).unwrap();
    assert_eq!(home.does(Input::Moved(Movement::On)), [], "it failed a while ago");
    home.clock.set("2026-11-24T15:50".parse().unwrap()).unwrap();
    assert_eq!(home.does(Input::Moved(Movement::Back)), renewed);
}

/// A page that is opened closes the microphone.
#[test]
fn a_page_that_grows_old_is_not_renewed_while_somebody_talks() {
    let mut home = Home::new("sv", Scenario::None);
    home.opens(&Page::Notices);
    home.clock.set("2026-11-24T15:50".parse().unwrap()).unwrap();
    assert_eq!(home.does(Input::Commanded(Command::Talk)), [Request::Listen]);
    home.screen.hear(Told::Listening(true));
    assert_eq!(home.does(Input::Moved(Movement::On)), []);
    assert_eq!(home.screen.come_back(home.clock.now().datetime()), []);
    assert_eq!(home.does(Input::Commanded(Command::Talk)), [Request::Hear]);
    home.screen.hear(Told::Listening(false));
    assert_eq!(home.does(Input::Moved(Movement::Back)), [Request::Open(Page::Notices)]);
}
