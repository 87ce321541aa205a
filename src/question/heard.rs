//! What was heard of an utterance, before anything is made of it.

use super::likeness::likeness;
use crate::model::Language;

/// How many of the sentences that were found are told.
pub const MOST_SENTENCES: usize = 60;

/// How much what a sentence is worth grows with how often it is said. Of 376 spoken English questions
/// 0 found the meaning of 311, 0.2 of 313, 0.5 of 317, 1 of 311; of 80 Swedish ones, half of them in
/// a loud kitchen, 0.5 found 59, and 54 where only whole sentences were weighed so.
pub const CHANCE: f32 = 0.5;

/// How much what a sentence is worth grows with how alike it is to what was written down word for
/// word.
const LIKENESS: f32 = 15.0;

/// How much less a sentence is worth the less it sounds like an example of it. Of 284 Swedish sounds
/// 0 found 198, 20 of 218, 40 of 219, 80 of 220; of 282 English ones 223, 223, 224, 229.
const DISTANCE: f32 = 60.0;

/// How much what a sentence is worth grows with how much its phones sound like what was said. Of 230
/// Swedish sounds 4 found 214, 8 of 215; of 232 English ones 209 and 210.
const PHONES: f32 = 8.0;

/// What four witnesses heard of one sound. Has no `Debug` but its numbers: it holds what was said.
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
    /// How much its phones sound like it: a mean natural logarithm, 0 at most; `None` where nobody has
    /// taught the phones of the language.
    pub phones: Option<f32>,
    /// How the sound compares with the sentence as a voice says it; `None` where it was not compared.
    pub example: Option<Example>,
}

/// How a sound compares with an example of a sentence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Example {
    /// Mean cosine distance of what the model hears in one and in the other, laid along each other: 0
    /// is the same sound. By another voice of espeak-ng the same sentence has mostly less than 0.35,
    /// another one more than 0.45; read by people 0.25 to 0.6 and 0.55 to 0.7.
    pub distance: f32,
    /// The same of the 0.3 s in which they differ most: above 0.6 mostly a word that was not said, as
    /// where a stranger is named instead of a child.
    pub worst: f32,
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

    /// What was written down in a language.
    pub fn transcript_in(&self, language: &Language) -> Option<&Transcript> {
        self.transcripts.iter().find(|transcript| transcript.language == *language)
    }

    /// What all witnesses together find a sentence worth, more is better; only differences mean
    /// anything. What was not held against an example is taken to sound like the least alike.
    pub fn worth(&self, sentence: &HeardSentence) -> f32 {
        let distances = self.sentences.iter().filter_map(|sentence| sentence.example);
        let farthest = distances.map(|example| example.distance).fold(0.0, f32::max);
        let distance = sentence.example.map_or(farthest, |example| example.distance);
        let alike = self.likeness(sentence);
        let unlike = self.sentences.iter().filter_map(|sentence| sentence.phones);
        let phones = sentence.phones.unwrap_or_else(|| unlike.fold(0.0, f32::min));
        sentence.score + CHANCE * sentence.chance + LIKENESS * alike - DISTANCE * distance
            + PHONES * phones
    }

    /// How alike a sentence is to what was written down word for word: 0 to 1.
    pub fn likeness(&self, sentence: &HeardSentence) -> f32 {
        let transcript = self.transcript_in(&sentence.language);
        transcript.map_or(0.0, |written| likeness(&written.text, &sentence.text))
    }

    /// How near the nearest example is; `None` where there is none.
    pub fn nearest(&self) -> Option<f32> {
        let examples = self.sentences.iter().filter_map(|sentence| sentence.example);
        examples.map(|example| example.distance).min_by(f32::total_cmp)
    }

    /// Adds what was heard in the same sound another way: of each sentence the better hearing stays.
    pub fn add(&mut self, sentences: Vec<HeardSentence>) {
        for added in sentences {
            let is_same = |known: &&mut HeardSentence| {
                known.text == added.text && known.language == added.language
            };
            let Some(known) = self.sentences.iter_mut().find(is_same) else {
                self.sentences.push(added);
                continue;
            };
            // Both were held against the same sound.
            let example = known.example.or(added.example);
            if added.score > known.score {
                *known = added;
            }
            known.example = example;
        }
    }

    /// The places of the sentences that are worth most, the best first: so many at most, and none
    /// that is worth less than the best by more than `far`.
    pub fn likeliest(&self, most: usize, far: f32) -> Vec<usize> {
        let worths = self.sentences.iter().map(|sentence| self.worth(sentence));
        let mut places: Vec<(usize, f32)> = worths.enumerate().collect();
        places.sort_by(|a, b| b.1.total_cmp(&a.1));
        let best = places.first().map_or(0.0, |best| best.1);
        let near = places.into_iter().take(most).take_while(|(_, worth)| best - worth <= far);
        near.map(|(place, _)| place).collect()
    }
}

impl std::fmt::Debug for Heard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scores: Vec<f32> = self.sentences.iter().map(|sentence| sentence.score).collect();
        let free: Vec<f32> = self.transcripts.iter().map(|t| t.mean_log_probability).collect();
        f.debug_struct("Heard").field("scores", &scores).field("transcripts", &free).finish()
    }
}
