//! From a microphone to what is said into it.
//!
//! The device delivers in a thread of its own, which must never wait; it puts blocks
//! into a queue that drops the oldest. A second thread takes them, makes them one channel at
//! 16 kHz and tells what it hears. Nothing is written anywhere: what was heard lives in
//! memory until it is handed over.

pub(crate) mod alsa_messages;
mod capture;
mod device;
mod ear;
mod error;
mod resample;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

pub use device::{MicrophoneDevice, devices};
pub use error::MicrophoneError;

use super::level::Level;
use super::voice_activity::{HandsFree, UtteranceEvent};
use capture::Capture;
use ear::Ear;

/// A device that delivers nothing for so long will not deliver any more; a sound service that is
/// waking up takes less than half of it.
const STALLED: Duration = Duration::from_secs(3);
/// A sound service that does not open the microphone in this time is taken for dead.
const OPENING: Duration = Duration::from_secs(5);
/// What is still listened to after the end: keys are let go while the last syllable is spoken, and
/// that syllable takes its time through the sound service.
const TAIL: Duration = Duration::from_millis(200);
/// How long a device may take to wake up before somebody is told that it listens; one that takes
/// longer is told as open too early.
const WAKING: Duration = Duration::from_millis(500);
/// How late what the microphone hears arrives, and how long a room goes on with what is played
/// in it.
const LATE: Duration = Duration::from_millis(80);
/// How often the thread looks around where nothing comes.
const LOOK: Duration = Duration::from_millis(50);

/// What tells somebody that the microphone is open; returns when it has been told.
pub type Announcement = Box<dyn FnOnce() + Send>;

/// How an utterance is told from the rest.
pub enum Mode {
    /// It is all that is heard from opening to stopping, however long and with whatever pauses.
    PushToTalk,
    /// It begins and ends with somebody's voice.
    HandsFree(Box<HandsFree>),
}

/// What a microphone tells.
#[derive(Clone, PartialEq)]
pub enum MicrophoneEvent {
    /// How loud it is, five times a second.
    Level(Level),
    /// Push to talk: the next samples, one channel at 16 kHz.
    Sound(Vec<f32>),
    /// Hands-free: an utterance begins, pauses, goes on or ends.
    Utterance(UtteranceEvent),
    /// Only zeros for three seconds: it is muted, or its plug is not in. Told once, and again when
    /// it falls silent anew.
    Silent,
    /// Some sound was lost, because this machine had too much else to do.
    Missed,
    /// Nothing more will come. What was heard before is what [`Microphone::stop`] gives.
    Lost(MicrophoneError),
}

/// A microphone that is listening, until it is stopped or dropped.
#[derive(Debug)]
pub struct Microphone {
    stop: Arc<AtomicBool>,
    listener: Option<JoinHandle<Vec<f32>>>,
}

impl Microphone {
    /// Listens to the device of this name, or to the default one, and sends what it hears.
    pub fn open(
        device: Option<&str>,
        mode: Mode,
        events: Sender<MicrophoneEvent>,
    ) -> Result<Self, MicrophoneError> {
        Self::open_announced(device, mode, events, None)
    }

    /// Opens, and has it announced once the device is awake. What is heard meanwhile, the
    /// announcement for instance, is forgotten.
    pub fn open_announced(
        device: Option<&str>,
        mode: Mode,
        events: Sender<MicrophoneEvent>,
        announcement: Option<Announcement>,
    ) -> Result<Self, MicrophoneError> {
        let stop = Arc::new(AtomicBool::new(false));
        let (opened, whether_opened) = mpsc::channel();
        let (device, stopping) = (device.map(str::to_owned), Arc::clone(&stop));
        let failed = |e: std::io::Error| MicrophoneError::Failed(e.to_string());
        let listener = thread::Builder::new()
            .name("microphone".to_owned())
            .spawn(move || {
                alsa_messages::keep();
                let started = start(device.as_deref(), mode, events, announcement);
                alsa_messages::log();
                let (started, outcome) = match started {
                    Ok(started) => (Some(started), Ok(())),
                    Err(error) => (None, Err(error)),
                };
                // Whoever no longer waits for the microphone must not be listened to.
                let awaited = opened.send(outcome).is_ok();
                match started.filter(|_| awaited) {
                    Some((capture, ear)) => listen(capture, ear, &stopping),
                    None => Vec::new(),
                }
            })
            .map_err(failed)?;
        whether_opened.recv_timeout(OPENING).map_err(|_| MicrophoneError::Stalled)??;
        Ok(Self { stop, listener: Some(listener) })
    }

    /// Stops, and gives what was heard, one channel at 16 kHz: with push to talk all of it,
    /// hands-free the utterance that had not ended. May be empty.
    pub fn stop(mut self) -> Vec<f32> {
        self.end().unwrap_or_default()
    }

    fn end(&mut self) -> Option<Vec<f32>> {
        let listener = self.listener.take()?;
        self.stop.store(true, Ordering::Relaxed);
        listener.thread().unpark();
        listener.join().ok()
    }
}

impl Drop for Microphone {
    fn drop(&mut self) {
        self.end();
    }
}

/// What was said stays out of logs, even as numbers.
impl std::fmt::Debug for MicrophoneEvent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Level(level) => f.debug_tuple("Level").field(level).finish(),
            Self::Sound(samples) => write!(f, "Sound({} samples)", samples.len()),
            Self::Utterance(event) => f.debug_tuple("Utterance").field(event).finish(),
            Self::Silent => f.write_str("Silent"),
            Self::Missed => f.write_str("Missed"),
            Self::Lost(error) => f.debug_tuple("Lost").field(error).finish(),
        }
    }
}

fn start(
    device: Option<&str>,
    mode: Mode,
    events: Sender<MicrophoneEvent>,
    announcement: Option<Announcement>,
) -> Result<(Capture, Ear), MicrophoneError> {
    let capture = Capture::start(device)?;
    if let Some(announce) = announcement {
        capture.wake(WAKING);
        announce();
        thread::sleep(LATE);
        capture.forget();
    }
    let ear = Ear::new(mode, capture.rate, capture.channels, events)?;
    Ok((capture, ear))
}

/// Listens until it is told to stop, or the device is lost.
fn listen(mut capture: Capture, mut ear: Ear, stop: &AtomicBool) -> Vec<f32> {
    let mut delivered = Instant::now();
    let mut end: Option<Instant> = None;
    let fault = loop {
        thread::park_timeout(LOOK);
        while let Some(block) = capture.take() {
            ear.hear(&block);
            delivered = Instant::now();
        }
        if capture.missed() {
            ear.tell(MicrophoneEvent::Missed);
        }
        if stop.load(Ordering::Relaxed) {
            let end = *end.get_or_insert_with(|| Instant::now() + TAIL);
            if Instant::now() >= end {
                break None;
            }
        }
        if let Some(fault) = capture.fault() {
            break Some(fault);
        }
        if delivered.elapsed() > STALLED {
            break Some(MicrophoneError::Stalled);
        }
    };
    capture.stop();
    while let Some(block) = capture.take() {
        ear.hear(&block);
    }
    alsa_messages::log();
    ear.finish(fault)
}
