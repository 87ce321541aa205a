//! A conversation: in a terminal with a prompt, else a question a line until the end of input.

use std::io::{self, BufRead, IsTerminal};

use super::exit::{Exit, Failure};
use super::session::{Session, Voicing};
use super::voice::{self, Voice, failure};
use crate::cli::Everywhere;
use crate::config::Config;
use crate::present::terminal;

/// Converses until the end of input. Answered is 0 even where a question failed: the answers said
/// so.
pub(super) fn converse(everywhere: &Everywhere, config: &Config) -> Result<Exit, Failure> {
    let status = voice::status(config.speak);
    let mut session = Session::new(everywhere, config, None, None, status)?;
    let mut voice = connect_voice(config, &session);
    let interactive = io::stdin().is_terminal();
    if interactive {
        greet(&session)?;
    }
    for line in io::stdin().lock().split(b'\n') {
        // A line that is not UTF-8 is answered as far as it can be read.
        let line = String::from_utf8_lossy(&line?).into_owned();
        if !line.trim().is_empty() {
            answer(&mut session, &line, voice.as_mut(), interactive)?;
        }
        if interactive {
            prompt(&session)?;
        }
    }
    if interactive {
        say(&session, "goodbye")?;
    }
    Ok(Exit::Answered)
}

/// A voice that cannot be had is told once; the conversation goes on in text.
fn connect_voice(config: &Config, session: &Session) -> Option<Voice> {
    if !config.speak {
        return None;
    }
    Voice::connect().map_err(|error| failure(&error, session.state().wording()).tell()).ok()
}

fn answer(
    session: &mut Session,
    line: &str,
    mut voice: Option<&mut Voice>,
    interactive: bool,
) -> Result<(), Failure> {
    // A new question silences the answer to the last one at once.
    if let Some(voice) = voice.as_mut() {
        voice.stop().unwrap_or_else(|error| log::info!("the voice was not stopped: {error}"));
    }
    let Some(turn) = session.ask(line) else { return Ok(()) };
    let mut sentences = turn.sentences;
    sentences.extend(turn.hint);
    terminal::sentences(&sentences)?;
    let Some(voice) = voice else { return Ok(()) };
    // In a terminal the guardian can go on at once; else every line is heard to its end.
    let spoken = adjust(voice, &session.voicing).and_then(|()| {
        if interactive { voice.begin(&sentences).map(|_| ()) } else { voice.say(&sentences) }
    });
    if let Err(error) = spoken {
        failure(&error, session.state().wording()).tell();
    }
    Ok(())
}

fn adjust(
    voice: &mut Voice,
    voicing: &[Voicing],
) -> Result<(), crate::present::speaker::SpeakError> {
    for wish in voicing {
        match wish {
            Voicing::Stop => voice.stop()?,
            Voicing::Rate(step) => voice.change_rate(*step)?,
            Voicing::Volume(step) => voice.change_volume(*step)?,
        }
    }
    Ok(())
}

fn greet(session: &Session) -> io::Result<()> {
    say(session, "welcome")?;
    prompt(session)
}

fn prompt(session: &Session) -> io::Result<()> {
    let Some(wording) = session.state().wording() else { return Ok(()) };
    terminal::prompt(&wording.notice("prompt").text)
}

fn say(session: &Session, message: &str) -> io::Result<()> {
    let Some(wording) = session.state().wording() else { return Ok(()) };
    terminal::sentences(&[wording.notice(message)])
}
