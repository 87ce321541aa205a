//! From a [`Sound`] to the words in it, with a Whisper model.
//!
//! The encoder takes most of the time, so it runs once a sound, and only over as much of its
//! thirty-second window as the sound fills. What it heard then answers three questions: is anybody
//! speaking, in which of the household's languages, and what is said.

mod decoder;
mod model_file;
mod tokens;

use std::path::{Path, PathBuf};

use whisper_rs::{
    FullParams, SamplingStrategy, WhisperContext, WhisperContextParameters, WhisperError,
    WhisperState,
};

use super::sound::{RATE, Sound};
use crate::model::Language;
use decoder::{Decoder, log_softmax};
use tokens::Tokens;

/// Samples that one position of the encoder stands for: 20 ms.
const SAMPLES_PER_POSITION: usize = RATE as usize / 50;
/// Positions of silence after the sound; with fewer the model does not notice its end.
const MARGIN: usize = 128;
/// Longest prompt, in tokens: half of what the decoder can hold.
const MAX_PROMPT: usize = 224;

/// Nobody speaks where the model finds that likelier than this and what it read is a guess: a mean
/// log-probability below [`GUESS`]. Both are the limits of Whisper's own decoder.
const NOBODY: f32 = 0.6;
const GUESS: f32 = -1.0;

/// What was heard.
#[derive(Clone, Debug, PartialEq)]
pub struct Transcript {
    /// The words, without surrounding white space; empty where nobody spoke.
    pub text: String,
    /// The language, one of those that were asked for.
    pub language: Language,
    /// How sure the language is among those that were asked for: 0 to 1.
    pub language_probability: f32,
    /// Mean natural logarithm of the probability of each word piece; 0 is certain, below -1 is
    /// mostly guesswork. 0 where the text is empty.
    pub mean_log_probability: f32,
    /// How likely nobody speaks: 0 to 1.
    pub no_speech_probability: f32,
}

/// Speech could not be recognised.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecogniseError {
    /// The file is not there, or is not a multilingual Whisper model that this program can use.
    #[error("{} is not a usable speech model", .0.display())]
    Model(PathBuf),
    /// The model knows none of the languages that were asked for.
    #[error("the speech model knows none of these languages: {}", .0.join(", "))]
    Languages(Vec<String>),
    /// The model failed at this step; out of memory, for instance.
    #[error("the speech model failed: {0}")]
    Failed(String),
}

impl From<WhisperError> for RecogniseError {
    fn from(error: WhisperError) -> Self {
        Self::Failed(error.to_string())
    }
}

/// A loaded model; keeps its memory from one sound to the next.
#[derive(Debug)]
pub struct Recogniser {
    tokens: Tokens,
    state: WhisperState,
    context: WhisperContext,
    threads: usize,
}

impl Recogniser {
    /// Loads a model file. One thread is best on shared processors; with more, threads that wait
    /// for each other can cost ten times the time.
    pub fn load(path: &Path, threads: usize) -> Result<Self, RecogniseError> {
        whisper_rs::install_logging_hooks();
        let unusable = || RecogniseError::Model(path.to_owned());
        model_file::check(path).map_err(|_| unusable())?;
        let context = WhisperContext::new_with_params(path, WhisperContextParameters::default())
            .map_err(|_| unusable())?;
        if !context.is_multilingual() {
            return Err(unusable());
        }
        let state = context.create_state()?;
        Ok(Self { tokens: Tokens::of(&context), state, context, threads: threads.max(1) })
    }

    /// Recognises what is said in one of these languages.
    ///
    /// `prompt` gives, for the language that was detected, text of the kind that is expected; the
    /// model leans towards its words and spelling. In another language it would mislead.
    pub fn transcribe(
        &mut self,
        sound: &Sound,
        languages: &[Language],
        prompt: impl Fn(&Language) -> Option<String>,
    ) -> Result<Transcript, RecogniseError> {
        let candidates = Candidate::all(languages, &self.context)?;
        self.encode(sound)?;
        self.state.decode(&[self.tokens.start], 0, self.threads)?;
        let first = log_softmax(self.state.get_logits()?);
        let no_speech_probability = probability(&first, self.tokens.no_speech);
        let (candidate, language_probability) = Candidate::likeliest(candidates, &first)?;
        let prompt = match prompt(&candidate.language) {
            Some(prompt) => self.context.tokenize(prompt.trim(), MAX_PROMPT)?,
            None => Vec::new(),
        };
        let mut decoder =
            Decoder { state: &mut self.state, tokens: &self.tokens, threads: self.threads };
        let heard = decoder.decode(candidate.token, &prompt, sound.duration())?;
        let guess = heard.mean_log_probability < GUESS && no_speech_probability > NOBODY;
        let text = self.tokens.text(&self.context, &heard.tokens);
        Ok(Transcript {
            text: if guess { String::new() } else { text },
            language: candidate.language,
            language_probability,
            mean_log_probability: heard.mean_log_probability,
            no_speech_probability,
        })
    }

    /// Runs the encoder over as much of its window as the sound fills.
    fn encode(&mut self, sound: &Sound) -> Result<(), RecogniseError> {
        // Only `full` sets the window of a state. Told to listen to 100 ms it sets it, computes
        // the spectrogram of the whole sound and returns without encoding.
        let mut parameters = FullParams::new(SamplingStrategy::Greedy { best_of: 1 });
        parameters.set_n_threads(i32::try_from(self.threads).unwrap_or(1));
        parameters.set_language(Some("en"));
        parameters.set_duration_ms(100);
        parameters.set_audio_ctx(self.window(sound));
        parameters.set_print_progress(false);
        self.state.full(parameters, sound.samples())?;
        Ok(self.state.encode(0, self.threads)?)
    }

    /// Positions of the encoder's window to use.
    fn window(&self, sound: &Sound) -> i32 {
        let whole = self.context.n_audio_ctx();
        let positions = sound.samples().len().div_ceil(SAMPLES_PER_POSITION) + MARGIN;
        i32::try_from(positions).unwrap_or(whole).min(whole)
    }
}

/// A language that the model knows.
struct Candidate {
    language: Language,
    token: i32,
}

impl Candidate {
    fn all(languages: &[Language], context: &WhisperContext) -> Result<Vec<Self>, RecogniseError> {
        let known: Vec<Self> = languages
            .iter()
            .filter_map(|language| {
                let id = whisper_rs::get_lang_id(language.as_str())?;
                Some(Self { language: language.clone(), token: context.token_lang(id) })
            })
            .collect();
        if known.is_empty() {
            let tags = languages.iter().map(ToString::to_string).collect();
            return Err(RecogniseError::Languages(tags));
        }
        Ok(known)
    }

    /// The likeliest one and its share of the probability of all.
    fn likeliest(
        candidates: Vec<Self>,
        log_probabilities: &[f32],
    ) -> Result<(Self, f32), RecogniseError> {
        let weighted: Vec<(f32, Self)> = candidates
            .into_iter()
            .map(|candidate| (probability(log_probabilities, candidate.token), candidate))
            .collect();
        let sum: f32 = weighted.iter().map(|(weight, _)| weight).sum();
        let best = weighted.into_iter().max_by(|a, b| a.0.total_cmp(&b.0));
        let (weight, candidate) = best.ok_or_else(|| RecogniseError::Languages(Vec::new()))?;
        Ok((candidate, if sum > 0.0 { weight / sum } else { 0.0 }))
    }
}

fn probability(log_probabilities: &[f32], token: i32) -> f32 {
    let index = usize::try_from(token).ok();
    index.and_then(|index| log_probabilities.get(index)).map_or(0.0, |p| p.exp())
}
