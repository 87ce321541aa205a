//! Keys as readers are told of them: with the symbols, names, numbers and modifiers of X11.

use skolrost::window::access::struck::{Keystroke, Locks, Struck};
use winit::keyboard::{
    Key, KeyCode, KeyLocation, ModifiersState, NamedKey, NativeKey, PhysicalKey, SmolStr,
};

/// A key that goes down alone.
fn struck(key: Key, place: KeyCode, location: KeyLocation) -> Struck {
    Struck {
        plain: key.clone(),
        key,
        place: PhysicalKey::Code(place),
        location,
        down: true,
        held: ModifiersState::empty(),
    }
}

fn letter(written: &str, plain: &str, place: KeyCode) -> Struck {
    let plain = Key::Character(SmolStr::new(plain));
    let key = Key::Character(SmolStr::new(written));
    Struck { plain, ..struck(key, place, KeyLocation::Standard) }
}

fn named(key: NamedKey, place: KeyCode, location: KeyLocation) -> Struck {
    struck(Key::Named(key), place, location)
}

fn keypad(key: Key, place: KeyCode) -> Struck {
    struck(key, place, KeyLocation::Numpad)
}

fn held(modifiers: ModifiersState, struck: Struck) -> Struck {
    Struck { held: modifiers, ..struck }
}

fn told(struck: &Struck) -> Keystroke {
    struck.told(Locks::default())
}

/// Its number, its name, whether it writes.
fn symbol(struck: &Struck) -> (u32, String, bool) {
    let symbol = told(struck).symbol;
    (symbol.number, symbol.name, symbol.writes)
}

fn silent(number: u32, name: &str) -> (u32, String, bool) {
    (number, name.to_owned(), false)
}

fn writes(number: u32, name: &str) -> (u32, String, bool) {
    (number, name.to_owned(), true)
}

#[test]
fn a_letter_is_told_by_what_it_writes() {
    assert_eq!(symbol(&letter("e", "e", KeyCode::KeyE)), writes(0x65, "e"));
    assert_eq!(symbol(&letter("Å", "å", KeyCode::BracketLeft)), writes(0xc5, "Å"));
    assert_eq!(symbol(&letter("ش", "ش", KeyCode::KeyA)), writes(0x0100_0634, "ش"));
    assert_eq!(symbol(&letter("€", "e", KeyCode::KeyE)), writes(0x0100_20ac, "€"));
    let space = named(NamedKey::Space, KeyCode::Space, KeyLocation::Standard);
    assert_eq!(symbol(&space), writes(0x20, "space"));
}

#[test]
fn a_key_that_writes_nothing_is_told_by_its_name() {
    let standard = |key, place| symbol(&named(key, place, KeyLocation::Standard));
    assert_eq!(standard(NamedKey::Enter, KeyCode::Enter), silent(0xff0d, "Return"));
    assert_eq!(standard(NamedKey::PageUp, KeyCode::PageUp), silent(0xff55, "Page_Up"));
    assert_eq!(standard(NamedKey::Insert, KeyCode::Insert), silent(0xff63, "Insert"));
    assert_eq!(standard(NamedKey::CapsLock, KeyCode::CapsLock), silent(0xffe5, "Caps_Lock"));
    assert_eq!(standard(NamedKey::F3, KeyCode::F3), silent(0xffc0, "F3"));
    assert_eq!(standard(NamedKey::AltGraph, KeyCode::AltRight), silent(0xfe03, "ISO_Level3_Shift"));
    assert_eq!(standard(NamedKey::LaunchMail, KeyCode::LaunchMail), silent(0, ""));
    let acute = struck(Key::Dead(Some('´')), KeyCode::Equal, KeyLocation::Standard);
    assert_eq!(symbol(&acute), silent(0xfe51, "dead_acute"));
}

#[test]
fn tab_back_is_a_key_of_its_own() {
    let tab = named(NamedKey::Tab, KeyCode::Tab, KeyLocation::Standard);
    assert_eq!(symbol(&tab), silent(0xff09, "Tab"));
    assert_eq!(symbol(&held(ModifiersState::SHIFT, tab)), silent(0xfe20, "ISO_Left_Tab"));
}

#[test]
fn left_and_right_are_told_apart() {
    let control = |location| symbol(&named(NamedKey::Control, KeyCode::ControlLeft, location));
    assert_eq!(control(KeyLocation::Left), silent(0xffe3, "Control_L"));
    assert_eq!(control(KeyLocation::Right), silent(0xffe4, "Control_R"));
    let shift = named(NamedKey::Shift, KeyCode::ShiftRight, KeyLocation::Right);
    assert_eq!(symbol(&shift), silent(0xffe2, "Shift_R"));
}

