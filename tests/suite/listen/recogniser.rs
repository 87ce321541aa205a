//! Recognition with the real base model of synthetic speech, judged by what is made of it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use skolrost::app::{LanguagePacks, State};
use skolrost::listen::models::{Catalogue, ModelStore};
use skolrost::listen::recogniser::Recogniser;
use skolrost::listen::sound::{Sound, read_wav};
use skolrost::model::Language;
use skolrost::question::confidence::Confidence;
use skolrost::question::heard::Heard;
use skolrost::question::hearing::{Hearing, Listener};
use skolrost::question::{Context, Household, Intent, Lexicon, Question};
use skolrost_whisper::{Step, Text, Whisper};
use whisper_rs::{FullParams, SamplingStrategy, WhisperContext, WhisperContextParameters};

use crate::understanding::{family, now};

/// Listens for everything the family may say in Swedish and English.
static RECOGNISER: LazyLock<Mutex<Recogniser>> = LazyLock::new(|| {
    let mut recogniser = Recogniser::load(&base_model(), Some(1)).unwrap();
    let packs = LanguagePacks::load(&languages()).unwrap();
    let mut state = State::new(packs, None);
    let logged_in = skolrost::app::Event::LoggedIn(Ok(family()));
    skolrost::app::update(&mut state, logged_in, now());
    recogniser.expect(state.grammars());
    Mutex::new(recogniser)
});

fn base_model() -> PathBuf {
    let catalogue = Catalogue::embedded().unwrap();
    let path = ModelStore::of_user().and_then(|store| store.path(catalogue.model("base")?));
    path.expect("the base model is not installed; `make test` installs it first")
}

#[test]
fn spoken_questions_are_understood_in_the_language_they_are_asked_in() {
    for (voice, sentence, intent, child) in [
        ("sv", "Vad får Omar till lunch på onsdag?", Intent::Meal, "Omar"),
        ("sv+m3", "Har Omar gympa på fredag?", Intent::Subject, "Omar"),
        ("sv", "Får jag fråga om Elsa har fysik på tisdag.", Intent::Subject, "Elsa"),
        ("en-gb", "What does Omar have for lunch on Wednesday?", Intent::Meal, "Omar"),
        ("en-us", "When does Elsa finish on Thursday?", Intent::DayTimes, "Elsa"),
    ] {
        let heard = hear(&spoken(voice, sentence));
        let question = clear(&heard).unwrap_or_else(|| panic!("{sentence}: {heard:?}"));
        assert_eq!(question.language.as_str(), &voice[..2], "{sentence}");
        assert_eq!(question.intent, intent, "{sentence}");
        let child = family().children.into_iter().find(|known| known.first_name == child).unwrap();
        assert_eq!(question.children, [child.id], "{sentence}");
    }
}

/// By voices that are not the one that says the examples.
#[test]
fn what_was_said_sounds_most_like_its_own_example() {
    for (voice, sentence) in [
        ("sv+f2", "Vad får Omar till lunch på onsdag?"),
        ("sv+m7", "När slutar Elsa på torsdag?"),
        ("en-us+f4", "What does Omar have for lunch on Wednesday?"),
    ] {
        let heard = hear(&spoken(voice, sentence));
        let compared = heard.sentences.iter().filter_map(|s| Some((s.example?.distance, &s.text)));
        let nearest = compared.min_by(|a, b| a.0.total_cmp(&b.0));
        let (distance, text) = nearest.unwrap_or_else(|| panic!("{sentence}: no example"));
        assert_eq!(text, sentence, "{heard:?}");
        assert!(distance < 0.4, "{sentence}: {distance}");
    }
}

#[test]
fn what_a_letter_is_to_be_about_is_taken_as_it_was_heard() {
    let heard = hear(&spoken("en-gb", "Has the school written anything about the swimming pool?"));
    let question = likeliest(&heard).unwrap_or_else(|| panic!("{heard:?}"));
    assert_eq!(question.intent, Intent::News);
    let topic = question.topic.expect("a topic").text.to_lowercase();
    assert!(topic.contains("swimming"), "{topic}");
}

#[test]
fn nothing_is_left_of_one_sound_in_the_next() {
    let first = spoken("en-gb", "When does Omar start tomorrow?");
    let alone = hear(&first);
    hear(&spoken("en-us", "What happens in the class this week?"));
    assert_eq!(hear(&first), alone);
}

#[test]
fn what_is_no_question_is_not_answered() {
    let hiss = noise(3, 0.05);
    let loud_hiss = noise(2, 0.5);
    let hum = noise(4, 0.0);
    let weather = spoken("en-gb", "I think it is going to rain on the way to the supermarket.");
    for (what, sound) in
        [("hiss", hiss), ("loud hiss", loud_hiss), ("hum", hum), ("weather", weather)]
    {
        let heard = hear(&sound);
        assert!(clear(&heard).is_none(), "{what}: {heard:?}");
    }
}

