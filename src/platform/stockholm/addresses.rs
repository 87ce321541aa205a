//! Where the platform's hosts are: the one thing that tells the city from a simulator.

use std::net::SocketAddr;
use std::time::Duration;

/// The origins of the five hosts, without a slash at the end, and how patient to be with BankID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addresses {
    /// SiteMinder's own pages and the SAML identity provider.
    pub login001: String,
    /// BankID.
    pub login003: String,
    /// The API.
    pub etjanster: String,
    /// Skola24's single sign-on.
    pub skola24_sso: String,
    /// Skola24's timetables.
    pub websthlm: String,
    /// Between two questions about a BankID order; the web client's second.
    pub poll_interval: Duration,
    /// Where all hosts are, instead of where the name service says.
    pub resolve_to: Option<SocketAddr>,
}

/// The hosts' names, in the order of the fields.
const HOSTS: [&str; 5] = [
    "login001.stockholm.se",
    "login003.stockholm.se",
    "etjanster.stockholm.se",
    "stockholm-sso.skola24.se",
    "websthlm.skola24.se",
];

impl Addresses {
    /// The city.
    pub fn city() -> Self {
        Self::with(|host| format!("https://{host}"), Duration::from_secs(1), None)
    }

    /// The same hosts by name, all served at one address over plain HTTP.
    pub fn at(socket: SocketAddr) -> Self {
        let origin = |host| format!("http://{host}:{}", socket.port());
        Self::with(origin, Duration::from_millis(20), Some(socket))
    }

    /// The names of the hosts.
    pub fn hosts(&self) -> [&'static str; 5] {
        HOSTS
    }

    fn with(
        origin: impl FnMut(&'static str) -> String,
        poll_interval: Duration,
        resolve_to: Option<SocketAddr>,
    ) -> Self {
        let [login001, login003, etjanster, skola24_sso, websthlm] = HOSTS.map(origin);
        Self { login001, login003, etjanster, skola24_sso, websthlm, poll_interval, resolve_to }
    }
}
