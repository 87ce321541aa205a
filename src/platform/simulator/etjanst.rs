//! The platform itself, `etjanster.stockholm.se` (PLATFORM facts 1.3 to 1.16).

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::city::{City, unknown_path};
use super::family::Child;
use super::feed::{Feed, people};
use super::guid::guid;
use super::reply::{Refusal, Reply};
use super::request::Request;
use super::scenario::Scenario;
use super::session::{Session, Sessions};
use super::siteminder::{SESSION_COOKIE, to_log_in};

/// The first page after the log-in; it bears the token that later calls must show.
pub(super) const HOME: &str = "/vardnadshavare/inloggad2/hem";
/// The guardian, asked for to find out whether anybody is logged in.
const USER: &str = "/vardnadshavare/base/getuserdata";
/// What stands before every call about children.
const CALLS: &str = "/vardnadshavare/inloggad2/";
/// A letter's picture; the app writes its path with a capital.
const BANNER: &str = "NewsBanner";
const BANNERS: [&str; 2] =
    ["/Vardnadshavare/inloggad2/NewsBanner", "/vardnadshavare/inloggad2/NewsBanner"];
/// The ASP.NET session, where the platform keeps which child is selected.
const ASP_NET_COOKIE: &str = "ASP.NET_SessionId";

/// Answers a request, once it is clear who asks.
pub(super) fn answer(
    city: &City,
    sessions: &mut Sessions,
    request: &Request,
) -> Result<Reply, Refusal> {
    let session = sessions.session(request.cookie(SESSION_COOKIE));
    if request.path() == USER {
        request.demand_method(&Method::GET)?;
        return Ok(Reply::json(&user(city, session.is_some())));
    }
    let call = call_of(request.path()).ok_or_else(unknown_path)?;
    let Some(session) = session else { return Ok(to_log_in(request)) };
    if request.path() == HOME {
        request.demand_method(&Method::GET)?;
        return Ok(home(session));
    }
    demand_token(session, request)?;
    if call == "SelectChild" {
        return select_child(city, session, request);
    }
    request.demand_method(&Method::GET)?;
    tell(city, session, request, call)
}

fn call_of(path: &str) -> Option<&str> {
    let banner = BANNERS.contains(&path).then_some(BANNER);
    banner.or_else(|| path.strip_prefix(CALLS))
}

fn tell(city: &City, session: &Session, request: &Request, call: &str) -> Result<Reply, Refusal> {
    match call {
        "GetChildren" => children(city, request),
        "contacts/GetStudentsByClass" => {
            let child = child_by_sds_id(city, request, "studentId")?;
            Ok(Reply::envelope(&people::classmates(child)))
        }
        "contacts/GetSchoolContacts" => {
            let child = child_by_sds_id(city, request, "studentId")?;
            request.demand_value("schoolId", &child.school_id())?;
            request.demand_value("schoolForm", "Klasslista")?;
            Ok(Reply::envelope(&people::contacts(child)))
        }
        BANNER => {
            request.demand_parameter("url")?;
            Ok(Reply::png(*include_bytes!("../../../assets/demo/banner.png")))
        }
        _ => Feed::of_call(call).ok_or_else(unknown_path)?.answer(city, session, request),
    }
}

/// The child whose `Id` is in a parameter. Some calls want the `SDSId` instead (1.0).
pub(super) fn child_by_id<'a>(
    city: &'a City,
    request: &Request,
    parameter: &str,
) -> Result<&'a Child, Refusal> {
    let id = request.demand_parameter(parameter)?;
    city.family
        .children
        .iter()
        .find(|child| child.id() == id)
        .ok_or_else(|| Refusal::bad(format!("{parameter} with the Id (not SDSId) of a child")))
}

/// The child whose `SDSId` is in a parameter.
pub(super) fn child_by_sds_id<'a>(
    city: &'a City,
    request: &Request,
    parameter: &str,
) -> Result<&'a Child, Refusal> {
    let id = request.demand_parameter(parameter)?;
    city.family
        .children
        .iter()
        .find(|child| child.sds_id() == id)
        .ok_or_else(|| Refusal::bad(format!("{parameter} with the SDSId (not Id) of a child")))
}

/// The token shows that the caller has seen the first page, the cookie that it is the same one.
fn demand_token(session: &Session, request: &Request) -> Result<(), Refusal> {
    let refuse = |expected: &str| Err(Refusal::new(StatusCode::FORBIDDEN, expected));
    if request.header("x-xsrf-token") != Some(session.xsrf_token().as_str()) {
        return refuse("the header x-xsrf-token with the token of the page hem");
    }
    if request.cookie(ASP_NET_COOKIE) != Some(session.asp_net_id().as_str()) {
        return refuse("the cookie ASP.NET_SessionId that the page hem has set");
    }
    Ok(())
}

fn home(session: &Session) -> Reply {
    let page = include_str!("../../../assets/demo/pages/home.html");
    let cookie = format!("{ASP_NET_COOKIE}={}; path=/; HttpOnly", session.asp_net_id());
    Reply::html(page.replace("{token}", &session.xsrf_token())).with_cookie(cookie)
}

fn user(city: &City, is_authenticated: bool) -> Value {
    let guardian = &city.family.guardian;
    let known = |text: &str| if is_authenticated { json!(text) } else { Value::Null };
    let notification_id = guid("notification", &guardian.email).replace('-', "").repeat(2);
    json!({
        "socialSecurityNumber": known(&guardian.personal_number),
        "isAuthenticated": is_authenticated,
        "userFirstName": known(&guardian.first),
        "userLastName": known(&guardian.last),
        "userEmail": known(&guardian.email),
        "notificationId": known(&notification_id),
    })
}

/// `GetChildren`, the one call for which the headers are known to matter (1.6).
fn children(city: &City, request: &Request) -> Result<Reply, Refusal> {
    request.demand_header("accept", "application/json")?;
    request.demand_header("referer", HOME)?;
    let children: Vec<Value> = city.family.children.iter().map(people::child).collect();
    Ok(Reply::envelope(&json!(children)))
}

/// `SelectChild`: the platform shows this child from now on (1.16).
fn select_child(city: &City, session: &mut Session, request: &Request) -> Result<Reply, Refusal> {
    request.demand_method(&Method::POST)?;
    let body = request.demand_json()?;
    let id = body.get("id").and_then(Value::as_str).unwrap_or_default();
    let children = &city.family.children;
    let Some(index) = children.iter().position(|child| child.id() == id) else {
        return Err(Refusal::bad("the body {\"id\": the Id of a child}"));
    };
    if city.scenario() != Scenario::WrongChild {
        session.selected = index;
    }
    Ok(Reply::envelope(&children.get(index).map(people::child).unwrap_or_default()))
}
