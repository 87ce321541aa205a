//! What is made of what was heard: an answer, a question back, or an honest "I did not hear that".

use skolrost::model::Language;
use skolrost::question::confidence::Confidence;
use skolrost::question::heard::{Example, Heard, HeardSentence, Transcript};
use skolrost::question::hearing::{Hearing, Listener};
use skolrost::question::{Choice, Context, Doubt, Household, Intent, Lexicon};

use crate::understanding::{family, now};

/// A sentence is sure by its worth and its margin; a transcript by itself.
const CONFIDENCE: &str = "clear = 0.8\nclose = 0.3\n\
    sentence = [-4.0, 1.0, 1.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]\n\
    transcript = [2.0, 8.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]";

#[test]
fn what_stands_out_is_taken() {
    let heard =
        heard(&[("Vad får Omar till lunch på onsdag?", 30.0), ("Vad gör Elsa?", 4.0)], "", 0.0);
    assert_eq!(decided(&heard), "clear: Vad får Omar till lunch på onsdag?");
}

#[test]
fn ways_to_say_the_same_do_not_stand_in_each_others_way() {
    let ways = [("Vad får Omar till lunch på onsdag?", 30.0), ("Vad äter Omar på onsdag?", 29.9)];
    assert_eq!(decided(&heard(&ways, "", 0.0)), "clear: Vad får Omar till lunch på onsdag?");
}

#[test]
fn what_is_close_is_asked_about_where_it_differs() {
    for (one, other, doubt) in [
        ("Vad får Omar till lunch på onsdag?", "Vad får Omar till lunch på torsdag?", "day"),
        ("Vad får Omar till lunch på onsdag?", "Vad får Elsa till lunch på onsdag?", "child"),
        ("När slutar Omar på onsdag?", "Vad får Elsa till lunch på fredag?", "said"),
    ] {
        let heard = heard(&[(one, 30.0), (other, 29.0)], "", 0.0);
        assert_eq!(decided(&heard), format!("close: {doubt}"), "{one} / {other}");
    }
}

#[test]
fn a_child_whom_nobody_has_is_asked_about_where_an_answer_would_need_more() {
    let (omar, ella) = ("Vad får Omar till lunch på onsdag?", "Vad får Ella till lunch på onsdag?");
    let about_ella = heard(&[(ella, 30.0), (omar, 29.0)], "", 0.0);
    assert_eq!(decided(&about_ella), format!("clear: {ella}"), "which is to ask whom they mean");
    let about_omar = heard(&[(omar, 30.0), (ella, 29.0)], "", 0.0);
    assert_eq!(decided(&about_omar), "close: said");
}

#[test]
fn a_sure_transcript_wins_over_sentences_that_only_sound_alike() {
    let sentences = [("Vad har Omar på schemat på onsdag?", 3.0)];
    let heard = heard(&sentences, "Vad får Omar till lunch på onsdag?", -0.02);
    assert_eq!(decided(&heard), "clear: Vad får Omar till lunch på onsdag?");
}

#[test]
fn speech_that_is_nothing_sure_is_shown_and_noise_is_not() {
    let sentences = [("Vad gör Elsa?", -20.0)];
    assert_eq!(
        decided(&heard(&sentences, "Tänd lampan i köket.", -0.5)),
        "unsure: Tänd lampan i köket."
    );
    assert_eq!(decided(&heard(&sentences, "uh uh", -1.6)), "nothing");
    assert_eq!(decided(&Heard::default()), "nothing");
}

#[test]
fn every_language_has_limits_that_can_be_read() {
    for language in skolrost::locales::languages() {
        let limits = Confidence::of(&language);
        assert!(limits.clear > 0.5 && limits.clear <= 1.0, "{language}: {limits:?}");
        assert!(limits.close <= limits.clear, "{language}: {limits:?}");
    }
}

#[test]
fn a_sentence_is_as_good_as_its_weakest_stretch() {
    let heard = heard(&[("Vad får Omar till lunch på onsdag?", 30.0)], "", 0.0);
    let mut sentence = heard.sentences[0].clone();
    sentence.worths = vec![3.0, 3.0, -4.0, 1.0, 3.0];
    let weakest = [(1, -4.0), (2, -1.5), (4, 0.75), (9, 1.2)];
    for (stretch, expected) in weakest {
        assert!((sentence.weakest(stretch) - expected).abs() < 1e-6, "{stretch} pieces");
    }
    sentence.worths.clear();
    assert!(sentence.weakest(4).abs() < 1e-6, "nothing was said, nothing is missed");
}

