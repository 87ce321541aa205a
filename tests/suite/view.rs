//! What the guardian does to the screen, and what is on it then: without a display.

use std::collections::BTreeMap;

use skolrost::app::{Outcome, Turn};
use skolrost::model::{Language, LogInWish, LoginStep, SigningDevice};
use skolrost::page::Page;
use skolrost::question::{Intent, Question};
use skolrost::view::keys::Command;
use skolrost::view::look::Zoom;
use skolrost::view::settings::{Setting, Settings, VoiceUse};
use skolrost::view::{
    Address, CaretMove, Chord, Edit, ElementId, Field, Input, Key, Keymap, LanguageName, Movement,
    Offer, Request, Role, Screen, Theme, Told,
};
use skolrost::wording::{Sentence, SentenceKind, Wording};

const FIELD: ElementId = ElementId::of("field");
const ASK: ElementId = ElementId::of("ask");
const TALK: ElementId = ElementId::of("talk");

/// A screen in Swedish, and somebody who uses it.
struct Guardian {
    screen: Screen,
    wording: Wording,
}

impl Guardian {
    fn new() -> Self {
        let wording = Wording::load(&Language::new("sv").unwrap()).unwrap();
        Self { screen: Screen::default(), wording }
    }

    fn does(&mut self, input: Input) -> Vec<Request> {
        let view = self.screen.view(&self.wording);
        self.screen.take(input, &view)
    }

    fn asks(&mut self, text: &str) -> Vec<Request> {
        self.does(Input::Edited(Edit::Insert(text.to_owned())));
        let requests = self.does(Input::Pressed(FIELD));
        for request in &requests {
            if let Request::Ask(text) = request {
                self.screen.hear(Told::Asked(text.clone()));
            }
        }
        requests
    }

    fn is_answered(&mut self, text: &str) {
        let turn = Turn::new(Outcome::Answered, None, None, vec![sentence(text)]);
        self.screen.hear(Told::Turn(Box::new(turn)));
    }

    /// The text of what has the focus; it always exists and takes it.
    fn has_before_them(&self) -> String {
        let view = self.screen.view(&self.wording);
        let element = view.element(view.focus).expect("the focus is on an element");
        assert!(element.takes_focus());
        element.plain_text()
    }
}

fn sentence(text: &str) -> Sentence {
    let language = Language::new("sv").unwrap();
    Sentence { text: text.to_owned(), language, kind: SentenceKind::Fact }
}

#[test]
fn one_can_write_at_once_and_enter_asks() {
    let mut guardian = Guardian::new();
    assert_eq!(guardian.has_before_them(), "Skriv en fråga");
    let requests = guardian.asks("När slutar Elsa?");
    assert_eq!(requests, [Request::Ask("När slutar Elsa?".to_owned())]);
    let view = guardian.screen.view(&guardian.wording);
    assert_eq!(view.element(FIELD).unwrap().role, Role::Field(Field::default()));
}

#[test]
fn nothing_is_asked_of_an_empty_field() {
    let mut guardian = Guardian::new();
    assert!(guardian.asks("   ").is_empty());
    assert!(guardian.does(Input::Pressed(ASK)).is_empty());
    assert_eq!(guardian.has_before_them(), "Skriv en fråga");
}

#[test]
fn an_answer_takes_the_focus_and_its_question_stands_before_it() {
    let mut guardian = Guardian::new();
    guardian.asks("När slutar Elsa?");
    guardian.is_answered("Elsa slutar kvart i tre.");
    assert_eq!(guardian.has_before_them(), "Elsa slutar kvart i tre.");
    let view = guardian.screen.view(&guardian.wording);
    let all: Vec<String> = view.all().iter().map(|element| element.plain_text()).collect();
    let answer = all.iter().position(|text| text == "Elsa slutar kvart i tre.").unwrap();
    assert_eq!(all[answer - 1], "Du frågade: När slutar Elsa?");
}

