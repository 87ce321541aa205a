//! Keys as what the guardian did.

use winit::event::KeyEvent;
use winit::keyboard::{Key as Pressed, KeyCode, ModifiersState, NamedKey, PhysicalKey};

use crate::view::{Chord, Edit, Element, Input, Key, Keymap, Role, View};

/// A key that went down.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// What it is on this keyboard.
    pub key: Pressed,
    /// Where it is on the keyboard.
    pub place: PhysicalKey,
    /// What it writes.
    pub text: Option<String>,
    /// Whether it is only still held down.
    pub repeated: bool,
    /// What is held down with it.
    pub held: ModifiersState,
}

/// What comes of a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// The guardian did this.
    Input(Input),
    /// The window is scrolled by this many pages.
    Page(f32),
}

impl Stroke {
    /// A key that went down, as the window system tells it.
    pub fn of(event: &KeyEvent, held: ModifiersState) -> Self {
        Self {
            key: event.logical_key.clone(),
            place: event.physical_key,
            text: event.text.as_ref().map(ToString::to_string),
            repeated: event.repeat,
            held,
        }
    }

    /// What comes of it. `mirrored` is whether what has the focus is read from right to left. A key that is
    /// only still held down moves and writes on, but presses and commands nothing.
    pub fn done(&self, keys: &Keymap, view: &View, mirrored: bool) -> Option<Done> {
        let focus = view.element(view.focus);
        let in_field = focus.is_some_and(|element| matches!(element.role, Role::Field(_)));
        let input = self
            .press(focus)
            .or_else(|| keys.input(self.chord()?, focus.map(|element| &element.role), mirrored))
            .or_else(|| self.write(in_field));
        let once = matches!(input, Some(Input::Pressed(_) | Input::Commanded(_)));
        input.filter(|_| !(once && self.repeated)).map(Done::Input).or_else(|| self.page())
    }

    /// Enter and the space bar press what has the focus; in a field the space bar writes.
    fn press(&self, focus: Option<&Element>) -> Option<Input> {
        let focus = focus.filter(|_| !self.commands() && !self.held.shift_key())?;
        let presses = match self.key {
            Pressed::Named(NamedKey::Enter) => {
                focus.can_be_pressed() || matches!(focus.role, Role::Field(_))
            }
            Pressed::Named(NamedKey::Space) => focus.can_be_pressed(),
            _ => false,
        };
        presses.then_some(Input::Pressed(focus.id))
    }

    /// What is written goes to the field, wherever the focus is; a space alone begins nothing.
    fn write(&self, in_field: bool) -> Option<Input> {
        let begins = |text: &&str| in_field || !text.trim().is_empty();
        let text = self.text.as_deref().filter(|_| !self.commands()).filter(begins)?;
        let written: String = text.chars().filter(|letter| !letter.is_control()).collect();
        (!written.is_empty()).then_some(Input::Edited(Edit::Insert(written)))
    }

    fn page(&self) -> Option<Done> {
        match self.key {
            Pressed::Named(NamedKey::PageUp) => Some(Done::Page(-1.0)),
            Pressed::Named(NamedKey::PageDown) => Some(Done::Page(1.0)),
            _ => None,
        }
    }

    fn commands(&self) -> bool {
        self.held.control_key() || self.held.alt_key() || self.held.super_key()
    }

    fn chord(&self) -> Option<Chord> {
        if self.held.super_key() {
            return None;
        }
        let ModifierKeys { control, alt, shift } = ModifierKeys::of(self.held);
        Some(Chord { key: self.meaning()?, control, alt, shift })
    }

    fn meaning(&self) -> Option<Key> {
        match &self.key {
            Pressed::Named(named) => self::named(*named),
            Pressed::Character(text) => {
                let letter = text.chars().next().filter(char::is_ascii);
                let letter = letter.or_else(|| latin(self.place))?;
                Some(Key::Character(letter.to_ascii_lowercase()))
            }
            _ => None,
        }
    }
}

struct ModifierKeys {
    control: bool,
    alt: bool,
    shift: bool,
}

impl ModifierKeys {
    fn of(held: ModifiersState) -> Self {
        Self { control: held.control_key(), alt: held.alt_key(), shift: held.shift_key() }
    }
}

/// The letter of a shortcut on a keyboard without Latin letters: where it is on one that has them.
fn latin(place: PhysicalKey) -> Option<char> {
    let PhysicalKey::Code(code) = place else { return None };
    LATIN.into_iter().find(|(latin, _)| *latin == code).map(|(_, letter)| letter)
}

const LATIN: [(KeyCode, char); 36] = [
    (KeyCode::KeyA, 'a'),
    (KeyCode::KeyB, 'b'),
    (KeyCode::KeyC, 'c'),
    (KeyCode::KeyD, 'd'),
    (KeyCode::KeyE, 'e'),
    (KeyCode::KeyF, 'f'),
    (KeyCode::KeyG, 'g'),
    (KeyCode::KeyH, 'h'),
    (KeyCode::KeyI, 'i'),
    (KeyCode::KeyJ, 'j'),
    (KeyCode::KeyK, 'k'),
    (KeyCode::KeyL, 'l'),
    (KeyCode::KeyM, 'm'),
    (KeyCode::KeyN, 'n'),
    (KeyCode::KeyO, 'o'),
    (KeyCode::KeyP, 'p'),
    (KeyCode::KeyQ, 'q'),
    (KeyCode::KeyR, 'r'),
    (KeyCode::KeyS, 's'),
    (KeyCode::KeyT, 't'),
    (KeyCode::KeyU, 'u'),
    (KeyCode::KeyV, 'v'),
    (KeyCode::KeyW, 'w'),
    (KeyCode::KeyX, 'x'),
    (KeyCode::KeyY, 'y'),
    (KeyCode::KeyZ, 'z'),
    (KeyCode::Digit0, '0'),
    (KeyCode::Digit1, '1'),
    (KeyCode::Digit2, '2'),
    (KeyCode::Digit3, '3'),
    (KeyCode::Digit4, '4'),
    (KeyCode::Digit5, '5'),
    (KeyCode::Digit6, '6'),
    (KeyCode::Digit7, '7'),
    (KeyCode::Digit8, '8'),
    (KeyCode::Digit9, '9'),
];

fn named(key: NamedKey) -> Option<Key> {
    Some(match key {
        NamedKey::Enter => Key::Enter,
        NamedKey::Escape => Key::Escape,
        NamedKey::Tab => Key::Tab,
        NamedKey::Space => Key::Space,
        NamedKey::Backspace => Key::Backspace,
        NamedKey::Delete => Key::Delete,
        NamedKey::ArrowLeft => Key::Left,
        NamedKey::ArrowRight => Key::Right,
        NamedKey::ArrowUp => Key::Up,
        NamedKey::ArrowDown => Key::Down,
        NamedKey::PageUp => Key::PageUp,
        NamedKey::PageDown => Key::PageDown,
        NamedKey::Home => Key::Home,
        NamedKey::End => Key::End,
        NamedKey::F1 => Key::Function(1),
        NamedKey::F2 => Key::Function(2),
        NamedKey::F3 => Key::Function(3),
        NamedKey::F4 => Key::Function(4),
        NamedKey::F5 => Key::Function(5),
        NamedKey::F6 => Key::Function(6),
        NamedKey::F7 => Key::Function(7),
        NamedKey::F8 => Key::Function(8),
        NamedKey::F9 => Key::Function(9),
        NamedKey::F10 => Key::Function(10),
        NamedKey::F11 => Key::Function(11),
        NamedKey::F12 => Key::Function(12),
        _ => return None,
    })
}
