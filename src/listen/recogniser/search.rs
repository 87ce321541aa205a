//! Which sentence of a household was said: scores all of them against a sound, a piece at a time.
//!
//! A sentence is worth how likely the model finds it with the sound, less most of how likely it
//! finds it without: otherwise the commonest and shortest sentence always wins. The best few
//! beginnings are kept and go on together, in all languages at once.

use std::collections::{HashMap, HashSet};

use super::free::FreePath;
use super::phrase_graph::{PhraseGraph, State, StateId};
use crate::question::heard::CHANCE;
use skolrost_whisper::{Encoded, Scores, Step, Text, Token, Vocabulary, Whisper};

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
    /// No piece of a graph's sentences yet.
    fn begin(graph: usize, place: usize) -> Self {
        Self {
            graph,
            tokens: Vec::new(),
            score: 0.0,
            worths: Vec::new(),
            heard: 0.0,
            chance: 0.0,
            state: 0,
            place,
        }
    }

    /// Where it stands, in the text and in the graph.
    fn spot(&self) -> (usize, StateId) {
        (self.place, self.state)
    }

    /// Whether it is the same sentence.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        (self.graph, &self.tokens) == (other.graph, &other.tokens)
    }

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

/// A few sentences that are all to be followed to their ends.
pub(super) struct Only(HashSet<(usize, StateId)>);

impl Only {
    /// These, each with the place of its language, as they are said.
    pub(super) fn new(
        said: Vec<(usize, String)>,
        languages: &[Sentences],
        vocabulary: &Vocabulary,
    ) -> Self {
        let mut states = HashSet::new();
        for (place, said) in said {
            let Some(sentences) = languages.get(place) else { continue };
            let words = said.split(' ').flat_map(|word| vocabulary.tokens(&format!(" {word}")));
            states.extend(sentences.graph.way(words).into_iter().map(|state| (place, state)));
        }
        Self(states)
    }
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
    whisper: &'a Whisper,
    sound: &'a Encoded,
    silence: &'a Encoded,
    text: Text,
    steps: Vec<Step>,
    /// Where each language's sentences begin.
    begins: Vec<usize>,
    /// Where the pieces that may follow a place stand.
    places: HashMap<(usize, Token), usize>,
    /// How likely what may follow is at a place, in a state: in the order of [`State::next`], then
    /// the end. A wider search need not ask again.
    heard: HashMap<(usize, StateId), Vec<f32>>,
    /// Where in `text` a state's shortest way stands, heard in silence.
    priors: HashMap<(usize, StateId), usize>,
    ended: Vec<Hypothesis>,
}

/// Those of a few sentences are all kept.
const ALL: Width = Width { most: 200, spread: f32::INFINITY };
/// How far down the beginnings may stand that free words follow, and how many of them.
const LEADERS: usize = 3;
/// How many beginnings are kept at one state: how they go on is the same, and rarely changes which
/// of them is the best.
const ALIKE: usize = 3;
const SOUND: usize = 0;
const SILENCE: usize = 1;

