//! Tones that tell without words whether the microphone is open, and what came of what was said, for
//! whoever does not see the screen. Whatever they tell is told in words as well.
//!
//! With devices that are awake, 0.22 s pass from the wish to speak until the microphone listens and
//! the tone has died away (`PulseAudio`). A null sink that was idle takes up to a second longer; so
//! may other devices that must wake up first.

use std::f32::consts::TAU;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use cpal::traits::{DeviceTrait, HostTrait, StreamTrait};
use cpal::{BufferSize, OutputCallbackInfo, Stream, SupportedBufferSize};

use crate::app::Outcome;
use crate::listen::microphone::alsa_messages;

/// Of a note: long enough to have a pitch, short enough to hold nobody up.
const LENGTH: Duration = Duration::from_millis(100);
/// From silence to full and back: without it a tone begins and ends with a click.
const FADE: Duration = Duration::from_millis(20);
/// Its tops, a tenth of full scale (-20 dBFS): softer than speech, louder than a room.
const AMPLITUDE: f32 = 0.1;
/// A device that has not taken it by then shall not play it any more: it would come out of the blue.
const PATIENCE: Duration = Duration::from_secs(1);
/// A sound library that has not come back by then is taken for dead.
const STUCK: Duration = Duration::from_secs(2);
/// Blocks that the device is asked to take, a second; the shorter, the sooner it sounds.
const BLOCKS_PER_SECOND: u32 = 50;

/// A tone and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The microphone is open.
    Opened,
    /// It is closed.
    Closed,
    /// An answer came.
    Answered,
    /// None could be had.
    Failed,
}

/// A tone that sounds; dropping it waits as [`Tone::sound`] does.
#[derive(Debug)]
#[must_use]
pub struct Sounding {
    sounded: Receiver<()>,
    deadline: Instant,
}

impl Tone {
    /// The one that tells what came of what was said; `None` for what is told in words alone.
    pub fn of(outcome: Outcome) -> Option<Self> {
        match outcome {
            Outcome::Answered => Some(Self::Answered),
            // What is asked back is no answer, and nothing has failed.
            Outcome::NotUnderstood => None,
            Outcome::LoginNeeded | Outcome::PlatformFailed => Some(Self::Failed),
        }
    }

    /// Its pitches one after the other, in hertz. An octave lies between those of the microphone, so
    /// that they are told apart alone; what came of it is two notes, up or down.
    pub fn notes(self) -> &'static [f32] {
        match self {
            Self::Opened => &[880.0],
            Self::Closed => &[440.0],
            Self::Answered => &[660.0, 990.0],
            Self::Failed => &[330.0, 220.0],
        }
    }

    /// Lets it sound and waits until it has. Where there is no device to play it, or it is stuck,
    /// nothing is heard; after two seconds nobody waits any more.
    pub fn sound(self) {
        drop(self.begin());
    }

    /// Lets it sound, without waiting.
    pub fn begin(self) -> Sounding {
        let (sender, sounded) = mpsc::channel();
        // A sound library whose service has died may wait for it for ever.
        thread::spawn(move || {
            alsa_messages::keep();
            if let Err(error) = self.play(&sender) {
                log::info!("no tone: {error}");
            }
            alsa_messages::log();
        });
        Sounding { sounded, deadline: Instant::now() + STUCK }
    }

    /// Plays it and tells when it has sounded.
    fn play(self, sounded: &Sender<()>) -> Result<(), cpal::Error> {
        let (sender, end) = mpsc::channel();
        let stream = self.stream(sender)?;
        stream.play()?;
        if let Ok(end) = end.recv_timeout(PATIENCE) {
            thread::sleep(end.saturating_duration_since(Instant::now()));
        }
        // Closing the device takes its time.
        let _ = sounded.send(());
        Ok(())
    }

    /// A stream of this tone and then silence; tells when the tone will have sounded.
    fn stream(self, end: Sender<Instant>) -> Result<Stream, cpal::Error> {
        let missing = || cpal::Error::from(cpal::ErrorKind::DeviceNotAvailable);
        let device = cpal::default_host().default_output_device().ok_or_else(missing)?;
        let supported = device.default_output_config()?;
        let mut config = supported.config();
        if let SupportedBufferSize::Range { min, max } = supported.buffer_size() {
            let wanted = config.sample_rate / BLOCKS_PER_SECOND;
            config.buffer_size = BufferSize::Fixed(wanted.max(*min).min(*max));
        }
        let channels = usize::from(config.channels.max(1));
        let mut tone = self.samples(config.sample_rate).into_iter();
        let fill = move |block: &mut [f32], info: &OutputCallbackInfo| {
            alsa_messages::keep();
            let left = tone.len();
            for frame in block.chunks_mut(channels) {
                frame.fill(tone.next().unwrap_or_default());
            }
            if left > 0 && tone.len() == 0 {
                let _ = end.send(Instant::now() + until_sounded(info, left, config.sample_rate));
            }
        };
        device.build_output_stream(config, fill, |error| log::info!("tone: {error}"), None)
    }

    /// Its samples, one channel at a rate in hertz.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "two tenths of a second"
    )]
    fn samples(self, rate: u32) -> Vec<f32> {
        let rate = rate as f32;
        let (length, fade) = (LENGTH.as_secs_f32() * rate, FADE.as_secs_f32() * rate);
        let sample = |hertz: f32, at: usize| {
            let at = at as f32;
            let faded = (at / fade).min((length - at) / fade).clamp(0.0, 1.0);
            (at / rate * hertz * TAU).sin() * AMPLITUDE * faded
        };
        let note = |hertz: &f32| {
            let hertz = *hertz;
            (0..length as usize).map(move |at| sample(hertz, at))
        };
        self.notes().iter().flat_map(note).collect()
    }
}

impl Drop for Sounding {
    fn drop(&mut self) {
        // The thread tells when it has sounded, or hangs up where it cannot.
        let patience = self.deadline.saturating_duration_since(Instant::now());
        let _ = self.sounded.recv_timeout(patience);
    }
}

/// How long it takes until so many frames of this block have left the loudspeaker.
fn until_sounded(block: &OutputCallbackInfo, frames: usize, rate: u32) -> Duration {
    let timestamp = block.timestamp();
    let frames = u32::try_from(frames).unwrap_or(u32::MAX);
    let waiting = timestamp.playback.saturating_duration_since(timestamp.callback);
    waiting + Duration::from_secs(1) * frames / rate.max(1)
}
