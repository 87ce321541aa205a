//! Events: the school's calendar (`GetSchoolCalender`) and a child's schedule (`GetSchema`), which
//! share one item shape.

use serde::Deserialize;
use serde_json::Value;

use super::{dates::When, envelope};
use crate::model::{Event, EventTime};
use crate::platform::parsed::{ParseProblem, Parsed, filled, flag, object, text};

/// The error text with which the platform says that a child has no schedule.
const NO_SCHEDULE: &str = "A task was canceled.";

#[derive(Deserialize)]
#[serde(default, rename_all = "PascalCase")]
#[derive(Default)]
struct Raw {
    #[serde(deserialize_with = "filled")]
    title: Option<String>,
    #[serde(deserialize_with = "filled")]
    description: Option<String>,
    #[serde(deserialize_with = "filled")]
    location: Option<String>,
    #[serde(deserialize_with = "text")]
    event_date: Option<String>,
    #[serde(deserialize_with = "text")]
    event_date_time: Option<String>,
    #[serde(deserialize_with = "filled")]
    long_event_date_time: Option<String>,
    #[serde(deserialize_with = "text")]
    end_date: Option<String>,
    #[serde(deserialize_with = "text")]
    end_date_time: Option<String>,
    #[serde(deserialize_with = "filled")]
    long_end_date_time: Option<String>,
    #[serde(deserialize_with = "flag")]
    all_day_event: bool,
}

/// Reads a calendar, in the platform's order.
pub fn calendar(bytes: &[u8]) -> Result<Parsed<Event>, ParseProblem> {
    Ok(Parsed::from_list(&envelope::open_list(bytes)?, event))
}

/// Reads a schedule. A child that has none answers with an error that means "empty".
pub fn schedule(bytes: &[u8]) -> Result<Parsed<Event>, ParseProblem> {
    match calendar(bytes) {
        Err(ParseProblem::Refused(text)) if text == NO_SCHEDULE => Ok(Parsed::default()),
        other => other,
    }
}

fn event(value: &Value) -> Result<Event, &'static str> {
    let raw: Raw = object(value)?;
    let time = time(&raw)?;
    let title = raw.title.ok_or("no Title")?;
    Ok(Event { title, description: raw.description, location: raw.location, time })
}

fn time(raw: &Raw) -> Result<EventTime, &'static str> {
    let [start_long, start_day, start_time] =
        [&raw.long_event_date_time, &raw.event_date, &raw.event_date_time].map(Option::as_deref);
    let [end_long, end_day, end_time] =
        [&raw.long_end_date_time, &raw.end_date, &raw.end_date_time].map(Option::as_deref);
    let start = when(start_long, start_day, start_time).ok_or("EventDate is not a date")?;
    let end = when(end_long, end_day, end_time);
    let end = end.unwrap_or(start);
    if end.date() < start.date() {
        return Err("EndDate is before EventDate");
    }
    match (start.local(), end.local()) {
        (Some(start), Some(end)) if !raw.all_day_event => {
            Ok(EventTime::Hours { start, end: end.max(start) })
        }
        _ => Ok(EventTime::Days { first: start.date(), last: end.date() }),
    }
}

/// The long form, else the date and the time apart.
fn when(long: Option<&str>, date: Option<&str>, time: Option<&str>) -> Option<When> {
    let long = long.and_then(When::parse);
    long.or_else(|| {
        let date = date?;
        let time = time.unwrap_or_default();
        When::parse(&format!("{date} {time}")).or_else(|| When::parse(date))
    })
}
