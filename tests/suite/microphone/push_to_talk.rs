//! Where somebody may have said all, told from made sounds.

use proptest::prelude::*;
use skolrost::listen::push_to_talk::PushToTalk;

/// A millisecond at 16 kHz.
const MILLISECOND: usize = 16;

/// A piece of sound.
#[derive(Clone, Copy, Debug)]
enum Piece {
    /// A voice of so many dBFS.
    Voice(f32),
    /// Nobody speaks.
    Quiet,
    /// A key is pressed and let go.
    Key,
    /// The microphone is not awake.
    Nothing,
}
use Piece::{Key, Nothing, Quiet, Voice};

/// A room of so many dBFS with pieces of so many milliseconds in it.
fn sound(room: f32, pieces: &[(usize, Piece)]) -> Vec<f32> {
    let (mut samples, mut seed) = (Vec::new(), 1_u32);
    for &(milliseconds, piece) in pieces {
        for at in 0..milliseconds * MILLISECOND {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = noise(seed) * 10.0_f32.powf(room / 20.0);
            samples.push(match piece {
                Voice(level) => noise + voice(at) * 10.0_f32.powf(level / 20.0),
                Quiet => noise,
                // Down and up, each for 25 ms.
                Key => noise + if at % 1440 < 400 { noise_at_full_scale(seed) } else { 0.0 },
                Nothing => 0.0,
            });
        }
    }
    samples
}

/// White noise of 0 dBFS.
fn noise(seed: u32) -> f32 {
    noise_at_full_scale(seed) * 3.0_f32.sqrt()
}

fn noise_at_full_scale(seed: u32) -> f32 {
    f32::from(u16::try_from(seed >> 16).unwrap()) / 32_768.0 - 1.0
}

/// A deep voice of 0 dBFS: 110 Hz and all its harmonics.
fn voice(at: usize) -> f32 {
    let phase = u16::try_from(at * 110 % 16_000).unwrap();
    (f32::from(phase) / 8_000.0 - 1.0) * 3.0_f32.sqrt()
}

/// What it gave at pauses, in milliseconds from the beginning, and what was said in the end.
fn listen(sound: &[f32], piece: usize) -> (Vec<usize>, Vec<f32>) {
    let mut push_to_talk = PushToTalk::default();
    let mut given = Vec::new();
    for piece in sound.chunks(piece) {
        if let Some(so_far) = push_to_talk.hear(piece) {
            assert_eq!(so_far, &sound[..so_far.len()], "from the first sample on");
            given.push(so_far.len() / MILLISECOND);
        }
    }
    assert_eq!(push_to_talk.heard(), sound.len());
    (given, push_to_talk.finish())
}

#[test]
fn a_pause_gives_what_was_said_and_the_end_is_the_same() {
    const QUESTION: (usize, Piece) = (1000, Voice(-20.0));
    type Plan = &'static [(usize, Piece)];
    let cases: [(&str, f32, Plan, &[usize]); 10] = [
        ("a question", -60.0, &[(500, Quiet), QUESTION, (1000, Quiet)], &[1800]),
        ("through a noise gate", -200.0, &[(500, Quiet), QUESTION, (1000, Nothing)], &[1800]),
        ("as soon as it opens", -60.0, &[QUESTION, (1000, Quiet)], &[1300]),
        ("in noise", -36.0, &[(500, Quiet), QUESTION, (1000, Quiet)], &[1800]),
        ("without any noise", -200.0, &[(500, Quiet), QUESTION, (1000, Quiet)], &[1800]),
        ("waking up", -40.0, &[(400, Nothing), (500, Quiet), QUESTION, (1000, Quiet)], &[2200]),
        ("too loud", -30.0, &[(500, Quiet), (1000, Voice(12.0)), (1000, Quiet)], &[1800]),
        ("from far away", -75.0, &[(500, Quiet), (1000, Voice(-48.0)), (1000, Quiet)], &[1800]),
        ("until Enter", -60.0, &[(500, Quiet), QUESTION, (700, Quiet), (200, Key)], &[1800]),
        (
            "looking for a word",
            -60.0,
            &[(500, Quiet), QUESTION, (5000, Quiet), (300, Voice(-26.0)), (900, Quiet)],
            &[1800, 7100],
        ),
    ];
    for (what, room, plan, expected) in cases {
        let clipped: Vec<f32> =
            sound(room, plan).iter().map(|sample| sample.clamp(-1.0, 1.0)).collect();
        let (given, said) = listen(&clipped, 320);
        assert_eq!(given.len(), expected.len(), "{what}: {given:?}");
        // The filter rings for a block or two after a loud voice.
        let close = |(given, expected): (&usize, &usize)| given.abs_diff(*expected) <= 30;
        assert!(given.iter().zip(expected).all(close), "{what}: {given:?}");
        assert_eq!(said.len() / MILLISECOND, given[given.len() - 1], "{what}");
        assert_eq!(said, clipped[..said.len()], "{what}");
    }
}