impl<'a> Search<'a> {
    pub(super) fn new(whisper: &'a Whisper, sound: &'a Encoded, silence: &'a Encoded) -> Self {
        Self {
            whisper,
            sound,
            silence,
            text: Text::default(),
            steps: Vec::new(),
            begins: Vec::new(),
            places: HashMap::new(),
            heard: HashMap::new(),
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

    /// Follows the sentences, and a free path in each language; the best sentences first. May be
    /// called again with a greater width; what was read is not read again.
    pub(super) fn run(
        &mut self,
        width: Width,
        languages: &mut [Sentences],
        free: &mut Vec<FreePath>,
    ) -> Vec<Hypothesis> {
        self.within(width, None, languages, free)
    }

    /// The same for a few sentences, however little they are worth.
    pub(super) fn only(
        &mut self,
        only: &Only,
        languages: &mut [Sentences],
        free: &mut Vec<FreePath>,
    ) -> Vec<Hypothesis> {
        self.within(ALL, Some(only), languages, free)
    }

    fn within(
        &mut self,
        width: Width,
        only: Option<&Only>,
        languages: &mut [Sentences],
        free: &mut Vec<FreePath>,
    ) -> Vec<Hypothesis> {
        let mut alive = self.begin(languages, free);
        while !alive.is_empty() || free.iter().any(|path| path.place.is_some()) {
            let states = alive.iter().map(|hypothesis| (hypothesis.graph, hypothesis.state));
            let scores = self.score(&alive, free, states, languages);
            for (row, path) in free.iter_mut().filter(|path| path.place.is_some()).enumerate() {
                path.choose(self.whisper.vocabulary(), &scores, row);
            }
            let mut next = Vec::new();
            for hypothesis in &alive {
                self.extend(hypothesis, &languages[hypothesis.graph].graph, &mut next);
            }
            if let Some(Only(states)) = only {
                next.retain(|longer| states.contains(&(longer.graph, longer.state)));
            }
            alive = prune(next, width);
            self.go_on(&mut alive, free);
            self.lead(&alive, languages, free);
        }
        let mut found = std::mem::take(&mut self.ended);
        found.extend(free.iter().filter_map(FreePath::sentence));
        found.sort_by(|a, b| b.worth().total_cmp(&a.worth()));
        found
    }

    /// Puts what directs the model before everything.
    fn begin(&mut self, languages: &[Sentences], free: &mut [FreePath]) -> Vec<Hypothesis> {
        if self.begins.is_empty() {
            let prefixes = languages.iter().map(|sentences| &sentences.prefix);
            self.begins = prefixes.map(|prefix| self.prefix(prefix, SOUND)).collect();
            for (path, begin) in free.iter_mut().zip(&self.begins) {
                path.place = Some(*begin);
            }
        }
        let begins = self.begins.iter().enumerate();
        begins.map(|(graph, place)| Hypothesis::begin(graph, *place)).collect()
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

    /// Reads what was noted, with what the priors of these states still need; a row for each free
    /// path.
    fn score(
        &mut self,
        alive: &[Hypothesis],
        free: &[FreePath],
        needed: impl Iterator<Item = (usize, StateId)>,
        languages: &mut [Sentences],
    ) -> Scores {
        let missing = self.missing(needed, languages);
        let is_new = |hypothesis: &&Hypothesis| !self.heard.contains_key(&hypothesis.spot());
        let new: Vec<&Hypothesis> = alive.iter().filter(is_new).collect();
        let places = free.iter().filter_map(|path| path.place);
        let places = places.chain(new.iter().map(|hypothesis| hypothesis.place));
        let priors = missing.iter().filter_map(|state| self.priors.get(state).copied());
        let begin = self.text.len();
        let wanted: Vec<usize> =
            places.chain(priors).map(|place| place.wrapping_sub(begin)).collect();
        let steps = std::mem::take(&mut self.steps);
        let sounds = [self.sound, self.silence];
        let scores = self.whisper.read(&mut self.text, &steps, &sounds, &wanted);
        let first = wanted.len() - missing.len();
        for (row, hypothesis) in (first - new.len()..).zip(new) {
            let graph = &languages[hypothesis.graph].graph;
            let Some(state) = graph.state(hypothesis.state) else { continue };
            self.heard.insert(hypothesis.spot(), following(state, &scores, row));
        }
        for (row, (graph, id)) in (first..).zip(missing) {
            let Some(state) = languages[graph].graph.state(id) else { continue };
            let prior = following(state, &scores, row);
            languages[graph].graph.set_prior(id, prior);
        }
        scores
    }

    /// Of these states and those on their ways, the ones whose priors are missing; notes what is to
    /// be read for them.
    fn missing(
        &mut self,
        needed: impl Iterator<Item = (usize, StateId)>,
        languages: &[Sentences],
    ) -> Vec<(usize, StateId)> {
        let mut missing = Vec::new();
        for (graph, id) in needed {
            let state = languages.get(graph).and_then(|sentences| sentences.graph.state(id));
            if state.is_some_and(|state| state.prior.is_none()) {
                self.silent(graph, id, languages, &mut missing);
            }
        }
        missing
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
    fn extend(&mut self, hypothesis: &Hypothesis, graph: &PhraseGraph, next: &mut Vec<Hypothesis>) {
        let Some(state) = graph.state(hypothesis.state) else { return };
        let Some(prior) = &state.prior else { return };
        let Some(heard) = self.heard.get(&hypothesis.spot()) else { return };
        let mut follow = heard.iter().zip(prior).zip(&state.chances);
        for ((token, to), ((heard, prior), chance)) in state.next.iter().zip(follow.by_ref()) {
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
        if state.is_end
            && let Some(((heard, prior), chance)) = follow.next()
        {
            let mut ended = hypothesis.clone();
            ended.score += heard - PRIOR_WEIGHT * prior;
            ended.heard += heard;
            ended.chance += chance;
            self.ended.push(ended);
        }
    }

    /// Notes the last piece of each as the next step.
    fn go_on(&mut self, alive: &mut [Hypothesis], free: &mut [FreePath]) {
        for hypothesis in alive {
            if let Some(token) = hypothesis.tokens.last() {
                hypothesis.place = self.follow(hypothesis.place, *token, hypothesis.state);
            }
        }
        for path in free {
            if let (Some(token), Some(before)) = (path.tokens.last(), path.place) {
                path.place =
                    Some(self.step(Step { token: *token, before: Some(before), sound: SOUND }));
            }
        }
    }

    /// Where a piece stands: where it stood before, if all is known that this state asks of it.
    fn follow(&mut self, before: usize, token: Token, state: StateId) -> usize {
        if let Some(place) = self.places.get(&(before, token)).copied()
            && (self.is_unread(place) || self.heard.contains_key(&(place, state)))
        {
            return place;
        }
        let place = self.step(Step { token, before: Some(before), sound: SOUND });
        self.places.insert((before, token), place);
        place
    }

    /// Whether it is among the steps that are to be read next.
    fn is_unread(&self, place: usize) -> bool {
        place >= self.text.len()
    }

    /// Lets free words follow the best beginnings that ask for them, and that they did not follow
    /// in a narrower search.
    fn lead(&self, alive: &[Hypothesis], languages: &[Sentences], free: &mut Vec<FreePath>) {
        let is_free = |hypothesis: &&Hypothesis| {
            let sentences = languages.get(hypothesis.graph);
            let state = sentences.and_then(|sentences| sentences.graph.state(hypothesis.state));
            state.is_some_and(|state| state.is_free) && self.is_unread(hypothesis.place)
        };
        for hypothesis in alive.iter().take(LEADERS).filter(is_free) {
            let Some(path) = free.first().filter(|_| free.len() < languages.len() + LEADERS) else {
                return;
            };
            free.push(path.after(hypothesis));
        }
    }
}

/// How likely all that may follow a state is, and last the end.
fn following(state: &State, scores: &Scores, row: usize) -> Vec<f32> {
    let next = state.next.iter().map(|(token, _)| scores.log_probability(row, *token));
    next.chain([scores.end(row)]).collect()
}

/// Keeps the best few, and only some of those that may go on in the same ways.
fn prune(mut next: Vec<Hypothesis>, width: Width) -> Vec<Hypothesis> {
    next.sort_by(|a, b| b.worth().total_cmp(&a.worth()));
    let mut alike: HashMap<(usize, StateId), usize> = HashMap::new();
    next.retain(|hypothesis| {
        let before = alike.entry((hypothesis.graph, hypothesis.state)).or_default();
        *before += 1;
        *before <= ALIKE
    });
    let best = next.first().map_or(0.0, Hypothesis::worth);
    next.truncate(width.most);
    next.retain(|hypothesis| hypothesis.worth() >= best - width.spread);
    next
}
