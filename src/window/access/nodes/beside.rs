//! What one reads apart from the element it is in: a word, a sentence, where this is.
//!
//! It is one text whose name changes, and which has the focus of a reader. Measured with Orca 43: it
//! asks for characters and words in a way AccessKit does not answer (`GetTextAtOffset`), so that it
//! says nothing of a caret that moves; of a sentence that is selected it says "selected", and
//! "unselected" of the one before. The name of a paragraph that changes it says once, without its
//! role; of a label it says nothing.

use accesskit::{Node, NodeId, Role as Kind};

use super::{Page, rect};
use crate::view::{ElementId, View};

/// What has the focus of a reader.
pub(in crate::window::access) fn focus(view: &View) -> NodeId {
    view.read.as_ref().map_or(NodeId(view.focus.get()), |read| text_id(read.turn))
}

fn text_id(turn: usize) -> NodeId {
    NodeId(ElementId::of(&format!("window/read/{turn}")).get())
}

impl Page<'_> {
    /// The text that is read, where there is one.
    pub(super) fn beside(&mut self) -> Option<NodeId> {
        let read = self.view.read.as_ref()?;
        let place = self.layout.place(self.view.focus)?;
        let mut node = Node::new(Kind::Paragraph);
        node.set_bounds(rect(place.frame));
        if let Some(sentence) = read.text.first() {
            node.set_language(sentence.language.as_str());
        }
        let text: Vec<&str> = read.text.iter().map(|sentence| sentence.text.as_str()).collect();
        node.set_label(text.join(" "));
        let own = text_id(read.turn);
        self.nodes.push((own, node));
        Some(own)
    }
}
