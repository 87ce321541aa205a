//! The page of a log-in.

use skolrost::model::{LogInWish, LoginStep, SigningDevice};
use skolrost::view::keys::Command;
use skolrost::view::{Address, Edit, ElementId, Input, Movement, Request, Role, Told};

use super::guardian::{Guardian, sentence};

#[test]
fn a_log_in_says_what_to_do_and_goes_back_where_one_was() {
    let mut guardian = Guardian::new();
    guardian.does(Input::Edited(Edit::Insert("När slutar Els".to_owned())));
    let link = "bankid:///?autostarttoken=1&redirect=null".to_owned();
    guardian.screen.hear(Told::LogIn(LoginStep::Started { app_link: link.clone() }, None));
    assert_eq!(guardian.has_before_them(), "Öppna BankID på den här datorn.");
    guardian.does(Input::Moved(Movement::Next));
    assert_eq!(guardian.has_before_them(), "Öppna BankID");
    let button = guardian.screen.view(&guardian.wording).focus;
    assert_eq!(
        guardian.does(Input::Pressed(button)),
        [Request::Browse(Address::bankid(&link).unwrap())]
    );
    guardian.does(Input::Moved(Movement::Next));
    let other = Request::LogIn(LogInWish::SignWith(SigningDevice::Other));
    let button = guardian.screen.view(&guardian.wording).focus;
    assert_eq!(guardian.does(Input::Pressed(button)), [other]);
    guardian.screen.hear(Told::LogIn(LoginStep::Done, None));
    assert_eq!(guardian.has_before_them(), "Skriv en fråga", "with what was being written in it");
}

/// A reader that reads what has the focus and what only changes would say it twice.
#[test]
fn what_the_page_of_a_log_in_says_is_not_told_beside_it() {
    let mut guardian = Guardian::new();
    let status = |guardian: &Guardian| {
        let view = guardian.screen.view(&guardian.wording);
        view.element(ElementId::of("status")).unwrap().plain_text()
    };
    let step = |guardian: &mut Guardian, step: LoginStep, words: &str| {
        guardian.screen.hear(Told::LogIn(step, Some(sentence(words))));
    };
    let open = "Öppna BankID på den här datorn.";
    let started = LoginStep::Started { app_link: "bankid:///?autostarttoken=1".to_owned() };
    step(&mut guardian, started, open);
    assert_eq!((guardian.has_before_them().as_str(), status(&guardian).as_str()), (open, ""));
    step(&mut guardian, LoginStep::Waiting, "Jag väntar.");
    assert_eq!(
        (guardian.has_before_them().as_str(), status(&guardian).as_str()),
        (open, "Jag väntar.")
    );
    step(&mut guardian, LoginStep::Signing, "Skriv under i BankID.");
    assert_eq!(guardian.has_before_them(), "Skriv under i BankID.");
    assert_eq!(status(&guardian), "");
    guardian.does(Input::Commanded(Command::Open(8)));
    step(&mut guardian, LoginStep::Signing, "Skriv under i BankID.");
    assert_eq!(status(&guardian), "Skriv under i BankID.", "elsewhere nothing else says it");
    step(&mut guardian, LoginStep::Done, "Du är inloggad.");
    assert_eq!(status(&guardian), "Du är inloggad.");
}

#[test]
fn another_device_reads_a_code_that_is_replaced_without_a_word() {
    let mut guardian = Guardian::new();
    let code =
        |second: u8| Told::LogIn(LoginStep::Code(format!("bankid.token.{second}.abc")), None);
    guardian.screen.hear(code(0));
    let what_to_do = guardian.has_before_them();
    assert!(what_to_do.contains("QR-koden"), "{what_to_do}");
    let picture = |guardian: &Guardian| {
        let view = guardian.screen.view(&guardian.wording);
        let all = view.all().into_iter().cloned().collect::<Vec<_>>();
        all.into_iter().find(|element| matches!(element.role, Role::Picture(_))).unwrap()
    };
    let (focus, first) = (guardian.screen.view(&guardian.wording).focus, picture(&guardian));
    guardian.screen.hear(code(1));
    let second = picture(&guardian);
    assert_eq!(first.id, second.id);
    assert_ne!(first.role, second.role);
    assert_eq!(guardian.screen.view(&guardian.wording).focus, focus);
}

#[test]
fn who_leaves_a_log_in_that_goes_on_stays_away_and_can_come_back() {
    let mut guardian = Guardian::new();
    let code =
        |second: u8| Told::LogIn(LoginStep::Code(format!("bankid.token.{second}.abc")), None);
    guardian.screen.hear(code(0));
    guardian.does(Input::Commanded(Command::Open(8)));
    guardian.screen.hear(code(1));
    guardian.screen.hear(Told::LogIn(LoginStep::Waiting, None));
    assert_eq!(guardian.has_before_them(), "Inställningar");
    let view = guardian.screen.view(&guardian.wording);
    let way = view.all().into_iter().find(|element| element.plain_text() == "Logga in").unwrap();
    guardian.does(Input::Pressed(way.id));
    assert_eq!(guardian.has_before_them(), "Logga in", "the heading of the log-in");
}

#[test]
fn a_log_in_that_is_over_is_nowhere_to_go_back_to() {
    let mut guardian = Guardian::new();
    let link = "bankid:///?autostarttoken=1&redirect=null".to_owned();
    guardian.screen.hear(Told::LogIn(LoginStep::Started { app_link: link }, None));
    guardian.is_answered("Du avbröt inloggningen.");
    assert_eq!(guardian.has_before_them(), "Du avbröt inloggningen.");
    guardian.does(Input::Commanded(Command::Back));
    let view = guardian.screen.view(&guardian.wording);
    let all: Vec<String> = view.all().iter().map(|element| element.plain_text()).collect();
    assert!(!all.iter().any(|text| text == "Avbryt"), "{all:?}");
}
