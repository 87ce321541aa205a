//! Which part of which phone each position of a sentence is.

use nalgebra::DMatrix;
use skolrost::listen::recogniser::phones::PARTS;

/// Positions of silence that are expected before and after a sentence.
const SILENCE: usize = 8;

/// All parts for as long, between silences.
pub(super) fn evenly(positions: usize, parts: &[usize]) -> Vec<usize> {
    let inner = parts.len().saturating_sub(2);
    let spoken = positions.saturating_sub(SILENCE + SILENCE / 2).max(1);
    let place = |position: usize| match position.checked_sub(SILENCE) {
        None => 0,
        Some(passed) if passed >= spoken => inner + 1,
        Some(passed) => 1 + passed * inner / spoken,
    };
    (0..positions).filter_map(|position| parts.get(place(position)).copied()).collect()
}

/// The likeliest: each part lasts, follows the one before it, or the one before that where it is of
/// another phone. `heard` has a row a position and a column a part.
pub(super) fn align(heard: &DMatrix<f32>, parts: &[usize]) -> Vec<usize> {
    let mut ways = vec![f32::NEG_INFINITY; parts.len()];
    let mut back: Vec<Vec<usize>> = Vec::with_capacity(heard.nrows());
    for position in 0..heard.nrows() {
        let mut skipped = vec![0; parts.len()];
        for place in (0..parts.len()).rev() {
            let is_skippable = place > 1 && parts[place] / PARTS != parts[place - 2] / PARTS;
            let most = if is_skippable { 2 } else { place.min(1) };
            let from = |skip: &usize| ways[place - skip];
            let best = (0..=most).max_by(|a, b| from(a).total_cmp(&from(b))).unwrap_or_default();
            let begins = position == 0 && place == 0;
            let before = if begins { 0.0 } else { from(&best) };
            ways[place] = before + heard[(position, parts[place])];
            skipped[place] = best;
        }
        back.push(skipped);
    }
    let mut place = parts.len() - 1;
    let mut aligned: Vec<usize> = back
        .iter()
        .rev()
        .map(|skipped| {
            let part = parts[place];
            place -= skipped[place];
            part
        })
        .collect();
    aligned.reverse();
    aligned
}
