//! What was heard, kept beside the program: to listen takes hours, to try another decision about
//! what was heard takes seconds. Holds only as long as the model, the phrases and the search are
//! the same; whoever changes those empties the folder.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use skolrost::model::Language;
use skolrost::question::heard::{Example, Heard, HeardSentence, Transcript};
use sounds::seed;

/// A folder of what was heard, a file a sound.
#[derive(Clone, Debug)]
pub(crate) struct Kept(PathBuf);

#[derive(Deserialize, Serialize)]
struct File {
    sentences: Vec<Sentence>,
    transcripts: Vec<(String, String, f32)>,
}

/// Text, language, score, chance, log-probability, worths, and the distance and the worst stretch
/// of its example, and
/// how much its phones sound like it.
type Sentence = (String, String, f32, f32, f32, Vec<f32>, Option<[f32; 2]>, Option<f32>);

impl Kept {
    /// In a folder of this language.
    pub(crate) fn new(folder: &Path, language: &Language) -> Self {
        let folder = folder.join(language.as_str());
        fs::create_dir_all(&folder).expect("the --keep folder can be made");
        Self(folder)
    }

    /// What was heard in a sound, now or before.
    pub(crate) fn or_listen(&self, sound: &Path, listen: impl FnOnce() -> Heard) -> Heard {
        // Recordings of two volunteers may have the same name.
        let number = seed(&[&sound.display().to_string()]);
        let file = self.0.join(format!("{number:016x}.json"));
        let kept = fs::read_to_string(&file).ok();
        if let Some(kept) = kept.and_then(|text| serde_json::from_str(&text).ok()) {
            return heard(kept);
        }
        let heard = listen();
        let text = serde_json::to_string(&kept_of(&heard)).expect("plain data");
        fs::write(file, text).expect("the --keep folder can be written to");
        heard
    }
}

fn heard(file: File) -> Heard {
    let language = |tag: &str| Language::new(tag).expect("a tag that was written");
    let sentences = file.sentences.into_iter().map(|s| HeardSentence {
        text: s.0,
        language: language(&s.1),
        score: s.2,
        chance: s.3,
        log_probability: s.4,
        worths: s.5,
        example: s.6.map(|[distance, worst]| Example { distance, worst }),
        phones: s.7,
    });
    let transcripts = file.transcripts.into_iter().map(|t| Transcript {
        text: t.0,
        language: language(&t.1),
        mean_log_probability: t.2,
    });
    Heard { sentences: sentences.collect(), transcripts: transcripts.collect() }
}

fn kept_of(heard: &Heard) -> File {
    let tag = |language: &Language| language.as_str().to_owned();
    let sentences = heard.sentences.iter().map(|s| {
        let example = s.example.map(|example| [example.distance, example.worst]);
        let (text, language, worths) = (s.text.clone(), tag(&s.language), s.worths.clone());
        (text, language, s.score, s.chance, s.log_probability, worths, example, s.phones)
    });
    let transcripts = heard.transcripts.iter();
    let transcripts =
        transcripts.map(|t| (t.text.clone(), tag(&t.language), t.mean_log_probability));
    File { sentences: sentences.collect(), transcripts: transcripts.collect() }
}
