//! One recording, from Enter to Enter.

use std::sync::mpsc::{self, Receiver};

use crate::listen::level::Loudness;
use crate::listen::microphone::{Microphone, MicrophoneError, MicrophoneEvent, Mode};
use crate::listen::sound::{RATE, Sound, SoundError};

/// Why a recording cannot be used.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is too loud, too soft, or nothing at all.
    Loudness(Loudness),
    /// It is longer than the recogniser listens.
    TooLong,
    /// A part of it was lost.
    Missed,
    /// The microphone went away.
    Lost(MicrophoneError),
}

/// A microphone that is awake; only what it hears from `begin` to `end` is kept.
pub(super) struct Take {
    microphone: Microphone,
    events: Receiver<MicrophoneEvent>,
    /// Samples heard before the beginning.
    before: usize,
    /// Why it went away before the beginning.
    lost: Option<MicrophoneError>,
}

impl Take {
    /// Opens the device of this name, or the default one.
    pub(super) fn prepare(device: Option<&str>) -> Result<Self, MicrophoneError> {
        let (sender, events) = mpsc::channel();
        let microphone = Microphone::open(device, Mode::PushToTalk, sender)?;
        Ok(Self { microphone, events, before: 0, lost: None })
    }

    /// From now on it counts.
    pub(super) fn begin(&mut self) {
        for event in self.events.try_iter() {
            match event {
                MicrophoneEvent::Sound(samples) => self.before += samples.len(),
                MicrophoneEvent::Lost(error) => self.lost = Some(error),
                _ => {}
            }
        }
    }

    /// Stops listening, and gives what was heard if it can be used.
    pub(super) fn end(self) -> Result<Sound, Fault> {
        let mut samples = self.microphone.stop();
        if let Some(error) = self.lost {
            return Err(Fault::Lost(error));
        }
        let mut loudest = Loudness::Nothing;
        for event in self.events.try_iter() {
            match event {
                MicrophoneEvent::Level(level) => loudest = loudest.max(level.loudness()),
                MicrophoneEvent::Missed => return Err(Fault::Missed),
                MicrophoneEvent::Lost(error) => return Err(Fault::Lost(error)),
                _ => {}
            }
        }
        if loudest != Loudness::Good {
            return Err(Fault::Loudness(loudest));
        }
        samples.drain(..self.before.min(samples.len()));
        Sound::new(samples, RATE).map_err(|error| match error {
            SoundError::TooLong => Fault::TooLong,
            _ => Fault::Loudness(Loudness::Nothing),
        })
    }
}
