//! Where one pauses in what is to be said slowly: between sentences, and before and after what is hard
//! to catch, clock times and numbers.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Time;

use super::Wording;
use crate::answer::letters::sentence_ranges;

/// Before and after what is hard to catch, in milliseconds.
const AROUND: u16 = 300;
/// After a sentence, in milliseconds.
const BETWEEN: u16 = 600;

/// Silence in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause {
    /// The byte of the text before which it is.
    pub at: usize,
    /// How long it is at least.
    pub milliseconds: u16,
}

/// How a language words clock times. A number is known by its digits, in every language.
#[derive(Clone, Debug, Default)]
pub struct Pauses {
    /// All times of a day, by their first word; the longest first.
    times: BTreeMap<String, Vec<Vec<String>>>,
}

impl Pauses {
    /// Around the numbers of a language, and around its clock times as its own words put them.
    pub fn of(wording: &Wording) -> Self {
        let mut times: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
        let moments = (0..24).flat_map(|hour| (0..60).map(move |minute| (hour, minute)));
        for (hour, minute) in moments {
            let Ok(time) = Time::new(hour, minute, 0, 0) else { continue };
            let words: Vec<String> = wording.time(time).split_whitespace().map(bare).collect();
            if let Some(first) = words.first() {
                times.entry(first.clone()).or_default().push(words);
            }
        }
        for known in times.values_mut() {
            known.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
            known.dedup();
        }
        Self { times }
    }

    /// The pauses of a text, the last one after it; none before it.
    pub fn of_text(&self, text: &str) -> Vec<Pause> {
        let around = self.around(text).into_iter().flat_map(|place| [place.start, place.end]);
        let ends = sentence_ranges(text).into_iter().map(|sentence| sentence.end);
        let around = around.map(|at| (at, AROUND));
        let mut pauses = BTreeMap::new();
        for (at, milliseconds) in around.chain(ends.chain([text.len()]).map(|at| (at, BETWEEN))) {
            // Before the space, wherever it was found: where two meet the longer one is made.
            let at = text.get(..at).map_or(0, |before| before.trim_end().len());
            let longest = pauses.entry(at).or_insert(milliseconds);
            *longest = milliseconds.max(*longest);
        }
        pauses.remove(&0);
        pauses.into_iter().map(|(at, milliseconds)| Pause { at, milliseconds }).collect()
    }

    /// The bytes of a text around which one pauses: whole words, with the marks that stand at them.
    fn around(&self, text: &str) -> Vec<Range<usize>> {
        let words = words(text);
        let (mut places, mut rest) = (Vec::new(), words.as_slice());
        while let Some((word, after)) = rest.split_first() {
            let time = self.time(rest);
            let hard = time.or_else(|| word.has_digit().then_some(rest.get(..1)?));
            places.extend(hard.and_then(|hard| Some(word.place.start..hard.last()?.place.end)));
            rest = time.map_or(after, |time| rest.get(time.len()..).unwrap_or_default());
        }
        places
    }

    /// The time that these words begin with.
    fn time<'w>(&self, words: &'w [Word]) -> Option<&'w [Word]> {
        let known = self.times.get(&words.first()?.bare)?;
        let begin = |time: &Vec<String>| {
            words.get(..time.len()).filter(|here| here.iter().map(|word| &word.bare).eq(time))
        };
        known.iter().find_map(begin)
    }
}

/// A word of a text: where it is, and what it is without marks.
struct Word {
    place: Range<usize>,
    bare: String,
}

impl Word {
    fn has_digit(&self) -> bool {
        self.bare.chars().any(char::is_numeric)
    }
}

fn words(text: &str) -> Vec<Word> {
    let mut from = 0;
    let parts = text.split_inclusive(char::is_whitespace).map(|part| {
        let place = from..from + part.trim_end().len();
        from += part.len();
        Word { bare: bare(part), place }
    });
    parts.filter(|word| !word.place.is_empty()).collect()
}

fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn times_numbers_and_sentences_are_told_apart_from_the_rest() {
        // | is a pause around something, / one after a sentence.
        for (language, marked) in [
            ("sv", "Elsa slutar| kvart i tre| i dag./"),
            ("sv", "Omar slutar| fem över halv tre./"),
            (
                "sv",
                "Elsa börjar| klockan åtta| och slutar| tio över två| på onsdag| 25| november./",
            ),
            ("sv", "Mötet börjar| klockan sju på kvällen,| i sal| B12./"),
            ("sv", "Klockan åtta och 17| börjar matten./ Halv nio| är det rast./"),
            ("sv", "Tre barn, inga siffror och ingen tid: åtta./ Ta med matsäck!/"),
            ("sv", "Ring| 08-508| 330| 00./"),
            ("sv", "7C:| matte| (8.15| till| 9.00)/"),
            ("en", "Omar finishes at| twenty-five to three| today./"),
            ("en", "Elsa has| 4| lessons: the first at| nine o'clock./"),
            ("ar", "ينتهي دوام Omar| الساعة الثانية والنصف وخمس دقائق| اليوم./"),
            ("ar", "لدى Elsa| ٤| حصص./"),
            ("sv", ""),
        ] {
            let language = Language::new(language).unwrap();
            let known = Pauses::of(&Wording::load(&language).unwrap());
            let text = marked.replace(['|', '/'], "");
            let mut again = text.clone();
            for Pause { at, milliseconds } in known.of_text(&text).into_iter().rev() {
                again.insert(at, if milliseconds == AROUND { '|' } else { '/' });
            }
            assert_eq!(again, marked);
        }
    }
}
