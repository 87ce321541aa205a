//! The ways Skolplattformen writes a date.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};

use crate::clock::school_zone;

/// A date as the platform wrote it: as exact as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A day without a time.
    Day(Date),
    /// A school-local time.
    Local(DateTime),
    /// A moment with a zone.
    Instant(Timestamp),
}

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

impl When {
    /// Reads `/Date(1608304542000)/`, ISO 8601, `2020-12-21 09:00`, `2020-12-21`,
    /// `2 oktober 2020` or `2 oktober 2020 11:34`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        epoch(text).or_else(|| iso(text)).or_else(|| swedish(text))
    }

    /// The moment; a day begins at midnight at the school.
    pub fn timestamp(self) -> Option<Timestamp> {
        match self {
            Self::Instant(instant) => Some(instant),
            Self::Local(local) => Some(local.to_zoned(school_zone()).ok()?.timestamp()),
            Self::Day(day) => Some(day.to_zoned(school_zone()).ok()?.timestamp()),
        }
    }

    /// The day at the school.
    pub fn date(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Local(local) => local.date(),
            Self::Instant(instant) => instant.to_zoned(school_zone()).date(),
        }
    }

    /// The school-local time, where there is one.
    pub fn local(self) -> Option<DateTime> {
        match self {
            Self::Day(_) => None,
            Self::Local(local) => Some(local),
            Self::Instant(instant) => Some(instant.to_zoned(school_zone()).datetime()),
        }
    }
}

/// `/Date(ms)/`, milliseconds since 1970 in UTC, possibly negative or followed by an offset that
/// does not change the moment.
fn epoch(text: &str) -> Option<When> {
    let text = text.strip_prefix('/').unwrap_or(text);
    let prefix = text.get(..5).filter(|prefix| prefix.eq_ignore_ascii_case("date("))?;
    let digits = text.strip_prefix(prefix)?;
    let end = digits
        .char_indices()
        .find(|(index, c)| !(c.is_ascii_digit() || (*index == 0 && *c == '-')))
        .map_or(digits.len(), |(index, _)| index);
    let milliseconds = digits.get(..end)?.parse().ok()?;
    Timestamp::from_millisecond(milliseconds).ok().map(When::Instant)
}

fn iso(text: &str) -> Option<When> {
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(When::Instant(instant));
    }
    if text.len() <= "2020-12-21".len() {
        return text.parse().ok().map(When::Day);
    }
    text.parse().ok().map(When::Local)
}

fn swedish(text: &str) -> Option<When> {
    let mut words = text.split_whitespace();
    let day = words.next()?.parse().ok()?;
    let month = words.next()?.to_lowercase();
    let month = (1..).zip(MONTHS).find(|(_, name)| *name == month).map(|(number, _)| number)?;
    let year = words.next()?.parse().ok()?;
    let date = Date::new(year, month, day).ok()?;
    match (words.next(), words.next()) {
        (None, _) => Some(When::Day(date)),
        (Some(time), None) => Some(When::Local(date.to_datetime(time_of_day(time)?))),
        (Some(_), Some(_)) => None,
    }
}

/// `11:34`.
fn time_of_day(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}
