//! Teaches what the phones of a language sound like to the model, and writes its `phones.toml`.
//!
//! espeak-ng says what a household may say, and tells in which phones. Which fiftieth of a second is
//! which part of which phone is not told: it is guessed, learnt from, and guessed anew with what was
//! learnt, until it stays (Viterbi training from a flat start).

mod alignment;
mod likelihood;

use std::collections::BTreeSet;
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use nalgebra::DMatrix;
use skolrost::espeak::Espeak;
use skolrost::listen::recogniser::phones::{PARTS, PhonesFile};
use skolrost::listen::sound::read_wav;
use skolrost_whisper::{SAMPLES_PER_POSITION, Whisper};
use sounds::{Condition, Speaker, Voice, seed};

use crate::calibrate::file;
use crate::household::Asking;
use crate::ours::base;

use alignment::{align, evenly};
use likelihood::Likelihood;

/// Sentences that are said.
const SENTENCES: usize = 300;
/// How often what is learnt is taken for the next guess.
const ROUNDS: usize = 8;
/// Who says them, one after the other: none of the voices that accuracy is measured with. Variants
/// of the language's own voice, words a minute, pitch.
const VOICES: [(&str, u16, u8); 10] = [
    ("", 150, 50),
    ("+f1", 160, 50),
    ("+m1", 140, 45),
    ("+f5", 170, 60),
    ("+m5", 180, 40),
    ("", 190, 70),
    ("+m2", 150, 50),
    ("+f1", 130, 40),
    ("+m4", 165, 55),
    ("", 130, 30),
];
/// Every second time.
const NOISE: Condition = Condition::Kitchen(10);
/// Positions of quiet before and after what is said.
const QUIET: usize = 10;
/// Positions of silence after the sound.
const MARGIN: usize = 64;
/// The parts of the silence before and after a sentence.
const BEFORE: usize = 0;
const AFTER: usize = 1;

/// A sentence that was said.
struct Lesson {
    /// What the encoder hears at each position, about its mean.
    rows: DMatrix<f32>,
    /// The parts of its phones, from silence to silence.
    parts: Vec<usize>,
}

/// Teaches the phones of a language.
pub(crate) fn teach(asking: &Asking, speaker: &Speaker) {
    let Some(grammar) = asking.grammar() else { return };
    let tag = asking.language.as_str();
    let mut sentences = grammar.sample(SENTENCES, seed(&["lessons", tag]));
    sentences.dedup();
    let espeak = Espeak::new();
    let said: Vec<Vec<String>> = sentences
        .iter()
        .map(|text| espeak.phones(text, &asking.language).expect("espeak-ng is installed").concat())
        .collect();
    let phones: BTreeSet<&String> = said.iter().flatten().collect();
    let phones: Vec<String> =
        std::iter::once("_".to_owned()).chain(phones.into_iter().cloned()).collect();
    let whisper = Whisper::load(&base(), 1).expect("base can be loaded");
    let lessons = sentences.iter().zip(&said).enumerate().map(|(number, (text, said))| {
        let (variant, speed, pitch) = VOICES[number % VOICES.len()];
        let voice = Voice { name: format!("{tag}{variant}"), speed, pitch };
        let condition = if number % 2 == 0 { Condition::Clean } else { NOISE };
        let sound = speaker.file(text, &voice, condition).expect("espeak-ng can say it");
        Lesson { rows: rows(&sound, &whisper), parts: parts(said, &phones) }
    });
    let lessons: Vec<Lesson> = lessons.filter(|lesson| lesson.rows.nrows() > 0).collect();
    let likelihood = learn(&lessons, phones.len() * PARTS);
    let path = file(tag).with_file_name("phones.toml");
    let text = toml::to_string(&written(&likelihood, phones)).expect("plain data");
    let note = format!(
        "# What each phone sounds like to the model `base`. Made by `make teach` from {} sentences of\n\
         # espeak-ng.\n",
        lessons.len()
    );
    std::fs::write(&path, note + &text).expect("locales/ can be written to");
    eprintln!("{}: {} parts of phones", path.display(), likelihood.biases.len());
}

/// What the encoder hears where somebody speaks.
fn rows(sound: &Path, whisper: &Whisper) -> DMatrix<f32> {
    let sound = read_wav(sound).expect("a sound that was written");
    let speech = sound.speech();
    let first = speech.start.saturating_sub(QUIET);
    let samples: Vec<f32> =
        sound.samples().iter().skip(first * SAMPLES_PER_POSITION).copied().collect();
    let features = whisper.hear(&samples, MARGIN);
    let count = speech.end + QUIET / 2 - first;
    let rows: Vec<&[f32]> = features.rows().take(count).collect();
    let width = rows.first().map_or(0, |row| row.len());
    let mut rows = DMatrix::from_row_iterator(rows.len(), width, rows.concat());
    let mean = rows.row_mean();
    rows.row_iter_mut().for_each(|mut row| row -= &mean);
    rows
}

fn parts(said: &[String], phones: &[String]) -> Vec<usize> {
    let place = |phone: &String| phones.iter().position(|known| known == phone);
    let firsts = said.iter().filter_map(place).map(|place| place * PARTS);
    let parts = firsts.flat_map(|first| first..first + PARTS);
    std::iter::once(BEFORE).chain(parts).chain([AFTER]).collect()
}

fn learn(lessons: &[Lesson], parts: usize) -> Likelihood {
    let rows: Vec<_> = lessons.iter().flat_map(|lesson| lesson.rows.row_iter()).collect();
    let rows = DMatrix::from_rows(&rows);
    let guess = |lesson: &Lesson| evenly(lesson.rows.nrows(), &lesson.parts);
    let mut guessed: Vec<usize> = lessons.iter().flat_map(guess).collect();
    let mut likelihood = Likelihood::of(&rows, &guessed, parts);
    for round in 1..=ROUNDS {
        let guess = |lesson: &Lesson| align(&likelihood.hear(&lesson.rows), &lesson.parts);
        let better: Vec<usize> = lessons.iter().flat_map(guess).collect();
        let changed = better.iter().zip(&guessed).filter(|(now, then)| now != then).count();
        eprintln!("  round {round}: {changed} of {} positions changed", guessed.len());
        guessed = better;
        likelihood = Likelihood::of(&rows, &guessed, parts);
    }
    likelihood
}

/// In whole numbers.
fn written(likelihood: &Likelihood, phones: Vec<String>) -> PhonesFile {
    let scales: Vec<f32> = likelihood
        .weights
        .row_iter()
        .map(|row| row.amax().max(f32::MIN_POSITIVE) / 127.0)
        .collect();
    let rows = likelihood.weights.row_iter().zip(&scales);
    #[allow(clippy::cast_possible_truncation)]
    let whole = |(number, scale): (&f32, f32)| ((number / scale).round() as i8).cast_unsigned();
    let weights: Vec<u8> = rows
        .flat_map(|(row, scale)| row.iter().map(|n| whole((n, *scale))).collect::<Vec<_>>())
        .collect();
    PhonesFile {
        width: likelihood.weights.ncols(),
        phones,
        scales,
        biases: likelihood.biases.clone(),
        weights: BASE64_STANDARD.encode(weights),
    }
}
