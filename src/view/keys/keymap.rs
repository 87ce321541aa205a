//! Which keys do what: a table with a default, changed by the settings. None of its keys belongs to
//! a screen reader or a desktop, and none is a bare letter.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Command::{
    Back, Copy, Cut, GoToField, Help, Larger, Leave, More, NextTheme, Open, Pace, Paste, Refresh,
    Repeat, Smaller, Stop, Talk, ToggleVoice, Turn,
};
use super::chord::{Chord, ChordError};
use super::owned::{edits, is_owned, writes};
use crate::page::Page;
use crate::view::Input::{self, Commanded, Moved, Read as Reads};
use crate::view::Movement;
use crate::view::reading::{Read, Unit};

/// What belongs together where keys are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Asking and hearing.
    Asking,
    /// From page to page.
    Pages,
    /// From element to element.
    Moving,
    /// Within the text.
    Reading,
    /// Size, colours, the clipboard.
    Window,
}

impl Group {
    /// In the order in which they are listed.
    pub const ALL: [Self; 5] =
        [Self::Asking, Self::Pages, Self::Moving, Self::Reading, Self::Window];

    /// The name, as in the locales.
    pub fn name(self) -> &'static str {
        match self {
            Self::Asking => "asking",
            Self::Pages => "pages",
            Self::Moving => "moving",
            Self::Reading => "reading",
            Self::Window => "window",
        }
    }
}

/// A key that does something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// What it does, as in the settings and the locales: "next-heading".
    pub name: String,
    /// Where it is listed.
    pub group: Group,
    /// The key.
    pub chord: Chord,
    /// What comes of it.
    pub input: Input,
}

/// Which keys do what.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "BTreeMap<String, String>")]
pub struct Keymap(Vec<Binding>);

/// Why keys cannot be changed so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// Nothing is called so.
    #[error("nothing that a key can do is called `{name}`; there are: {known}")]
    NothingOfThatName {
        /// What was asked for.
        name: String,
        /// What there is.
        known: String,
    },
    /// There is no such key.
    #[error("`{name} = \"{key}\"` names no key; keys look like \"F2\", \"Alt+H\", \"Ctrl+PageUp\"")]
    NoSuchKey {
        /// What it should have done.
        name: String,
        /// As it was written.
        key: String,
    },
    /// It is not ours.
    #[error("`{name}` cannot be {key}: that key belongs to screen readers or the desktop")]
    Owned {
        /// What it should have done.
        name: String,
        /// As it was written.
        key: String,
    },
    /// It writes.
    #[error("`{name}` cannot be {key}: without Ctrl or Alt that key writes; take Alt+{key}")]
    Writes {
        /// What it should have done.
        name: String,
        /// The key.
        key: String,
    },
    /// A field needs it.
    #[error("`{name}` cannot be {key}: in the field that key moves the caret or changes the text")]
    Edits {
        /// What it should have done.
        name: String,
        /// The key.
        key: String,
    },
    /// It does something already.
    #[error("{key} would do two things, `{first}` and `{second}`: give one of them another key")]
    Twice {
        /// The key.
        key: String,
        /// One of them.
        first: String,
        /// The other.
        second: String,
    },
}

const ASKING: &[(&str, &str, Input)] = &[
    ("talk", "F2", Commanded(Talk)),
    ("stop", "Escape", Commanded(Stop)),
    ("repeat", "F3", Commanded(Repeat)),
    ("more", "F4", Commanded(More)),
    ("field", "Ctrl+L", Commanded(GoToField)),
    ("voice", "F7", Commanded(ToggleVoice)),
    ("faster", "Alt++", Commanded(Pace { faster: true })),
    ("slower", "Alt+-", Commanded(Pace { faster: false })),
    ("help", "F1", Commanded(Help)),
    ("leave", "Ctrl+Q", Commanded(Leave)),
];

const PAGES: &[(&str, &str, Input)] = &[
    ("next-page", "Ctrl+PageDown", Commanded(Turn { on: true })),
    ("previous-page", "Ctrl+PageUp", Commanded(Turn { on: false })),
    ("back", "Alt+Left", Commanded(Back)),
    ("refresh", "F5", Commanded(Refresh)),
];

const MOVING: &[(&str, &str, Input)] = &[
    ("next", "Tab", Moved(Movement::Next)),
    ("previous", "Shift+Tab", Moved(Movement::Previous)),
    ("next-element", "Down", Moved(Movement::On)),
    ("previous-element", "Up", Moved(Movement::Back)),
    ("first", "Home", Moved(Movement::First)),
    ("last", "End", Moved(Movement::Last)),
    ("next-heading", "Alt+H", Moved(Movement::NextHeading)),
    ("previous-heading", "Alt+Shift+H", Moved(Movement::PreviousHeading)),
    ("next-list", "Alt+L", Moved(Movement::NextList)),
    ("previous-list", "Alt+Shift+L", Moved(Movement::PreviousList)),
    ("next-answer", "Alt+Down", Moved(Movement::NextAnswer)),
    ("previous-answer", "Alt+Up", Moved(Movement::PreviousAnswer)),
];

