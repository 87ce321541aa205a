//! What is said near a microphone is heard: whole, at once, and with a word about every fault.

#[cfg(all(feature = "net", feature = "speak"))]
mod conversation;
mod level;
mod push_to_talk;
pub(crate) mod sound_service;
#[cfg(all(feature = "net", feature = "speak"))]
mod tones;
mod utterances;

use std::process::Command;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use skolrost::listen::microphone::{Microphone, MicrophoneError, MicrophoneEvent, Mode, devices};
use skolrost::listen::models::{Catalogue, ModelStore, StoreError};
use skolrost::listen::sound::read_wav;
use skolrost::listen::voice_activity::{
    EndPause, HandsFree, UtteranceEvent, VoiceActivity, VoiceActivityError,
};

use self::sound_service::{with_service, without_service};

const SECOND: usize = 16_000;
/// The same sound after two changes of its sampling rate, by the service and by us.
pub(crate) const ALIKE: f32 = 0.97;

/// Listens, and waits until the microphone is awake.
fn open(mode: Mode) -> (Microphone, Receiver<MicrophoneEvent>) {
    let (sender, events) = mpsc::channel();
    let microphone = Microphone::open(None, mode, sender).unwrap();
    wait(&events, |event| matches!(event, MicrophoneEvent::Level(_)));
    (microphone, events)
}

/// The next event of a kind, and all that came before it.
fn wait(
    events: &Receiver<MicrophoneEvent>,
    wanted: impl Fn(&MicrophoneEvent) -> bool,
) -> Vec<MicrophoneEvent> {
    let deadline = Instant::now() + Duration::from_secs(30);
    let mut seen = Vec::new();
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        let event = events.recv_timeout(left).expect("it happens within half a minute");
        let found = wanted(&event);
        seen.push(event);
        if found {
            return seen;
        }
    }
}

fn loud(event: &MicrophoneEvent) -> bool {
    matches!(event, MicrophoneEvent::Level(level) if level.rms > -40.0)
}

fn quiet(event: &MicrophoneEvent) -> bool {
    matches!(event, MicrophoneEvent::Level(level) if level.rms < -60.0)
}

fn lost(event: &MicrophoneEvent) -> bool {
    matches!(event, MicrophoneEvent::Lost(_))
}

pub(crate) fn spoken(text: &str) -> Vec<f32> {
    sound_of("sv", text)
}

fn sound_of(voice: &str, text: &str) -> Vec<f32> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("spoken.wav");
    let status = Command::new("espeak-ng").args(["-v", voice, "-w"]).arg(&file).arg(text).status();
    assert!(status.expect("espeak-ng is installed").success());
    let samples = read_wav(&file).unwrap().samples().to_vec();
    // From the first sound to the last.
    let first = samples.iter().position(|s| s.abs() > 0.01).unwrap();
    let last = samples.iter().rposition(|s| s.abs() > 0.01).unwrap();
    samples[first..=last].to_vec()
}

/// Where in `heard` the sound is most alike, and how alike: 1 is the same but for its volume.
pub(crate) fn find(sound: &[f32], heard: &[f32]) -> (usize, f32) {
    const COARSE: usize = 256;
    let outline = |samples: &[f32]| -> Vec<f32> {
        samples.chunks(COARSE).map(|chunk| chunk.iter().map(|s| s * s).sum::<f32>()).collect()
    };
    let best = |sound: &[f32], heard: &[f32]| {
        let windows = heard.windows(sound.len()).map(|window| likeness(sound, window)).enumerate();
        windows.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or_default()
    };
    let (coarse, _) = best(&outline(sound), &outline(heard));
    let from = (coarse * COARSE).saturating_sub(2 * COARSE);
    let to = (from + sound.len() + 4 * COARSE).min(heard.len());
    let (fine, likeness) = best(sound, &heard[from..to]);
    (from + fine, likeness)
}

fn likeness(a: &[f32], b: &[f32]) -> f32 {
    let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
    product(a, b) / (product(a, a) * product(b, b)).sqrt().max(1e-9)
}

fn energy(samples: &[f32]) -> f32 {
    samples.iter().map(|s| s * s).sum()
}

fn detector() -> VoiceActivity {
    let detector = VoiceActivity::load(&ModelStore::of_user().unwrap());
    detector.expect("the model is not installed; `make test` installs it first")
}

