//! How loud a sound is said to be.

use skolrost::listen::level::{Level, LevelMeter, Loudness};

/// A second of a tone of 1 kHz.
fn tone(amplitude: f32) -> Vec<f32> {
    let wave = |n: u16| (f32::from(n) * std::f32::consts::TAU / 16.0).sin() * amplitude;
    (0..16_000).map(wave).collect()
}

fn levels(samples: &[f32]) -> Vec<Level> {
    LevelMeter::new(16_000, 1).hear(samples)
}

#[test]
fn a_tone_is_told_in_decibels_five_times_a_second() {
    for (amplitude, peak, rms) in
        [(1.0, 0.0, -3.01), (0.5, -6.02, -9.03), (0.01, -40.0, -43.01), (0.0, -144.0, -144.0)]
    {
        let levels = levels(&tone(amplitude));
        assert_eq!(levels.len(), 5);
        for level in levels {
            assert!((level.peak - peak).abs() < 0.1, "{level:?}");
            assert!((level.rms - rms).abs() < 0.1, "{level:?}");
        }
    }
}

#[test]
fn only_tops_that_are_cut_off_are_clipping() {
    let cut = |gain: f32| tone(gain).iter().map(|s| s.clamp(-1.0, 1.0)).collect::<Vec<_>>();
    for (gain, clipped) in [(0.9, false), (1.0, false), (1.5, true), (10.0, true)] {
        assert_eq!(levels(&cut(gain))[0].clipped, clipped, "{gain}");
    }
}

#[test]
fn clipping_is_found_in_each_channel_by_itself() {
    let cut: Vec<f32> = tone(1.5).iter().map(|s| s.clamp(-1.0, 1.0)).collect();
    let beside_silence: Vec<f32> = cut.iter().flat_map(|s| [*s, 0.0]).collect();
    assert!(LevelMeter::new(16_000, 2).hear(&beside_silence)[0].clipped);
    // One sample at the top, in both channels at once.
    let whole: Vec<f32> = tone(1.0).iter().flat_map(|s| [*s, *s]).collect();
    assert!(!LevelMeter::new(16_000, 2).hear(&whole)[0].clipped);
}

#[test]
fn a_level_says_what_it_means_for_whoever_speaks() {
    for (peak, rms, clipped, expected) in [
        (-144.0, -144.0, false, Loudness::Nothing),
        (-90.0, -95.0, false, Loudness::Nothing),
        (-40.0, -50.0, false, Loudness::Weak),
        (-12.0, -25.0, false, Loudness::Good),
        (0.0, -9.0, false, Loudness::Good),
        (0.0, -6.0, true, Loudness::Strong),
    ] {
        assert_eq!(Level { peak, rms, clipped }.loudness(), expected, "{peak} {rms} {clipped}");
    }
}

#[test]
fn pieces_of_any_length_give_the_same_levels() {
    let sound = tone(0.3);
    let mut meter = LevelMeter::new(8_000, 2);
    let pieces: Vec<Level> = sound.chunks(77).flat_map(|piece| meter.hear(piece)).collect();
    assert_eq!(pieces, LevelMeter::new(8_000, 2).hear(&sound));
}
