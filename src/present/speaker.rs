//! Speech: sentences in, sound out, each in its own language.
//!
//! Two speakers share one trait: [`Dispatcher`] speaks through the speech service of the desktop,
//! [`EspeakFile`] gathers the same speech for a WAV file. Neither ever reads a sentence with the
//! voice of another language: where there is no voice it says so, [`SpeakError::NoVoice`].
//!
//! What a sentence says is data, whoever wrote it: markup in it is read out or passed over, never
//! obeyed.

mod dispatcher;
mod espeak_file;
mod plain_text;
mod ssml;

use crate::model::Language;
use crate::wording::pauses::Pause;

pub use super::rate::Rate;
pub use dispatcher::Dispatcher;
pub use espeak_file::EspeakFile;

/// A sentence to say, and the language whose voice says it. Names in it stay as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The words, as plain text.
    pub text: String,
    /// The language of the words.
    pub language: Language,
    /// Where there is silence, in the order of the text; elsewhere the voice does as it likes.
    pub pauses: Vec<Pause>,
}

/// One call of [`Speaker::speak`], told apart from the others of the same speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtteranceId(u64);

impl UtteranceId {
    /// The one with a number, by whoever speaks.
    #[cfg(test)]
    pub(crate) fn numbered(number: u64) -> Self {
        Self(number)
    }
}

/// What became of an utterance. Each one that was accepted is `Ended` or `Stopped` once, unless the
/// synthesiser dies; all that are `Ended` and some that are `Stopped` have `Began` before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeechEvent {
    /// Its first sound is coming.
    Began(UtteranceId),
    /// All of it was said.
    Ended(UtteranceId),
    /// It was cut off, or taken out of the queue before it began.
    Stopped(UtteranceId),
}

/// Why something is not said.
#[derive(Debug, thiserror::Error)]
pub enum SpeakError {
    /// No installed voice speaks the language.
    #[error("no installed voice speaks “{0}”")]
    NoVoice(Language),
    /// The text holds no character that could be said.
    #[error("there is nothing to say")]
    NothingToSay,
    /// The synthesiser is missing, or has stopped answering. A new speaker may fare better.
    #[error("the speech synthesiser cannot be used: {0}")]
    Unavailable(String),
    /// The sound cannot be written.
    #[error("cannot write the sound file")]
    File(#[source] std::io::Error),
}

/// Says sentences one after the other, in the order they came.
pub trait Speaker {
    /// Queues a sentence, without waiting for it to be said; the speaker's events tell when it is.
    ///
    /// # Errors
    /// `NoVoice`, `NothingToSay` or `Unavailable`; the sentence is then not said at all.
    fn speak(&mut self, utterance: &Spoken) -> Result<UtteranceId, SpeakError>;

    /// Falls silent at once and forgets the queue.
    ///
    /// # Errors
    /// `Unavailable`.
    fn stop(&mut self) -> Result<(), SpeakError>;

    /// The pace of the sentences spoken from now on; those already in the queue keep theirs.
    /// Without this call the pace is the one the person chose for the synthesiser itself.
    ///
    /// # Errors
    /// `Unavailable`.
    fn set_rate(&mut self, rate: Rate) -> Result<(), SpeakError>;

    /// The loudness of the sentences spoken from now on, in percent; more than 100 is 100.
    ///
    /// # Errors
    /// `Unavailable`.
    fn set_volume(&mut self, percent: u8) -> Result<(), SpeakError>;

    /// Whether a voice is installed for the language.
    ///
    /// # Errors
    /// `Unavailable`.
    fn speaks(&self, language: &Language) -> Result<bool, SpeakError>;
}
