//! Where in a sound somebody speaks.

use std::ops::Range;

use super::{RATE, Sound};

/// Samples whose loudness is one, and in which ranges are counted: 20 ms, a position of the
/// recogniser's model.
const BLOCK: usize = RATE as usize / 50;
/// Blocks that go along before and after what is loud: soft consonants.
const SOFT: usize = 3;
/// Louder than the room is louder than this many times its loudness.
const OVER_ROOM: f32 = 2.0;
/// In a quiet room, louder than this share of the loudest block.
const UNDER_VOICE: f32 = 0.05;

/// Blocks that stay of a pause, at each of its ends: with three "have … for lunch" becomes "have before
/// lunch".
const JOINT: usize = 1;
/// Blocks of quiet that make a pause within a sentence, 0.6 s: no consonant is that long.
const PAUSE: usize = 30;

impl Sound {
    /// From the first to the last that is louder than the room, in blocks of 20 ms. All of it where
    /// nothing is.
    pub fn speech(&self) -> Range<usize> {
        let loud = self.loud();
        let first = loud.iter().position(|loud| *loud).unwrap_or(0);
        let last = loud.iter().rposition(|loud| *loud).unwrap_or(loud.len());
        first.saturating_sub(SOFT)..(last + SOFT + 1).min(loud.len())
    }

    /// The same as if it had been said in one breath; `None` where it was.
    pub fn without_pauses(&self) -> Option<Self> {
        let loud = self.loud();
        let stretches: Vec<&[bool]> = loud.chunk_by(|one, next| one == next).collect();
        let mut samples = Vec::with_capacity(self.samples.len());
        let mut from = 0;
        for (place, stretch) in stretches.iter().enumerate() {
            let is_inside = place > 0 && place + 1 < stretches.len();
            let is_pause = is_inside && stretch.first() == Some(&false) && stretch.len() >= PAUSE;
            let kept = if is_pause { JOINT } else { stretch.len() };
            samples.extend(self.samples.iter().skip(from * BLOCK).take(kept * BLOCK));
            from += stretch.len();
            if is_pause {
                samples
                    .extend(self.samples.iter().skip((from - JOINT) * BLOCK).take(JOINT * BLOCK));
            }
        }
        (samples.len() < self.samples.len()).then_some(Self { samples })
    }

    /// Whether each block is louder than the room.
    fn loud(&self) -> Vec<bool> {
        let levels: Vec<f32> = self.samples.chunks(BLOCK).map(loudness).collect();
        let mut sorted = levels.clone();
        sorted.sort_by(f32::total_cmp);
        let room = sorted.get(sorted.len() / 10).copied().unwrap_or_default();
        let loudest = sorted.last().copied().unwrap_or_default();
        let limit = (OVER_ROOM * room).max(UNDER_VOICE * loudest);
        levels.iter().map(|level| *level > limit).collect()
    }
}

/// Root mean square.
#[expect(clippy::cast_precision_loss, reason = "320 at most")]
fn loudness(samples: &[f32]) -> f32 {
    (samples.iter().map(|sample| sample * sample).sum::<f32>() / samples.len().max(1) as f32).sqrt()
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Sound};

    /// Blocks of noise as loud as this.
    fn noise(blocks: usize, loudness: f32) -> Vec<f32> {
        let sign = |i: usize| if (i * 7919) % 13 < 6 { loudness } else { -loudness };
        (0..blocks * BLOCK).map(sign).collect()
    }

    #[test]
    fn the_room_before_and_after_is_no_speech() {
        for room in [0.0, 0.01, 0.1] {
            let samples = [noise(40, room), noise(50, 0.4), noise(30, room)].concat();
            let sound = Sound::new(samples, super::RATE).expect("it is loud enough");
            assert_eq!(sound.speech(), 37..93, "room {room}");
        }
    }

    #[test]
    fn a_pause_is_left_out_and_a_short_one_is_not() {
        for (pause, left) in [(10, 10), (29, 29), (30, 2), (200, 2)] {
            let parts = [noise(5, 0.01), noise(50, 0.4), noise(pause, 0.01), noise(40, 0.4)];
            let sound = Sound::new([&parts.concat()[..], &noise(20, 0.01)].concat(), super::RATE);
            let sound = sound.expect("it is loud enough");
            let without = sound.without_pauses();
            assert_eq!(without.is_some(), left < pause, "{pause} blocks");
            let blocks = without.unwrap_or(sound).samples().len() / BLOCK;
            assert_eq!(blocks, 5 + 50 + left + 40 + 20, "{pause} blocks");
        }
    }

    #[test]
    fn where_nothing_is_louder_all_of_it_may_be_speech() {
        let sound = Sound::new(noise(50, 0.2), super::RATE).expect("it is loud enough");
        assert_eq!(sound.speech(), 0..50);
    }
}
