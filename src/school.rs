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
    #[serde(default, rename = "days-off")]
    days_off: Vec<String>,
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

/// What the platform puts before the title of an event that was called off.
const CANCELLED: &str = "Canceled:";

/// Whether an event has been called off.
pub fn is_cancelled(title: &str) -> bool {
    title.starts_with(CANCELLED)
}

/// A title as the school wrote it, without the platform's mark.
pub fn without_mark(title: &str) -> &str {
    title.strip_prefix(CANCELLED).map_or(title, str::trim_start)
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

/// Beginnings of the words by which a subject is known in a title, in lower case; `None` for a
/// subject of which nothing is known.
pub fn subject_stems(key: &str) -> Option<Vec<String>> {
    SCHOOL.subjects.get(key).cloned()
}

/// Whether a text has a word that one of the stems stands for: "x" begins it, "-x" is anywhere in
/// it, "=x" is all of it.
pub fn mentions(text: &str, stems: &[String]) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| stems.iter().any(|stem| stands_for(stem, word)))
}

fn stands_for(stem: &str, word: &str) -> bool {
    match (stem.strip_prefix('-'), stem.strip_prefix('=')) {
        (Some(part), _) => word.contains(part),
        (_, Some(whole)) => word == whole,
        _ => word.starts_with(stem),
    }
}

/// Whether a calendar title makes its days free: its first word is the holiday or study day itself,
/// as in "Höstlov" and "Studiedag, skolan är stängd", not in "Sista dagen före jullovet".
pub fn is_day_off(title: &str) -> bool {
    let title = title.to_lowercase();
    let first = title.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    first.is_some_and(|word| SCHOOL.days_off.iter().any(|ending| word.ends_with(ending.as_str())))
}
