//! What can be opened and gone through, besides the conversation: today, the timetable, a letter …
//!
//! A page holds no facts of its own: it puts [`Question`]s, and shows what answers them.

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::answer::needs;
use crate::model::{Child, ChildId, Family, Need, Week};
use crate::question::{Intent, Question, Span};
use crate::school;

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// Questions and answers.
    #[default]
    Conversation,
    /// The day at a glance, child by child.
    Today,
    /// This week's timetable and the next.
    Lessons,
    /// This week's lunches and the next.
    Lunch,
    /// What is in the calendar in the next weeks.
    Calendar,
    /// The news letters.
    News,
    /// One of them.
    Letter {
        /// Of whose school or class.
        child: ChildId,
        /// Which: [`crate::model::News::id`].
        id: String,
    },
    /// The notifications.
    Notices,
    /// How to reach teachers and the school, and who is in the class.
    Contacts,
    /// The settings.
    Settings,
    /// What can be asked and which keys there are.
    Help,
    /// The log-in, while it goes on.
    LogIn,
}

impl Page {
    /// Those that can be opened from everywhere, in the order in which they are offered.
    pub const ALL: [Self; 10] = [
        Self::Conversation,
        Self::Today,
        Self::Lessons,
        Self::Lunch,
        Self::Calendar,
        Self::News,
        Self::Notices,
        Self::Contacts,
        Self::Settings,
        Self::Help,
    ];

    /// The name in kebab-case, as in the locales.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Conversation => "conversation",
            Self::Today => "today",
            Self::Lessons => "lessons",
            Self::Lunch => "lunch",
            Self::Calendar => "calendar",
            Self::News => "news",
            Self::Letter { .. } => "letter",
            Self::Notices => "notices",
            Self::Contacts => "contacts",
            Self::Settings => "settings",
            Self::Help => "help",
            Self::LogIn => "log-in",
        }
    }

    /// The one of [`Self::ALL`] that it belongs to; itself, but for a letter.
    #[must_use]
    pub fn section(&self) -> Self {
        match self {
            Self::Letter { .. } => Self::News,
            page => page.clone(),
        }
    }

    /// What it asks about one child.
    pub fn questions(&self, child: &ChildId, now: DateTime) -> Vec<Question> {
        let today = Span::day(now.date());
        let next_week = now.date().checked_add(7.days()).ok();
        let weeks = || {
            let mondays = [Some(now.date()), next_week].into_iter().flatten();
            mondays.filter_map(|date| Span::week(Week::of(date)))
        };
        let ask = |intent: Intent, span: Option<Span>| Question {
            intent,
            children: vec![child.clone()],
            names_children: true,
            span,
            ..Question::unknown("", &school::language())
        };
        match self {
            Self::Today => vec![ask(Intent::Summary, Some(today))],
            Self::Lessons => weeks().map(|week| ask(Intent::Lessons, Some(week))).collect(),
            Self::Lunch => weeks().map(|week| ask(Intent::Meal, Some(week))).collect(),
            Self::Calendar => vec![ask(Intent::Calendar, None)],
            Self::News | Self::Letter { .. } => vec![ask(Intent::News, None)],
            Self::Notices => vec![ask(Intent::Notices, None)],
            Self::Contacts => [Intent::Teachers, Intent::SchoolContact, Intent::Classmates]
                .map(|intent| ask(intent, None))
                .to_vec(),
            Self::Conversation | Self::Settings | Self::Help | Self::LogIn => Vec::new(),
        }
    }

    /// Whether it shows what the platform knows.
    pub fn asks(&self) -> bool {
        !matches!(self, Self::Conversation | Self::Settings | Self::Help | Self::LogIn)
    }

    /// What has to be fetched before it can be shown.
    pub fn needs(&self, family: &Family, now: DateTime) -> Vec<Need> {
        let of_child = |child: &Child| self.questions(&child.id, now);
        let questions = family.children.iter().flat_map(of_child);
        questions.flat_map(|question| needs(&question, now)).collect()
    }
}
