//! The microphone of a conversation: opened and closed many times, and what it tells boiled down
//! to what the conversation or the guardian needs to know.

use std::sync::mpsc::{self, Sender};
use std::thread;

use super::Happening;
use crate::app::Outcome;
use crate::listen::level::Loudness;
use crate::listen::microphone::{Announcement, Microphone, MicrophoneError, MicrophoneEvent, Mode};
use crate::listen::models::ModelStore;
use crate::listen::push_to_talk::PushToTalk;
use crate::listen::sound::{MAX_SECONDS, RATE};
use crate::listen::voice_activity::{
    EndPause, HandsFree, UtteranceEvent, VoiceActivity, VoiceActivityError,
};
use crate::present::tone::{Sounding, Tone};

/// Samples after which push to talk ends by itself: a second less than the recogniser takes, for
/// what is still heard until the microphone is closed.
const LONGEST: usize = (MAX_SECONDS as usize - 1) * RATE as usize;
/// Cut-off fifths of a second that are no accident; the key that is pressed may be one.
const TOO_OFTEN: u32 = 2;

/// What has become of the sound.
pub(in crate::run) enum Perceived {
    /// Nothing to speak of.
    Nothing,
    /// A fault the guardian can mend: the name of a message. Told once an opening.
    Fault(&'static str),
    /// A short pause after this; it may be all.
    Pause(Vec<f32>),
    /// An utterance has ended.
    Utterance(Vec<f32>),
    /// Push to talk has lasted as long as can be listened to.
    Full,
    /// The microphone is gone, and closed.
    Lost(MicrophoneError),
}

/// Why nothing can be heard.
pub(in crate::run) enum EarError {
    /// The microphone.
    Microphone(MicrophoneError),
    /// What tells voices from other sounds.
    VoiceActivity(VoiceActivityError),
}

/// A microphone, open or closed.
pub(in crate::run) struct Ears {
    device: Option<String>,
    /// The pause that ends an utterance; `None` is push to talk.
    hands_free: Option<EndPause>,
    /// Whether tones tell that the microphone opens and closes, and what came of what was said.
    tones: bool,
    happenings: Sender<Happening>,
    open: Option<Microphone>,
    /// Tells the events of this opening from late ones of the last.
    opening: u32,
    noticed: Noticed,
    /// What was said in this opening, with push to talk.
    said: PushToTalk,
    /// The last tone is heard to its end, also where the program ends with it.
    sounding: Option<Sounding>,
}

/// What was noticed in the present utterance, or opening.
#[derive(Default)]
struct Noticed {
    loudest: Option<Loudness>,
    cut_off: u32,
    told: Vec<&'static str>,
}

impl Ears {
    /// Ears that are closed.
    pub(in crate::run) fn new(
        device: Option<String>,
        hands_free: Option<EndPause>,
        tones: bool,
        happenings: Sender<Happening>,
    ) -> Self {
        Self {
            device,
            hands_free,
            tones,
            happenings,
            open: None,
            opening: 0,
            noticed: Noticed::default(),
            said: PushToTalk::default(),
            sounding: None,
        }
    }

    /// Tells by tones from now on, or not.
    pub(in crate::run) fn set_tones(&mut self, tones: bool) {
        self.tones = tones;
    }

    /// Whether utterances are found without a key.
    pub(in crate::run) fn are_hands_free(&self) -> bool {
        self.hands_free.is_some()
    }

    /// Whether something can be heard.
    pub(in crate::run) fn are_open(&self) -> bool {
        self.open.is_some()
    }

    /// Opens the microphone, or leaves it open.
    pub(in crate::run) fn open(&mut self) -> Result<(), EarError> {
        if self.open.is_some() {
            return Ok(());
        }
        let mode = self.mode().map_err(EarError::VoiceActivity)?;
        // A tone that still sounds is nothing of what is said next.
        self.sounding = None;
        let (sender, events) = mpsc::channel();
        let announcement = self.tones.then(|| Box::new(|| Tone::Opened.sound()) as Announcement);
        let microphone =
            Microphone::open_announced(self.device.as_deref(), mode, sender, announcement)
                .map_err(EarError::Microphone)?;
        self.opening = self.opening.wrapping_add(1);
        let (opening, happenings) = (self.opening, self.happenings.clone());
        // Ends with the microphone.
        thread::spawn(move || {
            for event in events {
                if happenings.send(Happening::Microphone { opening, event }).is_err() {
                    return;
                }
            }
        });
        (self.noticed, self.said) = (Noticed::default(), PushToTalk::default());
        self.open = Some(microphone);
        Ok(())
    }

