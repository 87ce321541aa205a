//! Changes the sampling rate of sound that comes in pieces.

use rubato::audioadapter_buffers::owned::InterleavedOwned;
use rubato::{Fft, FixedSync, Indexing, ResampleError, Resampler, WindowFunction};

use super::MicrophoneError;
use crate::listen::sound::RATE;

/// Input samples that are transformed at a time: long enough for a steep anti-aliasing filter, and
/// at 48 kHz a fiftieth of a second.
const BLOCK: usize = 1024;

/// One channel from the device's rate to [`RATE`]. The filter carries its state from block to
/// block, so that nothing is heard where they meet; its delay is cut off at the beginning.
pub(super) struct Resample {
    /// `None` where the device has the right rate.
    filter: Option<Fft<f32>>,
    /// Not yet enough for a block.
    waiting: Vec<f32>,
    /// Samples of the filter's delay that are still to be cut off.
    delay: usize,
    /// Samples that have gone in and come out.
    heard: usize,
    given: usize,
}

impl Resample {
    /// From a rate in hertz.
    pub(super) fn new(from: u32) -> Result<Self, MicrophoneError> {
        let mut resample = Self { filter: None, waiting: Vec::new(), delay: 0, heard: 0, given: 0 };
        if from != RATE {
            let rate = |hertz: u32| usize::try_from(hertz).map_err(|_| MicrophoneError::Format);
            let filter = Fft::new_custom(
                rate(from)?,
                rate(RATE)?,
                BLOCK,
                1,
                1,
                WindowFunction::BlackmanHarris2,
                FixedSync::Both,
            )
            .map_err(|_| MicrophoneError::Format)?;
            resample.delay = filter.output_delay();
            resample.filter = Some(filter);
        }
        Ok(resample)
    }

    /// Takes samples; gives those that are ready.
    pub(super) fn hear(&mut self, samples: &[f32]) -> Vec<f32> {
        let Some(filter) = &mut self.filter else { return samples.to_vec() };
        self.waiting.extend_from_slice(samples);
        self.heard += samples.len();
        let mut ready = Vec::new();
        while self.waiting.len() >= filter.input_frames_next() {
            let rest = self.waiting.split_off(filter.input_frames_next());
            let block = std::mem::replace(&mut self.waiting, rest);
            ready.extend(convert(filter, block, None).unwrap_or_default());
        }
        self.cut(ready)
    }

    /// What is left, at the end of the sound.
    pub(super) fn finish(&mut self) -> Vec<f32> {
        let Some(filter) = &mut self.filter else { return Vec::new() };
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "days of sound fit"
        )]
        let expected = (self.heard as f64 * filter.resample_ratio()).ceil() as usize;
        let missing = expected.saturating_sub(self.given);
        let mut ready = Vec::new();
        while ready.len() < missing + self.delay {
            let block = std::mem::take(&mut self.waiting);
            let length = block.len();
            match convert(filter, block, Some(length)) {
                Ok(converted) if !converted.is_empty() => ready.extend(converted),
                _ => break,
            }
        }
        let mut ready = self.cut(ready);
        ready.truncate(missing);
        ready
    }

    fn cut(&mut self, mut ready: Vec<f32>) -> Vec<f32> {
        let delay = self.delay.min(ready.len());
        ready.drain(..delay);
        self.delay -= delay;
        self.given += ready.len();
        ready
    }
}

/// One block through the filter; `length` where it is shorter than the filter wants.
fn convert(
    filter: &mut Fft<f32>,
    mut block: Vec<f32>,
    length: Option<usize>,
) -> Result<Vec<f32>, ResampleError> {
    block.resize(filter.input_frames_next(), 0.0);
    let frames = block.len();
    let Ok(input) = InterleavedOwned::new_from(block, 1, frames) else { return Ok(Vec::new()) };
    let indexing = Indexing { partial_len: length, ..Indexing::new() };
    Ok(filter.process(&input, Some(&indexing))?.take_data())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::listen::sound::Sound;

    /// Two seconds of two tones, both within what 8 kHz can hold.
    #[expect(clippy::cast_possible_truncation, reason = "samples")]
    fn tones(rate: u16) -> Vec<f32> {
        let wave = |n: u32, hertz: f32| {
            let phase = f64::from(n) / f64::from(rate) * f64::from(hertz) * std::f64::consts::TAU;
            phase.sin() as f32 * 0.4
        };
        (0..2 * u32::from(rate)).map(|n| wave(n, 313.0) + wave(n, 2111.0)).collect()
    }

    #[test]
    fn pieces_of_any_length_become_the_same_sound_as_the_whole() {
        for rate in [8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000] {
            let sound = tones(rate);
            let whole = Sound::new(sound.clone(), u32::from(rate)).unwrap();
            for length in [1, 37, 160, 480, 1024, 4801] {
                let mut resample = Resample::new(u32::from(rate)).unwrap();
                let mut pieces: Vec<f32> =
                    sound.chunks(length).flat_map(|piece| resample.hear(piece)).collect();
                pieces.extend(resample.finish());
                assert_eq!(pieces.len(), whole.samples().len(), "{rate} Hz by {length}");
                let close = |(a, b): (&f32, &f32)| (a - b).abs() < 1e-5;
                assert!(pieces.iter().zip(whole.samples()).all(close), "{rate} Hz by {length}");
            }
        }
    }

    #[test]
    fn nothing_in_gives_nothing_out() {
        let mut resample = Resample::new(48_000).unwrap();
        assert!(resample.hear(&[]).is_empty());
        assert!(resample.finish().is_empty());
    }
}
