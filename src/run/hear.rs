//! A recorded question: the model loads while the platform is asked who the family is.

use std::path::Path;
use std::thread::JoinHandle;
use std::time::Instant;

use crate::app::Turn;
use crate::config::Config;
use crate::listen::models::{Catalogue, ModelStore};
use crate::listen::sound::{Sound, SoundError, read_wav};
use crate::listen::transcriber::Recogniser;
use crate::model::{Family, Language};
use crate::present::terminal;
use crate::question::Lexicon;
use crate::wording::{Args, Wording};

use super::exit::{Exit, Failure};
use super::session::Session;

/// Below this mean log-probability a transcript is not acted on: of 30 measured with a prompt, the
/// right ones lay above -0.63 and those that answered another question below -0.7.
const DOUBTFUL: f32 = -0.7;

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
    let missing = || {
        let args = Args::new().text("model", &config.model);
        failure(Exit::ModelMissing, "model-missing", &args, config)
    };
    let catalogue =
        Catalogue::embedded().map_err(|e| Failure::new(Exit::Machine, e.to_string()))?;
    let model = catalogue.model(&config.model).ok_or_else(missing)?;
    let path = ModelStore::of_user().and_then(|store| store.path(model)).ok_or_else(missing)?;
    let threads = config.threads;
    let recogniser = std::thread::spawn(move || {
        Recogniser::load(&path, threads)
            .map_err(|e| Failure::new(Exit::ModelMissing, e.to_string()))
    });
    Ok(Listening::Sound { sound, recogniser })
}

/// Logs in, recognises with the family's names in mind, and asks what was heard.
pub(super) fn ask(
    session: &mut Session,
    listening: Listening,
    config: &Config,
) -> Result<(String, Option<Turn>), Failure> {
    let Listening::Sound { sound, recogniser } = listening else {
        return Ok((String::new(), session.not_heard(None)));
    };
    if let Err(turn) = session.log_in() {
        return Ok((String::new(), turn.map(|turn| *turn)));
    }
    let started = Instant::now();
    let crashed = |_| Failure::new(Exit::Machine, "the recogniser ended without a word");
    let mut recogniser = recogniser.join().map_err(crashed)??;
    let family = session.family().cloned().unwrap_or_default();
    let prompt = |language: &Language| Some(expected(session.state().lexicon(language)?, &family));
    let transcript = recogniser
        .transcribe(&sound, &config.languages, prompt)
        .map_err(|e| Failure::new(Exit::Machine, e.to_string()))?;
    session.timings.recognise = started.elapsed();
    log::debug!("recognised with {:.2} a token", transcript.mean_log_probability);
    let text = transcript.text;
    let turn = if text.is_empty() {
        session.not_heard(None)
    } else if transcript.mean_log_probability < DOUBTFUL {
        session.not_heard(Some(text.clone()))
    } else {
        session.ask(&text)
    };
    Ok((text, turn))
}

/// Where an answer asks back, the guardian wants to know what was heard.
pub(super) fn tell_what_was_heard(session: &Session, text: &str) {
    if let Some(wording) = session.state().wording() {
        terminal::status(&wording.say("heard", &Args::new().text("text", text)));
    }
}

/// Text of the kind that is expected: the first way to ask of some intents, with the names.
fn expected(lexicon: &Lexicon, family: &Family) -> String {
    let children: Vec<&str> = family.children.iter().map(|c| c.first_name.as_str()).collect();
    let asks = lexicon.intents.iter().filter_map(|cues| cues.ask.first());
    let named = asks.filter(|ask| ask.contains("{child}")).zip(children.iter().cycle());
    let filled = named.take(3).map(|(ask, child)| {
        ask.replace("{child}", child).replace(" {day}", "").replace(" {subject}", "")
    });
    filled.collect::<Vec<_>>().join(" ")
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
