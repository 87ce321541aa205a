//! Where and how speech is heard.

pub mod echo;
pub mod kitchen;

use std::fmt;
use std::str::FromStr;

use crate::clip::{Clip, RATE};
use crate::loudness;
use crate::spectrum;

/// What a telephone lets through, in hertz, and its sampling rate (ITU-T G.712).
const TELEPHONE: (f32, f32) = (300.0, 3400.0);
const TELEPHONE_RATE: u32 = 8_000;
/// What a microphone that is switched on too late does not hear, in seconds.
const CUT: f32 = 0.15;

/// Where and how speech is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// As it was spoken.
    Clean,
    /// In a room with bare walls, reverberating for half a second.
    Echo,
    /// In a kitchen, louder than its noise by so many decibels.
    Kitchen(u8),
    /// On the telephone.
    Telephone,
    /// Without its first 150 milliseconds.
    Cut,
}

impl Condition {
    /// Those that recognition is measured under.
    pub const ALL: [Self; 7] = [
        Self::Clean,
        Self::Echo,
        Self::Kitchen(20),
        Self::Kitchen(10),
        Self::Kitchen(5),
        Self::Telephone,
        Self::Cut,
    ];

    /// Speech as it is heard under this condition; noise and echo depend on the seed.
    pub fn apply(self, speech: &Clip, seed: u64) -> Clip {
        match self {
            Self::Clean => speech.clone(),
            Self::Echo => {
                let response = echo::response(seed);
                Clip::new(spectrum::convolve(&speech.samples, &response))
            }
            Self::Kitchen(decibels) => {
                beside(speech, &kitchen::noise(speech.seconds(), seed), decibels)
            }
            Self::Telephone => telephone(speech),
            Self::Cut => {
                let lost = loudness::onset(speech) + (CUT * RATE as f32) as usize;
                Clip::new(speech.samples.iter().skip(lost).copied().collect())
            }
        }
    }
}

/// Speech and noise, the speech louder by so many decibels while somebody speaks.
fn beside(speech: &Clip, noise: &Clip, decibels: u8) -> Clip {
    let wanted = loudness::active_rms(speech) / loudness::decibels(f32::from(decibels));
    let factor = wanted / loudness::rms(&noise.samples).max(f32::MIN_POSITIVE);
    let noise = noise.samples.iter().map(|sample| sample * factor).collect();
    speech.mixed(&Clip::new(noise), 0)
}

fn telephone(speech: &Clip) -> Clip {
    let (low, high) = TELEPHONE;
    // Slopes of a few hundred hertz, as real filters have.
    let gain = |hertz: f32| ((hertz - low / 2.0) / (low / 2.0)).min((high + 200.0 - hertz) / 200.0);
    let band = spectrum::shape(&speech.samples, speech.rate, |hertz| gain(hertz).clamp(0.0, 1.0));
    Clip { samples: band, rate: speech.rate }.at_rate(TELEPHONE_RATE)
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clean => f.write_str("clean"),
            Self::Echo => f.write_str("echo"),
            Self::Kitchen(decibels) => write!(f, "kitchen{decibels}"),
            Self::Telephone => f.write_str("telephone"),
            Self::Cut => f.write_str("cut"),
        }
    }
}

impl FromStr for Condition {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter().find(|condition| condition.to_string() == name);
        known.ok_or_else(|| format!("there is no condition {name}"))
    }
}
