//! A sentence as a voice says it, held against what was said.
//!
//! The model knows little of some languages, but it hears whether two sounds are alike: where the
//! sentence that was said is among the likeliest, it is mostly the one that sounds most like it
//! when espeak-ng says it. On recordings of people whom none of it was made for, of the texts of a
//! set the one that was read was nearest for 29 of 30 in Spanish and in Russian (words and short
//! sentences), 35 of 40 in Polish and 19 of 24 in Swedish (single words).

use std::collections::HashMap;
use std::ops::Range;

use crate::espeak::{Espeak, SOUND, Saying};
use crate::listen::sound::Sound;
use crate::model::Language;
use crate::question::heard::{Example, Heard};
use skolrost_whisper::{Alignment, Features, SAMPLES_PER_POSITION, Shape, Whisper};

/// Most examples of one sound. Of 230 Swedish questions, half of them in a loud kitchen, three had 199
/// answered rightly at once, six 195 and one 195; of 464 English ones three 411 and six 416.
const MOST: usize = 3;
/// A sentence that is worth less than the best by this much is not held against the sound: the
/// example would hardly change that. Spares every fourth one, and of 284 sounds lost none.
const FAR: f32 = 6.0;
/// Positions of silence after an example.
const MARGIN: usize = 20;
/// Words a minute: somewhat slower than espeak-ng's own, as people speak to a machine.
const PACE: u16 = 150;

/// The voices that say examples.
#[derive(Debug, Default)]
pub(super) struct Examples {
    espeak: Espeak,
    voices: Vec<Language>,
}

impl Examples {
    /// Finds out for which languages there are voices. Where espeak-ng is missing there are none.
    pub(super) fn in_languages(&mut self, languages: &[Language]) {
        let speaks = |language: &&Language| match self.espeak.speaks(language) {
            Ok(speaks) => speaks,
            Err(error) => {
                log::warn!("no examples of what may have been said: {error}");
                false
            }
        };
        self.voices = languages.iter().filter(speaks).cloned().collect();
    }

    /// The program that says them.
    pub(super) fn espeak(&self) -> &Espeak {
        &self.espeak
    }

    /// The samples of a sentence without silence around it; `None` where no voice can say it.
    fn said(&self, text: &str, language: &Language) -> Option<Vec<f32>> {
        if !self.voices.contains(language) {
            return None;
        }
        let saying = Saying { text, is_markup: false, language, rate: PACE, volume: 100 };
        let samples = self.espeak.say(&saying);
        let samples = samples.inspect_err(|error| log::warn!("no example: {error}")).ok()?;
        let samples = samples.into_iter().map(|sample| f32::from(sample) / 32_768.0).collect();
        let sound = Sound::new(samples, SOUND.sample_rate).ok()?;
        let Range { start, end } = sound.speech();
        let samples = sound.samples().iter().skip(start * SAMPLES_PER_POSITION);
        Some(samples.take((end - start) * SAMPLES_PER_POSITION).copied().collect())
    }
}

/// A sound, beside which examples are held.
pub(super) struct Beside {
    /// Silence as long as before what was said: what the model hears depends on when it hears it.
    lead: Vec<f32>,
    said: Shape,
    /// What was held beside it before.
    known: HashMap<(Language, String), Option<Example>>,
}

impl Beside {
    /// A sound of which the model heard this.
    pub(super) fn new(sound: &Sound, features: &Features) -> Self {
        let speech = sound.speech();
        let lead = vec![0.0; speech.start * SAMPLES_PER_POSITION];
        Self { lead, said: features.shape(&speech), known: HashMap::new() }
    }

    /// Holds the likeliest sentences beside it.
    pub(super) fn hold(&mut self, heard: &mut Heard, examples: &Examples, whisper: &Whisper) {
        for place in heard.likeliest(MOST, FAR) {
            let Some(sentence) = heard.sentences.get_mut(place) else { continue };
            let key = (sentence.language.clone(), sentence.text.clone());
            let example = self.known.entry(key);
            let compared = || {
                let said = examples.said(&sentence.text, &sentence.language)?;
                Some(compare(&self.said, &self.lead, &said, whisper))
            };
            sentence.example = *example.or_insert_with(compared);
        }
    }
}

/// Lays an example along what was said.
fn compare(said: &Shape, lead: &[f32], example: &[f32], whisper: &Whisper) -> Example {
    let start = lead.len() / SAMPLES_PER_POSITION;
    let end = start + example.len().div_ceil(SAMPLES_PER_POSITION);
    let features = whisper.hear(&[lead, example].concat(), MARGIN);
    let Alignment { distance, worst } = said.compare(&features.shape(&(start..end)));
    Example { distance, worst }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::Examples;
    use crate::espeak::Espeak;
    use crate::model::Language;

    fn examples(espeak: Espeak) -> Examples {
        let mut examples = Examples { espeak, ..Examples::default() };
        let languages = ["sv", "so"].map(|tag| Language::new(tag).expect("a tag"));
        examples.in_languages(&languages);
        examples
    }

    #[test]
    fn a_language_without_a_voice_has_no_examples() {
        let examples = examples(Espeak::new());
        let said = |tag: &str| examples.said("Mer", &Language::new(tag).expect("a tag"));
        assert!(said("sv").is_some());
        assert_eq!(said("so"), None, "espeak-ng would say it in another voice");
    }

    #[test]
    fn without_the_program_there_are_none() {
        let examples = examples(Espeak::at(PathBuf::from("/nowhere/espeak-ng")));
        assert_eq!(examples.said("Mer", &Language::new("sv").expect("a tag")), None);
    }
}
