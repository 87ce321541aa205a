//! `skolrost listen`: a conversation by voice and keyboard together.
//!
//! Three threads tell the conversation what happens: the keyboard, the microphone and the
//! [`Listener`]. The conversation itself takes one thing at a time.
//!
//! It never answers itself. With push to talk the microphone opens after the voice has fallen
//! silent. Hands-free, where answers are spoken, the microphone is closed from the end of an
//! utterance until the answer has been said.

mod ears;
mod keyboard;
mod listener;

use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::app::Turn;
use crate::cli::{Everywhere, Listen};
use crate::config::Config;
use crate::listen::microphone::{MicrophoneError, MicrophoneEvent};
use crate::listen::models::StoreError;
use crate::listen::sound::{MAX_SECONDS, RATE};
use crate::listen::voice_activity::VoiceActivityError;
use crate::present::terminal;
use crate::question::heard::Heard;
use crate::question::spoken::SpokenNames;
use crate::wording::{Args, SentenceKind};

use super::exit::{Exit, Failure};
use super::session::Session;
use super::telling::Telling;
use super::{hear, microphone_check, voice};
use ears::{EarError, Ears, Perceived};
use listener::Listener;

/// How often it is looked whether the voice still speaks.
const LOOK: Duration = Duration::from_millis(50);

/// Something that happened.
enum Happening {
    /// A line was typed.
    Line(String),
    /// Nothing more will be typed.
    EndOfInput,
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

/// Converses until the end of input.
pub(super) fn listen(
    everywhere: &Everywhere,
    config: &Config,
    options: &Listen,
) -> Result<Exit, Failure> {
    let hands_free = options.hands_free || config.hands_free && !options.push_to_talk;
    let pause = hands_free.then(|| options.pause.unwrap_or(config.pause));
    let device = options.device.clone().or_else(|| config.microphone.clone());
    let (sender, happenings) = mpsc::channel();
    let ears = Ears::new(device, pause, config.tones, sender.clone());
    ears.mode().map_err(|error| cannot_tell_voices(&error, config))?;
    let listener = Listener::start(hear::model(config)?, config.threads, sender.clone());
    let status = voice::status(config.speak);
    let session = Session::new(everywhere, config, options.at, None, status)?;
    let telling = Telling::new(config, &session);
    let mut conversation = Conversation {
        config,
        session,
        telling,
        ears,
        listener,
        names: None,
        awaited: 0,
        lost: false,
        ended: false,
    };
    conversation.begin()?;
    keyboard::read(sender);
    conversation.go_on(&happenings)?;
    Ok(Exit::Answered)
}

struct Conversation<'c> {
    config: &'c Config,
    session: Session,
    telling: Telling,
    ears: Ears,
    listener: Listener,
    /// The names that the listener was told.
    names: Option<Vec<SpokenNames>>,
    /// Utterances that are being recognised.
    awaited: usize,
    /// The microphone has failed; it is tried again at the next Enter.
    lost: bool,
    /// Nothing more will be typed.
    ended: bool,
}

