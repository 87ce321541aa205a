//! Skolröst answers a guardian's questions about a child's school day.
#![doc = include_str!("../ARCHITECTURE.md")]

pub mod answer;
pub mod clock;
pub mod locales;
pub mod model;
#[cfg(feature = "net")]
pub mod platform;
pub mod question;
pub mod school;
pub mod wording;
pub mod present;
