//! The sentences of a household as the model spells them: a graph of word pieces in which every
//! piece leads to one state only, so that sentences are followed without trying them one by one.

use std::collections::{BTreeMap, HashMap};

use crate::question::grammar::Grammar;
use skolrost_whisper::{Token, Vocabulary};

/// A place in the graph.
pub(super) type StateId = usize;

/// The sentences of one language.
#[derive(Debug)]
pub(super) struct PhraseGraph {
    states: Vec<State>,
    /// All states, each followed by those that are reached first by way of it.
    order: Vec<StateId>,
}

/// What may come next at a place.
#[derive(Debug)]
pub(super) struct State {
    /// Pieces and where they lead.
    pub(super) next: Vec<(Token, StateId)>,
    /// For each of `next`, then for the end, how often it is what comes next; natural logarithm. As
    /// it is after the shortest way here.
    pub(super) chances: Vec<f32>,
    /// Whether a sentence may end here.
    pub(super) is_end: bool,
    /// Whether any words may follow, up to the end.
    pub(super) is_free: bool,
    /// The shortest way here: the state before and the piece that leads here; `None` at the start.
    pub(super) from: Option<(StateId, Token)>,
    /// For each of `next`, then for the end, how likely it is where nothing is heard.
    pub(super) prior: Option<Vec<f32>>,
}

impl PhraseGraph {
    /// Spells a word graph.
    pub(super) fn new(grammar: &Grammar, vocabulary: &Vocabulary) -> Self {
        let spelt = Spelt::new(grammar, vocabulary);
        let mut states = vec![State::new(None)];
        let mut sets = vec![Places::from([(0, 1.0)])];
        let mut ids = HashMap::from([(vec![0], 0)]);
        let mut id = 0;
        while let Some(set) = sets.get(id).cloned() {
            for (token, after) in spelt.after(&set) {
                let chance = after.values().sum::<f64>();
                let to = *ids.entry(after.keys().copied().collect()).or_insert_with(|| {
                    states.push(State::new(Some((id, token))));
                    sets.push(after.into_iter().map(|(place, of)| (place, of / chance)).collect());
                    states.len() - 1
                });
                states[id].next.push((token, to));
                states[id].chances.push(logarithm(chance));
            }
            let end = set.iter().filter(|(place, _)| grammar.is_end(**place)).map(|(_, of)| of);
            states[id].chances.push(logarithm(end.sum()));
            states[id].is_end = set.keys().any(|place| grammar.is_end(*place));
            states[id].is_free = set.keys().any(|place| spelt.free.contains(place));
            id += 1;
        }
        let order = depth_first(&states);
        Self { states, order }
    }

    /// A state; `None` beyond the last.
    pub(super) fn state(&self, id: StateId) -> Option<&State> {
        self.states.get(id)
    }

    /// The states that pieces lead to, after each other from the start, as far as they lead.
    pub(super) fn way(&self, tokens: impl Iterator<Item = Token>) -> Vec<StateId> {
        let lead = |id: &mut StateId, token: Token| {
            let next = &self.state(*id)?.next;
            *id = next.iter().find(|(next, _)| *next == token)?.1;
            Some(*id)
        };
        tokens.scan(0, lead).collect()
    }

    /// The states whose prior is not known yet, in an order in which neighbours share most of
    /// their ways from the start.
    pub(super) fn missing(&self) -> impl Iterator<Item = StateId> {
        let unknown = |id: &StateId| self.state(*id).is_some_and(|state| state.prior.is_none());
        self.order.iter().copied().filter(unknown)
    }

    /// How many states.
    pub(super) fn len(&self) -> usize {
        self.states.len()
    }

    /// Keeps a state's prior.
    pub(super) fn set_prior(&mut self, id: StateId, prior: Vec<f32>) {
        if let Some(state) = self.states.get_mut(id) {
            state.prior = Some(prior);
        }
    }
}

/// All states, each followed by those that are reached first by way of it.
fn depth_first(states: &[State]) -> Vec<StateId> {
    let mut order = Vec::with_capacity(states.len());
    let mut waiting = vec![0];
    while let Some(id) = waiting.pop() {
        order.push(id);
        let next = states.get(id).map_or(&[][..], |state| &state.next);
        let first = |(token, to): &&(Token, StateId)| {
            states.get(*to).is_some_and(|state| state.from == Some((id, *token)))
        };
        waiting.extend(next.iter().filter(first).map(|(_, to)| *to));
    }
    order
}

impl State {
    fn new(from: Option<(StateId, Token)>) -> Self {
        Self {
            next: Vec::new(),
            chances: Vec::new(),
            is_end: false,
            is_free: false,
            from,
            prior: None,
        }
    }
}

/// Places in a word graph, with the share of the times that it is this one.
type Places = BTreeMap<usize, f64>;

#[allow(clippy::cast_possible_truncation)]
fn logarithm(share: f64) -> f32 {
    share.ln() as f32
}

/// A word graph with its words spelt in pieces; a piece may lead to several places.
struct Spelt {
    next: Vec<Vec<(Token, usize, f64)>>,
    free: Vec<usize>,
}

impl Spelt {
    fn new(grammar: &Grammar, vocabulary: &Vocabulary) -> Self {
        let mut spelt = Self { next: vec![Vec::new(); grammar.len()], free: Vec::new() };
        for node in 0..grammar.len() {
            for edge in grammar.edges(node) {
                if edge.free {
                    spelt.free.push(node);
                    continue;
                }
                let mut at = node;
                let tokens = vocabulary.tokens(&format!(" {}", edge.said));
                for (place, token) in tokens.iter().enumerate() {
                    let to = if place + 1 == tokens.len() { edge.to } else { spelt.add() };
                    let share = if place == 0 { edge.share() } else { 1.0 };
                    spelt.next[at].push((*token, to, share));
                    at = to;
                }
            }
        }
        spelt
    }

    fn add(&mut self) -> usize {
        self.next.push(Vec::new());
        self.next.len() - 1
    }

    /// For each piece that may come after one of these places, the places it leads to.
    fn after(&self, places: &Places) -> Vec<(Token, Places)> {
        let mut after: Vec<(Token, Places)> = Vec::new();
        for (place, of) in places {
            for (token, to, share) in self.next.get(*place).into_iter().flatten() {
                let known = after.iter().position(|(known, _)| known == token);
                let known = known.unwrap_or_else(|| {
                    after.push((*token, Places::new()));
                    after.len() - 1
                });
                *after[known].1.entry(*to).or_default() += of * share;
            }
        }
        after
    }
}
