//! What Swedish schools write, whatever language the guardian speaks.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::locales;
use crate::model::Language;

#[derive(Default, Deserialize)]
struct School {
    language: Option<Language>,
    events: BTreeMap<String, Vec<String>>,
    subjects: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    greetings: Vec<String>,
}

static SCHOOL: LazyLock<School> = LazyLock::new(|| {
    let text = locales::shared("school.toml").unwrap_or_default();
    toml::from_str(text).unwrap_or_default()
});

static LANGUAGE: LazyLock<Option<Language>> =
    LazyLock::new(|| SCHOOL.language.clone().or_else(|| locales::languages().into_iter().next()));

/// The language the school writes.
///
/// # Panics
/// Never: the compiled-in table names it, and a test holds it to that.
pub fn language() -> Language {
    #[expect(clippy::expect_used, reason = "compiled in, and tested")]
    LANGUAGE.clone().expect("school.toml names its language")
}

/// The most particular kind of event a title speaks of.
pub fn event_kind(title: &str) -> Option<&'static str> {
    let stems = SCHOOL.events.iter().flat_map(|(kind, stems)| stems.iter().map(move |s| (kind, s)));
    let kinds = stems
        .filter(|(kind, stem)| *kind != "day-off" && mentions(title, std::slice::from_ref(*stem)));
    kinds.max_by_key(|(_, stem)| stem.chars().count()).map(|(kind, _)| kind.as_str())
}

/// Whether a sentence only greets: it begins as greetings do, and is short.
pub fn is_greeting(sentence: &str) -> bool {
    let first = sentence.split_whitespace().next().unwrap_or_default().to_lowercase();
    let first = first.trim_end_matches(|c: char| !c.is_alphanumeric());
    sentence.split_whitespace().count() <= LONGEST_GREETING
        && SCHOOL.greetings.iter().any(|greeting| greeting == first)
}

const LONGEST_GREETING: usize = 8;

/// Beginnings of the words by which a kind of event is known in a title, in lower case.
pub fn event_stems(kind: &str) -> Vec<String> {
    SCHOOL.events.get(kind).cloned().unwrap_or_default()
}

/// Beginnings of the words by which a subject is known in a title, in lower case.
pub fn subject_stems(key: &str) -> Vec<String> {
    SCHOOL.subjects.get(key).cloned().unwrap_or_default()
}

/// Whether a text has a word that begins with one of the stems, or has a stem that is written with
/// a hyphen before it ("-dag") anywhere in a word.
pub fn mentions(text: &str, stems: &[String]) -> bool {
    let text = text.to_lowercase();
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    stems.iter().any(|stem| match stem.strip_prefix('-') {
        Some(end) => words().any(|word| word.contains(end)),
        None => words().any(|word| word.starts_with(stem.as_str())),
    })
}
