//! The demo family: what its file says, before any day has a date.
//!
//! `assets/demo/family.toml` explains each field to those who write another family.

use jiff::civil::Time;
use serde::Deserialize;

use super::guid::guid;
use super::moment::{Day, Moment};
use crate::model;

/// A guardian, the children and everything the platform knows of them.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoFamily {
    pub(super) guardian: Guardian,
    #[serde(rename = "child")]
    pub(super) children: Vec<Child>,
}

/// The guardian who logs in.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Guardian {
    pub(super) first: String,
    pub(super) last: String,
    pub(super) personal_number: String,
    pub(super) email: String,
}

/// A child of the guardian.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Child {
    pub(super) first: String,
    pub(super) last: String,
    pub(super) forms: Vec<String>,
    pub(super) class: String,
    pub(super) school: String,
    pub(super) menu_system: MenuSystem,
    #[serde(default, rename = "menu")]
    pub(super) menus: Vec<Menu>,
    pub(super) timetable: Option<Timetable>,
    #[serde(default)]
    pub(super) calendar: Vec<Event>,
    #[serde(default)]
    pub(super) schedule: Vec<Event>,
    #[serde(default)]
    pub(super) news: Vec<Letter>,
    #[serde(default)]
    pub(super) notifications: Vec<Notification>,
    #[serde(default)]
    pub(super) teachers: Vec<Teacher>,
    #[serde(default)]
    pub(super) classmates: Vec<Classmate>,
    #[serde(default)]
    pub(super) contacts: Vec<Contact>,
}

/// Which of the platform's two kinds of menu a school has.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum MenuSystem {
    Rss,
    List,
}

/// The lunches of one week; a day left out has none.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Menu {
    pub(super) week: i8,
    mon: Option<String>,
    tue: Option<String>,
    wed: Option<String>,
    thu: Option<String>,
    fri: Option<String>,
}

/// A week of lessons that comes again from `first_week` to `last_week`, both included.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Timetable {
    pub(super) first_week: i8,
    pub(super) last_week: i8,
    pub(super) lessons: Vec<Lesson>,
}

/// A lesson of the week.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lesson {
    pub(super) day: Day,
    pub(super) from: Time,
    pub(super) to: Time,
    pub(super) subject: String,
    #[serde(default)]
    pub(super) teacher: String,
    #[serde(default)]
    pub(super) room: String,
}

/// Something in a calendar: whole days, or with times.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Event {
    pub(super) title: String,
    pub(super) description: Option<String>,
    pub(super) place: Option<String>,
    pub(super) begins: Moment,
    ends: Option<Moment>,
    /// Whether there are no lessons on its days.
    #[serde(default)]
    pub(super) closed: bool,
}

/// A news letter.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Letter {
    pub(super) header: String,
    pub(super) preamble: String,
    pub(super) author: String,
    pub(super) sent: Moment,
    pub(super) changed: Option<Moment>,
    #[serde(default)]
    pub(super) image: bool,
    pub(super) image_text: Option<String>,
    pub(super) body: String,
}

/// A notification.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Notification {
    pub(super) sender: String,
    pub(super) text: String,
    pub(super) subject: Option<String>,
    pub(super) category: Option<String>,
    pub(super) link: String,
    pub(super) sent: Moment,
}

/// A teacher; shown for one of the child's school forms.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Teacher {
    pub(super) first: String,
    pub(super) last: String,
    pub(super) form: String,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
}

/// A child of the same class.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Classmate {
    pub(super) first: String,
    pub(super) last: String,
    #[serde(default)]
    pub(super) guardians: Vec<ClassmateGuardian>,
}

/// A guardian of a classmate.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClassmateGuardian {
    pub(super) first: String,
    pub(super) last: String,
    pub(super) mobile: Option<String>,
    pub(super) email: Option<String>,
    pub(super) address: Option<String>,
}

/// Somebody at the school to turn to.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Contact {
    pub(super) title: String,
    pub(super) name: Option<String>,
    pub(super) phone: String,
    #[serde(default)]
    pub(super) email: String,
    pub(super) school: Option<String>,
    pub(super) class: Option<String>,
}

impl DemoFamily {
    /// Reads a family file.
    ///
    /// # Errors
    /// The text is not TOML, or a field is missing, unknown or of another kind.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The family that comes with the program: Samira Holm with Elsa, Omar and Liv.
    ///
    /// # Errors
    /// As [`parse`](Self::parse); a test sees to it that there are none.
    pub fn embedded() -> Result<Self, toml::de::Error> {
        Self::parse(include_str!("../../../assets/demo/family.toml"))
    }

    /// Who the children are, as a client knows it before it fetches any feed.
    pub fn family(&self) -> model::Family {
        let child = |child: &Child| {
            let forms = child.forms.iter().map(|code| model::SchoolForm::from_code(code));
            let (id, first) = (model::ChildId(child.id()), child.first.clone());
            let mut known = model::Child::new(id, child.name(), first, forms.collect());
            known.class = Some(child.class.clone());
            known.school = Some(child.school.clone());
            known
        };
        model::Family { guardian: None, children: self.children.iter().map(child).collect() }
    }

    /// The sibling in preschool that makes the platform mix up children.
    pub(super) fn preschooler(&self) -> Option<usize> {
        self.children.iter().position(Child::is_preschooler)
    }
}

impl Child {
    /// "Omar Holm".
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }

    /// The platform's `Id`.
    pub(super) fn id(&self) -> String {
        guid("child", &self.name())
    }

    /// The platform's `SDSId`.
    pub(super) fn sds_id(&self) -> String {
        guid("pupil", &self.name())
    }

    /// The platform's `SchoolId`.
    pub(super) fn school_id(&self) -> String {
        guid("school", &self.school)
    }

    /// Skola24's identifier of the child.
    pub(super) fn person_guid(&self) -> String {
        guid("skola24 person", &self.name())
    }

    /// Skola24's identifier of the school.
    pub(super) fn unit_guid(&self) -> String {
        guid("skola24 unit", &self.school)
    }

    /// Whether the platform takes the child for one in preschool.
    pub(super) fn is_preschooler(&self) -> bool {
        self.forms.iter().any(|form| form == "FS")
    }
}

impl Menu {
    /// The lunches from Monday to Friday.
    pub(super) fn days(&self) -> [(Day, Option<&str>); 5] {
        [
            (Day::Mon, self.mon.as_deref()),
            (Day::Tue, self.tue.as_deref()),
            (Day::Wed, self.wed.as_deref()),
            (Day::Thu, self.thu.as_deref()),
            (Day::Fri, self.fri.as_deref()),
        ]
    }
}

impl Event {
    /// The end; without one of its own, the beginning.
    pub(super) fn ends(&self) -> Moment {
        self.ends.unwrap_or(self.begins)
    }
}
