//! Skolröst answers a guardian's questions about a child's school day.
#![doc = include_str!("../ARCHITECTURE.md")]

pub mod answer;
pub mod app;
#[cfg(all(feature = "net", feature = "listen", feature = "speak", feature = "window"))]
pub mod cli;
pub mod clock;
#[cfg(all(feature = "net", feature = "listen", feature = "speak", feature = "window"))]
pub mod config;
#[cfg(any(feature = "listen", feature = "speak"))]
pub mod espeak;
#[cfg(feature = "listen")]
pub mod listen;
pub mod locales;
pub mod model;
pub mod page;
#[cfg(feature = "net")]
pub mod platform;
pub mod present;
pub mod question;
#[cfg(all(feature = "net", feature = "listen", feature = "speak", feature = "window"))]
pub mod run;
pub mod school;
pub mod view;
#[cfg(feature = "window")]
pub mod window;
pub mod wording;
