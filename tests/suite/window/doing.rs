//! What keys, the pointer and input methods do.

use skolrost::view::keys::Command;
use skolrost::view::{CaretMove, Composition, Edit, ElementId, Input, Movement, View};
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
    match stroke.done(view, false)? {
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
fn letters_are_written_in_the_field_only() {
    let s = letter("س", KeyCode::KeyS);
    let written = Some(Input::Edited(Edit::Insert("س".to_owned())));
    assert_eq!(done(&s, &at(swedish(), "field")), written);
    assert_eq!(done(&s, &at(swedish(), "ask")), None);
    let with_alt = Stroke { held: ModifiersState::ALT, ..s };
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
    assert_eq!(named(NamedKey::ArrowRight).done(&view, true), Some(back));
    assert!(stage(view, 640.0, 720.0).writes_mirrored());
    assert!(!stage(at(swedish(), "field"), 640.0, 720.0).writes_mirrored());
}

#[test]
fn page_keys_scroll() {
    let view = swedish();
    assert_eq!(named(NamedKey::PageDown).done(&view, false), Some(Done::Page(1.0)));
    assert_eq!(named(NamedKey::PageUp).done(&view, false), Some(Done::Page(-1.0)));
}

fn middle(stage: &Stage, element: &str) -> (f32, f32) {
    let frame = stage.layout().place(ElementId::of(element)).unwrap().frame;
    (frame.x + frame.width / 2.0, frame.y + frame.height / 2.0 - stage.scroll())
}

#[test]
fn a_button_is_pressed_when_it_is_let_go() {
    let stage = stage(swedish(), 640.0, 720.0);
    let ask = ElementId::of("ask");
    let mut pointer = Pointer::default();
    let (x, y) = middle(&stage, "ask");
    assert_eq!(pointer.moved(x, y, &stage), []);
    assert_eq!(pointer.pressed(&stage), [Input::Focused(ask)]);
    assert_eq!(pointer.released(&stage), [Input::Pressed(ask)]);
    // Who slips moves away.
    pointer.pressed(&stage);
    pointer.moved(x, y + 100.0, &stage);
    assert_eq!(pointer.released(&stage), []);
    // Nor is anything pressed on which the button did not go down.
    pointer.pressed(&stage);
    pointer.moved(x, y, &stage);
    assert_eq!(pointer.released(&stage), []);
}

#[test]
fn a_click_in_the_field_sets_the_caret() {
    let stage = stage(swedish(), 640.0, 720.0);
    let field = ElementId::of("field");
    let mut pointer = Pointer::default();
    let (_, y) = middle(&stage, "field");
    pointer.moved(620.0, y, &stage);
    let to = |byte, select| Input::Edited(Edit::Move(CaretMove::To(byte), select));
    assert_eq!(pointer.pressed(&stage), [Input::Focused(field), to("Och Alva".len(), false)]);
    assert_eq!(pointer.moved(18.0, y, &stage), [to(0, true)]);
    assert_eq!(pointer.released(&stage), []);
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
