//! What the guardian sets while the conversation goes on: it holds at once, and is kept.

use crate::config::Config;
use crate::present::speaker::Rate;
use crate::view::Setting;

use super::Conversation;
use crate::run::exit::Failure;

impl Conversation<'_> {
    /// Sets it here and on disk.
    pub(super) fn set(&mut self, setting: &Setting) -> Result<(), Failure> {
        self.settings.set(setting);
        match setting {
            Setting::AnswerIn(_) => {
                self.change_languages()?;
                self.session.answer_in(self.languages().answers_in());
            }
            Setting::AskIn(..) | Setting::EasyLanguage(_) => self.change_languages()?,
            Setting::Voice(voice) => self.telling().use_voice(*voice),
            Setting::Speed(speed) => self.telling().set_rate(Rate::words_per_minute(*speed)),
            Setting::Pauses(pauses) => self.telling().set_pauses(*pauses),
            Setting::Detail(detail) => self.session.tell_in(*detail),
            Setting::Tones(tones) => self.ears.set_tones(*tones),
            Setting::TextSize(_) | Setting::Colours(_) => {}
        }
        self.session.keep(setting, &self.settings);
        self.tell(None)
    }

    /// Logs in for the first time. Who left all as it was is not asked again either: something
    /// stands in the settings now.
    pub(super) fn start(&mut self) -> Result<(), Failure> {
        self.session.keep(&Setting::Voice(self.settings.voice), &self.settings);
        let answer_in = Setting::AnswerIn(self.settings.answer_in.clone());
        self.session.keep(&answer_in, &self.settings);
        // Who asked aloud at once has been logged in for that.
        if self.session.family().is_some() { Ok(()) } else { self.begin() }
    }

    /// The listener is told the family's sentences anew with the next turn.
    fn change_languages(&mut self) -> Result<(), Failure> {
        self.session.speak(&self.languages())?;
        self.names = None;
        Ok(())
    }

    /// The household's settings with the languages that are set now.
    fn languages(&self) -> Config {
        Config {
            languages: self.settings.languages.clone(),
            answer_in: self.settings.answer_in.clone(),
            easy_language: self.settings.easy_language,
            ..self.config.clone()
        }
    }

    /// What was said to change how the voice speaks is kept like what is chosen.
    pub(super) fn keep_manner(&mut self) {
        let manner = self.telling().manner();
        for setting in manner {
            if !self.settings.has(&setting) {
                self.settings.set(&setting);
                self.session.keep(&setting, &self.settings);
                self.telling().set(&setting);
            }
        }
    }
}