const fn go(unit: Unit, on: bool) -> Input {
    Reads(Read::Go { unit, on })
}

const READING: &[(&str, &str, Input)] = &[
    ("next-sentence", "Alt+S", go(Unit::Sentence, true)),
    ("previous-sentence", "Alt+Shift+S", go(Unit::Sentence, false)),
    ("next-word", "Ctrl+Right", go(Unit::Word, true)),
    ("previous-word", "Ctrl+Left", go(Unit::Word, false)),
    ("next-character", "Right", go(Unit::Character, true)),
    ("previous-character", "Left", go(Unit::Character, false)),
    ("spell", "Alt+B", Reads(Read::Spell)),
    ("read-all", "Alt+R", Reads(Read::All)),
    ("where", "Alt+W", Reads(Read::Where)),
];

const WINDOW: &[(&str, &str, Input)] = &[
    ("larger", "Ctrl++", Commanded(Larger)),
    ("smaller", "Ctrl+-", Commanded(Smaller)),
    ("colours", "F8", Commanded(NextTheme)),
    ("copy", "Ctrl+C", Commanded(Copy)),
    ("cut", "Ctrl+X", Commanded(Cut)),
    ("paste", "Ctrl+V", Commanded(Paste)),
];

impl Default for Keymap {
    fn default() -> Self {
        let groups = [
            (Group::Asking, ASKING),
            (Group::Pages, PAGES),
            (Group::Moving, MOVING),
            (Group::Reading, READING),
            (Group::Window, WINDOW),
        ];
        let rows = groups.into_iter().flat_map(|(group, rows)| {
            rows.iter().filter_map(move |(name, key, input)| {
                let (name, input) = ((*name).to_owned(), input.clone());
                Some(Binding { name, group, chord: key.parse().ok()?, input })
            })
        });
        let pages = Page::ALL.iter().zip(1_u32..).filter_map(|(page, number)| {
            let name = format!("open-{}", page.name());
            let chord = format!("Ctrl+{}", number % 10).parse().ok()?;
            let place = usize::try_from(number).ok()?.checked_sub(1)?;
            Some(Binding { name, group: Group::Pages, chord, input: Commanded(Open(place)) })
        });
        let mut bindings: Vec<Binding> = rows.chain(pages).collect();
        bindings.sort_by_key(|binding| Group::ALL.iter().position(|group| *group == binding.group));
        Self(bindings)
    }
}

impl TryFrom<BTreeMap<String, String>> for Keymap {
    type Error = KeysError;

    fn try_from(wishes: BTreeMap<String, String>) -> Result<Self, KeysError> {
        let mut keymap = Self::default();
        for (name, key) in wishes {
            keymap.change(name, key)?;
        }
        keymap.checked()
    }
}

impl Keymap {
    /// All of it, group by group.
    pub fn bindings(&self) -> &[Binding] {
        &self.0
    }

    /// The key that does something, by its name.
    pub fn key(&self, name: &str) -> Option<Chord> {
        self.0.iter().find(|binding| binding.name == name).map(|binding| binding.chord)
    }

    /// What a key does outside the field.
    pub(super) fn does(&self, chord: Chord) -> Option<&Input> {
        let chord = chord.plainly();
        self.0.iter().find(|binding| binding.chord == chord).map(|binding| &binding.input)
    }

    fn change(&mut self, name: String, key: String) -> Result<(), KeysError> {
        let known = || self.0.iter().map(|binding| binding.name.as_str());
        let Some(place) = known().position(|known| known == name) else {
            let known = known().collect::<Vec<_>>().join(", ");
            return Err(KeysError::NothingOfThatName { name, known });
        };
        let chord: Chord = match key.parse() {
            Ok(chord) if is_owned(chord) => return Err(KeysError::Owned { name, key }),
            Ok(chord) => chord,
            Err(ChordError::Owned) => return Err(KeysError::Owned { name, key }),
            Err(ChordError::Unknown) => return Err(KeysError::NoSuchKey { name, key }),
        };
        if let Some(binding) = self.0.get_mut(place) {
            let key = chord.to_string();
            let outside = matches!(binding.group, Group::Moving | Group::Reading);
            if writes(chord) {
                return Err(KeysError::Writes { name, key });
            }
            if edits(chord) && !outside {
                return Err(KeysError::Edits { name, key });
            }
            binding.chord = chord;
        }
        Ok(())
    }

    fn checked(self) -> Result<Self, KeysError> {
        for (place, one) in self.0.iter().enumerate() {
            let others = self.0.iter().skip(place + 1);
            if let Some(other) = others.into_iter().find(|other| other.chord == one.chord) {
                return Err(KeysError::Twice {
                    key: one.chord.to_string(),
                    first: one.name.clone(),
                    second: other.name.clone(),
                });
            }
        }
        Ok(self)
    }
}
