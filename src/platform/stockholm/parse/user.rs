//! The guardian (`base/getuserdata`), the one answer without an envelope.

use serde::Deserialize;

use crate::model::Person;
use crate::platform::parsed::{ParseProblem, flag, json, object, text};

/// Who is logged in. The personal number and the notification id in the answer are not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Whether the session is alive.
    pub is_authenticated: bool,
    /// The name.
    pub person: Person,
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "camelCase")]
struct Raw {
    #[serde(deserialize_with = "flag")]
    is_authenticated: bool,
    #[serde(deserialize_with = "text")]
    user_first_name: Option<String>,
    #[serde(deserialize_with = "text")]
    user_last_name: Option<String>,
}

/// Reads the guardian.
pub fn user(bytes: &[u8]) -> Result<User, ParseProblem> {
    let value = json(bytes)?;
    let raw: Raw = object(&value).map_err(|_| ParseProblem::Missing("the user"))?;
    Ok(User {
        is_authenticated: raw.is_authenticated,
        person: Person {
            first_name: raw.user_first_name.unwrap_or_default(),
            last_name: raw.user_last_name.unwrap_or_default(),
        },
    })
}
