//! Hands-free: when somebody speaks.
//!
//! The detector is Silero's network as whisper.cpp runs it. It was measured against the crate
//! earshot 1.2 on espeak-ng speech of seven languages and on human speech, each with a fan and with
//! clattering dishes at 20, 10 and 5 dB, and on 12 minutes of noise without any speech. Silero
//! began no utterance in that noise, earshot 66; kept to 1 by a higher threshold, earshot missed
//! 9 % of human speech at 10 dB where Silero misses 4 %. It costs 35 ms of one processor a second,
//! earshot 2 ms; a household that is answered to its dishes would mind more.

mod utterances;

use whisper_rs::{WhisperVadContext, WhisperVadContextParams};

use super::models::{Catalogue, ModelStore, Purpose, StoreError};

pub use utterances::{
    EndPause, NotAPause, POST_ROLL, PRE_ROLL, SHORT_PAUSE, UtteranceEvent, Utterances,
};

/// Samples that the network looks at in one step: 32 ms at 16 kHz.
const FRAME: usize = 512;
/// Frames that are heard at a time, 96 ms.
const STEP: usize = 3 * FRAME;
/// Sound that is heard once more before each step: a second. whisper.cpp forgets what it has heard
/// between two calls. With half of it 8 % instead of 5 % of human speech was missed at 5 dB; twice
/// as much costs twice the time and misses 4 %.
const PAST: usize = 30 * FRAME;

/// The detector cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum VoiceActivityError {
    /// Its model is not installed, or is damaged.
    #[error(transparent)]
    Model(#[from] StoreError),
    /// The library cannot work with it; out of memory, for instance.
    #[error("the voice activity model cannot be used")]
    Unusable,
}

/// Tells how likely somebody speaks.
#[derive(Debug)]
pub struct VoiceActivity {
    network: WhisperVadContext,
}

impl VoiceActivity {
    /// Loads the voice activity model. It is verified each time, in a few milliseconds, because
    /// whisper.cpp trusts the file: an odd number in it ends the process.
    pub fn load(store: &ModelStore) -> Result<Self, VoiceActivityError> {
        whisper_rs::install_logging_hooks();
        let unusable = || VoiceActivityError::Unusable;
        let catalogue = Catalogue::embedded().map_err(|_| unusable())?;
        let mut models = catalogue.models.iter();
        let model = models.find(|model| model.purpose == Purpose::VoiceActivity);
        let model = model.ok_or_else(unusable)?;
        store.verify(model)?;
        let path = store.folder().join(&model.file);
        // A name with a zero byte cannot be handed to the library.
        let name = path.to_str().filter(|name| !name.contains('\0')).ok_or_else(unusable)?;
        let mut parameters = WhisperVadContextParams::new();
        parameters.set_n_threads(1);
        let network = WhisperVadContext::new(name, parameters).map_err(|_| unusable())?;
        Ok(Self { network })
    }

    /// How likely somebody speaks in each frame of 512 samples at 16 kHz, 0 to 1. Where the
    /// network fails nobody is heard.
    pub fn probabilities(&mut self, sound: &[f32]) -> &[f32] {
        match self.network.detect_speech(sound) {
            Ok(()) => self.network.probabilities(),
            Err(_) => &[],
        }
    }
}

/// Finds the utterances in a stream of sound.
pub struct HandsFree {
    detector: VoiceActivity,
    utterances: Utterances,
    /// What the detector has heard, at most [`PAST`], and then what it has not.
    sound: Vec<f32>,
    /// How much of it is past.
    past: usize,
}

impl HandsFree {
    /// Listens with this detector for utterances that end with such a pause.
    pub fn new(detector: VoiceActivity, end_pause: EndPause) -> Self {
        Self { detector, utterances: Utterances::new(end_pause), sound: Vec::new(), past: 0 }
    }

    /// Takes samples at 16 kHz, as many as have come.
    pub fn hear(&mut self, samples: &[f32]) -> Vec<UtteranceEvent> {
        self.sound.extend_from_slice(samples);
        let mut events = Vec::new();
        while self.sound.len() >= self.past + STEP {
            events.extend(self.step());
        }
        events
    }

    /// The utterance that has not ended; empty where nobody speaks.
    pub fn finish(self) -> Vec<f32> {
        self.utterances.finish()
    }

    fn step(&mut self) -> Vec<UtteranceEvent> {
        let end = self.past + STEP;
        let heard = self.sound.get(..end).unwrap_or_default();
        let probabilities = self.detector.probabilities(heard);
        let new = heard.chunks_exact(FRAME).zip(probabilities).skip(self.past / FRAME);
        let events = new.filter_map(|(frame, &p)| self.utterances.hear(frame, p)).collect();
        self.sound.drain(..end.saturating_sub(PAST));
        self.past = end.min(PAST);
        events
    }
}

/// What was said stays out of logs, even as numbers.
impl std::fmt::Debug for HandsFree {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HandsFree").field("utterances", &self.utterances).finish_non_exhaustive()
    }
}
