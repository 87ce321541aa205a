//! The envelope of every `inloggad2/*` answer: `{"Success":true,"Error":null,"Data":…}`.

use serde_json::Value;

use crate::platform::parsed::{ParseProblem, json};

/// Opens the envelope and gives its `Data`.
///
/// # Errors
/// `Refused` with the platform's text for `Success: false`; `Missing` for what is no envelope.
pub fn open(bytes: &[u8]) -> Result<Value, ParseProblem> {
    let mut envelope = json(bytes)?;
    match envelope.get("Success").and_then(Value::as_bool) {
        Some(true) => Ok(envelope.get_mut("Data").map(Value::take).unwrap_or_default()),
        Some(false) => {
            let text = envelope.get("Error").and_then(Value::as_str).unwrap_or_default();
            Err(ParseProblem::Refused(text.to_owned()))
        }
        None => Err(ParseProblem::Missing("Success")),
    }
}

/// Opens the envelope of a list.
///
/// # Errors
/// As [`open`]; `Missing` if `Data` is no list. `null` is not an empty list: nothing says that
/// the platform has nothing.
pub fn open_list(bytes: &[u8]) -> Result<Vec<Value>, ParseProblem> {
    match open(bytes)? {
        Value::Array(items) => Ok(items),
        _ => Err(ParseProblem::Missing("Data")),
    }
}
