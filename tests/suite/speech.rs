//! What is asked to be said is said: in order, in the right language, and silent when told so.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod espeak_file;
pub(crate) mod service;

use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use skolrost::model::Language;
use skolrost::present::speaker::{
    Dispatcher, Rate, SpeakError, Speaker, SpeechEvent, Spoken, UtteranceId,
};
use skolrost::wording::Wording;
use skolrost::wording::pauses::Pauses;

use self::service::{Service, with_service, without_service};

fn spoken(text: &str, language: &str) -> Spoken {
    let (text, language) = (text.to_owned(), Language::new(language).unwrap());
    Spoken { text, language, pauses: Vec::new() }
}

/// The same with the pauses of its language.
fn slowly(text: &str, language: &str) -> Spoken {
    let spoken = spoken(text, language);
    let pauses = Pauses::of(&Wording::load(&spoken.language).unwrap()).of_text(text);
    Spoken { pauses, ..spoken }
}

fn connect() -> (Dispatcher, Receiver<SpeechEvent>) {
    let (sender, events) = mpsc::channel();
    (Dispatcher::connect(sender).unwrap(), events)
}

fn next(events: &Receiver<SpeechEvent>) -> SpeechEvent {
    events.recv_timeout(Duration::from_secs(10)).expect("something happens")
}

fn wait_for(event: SpeechEvent, events: &Receiver<SpeechEvent>) {
    while next(events) != event {}
}

/// Says it all and waits for the end.
fn say_all(speaker: &mut Dispatcher, events: &Receiver<SpeechEvent>, sentences: &[Spoken]) {
    let ids: Vec<UtteranceId> =
        sentences.iter().map(|sentence| speaker.speak(sentence).unwrap()).collect();
    wait_for(SpeechEvent::Ended(*ids.last().unwrap()), events);
}

/// Text, language and module of each thing that was begun.
fn begun(service: &Service) -> Vec<(String, String, String)> {
    let records = service.written("begin").into_iter();
    records.map(|record| (record.text, record.language, record.module)).collect()
}

#[test]
fn each_sentence_is_said_in_its_own_language_and_in_order() {
    with_service("each_sentence_is_said_in_its_own_language_and_in_order", |service| {
        let (mut speaker, events) = connect();
        let sentences = [
            spoken("Omar äter fisk på onsdag.", "sv"),
            spoken("Åsa Öberg teaches Omar on Wednesday.", "en"),
            spoken("يأكل Omar السمك.", "ar"),
            spoken("Rast.", "sv"),
        ];
        say_all(&mut speaker, &events, &sentences);
        let expected = sentences.map(|sentence| {
            let module = if sentence.language.as_str() == "ar" { "away" } else { "home" };
            (sentence.text, sentence.language.to_string(), module.to_owned())
        });
        assert_eq!(begun(service), expected);
    });
}

/// The whole program: the log-in's steps, then the answer in English and the dish in Swedish.
#[cfg(all(feature = "net", feature = "listen"))]
#[test]
fn an_answer_is_spoken_after_the_steps_of_the_log_in() {
    with_service("an_answer_is_spoken_after_the_steps_of_the_log_in", |service| {
        let question = "What does Elsa have for lunch on Friday?";
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_skolrost"))
            .args(["ask", "--lang", "en", "--at", "2026-11-23T07:30", "--speak", question])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let said = begun(service);
        let said: Vec<(&str, &str)> =
            said.iter().map(|(text, language, _)| (text.as_str(), language.as_str())).collect();
        let expected = [
            ("Open BankID on this computer.", "en"),
            ("I am waiting for you to open BankID.", "en"),
            ("Sign in BankID.", "en"),
            ("You are logged in.", "en"),
            ("Lunch for Elsa on Friday:", "en"),
            ("TACOS MED TILLBEHÖR", "sv"),
        ];
        assert_eq!(said, expected, "the link is for the eye");
    });
}

#[test]
fn each_utterance_is_told_as_begun_and_ended_before_the_next_begins() {
    with_service("each_utterance_is_told_as_begun_and_ended_before_the_next_begins", |_| {
        let (mut speaker, events) = connect();
        let ids = ["Ett.", "Two.", "Tre."].map(|text| speaker.speak(&spoken(text, "sv")).unwrap());
        for id in ids {
            assert_eq!(next(&events), SpeechEvent::Began(id));
            assert_eq!(next(&events), SpeechEvent::Ended(id));
        }
    });
}

#[test]
fn stop_silences_within_200_ms_and_forgets_the_queue() {
    with_service("stop_silences_within_200_ms_and_forgets_the_queue", |service| {
        let (mut speaker, events) = connect();
        let long = "ord ".repeat(500);
        let ids =
            [&long, "Andra.", "Tredje."].map(|text| speaker.speak(&spoken(text, "sv")).unwrap());
        wait_for(SpeechEvent::Began(ids[0]), &events);

        let asked = SystemTime::now();
        speaker.stop().unwrap();
        let mut stopped = [next(&events), next(&events), next(&events)];
        stopped.sort_by_key(|event| format!("{event:?}"));
        assert_eq!(stopped, ids.map(SpeechEvent::Stopped));

        say_all(&mut speaker, &events, &[spoken("Efteråt.", "sv")]);
        let texts: Vec<String> = begun(service).into_iter().map(|(text, ..)| text).collect();
        assert_eq!(texts, [long.trim(), "Efteråt."]);
        let silent =
            SystemTime::UNIX_EPOCH + Duration::from_secs_f64(service.written("stop")[0].at);
        let delay = silent.duration_since(asked).unwrap();
        assert!(delay < Duration::from_millis(200), "{delay:?}");
    });
}

