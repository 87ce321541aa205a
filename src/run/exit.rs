//! Exit codes, and failures that end the program.

use std::io;
use std::process::ExitCode;

use crate::app::Outcome;
use crate::app::language_pack::LanguagePackError;
use crate::config::ConfigError;
use crate::present::terminal;

/// How the program ends; the numbers are a contract that other programs use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// Answered.
    Answered = 0,
    /// Something on this machine failed: a file, the speech service.
    Machine = 1,
    /// Not answered because not understood or unclear; standard output asks back.
    NotUnderstood = 2,
    /// A log-in is needed.
    LoginNeeded = 3,
    /// The platform cannot be reached or answers nonsense.
    PlatformFailed = 4,
    /// A speech model, or a voice for the language, is missing.
    ModelMissing = 5,
    /// The command line or the configuration is wrong.
    Usage = 64,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

impl From<Outcome> for Exit {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Answered => Self::Answered,
            Outcome::NotUnderstood => Self::NotUnderstood,
            Outcome::LoginNeeded => Self::LoginNeeded,
            Outcome::PlatformFailed => Self::PlatformFailed,
        }
    }
}

/// Why the program cannot go on.
#[derive(Debug)]
pub(super) struct Failure {
    exit: Exit,
    message: String,
}

impl Failure {
    /// A failure with what to tell.
    pub(super) fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into() }
    }

    /// What to tell.
    pub(super) fn message(&self) -> &str {
        &self.message
    }

    /// Tells it on standard error.
    pub(super) fn tell(self) -> Exit {
        terminal::status(&self.message);
        self.exit
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::new(Exit::Machine, error.to_string())
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::new(Exit::Usage, error.to_string())
    }
}

impl From<LanguagePackError> for Failure {
    fn from(error: LanguagePackError) -> Self {
        Self::new(Exit::Machine, error.to_string())
    }
}
