//! A guardian reads without sight: where the cursor goes, and what our own voice says of it.

use skolrost::app::{Outcome, Turn};
use skolrost::model::Language;
use skolrost::page::{Page, Way};
use skolrost::view::keys::Command;
use skolrost::view::{
    CaretMove, Edit, Element, ElementId, Input, Keymap, Known, Look, Movement, Request, Role,
    Screen, Told, View, reading,
};
use skolrost::wording::{Sentence, SentenceKind, Wording};

/// Somebody who hears what our own voice says, and nothing else.
struct Listener {
    screen: Screen,
    wording: Wording,
}

impl Listener {
    fn new(language: &str) -> Self {
        let wording = Wording::load(&Language::new(language).unwrap()).unwrap();
        Self { screen: Screen::default(), wording }
    }

    /// What is said after an input, sentence by sentence.
    fn does(&mut self, input: &Input) -> Vec<String> {
        let before = self.screen.view(&self.wording);
        self.screen.take(input.clone(), &before);
        let after = self.screen.view(&self.wording);
        texts(&reading::said(input, &before, &after, &self.wording))
    }

    /// What is said after keys as they are pressed.
    fn presses(&mut self, keys: &str) -> Vec<String> {
        let mut said = Vec::new();
        for key in keys.split(' ') {
            let view = self.screen.view(&self.wording);
            let role = view.element(view.focus).map(|element| element.role.clone());
            let mirrored = self.wording.language().as_str() == "ar";
            let keymap = Keymap::default();
            let input = keymap.input(key.parse().unwrap(), role.as_ref(), mirrored).unwrap();
            said = self.does(&input);
        }
        said
    }

    fn is_told(&mut self, told: Told) -> Vec<String> {
        let before = self.screen.view(&self.wording);
        self.screen.hear(told);
        let after = self.screen.view(&self.wording);
        texts(&reading::news(&before, &after, &self.wording))
    }

    fn is_answered(&mut self, text: &[(&str, &str)]) -> Vec<String> {
        let sentences = text.iter().map(|(text, language)| sentence(text, language)).collect();
        let turn = Turn::new(Outcome::Answered, None, None, sentences);
        self.is_told(Told::Turn(Box::new(turn)))
    }

    fn read_last(&self) -> String {
        let view = self.screen.view(&self.wording);
        let text = view.element(view.focus).unwrap().plain_text();
        text[view.place.unwrap()].to_owned()
    }
}

fn texts(sentences: &[Sentence]) -> Vec<String> {
    sentences.iter().map(|sentence| sentence.text.clone()).collect()
}

fn sentence(text: &str, language: &str) -> Sentence {
    let language = Language::new(language).unwrap();
    Sentence { text: text.to_owned(), language, kind: SentenceKind::Fact }
}

const ANSWER: [(&str, &str); 2] =
    [("Elsa slutar kl. 14.45.", "sv"), ("Ta med Renée! Vi ses.", "sv")];

#[test]
fn whatever_one_comes_to_is_said_with_what_it_is() {
    let mut listener = Listener::new("sv");
    assert_eq!(listener.presses("Tab"), ["Fråga, knapp"]);
    assert_eq!(listener.presses("Tab"), ["Tala, knapp, av"]);
    assert_eq!(listener.presses("Tab"), ["Frågor, öppen flik 1 av 10"]);
    assert_eq!(listener.presses("Right"), ["I dag, flik 2 av 10"]);
    assert_eq!(listener.presses("Alt+H"), ["Fråga om skoldagen, rubrik"]);
    assert_eq!(
        listener.presses("Ctrl+L"),
        ["Skriv en fråga, textfält", "Enter frågar, F2 talar, F1 hjälper."]
    );
}

#[test]
fn what_is_written_is_not_echoed_but_said_where_one_comes_to_it() {
    let mut listener = Listener::new("sv");
    for letter in ["M", "a", "t", "?"] {
        assert!(listener.does(&Input::Edited(Edit::Insert(letter.to_owned()))).is_empty());
    }
    listener.presses("Tab");
    let said = listener.presses("Shift+Tab");
    assert_eq!(said[..2], ["Skriv en fråga, textfält", "Mat?"]);
    assert_eq!(listener.presses("Left"), ["?"]);
    assert_eq!(listener.presses("Ctrl+Left"), ["Mat"]);
    assert!(listener.does(&Input::Edited(Edit::DeleteOn)).is_empty());
}

