//! Whoever does not see the screen hears that the microphone opens and closes.

use std::f32::consts::TAU;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use skolrost::app::{Effect, Event, LanguagePacks, Outcome, State, update};
use skolrost::listen::microphone::{Microphone, Mode};
use skolrost::model::Language;
use skolrost::page::{Page, Way};
use skolrost::present::tone::Tone;
use skolrost::question::heard::{Example, Heard, HeardSentence, Transcript};

use super::conversation::{ANSWER, LISTENING, Program, question};
use super::sound_service::{Service, with_service, without_service};
use super::{energy, open};

/// 10 ms at 16 kHz.
const WINDOW: usize = 160;

/// How strong a pitch is in each hundredth of a second: the amplitude of a sine.
fn strengths(samples: &[f32], hertz: f32) -> Vec<f32> {
    let strength = |window: &[f32]| {
        let (mut real, mut imaginary) = (0.0, 0.0);
        for (at, sample) in (0_u16..).zip(window) {
            let phase = f32::from(at) / 16_000.0 * hertz * TAU;
            real += sample * phase.cos();
            imaginary += sample * phase.sin();
        }
        real.hypot(imaginary) / 80.0
    };
    samples.chunks_exact(WINDOW).map(strength).collect()
}

/// Where a tone of this pitch begins, in hundredths of a second, and how long it lasts, where there
/// is exactly one.
fn tone(samples: &[f32], hertz: f32) -> Option<(usize, usize)> {
    let strengths = strengths(samples, hertz);
    let loud = |strength: &f32| *strength > 0.05;
    let (first, last) = (strengths.iter().position(loud)?, strengths.iter().rposition(loud)?);
    let strongest = strengths.iter().copied().fold(0.0, f32::max);
    assert!((strongest - 0.1).abs() < 0.01, "-20 dBFS is 0.1, not {strongest}");
    strengths[first..=last].iter().all(loud).then_some((first, last + 1 - first))
}

/// What is heard in the room while the program listens once, from Enter to Enter.
fn listen_once(settings: &str) -> Vec<f32> {
    let (room, _events) = open(Mode::PushToTalk);
    let mut program = Program::start_with(settings, &[]);
    program.type_line("");
    program.wait(LISTENING);
    program.type_line("");
    program.wait("I heard nothing");
    program.end();
    room.stop()
}

#[test]
fn a_tone_tells_that_the_microphone_is_open_and_a_lower_one_that_it_is_closed() {
    let test = "tones::a_tone_tells_that_the_microphone_is_open_and_a_lower_one_that_it_is_closed";
    with_service(test, |_| {
        let heard = listen_once("");
        let (opened, length) = tone(&heard, 880.0).expect("one tone of 880 Hz");
        assert!((7..=10).contains(&length), "{length}0 ms");
        let (closed, length) = tone(&heard, 440.0).expect("one tone of 440 Hz");
        assert!((7..=10).contains(&length), "{length}0 ms");
        assert!(opened < closed);
    });
}

/// What is heard in the room after the microphone was closed on a question, until that is answered.
fn asked_aloud(service: &Service, options: &[&str], answer: &str) -> Vec<f32> {
    let (room, _events) = open(Mode::PushToTalk);
    let mut program = Program::start_with("", options);
    program.type_line("");
    program.wait(LISTENING);
    service.play(&question()).wait();
    program.type_line("");
    program.wait(answer);
    program.end();
    let heard = room.stop();
    let closed = strengths(&heard, 440.0).iter().rposition(|strength| *strength > 0.05);
    heard[(closed.expect("the microphone is closed") + 1) * WINDOW..].to_vec()
}

/// These two notes are heard, one after the other and soon over.
fn assert_notes(heard: &[f32], notes: [f32; 2]) {
    let [first, second] = notes.map(|hertz| tone(heard, hertz).expect("a note"));
    assert!(first.0 + first.1 <= second.0, "one after the other: {first:?} {second:?}");
    assert!(second.0 + second.1 - first.0 <= 30, "at most 300 ms: {first:?} {second:?}");
}

#[test]
fn an_answer_to_what_was_said_is_told_by_two_notes_after_the_microphone_is_closed() {
    let test =
        "tones::an_answer_to_what_was_said_is_told_by_two_notes_after_the_microphone_is_closed";
    with_service(test, |service| {
        assert_notes(&asked_aloud(service, &[], ANSWER), [660.0, 990.0]);
    });
}

