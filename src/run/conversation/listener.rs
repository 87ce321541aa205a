//! The thread that recognises. Whenever nothing else is to do it works ahead, in slices of a tenth
//! of a second: nothing it is told waits longer than that, or than the recognition under way.
//!
//! While somebody speaks it may be handed what was said so far. If that turns out to be all, the
//! answer is there at once; if it is outdated before it is begun, it is left out.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};
use std::thread;
use std::time::Instant;

use super::Happening;
use crate::listen::recogniser::Recogniser;
use crate::listen::sound::{RATE, Sound};
use crate::model::Language;
use crate::question::grammar::Grammar;
use crate::question::heard::Heard;
use crate::run::exit::{Exit, Failure};

/// Sentences to listen for, in each language.
type Grammars = Vec<(Language, Grammar)>;

/// Hands over to the thread. It ends with this value.
pub(in crate::run) struct Listener {
    tasks: Sender<Task>,
}

enum Task {
    /// Listen for these sentences from now on.
    Expect(Grammars),
    /// This may be all that is said.
    WorkAhead(Vec<f32>),
    /// This is all; tell what was heard.
    Recognise(Vec<f32>),
}

impl Listener {
    /// Begins to load the model.
    pub(in crate::run) fn start(
        model: PathBuf,
        threads: Option<usize>,
        happenings: Sender<Happening>,
    ) -> Self {
        let (sender, tasks) = mpsc::channel();
        thread::spawn(move || match Recogniser::load(&model, threads) {
            Ok(recogniser) => {
                let waiting = VecDeque::new();
                Worker { recogniser, tasks, waiting, happenings, last: None }.work();
            }
            Err(error) => {
                let failure = Failure::new(Exit::ModelMissing, error.to_string());
                let _ = happenings.send(Happening::CannotRecognise(failure));
            }
        });
        Self { tasks: sender }
    }

    /// Listens for these sentences from now on.
    pub(in crate::run) fn expect(&self, grammars: Grammars) {
        self.tell(Task::Expect(grammars));
    }

    /// Hands over what was said so far, one channel at 16 kHz.
    pub(in crate::run) fn work_ahead(&self, samples: Vec<f32>) {
        self.tell(Task::WorkAhead(samples));
    }

    /// Hands over all that was said; a [`Happening::Heard`] follows.
    pub(in crate::run) fn recognise(&self, samples: Vec<f32>) {
        self.tell(Task::Recognise(samples));
    }

    /// Where the thread has ended, it has said why.
    fn tell(&self, task: Task) {
        let _ = self.tasks.send(task);
    }
}

struct Worker {
    recogniser: Recogniser,
    tasks: Receiver<Task>,
    /// Tasks that were seen and not yet done.
    waiting: VecDeque<Task>,
    happenings: Sender<Happening>,
    /// The last sound and what was heard in it.
    last: Option<(Vec<f32>, Heard)>,
}

impl Worker {
    /// Works until nobody hands anything over any more.
    fn work(mut self) {
        let mut is_prepared = false;
        loop {
            let task = match self.waiting.pop_front() {
                Some(task) => Ok(task),
                None if is_prepared => self.tasks.recv().map_err(|_| TryRecvError::Disconnected),
                None => self.tasks.try_recv(),
            };
            match task {
                Ok(task) => {
                    self.carry_out(task);
                    is_prepared = false;
                }
                Err(TryRecvError::Empty) => is_prepared = !self.recogniser.prepare(),
                Err(TryRecvError::Disconnected) => return,
            }
        }
    }

    fn carry_out(&mut self, task: Task) {
        match task {
            Task::Expect(grammars) => {
                self.last = None;
                self.recogniser.expect(grammars);
            }
            Task::WorkAhead(samples) => {
                self.waiting.extend(self.tasks.try_iter());
                if self.waiting.is_empty() {
                    self.hear(samples);
                }
            }
            Task::Recognise(samples) => {
                let heard = self.hear(samples);
                let _ = self.happenings.send(Happening::Heard(heard));
            }
        }
    }

    fn hear(&mut self, samples: Vec<f32>) -> Heard {
        if let Some((_, heard)) = self.last.as_ref().filter(|(last, _)| *last == samples) {
            return heard.clone();
        }
        let started = Instant::now();
        // In silence, or less than a syllable, nothing was said.
        let heard = Sound::new(samples.clone(), RATE)
            .map_or_else(|_| Heard::default(), |sound| self.recogniser.recognise(&sound));
        log::debug!("heard {} samples in {:?}: {heard:?}", samples.len(), started.elapsed());
        self.last = Some((samples, heard.clone()));
        heard
    }
}
