//! Keys that are not ours to use: those of screen readers (Orca, NVDA, JAWS, `VoiceOver`), of
//! desktops, and those that write.

use super::chord::{Chord, Key};
use super::edit;

/// Whether a screen reader or the desktop answers to it.
pub(super) fn is_owned(chord: Chord) -> bool {
    let Chord { key, control, alt, shift } = chord;
    match key {
        // `VoiceOver`'s keys, tables in NVDA and JAWS, work spaces of desktops.
        _ if control && alt => true,
        // Menus of windows and desktops.
        Key::Tab | Key::Space | Key::Escape | Key::Function(_) if alt => true,
        Key::Escape if control || shift => true,
        Key::Function(10) => true,
        _ => false,
    }
}

/// Whether it is written with.
pub(super) fn writes(chord: Chord) -> bool {
    let writes = matches!(chord.key, Key::Character(_) | Key::Space | Key::Enter);
    writes && !chord.control && !chord.alt
}

/// Whether a field needs it for its caret and its text.
pub(super) fn edits(chord: Chord) -> bool {
    edit(chord).is_some()
}
