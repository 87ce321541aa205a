//! A conversation by voice and writing together, wherever it is written and read.
//!
//! Several threads tell it what happens: whoever writes, the microphone and the [`Listener`]. The
//! conversation itself takes one thing at a time.
//!
//! It never answers itself. With push to talk the microphone opens after the voice has fallen
//! silent. Hands-free, where answers are spoken, the microphone is closed from the end of an
//! utterance until the answer has been said.

mod ears;
mod listener;
mod listening;
mod setting;

use std::sync::MutexGuard;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::app::Turn;
use crate::config::Config;
use crate::listen::microphone::MicrophoneEvent;
use crate::listen::models::StoreError;
use crate::listen::voice_activity::VoiceActivityError;
use crate::page::Page;
use crate::question::Intent;
use crate::question::heard::Heard;
use crate::question::spoken::SpokenNames;
use crate::view::{Setting, Settings};
use crate::wording::{Args, SentenceKind};

use super::exit::{Exit, Failure};
use super::hear;
use super::session::Session;
use super::telling::{self, SharedTelling, Telling};
pub(super) use ears::Ears;
pub(super) use listener::Listener;

/// How often it is looked whether the voice still speaks.
const LOOK: Duration = Duration::from_millis(50);

/// Something that happened.
pub(super) enum Happening {
    /// Something was asked in writing.
    Asked(String),
    /// The guardian begins to talk, or has talked.
    Talked,
    /// The guardian has talked, if they did.
    HasTalked,
    /// A key was pressed for what needs no question.
    Steered(Intent),
    /// A page was opened.
    Opened(Page),
    /// A page is to be fetched anew.
    Refreshed(Page),
    /// Something was set.
    Set(Setting),
    /// The guardian has been welcomed.
    Started,
    /// Silence is wished: of the voice, and of the microphone.
    Hushed,
    /// Our own voice is wished, or not any more.
    VoiceToggled,
    /// Nothing more will be asked.
    Ended,
    /// The microphone told something.
    Microphone {
        /// Which opening of the microphone, counted from one.
        opening: u32,
        /// What.
        event: MicrophoneEvent,
    },
    /// What was said has been recognised.
    Heard(Heard),
    /// Nothing can be recognised.
    CannotRecognise(Failure),
}

/// A conversation with its platform, its ears and its voice.
pub(super) struct Conversation<'c> {
    config: &'c Config,
    settings: Settings,
    session: Session,
    telling: SharedTelling,
    ears: Ears,
    /// `None` where there is no speech model: then it can only be written.
    listener: Option<Listener>,
    /// The names that the listener was told.
    names: Option<Vec<SpokenNames>>,
    /// Utterances that are being recognised.
    awaited: usize,
    /// The microphone has failed; it is tried again at the next Enter.
    lost: bool,
    /// Nothing more will be typed.
    ended: bool,
}

impl<'c> Conversation<'c> {
    /// One that has not begun.
    pub(super) fn new(
        config: &'c Config,
        session: Session,
        telling: SharedTelling,
        ears: Ears,
        listener: Option<Listener>,
    ) -> Self {
        Self {
            config,
            settings: config.settings(),
            session,
            telling,
            ears,
            listener,
            names: None,
            awaited: 0,
            lost: false,
            ended: false,
        }
    }

