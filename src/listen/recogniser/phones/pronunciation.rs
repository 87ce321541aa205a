//! How the words of a household are said, in phones.

use std::collections::HashMap;

use super::{PhonePart, Phones};
use crate::espeak::Espeak;
use crate::model::Language;

/// What is known of the words of one language.
#[derive(Default)]
pub(in crate::listen::recogniser) struct Pronunciations {
    known: HashMap<String, Vec<PhonePart>>,
    /// Whether espeak-ng failed: it is not waited for again.
    has_failed: bool,
}

/// Names stay out of logs.
impl std::fmt::Debug for Pronunciations {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pronunciations").field("words", &self.known.len()).finish_non_exhaustive()
    }
}

impl Pronunciations {
    /// Asks espeak-ng for the words that are not known yet.
    pub(super) fn learn<'w>(
        &mut self,
        words: impl Iterator<Item = &'w str>,
        language: &Language,
        phones: &Phones,
        espeak: &Espeak,
    ) {
        let mut new: Vec<&str> = words.filter(|word| !self.known.contains_key(*word)).collect();
        new.sort_unstable();
        new.dedup();
        self.ask(&new, language, phones, espeak);
    }

    /// The words that it is known of how they are said.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.known.keys().map(String::as_str)
    }

    /// The parts of the phones of a word; empty where espeak-ng knows no way to say it.
    pub(super) fn of(&self, word: &str) -> &[PhonePart] {
        self.known.get(word).map_or(&[], Vec::as_slice)
    }

    /// The parts of the phones of a text that is not kept; `None` where espeak-ng cannot say it.
    pub(super) fn newly(
        &self,
        text: &str,
        language: &Language,
        phones: &Phones,
        espeak: &Espeak,
    ) -> Option<Vec<PhonePart>> {
        let said = (!self.has_failed).then(|| espeak.phones(text, language).ok())??;
        Some(phones.parts(&said.concat())).filter(|parts| !parts.is_empty())
    }

    /// A paragraph a word, so that none changes how another is said. Where a word makes another
    /// number of lines than one, the words are asked about in ever smaller groups.
    fn ask(&mut self, words: &[&str], language: &Language, phones: &Phones, espeak: &Espeak) {
        if words.is_empty() || self.has_failed {
            return;
        }
        let text: String = words.iter().flat_map(|word| [word, ".\n\n"]).collect();
        let said = match espeak.phones(&text, language) {
            Ok(said) => said,
            Err(error) => {
                log::warn!("nothing is found by its phones: {error}");
                self.has_failed = true;
                return;
            }
        };
        if said.len() == words.len() {
            for (word, said) in words.iter().zip(said) {
                self.known.insert((*word).to_owned(), phones.parts(&said));
            }
        } else if let [word] = words {
            self.known.insert((*word).to_owned(), phones.parts(&said.concat()));
        } else {
            let (left, right) = words.split_at(words.len() / 2);
            self.ask(left, language, phones, espeak);
            self.ask(right, language, phones, espeak);
        }
    }
}
