//! What the servers answer.

use std::time::Duration;

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// An answer of the protocol, faults of a scenario included.
pub(super) struct Reply {
    status: StatusCode,
    headers: Vec<(HeaderName, String)>,
    body: Vec<u8>,
    /// How long to wait before it is sent.
    pub(super) delay: Duration,
}

/// A request was not as the protocol has it.
pub(super) struct Refusal {
    /// The answer's status.
    pub(super) status: StatusCode,
    /// What the protocol has instead; no secrets.
    pub(super) expected: String,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, expected: impl Into<String>) -> Self {
        Self { status, expected: expected.into() }
    }

    /// A malformed request: 400.
    pub(super) fn bad(expected: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, expected)
    }
}

impl Reply {
    fn new(status: StatusCode, kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![(header::CONTENT_TYPE, kind.to_owned())],
            body: body.into(),
            delay: Duration::ZERO,
        }
    }

    pub(super) fn json(value: &Value) -> Self {
        Self::new(StatusCode::OK, "application/json; charset=utf-8", value.to_string())
    }

    /// The envelope of every `inloggad2` answer.
    pub(super) fn envelope(data: &Value) -> Self {
        Self::json(&json!({ "Success": true, "Error": null, "Data": data }))
    }

    /// The envelope of a failure, which has status 200 too.
    pub(super) fn failure(error: &str) -> Self {
        Self::json(&json!({ "Success": false, "Error": error, "Data": null }))
    }

    /// The answer of every Skola24 call.
    pub(super) fn skola24(data: &Value) -> Self {
        Self::json(&json!({ "error": null, "data": data, "exception": null, "validation": [] }))
    }

    pub(super) fn html(page: impl Into<Vec<u8>>) -> Self {
        Self::new(StatusCode::OK, "text/html; charset=utf-8", page)
    }

    pub(super) fn text(text: impl Into<Vec<u8>>) -> Self {
        Self::new(StatusCode::OK, "text/plain; charset=utf-8", text)
    }

    pub(super) fn png(image: impl Into<Vec<u8>>) -> Self {
        Self::new(StatusCode::OK, "image/png", image)
    }

    /// The server's own failure: 500.
    pub(super) fn server_error() -> Self {
        let page = include_str!("../../../assets/demo/pages/server-error.html");
        Self { status: StatusCode::INTERNAL_SERVER_ERROR, ..Self::html(page) }
    }

    pub(super) fn redirect(to: String) -> Self {
        let mut reply = Self::html("");
        reply.status = StatusCode::FOUND;
        reply.headers.push((header::LOCATION, to));
        reply
    }

    pub(super) fn with_cookie(mut self, cookie: String) -> Self {
        self.headers.push((header::SET_COOKIE, cookie));
        self
    }

    pub(super) fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }
}

impl From<&Refusal> for Reply {
    fn from(refusal: &Refusal) -> Self {
        let text = format!("expected {}\n", refusal.expected);
        Self { status: refusal.status, ..Self::text(text) }
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let mut response = (self.status, self.body).into_response();
        // The body's default type makes way for ours.
        response.headers_mut().remove(header::CONTENT_TYPE);
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::try_from(value) {
                response.headers_mut().append(name, value);
            }
        }
        response
    }
}
