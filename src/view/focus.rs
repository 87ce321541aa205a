//! Where the focus goes. It never leaves the elements that take it.

use super::View;
use super::element::{Element, ElementId, Role};

/// A move of the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Movement {
    /// To the next element that can be used, around the end. Of tabs only the chosen one counts.
    Next,
    /// To the one before, around the beginning.
    Previous,
    /// To the next one that can be read or used.
    On,
    /// To the one before.
    Back,
    /// To the next tab, around the end.
    NextTab,
    /// To the tab before, around the beginning.
    PreviousTab,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// To the next answer.
    NextAnswer,
    /// To the answer before.
    PreviousAnswer,
    /// To the next heading.
    NextHeading,
    /// To the heading before.
    PreviousHeading,
    /// To the first thing in the next list.
    NextList,
    /// To the first thing in the list before, or in this one where that is behind.
    PreviousList,
}

/// The element that has the focus after a move; where there is none to go to, the same.
pub fn moved(view: &View, movement: Movement) -> ElementId {
    let all = view.all();
    let firsts: Vec<ElementId> = all.iter().filter_map(|element| first(element)).collect();
    let wanted = |element: &&&Element| match movement {
        Movement::NextAnswer | Movement::PreviousAnswer => element.role == Role::Answer,
        Movement::NextTab | Movement::PreviousTab => matches!(element.role, Role::Tab { .. }),
        Movement::NextHeading | Movement::PreviousHeading => {
            matches!(element.role, Role::Heading(_))
        }
        Movement::NextList | Movement::PreviousList => firsts.contains(&element.id),
        Movement::Next | Movement::Previous => {
            element.is_stop() && element.role != Role::Tab { chosen: false }
        }
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
        Movement::Next | Movement::NextTab => after.or(stops.first()),
        Movement::Previous | Movement::PreviousTab => before.or(stops.last()),
        Movement::First => stops.first(),
        Movement::Last => stops.last(),
        Movement::NextAnswer | Movement::NextHeading | Movement::NextList | Movement::On => after,
        Movement::PreviousAnswer
        | Movement::PreviousHeading
        | Movement::PreviousList
        | Movement::Back => before,
    };
    stop.map_or(view.focus, |(_, id)| *id)
}

/// The first thing in a list that takes the focus.
fn first(list: &Element) -> Option<ElementId> {
    let within = list.all().into_iter().skip(1).filter(|_| list.role == Role::List);
    within.into_iter().find(|element| element.takes_focus()).map(|element| element.id)
}
