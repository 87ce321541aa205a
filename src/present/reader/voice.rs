//! The voice that the guardian has chosen for the screen reader.
//!
//! Only Orca is known to keep it where it can be read, and other versions may keep it elsewhere:
//! what is not found here has to be guessed from the system. (Up to 48 a file; where nothing is
//! chosen, Orca speaks the language of the system: `_get_language_and_dialect` in its
//! `speechdispatcherfactory.py`.)

use std::path::PathBuf;
use std::{env, fs};

use serde_json::Value;

use crate::model::Language;

/// Its language; `None` where none was chosen, or nobody can tell.
pub fn chosen_language() -> Option<Language> {
    language_in(&fs::read_to_string(settings()?).ok()?)
}

/// `$XDG_DATA_HOME/orca/user-settings.conf`, else in `~/.local/share`.
fn settings() -> Option<PathBuf> {
    let path = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let data = path("XDG_DATA_HOME").or_else(|| Some(path("HOME")?.join(".local/share")))?;
    Some(data.join("orca/user-settings.conf"))
}

/// What the profile says that Orca starts with, else what holds for all.
fn language_in(settings: &str) -> Option<Language> {
    let settings: Value = serde_json::from_str(settings).ok()?;
    let general = settings.get("general")?;
    let profile = general.pointer("/startingProfile/1").and_then(Value::as_str);
    let profile = settings.get("profiles").and_then(|all| all.get(profile.unwrap_or("default")));
    let chosen = |voices: &Value| {
        let language = voices.pointer("/voices/default/family/lang")?.as_str()?;
        Language::new(language).ok()
    };
    profile.and_then(chosen).or_else(|| chosen(general))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_voice_of_the_starting_profile_comes_before_the_one_of_all() {
        let voice = |tag: &str| {
            format!(r#""voices": {{"default": {{"family": {{"name": "x", "lang": "{tag}"}}}}}}"#)
        };
        let none = r#""voices": {"default": {"established": false}}"#;
        for (general, profile, expected) in [
            (voice("ar"), voice("sv"), Some("sv")),
            (voice("en-GB"), none.to_owned(), Some("en")),
            (voice(""), none.to_owned(), None),
            (none.to_owned(), none.to_owned(), None),
        ] {
            let settings = format!(
                r#"{{"general": {{"startingProfile": ["Mine", "mine"], {general}}},
                    "profiles": {{"default": {{}}, "mine": {{{profile}}}}}}}"#
            );
            let language = language_in(&settings);
            assert_eq!(language.as_ref().map(Language::as_str), expected, "{settings}");
        }
    }

    #[test]
    fn a_file_that_says_something_else_says_nothing() {
        for settings in ["", "{", "[]", r#"{"general": 1}"#, r#"{"general": {"voices": []}}"#] {
            assert_eq!(language_in(settings), None, "{settings}");
        }
    }
}
