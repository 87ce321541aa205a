//! What every parser of a platform's answer has in common: its result, its problems, and reading
//! JSON leniently. Everything here is pure and total.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::page::is_log_in_page;

/// The readable items of an answer and what was wrong with the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed<T> {
    /// Items, in the order the feed is told in.
    pub items: Vec<T>,
    /// One line for each thing that could not be read: the place and the rule, never the content.
    pub flaws: Vec<String>,
}

impl<T> Default for Parsed<T> {
    fn default() -> Self {
        Self { items: Vec::new(), flaws: Vec::new() }
    }
}

impl<T> Parsed<T> {
    /// Reads each item of a JSON list; one that cannot be read becomes a flaw.
    pub fn from_list(
        list: &[Value],
        mut read: impl FnMut(&Value) -> Result<T, &'static str>,
    ) -> Self {
        let mut parsed = Self::default();
        for (index, value) in list.iter().enumerate() {
            match read(value) {
                Ok(item) => parsed.items.push(item),
                Err(rule) => parsed.flaws.push(format!("item {}: {rule}", index + 1)),
            }
        }
        parsed
    }
}

/// Why an answer as a whole could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParseProblem {
    /// The log-in page came instead of data: the session has ended.
    #[error("the log-in page instead of data")]
    LogInPage,
    /// Some other page came instead of data.
    #[error("a page instead of data")]
    Page,
    /// The bytes are not JSON.
    #[error("not JSON")]
    NotJson,
    /// The platform refused; the text is its own.
    #[error("refused: {0}")]
    Refused(String),
    /// A part without which the answer says nothing is missing or of the wrong type.
    #[error("{0} is missing or of the wrong type")]
    Missing(&'static str),
}

/// Reads bytes as JSON, and tells a page from other rubbish.
pub fn json(bytes: &[u8]) -> Result<Value, ParseProblem> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    serde_json::from_slice(bytes).map_err(|_| {
        let text = String::from_utf8_lossy(bytes);
        match text.trim_start().starts_with('<') {
            true if is_log_in_page(&text) => ParseProblem::LogInPage,
            true => ParseProblem::Page,
            false => ParseProblem::NotJson,
        }
    })
}

/// Reads one object of a list into its raw shape. With the lenient fields below only something
/// that is no object fails.
pub fn object<T: DeserializeOwned>(value: &Value) -> Result<T, &'static str> {
    T::deserialize(value).map_err(|_| "not an object of the expected shape")
}

/// A text field: numbers become text, anything else that is no text counts as absent.
pub fn text<'de, D: Deserializer<'de>>(field: D) -> Result<Option<String>, D::Error> {
    Ok(match Value::deserialize(field)? {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// A text field in which nothing but white space counts as absent.
pub fn filled<'de, D: Deserializer<'de>>(field: D) -> Result<Option<String>, D::Error> {
    Ok(text(field)?.filter(|text| !text.trim().is_empty()))
}

/// A yes-or-no field; anything but `true` is no.
pub fn flag<'de, D: Deserializer<'de>>(field: D) -> Result<bool, D::Error> {
    Ok(Value::deserialize(field)? == Value::Bool(true))
}

/// A whole number, also when written as text; anything else counts as absent.
pub fn number<'de, D: Deserializer<'de>>(field: D) -> Result<Option<i64>, D::Error> {
    Ok(match Value::deserialize(field)? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    })
}

/// A list field; anything else counts as an empty list.
pub fn list<'de, D: Deserializer<'de>>(field: D) -> Result<Vec<Value>, D::Error> {
    Ok(match Value::deserialize(field)? {
        Value::Array(items) => items,
        _ => Vec::new(),
    })
}
