//! Writes into the settings, and keeps all that the household has written there.

use std::path::Path;
use std::{fs, io};

use toml_edit::{Array, DocumentMut, Item, Table, value};

use super::ConfigError;
use crate::model::Language;
use crate::view::{Setting, Settings};

/// Adds to the file that a child's name is also heard like this; makes the file where there is
/// none.
///
/// # Errors
/// `File`, or `Content` where the file says something else under these names.
pub fn remember(path: &Path, name: &str, heard: &str) -> Result<(), ConfigError> {
    rewrite(path, |file| {
        let names = file.entry("heard-as").or_insert(Item::Table(Table::new()));
        let names = names.as_table_like_mut().ok_or("`heard-as` is no table")?;
        let spellings = names.entry(name).or_insert(value(Array::new()));
        let spellings = spellings.as_array_mut().ok_or("a name in `heard-as` has no list")?;
        if !spellings.iter().any(|known| known.as_str() == Some(heard)) {
            spellings.push(heard);
        }
        Ok(())
    })
}

/// Keeps what was set, and nothing of what was not; makes the file where there is none.
///
/// # Errors
/// `File`, or `Content` where the file is no TOML.
pub fn keep(path: &Path, setting: &Setting, settings: &Settings) -> Result<(), ConfigError> {
    rewrite(path, |file| {
        let (name, content) = entry(setting, settings);
        match (file.get_mut(name), content) {
            (_, None) => {
                file.remove(name);
            }
            // The comment beside it stays.
            (Some(Item::Value(old)), Some(Item::Value(mut new))) => {
                *new.decor_mut() = old.decor().clone();
                *old = new;
            }
            (_, Some(content)) => {
                file.insert(name, content);
            }
        }
        Ok(())
    })
}

/// As it stands in the file; nothing where that is the default.
fn entry(setting: &Setting, settings: &Settings) -> (&'static str, Option<Item>) {
    match setting {
        Setting::AnswerIn(language) => {
            ("answer-in", language.as_ref().map(|language| value(language.as_str())))
        }
        Setting::AskIn(..) => {
            let languages: Array = settings.languages.iter().map(Language::as_str).collect();
            ("languages", Some(value(languages)))
        }
        Setting::Voice(voice) => ("voice", Some(value(voice.name()))),
        Setting::Speed(speed) => ("speed", Some(value(i64::from(*speed)))),
        Setting::Pauses(pauses) => ("pauses", Some(value(*pauses))),
        Setting::Detail(detail) => ("detail", Some(value(detail.name()))),
        Setting::EasyLanguage(easy) => ("easy-language", Some(value(*easy))),
        Setting::TextSize(zoom) => ("text-size", Some(value(i64::from(zoom.get())))),
        Setting::Colours(theme) => ("colours", Some(value(theme.name()))),
        Setting::Tones(tones) => ("tones", Some(value(*tones))),
    }
}

/// Changes the file as a whole or not at all.
fn rewrite(
    path: &Path,
    change: impl FnOnce(&mut DocumentMut) -> Result<(), &'static str>,
) -> Result<(), ConfigError> {
    let file = |source| ConfigError::File { path: path.to_owned(), source };
    let content = |reason: &str| {
        let path = path.to_owned();
        ConfigError::Content { path, reason: reason.to_owned() }
    };
    let text = match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        text => text.map_err(file)?,
    };
    let mut settings: DocumentMut =
        text.parse().map_err(|e: toml_edit::TomlError| content(e.message()))?;
    change(&mut settings).map_err(content)?;
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(file)?;
    }
    // Who loses power in between keeps what was there.
    let beside = path.with_extension("toml.new");
    fs::write(&beside, settings.to_string()).map_err(file)?;
    fs::rename(&beside, path).map_err(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::view::look::Zoom;
    use crate::view::{Theme, VoiceUse};
    use crate::wording::Detail;

    #[test]
    fn what_the_household_wrote_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("skolrost/config.toml");
        remember(&file, "Elsa", "Älsa").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "[heard-as]\nElsa = [\"Älsa\"]\n");

        let written = "# ours\nspeak = true # aloud\n\n[heard-as]\nElsa = [\"Älsa\"]\n";
        fs::write(&file, written).unwrap();
        for heard in ["Älsa", "Helsa"] {
            remember(&file, "Elsa", heard).unwrap();
        }
        remember(&file, "Anna Maria", "Annamaria").unwrap();
        let expected = "# ours\nspeak = true # aloud\n\n[heard-as]\nElsa = [\"Älsa\", \"Helsa\"]\n\
                        \"Anna Maria\" = [\"Annamaria\"]\n";
        assert_eq!(fs::read_to_string(&file).unwrap(), expected);
        let config = Config::load(Some(&file)).unwrap();
        assert_eq!(config.heard_as["Elsa"], ["Älsa", "Helsa"]);
        assert!(config.speak);
    }

    #[test]
    fn what_was_set_stands_where_it_stood() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config.toml");
        fs::write(&file, "# ours\ncolours = \"dark\" # at night\n\n[heard-as]\nElsa = []\n")
            .unwrap();
        let mut settings = Config::default().settings();
        let sv = settings.languages[0].clone();
        for setting in [
            Setting::Colours(Theme::YellowOnBlack),
            Setting::TextSize(Zoom::percent(200)),
            Setting::AnswerIn(Some(sv.clone())),
            Setting::AskIn(sv.clone(), false),
            Setting::Voice(VoiceUse::Off),
            Setting::Detail(Detail::Brief),
            Setting::EasyLanguage(true),
            Setting::Speed(230),
            Setting::Pauses(true),
            Setting::Tones(false),
        ] {
            settings.set(&setting);
            keep(&file, &setting, &settings).unwrap();
        }
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("# ours\ncolours = \"yellow-on-black\" # at night\n"), "{text}");
        assert_eq!(Config::load(Some(&file)).unwrap().settings(), settings);

        keep(&file, &Setting::AnswerIn(None), &settings).unwrap();
        assert_eq!(Config::load(Some(&file)).unwrap().answer_in, None);
    }

    #[test]
    fn a_file_that_says_something_else_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config.toml");
        for written in ["heard-as = 1\n", "[heard-as]\nElsa = \"Älsa\"\n", "speak ="] {
            fs::write(&file, written).unwrap();
            assert!(remember(&file, "Elsa", "Helsa").is_err());
            assert_eq!(fs::read_to_string(&file).unwrap(), written);
        }
    }
}
