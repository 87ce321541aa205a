//! Days and times that a family file tells relative to the week of the clock.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::{Timestamp, ToSpan, Zoned};
use serde::Deserialize;

use super::swedish;
use crate::clock::school_zone;
use crate::model::Week;

/// A day of the week, as the family file writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// A day and, where it matters, a time of it. Week 0 is the week of the clock, 1 the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Moment {
    pub(super) week: i8,
    pub(super) day: Day,
    pub(super) time: Option<Time>,
}

/// What turns relative days into dates: the clock, and the Monday of its ISO week.
#[derive(Clone, Debug)]
pub(super) struct Almanac {
    now: DateTime,
    monday: Date,
}

impl Day {
    /// From a word: `mon`.
    fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "mon" => Self::Mon,
            "tue" => Self::Tue,
            "wed" => Self::Wed,
            "thu" => Self::Thu,
            "fri" => Self::Fri,
            "sat" => Self::Sat,
            "sun" => Self::Sun,
            _ => return None,
        })
    }
}

impl Almanac {
    pub(super) fn new(now: &Zoned) -> Self {
        let now = now.with_time_zone(school_zone()).datetime();
        let back = i64::from(now.date().weekday().to_monday_zero_offset());
        Self { now, monday: now.date().saturating_sub(back.days()) }
    }

    /// The clock, school-local time.
    pub(super) fn now(&self) -> DateTime {
        self.now
    }

    /// The date of a day of week `week`, counted from the week of the clock.
    pub(super) fn date(&self, week: i8, day: Day) -> Date {
        self.monday.saturating_add((i64::from(week) * 7 + day as i64).days())
    }

    /// The ISO week that lies `week` weeks after the one of the clock.
    pub(super) fn week(&self, week: i8) -> Week {
        Week::of(self.date(week, Day::Mon))
    }

    /// How many weeks an ISO week lies after the one of the clock; `None` if there is no such week.
    pub(super) fn weeks_ahead(&self, week: Week) -> Option<i32> {
        let monday = week.day(Weekday::Monday)?;
        Some((monday - self.monday).get_days() / 7)
    }

    /// The date and time of a moment; midnight where it has no time.
    pub(super) fn at(&self, moment: Moment) -> DateTime {
        self.date(moment.week, moment.day).to_datetime(moment.time.unwrap_or_default())
    }

    /// Fills in what a text of the family file says about days: `{week 1}` becomes "vecka 49",
    /// `{day 1 wed}` "onsdag 2 december", `{Day 1 wed}` the same with a capital and `{date 1 wed}`
    /// "2 december". Other braces stay.
    pub(super) fn fill_in(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let known =
                after.split_once('}').and_then(|(inner, end)| Some((self.words(inner)?, end)));
            if let Some((words, end)) = known {
                filled.push_str(&words);
                rest = end;
            } else {
                filled.push('{');
                rest = after;
            }
        }
        filled.push_str(rest);
        filled
    }

    fn words(&self, inner: &str) -> Option<String> {
        let mut parts = inner.split(' ');
        let kind = parts.next()?;
        let week = parts.next()?.parse().ok()?;
        if kind == "week" {
            return Some(swedish::week(self.week(week)));
        }
        let date = self.date(week, Day::from_word(parts.next()?)?);
        match kind {
            "day" => Some(swedish::weekday_and_date(date)),
            "Day" => Some(swedish::capitalised(&swedish::weekday_and_date(date))),
            "date" => Some(swedish::day_and_month(date)),
            _ => None,
        }
    }
}

/// Milliseconds of the Unix epoch at a school-local time, as `/Date(…)/` has them.
pub(super) fn epoch_milliseconds(at: DateTime) -> i64 {
    school_zone().to_timestamp(at).map_or(0, Timestamp::as_millisecond)
}
