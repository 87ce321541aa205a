//! What keys, the pointer and input methods do.

use std::time::{Duration, Instant};

use skolrost::view::keys::Command;
use skolrost::view::{CaretMove, Composition, Edit, ElementId, Input, Keymap, Movement, View};
use skolrost::window::hold::{Held, Hold};
use skolrost::window::ime;
use skolrost::window::keyboard::{Done, Stroke};
use skolrost::window::pointer::Pointer;
use skolrost::window::stage::Stage;
use winit::event::Ime;
use winit::keyboard::{Key, KeyCode, ModifiersState, NamedKey, PhysicalKey, SmolStr};

use super::views::{arabic, stage, swedish};

fn named(key: NamedKey) -> Stroke {
    Stroke {
        key: Key::Named(key),
        place: PhysicalKey::Code(KeyCode::F24),
        text: None,
        repeated: false,
        held: ModifiersState::empty(),
    }
}

fn letter(text: &str, place: KeyCode) -> Stroke {
    Stroke {
        key: Key::Character(SmolStr::new(text)),
        place: PhysicalKey::Code(place),
        text: Some(text.to_owned()),
        ..named(NamedKey::F24)
    }
}

fn at(mut view: View, focus: &str) -> View {
    view.focus = ElementId::of(focus);
    view
}

fn done(stroke: &Stroke, view: &View) -> Option<Input> {
    match stroke.done(&Keymap::default(), view, false)? {
        Done::Input(input) => Some(input),
        Done::Page(_) => None,
    }
}

#[test]
fn enter_and_space_press_what_has_the_focus() {
    let press = |place| Some(Input::Pressed(ElementId::of(place)));
    for key in [NamedKey::Enter, NamedKey::Space] {
        assert_eq!(done(&named(key), &at(swedish(), "talk")), press("talk"));
        assert_eq!(done(&named(key), &at(swedish(), "history/1/answer")), None);
    }
    let field = at(swedish(), "field");
    assert_eq!(done(&named(NamedKey::Enter), &field), press("field"));
    let space = Stroke { text: Some(" ".to_owned()), ..named(NamedKey::Space) };
    assert_eq!(done(&space, &field), Some(Input::Edited(Edit::Insert(" ".to_owned()))));
}

#[test]
fn a_key_held_down_moves_and_writes_but_presses_nothing() {
    let held = |stroke: Stroke| Stroke { repeated: true, ..stroke };
    let button = at(swedish(), "talk");
    assert_eq!(done(&held(named(NamedKey::Enter)), &button), None);
    assert_eq!(done(&held(named(NamedKey::Space)), &button), None);
    assert_eq!(done(&held(named(NamedKey::F2)), &button), None);
    assert_eq!(done(&held(named(NamedKey::Tab)), &button), Some(Input::Moved(Movement::Next)));
    let field = at(swedish(), "field");
    let a = Some(Input::Edited(Edit::Insert("a".to_owned())));
    assert_eq!(done(&held(letter("a", KeyCode::KeyA)), &field), a);
}

#[test]
fn letters_are_written_in_the_field_wherever_the_focus_is() {
    let letter = letter("ء", KeyCode::KeyX);
    let written = Some(Input::Edited(Edit::Insert("ء".to_owned())));
    assert_eq!(done(&letter, &at(swedish(), "field")), written);
    for place in ["ask", "history/1/answer"] {
        assert_eq!(done(&letter, &at(swedish(), place)), written);
    }
    let space = Stroke { text: Some(" ".to_owned()), ..named(NamedKey::Space) };
    assert_eq!(done(&space, &at(swedish(), "history/1/answer")), None);
    let with_alt = Stroke { held: ModifiersState::ALT, ..letter };
    assert_eq!(done(&with_alt, &at(swedish(), "field")), None);
}

#[test]
fn shortcuts_work_on_a_keyboard_without_latin_letters() {
    let control = |stroke| Stroke { held: ModifiersState::CONTROL, ..stroke };
    let view = at(arabic(), "field");
    let copy = Some(Input::Commanded(Command::Copy));
    assert_eq!(done(&control(letter("ؤ", KeyCode::KeyC)), &view), copy);
    assert_eq!(done(&control(letter("c", KeyCode::KeyC)), &view), copy);
    // Where the letters are Latin but elsewhere, the letter counts.
    assert_eq!(done(&control(letter("j", KeyCode::KeyC)), &view), None);
}

#[test]
fn arrows_follow_the_direction_of_the_text() {
    let view = at(arabic(), "field");
    let back = Done::Input(Input::Edited(Edit::Move(CaretMove::Back, false)));
    assert_eq!(named(NamedKey::ArrowRight).done(&Keymap::default(), &view, true), Some(back));
    assert!(stage(view, 640.0, 720.0).reads_mirrored());
    assert!(!stage(at(swedish(), "field"), 640.0, 720.0).reads_mirrored());
}

