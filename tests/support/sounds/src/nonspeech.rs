//! What a microphone hears when nobody asks anything.

use std::f32::consts::TAU;

use fastrand::Rng;

use crate::clip::{Clip, RATE};
use crate::loudness;

/// Chords as half tones above the lowest note: C, A minor, F, G.
const CHORDS: [[f32; 3]; 4] =
    [[0.0, 4.0, 7.0], [9.0, 12.0, 16.0], [5.0, 9.0, 12.0], [7.0, 11.0, 14.0]];
/// The lowest note, in hertz: C below middle C.
const LOWEST: f32 = 130.81;
/// Seconds a chord lasts; a melody has four notes to it.
const CHORD: f32 = 1.0;
const NOTES: usize = 4;

/// Chords and a melody over them, of this length in seconds.
pub fn music(seconds: f32, seed: u64) -> Clip {
    let mut chance = Rng::with_seed(seed);
    let mut clip = Clip::silence(seconds);
    let chords = (seconds / CHORD).ceil() as usize;
    for (chord, tones) in CHORDS.iter().cycle().take(chords).enumerate() {
        let start = chord as f32 * CHORD;
        for tone in tones {
            play(&mut clip, start, CHORD, *tone, 0.08);
        }
        for note in 0..NOTES {
            let tone = tones[chance.usize(..tones.len())] + 12.0;
            let length = CHORD / NOTES as f32;
            play(&mut clip, start + note as f32 * length, length, tone, 0.15);
        }
    }
    clip
}

/// A tone with overtones that is struck and dies away, as on a piano.
fn play(clip: &mut Clip, start: f32, seconds: f32, tone: f32, loudness: f32) {
    let hertz = LOWEST * (tone / 12.0).exp2();
    let rate = clip.rate as f32;
    let samples = clip.samples.iter_mut().skip((start * rate) as usize);
    for (at, sample) in samples.take((seconds * rate) as usize).enumerate() {
        let time = at as f32 / rate;
        let overtones = (1..=5_u8).map(f32::from);
        let wave: f32 = overtones.map(|n| (TAU * hertz * n * time).sin() / (n * n)).sum();
        *sample += loudness * wave * (time * 200.0).min(1.0) * (-2.5 * time).exp();
    }
}

/// Two people who speak at once, equally loud, the second beginning up to half a second later.
pub fn crosstalk(one: &Clip, other: &Clip, seed: u64) -> Clip {
    let later = Rng::with_seed(seed).usize(..RATE as usize / 2);
    let factor = loudness::active_rms(one) / loudness::active_rms(other).max(f32::MIN_POSITIVE);
    let other = Clip::new(other.samples.iter().map(|sample| sample * factor).collect());
    one.mixed(&other, later)
}
