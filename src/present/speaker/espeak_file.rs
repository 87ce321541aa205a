//! Speech as a sound file, by the separate program espeak-ng.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::Sender;

use hound::{SampleFormat, WavReader, WavSpec, WavWriter};

use super::plain_text::plain_text;
use super::ssml::marked;
use super::{Rate, SpeakError, Speaker, SpeechEvent, Spoken, UtteranceId};
use crate::model::Language;

/// What espeak-ng's own voices sound in. (Voices of MBROLA, which differ, are not used.)
const SOUND: WavSpec = WavSpec {
    channels: 1,
    sample_rate: 22_050,
    bits_per_sample: 16,
    sample_format: SampleFormat::Int,
};

/// Words a minute: beyond it espeak-ng squeezes the sound, and with it the pauses. The speech service
/// stops there, too.
const FASTEST: u16 = 449;

/// Silence between two sentences, in samples: 0.3 s. Each sentence also ends with a short pause of
/// espeak-ng's own.
const PAUSE: usize = SOUND.sample_rate as usize * 3 / 10;

/// Speaks into memory, for a sound file.
///
/// Runs espeak-ng for each sentence, with the text on its standard input. An utterance has `Ended`
/// as soon as its sound is there.
#[derive(Debug)]
pub struct EspeakFile {
    program: PathBuf,
    rate: Rate,
    volume: u8,
    samples: Vec<i16>,
    utterances: u64,
    events: Sender<SpeechEvent>,
}

impl EspeakFile {
    /// An empty recording by the `espeak-ng` of the search path, at the usual pace.
    pub fn new(events: Sender<SpeechEvent>) -> Self {
        let program = PathBuf::from("espeak-ng");
        Self { program, rate: Rate::USUAL, volume: 100, samples: Vec::new(), utterances: 0, events }
    }

    /// The same, by the espeak-ng at this path.
    #[must_use]
    pub fn with_program(self, program: PathBuf) -> Self {
        Self { program, ..self }
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

    /// Runs the program with a text on its standard input.
    fn run(&self, arguments: &[&str], text: &str) -> Result<Output, SpeakError> {
        let attempt = || {
            let mut child = Command::new(&self.program)
                .args(arguments)
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()?;
            // It reads all of the text before it writes; dropping the pipe ends the text.
            if let Some(mut input) = child.stdin.take() {
                input.write_all(text.as_bytes())?;
            }
            child.wait_with_output()
        };
        let output = attempt().map_err(|error| unavailable(&error.to_string()))?;
        output.status.success().then_some(output).ok_or_else(|| unavailable("it failed"))
    }

    /// The sound of one sentence.
    fn synthesise(&self, text: &str, utterance: &Spoken) -> Result<Vec<i16>, SpeakError> {
        let (rate, amplitude) = (self.rate.get().min(FASTEST), self.volume.to_string());
        let (rate, language) = (rate.to_string(), utterance.language.as_str());
        let voice = ["-v", language, "-s", &rate, "-a", &amplitude];
        let utf8_in_wav_out = ["-b", "1", "--stdin", "--stdout"];
        let (text, markup) = if utterance.pauses.is_empty() {
            (text.to_owned(), &[][..])
        } else {
            (marked(&utterance.text, &utterance.pauses), &["-m"][..])
        };
        // The program, unlike its library, takes [[…]] for phonemes unless it is pulled apart.
        let text = text.replace('[', "[ ");
        let output = self.run(&[&voice[..], markup, &utf8_in_wav_out[..]].concat(), &text)?;
        let reader = WavReader::new(Cursor::new(output.stdout));
        let reader = reader.map_err(|error| unavailable(&error.to_string()))?;
        if reader.spec() != SOUND {
            return Err(unavailable("its sound has an unknown format"));
        }
        // Written to a pipe, the header promises more samples than follow.
        Ok(reader.into_samples().map_while(Result::ok).collect())
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
        let table = self.run(&[&format!("--voices={language}")], "")?;
        Ok(has_own_voice(&String::from_utf8_lossy(&table.stdout)))
    }
}

/// Whether espeak-ng's table of the voices for a language names one that needs nothing else:
/// neither the MBROLA program (`mb/`) nor a voice to be a variant of (`!v/`).
///
/// The columns are priority, language, age and gender, name, file.
fn has_own_voice(table: &str) -> bool {
    let mut files = table.lines().skip(1).filter_map(|row| row.split_whitespace().nth(4));
    files.any(|file| !file.starts_with("mb/") && !file.starts_with("!v/"))
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

fn unavailable(reason: &str) -> SpeakError {
    SpeakError::Unavailable(format!("espeak-ng: {reason}"))
}
