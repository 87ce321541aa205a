//! Which keys do what. None of them belongs to a screen reader (no Insert, Caps Lock, keypad,
//! Ctrl+Alt with arrows, Super+Alt+S), and none is a bare letter.

use super::field::{CaretMove, Edit};
use super::focus::Movement;
use super::{Input, Role};

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
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
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
    /// Open a page, by its place in [`crate::page::Page::ALL`].
    Open(usize),
    /// The next page, or the one before.
    Turn {
        /// Whether it is the next.
        on: bool,
    },
    /// Back to the page before.
    Back,
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

/// What pressing keys does. `role` is what has the focus; `mirrored` is whether the text there, or the
/// row of tabs, runs from right to left.
pub fn input(chord: Chord, role: Option<&Role>, mirrored: bool) -> Option<Input> {
    let Chord { key, control, alt, shift } = chord;
    let (back, on) = if mirrored { (Key::Right, Key::Left) } else { (Key::Left, Key::Right) };
    let in_field = matches!(role, Some(Role::Field(_)));
    let on_tab = matches!(role, Some(Role::Tab { .. }));
    let command = command(chord).map(Input::Commanded);
    command.or_else(|| match key {
        Key::Tab if !control && !alt => {
            Some(Input::Moved(if shift { Movement::Previous } else { Movement::Next }))
        }
        Key::Down if alt && !control => Some(Input::Moved(Movement::NextAnswer)),
        Key::Up if alt && !control => Some(Input::Moved(Movement::PreviousAnswer)),
        _ if in_field => edit(chord, mirrored).map(Input::Edited),
        _ if on_tab && key == on => Some(Input::Moved(Movement::NextTab)),
        _ if on_tab && key == back => Some(Input::Moved(Movement::PreviousTab)),
        Key::Down if !control => Some(Input::Moved(Movement::On)),
        Key::Up if !control => Some(Input::Moved(Movement::Back)),
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
        (true, false, false, Key::PageDown) => Some(Command::Turn { on: true }),
        (true, false, false, Key::PageUp) => Some(Command::Turn { on: false }),
        (false, true, false, Key::Left) => Some(Command::Back),
        (true, false, false, Key::Character(digit @ '0'..='9')) => page_key(digit),
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

/// Ctrl+1 opens the first page, Ctrl+0 the tenth.
fn page_key(digit: char) -> Option<Command> {
    let number = usize::try_from(digit.to_digit(10)?).ok()?;
    Some(Command::Open(if number == 0 { 9 } else { number - 1 }))
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
