//! Which way a language is written.

use icu::locale::{LanguageIdentifier, LocaleDirectionality};

use crate::model::Language;

/// Whether a language is written from right to left, by Unicode's data of scripts. One it does not
/// know is not.
pub fn is_right_to_left(language: &Language) -> bool {
    let directions = LocaleDirectionality::new_common();
    LanguageIdentifier::try_from_str(language.as_str())
        .is_ok_and(|language| directions.is_right_to_left(&language))
}
