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
/// A transcript above this is right as good as always, so that no other language is tried: of the
/// measured ones, exact transcripts lay above -0.35 and wrong ones below -0.7.
const SURE: f32 = -0.35;
/// What the guess of the language weighs beside the words themselves.
const LANGUAGE_WEIGHT: f32 = 0.1;

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

impl Transcript {
    /// How credible it is beside transcripts of the same sound in other languages.
    fn credibility(&self) -> f32 {
        if self.text.is_empty() {
            return f32::NEG_INFINITY;
        }
        self.mean_log_probability + LANGUAGE_WEIGHT * self.language_probability.max(1e-6).ln()
    }
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

    /// Recognises what is said in one of these languages: the most credible transcript.
    ///
    /// The sound is encoded once. The languages are tried from the likeliest on, until one gives a
    /// transcript the model is sure of; the guess of the language alone is not to be trusted where
    /// a voice is unusual. `prompt` gives, for a language, text of the kind that is expected; the
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
        let no_speech = probability(&first, self.tokens.no_speech);
        let mut best: Option<Transcript> = None;
        for (candidate, share) in Candidate::by_likelihood(candidates, &first) {
            let prompt = prompt(&candidate.language);
            let transcript = self.decode(sound, candidate, share, no_speech, prompt)?;
            let sure = transcript.mean_log_probability > SURE;
            if best.as_ref().is_none_or(|best| transcript.credibility() > best.credibility()) {
                best = Some(transcript);
            }
            if sure {
                break;
            }
        }
        best.ok_or_else(|| RecogniseError::Languages(Vec::new()))
    }

    fn decode(
        &mut self,
        sound: &Sound,
        candidate: Candidate,
        language_probability: f32,
        no_speech_probability: f32,
        prompt: Option<String>,
    ) -> Result<Transcript, RecogniseError> {
        let prompt = match prompt {
            // Words are spelt with the space before them.
            Some(prompt) => self.context.tokenize(&format!(" {}", prompt.trim()), MAX_PROMPT)?,
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

    /// All of them with their shares of the probability, the likeliest first.
    fn by_likelihood(candidates: Vec<Self>, log_probabilities: &[f32]) -> Vec<(Self, f32)> {
        let weigh = |candidate: Self| {
            let weight = probability(log_probabilities, candidate.token);
            (candidate, weight)
        };
        let mut weighted: Vec<(Self, f32)> = candidates.into_iter().map(weigh).collect();
        let sum: f32 = weighted.iter().map(|(_, weight)| weight).sum();
        for (_, weight) in &mut weighted {
            *weight = if sum > 0.0 { *weight / sum } else { 0.0 };
        }
        weighted.sort_by(|a, b| b.1.total_cmp(&a.1));
        weighted
    }
}

fn probability(log_probabilities: &[f32], token: i32) -> f32 {
    let index = usize::try_from(token).ok();
    index.and_then(|index| log_probabilities.get(index)).map_or(0.0, |p| p.exp())
}
