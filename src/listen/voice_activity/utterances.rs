//! Where in a stream of sound somebody begins and ends to speak. Knows nothing of devices or
//! models: it is told how likely speech is in each frame.

use std::time::Duration;

use serde::Deserialize;

use crate::listen::sound::RATE;

/// Sound kept from before the voice was noticed. The detector notices a voice up to 0.5 s after
/// its first sound, in noise and where a word begins with a hiss; a tenth is added so that the
/// recogniser hears a beginning.
pub const PRE_ROLL: Duration = Duration::from_millis(600);
/// Sound kept from after the last of the voice: words fade out.
pub const POST_ROLL: Duration = Duration::from_millis(200);
/// Silence after which the recogniser may already start on what is there: longer than the stops
/// inside words, shorter than a breath.
pub const SHORT_PAUSE: Duration = Duration::from_millis(250);
/// Speech that it takes to begin: clicks are shorter, and "ja" is longer.
const BEGIN: Duration = Duration::from_millis(90);
/// An utterance that lasts longer is no question but a radio that is on. It ends there.
const LONGEST: Duration = Duration::from_secs(120);

/// Speech is at least this likely where an utterance begins or goes on.
const SPEECH: f32 = 0.5;
/// Inside an utterance it is still speech down to here, as Silero's authors do it: voices waver.
const STILL_SPEECH: f32 = 0.35;

/// Silence that ends an utterance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "f64")]
pub struct EndPause(Duration);

/// A pause that is too short or too long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a pause lasts from 0.8 to 10 seconds")]
pub struct NotAPause;

/// What happens to an utterance.
#[derive(Clone, PartialEq)]
pub enum UtteranceEvent {
    /// Somebody speaks.
    Began,
    /// A short pause; what was said so far, one channel at 16 kHz.
    Paused(Vec<f32>),
    /// The pause was none: they go on.
    Resumed,
    /// The pause lasted; the whole utterance, one channel at 16 kHz.
    Ended(Vec<f32>),
}

/// Finds utterances.
pub struct Utterances {
    end_pause: usize,
    state: State,
    /// While waiting: the pre-roll and what may be a beginning. Then: the utterance.
    heard: Vec<f32>,
}

/// Lengths are in samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nobody speaks, but for this much just now.
    Waiting { speech: usize },
    /// Somebody does, or did until so long ago; `told` where that was told as a pause.
    Speaking { quiet: usize, told: bool },
}

impl EndPause {
    /// Shorter ones cut people off who look for a word.
    pub const SHORTEST: Duration = Duration::from_millis(800);
    /// Longer ones are never waited for.
    pub const LONGEST: Duration = Duration::from_secs(10);

    /// The nearest that is allowed.
    pub fn new(pause: Duration) -> Self {
        Self(pause.clamp(Self::SHORTEST, Self::LONGEST))
    }

    /// How long it is.
    pub fn duration(self) -> Duration {
        self.0
    }
}

/// From seconds, which must be within the limits.
impl TryFrom<f64> for EndPause {
    type Error = NotAPause;

    fn try_from(seconds: f64) -> Result<Self, NotAPause> {
        let pause = Duration::try_from_secs_f64(seconds).map_err(|_| NotAPause)?;
        let allowed = Self::SHORTEST..=Self::LONGEST;
        if allowed.contains(&pause) { Ok(Self(pause)) } else { Err(NotAPause) }
    }
}

/// Long enough for most people to find a word in a foreign language.
impl Default for EndPause {
    fn default() -> Self {
        Self(Duration::from_millis(1500))
    }
}

impl Utterances {
    /// Utterances that end with such a pause.
    pub fn new(end_pause: EndPause) -> Self {
        let end_pause = samples(end_pause.duration());
        Self { end_pause, state: State::Waiting { speech: 0 }, heard: Vec::new() }
    }

    /// Takes a frame of sound at 16 kHz and how likely somebody speaks in it, 0 to 1.
    pub fn hear(&mut self, frame: &[f32], probability: f32) -> Option<UtteranceEvent> {
        self.heard.extend_from_slice(frame);
        match self.state {
            State::Waiting { speech } if probability >= SPEECH => self.begin(speech + frame.len()),
            State::Waiting { .. } => {
                self.wait();
                None
            }
            State::Speaking { .. } if self.heard.len() >= samples(LONGEST) => Some(self.end(0)),
            State::Speaking { told: false, .. } if probability >= STILL_SPEECH => {
                self.state = State::Speaking { quiet: 0, told: false };
                None
            }
            State::Speaking { told: true, .. } if probability >= SPEECH => {
                self.state = State::Speaking { quiet: 0, told: false };
                Some(UtteranceEvent::Resumed)
            }
            State::Speaking { quiet, told } => self.pause(quiet + frame.len(), told),
        }
    }

    /// The utterance that has not ended; empty where nobody speaks.
    pub fn finish(self) -> Vec<f32> {
        match self.state {
            State::Waiting { .. } => Vec::new(),
            State::Speaking { quiet, .. } => self.said(quiet).to_vec(),
        }
    }

    fn wait(&mut self) {
        self.state = State::Waiting { speech: 0 };
        let old = self.heard.len().saturating_sub(samples(PRE_ROLL));
        self.heard.drain(..old);
    }

    fn begin(&mut self, speech: usize) -> Option<UtteranceEvent> {
        if speech < samples(BEGIN) {
            self.state = State::Waiting { speech };
            return None;
        }
        self.state = State::Speaking { quiet: 0, told: false };
        Some(UtteranceEvent::Began)
    }

    fn pause(&mut self, quiet: usize, told: bool) -> Option<UtteranceEvent> {
        if quiet >= self.end_pause {
            return Some(self.end(quiet));
        }
        let tell = !told && quiet >= samples(SHORT_PAUSE);
        self.state = State::Speaking { quiet, told: told || tell };
        tell.then(|| UtteranceEvent::Paused(self.said(quiet).to_vec()))
    }

    /// The end of the pause is the pre-roll of what comes next.
    fn end(&mut self, quiet: usize) -> UtteranceEvent {
        let utterance = self.said(quiet).to_vec();
        self.wait();
        UtteranceEvent::Ended(utterance)
    }

    /// What was heard, without the pause that ends it.
    fn said(&self, quiet: usize) -> &[f32] {
        let length = self.heard.len().saturating_sub(quiet) + quiet.min(samples(POST_ROLL));
        self.heard.get(..length).unwrap_or(&self.heard)
    }
}

/// What was said stays out of logs, even as numbers.
impl std::fmt::Debug for UtteranceEvent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Began => f.write_str("Began"),
            Self::Paused(samples) => write!(f, "Paused({} samples)", samples.len()),
            Self::Resumed => f.write_str("Resumed"),
            Self::Ended(samples) => write!(f, "Ended({} samples)", samples.len()),
        }
    }
}

/// What was said stays out of logs, even as numbers.
impl std::fmt::Debug for Utterances {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Utterances").field("state", &self.state).finish_non_exhaustive()
    }
}

fn samples(duration: Duration) -> usize {
    usize::try_from(duration.as_millis()).unwrap_or(usize::MAX) * (RATE as usize / 1000)
}
