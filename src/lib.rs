//! Skolröst answers a guardian's questions about a child's school day.
#![doc = include_str!("../ARCHITECTURE.md")]

pub mod clock;
#[cfg(feature = "listen")]
pub mod listen;
pub mod model;
#[cfg(feature = "net")]
pub mod platform;
