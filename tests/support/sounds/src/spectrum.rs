//! What is done to the frequencies of a sound, all of it at once.

use realfft::RealFftPlanner;
use realfft::num_complex::Complex32;

/// The sound with each frequency, in hertz, made louder or softer by a factor.
pub fn shape(samples: &[f32], rate: u32, gain: impl Fn(f32) -> f32) -> Vec<f32> {
    if samples.is_empty() {
        return Vec::new();
    }
    let mut bins = forward(samples, samples.len());
    let width = rate as f32 / samples.len() as f32;
    for (bin, at) in bins.iter_mut().zip(0_u32..) {
        *bin *= gain(at as f32 * width);
    }
    backward(bins, samples.len())
}

/// The sound at another rate, in hertz; frequencies the new rate cannot hold are left out.
pub fn resample(samples: &[f32], from: u32, to: u32) -> Vec<f32> {
    if from == to || samples.is_empty() {
        return samples.to_vec();
    }
    let length = (samples.len() as u64 * u64::from(to) / u64::from(from)).max(1) as usize;
    let mut bins = forward(samples, samples.len());
    bins.resize(length / 2 + 1, Complex32::default());
    // The transform there and back counts in samples, of which there are now more or fewer.
    let scale = length as f32 / samples.len() as f32;
    backward(bins, length).into_iter().map(|sample| sample * scale).collect()
}

/// The sound as it comes out of a room that answers a click with this response.
pub fn convolve(samples: &[f32], response: &[f32]) -> Vec<f32> {
    let length = samples.len() + response.len();
    let (a, b) = (forward(samples, length), forward(response, length));
    backward(a.iter().zip(&b).map(|(a, b)| a * b).collect(), length)
}

fn forward(samples: &[f32], length: usize) -> Vec<Complex32> {
    let plan = RealFftPlanner::<f32>::new().plan_fft_forward(length);
    let mut input = samples.to_vec();
    input.resize(length, 0.0);
    let mut bins = plan.make_output_vec();
    // Fails only for buffers of a wrong length, and these are the plan's own.
    let _ = plan.process(&mut input, &mut bins);
    bins
}

fn backward(mut bins: Vec<Complex32>, length: usize) -> Vec<f32> {
    let plan = RealFftPlanner::<f32>::new().plan_fft_inverse(length);
    // A real sound has no phase at frequency 0, nor at the highest where the length is even.
    if let Some(first) = bins.first_mut() {
        first.im = 0.0;
    }
    if let Some(last) = bins.last_mut().filter(|_| length.is_multiple_of(2)) {
        last.im = 0.0;
    }
    let mut samples = plan.make_output_vec();
    let _ = plan.process(&mut bins, &mut samples);
    samples.into_iter().map(|sample| sample / length as f32).collect()
}
