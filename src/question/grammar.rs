//! The sentences of a household as a graph of words.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::pieces::{Piece, Pieces};
use super::share::Share;
use super::spoken::Spoken;
use super::template::is_closing_mark;
use super::token::fold_case;

/// A directed graph without cycles; each way from node 0 to the end is a sentence. Every edge
/// leads to a node of a higher number, and the last node is the end of all sentences.
#[derive(Clone, PartialEq, Eq)]
pub struct Grammar {
    nodes: Vec<Vec<Edge>>,
    free_words: Vec<String>,
    people: People,
}

/// Whom and what sentences may be about.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct People {
    /// The children of the household. No sentence is about anybody else.
    pub children: Vec<Spoken>,
    /// Words for what else they are about, in small letters: "klassen", "bilden".
    pub things: HashSet<String>,
    /// Whoever or whatever may be named in place of those, as they are said: given names, "katten".
    pub strangers: Vec<String>,
}

impl People {
    /// Which of them a word without marks names, as it is meant, and what follows the name in it;
    /// `None` where it names none.
    pub fn named<'w>(&'w self, word: &'w str) -> Option<(&'w str, &'w str)> {
        let thing = || self.things.contains(&fold_case(word)).then_some((word, ""));
        self.child(word).or_else(thing)
    }

    /// The same for children alone.
    pub fn child<'w>(&'w self, word: &'w str) -> Option<(&'w str, &'w str)> {
        let child = |child: &'w Spoken| {
            Some((child.means.as_str(), word.strip_prefix(child.said.as_str())?))
        };
        let children = self.children.iter().filter_map(child);
        children.min_by_key(|(_, ending)| ending.len())
    }
}

/// A word and where it leads.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edge {
    /// The word with its marks ("onsdag?"), as the recogniser is to look for it. A name of several
    /// words is one edge.
    pub said: String,
    /// What stands in the sentence instead, where that differs.
    pub means: Option<String>,
    /// Any words up to the end of the sentence; `said` is empty.
    pub free: bool,
    /// The node it leads to.
    pub to: usize,
    /// How often it is taken.
    share: Share,
}

impl Edge {
    /// The word as it stands in the sentence.
    pub fn meant(&self) -> &str {
        self.means.as_deref().unwrap_or(&self.said)
    }

    /// How often this is the word that comes next: 0 to 1.
    pub fn share(&self) -> f64 {
        self.share.get()
    }
}

impl Grammar {
    /// The words of a graph of pieces from `start` on. `free_words` are examples of what may stand
    /// for free words.
    pub(super) fn new(
        pieces: &Pieces<'_>,
        start: usize,
        free_words: Vec<String>,
        people: People,
    ) -> Self {
        let mut gathering = Gathering::new(pieces);
        let mut first = gathering.edges(start);
        for edge in &mut first {
            edge.said = capitalised(&edge.said);
            edge.means = edge.means.as_deref().map(capitalised);
        }
        gathering.nodes.push(first);
        // Built from the end; numbered from the beginning.
        let last = gathering.nodes.len() - 1;
        let mut nodes: Vec<Vec<Edge>> = gathering.nodes.into_iter().rev().collect();
        for edge in nodes.iter_mut().flatten() {
            edge.to = last - edge.to;
        }
        Self { nodes, free_words, people }
    }

    /// Only these sentences, as they are written.
    pub fn of(sentences: &[String]) -> Self {
        let words: Vec<Vec<&str>> =
            sentences.iter().map(|sentence| sentence.split_whitespace().collect()).collect();
        let inner: usize = words.iter().map(|words| words.len().saturating_sub(1)).sum();
        let mut nodes = vec![Vec::new(); inner + 2];
        let mut next = 1;
        for words in words {
            let mut node = 0;
            for (place, word) in words.iter().enumerate() {
                let last = place + 1 == words.len();
                let to = if last { inner + 1 } else { next };
                nodes[node].push(Edge {
                    said: (*word).to_owned(),
                    means: None,
                    free: false,
                    to,
                    share: Share::ALL,
                });
                (node, next) = (to, next + usize::from(!last));
            }
        }
        Self { nodes, free_words: Vec::new(), people: People::default() }
    }

