//! The school day: when it begins and ends, its lessons, all of it at a glance.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time};

use super::needs::subject_span;
use super::{Fact, LessonFact, events, meals};
use crate::model::{Child, EventTime, Feed, FeedKind, Lesson, SubjectKind, Week};
use crate::question::{Aspect, DayPart, Question, Span};
use crate::school;

/// When the school day begins and ends, day by day.
pub fn day_times(question: &Question, children: &[&Child]) -> Vec<Fact> {
    let Some(span) = question.span else { return Vec::new() };
    each_day(children, span, false, |child, date, lessons| {
        // The day at school includes lunch; a break at either end does not count.
        let at_school = || lessons.iter().filter(|lesson| !is_subject(lesson, "RAST"));
        let start = at_school().map(|lesson| lesson.start).min()?;
        let end = at_school().map(|lesson| lesson.end).max()?;
        let child = child.first_name.clone();
        Some(Fact::DayTimes { child, date, start, end, aspect: question.aspect })
    })
}

/// The lessons of each day.
pub fn lessons(question: &Question, children: &[&Child]) -> Vec<Fact> {
    let Some(span) = question.span else { return Vec::new() };
    let partial = question.part.is_some() || question.aspect != Aspect::Whole;
    each_day(children, span, partial, |child, date, lessons| {
        let lessons: Vec<LessonFact> = lessons
            .iter()
            .filter(|lesson| question.part.is_some() || is_lesson(lesson))
            .filter(|lesson| in_part(lesson, question.part, lessons))
            .map(|lesson| LessonFact::from(*lesson))
            .collect();
        let lessons = one_end(lessons, question.aspect);
        let child = child.first_name.clone();
        (!lessons.is_empty()).then_some(Fact::Lessons { child, date, lessons, partial })
    })
}

/// The first or the last lesson, where one of them was asked for.
fn one_end(mut lessons: Vec<LessonFact>, aspect: Aspect) -> Vec<LessonFact> {
    match aspect {
        Aspect::Whole => lessons,
        Aspect::Start => lessons.into_iter().take(1).collect(),
        Aspect::End => lessons.pop().into_iter().collect(),
    }
}

/// The lessons of one subject: on the days asked for, else the next day that has it.
pub fn subject(question: &Question, children: &[&Child], now: DateTime) -> Vec<Fact> {
    let Some(key) = question.subject.as_deref() else { return Vec::new() };
    let span = subject_span(question, now);
    let next_only = question.span.is_none();
    let asked_day = question.span.is_some();
    each_child(children, span, |child, days| {
        if days.is_empty() {
            return vec![no_lessons(child, span, false)];
        }
        let school_days = days.iter().filter(|(date, _)| day_off(child, **date).is_none());
        let with_subject = school_days.filter_map(|(&date, lessons)| {
            let ahead = |lesson: &&&Lesson| !next_only || date.to_datetime(lesson.end) > now;
            let of_subject = lessons.iter().filter(|lesson| is_subject(lesson, key)).filter(ahead);
            let lessons: Vec<LessonFact> = of_subject.map(|l| LessonFact::from(*l)).collect();
            let child = child.first_name.clone();
            let told = !lessons.is_empty();
            told.then_some(Fact::SubjectLessons { child, date, lessons, asked_day })
        });
        let found: Vec<Fact> = with_subject.take(if next_only { 1 } else { usize::MAX }).collect();
        if found.is_empty() {
            let (child, subject) = (child.first_name.clone(), key.to_owned());
            return vec![Fact::NoSubject { child, subject, span }];
        }
        found
    })
}

