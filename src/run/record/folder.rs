//! The folder of one volunteer: `consent.txt`, the recordings, and `recordings.txt`, which tells
//! what they mean. Every file is whole or not there.

use std::fs;
use std::io::{self, Cursor};
use std::path::{Path, PathBuf};

use hound::{SampleFormat, WavSpec, WavWriter};

use crate::listen::sound::{RATE, Sound};
use crate::wording::{Args, Wording};

use super::consent::{Consent, Speaker};
use super::prompts::{ASKED_AT, Prompt, Task};

const CONSENT: &str = "consent.txt";
const INDEX: &str = "recordings.txt";
const README: &str = "README.md";

/// The folder of one volunteer.
pub(super) struct Folder {
    path: PathBuf,
    speaker: Option<Speaker>,
    /// Lines of `recordings.txt`.
    recordings: Vec<String>,
}

/// A folder that cannot be used.
#[derive(Debug, thiserror::Error)]
pub(super) enum FolderError {
    /// It holds something else.
    #[error("the folder is not empty and holds no recordings")]
    Taken,
    /// Its `consent.txt` names no speaker.
    #[error("{CONSENT} cannot be read")]
    Damaged,
    /// A file in it cannot be read or written.
    #[error("a file in the folder: {0}")]
    File(#[from] io::Error),
}

impl Folder {
    /// One that was begun, is empty or does not exist. Nothing is written.
    pub(super) fn open(path: &Path) -> Result<Self, FolderError> {
        let mut folder = Self { path: path.to_owned(), speaker: None, recordings: Vec::new() };
        if let Some(consent) = folder.read(CONSENT)? {
            folder.speaker = Some(Speaker::of_consent(&consent).ok_or(FolderError::Damaged)?);
            let index = folder.read(INDEX)?.unwrap_or_default();
            let lines = index.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
            folder.recordings = lines.map(str::to_owned).collect();
        } else if path.exists() && fs::read_dir(path)?.next().is_some() {
            return Err(FolderError::Taken);
        }
        Ok(folder)
    }

    /// Whose it is; `None` where nobody has consented yet.
    pub(super) fn speaker(&self) -> Option<Speaker> {
        self.speaker
    }

    /// Puts down a consent, and what may be done with the recordings.
    pub(super) fn begin(
        &mut self,
        consent: &Consent,
        wording: &Wording,
    ) -> Result<(), FolderError> {
        let say = |message| wording.say(message, &Args::new());
        let agreed = [say("record-consent"), say("record-consent-question")].join("\n");
        let readme = wording.say("record-readme", &Args::new().text("files", INDEX));
        fs::create_dir_all(&self.path)?;
        self.write(CONSENT, consent.written(&agreed).as_bytes())?;
        self.write(README, format!("{readme}\n").as_bytes())?;
        self.speaker = Some(consent.speaker);
        Ok(())
    }

    /// Whether a recording is there.
    pub(super) fn has(&self, file: &str) -> bool {
        self.recordings.iter().any(|line| is_about(line, file)) && self.path.join(file).exists()
    }

    /// How many recordings there are.
    pub(super) fn len(&self) -> usize {
        self.recordings.len()
    }

    /// Keeps a recording: the sound first, then the line that makes it count.
    pub(super) fn keep(
        &mut self,
        file: &str,
        sound: &Sound,
        prompt: &Prompt,
    ) -> Result<(), FolderError> {
        self.write(file, &wav(sound)?)?;
        let text = match &prompt.task {
            Task::Read(text) => text,
            Task::OwnWords(_) => "-",
        };
        self.recordings.retain(|line| !is_about(line, file));
        self.recordings.push(format!("{file} | {text} | {}", prompt.meaning));
        let clock = ASKED_AT.strftime("%A %Y-%m-%d %H:%M");
        let lines = self.recordings.join("\n");
        let index = format!(
            "# file | text as it was to be read, or - for own words | intent | children | days | \
             subject\n# Clock: {clock}\n{lines}\n"
        );
        self.write(INDEX, index.as_bytes())
    }

    /// The text of a file; `None` where there is none.
    fn read(&self, name: &str) -> Result<Option<String>, FolderError> {
        match fs::read_to_string(self.path.join(name)) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn write(&self, name: &str, content: &[u8]) -> Result<(), FolderError> {
        let partial = self.path.join(format!("{name}.partial"));
        fs::write(&partial, content)?;
        Ok(fs::rename(&partial, self.path.join(name))?)
    }
}

fn is_about(line: &str, file: &str) -> bool {
    line.split('|').next().is_some_and(|name| name.trim() == file)
}

/// A WAV file of 16 bits.
fn wav(sound: &Sound) -> Result<Vec<u8>, FolderError> {
    let spec = WavSpec {
        channels: 1,
        sample_rate: RATE,
        bits_per_sample: 16,
        sample_format: SampleFormat::Int,
    };
    let failed = |error: hound::Error| FolderError::File(io::Error::other(error));
    let mut file = Cursor::new(Vec::new());
    let mut writer = WavWriter::new(&mut file, spec).map_err(failed)?;
    for sample in sound.samples() {
        #[expect(clippy::cast_possible_truncation, reason = "casts saturate")]
        let sample = (sample * f32::from(i16::MAX)).round() as i16;
        writer.write_sample(sample).map_err(failed)?;
    }
    writer.finalize().map_err(failed)?;
    Ok(file.into_inner())
}
