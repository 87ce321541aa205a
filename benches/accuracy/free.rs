//! Free transcription, and the words understood as if they were typed.

use std::path::Path;
use std::time::Instant;

use skolrost::listen::models::{Catalogue, ModelStore};
use skolrost::listen::recogniser::{Recogniser, Transcript};
use skolrost::listen::sound::read_wav;
use skolrost::model::Language;

use crate::hearer::{Decision, Heard, Hearer};
use crate::household::Asking;

/// The way, as the table calls it.
const WAY: &str = "free";
/// Below this mean log-probability a transcript is not acted on, as in `run::hear`.
const DOUBTFUL: f64 = -0.7;
/// Below this likeness, of 1, no text of a closed set was said.
const LIKE: f64 = 0.3;

/// The program's recogniser with the program's understanding of text.
pub(crate) struct Free<'a> {
    recogniser: Recogniser,
    asking: &'a Asking,
}

impl<'a> Free<'a> {
    /// With the base model.
    pub(crate) fn load(asking: &'a Asking) -> Self {
        let catalogue = Catalogue::embedded().expect("the catalogue can be read");
        let model = catalogue.model("base").expect("base is in the catalogue");
        let path = ModelStore::of_user().and_then(|store| store.path(model));
        let path = path.expect("base is installed by make accuracy");
        let recogniser = Recogniser::load(&path, 1).expect("base can be loaded");
        Self { recogniser, asking }
    }

    /// `None` where the file is silent.
    fn transcribe(&mut self, sound: &Path, prompt: Option<&str>) -> Option<Transcript> {
        let sound = read_wav(sound).ok()?;
        let languages = [self.asking.language.clone()];
        let prompt = |_: &Language| prompt.map(str::to_owned);
        let transcript = self.recogniser.transcribe(&sound, &languages, prompt);
        Some(transcript.expect("the model knows the language"))
    }

    /// As the program prompts: how some things are asked, with the children's names.
    fn prompt(&self) -> String {
        let children = self.asking.family.children.iter().map(|child| &child.first_name);
        let intents = self.asking.lexicon.iter().flat_map(|lexicon| &lexicon.intents);
        let asks = intents.filter_map(|cues| cues.ask.first());
        let asks = asks.filter(|ask| ask.contains("{child}")).zip(children);
        let filled = asks.map(|(ask, child)| {
            ask.replace("{child}", child).replace(" {day}", "").replace(" {subject}", "")
        });
        filled.collect::<Vec<_>>().join(" ")
    }
}

impl Hearer for Free<'_> {
    fn hear(&mut self, sound: &Path) -> Vec<Heard<Decision>> {
        let started = Instant::now();
        let prompt = self.prompt();
        let transcript = self.transcribe(sound, Some(&prompt));
        let score = transcript.as_ref().map_or(0.0, |t| f64::from(t.mean_log_probability));
        let text = transcript.map(|t| t.text).unwrap_or_default();
        let decision = if text.is_empty() {
            Decision::Nothing
        } else if score < DOUBTFUL {
            Decision::Again
        } else {
            self.asking.decide(&text)
        };
        vec![Heard { way: WAY, decision, text, score, time: started.elapsed() }]
    }

    fn choose(&mut self, sound: &Path, texts: &[String]) -> Vec<Heard<Option<usize>>> {
        let started = Instant::now();
        let text = self.transcribe(sound, None).map(|t| t.text).unwrap_or_default();
        let like = |candidate: &String| {
            strsim::normalized_levenshtein(&candidate.to_lowercase(), &text.to_lowercase())
        };
        let best = texts.iter().map(like).enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
        let score = best.map_or(0.0, |(_, likeness)| likeness);
        let decision = best.filter(|_| score > LIKE).map(|(position, _)| position);
        vec![Heard { way: WAY, decision, text, score, time: started.elapsed() }]
    }
}
