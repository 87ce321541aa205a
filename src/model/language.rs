//! A language a person speaks or a text is in.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A BCP 47 primary language subtag in lower case: `sv`, `ar`, `so`.
///
/// Which languages the program can use is decided by the folders in `locales/`, not here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

/// The text is not a language tag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a language code of two or three letters")]
pub struct LanguageError(pub String);

impl Language {
    /// Reads a tag; region and script are dropped (`sv_SE.UTF-8` and `sv-FI` are `sv`).
    pub fn new(tag: &str) -> Result<Self, LanguageError> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default().to_ascii_lowercase();
        if matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_lowercase()) {
            Ok(Self(primary))
        } else {
            Err(LanguageError(tag.to_owned()))
        }
    }

    /// The tag: `sv`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Language {
    type Err = LanguageError;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::new(tag)
    }
}

impl TryFrom<String> for Language {
    type Error = LanguageError;

    fn try_from(tag: String) -> Result<Self, Self::Error> {
        Self::new(&tag)
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}
