//! A child of the family and everything fetched about it.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use serde::Serialize;

use super::{
    Classmate, Contact, Event, Feed, FeedKind, FetchProblem, Flaw, Lesson, Meal, News, Notice,
    Stamp, Teacher, Week,
};

/// The platform's own identifier of a child; opaque, compared byte for byte.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct ChildId(pub String);

/// A school form, as Skolplattformen's `Status` list names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SchoolForm {
    /// `FS`, förskola.
    Preschool,
    /// `F`, fritidshem.
    LeisureCentre,
    /// `GR`, grundskola.
    Compulsory,
    /// `G`, gymnasieskola.
    UpperSecondary,
    /// Any other code, as it came.
    Other(String),
}

impl SchoolForm {
    /// Of a code.
    pub fn from_code(code: &str) -> Self {
        match code {
            "FS" => Self::Preschool,
            "F" => Self::LeisureCentre,
            "GR" => Self::Compulsory,
            "G" => Self::UpperSecondary,
            other => Self::Other(other.to_owned()),
        }
    }
}

/// One child: who it is, and a [`Feed`] for each kind of thing the platform can tell about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Child {
    /// Identifier on the platform.
    pub id: ChildId,
    /// Full name without the platform's role suffix: "Omar Holm".
    pub name: String,
    /// First name: "Omar".
    pub first_name: String,
    /// Class or preschool group, "7C".
    pub class: Option<String>,
    /// Name of the school.
    pub school: Option<String>,
    /// School forms the child attends; a child in school with after-school care has two.
    pub forms: Vec<SchoolForm>,
    /// Lunches.
    pub meals: Feed<Meal>,
    /// Lessons, for each week that was asked for.
    pub lessons: BTreeMap<Week, Feed<Lesson>>,
    /// The school's calendar.
    pub calendar: Feed<Event>,
    /// Timed bookings of the child (the platform's "schema").
    pub schedule: Feed<Event>,
    /// News letters, newest first.
    pub news: Feed<News>,
    /// Notifications, newest first.
    pub notices: Feed<Notice>,
    /// Teachers.
    pub teachers: Feed<Teacher>,
    /// Children in the same class, with their guardians.
    pub classmates: Feed<Classmate>,
    /// Telephone numbers and addresses of the school.
    pub contacts: Feed<Contact>,
    /// Items of the feeds that could not be read in full.
    pub flaws: Vec<Flaw>,
    /// When each of the feeds that hold something was fetched.
    #[serde(skip)]
    pub stamps: BTreeMap<FeedKind, Stamp>,
}

impl Child {
    /// A child of whom only the identity is known.
    pub fn new(id: ChildId, name: String, first_name: String, forms: Vec<SchoolForm>) -> Self {
        Self {
            id,
            name,
            first_name,
            class: None,
            school: None,
            forms,
            meals: Feed::NotFetched,
            lessons: BTreeMap::new(),
            calendar: Feed::NotFetched,
            schedule: Feed::NotFetched,
            news: Feed::NotFetched,
            notices: Feed::NotFetched,
            teachers: Feed::NotFetched,
            classmates: Feed::NotFetched,
            contacts: Feed::NotFetched,
            flaws: Vec::new(),
            stamps: BTreeMap::new(),
        }
    }

    /// Whether something has been fetched, or why it could not be.
    pub fn known(&self, feed: FeedKind) -> Result<bool, &FetchProblem> {
        match feed {
            FeedKind::Meals => self.meals.known(),
            FeedKind::Lessons(week) => self.lessons.get(&week).map_or(Ok(false), Feed::known),
            FeedKind::Calendar => self.calendar.known(),
            FeedKind::Schedule => self.schedule.known(),
            FeedKind::News => self.news.known(),
            FeedKind::Notices => self.notices.known(),
            FeedKind::Teachers => self.teachers.known(),
            FeedKind::Classmates => self.classmates.known(),
            FeedKind::Contacts => self.contacts.known(),
        }
    }

    /// Why a feed could not be fetched when that was last tried; it may hold what is older.
    pub fn problem(&self, feed: FeedKind) -> Option<&FetchProblem> {
        let since = || self.stamps.get(&feed).and_then(|stamp| stamp.problem.as_ref());
        self.known(feed).err().or_else(since)
    }

    /// Notes that a feed was fetched just now.
    pub fn stamp(&mut self, feed: FeedKind, at: DateTime) {
        self.stamps.insert(feed, Stamp { at, problem: None });
    }

    /// Notes that a feed could not be fetched anew; what it holds stays. `false` where it holds
    /// nothing.
    pub fn keeps(&mut self, feed: FeedKind, problem: &FetchProblem) -> bool {
        let stamp = self.stamps.get_mut(&feed);
        stamp.map(|stamp| stamp.problem = Some(problem.clone())).is_some()
    }

    /// Whether preschool is the only form the child attends.
    pub fn is_preschooler(&self) -> bool {
        self.forms == [SchoolForm::Preschool]
    }
}
