//! A sound as the recogniser hears it: one channel at 16 kHz.

mod resample;
mod speech;
mod wav;

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;
use std::time::Duration;

/// Sampling rate of every [`Sound`], in hertz: the one Whisper was trained on.
pub const RATE: u32 = 16_000;

/// Longest sound that is taken, in seconds. A question is shorter, and Whisper hears no more than
/// this at a time; a longer one is refused rather than answered by its beginning.
pub const MAX_SECONDS: u32 = 30;

/// Shortest sound in which anything can have been said, in samples: a tenth of a second.
const MIN_SAMPLES: usize = 1600;

/// Loudest swing that still counts as silence: 60 dB below full scale, under the noise of any
/// microphone that is on.
const SILENCE: f32 = 0.001;

/// Samples between -1 and 1, one channel, [`RATE`] a second. Neither empty nor silent.
#[derive(Clone, PartialEq)]
pub struct Sound {
    samples: Vec<f32>,
}

/// A sound that cannot be listened to.
#[derive(Debug, thiserror::Error)]
pub enum SoundError {
    /// The file cannot be read.
    #[error("the sound cannot be read: {0}")]
    File(io::Error),
    /// It is no WAV file, or its header is damaged.
    #[error("the file is not a WAV sound")]
    NotWav,
    /// A WAV file in an encoding that is not plain samples.
    #[error("WAV encoding {format} with {bits} bits is not supported")]
    Encoding {
        /// The format tag of the header; 1 is integers, 3 floating point.
        format: u16,
        /// Bits a sample takes in the file.
        bits: u16,
    },
    /// A sampling rate beyond any microphone's, in hertz.
    #[error("a sampling rate of {0} Hz is not supported")]
    Rate(u32),
    /// It is longer than [`MAX_SECONDS`].
    #[error("the sound is longer than {MAX_SECONDS} seconds")]
    TooLong,
    /// It is empty, shorter than a tenth of a second, or nothing can be heard in it.
    #[error("the sound is silent")]
    Silent,
}

impl Sound {
    /// A sound from samples of any rate, one channel.
    ///
    /// # Errors
    /// `Rate`, `TooLong` or `Silent`.
    pub fn new(samples: Vec<f32>, rate: u32) -> Result<Self, SoundError> {
        if samples.len() as u64 > u64::from(rate) * u64::from(MAX_SECONDS) {
            return Err(SoundError::TooLong);
        }
        let samples = resample::resample(samples, rate, RATE)?;
        if samples.len() < MIN_SAMPLES || is_silent(&samples) {
            return Err(SoundError::Silent);
        }
        Ok(Self { samples })
    }

    /// The samples.
    pub fn samples(&self) -> &[f32] {
        &self.samples
    }

    /// How long it lasts.
    pub fn duration(&self) -> Duration {
        let samples = u32::try_from(self.samples.len()).unwrap_or(u32::MAX);
        Duration::from_secs(1) * samples / RATE
    }
}

/// What was said stays out of logs, even as numbers.
impl std::fmt::Debug for Sound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sound").field("duration", &self.duration()).finish_non_exhaustive()
    }
}

/// Reads a WAV file: integers of 8, 16, 24 or 32 bits or floating point, any number of channels
/// (mixed into one) and any rate.
pub fn read_wav(path: &Path) -> Result<Sound, SoundError> {
    let file = File::open(path).map_err(SoundError::File)?;
    let wav = wav::read(BufReader::new(file), MAX_SECONDS)?;
    Sound::new(wav.samples, wav.rate)
}

/// Whether the sound stays close to its mean; a constant offset makes no noise.
fn is_silent(samples: &[f32]) -> bool {
    let mut sorted = samples.to_vec();
    let middle = sorted.len() / 2;
    let (_, offset, _) = sorted.select_nth_unstable_by(middle, f32::total_cmp);
    let offset = *offset;
    samples.iter().all(|sample| (sample - offset).abs() < SILENCE)
}
