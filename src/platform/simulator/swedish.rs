//! The Swedish words for days and weeks that are part of the platform's answers.

use jiff::civil::{Date, DateTime, Weekday};

use crate::model::Week;

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// "november".
pub(super) fn month(date: Date) -> &'static str {
    let index = usize::from(date.month().unsigned_abs()).saturating_sub(1);
    MONTHS.get(index).copied().unwrap_or_default()
}

/// "nov"; the platform writes "maj" and "mars" in the same three letters.
pub(super) fn short_month(date: Date) -> &'static str {
    month(date).get(..3).unwrap_or_default()
}

/// "onsdag".
pub(super) fn weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "måndag",
        Weekday::Tuesday => "tisdag",
        Weekday::Wednesday => "onsdag",
        Weekday::Thursday => "torsdag",
        Weekday::Friday => "fredag",
        Weekday::Saturday => "lördag",
        Weekday::Sunday => "söndag",
    }
}

/// "26 november".
pub(super) fn day_and_month(date: Date) -> String {
    format!("{} {}", date.day(), month(date))
}

/// "onsdag 26 november".
pub(super) fn weekday_and_date(date: Date) -> String {
    format!("{} {}", weekday(date.weekday()), day_and_month(date))
}

/// "vecka 48".
pub(super) fn week(week: Week) -> String {
    format!("vecka {}", week.number)
}

/// The heading of a lunch: "Onsdag - Vecka 48".
pub(super) fn lunch_heading(weekday_of_lunch: Weekday, week: Week) -> String {
    format!("{} - Vecka {}", capitalised(weekday(weekday_of_lunch)), week.number)
}

/// With a capital, as at the beginning of a sentence.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// The time a letter bears beside its `/Date(…)/`: "18 december 2020 16:15".
pub(super) fn long_date_time(at: DateTime) -> String {
    let date = at.date();
    let time = at.strftime("%H:%M");
    format!("{} {} {} {time}", date.day(), month(date), date.year())
}
