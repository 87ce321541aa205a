//! A cursor for reading: a place in the text of the element that has the focus, and what is said of
//! it. It goes by character, word and sentence, from element to element, in the order of reading.

mod aside;
mod said;
mod text;

use std::ops::Range;

use super::View;
use super::element::{Element, Role};
use crate::wording::{Sentence, Wording};

pub use said::{arrival, news, said};

/// What one reads by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A character as people see it.
    Character,
    /// A word.
    Word,
    /// A sentence.
    Sentence,
}

/// Reading, beyond going from element to element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Read {
    /// To the next of a kind, or to the one before.
    Go {
        /// What one reads by.
        unit: Unit,
        /// Whether it is the next.
        on: bool,
    },
    /// The word letter by letter.
    Spell,
    /// All from here.
    All,
    /// Where this is.
    Where,
    /// What this is, and how it stands with it.
    What,
}

/// What was read last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Another one where the text may be the same as before, and is read again nevertheless.
    pub turn: usize,
    /// What is said.
    pub text: Vec<Sentence>,
}

/// Where the cursor goes: in which element to which bytes of its plain text; `None` where there is
/// nothing more.
pub fn go(view: &View, unit: Unit, on: bool) -> Option<(&Element, Range<usize>)> {
    let here = view.element(view.focus)?;
    match beside(here, view.place.as_ref(), unit, on) {
        Some(range) => Some((here, range)),
        None => beyond(view, unit, on),
    }
}

/// What is said of where the cursor is, or of what was asked about it.
pub fn read(read: Read, view: &View, wording: &Wording) -> Vec<Sentence> {
    match read {
        Read::Go { .. } => here(view, wording),
        Read::Spell => aside::spelled(view, wording).into_iter().collect(),
        Read::All => aside::rest(view),
        Read::Where => vec![aside::place(view, wording)],
        Read::What => said::what(view, wording),
    }
}

/// What the cursor came to. A space has a name; one that stands between two sentences is in neither.
fn here(view: &View, wording: &Wording) -> Vec<Sentence> {
    let element = view.element(view.focus).zip(view.place.as_ref());
    let text = element.map_or_else(Vec::new, |(element, range)| text::slice(element, range));
    let is_space = text.iter().all(|part| part.text.trim().is_empty());
    if is_space { vec![wording.notice("reading-space")] } else { text }
}

/// The next one in the same element. Who has just come to an element stands at its beginning, with
/// all of it heard: the first sentence is still to come, and the second word or character.
fn beside(
    element: &Element,
    place: Option<&Range<usize>>,
    unit: Unit,
    on: bool,
) -> Option<Range<usize>> {
    let mut units = text::units(element, unit).into_iter();
    match place {
        None if unit == Unit::Sentence => units.next().filter(|_| on),
        _ if on => {
            let here = place.map_or(0, |place| place.start);
            units.find(|unit| unit.start > here)
        }
        None => None,
        Some(place) => units.rfind(|unit| unit.start < place.start),
    }
}

/// The first one in the elements after, or the last one in those before. Fields are passed over: in
/// them the keys move the caret.
fn beyond(view: &View, unit: Unit, on: bool) -> Option<(&Element, Range<usize>)> {
    let all = view.all();
    let here = all.iter().position(|element| element.id == view.focus)?;
    let readable = |element: &&Element| is_read(element);
    if on {
        let mut after = all.into_iter().skip(here + 1).filter(readable);
        after.find_map(|element| Some((element, text::units(element, unit).into_iter().next()?)))
    } else {
        let mut before = all.into_iter().take(here).rev().filter(readable);
        before.find_map(|element| Some((element, text::units(element, unit).pop()?)))
    }
}

/// Whether the cursor stops at it.
fn is_read(element: &Element) -> bool {
    element.takes_focus() && !matches!(element.role, Role::Field(_))
}
