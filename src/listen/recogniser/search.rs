//! Which sentence of a household was said: scores all of them against a sound, a piece at a time.
//!
//! A sentence is worth how likely the model finds it with the sound, less most of how likely it
//! finds it without: otherwise the commonest and shortest sentence always wins. The best few
//! beginnings are kept and go on together, in all languages at once.

use std::collections::HashMap;

use super::free::FreePath;
use super::phrase_graph::{PhraseGraph, StateId};
use crate::question::heard::CHANCE;
use skolrost_whisper::{Encoded, Scores, Step, Text, Token, Whisper};

/// How much of the likelihood without sound is subtracted. Of 60 spoken Swedish questions, half of
/// them in words that are in no template, the best sentence meant the right thing 40 times at 0.5,
/// 41 at 0.6, 42 at 0.7, 36 at 0.85 and 25 at 1; at 0 the shortest sentence always wins.
const PRIOR_WEIGHT: f32 = 0.7;

/// A sentence that was found, or its beginning.
#[derive(Clone, Debug)]
pub(super) struct Hypothesis {
    /// Which graph it is of.
    pub(super) graph: usize,
    /// Its pieces.
    pub(super) tokens: Vec<Token>,
    /// What it is worth.
    pub(super) score: f32,
    /// What each piece adds to that.
    pub(super) worths: Vec<f32>,
    /// How likely the model finds it with the sound; natural logarithm.
    pub(super) heard: f32,
    /// How often it is said, roughly; natural logarithm.
    pub(super) chance: f32,
    /// Where it is in the graph.
    state: StateId,
    /// Where its last piece stands.
    pub(super) place: usize,
}

impl Hypothesis {
    /// What it is worth with how often it is said.
    fn worth(&self) -> f32 {
        self.score + CHANCE * self.chance
    }
}

/// A graph with the tokens that direct the model to its language.
#[derive(Debug)]
pub(super) struct Sentences {
    /// The sentences.
    pub(super) graph: PhraseGraph,
    /// What stands before each.
    pub(super) prefix: Vec<Token>,
}

/// How wide to search.
#[derive(Clone, Copy, Debug)]
pub(super) struct Width {
    /// Beginnings that are kept.
    pub(super) most: usize,
    /// How much less than the best one they may be worth.
    pub(super) spread: f32,
}

/// A search for the sentences in a sound.
pub(super) struct Search<'a> {
    pub(super) whisper: &'a Whisper,
    pub(super) sound: &'a Encoded,
    pub(super) silence: &'a Encoded,
    pub(super) width: Width,
    text: Text,
    steps: Vec<Step>,
    /// Where in `text` a state's shortest way stands, heard in silence.
    priors: HashMap<(usize, StateId), usize>,
    ended: Vec<Hypothesis>,
}

/// How far down the beginnings may stand that free words follow, and how many of them.
const LEADERS: usize = 3;
/// How many beginnings are kept at one state: how they go on is the same, and rarely changes which
/// of them is the best.
const ALIKE: usize = 3;
const SOUND: usize = 0;
const SILENCE: usize = 1;

impl<'a> Search<'a> {
    pub(super) fn new(
        whisper: &'a Whisper,
        sound: &'a Encoded,
        silence: &'a Encoded,
        width: Width,
    ) -> Self {
        Self {
            whisper,
            sound,
            silence,
            width,
            text: Text::default(),
            steps: Vec::new(),
            priors: HashMap::new(),
            ended: Vec::new(),
        }
    }

    /// Finds out how likely sentences are in silence, for these states.
    pub(super) fn prepare(
        mut self,
        states: impl Iterator<Item = (usize, StateId)>,
        languages: &mut [Sentences],
    ) {
        self.score(&[], &[], states, languages);
    }

