//! Whether somebody or something else was named than what sentences are about.
//!
//! Every sentence of a household is about its children, so whoever is named is taken for one of them;
//! and so is "filmen" for "bilden". Here each given name, and what else may stand there, is held
//! against the sound in place of that word: the rest of the sentence is laid along the sound only
//! once.

use std::ops::Range;

use super::lattice::{NO_WAY, Way, advance};
use super::pronunciation::Pronunciations;
use super::words::{Words, bare};
use super::{AFTER, BEFORE, PhonePart, Phones};
use crate::espeak::Espeak;
use crate::model::Language;
use crate::question::{Grammar, People};

/// How much likelier a sentence about somebody else must be, as a natural logarithm. With the names
/// of others that were said it was 57 to 200 likelier; with names that were not, of 340 spoken
/// sentences in two languages, half of them in a loud kitchen, never by more than 56.
const CLEARLY: f32 = 60.0;
/// Positions by which another name may begin sooner or end later than the child's.
const ASIDE: usize = 20;

/// The names that may be said in place of those of the children, and of things.
#[derive(Debug, Default)]
pub(super) struct Strangers {
    people: People,
}

/// Somebody or something that was named in place of a child, or of a thing.
pub(in crate::listen::recogniser) struct Stranger {
    /// The name of the child or thing, as it is meant.
    pub(in crate::listen::recogniser) named: String,
    /// The other name.
    pub(in crate::listen::recogniser) name: String,
    /// How much more the sentence sounds like it with the other name, as [`BySound::likeness`] tells.
    ///
    /// [`BySound::likeness`]: super::BySound::likeness
    pub(in crate::listen::recogniser) likeness: f32,
}

impl Strangers {
    /// The names of a grammar, with the endings that its children's names have in it.
    pub(super) fn new(
        grammar: &Grammar,
        language: &Language,
        phones: &Phones,
        known: &mut Pronunciations,
        espeak: &Espeak,
    ) -> Self {
        let people = grammar.people().clone();
        let edges = (0..grammar.len()).flat_map(|node| grammar.edges(node));
        let mut endings: Vec<&str> =
            edges.filter_map(|edge| Some(people.named(bare(&edge.said))?.1)).collect();
        endings.sort_unstable();
        endings.dedup();
        let with = |ending: &&str| -> Vec<String> {
            people.strangers.iter().map(|name| format!("{name}{ending}")).collect()
        };
        let names: Vec<String> = endings.iter().flat_map(with).collect();
        known.learn(names.iter().map(String::as_str), language, phones, espeak);
        Self { people }
    }

    /// What was named in place of a child or thing of this sentence; `None` where nothing clearly was.
    pub(super) fn find(
        &self,
        places: &[usize],
        words: &Words,
        known: &Pronunciations,
        heard: &[Vec<f32>],
    ) -> Option<Stranger> {
        let found = places.iter().enumerate().filter_map(|(i, place)| {
            let (named, ending) = self.people.named(bare(&words.word(*place).said))?;
            let around = Around::new(
                &words.sounds(&places[..i], &[BEFORE]),
                &words.sounds(&places[i + 1..], &[]),
                heard,
            );
            let (ours, when) = around.best(words.sound(*place), 0..heard.len())?;
            let near = when.start.saturating_sub(ASIDE)..(when.end + ASIDE).min(heard.len());
            let named = self.people.strangers.iter().filter_map(|name| {
                let said = known.of(&format!("{name}{ending}"));
                let said = (!said.is_empty()).then(|| [said, &[AFTER]].concat())?;
                let (theirs, _) = around.best(&said, near.clone())?;
                Some((theirs - ours, named, name))
            });
            named.max_by(|a, b| a.0.total_cmp(&b.0))
        });
        let clear = found.filter(|(gain, ..)| *gain > CLEARLY).max_by(|a, b| a.0.total_cmp(&b.0));
        let (gain, named, name) = clear?;
        #[expect(clippy::cast_precision_loss, reason = "1500 at most")]
        let likeness = gain / heard.len() as f32;
        Some(Stranger { named: named.to_owned(), name: name.clone(), likeness })
    }
}

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
struct Around<'h> {
    heard: &'h [Vec<f32>],
    /// For each moment, how likely what stands before the word ends there.
    before: Vec<f32>,
    /// For each moment, how likely what stands after it begins there.
    after: Vec<f32>,
}

impl<'h> Around<'h> {
    fn new(before: &[PhonePart], after: &[PhonePart], heard: &'h [Vec<f32>]) -> Self {
        let after: Vec<PhonePart> = after.iter().rev().copied().collect();
        let after = if after.is_empty() { vec![AFTER] } else { after };
        // From the end of the sound on.
        let mut rest = reached(&after, heard.iter().rev());
        rest.reverse();
        Self { heard, before: reached(before, heard.iter()), after: rest }
    }

    /// How likely the sentence is with this word, and when it is said.
    fn best(&self, parts: &[PhonePart], when: Range<usize>) -> Option<(f32, Range<usize>)> {
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
