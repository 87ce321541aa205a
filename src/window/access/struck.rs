//! Keys that go down and up, as readers are told of them.

use winit::event::{ElementState, KeyEvent};
use winit::keyboard::{Key, KeyCode, KeyLocation, ModifiersState, NamedKey, PhysicalKey};
use winit::platform::modifier_supplement::KeyEventExtModifierSupplement;
use winit::platform::scancode::PhysicalKeyExtScancode;

use super::symbols::{Symbol, symbol};

const SHIFT: u32 = 1;
const CAPITALS: u32 = 1 << 1;
const CONTROL: u32 = 1 << 2;
const ALT: u32 = 1 << 3;
/// Numbers on the keypad: where X11 mostly has it, and where AT-SPI has it.
const NUMBERS: u32 = 1 << 4 | 1 << 14;
const SUPER: u32 = 1 << 6;

/// A key that goes down or up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Struck {
    /// What it is on this keyboard, with what is held.
    pub key: Key,
    /// What it would be with nothing held and nothing locked.
    pub plain: Key,
    /// Where it is on the keyboard.
    pub place: PhysicalKey,
    /// On which part of the keyboard it is.
    pub location: KeyLocation,
    /// Whether it goes down.
    pub down: bool,
    /// What was held before it.
    pub held: ModifiersState,
}

/// A key as the accessibility registry takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keystroke {
    /// Whether it goes down.
    pub down: bool,
    /// What it is.
    pub symbol: Symbol,
    /// Its number on the keyboard as X11 counts; 0 where that is not known.
    pub code: u32,
    /// What is held and locked, in the bits of X11.
    pub modifiers: u32,
}

/// What is locked. The window system does not tell; it is seen by what keys write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Locks {
    /// Letters are capitals.
    pub capitals: bool,
    /// The keypad writes numbers.
    pub numbers: bool,
}

impl Struck {
    /// A key as the window system tells it, with what is held down beside it.
    pub fn of(event: &KeyEvent, held: ModifiersState) -> Self {
        Self {
            key: event.logical_key.clone(),
            plain: event.key_without_modifiers(),
            place: event.physical_key,
            location: event.location,
            down: event.state == ElementState::Pressed,
            held,
        }
    }

    /// The same for readers.
    pub fn told(&self, locks: Locks) -> Keystroke {
        let masks = [
            (self.held.shift_key(), SHIFT),
            (locks.capitals, CAPITALS),
            (self.held.control_key(), CONTROL),
            (self.held.alt_key(), ALT),
            (locks.numbers, NUMBERS),
            (self.held.super_key(), SUPER),
        ];
        Keystroke {
            down: self.down,
            symbol: symbol(&self.key, self.location, self.held.shift_key()),
            // X11 counts from 8 where Linux counts from 0.
            code: self.place.to_scancode().map_or(0, |code| code.saturating_add(8)),
            modifiers: masks.into_iter().filter(|(on, _)| *on).map(|(_, mask)| mask).sum(),
        }
    }

    /// Whether it is on the keypad, and a number or a direction.
    fn is_number(&self) -> bool {
        let PhysicalKey::Code(code) = self.place else { return false };
        self.location == KeyLocation::Numpad && NUMBER_KEYS.contains(&code)
    }
}

impl Locks {
    /// Sees by a key what is locked; with shift, keyboards differ.
    pub fn see(&mut self, struck: &Struck) {
        if struck.held.shift_key() {
            return;
        }
        if struck.is_number() {
            self.numbers = matches!(struck.key, Key::Character(_));
        }
        if let (Key::Character(written), Key::Character(plain)) = (&struck.key, &struck.plain) {
            let capital = plain.to_uppercase();
            if capital != plain.as_str() && [plain.as_str(), &capital].contains(&written.as_str()) {
                self.capitals = written.as_str() == capital;
            }
        }
    }

    /// A key went down that locks or unlocks, and was left to do so.
    pub fn turn(&mut self, struck: &Struck) {
        match struck.key {
            Key::Named(NamedKey::CapsLock) if struck.down => self.capitals = !self.capitals,
            Key::Named(NamedKey::NumLock) if struck.down => self.numbers = !self.numbers,
            _ => {}
        }
    }
}

const NUMBER_KEYS: [KeyCode; 11] = [
    KeyCode::Numpad0,
    KeyCode::Numpad1,
    KeyCode::Numpad2,
    KeyCode::Numpad3,
    KeyCode::Numpad4,
    KeyCode::Numpad5,
    KeyCode::Numpad6,
    KeyCode::Numpad7,
    KeyCode::Numpad8,
    KeyCode::Numpad9,
    KeyCode::NumpadDecimal,
];
