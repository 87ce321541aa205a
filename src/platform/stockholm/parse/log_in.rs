//! The answers of a log-in: the order, its state, and the start page with the XSRF token.

use serde_json::Value;

use crate::platform::page::input_value;
use crate::platform::parsed::{ParseProblem, json};

/// A BankID order.
#[derive(Clone, PartialEq, Eq)]
pub struct Order {
    /// How the app comes to know of it.
    pub start: OrderStart,
    /// What the state is asked by.
    pub reference: String,
}

/// How the app comes to know of an order.
#[derive(Clone, PartialEq, Eq)]
pub enum OrderStart {
    /// The autostart token that opens the app on this device.
    Token(String),
    /// What the code says that the app on another device reads first.
    Code(String),
}

/// The state of a BankID order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderState {
    /// The app has not been opened.
    Pending,
    /// The app waits for the guardian.
    Signing,
    /// Signed.
    Signed,
    /// Failed, or its time ran out.
    Failed,
    /// The guardian cancelled.
    Cancelled,
}

/// Reads `{"token":"…","order":"…"}`, or `{"order":"…","qrData":"…"}`.
pub fn order(bytes: &[u8]) -> Result<Order, ParseProblem> {
    let value = json(bytes)?;
    let field = |name| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let code = || field("qrData").map(OrderStart::Code);
    let start = field("token").map(OrderStart::Token).or_else(code);
    Ok(Order {
        start: start.ok_or(ParseProblem::Missing("token"))?,
        reference: field("order").ok_or(ParseProblem::Missing("order"))?,
    })
}

/// Reads `{"state":"PENDING"}`.
pub fn order_state(bytes: &[u8]) -> Result<OrderState, ParseProblem> {
    match json(bytes)?.get("state").and_then(Value::as_str) {
        Some("PENDING") => Ok(OrderState::Pending),
        Some("USER_SIGN") => Ok(OrderState::Signing),
        Some("OK") => Ok(OrderState::Signed),
        Some("ERROR") => Ok(OrderState::Failed),
        Some("CANCELLED") => Ok(OrderState::Cancelled),
        _ => Err(ParseProblem::Missing("state")),
    }
}

/// What the code says from now on, where it is still of use; beside the state as `qrData`.
pub fn code(bytes: &[u8]) -> Option<String> {
    json(bytes).ok()?.get("qrData").and_then(Value::as_str).map(str::to_owned)
}

/// The XSRF token of the start page; empty where the page has none, as the web client does.
pub fn xsrf_token(html: &str) -> String {
    input_value(html, "__RequestVerificationToken").unwrap_or_default()
}
