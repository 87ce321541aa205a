//! Templates as one graph of pieces of text, built from its end to its beginning.
//!
//! Every node is what may still come, and the same remainder is always the same node: sentences
//! that end alike share their end, and alternatives that rejoin do so without further ado.

use std::collections::{BTreeMap, HashMap};

use super::share::Share;
use super::spoken::{Spoken, SpokenNames};
use super::template::{Part, Template};

/// A step through the graph.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Piece {
    /// The border between two words.
    Space,
    /// A word or a part of one: as it is said, and what stands in the text for it.
    Text(String, String),
    /// Any words up to the end.
    Free,
}

/// What may still come: the next pieces, or the end of the sentence, and how often each does.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub(super) struct Rest {
    pub(super) next: BTreeMap<(Piece, usize), Share>,
    /// Nothing where the sentence cannot end here.
    pub(super) end: Share,
}

/// One value of a list is said as often as another.
const ALIKE: f64 = 1.0;
/// No sentence leads on from here: a slot had no value.
const DEAD: usize = 0;
/// The end of a sentence.
const END: usize = 1;

/// The named parts that templates may use.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// `[rules]`.
    pub(super) rules: BTreeMap<String, Template>,
    /// `[slots]`.
    pub(super) slots: BTreeMap<String, Template>,
}

/// The graph.
pub(super) struct Pieces<'p> {
    named: &'p Named,
    spoken: &'p SpokenNames,
    rests: Vec<Rest>,
    numbers: HashMap<Rest, usize>,
    /// A named part before a certain remainder is built once.
    built: HashMap<(&'p Part, usize), usize>,
}

impl<'p> Pieces<'p> {
    /// A graph without sentences.
    pub(super) fn new(named: &'p Named, spoken: &'p SpokenNames) -> Self {
        let built = HashMap::new();
        let mut pieces = Self { named, spoken, rests: Vec::new(), numbers: HashMap::new(), built };
        pieces.number(Rest::default());
        pieces.number(Rest { next: BTreeMap::new(), end: Share::ALL });
        pieces
    }

    /// What may come from a node on.
    pub(super) fn rest(&self, node: usize) -> Option<&Rest> {
        self.rests.get(node)
    }

    /// The node from which all sentences of these templates begin, each template said as often beside
    /// the others as its weight. A rule that many of them begin with, such as a greeting, stands in
    /// the graph once, before all that may follow it.
    pub(super) fn sentences(
        &mut self,
        templates: impl Iterator<Item = (&'p Template, f64)>,
    ) -> usize {
        let mut starts = Vec::new();
        let mut begun: Vec<(&'p Part, Vec<(usize, f64)>)> = Vec::new();
        for (template, weight) in templates {
            let Some((beginning, others)) = template.beginning() else {
                starts.push((self.template(template, END), weight));
                continue;
            };
            let rest = (self.row(others, END), weight);
            match begun.iter_mut().find(|(rule, _)| *rule == beginning) {
                Some((_, rests)) => rests.push(rest),
                None => begun.push((beginning, vec![rest])),
            }
        }
        for (beginning, rests) in begun {
            let weight = rests.iter().map(|(_, weight)| weight).sum();
            let rest = self.any_of(rests);
            starts.push((self.part(beginning, rest), weight));
        }
        self.any_of(starts)
    }

    fn template(&mut self, template: &'p Template, next: usize) -> usize {
        let starts = self.starts(template, next).into_iter().zip(template.weights());
        self.any_of(starts.collect())
    }

    /// Where each alternative begins.
    fn starts(&mut self, template: &'p Template, next: usize) -> Vec<usize> {
        template.alternatives.iter().map(|parts| self.row(parts, next)).collect()
    }

    /// Where a row of parts begins.
    fn row(&mut self, parts: &'p [Part], next: usize) -> usize {
        parts.iter().rev().fold(next, |next, part| self.part(part, next))
    }

    fn part(&mut self, part: &'p Part, next: usize) -> usize {
        match part {
            Part::Text(text) => self.step(Piece::Text(text.clone(), text.clone()), next),
            Part::Space => self.step(Piece::Space, next),
            Part::Free => self.step(Piece::Free, END),
            Part::Choice(choice) => self.template(choice, next),
            Part::Rule(_) | Part::Slot(_) => {
                if let Some(node) = self.built.get(&(part, next)) {
                    return *node;
                }
                let node = self.named_part(part, next);
                self.built.insert((part, next), node);
                node
            }
        }
    }

    fn named_part(&mut self, part: &'p Part, next: usize) -> usize {
        let household = self.spoken;
        match (self.named.of(part), part) {
            (Some(template), Part::Slot(_)) => {
                let starts = self.starts(template, next);
                self.any_of(starts.into_iter().map(|node| (node, ALIKE)).collect())
            }
            (Some(template), _) => self.template(template, next),
            (None, Part::Slot(name)) => {
                let spoken = household.slot(name).unwrap_or_default();
                let piece = |name: &Spoken| Piece::Text(name.said.clone(), name.means.clone());
                let starts =
                    spoken.iter().map(|name| (self.step(piece(name), next), ALIKE)).collect();
                self.any_of(starts)
            }
            (None, _) => DEAD,
        }
    }

    fn step(&mut self, piece: Piece, next: usize) -> usize {
        if next == DEAD {
            return DEAD;
        }
        let next = BTreeMap::from([((piece, next), Share::ALL)]);
        self.number(Rest { next, end: Share::default() })
    }

    /// One of these nodes, each as often as its weight says.
    fn any_of(&mut self, mut nodes: Vec<(usize, f64)>) -> usize {
        nodes.retain(|(node, _)| *node != DEAD);
        if let [(node, _)] = &nodes[..] {
            return *node;
        }
        let sum: f64 = nodes.iter().map(|(_, weight)| weight).sum();
        let mut next: BTreeMap<(Piece, usize), f64> = BTreeMap::new();
        let mut end = 0.0;
        for (node, weight) in nodes {
            let (Some(rest), share) = (self.rests.get(node), weight / sum) else { continue };
            for (step, of) in &rest.next {
                *next.entry(step.clone()).or_default() += share * of.get();
            }
            end += share * rest.end.get();
        }
        let next = next.into_iter().map(|(step, share)| (step, Share::new(share))).collect();
        self.number(Rest { next, end: Share::new(end) })
    }

    fn number(&mut self, rest: Rest) -> usize {
        let rests = &mut self.rests;
        *self.numbers.entry(rest).or_insert_with_key(|rest| {
            rests.push(rest.clone());
            rests.len() - 1
        })
    }
}