#[test]
fn page_keys_scroll() {
    let view = swedish();
    assert_eq!(
        named(NamedKey::PageDown).done(&Keymap::default(), &view, false),
        Some(Done::Page(1.0))
    );
    assert_eq!(
        named(NamedKey::PageUp).done(&Keymap::default(), &view, false),
        Some(Done::Page(-1.0))
    );
}

fn middle(stage: &Stage, element: &str) -> (f32, f32) {
    let frame = stage.layout().place(ElementId::of(element)).unwrap().frame;
    (frame.x + frame.width / 2.0, frame.y + frame.height / 2.0 - stage.scroll())
}

#[test]
fn a_button_is_pressed_when_it_is_let_go() {
    let stage = stage(swedish(), 640.0, 720.0);
    let ask = ElementId::of("ask");
    let (mut pointer, now) = (Pointer::default(), Instant::now());
    let (x, y) = middle(&stage, "ask");
    assert_eq!(pointer.moved(x, y, &stage), []);
    assert_eq!(pointer.pressed(&stage, now), [Input::Focused(ask)]);
    assert_eq!(pointer.released(&stage, now), [Input::Pressed(ask)]);
    // Who slips moves away.
    pointer.pressed(&stage, now);
    pointer.moved(x, y + 100.0, &stage);
    assert_eq!(pointer.released(&stage, now), []);
    // Nor is anything pressed on which the button did not go down.
    pointer.pressed(&stage, now);
    pointer.moved(x, y, &stage);
    assert_eq!(pointer.released(&stage, now), []);
}

#[test]
fn the_talk_button_talks_while_the_pointer_holds_it() {
    let stage = stage(swedish(), 640.0, 720.0);
    let talk = ElementId::of("talk");
    let (mut pointer, now) = (Pointer::default(), Instant::now());
    let (x, y) = middle(&stage, "talk");
    pointer.moved(x, y, &stage);
    let begins = [Input::Focused(talk), Input::Pressed(talk)];
    assert_eq!(pointer.pressed(&stage, now), begins);
    assert_eq!(pointer.released(&stage, now + Duration::from_secs(2)), [Input::LetGo]);
    // A short click toggles.
    let later = now + Duration::from_secs(3);
    assert_eq!(pointer.pressed(&stage, later), begins);
    assert_eq!(pointer.released(&stage, later + Duration::from_millis(200)), []);
}

#[test]
fn a_key_that_is_held_or_bounces_counts_once() {
    let key = |code| Held::Key(PhysicalKey::Code(code));
    let (mut hold, start) = (Hold::default(), Instant::now());
    let at = |millis| start + Duration::from_millis(millis);
    let f2 = key(KeyCode::F2);
    assert!(hold.press(f2, at(0)));
    assert_eq!(hold.let_go(f2, at(10)), None);
    assert!(!hold.press(f2, at(30)), "it bounced");
    assert_eq!(hold.let_go(key(KeyCode::KeyA), at(900)), None, "another key");
    assert_eq!(hold.let_go(f2, at(1000)), Some(Input::LetGo), "held since the beginning");
    assert_eq!(hold.let_go(f2, at(1100)), None);
    // Shortly pressed, it toggles, and letting it go means nothing.
    assert!(hold.press(f2, at(2000)));
    assert_eq!(hold.let_go(f2, at(2300)), None);
    // Where the keyboard goes elsewhere, everything is let go.
    assert!(hold.press(f2, at(3000)));
    assert_eq!(hold.end(at(5000)), Some(Input::LetGo));
}

#[test]
fn a_click_in_the_field_sets_the_caret() {
    let stage = stage(swedish(), 640.0, 720.0);
    let field = ElementId::of("field");
    let (mut pointer, now) = (Pointer::default(), Instant::now());
    let (_, y) = middle(&stage, "field");
    pointer.moved(620.0, y, &stage);
    let to = |byte, select| Input::Edited(Edit::Move(CaretMove::To(byte), select));
    assert_eq!(pointer.pressed(&stage, now), [Input::Focused(field), to("Och Alva".len(), false)]);
    assert_eq!(pointer.moved(18.0, y, &stage), [to(0, true)]);
    assert_eq!(pointer.released(&stage, now), []);
    assert_eq!(pointer.moved(620.0, y, &stage), []);
}

#[test]
fn what_an_input_method_makes_is_not_yet_text() {
    let under_way = Composition { text: "にほ".to_owned(), marked: Some((0, 3)) };
    let preedit = Ime::Preedit("にほ".to_owned(), Some((0, 3)));
    assert_eq!(ime::input(preedit), Some(Input::Composed(Some(under_way))));
    assert_eq!(ime::input(Ime::Preedit(String::new(), None)), Some(Input::Composed(None)));
    let text = Some(Input::Edited(Edit::Insert("日本".to_owned())));
    assert_eq!(ime::input(Ime::Commit("日本".to_owned())), text);
    assert_eq!(ime::input(Ime::Enabled), None);
}
