//! The microphone of a conversation: opened and closed, and what comes of what it hears.

use super::ears::{EarError, Perceived};
use super::{Conversation, cannot_tell_voices};
use crate::listen::microphone::MicrophoneError;
use crate::listen::sound::{MAX_SECONDS, RATE};
use crate::run::exit::Failure;
use crate::run::microphone_check;
use crate::wording::{Args, Sentence, SentenceKind};

impl Conversation<'_> {
    /// The guardian has talked, if they did.
    pub(super) fn has_talked(&mut self) {
        if self.is_talking() {
            self.end_talking();
        }
    }

    /// The guardian begins to talk, or has talked. Hands-free it silences the voice, and tries a
    /// microphone that was lost once more.
    pub(super) fn talked(&mut self) -> Result<(), Failure> {
        self.telling().hush();
        if self.is_talking() {
            self.end_talking();
            return Ok(());
        }
        self.lost = false;
        self.open_ears()
    }

    /// Takes what has become of the sound.
    pub(super) fn perceive(&mut self, perceived: Perceived) {
        match perceived {
            Perceived::Nothing => {}
            Perceived::Fault(message) => self.problem(message, &Args::new()),
            Perceived::Pause(so_far) => {
                if let Some(listener) = &self.listener {
                    listener.work_ahead(so_far);
                }
            }
            Perceived::Utterance(whole) => self.recognise(whole),
            Perceived::Full => {
                self.end_talking();
                self.status("listening-full", &Args::new());
            }
            Perceived::Lost(error) => self.cannot_hear(&error),
        }
    }

    /// Whether the microphone is open until Enter is pressed.
    pub(super) fn is_talking(&self) -> bool {
        self.ears.are_open() && !self.ears.are_hands_free()
    }

    fn end_talking(&mut self) {
        let said = self.close_ears();
        self.recognise(said);
    }

    /// Somebody who speaks for longer than can be recognised is not answered by a part of it.
    fn recognise(&mut self, said: Vec<f32>) {
        let is_too_long = said.len() > MAX_SECONDS as usize * RATE as usize;
        if let Some(listener) = self.listener.as_ref().filter(|_| !is_too_long) {
            self.awaited += 1;
            listener.recognise(said);
        }
        self.keep_from_own_voice();
        if is_too_long {
            return self.status("utterance-too-long", &Args::new());
        }
        // Speaking this would only make the answer come later.
        if let Some(wording) = self.session.state().wording() {
            self.telling().status(&wording.notice("recognising"));
        }
        if let Some(loudness) = self.ears.verdict() {
            self.status("microphone-verdict", &Args::new().text("loudness", loudness));
        }
    }

    /// Hands-free: listens again once everything has been said.
    pub(super) fn listen_on(&mut self) -> Result<(), Failure> {
        let waits = self.lost || self.ended || self.awaited > 0 || self.ears.are_open();
        if self.ears.are_hands_free() && !waits && !self.telling().is_speaking() {
            return self.open_ears();
        }
        Ok(())
    }

    fn open_ears(&mut self) -> Result<(), Failure> {
        if self.listener.is_none() {
            let args = Args::new().text("model", self.config.model.as_str());
            self.problem("model-missing", &args);
            return Ok(());
        }
        match self.ears.open() {
            Ok(()) => {
                self.telling().listening(true);
                self.status("listening", &Args::new());
            }
            Err(EarError::Microphone(error)) => self.cannot_hear(&error),
            Err(EarError::VoiceActivity(error)) => {
                return Err(cannot_tell_voices(&error, self.config));
            }
        }
        Ok(())
    }

    /// Closes the microphone where our voice may be heard next.
    pub(super) fn keep_from_own_voice(&mut self) {
        if self.telling().has_voice() {
            self.close_ears();
        }
    }

    /// Gives what was said.
    pub(super) fn close_ears(&mut self) -> Vec<f32> {
        if self.ears.are_open() {
            self.telling().listening(false);
        }
        self.ears.close()
    }

    fn cannot_hear(&mut self, error: &MicrophoneError) {
        self.lost = true;
        let Some(wording) = self.session.state().wording() else { return };
        let sentence = microphone_check::sentence(error, wording);
        (self.session.status)(&sentence);
    }

    /// It goes on in writing.
    pub(super) fn cannot_recognise(&mut self, failure: &Failure) {
        self.close_ears();
        (self.listener, self.awaited, self.lost) = (None, 0, true);
        let Some(wording) = self.session.state().wording() else { return };
        let (text, language) = (failure.message().to_owned(), wording.language().clone());
        (self.session.status)(&Sentence { text, language, kind: SentenceKind::Problem });
    }
}
