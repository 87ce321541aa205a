//! Speech in a sound file, by the real espeak-ng.

use std::fs;
use std::path::Path;
use std::sync::mpsc;

use hound::{WavReader, WavSpec};
use skolrost::present::speaker::{EspeakFile, Rate, SpeakError, Speaker, SpeechEvent};
use tempfile::TempDir;

use super::{slowly, spoken};

fn silent_file() -> EspeakFile {
    EspeakFile::new(mpsc::channel().0)
}

/// The samples of a sound file, and their format.
fn listen(path: &Path) -> (WavSpec, Vec<i16>) {
    let reader = WavReader::open(path).unwrap();
    let spec = reader.spec();
    (spec, reader.into_samples().collect::<Result<_, _>>().unwrap())
}

/// The samples of some sentences, by way of a file.
fn sound_of(mut speaker: EspeakFile, sentences: &[(&str, &str)]) -> Vec<i16> {
    for (text, language) in sentences {
        speaker.speak(&spoken(text, language)).unwrap();
    }
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("answer.wav");
    speaker.save(&path).unwrap();
    listen(&path).1
}

fn loudest(samples: &[i16]) -> u16 {
    samples.iter().map(|sample| sample.unsigned_abs()).max().unwrap_or_default()
}

#[test]
fn sentences_in_several_languages_become_one_sound_file() {
    let (sender, events) = mpsc::channel();
    let mut speaker = EspeakFile::new(sender);
    let first = speaker.speak(&spoken("Omar äter fisk.", "sv")).unwrap();
    let second = speaker.speak(&spoken("يأكل Omar السمك.", "ar")).unwrap();
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("answer.wav");
    fs::write(&path, "an older answer").unwrap();
    speaker.save(&path).unwrap();

    let (spec, samples) = listen(&path);
    assert_eq!((spec.channels, spec.sample_rate, spec.bits_per_sample), (1, 22_050, 16));
    assert!(loudest(&samples) > 5000);
    let swedish = sound_of(silent_file(), &[("Omar äter fisk.", "sv")]);
    let arabic = sound_of(silent_file(), &[("يأكل Omar السمك.", "ar")]);
    let pause = vec![0; 22_050 * 3 / 10];
    assert!(samples == [swedish, pause, arabic].concat());

    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left");
    let told: Vec<SpeechEvent> = events.try_iter().collect();
    let expected = [first, second].map(|id| [SpeechEvent::Began(id), SpeechEvent::Ended(id)]);
    assert_eq!(told, expected.concat());
}

#[test]
fn the_language_decides_how_the_same_text_sounds() {
    let text = "Omar 25 november";
    let swedish = sound_of(silent_file(), &[(text, "sv")]);
    let english = sound_of(silent_file(), &[(text, "en")]);
    assert!(swedish != english);
}

#[test]
fn slower_is_longer_and_quieter_is_quieter() {
    let sentence = [("Omar har idrott klockan tio på onsdag.", "sv")];
    let [slow, usual, fast] = [100, 170, 340].map(|words_per_minute| {
        let mut speaker = silent_file();
        speaker.set_rate(Rate::words_per_minute(words_per_minute)).unwrap();
        sound_of(speaker, &sentence)
    });
    assert!(slow.len() * 2 > usual.len() * 3, "{} {}", slow.len(), usual.len());
    assert!(usual.len() * 2 > fast.len() * 3, "{} {}", usual.len(), fast.len());

    let mut quiet = silent_file();
    quiet.set_volume(30).unwrap();
    assert!(loudest(&sound_of(quiet, &sentence)) < loudest(&usual) / 2);
}

/// The stretches of silence of a tenth of a second and more, in milliseconds; the last is at the end.
fn silences(samples: &[i16]) -> Vec<usize> {
    let loud = samples.iter().map(|sample| sample.unsigned_abs() > 100);
    let mut places: Vec<usize> =
        loud.enumerate().filter(|(_, loud)| *loud).map(|(place, _)| place).collect();
    places.push(samples.len());
    let between = places.windows(2).map(|pair| (pair[1] - pair[0]) * 1000 / 22_050);
    between.filter(|length| *length >= 100).collect()
}

