//! `skolrost microphone`: which microphones there are, and how loud somebody sounds in one.

use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use crate::cli::MicrophoneCheck;
use crate::config::Config;
use crate::listen::level::Loudness;
use crate::listen::microphone::{Microphone, MicrophoneError, MicrophoneEvent, Mode, devices};
use crate::present::terminal;
use crate::wording::{Args, Sentence, SentenceKind, Wording};

use super::exit::{Exit, Failure};

/// How long somebody is listened to; the sentence that asks for it says the same.
const SECONDS: u32 = 5;

/// Lists the microphones, tells the level once a second, and says whether it will do.
pub(super) fn check(config: &Config, check: &MicrophoneCheck) -> Result<Exit, Failure> {
    let wording = Wording::load(&config.first_language())
        .map_err(|e| Failure::new(Exit::Usage, e.to_string()))?;
    for device in devices() {
        let args = Args::new().text("name", device.name).text("description", device.description);
        terminal::line(&wording.say("microphone-device", &args))?;
    }
    let lost =
        |error: MicrophoneError| Failure::new(Exit::Machine, sentence(&error, &wording).text);
    let device = check.device.as_ref().or(config.microphone.as_ref());
    let (sender, events) = mpsc::channel();
    let _microphone =
        Microphone::open(device.map(String::as_str), Mode::PushToTalk, sender).map_err(lost)?;
    terminal::line(&wording.say("microphone-speak", &Args::new()))?;
    let mut loudest = Loudness::Nothing;
    for _ in 0..SECONDS {
        let loudness = listen(&events, Duration::from_secs(1)).map_err(lost)?;
        terminal::line(&wording.say("microphone-level", &selected(loudness)))?;
        loudest = loudest.max(loudness);
    }
    if loudest == Loudness::Nothing {
        return Err(Failure::new(Exit::Machine, wording.say("microphone-silent", &Args::new())));
    }
    terminal::line(&wording.say("microphone-verdict", &selected(loudest)))?;
    Ok(Exit::Answered)
}

/// What is wrong with a microphone and what to do, in the guardian's words.
pub(super) fn sentence(error: &MicrophoneError, wording: &Wording) -> Sentence {
    log::info!("{error}");
    let (reason, device) = match error {
        MicrophoneError::None => ("none", ""),
        MicrophoneError::NotFound(device) => ("not-found", device.as_str()),
        MicrophoneError::Busy => ("busy", ""),
        MicrophoneError::Refused => ("refused", ""),
        MicrophoneError::Format => ("format", ""),
        MicrophoneError::Unplugged => ("unplugged", ""),
        MicrophoneError::Stalled => ("stalled", ""),
        MicrophoneError::Failed(_) => ("failed", ""),
    };
    let args = Args::new().text("reason", reason).text("device", device);
    wording.sentence(SentenceKind::Problem, "microphone-failed", &args)
}

/// The loudest that is heard in that time.
fn listen(events: &Receiver<MicrophoneEvent>, time: Duration) -> Result<Loudness, MicrophoneError> {
    let end = Instant::now() + time;
    let mut loudest = Loudness::Nothing;
    while let Ok(event) = events.recv_timeout(end.saturating_duration_since(Instant::now())) {
        match event {
            MicrophoneEvent::Level(level) => loudest = loudest.max(level.loudness()),
            MicrophoneEvent::Lost(error) => return Err(error),
            _ => {}
        }
    }
    Ok(loudest)
}

fn selected(loudness: Loudness) -> Args<'static> {
    let word = match loudness {
        Loudness::Nothing => "nothing",
        Loudness::Weak => "weak",
        Loudness::Good => "good",
        Loudness::Strong => "strong",
    };
    Args::new().text("loudness", word)
}
