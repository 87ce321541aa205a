//! Puts a turn before the guardian: printed, and spoken where that is wished.

use crate::app::Turn;
use crate::config::Config;
use crate::present::speaker::SpeakError;
use crate::present::terminal;
use crate::wording::Sentence;

use super::exit::Failure;
use super::session::{Session, Voicing};
use super::voice::{Voice, failure};

/// The terminal, and perhaps a voice.
pub(super) struct Telling {
    voice: Option<Voice>,
}

impl Telling {
    /// A voice that cannot be had is told once; the conversation goes on in text.
    pub(super) fn new(config: &Config, session: &Session) -> Self {
        let connect = || {
            Voice::connect().map_err(|error| failure(&error, session.state().wording()).tell()).ok()
        };
        Self { voice: config.speak.then(connect).flatten() }
    }

    /// Whether answers are spoken.
    pub(super) fn has_voice(&self) -> bool {
        self.voice.is_some()
    }

    /// Whether an answer is being spoken just now.
    pub(super) fn is_speaking(&mut self) -> bool {
        self.voice.as_mut().is_some_and(Voice::is_speaking)
    }

    /// Falls silent at once.
    pub(super) fn hush(&mut self) {
        if let Some(voice) = &mut self.voice {
            voice.stop().unwrap_or_else(|error| log::info!("the voice was not stopped: {error}"));
        }
    }

    /// Prints a turn, and begins to speak it.
    pub(super) fn tell(&mut self, turn: Turn, session: &Session) -> Result<(), Failure> {
        let mut sentences = turn.sentences;
        sentences.extend(turn.hint);
        terminal::sentences(&sentences)?;
        let Some(voice) = &mut self.voice else { return Ok(()) };
        if let Err(error) = speak(voice, &sentences, &session.voicing) {
            failure(&error, session.state().wording()).tell();
        }
        Ok(())
    }

    /// Waits until all is spoken.
    pub(super) fn finish(&mut self, session: &Session) {
        let spoken = self.voice.as_mut().map(Voice::wait);
        if let Some(Err(error)) = spoken {
            failure(&error, session.state().wording()).tell();
        }
    }
}

fn speak(voice: &mut Voice, sentences: &[Sentence], wishes: &[Voicing]) -> Result<(), SpeakError> {
    for wish in wishes {
        match wish {
            Voicing::Stop => voice.stop()?,
            Voicing::Rate(step) => voice.change_rate(*step)?,
            Voicing::Volume(step) => voice.change_volume(*step)?,
        }
    }
    voice.begin(sentences)
}
