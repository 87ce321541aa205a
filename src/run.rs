//! Builds the parts and carries out what the command line asks for.

mod anew;
mod ask;
mod connect;
mod conversation;
mod converse;
mod exit;
mod fetch;
mod hear;
mod listen;
mod log_in;
mod microphone_check;
mod models;
mod record;
mod say;
mod session;
mod simulate;
mod telling;
mod voice;
mod window;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use crate::cli::{Cli, Command};
use crate::config::Config;
use exit::{Exit, Failure};

/// Runs the program.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Where even this cannot be printed there is nobody to tell.
            let _ = error.print();
            let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            return if asked { Exit::Answered } else { Exit::Usage }.into();
        }
    };
    match dispatch(cli) {
        Ok(exit) => exit.into(),
        Err(failure) => failure.tell().into(),
    }
}

fn dispatch(cli: Cli) -> Result<Exit, Failure> {
    log_to_standard_error(cli.everywhere.log);
    let config = Config::load(cli.everywhere.config.as_deref())?;
    let everywhere = cli.everywhere;
    match cli.command {
        None => converse::converse(&everywhere, &config),
        Some(Command::Ask(ask)) => ask::ask(&everywhere, &config, &ask),
        Some(Command::Fetch(fetch)) => fetch::fetch(&everywhere, &config, &fetch),
        Some(Command::Listen(options)) => listen::listen(&everywhere, &config, &options),
        Some(Command::Microphone(check)) => microphone_check::check(&config, &check),
        Some(Command::Models { action }) => models::models(&action),
        Some(Command::Record(record)) => record::record(&config, &record),
        Some(Command::Say(say)) => say::say(&config, &say),
        Some(Command::Simulate(simulate)) => simulate::simulate(&everywhere, &simulate),
        Some(Command::Window(options)) => window::window(&everywhere, &config, &options),
    }
}

/// Logs of this program alone: those of libraries hold what the platform sent.
fn log_to_standard_error(level: log::LevelFilter) {
    env_logger::Builder::new()
        .filter_module(env!("CARGO_CRATE_NAME"), level)
        .target(env_logger::Target::Stderr)
        .init();
}

/// One thread is enough: everything waits for the network or for a person.
fn runtime() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()
}
