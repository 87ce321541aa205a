//! Where utterances begin and end, told from how likely speech is, without any sound.

use std::time::Duration;

use skolrost::listen::voice_activity::{EndPause, POST_ROLL, PRE_ROLL, UtteranceEvent, Utterances};

/// 32 ms, as the detector tells them.
const FRAME: usize = 512;

fn frames(milliseconds: u128) -> usize {
    usize::try_from(milliseconds).unwrap() * 16 / FRAME
}

/// Runs over milliseconds of likelihoods; each sample is the number of its frame, so that what
/// comes out tells where it was. Gives each event with the millisecond at which it came.
fn run(end_pause: Duration, plan: &[(u128, f32)]) -> Vec<(usize, UtteranceEvent)> {
    let mut utterances = Utterances::new(EndPause::new(end_pause));
    let likelihoods = plan.iter().flat_map(|&(time, p)| std::iter::repeat_n(p, frames(time)));
    let heard = (0_u16..).zip(likelihoods).filter_map(|(frame, probability)| {
        let event = utterances.hear(&[f32::from(frame); FRAME], probability)?;
        Some(((usize::from(frame) + 1) * FRAME / 16, event))
    });
    heard.collect()
}

fn names(events: &[(usize, UtteranceEvent)]) -> Vec<&'static str> {
    let name = |(_, event): &(usize, UtteranceEvent)| match event {
        UtteranceEvent::Began => "began",
        UtteranceEvent::Paused(_) => "paused",
        UtteranceEvent::Resumed => "resumed",
        UtteranceEvent::Ended(_) => "ended",
    };
    events.iter().map(name).collect()
}

#[test]
fn voices_and_pauses_become_utterances() {
    type Plan = &'static [(u128, f32)];
    let cases: [(&str, Plan, &[&str]); 11] = [
        ("nobody", &[(9000, 0.1)], &[]),
        ("a click", &[(500, 0.0), (64, 0.9), (5000, 0.0)], &[]),
        ("clicks", &[(64, 0.9), (64, 0.0), (64, 0.9), (64, 0.0), (64, 0.9), (3000, 0.0)], &[]),
        ("a word", &[(200, 0.0), (300, 0.9), (3000, 0.0)], &["began", "paused", "ended"]),
        ("from the first sample", &[(300, 0.9), (3000, 0.0)], &["began", "paused", "ended"]),
        ("a stop inside a word", &[(300, 0.9), (160, 0.0), (300, 0.9)], &["began"]),
        ("a wavering voice", &[(300, 0.9), (900, 0.4), (300, 0.9)], &["began"]),
        (
            "looking for a word",
            &[(300, 0.9), (1200, 0.0), (300, 0.9), (3000, 0.0)],
            &["began", "paused", "resumed", "paused", "ended"],
        ),
        (
            "noise in a pause",
            &[(300, 0.9), (600, 0.0), (600, 0.4), (600, 0.0)],
            &["began", "paused", "ended"],
        ),
        (
            "two questions",
            &[(300, 0.9), (2000, 0.0), (300, 0.9), (2000, 0.0)],
            &["began", "paused", "ended", "began", "paused", "ended"],
        ),
        ("a radio", &[(130_000, 0.9)], &["began", "ended", "began"]),
    ];
    for (what, plan, expected) in cases {
        assert_eq!(names(&run(Duration::from_millis(1500), plan)), expected, "{what}");
    }
}

#[test]
fn the_end_pause_is_what_was_asked_for_within_bounds() {
    for (asked, expected) in
        [(0, 800), (800, 800), (1500, 1500), (4000, 4000), (10_000, 10_000), (60_000, 10_000)]
    {
        let events = run(Duration::from_millis(asked), &[(1000, 0.0), (1000, 0.9), (12_000, 0.0)]);
        let (at, _) = events.last().unwrap();
        let spoken = frames(1000) * 2 * FRAME / 16;
        assert!((at - spoken).abs_diff(expected) <= 32, "{asked}: {at}");
        assert_eq!(names(&events).last(), Some(&"ended"));
    }
}

#[test]
fn the_recogniser_may_start_a_quarter_of_a_second_after_the_voice() {
    let events = run(Duration::from_secs(10), &[(1000, 0.0), (1000, 0.9), (2000, 0.0)]);
    let [(_, UtteranceEvent::Began), (at, UtteranceEvent::Paused(_))] = events[..] else {
        panic!("{events:?}");
    };
    assert!((at - frames(1000) * 2 * FRAME / 16).abs_diff(250) <= 32, "{at}");
}

#[test]
fn an_utterance_keeps_what_came_before_the_voice_was_noticed_and_a_little_after() {
    let quiet = frames(3000);
    let plan = [(3000, 0.0), (960, 0.9), (3000, 0.0), (960, 0.9), (3000, 0.0)];
    let events = run(Duration::from_millis(800), &plan);
    let ended: Vec<&Vec<f32>> = events
        .iter()
        .filter_map(|(_, event)| match event {
            UtteranceEvent::Ended(samples) => Some(samples),
            _ => None,
        })
        .collect();
    for (utterance, voice) in ended.iter().zip([quiet, 2 * quiet + frames(960)]) {
        let before = utterance.iter().filter(|s| **s < narrow(voice)).count();
        assert_eq!(before as u128, PRE_ROLL.as_millis() * 16);
        let end = voice + frames(960);
        let after = utterance.iter().filter(|s| **s >= narrow(end)).count();
        assert_eq!(after as u128, POST_ROLL.as_millis() * 16);
        assert!(utterance.is_sorted(), "nothing is missing, nothing comes twice");
    }
    assert_eq!(ended.len(), 2);
    assert!(ended[0].last() < ended[1].first(), "what was given once is not given again");
}

#[test]
fn stopping_gives_the_utterance_that_has_not_ended() {
    for (plan, milliseconds) in [
        (&[(2000, 0.0)][..], 0),
        (&[(960, 0.0), (64, 0.9)], 0),
        (&[(960, 0.0), (960, 0.9)], 600 + 960),
        (&[(960, 0.0), (960, 0.9), (640, 0.0)], 600 + 960 + 200),
    ] {
        let mut utterances = Utterances::new(EndPause::default());
        for &(time, probability) in plan {
            for _ in 0..frames(time) {
                utterances.hear(&[0.0; FRAME], probability);
            }
        }
        assert_eq!(utterances.finish().len() / 16, milliseconds, "{plan:?}");
    }
}

fn narrow(frame: usize) -> f32 {
    f32::from(u16::try_from(frame).unwrap())
}
