//! How an answer leaves the program.

pub mod rate;
#[cfg(feature = "window")]
pub mod reader;
pub mod report;
#[cfg(feature = "speak")]
pub mod speaker;
pub mod terminal;
#[cfg(feature = "listen")]
pub mod tone;
