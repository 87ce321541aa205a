//! What stands between the window and the conversation.

use std::sync::mpsc::{Receiver, Sender};

use tokio::sync::mpsc::UnboundedSender;

use crate::config::Config;
use crate::locales;
use crate::model::{Language, LogInWish};
use crate::run::conversation::Happening;
use crate::run::log_in;
use crate::school;
use crate::view::{
    Input, Keymap, LanguageName, Request, Screen, Setting, Settings, Told, View, reading,
};
use crate::window::{Front, Reaction};
use crate::wording::{self, Sentence, Wording, WordingError};

/// What the window shows, and whom it tells.
pub(super) struct Desk {
    screen: Screen,
    wording: Wording,
    happens: Sender<Happening>,
    told: Receiver<Told>,
    log_in: UnboundedSender<LogInWish>,
}

impl Desk {
    /// A desk on which nothing lies yet.
    pub(super) fn new(
        config: &Config,
        wording: Wording,
        happens: Sender<Happening>,
        log_in: UnboundedSender<LogInWish>,
        told: Receiver<Told>,
    ) -> Self {
        let screen =
            Screen::new(config.settings(), language_names()).with_keys(config.keys.clone());
        Self { screen, wording, happens, told, log_in }
    }

    /// What is said to who comes: where the window begins.
    pub(super) fn arrival(&self) -> Vec<Sentence> {
        reading::arrival(&self.view(), &self.wording)
    }

    /// The words of the window are those of the language to answer in.
    fn change_words(&mut self, setting: &Setting) {
        let changes =
            matches!(setting, Setting::AnswerIn(_) | Setting::AskIn(..) | Setting::EasyLanguage(_));
        if changes {
            match words(self.screen.settings()) {
                Ok(wording) => self.wording = wording,
                Err(error) => log::warn!("{error}"),
            }
        }
    }

    fn carry_out(&mut self, request: Request) -> Option<Reaction> {
        let happening = match request {
            Request::Ask(text) => Happening::Asked(text),
            Request::Steer(intent) => Happening::Steered(intent),
            Request::Open(page) => Happening::Opened(page),
            Request::LogIn(wish) => {
                // Nobody hears it where no log-in goes on.
                let _ = self.log_in.send(wish);
                return None;
            }
            Request::Browse(address) => {
                log_in::open(address.as_str());
                return None;
            }
            Request::Set(setting) => {
                self.change_words(&setting);
                Happening::Set(setting)
            }
            Request::Say(sentences) => Happening::Said(sentences),
            Request::Listen => Happening::Talked,
            Request::Hear => Happening::HasTalked,
            Request::Hush => Happening::Hushed,
            Request::ToggleVoice => Happening::VoiceToggled,
            Request::Copy(text) => return Some(Reaction::Copy(text)),
            Request::Paste => return Some(Reaction::Paste),
            Request::Leave => return Some(Reaction::Leave),
        };
        // A conversation that has ended has said why.
        let _ = self.happens.send(happening);
        None
    }
}

impl Front for Desk {
    fn keys(&self) -> &Keymap {
        self.screen.keys()
    }

    fn view(&self) -> View {
        self.screen.view(&self.wording)
    }

    fn input(&mut self, input: Input, view: &View) -> Vec<Reaction> {
        let requests = self.screen.take(input.clone(), view);
        let said = reading::said(&input, view, &self.view(), &self.wording);
        let say = (!said.is_empty()).then_some(Request::Say(said));
        say.into_iter().chain(requests).filter_map(|request| self.carry_out(request)).collect()
    }

    fn wake(&mut self) -> Vec<Reaction> {
        let before = self.view();
        let mut reactions = Vec::new();
        while let Ok(told) = self.told.try_recv() {
            let requests = self.screen.hear(told);
            reactions.extend(requests.into_iter().filter_map(|request| self.carry_out(request)));
        }
        let said = reading::news(&before, &self.view(), &self.wording);
        if !said.is_empty() {
            self.carry_out(Request::Say(said));
        }
        reactions
    }
}

/// The words of the window, as it is set.
pub(super) fn words(settings: &Settings) -> Result<Wording, WordingError> {
    let words =
        Wording::load(&settings.first_language().cloned().unwrap_or_else(school::language))?;
    if settings.easy_language { words.easy() } else { Ok(words) }
}

/// The languages there are words for, by the names they have themselves.
fn language_names() -> Vec<LanguageName> {
    let name = |language: Language| {
        let name = wording::own_name(&language)?;
        let asks = locales::file(&language, "questions.toml").is_some();
        Some(LanguageName { language, name, asks })
    };
    locales::languages().into_iter().filter_map(name).collect()
}