#[test]
fn of_sentences_that_are_worth_the_same_the_one_that_sounds_like_it_is_the_likeliest() {
    let (omar, elsa) = ("Vad får Omar till lunch på onsdag?", "Vad får Elsa till lunch på onsdag?");
    let mut heard = heard(&[(elsa, 30.0), (omar, 29.0), ("Mer.", 2.0)], "", 0.0);
    assert_eq!(heard.likeliest(2, 6.0), [0, 1], "no example yet");
    assert_eq!(heard.likeliest(9, 6.0), [0, 1], "the third is too far away");
    heard.sentences[0].example = Some(Example { distance: 0.4, worst: 0.7 });
    heard.sentences[1].example = Some(Example { distance: 0.2, worst: 0.3 });
    assert_eq!(heard.likeliest(2, 60.0), [1, 0]);
    let third = &heard.sentences[2];
    let farthest = HeardSentence { example: heard.sentences[0].example, ..third.clone() };
    assert!((heard.worth(third) - heard.worth(&farthest)).abs() < 1e-4);
    assert_eq!(decided(&heard), format!("clear: {omar}"));
}

#[test]
fn what_is_heard_twice_counts_once_as_it_was_heard_best() {
    let mut once = heard(&[("Mer.", 2.0), ("Vad gör Elsa?", 9.0)], "", 0.0);
    assert_eq!(once.nearest(), None);
    once.sentences[0].example = Some(Example { distance: 0.7, worst: 0.9 });
    let mut again =
        heard(&[("Vad gör Elsa?", 4.0), ("Mer.", 5.0), ("Vad gör Omar?", 3.0)], "", 0.0);
    again.sentences[0].example = Some(Example { distance: 0.3, worst: 0.5 });
    once.add(again.sentences);
    let all: Vec<_> = once.sentences.iter().map(|s| (s.text.as_str(), s.score)).collect();
    assert_eq!(all, [("Mer.", 5.0), ("Vad gör Elsa?", 9.0), ("Vad gör Omar?", 3.0)]);
    assert_eq!(once.nearest(), Some(0.3));
    assert!(once.sentences[..2].iter().all(|sentence| sentence.example.is_some()));
}

fn heard(sentences: &[(&str, f32)], transcript: &str, mean_log_probability: f32) -> Heard {
    let language = Language::new("sv").unwrap();
    let sentence = |(text, score): &(&str, f32)| HeardSentence {
        text: (*text).to_owned(),
        language: language.clone(),
        score: *score,
        chance: -8.0,
        log_probability: -10.0,
        worths: vec![score / 10.0; 10],
        phones: None,
        example: None,
    };
    let transcript = Transcript {
        text: transcript.to_owned(),
        language: language.clone(),
        mean_log_probability,
    };
    Heard { sentences: sentences.iter().map(sentence).collect(), transcripts: vec![transcript] }
}

fn decided(heard: &Heard) -> String {
    let lexicon = Lexicon::load(&Language::new("sv").unwrap()).unwrap();
    let confidence = Confidence::parse(CONFIDENCE).unwrap();
    let listener = Listener {
        lexicons: &[&lexicon],
        confidences: &[&confidence],
        household: &Household::of(&family()),
        now: now(),
        context: Context::default(),
    };
    match listener.decide(heard) {
        Hearing::Clear(interpretation) => {
            assert_ne!(interpretation.question().map(|q| q.intent), Some(Intent::Unknown));
            format!("clear: {}", interpretation.text)
        }
        Hearing::Close(interpretations) => {
            let (draft, choices) = Hearing::doubt(&interpretations).expect("something to ask");
            let doubt = match (draft.doubt, choices.as_slice()) {
                (Doubt::Day, [Choice::Day(_), Choice::Day(_)]) => "day",
                (Doubt::Child(None), [Choice::Child(_), Choice::Child(_)]) => "child",
                (Doubt::Said, [Choice::Said(_)]) => "said",
                _ => "something else",
            };
            format!("close: {doubt}")
        }
        Hearing::Unsure(text) => format!("unsure: {text}"),
        Hearing::Nothing => "nothing".to_owned(),
    }
}
