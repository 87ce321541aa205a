//! The city's single sign-on, between a log-in app and the platform (PLATFORM facts 1.0, 1.1).

use super::city::{City, ETJANSTER, LOGIN001, LOGIN003};
use super::etjanst::HOME;
use super::reply::{Refusal, Reply};
use super::request::Request;
use super::session::Sessions;

/// The cookie that is the log-in, for every host of the city.
pub(super) const SESSION_COOKIE: &str = "SMSESSION";
/// The cookie that ties an order to the browser that opened it; the name is our own.
const ORDER_COOKIE: &str = "NECSORDER";
/// The platform's first page as the log-in passes it on.
const HOME_BASE64: &str =
    "aHR0cHM6Ly9ldGphbnN0ZXIuc3RvY2tob2xtLnNlL3ZhcmRuYWRzaGF2YXJlL2lubG9nZ2FkMi9oZW0=";
/// The constant parameters of every log-in call.
const CONSTANTS: [(&str, &str); 5] = [
    ("TYPE", "33554433"),
    ("GUID", "1"),
    ("SMAUTHREASON", "0"),
    ("METHOD", "GET"),
    ("SMAGENTNAME", "IfNE0iMOtzq2TcxFADHylR6rkmFtwzoxRKh5nRMO9NBqIxHrc38jFyt56FASdxk1"),
];

/// An app that guardians log in with.
pub(super) struct LoginApp {
    /// The protected realm.
    pub(super) realm: &'static str,
    /// The folder of the page that leads back to the platform.
    pub(super) folder: &'static str,
    /// The state of an order that was signed.
    pub(super) signed: &'static str,
}

impl LoginApp {
    /// Every log-in call bears the same long query, down to the page it leads back to.
    pub(super) fn demand_query(&self, request: &Request) -> Result<(), Refusal> {
        for (name, value) in CONSTANTS {
            request.demand_value(name, value)?;
        }
        request.demand_value("REALMOID", self.realm)?;
        let path = start_page(self.folder);
        let target = format!("-SM-HTTPS://{LOGIN001}{path}?startpage={HOME_BASE64}");
        request.demand_value("TARGET", &target)
    }

    /// `SiteMinderAuthADC`: trades a signed order for a session. A browser that already has a
    /// session is led on with it; any other sees the log-in page.
    pub(super) fn establish_session(
        &self,
        city: &City,
        sessions: &mut Sessions,
        request: &Request,
    ) -> Reply {
        let onward = request
            .address(LOGIN001, &format!("{}?startpage={HOME_BASE64}", start_page(self.folder)));
        let order = request.cookie(ORDER_COOKIE).unwrap_or_default();
        let selected = city.family.preschooler().unwrap_or_default();
        if let Some(session) = sessions.log_in(order, self.signed, selected) {
            // A client on plain HTTP would drop a secure cookie.
            let secure = if request.pretends_to_be_at_the_city() { "; secure" } else { "" };
            let cookie = format!(
                "{SESSION_COOKIE}={}; domain=.stockholm.se; path=/{secure}; httponly",
                session.id
            );
            return Reply::redirect(onward).with_cookie(cookie);
        }
        if sessions.session(request.cookie(SESSION_COOKIE)).is_some() {
            return Reply::redirect(onward);
        }
        log_in_page()
    }
}

/// `b64startpage.jsp`: leads back to the platform.
pub(super) fn lead_to_start_page(request: &Request) -> Result<Reply, Refusal> {
    request.demand_value("startpage", HOME_BASE64)?;
    Ok(Reply::redirect(request.address(ETJANSTER, HOME)))
}

/// Ties an order to the browser that opened it.
pub(super) fn order_cookie(order: &str) -> String {
    format!("{ORDER_COOKIE}={order}; path=/; httponly")
}

/// The order this browser opened.
pub(super) fn order_of(request: &Request) -> Option<&str> {
    request.cookie(ORDER_COOKIE)
}

/// What a browser without a session is sent to.
pub(super) fn to_log_in(request: &Request) -> Reply {
    Reply::redirect(request.address(LOGIN003, super::bankid::PAGE))
}

/// The page that lets people choose how to log in.
pub(super) fn log_in_page() -> Reply {
    Reply::html(include_str!("../../../assets/demo/pages/log-in.html"))
}

fn start_page(folder: &str) -> String {
    format!("/NECSadc/{folder}/b64startpage.jsp")
}
