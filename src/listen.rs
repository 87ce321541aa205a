//! From a microphone or a sound file to what may have been said.
//!
//! [`microphone`] captures, [`voice_activity`] finds where somebody speaks and [`push_to_talk`] where
//! they may have finished before they say so; [`sound`] reads files and resamples; [`recogniser`]
//! listens with a Whisper model for the sentences of a household; [`models`] finds and fetches the
//! models. The fetch is the only network use, and only when a person asks for it.

mod convert;
pub mod level;
pub mod microphone;
pub mod models;
pub mod push_to_talk;
pub mod recogniser;
pub mod sound;
pub mod voice_activity;
