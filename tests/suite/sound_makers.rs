//! The sounds recognition is judged by are what they say they are.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "the sounds are seconds long"
)]

use std::f32::consts::TAU;

use sounds::loudness::{active_rms, decibels, onset, rms};
use sounds::{Clip, Condition, RATE, Voice, echo, kitchen, nonspeech, spectrum};

const SEED: u64 = 7;

#[test]
fn noise_is_softer_than_speech_by_the_decibels_in_its_name() {
    let speech = speech();
    for wanted in [20, 10, 5] {
        let both = Condition::Kitchen(wanted).apply(&speech, SEED);
        let noise: Vec<f32> =
            both.samples.iter().zip(&speech.samples).map(|(both, speech)| both - speech).collect();
        let ratio = active_rms(&speech) / rms(&noise);
        let error = 20.0 * (ratio / decibels(f32::from(wanted))).log10();
        assert!(error.abs() < 0.1, "{wanted} dB are off by {error}");
    }
}

#[test]
fn pauses_do_not_count_as_speech() {
    let (speech, tone) = (speech(), tone(440.0, 1.5));
    assert!((active_rms(&speech) / rms(&tone.samples) - 1.0).abs() < 0.02);
    assert!(rms(&speech.samples) < 0.8 * rms(&tone.samples));
}

#[test]
fn a_room_dies_away_by_sixty_decibels_in_its_time() {
    // Schroeder's backward integration, read between 5 and 25 decibels below the start (ISO 3382).
    let response = echo::response(SEED);
    let tail = &response[1..];
    let energy = |from: usize| tail[from..].iter().map(|sample| sample * sample).sum::<f32>();
    let whole = energy(0);
    let softer = |by: f32| {
        (0..tail.len())
            .step_by(16)
            .find(|from| energy(*from) < whole / decibels(by).powi(2))
            .unwrap()
    };
    let seconds = (softer(25.0) - softer(5.0)) as f32 / RATE as f32;
    assert!((seconds * 3.0 / echo::RT60 - 1.0).abs() < 0.1, "20 dB in {seconds} s");
}

#[test]
fn a_telephone_lets_its_band_through_and_nothing_else() {
    for (hertz, passes) in [(100.0, false), (400.0, true), (3300.0, true), (3900.0, false)] {
        let heard = Condition::Telephone.apply(&tone(hertz, 1.0), SEED);
        assert_eq!(heard.rate, 8000);
        let share = rms(&heard.samples) / rms(&tone(hertz, 1.0).samples);
        assert!(if passes { share > 0.9 } else { share < 0.05 }, "{hertz} Hz: {share}");
    }
}

#[test]
fn a_late_microphone_misses_the_first_150_milliseconds_of_speech() {
    let speech = speech();
    let cut = Condition::Cut.apply(&speech, SEED);
    let missing = speech.samples.len() - cut.samples.len();
    assert_eq!(missing, onset(&speech) + 2400);
    assert_eq!(cut.samples, speech.samples[missing..]);
}

#[test]
fn another_rate_keeps_pitch_and_loudness() {
    let resampled = tone(440.0, 1.0).at_rate(22_050);
    assert_eq!(resampled.samples.len(), 22_050);
    let expected = Clip { samples: sine(440.0, 1.0, 22_050), rate: 22_050 };
    let middle = 5_000..15_000;
    for (got, wanted) in resampled.samples[middle.clone()].iter().zip(&expected.samples[middle]) {
        assert!((got - wanted).abs() < 0.01);
    }
}

#[test]
fn an_echo_comes_after_the_sound() {
    let echoed = spectrum::convolve(&[1.0, 0.0, -1.0], &[1.0, 0.0, 0.0, 0.5]);
    let expected = [1.0, 0.0, -1.0, 0.5, 0.0, -0.5, 0.0];
    for (got, wanted) in echoed.iter().zip(expected) {
        assert!((got - wanted).abs() < 1e-6, "{echoed:?}");
    }
}

#[test]
fn chance_is_the_same_every_time() {
    let speech = speech();
    let made = |seed| {
        let mut clips: Vec<Clip> = Condition::ALL.map(|c| c.apply(&speech, seed)).to_vec();
        clips.push(kitchen::noise(1.0, seed));
        clips.push(nonspeech::music(2.0, seed));
        clips.push(nonspeech::crosstalk(&speech, &tone(300.0, 1.0), seed));
        clips
    };
    assert_eq!(made(SEED), made(SEED));
    let same = made(SEED).iter().zip(made(SEED + 1)).filter(|(a, b)| **a == *b).count();
    assert_eq!(same, 3, "only clean, telephone and cut take no chance");
}

#[test]
fn conditions_are_called_by_name() {
    for condition in Condition::ALL {
        assert_eq!(condition.to_string().parse(), Ok(condition));
    }
    assert!("kitchen15".parse::<Condition>().is_err());
}

#[test]
fn a_voice_is_a_line_of_three_fields() {
    let voice = "sv+f2 | 140 | 55".parse::<Voice>().unwrap();
    assert_eq!(voice, Voice { name: "sv+f2".to_owned(), speed: 140, pitch: 55 });
    for line in ["sv", "sv | fast | 50", "sv | 140 | 50 | 1", ""] {
        assert!(line.parse::<Voice>().is_err(), "{line}");
    }
}

#[test]
fn a_clip_that_is_too_loud_for_its_file_is_made_softer_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clip.wav");
    Clip::new(vec![0.5, -2.0, 1.0]).write(&path).unwrap();
    let read = Clip::read(&path).unwrap();
    for (got, wanted) in read.samples.iter().zip([0.25, -1.0, 0.5]) {
        assert!((got - wanted).abs() < 1e-3, "{read:?}");
    }
}

/// A tone of a second and a half with silence before it, within it and after it.
fn speech() -> Clip {
    let silence = |seconds| Clip::silence(seconds).samples;
    let said = |seconds| sine(440.0, seconds, RATE);
    Clip::new([silence(0.3), said(1.0), silence(0.4), said(0.5), silence(0.5)].concat())
}

fn tone(hertz: f32, seconds: f32) -> Clip {
    Clip::new(sine(hertz, seconds, RATE))
}

fn sine(hertz: f32, seconds: f32, rate: u32) -> Vec<f32> {
    let samples = (seconds * rate as f32) as usize;
    (0..samples).map(|at| 0.3 * (TAU * hertz * at as f32 / rate as f32).sin()).collect()
}