    /// Follows the sentences, and a free path in each language; the best sentences first.
    pub(super) fn run(
        mut self,
        languages: &mut [Sentences],
        free: &mut Vec<FreePath>,
    ) -> Vec<Hypothesis> {
        let mut alive = self.begin(languages, free);
        while !alive.is_empty() || free.iter().any(|path| path.place.is_some()) {
            let states = alive.iter().map(|hypothesis| (hypothesis.graph, hypothesis.state));
            let scores = self.score(&alive, free, states, languages);
            let mut row = 0;
            let mut next = Vec::new();
            for hypothesis in &alive {
                self.extend(
                    hypothesis,
                    &languages[hypothesis.graph].graph,
                    &scores,
                    row,
                    &mut next,
                );
                row += 1;
            }
            for path in free.iter_mut().filter(|path| path.place.is_some()) {
                path.choose(self.whisper.vocabulary(), &scores, row);
                row += 1;
            }
            alive = self.prune(next);
            self.go_on(&mut alive, free);
            lead(&alive, languages, free);
        }
        self.ended.extend(free.iter().filter_map(FreePath::sentence));
        self.ended.sort_by(|a, b| b.worth().total_cmp(&a.worth()));
        self.ended
    }

    /// Puts what directs the model before everything.
    fn begin(&mut self, languages: &[Sentences], free: &mut [FreePath]) -> Vec<Hypothesis> {
        let mut alive = Vec::new();
        for (graph, sentences) in languages.iter().enumerate() {
            let place = self.prefix(&sentences.prefix, SOUND);
            if let Some(path) = free.get_mut(graph) {
                path.place = Some(place);
            }
            alive.push(Hypothesis {
                graph,
                tokens: Vec::new(),
                score: 0.0,
                worths: Vec::new(),
                heard: 0.0,
                chance: 0.0,
                state: 0,
                place,
            });
        }
        alive
    }

    fn prefix(&mut self, tokens: &[Token], sound: usize) -> usize {
        let mut before = None;
        for token in tokens {
            before = Some(self.step(Step { token: *token, before, sound }));
        }
        before.unwrap_or_default()
    }

    /// Notes a step to be read with the next batch, and tells where it will stand.
    fn step(&mut self, step: Step) -> usize {
        self.steps.push(step);
        self.text.len() + self.steps.len() - 1
    }

    /// Reads what was noted, with what the priors of these hypotheses' states still need; a row
    /// for each hypothesis, then for each free path.
    fn score(
        &mut self,
        alive: &[Hypothesis],
        free: &[FreePath],
        needed: impl Iterator<Item = (usize, StateId)>,
        languages: &mut [Sentences],
    ) -> Scores {
        let mut missing: Vec<(usize, StateId)> = Vec::new();
        for (graph, id) in needed {
            let state = languages.get(graph).and_then(|sentences| sentences.graph.state(id));
            if state.is_some_and(|state| state.prior.is_none()) {
                self.silent(graph, id, languages, &mut missing);
            }
        }
        let priors = missing.iter().filter_map(|state| self.priors.get(state).copied());
        let priors: Vec<usize> = priors.collect();
        let places = alive.iter().map(|hypothesis| hypothesis.place);
        let places = places.chain(free.iter().filter_map(|path| path.place)).chain(priors);
        let begin = self.text.len();
        let wanted: Vec<usize> = places.map(|place| place.wrapping_sub(begin)).collect();
        let steps = std::mem::take(&mut self.steps);
        let sounds = [self.sound, self.silence];
        let scores = self.whisper.read(&mut self.text, &steps, &sounds, &wanted);
        let first = wanted.len() - missing.len();
        for (row, (graph, id)) in (first..).zip(missing) {
            let Some(state) = languages[graph].graph.state(id) else { continue };
            let next = state.next.iter().map(|(token, _)| scores.log_probability(row, *token));
            let prior = next.chain([scores.end(row)]).collect();
            languages[graph].graph.set_prior(id, prior);
        }
        scores
    }

