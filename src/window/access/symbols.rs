//! What a key is called where readers hear of it: the symbols and names of X11 (`keysymdef.h`), which
//! are those of Wayland too.

use winit::keyboard::{Key, KeyLocation, NamedKey, NativeKey};

/// A key by its symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The number of the symbol; 0 where it has none.
    pub number: u32,
    /// What it writes; else its name, as Orca looks it up, and nothing where only the number is known.
    pub name: String,
    /// Whether it writes.
    pub writes: bool,
}

/// The symbol of a key on a part of the keyboard, with shift or without.
pub fn symbol(key: &Key, location: KeyLocation, shift: bool) -> Symbol {
    match key {
        Key::Character(text) => {
            let number = match location {
                KeyLocation::Numpad => find(&KEYPAD_SIGNS, &text.as_str()),
                _ => None,
            };
            let number = number.unwrap_or_else(|| letter(text));
            Symbol { number, name: text.to_string(), writes: true }
        }
        Key::Named(NamedKey::Space) => {
            Symbol { number: 0x20, name: "space".to_owned(), writes: true }
        }
        // What the toolkits tell of Tab back.
        Key::Named(NamedKey::Tab) if shift => silent((0xfe20, "ISO_Left_Tab")),
        Key::Named(named) => {
            let special = match location {
                KeyLocation::Right => find(&RIGHT, named),
                KeyLocation::Numpad => find(&KEYPAD, named),
                KeyLocation::Standard | KeyLocation::Left => None,
            };
            silent(special.or_else(|| find(&NAMED, named)).unwrap_or_default())
        }
        Key::Dead(mark) => {
            silent(mark.and_then(|mark| find(&DEAD, &mark)).unwrap_or((0, "dead_key")))
        }
        Key::Unidentified(NativeKey::Xkb(number)) => {
            silent((*number, find(&UNKNOWN, number).unwrap_or_default()))
        }
        Key::Unidentified(_) => silent((0, "")),
    }
}

fn silent((number, name): (u32, &str)) -> Symbol {
    Symbol { number, name: name.to_owned(), writes: false }
}

/// The symbol of a letter: beyond Latin-1 its code point with a mark.
fn letter(text: &str) -> u32 {
    let letter = text.chars().next().map_or(0, u32::from);
    if letter < 0x100 { letter } else { 0x0100_0000 | letter }
}

fn find<K: PartialEq, V: Copy>(table: &[(K, V)], key: &K) -> Option<V> {
    table.iter().find(|(known, _)| known == key).map(|(_, value)| *value)
}

const NAMED: [(NamedKey, (u32, &str)); 37] = [
    (NamedKey::Backspace, (0xff08, "BackSpace")),
    (NamedKey::Tab, (0xff09, "Tab")),
    (NamedKey::Enter, (0xff0d, "Return")),
    (NamedKey::Pause, (0xff13, "Pause")),
    (NamedKey::ScrollLock, (0xff14, "Scroll_Lock")),
    (NamedKey::Escape, (0xff1b, "Escape")),
    (NamedKey::Home, (0xff50, "Home")),
    (NamedKey::ArrowLeft, (0xff51, "Left")),
    (NamedKey::ArrowUp, (0xff52, "Up")),
    (NamedKey::ArrowRight, (0xff53, "Right")),
    (NamedKey::ArrowDown, (0xff54, "Down")),
    (NamedKey::PageUp, (0xff55, "Page_Up")),
    (NamedKey::PageDown, (0xff56, "Page_Down")),
    (NamedKey::End, (0xff57, "End")),
    (NamedKey::PrintScreen, (0xff61, "Print")),
    (NamedKey::Insert, (0xff63, "Insert")),
    (NamedKey::ContextMenu, (0xff67, "Menu")),
    (NamedKey::NumLock, (0xff7f, "Num_Lock")),
    (NamedKey::F1, (0xffbe, "F1")),
    (NamedKey::F2, (0xffbf, "F2")),
    (NamedKey::F3, (0xffc0, "F3")),
    (NamedKey::F4, (0xffc1, "F4")),
    (NamedKey::F5, (0xffc2, "F5")),
    (NamedKey::F6, (0xffc3, "F6")),
    (NamedKey::F7, (0xffc4, "F7")),
    (NamedKey::F8, (0xffc5, "F8")),
    (NamedKey::F9, (0xffc6, "F9")),
    (NamedKey::F10, (0xffc7, "F10")),
    (NamedKey::F11, (0xffc8, "F11")),
    (NamedKey::F12, (0xffc9, "F12")),
    (NamedKey::Shift, (0xffe1, "Shift_L")),
    (NamedKey::Control, (0xffe3, "Control_L")),
    (NamedKey::CapsLock, (0xffe5, "Caps_Lock")),
    (NamedKey::Alt, (0xffe9, "Alt_L")),
    (NamedKey::Super, (0xffeb, "Super_L")),
    (NamedKey::AltGraph, (0xfe03, "ISO_Level3_Shift")),
    (NamedKey::Delete, (0xffff, "Delete")),
];

