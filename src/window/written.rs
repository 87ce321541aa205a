//! What stands in a field, with what an input method is making.

use std::ops::Range;

use crate::view::Field;

/// What stands in a field; all places in its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text, with what the input method is at.
    pub text: String,
    /// Where the caret stands.
    pub caret: usize,
    /// What is selected.
    pub selection: Range<usize>,
    /// What the input method is at; empty where it is at nothing.
    pub composing: Range<usize>,
}

impl Written {
    /// What stands in a field.
    pub fn of(field: &Field) -> Self {
        let caret = field.caret();
        let mut text = field.text().to_owned();
        let Some(composition) = field.composition() else {
            return Self { text, caret, selection: field.selection(), composing: caret..caret };
        };
        text.insert_str(caret, &composition.text);
        let end = caret + composition.text.len();
        let within = composition.marked.map_or(composition.text.len(), |(_, to)| to);
        Self {
            text,
            caret: end.min(caret + within),
            selection: caret..caret,
            composing: caret..end,
        }
    }
}
