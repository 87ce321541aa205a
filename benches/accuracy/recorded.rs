//! Questions that volunteers recorded with `skolrost record`.
//!
//! A line of `recordings.txt` is `file | text | intent | children | days | subject`, with `-` as
//! the text of questions in own words. A file's name is its language, the speaker's code and a
//! number, with hyphens between them.

use std::fs;
use std::path::{Path, PathBuf};

use sounds::seed;

use crate::household::Asking;
use crate::options::{Options, Set};
use crate::questions::{self, Expected};
use crate::sounding::{Sounding, Task};

const INDEX: &str = "recordings.txt";

/// Every recording in the language. All of them are for judging by, whatever half is asked for:
/// thresholds are set by synthetic voices.
pub(crate) fn soundings(options: &Options, asking: &Asking) -> Vec<Sounding> {
    let Some(folder) = &options.recordings else { return Vec::new() };
    let folders = folders(folder);
    let recordings = folders.iter().flat_map(|folder| recordings(folder, asking));
    let mut recordings: Vec<Sounding> = recordings.collect();
    recordings.sort_by_cached_key(|r| seed(&["order", &r.file.to_string_lossy()]));
    recordings.truncate(options.limit.unwrap_or(usize::MAX));
    recordings
}

/// The folder itself, or those in it that hold recordings.
fn folders(folder: &Path) -> Vec<PathBuf> {
    let inner = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let all = std::iter::once(folder.to_owned()).chain(inner);
    all.filter(|folder| folder.join(INDEX).exists()).collect()
}

fn recordings(folder: &Path, asking: &Asking) -> Vec<Sounding> {
    let index = folder.join(INDEX);
    let lines = questions::lines(&index).into_iter();
    let all = lines
        .map(|line| recording(&line, folder).unwrap_or_else(|| questions::fault(&index, &line)));
    let spoken = all.filter(|(language, _)| language == asking.language.as_str());
    spoken.map(|(_, sounding)| sounding).collect()
}

/// A line as a language and a sound.
fn recording(line: &str, folder: &Path) -> Option<(String, Sounding)> {
    let (file, expected) = line.split_once('|')?;
    let (file, expected) = (file.trim(), Expected::parse(expected)?);
    let mut parts = file.strip_suffix(".wav")?.rsplitn(3, '-');
    let (_number, speaker, language) = (parts.next()?, parts.next()?, parts.next()?);
    let condition = if expected.text == "-" { "own words" } else { "read" };
    let sounding = Sounding {
        set: Set::Recorded,
        condition: condition.to_owned(),
        voice: speaker.to_owned(),
        file: folder.join(file),
        task: Task::Question(expected),
    };
    Some((language.to_owned(), sounding))
}
