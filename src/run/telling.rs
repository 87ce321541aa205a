//! Puts a turn before the guardian: shown, and spoken where that is wished.

mod foreign;
mod order;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::civil::DateTime;

use crate::app::Turn;
use crate::config::Config;
use crate::model::{Family, Language};
use crate::page::{Page, Way};
use crate::present::speaker::{Rate, SpeakError};
use crate::present::terminal;
use crate::view::{Setting, VoiceUse};
use crate::wording::{Sentence, SentenceKind};

use super::exit::Failure;
use super::session::{Session, Voicing};
use super::voice::{Voice, failure};

/// Where what is told can be read.
pub(super) trait Outlet: Send {
    /// Notes what is answered next.
    fn asked(&mut self, text: &str);
    /// Shows a turn.
    fn turn(&mut self, turn: &Turn) -> Result<(), Failure>;
    /// Shows a page, of what is known at a time.
    fn page(&mut self, page: Page, known: &Family, now: DateTime);
    /// Shows that something is set otherwise now.
    fn set(&mut self, setting: &Setting);
    /// Goes to a page.
    fn go(&mut self, way: Way);
    /// Shows how things go.
    fn status(&mut self, sentence: &Sentence);
    /// Shows whether the microphone is open.
    fn listening(&mut self, is_open: bool);
    /// Whether somebody else reads it out, so that our own voice is one too many.
    fn is_read_out(&mut self) -> bool;
    /// The language in which they read; `None` where nobody can tell.
    fn reads_in(&mut self) -> Option<Language>;
    /// Offers our own voice for text in these languages, which they cannot read; for none, no more.
    fn offer(&mut self, languages: &[Language]);
}

/// Plain lines, one after the other.
pub(super) struct Terminal;

impl Outlet for Terminal {
    /// It stands there already.
    fn asked(&mut self, _text: &str) {}

    fn turn(&mut self, turn: &Turn) -> Result<(), Failure> {
        terminal::sentences(&turn.sentences)?;
        Ok(terminal::sentences(turn.hint.as_slice())?)
    }

    /// There are none.
    fn page(&mut self, _page: Page, _known: &Family, _now: DateTime) {}

    /// It is seen nowhere.
    fn set(&mut self, _setting: &Setting) {}

    /// There are none.
    fn go(&mut self, _way: Way) {}

    fn status(&mut self, sentence: &Sentence) {
        terminal::status(&sentence.text);
    }

    /// A status says so.
    fn listening(&mut self, _is_open: bool) {}

    /// Who starts the voice in a terminal wants to hear it.
    fn is_read_out(&mut self) -> bool {
        false
    }

    fn reads_in(&mut self) -> Option<Language> {
        None
    }

    /// Nobody reads out, so there is nothing to offer.
    fn offer(&mut self, _languages: &[Language]) {}
}

/// A telling of which whoever shows the outlet has a part: where one goes on the screen is said also
/// while the conversation waits for the platform.
pub(super) type SharedTelling = Arc<Mutex<Telling>>;

/// The telling, also where somebody gave up in the middle of it: it has no state that could be half.
pub(super) fn lock(telling: &Mutex<Telling>) -> MutexGuard<'_, Telling> {
    telling.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An outlet, and perhaps a voice.
pub(super) struct Telling {
    outlet: Box<dyn Outlet>,
    voice: Option<Voice>,
    /// Whether to speak, where the guardian said so.
    wish: Option<bool>,
    /// What the guardian came to before there was a voice: what it says first.
    first: Vec<Sentence>,
    /// Whether what is being said is only where the guardian is.
    says_place: bool,
    /// What was told last where our voice was silent.
    unsaid: Vec<Sentence>,
    /// The languages that our voice speaks, once it was asked: a service that hangs is waited for once.
    spoken: Option<Vec<Language>>,
    /// The languages that our voice could read and whoever reads out cannot, as far as was seen last.
    foreign: Vec<Language>,
}

impl Telling {
    /// In a terminal. A voice that cannot be had is told once; the conversation goes on in text.
    pub(super) fn new(config: &Config, session: &Session) -> Self {
        let connect = || {
            let tell = |error| failure(&error, session.state().wording()).tell();
            Voice::connect(config).map_err(tell).ok()
        };
        Self::on(Box::new(Terminal), config.speak.then(connect).flatten())
    }

    /// Elsewhere.
    pub(super) fn on(outlet: Box<dyn Outlet>, voice: Option<Voice>) -> Self {
        Self {
            outlet,
            voice,
            wish: None,
            first: Vec::new(),
            says_place: false,
            unsaid: Vec::new(),
            spoken: None,
            foreign: Vec::new(),
        }
    }

    /// Whether answers are spoken.
    pub(super) fn has_voice(&self) -> bool {
        self.voice.is_some()
    }

    /// Speaks when the guardian says so.
    pub(super) fn use_voice(&mut self, voice: VoiceUse) {
        self.wish = match voice {
            VoiceUse::Auto => None,
            VoiceUse::On => Some(true),
            VoiceUse::Off => Some(false),
        };
        if self.has_voice() && !self.speaks() {
            self.hush();
        }
    }

