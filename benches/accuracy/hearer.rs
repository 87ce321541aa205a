//! Something that listens, and what it made of a sound.

use std::path::Path;
use std::time::Duration;

use skolrost::question::Question;

/// Listens in one household, in one language. What it gives is a list because one way of listening
/// may be read in several ways; most give one.
pub(crate) trait Hearer {
    /// What the program would do about the sound.
    fn hear(&mut self, sound: &Path) -> Vec<Heard<Decision>>;

    /// Which of these texts was said: its position, or `None` where none is near.
    fn choose(&mut self, sound: &Path, texts: &[String]) -> Vec<Heard<Option<usize>>>;
}

/// What was made of a sound.
#[derive(Clone, Debug)]
pub(crate) struct Heard<T> {
    /// The way of listening, as the table calls it.
    pub(crate) way: &'static str,
    /// What was decided.
    pub(crate) decision: T,
    /// The words, as far as there are any.
    pub(crate) text: String,
    /// How sure it is, in whatever it measures that by.
    pub(crate) score: f64,
    /// From the file to the decision.
    pub(crate) time: Duration,
}

/// What the program does about what it heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Answers.
    Clear(Box<Question>),
    /// Asks which of these was meant.
    Close(Vec<Question>),
    /// Asks to say it again.
    Again,
    /// Says that this is nothing it can answer, or nothing at all.
    Nothing,
}
