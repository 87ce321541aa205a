//! The program's own listening, and the transcript that comes with it read as if it were typed.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use skolrost::listen::models::{Catalogue, ModelStore};
use skolrost::listen::recogniser::Recogniser;
use skolrost::listen::sound::read_wav;
use skolrost::model::Language;
use skolrost::question::confidence::Confidence;
use skolrost::question::heard::Heard as Sounds;
use skolrost::question::hearing::{Hearing, Interpretation, Listener};
use skolrost::question::{Context, Grammar, Household, Lexicon};

use crate::hearer::{Decision, Heard, Hearer};
use crate::household::Asking;
use crate::kept::Kept;
use crate::options::Options;

/// The ways, as the table calls them.
const PHRASES: &str = "ours";
const FREE: &str = "free text";
/// Below this mean log-probability a transcript alone is asked about: of 30 that were measured, the
/// right ones lay above -0.63 and those that answered another question below -0.7.
const DOUBTFUL: f32 = -0.7;
/// Below this worth, no text of a closed set was said.
const WORTH: f32 = 0.0;

/// The program's recogniser for a household.
pub(crate) struct Ours<'a> {
    /// Loaded when something must be listened to.
    recogniser: Option<Recogniser>,
    asking: &'a Asking,
    lexicons: Vec<&'a Lexicon>,
    household: Household,
    threads: usize,
    kept: Option<Kept>,
    /// One that listens for the texts of a closed set, and those texts.
    closed: Option<(Recogniser, Vec<String>)>,
}

impl<'a> Ours<'a> {
    /// With the base model.
    pub(crate) fn load(asking: &'a Asking, options: &Options) -> Self {
        let lexicons = asking.lexicon.iter().collect();
        let household = Household::of(&asking.family);
        let kept = options.keep.as_deref().map(|folder| Kept::new(folder, &asking.language));
        let threads = options.threads;
        let mut ours =
            Self { recogniser: None, asking, lexicons, household, threads, kept, closed: None };
        // Beside what was kept, perhaps nothing is to be heard.
        if ours.kept.is_none() {
            ours.recogniser();
        }
        ours
    }

    /// What is heard in a sound; nothing where it is silent.
    pub(crate) fn listen(&mut self, sound: &Path) -> Sounds {
        match self.kept.clone() {
            Some(kept) => kept.or_listen(sound, || self.recognise(sound)),
            None => self.recognise(sound),
        }
    }

    fn recognise(&mut self, sound: &Path) -> Sounds {
        let recogniser = self.recogniser();
        read_wav(sound).map(|sound| recogniser.recognise(&sound)).unwrap_or_default()
    }

    fn recogniser(&mut self) -> &mut Recogniser {
        self.recogniser.get_or_insert_with(|| {
            let grammar = self.asking.grammar().map(|g| (self.asking.language.clone(), g));
            expecting(grammar.into_iter().collect(), self.threads, self.asking)
        })
    }

    /// The ways to take what was heard.
    pub(crate) fn interpretations(
        &self,
        heard: &Sounds,
        confidence: &Confidence,
    ) -> Vec<Interpretation> {
        self.listener(&[confidence]).interpretations(heard)
    }

    fn listener<'l>(&'l self, confidences: &'l [&'l Confidence]) -> Listener<'l> {
        Listener {
            lexicons: &self.lexicons,
            confidences,
            household: &self.household,
            now: self.asking.now,
            context: Context::default(),
        }
    }

    fn decide(&self, heard: &Sounds) -> (Decision, String, f64) {
        match self.listener(&[&self.asking.confidence]).decide(heard) {
            Hearing::Clear(interpretation) => {
                let decision = self.asking.decision(interpretation.understood);
                (decision, interpretation.text, f64::from(interpretation.probability))
            }
            Hearing::Close(interpretations) => {
                let text =
                    interpretations.iter().map(|m| m.text.as_str()).collect::<Vec<_>>().join(" / ");
                let score = interpretations
                    .first()
                    .map_or(0.0, |interpretation| f64::from(interpretation.probability));
                let questions = interpretations
                    .into_iter()
                    .filter_map(|interpretation| interpretation.question());
                (Decision::Close(questions.collect()), text, score)
            }
            Hearing::Unsure(text) => (Decision::Again, text, 0.0),
            Hearing::Nothing => (Decision::Nothing, String::new(), 0.0),
        }
    }

    fn free(&self, heard: &Sounds) -> (Decision, String, f64) {
        match heard.transcript() {
            None => (Decision::Nothing, String::new(), 0.0),
            Some(transcript) => {
                let sure = transcript.mean_log_probability >= DOUBTFUL;
                let decision =
                    if sure { self.asking.decide(&transcript.text) } else { Decision::Again };
                (decision, transcript.text.clone(), transcript.mean_log_probability.into())
            }
        }
    }
}

impl Hearer for Ours<'_> {
    fn hear(&mut self, sound: &Path) -> Vec<Heard<Decision>> {
        let started = Instant::now();
        let heard = self.listen(sound);
        let listened = started.elapsed();
        let timed = |way, (decision, text, score): (Decision, String, f64), time: Duration| Heard {
            way,
            decision,
            text,
            score,
            time,
        };
        let started = Instant::now();
        let ours = self.decide(&heard);
        let decided = listened + started.elapsed();
        vec![timed(PHRASES, ours, decided), timed(FREE, self.free(&heard), listened)]
    }

    fn choose(&mut self, sound: &Path, texts: &[String]) -> Vec<Heard<Option<usize>>> {
        if self.closed.as_ref().is_none_or(|(_, known)| known != texts) {
            let sentences: Vec<String> = texts.iter().map(|text| sentence(text)).collect();
            let grammar = (self.asking.language.clone(), Grammar::of(&sentences));
            let recogniser = expecting(vec![grammar], self.threads, self.asking);
            self.closed = Some((recogniser, texts.to_vec()));
        }
        let Some((recogniser, _)) = &mut self.closed else { return Vec::new() };
        let started = Instant::now();
        let heard = read_wav(sound).map(|sound| recogniser.recognise(&sound));
        let time = started.elapsed();
        let best = heard.ok().and_then(|mut heard| {
            let best = heard.likeliest(1, 0.0).first().copied()?;
            Some(heard.sentences.swap_remove(best))
        });
        let score = best.as_ref().map_or(0.0, |best| f64::from(best.score));
        let text = best.filter(|best| best.score > WORTH).map(|best| best.text).unwrap_or_default();
        let decision = texts.iter().position(|said| sentence(said) == text);
        vec![Heard { way: PHRASES, decision, text, score, time }]
    }
}

/// One that listens for these sentences, with everything worked out that can be ahead.
fn expecting(grammars: Vec<(Language, Grammar)>, threads: usize, asking: &Asking) -> Recogniser {
    let mut recogniser = Recogniser::load(&base(), Some(threads)).expect("base can be loaded");
    if let Some(phones) = &asking.phones {
        recogniser.learn(asking.language.clone(), phones);
    }
    recogniser.expect(grammars);
    while recogniser.prepare() {}
    recogniser
}

/// As a transcriber would write it.
fn sentence(text: &str) -> String {
    let mut letters = text.trim().chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let sentence = format!("{first}{}", letters.as_str());
    if sentence.ends_with(['.', '!', '?']) { sentence } else { format!("{sentence}.") }
}

pub(crate) fn base() -> PathBuf {
    let catalogue = Catalogue::embedded().expect("the catalogue can be read");
    let model = catalogue.model("base").expect("base is in the catalogue");
    let path = ModelStore::of_user().and_then(|store| store.path(model));
    path.expect("base is installed by make accuracy")
}
