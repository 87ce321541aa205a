//! Speech by espeak-ng, and the folder that keeps it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;

use crate::clip::{Clip, ClipError, RATE};
use crate::conditions::Condition;
use crate::seed::seed;

/// Changes whenever a maker's sounds change, so that no kept one stands for another.
const EDITION: u32 = 1;

/// How a sentence is spoken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Name of an espeak-ng voice, possibly with a variant: `sv+f2`.
    pub name: String,
    /// Words a minute.
    pub speed: u16,
    /// 0 to 99.
    pub pitch: u8,
}

/// A voice is `name | speed | pitch`.
impl FromStr for Voice {
    type Err = SpeakError;

    fn from_str(line: &str) -> Result<Self, SpeakError> {
        let wrong = || SpeakError::Voice(line.to_owned());
        let fields: Vec<&str> = line.split('|').map(str::trim).collect();
        let [name, speed, pitch] = fields[..] else { return Err(wrong()) };
        let speed = speed.parse().map_err(|_| wrong())?;
        Ok(Self { name: name.to_owned(), speed, pitch: pitch.parse().map_err(|_| wrong())? })
    }
}

/// A sentence could not be spoken.
#[derive(Debug, thiserror::Error)]
pub enum SpeakError {
    /// No line of three fields with numbers where they belong.
    #[error("no voice: {0}")]
    Voice(String),
    /// espeak-ng cannot be started.
    #[error("espeak-ng cannot be started: {0}")]
    Start(io::Error),
    /// espeak-ng ended with a complaint; it has no such voice, perhaps.
    #[error("espeak-ng cannot speak as {0}")]
    Refused(String),
    /// A file could not be read or written.
    #[error(transparent)]
    Clip(#[from] ClipError),
    /// The folder could not be written to.
    #[error("{}: {error}", path.display())]
    Folder {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

/// Speaks into files, each sentence once.
#[derive(Clone, Debug)]
pub struct Speaker {
    folder: PathBuf,
}

impl Speaker {
    /// A speaker that keeps what it said in this folder, which need not exist.
    pub fn new(folder: &Path) -> Result<Self, SpeakError> {
        let error = |error| SpeakError::Folder { path: folder.to_owned(), error };
        fs::create_dir_all(folder).map_err(error)?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// The file with a sentence in a voice under a condition.
    pub fn file(
        &self,
        text: &str,
        voice: &Voice,
        condition: Condition,
    ) -> Result<PathBuf, SpeakError> {
        if condition == Condition::Clean {
            return self.clean(text, voice);
        }
        let chance = seed_of(text, voice, &condition.to_string());
        self.keep(chance, || Ok(condition.apply(&self.speech(text, voice)?, chance)))
    }

    /// A sentence in a voice, with nothing done to it.
    pub fn speech(&self, text: &str, voice: &Voice) -> Result<Clip, SpeakError> {
        Ok(Clip::read(&self.clean(text, voice)?)?)
    }

    fn clean(&self, text: &str, voice: &Voice) -> Result<PathBuf, SpeakError> {
        let name = seed_of(text, voice, "");
        self.keep(name, || espeak(&self.folder, name, text, voice))
    }

    /// The file of this name, made where it is not there yet.
    pub fn keep(
        &self,
        name: u64,
        make: impl FnOnce() -> Result<Clip, SpeakError>,
    ) -> Result<PathBuf, SpeakError> {
        let path = self.folder.join(format!("{EDITION}-{name:016x}.wav"));
        if !path.exists() {
            // Whoever interrupts the writing leaves no half file under the name.
            let part = path.with_extension("part");
            make()?.write(&part)?;
            fs::rename(&part, &path)
                .map_err(|error| SpeakError::Folder { path: path.clone(), error })?;
        }
        Ok(path)
    }
}

fn seed_of(text: &str, voice: &Voice, condition: &str) -> u64 {
    seed(&[text, &voice.name, &voice.speed.to_string(), &voice.pitch.to_string(), condition])
}

fn espeak(folder: &Path, name: u64, text: &str, voice: &Voice) -> Result<Clip, SpeakError> {
    let file = folder.join(format!("{name:016x}.espeak"));
    let status = Command::new("espeak-ng")
        .args(["-v", &voice.name, "-s", &voice.speed.to_string(), "-p", &voice.pitch.to_string()])
        .arg("-w")
        .args([file.as_os_str(), "--".as_ref(), text.as_ref()])
        .status()
        .map_err(SpeakError::Start)?;
    if !status.success() {
        return Err(SpeakError::Refused(voice.name.clone()));
    }
    let clip = Clip::read(&file)?.at_rate(RATE);
    fs::remove_file(&file).map_err(|error| SpeakError::Folder { path: file, error })?;
    Ok(clip)
}
