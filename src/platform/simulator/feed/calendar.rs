//! Calendar and schedule (PLATFORM facts 1.7, 1.8).

use jiff::civil::{Date, DateTime};
use serde_json::{Value, json};

use crate::platform::simulator::family::Event;
use crate::platform::simulator::moment::Almanac;
use crate::platform::simulator::swedish;

/// The first `limit` events.
pub(in crate::platform::simulator) fn items(
    events: &[Event],
    almanac: &Almanac,
    limit: usize,
) -> Value {
    let ids = 1..;
    events.iter().zip(ids).take(limit).map(|(event, id)| item(event, id, almanac)).collect()
}

/// The events that touch a day from `first` to `last`. The platform numbers none of them.
pub(in crate::platform::simulator) fn items_between(
    events: &[Event],
    almanac: &Almanac,
    first: Date,
    last: Date,
) -> Value {
    events
        .iter()
        .filter(|event| {
            almanac.at(event.begins).date() <= last && almanac.at(event.ends()).date() >= first
        })
        .map(|event| item(event, 0, almanac))
        .collect()
}

/// Whether an event keeps the school closed on a day.
pub(in crate::platform::simulator) fn closes(event: &Event, day: Date, almanac: &Almanac) -> bool {
    let days = almanac.at(event.begins).date()..=almanac.at(event.ends()).date();
    event.closed && days.contains(&day)
}

fn item(event: &Event, id: u32, almanac: &Almanac) -> Value {
    let all_day = event.begins.time.is_none();
    let (begins, ends) = (almanac.at(event.begins), almanac.at(event.ends()));
    let (begin_text, end_text) = (long(begins, all_day), long(ends, all_day));
    let description = event.description.as_deref().map(|text| almanac.fill_in(text));
    json!({
        "Title": almanac.fill_in(&event.title),
        "Id": id,
        "Description": description,
        "Location": event.place,
        "EventDate": begins.date().to_string(),
        "EventDateTime": clock(begins, all_day),
        "LongEventDateTime": begin_text,
        "EndDate": ends.date().to_string(),
        "EndDateTime": clock(ends, all_day),
        "LongEndDateTime": end_text,
        "EventDateDayNumber": begins.day().to_string(),
        "EventDateMonthName": swedish::short_month(begins.date()),
        "EventDateMonthFullName": swedish::month(begins.date()),
        "FullDateDescription": format!("{begin_text} - {end_text}"),
        "IsSameDay": begins.date() == ends.date(),
        "AllDayEvent": all_day,
        "ListId": null,
        "Mentor": null,
    })
}

/// "09:00", nothing for a whole day.
fn clock(at: DateTime, all_day: bool) -> String {
    if all_day { String::new() } else { at.strftime("%H:%M").to_string() }
}

/// "2020-12-21 09:00", the date alone for a whole day.
fn long(at: DateTime, all_day: bool) -> String {
    at.strftime(if all_day { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" }).to_string()
}