    /// Notes what is still to be read of a state's shortest way in silence, if its prior is
    /// missing; tells where the state will stand.
    fn silent(
        &mut self,
        graph: usize,
        id: StateId,
        languages: &[Sentences],
        missing: &mut Vec<(usize, StateId)>,
    ) -> Option<usize> {
        let sentences = languages.get(graph)?;
        let state = sentences.graph.state(id)?;
        if let Some(place) = self.priors.get(&(graph, id)) {
            return Some(*place);
        }
        let place = match state.from {
            None => self.prefix(&sentences.prefix, SILENCE),
            Some((from, token)) => {
                let before = self.silent(graph, from, languages, missing);
                self.step(Step { token, before, sound: SILENCE })
            }
        };
        self.priors.insert((graph, id), place);
        missing.push((graph, id));
        Some(place)
    }

    /// Adds all that may follow a hypothesis.
    fn extend(
        &mut self,
        hypothesis: &Hypothesis,
        graph: &PhraseGraph,
        scores: &Scores,
        row: usize,
        next: &mut Vec<Hypothesis>,
    ) {
        let Some(state) = graph.state(hypothesis.state) else { return };
        let Some(prior) = &state.prior else { return };
        if state.is_end {
            let (heard, prior) = (scores.end(row), prior.last().copied().unwrap_or_default());
            let mut ended = hypothesis.clone();
            ended.score += heard - PRIOR_WEIGHT * prior;
            ended.heard += heard;
            ended.chance += state.chances.last().copied().unwrap_or_default();
            self.ended.push(ended);
        }
        for (((token, to), prior), chance) in state.next.iter().zip(prior).zip(&state.chances) {
            let heard = scores.log_probability(row, *token);
            let mut longer = hypothesis.clone();
            let worth = heard - PRIOR_WEIGHT * prior;
            longer.tokens.push(*token);
            longer.score += worth;
            longer.worths.push(worth);
            longer.heard += heard;
            longer.chance += chance;
            longer.state = *to;
            next.push(longer);
        }
    }

    /// Keeps the best few, and only some of those that may go on in the same ways.
    fn prune(&self, mut next: Vec<Hypothesis>) -> Vec<Hypothesis> {
        next.sort_by(|a, b| b.worth().total_cmp(&a.worth()));
        let mut alike: HashMap<(usize, StateId), usize> = HashMap::new();
        next.retain(|hypothesis| {
            let before = alike.entry((hypothesis.graph, hypothesis.state)).or_default();
            *before += 1;
            *before <= ALIKE
        });
        let best = next.first().map_or(0.0, Hypothesis::worth);
        next.truncate(self.width.most);
        next.retain(|hypothesis| hypothesis.worth() >= best - self.width.spread);
        next
    }

    /// Notes the last piece of each as the next step.
    fn go_on(&mut self, alive: &mut [Hypothesis], free: &mut [FreePath]) {
        for hypothesis in alive {
            if let Some(token) = hypothesis.tokens.last() {
                let before = Some(hypothesis.place);
                hypothesis.place = self.step(Step { token: *token, before, sound: SOUND });
            }
        }
        for path in free {
            if let (Some(token), Some(before)) = (path.tokens.last(), path.place) {
                path.place =
                    Some(self.step(Step { token: *token, before: Some(before), sound: SOUND }));
            }
        }
    }
}

/// Lets free words follow the best beginnings that ask for them.
fn lead(alive: &[Hypothesis], languages: &[Sentences], free: &mut Vec<FreePath>) {
    let is_free = |hypothesis: &&Hypothesis| {
        let sentences = languages.get(hypothesis.graph);
        let state = sentences.and_then(|sentences| sentences.graph.state(hypothesis.state));
        state.is_some_and(|state| state.is_free)
    };
    for hypothesis in alive.iter().take(LEADERS).filter(is_free) {
        let Some(path) = free.first().filter(|_| free.len() < languages.len() + LEADERS) else {
            return;
        };
        free.push(path.after(hypothesis));
    }
}
