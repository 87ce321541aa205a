//! All that understands and words one language.

use crate::model::Language;
use crate::question::confidence::Confidence;
use crate::question::phrases::{Phrases, PhrasesError};
use crate::question::{Lexicon, LexiconError};
use crate::wording::{Wording, WordingError};

/// All that understands and words one language.
pub struct LanguagePack {
    /// How people ask.
    pub lexicon: Lexicon,
    /// What is answered.
    pub wording: Wording,
    /// The sentences to listen for; `None` where the language can only be typed.
    pub phrases: Option<Phrases>,
    /// How sure what was heard is.
    pub confidence: Confidence,
}

/// A language cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LanguagePackError {
    /// Its questions.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// Its words.
    #[error(transparent)]
    Wording(#[from] WordingError),
    /// Its sentences.
    #[error(transparent)]
    Phrases(#[from] PhrasesError),
}

/// The languages of a household, the preferred one first.
#[derive(Default)]
pub struct LanguagePacks(Vec<LanguagePack>);

impl LanguagePacks {
    /// Loads languages.
    pub fn load(languages: &[Language]) -> Result<Self, LanguagePackError> {
        let load = |language| {
            Ok(LanguagePack {
                lexicon: Lexicon::load(language)?,
                wording: Wording::load(language)?,
                phrases: Phrases::load(language)?,
                confidence: Confidence::of(language),
            })
        };
        languages.iter().map(load).collect::<Result<_, _>>().map(Self)
    }

    /// The language that is wanted, else the preferred one.
    pub fn best(&self, wanted: Option<&Language>) -> Option<&LanguagePack> {
        self.0.iter().find(|pack| Some(pack.wording.language()) == wanted).or(self.0.first())
    }

    /// Whether the language is among them.
    pub fn has(&self, language: &Language) -> bool {
        self.0.iter().any(|pack| pack.wording.language() == language)
    }

    /// A child's name is also said like this, in every language.
    pub fn learn_name(&mut self, name: &str, said: &str) {
        for pack in &mut self.0 {
            pack.lexicon.learn_name(name, said);
        }
    }

    /// Every language.
    pub fn iter(&self) -> impl Iterator<Item = &LanguagePack> {
        self.0.iter()
    }

    /// The tables for understanding.
    pub fn lexicons(&self) -> Vec<&Lexicon> {
        self.0.iter().map(|pack| &pack.lexicon).collect()
    }
}