impl Conversation<'_> {
    /// The children must be known before their names can be recognised.
    fn begin(&mut self) -> Result<(), Failure> {
        self.print(if self.ears.are_hands_free() {
            "welcome-hands-free"
        } else {
            "welcome-voice"
        })?;
        let problem = self.session.log_in().err().flatten();
        self.tell(problem.map(|turn| *turn))
    }

    fn go_on(&mut self, happenings: &Receiver<Happening>) -> Result<(), Failure> {
        while !(self.ended && self.awaited == 0) {
            match happenings.recv_timeout(LOOK) {
                Ok(happening) => self.take(happening)?,
                Err(RecvTimeoutError::Timeout) => self.listen_on()?,
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        self.ears.close();
        self.telling.finish(&self.session);
        self.print("goodbye")
    }

    fn take(&mut self, happening: Happening) -> Result<(), Failure> {
        match happening {
            Happening::Line(line) if line.trim().is_empty() => self.enter(),
            Happening::Line(line) => self.typed(&line),
            Happening::EndOfInput => {
                self.ended = true;
                if self.is_talking() {
                    self.end_talking();
                }
                Ok(())
            }
            Happening::Microphone { opening, event } => {
                let perceived = self.ears.hear(opening, event);
                self.perceive(perceived);
                Ok(())
            }
            Happening::Heard(heard) => {
                self.awaited = self.awaited.saturating_sub(1);
                // Who has begun to talk anew no longer wants the last answer.
                if self.is_talking() {
                    return Ok(());
                }
                self.keep_from_own_voice();
                let turn = self.session.heard(heard);
                self.tell(turn)
            }
            Happening::CannotRecognise(failure) => Err(failure),
        }
    }

    /// Enter alone: the guardian begins to talk, or has talked. Hands-free it silences the voice,
    /// and tries a microphone that was lost once more.
    fn enter(&mut self) -> Result<(), Failure> {
        self.telling.hush();
        if self.is_talking() {
            self.end_talking();
            return Ok(());
        }
        self.lost = false;
        self.open_ears()
    }

    /// What is typed takes the place of what was being said.
    fn typed(&mut self, line: &str) -> Result<(), Failure> {
        self.telling.hush();
        if self.is_talking() {
            self.ears.close();
            self.status("listening-ended", &Args::new());
        }
        self.keep_from_own_voice();
        let turn = self.session.ask(line);
        self.tell(turn)
    }

    fn perceive(&mut self, perceived: Perceived) {
        match perceived {
            Perceived::Nothing => {}
            Perceived::Fault(message) => self.status(message, &Args::new()),
            Perceived::Pause(so_far) => self.listener.work_ahead(so_far),
            Perceived::Utterance(whole) => self.recognise(whole),
            Perceived::Full => {
                self.end_talking();
                self.status("listening-full", &Args::new());
            }
            Perceived::Lost(error) => self.cannot_hear(&error),
        }
    }

    /// Whether the microphone is open until Enter is pressed.
    fn is_talking(&self) -> bool {
        self.ears.are_open() && !self.ears.are_hands_free()
    }

    fn end_talking(&mut self) {
        let said = self.ears.close();
        self.recognise(said);
    }

    /// Somebody who speaks for longer than can be recognised is not answered by a part of it.
    fn recognise(&mut self, said: Vec<f32>) {
        let is_too_long = said.len() > MAX_SECONDS as usize * RATE as usize;
        if !is_too_long {
            self.awaited += 1;
            self.listener.recognise(said);
        }
        self.keep_from_own_voice();
        if is_too_long {
            return self.status("utterance-too-long", &Args::new());
        }
        // Speaking this would only make the answer come later.
        if let Some(wording) = self.session.state().wording() {
            terminal::status(&wording.notice("recognising").text);
        }
        if let Some(loudness) = self.ears.verdict() {
            self.status("microphone-verdict", &Args::new().text("loudness", loudness));
        }
    }

    fn tell(&mut self, turn: Option<Turn>) -> Result<(), Failure> {
        let names = self.session.state().spoken_names();
        if self.names.as_ref() != Some(&names) {
            self.listener.expect(self.session.state().grammars());
            self.names = Some(names);
        }
        if let Some(turn) = turn {
            self.telling.tell(turn, &self.session)?;
        }
        self.listen_on()
    }

    /// Hands-free: listens again once everything has been said.
    fn listen_on(&mut self) -> Result<(), Failure> {
        let waits = self.lost || self.ended || self.awaited > 0 || self.ears.are_open();
        if self.ears.are_hands_free() && !waits && !self.telling.is_speaking() {
            return self.open_ears();
        }
        Ok(())
    }

    fn open_ears(&mut self) -> Result<(), Failure> {
        match self.ears.open() {
            Ok(()) => self.status("listening", &Args::new()),
            Err(EarError::Microphone(error)) => self.cannot_hear(&error),
            Err(EarError::VoiceActivity(error)) => {
                return Err(cannot_tell_voices(&error, self.config));
            }
        }
        Ok(())
    }

    fn keep_from_own_voice(&mut self) {
        if self.telling.has_voice() {
            self.ears.close();
        }
    }

    fn cannot_hear(&mut self, error: &MicrophoneError) {
        self.lost = true;
        let Some(wording) = self.session.state().wording() else { return };
        let sentence = microphone_check::sentence(error, wording);
        (self.session.status)(&sentence);
    }

    /// Tells how things go. While the microphone is open it is only printed: speech would be heard.
    fn status(&mut self, message: &str, args: &Args<'_>) {
        let Some(wording) = self.session.state().wording() else { return };
        let sentence = wording.sentence(SentenceKind::Notice, message, args);
        if self.ears.are_open() {
            terminal::status(&sentence.text);
        } else {
            (self.session.status)(&sentence);
        }
    }

    fn print(&self, message: &str) -> Result<(), Failure> {
        let Some(wording) = self.session.state().wording() else { return Ok(()) };
        Ok(terminal::sentences(&[wording.notice(message)])?)
    }
}

fn cannot_tell_voices(error: &VoiceActivityError, config: &Config) -> Failure {
    match error {
        VoiceActivityError::Model(StoreError::NotInstalled(model)) => {
            hear::model_missing(model, config)
        }
        error => Failure::new(Exit::ModelMissing, error.to_string()),
    }
}
