//! The folders of `locales/`, compiled into the program. A language is a folder.

use include_dir::{Dir, include_dir};

use crate::model::Language;

static LOCALES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The languages that have a folder, in alphabetical order.
pub fn languages() -> Vec<Language> {
    let mut languages: Vec<_> =
        LOCALES.dirs().filter_map(|folder| Language::new(folder.path().to_str()?).ok()).collect();
    languages.sort();
    languages
}

/// The languages that have a file: those with `questions.toml` can be asked in, those with
/// `wishes.toml` recorded.
pub fn languages_with(name: &str) -> Vec<Language> {
    languages().into_iter().filter(|language| file(language, name).is_some()).collect()
}

/// The text of a file of a language; `None` where the language does not have it.
pub fn file(language: &Language, name: &str) -> Option<&'static str> {
    LOCALES.get_file(format!("{language}/{name}"))?.contents_utf8()
}

/// The text of a file that belongs to no single language.
pub fn shared(name: &str) -> Option<&'static str> {
    LOCALES.get_file(name)?.contents_utf8()
}
