//! A sound as the model sees it: how loud each of some pitches is, a hundred times a second.

use realfft::RealFftPlanner;

use super::matrix::Matrix;

/// Samples of a window, 25 ms, and from one window to the next, 10 ms.
const WINDOW: usize = 400;
const HOP: usize = 160;
/// Frequencies of a window.
const FREQUENCIES: usize = WINDOW / 2 + 1;

/// How loud each frequency is heard in each pitch.
#[derive(Debug)]
pub(super) struct MelFilters {
    filters: Matrix,
}

impl MelFilters {
    /// A row a pitch; `None` where the numbers do not fit.
    pub(super) fn new(pitches: usize, numbers: Vec<f32>) -> Option<Self> {
        let fits = numbers.len() == pitches * FREQUENCIES;
        fits.then_some(Self { filters: Matrix { width: FREQUENCIES, data: numbers } })
    }

    /// A row for each of so many hundredths of a second; beyond the samples there is silence.
    pub(super) fn spectrogram(&self, samples: &[f32], frames: usize) -> Matrix {
        let fft = RealFftPlanner::<f32>::new().plan_fft_forward(WINDOW);
        let (mut window, mut spectrum) = (fft.make_input_vec(), fft.make_output_vec());
        let hann = hann();
        let mut mel = Matrix::zeros(frames, self.filters.len());
        for (frame, row) in mel.rows_mut().enumerate() {
            for (place, (sample, weight)) in window.iter_mut().zip(&hann).enumerate() {
                *sample = mirrored(samples, frame * HOP + place) * weight;
            }
            // Fails only where the lengths do not fit, and they are the planner's own.
            let _ = fft.process(&mut window, &mut spectrum);
            let power: Vec<f32> =
                spectrum.iter().map(realfft::num_complex::Complex::norm_sqr).collect();
            for (loudness, filter) in row.iter_mut().zip(self.filters.rows()) {
                let sum: f32 = filter.iter().zip(&power).map(|(a, b)| a * b).sum();
                *loudness = sum.max(1e-10).log10();
            }
        }
        level(&mut mel);
        mel
    }
}

/// The sample half a window before a place; before the beginning the sound is mirrored.
fn mirrored(samples: &[f32], place: usize) -> f32 {
    let place = place.abs_diff(WINDOW / 2);
    samples.get(place).copied().unwrap_or_default()
}

/// Cuts what is more than 80 dB below the loudest, and brings the rest to about -1 to 1.
fn level(mel: &mut Matrix) {
    let loudest = mel.data.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    for loudness in &mut mel.data {
        *loudness = (loudness.max(loudest - 8.0) + 4.0) / 4.0;
    }
}

#[allow(clippy::cast_precision_loss)]
fn hann() -> Vec<f32> {
    let turn = std::f32::consts::TAU / WINDOW as f32;
    (0..WINDOW).map(|place| 0.5 - 0.5 * (turn * place as f32).cos()).collect()
}