    /// Whom they may be about.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// The words that may come next; none at the end.
    pub fn edges(&self, node: usize) -> &[Edge] {
        self.nodes.get(node).map_or(&[], Vec::as_slice)
    }

    /// Whether a sentence is complete here.
    pub fn is_end(&self, node: usize) -> bool {
        node + 1 == self.nodes.len()
    }

    /// How many nodes there are; at least two, the start and the end.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether it holds no sentence.
    pub fn is_empty(&self) -> bool {
        self.edges(0).is_empty()
    }

    /// How many ways lead from the start to the end. A sentence that two templates give is two.
    pub fn sentences(&self) -> f64 {
        let mut ways = vec![0.0; self.nodes.len()];
        for node in (0..self.nodes.len()).rev() {
            let way = |edge: &Edge| ways.get(edge.to).copied().unwrap_or(0.0);
            let sum =
                if self.is_end(node) { 1.0 } else { self.edges(node).iter().map(way).sum::<f64>() };
            if let Some(way) = ways.get_mut(node) {
                *way = sum;
            }
        }
        ways.first().copied().unwrap_or(0.0)
    }

    /// What a sentence of the graph means, from how it is said, and how often it is said among all:
    /// the likeliest of its meanings, and the natural logarithm of the probability; `None` where the
    /// graph holds no such sentence.
    pub fn meant(&self, said: &str) -> Option<(String, f32)> {
        let (meant, share) = self.meant_from(0, said)?;
        #[allow(clippy::cast_possible_truncation)]
        Some((meant, share.ln() as f32))
    }

    fn meant_from(&self, node: usize, said: &str) -> Option<(String, f64)> {
        if said.is_empty() {
            return self.is_end(node).then(|| (String::new(), 1.0));
        }
        let ways = self.edges(node).iter().filter_map(|edge| {
            if edge.free {
                return Some((said.to_owned(), edge.share.get()));
            }
            let rest = said.strip_prefix(&edge.said)?;
            let rest = if rest.is_empty() { rest } else { rest.strip_prefix(' ')? };
            let (words, share) = self.meant_from(edge.to, rest)?;
            Some((format!("{} {words}", edge.meant()).trim().to_owned(), share * edge.share.get()))
        });
        ways.reduce(|a, b| {
            let sum = a.1 + b.1;
            (if b.1 > a.1 { b.0 } else { a.0 }, sum)
        })
    }

    /// `n` sentences as they are meant, each as often as it is said; the same for the same seed.
    pub fn sample(&self, n: usize, seed: u64) -> Vec<String> {
        let mut random = Random(seed);
        let sentences = (0..n).map(|_| self.sentence(&mut random));
        sentences.filter(|sentence| !sentence.is_empty()).collect()
    }

    fn sentence(&self, random: &mut Random) -> String {
        let mut words = Vec::new();
        let mut node = 0;
        while let Some(edge) = random.edge(self.edges(node)) {
            let mut free = || random.choose(&self.free_words).map_or("", String::as_str);
            words.push(if edge.free { free() } else { edge.meant() });
            node = edge.to;
        }
        words.join(" ")
    }
}

/// Sentences begin with a capital letter.
fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Names stay out of logs.
impl std::fmt::Debug for People {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("People").finish_non_exhaustive()
    }
}

/// The sentences hold names, and stay out of logs.
impl std::fmt::Debug for Grammar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Grammar").field("nodes", &self.nodes.len()).finish_non_exhaustive()
    }
}

/// Gathers pieces into words, from the end of the sentences to their beginning.
struct Gathering<'p> {
    pieces: &'p Pieces<'p>,
    nodes: Vec<Vec<Edge>>,
    /// Nodes with the same edges are one.
    numbers: HashMap<Vec<Edge>, usize>,
    /// The word node for a remainder that begins a word.
    gathered: BTreeMap<usize, usize>,
}

/// A word as far as it has been gathered.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Word {
    said: String,
    means: String,
}

/// What follows a word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Follows {
    End,
    Words(usize),
}

/// Words with what follows them, and how often.
type Words = BTreeMap<(Word, Follows), f64>;

fn add(words: &mut Words, word: &Word, follows: Follows, share: f64) {
    *words.entry((word.clone(), follows)).or_default() += share;
}

/// The end of all sentences, before the nodes are numbered from the beginning.
const END: usize = 0;

