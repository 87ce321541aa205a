//! Numbers in digits and in words.

use std::collections::HashMap;

use super::token::{Token, fold_case};

/// The number words of a language, cardinal and ordinal alike ("nio", "nionde").
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    words: HashMap<String, u32>,
    cardinals: HashMap<u32, String>,
    ordinal_endings: Vec<String>,
}

impl Numbers {
    /// From a table of number (in digits) to words, the cardinal first, and the endings that make digits ordinal
    /// ("25th", "25:e"). Keys that are not numbers are skipped.
    pub fn new(table: &HashMap<String, String>, ordinal_endings: &[String]) -> Self {
        let (mut words, mut cardinals) = (HashMap::new(), HashMap::new());
        for (number, spellings) in table {
            if let Ok(number) = number.parse::<u32>() {
                words.extend(spellings.split_whitespace().map(|word| (fold_case(word), number)));
                let cardinal = spellings.split_whitespace().next();
                cardinals.extend(cardinal.map(|word| (number, word.to_owned())));
            }
        }
        let ordinal_endings = ordinal_endings.iter().map(|ending| fold_case(ending)).collect();
        Self { words, cardinals, ordinal_endings }
    }

    /// The number a word stands for.
    pub fn read(&self, word: &str) -> Option<u32> {
        let digits = || {
            let stem =
                self.ordinal_endings.iter().find_map(|ending| word.strip_suffix(ending.as_str()));
            stem.unwrap_or(word).parse().ok()
        };
        self.words.get(word).copied().or_else(digits)
    }

    /// The number in a word; `None` where the table does not have it.
    pub fn cardinal(&self, number: u32) -> Option<&str> {
        self.cardinals.get(&number).map(String::as_str)
    }

    /// The units that follow tens in a word of their own: "twenty", "one".
    pub fn units_after(&self, tens: u32, next: &Token) -> Option<u32> {
        let units = *self.words.get(&next.word)?;
        (matches!(tens, 20 | 30 | 40 | 50) && units < 10 && next.slot.is_none()).then_some(units)
    }

    /// All number words, for the vocabulary.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }
}
