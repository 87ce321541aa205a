//! The sounds that speech recognition is tested with.
//!
//! [`speak`] gives speech, [`Condition`] puts it into a room, beside noise or on the telephone, and
//! [`nonspeech`] is what a microphone hears besides questions. Everything but the speech
//! synthesiser is made here, and is the same on every machine: chance comes from a [`seed`].

mod clip;
mod conditions;
pub mod loudness;
pub mod nonspeech;
mod seed;
mod speak;
pub mod spectrum;

pub use clip::{Clip, ClipError, RATE};
pub use conditions::{Condition, echo, kitchen};
pub use seed::seed;
pub use speak::{SpeakError, Speaker, Voice};
