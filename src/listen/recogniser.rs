//! From a sound to what this household may have said.
//!
//! Four witnesses listen to one encoding of the sound. One scores every sentence of the household's
//! word graphs, in all its languages; one finds those whose phones sound like it; one writes down word
//! for word what it hears; and one holds the sound against the likeliest sentences as a voice says
//! them. What they say is judged elsewhere; here it is only heard.

mod example;
mod free;
pub mod phones;
mod phrase_graph;
mod search;

use std::cmp::Ordering;
use std::collections::HashMap;
use std::num::NonZero;
use std::path::Path;
use std::thread;
use std::time::Instant;

use super::sound::{RATE, Sound};
use crate::model::Language;
use crate::question::grammar::Grammar;
use crate::question::heard::{Heard, HeardSentence, MOST_SENTENCES, Transcript};
use example::{Beside, Examples};
use free::FreePath;
use phones::{BySound, Likelihoods};
use phrase_graph::PhraseGraph;
use search::{Hypothesis, Only, Search, Sentences, Width};
use skolrost_whisper::{Encoded, Features, SAMPLES_PER_POSITION, TensorError, Whisper};

/// Positions of silence after the sound; with fewer the model does not notice its end.
const MARGIN: usize = 128;
/// What is listened to for how likely a sentence is without sound: three seconds of silence.
const SILENCE: usize = 48_000;
/// States whose priors are worked out at a time.
const SLICE: usize = 48;
/// How wide the first search is: enough for most questions that are heard well.
const QUICK: Width = Width { most: 28, spread: 9.0 };
/// How wide the search is where the first finds nothing good. Of 20 common spoken Swedish questions
/// and 35 in words that nobody prepared for, the right meaning was the best 43 times, as with 80
/// places and 16 for twice the work; with 36 and 9.5 it was 42 times.
const WIDE: Width = Width { most: 48, spread: 11.0 };
/// What each piece of a good sentence is worth on average: of the right ones in English 96 of 100
/// are worth more, of the wrong ones in Swedish 7.
const ENOUGH: f32 = 1.0;

/// Most sentences in which other names are held against the sound.
const MOST_NAMES: usize = 16;
/// An example that is farther from the sound than this is not what was said, by whatever voice.
const UNLIKE: f32 = 0.4;
/// Positions of quiet before what is said that its phones are looked for in, and twice those after it.
const QUIET: usize = 10;
/// The sampling rate at which a sound is a tenth slower, and lower, than it was.
const SLOWER: u32 = RATE * 9 / 10;

/// Encodes the silence with one thread and with one for each processor, and stays with the quicker.
fn quickest(whisper: &mut Whisper) -> Encoded {
    let mut timed = |threads| {
        whisper.use_threads(threads);
        let started = Instant::now();
        (silence(whisper), started.elapsed())
    };
    let all = thread::available_parallelism().map_or(1, NonZero::get);
    let (silence, one) = timed(1);
    if all > 1 && timed(all).1 > one {
        whisper.use_threads(1);
    }
    silence
}

fn silence(whisper: &Whisper) -> Encoded {
    whisper.encode(&whisper.hear(&vec![0.0; SILENCE], MARGIN))
}

/// A loaded model with what it listens for.
#[derive(Debug)]
pub struct Recogniser {
    whisper: Whisper,
    silence: Encoded,
    languages: Vec<Language>,
    grammars: Vec<Grammar>,
    sentences: Vec<Sentences>,
    /// For each language whose phones are known.
    by_sound: HashMap<Language, BySound>,
    examples: Examples,
}

impl Recogniser {
    /// Loads a model file. `None` finds out how many threads are quickest here: where other
    /// programs keep the processors busy, several threads wait for each other.
    pub fn load(path: &Path, threads: Option<usize>) -> Result<Self, TensorError> {
        let mut whisper = Whisper::load(path, threads.unwrap_or(1))?;
        let silence = match threads {
            Some(_) => silence(&whisper),
            None => quickest(&mut whisper),
        };
        Ok(Self {
            whisper,
            silence,
            languages: Vec::new(),
            grammars: Vec::new(),
            sentences: Vec::new(),
            by_sound: HashMap::new(),
            examples: Examples::default(),
        })
    }

