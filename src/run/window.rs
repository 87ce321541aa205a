//! `skolrost window`: the conversation in a window.
//!
//! The window has the main thread. The conversation has another, for a platform may take its time;
//! it is told what the guardian did, and tells what came of it.

use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use jiff::civil::DateTime;

use crate::app::Turn;
use crate::cli::{Everywhere, Window};
use crate::config::Config;
use crate::model::Family;
use crate::page::Page;
use crate::present::reader;
use crate::view::{Input, Keymap, Known, Request, Screen, Told, View, reading};
use crate::window::{self, Front, Reaction, Waker};
use crate::wording::{Sentence, SentenceKind, Wording};

use super::conversation::{Conversation, Ears, Happening, Listener};
use super::exit::{Exit, Failure};
use super::hear;
use super::session::Session;
use super::telling::{Outlet, Telling};
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
    thread::scope(|scope| {
        let shown = window::run(|waker| {
            let (tell, told) = mpsc::channel();
            let outlet = WindowOutlet { tell, waker };
            let ears_tell = happens.clone();
            scope.spawn(move || {
                converse(everywhere, config, options.at, outlet, ears_tell, &happenings);
            });
            let screen = Screen::with_keys(config.keys.clone());
            let view = screen.view(&wording);
            // Who sees nothing is told where the window begins, once the log-in has been told.
            let begin = Happening::Said(reading::arrival(&view, &wording));
            let _ = happens.send(begin);
            Desk { screen, wording, happens: happens.clone(), told }
        });
        // The conversation may have ended before.
        let _ = happens.send(Happening::Ended);
        shown.map_err(|error| Failure::new(Exit::Machine, error.to_string()))
    })?;
    Ok(Exit::Answered)
}

/// The conversation, until the window is left. What keeps it from beginning is shown.
fn converse(
    everywhere: &Everywhere,
    config: &Config,
    at: Option<DateTime>,
    outlet: WindowOutlet,
    happens: Sender<Happening>,
    happenings: &Receiver<Happening>,
) {
    let mut faults = outlet.clone();
    let conversed = begin(everywhere, config, at, outlet, happens).and_then(|mut conversation| {
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
    outlet: WindowOutlet,
    happens: Sender<Happening>,
) -> Result<Conversation<'c>, Failure> {
    let mut statuses = outlet.clone();
    let show = move |sentence: &Sentence| {
        statuses.status(sentence);
        !statuses.is_read_out()
    };
    let session = Session::new(everywhere, config, at, None, voice::status(true, show))?;
    let voice = Voice::connect().inspect_err(|error| log::info!("there is no voice: {error}")).ok();
    let telling = Telling::on(Box::new(outlet), voice);
    let ears = Ears::new(config.microphone.clone(), None, config.tones, happens.clone());
    // Without a model the window can be written in.
    let model = hear::model(config).ok();
    let listener = model.map(|model| Listener::start(model, config.threads, happens));
    Ok(Conversation::new(config, session, telling, ears, listener))
}

/// The window as the conversation sees it.
#[derive(Clone)]
struct WindowOutlet {
    tell: Sender<Told>,
    waker: Waker,
}

impl WindowOutlet {
    /// Where the window is gone there is nobody to tell.
    fn tell(&self, told: Told) {
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
            Request::Open(page) => Happening::Opened(page),
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
        for told in self.told.try_iter() {
            self.screen.hear(told);
        }
        let said = reading::news(&before, &self.view(), &self.wording);
        if !said.is_empty() {
            self.carry_out(Request::Say(said));
        }
        Vec::new()
    }
}
