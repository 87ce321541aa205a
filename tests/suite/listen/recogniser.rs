//! Recognition with the real base model of synthetic speech, judged by the words that matter.
//!
//! Synthetic Swedish is too unlike a person for the base model to be judged by.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use skolrost::listen::models::{Catalogue, ModelStore};
use skolrost::listen::sound::{Sound, read_wav};
use skolrost::listen::transcriber::{RecogniseError, Recogniser, Transcript};
use skolrost::model::Language;

const ENGLISH: &str = "What does Elsa have for lunch? When does Omar start? \
                       Does Liv have gym on Wednesday?";

static RECOGNISER: LazyLock<Mutex<Recogniser>> =
    LazyLock::new(|| Mutex::new(Recogniser::load(&base_model(), 1).unwrap()));

fn base_model() -> PathBuf {
    let catalogue = Catalogue::embedded().unwrap();
    let path = ModelStore::of_user().and_then(|store| store.path(catalogue.model("base")?));
    path.expect("the base model is not installed; `make test` installs it first")
}

#[test]
fn the_words_of_english_questions_come_out() {
    for (question, words) in [
        ("What does Omar have for lunch on Wednesday?", &["omar", "lunch", "wednesday"][..]),
        ("What is for lunch today?", &["what", "lunch", "today"]),
        ("When does Omar start tomorrow?", &["when", "omar", "start", "tomorrow"]),
        ("Does Liv have gym on Wednesday?", &["liv", "gym", "wednesday"]),
        ("Which lessons does Omar have on Monday?", &["lessons", "omar", "monday"]),
        ("When does the Christmas break start?", &["christmas", "break", "start"]),
    ] {
        let heard = hear(&spoken("en-gb", question), &["sv", "en"], ENGLISH);
        let text = heard.text.to_lowercase();
        assert!(words.iter().all(|word| text.contains(word)), "{question}: {heard:?}");
        assert_eq!(heard.language.as_str(), "en");
        assert!(heard.language_probability > 0.9, "{heard:?}");
        assert!(heard.mean_log_probability > -0.5, "{heard:?}");
        assert_eq!(text.matches(words[1]).count(), 1, "said once, heard once: {heard:?}");
    }
}

#[test]
fn the_language_is_chosen_among_those_of_the_household() {
    for (voice, sentence, languages, expected) in [
        ("en-us", "What is on the timetable today?", &["sv", "en", "so"][..], "en"),
        ("pl", "Co jest dzisiaj na obiad w szkole?", &["sv", "pl"], "pl"),
        ("ar", "ماذا يوجد للغداء اليوم في المدرسة؟", &["sv", "ar"], "ar"),
        ("sv", "Finns det några nyheter från skolan i dag?", &["sv", "ar"], "sv"),
    ] {
        let heard = hear(&spoken(voice, sentence), languages, "");
        assert_eq!(heard.language.as_str(), expected, "{heard:?}");
    }
}

#[test]
fn the_only_language_is_certain() {
    let heard = hear(&spoken("en-gb", "What is for lunch today?"), &["sv"], "");
    assert_eq!(heard.language.as_str(), "sv");
    assert!((heard.language_probability - 1.0).abs() < 1e-6);
}

#[test]
fn nothing_is_left_of_one_sound_in_the_next() {
    let first = spoken("en-gb", "When does Omar start tomorrow?");
    let alone = hear(&first, &["sv", "en"], "");
    hear(&spoken("en-us", "What happens in the class this week?"), &["sv", "en"], ENGLISH);
    assert_eq!(hear(&first, &["sv", "en"], ""), alone);
}

#[test]
fn noise_says_nothing() {
    for (what, seconds, swing) in [("hiss", 3, 0.05), ("loud hiss", 2, 0.5), ("hum", 4, 0.0)] {
        let heard = hear(&noise(seconds, swing), &["sv", "en"], "");
        assert_eq!(heard.text, "", "{what}: {heard:?}");
    }
}

#[test]
fn languages_the_model_does_not_know_are_named() {
    let sound = noise(1, 0.1);
    let languages = [Language::new("ti").unwrap()];
    let result = recogniser().transcribe(&sound, &languages, |_| None);
    assert_eq!(result, Err(RecogniseError::Languages(vec!["ti".to_owned()])));
    let result = recogniser().transcribe(&sound, &[], |_| None);
    assert_eq!(result, Err(RecogniseError::Languages(Vec::new())));
}

#[test]
fn what_is_no_whole_model_is_refused() {
    let whole = fs::read(base_model()).unwrap();
    let mut damaged_header = whole[..100_000].to_vec();
    damaged_header[4..48].fill(0xff);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("model.bin");
    for (what, bytes) in [
        ("nothing", &b""[..]),
        ("a magic number alone", b"lmgg"),
        ("something else", b"<html>Welcome to the hotel</html>"),
        ("a damaged header", &damaged_header),
        ("parameters alone", &whole[..48]),
        ("half a vocabulary", &whole[..300_000]),
        ("half the weights", &whole[..70_000_000]),
        ("all but a byte", &whole[..whole.len() - 1]),
        ("a byte too much", &[&whole[..], b"x"].concat()),
    ] {
        fs::write(&path, bytes).unwrap();
        let error = Recogniser::load(&path, 1).unwrap_err();
        assert_eq!(error, RecogniseError::Model(path.clone()), "{what}");
    }
    fs::remove_file(&path).unwrap();
    assert_eq!(Recogniser::load(&path, 1).unwrap_err(), RecogniseError::Model(path));
}

fn recogniser() -> MutexGuard<'static, Recogniser> {
    RECOGNISER.lock().unwrap_or_else(PoisonError::into_inner)
}

fn hear(sound: &Sound, languages: &[&str], prompt: &str) -> Transcript {
    let languages: Vec<Language> =
        languages.iter().map(|language| Language::new(language).unwrap()).collect();
    let prompt = (!prompt.is_empty()).then(|| prompt.to_owned());
    recogniser().transcribe(sound, &languages, |_| prompt.clone()).unwrap()
}

/// What espeak-ng says.
fn spoken(voice: &str, sentence: &str) -> Sound {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("speech.wav");
    let mut espeak = Command::new("espeak-ng");
    espeak.args(["-v", voice, "-s", "150", "-w"]).arg(&path).arg(sentence);
    let status = espeak.status().expect("espeak-ng is installed; see the Makefile");
    assert!(status.success());
    read_wav(&path).unwrap()
}

/// Noise of this swing over a hum of 50 Hz, the same every time.
fn noise(seconds: u16, swing: f32) -> Sound {
    let mut state = 1_u32;
    let samples = (0..u32::from(seconds) * 16_000).map(|i| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let hum =
            (f32::from(u16::try_from(i % 320).unwrap()) / 320.0 * std::f32::consts::TAU).sin();
        (f32::from((state >> 16) as u16) / 32_768.0 - 1.0) * swing + hum * 0.02
    });
    Sound::new(samples.collect(), 16_000).unwrap()
}
