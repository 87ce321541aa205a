//! A cursor for reading: a place in the text of the element that has the focus, and what is said of
//! it. It goes by character, word and sentence, from element to element, in the order of reading.

mod aside;
mod said;
mod text;

use std::ops::Range;

use super::View;
use super::element::{Element, ElementId, Role};
use crate::wording::Sentence;

pub use aside::aside;
pub use said::{arrival, news, said};
pub use text::slice;

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
}

/// Where one reads in the element that has the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The bytes of its [`Element::plain_text`] that were read last.
    pub range: Range<usize>,
    /// The sentence they are in, where one reads by sentences.
    pub sentence: Option<Range<usize>>,
}

/// Something said beside what is on the screen, such as where this is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Tells it from the ones before: the same once more is another one.
    pub number: usize,
    /// What is said.
    pub text: Vec<Sentence>,
}

/// Where the cursor goes, and in which element; `None` where there is nothing more.
pub fn go(view: &View, unit: Unit, on: bool) -> Option<(ElementId, Place)> {
    let here = view.element(view.focus)?;
    let by_sentence = view.place.as_ref().is_some_and(|place| place.sentence.is_some());
    let (element, range) = match beside(here, view.place.as_ref(), unit, on) {
        Some(range) => (here, range),
        None => beyond(view, unit, on)?,
    };
    let sentence = (by_sentence || unit == Unit::Sentence)
        .then(|| text::units(element, Unit::Sentence))
        .and_then(|all| all.into_iter().find(|sentence| sentence.contains(&range.start)));
    Some((element.id, Place { range, sentence }))
}

/// The next one in the same element. Who has just come to an element, or to a sentence, goes on to its
/// first word.
fn beside(element: &Element, place: Option<&Place>, unit: Unit, on: bool) -> Option<Range<usize>> {
    let units = text::units(element, unit);
    let Some(Place { range: here, .. }) = place else {
        return units.into_iter().next().filter(|_| on);
    };
    let within = |unit: &&Range<usize>| here.start <= unit.start && unit.end <= here.end;
    let first = units.iter().find(within).filter(|first| **first != *here);
    let next = if on {
        first.or_else(|| units.iter().find(|unit| unit.start > here.start))
    } else {
        units.iter().rfind(|unit| unit.start < here.start)
    };
    next.cloned()
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
