//! Skolröst answers a guardian's questions about a child's school day.
#![doc = include_str!("../ARCHITECTURE.md")]

pub mod answer;
pub mod app;
pub mod clock;
#[cfg(feature = "listen")]
pub mod listen;
pub mod locales;
pub mod model;
#[cfg(feature = "net")]
pub mod platform;
pub mod present;
pub mod question;
pub mod school;
pub mod wording;
