//! What is shown, for the assistive technology of the system: the same elements as nodes, with the
//! same places. Facts about what readers make of them are measured with Orca on AT-SPI, 43 where no
//! other is named.

pub(super) mod bus;
mod left;
pub mod listeners;
mod nodes;
mod requests;
pub mod struck;
pub mod symbols;

use std::collections::HashMap;

use accesskit::{Node, NodeId, TreeId, TreeInfo, TreeUpdate};

use left::Left;
pub use nodes::nodes;
pub use requests::{Done, done};

use super::stage::Stage;
use crate::view::ElementId;

/// The node of the window.
pub(super) const WINDOW: NodeId = NodeId(ElementId::of("window").get());

/// What the assistive technology knows.
#[derive(Default)]
pub struct Access {
    told: Option<HashMap<NodeId, Node>>,
    left: Left,
}

impl Access {
    /// It knows nothing any more: it comes, or comes again.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// What it does not know yet.
    pub fn update(&mut self, stage: &Stage) -> TreeUpdate {
        let mut nodes = nodes(stage);
        // A focus on what is not there would be the end of the adapter.
        let focus = nodes::focus(&stage.view());
        let focus = if nodes.iter().any(|(id, _)| *id == focus) { focus } else { WINDOW };
        self.left.stays(&mut nodes, focus);
        let told = self.told.take();
        let known =
            |id: &NodeId, node: &Node| told.as_ref().is_some_and(|told| told.get(id) == Some(node));
        let news = nodes.iter().filter(|(id, node)| !known(id, node)).cloned().collect();
        let tree = told.is_none().then(|| TreeInfo {
            toolkit_name: Some("Skolröst".to_owned()),
            toolkit_version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            ..TreeInfo::new(WINDOW)
        });
        self.told = Some(nodes.into_iter().collect());
        TreeUpdate { nodes: news, tree, tree_id: TreeId::ROOT, focus }
    }
}
