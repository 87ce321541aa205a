//! Log-in with `BankID` (PLATFORM facts 1.1).

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::city::City;
use super::guid::guid;
use super::reply::{Refusal, Reply};
use super::request::Request;
use super::scenario::Scenario;
use super::session::{Order, Sessions};
use super::siteminder::{self, LoginApp};

/// Opens and polls orders.
pub(super) const PAGE: &str = "/NECSadcmbid/authenticate/NECSadcmbid";
/// Trades a signed order for a session.
pub(super) const SESSION_PAGE: &str = "/NECSadcmbid/authenticate/SiteMinderAuthADC";

/// `BankID`, as the single sign-on knows it.
pub(super) const APP: LoginApp =
    LoginApp { realm: "06-42f40edd-0c5b-4dbc-b714-1be1e907f2de", folder: "mbid", signed: "OK" };

/// Asked about once a second.
const WAITS: [&str; 22] = {
    let mut script = ["PENDING"; 22];
    script[20] = "USER_SIGN";
    script[21] = "OK";
    script
};

/// What the guardian does in the app, one state a poll.
fn script(scenario: Scenario) -> &'static [&'static str] {
    match scenario {
        Scenario::LoginCancelled => &["PENDING", "USER_SIGN", "CANCELLED"],
        Scenario::LoginError => &["ERROR"],
        Scenario::LoginWaits => &WAITS,
        _ => &["PENDING", "PENDING", "USER_SIGN", "OK"],
    }
}

/// The page that opens an order, tells its state, or lets people choose how to log in.
pub(super) fn answer(
    city: &City,
    sessions: &mut Sessions,
    request: &Request,
) -> Result<Reply, Refusal> {
    if let Some(reference) = request.parameter("verifyorder") {
        APP.demand_query(request)?;
        return poll(sessions, reference);
    }
    match request.parameter("initialize") {
        Some(kind @ ("bankid" | "qr")) => {
            APP.demand_query(request)?;
            start(city, sessions, request, kind == "qr")
        }
        Some(_) => Err(Refusal::bad("initialize=bankid or initialize=qr")),
        None => Ok(siteminder::log_in_page()),
    }
}

fn start(
    city: &City,
    sessions: &mut Sessions,
    request: &Request,
    is_qr: bool,
) -> Result<Reply, Refusal> {
    let number = request.parameter("personalNumber").unwrap_or("000000000000");
    if number.len() != 12 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Refusal::bad("a personalNumber of 12 digits, or none"));
    }
    let order = sessions.open_order(script(city.scenario()), is_qr);
    let answer = if is_qr {
        json!({ "order": order, "qrData": qr_frame(&order, 0) })
    } else {
        json!({ "token": guid("autostart", &order).to_lowercase(), "order": order })
    };
    Ok(Reply::json(&answer).with_cookie(siteminder::order_cookie(&order)))
}

fn poll(sessions: &mut Sessions, reference: &str) -> Result<Reply, Refusal> {
    let order = sessions.order(reference).ok_or_else(|| {
        Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "verifyorder with an order that is open")
    })?;
    let state = order.poll();
    let mut answer = json!({ "state": state });
    if let Some(frame) = next_qr_frame(order, reference, state) {
        answer["qrData"] = Value::String(frame);
    }
    Ok(Reply::json(&answer))
}

/// A QR code is only of use until it has been read.
fn next_qr_frame(order: &Order, reference: &str, state: &str) -> Option<String> {
    (order.is_qr && state == "PENDING").then(|| qr_frame(reference, order.polls()))
}

/// `bankid.<start token>.<seconds>.<64 hexadecimal digits>`, another one each second.
fn qr_frame(order: &str, seconds: usize) -> String {
    let token = guid("qr", order).to_lowercase();
    let half = guid(order, &seconds.to_string()).replace('-', "").to_lowercase();
    format!("bankid.{token}.{seconds}.{half}{half}")
}
