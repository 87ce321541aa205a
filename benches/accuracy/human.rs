//! People who speak, with known words, out of Debian packages.
//!
//! A line of `tests/spoken/human.txt` is `package | file | language | set | text`. None of it is a
//! question of ours, so none of it may be answered; but which text of its set was said can be
//! asked, unless the set is `-`. Packages are fetched by apt, and files turned into WAV by sox.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sounds::seed;

use crate::built;
use crate::household::Asking;
use crate::options::{Options, Set};
use crate::questions::Expected;
use crate::sounding::{Sounding, Task};

/// How many sounds of languages the household does not speak.
const FOREIGN: usize = 20;

struct Recording {
    package: String,
    file: String,
    language: String,
    set: String,
    text: String,
}

/// Each recording in the language twice, as one of its set and as talk that is not for the
/// program; and some in other languages.
pub(crate) fn soundings(options: &Options, asking: &Asking) -> Vec<Sounding> {
    let all = recordings();
    let limit = options.limit.unwrap_or(usize::MAX);
    let (own, foreign): (Vec<_>, Vec<_>) =
        all.iter().partition(|recording| recording.language == asking.language.as_str());
    let mut soundings = Vec::new();
    for recording in own.iter().take(limit) {
        let Some(file) = recording.wav() else { continue };
        let mut texts: Vec<String> = own
            .iter()
            .filter(|r| r.set == recording.set && r.set != "-")
            .map(|r| r.text.clone())
            .collect();
        texts.sort();
        texts.dedup();
        if let Some(said) = texts.iter().position(|text| *text == recording.text) {
            let task = Task::Closed { said, texts };
            soundings.push(recording.sounding(&recording.set, &file, task));
        }
        let task = Task::Question(Expected::unknown(&recording.text));
        soundings.push(recording.sounding("talk", &file, task));
    }
    for recording in foreign.iter().take(limit.min(FOREIGN)) {
        let Some(file) = recording.wav() else { continue };
        let task = Task::Question(Expected::unknown(&recording.text));
        soundings.push(recording.sounding("foreign", &file, task));
    }
    soundings
}

/// All of them, shuffled, but the same every time.
fn recordings() -> Vec<Recording> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spoken/human.txt");
    let text = fs::read_to_string(path).expect("tests/spoken/human.txt is there");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut recordings: Vec<Recording> = lines.filter_map(Recording::parse).collect();
    recordings.sort_by_cached_key(|recording| seed(&["order", &recording.file]));
    recordings
}

impl Recording {
    fn parse(line: &str) -> Option<Self> {
        let fields: Vec<String> = line.split(" | ").map(|field| field.trim().to_owned()).collect();
        let [package, file, language, set, text] = fields.try_into().ok()?;
        Some(Self { package, file, language, set, text })
    }

    fn sounding(&self, condition: &str, file: &Path, task: Task) -> Sounding {
        let (condition, voice) = (condition.to_owned(), self.package.clone());
        Sounding { set: Set::Human, condition, voice, file: file.to_owned(), task }
    }

    /// The recording as a WAV file; `None`, and a word about it, where it cannot be had.
    fn wav(&self) -> Option<PathBuf> {
        let wav = built("sounds").join(format!("{:016x}.wav", seed(&[&self.package, &self.file])));
        if wav.exists() {
            return Some(wav);
        }
        let original = unpacked(&self.package)?.join(&self.file);
        let mut sox = Command::new("sox");
        sox.arg("-G").arg(&original).args(["-r", "16000", "-c", "1", "-b", "16"]).arg(&wav);
        succeeds(&mut sox).then_some(wav)
    }
}

/// The folder of a package's files.
fn unpacked(package: &str) -> Option<PathBuf> {
    let folder = built("packages").join(package);
    if folder.join("usr").exists() {
        return Some(folder);
    }
    fs::create_dir_all(&folder).ok()?;
    let download = ["--quiet", "download", package];
    if !succeeds(Command::new("apt-get").args(download).current_dir(&folder)) {
        return None;
    }
    let mut files = fs::read_dir(&folder).ok()?.filter_map(Result::ok).map(|file| file.path());
    let archive =
        files.find(|file| file.extension().is_some_and(|extension| extension == "deb"))?;
    let unpacked = succeeds(Command::new("dpkg-deb").arg("-x").arg(&archive).arg(&folder));
    // The archive has served.
    let _ = fs::remove_file(archive);
    unpacked.then_some(folder)
}

fn succeeds(command: &mut Command) -> bool {
    let succeeded = command.stdout(Stdio::null()).status().is_ok_and(|status| status.success());
    if !succeeded {
        eprintln!("failed: {command:?}");
    }
    succeeded
}
