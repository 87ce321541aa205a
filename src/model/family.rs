//! The family of the guardian who logged in.

use serde::Serialize;

use super::{Child, ChildId};

/// A person's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Person {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
}

/// A guardian and the children the platform lists for them, in the platform's order.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Family {
    /// The guardian, where the platform told.
    pub guardian: Option<Person>,
    /// Children.
    pub children: Vec<Child>,
}

impl Family {
    /// The child with this identifier.
    pub fn child(&self, id: &ChildId) -> Option<&Child> {
        self.children.iter().find(|child| child.id == *id)
    }
}
