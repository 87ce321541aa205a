//! Finds the weights and limits of a language's `recognition.toml`.
//!
//! Every way to take a sound is an example, right or not. A logistic regression weighs the signs,
//! and the limit for an answer is the lowest at which few enough of the examples are answered
//! wrongly.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use skolrost::question::confidence::{Confidence, SIGNS, Signs};

use crate::hearer::Decision;
use crate::household::Asking;
use crate::judge::{Verdict, judge};
use crate::options::Set;
use crate::ours::Ours;
use crate::questions::Expected;
use crate::sounding::Sounding;

/// The most that may be answered wrongly: of questions, and of what is none.
const WRONG: f64 = 0.015;
const ACCEPTED: f64 = 0.01;
/// What is likelier than this is worth asking about.
const CLOSE: f32 = 0.25;
/// How strongly weights are held near zero, and how long they are sought.
const HOLD: f64 = 0.02;
const ROUNDS: usize = 4000;
const STEP: f64 = 0.5;

/// How many of what was taken wrongly are told.
const MOST_TOLD: usize = 12;

/// One way to take a sound.
struct Example {
    text: String,
    signs: Signs,
    is_sentence: bool,
    /// Whether something would be answered, not asked back: "I find no child called Ella."
    answers: bool,
    right: bool,
}

/// A sound with the ways to take it.
struct Trial {
    said: String,
    examples: Vec<Example>,
    set: Set,
    condition: String,
}

/// Listens to the sounds, and writes what was found.
pub(crate) fn calibrate(soundings: &[Sounding], ours: &mut Ours<'_>, asking: &Asking) {
    let grammar = asking.grammar();
    let is_known = |sounding: &Sounding| {
        let said = sounding.task.question().map(|question| question.text.as_str());
        let is_meant = |said| grammar.as_ref().is_some_and(|grammar| grammar.meant(said).is_some());
        sounding.set == Set::Paraphrases && said.is_some_and(is_meant)
    };
    // What the phrases say by now is no wording any more that nobody prepared for.
    let strange = soundings.iter().filter(|sounding| !is_known(sounding));
    let trials: Vec<Trial> = strange.filter_map(|sounding| trial(sounding, ours, asking)).collect();
    let mut confidence = Confidence {
        sentence: weights(&trials, true),
        transcript: weights(&trials, false),
        ..Confidence::never()
    };
    confidence.clear = limit(&trials, &confidence);
    confidence.close = CLOSE.min(confidence.clear);
    let text = toml::to_string(&confidence).expect("plain data");
    let note = format!(
        "# What signs of a spoken question weigh, and from which probability on it is answered or\n\
         # asked about. Made by `make calibrate` from {} sounds.\n",
        trials.len()
    );
    let path = file(asking.language.as_str());
    std::fs::write(&path, note + &text).expect("locales/ can be written to");
    eprintln!("{}: clear from {:.3}", path.display(), confidence.clear);
    report(&trials, &confidence);
    report_wrong(&trials, &confidence);
}

/// Tells of each kind of sounds how many were taken rightly by the likeliest way to take them, and
/// what comes of the limit. It is their own limit: what it is worth is measured with others.
fn report(trials: &[Trial], confidence: &Confidence) {
    let mut kinds: BTreeMap<(Set, &str), [usize; 4]> = BTreeMap::new();
    for trial in trials {
        let (probability, best) = trial.best(confidence).unzip();
        let counts = kinds.entry((trial.set, &trial.condition)).or_default();
        let is_clear = probability.is_some_and(|probability| probability >= confidence.clear);
        let right = best.is_some_and(|best| best.right);
        counts[0] += 1;
        counts[1] += usize::from(right);
        counts[2] += usize::from(right && is_clear);
        counts[3] += usize::from(best.is_some_and(Example::is_wrong) && is_clear);
    }
    for ((set, condition), [all, right, answered, wrong]) in kinds {
        let set = set.name();
        eprintln!(
            "  {set}, {condition}: of {all}, best right {right}, answered {answered}, wrong {wrong}"
        );
    }
}

/// Tells what was taken wrongly with the greatest certainty: it is what keeps the limit high.
fn report_wrong(trials: &[Trial], confidence: &Confidence) {
    let best = |trial| Some((trial, Trial::best(trial, confidence)?));
    let mut wrong: Vec<(&Trial, (f32, &Example))> =
        trials.iter().filter_map(best).filter(|(_, (_, best))| best.is_wrong()).collect();
    wrong.sort_by(|(_, a), (_, b)| b.0.total_cmp(&a.0));
    for (Trial { said, set, condition, .. }, (probability, Example { text, .. })) in
        wrong.into_iter().take(MOST_TOLD)
    {
        let set = set.name();
        eprintln!("  {probability:.3} {set}, {condition}: “{said}” taken for “{text}”");
    }
}

impl Example {
    fn is_wrong(&self) -> bool {
        self.answers && !self.right
    }
}