#[test]
fn pauses_are_heard_around_a_time_and_between_sentences_at_every_pace() {
    // What is softer than a hundredth of full scale counts as silence, and the first and last
    // samples of a word do: nothing is taken off what is asked for but one frame of the synthesiser.
    const FRAME: usize = 10;
    for words_per_minute in [80, 130, 170, 320, 450] {
        let mut speaker = silent_file();
        speaker.set_rate(Rate::words_per_minute(words_per_minute)).unwrap();
        speaker.speak(&slowly("Elsa slutar kvart i tre i dag. Fritids?", "sv")).unwrap();
        speaker.speak(&slowly("Omar eats fish.", "en")).unwrap();
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("answer.wav");
        speaker.save(&path).unwrap();
        let silences = silences(&listen(&path).1);
        let long = |least: usize| silences.iter().filter(|it| **it + FRAME >= least).count();
        assert!(long(300) >= 5, "{words_per_minute}: {silences:?}");
        assert_eq!(long(600), 3, "{words_per_minute}: {silences:?}");
        assert!(*silences.last().unwrap() + FRAME >= 600, "{words_per_minute}: {silences:?}");
    }
}

#[test]
fn markup_in_what_is_said_slowly_is_read_out() {
    let length = |text: &str| {
        let mut speaker = silent_file();
        speaker.speak(&slowly(text, "sv")).unwrap();
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("answer.wav");
        speaker.save(&path).unwrap();
        listen(&path).1.len()
    };
    for text in ["<voice name=\"en\">fisk</voice>", "<break time=\"20s\"/> fisk", "[[f'Isk]]"] {
        let spelled = length(text);
        assert!(spelled * 2 > length("fisk") * 3 && spelled < 10 * 22_050, "{text}");
    }
    assert_eq!(length("Elsa &amp; Omar"), length("Elsa &amp\u{200e}; Omar"));
}

/// The whole program: the settings ask for pauses, and the answer has them around its time.
#[cfg(all(feature = "net", feature = "listen"))]
#[test]
fn an_answer_has_the_pauses_that_are_set() {
    let folder = TempDir::new().unwrap();
    let (config, sound) = (folder.path().join("config.toml"), folder.path().join("answer.wav"));
    let heard = |settings: &str| {
        fs::write(&config, settings).unwrap();
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_skolrost"))
            .args(["ask", "--at", "2026-11-23T07:30", "--config"])
            .arg(&config)
            .arg("--wav")
            .arg(&sound)
            .arg("När slutar Elsa idag?")
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        silences(&listen(&sound).1).into_iter().filter(|length| *length >= 290).count()
    };
    // Without them there is espeak-ng's own at the end.
    assert_eq!(heard("pauses = false\n"), 1);
    assert_eq!(heard("pauses = true\n"), 3);
}

#[test]
fn a_language_without_a_voice_of_its_own_is_refused() {
    let mut speaker = silent_file();
    for language in ["so", "ti", "ps"] {
        let refused = speaker.speak(&spoken("Waan ku salaamayaa.", language));
        assert!(matches!(refused, Err(SpeakError::NoVoice(_))), "{language}");
    }
    assert!(!speaker.speaks(&"so".parse().unwrap()).unwrap());
    assert!(speaker.speaks(&"sv".parse().unwrap()).unwrap());
    let unwritten = speaker.save(Path::new("/nowhere/answer.wav"));
    assert!(matches!(unwritten, Err(SpeakError::NothingToSay)));
}

#[test]
fn what_looks_like_a_command_is_read_out() {
    let length = |text| sound_of(silent_file(), &[(text, "sv")]).len();
    // A command would leave nothing to say but the fish, or say something else.
    let fish = length("fisk");
    for text in [
        "-s 450 -v en fisk",
        "--voices fisk",
        "<voice name=\"en\">fisk</voice>",
        "[[f'Isk]]",
        "[[[f'Isk]]]",
        "$(reboot) fisk; `reboot`",
    ] {
        assert!(length(text) * 2 > fish * 3, "{text}");
    }
    assert!(length("fisk <break time=\"20s\"/>") < 10 * 22_050);
    assert_eq!(length("fisk\u{1}450S\u{0}"), length("fisk 450S"));
}

#[test]
fn stop_forgets_what_was_said() {
    let mut speaker = silent_file();
    speaker.speak(&spoken("Nej, vänta.", "sv")).unwrap();
    speaker.stop().unwrap();
    assert!(sound_of(speaker, &[("Hej.", "sv")]) == sound_of(silent_file(), &[("Hej.", "sv")]));
}

#[test]
fn a_missing_program_and_a_missing_folder_are_told_apart() {
    let mut speaker = silent_file().with_program("/nowhere/espeak-ng".into());
    let unsaid = speaker.speak(&spoken("Hej.", "sv"));
    assert!(matches!(unsaid, Err(SpeakError::Unavailable(_))));

    let mut speaker = silent_file();
    speaker.speak(&spoken("Hej.", "sv")).unwrap();
    let unwritten = speaker.save(Path::new("/nowhere/answer.wav"));
    assert!(matches!(unwritten, Err(SpeakError::File(_))));
}