#[test]
fn a_letter_typed_elsewhere_tells_that_it_goes_to_the_field() {
    let mut listener = Listener::new("sv");
    listener.presses("F1");
    let said = listener.does(&Input::Edited(Edit::Insert("n".to_owned())));
    assert_eq!(said, ["Skriv en fråga, textfält"]);
}

#[test]
fn an_answer_is_not_said_by_two_but_said_when_one_comes_back_to_it() {
    let mut listener = Listener::new("sv");
    assert!(listener.is_answered(&ANSWER).is_empty(), "whoever answers has said it");
    listener.presses("Tab");
    assert_eq!(
        listener.presses("Alt+Up"),
        ["Lista, en punkt:", "Elsa slutar kl. 14.45.", "Ta med Renée! Vi ses."]
    );
}

#[test]
fn a_page_says_its_name_once() {
    let mut listener = Listener::new("sv");
    assert_eq!(listener.presses("Ctrl+2"), ["I dag, rubrik"]);
    assert!(listener.is_told(Told::Opened(Page::Today, Known::default())).is_empty());
    // Opened by a question, not by a key.
    let mut listener = Listener::new("sv");
    assert_eq!(listener.is_told(Told::Go(Way::To(Page::News, None))), ["Nyheter, rubrik"]);
}

#[test]
fn one_reads_by_sentence_word_and_character() {
    let mut listener = Listener::new("sv");
    listener.is_answered(&ANSWER);
    assert_eq!(listener.presses("Alt+S"), ["Elsa slutar kl. 14.45."]);
    assert_eq!(listener.presses("Alt+S"), ["Ta med Renée!"], "two sentences of the school");
    assert_eq!(listener.presses("Ctrl+Right"), ["med"], "its first word has been heard");
    assert_eq!(listener.presses("Ctrl+Right"), ["Renée"]);
    assert_eq!(listener.presses("Alt+B"), ["Renée stavas: R, e, n, é, e"]);
    assert_eq!(listener.presses("Right Right Right"), ["é"]);
    assert_eq!(listener.presses("Left"), ["n"]);
    assert_eq!(listener.presses("Alt+Shift+S"), ["Ta med Renée!"], "its beginning first");
    assert_eq!(listener.presses("Alt+Shift+S"), ["Elsa slutar kl. 14.45."]);
    assert_eq!(listener.presses("Alt+Shift+S"), ["Fråga om skoldagen"], "the heading before");
}

#[test]
fn the_cursor_goes_on_from_element_to_element_and_stops_at_the_ends() {
    let mut listener = Listener::new("sv");
    listener.is_answered(&[("Ja.", "sv")]);
    assert_eq!(listener.presses("Right"), ["a"]);
    assert_eq!(listener.presses("Right Right"), ["F"], "over the field to “Fråga”");
    assert_eq!(listener.presses("Left"), ["."]);
    let mut listener = Listener::new("sv");
    listener.presses("Alt+Shift+H");
    for _ in 0..20 {
        listener.presses("Ctrl+Right");
    }
    assert_eq!(listener.read_last(), "Tala");
    assert!(listener.presses("Ctrl+Right").is_empty(), "there is nothing more");
}

#[test]
fn where_one_reads_is_forgotten_where_one_goes_elsewhere() {
    let mut listener = Listener::new("sv");
    listener.is_answered(&ANSWER);
    listener.presses("Alt+S Alt+S");
    listener.presses("Tab Shift+Tab");
    assert!(listener.screen.view(&listener.wording).place.is_none());
    listener.screen.hear(Told::Asked("Och nu?".to_owned()));
    listener.is_answered(&[("Ja.", "sv")]);
    assert_eq!(listener.presses("Left"), ["?"], "the end of the question before it");
}

#[test]
fn all_from_here_is_read_in_the_language_of_each_sentence() {
    let mut listener = Listener::new("en");
    listener.is_answered(&[("Lunch for Omar:", "en"), ("Köttbullar.", "sv")]);
    listener.presses("Ctrl+Right");
    let before = listener.screen.view(&listener.wording);
    let all = Input::Read(reading::Read::All);
    listener.screen.take(all.clone(), &before);
    let after = listener.screen.view(&listener.wording);
    let said = reading::said(&all, &before, &after, &listener.wording);
    let said: Vec<_> = said.iter().map(|s| (s.text.as_str(), s.language.as_str())).collect();
    let rest = [("for Omar:", "en"), ("Köttbullar.", "sv"), ("Ask", "en"), ("Talk", "en")];
    assert_eq!(said, rest);
}

