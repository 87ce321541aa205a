//! Which intent the words speak for.

use super::Intent;
use super::lexicon::{HINT, IntentCues, Lexicon};
use super::pattern::any_found;
use super::token::{Slot, Token};

/// An intent and how much speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// The intent.
    pub intent: Intent,
    /// The sum of its cues' weights.
    pub weight: u32,
    /// How many words its cues cover.
    pub words: usize,
}

/// What the utterance holds besides words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signs {
    /// A free topic was introduced.
    pub topic: bool,
    /// A time of day was named, of a child or in a question.
    pub time: bool,
}

/// All intents that anything speaks for, best first; in the order of the table where equal.
pub fn classify(tokens: &[Token], signs: Signs, lexicon: &Lexicon) -> Vec<Score> {
    let mut scores: Vec<Score> = lexicon
        .intents
        .iter()
        .filter_map(|cues| score(cues, tokens, signs, lexicon))
        .filter(|score| score.weight > 0)
        .collect();
    scores.sort_by_key(|score| std::cmp::Reverse((score.weight, score.words)));
    scores
}

fn score(cues: &IntentCues, tokens: &[Token], signs: Signs, lexicon: &Lexicon) -> Option<Score> {
    let numbers = &lexicon.numbers;
    if any_found(&cues.without, tokens, numbers) {
        return None;
    }
    let mut used = vec![false; tokens.len()];
    let mut weight = 0;
    let mut hinted = false;
    for (pattern, gain) in &cues.cues {
        let Some(found) = pattern.find(tokens, numbers) else { continue };
        if found.words.iter().all(|word| used.get(*word) == Some(&true)) {
            continue;
        }
        // Any number of hints is no more than one.
        if *gain > HINT || !std::mem::replace(&mut hinted, true) {
            weight += gain;
        }
        for word in found.words {
            if let Some(used) = used.get_mut(word) {
                *used = true;
            }
        }
    }
    weight += slot_gains(cues, tokens, signs);
    let words = used.iter().filter(|used| **used).count();
    Some(Score { intent: cues.intent, weight, words })
}

fn slot_gains(cues: &IntentCues, tokens: &[Token], signs: Signs) -> u32 {
    let has = |slot| tokens.iter().any(|token| token.slot == Some(slot));
    let gain = |name: &str, present: bool| {
        if present { cues.slots.get(name).copied().unwrap_or(0) } else { 0 }
    };
    gain("subject", has(Slot::Subject))
        + gain("event", has(Slot::Event))
        + gain("topic", signs.topic)
        + gain("when-time", signs.time)
}