#[test]
fn languages_the_model_does_not_know_are_not_listened_for() {
    let mut recogniser = Recogniser::load(&base_model(), Some(1)).unwrap();
    let grammar = skolrost::question::Grammar::of(&["Anything?".to_owned()]);
    recogniser.expect(vec![(Language::new("ti").unwrap(), grammar)]);
    assert_eq!(recogniser.recognise(&noise(1, 0.1)), Heard::default());
}

/// whisper.cpp is the reference: the same model, the same sound, the same window. What differs is
/// the eight bits of our weights.
#[test]
fn the_model_finds_words_as_likely_as_whisper_cpp_does() {
    let sound = spoken("en-gb", "What does Omar have for lunch on Wednesday?");
    let margin = 128;
    let positions = sound.samples().len().div_ceil(320) + margin;
    let whisper = Whisper::load(&base_model(), 1).unwrap();
    let encoded = whisper.encode(&whisper.hear(sound.samples(), margin));
    let vocabulary = whisper.vocabulary();
    let mut tokens = vec![
        vocabulary.start(),
        vocabulary.language("en").unwrap(),
        vocabulary.transcribe(),
        vocabulary.time(0),
    ];
    tokens.extend(vocabulary.tokens(" What does Omar have for lunch on Wednesday?"));
    let step = |(place, token): (usize, &_)| Step {
        token: *token,
        before: place.checked_sub(1),
        sound: 0,
    };
    let steps: Vec<Step> = tokens.iter().enumerate().map(step).collect();
    let all: Vec<usize> = (0..steps.len()).collect();
    let ours = whisper.read(&mut Text::default(), &steps, &[&encoded], &all);

    whisper_rs::install_logging_hooks();
    let parameters = WhisperContextParameters::default();
    let reference = WhisperContext::new_with_params(base_model(), parameters).unwrap();
    let mut state = reference.create_state().unwrap();
    let mut parameters = FullParams::new(SamplingStrategy::Greedy { best_of: 1 });
    // Only `full` sets the window; told to listen to 100 ms it stops there.
    parameters.set_duration_ms(100);
    parameters.set_audio_ctx(i32::try_from(positions).unwrap());
    parameters.set_language(Some("en"));
    parameters.set_n_threads(1);
    state.full(parameters, sound.samples()).unwrap();
    state.encode(0, 1).unwrap();
    for (place, token) in tokens.iter().enumerate() {
        state.decode(&[i32::try_from(token.index()).unwrap()], place, 1).unwrap();
        let Some(next) = tokens.get(place + 1).filter(|_| place >= 3) else { continue };
        let logits = state.get_logits().unwrap();
        let highest = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let sum = logits.iter().map(|logit| (logit - highest).exp()).sum::<f32>().ln() + highest;
        let theirs = logits[next.index()] - sum;
        let ours = ours.log_probability(place, *next);
        assert!((ours - theirs).abs() < 0.3, "piece {place}: {ours} instead of {theirs}");
    }
}

#[test]
fn words_come_apart_into_pieces_and_together_again() {
    let whisper = Whisper::load(&base_model(), 1).unwrap();
    for text in [
        " Vad får Åsa-Märta till lunch på onsdag?",
        " What's on the 3rd?",
        " ماذا سيأكل عمر على الغداء؟",
        " Co Zażółć je w środę?",
        "",
    ] {
        let tokens = whisper.vocabulary().tokens(text);
        assert_eq!(whisper.vocabulary().text(&tokens), text);
    }
    // The usual words are single pieces.
    assert_eq!(whisper.vocabulary().tokens(" What does").len(), 2);
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
        assert!(Recogniser::load(&path, Some(1)).is_err(), "{what}");
    }
    fs::remove_file(&path).unwrap();
    assert!(Recogniser::load(&path, Some(1)).is_err());
}

fn languages() -> [Language; 2] {
    ["sv", "en"].map(|tag| Language::new(tag).unwrap())
}

fn recogniser() -> MutexGuard<'static, Recogniser> {
    RECOGNISER.lock().unwrap_or_else(PoisonError::into_inner)
}

fn hear(sound: &Sound) -> Heard {
    recogniser().recognise(sound)
}

/// The question, where it would be answered without asking back.
fn clear(heard: &Heard) -> Option<Question> {
    match listening(|listener| listener.decide(heard)) {
        Hearing::Clear(interpretation) => interpretation.question(),
        _ => None,
    }
}

/// The likeliest question, however likely it is.
fn likeliest(heard: &Heard) -> Option<Question> {
    listening(|listener| listener.interpretations(heard)).first()?.question()
}

fn listening<T>(work: impl FnOnce(&Listener<'_>) -> T) -> T {
    let lexicons = languages().map(|language| Lexicon::load(&language).unwrap());
    let confidences = languages().map(|language| Confidence::of(&language));
    work(&Listener {
        lexicons: &lexicons.each_ref(),
        confidences: &confidences.each_ref(),
        household: &Household::of(&family()),
        now: now(),
        context: Context::default(),
    })
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
