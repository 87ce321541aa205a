//! What is read apart from the element it is in: a sentence, what has only a name, and what is said
//! beside, as a text of its own that has the focus of the reader.
//!
//! Orca has no key for the next sentence, and of one that is selected it says "selected", and of the
//! one before it "unselected". A text that takes the focus it says once, and shows in braille from
//! its beginning.

use accesskit::{Action, Node, NodeId, Role as Kind};

use super::{Page, caret, part, rect};
use crate::view::reading::slice;
use crate::view::{Element, Role, View};
use crate::window::area::Area;
use crate::window::runs::{Run, runs};

/// What has the focus of a reader.
pub(in crate::window::access) fn focus(view: &View) -> NodeId {
    let number = |name, number| part(view.focus, name, number);
    match (&view.aside, &view.place) {
        (Some(aside), _) => number("aside", aside.number),
        (None, Some(_)) => match apart(view) {
            Some((_, Some(sentence))) => number("sentence", sentence.start),
            Some((_, None)) => number("name", 0),
            None => NodeId(view.focus.get()),
        },
        (None, None) => NodeId(view.focus.get()),
    }
}

/// The element that one reads in, and the sentence, where that is a text apart.
fn apart(view: &View) -> Option<(&Element, Option<std::ops::Range<usize>>)> {
    let element = view.element(view.focus)?;
    let sentence = view.place.as_ref()?.sentence.clone();
    let has_lines = matches!(element.role, Role::Paragraph | Role::Answer);
    (sentence.is_some() || !has_lines).then_some((element, sentence))
}

impl Page<'_> {
    /// Whether one reads in the lines of the element itself.
    pub(super) fn is_read(&self, element: &Element) -> bool {
        element.id == self.view.focus && self.view.aside.is_none() && apart(self.view).is_none()
    }

    /// The text apart, where there is one.
    pub(super) fn beside(&mut self) -> Option<NodeId> {
        let view = self.view;
        let place = self.layout.place(view.focus)?;
        let mut node = Node::new(Kind::Label);
        node.add_action(Action::Focus);
        node.set_bounds(rect(place.frame));
        let text = match (&view.aside, apart(view)) {
            (Some(aside), _) => aside.text.clone(),
            (None, Some((element, sentence))) => {
                let range = sentence.unwrap_or(0..element.plain_text().len());
                if let Some(block) = &place.text {
                    let runs: Vec<Run> =
                        runs(&block.text).iter().filter_map(|run| run.within(&range)).collect();
                    let area = runs.iter().map(|run| run.area).reduce(Area::with);
                    node.set_bounds(rect(
                        area.unwrap_or_default().moved(block.area.x, block.area.y),
                    ));
                    let name = format!("apart/{}", range.start);
                    let (lines, runs) = self.lines(element.id, &name, runs, block);
                    let read = view.place.as_ref().map_or(range.start, |place| place.range.start);
                    if let Some(caret) = caret(&lines, &runs, read) {
                        node.set_text_selection(caret);
                    }
                    node.set_children(lines);
                }
                slice(element, &range)
            }
            (None, None) => return None,
        };
        if let Some(sentence) = text.first() {
            node.set_language(sentence.language.as_str());
        }
        let text: Vec<&str> = text.iter().map(|sentence| sentence.text.as_str()).collect();
        node.set_value(text.join(" "));
        let own = focus(view);
        self.nodes.push((own, node));
        Some(own)
    }
}
