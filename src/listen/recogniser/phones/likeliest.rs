//! The likeliest sentences of a lattice, from the end to the beginning.
//!
//! How likely the best way from the beginning to any place is, is known; so whatever is likeliest of
//! all that was begun from the end is a part of the best sentence that was not found yet.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, HashMap, HashSet};

use super::lattice::Lattice;

/// Most ends of sentences that are gone on with.
const MOST_STEPS: usize = 20_000;

/// The words from a place to the end.
#[derive(Clone, Copy)]
struct Tail {
    /// How likely the best sentence with these words is.
    score: f32,
    /// How likely what follows the place is.
    after: f32,
    node: usize,
    moment: usize,
    /// Which words: a place in [`Tails::words`].
    words: usize,
}

/// Words that follow each other to the end, each with those after it: equal ones stand once.
struct Tails {
    words: Vec<Option<(usize, usize)>>,
    places: HashMap<(usize, usize), usize>,
}

impl Lattice<'_> {
    /// The likeliest sentences as they are said, and the natural logarithms of how likely they are:
    /// so many at most, and none that is less likely than the best by more than `far`.
    pub(in crate::listen::recogniser) fn likeliest(
        &self,
        most: usize,
        far: f32,
    ) -> Vec<(String, f32)> {
        let mut tails = Tails { words: vec![None], places: HashMap::new() };
        let mut waiting: BinaryHeap<Tail> = self.ended().collect();
        let mut seen = HashSet::new();
        let mut found: Vec<(String, f32)> = Vec::new();
        for _ in 0..MOST_STEPS {
            let Some(tail) = waiting.pop() else { break };
            let is_far = found.first().is_some_and(|(_, best)| tail.score < best - far);
            if is_far || found.len() == most {
                break;
            }
            if !seen.insert((tail.node, tail.words)) {
                continue;
            }
            if tail.node == 0 {
                let said = self.said(&tails, tail.words);
                if found.iter().all(|(known, _)| *known != said) {
                    found.push((said, tail.score));
                }
                continue;
            }
            for end in self.ends(tail.moment, tail.node) {
                let from = self.words.word(end.word).from;
                let alone = end.score - self.reached(end.since, from);
                waiting.push(Tail {
                    score: end.score + tail.after,
                    after: tail.after + alone,
                    node: from,
                    moment: end.since,
                    words: tails.with(end.word, tail.words),
                });
            }
        }
        found
    }

    /// The ends of all sentences, at any moment.
    fn ended(&self) -> impl Iterator<Item = Tail> {
        let node = self.words.nodes().saturating_sub(1);
        (1..self.moments()).filter_map(move |moment| {
            let after = self.rest(moment);
            let score = self.reached(moment, node) + after;
            score.is_finite().then_some(Tail { score, after, node, moment, words: 0 })
        })
    }

    fn said(&self, tails: &Tails, mut words: usize) -> String {
        let mut said: Vec<&str> = Vec::new();
        while let Some((word, after)) = tails.words.get(words).copied().flatten() {
            said.push(&self.words.word(word).said);
            words = after;
        }
        said.join(" ")
    }
}

impl Tails {
    /// A word before others.
    fn with(&mut self, word: usize, after: usize) -> usize {
        *self.places.entry((word, after)).or_insert_with(|| {
            self.words.push(Some((word, after)));
            self.words.len() - 1
        })
    }
}

impl Ord for Tail {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.total_cmp(&other.score)
    }
}

impl PartialOrd for Tail {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Tail {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Tail {}
