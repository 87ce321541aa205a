//! What can be opened and gone through, besides the conversation: today, the timetable, a letter …
//!
//! A page holds no facts of its own: it puts [`Question`]s, and shows what answers them.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::answer::needs;
use crate::model::{ChildId, Family, Need, Week};
use crate::question::{Intent, Question, Span, SpanShape};
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
    /// What is in the calendar in the next eight weeks.
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
    /// What is asked before anything else, where nothing has been set yet.
    Welcome,
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
            Self::Welcome => "welcome",
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

    /// The one of [`Self::ALL`] with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.name() == name)
    }

    /// The weeks of the timetables and lunches: this one and the next.
    pub fn weeks(now: DateTime) -> Vec<Week> {
        let next_week = now.date().checked_add(7.days()).ok();
        [Some(now.date()), next_week].into_iter().flatten().map(Week::of).collect()
    }

    /// What it asks about children.
    pub fn questions(&self, children: &[ChildId], now: DateTime) -> Vec<Question> {
        let today = Span::day(now.date());
        let weeks = || Self::weeks(now).into_iter().filter_map(Span::week);
        let ask = |intent: Intent, span: Option<Span>| Question {
            intent,
            children: children.to_vec(),
            names_children: true,
            span,
            ..Question::unknown("", &school::language())
        };
        match self {
            Self::Today => vec![ask(Intent::Summary, Some(today))],
            Self::Lessons => weeks().map(|week| ask(Intent::Lessons, Some(week))).collect(),
            // Which days are off is in the calendar, and no menu tells it.
            Self::Lunch => weeks()
                .flat_map(|week| [Intent::Meal, Intent::NextEvent].map(|i| ask(i, Some(week))))
                .collect(),
            Self::Calendar => vec![ask(Intent::Calendar, ahead(now))],
            Self::News | Self::Letter { .. } => vec![ask(Intent::News, None)],
            Self::Notices => vec![ask(Intent::Notices, None)],
            Self::Contacts => [Intent::Teachers, Intent::SchoolContact, Intent::Classmates]
                .map(|intent| ask(intent, None))
                .to_vec(),
            Self::Conversation | Self::Settings | Self::Help | Self::LogIn | Self::Welcome => {
                Vec::new()
            }
        }
    }

    /// Whether it shows what the platform knows.
    pub fn asks(&self) -> bool {
        !matches!(
            self,
            Self::Conversation | Self::Settings | Self::Help | Self::LogIn | Self::Welcome
        )
    }

    /// Whether there is a way back to it, once it is left.
    pub fn stays(&self) -> bool {
        !matches!(self, Self::LogIn | Self::Welcome)
    }

    /// Whether it shows something of a child.
    fn is_about(&self, child: &ChildId) -> bool {
        !matches!(self, Self::Letter { child: reader, .. } if reader != child)
    }

    /// What has to be fetched before it can be shown.
    pub fn needs(&self, family: &Family, now: DateTime) -> Vec<Need> {
        let children = family.children.iter().map(|child| child.id.clone());
        let children: Vec<ChildId> = children.filter(|child| self.is_about(child)).collect();
        let questions = self.questions(&children, now);
        let needs: BTreeSet<Need> = questions.iter().flat_map(|q| needs(q, now)).collect();
        needs.into_iter().collect()
    }
}

/// The days that the calendar is shown for.
fn ahead(now: DateTime) -> Option<Span> {
    let first = now.date();
    let last = first.checked_add(DAYS_AHEAD.days()).ok()?;
    Some(Span { first, last, shape: SpanShape::Days })
}

/// Eight weeks, so that the next holiday is among them.
const DAYS_AHEAD: i64 = 55;

/// A way through the pages that was asked for in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// To a page, and there to a child.
    To(Page, Option<ChildId>),
    /// To where one came from.
    Back,
    /// Nowhere else: what is open is fetched anew.
    Anew,
}