    /// Speaks as fast from now on.
    pub(super) fn set_rate(&mut self, rate: Rate) {
        let set = self.voice.as_mut().map(|voice| voice.set_rate(rate));
        if let Some(Err(error)) = set {
            log::info!("the pace of the voice was not set: {error}");
        }
    }

    /// Pauses from now on, or not.
    pub(super) fn set_pauses(&mut self, pauses: bool) {
        if let Some(voice) = &mut self.voice {
            voice.set_pauses(pauses);
        }
    }

    /// How it speaks; nothing without a voice.
    pub(super) fn manner(&self) -> Vec<Setting> {
        let manner = |voice: &Voice| {
            vec![Setting::Speed(voice.rate().get()), Setting::Pauses(voice.pauses())]
        };
        self.voice.as_ref().map(manner).unwrap_or_default()
    }

    /// Shows that something is set otherwise now.
    pub(super) fn set(&mut self, setting: &Setting) {
        self.outlet.set(setting);
    }

    /// Speaks from now on, or not; whether it does. What the guardian wishes wins over who else
    /// reads out.
    pub(super) fn toggle_voice(&mut self) -> bool {
        let wish = !self.speaks() && self.voice.is_some();
        self.hush();
        self.wish = Some(wish);
        wish
    }

    /// Whether an answer is being spoken just now.
    pub(super) fn is_speaking(&mut self) -> bool {
        self.voice.as_mut().is_some_and(Voice::is_speaking)
    }

    /// Falls silent at once: the guardian wishes so, or to hear something else.
    pub(super) fn hush(&mut self) {
        self.first.clear();
        if let Some(voice) = &mut self.voice {
            voice.stop().unwrap_or_else(|error| log::info!("the voice was not stopped: {error}"));
        }
    }

    /// Notes what is answered next.
    pub(super) fn asked(&mut self, text: &str) {
        self.outlet.asked(text);
    }

    /// Shows how things go, and does not speak it.
    pub(super) fn status(&mut self, sentence: &Sentence) {
        self.outlet.status(sentence);
    }

    /// Shows how things go, and speaks it where the voice speaks.
    pub(super) fn status_aloud(&mut self, sentence: &Sentence) {
        self.outlet.status(sentence);
        // A detail, such as a link, is for the eye and the clipboard.
        if sentence.kind != SentenceKind::Detail {
            self.say_status(sentence);
        }
    }

    /// Speaks as fast from now on, what is being said included, and says this first.
    pub(super) fn say_in_pace(&mut self, rate: Rate, sentences: &[Sentence]) {
        let speaks = self.speaks();
        let Some(voice) = &mut self.voice else { return };
        let sentences = if speaks { sentences } else { &[] };
        if let Err(error) = voice.say_in_pace(rate, sentences) {
            log::info!("not all was spoken in the new pace: {error}");
        }
    }

    /// Whether what is told now is spoken.
    pub(super) fn speaks_up(&mut self) -> bool {
        self.has_voice() && self.speaks()
    }

    /// What the guardian wished, else whether nobody else reads out.
    fn speaks(&mut self) -> bool {
        self.wish.unwrap_or_else(|| !self.outlet.is_read_out())
    }

    /// Shows whether the microphone is open.
    pub(super) fn listening(&mut self, is_open: bool) {
        self.outlet.listening(is_open);
    }

    /// Shows a page.
    pub(super) fn page(&mut self, page: Page, session: &Session) {
        let speaks = self.speaks();
        self.offer(speaks);
        let nobody = Family::default();
        self.outlet.page(page, session.family().unwrap_or(&nobody), session.now());
    }

    /// Goes to a page.
    pub(super) fn go(&mut self, way: Way) {
        self.outlet.go(way);
    }

    /// Shows a turn, and begins to speak it.
    pub(super) fn tell(&mut self, turn: Turn, session: &Session) -> Result<(), Failure> {
        let speaks = self.speaks();
        self.offer(speaks);
        self.outlet.turn(&turn)?;
        let mut sentences = turn.sentences;
        sentences.extend(turn.hint);
        self.unsaid = if speaks { Vec::new() } else { std::mem::take(&mut sentences) };
        self.says_place = false;
        let Some(voice) = &mut self.voice else { return Ok(()) };
        if let Err(error) = speak(voice, &sentences, &session.voicing) {
            failure(&error, session.state().wording()).tell();
        }
        Ok(())
    }

    /// Waits until all is spoken.
    pub(super) fn finish(&mut self, session: &Session) {
        let spoken = self.voice.as_mut().map(Voice::wait);
        if let Some(Err(error)) = spoken {
            failure(&error, session.state().wording()).tell();
        }
    }
}

fn speak(voice: &mut Voice, sentences: &[Sentence], wishes: &[Voicing]) -> Result<(), SpeakError> {
    for wish in wishes {
        match wish {
            Voicing::Stop => voice.stop()?,
            Voicing::Rate(step) => voice.change_rate(*step)?,
            Voicing::Pauses(pauses) => voice.set_pauses(*pauses),
            Voicing::Volume(step) => voice.change_volume(*step)?,
        }
    }
    voice.begin(sentences)
}
