//! What was said word for word, as far as the model can write it down: the likeliest piece after
//! each piece. It goes along with the search for sentences and costs one row of each step.
//!
//! The rules for time stamps are those of Whisper's own decoder. Without time stamps the model
//! loses its place when the encoder's window is cut to the sound, and repeats itself.

use skolrost_whisper::{Scores, Token, Vocabulary};

use super::search::Hypothesis;

/// A time stamp so close to the sound's end is its end, in fiftieths of a second.
const END_TICKS: usize = 5;
/// No language has more pieces: quick speech in a script of three bytes a syllable has one every
/// two fiftieths of a second. Even the shortest sound gets a few words.
const TICKS_PER_TOKEN: usize = 2;
const MIN_TOKENS: usize = 16;
/// A phrase said over again is a loop. Short ones may be meant ("no, no"), so all its copies
/// together must have some length.
const LOOP_COPIES: usize = 2;
const LOOP_TOKENS: usize = 8;

/// A transcript that grows.
#[derive(Debug)]
pub(super) struct FreePath {
    /// The beginning of a sentence that it goes on with; `None` where all of it is free.
    pub(super) lead: Option<Hypothesis>,
    /// Where its last piece stands; `None` when it has ended.
    pub(super) place: Option<usize>,
    /// What was chosen, with time stamps.
    pub(super) tokens: Vec<Token>,
    sum: f32,
    count: f32,
    ticks: usize,
}

impl FreePath {
    /// A transcript of a sound of so many fiftieths of a second.
    pub(super) fn new(ticks: usize) -> Self {
        Self { lead: None, place: None, tokens: Vec::new(), sum: 0.0, count: 0.0, ticks }
    }

    /// In the same sound, the free words after the beginning of a sentence.
    pub(super) fn after(&self, lead: &Hypothesis) -> Self {
        Self { lead: Some(lead.clone()), place: Some(lead.place), ..Self::new(self.ticks) }
    }

    /// The whole sentence, where it goes on with one. Its free words are worth nothing by
    /// themselves: nothing is known about how likely they are without sound.
    pub(super) fn sentence(&self) -> Option<Hypothesis> {
        let mut sentence = self.lead.clone().filter(|_| self.count > 0.0)?;
        sentence.tokens.extend(&self.tokens);
        sentence.worths.resize(sentence.tokens.len(), 0.0);
        sentence.heard += self.sum;
        Some(sentence)
    }

    /// Mean natural logarithm of the probability of each text piece; 0 where there is none.
    pub(super) fn mean_log_probability(&self) -> f32 {
        self.sum / self.count.max(1.0)
    }

    /// The text, without surrounding white space.
    pub(super) fn text(&self, vocabulary: &Vocabulary) -> String {
        vocabulary.text(&self.tokens).trim().to_owned()
    }

    /// Chooses what comes next, or ends.
    pub(super) fn choose(&mut self, vocabulary: &Vocabulary, scores: &Scores, row: usize) {
        let most = MIN_TOKENS + self.ticks / TICKS_PER_TOKEN;
        let next = (self.tokens.len() < most).then(|| self.likeliest(vocabulary, scores, row));
        let Some((token, log_probability)) = next.flatten() else { return self.place = None };
        if token == vocabulary.end() {
            return self.place = None;
        }
        let closes = !self.tokens.is_empty() && vocabulary.is_time(token);
        self.tokens.push(token);
        if closes && vocabulary.ticks(token) + END_TICKS >= self.ticks {
            self.place = None;
        } else if !vocabulary.is_time(token) {
            self.sum += log_probability;
            self.count += 1.0;
            if let Some(keep) = unlooped(&self.tokens) {
                self.tokens.truncate(keep);
                self.place = None;
            }
        }
    }

    /// The likeliest piece that may come next. Text begins after a time stamp, stamps come in
    /// pairs and never go back, and at least one word is said.
    fn likeliest(
        &self,
        vocabulary: &Vocabulary,
        scores: &Scores,
        row: usize,
    ) -> Option<(Token, f32)> {
        let is_time = |token: &Token| vocabulary.is_time(*token);
        let last_is_time = self.tokens.last().is_none_or(is_time);
        let opened = self.tokens.len() < 2 || self.tokens.iter().nth_back(1).is_some_and(is_time);
        let passed =
            self.tokens.iter().rfind(|token| is_time(token)).map_or(0, |t| vocabulary.ticks(*t));
        let text_is_due = last_is_time && opened;
        let time_is_due = last_is_time && !opened;
        let allowed = |token: Token| {
            if vocabulary.is_time(token) {
                !text_is_due && vocabulary.ticks(token) >= passed
            } else if token == vocabulary.end() {
                !self.tokens.is_empty()
            } else {
                !time_is_due && !vocabulary.is_noise(token)
            }
        };
        let text = scores.best(row, |token| !vocabulary.is_time(token) && allowed(token));
        let time = scores.best(row, |token| vocabulary.is_time(token) && allowed(token));
        // Taken together, the time stamps may outweigh a text piece that beats each of them.
        match (text, time) {
            (Some(text), Some(time)) if scores.times(row, passed) > text.1 => Some(time),
            (text, time) => text.or(time),
        }
    }
}

/// Where the tokens end in a loop, how many of them to keep: all but the repetitions.
fn unlooped(tokens: &[Token]) -> Option<usize> {
    (1..=tokens.len() / LOOP_COPIES).find_map(|period| {
        let copies = LOOP_COPIES.max(LOOP_TOKENS.div_ceil(period));
        let tail = tokens.get(tokens.len().checked_sub(period * copies)?..)?;
        let phrase = tail.get(..period)?;
        let loops = tail.chunks(period).all(|copy| copy == phrase);
        loops.then(|| tokens.len() - period * (copies - 1))
    })
}