#[test]
fn what_is_soft_or_short_is_not_lost() {
    let question = (1000, Voice(-20.0));
    for (what, room, plan) in [
        ("a weak ending", -60.0, vec![(500, Quiet), question, (500, Voice(-45.0)), (200, Quiet)]),
        ("a weak word", -60.0, vec![(500, Quiet), question, (900, Quiet), (100, Voice(-50.0))]),
        ("a stop inside a word", -60.0, vec![question, (200, Quiet), (200, Voice(-30.0))]),
        ("the end comes at once", -60.0, vec![(500, Quiet), question, (200, Quiet)]),
        (
            "after a bang on the table",
            -75.0,
            vec![(60, Voice(0.0)), (900, Quiet), (500, Voice(-50.0))],
        ),
        ("before it is quiet at all", -70.0, vec![question, (400, Voice(-45.0)), (250, Quiet)]),
        ("only a room", -50.0, vec![(3000, Quiet)]),
        ("a voice that drowns", -30.0, vec![(500, Quiet), (1000, Voice(-26.0)), (1000, Quiet)]),
        ("somebody else goes on", -60.0, vec![question, (600, Quiet), (900, Voice(-40.0))]),
        ("it never falls quiet", -60.0, vec![question, (3000, Voice(-30.0))]),
        ("nothing", -200.0, vec![(3000, Nothing)]),
        ("closed at once", -60.0, vec![]),
    ] {
        let heard = sound(room, &plan);
        let (_, said) = listen(&heard, 320);
        assert!(said == heard, "{what}: {} ms were lost", (heard.len() - said.len()) / MILLISECOND);
    }
}

#[test]
fn a_constant_offset_is_no_noise() {
    let plan = [(500, Quiet), (1000, Voice(-26.0)), (1000, Quiet)];
    let heard: Vec<f32> = sound(-60.0, &plan).iter().map(|sample| sample + 0.1).collect();
    let (given, _) = listen(&heard, 320);
    assert_eq!(given.len(), 1, "{given:?}");
}

#[test]
fn pieces_of_any_length_give_the_same() {
    let plan = [(500, Quiet), (800, Voice(-20.0)), (600, Quiet), (400, Voice(-25.0)), (700, Quiet)];
    let heard = sound(-50.0, &plan);
    let whole = listen(&heard, 160);
    assert_eq!(whole.0.len(), 2);
    for piece in [1, 77, 320, 333] {
        assert_eq!(listen(&heard, piece), whole, "{piece}");
    }
}

#[test]
fn two_pauses_in_one_piece_give_the_later() {
    let plan = [(500, Quiet), (800, Voice(-20.0)), (600, Quiet), (400, Voice(-25.0)), (700, Quiet)];
    let heard = sound(-50.0, &plan);
    let (given, said) = listen(&heard, heard.len());
    let (expected, expected_said) = listen(&heard, 160);
    assert_eq!((given, said), (expected[1..].to_vec(), expected_said));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A voice that is 12 dB louder than the room or more is kept to its last sample, whatever
    /// pauses it makes.
    #[test]
    fn no_voice_is_cut_off(
        room in -80.0_f32..-45.0,
        voices in prop::collection::vec((100_usize..1500, 12.0_f32..35.0, 0_usize..2000), 1..5),
        before in 150_usize..1000,
    ) {
        let mut plan = vec![(before, Quiet)];
        for (milliseconds, over_room, pause) in voices {
            plan.extend([(milliseconds, Voice(room + over_room)), (pause, Quiet)]);
        }
        let quiet = plan.last().unwrap().0 * MILLISECOND;
        let heard = sound(room, &plan);
        let (_, said) = listen(&heard, 320);
        prop_assert!(said.len() + quiet >= heard.len());
    }
}
