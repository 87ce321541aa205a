//! The one integration-test binary: a module per topic.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on fails by panicking"
)]

#[cfg(feature = "net")]
mod fixture;
#[cfg(feature = "net")]
mod platform_parse;
#[cfg(feature = "net")]
mod platform_stockholm;
#[cfg(feature = "net")]
mod simulator;
#[cfg(feature = "net")]
mod skola24_parse;
#[cfg(feature = "speak")]
mod speech;
mod subjects;
mod understanding;
