//! A request that the city would not have understood.

use std::fmt;

use serde::Serialize;

/// What a client did that is not in the protocol. Holds no query, cookie, token or body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Complaint {
    /// Method, host and path: `GET etjanster.stockholm.se /vardnadshavare/inloggad2/GetChildren`.
    pub request: String,
    /// What the protocol has instead, in English.
    pub expected: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}", self.request, self.expected)
    }
}
