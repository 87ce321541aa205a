//! What is made of the sound that a device delivers.

use std::sync::mpsc::Sender;

use super::resample::Resample;
use super::{MicrophoneError, MicrophoneEvent, Mode};
use crate::listen::level::LevelMeter;
use crate::listen::sound::RATE;

/// Silence that long, in samples, is no pause but a microphone that is switched off: an open one always hears
/// the room, or at least its own noise.
const SWITCHED_OFF: usize = 3 * RATE as usize;
/// Loudest swing of a microphone that is switched off: the last of 16 bits, -87 dBFS.
const NOTHING: f32 = 1.5 / 32_768.0;

/// Hears blocks of sound, tells what is in them, and keeps what has not been told as an utterance.
pub(super) struct Ear {
    mode: Mode,
    events: Sender<MicrophoneEvent>,
    channels: u16,
    meter: LevelMeter,
    resample: Resample,
    /// Samples of nothing in a row, at [`RATE`].
    nothing: usize,
    heard: Vec<f32>,
}

impl Ear {
    /// For interleaved samples of so many channels at a rate in hertz.
    pub(super) fn new(
        mode: Mode,
        rate: u32,
        channels: u16,
        events: Sender<MicrophoneEvent>,
    ) -> Result<Self, MicrophoneError> {
        let meter = LevelMeter::new(rate, channels);
        let resample = Resample::new(rate)?;
        Ok(Self { mode, events, channels, meter, resample, nothing: 0, heard: Vec::new() })
    }

    /// Takes a block from the device.
    pub(super) fn hear(&mut self, block: &[f32]) {
        for level in self.meter.hear(block) {
            self.tell(MicrophoneEvent::Level(level));
        }
        let frames = block.chunks_exact(usize::from(self.channels.max(1)));
        let mono: Vec<f32> =
            frames.map(|frame| frame.iter().sum::<f32>() / f32::from(self.channels)).collect();
        let sound = self.resample.hear(&mono);
        self.understand(sound);
    }

    /// Tells something to whoever listens; where nobody does any more, that is their choice.
    pub(super) fn tell(&self, event: MicrophoneEvent) {
        let _ = self.events.send(event);
    }

    /// Ends, and gives what has not been told as an utterance. Where the microphone was lost, that
    /// is the last thing told.
    pub(super) fn finish(mut self, lost: Option<MicrophoneError>) -> Vec<f32> {
        let rest = self.resample.finish();
        self.understand(rest);
        if let Some(error) = lost {
            self.tell(MicrophoneEvent::Lost(error));
        }
        match self.mode {
            Mode::PushToTalk => self.heard,
            Mode::HandsFree(hands_free) => hands_free.finish(),
        }
    }

    fn understand(&mut self, sound: Vec<f32>) {
        self.notice_nothing(&sound);
        match &mut self.mode {
            Mode::PushToTalk if sound.is_empty() => {}
            Mode::PushToTalk => {
                self.heard.extend_from_slice(&sound);
                self.tell(MicrophoneEvent::Sound(sound));
            }
            Mode::HandsFree(hands_free) => {
                for event in hands_free.hear(&sound) {
                    self.tell(MicrophoneEvent::Utterance(event));
                }
            }
        }
    }

    /// Tells once each time that the microphone seems to be switched off.
    fn notice_nothing(&mut self, sound: &[f32]) {
        let before = self.nothing;
        let trailing = sound.iter().rev().take_while(|sample| sample.abs() < NOTHING).count();
        let unbroken = if trailing == sound.len() { before } else { 0 };
        self.nothing = unbroken + trailing;
        if unbroken < SWITCHED_OFF && self.nothing >= SWITCHED_OFF {
            self.tell(MicrophoneEvent::Silent);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn channels_of_any_number_become_one() {
        for channels in [1_u8, 2, 6] {
            let (sender, events) = mpsc::channel();
            let mut ear = Ear::new(Mode::PushToTalk, RATE, channels.into(), sender).unwrap();
            // Channels count up from zero; their mean is what is heard.
            let frame: Vec<f32> = (0..channels).map(|channel| f32::from(channel) / 8.0).collect();
            ear.hear(&frame.repeat(1600));
            let mean = f32::from(channels - 1) / 16.0;
            let heard = ear.finish(None);
            assert_eq!(heard.len(), 1600);
            assert!(heard.iter().all(|sample| (sample - mean).abs() < 1e-6), "{channels}");
            assert!(events.try_iter().any(|event| event == MicrophoneEvent::Sound(heard.clone())));
        }
    }
}
