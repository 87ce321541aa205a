//! Skolröst answers a guardian's questions about a child's school day.
#![doc = include_str!("../ARCHITECTURE.md")]

pub mod clock;
pub mod model;
#[cfg(feature = "net")]
pub mod platform;
pub mod present;
