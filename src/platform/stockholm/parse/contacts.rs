//! People and offices around a child: `GetTeachersByStudent`, `GetStudentsByClass`,
//! `GetSchoolContacts`.

use serde::Deserialize;
use serde_json::Value;

use super::envelope;
use crate::model::{Classmate, Contact, Guardian, Teacher};
use crate::platform::parsed::{ParseProblem, Parsed, filled, list, object};

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "UPPERCASE")]
struct RawPerson {
    #[serde(deserialize_with = "filled")]
    firstname: Option<String>,
    #[serde(deserialize_with = "filled")]
    lastname: Option<String>,
    #[serde(deserialize_with = "filled")]
    emailaddress: Option<String>,
    #[serde(deserialize_with = "filled")]
    telwork: Option<String>,
    #[serde(deserialize_with = "filled")]
    address: Option<String>,
    #[serde(deserialize_with = "filled")]
    telmobile: Option<String>,
    #[serde(deserialize_with = "filled")]
    emailhome: Option<String>,
    #[serde(rename = "ClassName", deserialize_with = "filled")]
    class_name: Option<String>,
    #[serde(rename = "Guardians", deserialize_with = "list")]
    guardians: Vec<Value>,
}

impl RawPerson {
    /// First and last name; one of them may be empty, not both.
    fn names(&mut self) -> Result<(String, String), &'static str> {
        match (self.firstname.take(), self.lastname.take()) {
            (None, None) => Err("neither FIRSTNAME nor LASTNAME"),
            (first, last) => Ok((first.unwrap_or_default(), last.unwrap_or_default())),
        }
    }
}

/// Reads teachers, in the platform's order.
pub fn teachers(bytes: &[u8]) -> Result<Parsed<Teacher>, ParseProblem> {
    Ok(Parsed::from_list(&envelope::open_list(bytes)?, |value| {
        let mut raw: RawPerson = object(value)?;
        let (first_name, last_name) = raw.names()?;
        Ok(Teacher { first_name, last_name, email: raw.emailaddress, phone: raw.telwork })
    }))
}

/// Reads the children of a class with their guardians. A guardian that cannot be read is left out
/// and noted.
pub fn classmates(bytes: &[u8]) -> Result<Parsed<Classmate>, ParseProblem> {
    let mut flaws = Vec::new();
    let mut parsed = Parsed::from_list(&envelope::open_list(bytes)?, |value| {
        let mut raw: RawPerson = object(value)?;
        let (first_name, last_name) = raw.names()?;
        let guardians = Parsed::from_list(&raw.guardians, guardian);
        flaws.extend(guardians.flaws.into_iter().map(|flaw| format!("Guardians, {flaw}")));
        Ok(Classmate { first_name, last_name, class: raw.class_name, guardians: guardians.items })
    });
    parsed.flaws.append(&mut flaws);
    Ok(parsed)
}

fn guardian(value: &Value) -> Result<Guardian, &'static str> {
    let mut raw: RawPerson = object(value)?;
    let (first_name, last_name) = raw.names()?;
    let RawPerson { address, telmobile: mobile, emailhome: email, .. } = raw;
    Ok(Guardian { first_name, last_name, address, mobile, email })
}

#[derive(Deserialize, Default)]
#[serde(default, rename_all = "PascalCase")]
struct RawContact {
    #[serde(deserialize_with = "filled")]
    title: Option<String>,
    #[serde(deserialize_with = "filled")]
    name: Option<String>,
    #[serde(deserialize_with = "filled")]
    phone: Option<String>,
    #[serde(deserialize_with = "filled")]
    email: Option<String>,
    #[serde(deserialize_with = "filled")]
    school_name: Option<String>,
    #[serde(deserialize_with = "filled")]
    class_name: Option<String>,
}

/// Reads the school's contacts; empty fields count as absent.
pub fn school_contacts(bytes: &[u8]) -> Result<Parsed<Contact>, ParseProblem> {
    Ok(Parsed::from_list(&envelope::open_list(bytes)?, |value| {
        let RawContact { title, name, phone, email, school_name, class_name } = object(value)?;
        Ok(Contact { title, name, phone, email, school: school_name, class: class_name })
    }))
}