#[test]
fn where_no_answer_could_be_had_the_notes_go_down() {
    with_service("tones::where_no_answer_could_be_had_the_notes_go_down", |service| {
        let failure = "The school platform is answering wrongly";
        let heard = asked_aloud(service, &["--scenario", "server-error"], failure);
        assert_notes(&heard, [330.0, 220.0]);
    });
}

/// What comes of what was said, by the tone that tells it.
#[test]
fn each_outcome_has_its_tone_or_none() {
    for (outcome, tone) in [
        (Outcome::Answered, Some(Tone::Answered)),
        (Outcome::NotUnderstood, None),
        (Outcome::LoginNeeded, Some(Tone::Failed)),
        (Outcome::PlatformFailed, Some(Tone::Failed)),
    ] {
        assert_eq!(Tone::of(outcome), tone, "{outcome:?}");
    }
}

/// A sentence, heard well.
fn well(text: &str, language: &Language) -> Heard {
    let (text, language) = (text.to_owned(), language.clone());
    let sentence = HeardSentence {
        text: text.clone(),
        language: language.clone(),
        score: 40.0,
        chance: -8.0,
        log_probability: -1.0,
        worths: vec![4.0; 10],
        phones: Some(-3.0),
        example: Some(Example { distance: 0.2, worst: 0.3 }),
    };
    let transcript = Transcript { text, language, mean_log_probability: -0.01 };
    Heard { sentences: vec![sentence], transcripts: vec![transcript] }
}

/// A page says nothing by itself where our voice is silent.
#[test]
fn a_page_that_was_asked_for_aloud_is_told_like_an_answer() {
    let language = Language::new("sv").unwrap();
    let packs = LanguagePacks::load(std::slice::from_ref(&language)).unwrap();
    let mut state = State::new(packs, None).with_pages();
    let now = "2026-11-23T07:30".parse().unwrap();
    let mut said = |text: &str| {
        let effects = update(&mut state, Event::Heard(well(text, &language)), now);
        let outcome = effects.iter().find_map(Effect::outcome);
        (effects, outcome.and_then(Tone::of))
    };
    let (effects, tone) = said("Visa nyheter");
    assert_eq!(effects, [Effect::Go(Way::To(Page::News, None))]);
    assert_eq!(tone, Some(Tone::Answered));
    assert_eq!(said("Gå tillbaka").1, Some(Tone::Answered));
    assert_eq!(said("Bla bla").1, None, "what is asked back");
}

#[test]
fn no_tone_is_longer_than_300_ms_and_none_is_like_another() {
    let tones = [Tone::Opened, Tone::Closed, Tone::Answered, Tone::Failed];
    let notes: Vec<f32> = tones.iter().flat_map(|tone| tone.notes()).copied().collect();
    for (place, note) in notes.iter().enumerate() {
        let others = notes.iter().skip(place + 1);
        assert!(others.into_iter().all(|other| (other / note).log2().abs() > 0.1), "{notes:?}");
    }
    assert!(tones.iter().all(|tone| tone.notes().len() <= 3));
}

#[test]
fn whoever_wants_no_tones_hears_none() {
    with_service("tones::whoever_wants_no_tones_hears_none", |_| {
        let heard = listen_once("tones = false\n");
        assert!(!heard.is_empty());
        assert!(energy(&heard) < 1e-6, "the room is silent");
    });
}

#[test]
fn the_tone_is_no_part_of_what_is_said() {
    with_service("tones::the_tone_is_no_part_of_what_is_said", |_| {
        for _ in 0..3 {
            let (room, _events) = open(Mode::PushToTalk);
            let asked = Instant::now();
            let announce = || Tone::Opened.sound();
            let announced = Microphone::open_announced(
                None,
                Mode::PushToTalk,
                mpsc::channel().0,
                Some(Box::new(announce)),
            );
            let microphone = announced.unwrap();
            assert!(asked.elapsed() < Duration::from_secs(1), "{:?}", asked.elapsed());
            let said = microphone.stop();
            assert!(tone(&room.stop(), Tone::Opened.notes()[0]).is_some());
            assert!(!said.is_empty());
            assert!(energy(&said) < 1e-6, "{}", energy(&said));
        }
    });
}

#[test]
fn without_a_loudspeaker_nobody_waits() {
    without_service("tones::without_a_loudspeaker_nobody_waits", |_| {
        let asked = Instant::now();
        Tone::Opened.sound();
        assert!(asked.elapsed() < Duration::from_millis(500), "{:?}", asked.elapsed());
    });
}
