//! Which keys do what. None of them belongs to a screen reader (no Insert, Caps Lock, keypad,
//! Ctrl+Alt with arrows, Super+Alt+S), and none is a bare letter.

use super::Input;
use super::field::{CaretMove, Edit};
use super::focus::Movement;

/// A key by what it is, wherever it is on the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter, digit or mark, small.
    Character(char),
    /// A function key, from 1.
    Function(u8),
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Tab.
    Tab,
    /// Space bar.
    Space,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Left arrow.
    Left,
    /// Right arrow.
    Right,
    /// Up arrow.
    Up,
    /// Down arrow.
    Down,
    /// Home.
    Home,
    /// End.
    End,
}

/// A key with those held down with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Control.
    pub control: bool,
    /// Alt.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
}

/// What a key means wherever the focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Open or close the microphone.
    Talk,
    /// Stop speaking, or close the microphone.
    Stop,
    /// Say the last answer again.
    Repeat,
    /// Go on with what there is more of.
    More,
    /// Go to the field.
    GoToField,
    /// Help.
    Help,
    /// Our own voice on or off.
    ToggleVoice,
    /// Larger text.
    Larger,
    /// Smaller text.
    Smaller,
    /// The next colours.
    NextTheme,
    /// Copy what is selected, or what has the focus.
    Copy,
    /// Cut what is selected.
    Cut,
    /// Insert what was copied.
    Paste,
    /// Leave.
    Leave,
}

/// What pressing keys does. `in_field` is whether the focus is in a field; `mirrored` is whether the
/// text there runs from right to left.
pub fn input(chord: Chord, in_field: bool, mirrored: bool) -> Option<Input> {
    let Chord { key, control, alt, shift } = chord;
    let command = command(chord).map(Input::Commanded);
    command.or_else(|| match key {
        Key::Tab if !control && !alt => {
            Some(Input::Moved(if shift { Movement::Previous } else { Movement::Next }))
        }
        Key::Down if alt && !control => Some(Input::Moved(Movement::NextAnswer)),
        Key::Up if alt && !control => Some(Input::Moved(Movement::PreviousAnswer)),
        _ if in_field => edit(chord, mirrored).map(Input::Edited),
        Key::Down if !control => Some(Input::Moved(Movement::Next)),
        Key::Up if !control => Some(Input::Moved(Movement::Previous)),
        Key::Home => Some(Input::Moved(Movement::First)),
        Key::End => Some(Input::Moved(Movement::Last)),
        _ => None,
    })
}

fn command(chord: Chord) -> Option<Command> {
    let Chord { key, control, alt, shift } = chord;
    match (control, alt, shift, key) {
        (false, false, false, Key::Function(1)) => Some(Command::Help),
        (false, false, false, Key::Function(2)) => Some(Command::Talk),
        (false, false, false, Key::Function(3)) => Some(Command::Repeat),
        (false, false, false, Key::Function(4)) => Some(Command::More),
        (false, false, false, Key::Function(7)) => Some(Command::ToggleVoice),
        (false, false, false, Key::Function(8)) => Some(Command::NextTheme),
        (false, false, false, Key::Escape) => Some(Command::Stop),
        (true, false, false, Key::Character('l')) => Some(Command::GoToField),
        (true, false, _, Key::Character('+' | '=')) => Some(Command::Larger),
        (true, false, _, Key::Character('-')) => Some(Command::Smaller),
        (true, false, false, Key::Character('c')) => Some(Command::Copy),
        (true, false, false, Key::Character('x')) => Some(Command::Cut),
        (true, false, false, Key::Character('v')) => Some(Command::Paste),
        (true, false, false, Key::Character('q')) => Some(Command::Leave),
        _ => None,
    }
}

/// The caret follows the reading order: left is on where the text runs from right to left.
fn edit(chord: Chord, mirrored: bool) -> Option<Edit> {
    let Chord { key, control, alt, shift } = chord;
    let (back, on) = if mirrored { (Key::Right, Key::Left) } else { (Key::Left, Key::Right) };
    let moved = |to| Some(Edit::Move(to, shift));
    match key {
        _ if alt => None,
        _ if key == back => moved(if control { CaretMove::WordBack } else { CaretMove::Back }),
        _ if key == on => moved(if control { CaretMove::WordOn } else { CaretMove::On }),
        Key::Home => moved(CaretMove::Start),
        Key::End => moved(CaretMove::End),
        Key::Backspace if control => Some(Edit::DeleteWordBack),
        Key::Backspace => Some(Edit::DeleteBack),
        Key::Delete => Some(Edit::DeleteOn),
        Key::Character('a') if control => Some(Edit::SelectAll),
        _ => None,
    }
}
