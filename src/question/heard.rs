//! What was heard of an utterance, before anything is made of it.

use crate::model::Language;

/// How many of the sentences that were found are told.
pub const MOST_SENTENCES: usize = 60;

/// How much what a sentence is worth grows with how often it is said. Of 376 spoken English questions
/// 0 found the meaning of 311, 0.2 of 313, 0.5 of 317, 1 of 311; of 80 Swedish ones, half of them in
/// a loud kitchen, 0.5 found 59, and 54 where only whole sentences were weighed so.
pub const CHANCE: f32 = 0.5;

/// What two witnesses heard of one sound. Has no `Debug` but its numbers: it holds what was said.
#[derive(Clone, Default, PartialEq)]
pub struct Heard {
    /// Sentences of the household, the likeliest first, [`MOST_SENTENCES`] at most.
    pub sentences: Vec<HeardSentence>,
    /// What was written down word for word, in each language.
    pub transcripts: Vec<Transcript>,
}

/// A sentence of the household, scored against a sound.
#[derive(Clone, PartialEq)]
pub struct HeardSentence {
    /// As it is meant.
    pub text: String,
    /// Its language.
    pub language: Language,
    /// How much likelier it is with the sound than without; natural logarithm. What was said has
    /// mostly more than 8, what was not mostly less than 0.
    pub score: f32,
    /// How often it is said among all sentences of the household; natural logarithm.
    pub chance: f32,
    /// How likely the model finds it with the sound; natural logarithm.
    pub log_probability: f32,
    /// How much likelier each of its pieces is with the sound than without; natural logarithms that
    /// add up to the score, but for its end.
    pub worths: Vec<f32>,
}

impl HeardSentence {
    /// Pieces of the model's vocabulary, at least one.
    #[allow(clippy::cast_precision_loss)]
    pub fn pieces(&self) -> f32 {
        self.worths.len().max(1) as f32
    }

    /// What a piece is worth on average where so many pieces after each other are worth least: a
    /// sentence that was said fits everywhere, one that resembles it misses somewhere.
    #[allow(clippy::cast_precision_loss)]
    pub fn weakest(&self, stretch: usize) -> f32 {
        let stretch = stretch.clamp(1, self.worths.len().max(1));
        let sums = self.worths.windows(stretch).map(|worths| worths.iter().sum::<f32>());
        sums.min_by(f32::total_cmp).unwrap_or_default() / stretch as f32
    }
}

/// What was written down word for word.
#[derive(Clone, PartialEq)]
pub struct Transcript {
    /// The words, without surrounding white space.
    pub text: String,
    /// The language it was taken for.
    pub language: Language,
    /// Mean natural logarithm of the probability of each piece; 0 is certain, below -1 is mostly
    /// guesswork. 0 where the text is empty.
    pub mean_log_probability: f32,
}

impl Heard {
    /// The transcript the model is surest of; `None` where no words were heard.
    pub fn transcript(&self) -> Option<&Transcript> {
        let spoken = self.transcripts.iter().filter(|transcript| !transcript.text.is_empty());
        spoken.max_by(|a, b| a.mean_log_probability.total_cmp(&b.mean_log_probability))
    }
}

impl std::fmt::Debug for Heard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scores: Vec<f32> = self.sentences.iter().map(|sentence| sentence.score).collect();
        let free: Vec<f32> = self.transcripts.iter().map(|t| t.mean_log_probability).collect();
        f.debug_struct("Heard").field("scores", &scores).field("transcripts", &free).finish()
    }
}
