//! Polish and Arabic stand in `tests/locales/` alone: a language is a folder of data, and nothing
//! in the program knows which languages there are.

use std::fs;
use std::path::{Path, PathBuf};

use skolrost::model::Language;
use skolrost::question::Lexicon;

use crate::understanding::check;

/// The folder of a language that only the tests have.
pub(crate) fn folder(language: &Language) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/locales").join(language.to_string())
}

/// How people ask in a language that only the tests have.
pub(crate) fn lexicon(language: &str) -> Lexicon {
    let language = Language::new(language).unwrap();
    let text = fs::read_to_string(folder(&language).join("questions.toml")).unwrap();
    Lexicon::parse(&language, &text).unwrap()
}

#[test]
fn polish_questions_are_understood() {
    check(lexicon("pl"));
}

#[test]
fn arabic_questions_are_understood() {
    check(lexicon("ar"));
}