#[test]
fn the_same_answer_again_is_another_element() {
    let mut guardian = Guardian::new();
    guardian.is_answered("Elsa slutar kvart i tre.");
    let first = guardian.screen.view(&guardian.wording).focus;
    let again = guardian.does(Input::Commanded(Command::Repeat));
    assert_eq!(again, [Request::Steer(Intent::Repeat)]);
    guardian.is_answered("Elsa slutar kvart i tre.");
    let view = guardian.screen.view(&guardian.wording);
    assert_ne!(view.focus, first);
    assert!(view.element(first).is_some(), "the first one is still there");
}

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
fn an_answer_is_shown_wherever_one_is() {
    let mut guardian = Guardian::new();
    guardian.does(Input::Commanded(Command::Open(5)));
    guardian.is_answered("Elsa slutar kvart i tre.");
    assert_eq!(guardian.has_before_them(), "Elsa slutar kvart i tre.");
    assert_eq!(guardian.does(Input::Commanded(Command::Back)), [Request::Open(Page::News)]);
}

#[test]
fn how_things_go_never_takes_the_focus() {
    let mut guardian = Guardian::new();
    guardian.screen.hear(Told::Status(sentence("Jag hämtar fortfarande.")));
    assert_eq!(guardian.has_before_them(), "Skriv en fråga");
    let view = guardian.screen.view(&guardian.wording);
    let status = view.all().into_iter().find(|element| element.role == Role::Status).unwrap();
    assert_eq!(status.plain_text(), "Jag hämtar fortfarande.");
    assert!(!status.takes_focus());
}

#[test]
fn what_went_wrong_is_an_answer_that_is_not_missed() {
    let mut guardian = Guardian::new();
    let problem = Sentence { kind: SentenceKind::Problem, ..sentence("Mikrofonen svarar inte.") };
    guardian.screen.hear(Told::Status(problem));
    assert_eq!(guardian.has_before_them(), "Mikrofonen svarar inte.");
}

#[test]
fn a_short_reply_stands_as_it_was_given() {
    let mut guardian = Guardian::new();
    guardian.asks("När slutar barnet?");
    guardian.is_answered("Vilket barn menar du?");
    guardian.asks("Elsa");
    let question = Question::unknown("När slutar barnet?", &Language::new("sv").unwrap());
    let sentences = vec![sentence("Elsa slutar kvart i tre.")];
    let turn = Turn::new(Outcome::Answered, Some(question), None, sentences);
    guardian.screen.hear(Told::Turn(Box::new(turn)));
    let view = guardian.screen.view(&guardian.wording);
    assert!(view.all().iter().any(|element| element.plain_text() == "Du frågade: Elsa"));
}

#[test]
fn who_asks_again_before_the_answer_gets_each_answer_under_its_question() {
    let mut guardian = Guardian::new();
    for question in ["När slutar Elsa?", "När slutar Omar?"] {
        guardian.does(Input::Edited(Edit::Insert(question.to_owned())));
        guardian.does(Input::Pressed(FIELD));
    }
    for (question, answer) in [
        ("När slutar Elsa?", "Elsa slutar kvart i tre."),
        ("När slutar Omar?", "Omar slutar tio över två."),
    ] {
        guardian.screen.hear(Told::Asked(question.to_owned()));
        guardian.is_answered(answer);
        let view = guardian.screen.view(&guardian.wording);
        let all: Vec<String> = view.all().iter().map(|element| element.plain_text()).collect();
        let place = all.iter().position(|text| text == answer).unwrap();
        assert_eq!(all[place - 1], format!("Du frågade: {question}"));
    }
}