impl Trial {
    /// The likeliest way to take it, and how likely it is.
    fn best(&self, confidence: &Confidence) -> Option<(f32, &Example)> {
        let probability = |example: &Example| {
            if example.is_sentence {
                confidence.of_sentence(&example.signs)
            } else {
                confidence.of_transcript(&example.signs)
            }
        };
        let examples = self.examples.iter().map(|example| (probability(example), example));
        examples.max_by(|a, b| a.0.total_cmp(&b.0))
    }
}

fn trial(sounding: &Sounding, ours: &mut Ours<'_>, asking: &Asking) -> Option<Trial> {
    let expected = sounding.task.question()?;
    // What is misunderstood even when typed is no fault of the hearing.
    let typed = asking.decide(&expected.text);
    if judge(expected, &typed, &asking.family) != Verdict::Right {
        return None;
    }
    let heard = ours.listen(&sounding.file);
    let examples =
        ours.interpretations(&heard, &Confidence::never()).into_iter().map(|interpretation| {
            let decision = asking.decision(interpretation.understood);
            Example {
                text: interpretation.text,
                signs: interpretation.signs,
                is_sentence: interpretation.is_sentence,
                answers: matches!(decision, Decision::Clear(_)),
                right: is_right(expected, &decision, asking),
            }
        });
    let (set, condition) = (sounding.set, sounding.condition.clone());
    let said = expected.text.clone();
    Some(Trial { said, examples: examples.collect(), set, condition })
}

fn is_right(expected: &Expected, decision: &Decision, asking: &Asking) -> bool {
    matches!(decision, Decision::Clear(_) | Decision::Close(_))
        && expected.meaning.intent != "unknown"
        && matches!(judge(expected, decision, &asking.family), Verdict::Right | Verdict::AskedBack)
}

/// Weights of one kind of examples, by gradient descent; signs are brought to the same scale first.
fn weights(trials: &[Trial], sentences: bool) -> Signs {
    let examples: Vec<&Example> = trials
        .iter()
        .flat_map(|trial| &trial.examples)
        .filter(|example| example.is_sentence == sentences && (example.answers || example.right))
        .collect();
    let count = examples.len().max(1) as f64;
    let scale: [f64; SIGNS] = std::array::from_fn(|sign| {
        let squares: f64 = examples.iter().map(|e| f64::from(e.signs[sign]).powi(2)).sum();
        (squares / count).sqrt().max(1e-3)
    });
    let mut weights = [0.0_f64; SIGNS];
    for _ in 0..ROUNDS {
        let mut slope: [f64; SIGNS] = weights.map(|weight| HOLD * weight / count.sqrt());
        for example in &examples {
            let signs: [f64; SIGNS] =
                std::array::from_fn(|sign| f64::from(example.signs[sign]) / scale[sign]);
            let sum: f64 = signs.iter().zip(&weights).map(|(sign, weight)| sign * weight).sum();
            let error = 1.0 / (1.0 + (-sum).exp()) - f64::from(u8::from(example.right));
            for (slope, sign) in slope.iter_mut().zip(signs) {
                *slope += error * sign / count;
            }
        }
        for (weight, slope) in weights.iter_mut().zip(slope) {
            *weight -= STEP * slope;
        }
    }
    #[allow(clippy::cast_possible_truncation)]
    std::array::from_fn(|sign| ((weights[sign] / scale[sign] * 1e4).round() / 1e4) as f32)
}

/// The lowest probability at which few enough are answered wrongly.
fn limit(trials: &[Trial], confidence: &Confidence) -> f32 {
    let mut sets: BTreeMap<Set, Vec<Option<(f32, &Example)>>> = BTreeMap::new();
    for trial in trials {
        sets.entry(trial.set).or_default().push(trial.best(confidence));
    }
    // Each set by itself: easy questions would make up for hard ones.
    let is_wrong_too_often = |limit: f32| {
        sets.iter().any(|(set, best)| {
            let wrong = best
                .iter()
                .flatten()
                .filter(|(probability, example)| *probability >= limit && example.is_wrong());
            wrong.count() as f64 > set.most_wrong() * best.len() as f64
        })
    };
    let mut limits = (50..1000).map(|thousandth| thousandth as f32 / 1000.0);
    limits.find(|limit| !is_wrong_too_often(*limit)).unwrap_or(1.0)
}

impl Set {
    /// The share that may be answered wrongly.
    fn most_wrong(self) -> f64 {
        match self {
            Self::Plain | Self::Templates | Self::Paraphrases | Self::Recorded => WRONG,
            Self::OffTopic | Self::Nonspeech | Self::Human => ACCEPTED,
        }
    }
}

/// Where a language's limits stand: with its phrases, the program's or those of the tests.
pub(crate) fn file(language: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = root.join("locales").join(language);
    let folder = if own.join("phrases.toml").is_file() {
        own
    } else {
        root.join("tests/locales").join(language)
    };
    folder.join("recognition.toml")
}
