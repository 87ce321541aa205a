//! The window as the conversation sees it.

use std::env;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use jiff::civil::DateTime;

use crate::app::Turn;
use crate::config::Config;
use crate::model::{Family, Language};
use crate::page::{Page, Way};
use crate::present::reader;
use crate::run::exit::Failure;
use crate::run::telling::Outlet;
use crate::view::{Keymap, Known, Offer, Setting, Told};
use crate::window::Waker;
use crate::wording::{Sentence, Wording};

use super::system_language::{system_language, with_words};

/// The window as the conversation sees it.
#[derive(Clone)]
pub(super) struct WindowOutlet {
    tell: Sender<Told>,
    waker: Waker,
    keys: Keymap,
    /// The language of the words where there are none that a reader speaks.
    usual: Language,
    /// What was offered last.
    offer: Option<Offer>,
}

impl WindowOutlet {
    /// Tells what stands behind the waker.
    pub(super) fn new(tell: Sender<Told>, waker: Waker, config: &Config) -> Self {
        let (keys, usual) = (config.keys.clone(), config.first_language());
        Self { tell, waker, keys, usual, offer: None }
    }

    /// Where the window is gone there is nobody to tell.
    pub(super) fn tell(&self, told: Told) {
        let _ = self.tell.send(told);
        self.waker.wake();
    }
}

impl Outlet for WindowOutlet {
    fn asked(&mut self, text: &str) {
        self.tell(Told::Asked(text.to_owned()));
    }

    fn turn(&mut self, turn: &Turn) -> Result<(), Failure> {
        self.tell(Told::Turn(Box::new(turn.clone())));
        Ok(())
    }

    fn page(&mut self, page: Page, known: &Family, now: DateTime) {
        let family = Arc::new(known.clone());
        self.tell(Told::Opened(page, Known { family, now }));
    }

    fn go(&mut self, way: Way) {
        self.tell(Told::Go(way));
    }

    fn set(&mut self, setting: &Setting) {
        self.tell(Told::Set(setting.clone()));
    }

    fn status(&mut self, sentence: &Sentence) {
        self.tell(Told::Status(sentence.clone()));
    }

    fn listening(&mut self, is_open: bool) {
        self.tell(Told::Listening(is_open));
    }

    fn is_read_out(&mut self) -> bool {
        reader::is_running()
    }

    /// The voice that was chosen for the reader, else the language of the system.
    fn reads_in(&mut self) -> Option<Language> {
        reader::chosen_language().or_else(|| system_language(|name| env::var(name).ok()))
    }

    fn offer(&mut self, languages: &[Language]) {
        let offered = self.offer.as_ref().map_or(&[][..], |offer| &offer.languages);
        if offered == languages {
            return;
        }
        let language = with_words(self.reads_in()).unwrap_or_else(|| self.usual.clone());
        self.offer = Wording::load(&language)
            .ok()
            .and_then(|wording| Offer::new(languages.to_vec(), &self.keys, &wording));
        self.tell(Told::Offer(self.offer.clone()));
    }
}
