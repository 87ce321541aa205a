//! How sure it is that a reading of a sound is what was meant.
//!
//! Several signs are weighed together (a logistic regression). The weights and the limits are data
//! of each language, `recognition.toml`, made by `make calibrate` from recordings.

use serde::{Deserialize, Serialize};

use crate::locales;
use crate::model::Language;

/// How many signs there are.
pub const SIGNS: usize = 16;

/// The signs that speak for a reading, each about -5 to 5, in the order in which
/// [`hearing`](super::hearing) collects them.
pub type Signs = [f32; SIGNS];

/// What is known about recordings of a language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Confidence {
    /// From this probability on, a reading is answered.
    pub clear: f32,
    /// From this probability on, it is asked about.
    pub close: f32,
    /// What each sign of a sentence of the household weighs.
    pub sentence: Signs,
    /// What each sign of a free transcript weighs.
    pub transcript: Signs,
}

impl Confidence {
    /// That of a language, or what holds for most where it was not calibrated. The files are a
    /// part of the program; one that cannot be read is a fault its tests find, and nothing is
    /// sure then.
    pub fn of(language: &Language) -> Self {
        let own = locales::file(language, "recognition.toml");
        own.or_else(|| locales::shared("recognition.toml"))
            .and_then(Self::parse)
            .unwrap_or_else(Self::never)
    }

    /// Reads a `recognition.toml`; `None` where it is none.
    pub fn parse(text: &str) -> Option<Self> {
        toml::from_str(text).ok()
    }

    /// Nothing is sure.
    pub fn never() -> Self {
        Self { clear: 2.0, close: 2.0, sentence: [0.0; SIGNS], transcript: [0.0; SIGNS] }
    }

    /// How likely a sentence with these signs is what was meant: 0 to 1.
    pub fn of_sentence(&self, signs: &Signs) -> f32 {
        logistic(&self.sentence, signs)
    }

    /// How likely a transcript with these signs is what was meant: 0 to 1.
    pub fn of_transcript(&self, signs: &Signs) -> f32 {
        logistic(&self.transcript, signs)
    }
}

fn logistic(weights: &Signs, signs: &Signs) -> f32 {
    let sum: f32 = weights.iter().zip(signs).map(|(weight, sign)| weight * sign).sum();
    1.0 / (1.0 + (-sum).exp())
}
