//! What can be asked about the place where one reads.

use super::text::{slice, units};
use super::{Unit, is_read};
use crate::view::View;
use crate::view::element::{Element, Role};
use crate::wording::{Args, Sentence, SentenceKind, Wording};

/// The word at the cursor letter by letter; the first one where one has only just come.
pub(super) fn spelled(view: &View, wording: &Wording) -> Option<Sentence> {
    let element = view.element(view.focus)?;
    let here = view.place.as_ref().map_or(0, |place| place.start);
    let words = units(element, Unit::Word);
    let word = words.iter().find(|word| word.end > here).or(words.last())?;
    let text = element.plain_text();
    Some(wording.spelled(text.get(word.clone())?))
}

/// All from the cursor to the end.
pub(super) fn rest(view: &View) -> Vec<Sentence> {
    let all = view.all();
    let Some(here) = all.iter().position(|element| element.id == view.focus) else {
        return Vec::new();
    };
    let start = view.place.as_ref().map_or(0, |place| place.start);
    let elements = all.into_iter().skip(here).enumerate().filter(|(_, element)| is_read(element));
    let text = |(number, element): (usize, &Element)| {
        slice(element, &(if number == 0 { start } else { 0 }..usize::MAX))
    };
    elements.flat_map(text).collect()
}

/// The page, the heading, and which of all that can be read.
pub(super) fn place(view: &View, wording: &Wording) -> Sentence {
    let all = view.all();
    let here = all.iter().position(|element| element.id == view.focus).unwrap_or_default();
    let level = |element: &&&Element| match element.role {
        Role::Heading(level) => Some(level),
        _ => None,
    };
    let page = all.iter().find(|element| level(element) == Some(1));
    let page = page.map_or_else(|| view.title.text.clone(), |element| element.plain_text());
    let before = all.iter().take(here + 1).rev();
    let mut before = before.filter_map(|element| Some((level(&element)?, element)));
    let heading =
        before.next().filter(|(level, _)| *level > 1).map(|(_, element)| element.plain_text());
    // The tabs are the same on every page; on one of them all are counted.
    let is_tab = |element: &Element| matches!(element.role, Role::Tab { .. });
    let on_tab = view.element(view.focus).is_some_and(is_tab);
    let counts = |element: &&&Element| element.takes_focus() && is_tab(element) == on_tab;
    let number = all.iter().take(here + 1).filter(counts).count();
    let count = all.iter().filter(counts).count();
    let args = Args::new()
        .text("page", page)
        .option("heading", heading.as_deref())
        .number("number", number)
        .number("count", count);
    wording.sentence(SentenceKind::Notice, "reading-where", &args)
}
