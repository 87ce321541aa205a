//! From a question and what is known of the family to facts. No words, no I/O.
//!
//! A fact names its child and its day. What could not be fetched is a [`Fact::Failed`], what the
//! platform does not have is a `No…` fact: the two are never mixed up.

pub mod age;
pub mod contacts;
pub mod day;
pub mod events;
pub mod fact;
pub mod letters;
pub mod meals;
pub mod needs;

use jiff::civil::DateTime;
use serde::Serialize;

pub use age::Age;
pub use fact::{EventFact, Fact, LessonFact};
pub use needs::needs;

use crate::model::{Child, Family};
use crate::question::{Intent, Question};

/// What kind of answer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerKind {
    /// There is something to tell.
    Found,
    /// The platform has nothing of the kind.
    Nothing,
    /// It could not be fetched.
    Failed,
    /// A question back.
    AskedBack,
    /// Not something this program can answer.
    Refused,
    /// An answer about the program itself, or a step of the conversation.
    Conversation,
}

/// An answer without words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// What kind it is.
    pub kind: AnswerKind,
    /// What there is to tell, in the order to tell it.
    pub facts: Vec<Fact>,
    /// How old they are; `None` where nothing was fetched for them.
    pub age: Option<Age>,
}

impl Answer {
    /// One that is no fact of the school.
    pub fn without_facts(kind: AnswerKind) -> Self {
        Self { kind, facts: Vec::new(), age: None }
    }
}

/// Answers a question from what has been fetched.
pub fn answer(question: &Question, family: &Family, now: DateTime) -> Answer {
    let children: Vec<&Child> =
        question.children.iter().filter_map(|id| family.child(id)).collect();
    let mut facts = match question.intent {
        Intent::Meal => meals::meals(question, &children, now.date()),
        Intent::DayTimes => day::day_times(question, &children),
        Intent::Lessons => day::lessons(question, &children),
        Intent::Subject => day::subject(question, &children, now),
        Intent::Summary => day::summary(question, &children, now),
        Intent::Calendar => events::calendar(question, &children, now),
        Intent::NextEvent => events::next_event(question, &children, now),
        Intent::News => letters::news(question, &children),
        Intent::Notices => letters::notices(question, &children),
        Intent::Children => children.iter().copied().map(Fact::child).collect(),
        Intent::Teachers => contacts::teachers(question, &children, now),
        Intent::Classmates => contacts::classmates(&children),
        Intent::SchoolContact => contacts::school(question, &children),
        _ => Vec::new(),
    };
    // A gap is told before what is left: it may be just what was asked for.
    facts.sort_by_key(|fact| !matches!(fact, Fact::Failed { .. }));
    facts.dedup();
    let age = Age::of(&needs(question, now), family, now);
    Answer { kind: kind(&facts, question.intent), facts, age }
}

fn kind(facts: &[Fact], intent: Intent) -> AnswerKind {
    if intent.is_conversation() || intent == Intent::Absence {
        AnswerKind::Conversation
    } else if facts.iter().any(Fact::is_found) {
        AnswerKind::Found
    } else if facts.iter().any(|fact| matches!(fact, Fact::Failed { .. })) {
        AnswerKind::Failed
    } else {
        AnswerKind::Nothing
    }
}
