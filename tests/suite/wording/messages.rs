//! The same messages and tables in every language.

use std::collections::BTreeSet;

use skolrost::model::Language;
use skolrost::question::Lexicon;
use skolrost::{locales, school};

fn messages(language: &Language, file: &str) -> BTreeSet<String> {
    let text = locales::file(language, file).unwrap();
    let name = |line: &str| {
        let (name, _) = line.split_once(" = ")?;
        name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-').then(|| name.to_owned())
    };
    text.lines().filter(|line| !line.starts_with([' ', '#'])).filter_map(name).collect()
}

/// Only where the school's words are not the language's own are they led in.
const ONLY_FOREIGN: [&str; 2] = ["sentence-quoting", "event-kind"];

#[test]
fn every_language_has_every_message() {
    let school = school::language();
    for file in ["answers.ftl", "ui.ftl"] {
        let wanted = messages(&school, file);
        for language in locales::languages() {
            let mut found = messages(&language, file);
            if language != school {
                for extra in ONLY_FOREIGN {
                    found.remove(extra);
                }
            }
            assert_eq!(found, wanted, "{language}/{file}");
        }
    }
}

#[test]
fn every_table_of_questions_can_be_read() {
    for language in locales::languages_with("questions.toml") {
        let lexicon = Lexicon::load(&language).unwrap();
        assert!(lexicon.intents.len() >= 27, "{language} has every intent");
    }
}
