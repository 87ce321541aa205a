//! What a guardian meets: one tree of elements, the same for the eye, for our own voice and for the
//! screen reader. Pure: a window, a web page or a phone shows these elements in its own way, gives
//! them to the assistive technology of its system, and tells what was done to them.

pub mod address;
mod conversation;
pub mod element;
pub mod field;
pub mod focus;
pub mod keys;
pub mod look;
pub mod offer;
pub mod pace;
mod pages;
pub mod picture;
pub mod reading;
pub mod screen;
pub mod settings;

pub use address::Address;
pub use element::{Element, ElementId, Role};
pub use field::{CaretMove, Composition, Edit, Field};
pub use focus::Movement;
pub use keys::{Chord, Key, Keymap};
pub use look::{Look, Theme};
pub use offer::Offer;
pub use pages::LanguageName;
pub use picture::Picture;
pub use reading::{Read, Reading};
pub use screen::{Known, Request, Screen, Told};
pub use settings::{Setting, Settings, VoiceUse};

use std::ops::Range;

use crate::wording::Sentence;

/// All that is shown at a moment. Reading order is the order of the elements.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The name of the window, short. Its language is the language of the whole, and gives the
    /// direction in which it is laid out.
    pub title: Sentence,
    /// From first to last.
    pub elements: Vec<Element>,
    /// The element that has the focus; always one of those that take it.
    pub focus: ElementId,
    /// The bytes of its plain text that were read last; `None` as long as one has only come to it.
    pub place: Option<Range<usize>>,
    /// What was read last, there or about it.
    pub read: Option<Reading>,
    /// How it looks.
    pub look: Look,
}

impl View {
    /// Every element, those within others after the one they are in.
    pub fn all(&self) -> Vec<&Element> {
        self.elements.iter().flat_map(Element::all).collect()
    }

    /// An element by its number.
    pub fn element(&self, id: ElementId) -> Option<&Element> {
        self.all().into_iter().find(|element| element.id == id)
    }
}

/// Something the guardian did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Gave the focus to an element, by pointer or screen reader.
    Focused(ElementId),
    /// Pressed an element, by pointer, key or screen reader.
    Pressed(ElementId),
    /// Moved the focus.
    Moved(Movement),
    /// Moved the cursor for reading, or asked about its place.
    Read(Read),
    /// Changed the text of the field that has the focus, or its caret.
    Edited(Edit),
    /// Made something of an input method: the text under way, `None` where that ended.
    Composed(Option<Composition>),
    /// Pressed a key that means something everywhere.
    Commanded(keys::Command),
    /// Let go what was held down to talk, after long enough that it was meant so.
    LetGo,
}
