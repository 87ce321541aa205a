//! What goes wrong at the platform, on purpose.

use std::fmt;
use std::str::FromStr;

/// A fault of the platform that clients have met (PLATFORM facts, simulator checklist).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scenario {
    /// Nothing.
    #[default]
    None,
    /// The log-in works and the children are told, but every feed asks to log in again.
    ExpiredSession,
    /// Feeds answer with a maintenance page.
    HtmlInsteadOfJson,
    /// Feeds answer 500.
    ServerError,
    /// Data feeds take long.
    Slow,
    /// Feeds are there but have nothing in them.
    Empty,
    /// The schedule is "canceled", as for children who have none.
    TaskCanceled,
    /// Selecting a child seems to work but does not.
    WrongChild,
    /// The guardian cancels in the app.
    LoginCancelled,
    /// The order is dead at birth.
    LoginError,
    /// The guardian takes a while to open the app.
    LoginWaits,
}

/// The text names no scenario.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no scenario; there are {names}", names = Scenario::ALL.map(Scenario::name).join(", "))]
pub struct ScenarioError(pub String);

impl Scenario {
    /// Every scenario.
    pub const ALL: [Self; 11] = [
        Self::None,
        Self::ExpiredSession,
        Self::HtmlInsteadOfJson,
        Self::ServerError,
        Self::Slow,
        Self::Empty,
        Self::TaskCanceled,
        Self::WrongChild,
        Self::LoginCancelled,
        Self::LoginError,
        Self::LoginWaits,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::ExpiredSession => "expired-session",
            Self::HtmlInsteadOfJson => "html-instead-of-json",
            Self::ServerError => "server-error",
            Self::Slow => "slow",
            Self::Empty => "empty",
            Self::TaskCanceled => "task-canceled",
            Self::WrongChild => "wrong-child",
            Self::LoginCancelled => "login-cancelled",
            Self::LoginError => "login-error",
            Self::LoginWaits => "login-waits",
        }
    }
}

impl fmt::Display for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Scenario {
    type Err = ScenarioError;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|scenario| scenario.name() == name)
            .ok_or_else(|| ScenarioError(name.to_owned()))
    }
}
