//! What the phones of a language sound like to the model.
//!
//! The encoder hears the sounds of languages that the decoder can hardly write. A linear layer on
//! top of it tells which part of which phone each fiftieth of a second is; it has learnt that from
//! espeak-ng, whose spelling of a sentence in phones is what was said. With it, a sentence is found
//! by how it sounds from one end to the other, where the decoder gives it up at a word that it does
//! not expect.

mod around;
mod lattice;
mod left_out;
mod likeliest;
mod pronunciation;
mod strangers;
mod words;

use std::collections::HashMap;
use std::ops::Range;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};

use crate::espeak::Espeak;
use crate::locales;
use crate::model::Language;
use crate::question::grammar::Grammar;
use skolrost_whisper::Features;

use lattice::{Lattice, along};
use left_out::{LeftOut, left_out};
use pronunciation::Pronunciations;
use strangers::{Stranger, Strangers};
use words::Words;

/// Parts of a phone that sound different: its beginning, its middle and its end.
pub const PARTS: usize = 3;
/// What a position costs that sounds like nothing that is expected there, and never more: a cough
/// in a sentence does not make it another one.
const WORST: f32 = -25.0;

/// A part of a phone: an index of a row of [`Phones::hear`].
type PhonePart = u8;
/// The silence before a sentence; the first phone is silence.
const BEFORE: PhonePart = 0;
/// The silence after a word.
const AFTER: PhonePart = 1;

/// Positions by which another word may begin sooner or end later than the one in whose place it is
/// tried.
const ASIDE: usize = 20;

/// Most sentences that are found by how they sound, and how much less likely than the best they may
/// be; natural logarithm.
const MOST: usize = 16;
const FAR: f32 = 120.0;

/// For each position of a sound, how much less likely than the likeliest each part of a phone is;
/// natural logarithms.
pub(super) type Likelihoods = Vec<Vec<f32>>;

/// The sentences of a household in one language, by how they sound.
#[derive(Debug)]
pub(super) struct BySound {
    phones: Phones,
    known: Pronunciations,
    words: Words,
    strangers: Strangers,
}

impl BySound {
    /// No sentences yet; `None` where nobody has taught the phones of the language.
    pub(super) fn of(language: &Language) -> Option<Self> {
        Self::parse(locales::file(language, "phones.toml")?)
    }

    /// No sentences yet; `None` where the text is no `phones.toml`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let phones = Phones::parse(text)?;
        let known = Pronunciations::default();
        Some(Self { phones, known, words: Words::default(), strangers: Strangers::default() })
    }

    /// Listens for these sentences from now on.
    pub(super) fn expect(&mut self, grammar: &Grammar, language: &Language, espeak: &Espeak) {
        let Self { phones, known, .. } = self;
        self.words = Words::new(grammar, language, phones, known, espeak);
        self.strangers = Strangers::new(grammar, language, phones, known, espeak);
    }

    /// How likely each part of a phone is at these positions; `None` where another model than the one
    /// that was taught has heard them, or where it is not known how the words are said.
    pub(super) fn hear(&self, features: &Features, positions: Range<usize>) -> Option<Likelihoods> {
        (!self.words.is_empty()).then(|| self.phones.hear(features, positions))?
    }

    /// The sentences that sound most like it, as they are said.
    pub(super) fn find(&self, heard: &[Vec<f32>]) -> Vec<String> {
        let found = Lattice::new(&self.words, heard).likeliest(MOST, FAR);
        found.into_iter().map(|(said, _)| said).collect()
    }

    /// A sentence with who or what was named in it in place of its own or besides, and how much its
    /// likeness gains by that; `None` where nobody else clearly was. `text` is how it is meant.
    pub(super) fn as_named(
        &self,
        said: &str,
        text: &str,
        heard: &[Vec<f32>],
    ) -> Option<(String, f32)> {
        let Self { known, words, strangers, .. } = self;
        let places = words.places(said)?;
        let (text, gain) = if let Some(Stranger { named, name, gain }) =
            strangers.find(&places, words, known, heard)
        {
            (text.replacen(named, name, 1), gain)
        } else {
            let LeftOut { after, name, gain } =
                left_out(&places, words, known, &strangers.people, heard)?;
            let before = places.iter().take(after).map(|place| &words.word(*place).said);
            let before: usize = before.map(|said| said.split(' ').count()).sum();
            (with_word(text, before, name), gain)
        };
        #[expect(clippy::cast_precision_loss, reason = "1500 at most")]
        let moments = heard.len() as f32;
        Some((text, gain / moments))
    }

    /// How much a sentence sounds like it: mean natural logarithm of how much less likely its phones
    /// are than the likeliest ones, 0 at most. Of words that were not expected, espeak-ng is asked how
    /// they are said; `None` where it cannot tell.
    pub(super) fn likeness(
        &self,
        said: &str,
        heard: &[Vec<f32>],
        language: &Language,
        espeak: &Espeak,
    ) -> Option<f32> {
        let parts = self.words.sentence(said).or_else(|| {
            let said = self.known.newly(said, language, &self.phones, espeak)?;
            Some([&[BEFORE], &said[..], &[AFTER]].concat())
        });
        let likeness = along(&parts?, heard);
        likeness.is_finite().then_some(likeness)
    }
}

