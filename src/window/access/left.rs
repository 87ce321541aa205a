//! What had the focus of a reader before, where it is no longer shown.
//!
//! A reader asks about what loses the focus, and may be late. Orca 48 holds what does not answer for
//! dead, and remembers it by its place in memory: what gets the same place next is dead as well, and
//! not said, for up to a minute. So it stays, without a word, until the focus has moved on.

use accesskit::{Node, NodeId, Role};

/// How many stay: a page has the focus when it is opened, and once more when its facts come.
const KEPT: usize = 2;

/// What has the focus, and what had it before, the last one first.
#[derive(Default)]
pub(super) struct Left(Vec<NodeId>);

impl Left {
    /// Adds to the nodes, of which the window is the first, what had the focus and is not among them.
    pub(super) fn stays(&mut self, nodes: &mut Vec<(NodeId, Node)>, focus: NodeId) {
        if self.0.first() != Some(&focus) {
            self.0.retain(|id| *id != focus);
            self.0.insert(0, focus);
            self.0.truncate(1 + KEPT);
        }
        for left in self.0.iter().copied().skip(1) {
            if nodes.iter().all(|(id, _)| *id != left) {
                nodes.push((left, Node::new(Role::Unknown)));
                if let Some((_, window)) = nodes.first_mut() {
                    window.push_child(left);
                }
            }
        }
    }
}
