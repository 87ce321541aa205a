//! Speech as a sound file, by the separate program espeak-ng.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

use hound::WavWriter;

use super::plain_text::plain_text;
use super::ssml::marked;
use super::{Rate, SpeakError, Speaker, SpeechEvent, Spoken, UtteranceId};
use crate::espeak::{Espeak, EspeakError, SOUND, Saying};
use crate::model::Language;

/// Silence between two sentences, in samples: 0.3 s. Each sentence also ends with a short pause of
/// espeak-ng's own.
const PAUSE: usize = SOUND.sample_rate as usize * 3 / 10;

/// How long a text may take, however long it is: of the longest that fits into an argument, hours of
/// speech, two processors that others used as well made the sound in eleven seconds.
const PATIENCE: Duration = Duration::from_secs(60);

/// Speaks into memory, for a sound file.
///
/// An utterance has `Ended` as soon as its sound is there.
#[derive(Debug)]
pub struct EspeakFile {
    espeak: Espeak,
    rate: Rate,
    volume: u8,
    samples: Vec<i16>,
    utterances: u64,
    events: Sender<SpeechEvent>,
}

impl EspeakFile {
    /// An empty recording by the `espeak-ng` of the search path, at the usual pace.
    pub fn new(events: Sender<SpeechEvent>) -> Self {
        let espeak = Espeak::new().within(PATIENCE);
        Self { espeak, rate: Rate::USUAL, volume: 100, samples: Vec::new(), utterances: 0, events }
    }

    /// The same, by the espeak-ng at this path.
    #[must_use]
    pub fn with_program(self, program: PathBuf) -> Self {
        Self { espeak: Espeak::at(program).within(PATIENCE), ..self }
    }

    /// Writes what was said so far as a WAV file: one channel, 22,050 samples a second of 16 bits.
    /// The file is there complete or not at all; one that was there before is replaced.
    ///
    /// # Errors
    /// `NothingToSay` when nothing was said, `File` when the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), SpeakError> {
        if self.samples.is_empty() {
            return Err(SpeakError::NothingToSay);
        }
        let sound = wav(&self.samples).map_err(SpeakError::File)?;
        replace(path, &sound).map_err(SpeakError::File)
    }

    /// The sound of one sentence.
    fn synthesise(&self, text: &str, utterance: &Spoken) -> Result<Vec<i16>, SpeakError> {
        let markup =
            (!utterance.pauses.is_empty()).then(|| marked(&utterance.text, &utterance.pauses));
        let saying = Saying {
            text: markup.as_deref().unwrap_or(text),
            is_markup: markup.is_some(),
            language: &utterance.language,
            rate: self.rate.get(),
            volume: self.volume,
        };
        Ok(self.espeak.say(&saying)?)
    }
}

impl Speaker for EspeakFile {
    fn speak(&mut self, utterance: &Spoken) -> Result<UtteranceId, SpeakError> {
        let text = plain_text(&utterance.text);
        if text.is_empty() {
            return Err(SpeakError::NothingToSay);
        }
        if !self.speaks(&utterance.language)? {
            return Err(SpeakError::NoVoice(utterance.language.clone()));
        }
        let sentence = self.synthesise(&text, utterance)?;
        if !self.samples.is_empty() {
            self.samples.resize(self.samples.len() + PAUSE, 0);
        }
        self.samples.extend(sentence);
        self.utterances += 1;
        let id = UtteranceId(self.utterances);
        for event in [SpeechEvent::Began(id), SpeechEvent::Ended(id)] {
            // Nobody may be listening.
            let _ = self.events.send(event);
        }
        Ok(id)
    }

    /// Forgets the recording.
    fn stop(&mut self) -> Result<(), SpeakError> {
        self.samples.clear();
        Ok(())
    }

    fn set_rate(&mut self, rate: Rate) -> Result<(), SpeakError> {
        self.rate = rate;
        Ok(())
    }

    fn set_volume(&mut self, percent: u8) -> Result<(), SpeakError> {
        self.volume = percent.min(100);
        Ok(())
    }

    fn speaks(&self, language: &Language) -> Result<bool, SpeakError> {
        Ok(self.espeak.speaks(language)?)
    }
}

/// The samples as a WAV file.
fn wav(samples: &[i16]) -> io::Result<Vec<u8>> {
    let mut file = Cursor::new(Vec::new());
    let mut write = || {
        let mut writer = WavWriter::new(&mut file, SOUND)?;
        samples.iter().try_for_each(|&sample| writer.write_sample(sample))?;
        writer.finalize()
    };
    write().map_err(io::Error::other)?;
    Ok(file.into_inner())
}

/// Writes a file beside its place and moves it there.
fn replace(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut partial = OsString::from(path);
    partial.push(".partial");
    let moved = fs::write(&partial, content).and_then(|()| fs::rename(&partial, path));
    if moved.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&partial);
    }
    moved
}

impl From<EspeakError> for SpeakError {
    fn from(error: EspeakError) -> Self {
        Self::Unavailable(error.to_string())
    }
}
