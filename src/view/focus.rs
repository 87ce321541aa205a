//! Where the focus goes. It never leaves the elements that take it.

use super::View;
use super::element::{Element, ElementId, Role};

/// A move of the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Movement {
    /// To the next element that can be used, around the end. Of tabs, and of choices, only the
    /// chosen one counts.
    Next,
    /// To the one before, around the beginning.
    Previous,
    /// To the next one that can be read or used.
    On,
    /// To the one before.
    Back,
    /// To the tab or choice after this one, around the end.
    NextBeside,
    /// To the one before, around the beginning.
    PreviousBeside,
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
    let rows: Vec<Vec<&Element>> = all.iter().map(|element| row(element)).collect();
    let passed: Vec<ElementId> = rows.iter().flat_map(|row| passed(row)).collect();
    let is_here = |row: &&Vec<&Element>| row.iter().any(|element| element.id == view.focus);
    let beside: Vec<ElementId> =
        rows.iter().find(is_here).into_iter().flatten().map(|element| element.id).collect();
    let firsts: Vec<ElementId> = all.iter().filter_map(|element| first(element)).collect();
    let wanted = |element: &&&Element| match movement {
        Movement::NextAnswer | Movement::PreviousAnswer => element.role == Role::Answer,
        Movement::NextBeside | Movement::PreviousBeside => beside.contains(&element.id),
        Movement::NextHeading | Movement::PreviousHeading => {
            matches!(element.role, Role::Heading(_))
        }
        Movement::NextList | Movement::PreviousList => firsts.contains(&element.id),
        Movement::Next | Movement::Previous => element.is_stop() && !passed.contains(&element.id),
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
        Movement::Next | Movement::NextBeside => after.or(stops.first()),
        Movement::Previous | Movement::PreviousBeside => before.or(stops.last()),
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

/// The tabs or choices of a group, of which one is chosen.
fn row(group: &Element) -> Vec<&Element> {
    let is_one =
        |element: &&Element| matches!(element.role, Role::Tab { .. } | Role::Choice { .. });
    group.children.iter().filter(is_one).collect()
}

/// Those that Tab passes: all but the chosen one, or the first where none is.
fn passed(row: &[&Element]) -> Vec<ElementId> {
    let is_chosen = |element: &&&Element| {
        matches!(element.role, Role::Tab { chosen: true } | Role::Choice { chosen: true })
    };
    let stop = row.iter().find(is_chosen).or(row.first()).map(|element| element.id);
    row.iter().map(|element| element.id).filter(|id| Some(*id) != stop).collect()
}

/// The first thing in a list that takes the focus.
fn first(list: &Element) -> Option<ElementId> {
    let within = list.all().into_iter().skip(1).filter(|_| list.role == Role::List);
    within.into_iter().find(|element| element.takes_focus()).map(|element| element.id)
}
