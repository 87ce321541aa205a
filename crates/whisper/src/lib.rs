//! A Whisper model: what each piece of a sentence is worth, given a sound.
//!
//! Written for one purpose that the usual engines do not serve: to score many sentences against
//! one sound at once. The encoder runs once a sound. The decoder reads a tree of sentences, and
//! each of its steps reads the weights once for all of them. Weights are kept in eight bits.

mod alignment;
mod attention;
mod decoder;
mod encoder;
mod linear;
mod matrix;
mod mel;
mod pairs;
mod quick;
mod tensors;
mod threads;
mod vocabulary;

use std::path::Path;

use decoder::Decoder;
use encoder::Encoder;
use mel::MelFilters;
use threads::Threads;

pub use alignment::{Alignment, Shape};
pub use decoder::{Encoded, Step, Text};
pub use tensors::TensorError;
pub use vocabulary::{Token, Vocabulary};

/// Samples that one position of the encoder stands for: 20 ms.
pub const SAMPLES_PER_POSITION: usize = 320;

/// A loaded model.
#[derive(Debug)]
pub struct Whisper {
    filters: MelFilters,
    vocabulary: Vocabulary,
    encoder: Encoder,
    decoder: Decoder,
    threads: Threads,
}

/// Logarithms of the probabilities of each token of the vocabulary, a row for each step.
#[derive(Debug)]
pub struct Scores {
    rows: matrix::Matrix,
    sums: Vec<f32>,
    /// Places of the end of text and of the first time stamp.
    end: usize,
    times: usize,
}

impl Scores {
    /// How likely a token comes next after a step; natural logarithm.
    pub fn log_probability(&self, step: usize, token: Token) -> f32 {
        let score = self.rows.row(step).get(token.index());
        score.zip(self.sums.get(step)).map_or(f32::NEG_INFINITY, |(score, sum)| score - sum)
    }

    /// How likely the text ends after a step, with or without a time stamp.
    pub fn end(&self, step: usize) -> f32 {
        let end = self.log_probability(step, Token::at(self.end));
        let times = self.times(step, 0);
        end.max(times) + (-(end - times).abs()).exp().ln_1p()
    }

    /// How likely any time stamp comes after a step that is not before so many fiftieths of a
    /// second.
    pub fn times(&self, step: usize, passed: usize) -> f32 {
        let times = self.rows.row(step).get(self.times + passed..).unwrap_or_default();
        matrix::log_sum(times) - self.sums.get(step).copied().unwrap_or_default()
    }

    /// The likeliest token that is allowed after a step, with its log-probability.
    pub fn best(&self, step: usize, allowed: impl Fn(Token) -> bool) -> Option<(Token, f32)> {
        let scores =
            self.rows.row(step).iter().zip(0..).map(|(score, place)| (Token(place), score));
        let allowed = scores.filter(|(token, _)| allowed(*token));
        let (token, score) = allowed.max_by(|a, b| a.1.total_cmp(b.1))?;
        Some((token, score - self.sums.get(step)?))
    }
}

/// What each position of a sound sounds like to the encoder. The same sound a second later has
/// somewhat other numbers.
#[derive(Debug)]
pub struct Features(matrix::Matrix);

impl Features {
    /// The numbers of each position, of the margin too.
    pub fn rows(&self) -> impl Iterator<Item = &[f32]> {
        self.0.rows()
    }
}

impl Whisper {
    /// Loads a model file in whisper.cpp's format.
    pub fn load(path: &Path, threads: usize) -> Result<Self, TensorError> {
        let (header, mut tensors) = tensors::read(path)?;
        let [encoder, decoder] = header.layers;
        let filters = MelFilters::new(header.pitches, header.filters);
        let vocabulary = Vocabulary::new(header.tokens, header.vocabulary);
        Ok(Self {
            filters: filters.ok_or(TensorError::NotAModel)?,
            vocabulary: vocabulary.ok_or(TensorError::NotAModel)?,
            encoder: Encoder::take(&mut tensors, encoder)?,
            decoder: Decoder::take(&mut tensors, decoder)?,
            threads: Threads::new(threads),
        })
    }

    /// Uses another number of threads from now on.
    pub fn use_threads(&mut self, threads: usize) {
        self.threads = Threads::new(threads);
    }

    /// Its tokens.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// Listens to a sound and `margin` positions of silence after it.
    pub fn hear(&self, samples: &[f32], margin: usize) -> Features {
        let positions = samples.len().div_ceil(SAMPLES_PER_POSITION) + margin;
        let positions = positions.min(self.encoder.longest());
        let spectrogram = self.filters.spectrogram(samples, positions * 2);
        Features(self.encoder.encode(&spectrogram, &self.threads))
    }

    /// What was heard, as sentences are scored against it.
    pub fn encode(&self, features: &Features) -> Encoded {
        self.decoder.listen(&features.0, &self.threads)
    }

    /// Adds steps to a text; how likely each token comes after each of those in `wanted`.
    pub fn read(
        &self,
        text: &mut Text,
        steps: &[Step],
        sounds: &[&Encoded],
        wanted: &[usize],
    ) -> Scores {
        let rows = self.decoder.read(text, steps, sounds, &self.threads);
        let rows = self.decoder.scores(&rows.select(wanted), &self.threads);
        let sums = rows.rows().map(matrix::log_sum).collect();
        let (end, times) = (self.vocabulary.end().index(), self.vocabulary.time(0).index());
        Scores { rows, sums, end, times }
    }
}
