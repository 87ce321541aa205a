//! Sentences to the ear: through the speech service, or into a file.

use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use crate::present::speaker::{
    Dispatcher, EspeakFile, Rate, SpeakError, Speaker, SpeechEvent, Spoken, UtteranceId,
};
use crate::present::terminal;
use crate::wording::{Args, Sentence, SentenceKind, Wording};

use super::exit::{Exit, Failure};

/// A service that has not begun by then has no way to sound: no sound card, or one that is taken.
const SLOWEST_START: Duration = Duration::from_secs(10);
/// Longer than any sentence takes at the slowest speed; after it the service is taken for dead.
const LONGEST_SENTENCE: Duration = Duration::from_secs(120);

/// Speaks sentences and waits for the end.
pub(super) fn speak(sentences: &[Sentence], wording: Option<&Wording>) -> Result<(), Failure> {
    let mut voice = Voice::connect().map_err(|e| failure(&e, wording))?;
    voice.say(sentences).map_err(|e| failure(&e, wording))
}

/// Prints each status, and speaks it as well where that is wished and can be done. A voice that
/// fails once is not tried again: the guardian waits for an answer, not for the voice.
pub(super) fn status(spoken: bool) -> Box<dyn FnMut(&Sentence)> {
    let mut voice = if spoken { Voice::connect().ok() } else { None };
    Box::new(move |sentence| {
        terminal::status(&sentence.text);
        // A detail, such as a link, is for the eye and the clipboard.
        if sentence.kind == SentenceKind::Detail {
            return;
        }
        let said = voice.as_mut().map(|voice| voice.say(std::slice::from_ref(sentence)));
        if let Some(Err(error)) = said {
            log::info!("a status was not spoken: {error}");
            voice = None;
        }
    })
}

/// Writes what would be spoken to a file.
pub(super) fn save(
    sentences: &[Sentence],
    file: &Path,
    wording: Option<&Wording>,
) -> Result<(), Failure> {
    let (sender, _events) = mpsc::channel();
    let mut recorder = EspeakFile::new(sender);
    for sentence in sentences {
        recorder.speak(&Spoken::from(sentence)).map_err(|e| failure(&e, wording))?;
    }
    recorder.save(file).map_err(|e| failure(&e, wording))
}

/// The voice of a conversation.
pub(super) struct Voice {
    speaker: Dispatcher,
    events: mpsc::Receiver<SpeechEvent>,
    rate: Rate,
    volume: u8,
}

impl Voice {
    /// Connects to the speech service.
    pub(super) fn connect() -> Result<Self, SpeakError> {
        let (sender, events) = mpsc::channel();
        let speaker = Dispatcher::connect(sender)?;
        Ok(Self { speaker, events, rate: Rate::USUAL, volume: 100 })
    }

    /// Speaks sentences and waits until the last is spoken.
    pub(super) fn say(&mut self, sentences: &[Sentence]) -> Result<(), SpeakError> {
        self.begin(sentences)?.map_or(Ok(()), |last| self.wait_for(last))
    }

    /// Begins to speak and does not wait; gives the last sentence's utterance.
    pub(super) fn begin(
        &mut self,
        sentences: &[Sentence],
    ) -> Result<Option<UtteranceId>, SpeakError> {
        let mut last = None;
        for sentence in sentences {
            last = Some(self.speaker.speak(&Spoken::from(sentence))?);
        }
        Ok(last)
    }

    fn wait_for(&mut self, last: UtteranceId) -> Result<(), SpeakError> {
        let mut patience = SLOWEST_START;
        loop {
            match self.events.recv_timeout(patience) {
                Ok(SpeechEvent::Ended(id) | SpeechEvent::Stopped(id)) if id == last => {
                    return Ok(());
                }
                Ok(_) => patience = LONGEST_SENTENCE,
                Err(error) => {
                    // What is queued must not be spoken later, out of the blue.
                    self.speaker.stop()?;
                    return Err(SpeakError::Unavailable(error.to_string()));
                }
            }
        }
    }

    /// Stops at once.
    pub(super) fn stop(&mut self) -> Result<(), SpeakError> {
        self.speaker.stop()
    }

    /// Changes the speed by so many words a minute.
    pub(super) fn change_rate(&mut self, step: i32) -> Result<(), SpeakError> {
        let wish = i32::from(self.rate.get()).saturating_add(step).max(0);
        self.rate = Rate::words_per_minute(u16::try_from(wish).unwrap_or(u16::MAX));
        self.speaker.set_rate(self.rate)
    }

    /// Changes the volume by so many percent.
    pub(super) fn change_volume(&mut self, step: i32) -> Result<(), SpeakError> {
        let wish = i32::from(self.volume).saturating_add(step).clamp(0, 100);
        self.volume = u8::try_from(wish).unwrap_or(100);
        self.speaker.set_volume(self.volume)
    }
}

impl From<&Sentence> for Spoken {
    fn from(sentence: &Sentence) -> Self {
        Self { text: sentence.text.clone(), language: sentence.language.clone() }
    }
}

/// What went wrong in words, where there are words.
pub(super) fn failure(error: &SpeakError, wording: Option<&Wording>) -> Failure {
    let (exit, message) = match error {
        SpeakError::NoVoice(language) => {
            let args = Args::new().text("language", language.as_str());
            (Exit::ModelMissing, wording.map(|wording| wording.say("no-voice", &args)))
        }
        SpeakError::Unavailable(_) => {
            let message = wording.map(|wording| wording.say("no-speech-service", &Args::new()));
            (Exit::Machine, message)
        }
        _ => (Exit::Machine, None),
    };
    Failure::new(exit, message.unwrap_or_else(|| error.to_string()))
}
