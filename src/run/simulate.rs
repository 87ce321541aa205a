//! `skolrost simulate`: the demo platform for other programs.

use std::path::Path;

use crate::cli::{Everywhere, Simulate};
use crate::platform::simulator::{Complaint, DemoFamily, Options, Simulator};
use crate::present::terminal;

use super::exit::{Exit, Failure};
use super::session::clock;

/// Serves until the process is ended; complaints go to standard error as they come.
pub(super) fn simulate(everywhere: &Everywhere, simulate: &Simulate) -> Result<Exit, Failure> {
    let family = family(simulate.family.as_deref())?;
    let complain = |complaint: &Complaint| terminal::status(&complaint.to_string());
    let options = Options {
        scenario: everywhere.scenario,
        port: simulate.port,
        on_complaint: Some(Box::new(complain)),
        ..Options::new(family, clock(simulate.at)?.now())
    };
    let simulator = Simulator::start(options)?;
    terminal::line(&format!("http://{}", simulator.address()))?;
    loop {
        std::thread::park();
    }
}

fn family(file: Option<&Path>) -> Result<DemoFamily, Failure> {
    let unusable = |reason: String| {
        let name = file.map_or_else(String::new, |file| file.display().to_string());
        Failure::new(Exit::Usage, format!("{name}: {reason}"))
    };
    match file {
        None => DemoFamily::embedded().map_err(|e| unusable(e.to_string())),
        Some(file) => {
            let text = std::fs::read_to_string(file).map_err(|e| unusable(e.to_string()))?;
            DemoFamily::parse(&text).map_err(|e| unusable(e.to_string()))
        }
    }
}