    /// Listens for these sentences from now on; languages the model does not know are left out.
    pub fn expect(&mut self, grammars: Vec<(Language, Grammar)>) {
        (self.languages, self.grammars, self.sentences) = (Vec::new(), Vec::new(), Vec::new());
        let vocabulary = self.whisper.vocabulary();
        for (language, grammar) in grammars {
            let Some(token) = vocabulary.language(language.as_str()) else { continue };
            let prefix =
                vec![vocabulary.start(), token, vocabulary.transcribe(), vocabulary.time(0)];
            let graph = PhraseGraph::new(&grammar, vocabulary);
            log::debug!("{language}: {} states", graph.len());
            self.sentences.push(Sentences { graph, prefix });
            if !self.by_sound.contains_key(&language)
                && let Some(new) = BySound::of(&language)
            {
                self.by_sound.insert(language.clone(), new);
            }
            if let Some(by_sound) = self.by_sound.get_mut(&language) {
                by_sound.expect(&grammar, &language, self.examples.espeak());
            }
            self.languages.push(language);
            self.grammars.push(grammar);
        }
        self.examples.in_languages(&self.languages);
    }

    /// Takes this `phones.toml` for a language, instead of the program's own, when it listens for
    /// sentences next.
    pub fn learn(&mut self, language: Language, phones: &str) {
        if let Some(by_sound) = BySound::parse(phones) {
            self.by_sound.insert(language, by_sound);
        }
    }

    /// Works out a little more of how likely sentences are in silence, ahead of the first question
    /// that needs it; whether there is more to do. Takes about a tenth of a second.
    pub fn prepare(&mut self) -> bool {
        let sentences = self.sentences.iter().enumerate();
        let missing: Vec<(usize, usize)> = sentences
            .flat_map(|(place, sentences)| sentences.graph.missing().map(move |id| (place, id)))
            .take(SLICE)
            .collect();
        let search = Search::new(&self.whisper, &self.silence, &self.silence);
        search.prepare(missing.iter().copied(), &mut self.sentences);
        !missing.is_empty()
    }

    /// Listens; and where nothing sounds like what was said, listens once more to the same a little
    /// slower. What the search lost in one it may find in the other, and the examples tell which.
    pub fn recognise(&mut self, sound: &Sound) -> Heard {
        // Whoever stops to think in a sentence says it with two ends; the model, and the examples,
        // know it with one.
        let in_one_breath = sound.without_pauses();
        let sound = in_one_breath.as_ref().unwrap_or(sound);
        let features = self.whisper.hear(sound.samples(), MARGIN);
        let mut heard = self.heard(sound, &features);
        let mut beside = Beside::new(sound, &features);
        beside.hold(&mut heard, &self.examples, &self.whisper);
        if heard.nearest().is_some_and(|distance| distance > UNLIKE)
            && let Ok(slower) = Sound::new(sound.samples().to_vec(), SLOWER)
        {
            let features = self.whisper.hear(slower.samples(), MARGIN);
            let mut again = self.heard(&slower, &features);
            beside.hold(&mut again, &self.examples, &self.whisper);
            heard.add(again.sentences);
        }
        heard
    }

    /// What the model makes of a sound, without examples.
    fn heard(&mut self, sound: &Sound, features: &Features) -> Heard {
        let encoded = self.whisper.encode(features);
        let ticks = sound.samples().len() / SAMPLES_PER_POSITION;
        let mut free: Vec<FreePath> = self.languages.iter().map(|_| FreePath::new(ticks)).collect();
        let mut search = Search::new(&self.whisper, &encoded, &self.silence);
        let mut found = search.run(QUICK, &mut self.sentences, &mut free);
        let phones = self.phones(sound, features);
        if phones.iter().any(Option::is_none) && !found.first().is_some_and(is_good) {
            found = search.run(WIDE, &mut self.sentences, &mut free);
        }
        let vocabulary = self.whisper.vocabulary();
        let only = Only::new(self.by_sound(&phones), &self.sentences, vocabulary);
        let by_sound = search.only(&only, &mut self.sentences, &mut free);
        // A search ends thousands of sentences; the best hold all meanings that matter. What both
        // found stands once.
        found.retain(|one| by_sound.iter().all(|other| !other.is_same(one)));
        found.truncate(MOST_SENTENCES.saturating_sub(by_sound.len()));
        found.extend(by_sound);
        let sentences = found.into_iter().take(MOST_SENTENCES);
        let sentences = sentences.filter_map(|hypothesis| self.sentence(hypothesis, &phones));
        let sentences = self.with_names(sentences.collect(), &phones);
        let transcripts = self.languages.iter().zip(&free).map(|(language, path)| Transcript {
            text: path.text(vocabulary),
            language: language.clone(),
            mean_log_probability: path.mean_log_probability(),
        });
        Heard { sentences, transcripts: transcripts.collect() }
    }

