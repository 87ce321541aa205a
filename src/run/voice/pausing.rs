//! Sentences on their way to a speaker, with the pauses that are wished.

use std::collections::BTreeMap;

use crate::model::Language;
use crate::present::speaker::Spoken;
use crate::wording::pauses::Pauses;
use crate::wording::{Sentence, Wording};

/// Whether there are pauses, and how the languages that were spoken word what they are made around.
#[derive(Default)]
pub(super) struct Pausing {
    pub(super) is_on: bool,
    known: BTreeMap<Language, Pauses>,
}

impl Pausing {
    pub(super) fn new(is_on: bool) -> Self {
        Self { is_on, ..Self::default() }
    }

    /// What is said of a sentence, and how.
    pub(super) fn spoken(&mut self, sentence: &Sentence) -> Spoken {
        let (text, language) = (sentence.text.clone(), sentence.language.clone());
        let pauses = if self.is_on { self.known(&language).of_text(&text) } else { Vec::new() };
        Spoken { text, language, pauses }
    }

    /// Of a language without words the numbers are known.
    fn known(&mut self, language: &Language) -> &Pauses {
        let load = || Wording::load(language).map(|words| Pauses::of(&words)).unwrap_or_default();
        self.known.entry(language.clone()).or_insert_with(load)
    }
}
