//! What a household has set. Everything has a default; no file is needed.

mod keep;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

use crate::cli::PlatformName;
use crate::listen::voice_activity::EndPause;
use crate::locales;
use crate::model::Language;
use crate::present::speaker::Rate;
use crate::school;
use crate::view::look::Zoom;
use crate::view::{Keymap, Look, Settings, Theme, VoiceUse};
use crate::wording::Detail;
pub use keep::{keep, remember};

/// The settings.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting by itself")]
pub struct Config {
    /// Which platform to ask.
    pub platform: PlatformName,
    /// The languages spoken at home, the preferred one first.
    pub languages: Vec<Language>,
    /// The language to answer in, whatever the question's.
    pub answer_in: Option<Language>,
    /// The speech model.
    pub model: String,
    /// Threads for speech recognition; found out by measuring where it is not set.
    pub threads: Option<usize>,
    /// Whether a conversation is spoken aloud.
    pub speak: bool,
    /// The microphone, by its name in the list of `skolrost microphone`; the system's choice
    /// without it.
    pub microphone: Option<String>,
    /// Whether a conversation by voice listens all the time.
    pub hands_free: bool,
    /// The silence that ends an utterance then, in seconds.
    pub pause: EndPause,
    /// Whether tones tell that the microphone opens and closes, and that what was said is answered.
    pub tones: bool,
    /// When our own voice speaks in a window.
    pub voice: VoiceUse,
    /// How fast it speaks, in words a minute.
    pub speed: u16,
    /// Whether it pauses around times and numbers and between sentences.
    pub pauses: bool,
    /// How much is told at once.
    pub detail: Detail,
    /// Whether everything is told in easy language.
    pub easy_language: bool,
    /// The size of the text in a window, in percent from 100 to 400.
    pub text_size: Zoom,
    /// The colours of a window.
    pub colours: Theme,
    /// Children's first names, each with how it is also said or heard.
    pub heard_as: BTreeMap<String, Vec<String>>,
    /// Which keys do what in the window.
    pub keys: Keymap,
    /// Whether a log-in opens BankID on this device without being asked to.
    pub open_bankid: bool,
}

/// A configuration file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// It cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It says something unknown.
    #[error("{}: {reason}", path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// Where and what.
        reason: String,
    },
}

impl Default for Config {
    fn default() -> Self {
        Self {
            platform: PlatformName::Demo,
            languages: default_languages(),
            answer_in: None,
            model: "base".to_owned(),
            threads: None,
            speak: false,
            microphone: None,
            hands_free: false,
            pause: EndPause::default(),
            tones: true,
            voice: VoiceUse::default(),
            speed: Rate::USUAL.get(),
            pauses: false,
            detail: Detail::default(),
            easy_language: false,
            text_size: Zoom::default(),
            colours: Theme::default(),
            heard_as: BTreeMap::new(),
            keys: Keymap::default(),
            open_bankid: false,
        }
    }
}

/// All languages that can be asked in, the school's first.
fn default_languages() -> Vec<Language> {
    let mut languages = locales::languages_with("questions.toml");
    languages.sort_by_key(|language| *language != school::language());
    languages
}

impl Config {
    /// The file that was named, else the one in the user's configuration folder, else defaults.
    pub fn load(named: Option<&Path>) -> Result<Self, ConfigError> {
        let path = match Self::file(named) {
            Some(path) if named.is_some() || path.exists() => path,
            _ => return Ok(Self::default()),
        };
        let text = fs::read_to_string(&path)
            .map_err(|source| ConfigError::File { path: path.clone(), source })?;
        let content = |reason: &str| {
            let path = path.clone();
            ConfigError::Content { path, reason: reason.to_owned() }
        };
        let config: Self = toml::from_str(&text).map_err(|e| content(e.message()))?;
        if config.languages.is_empty() {
            return Err(content("`languages` names no language"));
        }
        Ok(config)
    }

    /// The file that was named, else the one in the user's configuration folder, which need not
    /// exist; `None` where not even a home is set.
    pub fn file(named: Option<&Path>) -> Option<PathBuf> {
        named.map(Path::to_owned).or_else(user_file)
    }

    /// Whether nothing has been set yet, though there is a place for it.
    pub fn is_first_start(named: Option<&Path>) -> bool {
        Self::file(named).is_some_and(|file| !file.exists())
    }

    /// What can be changed while the program runs.
    pub fn settings(&self) -> Settings {
        Settings {
            languages: self.languages.clone(),
            answer_in: self.answer_in.clone(),
            voice: self.voice,
            speed: self.speed,
            pauses: self.pauses,
            detail: self.detail,
            easy_language: self.easy_language,
            look: Look { theme: self.colours, zoom: self.text_size },
            tones: self.tones,
        }
    }

    /// The language to answer in, whatever the question's: the one that is set, else the preferred
    /// one where nobody can ask in it.
    pub fn answers_in(&self) -> Option<Language> {
        let preferred = self.languages.first();
        let silent = preferred.filter(|first| locales::file(first, "questions.toml").is_none());
        self.answer_in.as_ref().or(silent).cloned()
    }

    /// The language for what has no question to take its language from.
    pub fn first_language(&self) -> Language {
        let first = self.answer_in.as_ref().or_else(|| self.languages.first());
        first.cloned().unwrap_or_else(school::language)
    }
}

fn user_file() -> Option<PathBuf> {
    let folder = std::env::var_os("XDG_CONFIG_HOME").map(PathBuf::from);
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".config"));
    Some(folder.or_else(home)?.join("skolrost/config.toml"))
}