#[test]
fn a_language_without_a_voice_is_refused_and_never_read_by_another() {
    with_service("a_language_without_a_voice_is_refused_and_never_read_by_another", |service| {
        let (mut speaker, events) = connect();
        speaker.speak(&spoken("Hej.", "sv")).unwrap();
        // For Finnish the service is set up to use a module that has no Finnish voice.
        for language in ["so", "fi"] {
            let language = Language::new(language).unwrap();
            assert!(!speaker.speaks(&language).unwrap());
            let refused = speaker.speak(&spoken("Waan ku salaamayaa.", language.as_str()));
            assert!(matches!(refused, Err(SpeakError::NoVoice(l)) if l == language));
        }
        say_all(&mut speaker, &events, &[spoken("Hej då.", "sv")]);
        let expected = ["Hej.", "Hej då."].map(|text| (text.into(), "sv".into(), "home".into()));
        assert_eq!(begun(service), expected);
    });
}

#[test]
fn rate_and_volume_reach_the_voice_with_the_next_sentence() {
    with_service("rate_and_volume_reach_the_voice_with_the_next_sentence", |service| {
        let (mut speaker, events) = connect();
        let sentence = [spoken("Hej.", "sv")];
        say_all(&mut speaker, &events, &sentence);
        speaker.set_rate(Rate::words_per_minute(310)).unwrap();
        speaker.set_volume(40).unwrap();
        say_all(&mut speaker, &events, &sentence);
        let settings: Vec<(i32, i32)> =
            service.written("begin").iter().map(|record| (record.rate, record.volume)).collect();
        assert_eq!(settings, [(0, 100), (50, -20)]);
    });
}

#[test]
fn what_looks_like_a_command_is_said_as_text() {
    with_service("what_looks_like_a_command_is_said_as_text", |service| {
        let (mut speaker, events) = connect();
        let texts = [
            ".",
            "..",
            ". . .",
            "-h",
            "<speak><break time=\"9s\"/>Fisk</speak>",
            "5 < 6 & 7 > 6 &amp; \"citat\" 'citat'",
            "[[h@l'oU]] \\pause %s %d",
            "SET self LANGUAGE en",
        ];
        say_all(&mut speaker, &events, &texts.map(|text| spoken(text, "sv")));
        let lines = spoken("Fisk\r\n.\r\nQUIT\r\n.\u{1}\0 \u{2068}Omar\u{2069}", "sv");
        say_all(&mut speaker, &events, &[lines]);
        let arrived: Vec<String> = begun(service).into_iter().map(|(text, ..)| text).collect();
        assert_eq!(arrived[..texts.len()], texts);
        assert_eq!(arrived[texts.len()..], ["Fisk  .  QUIT  .   Omar"]);
    });
}

#[test]
fn pauses_are_asked_of_the_voice_and_the_words_arrive_as_they_were() {
    with_service("pauses_are_asked_of_the_voice_and_the_words_arrive_as_they_were", |service| {
        let (mut speaker, events) = connect();
        let sentences = [
            slowly("Åsa & <Elsa> slutar kvart i tre i dag. Fritids?", "sv"),
            slowly("ينتهي Omar الساعة الثانية.", "ar"),
            spoken("5 < 6 & 7", "en"),
        ];
        say_all(&mut speaker, &events, &sentences);
        let expected = sentences.map(|sentence| sentence.text);
        let said = service.written("begin");
        assert_eq!(said.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), expected);
        let breaks = |markup: &str| {
            let breaks = markup.split("<break time=\"").skip(1);
            breaks.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect::<Vec<_>>()
        };
        let breaks: Vec<_> = said.iter().map(|one| breaks(&one.markup)).collect();
        let expected: [&[&str]; 3] =
            [&["300ms", "300ms", "600ms", "600ms"], &["300ms", "600ms"], &[]];
        assert_eq!(breaks, expected);
    });
}

#[test]
fn an_empty_text_is_refused_and_the_next_is_said() {
    with_service("an_empty_text_is_refused_and_the_next_is_said", |service| {
        let (mut speaker, events) = connect();
        for text in ["", " ", "\r\n", "\u{2068}\u{2069}"] {
            let refused = speaker.speak(&spoken(text, "sv"));
            assert!(matches!(refused, Err(SpeakError::NothingToSay)), "{text:?}");
        }
        say_all(&mut speaker, &events, &[spoken("Hej.", "sv")]);
        assert_eq!(begun(service).len(), 1);
    });
}

#[test]
fn without_a_service_it_says_so_at_once() {
    without_service("without_a_service_it_says_so_at_once", |_| {
        let asked = Instant::now();
        let refused = Dispatcher::connect(mpsc::channel().0);
        assert!(matches!(refused, Err(SpeakError::Unavailable(_))));
        assert!(asked.elapsed() < Duration::from_secs(4), "{:?}", asked.elapsed());
    });
}

#[test]
fn a_service_that_no_longer_answers_is_given_up() {
    with_service("a_service_that_no_longer_answers_is_given_up", |service| {
        let (mut speaker, events) = connect();
        say_all(&mut speaker, &events, &[spoken("Hej.", "sv")]);
        service.freeze();
        let asked = Instant::now();
        let another = thread::spawn(|| Dispatcher::connect(mpsc::channel().0));
        let unsaid = speaker.speak(&spoken("Hör du mig?", "sv"));
        assert!(matches!(unsaid, Err(SpeakError::Unavailable(_))));
        assert!(matches!(another.join().unwrap(), Err(SpeakError::Unavailable(_))));
        assert!(asked.elapsed() < Duration::from_secs(20), "{:?}", asked.elapsed());
    });
}
