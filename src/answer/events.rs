//! What is in the calendar.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::{EventFact, Fact};
use crate::model::{Child, Event, EventTime, Feed, FeedKind};
use crate::question::{DayPart, Question, Span, SpanShape};
use crate::school;

/// What "is he free on Friday?" asks for: any day without lessons.
const DAY_OFF: &str = "day-off";

/// How far ahead "what is happening" looks where no day is said.
const DAYS_AHEAD: i64 = 13;

/// What is in the calendars on the days asked about, else in the coming fortnight.
pub fn calendar(question: &Question, children: &[&Child], now: DateTime) -> Vec<Fact> {
    let span = question.span.unwrap_or_else(|| {
        let first = now.date();
        let last = first.checked_add(DAYS_AHEAD.days()).unwrap_or(first);
        Span { first, last, shape: SpanShape::Days }
    });
    let mut facts = on_days(children, span);
    facts.retain(|fact| match fact {
        Fact::Event(event) => in_part(&event.time, question.part),
        _ => true,
    });
    if facts.is_empty() {
        facts.push(Fact::NoEvent {
            children: names(children),
            event: None,
            subject: None,
            span: Some(span),
        });
    }
    facts
}

/// The events of the kind asked about: on the days asked for, else the next one to come.
pub fn next_event(question: &Question, children: &[&Child], now: DateTime) -> Vec<Fact> {
    let kind = question.event.clone().unwrap_or_else(|| DAY_OFF.to_owned());
    let kinds = school::event_stems(&kind);
    let subject = question.subject.as_deref().and_then(school::subject_stems);
    let wanted = |event: &Event| {
        let text = format!("{} {}", event.title, event.description.as_deref().unwrap_or_default());
        let in_span = match question.span {
            Some(span) => event.time.touches(span.first, span.last),
            None => end(&event.time) >= now && !school::is_cancelled(&event.title),
        };
        in_span
            && (school::mentions(&event.title, &kinds)
                || kind == DAY_OFF && school::is_day_off(&event.title))
            && subject.as_ref().is_none_or(|stems| school::mentions(&text, stems))
    };
    let mut facts = collect(children, wanted);
    let found = facts.iter().filter(|fact| fact.is_found()).count();
    if question.span.is_none() && found > 1 {
        keep_first(&mut facts, question.names_children);
    }
    if facts.is_empty() {
        let event = Some(kind);
        let subject = question.subject.clone();
        facts.push(Fact::NoEvent {
            children: names(children),
            event,
            subject,
            span: question.span,
        });
    }
    facts
}

/// Everything on certain days.
pub fn on_days(children: &[&Child], span: Span) -> Vec<Fact> {
    collect(children, |event| event.time.touches(span.first, span.last))
}

/// The wanted events of all children in order of time; the same event of several children once.
fn collect(children: &[&Child], wanted: impl Fn(&Event) -> bool) -> Vec<Fact> {
    let mut events: Vec<EventFact> = Vec::new();
    let mut failures = Vec::new();
    for child in children {
        for (feed, kind) in
            [(&child.calendar, FeedKind::Calendar), (&child.schedule, FeedKind::Schedule)]
        {
            if let Feed::Failed(problem) = feed {
                failures.push(Fact::failed(child, kind, problem));
            }
            for event in feed.items().iter().filter(|event| wanted(event)) {
                add(&mut events, EventFact::new(child, event));
            }
        }
    }
    events.sort_by_key(|event| start(&event.time));
    events.into_iter().map(Fact::Event).chain(failures).collect()
}

fn add(events: &mut Vec<EventFact>, event: EventFact) {
    let same = |other: &&mut EventFact| other.title == event.title && other.time == event.time;
    match events.iter_mut().find(same) {
        Some(known) => {
            let new = event.children.into_iter().filter(|child| !known.children.contains(child));
            let new: Vec<String> = new.collect();
            known.children.extend(new);
        }
        None => events.push(event),
    }
}

/// Only what comes first: one event, or one for each child where children were named.
fn keep_first(facts: &mut Vec<Fact>, for_each_child: bool) {
    let mut told: Vec<String> = Vec::new();
    facts.retain(|fact| {
        let Fact::Event(event) = fact else { return true };
        let first = if for_each_child {
            event.children.iter().any(|child| !told.contains(child))
        } else {
            told.is_empty()
        };
        told.extend(event.children.clone());
        first
    });
}

fn start(time: &EventTime) -> DateTime {
    match time {
        EventTime::Days { first, .. } => first.to_datetime(jiff::civil::Time::midnight()),
        EventTime::Hours { start, .. } => *start,
    }
}

fn end(time: &EventTime) -> DateTime {
    match time {
        EventTime::Days { last, .. } => last.at(23, 59, 59, 0),
        EventTime::Hours { end, .. } => *end,
    }
}

/// Excursions and celebrations of a day: the timetable still shows the lessons they replace.
pub fn instead_of_lessons(child: &Child, date: Date) -> Vec<Fact> {
    let replaces =
        |title: &str| matches!(school::event_kind(title), Some("excursion" | "celebration"));
    let of_day = child.calendar.items().iter().filter(|event| event.time.touches(date, date));
    of_day
        .filter(|event| replaces(&event.title))
        .map(|event| Fact::Event(EventFact::new(child, event)))
        .collect()
}

fn in_part(time: &EventTime, part: Option<DayPart>) -> bool {
    match (time, part) {
        (EventTime::Hours { start, end }, Some(DayPart::Between(from, to))) => {
            start.time() <= to && end.time() >= from
        }
        (EventTime::Hours { start, .. }, Some(DayPart::AfterLunch)) => start.hour() >= 12,
        (EventTime::Hours { start, .. }, Some(DayPart::BeforeLunch)) => start.hour() < 12,
        _ => true,
    }
}

fn names(children: &[&Child]) -> Vec<String> {
    children.iter().map(|child| child.first_name.clone()).collect()
}
