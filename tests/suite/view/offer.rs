//! Our own voice, offered where a screen reader speaks another language than the text.

use std::collections::BTreeMap;

use skolrost::app::{Outcome, Turn};
use skolrost::model::Language;
use skolrost::view::keys::Command;
use skolrost::view::settings::Settings;
use skolrost::view::{Input, Keymap, LanguageName, Movement, Offer, Screen, Told};
use skolrost::wording::{Sentence, Wording};

use super::guardian::{Guardian, sentence};

/// Our own voice, offered to an English-speaking reader for Swedish text.
fn offer(keys: &Keymap) -> Told {
    let [swedish, english] = ["sv", "en"].map(|tag| Language::new(tag).unwrap());
    let words = Wording::load(&english).unwrap();
    Told::Offer(Offer::new(vec![swedish], keys, &words))
}

const OFFERED: &str = "There is text here in another language than your screen reader's. F7 lets my own voice read it.";

#[test]
fn our_voice_is_offered_once_at_the_end_of_the_first_answer_that_a_reader_cannot_read() {
    let mut guardian = Guardian::new();
    guardian.screen.hear(offer(&Keymap::default()));
    let english =
        Sentence { language: Language::new("en").unwrap(), ..sentence("It ends at two.") };
    let turn = Turn::new(Outcome::Answered, None, None, vec![english]);
    guardian.screen.hear(Told::Turn(Box::new(turn)));
    assert_eq!(guardian.has_before_them(), "It ends at two.");
    guardian.is_answered("Elsa slutar kvart i tre.");
    assert_eq!(guardian.has_before_them(), format!("Elsa slutar kvart i tre. {OFFERED}"));
    let view = guardian.screen.view(&guardian.wording);
    let languages =
        view.element(view.focus).unwrap().text.iter().map(|part| part.language.as_str());
    assert_eq!(languages.collect::<Vec<_>>(), ["sv", "en"]);
    guardian.is_answered("Elsa slutar kvart i tre.");
    assert_eq!(guardian.has_before_them(), "Elsa slutar kvart i tre.", "never again");
    guardian.does(Input::Commanded(Command::Open(9)));
    guardian.does(Input::Moved(Movement::On));
    assert_eq!(guardian.has_before_them(), "Vad du kan fråga", "not on a page either");
}

#[test]
fn on_a_page_the_offer_comes_after_the_heading_until_one_has_come_to_it_and_gone() {
    let mut guardian = Guardian::new();
    guardian.screen.hear(offer(&Keymap::default()));
    guardian.does(Input::Commanded(Command::Open(9)));
    // The page was left before the offer was read.
    guardian.does(Input::Commanded(Command::Open(8)));
    assert_eq!(guardian.has_before_them(), "Inställningar");
    guardian.does(Input::Moved(Movement::On));
    assert_eq!(guardian.has_before_them(), OFFERED);
    for movement in [Movement::On, Movement::Back] {
        guardian.does(Input::Moved(movement));
    }
    assert_eq!(guardian.has_before_them(), OFFERED, "it stays as long as one is here");
    guardian.does(Input::Commanded(Command::Open(9)));
    guardian.does(Input::Moved(Movement::On));
    assert_eq!(guardian.has_before_them(), "Vad du kan fråga");
    guardian.is_answered("Elsa slutar kvart i tre.");
    assert_eq!(guardian.has_before_them(), "Elsa slutar kvart i tre.");
}

#[test]
fn what_languages_call_themselves_is_no_text_in_another_language() {
    let [swedish, english, arabic] = ["sv", "en", "ar"].map(|tag| Language::new(tag).unwrap());
    let wording = Wording::load(&swedish).unwrap();
    let name = |language: &Language| LanguageName {
        language: language.clone(),
        name: skolrost::wording::own_name(language).unwrap(),
        asks: true,
    };
    let names = [&swedish, &english, &arabic].map(name).to_vec();
    let mut guardian = Guardian { screen: Screen::new(Settings::default(), names), wording };
    let keys = Keymap::default();
    let offer = Offer::new(vec![arabic, english], &keys, &guardian.wording);
    guardian.screen.hear(Told::Offer(offer));
    guardian.does(Input::Commanded(Command::Open(8)));
    guardian.does(Input::Moved(Movement::On));
    assert_eq!(guardian.has_before_them(), "Svara på");
}

#[test]
fn the_offer_names_the_key_as_it_is_set_and_is_taken_back_with_the_reader() {
    let keys =
        Keymap::try_from(BTreeMap::from([("voice".to_owned(), "Alt+V".to_owned())])).unwrap();
    let mut guardian = Guardian::new();
    guardian.screen.hear(offer(&keys));
    guardian.screen.hear(Told::Offer(None));
    guardian.is_answered("Elsa slutar kvart i tre.");
    assert_eq!(guardian.has_before_them(), "Elsa slutar kvart i tre.");
    guardian.screen.hear(offer(&keys));
    guardian.is_answered("Elsa slutar kvart i tre.");
    let told = guardian.has_before_them();
    assert!(told.ends_with("Alt+V lets my own voice read it."), "{told}");
}
