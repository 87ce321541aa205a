//! The noise of a kitchen: a fan, a tap that runs, and dishes.

use std::f32::consts::TAU;

use fastrand::Rng;

use crate::clip::{Clip, RATE};
use crate::loudness;
use crate::spectrum;

/// What the three are worth beside each other, in root mean squares.
const FAN: f32 = 1.0;
const WATER: f32 = 0.7;
const DISHES: f32 = 1.0;
/// The tone of a fan, twice the mains frequency, in hertz, and its overtones.
const HUM: f32 = 100.0;
const OVERTONES: u16 = 6;
/// Clatters a second.
const CLATTERS: f32 = 2.0;

/// Noise of this length, in seconds. Its loudness means nothing; scale it.
pub fn noise(seconds: f32, seed: u64) -> Clip {
    let mut chance = Rng::with_seed(seed);
    let length = (seconds * RATE as f32) as usize;
    let parts = [
        (FAN, fan(length, &mut chance)),
        (WATER, water(length, &mut chance)),
        (DISHES, dishes(length, &mut chance)),
    ];
    let mut sum = vec![0.0; length];
    for (weight, part) in parts {
        let factor = weight / loudness::rms(&part).max(f32::MIN_POSITIVE);
        sum.iter_mut().zip(&part).for_each(|(sample, added)| *sample += added * factor);
    }
    Clip::new(sum)
}

/// Pink noise and a hum.
fn fan(length: usize, chance: &mut Rng) -> Vec<f32> {
    let air = spectrum::shape(&white(length, chance), RATE, |hertz| 1.0 / hertz.max(50.0).sqrt());
    let loud = 1.0 / loudness::rms(&air).max(f32::MIN_POSITIVE);
    let hum = |at: usize| -> f32 {
        let time = at as f32 / RATE as f32;
        let tone = |n: u16| (TAU * HUM * f32::from(n) * time).sin() / f32::from(n);
        (1..=OVERTONES).map(tone).sum()
    };
    air.iter().enumerate().map(|(at, air)| air * loud + 0.7 * hum(at)).collect()
}

/// Hiss above a kilohertz that swells and falls a few times a second.
fn water(length: usize, chance: &mut Rng) -> Vec<f32> {
    let hiss = spectrum::shape(&white(length, chance), RATE, |hertz| (hertz / 1500.0).min(1.0));
    let phase = chance.f32() * TAU;
    let swell = |at: usize| 1.0 + 0.4 * (TAU * 3.0 * at as f32 / RATE as f32 + phase).sin();
    hiss.iter().enumerate().map(|(at, sample)| sample * swell(at)).collect()
}

/// Now and then a few tones at once that die away within a blink: porcelain and cutlery.
fn dishes(length: usize, chance: &mut Rng) -> Vec<f32> {
    let mut sum = vec![0.0; length];
    let clatters = (CLATTERS * length as f32 / RATE as f32).ceil() as usize;
    for _ in 0..clatters {
        let start = chance.usize(..length.max(1));
        let loudness = 0.3 + chance.f32();
        for _ in 0..5 {
            let hertz = 1200.0 + 5000.0 * chance.f32();
            let seconds = 0.015 + 0.05 * chance.f32();
            for (at, sample) in sum.iter_mut().skip(start).take(RATE as usize / 4).enumerate() {
                let time = at as f32 / RATE as f32;
                *sample += loudness * (-time / seconds).exp() * (TAU * hertz * time).sin();
            }
        }
    }
    sum
}

fn white(length: usize, chance: &mut Rng) -> Vec<f32> {
    (0..length).map(|_| chance.f32() * 2.0 - 1.0).collect()
}
