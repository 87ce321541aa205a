//! A conversation: in a terminal with a prompt, else a question a line until the end of input.

use std::io::{self, BufRead, IsTerminal};

use super::exit::{Exit, Failure};
use super::session::Session;
use super::telling::Telling;
use super::voice;
use crate::cli::Everywhere;
use crate::config::Config;
use crate::present::terminal;

/// Converses until the end of input. Answered is 0 even where a question failed: the answers said
/// so.
pub(super) fn converse(everywhere: &Everywhere, config: &Config) -> Result<Exit, Failure> {
    let status = voice::status(config.speak, config, voice::printed);
    let mut session = Session::new(everywhere, config, None, None, status)?;
    let mut telling = Telling::new(config, &session);
    let interactive = io::stdin().is_terminal();
    if interactive {
        greet(&session)?;
    }
    for line in io::stdin().lock().split(b'\n') {
        // A line that is not UTF-8 is answered as far as it can be read.
        let line = String::from_utf8_lossy(&line?).into_owned();
        if !line.trim().is_empty() {
            answer(&mut session, &line, &mut telling, interactive)?;
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

fn answer(
    session: &mut Session,
    line: &str,
    telling: &mut Telling,
    interactive: bool,
) -> Result<(), Failure> {
    // A new question silences the answer to the last one at once.
    telling.hush();
    let Some(turn) = session.ask(line) else { return Ok(()) };
    telling.tell(turn, session)?;
    // In a terminal the guardian can go on at once; else every line is heard to its end.
    if !interactive {
        telling.finish(session);
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