/// What `tell` makes of each child's timetable, or that it could not be fetched.
fn each_child(
    children: &[&Child],
    span: Span,
    tell: impl Fn(&Child, &Days<'_>) -> Vec<Fact>,
) -> Vec<Fact> {
    let of_child = |child: &&Child| match timetable(child, span) {
        Ok(days) => tell(child, &days).into_iter().chain(unchecked_calendar(child)).collect(),
        Err(failed) => vec![*failed],
    };
    children.iter().flat_map(of_child).collect()
}

/// Preschool has no timetable; in school a missing one is a gap.
fn no_lessons(child: &Child, span: Span, partial: bool) -> Fact {
    let name = child.first_name.clone();
    if child.is_preschooler() {
        Fact::Preschooler { child: name }
    } else {
        Fact::NoLessons { child: name, span, partial }
    }
}

/// Without the calendar nobody knows whether a day is free.
fn unchecked_calendar(child: &Child) -> Option<Fact> {
    child.calendar.problem().map(|problem| Fact::failed(child, FeedKind::Calendar, problem))
}

/// Days at a glance: their times, physical education, lunch, what is in the calendar.
pub fn summary(question: &Question, children: &[&Child], now: DateTime) -> Vec<Fact> {
    let Some(span) = question.span else { return Vec::new() };
    let whole = Question { aspect: Aspect::Whole, ..question.clone() };
    // Physical education needs a bag, so that a day's summary tells of it.
    let sports = Question { subject: Some("IDH".to_owned()), ..question.clone() };
    let mut facts = Vec::new();
    for child in children {
        let times = day_times(&whole, &[child]);
        let off = |date: &Date| {
            times.iter().any(|f| matches!(f, Fact::DayOff { date: d, .. } if d == date))
        };
        let bag = subject(&sports, &[child], now).into_iter().filter(Fact::is_found);
        let lunch = meals::meals(&whole, &[child], now.date()).into_iter();
        let lunch = lunch.filter(|fact| !matches!(fact, Fact::Meal { date, .. } if off(date)));
        let planned = events::on_days(&[child], span).into_iter();
        let new = |fact: &Fact| {
            !times.contains(fact)
                && !matches!(fact, Fact::Event(event) if school::is_day_off(&event.title))
        };
        let rest: Vec<Fact> = bag.chain(lunch).chain(planned.filter(new)).collect();
        facts.extend(times.iter().cloned().chain(rest));
    }
    facts
}

/// One fact a day and child: what `tell` makes of its lessons, a day off, or that there are none
/// (in the part of the day asked for, where `partial`).
fn each_day(
    children: &[&Child],
    span: Span,
    partial: bool,
    tell: impl Fn(&Child, Date, &[&Lesson]) -> Option<Fact>,
) -> Vec<Fact> {
    each_child(children, span, |child, days| {
        let mut facts = Vec::new();
        for date in span.days() {
            if let Some(title) = day_off(child, date) {
                facts.push(Fact::DayOff { child: child.first_name.clone(), date, title });
            } else if let Some(lessons) = days.get(&date) {
                facts.extend(events::instead_of_lessons(child, date));
                facts.extend(tell(child, date, lessons));
            }
        }
        if facts.is_empty() { vec![no_lessons(child, span, partial)] } else { facts }
    })
}

pub(super) type Days<'a> = BTreeMap<Date, Vec<&'a Lesson>>;

/// The lessons of a span by day, or what could not be fetched of it.
pub(super) fn timetable(child: &Child, span: Span) -> Result<Days<'_>, Box<Fact>> {
    let mut days: Days<'_> = BTreeMap::new();
    for (week, feed) in &child.lessons {
        let touches = span.days().any(|day| Week::of(day) == *week);
        match feed {
            Feed::Failed(problem) if touches => {
                return Err(Box::new(Fact::failed(child, FeedKind::Lessons(*week), problem)));
            }
            _ => {}
        }
        for lesson in feed.items().iter().filter(|lesson| span.contains(lesson.date)) {
            days.entry(lesson.date).or_default().push(lesson);
        }
    }
    for lessons in days.values_mut() {
        lessons.sort_by_key(|lesson| (lesson.start, lesson.end));
    }
    Ok(days)
}

/// The title of the holiday or study day that a day is, by the calendar.
fn day_off(child: &Child, date: Date) -> Option<String> {
    let whole_days = child.calendar.items().iter().filter(|event| match event.time {
        EventTime::Days { .. } => event.time.touches(date, date),
        EventTime::Hours { .. } => false,
    });
    whole_days.map(|event| &event.title).find(|title| school::is_day_off(title)).cloned()
}

/// Breaks and lunch are in the timetable but are no lessons.
fn is_lesson(lesson: &Lesson) -> bool {
    lesson.subject.kind != SubjectKind::Miscellaneous || lesson.subject.key == "MTID"
}

/// Whether a lesson is of the subject; languages are found by their own code in any choice.
pub(super) fn is_subject(lesson: &Lesson, key: &str) -> bool {
    let same = |code: &str| code.eq_ignore_ascii_case(key);
    same(&lesson.subject.key)
        || same(&lesson.subject.code)
        || (key == "LUNCH" && lesson.subject.key.eq_ignore_ascii_case("PRANDIUM"))
        || (key == "ML" && lesson.subject.kind == SubjectKind::MotherTongue)
}

fn in_part(lesson: &Lesson, part: Option<DayPart>, day: &[&Lesson]) -> bool {
    let lunch = day.iter().find(|lesson| is_subject(lesson, "LUNCH"));
    let noon = Time::new(12, 0, 0, 0).unwrap_or(Time::midnight());
    match part {
        None => true,
        Some(DayPart::Between(from, to)) if from == to => lesson.start <= from && from < lesson.end,
        Some(DayPart::Between(from, to)) => lesson.start < to && lesson.end > from,
        Some(DayPart::AfterLunch) => lesson.start >= lunch.map_or(noon, |lunch| lunch.end),
        Some(DayPart::BeforeLunch) => lesson.end <= lunch.map_or(noon, |lunch| lunch.start),
    }
}
