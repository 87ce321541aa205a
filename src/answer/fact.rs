//! One thing to tell.

use jiff::civil::{Date, Time};
use serde::Serialize;

use crate::model::{Child, Event, EventTime, FeedKind, FetchProblem, Lesson, Subject};
use crate::question::{Aspect, Span};
use crate::school;

/// One thing to tell. `child` is the first name, byte for byte as the platform has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "fact")]
pub enum Fact {
    /// A lunch.
    Meal {
        /// Whose.
        child: String,
        /// Day.
        date: Date,
        /// Dishes to choose between.
        dishes: Vec<String>,
    },
    /// No lunch is known for these days.
    NoMeal {
        /// Whose.
        child: String,
        /// Days.
        span: Span,
    },
    /// A dish that is on no known menu.
    NoDish {
        /// Whose.
        child: String,
        /// The dish as it was asked for.
        dish: String,
    },
    /// When the school day begins and ends.
    DayTimes {
        /// Whose.
        child: String,
        /// Day.
        date: Date,
        /// Beginning of the first lesson.
        start: Time,
        /// End of the last.
        end: Time,
        /// Which of the two was asked for.
        #[serde(skip)]
        aspect: Aspect,
    },
    /// The lessons of a day, or of a part of it.
    Lessons {
        /// Whose.
        child: String,
        /// Day.
        date: Date,
        /// Lessons in order.
        lessons: Vec<LessonFact>,
        /// Whether only a part of the day was asked for.
        #[serde(skip)]
        partial: bool,
    },
    /// No lessons are known for these days.
    NoLessons {
        /// Whose.
        child: String,
        /// Days.
        span: Span,
        /// Whether only a part of the day was asked for.
        #[serde(skip)]
        partial: bool,
    },
    /// A day without school, by the calendar.
    DayOff {
        /// Whose.
        child: String,
        /// Day.
        date: Date,
        /// The calendar's title.
        title: String,
    },
    /// The lessons of one subject on one day.
    SubjectLessons {
        /// Whose.
        child: String,
        /// Day.
        date: Date,
        /// Lessons in order.
        lessons: Vec<LessonFact>,
        /// Whether a day was asked for.
        #[serde(skip)]
        asked_day: bool,
    },
    /// No lesson of a subject.
    NoSubject {
        /// Whose.
        child: String,
        /// Key of the subject.
        subject: String,
        /// Days looked at.
        span: Span,
    },
    /// Something in the calendar.
    Event(EventFact),
    /// A child in preschool, which has no timetable.
    Preschooler {
        /// Who.
        child: String,
    },
    /// Nothing of the kind in the calendar.
    NoEvent {
        /// Whose calendars.
        children: Vec<String>,
        /// Kind of event, where one was asked for.
        event: Option<String>,
        /// Key of the subject, where one was asked for.
        subject: Option<String>,
        /// Days looked at; `None` for all that is to come.
        span: Option<Span>,
    },
    /// A news letter.
    Letter {
        /// Who got it.
        children: Vec<String>,
        /// Heading.
        header: String,
        /// Day of the last change.
        date: Option<Date>,
        /// The sentences that answer the question, or the beginning.
        excerpt: Vec<String>,
        /// The rest, sentence by sentence.
        rest: Vec<String>,
        /// Which one it is on the platform.
        #[serde(skip)]
        id: String,
    },
    /// No news letter, or none about the topic.
    NoLetter {
        /// Whose.
        children: Vec<String>,
        /// What was looked for.
        topic: Option<String>,
        /// Days looked at; `None` for all there are.
        span: Option<Span>,
    },
    /// A notification.
    Notice {
        /// Whose.
        child: String,
        /// The system that sent it.
        sender: String,
        /// What it says.
        message: String,
        /// Day it was created.
        date: Option<Date>,
        /// Where it points.
        #[serde(skip)]
        url: Option<String>,
    },
    /// No notifications.
    NoNotice {
        /// Whose.
        children: Vec<String>,
        /// Days looked at; `None` for all there are.
        span: Option<Span>,
    },
    /// Who a child is.
    Child {
        /// First name.
        child: String,
        /// Class.
        class: Option<String>,
        /// School.
        school: Option<String>,
    },
    /// A teacher.
    Teacher {
        /// Whose.
        child: String,
        /// Full name.
        name: String,
        /// The subject that was asked for.
        subject: Option<Subject>,
        /// Telephone at work, as written.
        #[serde(skip)]
        phone: Option<String>,
        /// E-mail address.
        #[serde(skip)]
        email: Option<String>,
    },
    /// No teacher known.
    NoTeacher {
        /// Whose.
        child: String,
    },
    /// Names of the children in the class.
    Classmates {
        /// Whose.
        child: String,
        /// Full names.
        names: Vec<String>,
    },
    /// No class list.
    NoClassmates {
        /// Whose.
        child: String,
    },
    /// How to reach the school.
    Contact {
        /// Whose.
        child: String,
        /// Title, else name.
        title: String,
        /// Name, as written, where there is a title too.
        name: Option<String>,
        /// Telephone as written.
        phone: Option<String>,
        /// E-mail address.
        email: Option<String>,
    },
    /// No contact known.
    NoContact {
        /// Whose.
        child: String,
    },
    /// Something could not be fetched.
    Failed {
        /// Whose.
        child: String,
        /// What.
        feed: FeedKind,
        /// Why.
        problem: FetchProblem,
    },
}

