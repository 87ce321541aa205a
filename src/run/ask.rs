//! `skolrost ask`: one question, one answer.

use std::time::Instant;

use crate::app::{Outcome, Turn};
use crate::cli::{Ask, Everywhere};
use crate::config::Config;
use crate::present::report::Report;
use crate::present::terminal;

use super::exit::{Exit, Failure};
use super::hear;
use super::session::Session;
use super::voice;

/// Asks one question.
pub(super) fn ask(everywhere: &Everywhere, config: &Config, ask: &Ask) -> Result<Exit, Failure> {
    let status = voice::status(ask.speak, config, voice::printed);
    let listening = ask.audio.as_deref().map(|file| hear::prepare(file, config)).transpose()?;
    let mut session = Session::new(everywhere, config, ask.at, ask.lang.clone(), status)?;
    let (text, turn) = match listening {
        None => {
            let text = ask.question.join(" ");
            let turn = session.ask(&text);
            (text, turn)
        }
        Some(listening) => hear::ask(&mut session, listening)?,
    };
    let Some(turn) = turn else { return Ok(Exit::NotUnderstood) };
    present(&mut session, &turn, &text, ask, config)
}

fn present(
    session: &mut Session,
    turn: &Turn,
    text: &str,
    ask: &Ask,
    config: &Config,
) -> Result<Exit, Failure> {
    if !ask.json {
        terminal::sentences(&turn.sentences)?;
        if let Some(hint) = &turn.hint {
            terminal::status(&hint.text);
        }
    }
    let started = Instant::now();
    let voiced = voice_answer(session, config, turn, ask);
    session.timings.speak = started.elapsed();
    if ask.json {
        let language = config.first_language();
        let report = Report::new(turn, session.family(), text, &language, session.timings);
        terminal::json(&report)?;
    }
    voiced?;
    if turn.outcome == Outcome::NotUnderstood && ask.audio.is_some() && !ask.json {
        hear::tell_what_was_heard(session, text);
    }
    Ok(turn.outcome.into())
}

fn voice_answer(session: &Session, config: &Config, turn: &Turn, ask: &Ask) -> Result<(), Failure> {
    match &ask.wav {
        Some(file) => voice::save(&turn.sentences, file, config, session.state().wording()),
        None if ask.speak => voice::speak(&turn.sentences, config, session.state().wording()),
        None => Ok(()),
    }
}
