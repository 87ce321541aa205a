//! All hosts of the city, what they have in common, and who answers what.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::{Method, StatusCode};

use super::complaint::Complaint;
use super::family::DemoFamily;
use super::moment::Almanac;
use super::options::{ComplaintListener, Options};
use super::reply::{Refusal, Reply};
use super::request::Request;
use super::scenario::Scenario;
use super::session::Sessions;
use super::{bankid, etjanst, freja, siteminder, skola24};

/// Where single sign-on leads back from, and where SAML is answered.
pub(super) const LOGIN001: &str = "login001.stockholm.se";
/// Where people log in.
pub(super) const LOGIN003: &str = "login003.stockholm.se";
/// The platform.
pub(super) const ETJANSTER: &str = "etjanster.stockholm.se";
/// Skola24's door for single sign-on.
pub(super) const SKOLA24_SSO: &str = "stockholm-sso.skola24.se";
/// Skola24's timetables.
pub(super) const SKOLA24: &str = "websthlm.skola24.se";

/// All hosts of the city.
pub(super) struct City {
    pub(super) family: DemoFamily,
    pub(super) almanac: Almanac,
    scenario: Mutex<Scenario>,
    pub(super) slow_delay: Duration,
    on_complaint: Option<ComplaintListener>,
    sessions: Mutex<Sessions>,
    complaints: Mutex<Vec<Complaint>>,
    requests: Mutex<Vec<String>>,
}

impl City {
    pub(super) fn new(options: Options) -> Self {
        Self {
            almanac: Almanac::new(&options.now),
            family: options.family,
            scenario: Mutex::new(options.scenario),
            slow_delay: options.slow_delay,
            on_complaint: options.on_complaint,
            sessions: Mutex::default(),
            complaints: Mutex::default(),
            requests: Mutex::default(),
        }
    }

    /// What goes wrong now.
    pub(super) fn scenario(&self) -> Scenario {
        *lock(&self.scenario)
    }

    pub(super) fn change(&self, scenario: Scenario) {
        *lock(&self.scenario) = scenario;
    }

    pub(super) fn complaints(&self) -> Vec<Complaint> {
        lock(&self.complaints).clone()
    }

    pub(super) fn requests(&self) -> Vec<String> {
        lock(&self.requests).clone()
    }

    /// Answers a request, and complains about one that the protocol does not have.
    pub(super) fn answer(&self, request: &Request) -> Reply {
        lock(&self.requests).push(request.line());
        self.route(request).unwrap_or_else(|refusal| {
            let reply = Reply::from(&refusal);
            let complaint = Complaint { request: request.line(), expected: refusal.expected };
            if let Some(tell) = &self.on_complaint {
                tell(&complaint);
            }
            lock(&self.complaints).push(complaint);
            reply
        })
    }

    fn route(&self, request: &Request) -> Result<Reply, Refusal> {
        let sessions = &mut *lock(&self.sessions);
        match request.host() {
            LOGIN001 => login001(sessions, request),
            LOGIN003 => self.login003(sessions, request),
            ETJANSTER => etjanst::answer(self, sessions, request),
            SKOLA24_SSO => skola24::sign_on(sessions, request),
            SKOLA24 => skola24::answer(self, sessions, request),
            _ => {
                let hosts = [LOGIN001, LOGIN003, ETJANSTER, SKOLA24_SSO, SKOLA24].join(", ");
                let expected = format!("one of the hosts {hosts}");
                Err(Refusal::new(StatusCode::MISDIRECTED_REQUEST, expected))
            }
        }
    }

    fn login003(&self, sessions: &mut Sessions, request: &Request) -> Result<Reply, Refusal> {
        request.demand_method(&Method::GET)?;
        match request.path() {
            bankid::PAGE => bankid::answer(self, sessions, request),
            freja::PAGE => freja::answer(self, sessions, request),
            bankid::SESSION_PAGE => {
                bankid::APP.demand_query(request)?;
                Ok(bankid::APP.establish_session(self, sessions, request))
            }
            freja::SESSION_PAGE => {
                freja::APP.demand_query(request)?;
                Ok(freja::APP.establish_session(self, sessions, request))
            }
            _ => Err(unknown_path()),
        }
    }
}

fn login001(sessions: &mut Sessions, request: &Request) -> Result<Reply, Refusal> {
    match request.path() {
        "/NECSadc/mbid/b64startpage.jsp" | "/NECSadc/freja/b64startpage.jsp" => {
            request.demand_method(&Method::GET)?;
            siteminder::lead_to_start_page(request)
        }
        skola24::SAML_PAGE => skola24::answer_saml(sessions, request),
        _ => Err(unknown_path()),
    }
}

/// A page that the host does not have.
pub(super) fn unknown_path() -> Refusal {
    Refusal::new(StatusCode::NOT_FOUND, "a path that this host has")
}

/// What is behind a lock stays whole even if a thread died holding it: it is only ever replaced
/// or appended to.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
