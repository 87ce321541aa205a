//! A lesson of the timetable.

use jiff::civil::{Date, Time};
use serde::Serialize;

use super::Subject;

/// One lesson on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lesson {
    /// Day.
    pub date: Date,
    /// Beginning, school-local time.
    pub start: Time,
    /// End, school-local time.
    pub end: Time,
    /// Subject.
    pub subject: Subject,
    /// Teachers: full names where the abbreviation is known, the abbreviation where not.
    pub teachers: Vec<String>,
    /// Room, as written.
    pub room: Option<String>,
}
