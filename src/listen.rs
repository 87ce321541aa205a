//! From a sound file to what was said in it.
//!
//! [`sound`] reads and resamples, [`recogniser`] listens with a Whisper model, and [`models`] finds
//! and fetches the models. The fetch is the only network use, and only when a person asks for it.

mod convert;
pub mod level;
pub mod microphone;
pub mod models;
pub mod recogniser;
pub mod sound;
pub mod transcriber;
pub mod voice_activity;
pub mod whisper;
