//! `skolrost window`: the conversation in a window.
//!
//! The window has the main thread. The conversation has another, for a platform may take its time;
//! it is told what the guardian did, and tells what came of it.

use std::fmt::Display;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use jiff::civil::DateTime;

use crate::app::Turn;
use crate::cli::{Everywhere, Window};
use crate::config::Config;
use crate::present::reader;
use crate::view::{Input, Request, Screen, Told, View};
use crate::window::{self, Front, Reaction, Waker, WindowError};
use crate::wording::{Sentence, SentenceKind, Wording};

use super::anew;
use super::conversation::{Conversation, Ears, Happening, Listener};
use super::exit::{Exit, Failure};
use super::hear;
use super::session::Session;
use super::telling::{Page, Telling};
use super::voice::{self, Voice};

/// Shows the window until it is left.
pub(super) fn window(
    everywhere: &Everywhere,
    config: &Config,
    options: &Window,
) -> Result<Exit, Failure> {
    let wording = Wording::load(&config.first_language())
        .map_err(|error| Failure::new(Exit::Machine, error.to_string()))?;
    let (happens, happenings) = mpsc::channel();
    let shown = thread::scope(|scope| {
        let must_be_heard = reader::is_running() && anew::is_worth_while();
        let shown = window::run(must_be_heard, |waker| {
            let (tell, told) = mpsc::channel();
            let page = WindowPage { tell, waker };
            let ears_tell = happens.clone();
            scope.spawn(move || {
                converse(everywhere, config, options.at, page, ears_tell, &happenings);
            });
            Desk { screen: Screen::default(), wording, happens: happens.clone(), told }
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

/// The conversation, until the window is left. What keeps it from beginning is shown.
fn converse(
    everywhere: &Everywhere,
    config: &Config,
    at: Option<DateTime>,
    page: WindowPage,
    happens: Sender<Happening>,
    happenings: &Receiver<Happening>,
) {
    let mut faults = page.clone();
    let conversed = begin(everywhere, config, at, page, happens).and_then(|mut conversation| {
        conversation.begin()?;
        conversation.go_on(happenings)
    });
    if let Err(failure) = conversed {
        let text = failure.message().to_owned();
        let language = config.first_language();
        faults.status(&Sentence { text, language, kind: SentenceKind::Problem });
    }
}

fn begin<'c>(
    everywhere: &Everywhere,
    config: &'c Config,
    at: Option<DateTime>,
    page: WindowPage,
    happens: Sender<Happening>,
) -> Result<Conversation<'c>, Failure> {
    let mut statuses = page.clone();
    let show = move |sentence: &Sentence| {
        statuses.status(sentence);
        !statuses.is_read_out()
    };
    let session = Session::new(everywhere, config, at, None, voice::status(true, show))?;
    let voice = Voice::connect().inspect_err(|error| log::info!("there is no voice: {error}")).ok();
    let telling = Telling::on(Box::new(page), voice);
    let ears = Ears::new(config.microphone.clone(), None, config.tones, happens.clone());
    // Without a model the window can be written in.
    let model = hear::model(config).ok();
    let listener = model.map(|model| Listener::start(model, config.threads, happens));
    Ok(Conversation::new(config, session, telling, ears, listener))
}

/// The window as a page that the conversation tells things.
#[derive(Clone)]
struct WindowPage {
    tell: Sender<Told>,
    waker: Waker,
}

impl WindowPage {
    /// Where the window is gone there is nobody to tell.
    fn tell(&self, told: Told) {
        let _ = self.tell.send(told);
        self.waker.wake();
    }
}

impl Page for WindowPage {
    fn asked(&mut self, text: &str) {
        self.tell(Told::Asked(text.to_owned()));
    }

    fn turn(&mut self, turn: &Turn) -> Result<(), Failure> {
        self.tell(Told::Turn(Box::new(turn.clone())));
        Ok(())
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
}

/// What the window shows, and whom it tells.
struct Desk {
    screen: Screen,
    wording: Wording,
    happens: Sender<Happening>,
    told: Receiver<Told>,
}

impl Desk {
    fn carry_out(&self, request: Request) -> Option<Reaction> {
        let happening = match request {
            Request::Ask(text) => Happening::Asked(text),
            Request::Steer(intent) => Happening::Steered(intent),
            Request::Listen | Request::Hear => Happening::Talked,
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
    fn view(&self) -> View {
        self.screen.view(&self.wording)
    }

    fn input(&mut self, input: Input, view: &View) -> Vec<Reaction> {
        let requests = self.screen.take(input, view);
        requests.into_iter().filter_map(|request| self.carry_out(request)).collect()
    }

    fn wake(&mut self) -> Vec<Reaction> {
        for told in self.told.try_iter() {
            self.screen.hear(told);
        }
        Vec::new()
    }
}
