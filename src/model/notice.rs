//! A notification from one of the platform's systems.

use jiff::Timestamp;
use serde::Serialize;

/// A notification: one line that points to something in another system.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// Identifier on the platform.
    pub id: String,
    /// The system that sent it.
    pub sender: String,
    /// What it says.
    pub message: String,
    /// Where it points.
    pub url: Option<String>,
    /// When it was created.
    pub created: Option<Timestamp>,
    /// When it was changed; some platforms stamp this in local time as if it were UTC.
    pub modified: Option<Timestamp>,
    /// Category, as written.
    pub category: Option<String>,
    /// The platform's own type, `webnotify`.
    pub kind: Option<String>,
}
