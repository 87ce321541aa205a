//! The children of the guardian (`GetChildren`) and the answer to `SelectChild`.

use serde::Deserialize;
use serde_json::Value;

use super::envelope;
use crate::model::{ChildId, SchoolForm};
use crate::platform::parsed::{ParseProblem, Parsed, filled, object};

/// A child as the platform lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The identifier for calendar, schedule, news and menu.
    pub id: ChildId,
    /// The identifier in the sub-systems: teachers, classmates, contacts, notifications.
    pub sds_id: String,
    /// The name as it came, "Elsa Lindholm (elev)".
    pub name: String,
    /// The codes of `Status`, as they came: "F", "GR".
    pub form_codes: Vec<String>,
    /// The school's identifier.
    pub school_id: Option<String>,
    /// The school's name; the city mostly leaves it out.
    pub school_name: Option<String>,
}

impl Entry {
    /// The name without the role the platform puts after it: " (elev)".
    pub fn display_name(&self) -> &str {
        let name = self.name.trim();
        let bare = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
        match bare {
            Some((bare, role)) if !role.is_empty() && role.chars().all(char::is_alphanumeric) => {
                bare.trim_end()
            }
            _ => name,
        }
    }

    /// The first word of the name.
    pub fn first_name(&self) -> &str {
        self.display_name().split_whitespace().next().unwrap_or_default()
    }

    /// The school forms.
    pub fn forms(&self) -> Vec<SchoolForm> {
        self.form_codes.iter().map(|code| SchoolForm::from_code(code)).collect()
    }

    /// Whether preschool is among the forms; one such child makes the server mix up siblings.
    pub fn attends_preschool(&self) -> bool {
        self.form_codes.iter().any(|code| code == "FS")
    }

    /// Whether preschool is the only form.
    pub fn is_preschooler(&self) -> bool {
        self.form_codes == ["FS"]
    }
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "PascalCase")]
struct Raw {
    #[serde(deserialize_with = "filled")]
    id: Option<String>,
    #[serde(rename = "SDSId", deserialize_with = "filled")]
    sds_id: Option<String>,
    #[serde(deserialize_with = "filled")]
    name: Option<String>,
    #[serde(deserialize_with = "filled")]
    status: Option<String>,
    #[serde(deserialize_with = "filled")]
    school_id: Option<String>,
    #[serde(deserialize_with = "filled")]
    school_name: Option<String>,
}

/// Reads the list of children, in the platform's order.
pub fn children(bytes: &[u8]) -> Result<Parsed<Entry>, ParseProblem> {
    Ok(Parsed::from_list(&envelope::open_list(bytes)?, entry))
}

/// Reads which child the server has selected.
pub fn selected(bytes: &[u8]) -> Result<ChildId, ParseProblem> {
    let data = envelope::open(bytes)?;
    let id = data.get("Id").and_then(Value::as_str).ok_or(ParseProblem::Missing("Data.Id"))?;
    Ok(ChildId(id.to_owned()))
}

fn entry(value: &Value) -> Result<Entry, &'static str> {
    let raw: Raw = object(value)?;
    let status = raw.status.unwrap_or_default();
    Ok(Entry {
        id: ChildId(raw.id.ok_or("no Id")?),
        sds_id: raw.sds_id.ok_or("no SDSId")?,
        name: raw.name.ok_or("no Name")?,
        form_codes: status
            .split(';')
            .map(str::trim)
            .filter(|c| !c.is_empty())
            .map(str::to_owned)
            .collect(),
        school_id: raw.school_id,
        school_name: raw.school_name,
    })
}
