//! Questions in Polish and Arabic stand in `tests/locales/` alone: a language is a folder of data,
//! and nothing in the program knows which languages there are.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use skolrost::model::{ChildId, Language};
use skolrost::question::{
    Context, Household, Intent, Lexicon, Moment, Phrases, SpokenNames, Understood, understand,
};

use crate::understanding::{check, family, now};

/// A file of a language that only the tests have.
fn file(language: &Language, name: &str) -> String {
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/locales");
    fs::read_to_string(locales.join(language.to_string()).join(name)).unwrap()
}

/// How people ask in a language that only the tests have.
pub(crate) fn lexicon(language: &str) -> Lexicon {
    let language = Language::new(language).unwrap();
    Lexicon::parse(&language, &file(&language, "questions.toml")).unwrap()
}

/// What people say in a language that only the tests have.
pub(crate) fn phrases(language: &str) -> Phrases {
    let language = Language::new(language).unwrap();
    Phrases::parse(&language, &file(&language, "phrases.toml")).unwrap()
}

#[test]
fn polish_questions_are_understood() {
    check(lexicon("pl"));
}

#[test]
fn arabic_questions_are_understood() {
    check(lexicon("ar"));
}

/// What is said before the phrases that make sense only then.
struct Before {
    /// A question that is answered.
    answered: &'static str,
    /// A question about a child whom the family does not have, which is asked back.
    asked_back: &'static str,
}

/// Every sampled sentence is understood as what it stands under, about the children it names.
fn check_phrases(language: &str, before: &Before) {
    let (lexicon, phrases) = (lexicon(language), phrases(language));
    let family = family();
    let household = Household::of(&family);
    let hear = |text: &str, context| understand(text, &[&lexicon], &household, now(), context);
    let Some(Understood::Clear(last)) = hear(before.answered, Context::default()) else {
        panic!("{}", before.answered)
    };
    let Some(Understood::Unclear { draft, .. }) = hear(before.asked_back, Context::default())
    else {
        panic!("{}", before.asked_back)
    };
    let names = SpokenNames::from(&family).in_language(&lexicon);
    let mut wrong = BTreeSet::new();
    for line in &phrases.lines {
        let context = match line.when {
            Moment::First => Context::default(),
            Moment::After => Context { last: Some(&last), ..Context::default() },
            Moment::Reply => Context { draft: Some(&draft), ..Context::default() },
        };
        let intent = line.intent.unwrap_or(Intent::Meal);
        for text in phrases.expand(&line.say, &names).unwrap().sample(12, 1) {
            let expected: Vec<ChildId> = family
                .children
                .iter()
                .filter(|c| text.contains(&c.first_name))
                .map(|c| c.id.clone())
                .collect();
            // A bare "yes" or a day leaves open which child it is.
            if line.when == Moment::Reply && expected.is_empty() {
                continue;
            }
            match hear(&text, context) {
                Some(Understood::Clear(question))
                    if question.intent == intent
                        && (expected.is_empty() || question.children == expected) => {}
                Some(Understood::Clear(question)) => {
                    wrong.insert(format!("{text}: {}", question.intent.name()));
                }
                _ => {
                    wrong.insert(format!("{text}: not clear"));
                }
            }
        }
    }
    let told: Vec<&str> = wrong.iter().map(String::as_str).collect();
    assert!(wrong.is_empty(), "{} misunderstood\n{}", wrong.len(), told.join("\n"));
}

#[test]
fn polish_phrases_are_understood() {
    check_phrases(
        "pl",
        &Before {
            answered: "Co Elsa dostanie na obiad jutro?",
            asked_back: "Co dostanie Kalle na obiad?",
        },
    );
}

#[test]
fn arabic_phrases_are_understood() {
    check_phrases(
        "ar",
        &Before {
            answered: "ماذا ستأكل إلسا على الغداء غدا؟",
            asked_back: "ماذا سيأكل Oskar على الغداء؟",
        },
    );
}
