//! What a guardian can change while the program runs, and what is kept of it.

use serde::Deserialize;

use super::look::{Look, Theme, Zoom};
use crate::model::Language;
use crate::school;
use crate::wording::Detail;

/// When our own voice speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VoiceUse {
    /// While nobody else reads out.
    #[default]
    Auto,
    /// Always.
    On,
    /// Never.
    Off,
}

impl VoiceUse {
    /// The name, as in the settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::On => "on",
            Self::Off => "off",
        }
    }
}

/// How everything is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The languages that can be asked in, the preferred one first; never none.
    pub languages: Vec<Language>,
    /// The language to answer in; that of the question without it.
    pub answer_in: Option<Language>,
    /// When our own voice speaks.
    pub voice: VoiceUse,
    /// How fast it speaks, in words a minute.
    pub speed: u16,
    /// Whether it pauses around times and numbers and between sentences.
    pub pauses: bool,
    /// How much is told at once.
    pub detail: Detail,
    /// Whether everything is told in easy language.
    pub easy_language: bool,
    /// Size and colours.
    pub look: Look,
    /// Whether tones tell that the microphone opens and closes, and that what was said is answered.
    pub tones: bool,
}

/// One thing set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The language to answer in.
    AnswerIn(Option<Language>),
    /// Whether a language can be asked in.
    AskIn(Language, bool),
    /// When our own voice speaks.
    Voice(VoiceUse),
    /// How fast it speaks, in words a minute.
    Speed(u16),
    /// Whether it pauses around times and numbers and between sentences.
    Pauses(bool),
    /// How much is told at once.
    Detail(Detail),
    /// Whether everything is told in easy language.
    EasyLanguage(bool),
    /// The size of the text.
    TextSize(Zoom),
    /// The colours.
    Colours(Theme),
    /// Whether tones tell of the microphone.
    Tones(bool),
}

impl Default for Settings {
    /// In the school's language, at espeak-ng's usual pace.
    fn default() -> Self {
        Self {
            languages: vec![school::language()],
            answer_in: None,
            voice: VoiceUse::default(),
            speed: 170,
            pauses: false,
            detail: Detail::default(),
            easy_language: false,
            look: Look::default(),
            tones: true,
        }
    }
}

impl Settings {
    /// Sets it. The last language that can be asked in stays.
    pub fn set(&mut self, setting: &Setting) {
        match setting {
            Setting::AnswerIn(language) => self.answer_in.clone_from(language),
            Setting::AskIn(language, true) if !self.languages.contains(language) => {
                // The school's stands first, as where nothing is set.
                let place = if *language == school::language() { 0 } else { self.languages.len() };
                self.languages.insert(place, language.clone());
            }
            Setting::AskIn(language, false) if self.languages.len() > 1 => {
                self.languages.retain(|known| known != language);
            }
            Setting::AskIn(..) => {}
            Setting::Voice(voice) => self.voice = *voice,
            Setting::Speed(speed) => self.speed = *speed,
            Setting::Pauses(pauses) => self.pauses = *pauses,
            Setting::Detail(detail) => self.detail = *detail,
            Setting::EasyLanguage(easy) => self.easy_language = *easy,
            Setting::TextSize(zoom) => self.look.zoom = *zoom,
            Setting::Colours(theme) => self.look.theme = *theme,
            Setting::Tones(tones) => self.tones = *tones,
        }
    }

    /// Whether it is set like this.
    pub fn has(&self, setting: &Setting) -> bool {
        match setting {
            Setting::AnswerIn(language) => self.answer_in == *language,
            Setting::AskIn(language, asks) => self.languages.contains(language) == *asks,
            Setting::Voice(voice) => self.voice == *voice,
            Setting::Speed(speed) => self.speed == *speed,
            Setting::Pauses(pauses) => self.pauses == *pauses,
            Setting::Detail(detail) => self.detail == *detail,
            Setting::EasyLanguage(easy) => self.easy_language == *easy,
            Setting::TextSize(zoom) => self.look.zoom == *zoom,
            Setting::Colours(theme) => self.look.theme == *theme,
            Setting::Tones(tones) => self.tones == *tones,
        }
    }

    /// The language of what has no question to take its language from.
    pub fn first_language(&self) -> Option<&Language> {
        self.answer_in.as_ref().or(self.languages.first())
    }
}
