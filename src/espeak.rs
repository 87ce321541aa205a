//! The separate program espeak-ng, which turns text into sound.

use std::io::{Cursor, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use hound::{SampleFormat, WavReader, WavSpec};

use crate::model::Language;

/// What its own voices sound in. (Voices of MBROLA, which differ, are not used.)
pub const SOUND: WavSpec = WavSpec {
    channels: 1,
    sample_rate: 22_050,
    bits_per_sample: 16,
    sample_format: SampleFormat::Int,
};

/// Words a minute: beyond it espeak-ng squeezes the sound, and with it the pauses. The speech service
/// stops there, too.
const FASTEST: u16 = 449;

/// espeak-ng could not do it, and why: for whoever sets the machine up, never for a guardian.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("espeak-ng: {0}")]
pub struct EspeakError(String);

/// The program, run for each text, with the text on its standard input, where no list of processes
/// shows it.
#[derive(Clone, Debug)]
pub struct Espeak {
    program: PathBuf,
}

/// A text as it is said.
#[derive(Clone, Copy, Debug)]
pub struct Saying<'a> {
    /// The words, or markup.
    pub text: &'a str,
    /// Whether the text is markup (SSML).
    pub is_markup: bool,
    /// Whose voice says it.
    pub language: &'a Language,
    /// Words a minute.
    pub rate: u16,
    /// Loudness in percent of the usual.
    pub volume: u8,
}

impl Espeak {
    /// The `espeak-ng` of the search path.
    pub fn new() -> Self {
        Self::at(PathBuf::from("espeak-ng"))
    }

    /// The espeak-ng at this path.
    pub fn at(program: PathBuf) -> Self {
        Self { program }
    }

    /// What it sounds like: one channel, 22,050 samples a second, silence of some hundredths of a
    /// second at the end.
    pub fn say(&self, saying: &Saying<'_>) -> Result<Vec<i16>, EspeakError> {
        let rate = saying.rate.min(FASTEST).to_string();
        let (language, amplitude) = (saying.language.as_str(), saying.volume.to_string());
        let voice = ["-v", language, "-s", &rate, "-a", &amplitude];
        let markup: &[&str] = if saying.is_markup { &["-m"] } else { &[] };
        let utf8_in_wav_out = ["-b", "1", "--stdin", "--stdout"];
        // The program, unlike its library, takes [[…]] for phonemes unless it is pulled apart.
        let text = saying.text.replace('[', "[ ");
        let output = self.run(&[&voice[..], markup, &utf8_in_wav_out[..]].concat(), &text)?;
        let reader = WavReader::new(Cursor::new(output.stdout));
        let reader = reader.map_err(|error| EspeakError::new(&error))?;
        if reader.spec() != SOUND {
            return Err(EspeakError("its sound has an unknown format".to_owned()));
        }
        // Written to a pipe, the header promises more samples than follow.
        Ok(reader.into_samples().map_while(Result::ok).collect())
    }

    /// Whether it has a voice of its own for a language.
    pub fn speaks(&self, language: &Language) -> Result<bool, EspeakError> {
        let table = self.run(&[&format!("--voices={language}")], "")?;
        Ok(has_own_voice(&String::from_utf8_lossy(&table.stdout)))
    }

    fn run(&self, arguments: &[&str], text: &str) -> Result<Output, EspeakError> {
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
        let output = attempt().map_err(|error: std::io::Error| EspeakError::new(&error))?;
        let failed = || EspeakError("it failed".to_owned());
        output.status.success().then_some(output).ok_or_else(failed)
    }
}

impl Default for Espeak {
    fn default() -> Self {
        Self::new()
    }
}

impl EspeakError {
    fn new(reason: &impl ToString) -> Self {
        Self(reason.to_string())
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