#[test]
fn talk_is_pressed_once_to_begin_and_once_to_end() {
    let mut guardian = Guardian::new();
    assert_eq!(guardian.does(Input::Pressed(TALK)), [Request::Listen]);
    guardian.screen.hear(Told::Listening(true));
    let view = guardian.screen.view(&guardian.wording);
    assert_eq!(view.element(TALK).unwrap().role, Role::Toggle { on: true });
    assert_eq!(guardian.does(Input::Commanded(Command::Talk)), [Request::Hear]);
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
fn what_has_the_focus_is_copied_or_what_is_selected_in_the_field() {
    let mut guardian = Guardian::new();
    guardian.is_answered("Elsa slutar kvart i tre.");
    let copied = guardian.does(Input::Commanded(Command::Copy));
    assert_eq!(copied, [Request::Copy("Elsa slutar kvart i tre.".to_owned())]);
    guardian.does(Input::Edited(Edit::Insert("Och Omar?".to_owned())));
    assert!(guardian.does(Input::Commanded(Command::Copy)).is_empty(), "nothing is selected");
    guardian.does(Input::Edited(Edit::SelectAll));
    let cut = guardian.does(Input::Commanded(Command::Cut));
    assert_eq!(cut, [Request::Copy("Och Omar?".to_owned())]);
    assert!(guardian.does(Input::Pressed(ASK)).is_empty(), "nothing is left");
}

#[test]
fn the_caret_goes_by_characters_as_people_see_them() {
    // "é" of two code points, and a flag of eight bytes.
    for text in ["Rene\u{301}e", "🇸🇪a", "عُمَر"] {
        let mut field = Field::default();
        field.edit(Edit::Insert(text.to_owned()));
        let mut steps = 0;
        while field.caret() > 0 {
            field.edit(Edit::Move(CaretMove::Back, false));
            assert!(text.is_char_boundary(field.caret()));
            steps += 1;
        }
        let seen = unicode_segmentation::UnicodeSegmentation::graphemes(text, true).count();
        assert_eq!(steps, seen, "{text}");
    }
}

#[test]
fn a_question_is_one_line_whatever_is_pasted() {
    let mut field = Field::default();
    field.edit(Edit::Insert("När slutar\r\nElsa?\u{7}".to_owned()));
    assert_eq!(field.text(), "När slutar  Elsa?");
    field.edit(Edit::Move(CaretMove::WordBack, true));
    assert_eq!(field.selected(), "Elsa?");
    field.edit(Edit::Insert("Omar?".to_owned()));
    assert_eq!(field.text(), "När slutar  Omar?");
}

#[test]
fn on_is_to_the_left_where_text_runs_from_right_to_left() {
    let left = Chord { key: Key::Left, control: false, alt: false, shift: false };
    let on = Some(Input::Edited(Edit::Move(CaretMove::On, false)));
    let back = Some(Input::Edited(Edit::Move(CaretMove::Back, false)));
    assert_eq!(Keymap::default().input(left, Some(&Role::Field(Field::default())), false), back);
    assert_eq!(Keymap::default().input(left, Some(&Role::Field(Field::default())), true), on);
}

#[test]
fn a_letter_written_anywhere_goes_to_the_field_and_none_is_lost() {
    let mut guardian = Guardian::new();
    guardian.does(Input::Commanded(Command::Open(9)));
    for letter in ["O", "m"] {
        guardian.does(Input::Edited(Edit::Insert(letter.to_owned())));
    }
    let view = guardian.screen.view(&guardian.wording);
    assert_eq!(view.focus, FIELD);
    let Role::Field(field) = &view.element(FIELD).unwrap().role else { panic!("no field") };
    assert_eq!(field.text(), "Om");
}

#[test]
fn who_holds_the_talk_key_down_has_talked_when_it_is_let_go() {
    let mut guardian = Guardian::new();
    assert_eq!(guardian.does(Input::Commanded(Command::Talk)), [Request::Listen]);
    guardian.screen.hear(Told::Listening(true));
    assert_eq!(guardian.does(Input::LetGo), [Request::Hear]);
    assert_eq!(guardian.does(Input::LetGo), [], "only once");
    // Where the key closed the microphone, letting it go opens nothing.
    assert_eq!(guardian.does(Input::Commanded(Command::Talk)), [Request::Hear]);
    guardian.screen.hear(Told::Listening(false));
    assert_eq!(guardian.does(Input::LetGo), []);
}

#[test]
fn help_lists_every_key_as_it_is_set() {
    let set = BTreeMap::from([("talk".to_owned(), "Alt+T".to_owned())]);
    let keys = Keymap::try_from(set).unwrap();
    let mut guardian =
        Guardian { screen: Screen::default().with_keys(keys.clone()), ..Guardian::new() };
    let view = guardian.screen.view(&guardian.wording);
    let description = view.element(FIELD).unwrap().description.clone().unwrap();
    assert_eq!(description.text, "Enter frågar, Alt+T talar, F1 hjälper.");
    guardian.does(Input::Commanded(Command::Help));
    let view = guardian.screen.view(&guardian.wording);
    let texts: Vec<String> = view.all().iter().map(|element| element.plain_text()).collect();
    for line in
        ["Tala: Alt+T", "Nästa rubrik: Alt+H", "Öppna I dag: Ctrl+2", "Större text: Ctrl+plus"]
    {
        assert!(texts.iter().any(|text| text == line), "{line}: {texts:?}");
    }
    for binding in keys.bindings() {
        let place = ElementId::of(&format!("help/keys/{}/text", binding.name));
        assert!(view.element(place).is_some(), "{}", binding.name);
    }
    assert_eq!(guardian.has_before_them(), "Hjälp");
    guardian.does(Input::Moved(Movement::NextHeading));
    assert_eq!(guardian.has_before_them(), "Vad du kan fråga");
    guardian.does(Input::Moved(Movement::NextList));
    assert_eq!(guardian.has_before_them(), "hela dagen");
    guardian.does(Input::Moved(Movement::NextList));
    assert_eq!(guardian.has_before_them(), "Tala: Alt+T");
    guardian.does(Input::Moved(Movement::PreviousHeading));
    assert_eq!(guardian.has_before_them(), "Tangenter för att fråga och lyssna");
}

fn chord(key: &str) -> Chord {
    key.parse().unwrap()
}

/// What a key does on an answer.
fn pressed(keys: &Keymap, key: &str) -> Option<Input> {
    keys.input(chord(key), Some(&Role::Answer), false)
}

#[test]
fn every_key_has_its_own_meaning_and_is_written_as_it_is_read() {
    let keys = Keymap::try_from(BTreeMap::new()).unwrap();
    assert_eq!(keys.bindings().len(), 51);
    for binding in keys.bindings() {
        assert_eq!(chord(&binding.chord.to_string()), binding.chord);
        assert_eq!(pressed(&keys, &binding.chord.to_string()).as_ref(), Some(&binding.input));
    }
}

#[test]
fn a_key_that_was_changed_does_its_new_work_only() {
    let set = BTreeMap::from([("repeat".to_owned(), "ctrl + r".to_owned())]);
    let keys = Keymap::try_from(set).unwrap();
    let repeat = Some(Input::Commanded(Command::Repeat));
    assert_eq!(pressed(&keys, "Ctrl+R"), repeat);
    assert_eq!(pressed(&keys, "F3"), None);
    // Larger by the plus of every keyboard.
    let larger = Some(Input::Commanded(Command::Larger));
    assert_eq!(pressed(&keys, "Ctrl++"), larger);
    assert_eq!(pressed(&keys, "Ctrl+Shift+="), larger);
}

#[test]
fn keys_that_others_own_or_that_write_are_refused_with_the_reason() {
    for (name, key, reason) in [
        ("talk", "Insert+T", "belongs to screen readers"),
        ("talk", "CapsLock", "belongs to screen readers"),
        ("talk", "Ctrl+Alt+Left", "belongs to screen readers"),
        ("talk", "Super+Alt+S", "belongs to screen readers"),
        ("talk", "Alt+F4", "belongs to screen readers or the desktop"),
        ("talk", "Alt+Tab", "belongs to screen readers or the desktop"),
        ("talk", "T", "without Ctrl or Alt that key writes; take Alt+T"),
        ("talk", "Shift+T", "without Ctrl or Alt"),
        ("talk", "Ctrl+Left", "in the field that key moves the caret"),
        ("talk", "F13", "names no key"),
        ("talk", "", "names no key"),
        ("talk", "F3", "`talk` and `repeat`"),
        ("speak", "F3", "nothing that a key can do is called `speak`; there are: talk, stop"),
    ] {
        let set = BTreeMap::from([(name.to_owned(), key.to_owned())]);
        let refused = Keymap::try_from(set).unwrap_err().to_string();
        assert!(refused.contains(reason), "{key}: {refused}");
    }
}

#[test]
fn no_bare_letter_does_anything_and_what_readers_own_is_left_to_them() {
    let bare = |key| Chord { key, control: false, alt: false, shift: false };
    for letter in ('a'..='z').chain('0'..='9') {
        for role in [None, Some(Role::Field(Field::default()))] {
            assert_eq!(
                Keymap::default().input(bare(Key::Character(letter)), role.as_ref(), false),
                None
            );
        }
    }
    for arrow in [Key::Left, Key::Right, Key::Up, Key::Down] {
        let chord = Chord { control: true, alt: true, ..bare(arrow) };
        assert_eq!(Keymap::default().input(chord, None, false), None, "{arrow:?}");
    }
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
