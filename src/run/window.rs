//! `skolrost window`: the conversation in a window.
//!
//! The window has the main thread. The conversation has another, for a platform may take its time;
//! it is told what the guardian did, and tells what came of it.

mod desk;
mod outlet;
mod system_language;

use std::env;
use std::fmt::Display;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;

use jiff::civil::DateTime;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::cli::{Everywhere, Window};
use crate::config::Config;
use crate::model::{LogInWish, LoginStep};
use crate::present::reader;
use crate::view::Told;
use crate::window::{self, WindowError};
use crate::wording::{Sentence, SentenceKind};

use super::anew;
use super::conversation::{Conversation, Ears, Happening, Listener};
use super::exit::{Exit, Failure};
use super::hear;
use super::session::{self, Session};
use super::telling::{self, Outlet, SharedTelling, Telling};
use super::voice::Voice;
use desk::{Desk, Lines};
use outlet::WindowOutlet;
use system_language::{system_language, with_words};

/// Where nothing has been set yet, the language of the system is set beforehand: who does not read
/// that of the school can read what the first start asks.
fn welcoming(config: &Config) -> Config {
    let language = with_words(system_language(|name| env::var(name).ok()));
    let answer_in = language.filter(|language| *language != config.first_language());
    Config { answer_in, ..config.clone() }
}

/// Shows the window until it is left.
pub(super) fn window(
    everywhere: &Everywhere,
    config: &Config,
    options: &Window,
) -> Result<Exit, Failure> {
    let is_first = Config::is_first_start(everywhere.config.as_deref());
    let config = &if is_first { welcoming(config) } else { config.clone() };
    let wording = desk::words(&config.settings())
        .map_err(|error| Failure::new(Exit::Machine, error.to_string()))?;
    let clock = session::clock(options.at)?;
    let (happens, happenings) = mpsc::channel();
    let shown = thread::scope(|scope| {
        let must_be_heard = reader::is_running() && anew::is_worth_while();
        let shown = window::run(must_be_heard, |waker| {
            let (tell, told) = mpsc::channel();
            let (wish, wishes) = unbounded_channel();
            let outlet = WindowOutlet::new(tell, waker, config);
            let mut telling = Telling::on(Box::new(outlet.clone()), None);
            telling.use_voice(config.voice);
            let telling = Arc::new(Mutex::new(telling));
            let backstage = Backstage {
                everywhere,
                config,
                is_first,
                at: options.at,
                outlet: outlet.clone(),
                happens: happens.clone(),
                wishes,
                telling: Arc::clone(&telling),
            };
            let lines = Lines { happens: happens.clone(), log_in: wish, told, outlet, telling };
            let desk = Desk::new(config, is_first, wording, clock, lines);
            scope.spawn(move || backstage.converse(&happenings));
            desk
        });
        // The conversation may have ended before.
        let _ = happens.send(Happening::Ended);
        shown
    });
    let machine = |error: &dyn Display| Failure::new(Exit::Machine, error.to_string());
    match shown {
        Ok(()) => Ok(Exit::Answered),
        Err(WindowError::Unheard) => Err(machine(&anew::begin())),
        Err(error) => Err(machine(&error)),
    }
}

/// What the conversation behind the window is made of.
struct Backstage<'c> {
    everywhere: &'c Everywhere,
    config: &'c Config,
    /// Whether the guardian is welcomed, and not logged in before that is over.
    is_first: bool,
    at: Option<DateTime>,
    outlet: WindowOutlet,
    happens: Sender<Happening>,
    /// What the guardian wants of a log-in that goes on.
    wishes: UnboundedReceiver<LogInWish>,
    /// The window's as well.
    telling: SharedTelling,
}

impl<'c> Backstage<'c> {
    /// The conversation, until the window is left. What keeps it from beginning is shown.
    fn converse(self, happenings: &Receiver<Happening>) {
        let (mut faults, language) = (self.outlet.clone(), self.config.first_language());
        let is_first = self.is_first;
        let conversed = self.begin().and_then(|mut conversation| {
            if !is_first {
                conversation.begin()?;
            }
            conversation.go_on(happenings)
        });
        if let Err(failure) = conversed {
            let text = failure.message().to_owned();
            faults.status(&Sentence { text, language, kind: SentenceKind::Problem });
        }
    }

    fn begin(self) -> Result<Conversation<'c>, Failure> {
        let Self { everywhere, config, at, outlet, happens, wishes, telling, .. } = self;
        match Voice::connect(config) {
            Ok(voice) => telling::lock(&telling).give_voice(voice),
            Err(error) => log::info!("there is no voice: {error}"),
        }
        let statuses = Arc::clone(&telling);
        let status = move |sentence: &Sentence| telling::lock(&statuses).status_aloud(sentence);
        let session = Session::new(everywhere, config, at, None, Box::new(status))?;
        let mut session = session.with_pages();
        let steps = Arc::clone(&telling);
        let watch = move |step: &LoginStep, words: Option<&Sentence>| {
            outlet.tell(Told::LogIn(step.clone(), words.cloned()));
            if let Some(words) = words {
                telling::lock(&steps).say_status(words);
            }
        };
        session.watch_log_in(Box::new(watch), wishes);
        let ears = Ears::new(config.microphone.clone(), None, config.tones, happens.clone());
        // Without a model the window can be written in.
        let model = hear::model(config).ok();
        let listener = model.map(|model| Listener::start(model, config.threads, happens));
        Ok(Conversation::new(config, session, telling, ears, listener))
    }
}
