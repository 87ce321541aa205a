//! What a simulator is started with.

use std::time::Duration;

use jiff::Zoned;

use super::{Complaint, DemoFamily, Scenario};

/// Called with a [`Complaint`] when it arises, on the simulator's thread.
pub type ComplaintListener = Box<dyn Fn(&Complaint) + Send + Sync>;

/// What a simulator is started with.
pub struct Options {
    /// The family whose guardian logs in.
    pub family: DemoFamily,
    /// The time at the school. It stands still; week 0 of the family is the week it lies in.
    pub now: Zoned,
    /// What goes wrong.
    pub scenario: Scenario,
    /// The port on loopback; 0 for any that is free.
    pub port: u16,
    /// How long a data feed waits in [`Scenario::Slow`].
    pub slow_delay: Duration,
    /// Who is told of complaints at once.
    pub on_complaint: Option<ComplaintListener>,
}

impl Options {
    /// Everything works, on any free port.
    pub fn new(family: DemoFamily, now: Zoned) -> Self {
        Self {
            family,
            now,
            scenario: Scenario::None,
            port: 0,
            slow_delay: Duration::from_secs(10),
            on_complaint: None,
        }
    }
}
