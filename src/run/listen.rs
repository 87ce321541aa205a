//! `skolrost listen`: a conversation by voice and keyboard together, in a terminal.

mod keyboard;

use std::sync::{Arc, Mutex, mpsc};

use crate::cli::{Everywhere, Listen};
use crate::config::Config;
use crate::present::terminal;

use super::conversation::{Conversation, Ears, Listener, cannot_tell_voices};
use super::exit::{Exit, Failure};
use super::session::Session;
use super::telling::Telling;
use super::{hear, voice};

/// Converses until the end of input.
pub(super) fn listen(
    everywhere: &Everywhere,
    config: &Config,
    options: &Listen,
) -> Result<Exit, Failure> {
    let hands_free = options.hands_free || config.hands_free && !options.push_to_talk;
    let pause = hands_free.then(|| options.pause.unwrap_or(config.pause));
    let device = options.device.clone().or_else(|| config.microphone.clone());
    let (sender, happenings) = mpsc::channel();
    let ears = Ears::new(device, pause, config.tones, sender.clone());
    ears.mode().map_err(|error| cannot_tell_voices(&error, config))?;
    let listener = Listener::start(hear::model(config)?, config.threads, sender.clone());
    let status = voice::status(config.speak, config, voice::printed);
    let session = Session::new(everywhere, config, options.at, None, status)?;
    let telling = Arc::new(Mutex::new(Telling::new(config, &session)));
    print(&session, if hands_free { "welcome-hands-free" } else { "welcome-voice" })?;
    let farewell = session.state().wording().map(|wording| wording.notice("goodbye"));
    let mut conversation = Conversation::new(config, session, telling, ears, Some(listener));
    conversation.begin()?;
    keyboard::read(sender);
    conversation.go_on(&happenings)?;
    terminal::sentences(farewell.as_slice())?;
    Ok(Exit::Answered)
}

fn print(session: &Session, message: &str) -> Result<(), Failure> {
    let wording = session.state().wording();
    let sentence = wording.map(|wording| wording.notice(message));
    Ok(terminal::sentences(sentence.as_slice())?)
}