/// A lesson to tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LessonFact {
    /// Beginning.
    pub start: Time,
    /// End.
    pub end: Time,
    /// Subject.
    pub subject: Subject,
    /// Teachers.
    pub teachers: Vec<String>,
    /// Room.
    pub room: Option<String>,
}

/// An event to tell, with everybody whose calendar has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EventFact {
    /// First names.
    pub children: Vec<String>,
    /// Title, as written.
    pub title: String,
    /// When.
    pub time: EventTime,
    /// Place, as written.
    pub location: Option<String>,
    /// Description, as written.
    pub description: Option<String>,
    /// Whether it has been called off.
    pub cancelled: bool,
}

impl Fact {
    /// Who a child is.
    pub fn child(child: &Child) -> Self {
        Self::Child {
            child: child.first_name.clone(),
            class: child.class.clone(),
            school: child.school.clone(),
        }
    }

    /// That a feed of a child could not be fetched.
    pub fn failed(child: &Child, feed: FeedKind, problem: &FetchProblem) -> Self {
        Self::Failed { child: child.first_name.clone(), feed, problem: problem.clone() }
    }

    /// Whether it tells something the platform has.
    pub fn is_found(&self) -> bool {
        !matches!(
            self,
            Self::NoMeal { .. }
                | Self::NoDish { .. }
                | Self::NoLessons { .. }
                | Self::NoSubject { .. }
                | Self::Preschooler { .. }
                | Self::NoEvent { .. }
                | Self::NoLetter { .. }
                | Self::NoNotice { .. }
                | Self::NoTeacher { .. }
                | Self::NoClassmates { .. }
                | Self::NoContact { .. }
                | Self::Failed { .. }
        )
    }
}

impl From<&Lesson> for LessonFact {
    fn from(lesson: &Lesson) -> Self {
        Self {
            start: lesson.start,
            end: lesson.end,
            subject: lesson.subject.clone(),
            teachers: lesson.teachers.clone(),
            room: lesson.room.clone(),
        }
    }
}

impl EventFact {
    /// An event of one child.
    pub fn new(child: &Child, event: &Event) -> Self {
        Self {
            children: vec![child.first_name.clone()],
            title: school::without_mark(&event.title).to_owned(),
            cancelled: school::is_cancelled(&event.title),
            time: event.time.clone(),
            location: event.location.clone(),
            description: event.description.clone(),
        }
    }
}
