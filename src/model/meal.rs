//! A lunch.

use jiff::civil::Date;
use serde::Serialize;

/// The lunch of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Meal {
    /// Day.
    pub date: Date,
    /// Dishes to choose between, as the school wrote them, without surrounding white space.
    pub dishes: Vec<String>,
}
