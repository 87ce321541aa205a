//! People and offices around a child.

use serde::Serialize;

/// A teacher of a child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Teacher {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// E-mail address, where published.
    pub email: Option<String>,
    /// Telephone at work, as written.
    pub phone: Option<String>,
}

impl Teacher {
    /// The abbreviation the timetable uses: first letter of the first name and two of the last,
    /// upper case ("Anna Andersson" is "AAN"; PLATFORM facts, Skola24). `None` without both names.
    pub fn abbreviation(&self) -> Option<String> {
        let first = self.first_name.chars().next()?;
        let last: String = self.last_name.chars().take(2).collect();
        (!last.is_empty()).then(|| format!("{first}{last}").to_uppercase())
    }
}

/// A guardian of a classmate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Guardian {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Postal address.
    pub address: Option<String>,
    /// Mobile telephone, as written.
    pub mobile: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// A child in the same class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Classmate {
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Class, "7C".
    pub class: Option<String>,
    /// Guardians, possibly none.
    pub guardians: Vec<Guardian>,
}

/// An office or person of the school to turn to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// What it is: "Expedition", "Rektor".
    pub title: Option<String>,
    /// Name, as written.
    pub name: Option<String>,
    /// Telephone, as written; the platform has no fixed format.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// School.
    pub school: Option<String>,
    /// Class.
    pub class: Option<String>,
}