/// A text with one more word after so many.
fn with_word(text: &str, before: usize, word: &str) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    words.insert(before.min(words.len()), word);
    words.join(" ")
}

/// The phones of a language, as the encoder hears them.
#[derive(Debug)]
struct Phones {
    /// The first part of each.
    names: HashMap<String, PhonePart>,
    /// For each part of each phone, what each number of the encoder weighs.
    weights: Vec<f32>,
    biases: Vec<f32>,
    width: usize,
}

/// `phones.toml`: what the numbers of the encoder weigh for each part of each phone.
#[derive(Deserialize, Serialize)]
pub struct PhonesFile {
    /// Numbers of the encoder.
    pub width: usize,
    /// The phones as espeak-ng writes them; the first is silence. Each has [`PARTS`] parts.
    pub phones: Vec<String>,
    /// For each part, what its weights are to be multiplied by.
    pub scales: Vec<f32>,
    /// For each part, how likely it is beforehand; natural logarithm.
    pub biases: Vec<f32>,
    /// Whole numbers from -127 to 127, part after part, in base64.
    pub weights: String,
}

impl Phones {
    /// Reads a `phones.toml`; `None` where it is none.
    fn parse(text: &str) -> Option<Self> {
        let file: PhonesFile = toml::from_str(text).ok()?;
        let weights = BASE64_STANDARD.decode(file.weights).ok()?;
        let parts = file.phones.len() * PARTS;
        let fits = weights.len() == parts * file.width
            && file.scales.len() == parts
            && file.biases.len() == parts
            && parts <= usize::from(PhonePart::MAX);
        let rows = weights.chunks_exact(file.width.max(1)).zip(&file.scales);
        let scaled = |(row, scale): (&[u8], &f32)| -> Vec<f32> {
            row.iter().map(|byte| f32::from(byte.cast_signed()) * scale).collect()
        };
        let weights = rows.flat_map(scaled).collect();
        let names = file.phones.into_iter().zip((BEFORE..).step_by(PARTS)).collect();
        fits.then_some(Self { names, weights, biases: file.biases, width: file.width })
    }

    /// The parts of these phones; those that the language does not have are left out.
    fn parts(&self, phones: &[String]) -> Vec<PhonePart> {
        let firsts = phones.iter().filter_map(|phone| self.names.get(phone));
        firsts.flat_map(|first| (*first..).take(PARTS)).collect()
    }

    /// What these positions sound like; `None` where another model has heard them.
    fn hear(&self, features: &Features, positions: Range<usize>) -> Option<Likelihoods> {
        let rows: Vec<&[f32]> =
            features.rows().skip(positions.start).take(positions.len()).collect();
        if rows.first()?.len() != self.width {
            return None;
        }
        let mut mean = vec![0.0; self.width];
        #[expect(clippy::cast_precision_loss, reason = "1500 at most")]
        let share = 1.0 / rows.len() as f32;
        for row in &rows {
            mean.iter_mut().zip(*row).for_each(|(mean, number)| *mean += share * number);
        }
        Some(rows.into_iter().map(|row| self.likelihoods(row, &mean)).collect())
    }

