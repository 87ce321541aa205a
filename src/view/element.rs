//! A thing on the screen, as it is drawn, spoken and read.

use crate::wording::Sentence;

use super::field::Field;
use super::picture::Picture;
use super::screen::Request;

/// Tells an element from all others, for as long as the program runs. An element that says something
/// anew has a new number: an unchanged one is not read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(u64);

impl ElementId {
    /// The number of a named place: "ask", "history/3/answer".
    pub const fn of(place: &str) -> Self {
        // FNV-1a, 64 bits.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let bytes = place.as_bytes();
        let mut i = 0;
        while i < bytes.len() {
            hash = (hash ^ bytes[i] as u64).wrapping_mul(0x0000_0100_0000_01b3);
            i += 1;
        }
        Self(hash)
    }

    /// As a number; never 0.
    pub const fn get(self) -> u64 {
        if self.0 == 0 { 1 } else { self.0 }
    }
}

/// What an element is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A part of the whole, with its text as name; not drawn itself.
    Section,
    /// A heading of a level from 1.
    Heading(u8),
    /// Text that is read in passing.
    Paragraph,
    /// Text to stop at, and to read by character, word and line.
    Answer,
    /// Something to press.
    Button,
    /// Something to press that leads elsewhere.
    Link,
    /// Tabs, of which one is chosen.
    Tabs,
    /// One of the tabs.
    Tab {
        /// Whether it is this one.
        chosen: bool,
    },
    /// Something to press that stays pressed.
    Toggle {
        /// Whether it is pressed.
        on: bool,
    },
    /// One of several in a list, of which one is chosen.
    Choice {
        /// Whether it is this one.
        chosen: bool,
    },
    /// Text to write; its own text is the label.
    Field(Field),
    /// Something to see; its text says what it is.
    Picture(Picture),
    /// Items that belong together.
    List,
    /// One of a list.
    Item,
    /// How things go; read as it changes, without taking the focus.
    Status,
}

/// A thing on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Which one.
    pub id: ElementId,
    /// What it is.
    pub role: Role,
    /// Its text, or its name.
    pub text: Vec<Sentence>,
    /// More about it, read after a pause.
    pub description: Option<Sentence>,
    /// What comes of pressing it, where that does not depend on anything else.
    pub does: Option<Request>,
    /// Whether it can be held down as well: it does its work until it is let go.
    pub holds: bool,
    /// The elements within.
    pub children: Vec<Element>,
}

impl Element {
    /// An element without others in it.
    pub fn new(id: ElementId, role: Role, text: Vec<Sentence>) -> Self {
        Self { id, role, text, description: None, does: None, holds: false, children: Vec::new() }
    }

    /// With these within.
    #[must_use]
    pub fn with(mut self, children: Vec<Self>) -> Self {
        self.children = children;
        self
    }

    /// With more about it.
    #[must_use]
    pub fn described(mut self, description: Sentence) -> Self {
        self.description = Some(description);
        self
    }

    /// That does this when it is pressed.
    #[must_use]
    pub fn doing(mut self, request: Request) -> Self {
        self.does = Some(request);
        self
    }

    /// That can be held down.
    #[must_use]
    pub fn holding(mut self) -> Self {
        self.holds = true;
        self
    }

    /// This one, then all within.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        all.extend(self.children.iter().flat_map(Self::all));
        all
    }

    /// All its text, with spaces between the sentences.
    pub fn plain_text(&self) -> String {
        let texts: Vec<&str> = self.text.iter().map(|sentence| sentence.text.as_str()).collect();
        texts.join(" ")
    }

    /// Whether it can have the focus: all that can be used, and all that can be read.
    pub fn takes_focus(&self) -> bool {
        self.is_stop() || matches!(self.role, Role::Heading(_) | Role::Paragraph | Role::Picture(_))
    }

    /// Whether Tab stops at it.
    pub fn is_stop(&self) -> bool {
        self.can_be_pressed() || matches!(self.role, Role::Answer | Role::Field(_))
    }

    /// Whether something comes of pressing it.
    pub fn can_be_pressed(&self) -> bool {
        matches!(
            self.role,
            Role::Button
                | Role::Link
                | Role::Tab { .. }
                | Role::Toggle { .. }
                | Role::Choice { .. }
        )
    }
}
