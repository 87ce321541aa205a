//! The answers of a log-in: the order, its state, and the start page with the XSRF token.

use serde_json::Value;

use crate::platform::page::input_value;
use crate::platform::parsed::{ParseProblem, json};

/// A BankID order.
#[derive(Clone, PartialEq, Eq)]
pub struct Order {
    /// The autostart token that opens the app.
    pub token: String,
    /// What the state is asked by.
    pub reference: String,
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

/// Reads `{"token":"…","order":"…"}`.
pub fn order(bytes: &[u8]) -> Result<Order, ParseProblem> {
    let value = json(bytes)?;
    let field = |name| value.get(name).and_then(Value::as_str).map(str::to_owned);
    Ok(Order {
        token: field("token").ok_or(ParseProblem::Missing("token"))?,
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

/// The XSRF token of the start page; empty where the page has none, as the web client does.
pub fn xsrf_token(html: &str) -> String {
    input_value(html, "__RequestVerificationToken").unwrap_or_default()
}
