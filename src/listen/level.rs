//! How loud a sound is, for somebody who sets up a microphone.

use std::time::Duration;

/// How often a level is told: often enough to follow a voice, seldom enough to be read.
const INTERVAL: Duration = Duration::from_millis(200);
/// As loud as samples get; a sound that is louder has had its tops cut off.
const FULL_SCALE: f32 = 0.999;
/// What is told for digital silence, in dBFS: below the smallest step of 24 bits.
const FLOOR: f32 = -144.0;
/// Peaks below the last of 16 bits, in dBFS.
const NOTHING: f32 = -87.0;
/// Below this mean, in dBFS, Whisper's spectrogram of speech drowns in the noise of most sound
/// cards; a voice at arm's length from a headset is about 20 dB above it.
const WEAK: f32 = -45.0;

/// How loud a fifth of a second was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// The loudest sample, in decibels below full scale (dBFS): 0 is as loud as can be.
    pub peak: f32,
    /// Root mean square, in dBFS; a full-scale square wave has 0, a sine -3.
    pub rms: f32,
    /// Whether tops were cut off: samples of a channel at full scale, two or more in a row.
    pub clipped: bool,
}

/// What a level means for whoever speaks, from soft to loud.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loudness {
    /// The microphone is switched off: not even its own noise is heard.
    Nothing,
    /// Too far from the microphone, or its gain is too low.
    Weak,
    /// As it should be.
    Good,
    /// Tops are cut off.
    Strong,
}

impl Level {
    /// What it means, if somebody speaks.
    pub fn loudness(&self) -> Loudness {
        match self {
            Self { clipped: true, .. } => Loudness::Strong,
            Self { peak, .. } if *peak < NOTHING => Loudness::Nothing,
            Self { rms, .. } if *rms < WEAK => Loudness::Weak,
            _ => Loudness::Good,
        }
    }
}

/// Measures levels of sound that comes in pieces.
#[derive(Debug)]
pub struct LevelMeter {
    /// Samples of all channels that make up one level.
    interval: usize,
    samples: usize,
    peak: f32,
    squares: f64,
    /// Whether the last sample of each channel was at full scale.
    at_top: Vec<bool>,
    clipped: bool,
}

impl LevelMeter {
    /// A meter for interleaved samples of so many channels at a rate in hertz.
    pub fn new(rate: u32, channels: u16) -> Self {
        let channels = usize::from(channels.max(1));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "32 bits")]
        let frames = (f64::from(rate) * INTERVAL.as_secs_f64()) as usize;
        let (interval, at_top) = (frames.max(1) * channels, vec![false; channels]);
        Self { interval, samples: 0, peak: 0.0, squares: 0.0, at_top, clipped: false }
    }

    /// Takes samples as they came from the device; gives the levels that became full.
    pub fn hear(&mut self, samples: &[f32]) -> Vec<Level> {
        samples.iter().filter_map(|sample| self.add(sample.abs())).collect()
    }

    fn add(&mut self, magnitude: f32) -> Option<Level> {
        let channel = self.samples % self.at_top.len();
        self.samples += 1;
        self.peak = self.peak.max(magnitude);
        self.squares += f64::from(magnitude) * f64::from(magnitude);
        if let Some(was_at_top) = self.at_top.get_mut(channel) {
            let at_top = magnitude >= FULL_SCALE;
            self.clipped |= at_top && *was_at_top;
            *was_at_top = at_top;
        }
        (self.samples >= self.interval).then(|| self.finish())
    }

    fn finish(&mut self) -> Level {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            reason = "decibels"
        )]
        let rms = (self.squares / self.samples as f64).sqrt() as f32;
        let level = Level { peak: decibels(self.peak), rms: decibels(rms), clipped: self.clipped };
        (self.samples, self.peak, self.squares, self.clipped) = (0, 0.0, 0.0, false);
        level
    }
}

pub(super) fn decibels(amplitude: f32) -> f32 {
    (20.0 * amplitude.log10()).max(FLOOR)
}
