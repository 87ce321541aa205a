//! The field for a question: the caret, and what is written and pasted.

use skolrost::view::keys::Command;
use skolrost::view::{CaretMove, Chord, Edit, Field, Input, Key, Keymap, Role};

use super::guardian::{FIELD, Guardian};

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
