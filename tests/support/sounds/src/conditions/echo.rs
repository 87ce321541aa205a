//! A room with bare walls.

use fastrand::Rng;

use crate::clip::RATE;

/// Seconds in which an echo gets softer by 60 decibels: a tiled kitchen, a hall.
pub const RT60: f32 = 0.5;
/// Seconds until the first wall answers.
const FIRST_WALL: f32 = 0.004;
/// Power of all echoes together beside that of the direct sound: a speaker two steps away.
const REVERBERATION: f32 = 1.0;

/// What the room answers to a click: the click, then noise that dies away.
pub fn response(seed: u64) -> Vec<f32> {
    let mut chance = Rng::with_seed(seed);
    let first = (FIRST_WALL * RATE as f32) as usize;
    let length = (RT60 * RATE as f32) as usize;
    // 60 decibels are a factor of 1000.
    let decay = |at: usize| (-1000_f32.ln() * at as f32 / length as f32).exp();
    let mut tail: Vec<f32> = (0..length).map(|at| (chance.f32() * 2.0 - 1.0) * decay(at)).collect();
    let power: f32 = tail.iter().map(|sample| sample * sample).sum();
    let factor = (REVERBERATION / power).sqrt();
    for sample in &mut tail {
        *sample *= factor;
    }
    let mut response = vec![0.0; first];
    response[0] = 1.0;
    response.append(&mut tail);
    response
}
