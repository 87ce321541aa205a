//! What Swedish schools write, whatever language the guardian speaks.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::locales;

#[derive(Default, Deserialize)]
struct School {
    events: BTreeMap<String, Vec<String>>,
    subjects: BTreeMap<String, Vec<String>>,
}

static SCHOOL: LazyLock<School> = LazyLock::new(|| {
    let text = locales::shared("school.toml").unwrap_or_default();
    toml::from_str(text).unwrap_or_default()
});

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