const RIGHT: [(NamedKey, (u32, &str)); 4] = [
    (NamedKey::Shift, (0xffe2, "Shift_R")),
    (NamedKey::Control, (0xffe4, "Control_R")),
    (NamedKey::Alt, (0xffea, "Alt_R")),
    (NamedKey::Super, (0xffec, "Super_R")),
];

const KEYPAD: [(NamedKey, (u32, &str)); 11] = [
    (NamedKey::Enter, (0xff8d, "KP_Enter")),
    (NamedKey::Home, (0xff95, "KP_Home")),
    (NamedKey::ArrowLeft, (0xff96, "KP_Left")),
    (NamedKey::ArrowUp, (0xff97, "KP_Up")),
    (NamedKey::ArrowRight, (0xff98, "KP_Right")),
    (NamedKey::ArrowDown, (0xff99, "KP_Down")),
    (NamedKey::PageUp, (0xff9a, "KP_Page_Up")),
    (NamedKey::PageDown, (0xff9b, "KP_Page_Down")),
    (NamedKey::End, (0xff9c, "KP_End")),
    (NamedKey::Insert, (0xff9e, "KP_Insert")),
    (NamedKey::Delete, (0xff9f, "KP_Delete")),
];

const KEYPAD_SIGNS: [(&str, u32); 17] = [
    ("*", 0xffaa),
    ("+", 0xffab),
    (",", 0xffac),
    ("-", 0xffad),
    (".", 0xffae),
    ("/", 0xffaf),
    ("0", 0xffb0),
    ("1", 0xffb1),
    ("2", 0xffb2),
    ("3", 0xffb3),
    ("4", 0xffb4),
    ("5", 0xffb5),
    ("6", 0xffb6),
    ("7", 0xffb7),
    ("8", 0xffb8),
    ("9", 0xffb9),
    ("=", 0xffbd),
];

/// Marks that wait for a letter.
const DEAD: [(char, (u32, &str)); 13] = [
    ('`', (0xfe50, "dead_grave")),
    ('´', (0xfe51, "dead_acute")),
    ('^', (0xfe52, "dead_circumflex")),
    ('~', (0xfe53, "dead_tilde")),
    ('¯', (0xfe54, "dead_macron")),
    ('˘', (0xfe55, "dead_breve")),
    ('˙', (0xfe56, "dead_abovedot")),
    ('¨', (0xfe57, "dead_diaeresis")),
    ('°', (0xfe58, "dead_abovering")),
    ('˝', (0xfe59, "dead_doubleacute")),
    ('ˇ', (0xfe5a, "dead_caron")),
    ('¸', (0xfe5b, "dead_cedilla")),
    ('˛', (0xfe5c, "dead_ogonek")),
];

/// Keys that the window system names by their number alone. The first is the middle of the keypad.
const UNKNOWN: [(u32, &str); 3] = [(0xff9d, "KP_Begin"), (0xffe7, "Meta_L"), (0xffe8, "Meta_R")];
