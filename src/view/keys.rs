//! Keys, and what they mean. Which key does what is a table, [`Keymap`], that a household can change.

mod chord;
mod keymap;
mod owned;

use super::field::{CaretMove, Edit};
use super::focus::Movement;
use super::{Input, Role};

pub use chord::{Chord, ChordError, Key};
pub use keymap::{Binding, Group, Keymap, KeysError};

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
    /// Fetch anew what is open.
    Refresh,
    /// Our own voice on or off.
    ToggleVoice,
    /// Our own voice slower or faster.
    Pace {
        /// Whether it is faster.
        faster: bool,
    },
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

impl Keymap {
    /// What pressing keys does. `role` is what has the focus; `mirrored` is whether the text there, or
    /// the row of tabs, runs from right to left.
    pub fn input(&self, chord: Chord, role: Option<&Role>, mirrored: bool) -> Option<Input> {
        let chord = if mirrored && !chord.alt { chord.mirrored() } else { chord };
        let in_field = matches!(role, Some(Role::Field(_)));
        let in_row = matches!(role, Some(Role::Tab { .. } | Role::Choice { .. }));
        let plain = !(chord.control || chord.alt || chord.shift);
        match chord.key {
            Key::Right if in_row && plain => Some(Input::Moved(Movement::NextBeside)),
            Key::Left if in_row && plain => Some(Input::Moved(Movement::PreviousBeside)),
            // The line that is written has none above or below it.
            Key::Up | Key::Down if in_field && plain => None,
            _ => {
                let edit = edit(chord).filter(|_| in_field).map(Input::Edited);
                edit.or_else(|| self.does(chord).cloned())
            }
        }
    }
}

/// What a key does in a field. The caret follows the reading order: right is on, where the text runs
/// from right to left after [`Chord::mirrored`].
fn edit(chord: Chord) -> Option<Edit> {
    let Chord { key, control, alt, shift } = chord;
    let moved = |to| Some(Edit::Move(to, shift));
    match key {
        _ if alt => None,
        Key::Left => moved(if control { CaretMove::WordBack } else { CaretMove::Back }),
        Key::Right => moved(if control { CaretMove::WordOn } else { CaretMove::On }),
        Key::Home => moved(CaretMove::Start),
        Key::End => moved(CaretMove::End),
        Key::Backspace if control => Some(Edit::DeleteWordBack),
        Key::Backspace => Some(Edit::DeleteBack),
        Key::Delete => Some(Edit::DeleteOn),
        Key::Character('a') if control => Some(Edit::SelectAll),
        _ => None,
    }
}