impl<'p> Gathering<'p> {
    fn new(pieces: &'p Pieces<'p>) -> Self {
        let numbers = HashMap::from([(Vec::new(), END)]);
        Self { pieces, nodes: vec![Vec::new()], numbers, gathered: BTreeMap::new() }
    }

    /// The words that may begin at a remainder.
    fn edges(&mut self, start: usize) -> Vec<Edge> {
        let mut words = BTreeMap::new();
        self.walk(start, &Word::default(), 1.0, &mut words);
        // What follows may be the same for two remainders.
        let mut shares: BTreeMap<(Word, usize), f64> = BTreeMap::new();
        for ((word, follows), share) in words {
            let to = match follows {
                Follows::End => END,
                Follows::Words(rest) => self.node(rest),
            };
            *shares.entry((word, to)).or_default() += share;
        }
        let edge = |((word, to), share): ((Word, usize), f64)| {
            let free = word.said.is_empty();
            let means = (word.means != word.said).then_some(word.means);
            Edge { said: word.said, means, free, to, share: Share::new(share) }
        };
        shares.into_iter().map(edge).collect()
    }

    fn node(&mut self, rest: usize) -> usize {
        if let Some(node) = self.gathered.get(&rest) {
            return *node;
        }
        let edges = self.edges(rest);
        let nodes = &mut self.nodes;
        let node = *self.numbers.entry(edges).or_insert_with_key(|edges| {
            nodes.push(edges.clone());
            nodes.len() - 1
        });
        self.gathered.insert(rest, node);
        node
    }

    /// Adds every word that `word` can become from a remainder on.
    fn walk(&self, at: usize, word: &Word, share: f64, words: &mut Words) {
        let Some(rest) = self.pieces.rest(at) else { return };
        let begun = !word.said.is_empty();
        if !rest.end.is_nothing() && begun {
            add(words, word, Follows::End, share * rest.end.get());
        }
        for ((piece, next), of) in &rest.next {
            let share = share * of.get();
            match piece {
                Piece::Space if begun => self.finish(*next, *next, word, share, words),
                Piece::Space => self.walk(*next, word, share, words),
                // A mark that begins a word has joined the word before.
                Piece::Text(said, _) if !begun && is_closing_mark(said) => {}
                Piece::Text(said, means) => self.walk(*next, &word.and(said, means), share, words),
                Piece::Free if begun => add(words, word, Follows::Words(at), share),
                Piece::Free => add(words, &Word::default(), Follows::End, share),
            }
        }
    }

    /// Adds a word that a space ends, with what follows from `next` on. Only a mark can still join
    /// it: where a slot was left out, "lunch ?" is "lunch?".
    fn finish(&self, at: usize, next: usize, word: &Word, share: f64, words: &mut Words) {
        let Some(rest) = self.pieces.rest(at) else { return };
        if !rest.end.is_nothing() {
            add(words, word, Follows::End, share * rest.end.get());
        }
        for ((piece, then), of) in &rest.next {
            let share = share * of.get();
            match piece {
                Piece::Space => self.finish(*then, next, word, share, words),
                Piece::Text(said, means) if is_closing_mark(said) => {
                    self.walk(*then, &word.and(said, means), share, words);
                }
                Piece::Text(..) | Piece::Free => add(words, word, Follows::Words(next), share),
            }
        }
    }
}

impl Word {
    fn and(&self, said: &str, means: &str) -> Self {
        Self { said: format!("{}{said}", self.said), means: format!("{}{means}", self.means) }
    }
}

/// The splitmix64 generator (Steele, Lea, Flood 2014): small, and the same everywhere.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// One of them, each as likely as every other; `None` where there are none.
    pub(crate) fn choose<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        let length = u64::try_from(of.len()).ok()?;
        of.get(usize::try_from(self.next().checked_rem(length)?).ok()?)
    }

    /// One of them, each as likely as its share.
    fn edge<'e>(&mut self, edges: &'e [Edge]) -> Option<&'e Edge> {
        #[allow(clippy::cast_precision_loss)]
        let mut left = self.next() as f64 / u64::MAX as f64;
        let chosen = edges.iter().find(|edge| {
            left -= edge.share.get();
            left <= 0.0
        });
        chosen.or(edges.last())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}
