//! Speech in: models, sounds, recognition.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test's helpers may fail it")]

mod models;
mod packages;
mod recogniser;
mod sound;