    fn likelihoods(&self, row: &[f32], mean: &[f32]) -> Vec<f32> {
        let centred: Vec<f32> = row.iter().zip(mean).map(|(number, mean)| number - mean).collect();
        let weights = self.weights.chunks_exact(self.width).zip(&self.biases);
        let mut parts: Vec<f32> =
            weights.map(|(weights, bias)| product(weights, &centred) + bias).collect();
        let highest = parts.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        for part in &mut parts {
            *part = (*part - highest).max(WORST);
        }
        parts
    }
}

/// The sum of the products, in parts that the processor works out side by side.
fn product(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::{BySound, PhonePart};
    use crate::espeak::Espeak;
    use crate::model::Language;
    use crate::question::grammar::Grammar;
    use crate::question::{Phrases, Spoken, SpokenNames};

    const SENTENCES: [&str; 4] = [
        "När slutar Omar idag?",
        "När slutar Omar imorgon?",
        "När slutar Elsa idag?",
        "Vad får Omar till lunch?",
    ];

    fn swedish() -> BySound {
        let language = Language::new("sv").expect("a tag");
        let mut by_sound = BySound::of(&language).expect("Swedish has its phones");
        by_sound.expect(&Grammar::of(&SENTENCES.map(str::to_owned)), &language, &Espeak::new());
        by_sound
    }

    fn likeness(said: &str, heard: &[Vec<f32>], by_sound: &BySound) -> Option<f32> {
        by_sound.likeness(said, heard, &Language::new("sv").expect("a tag"), &Espeak::new())
    }

    /// A sentence with who was named in it, where those are others than it says.
    fn as_named(said: &str, heard: &[Vec<f32>], by_sound: &BySound) -> Option<String> {
        Some(by_sound.as_named(said, said, heard)?.0)
    }

    /// A sound in which each of these parts is three positions long, and all others are unlikely.
    fn sound(parts: &[PhonePart], by_sound: &BySound) -> Vec<Vec<f32>> {
        let heard = |part: &PhonePart| {
            let mut heard = vec![-10.0; by_sound.phones.biases.len()];
            heard[usize::from(*part)] = 0.0;
            vec![heard; 3]
        };
        parts.iter().flat_map(heard).collect()
    }

    #[test]
    fn what_was_said_is_found_first_and_is_most_like_the_sound() {
        let by_sound = swedish();
        for said in SENTENCES {
            let parts = by_sound.words.sentence(said).expect("one of them");
            let heard = sound(&parts, &by_sound);
            assert_eq!(by_sound.find(&heard).first().map(String::as_str), Some(said));
            let likeness = |said: &str| likeness(said, &heard, &by_sound).expect("one of them");
            assert!(likeness(said) > -1e-3, "{said}");
            let others = SENTENCES.iter().filter(|other| **other != said);
            assert!(others.into_iter().all(|other| likeness(other) < -0.5), "{said}");
        }
    }

    #[test]
    fn a_word_that_is_garbled_does_not_hide_the_rest() {
        let by_sound = swedish();
        let parts = by_sound.words.sentence("När slutar Elsa idag?").expect("one of them");
        let mut heard = sound(&parts, &by_sound);
        heard[3..12].fill(vec![-10.0; by_sound.phones.biases.len()]);
        assert_eq!(by_sound.find(&heard)[0], "När slutar Elsa idag?");
    }

    #[test]
    fn words_that_nobody_expected_are_like_what_they_sound_like() {
        let by_sound = swedish();
        let parts = by_sound.words.sentence("När slutar Omar idag?").expect("one of them");
        let heard = sound(&parts, &by_sound);
        let likeness = |said: &str| likeness(said, &heard, &by_sound).expect("it can be said");
        assert!(likeness("När slutar Omar i dag?") > likeness("När badar Omar idag?"));
        assert!(likeness("När badar Omar idag?") > likeness("Vad får Elsa till middag?"));
    }

    #[test]
    fn whoever_is_no_child_is_heard_by_name() {
        let language = Language::new("sv").expect("a tag");
        let phrases = Phrases::load(&language).expect("a file").expect("Swedish has phrases");
        let ours = |children: &[&str]| {
            let mut by_sound = BySound::of(&language).expect("Swedish has its phones");
            let children = children.iter().map(|name| Spoken::as_written(name)).collect();
            let names = SpokenNames { children, ..SpokenNames::default() };
            let grammar =
                phrases.expand("vad gör {child}s klass idag?", &names).expect("a template");
            by_sound.expect(&grammar, &language, &Espeak::new());
            by_sound
        };
        let (household, neighbours) = (ours(&["Elsa", "Omar"]), ours(&["Kevin"]));
        let said = |said: &str, by_sound: &BySound| {
            sound(&by_sound.words.sentence(said).expect("one of them"), by_sound)
        };
        let kevin = said("Vad gör Kevins klass idag?", &neighbours);
        let heard = as_named("Vad gör Elsas klass idag?", &kevin, &household);
        assert_eq!(heard.as_deref(), Some("Vad gör Kevins klass idag?"));
        let elsa = said("Vad gör Elsas klass idag?", &household);
        assert_eq!(as_named("Vad gör Elsas klass idag?", &elsa, &household), None);
    }

    #[test]
    fn what_is_no_subject_is_heard_by_name() {
        let language = Language::new("sv").expect("a tag");
        let phrases = Phrases::load(&language).expect("a file").expect("Swedish has phrases");
        let of = |template: &str| {
            let mut by_sound = BySound::of(&language).expect("Swedish has its phones");
            let grammar = phrases.expand(template, &SpokenNames::default()).expect("a template");
            by_sound.expect(&grammar, &language, &Espeak::new());
            by_sound
        };
        let (ours, cinema) = (of("när börjar {the-subject} idag?"), of("när börjar filmen idag?"));
        let film = cinema.words.sentence("När börjar filmen idag?").expect("its only one");
        let heard = sound(&film, &ours);
        let named = as_named("När börjar bilden idag?", &heard, &ours);
        assert_eq!(named.as_deref(), Some("När börjar filmen idag?"));
        let art = ours.words.sentence("När börjar bilden idag?").expect("one of them");
        assert_eq!(as_named("När börjar bilden idag?", &sound(&art, &ours), &ours), None);
    }

    #[test]
    fn a_child_who_is_left_out_of_a_sentence_is_heard_all_the_same() {
        let language = Language::new("sv").expect("a tag");
        let phrases = Phrases::load(&language).expect("a file").expect("Swedish has phrases");
        let of = |template: &str| {
            let mut by_sound = BySound::of(&language).expect("Swedish has its phones");
            let children = ["Elsa", "Omar"].map(Spoken::as_written).to_vec();
            let names = SpokenNames { children, ..SpokenNames::default() };
            let grammar = phrases.expand(template, &names).expect("a template");
            by_sound.expect(&grammar, &language, &Espeak::new());
            by_sound
        };
        let ours = of("vad heter den som undervisar i engelska?");
        let named = of("vad heter den som undervisar {child} i engelska?");
        let said = |said: &str, by_sound: &BySound| {
            sound(&by_sound.words.sentence(said).expect("one of them"), by_sound)
        };
        let ask = "Vad heter den som undervisar i engelska?";
        let omar = said("Vad heter den som undervisar Omar i engelska?", &named);
        let heard = as_named(ask, &omar, &ours);
        assert_eq!(heard.as_deref(), Some("Vad heter den som undervisar Omar i engelska?"));
        assert_eq!(as_named(ask, &said(ask, &ours), &ours), None);
    }

    #[test]
    fn what_is_no_sound_is_like_nothing() {
        let by_sound = swedish();
        assert_eq!(likeness(SENTENCES[0], &[], &by_sound), None);
        assert!(by_sound.find(&[]).is_empty());
    }

    #[test]
    fn without_espeak_ng_nothing_is_known_of_the_words() {
        let language = Language::new("sv").expect("a tag");
        let mut by_sound = BySound::of(&language).expect("Swedish has its phones");
        let nowhere = Espeak::at("/nowhere/espeak-ng".into());
        by_sound.expect(&Grammar::of(&SENTENCES.map(str::to_owned)), &language, &nowhere);
        assert!(by_sound.words.is_empty());
        assert!(by_sound.find(&vec![vec![0.0; 255]; 50]).is_empty());
    }

    #[test]
    fn a_file_that_does_not_fit_together_teaches_nothing() {
        let text =
            "width = 2\nphones = [\"_\"]\nscales = [1.0]\nbiases = [0.0]\nweights = \"AAAA\"";
        assert!(BySound::parse(text).is_none());
        assert!(BySound::parse("weights").is_none());
        assert!(BySound::parse(&text.replace("= 2", "= 0")).is_none());
    }
}
