//! Which key does what, as it is set and as it is listed.

use std::collections::BTreeMap;

use skolrost::view::keys::Command;
use skolrost::view::{Chord, ElementId, Field, Input, Key, Keymap, Movement, Role, Screen};

use super::guardian::{FIELD, Guardian};

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