    fn telling(&self) -> MutexGuard<'_, Telling> {
        telling::lock(&self.telling)
    }

    /// Logs in: the children must be known before their names can be recognised.
    pub(super) fn begin(&mut self) -> Result<(), Failure> {
        let problem = self.session.log_in().err().flatten();
        self.tell(problem.map(|turn| *turn))
    }

    /// Converses until nothing more is asked.
    pub(super) fn go_on(&mut self, happenings: &Receiver<Happening>) -> Result<(), Failure> {
        while !(self.ended && self.awaited == 0) {
            // Only who listens all the time has to look whether the voice has ended.
            let happening = if self.ears.are_hands_free() {
                happenings.recv_timeout(LOOK)
            } else {
                happenings.recv().map_err(RecvTimeoutError::from)
            };
            match happening {
                Ok(happening) => self.take(happening)?,
                Err(RecvTimeoutError::Timeout) => self.listen_on()?,
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        self.close_ears();
        self.telling().finish(&self.session);
        Ok(())
    }

    fn take(&mut self, happening: Happening) -> Result<(), Failure> {
        match happening {
            Happening::Asked(text) => return self.asked(&text),
            Happening::Talked => return self.talked(),
            Happening::Steered(intent) => return self.steered(intent),
            Happening::Opened(page) => return self.shown(|session| session.open(page)),
            Happening::Refreshed(page) => return self.shown(|session| session.refresh(page)),
            Happening::Set(setting) => return self.set(&setting),
            Happening::Started => return self.start(),
            Happening::Heard(heard) => return self.heard(heard),
            Happening::HasTalked => self.has_talked(),
            Happening::Hushed => {
                self.telling().hush();
                self.close_ears();
            }
            Happening::VoiceToggled => self.toggle_voice(),
            Happening::Ended => {
                self.ended = true;
                self.has_talked();
            }
            Happening::Microphone { opening, event } => {
                let perceived = self.ears.hear(opening, event);
                self.perceive(perceived);
            }
            Happening::CannotRecognise(failure) => self.cannot_recognise(&failure),
        }
        Ok(())
    }

    fn steered(&mut self, intent: Intent) -> Result<(), Failure> {
        self.telling().hush();
        self.keep_from_own_voice();
        let turn = self.session.steer(intent);
        self.tell(turn)
    }

    /// The page's name is being said.
    fn shown(&mut self, show: impl FnOnce(&mut Session) -> Option<Turn>) -> Result<(), Failure> {
        self.keep_from_own_voice();
        let turn = show(&mut self.session);
        self.tell(turn)
    }

    /// Who has begun to talk anew no longer wants the last answer.
    fn heard(&mut self, heard: Heard) -> Result<(), Failure> {
        self.awaited = self.awaited.saturating_sub(1);
        if self.is_talking() {
            return Ok(());
        }
        self.keep_from_own_voice();
        let turn = self.session.heard(heard);
        let is_led = self.session.way.is_some();
        self.tell(turn)?;
        // An answer that is spoken is heard to have come; so is a page, whose heading the window says.
        let is_spoken = self.telling().is_speaking() || is_led && self.telling().speaks_up();
        if let Some(outcome) = self.session.outcome.filter(|_| !is_spoken) {
            self.ears.tell_of(outcome);
        }
        Ok(())
    }

    /// What is written takes the place of what was being said.
    fn asked(&mut self, text: &str) -> Result<(), Failure> {
        self.telling().hush();
        if self.is_talking() {
            self.close_ears();
            self.status("listening-ended", &Args::new());
        }
        self.keep_from_own_voice();
        self.telling().asked(text);
        let turn = self.session.ask(text);
        self.tell(turn)
    }

    /// The guardian's wish wins over what was found out, until it is changed again.
    fn toggle_voice(&mut self) {
        let speaks = self.telling().toggle_voice();
        if let Some(wording) = self.session.state().wording() {
            let message = if speaks { "voice-on" } else { "voice-off" };
            self.telling().status_aloud(&wording.notice(message));
        }
        if speaks {
            self.telling().catch_up();
        }
    }

    fn tell(&mut self, turn: Option<Turn>) -> Result<(), Failure> {
        let names = self.session.state().spoken_names();
        if let Some(listener) =
            self.listener.as_ref().filter(|_| self.names.as_ref() != Some(&names))
        {
            listener.expect(self.session.state().grammars());
            self.names = Some(names);
        }
        if let Some(page) = self.session.opened.take() {
            self.telling().page(page, &self.session);
        }
        if let Some(way) = self.session.way.take() {
            self.telling().go(way);
        }
        if let Some(turn) = turn {
            self.telling().tell(turn, &self.session)?;
            self.keep_manner();
        }
        self.listen_on()
    }

    fn problem(&mut self, message: &str, args: &Args<'_>) {
        self.tell_of(SentenceKind::Problem, message, args);
    }

    fn status(&mut self, message: &str, args: &Args<'_>) {
        self.tell_of(SentenceKind::Notice, message, args);
    }

    /// Tells how things go. While the microphone is open it is only shown: speech would be heard.
    fn tell_of(&mut self, kind: SentenceKind, message: &str, args: &Args<'_>) {
        let Some(wording) = self.session.state().wording() else { return };
        let sentence = wording.sentence(kind, message, args);
        if self.ears.are_open() {
            self.telling().status(&sentence);
        } else {
            (self.session.status)(&sentence);
        }
    }
}

/// Why hands-free listening cannot be had.
pub(super) fn cannot_tell_voices(error: &VoiceActivityError, config: &Config) -> Failure {
    match error {
        VoiceActivityError::Model(StoreError::NotInstalled(model)) => {
            hear::model_missing(model, config)
        }
        error => Failure::new(Exit::ModelMissing, error.to_string()),
    }
}
