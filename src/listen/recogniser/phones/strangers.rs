//! Whether somebody or something else was named than what sentences are about.
//!
//! Every sentence of a household is about its children, so whoever is named is taken for one of them;
//! and so is "filmen" for "bilden". Here each given name, and what else may stand there, is held
//! against the sound in place of that word: the rest of the sentence is laid along the sound only
//! once.

use super::around::Around;
use super::pronunciation::Pronunciations;
use super::words::{Words, bare};
use super::{AFTER, ASIDE, BEFORE, Phones};
use crate::espeak::Espeak;
use crate::model::Language;
use crate::question::{Grammar, People};

/// How much likelier a sentence about somebody else must be, as a natural logarithm. With the names
/// of others that were said it was 57 to 200 likelier; with names that were not, of 340 spoken
/// sentences in two languages, half of them in a loud kitchen, never by more than 56.
const CLEARLY: f32 = 60.0;

/// The names that may be said in place of those of the children, and of things.
#[derive(Debug, Default)]
pub(super) struct Strangers {
    pub(super) people: People,
}

/// Somebody or something that was named in place of a child, or of a thing.
pub(super) struct Stranger<'s> {
    /// The name of the child or thing, as it is meant.
    pub(super) named: &'s str,
    /// The other name.
    pub(super) name: &'s str,
    /// How much likelier the sentence is with it, as a natural logarithm.
    pub(super) gain: f32,
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
        let mut names: Vec<String> = endings.iter().flat_map(with).collect();
        names.extend(people.children.iter().map(|child| child.said.clone()));
        known.learn(names.iter().map(String::as_str), language, phones, espeak);
        Self { people }
    }

    /// What was named in place of a child or thing of this sentence; `None` where nothing clearly was.
    pub(super) fn find<'s>(
        &'s self,
        places: &[usize],
        words: &'s Words,
        known: &Pronunciations,
        heard: &[Vec<f32>],
    ) -> Option<Stranger<'s>> {
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
                Some(Stranger { named, name, gain: theirs - ours })
            });
            named.max_by(|a, b| a.gain.total_cmp(&b.gain))
        });
        found.filter(|found| found.gain > CLEARLY).max_by(|a, b| a.gain.total_cmp(&b.gain))
    }
}
