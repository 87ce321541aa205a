//! What stands between the window and the conversation.

use std::sync::mpsc::{Receiver, Sender};

use jiff::civil::DateTime;
use tokio::sync::mpsc::UnboundedSender;

use crate::clock::Clock;
use crate::config::Config;
use crate::locales;
use crate::model::{Language, LogInWish};
use crate::present::speaker::Rate;
use crate::run::conversation::Happening;
use crate::run::log_in;
use crate::run::telling::{self, Outlet, SharedTelling};
use crate::school;
use crate::view::keys::Command;
use crate::view::{
    Address, Input, Keymap, LanguageName, Request, Screen, Setting, Settings, Told, View, reading,
};
use crate::window::{Front, Reaction};
use crate::wording::{self, Args, Sentence, SentenceKind, Wording, WordingError};

use super::outlet::WindowOutlet;

/// The lines between the window and the conversation.
pub(super) struct Lines {
    /// What the guardian did.
    pub(super) happens: Sender<Happening>,
    /// What the guardian wants of a log-in that goes on.
    pub(super) log_in: UnboundedSender<LogInWish>,
    /// What the program tells.
    pub(super) told: Receiver<Told>,
    /// The other end of that.
    pub(super) outlet: WindowOutlet,
    /// The voice, once there is one.
    pub(super) telling: SharedTelling,
}

/// What the window shows, and whom it tells.
pub(super) struct Desk {
    screen: Screen,
    wording: Wording,
    clock: Clock,
    lines: Lines,
}

impl Desk {
    /// A desk on which nothing lies yet, but for the welcome at the first start. Who comes is told
    /// where the window begins, before anything else.
    pub(super) fn new(
        config: &Config,
        is_first: bool,
        wording: Wording,
        clock: Clock,
        lines: Lines,
    ) -> Self {
        let screen = Screen::new(config.settings(), language_names());
        let screen = screen.with_keys(config.keys.clone());
        let screen = if is_first { screen.with_welcome() } else { screen };
        let desk = Self { screen, wording, clock, lines };
        desk.say(&reading::arrival(&desk.view(), &desk.wording));
        desk
    }

    fn now(&self) -> DateTime {
        self.clock.now().datetime()
    }

    /// Says what the guardian came to, unless somebody talks.
    fn say(&self, sentences: &[Sentence]) {
        if !self.screen.is_listening() {
            telling::lock(&self.lines.telling).say(sentences);
        }
    }

    /// Says what the program has led to, unless somebody talks.
    fn say_news(&self, before: &View) {
        let news = reading::news(before, &self.view(), &self.wording);
        if !(news.is_empty() || self.screen.is_listening()) {
            telling::lock(&self.lines.telling).say_news(&news);
        }
    }

    /// Says it in the pace that is set now, at once, also while the conversation waits for the
    /// platform; what was being said goes on after it.
    fn say_in_pace(&self, sentences: &[Sentence]) {
        let pace = Rate::words_per_minute(self.screen.settings().speed);
        let sentences = if self.screen.is_listening() { &[] } else { sentences };
        telling::lock(&self.lines.telling).say_in_pace(pace, sentences);
    }

    fn not_opened(&self, address: &Address) -> Sentence {
        let args = Args::new().text("link", address.as_str());
        self.wording.sentence(SentenceKind::Problem, "not-opened", &args)
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
            Request::Refresh(page) => Happening::Refreshed(page),
            Request::LogIn(wish) => {
                // Nobody hears it where no log-in goes on.
                let _ = self.lines.log_in.send(wish);
                return None;
            }
            Request::Browse(address) => {
                let (sentence, mut outlet) = (self.not_opened(&address), self.lines.outlet.clone());
                log_in::open(address.as_str(), move || outlet.status(&sentence));
                return None;
            }
            Request::Set(setting) => {
                self.change_words(&setting);
                Happening::Set(setting)
            }
            Request::Start => Happening::Started,
            Request::Say(sentences) => {
                self.say(&sentences);
                return None;
            }
            Request::Listen => Happening::Talked,
            Request::Hear => Happening::HasTalked,
            Request::Hush => {
                // At once, also while the conversation waits for the platform.
                telling::lock(&self.lines.telling).hush();
                Happening::Hushed
            }
            Request::ToggleVoice => Happening::VoiceToggled,
            Request::Copy(text) => return Some(Reaction::Copy(text)),
            Request::Paste => return Some(Reaction::Paste),
            Request::Leave => return Some(Reaction::Leave),
        };
        // A conversation that has ended has said why.
        let _ = self.lines.happens.send(happening);
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
        let requests = self.screen.take_at(self.now(), input.clone(), view);
        let said = reading::said(&input, view, &self.view(), &self.wording);
        if let Input::Commanded(Command::Pace { .. }) = input {
            self.say_in_pace(&said);
            return requests.into_iter().filter_map(|request| self.carry_out(request)).collect();
        }
        let say = (!said.is_empty()).then_some(Request::Say(said));
        say.into_iter().chain(requests).filter_map(|request| self.carry_out(request)).collect()
    }

    fn come_back(&mut self) -> Vec<Reaction> {
        let before = self.view();
        let requests = self.screen.come_back(self.now());
        self.say_news(&before);
        requests.into_iter().filter_map(|request| self.carry_out(request)).collect()
    }

    fn wake(&mut self) -> Vec<Reaction> {
        let before = self.view();
        let mut reactions = Vec::new();
        while let Ok(told) = self.lines.told.try_recv() {
            let requests = self.screen.hear(told);
            reactions.extend(requests.into_iter().filter_map(|request| self.carry_out(request)));
        }
        self.say_news(&before);
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
