//! What a guardian can want.

use serde::{Deserialize, Serialize};

/// What a guardian can want. The kebab-case names are part of the `--json` contract and of
/// `questions.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Intent {
    /// What is for lunch.
    Meal,
    /// When the school day begins and ends.
    DayTimes,
    /// The timetable of a day.
    Lessons,
    /// When there is a certain subject; whether the gym bag is needed.
    Subject,
    /// What is in the calendar.
    Calendar,
    /// When a certain kind of event is: holiday, test, parents' meeting …
    NextEvent,
    /// News letters: the latest, or those about something.
    News,
    /// Notifications.
    Notices,
    /// A whole day at a glance.
    Summary,
    /// Which children there are, their classes and schools.
    Children,
    /// Who teaches.
    Teachers,
    /// Who is in the class.
    Classmates,
    /// How to reach the school.
    SchoolContact,
    /// Reporting absence.
    Absence,
    /// Say it again.
    Repeat,
    /// Go on.
    More,
    /// How old what was told is.
    Age,
    /// Fetch it anew.
    Refresh,
    /// Answer without a log-in, from what was fetched before.
    Anyway,
    /// Speak more slowly.
    Slower,
    /// Speak faster.
    Faster,
    /// Pause around times and numbers and between sentences.
    Pauses,
    /// Do not.
    NoPauses,
    /// Speak louder.
    Louder,
    /// Speak softer.
    Softer,
    /// Stop speaking.
    Stop,
    /// Spell the last name.
    Spell,
    /// What can be asked.
    Help,
    /// Answer in another language.
    Language,
    /// What happens with the data.
    Privacy,
    /// Yes, remember the name that was offered.
    Remember,
    /// No, that was not said.
    NotSaid,
    /// Throw away what is in memory.
    Forget,
    /// Log in.
    LogIn,
    /// Log out.
    LogOut,
    /// Open a page.
    Open,
    /// Back to the page before.
    Back,
    /// Not understood.
    Unknown,
}

impl Intent {
    /// The name in kebab-case, as in JSON and in the locales.
    pub fn name(self) -> &'static str {
        match self {
            Self::Meal => "meal",
            Self::DayTimes => "day-times",
            Self::Lessons => "lessons",
            Self::Subject => "subject",
            Self::Calendar => "calendar",
            Self::NextEvent => "next-event",
            Self::News => "news",
            Self::Notices => "notices",
            Self::Summary => "summary",
            Self::Children => "children",
            Self::Teachers => "teachers",
            Self::Classmates => "classmates",
            Self::SchoolContact => "school-contact",
            Self::Absence => "absence",
            Self::Repeat => "repeat",
            Self::More => "more",
            Self::Age => "age",
            Self::Refresh => "refresh",
            Self::Anyway => "anyway",
            Self::Slower => "slower",
            Self::Faster => "faster",
            Self::Pauses => "pauses",
            Self::NoPauses => "no-pauses",
            Self::Louder => "louder",
            Self::Softer => "softer",
            Self::Stop => "stop",
            Self::Spell => "spell",
            Self::Help => "help",
            Self::Language => "language",
            Self::Privacy => "privacy",
            Self::Remember => "remember",
            Self::NotSaid => "not-said",
            Self::Forget => "forget",
            Self::LogIn => "log-in",
            Self::LogOut => "log-out",
            Self::Open => "open",
            Self::Back => "back",
            Self::Unknown => "unknown",
        }
    }

    /// Whether it steers the conversation instead of asking the school something.
    pub fn is_conversation(self) -> bool {
        (Self::Repeat..Self::Unknown).contains(&self)
    }
}
