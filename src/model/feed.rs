//! What is known of one kind of thing about one child, and what is still to be fetched.

use jiff::civil::DateTime;
use serde::{Serialize, Serializer};

use super::{ChildId, Week};

/// Why something could not be fetched. Plain data, so that it can be worded in any language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case", tag = "problem", content = "detail")]
pub enum FetchProblem {
    /// The session is missing or has ended.
    #[error("log-in is needed")]
    LoginNeeded,
    /// The guardian cancelled the log-in in the app.
    #[error("the log-in was cancelled")]
    LoginCancelled,
    /// The log-in failed or its time ran out.
    #[error("the log-in failed")]
    LoginFailed,
    /// No answer came.
    #[error("the platform could not be reached: {0}")]
    Unreachable(String),
    /// An answer came that is not what the protocol says. The detail names the request and what
    /// was wrong, never a body, a cookie or a personal number.
    #[error("the platform answered nonsense: {0}")]
    Nonsense(String),
    /// The answer was about another child and was thrown away.
    #[error("the platform answered about another child")]
    WrongChild,
}

impl FetchProblem {
    /// Whether a log-in helps.
    pub fn is_login(&self) -> bool {
        matches!(self, Self::LoginNeeded | Self::LoginCancelled | Self::LoginFailed)
    }
}

/// What is known of one kind of thing about one child.
///
/// An empty `Fetched` says that the platform has nothing; it is never used for a failure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Feed<T> {
    /// Nobody asked yet.
    #[default]
    NotFetched,
    /// What the platform has, possibly nothing.
    Fetched(Vec<T>),
    /// It could not be had.
    Failed(FetchProblem),
}

impl<T> Feed<T> {
    /// The items, where they were fetched.
    pub fn items(&self) -> &[T] {
        match self {
            Self::Fetched(items) => items,
            Self::NotFetched | Self::Failed(_) => &[],
        }
    }

    /// Why there are no items, where fetching failed.
    pub fn problem(&self) -> Option<&FetchProblem> {
        match self {
            Self::Failed(problem) => Some(problem),
            Self::NotFetched | Self::Fetched(_) => None,
        }
    }

    /// Whether the platform has given its answer.
    pub fn is_fetched(&self) -> bool {
        matches!(self, Self::Fetched(_))
    }

    /// Whether it has been fetched, or why it could not be.
    pub fn known(&self) -> Result<bool, &FetchProblem> {
        self.problem().map_or(Ok(self.is_fetched()), Err)
    }
}

impl<T> From<Result<Vec<T>, FetchProblem>> for Feed<T> {
    fn from(result: Result<Vec<T>, FetchProblem>) -> Self {
        match result {
            Ok(items) => Self::Fetched(items),
            Err(problem) => Self::Failed(problem),
        }
    }
}

/// When what a feed holds was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// At the school.
    pub at: DateTime,
    /// What has kept it from being fetched anew since.
    pub problem: Option<FetchProblem>,
}

/// A list of what was fetched, `null` where nobody asked, the problem where it failed.
impl<T: Serialize> Serialize for Feed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::NotFetched => serializer.serialize_none(),
            Self::Fetched(items) => items.serialize(serializer),
            Self::Failed(problem) => problem.serialize(serializer),
        }
    }
}

/// The kinds of things a platform can tell about a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FeedKind {
    /// Lunches.
    Meals,
    /// Lessons of one week.
    Lessons(Week),
    /// The school's calendar.
    Calendar,
    /// Timed bookings of the child.
    Schedule,
    /// News letters with their bodies.
    News,
    /// Notifications.
    Notices,
    /// Teachers.
    Teachers,
    /// Classmates.
    Classmates,
    /// School contacts.
    Contacts,
}

/// An item of a feed that could not be read in full; the rest of the feed stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flaw {
    /// In which feed.
    pub feed: FeedKind,
    /// What was wrong: the field and the rule, never its content.
    pub detail: String,
}

/// One thing to fetch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Need {
    /// About whom.
    pub child: ChildId,
    /// What.
    pub feed: FeedKind,
}