    /// How likely each phone of each language is where somebody speaks; `None` for languages whose
    /// phones are not known.
    fn phones(&self, sound: &Sound, features: &Features) -> Vec<Option<Likelihoods>> {
        let speech = sound.speech();
        let positions = speech.start.saturating_sub(QUIET)..speech.end + QUIET / 2;
        let hear = |language| self.by_sound.get(language)?.hear(features, positions.clone());
        self.languages.iter().map(hear).collect()
    }

    /// The sentences whose phones sound most like it, with the places of their languages.
    fn by_sound(&self, phones: &[Option<Likelihoods>]) -> Vec<(usize, String)> {
        let languages = self.languages.iter().zip(phones).enumerate();
        let find = |(place, (language, heard)): (usize, (&Language, &Option<Likelihoods>))| {
            let found = self.by_sound.get(language)?.find(heard.as_ref()?);
            Some(found.into_iter().map(move |said| (place, said)))
        };
        languages.filter_map(find).flatten().collect()
    }

    /// The sentences, those that sound most like it with the names of whoever was named in them.
    fn with_names(
        &self,
        mut found: Vec<(String, HeardSentence)>,
        phones: &[Option<Likelihoods>],
    ) -> Vec<HeardSentence> {
        found.sort_by(|(_, a), (_, b)| b.phones.partial_cmp(&a.phones).unwrap_or(Ordering::Equal));
        for (said, sentence) in found.iter_mut().take(MOST_NAMES) {
            let place = self.languages.iter().position(|language| *language == sentence.language);
            let heard = place.and_then(|place| phones.get(place)?.as_ref());
            let by_sound = self.by_sound.get(&sentence.language);
            let named = by_sound
                .zip(heard)
                .and_then(|(by_sound, heard)| by_sound.as_named(said, &sentence.text, heard));
            if let Some((text, likeness)) = named {
                sentence.text = text;
                sentence.phones = sentence.phones.map(|known| known + likeness);
            }
        }
        found.into_iter().map(|(_, sentence)| sentence).collect()
    }

    /// A sentence as it is said, and what was heard of it.
    fn sentence(
        &self,
        hypothesis: Hypothesis,
        phones: &[Option<Likelihoods>],
    ) -> Option<(String, HeardSentence)> {
        let said = self.whisper.vocabulary().text(&hypothesis.tokens);
        let (text, chance) = self.grammars.get(hypothesis.graph)?.meant(said.trim())?;
        let language = self.languages.get(hypothesis.graph)?;
        let heard = phones.get(hypothesis.graph)?.as_ref();
        let likeness = |heard: &Likelihoods| {
            let espeak = self.examples.espeak();
            self.by_sound.get(language)?.likeness(said.trim(), heard, language, espeak)
        };
        let sentence = HeardSentence {
            text,
            language: language.clone(),
            score: hypothesis.score,
            chance,
            log_probability: hypothesis.heard,
            worths: hypothesis.worths,
            phones: heard.and_then(likeness),
            example: None,
        };
        Some((said.trim().to_owned(), sentence))
    }
}

/// Whether a sentence is worth so much that a wider search would hardly find a better one.
fn is_good(best: &Hypothesis) -> bool {
    #[allow(clippy::cast_precision_loss)]
    let pieces = best.tokens.len() as f32;
    best.score >= ENOUGH * pieces
}
