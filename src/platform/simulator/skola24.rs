//! Skola24: its single sign-on and its calls (PLATFORM facts 1.15, 6.2).

mod timetable;

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::city::{City, LOGIN001, SKOLA24, SKOLA24_SSO, unknown_path};
use super::guid::guid;
use super::reply::{Refusal, Reply};
use super::request::Request;
use super::session::Sessions;
use super::siteminder::{SESSION_COOKIE, log_in_page};

/// Where the city answers a question about who somebody is.
pub(super) const SAML_PAGE: &str = "/affwebservices/public/saml2sso";
const RESPONSE_PAGE: &str = "/nssso/saml-2.0/response";
const VIEWER: &str = "/ng/timetable/timetable-viewer/fns.stockholm.se/";
/// The question. As all base64 it has to be escaped in a form.
const SAML_REQUEST: &str = "PHNhbWxwOkF1dGhuUmVxdWVzdC8+/w==";
/// The answer starts with this; what follows is the session it is about.
const SAML_RESPONSE: &str = "PHNhbWxwOlJlc3BvbnNlLz4+/";
/// Skola24's session; apart from the platform's cookie of the same name by its domain.
const COOKIE: &str = "ASP.NET_SessionId";
const SCOPE: &str = "8a22163c-8662-4535-9050-bc5e1923df48";
/// The city as Skola24 calls it.
const HOST_NAME: &str = "stockholm.skola24.se";

/// `stockholm-sso.skola24.se`: asks the city who somebody is, and takes its answer.
pub(super) fn sign_on(sessions: &mut Sessions, request: &Request) -> Result<Reply, Refusal> {
    match request.path() {
        "/nssso/saml-2.0/authenticate" => {
            request.demand_method(&Method::GET)?;
            request.demand_value("customer", &format!("https://{LOGIN001}"))?;
            request.demand_value("targetsystem", "TimetableViewer")?;
            let action = request.address(LOGIN001, SAML_PAGE);
            Ok(saml_form(&action, "SAMLRequest", SAML_REQUEST))
        }
        RESPONSE_PAGE => {
            request.demand_method(&Method::POST)?;
            let response = request.demand_field("SAMLResponse")?;
            let session = response.strip_prefix(SAML_RESPONSE).map(|rest| rest.replace('=', ""));
            let Some(session) = session.filter(|id| sessions.session(Some(id)).is_some()) else {
                return Err(Refusal::bad("the SAMLResponse of login001, percent-encoded"));
            };
            let id = sessions.enter_skola24(&session);
            let cookie = format!("{COOKIE}={id}; domain=.skola24.se; path=/; HttpOnly");
            Ok(Reply::redirect(request.address(SKOLA24, VIEWER)).with_cookie(cookie))
        }
        _ => Err(unknown_path()),
    }
}

/// `login001.stockholm.se`: tells Skola24 who is logged in.
pub(super) fn answer_saml(sessions: &mut Sessions, request: &Request) -> Result<Reply, Refusal> {
    request.demand_method(&Method::POST)?;
    if request.demand_field("SAMLRequest")? != SAML_REQUEST {
        return Err(Refusal::bad("the SAMLRequest of Skola24, percent-encoded"));
    }
    let Some(session) = sessions.session(request.cookie(SESSION_COOKIE)) else {
        return Ok(log_in_page());
    };
    let action = request.address(SKOLA24_SSO, RESPONSE_PAGE);
    let response = format!("{SAML_RESPONSE}{}==", session.id);
    Ok(saml_form(&action, "SAMLResponse", &response))
}

/// `websthlm.skola24.se`: children and timetables.
pub(super) fn answer(
    city: &City,
    sessions: &mut Sessions,
    request: &Request,
) -> Result<Reply, Refusal> {
    if request.path() == VIEWER {
        request.demand_method(&Method::GET)?;
        return Ok(Reply::html(include_str!("../../../assets/demo/pages/timetable-viewer.html")));
    }
    request.demand_header("x-scope", SCOPE)?;
    let Some(session) = sessions.skola24_session(request.cookie(COOKIE)) else {
        return Err(Refusal::new(StatusCode::UNAUTHORIZED, "single sign-on before the first call"));
    };
    if request.path() == "/api/get/timetable/render/key" {
        // The logged-in viewer gets it, the public one posts for it.
        request.demand_method(&Method::GET).or_else(|_| request.demand_method(&Method::POST))?;
        return Ok(Reply::skola24(&json!({ "key": session.issue_render_key() })));
    }
    request.demand_method(&Method::POST)?;
    let body = request.demand_json()?;
    match request.path() {
        "/api/services/skola24/get/personal/timetables" => children(city, &body),
        "/api/get/active/school/years" => {
            demand_field(&body, "/hostName", HOST_NAME)?;
            Ok(Reply::skola24(&timetable::active_school_years(city)))
        }
        "/api/encrypt/signature" => {
            let text = body.pointer("/signature").and_then(Value::as_str);
            let text = text.ok_or_else(|| Refusal::bad("the body {\"signature\": text}"))?;
            Ok(Reply::skola24(&json!({ "signature": guid("signature", text) })))
        }
        "/api/render/timetable" => timetable::render(city, session, request, &body),
        _ => Err(unknown_path()),
    }
}

fn children(city: &City, body: &Value) -> Result<Reply, Refusal> {
    demand_field(body, "/getPersonalTimetablesRequest/hostName", HOST_NAME)?;
    let children: Vec<Value> = city.family.children.iter().map(timetable::child).collect();
    let response = json!({ "errors": [], "childrenTimetables": children });
    Ok(Reply::skola24(&json!({ "getPersonalTimetablesResponse": response })))
}

/// A text of the body that must be this one.
fn demand_field(body: &Value, pointer: &str, expected: &str) -> Result<(), Refusal> {
    if body.pointer(pointer).and_then(Value::as_str) == Some(expected) {
        return Ok(());
    }
    Err(Refusal::bad(format!("{expected} as {pointer} of the body")))
}

fn saml_form(action: &str, name: &str, value: &str) -> Reply {
    let page = include_str!("../../../assets/demo/pages/saml.html");
    let page = page.replace("{action}", action).replace("{name}", name);
    Reply::html(page.replace("{value}", value))
}
