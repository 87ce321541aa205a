//! A key with those held down with it, also as it is written in the settings: "Ctrl+Shift+H".

use std::fmt;
use std::str::FromStr;

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

/// The keys that are written as words.
const NAMED: [(&str, Key); 14] = [
    ("Enter", Key::Enter),
    ("Escape", Key::Escape),
    ("Tab", Key::Tab),
    ("Space", Key::Space),
    ("Backspace", Key::Backspace),
    ("Delete", Key::Delete),
    ("Left", Key::Left),
    ("Right", Key::Right),
    ("Up", Key::Up),
    ("Down", Key::Down),
    ("PageUp", Key::PageUp),
    ("PageDown", Key::PageDown),
    ("Home", Key::Home),
    ("End", Key::End),
];

/// Keys that this program never hears of, because readers and desktops have them.
const ELSEWHERE: [&str; 8] =
    ["insert", "capslock", "super", "win", "windows", "meta", "cmd", "numpad"];

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

/// What is no chord of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChordError {
    /// No such key is known.
    Unknown,
    /// It belongs to screen readers or the desktop.
    Owned,
}

impl Key {
    /// As it is written in the settings.
    pub fn name(self) -> String {
        match self {
            Self::Character(letter) => letter.to_uppercase().to_string(),
            Self::Function(number) => format!("F{number}"),
            key => {
                let named = NAMED.iter().find(|(_, named)| *named == key);
                named.map_or_else(String::new, |(name, _)| (*name).to_owned())
            }
        }
    }

    fn named(name: &str) -> Result<Self, ChordError> {
        let name = name.to_lowercase();
        if ELSEWHERE.contains(&name.as_str()) {
            return Err(ChordError::Owned);
        }
        let named = NAMED.iter().find(|(known, _)| known.to_lowercase() == name);
        let function = || name.strip_prefix('f')?.parse().ok().filter(|n| (1..=12).contains(n));
        let mut letters = name.chars();
        match (named, letters.next(), letters.next()) {
            (Some((_, key)), ..) => Ok(*key),
            (None, Some(letter), None) if !letter.is_whitespace() => Ok(Self::Character(letter)),
            _ => function().map(Self::Function).ok_or(ChordError::Unknown),
        }
    }
}

impl Chord {
    /// The same key by itself on every keyboard: "+" is also "=", with Shift or without.
    #[must_use]
    pub fn plainly(self) -> Self {
        match self.key {
            Key::Character('=') => Self { key: Key::Character('+'), shift: false, ..self },
            Key::Character(mark) if !mark.is_alphanumeric() => Self { shift: false, ..self },
            _ => self,
        }
    }

    /// The same with the arrows to left and right exchanged.
    #[must_use]
    pub fn mirrored(self) -> Self {
        let key = match self.key {
            Key::Left => Key::Right,
            Key::Right => Key::Left,
            key => key,
        };
        Self { key, ..self }
    }
}

impl FromStr for Chord {
    type Err = ChordError;

    fn from_str(text: &str) -> Result<Self, ChordError> {
        // The last plus may be the key itself: "Ctrl++".
        let (held, key) = match text.strip_suffix('+').map(|before| before.trim_end_matches('+')) {
            Some(held) => (held, "+"),
            None => text.rsplit_once('+').unwrap_or(("", text)),
        };
        let key = Key::named(key.trim())?;
        let mut chord = Self { key, control: false, alt: false, shift: false };
        for name in held.split('+').map(str::trim).filter(|name| !name.is_empty()) {
            match name.to_lowercase().as_str() {
                "ctrl" | "control" => chord.control = true,
                "alt" => chord.alt = true,
                "shift" => chord.shift = true,
                name if ELSEWHERE.contains(&name) => return Err(ChordError::Owned),
                _ => return Err(ChordError::Unknown),
            }
        }
        Ok(chord.plainly())
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let held = [(self.control, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")];
        for (_, name) in held.into_iter().filter(|(is_held, _)| *is_held) {
            f.write_str(name)?;
        }
        f.write_str(&self.key.name())
    }
}