#[test]
fn where_am_i_tells_page_heading_and_number_each_time_it_is_asked() {
    let mut listener = Listener::new("sv");
    listener.presses("F1 Alt+H Alt+H");
    for _ in 0..2 {
        let said = listener.presses("Alt+W").remove(0);
        assert!(said.starts_with("Hjälp, under Så talar du: 17 av "), "{said}");
    }
    listener.presses("Ctrl+1");
    assert_eq!(listener.presses("Alt+W"), ["Fråga om skoldagen: 2 av 4."]);
}

#[test]
fn a_space_has_a_name() {
    let mut listener = Listener::new("sv");
    listener.is_answered(&[("Nu då", "sv"), ("ja", "sv")]);
    assert_eq!(listener.presses("Right Right"), ["mellanslag"]);
    assert_eq!(listener.presses("Ctrl+Right Right Right"), ["mellanslag"], "between two sentences");
}

#[test]
fn in_arabic_the_arrows_follow_the_writing_and_names_keep_their_language() {
    let mut listener = Listener::new("ar");
    listener.is_answered(&[("ينتهي Omar الساعة", "ar"), ("Ta med matsäck.", "sv")]);
    assert_eq!(listener.presses("Ctrl+Left"), ["Omar"]);
    assert_eq!(listener.presses("Ctrl+Right"), ["ينتهي"]);
    assert_eq!(listener.presses("Alt+S"), ["Ta med matsäck."]);
}

#[test]
fn a_name_in_another_language_is_a_sentence_of_its_own() {
    let wording = Wording::load(&Language::new("ar").unwrap()).unwrap();
    let name = Element::new(ElementId::of("a"), Role::Heading(2), vec![sentence("Elsa", "sv")]);
    let view = View {
        title: sentence("", "ar"),
        elements: vec![name],
        focus: ElementId::of("a"),
        place: None,
        read: None,
        look: Look::default(),
    };
    let said = reading::arrival(&view, &wording);
    let said: Vec<_> = said.iter().map(|s| (s.text.as_str(), s.language.as_str())).collect();
    assert_eq!(said, [("Elsa", "sv"), ("عنوان", "ar")]);
}

#[test]
fn what_one_reads_is_copied() {
    let mut listener = Listener::new("sv");
    listener.is_answered(&ANSWER);
    listener.presses("Alt+S Alt+S");
    let view = listener.screen.view(&listener.wording);
    let copied = listener.screen.take(Input::Commanded(Command::Copy), &view);
    assert_eq!(copied, [Request::Copy("Ta med Renée!".to_owned())]);
}

#[test]
fn keys_that_move_nothing_say_nothing() {
    let mut listener = Listener::new("sv");
    for key in ["F8", "Ctrl++", "F3", "F2", "Escape", "F7"] {
        assert!(listener.presses(key).is_empty(), "{key}");
    }
    assert!(listener.does(&Input::Moved(Movement::NextAnswer)).is_empty());
    assert!(listener.does(&Input::Edited(Edit::Move(CaretMove::Back, false))).is_empty());
}

#[test]
fn a_pace_is_said_also_where_it_stays() {
    let mut listener = Listener::new("sv");
    assert_eq!(listener.presses("Alt++"), ["Snabbare, 200 ord i minuten."]);
    assert_eq!(listener.presses("Alt+- Alt+-"), ["Långsammare, 140 ord i minuten."]);
    let slowest = ["Långsammare än 80 ord i minuten går det inte."];
    assert_eq!(listener.presses("Alt+- Alt+- Alt+-"), slowest);
    assert_eq!(listener.presses("Alt+-"), slowest);
}

#[test]
fn a_choice_says_that_it_is_chosen_now() {
    let mut listener = Listener::new("sv");
    listener.presses("Ctrl+9");
    listener.presses("Tab Tab");
    let said = listener.presses("Right");
    assert!(said.last().unwrap().ends_with("inte vald"), "{said:?}");
    let focus = listener.screen.view(&listener.wording).focus;
    assert_eq!(listener.does(&Input::Pressed(focus)), ["Alltid, vald"]);
}