    /// What hearing takes besides a microphone.
    pub(in crate::run) fn mode(&self) -> Result<Mode, VoiceActivityError> {
        let Some(pause) = self.hands_free else { return Ok(Mode::PushToTalk) };
        let store = ModelStore::of_user().ok_or(VoiceActivityError::Unusable)?;
        Ok(Mode::HandsFree(Box::new(HandsFree::new(VoiceActivity::load(&store)?, pause))))
    }

    /// Closes the microphone and gives what was said and not yet told; nothing where it is closed.
    pub(in crate::run) fn close(&mut self) -> Vec<f32> {
        let Some(microphone) = self.open.take() else { return Vec::new() };
        let heard = microphone.stop();
        if self.tones {
            self.sounding = Some(Tone::Closed.begin());
        }
        if self.are_hands_free() {
            return heard;
        }
        let mut said = std::mem::take(&mut self.said);
        // What the microphone told before is the beginning of what it heard.
        said.hear(heard.get(said.heard()..).unwrap_or_default());
        said.finish()
    }

    /// Tells by a tone what came of what was said. Hands-free the microphone opens again at once, and
    /// the tone of that tells enough.
    pub(in crate::run) fn tell_of(&mut self, outcome: Outcome) {
        let is_told = self.tones && !self.are_open() && !self.are_hands_free();
        if let Some(tone) = Tone::of(outcome).filter(|_| is_told) {
            // One after the other.
            self.sounding = None;
            self.sounding = Some(tone.begin());
        }
    }

    /// Takes what the microphone tells.
    pub(in crate::run) fn hear(&mut self, opening: u32, event: MicrophoneEvent) -> Perceived {
        if self.open.is_none() || opening != self.opening {
            return Perceived::Nothing;
        }
        match event {
            MicrophoneEvent::Level(level) => self.noticed.level(level.loudness()),
            MicrophoneEvent::Sound(sound) => return self.listen(&sound),
            MicrophoneEvent::Utterance(UtteranceEvent::Began) => self.noticed.begin(),
            MicrophoneEvent::Utterance(UtteranceEvent::Paused(so_far)) => {
                return Perceived::Pause(so_far);
            }
            MicrophoneEvent::Utterance(UtteranceEvent::Ended(whole)) => {
                return Perceived::Utterance(whole);
            }
            MicrophoneEvent::Utterance(UtteranceEvent::Resumed) => {}
            MicrophoneEvent::Silent => return self.noticed.fault("microphone-silent"),
            MicrophoneEvent::Missed => return self.noticed.fault("microphone-missed"),
            MicrophoneEvent::Lost(error) => {
                self.close();
                return Perceived::Lost(error);
            }
        }
        Perceived::Nothing
    }

    fn listen(&mut self, sound: &[f32]) -> Perceived {
        let so_far = self.said.hear(sound).map(<[f32]>::to_vec);
        match so_far {
            _ if self.said.heard() >= LONGEST => Perceived::Full,
            Some(so_far) => Perceived::Pause(so_far),
            None => Perceived::Nothing,
        }
    }

    /// What was wrong with the loudness of the utterance: `weak` or `strong`, as in the message
    /// `microphone-verdict`.
    pub(in crate::run) fn verdict(&self) -> Option<&'static str> {
        match self.noticed.loudest {
            _ if self.noticed.cut_off >= TOO_OFTEN => Some("strong"),
            Some(Loudness::Weak) => Some("weak"),
            _ => None,
        }
    }
}

impl Noticed {
    fn begin(&mut self) {
        (self.loudest, self.cut_off) = (None, 0);
    }

    fn level(&mut self, loudness: Loudness) {
        self.loudest = self.loudest.max(Some(loudness));
        self.cut_off += u32::from(loudness == Loudness::Strong);
    }

    fn fault(&mut self, message: &'static str) -> Perceived {
        if self.told.contains(&message) {
            return Perceived::Nothing;
        }
        self.told.push(message);
        Perceived::Fault(message)
    }
}
