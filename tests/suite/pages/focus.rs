//! Where one is stays where it was, whatever comes.

use skolrost::page::Page;
use skolrost::platform::simulator::Scenario;
use skolrost::view::keys::Command;
use skolrost::view::{Input, Movement, Role};

use super::home::Home;

#[test]
fn who_has_gone_on_is_left_there_and_a_failure_is_news() {
    let mut home = Home::new("sv", Scenario::None);
    let fetch_anew = Input::Commanded(Command::Refresh);
    home.opens(&Page::News);
    let requests = home.does(fetch_anew.clone());
    // Past what is there only as long as it is fetched.
    home.does(Input::Moved(Movement::On));
    home.does(Input::Moved(Movement::On));
    let elsewhere = home.view().focus;
    home.carry_out(requests);
    assert_eq!(home.view().focus, elsewhere, "who has gone on is left there");
    home.opens(&Page::Contacts);
    home.simulator.change(Scenario::ServerError);
    let requests = home.does(fetch_anew);
    let waiting = home.view().focus;
    home.carry_out(requests);
    assert_ne!(home.view().focus, waiting, "that it failed is news: {}", home.has_before_them());
}

#[test]
fn who_has_gone_on_is_not_called_back_by_what_comes_late() {
    let mut home = Home::new("sv", Scenario::None);
    let requests = home.does(Input::Commanded(Command::Open(5)));
    home.does(Input::Commanded(Command::GoToField));
    home.carry_out(requests);
    assert_eq!(home.has_before_them(), "Skriv en fråga");
}

#[test]
fn the_focus_is_never_lost() {
    let mut home = Home::new("sv", Scenario::None);
    let requests = home.does(Input::Commanded(Command::Open(5)));
    home.does(Input::Moved(Movement::On));
    assert_eq!(home.has_before_them(), "Jag hämtar.");
    home.carry_out(requests);
    assert_eq!(home.has_before_them(), "Nyheter, 16 brev", "that is gone, the heading is not");
    home.presses("Löss i 2B");
    assert_eq!(home.has_before_them(), "Löss i 2B");
    home.does_all(Input::Commanded(Command::Back));
    let view = home.view();
    let link = view.element(view.focus).unwrap();
    assert_eq!((link.plain_text(), &link.role), ("Löss i 2B".to_owned(), &Role::Link));
}
