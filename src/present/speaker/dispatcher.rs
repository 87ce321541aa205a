//! Speech through speech-dispatcher, the speech service of Linux desktops.
//!
//! It is spoken to with the `speech-dispatcher` crate and not with `tts`, which is built on it:
//! `tts` changes language only by `set_voice`, which asks for the list of all 13,362 voices of
//! espeak-ng for every change. Measured on two cores: 1.6 s a sentence, 0.3 s of it during which
//! speech-dispatcher serves nobody, the person's screen reader included. Telling the language
//! takes 0.2 ms, and the list is needed once, to know which languages have a voice.

mod session;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use self::session::Session;
use super::{Rate, SpeakError, Speaker, SpeechEvent, Spoken, UtteranceId};
use crate::model::Language;

/// The service starts in about a second, answers within milliseconds and lists its voices in 0.6 s
/// (1.5 s on a busy machine); what takes longer than this has stopped working.
const PATIENCE: Duration = Duration::from_secs(10);

/// Work for the thread that holds the session.
type Task = Box<dyn FnOnce(&mut Session) + Send>;

/// Speaks through speech-dispatcher with the voices and the sound device the person has set up.
///
/// The service is found, and started when it is not running, as for every program: by
/// `SPEECHD_ADDRESS` or the socket in `XDG_RUNTIME_DIR`. A thread of its own holds the connection,
/// so that no call here waits longer than ten seconds, whatever the service does.
///
/// What was queued is still said after the speaker is dropped, without events.
#[derive(Debug)]
pub struct Dispatcher {
    tasks: Sender<Task>,
    given_up: Arc<AtomicBool>,
}

impl Dispatcher {
    /// Connects, and begins to learn which languages have a voice. What becomes of each utterance
    /// is sent to `events`, in order; an utterance may be told as begun before
    /// [`speak`](Speaker::speak) returns.
    ///
    /// # Errors
    /// `Unavailable` when the service cannot be reached or started (after about 0.3 s) or does not
    /// answer (after 10 s).
    pub fn connect(events: Sender<SpeechEvent>) -> Result<Self, SpeakError> {
        let (tasks, queue) = mpsc::channel();
        let given_up = Arc::new(AtomicBool::new(false));
        let (report, opened) = mpsc::channel();
        let is_given_up = Arc::clone(&given_up);
        thread::Builder::new()
            .name("speech".to_owned())
            .spawn(move || match Session::open(events) {
                // Nobody waits any longer if the service was too slow.
                Ok(session) if report.send(Ok(())).is_ok() => work(session, &queue, &is_given_up),
                Ok(_) => {}
                Err(error) => {
                    let _ = report.send(Err(error));
                }
            })
            .map_err(|error| SpeakError::Unavailable(error.to_string()))?;
        opened.recv_timeout(PATIENCE).map_err(|_| no_answer())??;
        Ok(Self { tasks, given_up })
    }

    /// Has the session do something and waits for the outcome.
    fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Session) -> Result<T, SpeakError> + Send + 'static,
    ) -> Result<T, SpeakError> {
        let (reply, answer) = mpsc::channel();
        let task: Task = Box::new(move |session| {
            // The asker may have given up.
            let _ = reply.send(question(session));
        });
        self.tasks.send(task).map_err(|_| no_answer())?;
        answer.recv_timeout(PATIENCE).unwrap_or_else(|_| {
            // Nothing that the caller believes unsaid may be said later.
            self.given_up.store(true, Ordering::Relaxed);
            Err(no_answer())
        })
    }
}

/// Carries out tasks until the speaker is dropped or has given up on the service.
fn work(mut session: Session, queue: &Receiver<Task>, given_up: &AtomicBool) {
    session.learn_usual_voices();
    for task in queue {
        if given_up.load(Ordering::Relaxed) {
            return;
        }
        task(&mut session);
    }
}

fn no_answer() -> SpeakError {
    SpeakError::Unavailable("speech-dispatcher does not answer".to_owned())
}

impl Speaker for Dispatcher {
    fn speak(&mut self, utterance: &Spoken) -> Result<UtteranceId, SpeakError> {
        let utterance = utterance.clone();
        self.ask(move |session| session.speak(&utterance))
    }

    fn stop(&mut self) -> Result<(), SpeakError> {
        self.ask(Session::stop)
    }

    fn set_rate(&mut self, rate: Rate) -> Result<(), SpeakError> {
        self.ask(move |session| session.set_rate(rate))
    }

    fn set_volume(&mut self, percent: u8) -> Result<(), SpeakError> {
        self.ask(move |session| session.set_volume(percent))
    }

    fn speaks(&self, language: &Language) -> Result<bool, SpeakError> {
        let language = language.clone();
        self.ask(move |session| session.turn_to(&language))
    }
}
