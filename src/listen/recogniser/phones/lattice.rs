//! Which words of a household may have been said when.

use super::words::Words;
use super::{AFTER, BEFORE, PARTS, PhonePart};

/// How much less likely than the best of its time a way may be; natural logarithm.
const SPREAD: f32 = 200.0;

/// The words that fit a sound, with how well.
pub(in crate::listen::recogniser) struct Lattice<'w> {
    pub(super) words: &'w Words,
    /// For each moment and each node, how likely the best way from the beginning to there is.
    reached: Vec<Vec<f32>>,
    /// For each moment, what ends there, in the order of the nodes that it leads to.
    ends: Vec<Vec<End>>,
    /// For each moment, how likely nothing but silence follows.
    rest: Vec<f32>,
}

/// A word that ends at a moment.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// Which word.
    pub(super) word: usize,
    /// The node it leads to.
    to: usize,
    /// When it began.
    pub(super) since: usize,
    /// How likely the best way to here with it is.
    pub(super) score: f32,
}

impl<'w> Lattice<'w> {
    /// Follows all sentences through a sound, given the logarithms of the probabilities of each part
    /// of a phone at each moment.
    pub(in crate::listen::recogniser) fn new(words: &'w Words, heard: &[Vec<f32>]) -> Self {
        let mut following = Following::new(words);
        let mut reached = vec![f32::NEG_INFINITY; words.nodes()];
        let mut silence = 0.0;
        let mut lattice =
            Self { words, reached: Vec::new(), ends: vec![Vec::new()], rest: Vec::new() };
        for (moment, heard) in heard.iter().enumerate() {
            reached[0] = silence;
            silence += probability(heard, BEFORE);
            let mut ends = following.hear(heard, moment, &reached);
            lattice
                .reached
                .push(std::mem::replace(&mut reached, vec![f32::NEG_INFINITY; words.nodes()]));
            for end in &ends {
                reached[end.to] = reached[end.to].max(end.score);
            }
            ends.sort_unstable_by_key(|end| end.to);
            lattice.ends.push(ends);
        }
        lattice.reached.push(reached);
        lattice.rest = vec![0.0; lattice.reached.len()];
        for (moment, heard) in heard.iter().enumerate().rev() {
            lattice.rest[moment] = lattice.rest[moment + 1] + probability(heard, AFTER);
        }
        lattice
    }

    /// How many moments there are, with the one after the last.
    pub(super) fn moments(&self) -> usize {
        self.reached.len()
    }

    /// How likely the best way to a node at a moment is.
    pub(super) fn reached(&self, moment: usize, node: usize) -> f32 {
        self.reached[moment][node]
    }

    /// How likely nothing but silence follows a moment.
    pub(super) fn rest(&self, moment: usize) -> f32 {
        self.rest[moment]
    }

    /// The words that lead to a node at a moment.
    pub(super) fn ends(&self, moment: usize, node: usize) -> &[End] {
        let ends = &self.ends[moment];
        let first = ends.partition_point(|end| end.to < node);
        let count = ends[first..].partition_point(|end| end.to == node);
        &ends[first..first + count]
    }
}

/// How likely a part of a phone is.
fn probability(heard: &[f32], part: PhonePart) -> f32 {
    heard.get(usize::from(part)).copied().unwrap_or(f32::NEG_INFINITY)
}

/// How likely these parts of phones after each other are a whole sound, a moment on average; natural
/// logarithm.
pub(super) fn along(parts: &[PhonePart], heard: &[Vec<f32>]) -> f32 {
    let mut ways = vec![NO_WAY; parts.len()];
    for (moment, heard) in heard.iter().enumerate() {
        let begin = if moment == 0 { Way { score: 0.0, since: 0 } } else { NO_WAY };
        advance(&mut ways, parts, heard, begin);
    }
    let last = ways.iter().rev().take(2).map(|way| way.score).fold(f32::NEG_INFINITY, f32::max);
    #[expect(clippy::cast_precision_loss, reason = "1500 at most")]
    let moments = heard.len().max(1) as f32;
    last / moments
}

/// How likely the best way to a place within a word is, and when the word began on it.
#[derive(Clone, Copy)]
pub(super) struct Way {
    pub(super) score: f32,
    pub(super) since: usize,
}

pub(super) const NO_WAY: Way = Way { score: f32::NEG_INFINITY, since: 0 };

/// The words that are being followed.
struct Following<'w> {
    words: &'w Words,
    /// For each word, the ways to each of its parts; empty where it is not followed.
    ways: Vec<Vec<Way>>,
    followed: Vec<usize>,
    best: f32,
}

impl<'w> Following<'w> {
    fn new(words: &'w Words) -> Self {
        Self { words, ways: vec![Vec::new(); words.len()], followed: Vec::new(), best: 0.0 }
    }

    /// Goes on by a moment, from words that go on and nodes that were reached; what ends after it.
    fn hear(&mut self, heard: &[f32], moment: usize, reached: &[f32]) -> Vec<End> {
        let least = self.best - SPREAD;
        for (node, score) in reached.iter().enumerate() {
            if *score >= least {
                self.begin(node);
            }
        }
        self.best = f32::NEG_INFINITY;
        let mut ends = Vec::new();
        for word in std::mem::take(&mut self.followed) {
            let edge = self.words.word(word);
            let begin = Way { score: reached[edge.from] + edge.chance, since: moment };
            let ways = &mut self.ways[word];
            let best = advance(ways, self.words.sound(word), heard, begin);
            if best < least {
                *ways = Vec::new();
                continue;
            }
            self.best = self.best.max(best);
            self.followed.push(word);
            let end = ways.iter().rev().take(2).max_by(|a, b| a.score.total_cmp(&b.score));
            if let Some(Way { score, since }) = end.filter(|end| end.score >= least) {
                ends.push(End { word, to: edge.to, since: *since, score: *score });
            }
        }
        ends
    }

    /// Follows the words that may come next at a node, too.
    fn begin(&mut self, node: usize) {
        for word in self.words.after(node) {
            let ways = &mut self.ways[word];
            if ways.is_empty() {
                ways.resize(self.words.sound(word).len(), NO_WAY);
                self.followed.push(word);
            }
        }
    }
}

/// Goes on within a word by a moment: each part may last, follow the one before it, or follow the one
/// before that, where it is of another phone; how likely the best way is.
pub(super) fn advance(ways: &mut [Way], sound: &[PhonePart], heard: &[f32], begin: Way) -> f32 {
    let phone = |place: usize| usize::from(sound[place]) / PARTS;
    let mut best = f32::NEG_INFINITY;
    for place in (0..ways.len()).rev() {
        let mut way = ways[place];
        let mut from = |before: Way| {
            if before.score > way.score {
                way = before;
            }
        };
        match place {
            0 => from(begin),
            1 => from(ways[0]),
            _ => {
                from(ways[place - 1]);
                if place + 1 < ways.len() && phone(place) != phone(place - 2) {
                    from(ways[place - 2]);
                }
            }
        }
        way.score += probability(heard, sound[place]);
        ways[place] = way;
        best = best.max(way.score);
    }
    best
}