#[test]
fn what_is_said_is_heard_whole_even_with_a_pause_of_five_seconds() {
    with_service("what_is_said_is_heard_whole_even_with_a_pause_of_five_seconds", |service| {
        let (question, more) = (spoken("Vad får Omar till lunch"), spoken("på onsdag?"));
        let (microphone, events) = open(Mode::PushToTalk);
        let said = [&question[..], &vec![0.0; 5 * SECOND], &more].concat();
        let _playing = service.play(&said);
        let mut seen = wait(&events, loud);
        seen.extend(wait(&events, |event| *event == MicrophoneEvent::Silent));
        seen.extend(wait(&events, loud));
        seen.extend(wait(&events, quiet));
        let heard = microphone.stop();

        let (first, alike) = find(&question, &heard);
        assert!(alike > ALIKE, "{alike}");
        let (second, alike) = find(&more, &heard);
        assert!(alike > ALIKE, "{alike}");
        let pause = second - first - question.len();
        assert!(pause.abs_diff(5 * SECOND) < SECOND / 100, "{pause} samples of pause");
        assert!(!seen.contains(&MicrophoneEvent::Missed));
        seen.extend(events.try_iter());
        let told = seen.iter().filter_map(|event| match event {
            MicrophoneEvent::Sound(samples) => Some(samples.as_slice()),
            _ => None,
        });
        let told = told.collect::<Vec<_>>().concat();
        assert!(heard.windows(told.len()).any(|window| window == told), "piece by piece the same");
    });
}

#[test]
fn hands_free_keeps_the_first_syllable_and_waits_for_the_end() {
    with_service("hands_free_keeps_the_first_syllable_and_waits_for_the_end", |service| {
        let (question, more) = (spoken("Vad får Omar till lunch"), spoken("på onsdag?"));
        let hands_free = HandsFree::new(detector(), EndPause::default());
        let (_microphone, events) = open(Mode::HandsFree(Box::new(hands_free)));
        let said = [&vec![0.0; SECOND], &question[..], &vec![0.0; SECOND / 2], &more].concat();
        let _playing = service.play(&[said, vec![0.0; 4 * SECOND]].concat());

        let seen = wait(&events, |event| {
            matches!(event, MicrophoneEvent::Utterance(UtteranceEvent::Ended(_)))
        });
        let told: Vec<&UtteranceEvent> = seen
            .iter()
            .filter_map(|event| match event {
                MicrophoneEvent::Utterance(event) => Some(event),
                _ => None,
            })
            .collect();
        let [
            UtteranceEvent::Began,
            UtteranceEvent::Paused(so_far),
            UtteranceEvent::Resumed,
            UtteranceEvent::Paused(_),
            UtteranceEvent::Ended(whole),
        ] = told[..]
        else {
            panic!("{told:?}");
        };
        for utterance in [so_far, whole] {
            let (at, alike) = find(&question, utterance);
            assert!(alike > ALIKE, "{alike}");
            assert!(at < SECOND, "the silence before is not kept: {at}");
            let syllable = SECOND / 3;
            let alike = likeness(&question[..syllable], &utterance[at..at + syllable]);
            assert!(alike > ALIKE, "the first syllable: {alike}");
        }
        let (at, alike) = find(&more, whole);
        assert!(alike > ALIKE, "{alike}");
        assert!(whole.len() - at - more.len() < SECOND / 2, "nor the silence after");
    });
}

#[test]
fn a_microphone_that_is_unplugged_is_told_and_what_was_said_is_kept() {
    with_service("a_microphone_that_is_unplugged_is_told_and_what_was_said_is_kept", |service| {
        let (microphone, events) = open(Mode::PushToTalk);
        let _playing = service.play(&spoken("Vad får Omar till lunch på onsdag?"));
        wait(&events, loud);
        service.unplug();
        let seen = wait(&events, lost);
        assert_eq!(seen.last(), Some(&MicrophoneEvent::Lost(MicrophoneError::Unplugged)));
        assert!(energy(&microphone.stop()) > 0.2);
        assert!(events.try_recv().is_err(), "nothing comes after that");
    });
}

#[test]
fn a_sound_service_that_dies_is_told_and_what_was_said_is_kept() {
    with_service("a_sound_service_that_dies_is_told_and_what_was_said_is_kept", |service| {
        let (microphone, events) = open(Mode::PushToTalk);
        let _playing = service.play(&spoken("Vad får Omar till lunch på onsdag?"));
        wait(&events, loud);
        service.kill();
        // Whether the sound library notices depends on what it was just doing.
        wait(&events, lost);
        assert!(energy(&microphone.stop()) > 0.2);
    });
}

