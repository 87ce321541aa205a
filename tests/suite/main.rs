//! The one integration-test binary: a module per topic.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[cfg(all(feature = "net", feature = "listen", feature = "speak"))]
mod command_line;
#[cfg(feature = "net")]
mod dialogues;
mod fixture;
mod hearing;
#[cfg(feature = "listen")]
mod listen;
#[cfg(feature = "listen")]
mod microphone;
#[cfg(feature = "net")]
mod pages;
mod phrases;
#[cfg(feature = "net")]
mod platform_markdown;
#[cfg(feature = "net")]
mod platform_parse;
#[cfg(feature = "net")]
mod platform_robust;
#[cfg(feature = "net")]
mod platform_routes;
#[cfg(feature = "net")]
mod platform_stockholm;
mod reading;
#[cfg(all(feature = "net", feature = "listen", feature = "speak"))]
mod record;
mod routes;
#[cfg(feature = "net")]
mod simulator;
#[cfg(feature = "net")]
mod skola24_parse;
mod sound_makers;
#[cfg(feature = "speak")]
mod speech;
mod subject_codes;
mod test_languages;
mod understanding;
mod view;
#[cfg(feature = "window")]
mod window;
mod wording;
