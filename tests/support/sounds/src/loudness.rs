//! How loud a sound is.

use crate::clip::Clip;

/// Frames in which somebody speaks or does not: 20 ms.
const FRAMES_A_SECOND: usize = 50;
/// Frames this much softer than the loudest are pauses, in decibels.
const PAUSE: f32 = 30.0;

/// Root mean square.
pub fn rms(samples: &[f32]) -> f32 {
    let energy: f32 = samples.iter().map(|sample| sample * sample).sum();
    (energy / samples.len().max(1) as f32).sqrt()
}

/// Root mean square of the frames in which somebody speaks, so that pauses do not count.
pub fn active_rms(clip: &Clip) -> f32 {
    let active: Vec<f32> =
        frames(clip).filter(|(_, active)| *active).flat_map(|(f, _)| f).copied().collect();
    rms(&active)
}

/// The sample at which somebody begins to speak; 0 where nobody does.
pub fn onset(clip: &Clip) -> usize {
    frames(clip).position(|(_, active)| active).unwrap_or(0) * frame_length(clip)
}

/// The frames, and whether somebody speaks in each.
fn frames(clip: &Clip) -> impl Iterator<Item = (&[f32], bool)> {
    let frames = || clip.samples.chunks(frame_length(clip));
    let loudest = frames().map(rms).fold(0.0, f32::max);
    let pause = loudest * decibels(-PAUSE);
    frames().map(move |frame| (frame, rms(frame) > pause))
}

fn frame_length(clip: &Clip) -> usize {
    (clip.rate as usize / FRAMES_A_SECOND).max(1)
}

/// The factor that makes a sound louder by so many decibels.
pub fn decibels(decibels: f32) -> f32 {
    10_f32.powf(decibels / 20.0)
}
