//! A piece of sound, and its file.

use std::path::Path;

use crate::spectrum;

/// Sampling rate of every clip that is not on the telephone, in hertz.
pub const RATE: u32 = 16_000;

/// One channel of samples between -1 and 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Clip {
    /// The samples.
    pub samples: Vec<f32>,
    /// How many a second, in hertz.
    pub rate: u32,
}

/// A sound file could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("sound file: {0}")]
pub struct ClipError(#[from] hound::Error);

impl Clip {
    /// A clip at [`RATE`].
    pub fn new(samples: Vec<f32>) -> Self {
        Self { samples, rate: RATE }
    }

    /// Silence of this length.
    pub fn silence(seconds: f32) -> Self {
        Self::new(vec![0.0; (seconds * RATE as f32) as usize])
    }

    /// How long it lasts, in seconds.
    pub fn seconds(&self) -> f32 {
        self.samples.len() as f32 / self.rate as f32
    }

    /// The same sound at another rate, in hertz.
    #[must_use]
    pub fn at_rate(&self, rate: u32) -> Self {
        Self { samples: spectrum::resample(&self.samples, self.rate, rate), rate }
    }

    /// This and another at once, the other beginning after so many samples. As long as the longer.
    #[must_use]
    pub fn mixed(&self, other: &Self, after: usize) -> Self {
        let mut samples = self.samples.clone();
        samples.resize(samples.len().max(after + other.samples.len()), 0.0);
        for (sample, added) in samples.iter_mut().skip(after).zip(&other.samples) {
            *sample += added;
        }
        Self { samples, rate: self.rate }
    }

    /// Reads integers of 16 bits; of several channels the first.
    pub fn read(path: &Path) -> Result<Self, ClipError> {
        let mut reader = hound::WavReader::open(path)?;
        let spec = reader.spec();
        let channels = usize::from(spec.channels);
        let samples = reader.samples::<i16>().step_by(channels);
        let samples = samples.map(|sample| Ok(f32::from(sample?) / 32_768.0));
        Ok(Self { samples: samples.collect::<Result<_, hound::Error>>()?, rate: spec.sample_rate })
    }

    /// Writes integers of 16 bits. What is too loud for them is made softer as a whole.
    pub fn write(&self, path: &Path) -> Result<(), ClipError> {
        let spec = hound::WavSpec {
            channels: 1,
            sample_rate: self.rate,
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let peak = self.samples.iter().fold(1.0_f32, |peak, sample| peak.max(sample.abs()));
        let mut writer = hound::WavWriter::create(path, spec)?;
        for sample in &self.samples {
            writer.write_sample((sample / peak * 32_767.0).round() as i16)?;
        }
        Ok(writer.finalize()?)
    }
}
