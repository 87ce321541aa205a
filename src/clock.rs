//! The only place that knows what time it is.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// The school's time zone. Every date and time without a zone is meant in it.
pub const SCHOOL_ZONE: &str = "Europe/Stockholm";

/// Tells the time at the school; the machine's own zone plays no part.
#[derive(Clone, Debug)]
pub struct Clock {
    fixed: Option<Arc<Mutex<Zoned>>>,
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
        let at = at.to_zoned(school_zone())?;
        Ok(Self { fixed: Some(Arc::new(Mutex::new(at))) })
    }

    /// Moves the hands of one that stands still, and of all its clones. The machine's goes its own
    /// way.
    ///
    /// # Errors
    /// The time is one that the school's zone cannot express.
    pub fn set(&self, at: DateTime) -> Result<(), jiff::Error> {
        if let Some(fixed) = &self.fixed {
            // A time is whole even where somebody gave up while setting it.
            *fixed.lock().unwrap_or_else(PoisonError::into_inner) = at.to_zoned(school_zone())?;
        }
        Ok(())
    }

    /// The time at the school.
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    pub fn now(&self) -> Zoned {
        match &self.fixed {
            Some(fixed) => fixed.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            None => Timestamp::now().to_zoned(school_zone()),
        }
    }
}
