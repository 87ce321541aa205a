//! A sentence laid along a sound around one word: what stands there can be tried without laying the
//! rest anew.

use std::ops::Range;

use super::lattice::{NO_WAY, Way, advance};
use super::{AFTER, PhonePart};

/// For each moment, how likely it is that all of these parts were gone through before it.
fn reached<'h>(parts: &[PhonePart], heard: impl Iterator<Item = &'h Vec<f32>>) -> Vec<f32> {
    let mut ways = vec![NO_WAY; parts.len()];
    // Silence need not be there.
    let mut begin = Way { score: 0.0, since: 0 };
    let mut reached = vec![if parts.len() == 1 { 0.0 } else { NO_WAY.score }];
    for heard in heard {
        advance(&mut ways, parts, heard, begin);
        begin = NO_WAY;
        reached.push(end(&ways).score);
    }
    reached
}

/// The best way to the last part, or to the one before it: the silence after a word may be missing.
fn end(ways: &[Way]) -> Way {
    let last = ways.iter().rev().take(2).copied();
    last.max_by(|a, b| a.score.total_cmp(&b.score)).unwrap_or(NO_WAY)
}

/// What is said before and after a word.
pub(super) struct Around<'h> {
    heard: &'h [Vec<f32>],
    /// For each moment, how likely what stands before the word ends there.
    before: Vec<f32>,
    /// For each moment, how likely what stands after it begins there.
    after: Vec<f32>,
}

impl<'h> Around<'h> {
    pub(super) fn new(before: &[PhonePart], after: &[PhonePart], heard: &'h [Vec<f32>]) -> Self {
        let after: Vec<PhonePart> = after.iter().rev().copied().collect();
        let after = if after.is_empty() { vec![AFTER] } else { after };
        // From the end of the sound on.
        let mut rest = reached(&after, heard.iter().rev());
        rest.reverse();
        Self { heard, before: reached(before, heard.iter()), after: rest }
    }

    /// How likely the sentence is with this word, and when it is said.
    pub(super) fn best(
        &self,
        parts: &[PhonePart],
        when: Range<usize>,
    ) -> Option<(f32, Range<usize>)> {
        let mut ways = vec![NO_WAY; parts.len()];
        let mut best: Option<(f32, Range<usize>)> = None;
        for moment in when {
            let begin = Way { score: self.before[moment], since: moment };
            advance(&mut ways, parts, &self.heard[moment], begin);
            let end = end(&ways);
            let score = end.score + self.after[moment + 1];
            if score.is_finite() && best.as_ref().is_none_or(|(best, _)| score > *best) {
                best = Some((score, end.since..moment + 1));
            }
        }
        best
    }
}
