//! From text to what was meant. Pure: text, a household and a time in, [`Understood`] out.
//!
//! Nothing is guessed: words that are unknown lower what may be accepted, a name that belongs to
//! no child is asked about, two intents with equal support are asked about, and the rest is
//! honestly not understood.

pub mod classify;
pub mod confidence;
pub mod decide;
pub mod grammar;
pub mod heard;
pub mod hearing;
pub mod household;
pub mod intent;
pub mod lexicon;
pub mod likeness;
pub mod meaning;
pub mod names;
pub mod numbers;
pub mod pattern;
pub mod phrases;
mod phrases_file;
mod pieces;
mod questions_file;
pub mod reading;
pub mod route;
mod share;
pub mod span;
pub mod spelling;
pub mod spoken;
pub mod statement;
pub mod stranger;
pub mod template;
pub mod token;
pub mod topic;
pub mod when;
pub mod when_rules;
pub mod who;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};

pub use grammar::{Edge, Grammar, People};
pub use household::Household;
pub use intent::Intent;
pub use lexicon::{Lexicon, LexiconError};
pub use meaning::Meaning;
pub use phrases::{Moment, Phrases, PhrasesError};
pub use span::{DayPart, Span, SpanShape};
pub use spoken::{Spoken, SpokenNames};

use crate::model::{ChildId, Language};
use reading::Reading;

/// A question that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// As it was asked.
    pub text: String,
    /// The language it was asked in.
    pub language: Language,
    /// What is wanted.
    pub intent: Intent,
    /// About whom; every child of the family where nobody was named.
    pub children: Vec<ChildId>,
    /// Whether children were named.
    pub names_children: bool,
    /// The days it is about; `None` where the question is about whatever comes next or came last.
    pub span: Option<Span>,
    /// The part of the day.
    pub part: Option<DayPart>,
    /// Which side of a span.
    pub aspect: Aspect,
    /// Key of the school subject: `MA`.
    pub subject: Option<String>,
    /// Kind of event: `holiday`.
    pub event: Option<String>,
    /// What a letter is to be about.
    pub topic: Option<Topic>,
    /// Whether it can be answered with yes or no.
    pub is_yes_no: bool,
    /// The language the answer was asked for in.
    pub answer_in: Option<Language>,
    /// Name of the page to open: `news`.
    pub page: Option<String>,
}

impl Question {
    /// A text that was not understood.
    pub fn unknown(text: &str, language: &Language) -> Self {
        Self {
            text: text.to_owned(),
            language: language.clone(),
            intent: Intent::Unknown,
            children: Vec::new(),
            names_children: false,
            span: None,
            part: None,
            aspect: Aspect::Whole,
            subject: None,
            event: None,
            topic: None,
            is_yes_no: false,
            answer_in: None,
            page: None,
        }
    }
}

/// What a letter is to be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// As it was said.
    pub text: String,
    /// Beginnings of words the school would use; a letter with any of them is about it.
    pub stems: Vec<String>,
}

/// Which side of a span is asked about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aspect {
    /// Nothing in particular.
    #[default]
    Whole,
    /// The beginning.
    Start,
    /// The end.
    End,
}

/// Something to choose between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A child.
    Child(ChildId),
    /// A day.
    Day(Date),
    /// A thing to ask about.
    Intent(Intent),
    /// A whole question, in its words.
    Said(String),
}

/// What is not clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Which child; with the name that belongs to none, as it was written.
    Child(Option<String>),
    /// Which day.
    Day,
    /// What about.
    Intent,
    /// Whether it was said at all.
    Said,
    /// Whether a name that was heard is to mean a child from now on.
    Remember {
        /// The name, as it was heard.
        heard: String,
        /// The child's first name.
        name: String,
    },
}

/// A question that waits for a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// As far as it was understood.
    pub question: Question,
    /// What is missing.
    pub doubt: Doubt,
}

/// What became of an utterance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Understood {
    /// All that is needed is clear.
    Clear(Question),
    /// One thing is not; `choices` has at most three.
    Unclear {
        /// The question as far as it was understood, and what is missing.
        draft: Draft,
        /// What it could be.
        choices: Vec<Choice>,
    },
    /// Not something this program can answer.
    Unknown {
        /// As it was asked.
        text: String,
        /// The language it seems to be in.
        language: Language,
    },
}

impl Understood {
    /// The name that belongs to no child, where that is what is asked about.
    pub fn stranger(&self) -> Option<&str> {
        match self {
            Self::Unclear { draft: Draft { doubt: Doubt::Child(name), .. }, .. } => name.as_deref(),
            _ => None,
        }
    }
}

/// What was said before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The last question that was clear.
    pub last: Option<&'a Question>,
    /// The question that waits for a short reply.
    pub draft: Option<&'a Draft>,
    /// Whether there are pages to open.
    pub pages: bool,
}

/// The most choices a person can keep in mind.
pub const MOST_CHOICES: usize = 3;

/// Understands an utterance in whichever of the languages explains it best; the first language
/// wins where several do equally well. One that has no tables explains nothing; `None` where there
/// is no other.
pub fn understand(
    text: &str,
    lexicons: &[&Lexicon],
    household: &Household,
    now: DateTime,
    context: Context<'_>,
) -> Option<Understood> {
    let askable = lexicons.iter().filter(|lexicon| !lexicon.is_empty());
    let readings = askable.map(|lexicon| Reading::new(text, lexicon, household, now, context));
    let mut best: Option<Reading<'_>> = None;
    for reading in readings {
        if best.as_ref().is_none_or(|best| reading.sense() > best.sense()) {
            best = Some(reading);
        }
    }
    best.map(Reading::decide)
}

/// The day meant when none is said: today, after five o'clock tomorrow, at the weekend Monday.
pub fn default_day(now: DateTime) -> Date {
    let late = now.hour() >= 17;
    let day = if late { now.date().checked_add(1.day()).unwrap_or(now.date()) } else { now.date() };
    match day.weekday() {
        Weekday::Saturday => day.checked_add(2.days()).unwrap_or(day),
        Weekday::Sunday => day.checked_add(1.day()).unwrap_or(day),
        _ => day,
    }
}
