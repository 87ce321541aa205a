//! Where the focus goes. It never leaves the elements that take it.

use super::View;
use super::element::{Element, ElementId, Role};

/// A move of the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Movement {
    /// To the next element that takes it, around the end.
    Next,
    /// To the one before, around the beginning.
    Previous,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// To the next answer.
    NextAnswer,
    /// To the answer before.
    PreviousAnswer,
}

/// The element that has the focus after a move; where there is none to go to, the same.
pub fn moved(view: &View, movement: Movement) -> ElementId {
    let all = view.all();
    let wanted = |element: &&&Element| match movement {
        Movement::NextAnswer | Movement::PreviousAnswer => element.role == Role::Answer,
        _ => element.takes_focus(),
    };
    let stops: Vec<(usize, ElementId)> = all
        .iter()
        .enumerate()
        .filter(|(_, element)| wanted(element))
        .map(|(place, element)| (place, element.id))
        .collect();
    let here = all.iter().position(|element| element.id == view.focus).unwrap_or_default();
    let after = stops.iter().find(|(place, _)| *place > here);
    let before = stops.iter().rev().find(|(place, _)| *place < here);
    let stop = match movement {
        Movement::Next => after.or(stops.first()),
        Movement::Previous => before.or(stops.last()),
        Movement::First => stops.first(),
        Movement::Last => stops.last(),
        Movement::NextAnswer => after,
        Movement::PreviousAnswer => before,
    };
    stop.map_or(view.focus, |(_, id)| *id)
}