#[test]
fn the_keypad_has_symbols_of_its_own() {
    let named = |key, place| symbol(&keypad(Key::Named(key), place));
    assert_eq!(named(NamedKey::Insert, KeyCode::Numpad0), silent(0xff9e, "KP_Insert"));
    assert_eq!(named(NamedKey::ArrowUp, KeyCode::Numpad8), silent(0xff97, "KP_Up"));
    assert_eq!(named(NamedKey::Enter, KeyCode::NumpadEnter), silent(0xff8d, "KP_Enter"));
    let middle = keypad(Key::Unidentified(NativeKey::Xkb(0xff9d)), KeyCode::Numpad5);
    assert_eq!(symbol(&middle), silent(0xff9d, "KP_Begin"));
    let sign = |text, place| symbol(&keypad(Key::Character(SmolStr::new(text)), place));
    assert_eq!(sign("5", KeyCode::Numpad5), writes(0xffb5, "5"));
    assert_eq!(sign("+", KeyCode::NumpadAdd), writes(0xffab, "+"));
}

#[test]
fn its_number_is_that_of_x11() {
    let code = |place| told(&letter("x", "x", place)).code;
    assert_eq!(code(KeyCode::Escape), 9);
    assert_eq!(code(KeyCode::KeyT), 28);
    assert_eq!(code(KeyCode::Numpad0), 90);
    assert_eq!(code(KeyCode::Insert), 118);
    assert_eq!(code(KeyCode::LaunchMail), 0);
}

#[test]
fn what_is_held_and_locked_is_told_with_it() {
    let modifiers = |held, locks| {
        let letter = letter("a", "a", KeyCode::KeyA);
        Struck { held, ..letter }.told(locks).modifiers
    };
    let unlocked = Locks::default();
    assert_eq!(modifiers(ModifiersState::empty(), unlocked), 0);
    assert_eq!(modifiers(ModifiersState::SHIFT | ModifiersState::CONTROL, unlocked), 1 | 4);
    assert_eq!(modifiers(ModifiersState::ALT | ModifiersState::SUPER, unlocked), 8 | 64);
    assert_eq!(modifiers(ModifiersState::empty(), Locks { capitals: true, numbers: false }), 2);
    let numbers = Locks { capitals: false, numbers: true };
    assert_eq!(modifiers(ModifiersState::empty(), numbers), 1 << 4 | 1 << 14);
}

#[test]
fn what_is_let_go_is_told_as_such() {
    let insert = named(NamedKey::Insert, KeyCode::Insert, KeyLocation::Standard);
    assert!(told(&insert).down);
    assert!(!told(&Struck { down: false, ..insert }).down);
}

#[test]
fn what_is_locked_is_seen_by_what_keys_write() {
    let mut locks = Locks::default();
    let mut see = |struck: Struck| {
        locks.see(&struck);
        locks
    };
    let locked = |capitals, numbers| Locks { capitals, numbers };
    assert_eq!(see(letter("A", "a", KeyCode::KeyA)), locked(true, false));
    // Tells nothing: no capital, another level, or shift.
    assert_eq!(see(letter("1", "1", KeyCode::Digit1)), locked(true, false));
    assert_eq!(see(letter("€", "e", KeyCode::KeyE)), locked(true, false));
    let shifted = held(ModifiersState::SHIFT, letter("A", "a", KeyCode::KeyA));
    assert_eq!(see(shifted), locked(true, false));
    assert_eq!(see(letter("ö", "ö", KeyCode::Semicolon)), locked(false, false));
    let four = keypad(Key::Character(SmolStr::new("4")), KeyCode::Numpad4);
    assert_eq!(see(four), locked(false, true));
    assert_eq!(see(keypad(Key::Named(NamedKey::Enter), KeyCode::NumpadEnter)), locked(false, true));
    let left = keypad(Key::Named(NamedKey::ArrowLeft), KeyCode::Numpad4);
    assert_eq!(see(left), locked(false, false));
}

#[test]
fn a_key_that_locks_turns_the_lock_as_it_goes_down() {
    let mut locks = Locks::default();
    let lock = named(NamedKey::CapsLock, KeyCode::CapsLock, KeyLocation::Standard);
    locks.turn(&lock);
    assert!(locks.capitals);
    locks.turn(&Struck { down: false, ..lock.clone() });
    assert!(locks.capitals);
    locks.turn(&lock);
    assert_eq!(locks, Locks::default());
}
