//! What has to be fetched before a question can be answered.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::age::is_fresh;
use crate::model::{Family, FeedKind, Need, Week};
use crate::question::{Intent, Question, Span};

/// How far ahead a subject without a day is looked for.
const SUBJECT_DAYS: i64 = 14;

/// The feeds the question needs, whether they have been fetched or not.
pub fn needs(question: &Question, now: DateTime) -> Vec<Need> {
    let feeds = feeds(question, now);
    let need = |child| move |feed| Need { child, feed };
    question
        .children
        .iter()
        .flat_map(|child| feeds.iter().copied().map(move |feed| need(child.clone())(feed)))
        .collect()
}

/// Those needs that nobody has asked the platform for yet, or too long ago.
pub fn missing(needs: Vec<Need>, family: &Family, now: DateTime) -> Vec<Need> {
    let is_missing = |need: &Need| {
        family.child(&need.child).is_some_and(|child| !is_fresh(child, need.feed, now))
    };
    needs.into_iter().filter(is_missing).collect()
}

fn feeds(question: &Question, now: DateTime) -> Vec<FeedKind> {
    let lessons = || weeks(subject_span(question, now)).map(FeedKind::Lessons);
    match question.intent {
        Intent::Meal => vec![FeedKind::Meals],
        Intent::DayTimes | Intent::Lessons | Intent::Subject => {
            lessons().chain([FeedKind::Calendar]).collect()
        }
        Intent::Summary => {
            let others = [FeedKind::Meals, FeedKind::Calendar, FeedKind::Schedule];
            lessons().chain(others).collect()
        }
        Intent::Calendar | Intent::NextEvent => vec![FeedKind::Calendar, FeedKind::Schedule],
        Intent::News => vec![FeedKind::News],
        Intent::Notices => vec![FeedKind::Notices],
        Intent::Teachers if question.subject.is_some() => {
            lessons().chain([FeedKind::Teachers]).collect()
        }
        Intent::Teachers => vec![FeedKind::Teachers],
        Intent::Classmates => vec![FeedKind::Classmates],
        Intent::SchoolContact => vec![FeedKind::Contacts],
        _ => Vec::new(),
    }
}

/// The days a timetable is looked up for: those asked for, else the coming fortnight.
pub fn subject_span(question: &Question, now: DateTime) -> Span {
    question.span.unwrap_or_else(|| {
        let first = now.date();
        let last = first.checked_add(SUBJECT_DAYS.days()).unwrap_or(first);
        Span { first, last, shape: crate::question::SpanShape::Days }
    })
}

/// The ISO weeks a span touches; at most six, so that a wide question stays gentle.
fn weeks(span: Span) -> impl Iterator<Item = Week> {
    let weeks: BTreeSet<Week> = span.days().map(Week::of).take(MOST_DAYS).collect();
    weeks.into_iter()
}

const MOST_DAYS: usize = 42;

/// Everything there is, for `fetch`: the given week's and the next week's timetable and all feeds.
pub fn everything(family: &Family, today: Date) -> Vec<Need> {
    let next = today.checked_add(7.days()).map(Week::of);
    let weeks = std::iter::once(Week::of(today)).chain(next);
    let feeds: Vec<FeedKind> = weeks
        .map(FeedKind::Lessons)
        .chain([FeedKind::Meals, FeedKind::Calendar, FeedKind::Schedule, FeedKind::News])
        .chain([FeedKind::Notices, FeedKind::Teachers, FeedKind::Classmates, FeedKind::Contacts])
        .collect();
    let of_child = |child: &crate::model::Child| {
        let id = child.id.clone();
        feeds.clone().into_iter().map(move |feed| Need { child: id.clone(), feed })
    };
    family.children.iter().flat_map(of_child).collect()
}
