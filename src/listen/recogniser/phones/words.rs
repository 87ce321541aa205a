//! The sentences of a household by how their words sound.

use std::collections::HashMap;

use super::pronunciation::Pronunciations;
use super::{AFTER, BEFORE, PhonePart, Phones};
use crate::espeak::Espeak;
use crate::model::Language;
use crate::question::grammar::Grammar;
use crate::question::template::is_closing_mark;

/// A graph of words, each with the parts of its phones; the nodes are those of the [`Grammar`].
#[derive(Default)]
pub(in crate::listen::recogniser) struct Words {
    /// For each node, the first of the words that may come next, and at last how many there are.
    firsts: Vec<usize>,
    all: Vec<Word>,
    /// What words sound like, each followed by a silence that need not be there.
    sounds: Vec<Vec<PhonePart>>,
}

/// A word that may be said at one place of a sentence.
pub(super) struct Word {
    /// With its marks, as in [`Edge::said`](crate::question::grammar::Edge).
    pub(super) said: String,
    /// The nodes it leads from and to.
    pub(super) from: usize,
    pub(super) to: usize,
    /// How often it is what comes next; natural logarithm.
    pub(super) chance: f32,
    /// Which of the sounds it is.
    sound: usize,
}

/// Names stay out of logs.
impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("words", &self.all.len()).finish_non_exhaustive()
    }
}

impl Words {
    /// The words of a grammar. Free words have no sound and are left out.
    pub(in crate::listen::recogniser) fn new(
        grammar: &Grammar,
        language: &Language,
        phones: &Phones,
        known: &mut Pronunciations,
        espeak: &Espeak,
    ) -> Self {
        let edges = |node| grammar.edges(node).iter().filter(|edge| !edge.free);
        let all = (0..grammar.len()).flat_map(edges);
        known.learn(all.map(|edge| bare(&edge.said)), language, phones, espeak);
        let mut graph = Self::default();
        let mut sounds: HashMap<&str, usize> = HashMap::new();
        for node in 0..grammar.len() {
            graph.firsts.push(graph.all.len());
            for edge in edges(node) {
                let word = bare(&edge.said);
                let parts = known.of(word);
                if parts.is_empty() {
                    continue;
                }
                let sound = *sounds.entry(word).or_insert_with(|| {
                    graph.sounds.push(parts.iter().copied().chain([AFTER]).collect());
                    graph.sounds.len() - 1
                });
                #[expect(clippy::cast_possible_truncation, reason = "a logarithm")]
                let chance = edge.share().ln() as f32;
                let (said, to) = (edge.said.clone(), edge.to);
                graph.all.push(Word { said, from: node, to, chance, sound });
            }
        }
        graph.firsts.push(graph.all.len());
        graph
    }

    /// How many nodes there are.
    pub(super) fn nodes(&self) -> usize {
        self.firsts.len().saturating_sub(1)
    }

    /// Whether it is not known how any word is said.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// How many words there are at all nodes.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The words that may be said at a node.
    pub(super) fn after(&self, node: usize) -> std::ops::Range<usize> {
        self.firsts[node]..self.firsts[node + 1]
    }

    pub(super) fn word(&self, place: usize) -> &Word {
        &self.all[place]
    }

    /// The parts of the phones of a sentence, from the silence before it to the one after it; `None`
    /// where there is no such sentence.
    pub(super) fn sentence(&self, said: &str) -> Option<Vec<PhonePart>> {
        Some(self.sounds(&self.places(said)?, &[BEFORE]))
    }

    /// What words after each other sound like, after something else.
    pub(super) fn sounds(&self, places: &[usize], before: &[PhonePart]) -> Vec<PhonePart> {
        let words = places.iter().flat_map(|place| self.sound(*place));
        before.iter().chain(words).copied().collect()
    }

    /// The places of the words of a sentence; `None` where there is no such sentence.
    pub(super) fn places(&self, said: &str) -> Option<Vec<usize>> {
        let mut places = Vec::new();
        self.follow(0, said, &mut places).then_some(places)
    }

    fn follow(&self, node: usize, said: &str, places: &mut Vec<usize>) -> bool {
        if said.is_empty() {
            return node + 1 == self.nodes();
        }
        let before = places.len();
        self.after(node).any(|place| {
            let word = self.word(place);
            let Some(rest) = said.strip_prefix(&word.said) else { return false };
            let Some(rest) = rest.strip_prefix(' ').or(rest.is_empty().then_some(rest)) else {
                return false;
            };
            places.truncate(before);
            places.push(place);
            self.follow(word.to, rest, places)
        })
    }

    /// The parts of a word's phones, then silence.
    pub(super) fn sound(&self, place: usize) -> &[PhonePart] {
        &self.sounds[self.all[place].sound]
    }
}

/// A word without the marks at its end.
pub(super) fn bare(said: &str) -> &str {
    said.trim_end_matches(|c: char| is_closing_mark(c.encode_utf8(&mut [0; 4])))
}
