//! Which platform to talk to, and at which addresses.

use crate::cli::{Everywhere, PlatformName};
use crate::clock::Clock;
use crate::config::Config;
use crate::platform::simulator::{DemoFamily, Options, Scenario, Simulator};
use crate::platform::stockholm::{Addresses, Stockholm};

use super::exit::{Exit, Failure};

/// A client, and the simulator it talks to in the demo; the simulator ends with it.
pub(super) struct Connection {
    pub(super) platform: Stockholm,
    _simulator: Option<Simulator>,
}

/// Connects to the configured platform.
pub(super) fn connect(
    everywhere: &Everywhere,
    config: &Config,
    clock: &Clock,
) -> Result<Connection, Failure> {
    let (addresses, simulator) = match everywhere.platform.unwrap_or(config.platform) {
        PlatformName::Stockholm => (Addresses::city(), None),
        PlatformName::Demo => {
            let family = DemoFamily::embedded().map_err(broken)?;
            let options =
                Options { scenario: everywhere.scenario, ..Options::new(family, clock.now()) };
            let simulator = Simulator::start(options)?;
            let mut addresses = Addresses::at(simulator.address());
            if everywhere.scenario == Scenario::LoginWaits {
                // As slowly as people are.
                addresses.poll_interval = Addresses::city().poll_interval;
            }
            (addresses, Some(simulator))
        }
    };
    let platform = Stockholm::new(addresses, clock.clone());
    Ok(Connection { platform, _simulator: simulator })
}

fn broken(error: impl std::fmt::Display) -> Failure {
    Failure::new(Exit::Machine, format!("the demo family cannot be read: {error}"))
}
