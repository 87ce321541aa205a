//! What a sentence means, in the notation of the test sets.

use std::fmt;

use super::Question;
use crate::model::Family;

/// What is not said.
const NONE: &str = "-";

/// What a sentence means, as test sets tell it: `intent | children | days | subject`, with `-` for
/// what is not said. Has no `Debug`: it may hold names.
#[derive(Clone, PartialEq, Eq)]
pub struct Meaning {
    /// The intent's name; in test sets also `unclear`, which must be asked back, and `unknown`,
    /// which must be refused.
    pub intent: String,
    /// First names with commas between them, or `-`.
    pub children: String,
    /// A day, `first..last`, or `-`.
    pub days: String,
    /// Key of a subject or a kind of event, or `-`.
    pub subject: String,
}

impl Meaning {
    /// Of its notation; fields at the end may be left out.
    pub fn parse(fields: &str) -> Option<Self> {
        let mut fields = fields.split('|').map(str::trim);
        let intent = fields.next().filter(|intent| !intent.is_empty())?.to_owned();
        let mut field = || fields.next().unwrap_or(NONE).to_owned();
        Some(Self { intent, children: field(), days: field(), subject: field() })
    }

    /// Of a question; children only where they were named.
    pub fn of(question: &Question, family: &Family) -> Self {
        let none = || NONE.to_owned();
        let children = question.names_children.then(|| Self::children_of(question, family));
        Self {
            intent: question.intent.name().to_owned(),
            children: children.unwrap_or_else(none),
            days: Self::days_of(question).unwrap_or_else(none),
            subject: Self::subject_of(question).cloned().unwrap_or_else(none),
        }
    }

    /// Something that is not for the program.
    pub fn unknown() -> Self {
        let none = || NONE.to_owned();
        Self { intent: "unknown".to_owned(), children: none(), days: none(), subject: none() }
    }

    /// First names of the children a question is about, with commas between them.
    pub fn children_of(question: &Question, family: &Family) -> String {
        let first_name = |id| family.child(id).map(|child| child.first_name.as_str());
        question.children.iter().filter_map(first_name).collect::<Vec<_>>().join(",")
    }

    /// The day or `first..last`.
    pub fn days_of(question: &Question) -> Option<String> {
        question.span.map(|span| match span.single_day() {
            Some(day) => day.to_string(),
            None => format!("{}..{}", span.first, span.last),
        })
    }

    /// Key of the subject or the kind of event.
    pub fn subject_of(question: &Question) -> Option<&String> {
        question.subject.as_ref().or(question.event.as_ref())
    }
}

impl fmt::Display for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { intent, children, days, subject } = self;
        write!(f, "{intent} | {children} | {days} | {subject}")
    }
}
