//! A recorded question: the model loads while the platform is asked who the family is.

use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::Instant;

use crate::app::Turn;
use crate::config::Config;
use crate::listen::models::{Catalogue, ModelStore};
use crate::listen::recogniser::Recogniser;
use crate::listen::sound::{Sound, SoundError, read_wav};
use crate::present::terminal;
use crate::question::heard::Heard;
use crate::wording::{Args, Wording};

use super::exit::{Exit, Failure};
use super::session::Session;

/// A recording, and a recogniser on its way.
pub(super) enum Listening {
    /// Nothing can be heard in the recording.
    Silent,
    /// Something can.
    Sound {
        /// What.
        sound: Sound,
        /// The model, while it loads.
        recogniser: JoinHandle<Result<Recogniser, Failure>>,
    },
}

/// Reads the recording and begins to load the model.
pub(super) fn prepare(file: &Path, config: &Config) -> Result<Listening, Failure> {
    let sound = match read_wav(file) {
        Ok(sound) => sound,
        Err(SoundError::Silent) => return Ok(Listening::Silent),
        Err(error) => return Err(sound_failure(&error, file, config)),
    };
    let path = model(config)?;
    let threads = config.threads;
    let recogniser = std::thread::spawn(move || {
        Recogniser::load(&path, threads)
            .map_err(|e| Failure::new(Exit::ModelMissing, e.to_string()))
    });
    Ok(Listening::Sound { sound, recogniser })
}

/// Where the speech model is.
pub(super) fn model(config: &Config) -> Result<PathBuf, Failure> {
    let missing = || model_missing(&config.model, config);
    let catalogue =
        Catalogue::embedded().map_err(|e| Failure::new(Exit::Machine, e.to_string()))?;
    let model = catalogue.model(&config.model).ok_or_else(missing)?;
    ModelStore::of_user().and_then(|store| store.path(model)).ok_or_else(missing)
}

/// That a model is missing, and how to get it.
pub(super) fn model_missing(model: &str, config: &Config) -> Failure {
    failure(Exit::ModelMissing, "model-missing", &Args::new().text("model", model), config)
}

/// Logs in, listens for what this family may say, and asks what was heard.
pub(super) fn ask(
    session: &mut Session,
    listening: Listening,
) -> Result<(String, Option<Turn>), Failure> {
    let Listening::Sound { sound, recogniser } = listening else {
        return Ok((String::new(), session.heard(Heard::default())));
    };
    if let Err(turn) = session.log_in() {
        return Ok((String::new(), turn.map(|turn| *turn)));
    }
    let crashed = |_| Failure::new(Exit::Machine, "the recogniser ended without a word");
    let mut recogniser = recogniser.join().map_err(crashed)??;
    let started = Instant::now();
    recogniser.expect(session.state().grammars());
    let heard = recogniser.recognise(&sound);
    session.timings.recognise = started.elapsed();
    log::debug!("{heard:?}");
    let transcript = heard.transcript().map(|transcript| transcript.text.clone());
    let turn = session.heard(heard);
    let understood = turn.as_ref().and_then(|turn| turn.question.as_ref());
    let text = understood.map(|question| question.text.clone()).filter(|text| !text.is_empty());
    Ok((text.or(transcript).unwrap_or_default(), turn))
}

/// Where an answer asks back, the guardian wants to know what was heard.
pub(super) fn tell_what_was_heard(session: &Session, text: &str) {
    if let Some(wording) = session.state().wording() {
        terminal::status(&wording.say("heard", &Args::new().text("text", text)));
    }
}

fn sound_failure(error: &SoundError, file: &Path, config: &Config) -> Failure {
    log::info!("{}: {error}", file.display());
    let reason = match error {
        SoundError::File(_) => "missing",
        SoundError::TooLong => "too-long",
        _ => "format",
    };
    let args = Args::new().text("file", file.display().to_string()).text("reason", reason);
    failure(Exit::Usage, "sound-unreadable", &args, config)
}

/// A failure in the household's words, which are loaded only now that they are needed.
fn failure(exit: Exit, message: &str, args: &Args<'_>, config: &Config) -> Failure {
    match Wording::load(&config.first_language()) {
        Ok(wording) => Failure::new(exit, wording.say(message, args)),
        Err(error) => Failure::new(Exit::Usage, error.to_string()),
    }
}
