//! The only place that knows what time it is.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// The school's time zone. Every date and time without a zone is meant in it.
pub const SCHOOL_ZONE: &str = "Europe/Stockholm";

/// Tells the time at the school; the machine's own zone plays no part.
#[derive(Clone, Debug)]
pub struct Clock {
    fixed: Option<Zoned>,
}

/// The school's time zone, from the data compiled into the program.
pub fn school_zone() -> TimeZone {
    TimeZone::get(SCHOOL_ZONE).unwrap_or(TimeZone::UTC)
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self { fixed: None }
    }

    /// A clock that stands still, for the same answer every time.
    ///
    /// # Errors
    /// The time is one that the school's zone cannot express.
    pub fn fixed(at: DateTime) -> Result<Self, jiff::Error> {
        Ok(Self { fixed: Some(at.to_zoned(school_zone())?) })
    }

    /// The time at the school.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn now(&self) -> Zoned {
        self.fixed.clone().unwrap_or_else(|| Timestamp::now().to_zoned(school_zone()))
    }
}
