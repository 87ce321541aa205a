//! Changes the sampling rate of a whole sound.

use rubato::audioadapter_buffers::owned::InterleavedOwned;
use rubato::{Fft, FixedSync, Resampler, WindowFunction};

use super::SoundError;

/// Telephones have 8 kHz; anything outside these bounds, in hertz, is a damaged header.
const RATES: std::ops::RangeInclusive<u32> = 4_000..=384_000;

/// Input samples that are transformed at a time: long enough for a steep anti-aliasing filter.
const BLOCK: usize = 1024;

/// Resamples one channel from one rate to another, both in hertz. Frequencies that the new rate
/// cannot hold are filtered out, and the filter's delay is cut off, so that nothing moves in time by a sample or more.
pub(super) fn resample(samples: Vec<f32>, from: u32, to: u32) -> Result<Vec<f32>, SoundError> {
    if !RATES.contains(&from) {
        return Err(SoundError::Rate(from));
    }
    if from == to || samples.is_empty() {
        return Ok(samples);
    }
    let wrong_rate = || SoundError::Rate(from);
    let rate = |hertz: u32| usize::try_from(hertz).map_err(|_| wrong_rate());
    let length = samples.len();
    let mut fft = Fft::<f32>::new_custom(
        rate(from)?,
        rate(to)?,
        BLOCK,
        1,
        1,
        WindowFunction::BlackmanHarris2,
        FixedSync::Both,
    )
    .map_err(|_| wrong_rate())?;
    let input = InterleavedOwned::new_from(samples, 1, length).map_err(|_| wrong_rate())?;
    let output = fft.process_all(&input, length, None).map_err(|_| wrong_rate())?;
    Ok(output.take_data())
}