#[test]
fn a_microphone_that_delivers_nothing_is_given_up() {
    with_service("a_microphone_that_delivers_nothing_is_given_up", |service| {
        let (microphone, events) = open(Mode::PushToTalk);
        service.freeze();
        let seen = wait(&events, lost);
        assert_eq!(seen.last(), Some(&MicrophoneEvent::Lost(MicrophoneError::Stalled)));
        let asked = Instant::now();
        drop(microphone);
        let refused = Microphone::open(None, Mode::PushToTalk, mpsc::channel().0);
        assert_eq!(refused.err(), Some(MicrophoneError::Stalled));
        assert!(asked.elapsed() < Duration::from_secs(8), "{:?}", asked.elapsed());
    });
}

#[test]
fn silence_is_told_once_until_something_is_heard() {
    with_service("silence_is_told_once_until_something_is_heard", |service| {
        let (_microphone, events) = open(Mode::PushToTalk);
        let silent = |event: &MicrophoneEvent| *event == MicrophoneEvent::Silent;
        wait(&events, silent);
        let _playing = service.play(&spoken("Hej."));
        let before = wait(&events, loud);
        assert!(!before.iter().any(silent));
        wait(&events, silent);
    });
}

#[test]
fn without_a_microphone_it_says_so_at_once() {
    without_service("without_a_microphone_it_says_so_at_once", |_| {
        for (device, expected) in [
            (None, MicrophoneError::None),
            (Some("headset"), MicrophoneError::NotFound("headset".to_owned())),
            (Some("telephone"), MicrophoneError::Format),
        ] {
            let asked = Instant::now();
            let refused = Microphone::open(device, Mode::PushToTalk, mpsc::channel().0);
            assert_eq!(refused.err(), Some(expected));
            assert!(asked.elapsed() < Duration::from_secs(2), "{:?}", asked.elapsed());
        }
    });
}

#[test]
fn microphones_are_offered_by_name() {
    with_service("microphones_are_offered_by_name", |_| {
        let offered = devices();
        let names: Vec<&str> = offered.iter().map(|device| device.name.as_str()).collect();
        assert_eq!(names, ["default"], "not every plug-in of the system");
        assert_eq!(offered[0].description, "The room");
        let opened = Microphone::open(Some(names[0]), Mode::PushToTalk, mpsc::channel().0);
        assert!(opened.is_ok());
    });
}

#[test]
fn a_detector_that_is_missing_or_damaged_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let store = ModelStore::new(folder.path().to_owned());
    let missing = VoiceActivity::load(&store).unwrap_err();
    assert!(matches!(missing, VoiceActivityError::Model(StoreError::NotInstalled(_))));
    let catalogue = Catalogue::embedded().unwrap();
    let file = &catalogue.model("voice-activity").unwrap().file;
    std::fs::write(folder.path().join(file), b"lmgg and so on").unwrap();
    let damaged = VoiceActivity::load(&store).unwrap_err();
    assert!(matches!(damaged, VoiceActivityError::Model(StoreError::Wrong(_))));
}

/// The whole program.
#[cfg(all(feature = "net", feature = "speak"))]
mod check {
    use super::*;

    fn run() -> (Option<i32>, String, String) {
        let output =
            Command::new(env!("CARGO_BIN_EXE_skolrost")).arg("microphone").output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    }

    #[test]
    fn a_good_level_is_told_in_words() {
        with_service("check::a_good_level_is_told_in_words", |service| {
            let _playing = service.play(&spoken(&"Vad får Omar till lunch på onsdag? ".repeat(6)));
            let (code, said, complaint) = run();
            let lines: Vec<&str> = said.lines().collect();
            assert_eq!(lines[..2], ["Mikrofon: The room (default)", "Säg något i fem sekunder."]);
            assert!(lines[2..7].iter().all(|line| line.starts_with("Nivå: ")), "{said}");
            assert_eq!(lines[7..], ["Mikrofonen fungerar: jag hör dig bra."]);
            assert_eq!((code, complaint.as_str()), (Some(0), ""));
        });
    }

    #[test]
    fn a_muted_microphone_is_told() {
        with_service("check::a_muted_microphone_is_told", |_| {
            let (code, said, complaint) = run();
            assert_eq!(said.matches("Nivå: inget ljud").count(), 5);
            assert!(complaint.starts_with("Jag hör ingenting alls"), "{complaint}");
            assert_eq!(code, Some(1));
        });
    }

    #[test]
    fn no_microphone_is_told_with_what_to_do() {
        without_service("check::no_microphone_is_told_with_what_to_do", |_| {
            let (code, _, complaint) = run();
            let expected = "Jag hittar ingen mikrofon på den här datorn. \
                            Anslut en, eller skriv frågan.\n";
            assert_eq!((code, complaint.as_str()), (Some(1), expected));
        });
    }
}
