//! Whether a child was named whom a sentence leaves out.
//!
//! "What's the vegetarian dish for Elsa on Wednesday?" is found as "What's the vegetarian dish on
//! Wednesday?" where nobody expects it with a name, and would be answered about all children. Here
//! each child's name is held against the sound between the words of a sentence that names nobody.

use super::around::Around;
use super::pronunciation::Pronunciations;
use super::words::{Words, bare};
use super::{AFTER, ASIDE, BEFORE, PhonePart};
use crate::question::{People, Spoken};

/// How much likelier the sentence must be with the name, as a natural logarithm.
const CLEARLY: f32 = 60.0;

/// A child who was named in a sentence that names nobody.
pub(super) struct LeftOut<'p> {
    /// How many words of the sentence stand before the name.
    pub(super) after: usize,
    /// The child's name as it is meant.
    pub(super) name: &'p str,
    /// How much likelier the sentence is with it, as a natural logarithm.
    pub(super) gain: f32,
}

/// Who was named besides what this sentence says; `None` where nobody clearly was, or the sentence
/// names a child itself. Whatever else is left over in a sound is explained a little by any name: it
/// must be the best of all words that are known.
pub(super) fn left_out<'p>(
    places: &[usize],
    words: &Words,
    known: &Pronunciations,
    people: &'p People,
    heard: &[Vec<f32>],
) -> Option<LeftOut<'p>> {
    let names_a_child = |place: &usize| people.child(bare(&words.word(*place).said)).is_some();
    let (first, rest) = places.split_first()?;
    if places.iter().any(names_a_child) {
        return None;
    }
    let whole = Around::new(&[BEFORE], &words.sounds(rest, &[]), heard);
    let (without, _) = whole.best(words.sound(*first), 0..heard.len())?;
    let gaps = (1..=places.len()).filter_map(|after| {
        let before = words.sounds(&places[..after], &[BEFORE]);
        let around = Around::new(&before, &words.sounds(&places[after..], &[]), heard);
        let of = |child: &'p Spoken| {
            let (with, when) = around.best(&said(&child.said, known)?, 0..heard.len())?;
            Some((LeftOut { after, name: &child.means, gain: with - without }, when))
        };
        let named = people.children.iter().filter_map(of);
        let (found, when) = named.max_by(|a, b| a.0.gain.total_cmp(&b.0.gain))?;
        Some((found, when, around))
    });
    let best = gaps.max_by(|a, b| a.0.gain.total_cmp(&b.0.gain));
    let (found, when, around) = best.filter(|(found, ..)| found.gain > CLEARLY)?;
    let near = when.start.saturating_sub(ASIDE)..(when.end + ASIDE).min(heard.len());
    let others = known.words().filter(|word| people.child(word).is_none());
    let is_better = |word: &str| {
        let other = said(word, known).and_then(|said| around.best(&said, near.clone()));
        other.is_some_and(|(other, _)| other - without > found.gain)
    };
    (!others.into_iter().any(is_better)).then_some(found)
}

/// How a word sounds before a silence that need not be there; `None` where nobody knows.
fn said(word: &str, known: &Pronunciations) -> Option<Vec<PhonePart>> {
    let parts = known.of(word);
    (!parts.is_empty()).then(|| [parts, &[AFTER]].concat())
}
