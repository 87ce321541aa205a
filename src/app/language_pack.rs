//! All that understands and words one language.

use std::sync::OnceLock;

use jiff::civil::Date;

use crate::model::{Family, Language};
use crate::question::confidence::Confidence;
use crate::question::phrases::Phrases;
use crate::question::{Intent, Lexicon, LexiconError};
use crate::wording::{Sentence, Wording, WordingError};

/// All that understands and words one language.
pub struct LanguagePack {
    /// How people ask; empty where the language can only be answered in.
    pub lexicon: Lexicon,
    /// What is answered.
    pub wording: Wording,
    phrases: OnceLock<Option<Phrases>>,
    /// How sure what was heard is.
    pub confidence: Confidence,
}

impl LanguagePack {
    /// The sentences to listen for; `None` where the language can only be typed. Read when they are
    /// first needed: who only writes is spared them, 3 MB for two languages.
    pub fn phrases(&self) -> Option<&Phrases> {
        let load = || {
            let loaded = Phrases::load(self.wording.language());
            // They are carried in the program, and its tests read those of every language.
            loaded.unwrap_or_else(|error| {
                log::error!("{error}");
                None
            })
        };
        self.phrases.get_or_init(load).as_ref()
    }

    /// A question of this kind that can be asked in the language.
    pub fn example(&self, intent: Intent, family: &Family, today: Date) -> Sentence {
        self.wording.example(intent, &self.lexicon, family, today)
    }
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
                phrases: OnceLock::new(),
                confidence: Confidence::of(language),
            })
        };
        languages.iter().map(load).collect::<Result<_, _>>().map(Self)
    }

    /// The same in easy language.
    ///
    /// # Errors
    /// Where its words cannot be read.
    pub fn easy(self) -> Result<Self, LanguagePackError> {
        let easy = |pack: LanguagePack| Ok(LanguagePack { wording: pack.wording.easy()?, ..pack });
        self.0.into_iter().map(easy).collect::<Result<_, _>>().map(Self)
    }

    /// The language that is wanted, else the preferred one.
    pub fn best(&self, wanted: Option<&Language>) -> Option<&LanguagePack> {
        self.0.iter().find(|pack| Some(pack.wording.language()) == wanted).or(self.0.first())
    }

    /// The pack itself where its language can be asked in, else the first that can.
    pub fn asking<'a>(&'a self, pack: &'a LanguagePack) -> &'a LanguagePack {
        let mut packs = std::iter::once(pack).chain(&self.0);
        packs.find(|pack| !pack.lexicon.is_empty()).unwrap_or(pack)
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
