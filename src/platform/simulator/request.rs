//! A request as the servers look at it, and what they may demand of it.

use axum::body::Bytes;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use serde_json::Value;
use url::form_urlencoded;

use super::reply::Refusal;

/// A request, read but not yet judged.
pub(super) struct Request {
    method: Method,
    host: String,
    port: Option<u16>,
    path: String,
    query: Vec<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
}

impl Request {
    pub(super) fn new(parts: Parts, body: Bytes) -> Self {
        let authority = text(&parts.headers, header::HOST.as_str()).unwrap_or_default();
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().ok()),
            None => (authority, None),
        };
        let query = parts.uri.query().unwrap_or_default();
        Self {
            host: host.to_ascii_lowercase(),
            port,
            path: parts.uri.path().to_owned(),
            query: form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            method: parts.method,
            headers: parts.headers,
            body,
        }
    }

    /// Method, host and path; nothing that could be a secret.
    pub(super) fn line(&self) -> String {
        format!("{} {} {}", self.method, self.host, self.path)
    }

    pub(super) fn host(&self) -> &str {
        &self.host
    }

    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// Whether the client asked for the city's own address, as its `Host` had no port.
    pub(super) fn pretends_to_be_at_the_city(&self) -> bool {
        self.port.is_none()
    }

    /// The address of a page of another host, reachable in the way this request came.
    pub(super) fn address(&self, host: &str, path: &str) -> String {
        match self.port {
            Some(port) => format!("http://{host}:{port}{path}"),
            None => format!("https://{host}{path}"),
        }
    }

    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        text(&self.headers, name)
    }

    /// A cookie's value. Values may contain `=`; the first one ends the name.
    pub(super) fn cookie(&self, name: &str) -> Option<&str> {
        self.headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }

    pub(super) fn demand_method(&self, method: &Method) -> Result<(), Refusal> {
        if self.method == *method {
            return Ok(());
        }
        Err(Refusal::new(StatusCode::METHOD_NOT_ALLOWED, format!("the method {method}")))
    }

    /// A parameter of the query that must be there.
    pub(super) fn demand_parameter(&self, name: &str) -> Result<&str, Refusal> {
        self.parameter(name).ok_or_else(|| Refusal::bad(format!("the query parameter {name}")))
    }

    /// A parameter of the query that must have this value.
    pub(super) fn demand_value(&self, name: &str, value: &str) -> Result<(), Refusal> {
        if self.parameter(name) == Some(value) {
            return Ok(());
        }
        Err(Refusal::bad(format!("{name}={value} in the query")))
    }

    /// A header that must contain this text.
    pub(super) fn demand_header(&self, name: &str, part: &str) -> Result<(), Refusal> {
        if self.header(name).is_some_and(|value| value.to_ascii_lowercase().contains(part)) {
            return Ok(());
        }
        Err(Refusal::bad(format!("the header {name} with {part}")))
    }

    /// The body, which must be JSON and say so.
    pub(super) fn demand_json(&self) -> Result<Value, Refusal> {
        self.demand_header("content-type", "application/json")?;
        serde_json::from_slice(&self.body).map_err(|_| Refusal::bad("a body of JSON"))
    }

    /// A field of the body, which must be a form and say so.
    pub(super) fn demand_field(&self, name: &str) -> Result<String, Refusal> {
        self.demand_header("content-type", "application/x-www-form-urlencoded")?;
        form_urlencoded::parse(&self.body)
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.into_owned())
            .ok_or_else(|| Refusal::bad(format!("the form field {name}")))
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
