//! Something in the school's calendar.

use jiff::civil::{Date, DateTime};
use serde::Serialize;

/// When an event is. School-local time, Europe/Stockholm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum EventTime {
    /// Whole days; `last` is inclusive and equals `first` for a single day.
    Days {
        /// First day.
        first: Date,
        /// Last day, inclusive.
        last: Date,
    },
    /// A time of day, possibly reaching into another day.
    Hours {
        /// Beginning.
        start: DateTime,
        /// End; equals `start` where the platform gave none.
        end: DateTime,
    },
}

impl EventTime {
    /// The first day the event touches.
    pub fn first_day(&self) -> Date {
        match self {
            Self::Days { first, .. } => *first,
            Self::Hours { start, .. } => start.date(),
        }
    }

    /// The last day the event touches, inclusive.
    pub fn last_day(&self) -> Date {
        match self {
            Self::Days { last, .. } => *last,
            Self::Hours { end, .. } => end.date(),
        }
    }

    /// Whether the event touches any day from `first` to `last`, both inclusive.
    pub fn touches(&self, first: Date, last: Date) -> bool {
        self.first_day() <= last && self.last_day() >= first
    }
}

/// An event of the calendar or the schedule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    /// Title, as written by the school.
    pub title: String,
    /// Description, as written; may be several lines.
    pub description: Option<String>,
    /// Place, as written.
    pub location: Option<String>,
    /// When it is.
    pub time: EventTime,
}
