//! The sentences of a language, and the voices that speak them.

use std::fs;
use std::path::{Path, PathBuf};

use sounds::{Speaker, Voice};

use crate::household::Asking;
use crate::options::{Options, Set};
use crate::questions::{self, Expected};
use crate::sounding::{Sounding, Task};
use crate::templates;

/// Every sentence of a set, in some voices, under all conditions. With fewer voices than there
/// are, each sentence has others, so that a small run hears many.
pub(crate) fn soundings(
    set: Set,
    options: &Options,
    asking: &Asking,
    speaker: &Speaker,
) -> Vec<Sounding> {
    let language = asking.language.as_str();
    let mut soundings = Vec::new();
    let sentences = questions::chosen(sentences(set, asking), options);
    for (number, expected) in sentences.into_iter().enumerate() {
        let voices: Vec<Voice> = voices(language).into_iter().skip(1).collect();
        for voice in voices.iter().cycle().skip(number % voices.len().max(1)).take(options.voices) {
            for condition in &options.conditions {
                let file = speaker.file(&expected.text, voice, *condition);
                soundings.push(Sounding {
                    set,
                    condition: condition.to_string(),
                    voice: voice.name.clone(),
                    file: file.expect("espeak-ng is installed by make accuracy"),
                    task: Task::Question(expected.clone()),
                });
            }
        }
    }
    soundings
}

/// The sentences of a set; none for what is no sentence.
pub(crate) fn sentences(set: Set, asking: &Asking) -> Vec<Expected> {
    let language = asking.language.as_str();
    let folder = folder(language);
    match set {
        Set::Plain => questions::read(&tests().join("questions").join(language).join("plain.txt")),
        Set::Templates => templates::sentences(asking),
        Set::Paraphrases => questions::read(&folder.join("paraphrases.txt")),
        Set::OffTopic => questions::read(&folder.join("off_topic.txt")),
        Set::Nonspeech | Set::Human | Set::Recorded => Vec::new(),
    }
}

/// What the program answers.
pub(crate) fn answers(language: &str) -> Vec<String> {
    lines(language, "answers.txt")
}

/// The voices of a language, the one of the program first.
pub(crate) fn voices(language: &str) -> Vec<Voice> {
    let lines = lines(language, "voices.txt");
    lines.iter().map(|line| line.parse().expect("name | speed | pitch")).collect()
}

fn lines(language: &str, file: &str) -> Vec<String> {
    let text = fs::read_to_string(folder(language).join(file)).unwrap_or_default();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

fn folder(language: &str) -> PathBuf {
    tests().join("spoken").join(language)
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}
