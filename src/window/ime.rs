//! Input methods: letters that are made of several keys.

use winit::event::Ime;

use crate::view::{Composition, Edit, Input};

/// What the guardian did with an input method; nothing where it only comes.
pub fn input(event: Ime) -> Option<Input> {
    match event {
        Ime::Enabled => None,
        Ime::Disabled => Some(Input::Composed(None)),
        Ime::Commit(text) => Some(Input::Edited(Edit::Insert(text))),
        Ime::Preedit(text, marked) => {
            let composition = (!text.is_empty()).then_some(Composition { text, marked });
            Some(Input::Composed(composition))
        }
    }
}
