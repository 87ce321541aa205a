//! The separate program espeak-ng, which turns text into sound.

use std::io::{self, Cursor, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

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

/// How long it may take. A sentence takes it a tenth of a second on a busy machine.
const PATIENCE: Duration = Duration::from_secs(5);

/// espeak-ng could not do it, and why: for whoever sets the machine up, never for a guardian.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("espeak-ng: {0}")]
pub struct EspeakError(String);

/// The program, run for each text, with the text on its standard input, where no list of processes
/// shows it.
#[derive(Clone, Debug)]
pub struct Espeak {
    program: PathBuf,
    patience: Duration,
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
        Self { program, patience: PATIENCE }
    }

    /// The same, ended where it takes longer than this.
    #[must_use]
    pub fn within(self, patience: Duration) -> Self {
        Self { patience, ..self }
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
        let sound = self.run(&[&voice[..], markup, &utf8_in_wav_out[..]].concat(), &text)?;
        let reader = WavReader::new(Cursor::new(sound));
        let reader = reader.map_err(|error| EspeakError::new(&error))?;
        if reader.spec() != SOUND {
            return Err(EspeakError("its sound has an unknown format".to_owned()));
        }
        // Written to a pipe, the header promises more samples than follow.
        Ok(reader.into_samples().map_while(Result::ok).collect())
    }

    /// How a text is said, in phones of the International Phonetic Alphabet without stress; a list for
    /// each clause.
    pub fn phones(&self, text: &str, language: &Language) -> Result<Vec<Vec<String>>, EspeakError> {
        let text = text.replace('[', "[ ");
        let arguments = ["-q", "-v", language.as_str(), "--sep=_", "--ipa", "-b", "1", "--stdin"];
        let said = self.run(&arguments, &text)?;
        let said = String::from_utf8(said).map_err(|error| EspeakError::new(&error))?;
        Ok(said.lines().map(phones).filter(|phones| !phones.is_empty()).collect())
    }

    /// Whether it has a voice of its own for a language.
    pub fn speaks(&self, language: &Language) -> Result<bool, EspeakError> {
        let table = self.run(&[&format!("--voices={language}")], "")?;
        Ok(has_own_voice(&String::from_utf8_lossy(&table)))
    }

    /// What it writes, told these arguments and a text.
    fn run(&self, arguments: &[&str], text: &str) -> Result<Vec<u8>, EspeakError> {
        let mut command = Command::new(&self.program);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        match self.written_by(&mut command, text) {
            Ok((written, true)) => Ok(written),
            Ok((_, false)) => Err(EspeakError("it failed".to_owned())),
            Err(error) => Err(EspeakError::new(&error)),
        }
    }

    /// What a command writes, told a text, and whether it ended well. It has ended in any case.
    fn written_by(&self, command: &mut Command, text: &str) -> io::Result<(Vec<u8>, bool)> {
        let deadline = Instant::now() + self.patience;
        let mut process = Process(command.spawn()?);
        let (tell, told) = mpsc::channel();
        let exchange = exchange(&mut process.0, text.to_owned());
        // Nobody may be waiting any more.
        thread::spawn(move || drop(tell.send(exchange())));
        let late = |_| io::Error::from(io::ErrorKind::TimedOut);
        let written = told.recv_timeout(self.patience).map_err(late)??;
        Ok((written, process.ended_well(deadline)?))
    }
}

/// A running espeak-ng, which ends with this.
struct Process(Child);

impl Process {
    /// Whether it ends by itself, and well; it has written all that it will.
    fn ended_well(&mut self, deadline: Instant) -> io::Result<bool> {
        loop {
            match self.0.try_wait()? {
                Some(status) => return Ok(status.success()),
                None if Instant::now() >= deadline => return Err(io::ErrorKind::TimedOut.into()),
                None => thread::sleep(Duration::from_millis(1)),
            }
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Of one that has ended already, both do nothing.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Gives it the text and takes what it writes, which may both take as long as it likes.
fn exchange(process: &mut Child, text: String) -> impl FnOnce() -> io::Result<Vec<u8>> + use<> {
    let (input, output) = (process.stdin.take(), process.stdout.take());
    move || {
        // It reads all of the text before it writes; dropping the pipe ends the text.
        if let Some(mut input) = input {
            input.write_all(text.as_bytes())?;
        }
        let mut written = Vec::new();
        output.map_or(Ok(0), |mut output| output.read_to_end(&mut written))?;
        Ok(written)
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

/// The phones in `v_ɑː_d f_ˈoː_r`, without the marks where a word is taken for one of another
/// language, `(en)`.
fn phones(line: &str) -> Vec<String> {
    let mut is_mark = false;
    let said = line.chars().filter(|c| {
        let is_said = !is_mark && !matches!(c, '(' | 'ˈ' | 'ˌ');
        is_mark = if is_mark { *c != ')' } else { *c == '(' };
        is_said
    });
    let said: String = said.collect();
    let phones = said.split(|c: char| c == '_' || c.is_whitespace());
    phones.filter(|phone| !phone.is_empty()).map(str::to_owned).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::path::Path;

    use tempfile::TempDir;

    use super::*;

    #[test]
    fn phones_stand_without_stress_and_without_marks() {
        assert_eq!(phones("ˈuː_m_a_r_ t_ɪ_l"), ["uː", "m", "a", "r", "t", "ɪ", "l"]);
        assert_eq!(phones("(en)p_ˈɒ_d(sv) ɪ"), ["p", "ɒ", "d", "ɪ"]);
        assert!(phones("").is_empty());
    }

    #[test]
    fn a_program_that_never_ends_is_ended() {
        let shell = Espeak::at(PathBuf::from("/bin/sh")).within(Duration::from_millis(300));
        let text = "Omar slutar. ".repeat(100_000);
        for does in ["exec sleep 1000", "exec sleep 1000 >&-", "cat >/dev/null; exec sleep 1000"] {
            let folder = TempDir::new().unwrap();
            let note = folder.path().join("process");
            let script = format!("echo $$ >'{}'; {does}", note.display());
            let error = shell.run(&["-c", &script], &text).unwrap_err();
            assert_eq!(error.to_string(), "espeak-ng: timed out", "{does}");
            let runs = |id: String| Path::new("/proc").join(id.trim()).exists();
            assert!(!fs::read_to_string(note).is_ok_and(runs), "{does}: it runs");
        }
    }
}
